"""Party letters, boards and their fields, ordinances that amend, rows of a header read cell by cell."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import from_string
from thidua_parse.record import Agency

from .reference_helpers import facts, references
from .wording_helpers import organisation

CITY = Agency(
    raw="UBND thành phố Hà Nội", name="Ủy ban nhân dân thành phố Hà Nội", type="UBND", level="province", province="Hà Nội",
)


@pytest.mark.parametrize(
    ("cited", "issuer"),
    [
        ("Công văn số 12-CV/VPTU", "Văn phòng Tỉnh ủy Lào Cai"),
        ("Hướng dẫn số 3-HD/BTCTU", "Ban Tổ chức Tỉnh ủy Lào Cai"),
        ("Chỉ thị số 1/CT-VKSTC", "Viện kiểm sát nhân dân tối cao"),
        ("Quyết định số 7/QĐ-EVN", "Tập đoàn Điện lực Việt Nam"),
        ("Pháp lệnh số 26/2005/PL-UBTVQH11", "Ủy ban Thường vụ Quốc hội"),
        ("Quyết định số 7/QĐ-ĐHQG ngày 02/3/2021 của Giám đốc ĐHQG-HCM", "Giám đốc Đại học Quốc gia Thành phố Hồ Chí Minh"),
    ],
)
def test_issuers_of_symbols(cited: str, issuer: str) -> None:
    (found,) = references(preamble=f"Thực hiện {cited}, đơn vị xây dựng kế hoạch:")
    assert found.issuer is not None
    assert found.issuer.name == issuer


def test_the_letters_tu_of_a_city_are_those_of_its_thanh_uy() -> None:
    (found,) = references(preamble="Thực hiện Kế hoạch số 9-KH/TU, đơn vị xây dựng kế hoạch:", known=facts(issuer=CITY))
    assert found.issuer is not None
    assert found.issuer.name == "Thành ủy Hà Nội"


@pytest.mark.parametrize(
    ("preamble", "issuer", "subject"),
    [
        (
            "Thực hiện Kế hoạch số 2-KH/BCĐTW, ngày 19/6/2025 của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới"
            " sáng tạo và chuyển đổi số về thúc đẩy kết nối, đơn vị xây dựng kế hoạch:",
            "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
            "về thúc đẩy kết nối, đơn vị xây dựng kế hoạch:",
        ),
        (
            "Thực hiện Công văn số 5/BCĐ-VP ngày 01/2/2025 của Ban Chỉ đạo tỉnh về việc báo cáo kết quả;",
            "Ban Chỉ đạo tỉnh Lào Cai", "về việc báo cáo kết quả",
        ),
        (
            "Thực hiện Kế hoạch số 5/KH-BCĐ ngày 01/2/2025 của Ban Chỉ đạo tỉnh về công tác phòng dịch về cơ sở;",
            "Ban Chỉ đạo tỉnh Lào Cai", "về công tác phòng dịch về cơ sở",
        ),
    ],
)
def test_the_field_of_a_board_belongs_to_its_name(preamble: str, issuer: str, subject: str) -> None:
    (found,) = references(preamble=preamble)
    assert found.issuer is not None
    assert found.issuer.name == issuer
    assert (found.subject or "").startswith(subject.split(", đơn vị", 1)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the year of the number is not that of the date: it numbers the text amended
            "Căn cứ Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Cảnh vệ số 25/2005/PL-UBTVQH11 ngày 16/7/2012;",
            [(None, "2012-07-16"), ("25/2005/PL-UBTVQH11", None)],
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học số 34/2018/QH14 ngày 19/11/2018;",
            [("34/2018/QH14", "2018-11-19")],
        ),
    ],
)
def test_whose_number_stands_behind_an_amending_text(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(r.number, r.date) for r in references(preamble=text)] == expected


def test_a_list_behind_a_colon_is_not_of_the_document_itself() -> None:
    found = references(
        body="6. Quyết định này thay thế các quyết định: số 12-QĐ/TU ngày 01/3/2016, số 15-QĐ/TU ngày 02/4/2017.",
    )
    assert [(r.raw, r.relation) for r in found] == [
        ("quyết định: số 12-QĐ/TU ngày 01/3/2016", "replaces"), ("số 15-QĐ/TU ngày 02/4/2017", "replaces"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3. Đối với báo cáo năm 2025 thì Sở Tài chính, Sở Nội vụ gửi báo cáo đến Văn phòng chậm nhất là ngày 20 tháng 3 năm 2026.",
            [("Sở Tài chính", "report"), ("Sở Nội vụ", "report")],
        ),
        (
            "2. Sở Nội vụ theo dõi việc thực hiện. Thường trực Hội đồng nhân dân kiểm tra, đánh giá.",
            [("Sở Nội vụ", "implement"), ("Thường trực Hội đồng nhân dân", "implement")],
        ),
        (
            "2. Chính phủ có trách nhiệm sơ kết việc thực hiện và báo cáo Quốc hội tại kỳ họp cuối năm 2028.",
            [("Chính phủ", "implement"), ("Chính phủ", "report")],
        ),
        (
            "1. Viện trưởng Viện kiểm sát nhân dân các cấp và kiểm sát viên chịu trách nhiệm thi hành.",
            [("Viện trưởng Viện kiểm sát nhân dân các cấp", "implement"), ("kiểm sát viên", "implement")],
        ),
    ],
)
def test_duties(text: str, expected: list[tuple[str, str]]) -> None:
    assert organisation(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("TÒA ÁN NHÂN DÂN", "TỐI CAO", "Tòa án nhân dân tối cao"),
        ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", "Sở Nội vụ tỉnh Lạng Sơn"),
    ],
)
def test_rows_of_the_header_read_cell_by_cell(first: str, second: str, name: str) -> None:
    found = parse_text(from_string(
        f"{first}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{second}\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/QĐ-ABC\n"
        "Hà Nội, ngày 01 tháng 3 năm 2020\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế\nCăn cứ Luật Báo chí;\nĐiều 1. Ban hành.\n"
    ))
    assert found.issuing_body is not None
    assert found.issuing_body.name == name
