"""Papers of unions, schools, courts and corporations: holders, bases, laws and numbers."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import from_string
from thidua_parse.record import Agency

from .reference_helpers import facts, references
from .wording_helpers import organisation

SCHOOL = Agency(
    raw="Trường Đại học Kinh tế - Luật", name="Trường Đại học Kinh tế - Luật", type="TRƯỜNG", level="unit",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Giao Vụ 9 làm đầu mối, phối hợp với Văn phòng Viện theo dõi, đôn đốc.",
            [("Vụ 9", "lead"), ("Văn phòng Viện", "coordinate")],
        ),
        (
            "1. Báo Tuổi vàng, Tạp chí Lao động, Trang thông tin điện tử Hội có trách nhiệm tuyên truyền.",
            [("Báo Tuổi vàng", "implement"), ("Tạp chí Lao động", "implement"), ("Trang thông tin điện tử Hội", "implement")],
        ),
        (
            "1. Các ông, bà Chánh Văn phòng, Trưởng ban Tổ chức chịu trách nhiệm thi hành Quyết định này.",
            [("Chánh Văn phòng", "implement"), ("Trưởng ban Tổ chức", "implement")],
        ),
        (
            "1. Trưởng các khoa, bộ môn, phòng, ban, trung tâm triển khai thực hiện.",
            [("Trưởng các khoa, bộ môn, phòng, ban, trung tâm", "implement")],
        ),
        ("1. Văn phòng cơ quan bố trí kinh phí, phương tiện phục vụ hội nghị.", [("Văn phòng cơ quan", "implement")]),
        (
            "1. Giao ban tổ chức chủ trì, phối hợp với văn phòng theo dõi, đôn đốc việc thực hiện.",
            [("ban tổ chức", "lead"), ("văn phòng", "coordinate")],
        ),
        ("1. Giao ban hằng tháng với các đơn vị để nắm tình hình.", []),
        (
            "1. Vụ Kiểm sát xét xử hình sự, dân sự chủ trì, phối hợp với Thanh tra Viện kiểm sát nhân dân tối cao hướng dẫn.",
            [("Vụ Kiểm sát xét xử hình sự, dân sự", "lead"), ("Thanh tra Viện kiểm sát nhân dân tối cao", "coordinate")],
        ),
        (
            "1. Ủy ban MTTQ các cấp\n- Tuyên truyền, vận động Nhân dân thực hiện.\n2. Hội Nông dân các cấp\n- Vận động hội viên.",
            [("Ủy ban MTTQ các cấp", "implement"), ("Hội Nông dân các cấp", "implement")],
        ),
        (
            "1. Trung ương Hội\n1.1. Ban Tuyên huấn: là đơn vị đầu mối, hướng dẫn thực hiện.\n1.2. Văn phòng: bảo đảm kinh phí.",
            [("Ban Tuyên huấn", "lead"), ("Văn phòng", "implement")],
        ),
        (
            "1. Hội Nông dân huyện, Hội Phụ nữ huyện phối hợp tổ chức.",
            [("Hội Nông dân huyện", "coordinate"), ("Hội Phụ nữ huyện", "coordinate")],
        ),
        (
            "1. Trưởng ban Tổ chức chủ trì, phối hợp với đồng chí Chánh Văn phòng tham mưu.",
            [("Trưởng ban Tổ chức", "lead"), ("Chánh Văn phòng", "coordinate")],
        ),
        (
            "1. Người đại diện phần vốn của Tập đoàn căn cứ Kế hoạch này tổ chức thực hiện.",
            [("Người đại diện phần vốn của Tập đoàn", "implement")],
        ),
    ],
)
def test_holders(text: str, expected: list[tuple[str, str]]) -> None:
    assert organisation(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Để triển khai thi hành Luật kịp thời, thống nhất, Sở xây dựng kế hoạch.", []),
        ("Trường Đại học Kinh tế - Luật tổ chức hội nghị.", []),
        ("- Luật Thanh niên năm 2020;", ["Luật Thanh niên"]),
        ("Thực hiện Luật thi đua, khen thưởng và Luật công đoàn.", ["Luật thi đua, khen thưởng", "Luật công đoàn"]),
        ("Căn cứ Luật bảo hiểm hưu trí số 12/2031/QH18;", ["Luật bảo hiểm hưu trí"]),
    ],
)
def test_words_behind_luat_that_name_no_law(text: str, names: list[str]) -> None:
    assert [r.subject for r in references(body=text) if r.kind == "L"] == names


@pytest.mark.parametrize(
    ("basis", "parent"),
    [
        ("Quyết định số 37/QĐ-TTg ngày 24/3/2010 của Thủ tướng Chính phủ về việc thành lập Trường Đại học Kinh tế - Luật", False),
        ("Quyết định số 7/QĐ-ĐHQG ngày 24/3/2020 của Giám đốc Đại học Quốc gia về quy chế thi đua, khen thưởng Trường Đại học Kinh tế - Luật", True),
    ],
)
def test_what_sets_up_the_issuer_is_no_parent(basis: str, parent: bool) -> None:
    known = facts(issuer=SCHOOL, kind="QĐ", subject="Quy định thi đua, khen thưởng của Trường Đại học Kinh tế - Luật")
    found = references(preamble=f"Căn cứ {basis};", title="QUYẾT ĐỊNH", known=known)
    assert [(r.relation, r.is_parent) for r in found if r.number] == [("based_on", parent)]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "Thực hiện Chương trình số 5-CTr/TW ngày 02/3/2021 của Ban Bí thư, Ban Thường trực xây dựng Kế hoạch giám sát việc"
            " thực hiện Nghị quyết số 42/NQ-CP ngày 09/4/2020 của Chính phủ như sau:",
            [("implements", True), ("reviews", False)],
        ),
        (
            "Căn cứ Chỉ thị số 26/CT-TTg ngày 06 ngày 6 tháng 2017 của Thủ tướng Chính phủ về tiếp tục triển khai"
            " Nghị quyết số 35/NQ-CP ngày 16/5/2016;",
            [("based_on", False), ("mentioned_in_title", False)],
        ),
        (
            "Nay đính chính Quy định A ban hành kèm theo Quyết định số 8/QĐ-TLĐ ngày 09/01/2021; Quy định B ban hành kèm theo"
            " Quyết định số 9/QĐ-TLĐ ngày 09/01/2021 như sau:",
            [("corrects", False), ("corrects", False)],
        ),
    ],
)
def test_relations(preamble: str, expected: list[tuple[str, bool]]) -> None:
    found = references(preamble=preamble)
    assert [(r.relation, r.is_parent) for r in found if r.number] == expected


HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nCăn cứ Luật Công đoàn;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế.\n"


def test_units_joined_by_a_plus_in_a_number() -> None:
    found = parse_text(from_string(
        "TỔNG CÔNG TY ĐIỆN LỰC\n" + HEAD + "Số: 142/EVNX-VP+TC&NS\nV/v phát động thi đua\nHà Nội, ngày 27 tháng 3 năm 2023\n"
        "Kính gửi: Các đơn vị.\nThực hiện văn bản số 12/EVN-VP+KT ngày 15/3/2023 của Tập đoàn, đề nghị các đơn vị triển khai.\n"
    ))
    assert (found.document_number.text, found.document_number.status) == ("142/EVNX-VP+TC&NS", "stated")
    assert [r.number for r in found.references] == ["12/EVN-VP+KT"]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("THÔNG TƯ\nSỐ 1/2004/TT-TANDTC NGÀY 16-01-2004 CỦA TÒA ÁN NHÂN DÂN TỐI CAO HƯỚNG DẪN VIỆC CHIA TÁCH TÒA ÁN", "HƯỚNG DẪN VIỆC CHIA TÁCH TÒA ÁN"),
        ("THÔNG TƯ\nCỦA CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO\nVỀ VIỆC CHIA TÁCH TÒA ÁN", "VỀ VIỆC CHIA TÁCH TÒA ÁN"),
        ("QUYẾT ĐỊNH CỦA VIỆN TRƯỞNG VIỆN KSND TỐI CAO\nBAN HÀNH QUY CHẾ BẢO VỆ BÍ MẬT", "BAN HÀNH QUY CHẾ BẢO VỆ BÍ MẬT"),
        ("QUY ĐỊNH\nVỀ QUAN HỆ GIỮA BAN BÍ THƯ,\nCHỦ TỊCH NƯỚC VÀ MỘT SỐ TỔ CHỨC", "VỀ QUAN HỆ GIỮA BAN BÍ THƯ, CHỦ TỊCH NƯỚC VÀ MỘT SỐ TỔ CHỨC"),
    ],
)
def test_titles_that_repeat_issuer_number_and_date(title: str, subject: str) -> None:
    found = parse_text(from_string(
        "TÒA ÁN NHÂN DÂN TỐI CAO\n" + HEAD + "Số: 1/2004/TT-TANDTC\nHà Nội, ngày 16 tháng 01 năm 2004\n" + title + BODY
    ))
    assert found.subject == subject
    assert [r.number for r in found.references if r.number] == []


def test_thong_tri_of_the_party_has_letters_of_its_own() -> None:
    ref, = references(preamble="Căn cứ Thông tri số 11-TTri/TU ngày 05/3/2016 của Ban Thường vụ Tỉnh ủy về bầu cử;")
    assert (ref.kind, ref.relation) == ("TTri", "based_on")
    ref, = references(body="1. Các sở thực hiện Thông tri số 11-TTri/TU ngày 05/3/2016 của Ban Thường vụ Tỉnh ủy.")
    assert (ref.kind, ref.relation) == ("TTri", "implements")
