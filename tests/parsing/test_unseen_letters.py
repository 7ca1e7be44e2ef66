"""Letters, directives and papers of schools nobody has tuned for: what is looked back upon, whole sets."""

from __future__ import annotations

import pytest

from tests.parsing.wording_helpers import body, organisation


@pytest.mark.parametrize(("words", "relation"), [
    ("Sau 7 năm thực hiện Chỉ thị số 11-CT/TU, phong trào có chuyển biến.", "reviews"),
    ("Qua hơn 10 năm triển khai, thực hiện Chỉ thị số 11-CT/TU, nhận thức được nâng lên.", "reviews"),
    ("Xây dựng kế hoạch 5 năm thực hiện Chỉ thị số 11-CT/TU.", "implements"),
])
def test_years_of_carrying_out_are_looked_back_upon(words: str, relation: str) -> None:
    found = body(f"I. NỘI DUNG\n1. {words}\n2. Động viên cán bộ.")
    assert [r.relation for r in found.references if r.number == "11-CT/TU"] == [relation]


@pytest.mark.parametrize(("line", "names"), [
    ("Các tổ xây dựng kế hoạch trồng cây.", ["Các tổ"]),
    ("Các lớp tổ chức sinh hoạt.", ["Các lớp"]),
    ("Các ấp, khóm vận động nhân dân.", ["Các ấp, khóm"]),
    ("Các đoàn thể và cán bộ, giáo viên, nhân viên nhà trường thực hiện kế hoạch.",
     ["Các đoàn thể", "cán bộ, giáo viên, nhân viên nhà trường"]),
])
def test_sets_of_small_units_and_of_staff(line: str, names: list[str]) -> None:
    assert [n for n, _ in organisation(f"1. Văn phòng chuẩn bị.\n2. {line}")[1:]] == names


def test_line_on_the_paper_itself_is_no_task_of_the_last_body() -> None:
    assert organisation(
        "1. Văn phòng chuẩn bị.\n2. Đề nghị Hội Nông dân tỉnh phối hợp phát động thi đua trong hội viên.\n"
        "Văn bản này thay thế Công văn số 11/UBND-NC ngày 03/5/2021 của UBND tỉnh."
    )[1:] == [("Hội Nông dân tỉnh", "coordinate")]


def test_provinces_behind_a_colon_are_part_of_the_holder() -> None:
    assert organisation(
        "1. Văn phòng chuẩn bị.\n2. Chủ tịch Ủy ban nhân dân các tỉnh: Hải Phòng, Quảng Ninh, Thái Bình báo cáo kết quả về Bộ Nội vụ trước ngày 15/9/2024."
    )[1:] == [("Chủ tịch Ủy ban nhân dân các tỉnh: Hải Phòng, Quảng Ninh, Thái Bình", "report")]


@pytest.mark.parametrize(("line", "title"), [
    ("UBND các huyện: Xây dựng kế hoạch trồng cây.", "UBND các huyện"),
    ("Chủ tịch UBND các huyện: Ba Tơ, Sơn Hà trồng cây.", None),
])
def test_units_in_general_before_a_colon_are_a_title(line: str, title: str | None) -> None:
    found = body(f"II. TỔ CHỨC THỰC HIỆN\n1. {line}\n2. Sở Xây dựng: Hướng dẫn.")
    assert found.sections[0].children[0].title == title


def test_who_advises_and_reports_assists_and_reports() -> None:
    assert organisation(
        "1. Văn phòng chuẩn bị.\n2. Phòng Nội vụ\n- Tham mưu UBND huyện triển khai Kế hoạch.\n- Báo cáo kết quả về Sở Nội vụ trước ngày 10 tháng 12 hằng năm."
    )[1:] == [("Phòng Nội vụ", "assist"), ("Phòng Nội vụ", "report")]
