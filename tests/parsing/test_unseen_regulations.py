"""Defects met in regulations, decisions and programmes that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, duties, parsed
from tests.parsing.wording_helpers import body, organisation
from thidua_parse.parsing.agencies import resolve_agency
from thidua_parse.record import Plan


def decision(articles: str, bases: str = "", title: str = "Ban hành Quy định trồng hoa ven đường") -> Plan:
    return parsed(
        HEAD.format(kind="QĐ") + f"QUYẾT ĐỊNH\n{title}\nỦY BAN NHÂN DÂN TỈNH\n"
        f"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n{bases}QUYẾT ĐỊNH:\n{articles}" + TAIL
    )


def relations(record: Plan) -> dict[str, str]:
    return {r.number: r.relation for r in record.references if r.number}


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


def test_subject_of_a_letter_goes_on_through_the_paper_it_cites() -> None:
    head = (
        "UBND TỈNH PHÚ YÊN\nSỞ NỘI VỤ\nSố: 12/SNV-TC\nV/v triển khai thực hiện\n{cited}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nPhú Yên, ngày 12 tháng 6 năm 2022\nKính gửi: Các phòng.\nSở yêu cầu các phòng báo cáo."
    )
    for cited in (
        "Kế hoạch số 83/KH-UBND của\nỦy ban nhân dân tỉnh", "Kế hoạch số 83/KH-UBND\nngày 01/6/2022 của Ủy ban nhân dân tỉnh",
    ):
        record = parsed(head.format(cited=cited))
        assert record.subject == f"triển khai thực hiện {cited}".replace("\n", " ")
        assert record.issued_on.iso == "2022-06-12"
        assert record.document_number.text == "12/SNV-TC"


def test_party_letter_prints_its_subject_without_words_before_it() -> None:
    record = parsed(
        "ĐẢNG BỘ TỈNH PHÚ YÊN\nĐẢNG ỦY XÃ HÒA TRỊ\n*\nSố 14-CV/ĐU\nĐăng ký nội dung làm theo\nNghị quyết số 7-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hòa Trị, ngày 12 tháng 6 năm 2026\nKính gửi:\n- Các chi bộ.\nThực hiện Nghị quyết số 7-NQ/TU ngày 5/3/2026 của Tỉnh ủy, Đảng ủy đề nghị:\n"
        "1. Các chi bộ đăng ký nội dung.\nT/M ĐẢNG ỦY\nBÍ THƯ\nLê Văn An"
    )
    assert record.subject == "Đăng ký nội dung làm theo Nghị quyết số 7-NQ/TU"


def test_committee_of_a_province_is_named_in_full_before_a_word_in_small_letters() -> None:
    record = body(
        "Cụ thể hóa Kế hoạch số 83-KH/TU của Ban Thường vụ Tỉnh ủy phù hợp với đơn vị; học tập Kế hoạch số 84-KH/TU của Tỉnh uỷ hoàn thành "
        "trong quý II và Nghị quyết số 5-NQ/ĐU của Đảng ủy xã về nông thôn mới."
    )
    assert [r.raw.rsplit(" của ", 1)[1] for r in record.references if r.number] == [
        "Sở Nội vụ", "Ban Thường vụ Tỉnh ủy", "Tỉnh uỷ", "Đảng ủy xã",
    ]


@pytest.mark.parametrize(("words", "relation"), [
    ("Hiệu trưởng quyết định miễn, giảm, thay thế một số bài thực hành theo Điều 3 Quyết định số 12/QĐ-UBND.", "applies"),
    ("Thực hiện đầy đủ các môn học theo Chương trình ban hành kèm theo Quyết định số 12/QĐ-UBND.", "applies"),
    ("Thực hiện nghiêm Quy chế ban hành kèm theo Quyết định số 12/QĐ-UBND.", "implements"),
    ("Hồ sơ thực hiện theo khoản 2 Điều 8 Quyết định số 12/QĐ-UBND.", "applies"),
    ("Chi trả theo đúng hướng dẫn tại Quyết định số 12/QĐ-UBND.", "guided_by"),
])
def test_nearest_preposition_and_what_it_takes(words: str, relation: str) -> None:
    found = body(f"I. NỘI DUNG\n1. {words}\n2. Động viên cán bộ.")
    assert [r.relation for r in found.references if r.number == "12/QĐ-UBND"] == [relation]


def test_title_between_kind_word_and_number_belongs_to_the_mention() -> None:
    record = decision("Điều 1. Ban hành Quy chế.\n", "Căn cứ Kế hoạch giáo dục nhà trường năm học 2013 - 2014 số 28/KH-SGD ngày 05/9/2013 của Sở;\n")
    assert record.references[1].raw.startswith("Kế hoạch giáo dục nhà trường năm học 2013 - 2014 số 28/KH-SGD")


def test_frame_of_the_school_year_is_not_the_period_of_the_plan() -> None:
    found = body(
        "I. KHUNG KẾ HOẠCH THỜI GIAN\n1. Khung thời gian thực hiện năm học:\n- Tựu trường: ngày 22/8/2026.\n- Khai giảng: 05/9/2026.",
        subject="Giáo dục nhà trường năm học 2026 - 2027",
    )
    assert [(p.start, p.end) for p in found.campaign_periods] == [("2026", "2027")]


def test_order_that_ends_with_whom_it_is_given_to() -> None:
    record = parsed(
        HEAD.format(kind="UBND").replace("/UBND-UBND", "/UBND-NC") + "V/v thống kê cây xanh\nKính gửi: Các trường trung học.\n"
        "Nhằm chuẩn bị mùa trồng cây; Ủy ban nhân dân tỉnh yêu cầu các đơn vị:\n1. Rà soát, lập danh sách cây xanh.\n2. Hoàn thành biểu mẫu gồm:\n"
        "- Phần I: Số lượng cây.\n3. Báo cáo bằng văn bản về Sở Xây dựng trước ngày 10/9/2014." + TAIL
    )
    assert duties(record) == [("các đơn vị", "implement"), ("các đơn vị", "report")]


def test_bodies_counted_in_brackets_are_no_holders() -> None:
    assert [n for n, _ in organisation("1. Các tổ chuyên môn (02 tổ: Tổ Toán 15 người, Tổ Văn 17 người):\n- Xây dựng kế hoạch của tổ.\n2. Văn phòng chuẩn bị.")] == [
        "Các tổ chuyên môn (02 tổ: Tổ Toán 15 người, Tổ Văn 17 người)", "Văn phòng",
    ]


def test_heading_of_several_bodies_above_each_of_them_with_its_duty() -> None:
    assert organisation(
        "1. Ban Đại diện Cha mẹ học sinh và các Đoàn thể trong nhà trường:\n- Ban Đại diện Cha mẹ học sinh: Tuyên truyền, tạo sự đồng thuận.\n"
        "- Đoàn Thanh niên: Tổ chức các hoạt động văn nghệ."
    ) == [("Ban Đại diện Cha mẹ học sinh", "implement"), ("Đoàn Thanh niên", "implement")]


def test_whole_staff_is_one_holder() -> None:
    record = decision(
        "Điều 1. Các ông (bà) Phó Hiệu trưởng, Trưởng các bộ phận và toàn thể cán bộ, giáo viên, nhân viên nhà trường chịu trách nhiệm thi hành "
        "Quyết định này.\n"
    )
    assert [n for n, _ in duties(record)][1:] == ["Trưởng các bộ phận", "toàn thể cán bộ, giáo viên, nhân viên nhà trường"]


def test_carrying_out_a_programme_of_teaching_is_no_organisation_part() -> None:
    record = parsed(
        HEAD.format(kind="HD") + "HƯỚNG DẪN\nDạy học hòa nhập\nI. NỘI DUNG\n1. Tổ chức thực hiện chương trình và hoạt động giáo dục\n"
        "a) Cơ sở giáo dục dạy theo chương trình hiện hành.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Giáo dục và Đào tạo hướng dẫn chuyên môn." + TAIL
    )
    assert duties(record) == [("Sở Giáo dục và Đào tạo", "implement")]


def test_list_of_plain_numbers_without_blanks_counts_each() -> None:
    found = body("I. NỘI DUNG\n1. Thực hiện các Nghị định 61,62,63/CP của Chính phủ về phí.\n2. Động viên cán bộ.")
    assert [r.number for r in found.references][1:] == ["61", "62", "63/CP"]


@pytest.mark.parametrize(("words", "relation"), [
    ("Kê khai và thực hiện các nội dung theo quy định tại Điều 9 Quyết định số 12/QĐ-UBND.", "applies"),
    ("Nộp thuế thu nhập bổ sung quy định tại Quyết định số 12/QĐ-UBND.", "applies"),
])
def test_contents_provided_for_and_additional_tax(words: str, relation: str) -> None:
    found = body(f"I. NỘI DUNG\n1. {words}\n2. Động viên cán bộ.")
    assert [r.relation for r in found.references if r.number == "12/QĐ-UBND"] == [relation]


def test_body_that_informs_others_at_the_end_has_no_duty() -> None:
    assert organisation(
        "- Giao Chi bộ Suối Đá hoàn thành việc bàn giao tài sản.\n- Giao Sở Tài chính hướng dẫn bàn giao.\n"
        "Ban Thường vụ Huyện ủy thông báo để Chi bộ Suối Đá và các cơ quan liên quan biết, nghiêm túc triển khai thực hiện."
    ) == [("Chi bộ Suối Đá", "implement"), ("Sở Tài chính", "implement")]


def test_shortcomings_are_a_title_and_no_lead_in() -> None:
    found = body("I. KẾT QUẢ\n1. Về ưu điểm:\n- Tốt.\n2. Về hạn chế, tồn tại:\n- Chậm.")
    assert [s.title for s in found.sections[0].children] == ["Về ưu điểm", "Về hạn chế, tồn tại"]


def test_unmarked_headings_of_bodies_above_their_duties() -> None:
    assert organisation(
        "Ban Giám hiệu nhà trường\n- Xây dựng kế hoạch, chỉ đạo thực hiện.\n- Kiểm tra, đánh giá.\n"
        "Tổ trưởng chuyên môn\n- Lập kế hoạch của tổ, báo cáo Ban Giám hiệu hằng tháng.\n"
        "Trạm Y tế\nKhám sức khỏe cho nhân dân, phát tờ rơi."
    ) == [
        ("Ban Giám hiệu nhà trường", "implement"), ("Tổ trưởng chuyên môn", "implement"), ("Tổ trưởng chuyên môn", "report"),
        ("Trạm Y tế", "implement"),
    ]


def test_body_of_the_heading_named_again_in_the_line_below() -> None:
    assert organisation(
        "1. Hội đồng thi đua, khen thưởng\n- Hội đồng thi đua, khen thưởng xã có trách nhiệm xét duyệt hồ sơ.\n"
        "2. Phòng Kinh tế\nPhòng Kinh tế chủ trì, phối hợp với Văn phòng bố trí kinh phí."
    ) == [("Hội đồng thi đua, khen thưởng", "implement"), ("Phòng Kinh tế", "lead"), ("Văn phòng", "coordinate")]


@pytest.mark.parametrize(("task", "roles"), [
    ("Phổ biến kế hoạch đến hội viên, báo cáo kết quả về UBND xã trước ngày 10/5/2025.", ["implement", "report"]),
    ("Theo dõi, đôn đốc, tổng hợp báo cáo UBND xã trước ngày 10/5/2025.", ["report"]),
])
def test_who_does_something_and_reports_it(task: str, roles: list[str]) -> None:
    assert organisation(f"1. Văn phòng chuẩn bị.\n2. Các chi hội: {task}")[1:] == [("Các chi hội", r) for r in roles]


def test_frame_sentence_below_a_heading_is_its_task() -> None:
    assert organisation(
        "1. Văn phòng chuẩn bị.\n2. Các tổ chức chính trị - xã hội\nCăn cứ nhiệm vụ được giao, cụ thể hóa thành chương trình; "
        "gửi báo cáo về Văn phòng trước ngày 05 tháng cuối quý."
    )[1:] == [("Các tổ chức chính trị - xã hội", "implement"), ("Các tổ chức chính trị - xã hội", "report")]


def test_others_that_are_directed_to_work_together_make_no_partner() -> None:
    assert organisation("1. Văn phòng chuẩn bị.\n2. Sở Y tế: Hỗ trợ kinh phí; chỉ đạo các ngành phối hợp thực hiện Kế hoạch.")[1:] == [
        ("Sở Y tế", "implement")
    ]


def test_second_day_in_brackets_is_that_of_the_year() -> None:
    found = body("II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày 10/11) báo cáo Sở Nội vụ.")
    assert [(d.date, d.recurrence) for d in found.deadlines] == [("--06-10", "half-yearly"), ("--11-10", "yearly")]
    assert [a.role for a in found.responsible_agencies] == ["implement", "report"]


@pytest.mark.parametrize(("left", "issuer", "superior"), [
    ("BCH ĐOÀN TỈNH LẠC AN", "BCH ĐOÀN TỈNH LẠC AN", None),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", None),
    ("TỈNH ĐOÀN LẠC AN\nBCH ĐOÀN HUYỆN HÒA SƠN", "BCH ĐOÀN HUYỆN HÒA SƠN", "TỈNH ĐOÀN LẠC AN"),
])
def test_name_of_the_youth_union_in_the_place_of_the_motto(left: str, issuer: str, superior: str | None) -> None:
    first, *more = left.split("\n")
    record = parsed(
        "\n".join([f"{first}\tĐOÀN TNCS HỒ CHÍ MINH", *more]) + "\n***\tLạc An, ngày 06 tháng 9 năm 2024\nSố: 61-KH/ĐTN-VP\n"
        "KẾ HOẠCH\nTổ chức Tháng Thanh niên\nI. NỘI DUNG\n1. Trồng cây." + TAIL
    )
    assert record.issuing_body is not None and record.issuing_body.raw == issuer
    assert (record.superior_body.raw if record.superior_body else None) == superior


def test_centre_of_the_union_that_the_issuer_belongs_to() -> None:
    record = parsed(
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH LÀO CAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tĐộc lập - Tự do - Hạnh phúc\nSố: 4/HD-BTV\tLào Cai, ngày 02 tháng 4 năm 2025\n"
        "HƯỚNG DẪN\nĐăng ký thi đua\nCăn cứ Hướng dẫn số 09/HD-ĐCT ngày 28/02/2025 của Đoàn Chủ tịch Trung ương Hội;\nI. NỘI DUNG\n1. Đăng ký." + TAIL
    )
    issuer = next(r.issuer for r in record.references if r.number == "09/HD-ĐCT")
    assert issuer is not None and issuer.name == "Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam"


def test_sum_of_money_below_goals_is_a_goal() -> None:
    found = body('II. CHỈ TIÊU\n- Vận động Quỹ "Vì người nghèo" đạt ít nhất 150 triệu đồng.\n- Kinh phí 20 triệu đồng.')
    assert [(t.value, t.unit) for t in found.targets] == [(150, "triệu đồng")]


@pytest.mark.parametrize(("printed", "name"), [
    ("Công đoàn Giáo dục Việt Nam", "Công đoàn Giáo dục Việt Nam"),
    ("Hội Khuyến học Việt Nam", "Hội Khuyến học Việt Nam"),
    ("Hội Cựu Thanh niên xung phong tỉnh", "Hội Cựu Thanh niên xung phong tỉnh Thanh Hóa"),
])
def test_unions_of_the_country_are_no_local_ones(printed: str, name: str) -> None:
    assert resolve_agency(printed, issuer=resolve_agency("Công đoàn ngành Giáo dục tỉnh Thanh Hóa")).name == name


def test_what_a_letter_tells_of_others_is_not_what_it_is_based_on() -> None:
    record = parsed(
        HEAD.format(kind="UBND").replace("/UBND-UBND", "/UBND-NC") + "V/v nộp hồ sơ trồng cây\nKính gửi: Các trường trung học.\n"
        "Thời gian qua, một số đơn vị còn chậm nộp hồ sơ theo Quyết định số 22/2022/QĐ-UBND ngày 05/8/2022 của UBND tỉnh ban hành Quy chế. "
        "Để khắc phục, Ủy ban nhân dân tỉnh yêu cầu:\n1. Các trường nộp đủ hồ sơ.\n2. Sở Xây dựng phát động trồng cây." + TAIL
    )
    assert [(r.relation, r.is_parent) for r in record.references] == [("applies", False)]


def test_law_named_behind_its_number_is_one_law() -> None:
    record = decision("Điều 1. Ban hành Quy chế.\n", "Căn cứ Luật số 51/2010/QH12 của Quốc hội về Luật Người khuyết tật;\n")
    assert [(r.number, r.subject) for r in record.references if r.kind == "L"][1:] == [("51/2010/QH12", "Luật Người khuyết tật")]


def test_heads_of_offices_and_units_are_one_holder() -> None:
    record = decision("Điều 1. Chánh Văn phòng, các Thủ trưởng cơ quan, đơn vị của thành phố chịu trách nhiệm thi hành Quyết định này.\n")
    assert [n for n, _ in duties(record)] == ["Chánh Văn phòng", "các Thủ trưởng cơ quan, đơn vị của thành phố"]
