"""Kind, number, date, place, subject and addressees of the header."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing import parse_text
from thidua_parse.parsing.fold import bare
from thidua_parse.parsing.header.dates import parse_date, with_signing_time
from thidua_parse.parsing.text import DocumentText
from thidua_parse.reading import SourceText
from thidua_parse.record import DigitalSignature, IssueDate, Source

from .frame_helpers import BODY, CLOSING, NATION, parse, plan

NUMBERS = [
    ("Số: 12/KH-SNV", "12/KH-SNV", "12", "stated"),
    ("Số: 108 /KH-UBND", "108/KH-UBND", "108", "stated"),
    ("Số: 07/KH - UBND", "07/KH-UBND", "07", "stated"),
    ("Số:09/KH-SNV", "09/KH-SNV", "09", "stated"),
    ("Số 31 /KH-SNV", "31/KH-SNV", "31", "stated"),
    ("Số: 25/KH- PGD&ĐT", "25/KH-PGD&ĐT", "25", "stated"),
    ("Số 12 -KH/HU", "12-KH/HU", "12", "stated"),
    ("Số 23 - KH/TU", "23-KH/TU", "23", "stated"),
    ("Số: 225-KH/TWĐTN-TNNT", "225-KH/TWĐTN-TNNT", "225", "stated"),
    ("Số: 12/2025/NQ-HĐND", "12/2025/NQ-HĐND", "12", "stated"),
    ("Số: 66.15/2026/NQ-CP", "66.15/2026/NQ-CP", "66.15", "stated"),
    ("Số: 45/KH-SGDĐT-GDTrH", "45/KH-SGDĐT-GDTrH", "45", "stated"),
    ("Số: 998 /SGDĐT-GDTrH, GDTX", "998/SGDĐT-GDTrH,GDTX", "998", "stated"),
    ("Số: 16/KH-MTTQ-BTT", "16/KH-MTTQ-BTT", "16", "stated"),
    ("SỐ: 77/KH-SNV", "77/KH-SNV", "77", "stated"),
    ("Nghị quyết số: 71/2025/UBTVQH15", "71/2025/UBTVQH15", "71", "stated"),
    ("Số: 108\n/KH-UBND", "108/KH-UBND", "108", "stated"),
    ("Số\n25\n/KH-SNV", "25/KH-SNV", "25", "stated"),
    ("Số: 25/KH-\nSNV", "25/KH-SNV", "25", "stated"),
    ("458/PGD&ĐT", "458/PGD&ĐT", "458", "stated"),
    ("Số: /KH-SCT", "/KH-SCT", None, "blank"),
    ("Số: ..../KH-UBND", "/KH-UBND", None, "blank"),
    ("Số: ……/KH-UBND", "/KH-UBND", None, "blank"),
    ("Số : /QĐ. BQL-VP", "/QĐ.BQL-VP", None, "blank"),
    ("Số:", None, None, "blank"),
]


@pytest.mark.parametrize(("line", "text", "serial", "status"), NUMBERS)
def test_number_line(line: str, text: str | None, serial: str | None, status: str) -> None:
    number = plan(number=line + "\n").document_number
    assert (number.text, number.serial, number.status) == (text, serial, status)


def test_number_is_absent_without_a_line() -> None:
    number = plan(number="").document_number
    assert (number.text, number.status, number.span) == (None, "absent", None)


def test_number_span_holds_what_is_printed() -> None:
    record = plan(number="Số: 108 /KH-UBND\n")
    assert record.quote(record.document_number.span) == "108 /KH-UBND"


def test_numbers_cited_in_the_subject_are_not_the_documents_own() -> None:
    record = plan(
        number="", title="KẾ HOẠCH\nThực hiện Kế hoạch số 85/KH-UBND ngày 21/9/2021 của UBND tỉnh\n"
    )
    assert record.document_number.status == "absent"
    assert record.subject == "Thực hiện Kế hoạch số 85/KH-UBND ngày 21/9/2021 của UBND tỉnh"


DATES = [
    ("ngày 11 tháng 9 năm 2021", "2021-09-11", "stated"),
    ("ngày07 tháng10 năm 2020", "2020-10-07", "stated"),
    ("ngày 2 9 tháng 9 năm 2021", "2021-09-29", "stated"),
    ("ngày 05/9/2021", "2021-09-05", "stated"),
    ("Ngày 8 tháng 12 năm 2025", "2025-12-08", "stated"),
    ("ngày … tháng 10 năm 2021", "2021-10", "partial"),
    ("ngày tháng 10 năm 2021", "2021-10", "partial"),
    ("ngày ... tháng ... năm 2021", "2021", "partial"),
    ("ngày tháng năm 2020", "2020", "partial"),
    ("ngày tháng năm", None, "blank"),
    ("ngày 31 tháng 02 năm 2021", "2021-02", "uncertain"),
    ("ngày 5 tháng 13 năm 2021", "2021", "uncertain"),
    ("ngày @&0 tháng 12 năm 2024", "2024-12", "uncertain"),
    ("năm 2021", None, "absent"),
]


@pytest.mark.parametrize(("text", "iso", "status"), DATES)
def test_printed_dates(text: str, iso: str | None, status: str) -> None:
    assert parse_date(text) == (iso, status)


@given(st.dates(min_value=__import__("datetime").date(1976, 1, 1)))
@settings(max_examples=60)
def test_every_day_is_read_back(day: object) -> None:
    year, month, date = str(day).split("-")
    if int(year) <= 2100:
        assert parse_date(f"ngày {date} tháng {int(month)} năm {year}") == (str(day), "stated")


PLACES = [
    ("Bến Tre, ngày 09 tháng 3 năm 2022", "Bến Tre", "2022-03-09"),
    ("TP. Hồ Chí Minh, ngày 09 tháng 3 năm 2022", "TP. Hồ Chí Minh", "2022-03-09"),
    ("Bà Rịa - Vũng Tàu, ngày 9 tháng 3 năm 2022", "Bà Rịa - Vũng Tàu", "2022-03-09"),
    ("Thủ Dầu Một , ngày 15 tháng 4 năm 2009", "Thủ Dầu Một", "2009-04-15"),
    ("ngày 09 tháng 3 năm 2022", None, "2022-03-09"),
]


@pytest.mark.parametrize(("line", "place", "iso"), PLACES)
def test_place_and_date_line(line: str, place: str | None, iso: str) -> None:
    record = plan(date=line + "\n")
    assert (record.place, record.issued_on.iso) == (place, iso)
    if place:
        assert record.quote(record.place_span) == place


def test_signing_time_is_evidence_for_a_blank_day_and_never_the_day() -> None:
    text = "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\nSố: 12/KH-SNV\n" + NATION
    text += "Bến Tre, ngày tháng 3 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n" + BODY + CLOSING
    signed = (
        DigitalSignature(signer="Sở Nội vụ", signed_at="2022-03-14T08:00:00+07:00"),
        DigitalSignature(signer="Văn thư", signed_at="2022-05-01T08:00:00+07:00"),
    )
    source = SourceText(text=text, sha256="0", source=Source(path="x"), digital_signatures=signed)
    date = parse_text(source).issued_on
    assert (date.iso, date.status, date.candidates) == ("2022-03", "partial", ("2022-03-14",))
    assert len(date.evidence) == 1


@pytest.mark.parametrize(("read", "candidates", "notes"), [
    ("2022-03-14", ("2022-03-14",), 1), ("2022-03-11", (), 1), ("2022-04-14", (), 0),
])
def test_a_signature_of_the_month_bears_out_the_month_of_a_doubtful_day(read: str, candidates: tuple[str, ...], notes: int) -> None:
    signed = (DigitalSignature(signer="Sở Nội vụ", signed_at="2022-03-14T08:00:00+07:00"),)
    source = SourceText(text="x", sha256="0", source=Source(path="x"), digital_signatures=signed)
    date = with_signing_time(DocumentText.of(source), IssueDate(iso=read, status="uncertain"))
    assert (date.iso, date.candidates, len(date.evidence)) == (read, candidates, notes)


def test_date_in_the_preamble_is_not_the_date_of_issue() -> None:
    record = plan(date="", number="")
    assert (record.issued_on.iso, record.issued_on.status) == (None, "absent")


KINDS = [
    ("KẾ HOẠCH", "KH"), ("QUYẾT ĐỊNH", "QĐ"), ("CHỈ THỊ", "CT"), ("HƯỚNG DẪN", "HD"), ("THÔNG BÁO", "TB"),
    ("BÁO CÁO", "BC"), ("TỜ TRÌNH", "TTr"), ("CHƯƠNG TRÌNH", "CTr"), ("CÔNG ĐIỆN", "CĐ"),
    ("GIẤY MỜI", "GM"), ("NGHỊ QUYẾT", "NQ"), ("KẾT LUẬN", "KL"), ("QUY ĐỊNH", "QyĐ"), ("QUY CHẾ", "QC"),
    ("ĐỀ ÁN", "ĐA"), ("PHƯƠNG ÁN", "PA"), ("THÔNG TƯ", "TT"), ("NGHỊ ĐỊNH", "NĐ"), ("Kế hoạch", "KH"),
    ("K Ế H O Ạ C H", "KH"), ("KẾ HOẠCH LIÊN TỊCH", "KH"), ("THÔNG TRI", "TTri"), ("QUYÉT ĐỊNH", "QĐ"),
    ("HƢỚNG DẪN", "HD"), ("CHÍ THỊ", "CT"),
]


@pytest.mark.parametrize(("word", "code"), KINDS)
def test_kind_word(word: str, code: str) -> None:
    record = plan(number="Số: 12/SNV\n", title=f"{word}\nVề công tác thi đua năm 2022\n")
    assert record.kind is not None
    assert (record.kind.code, record.kind.status) == (code, "stated")
    assert record.subject == "Về công tác thi đua năm 2022"


def test_kind_from_the_symbol_when_no_word_is_printed() -> None:
    record = plan(title="")
    assert record.kind is not None
    assert (record.kind.code, record.kind.status) == ("KH", "inferred")


def test_department_of_planning_is_no_plan() -> None:
    record = plan(
        organs="UBND TỈNH BẾN TRE\nSỞ\nKẾ HOẠCH VÀ ĐẦU TƯ\n", number="Số: 5/BC-SKHĐT\n",
        title="BÁO CÁO\nKết quả thi đua năm 2022\n",
    )
    assert record.kind is not None
    assert record.kind.code == "BC"


SUBJECTS = [
    # several lines, with quotes
    ('KẾ HOẠCH\nTriển khai phong trào thi đua\n"Chung sức vì cộng đồng"\ngiai đoạn 2021 - 2025\n',
     'Triển khai phong trào thi đua "Chung sức vì cộng đồng" giai đoạn 2021 - 2025'),
    # begins like a preamble
    ("KẾ HOẠCH\nThực hiện Nghị quyết số 19-NQ/TW ngày 25/10/2017\n", "Thực hiện Nghị quyết số 19-NQ/TW ngày 25/10/2017"),
    # capitals on the line of the kind word
    ("KẾ HOẠCH PHÁT ĐỘNG THI ĐUA NĂM 2022\n", "PHÁT ĐỘNG THI ĐUA NĂM 2022"),
    # rule line, note on promulgation, end mark
    ("KẾ HOẠCH\nVề việc xét tặng danh hiệu.\n--------\n(Ban hành kèm theo Quyết định số 3/QĐ-SNV ngày 01/3/2022)\n",
     "Về việc xét tặng danh hiệu"),
    # issuer above the bases
    ("QUYẾT ĐỊNH\nVề việc khen thưởng năm 2022\nGIÁM ĐỐC SỞ NỘI VỤ TỈNH BẾN TRE\n", "Về việc khen thưởng năm 2022"),
    # Party style: issuer between kind word and subject
    ("CHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề việc tổ chức Tết\n", "về việc tổ chức Tết"),
    # reports name two matters
    ("BÁO CÁO\nTổng kết công tác thi đua năm 2021;\nPhương hướng, nhiệm vụ năm 2022\n",
     "Tổng kết công tác thi đua năm 2021; Phương hướng, nhiệm vụ năm 2022"),
    # V/v is kept but in official letters
    ("TỜ TRÌNH\nV/v đề nghị khen thưởng\n", "V/v đề nghị khen thưởng"),
]


@pytest.mark.parametrize(("title", "subject"), SUBJECTS)
def test_subject(title: str, subject: str) -> None:
    record = plan(title=title)
    assert record.subject == subject
    assert record.quote(record.subject_span).replace("\n", " ") == subject


LETTERS = [
    ("V/v đăng ký thi đua năm 2022\n", "đăng ký thi đua năm 2022"),
    ("V/v đăng ký nội dung thi đua\nnăm 2022\n", "đăng ký nội dung thi đua năm 2022"),
    ("V/v: hướng dẫn khen thưởng.\n", "hướng dẫn khen thưởng"),
    ("V/v góp ý dự thảo sửa đổi Quyết định số 2269/QĐ-TTg về viễn thông\n",
     "góp ý dự thảo sửa đổi Quyết định số 2269/QĐ-TTg về viễn thông"),
]


@pytest.mark.parametrize(("about", "subject"), LETTERS)
def test_official_letter(about: str, subject: str) -> None:
    record = plan(
        number="Số: 321/SNV-TĐKT\n" + about, title="Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- UBND các huyện.\n"
    )
    assert record.kind is not None
    assert record.kind.code == "CV"
    assert record.document_number.text == "321/SNV-TĐKT"
    assert record.subject == subject
    assert [a.raw for a in record.addressees] == ["Các sở, ban, ngành tỉnh", "UBND các huyện"]


def test_addressees_on_one_line() -> None:
    record = plan(title="TỜ TRÌNH\nVề việc khen thưởng\nKính gửi: Ủy ban nhân dân tỉnh.\n")
    assert [a.raw for a in record.addressees] == ["Ủy ban nhân dân tỉnh"]
    assert record.quote(record.addressees[0].span) == "Ủy ban nhân dân tỉnh"


def test_addressees_of_a_dispatch() -> None:
    record = plan(
        title="CÔNG ĐIỆN\nVề việc phòng chống rét\nCHỦ TỊCH UBND TỈNH điện:\n- Giám đốc Sở Y tế;\n- Chủ tịch UBND các huyện.\n"
    )
    assert record.subject == "Về việc phòng chống rét"
    assert [a.raw for a in record.addressees] == ["Giám đốc Sở Y tế", "Chủ tịch UBND các huyện"]


INTERLEAVED = (
    "UBND TỈNH BẾN TRE CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12 /KH-SNV Bến Tre, ngày 09 tháng 3 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n"
)


TABBED = (
    "UBND TỈNH BẾN TRE\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/KH-SNV\tBến Tre, ngày 09 tháng 3 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n"
)


RIGHT_FIRST = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Tre, ngày 09 tháng 3 năm 2022\n"
    "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\nSố: 12/KH-SNV\nKẾ HOẠCH\nThi đua năm 2022\n"
)


@pytest.mark.parametrize("header", [INTERLEAVED, TABBED, RIGHT_FIRST])
def test_columns_in_any_order(header: str) -> None:
    record = parse(header + BODY + CLOSING)
    assert record.document_number.text == "12/KH-SNV"
    assert (record.place, record.issued_on.iso) == ("Bến Tre", "2022-03-09")
    assert record.issuing_body is not None
    assert record.issuing_body.name == "Sở Nội vụ tỉnh Bến Tre"
    assert record.superior_body is not None
    assert record.superior_body.name == "Ủy ban nhân dân tỉnh Bến Tre"
    assert record.subject == "Thi đua năm 2022"


def test_date_of_the_promulgating_decision_is_inferred() -> None:
    record = parse(
        "QUY ĐỊNH\nVề xét khen thưởng\n(Ban hành kèm theo Quyết định số 9/2010/QĐ-UBND ngày 21 tháng 01 năm 2010 của "
        "Ủy ban nhân dân tỉnh Bến Tre)\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng\n"
    )
    assert (record.issued_on.iso, record.issued_on.status) == ("2010-01-21", "inferred")
    assert record.document_number.status == "absent"
    assert record.issuing_body is not None
    assert record.issuing_body.name == "Ủy ban nhân dân tỉnh Bến Tre"


@given(st.text(max_size=80))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(bare(text)) == len(text)


@given(st.text(alphabet="SỐốngàythámăn:/-. 0123456789KHUBND\n\t\"", max_size=300))
@settings(max_examples=80)
def test_any_text_gives_a_record_with_spans_inside(text: str) -> None:
    record = parse(text)
    for span in (record.document_number.span, record.issued_on.span, record.subject_span):
        assert span is None or 0 <= span.start <= span.end <= len(record.text)
