"""Relations and parents: triggers, chains, nested titles, rules P1 to P7."""

from __future__ import annotations

import pytest

from thidua_parse.record import Agency

from .reference_helpers import DEPARTMENT, facts, references

KH = "Kế hoạch số 14/KH-BYT ngày 3/2/2021 của Bộ Y tế"
QD = "Quyết định số 25/QĐ-TTg ngày 3/1/2021 của Thủ tướng Chính phủ"
HD = "Hướng dẫn số 8/HD-SYT ngày 3/3/2021 của Sở Y tế"

PREAMBLE = [
    (f"Thực hiện {KH} về tiêm chủng, UBND tỉnh ban hành Kế hoạch như sau:", ["implements"], [True]),
    (f"Để triển khai thực hiện có hiệu quả {KH}, UBND tỉnh yêu cầu:", ["implements"], [True]),
    (f"Tiếp tục thực hiện {KH};", ["continues"], [True]),
    (f"Nhằm đẩy mạnh thực hiện hiệu quả {KH} về tiêm chủng;", ["continues"], [True]),
    (f"Phúc đáp {KH};", ["responds_to"], [True]),
    (f"Căn cứ {QD} về rừng; {KH} về chợ;", ["based_on", "based_on"], [False, False]),
    (f"Căn cứ {QD} về rừng; thực hiện {KH} về chợ;", ["based_on", "implements"], [False, True]),
    (f"Thực hiện {KH} và {QD} về chợ; {HD};", ["implements"] * 3, [True] * 3),
    ("Thực hiện Nghị định số 4/2020/NĐ-CP ngày 2/1/2020 của Chính phủ;", ["implements"], [True]),
    (f"Thực hiện ý kiến chỉ đạo của Bộ Y tế tại {QD};", ["implements"], [True]),
    ("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 5/TTr-SYT ngày 1/2/2021;", ["at_proposal_of"], [False]),
    ("Xét Tờ trình số 5/TTr-SYT ngày 1/2/2021;", ["at_proposal_of"], [False]),
    (f"Căn cứ Quy chế ban hành kèm theo {QD};", ["based_on"], [False]),
    (f"Thực hiện {KH} về việc triển khai {QD} về tiêm chủng;", ["implements", "mentioned_in_title"], [True, False]),
    (f"Thực hiện {KH} về chợ, sau khi có {QD};", ["implements", "mentions"], [True, False]),
    ("Căn cứ Luật Giá số 16/2023/QH15 được sửa đổi, bổ sung một số điều bởi Luật số 44/2024/QH15;",
     ["based_on", "based_on"], [False, False]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "relations", "parents"), PREAMBLE, ids=lambda v: str(v)[:44])
def test_preamble(sentence: str, relations: list[str], parents: list[bool]) -> None:
    found = references(preamble=sentence)
    assert [r.relation for r in found] == relations
    assert [r.is_parent for r in found] == parents


BODY = [
    (f"Chế độ hỗ trợ theo {QD}.", "applies"),
    (f"Các xã đạt tiêu chí quy định tại {QD}.", "applies"),
    (f"Lập hồ sơ theo hướng dẫn tại {HD}.", "guided_by"),
    (f"Thực hiện theo {HD}.", "guided_by"),
    (f"Hồ sơ khen thưởng theo {HD}.", "guided_by"),
    (f"Gắn việc bình xét với kết quả thực hiện {QD}.", "linked_with"),
    (f"- Các trạm: Thực hiện theo {QD}.", "applies"),
    (f"Gắn việc phát động phong trào thi đua với thực hiện phong trào theo {QD}.", "linked_with"),
    (f"Triển khai dự án gắn với nhiệm vụ của Sở theo {QD}.", "applies"),
    (f"Tổ chức quán triệt nội dung {QD} đến từng cán bộ.", "disseminates"),
    (f"Tổng kết 5 năm thực hiện {QD}.", "reviews"),
    (f"Quyết định này thay thế {QD}.", "replaces"),
    (f"{QD} hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "replaces"),
    (f"1. Bãi bỏ {QD}.", "repeals"),
    (f"Sở Y tế rà soát, sửa đổi, bổ sung {QD}.", "mentions"),
    (f"Triển khai đầy đủ các nội dung theo yêu cầu tại {QD}.", "implements"),
    (f"Tập trung thực hiện các nhiệm vụ theo {QD}.", "applies"),
    (f"Các xã tiếp tục chỉ đạo khẩn trương thực hiện {QD}.", "implements"),
    (f"Các xã nghiêm túc thực hiện Kế hoạch triển khai {QD}.", "mentioned_in_title"),
    (f"(Gửi kèm theo {QD}).", "mentions"),
    (f"Vận dụng khung chương trình ban hành kèm theo {QD}.", "applies"),
    (f"Năm 2020, {QD} được ban hành.", "mentions"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "relation"), BODY, ids=lambda v: str(v)[:40])
def test_body(sentence: str, relation: str) -> None:
    (found,) = references(body=sentence)
    assert found.relation == relation
    assert not found.is_parent


def test_items_of_a_list_share_the_verb_of_the_sentence_that_leads_in() -> None:
    found = references(
        body="Điều 1. Bãi bỏ toàn bộ các văn bản sau đây:\n1. Quyết định số 4/QĐ-UBND ngày 2/3/2010 "
        "của UBND tỉnh về chợ.\n2. Quyết định số 5/QĐ-UBND ngày 2/4/2010 của UBND tỉnh về bến."
    )
    assert [r.relation for r in found] == ["repeals", "repeals"]


def test_alias_is_a_mention() -> None:
    first, second = references(
        body="Tổng kết, đánh giá kết quả thực hiện Đề án dạy nghề theo Quyết định số 550/QĐ-UBND "
        "ngày 6/9/2017 của UBND tỉnh (Đề án 550)."
    )
    assert (first.relation, second.relation) == ("reviews", "mentions")
    assert second.raw == "Đề án 550"


def test_later_mentions_of_a_parent_stay_parents() -> None:
    found = references(
        preamble=f"Thực hiện {KH};",
        body="1. Theo Kế hoạch số 14/KH-BYT.\n2. Theo Kế hoạch số 14/KH-UBND ngày 1/1/2021 của UBND tỉnh.",
    )
    assert [r.is_parent for r in found] == [True, True, False]
    assert found[1].parent_kind == "superior"


def test_own_earlier_plan_is_an_own_base_plan() -> None:
    (found,) = references(
        preamble="Tiếp tục thực hiện Kế hoạch số 4/KH-UBND ngày 2/1/2021 của Ủy ban nhân dân tỉnh;"
    )
    assert found.parent_kind == "own_base_plan"


def test_chairman_counts_as_the_committee() -> None:
    (found,) = references(
        preamble="Tiếp tục thực hiện Chỉ thị số 4/CT-UBND ngày 2/1/2021 của Chủ tịch UBND tỉnh;"
    )
    assert found.parent_kind == "own_base_plan"


SUBJECT = "Tuyên truyền phòng, chống đuối nước cho trẻ em năm 2021"


def test_basis_on_the_same_matter_is_the_parent_where_nothing_is_carried_out() -> None:
    same, other = references(
        preamble="Căn cứ Kế hoạch số 4/KH-BYT ngày 2/1/2021 của Bộ Y tế về phòng, chống đuối nước "
        "cho trẻ em; Căn cứ Quyết định số 9/QĐ-BYT ngày 3/1/2021 của Bộ Y tế về trang phục;",
        known=facts(subject=SUBJECT),
    )
    assert (same.is_parent, other.is_parent) == (True, False)


def test_basis_stays_a_basis_where_something_is_carried_out() -> None:
    base, parent = references(
        preamble="Căn cứ Kế hoạch số 4/KH-BYT ngày 2/1/2021 của Bộ Y tế về phòng, chống đuối nước "
        f"cho trẻ em; Thực hiện {QD};",
        known=facts(subject=SUBJECT),
    )
    assert (base.is_parent, parent.is_parent) == (False, True)


def test_decree_needs_more_likeness_than_a_plan_to_be_a_parent_by_basis() -> None:
    (found,) = references(
        preamble="Căn cứ Nghị định số 4/2020/NĐ-CP ngày 2/1/2020 của Chính phủ quy định chi tiết về "
        "trẻ em và tuyên truyền viên;",
        known=facts(subject=SUBJECT),
    )
    assert not found.is_parent


def test_basis_of_another_named_movement_is_no_parent() -> None:
    (found,) = references(
        preamble="Căn cứ Kế hoạch số 4/KH-BYT ngày 2/1/2021 của Bộ Y tế về tổ chức phong trào thi đua "
        "“Bệnh viện không khói thuốc”;",
        known=facts(subject="Tổ chức phong trào thi đua “Trạm y tế xanh”"),
    )
    assert not found.is_parent


def test_law_by_name_is_no_parent() -> None:
    (found,) = references(preamble="Thực hiện Luật Trẻ em;")
    assert (found.relation, found.is_parent) == ("based_on", False)


def test_campaigns_and_appeals_without_number() -> None:
    found = references(
        preamble="Hưởng ứng Lời kêu gọi toàn dân trồng cây của Tổng Bí thư Trần Văn Mẫu và phong "
        "trào thi đua đặc biệt “Bản làng không rác” do Bộ Y tế phát động, UBND tỉnh phát động:"
    )
    assert [(r.number, r.campaign, r.relation, r.is_parent) for r in found] == [
        (None, None, "responds_to", False), (None, "Bản làng không rác", "responds_to", True),
    ]
    assert [r.issuer.name if r.issuer else None for r in found] == [
        "Tổng Bí thư Ban Chấp hành Trung ương Đảng", "Bộ Y tế",
    ]


def test_launcher_is_inferred_from_the_place_in_the_name() -> None:
    commune = Agency(
        raw="UBND xã Y Tý", name="Ủy ban nhân dân xã Y Tý", type="UBND", level="commune",
        province="Lào Cai", commune="Y Tý",
    )
    (found,) = references(
        preamble="Hưởng ứng phong trào thi đua “Toàn dân Bát Xát giữ rừng”;",
        known=facts(issuer=commune),
    )
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.status) == ("Ủy ban nhân dân huyện Bát Xát", "inferred")


def test_plan_named_by_issuer_and_title() -> None:
    (found,) = references(
        preamble="Thực hiện Kế hoạch của UBND tỉnh về tiêm chủng mở rộng năm 2021, Sở Y tế yêu cầu:",
        known=facts(issuer=DEPARTMENT),
    )
    assert (found.number, found.kind, found.is_parent) == (None, "KH", True)
    assert found.issuer is not None and found.issuer.name == "Ủy ban nhân dân tỉnh Lào Cai"


def test_later_bare_numbers_belong_to_the_plans_introduced_without_one() -> None:
    _, later = references(
        preamble="Thực hiện các Kế hoạch của UBND tỉnh về xét thăng hạng năm 2021, Sở Y tế yêu cầu:",
        body="1. Bác sĩ: làm theo Kế hoạch số 27/KH-UBND.",
        known=facts(issuer=DEPARTMENT),
    )
    assert later.is_parent and later.issuer is not None
    assert later.issuer.name == "Ủy ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện chỉ đạo của Trung ương, Tỉnh và Huyện, Sở Y tế yêu cầu:",
        "Căn cứ chương trình của UBND tỉnh, Sở Y tế đề nghị:",
        "Sở Y tế ban hành Kế hoạch tổ chức phong trào thi đua “Trạm y tế xanh” như sau:",
    ],
)
def test_generic_words_are_no_references(sentence: str) -> None:
    assert references(preamble=sentence, known=facts(issuer=DEPARTMENT)) == ()


def test_regression_misprinted_mark_in_the_district_of_a_campaign() -> None:
    commune = Agency(
        raw="UBND xã Y Tý", name="Ủy ban nhân dân xã Y Tý", type="UBND", level="commune",
        province="Lào Cai", district="Bát Xát", commune="Y Tý",
    )
    (found,) = references(
        preamble="Hưởng ứng phong trào thi đua “Toàn dân Bạt Xát giữ rừng”;",
        known=facts(issuer=commune),
    )
    assert found.campaign == "Toàn dân Bát Xát giữ rừng"
    assert found.raw == "phong trào thi đua “Toàn dân Bạt Xát giữ rừng”"
    assert found.issuer is not None and found.issuer.name == "Ủy ban nhân dân huyện Bát Xát"


def test_alias_shares_issuer_and_parenthood_with_its_document() -> None:
    found = references(
        preamble="Thực hiện Quyết định số 550/QĐ-UBND ngày 6/9/2020 (sau đây gọi là Đề án 550);",
        body="1. Theo Đề án 550 của UBND tỉnh.",
        known=facts(issuer=None),
    )
    assert [r.raw for r in found] == [
        "Quyết định số 550/QĐ-UBND ngày 6/9/2020", "Đề án 550", "Đề án 550 của UBND tỉnh",
    ]
    assert [r.is_parent for r in found] == [True, True, True]
    assert all(r.issuer is not None for r in found)


def test_text_carried_by_a_decision_is_the_decision() -> None:
    decision, carried = references(
        preamble="Thực hiện Quyết định số 25/QĐ-UBND ngày 6/9/2020 của UBND tỉnh ban hành Đề án dạy bơi;",
        body="1. Trên cơ sở Đề án 25, các xã làm theo.",
    )
    assert carried.is_parent and carried.number == "25"
    assert carried.issuer is not None and decision.issuer is not None
    assert carried.issuer.name == decision.issuer.name


def test_pinpoints_in_a_list_do_not_break_the_clause() -> None:
    (found,) = references(
        body="Áp dụng theo quy định tại Khoản 3, Điều 3; Khoản 3, 4, Điều 12, Nghị định số 8/2004/NĐ-CP."
    )
    assert found.relation == "applies"


def test_regression_title_ran_on_into_the_end_of_the_document_and_made_it_carried_out() -> None:
    [found] = references(
        body="2. Quyết định số 14/2019/QĐ-TTg ngày 13 tháng 3 năm 2019 của Thủ tướng Chính phủ về quản lý chợ nổi "
        "hết hiệu lực thi hành kể từ ngày Quyết định này có hiệu lực."
    )[:1]
    assert (found.relation, found.subject) == ("replaces", "về quản lý chợ nổi")
    [listed] = references(
        preamble="Căn cứ Quyết định số 9/QĐ-UBND ngày 5/1/2021 của UBND tỉnh công bố Danh mục văn bản hết hiệu lực năm 2020;"
    )
    assert listed.relation == "based_on" and listed.subject == "công bố Danh mục văn bản hết hiệu lực năm 2020"


def test_regression_year_of_the_sentence_governed_a_document_that_was_issued_in_it() -> None:
    [found] = references(body="Trong năm 2016, HĐND tỉnh ban hành Nghị quyết số 22/2016/NQ-HĐND ngày 24/9/2016 về chợ nổi.")
    assert found.relation == "mentions"
    [applied] = references(body="Mức chi nêu tại Quy chế ban hành kèm theo Quyết định số 22/2016/QĐ-UBND ngày 24/9/2016.")
    assert applied.relation == "applies"


def test_regression_what_is_added_to_something_else_amended_a_law() -> None:
    [found] = references(body="Bổ sung ưu đãi cho dự án đã được cấp giấy chứng nhận theo Luật Đầu tư năm 2014.")
    assert found.relation == "applies"


@pytest.mark.parametrize(("words", "name"), [
    ("HĐND huyện Bát Xát đã ban hành", "Hội đồng nhân dân huyện Bát Xát"),
    ("Hội đồng nhân dân xã Bản Vược thông qua", "Hội đồng nhân dân xã Bản Vược"),
])
def test_regression_council_that_has_issued_a_resolution_was_that_of_the_issuers_province(words: str, name: str) -> None:
    [found] = references(body=f"{words} Nghị quyết số 31/NQ-HĐND ngày 04/4/2018 về thị trấn.")
    assert found.issuer is not None and found.issuer.name is not None and found.issuer.name.startswith(name)


@pytest.mark.parametrize(("body", "relation"), [
    ("Việc bồi thường thực hiện theo quy định của Luật Đất đai năm 2024.", "applies"),
    ("Bãi bỏ một phần hoặc toàn bộ văn bản theo quy định của Luật Đất đai năm 2024.", "applies"),
    ("Bãi bỏ văn bản trái với Luật Đất đai năm 2024.", "mentions"),
    ("Bãi bỏ khoản 2 Điều 5 Quyết định số 9/QĐ-UBND ngày 5/1/2021.", "repeals"),
])
def test_regression_laws_applied_were_taken_for_guidance_or_repealed(body: str, relation: str) -> None:
    [found] = references(body=body)
    assert found.relation == relation


def test_regression_list_broken_over_lines_lost_its_verb_behind_a_number_that_cannot_be_read() -> None:
    found = references(
        body="1. Tiếp tục quán triệt và thực hiện nghiêm túc các văn bản: Chỉ thị số 48-CT/TW ngày 20/10/2010 của Bộ Chính trị;\n"
        "Chỉ thị số 46-CT/TW ngày 22/6/2015 của Bộ Chính trị; văn bản bị mờ số; Nghị quyết số 02-NQ/TU ngày 24/5/2011 của Tỉnh ủy."
    )
    assert [r.relation for r in found] == ["continues"] * 3


@pytest.mark.parametrize("body", [
    "Học tập và làm theo tấm gương sáng, Chỉ thị số 9-CT/TU ngày 5/1/2021 của Tỉnh ủy được phổ biến rộng rãi.",
    "(Chi tiết tại Quyết định số 9/QĐ-UBND ngày 5/1/2021.)",
])
def test_regression_words_that_govern_nothing(body: str) -> None:
    [found] = references(body=body)
    assert found.relation == "mentions"


def test_regression_appraisal_behind_a_proposal_was_no_part_of_it() -> None:
    found = references(
        preamble="Xét đề nghị của UBND huyện Bát Xát tại Tờ trình số 418/TTr-UBND ngày 30/8/2017 (đề án đô thị loại V); "
        "thẩm định của Sở Xây dựng tại Văn bản số 467/BC-SXD ngày 07/9/2017;"
    )
    assert [r.relation for r in found] == ["at_proposal_of"] * 2
    [seen] = references(preamble="Sau khi xem xét Tờ trình số 467/TTr-UBND ngày 05/12/2013 của Uỷ ban nhân dân tỉnh;")
    assert seen.relation == "at_proposal_of"
