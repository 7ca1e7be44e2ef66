"""Defects met in regulations, decisions and programmes that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.test_lines_and_numbers_of_portals import HEAD, TAIL, parsed
from tests.parsing.wording_helpers import body, organisation
from thidua_parse.record import Plan


def decision(articles: str, bases: str = "", title: str = "Ban hành Quy định trồng hoa ven đường") -> Plan:
    return parsed(
        HEAD.format(kind="QĐ") + f"QUYẾT ĐỊNH\n{title}\nỦY BAN NHÂN DÂN TỈNH\n"
        f"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n{bases}QUYẾT ĐỊNH:\n{articles}" + TAIL
    )


def relations(record: Plan) -> dict[str, str]:
    return {r.number: r.relation for r in record.references if r.number}


def duties(record: Plan) -> list[tuple[str, str]]:
    return [(a.agency.raw, a.role) for a in record.responsible_agencies]


@pytest.mark.parametrize("bases", [
    "Theo đề nghị của Giám đốc Sở Xây dựng tại Văn bản số 38/SXD-QH ngày 15/12/2017; Báo cáo thẩm định của Sở Tư pháp tại "
    "Văn bản số 57/BC-STP ngày 14/12/2017,\n",
    "Theo đề nghị của Giám đốc Sở Xây dựng tại Văn bản số 38/SXD-QH ngày 15/12/2017 và Sở Tư pháp tại Văn bản số 57/BC-STP ngày 14/12/2017,\n",
    "Xét đề nghị của Sở Xây dựng tại Văn bản số 38/SXD-QH ngày 15/12/2017 và đề xuất của Giám đốc Sở Tư pháp tại Văn bản số 57/BC-STP "
    "ngày 14/12/2017,\n",
])
def test_whoever_proposes_beside_the_first_proposes_too(bases: str) -> None:
    found = relations(decision("Điều 1. Ban hành kèm theo Quyết định này Quy định trồng hoa ven đường.\n", bases))
    assert found == {"38/SXD-QH": "at_proposal_of", "57/BC-STP": "at_proposal_of"}


@pytest.mark.parametrize(("words", "relation"), [
    ("Quy hoạch cây xanh đã được phê duyệt tại Quyết định số 12/QĐ-UBND ngày 5/3/2015 của UBND tỉnh, Sở báo cáo như sau:", "applies"),
    ("Được hưởng các chính sách theo quy định tại Quyết định số 12/QĐ-UBND ngày 5/3/2015 của UBND tỉnh, Sở báo cáo như sau:", "applies"),
    ("Theo Quyết định số 12/QĐ-UBND ngày 5/3/2015 của UBND tỉnh, Sở xây dựng kế hoạch như sau:", "pursuant"),
])
def test_only_theo_alone_follows_a_document_in_a_preamble(words: str, relation: str) -> None:
    record = parsed(HEAD.format(kind="BC") + f"BÁO CÁO\nĐánh giá quy hoạch cây xanh\n{words}\nI. KẾT QUẢ\nĐã trồng nhiều cây.\n" + TAIL)
    assert relations(record) == {"12/QĐ-UBND": relation}


def test_heading_on_coming_into_force_carries_nothing_out() -> None:
    record = decision(
        "Điều 1. Điều khoản thi hành\nNhững nội dung không nêu tại Quyết định này thực hiện theo quy định tại Nghị định số 14/2016/NĐ-CP, "
        "Thông tư số 23/2016/TT-BXD của Bộ Xây dựng.\n"
    )
    assert relations(record) == {"14/2016/NĐ-CP": "applies", "23/2016/TT-BXD": "applies"}


def test_part_of_a_document_applies_it() -> None:
    record = decision("Điều 1. Các cơ sở thuộc Phụ lục 5.1- Thông tư số 27/2015/TT-BXD của Bộ Xây dựng phải lập hồ sơ.\n")
    assert relations(record) == {"27/2015/TT-BXD": "applies"}


def test_day_run_on_behind_the_letters_of_a_number() -> None:
    record = decision("Điều 1. Hồ sơ lập theo Nghị định số 49/2016/NĐ-CPngày 11/11/2016 của Chính phủ.\n")
    assert [(r.number, r.date) for r in record.references if r.number] == [("49/2016/NĐ-CP", "2016-11-11")]


def test_basis_in_the_middle_of_a_sentence_is_no_part_of_the_title_before_it() -> None:
    record = body(
        "Để triển khai thực hiện Quyết định số 181/QĐ-UBND ngày 4/9/2020 của UBND tỉnh về việc ban hành Quy chế một cửa ở địa phương, "
        "căn cứ Kết luận số 06-KL/TU ngày 19/5/2020 của Ban Thường vụ Tỉnh ủy, Sở xây dựng kế hoạch như sau:"
    )
    assert relations(record)["06-KL/TU"] == "based_on"


def test_own_number_behind_promulgated_by_is_no_reference() -> None:
    record = decision("Điều 1. Ban hành Chương trình trồng hoa.\n(Ban hành theo Quyết định số: 12/QĐ-UBND ngày 05/3/2014 của UBND tỉnh)\n")
    own = record.document_number.text
    assert own is not None
    assert own not in [r.number for r in record.references]


def test_decree_on_how_plans_are_made_is_no_parent() -> None:
    record = decision(
        "Điều 1. Phê duyệt quy hoạch tổng thể phát triển du lịch sinh thái tỉnh.\n",
        "Căn cứ Nghị định số 92/2006/NĐ-CP ngày 07/9/2006 của Chính phủ về lập, phê duyệt và quản lý quy hoạch tổng thể phát triển du "
        "lịch sinh thái;\n", "Phê duyệt quy hoạch tổng thể phát triển du lịch sinh thái tỉnh",
    )
    assert [r.is_parent for r in record.references if r.number] == [False]


@pytest.mark.parametrize(("line", "expected"), [
    ("1. Hằng năm, Ủy ban nhân dân các xã đánh giá kết quả, báo cáo Sở Nội vụ trước ngày 15/12.", [("Ủy ban nhân dân các xã", "report")]),
    ("1. Định kỳ 6 tháng, hằng năm các trường học tổng hợp kết quả, gửi báo cáo về Sở Nội vụ.", [("các trường học", "report")]),
    ("1. Hằng năm, Phòng Kế hoạch bố trí kinh phí trồng hoa.", [("Phòng Kế hoạch", "implement")]),
    ("1. Định kỳ hằng quý, các phòng, đơn vị phải tổ chức sơ kết ở đơn vị mình và gửi báo cáo về Văn phòng.", [("các phòng, đơn vị", "report")]),
    ("1. Quá trình thực hiện nếu phát sinh khó khăn các đơn vị kịp thời phản ánh để Phòng Kế hoạch tổng hợp, báo cáo Giám đốc.",
     [("các đơn vị", "report"), ("Phòng Kế hoạch", "report")]),
])
def test_time_before_the_holder_of_a_duty(line: str, expected: list[tuple[str, str]]) -> None:
    assert organisation(f"{line}\n2. Văn phòng chuẩn bị hội trường.") == [*expected, ("Văn phòng", "implement")]


def test_yearly_day_of_a_numbered_paragraph_comes_every_year() -> None:
    found = body("II. TỔ CHỨC THỰC HIỆN\n5. Hằng năm, Ủy ban nhân dân các xã đánh giá kết quả, báo cáo Sở Nội vụ trước ngày 15/12.")
    assert [(d.date, d.recurrence) for d in found.deadlines] == [("--12-15", "yearly")]


def test_second_rhythm_before_the_bodies_that_report() -> None:
    found = body("II. TỔ CHỨC THỰC HIỆN\n1. Định kỳ 6 tháng, hằng năm các trường tổng hợp kết quả, gửi báo cáo về Sở Nội vụ.")
    assert [d.recurrence for d in found.deadlines] == ["half-yearly", "yearly"]


def test_roles_named_above_their_bodies() -> None:
    assert organisation(
        "1. Trồng hoa:\n- Cơ quan chủ trì:\n+ Phòng Kế hoạch thực hiện việc trồng ở công viên.\n+ Phòng Tài chính thực hiện việc trồng ở chợ.\n"
        "- Cơ quan phối hợp: Mời Ban Dân vận Huyện ủy tham gia, các phòng, ban có liên quan."
    ) == [
        ("Phòng Kế hoạch", "lead"), ("Phòng Tài chính", "lead"), ("Ban Dân vận Huyện ủy", "coordinate"),
        ("các phòng, ban có liên quan", "coordinate"),
    ]


@pytest.mark.parametrize(("line", "names"), [
    ("1. Văn phòng chủ trì, phối hợp với Giám đốc và Thủ trưởng các Sở, Ban, ngành có liên quan kiểm tra.",
     ["Văn phòng", "Giám đốc và Thủ trưởng các Sở, Ban, ngành có liên quan"]),
    ("1. Văn phòng chủ trì, phối hợp với Phòng Kế hoạch, các Sở, Ban ngành thường xuyên kiểm tra.",
     ["Văn phòng", "Phòng Kế hoạch", "các Sở, Ban ngành"]),
    ("1. Các sở, ban, ngành, tổ chức đoàn thể, UBND các huyện tổ chức triển khai Kế hoạch này.",
     ["Các sở, ban, ngành, tổ chức đoàn thể", "UBND các huyện"]),
])
def test_one_holder_named_by_several_nouns(line: str, names: list[str]) -> None:
    assert [name for name, _ in organisation(line)] == names


def test_whoever_does_harm_has_no_duty_of_the_plan() -> None:
    assert organisation(
        "1. Văn phòng chăm sóc hoa.\n2. Tổ chức, hộ gia đình, cá nhân gây hư hại cây hoa có trách nhiệm bồi thường."
    ) == [("Văn phòng", "implement")]


def test_heading_on_the_charge_of_all_gives_no_duty_itself() -> None:
    record = decision(
        "Điều 1. Trách nhiệm của các cơ quan nhà nước trong việc triển khai thực hiện\n"
        "1. Giám đốc Sở Xây dựng chủ trì, phối hợp với Sở Tài chính kiểm tra việc trồng hoa.\n"
        "2. Sở Nội vụ có trách nhiệm tổng hợp kết quả.\n"
    )
    assert duties(record) == [("Giám đốc Sở Xây dựng", "lead"), ("Sở Tài chính", "coordinate"), ("Sở Nội vụ", "implement")]


def test_article_that_charges_bodies_outside_the_organisation_part() -> None:
    record = decision(
        "Điều 1. Phê duyệt Quy hoạch trồng hoa.\nĐiều 2. Các sở, ngành liên quan trong phạm vi chức năng, nhiệm vụ của mình có trách nhiệm:\n"
        "1. Hướng dẫn các huyện trồng hoa.\n2. Bố trí kinh phí trồng hoa.\n"
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert duties(record) == [("Các sở, ngành liên quan", "implement"), ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "implement")]
