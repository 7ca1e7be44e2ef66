"""Circulars, directives and other papers of the centre; the sentences are invented."""

from __future__ import annotations

import pytest

from thidua_parse.record import walk_sections

from .central_helpers import circular, decision, directive, duties, resolution


def test_verbs_in_names_of_offices_that_carry_a_circular_out() -> None:
    found = circular(
        "Điều 1. Phạm vi\nQuản lý trạm.\nĐiều 2. Trách nhiệm thi hành\nChánh Văn phòng, Cục trưởng Cục Trạm và Cán bộ quản lý đo lường, "
        "Thủ trưởng các đơn vị thuộc Bộ, Giám đốc các Sở Y tế chịu trách nhiệm thi hành Thông tư này./."
    )
    assert [raw for raw, _, _ in duties(found)] == [
        "Chánh Văn phòng", "Cục trưởng Cục Trạm và Cán bộ quản lý đo lường", "Thủ trưởng các đơn vị thuộc Bộ", "Giám đốc các Sở Y tế",
    ]


def test_heads_of_institutions_below_a_general_heading() -> None:
    found = circular(
        "Điều 1. Trách nhiệm của cơ quan quản lý\n1. Sở Y tế kiểm tra các trạm.\n2. Hiệu trưởng các trường công lập phân công nhân viên."
    )
    assert [raw for raw, _, _ in duties(found)] == ["Sở Y tế", "Hiệu trưởng các trường công lập"]


@pytest.mark.parametrize(("clause", "expected"), [
    (
        "1. Các sở thực hiện Thông tư này. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Bộ Y tế để tổng hợp, đề xuất Chính phủ.",
        [("Các sở", "implement", ()), ("các cơ quan, đơn vị", "report", ()), ("Bộ Y tế", "report", ())],
    ),
    (
        "1. Bộ Y tế đo nước.\n2. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Bộ Y tế để giải quyết.",
        [("Bộ Y tế", "implement", ()), ("các cơ quan, đơn vị", "report", ())],
    ),
])
def test_difficulties_named_inside_a_paragraph(clause: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert duties(circular(f"Điều 1. Phạm vi\nQuản lý trạm.\nĐiều 2. Điều khoản thi hành\n{clause}")) == expected


def test_heading_that_ends_in_co_so_is_not_run_into_its_first_clause() -> None:
    found = circular(
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 4/2024/TT-BNV ngày 27 tháng 6 năm 2024 của Bộ trưởng Bộ Nội vụ hướng dẫn mức lương cơ sở\n"
        "1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Mức mới.”."
    )
    cited = next(r for r in found.references if r.number == "4/2024/TT-BNV")
    assert (cited.subject, cited.relation) == ("hướng dẫn mức lương cơ sở", "amends")


def test_two_days_in_words_and_rhythms_with_a_receiver() -> None:
    found = circular(
        "Điều 1. Báo cáo\n1. Định kỳ hằng năm, các trạm báo cáo Bộ Y tế trước ngày 20 tháng 6 và ngày 20 tháng 12.\n"
        "2. Thực hiện chế độ báo cáo định kỳ 6 tháng, hằng năm với Bộ Y tế."
    )
    assert [(d.date, d.recurrence) for d in found.deadlines] == [
        ("--06-20", "yearly"), ("--12-20", "yearly"), (None, "half-yearly"), (None, "yearly"),
    ]


@pytest.mark.parametrize("title", ["cập nhật danh mục trạm phải thực hiện kiểm kê", "sơ đồ các trạm phải thực hiện kiểm kê ở vùng núi và hải đảo"])
def test_texts_that_lose_their_force_behind_a_long_title(title: str) -> None:
    found = decision(
        "Điều 1. Hiệu lực thi hành\n1. Quyết định này có hiệu lực thi hành từ ngày 5 tháng 6 năm 2025.\n2. Quyết định số 13/2024/QĐ-TTg ngày 13 tháng 8 "
        f"năm 2024 của Thủ tướng Chính phủ {title} hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành."
    )
    assert [r.relation for r in found.references if r.kind == "QĐ" and r.number] == ["replaces"]


def test_government_gives_orders_in_a_resolution_of_the_assembly() -> None:
    found = resolution(
        "Điều 1. Tổ chức thực hiện\n1. Chính phủ giao Bộ Y tế, căn cứ Nghị quyết này, đo nước.\n"
        "2. Hội đồng Dân tộc giám sát việc thực hiện Nghị quyết.\nQuốc hội kêu gọi đồng bào cả nước thi đua thực hiện Nghị quyết."
    )
    assert duties(found) == [("Bộ Y tế", "implement", ()), ("Hội đồng Dân tộc", "implement", ())]


def test_goals_of_resolutions_stand_where_they_are_headed_so() -> None:
    found = resolution(
        "Điều 1. Các chỉ tiêu chủ yếu\n1. Tỷ lệ trạm có máy đo đạt trên 90%.\nĐiều 2. Mức hỗ trợ\n1. Hỗ trợ 50% giá máy."
    )
    assert [(t.value, t.unit) for t in found.targets] == [(90.0, "%")]
    assert resolution("Điều 1. Mức hỗ trợ\n1. Tỷ lệ trạm có máy đo đạt trên 90%.").targets == ()


def test_reports_at_set_times_in_the_list_of_a_directive() -> None:
    found = directive(
        "1. Bộ Y tế đo nước.\n2. Định kỳ trước ngày 10 tháng 12 hằng năm, các bộ, ngành báo cáo kết quả về Bộ Y tế để tổng hợp, báo cáo Thủ tướng Chính phủ."
    )
    assert duties(found)[1:] == [("các bộ, ngành", "report", ()), ("Bộ Y tế", "report", ())]


@pytest.mark.parametrize(("behind", "subject"), [
    ("", "phê duyệt Đề án “Trạm xanh”"), (", giai đoạn 2025 - 2030", "phê duyệt Đề án “Trạm xanh”, giai đoạn 2025 - 2030"),
])
def test_title_of_a_scheme_ends_with_its_quotation_marks(behind: str, subject: str) -> None:
    basis = f"Quyết định số 7/QĐ-TTg ngày 3 tháng 1 năm 2025 của Thủ tướng Chính phủ phê duyệt Đề án “Trạm xanh”{behind}"
    cited = next(r for r in directive("1. Bộ Y tế đo nước.", basis).references if r.number == "7/QĐ-TTg")
    assert cited.subject is not None
    assert cited.subject.startswith(subject)
    assert behind or cited.subject == subject


@pytest.mark.parametrize("joint", [", được sửa đổi, bổ sung bởi", " (được sửa đổi, bổ sung bởi", ", đã được sửa đổi, bổ sung theo"])
def test_cited_title_ends_before_its_amendments(joint: str) -> None:
    found = decision(
        "Điều 1. Hồ sơ\n1. Hồ sơ lập theo Nghị định số 17/2020/NĐ-CP ngày 5 tháng 2 năm 2020 của Chính phủ quy định về trạm quan trắc"
        f"{joint} Nghị định số 19/2023/NĐ-CP ngày 8 tháng 3 năm 2023 của Chính phủ" + (")." if "(" in joint else ".")
    )
    assert [r.subject for r in found.references if r.number == "17/2020/NĐ-CP"] == ["quy định về trạm quan trắc"]


def test_heads_of_departments_told_behind_a_colon() -> None:
    found = circular(
        "Điều 1. Tổ chức thực hiện\nChánh Văn phòng Bộ; Vụ trưởng Vụ: Kế hoạch, Pháp chế; Cục trưởng Cục Trạm xanh chịu trách nhiệm thực hiện Thông tư này."
    )
    assert duties(found) == [
        (name, "implement", ()) for name in ("Chánh Văn phòng Bộ", "Vụ trưởng Vụ: Kế hoạch", "Pháp chế", "Cục trưởng Cục Trạm xanh")
    ]


def test_name_of_a_law_with_mac_phai_and_an_abbreviation_before_its_number() -> None:
    found = decision("Điều 1. Trạm\n1. Đo theo Luật Phòng, chống bệnh mắc phải ở trạm (BT/MP) số 14/2016/QH13.")
    law = next(r for r in found.references if r.number == "14/2016/QH13")
    assert law.subject == "Luật Phòng, chống bệnh mắc phải ở trạm"


def test_thuc_hien_theo_opens_no_title() -> None:
    found = decision("Điều 1. Trạm\n1. Các mức trong Nghị quyết số 14/2016/QH13 thực hiện theo Nghị định của Chính phủ.")
    assert [r.subject for r in found.references if r.number == "14/2016/QH13"] == [None]


def test_new_wording_below_a_heading_without_a_colon_has_no_sections() -> None:
    found = decision(
        "Điều 1. Bổ sung Điều 7a vào sau Điều 7\n“Điều 7a. Đo nước\n1. Trường hợp được đo nước:\na) Trạm mới lập;\nb) Trạm xa.\n"
        "2. Hồ sơ đo nước do trạm lập.”.\nĐiều 2. Hiệu lực thi hành\n1. Quyết định này có hiệu lực từ ngày ký.\n2. Bộ Y tế đo nước."
    )
    assert [path for path, _ in walk_sections(found.sections)] == ["Điều 1", "Điều 2", "Điều 2.1", "Điều 2.2"]


def test_condition_with_a_day_is_no_deadline() -> None:
    found = decision(
        "Điều 1. Hồ sơ\n1. Hồ sơ chưa gửi thẩm định trước ngày 01 tháng 01 năm 2026 thì trạm gửi hồ sơ đã được phê duyệt qua cổng.\n"
        "2. Các trạm gửi hồ sơ trước ngày 05 tháng 02 năm 2026."
    )
    assert [d.date for d in found.deadlines] == ["2026-02-05"]
