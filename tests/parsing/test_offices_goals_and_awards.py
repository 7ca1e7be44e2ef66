"""Goals, awards, reports and numbers of offices of other kinds, each with its defect."""

from __future__ import annotations

import pytest

from .frame_helpers import plan
from .wording_helpers import body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Các chi hội báo cáo định kỳ 6 tháng, hằng năm hoặc đột xuất.",
            [(None, "half-yearly"), (None, "yearly")],
        ),
        (
            "1. Các chi hội\nCăn cứ Kế hoạch này tổ chức bình xét; hồ sơ đề nghị khen thưởng gửi về Hội trước ngày 10/11/2022.",
            [("2022-11-10", None)],
        ),
    ],
)
def test_reports(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. TỔ CHỨC THỰC HIỆN\n{text}")
    assert [(d.date, d.recurrence) for d in found.deadlines] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("MỤC TIÊU", "- Có 900 hội viên tham gia tổ hợp tác.", [(900, "hội viên")]),
        ("MỤC TIÊU", "- Hỗ trợ 40 phụ nữ khởi nghiệp.", [(40, "phụ nữ")]),
        ("MỤC TIÊU", "- Điểm bình quân đạt từ 3,8 điểm trở lên.", [(3.8, "điểm")]),
        ("MỤC TIÊU", "- Mở rộng từ 250 ha lên 400 ha.", [(400, "ha")]),
        ("MỤC TIÊU", "- Hiện có 12 tổ hợp tác đang hoạt động.", []),
        ("NỘI DUNG", "- Hồ sơ đạt từ 8,5 điểm trở lên được xếp loại khá.", []),
        ("NỘI DUNG", "- Kết nạp ít nhất 70 đoàn viên mới.", [(70, "đoàn viên")]),
    ],
)
def test_goals(title: str, text: str, expected: list[tuple[float, str]]) -> None:
    found = body(f"I. {title}\n{text}\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.")
    assert [(t.value, t.unit) for t in found.targets] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hiệu trưởng tặng giấy khen cho lớp đạt giải Nhất.", [("Giấy khen", "Hiệu trưởng")]),
        ("Ban CHQS huyện tặng Giấy khen cho cá nhân.", [("Giấy khen", "Ban Chỉ huy Quân sự huyện")]),
        ("Học sinh có giấy khen các năm trước được ưu tiên.", []),
    ],
)
def test_awards(text: str, expected: list[tuple[str, str]]) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. KHEN THƯỞNG\n{text}\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.")
    assert [
        (a.form, next(b for _, b in expected if (a.awarded_by or "").startswith(b))) for a in found.award_forms
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Các khoa báo cáo nhanh trước 15h30 hàng ngày.", [(None, "daily")]),
        ("1. Các khoa định kỳ hằng tuần báo cáo số liệu người bệnh.", [(None, "weekly")]),
        ("1. Các khoa thực hiện Báo cáo số 12/BC-SNV hằng tuần.", []),
    ],
)
def test_rhythms(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. TỔ CHỨC THỰC HIỆN\n{text}")
    assert [(d.date, d.recurrence) for d in found.deadlines] == expected


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("Số: …05…/2006/QĐ-UBND\n", "05/2006/QĐ-UBND"),
        ("Số: ....17..../CT-UB\n", "17/CT-UB"),
        ("Số: ……38/KH-SNV\n", "38/KH-SNV"),
    ],
)
def test_numbers_on_dotted_lines(number: str, text: str) -> None:
    found = plan(number=number).document_number
    assert (found.text, found.status) == (text, "stated")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Từ 70% trở lên trẻ được phát hiện có nguy cơ được chăm sóc.", [(70, "%")]),
        ("- Giảm thời gian chờ của người dân còn 1,5 lần so với quy định.", [(1.5, "lần")]),
        ("- Giới thiệu cho Đảng ít nhất 60 đồng chí ưu tú.", [(60, "đồng chí")]),
        ("- Thu hút giảm 4 dự án nhưng số vốn tăng.", []),
    ],
)
def test_goals_by_the_words_behind_them(text: str, expected: list[tuple[float, str]]) -> None:
    found = body(f"I. CHỈ TIÊU\n{text}\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.")
    assert [(t.value, t.unit) for t in found.targets] == expected


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("- Đề nghị Tổng cục trưởng Tổng cục Thuế tặng Giấy khen cho 05 tập thể.", "Tổng cục trưởng Tổng cục Thuế"),
        ("- Chỉ huy trưởng Bộ CHQS tỉnh tặng Giấy khen cho các đội.", "Chỉ huy trưởng Bộ Chỉ huy"),
        ("- Viện trưởng VKSND tỉnh tặng Giấy khen cho các phòng.", "Viện trưởng"),
    ],
)
def test_heads_of_offices_give_awards(text: str, giver: str) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. KHEN THƯỞNG\n{text}\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.")
    assert [(a.form, (a.awarded_by or "").startswith(giver)) for a in found.award_forms] == [("Giấy khen", True)]
