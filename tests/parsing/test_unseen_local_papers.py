"""Defects met in papers of local bodies that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, parsed
from tests.parsing.test_unseen_regulations import decision, relations
from thidua_parse.knowledge.agency_names import resolve
from thidua_parse.record import Plan


def parents(record: Plan) -> set[str]:
    return {r.number for r in record.references if r.number and r.is_parent}


@pytest.mark.parametrize(("basis", "is_parent"), [
    ("Quyết định số 12/QĐ-TTg ngày 5/3/2015 của Thủ tướng Chính phủ phê duyệt Chương trình trồng hoa ven đường", True),
    ("Nghị quyết số 12/NQ-HĐND ngày 5/3/2015 của HĐND tỉnh khóa XVI, kỳ họp thứ 3 về việc thông qua Đề án trồng hoa ven đường", True),
    # what only spells a law out, tells how papers are made, gives a view, or is about bodies
    ("Nghị định số 12/2015/NĐ-CP ngày 5/3/2015 của Chính phủ về việc thi hành Luật Trồng hoa ven đường", False),
    ("Thông tư số 12/2015/TT-BXD ngày 5/3/2015 của Bộ Xây dựng hướng dẫn lập kế hoạch trồng hoa ven đường", False),
    ("Văn bản số 12/BXD-HT ngày 5/3/2015 của Bộ Xây dựng về việc cho ý kiến về trồng hoa ven đường của tỉnh", False),
    ("Nghị quyết số 12/2015/UBTVQH13 ngày 5/3/2015 của Ủy ban Thường vụ Quốc hội về nhiệm vụ của Hội đồng nhân dân, Ủy ban nhân dân", False),
])
def test_bases_that_are_parents(basis: str, is_parent: bool) -> None:
    title = "Phê duyệt Kế hoạch trồng hoa ven đường của Ủy ban nhân dân tỉnh"
    record = decision("Điều 1. Phê duyệt Kế hoạch.\n", f"Căn cứ {basis};\n", title)
    assert bool(parents(record)) is is_parent


@pytest.mark.parametrize("lead", ["Qua xem xét", "Sau khi xem xét", "Trên cơ sở xem xét"])
def test_papers_that_a_council_looks_at_are_proposals(lead: str) -> None:
    record = parsed(
        HEAD.format(kind="NQ") + "NGHỊ QUYẾT\nVề việc trồng hoa ven đường\nHỘI ĐỒNG NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n"
        f"{lead} Báo cáo số 12/BC-UBND ngày 5/3/2015 của UBND tỉnh về việc trồng hoa,\nQUYẾT NGHỊ:\nĐiều 1. Trồng hoa.\n" + TAIL
    )
    assert relations(record) == {"12/BC-UBND": "at_proposal_of"}


@pytest.mark.parametrize("article", [
    "Ban hành kèm theo Quyết định này “Quy định trồng hoa ven đường”",
    "Giám đốc Sở Xây dựng và Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định",
    "Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 9/QĐ-UBND",
])
def test_orders_without_a_full_stop_are_no_headings(article: str) -> None:
    record = decision(f"Điều 1. Trồng hoa ven đường.\nĐiều 2. {article}\nĐiều 3. Hiệu lực thi hành\nTừ ngày ký.\n")
    assert [s.title for s in record.sections[1:]] == [None, "Hiệu lực thi hành"]


def test_opening_of_a_text_without_labels_runs_to_the_sentence_that_leads_in() -> None:
    record = parsed(
        HEAD.format(kind="CT") + "CHỈ THỊ\nVề việc trồng hoa ven đường\n"
        "Thời gian qua, việc trồng hoa ven đường của các xã trên địa bàn tỉnh còn chậm, chưa được quan tâm đúng mức.\n"
        "Thực hiện Công văn số 12/BXD-HT ngày 5/3/2015 của Bộ Xây dựng về việc trồng hoa, UBND tỉnh yêu cầu:\n"
        "Các sở và UBND các xã khẩn trương trồng hoa.\n" + TAIL
    )
    assert parents(record) == {"12/BXD-HT"}


@pytest.mark.parametrize(("cell", "authority", "position", "name"), [
    ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An", "KT.", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"),
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Thị Thu Hà", "TM.", "PHÓ CHỦ TỊCH", "Trần Thị Thu Hà"),
    ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Văn Tám", "TM.", "CHỦ TỊCH", "Lê Văn Tám"),
    ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Nguyễn Thị Thu Hương", "KT.", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Thu Hương"),
    ("TL. CHỦ TỊCH CHÁNH VĂN PHÒNG Hoàng Văn Bình", "TL.", "CHÁNH VĂN PHÒNG", "Hoàng Văn Bình"),
    ("HIỆU TRƯỞNG Lê Văn Tám", None, "HIỆU TRƯỞNG", "Lê Văn Tám"),
])
def test_signature_block_on_one_line(cell: str, authority: str | None, position: str, name: str) -> None:
    record = parsed(
        f"{HEAD.format(kind='KH')}KẾ HOẠCH\nTrồng hoa ven đường\nI. MỤC ĐÍCH\nLàm đẹp đường.\n"
        f"\n| Nơi nhận: - Như trên; - Lưu: VT, K1. | {cell} |\n|---|---|\n"
    )
    assert [r.raw for r in record.recipients] == ["Như trên", "Lưu: VT, K1"]
    signed = record.signatures[0]
    assert (signed.authority, signed.position, signed.name) == (authority, position, name)


def test_body_whose_name_holds_an_office_is_no_signer() -> None:
    record = parsed(f"{HEAD.format(kind='KH')}KẾ HOẠCH\nTrồng hoa\nI. MỤC ĐÍCH\nLàm đẹp.\nTM. ĐOÀN CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Tám\n")
    signed = record.signatures[0]
    assert (signed.on_behalf_of, signed.position, signed.name) == ("ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám")


def test_regression_list_below_a_position_beside_its_label_was_lost() -> None:
    record = parsed(
        f"{HEAD.format(kind='KH')}KẾ HOẠCH\nTrồng hoa\nI. MỤC ĐÍCH\nLàm đẹp.\nNơi nhận:\nHIỆU TRƯỞNG\n– Phòng GDĐT huyện;\n– Lưu: VT.\n\nLê Văn Tám\n"
    )
    assert [r.raw for r in record.recipients] == ["Phòng GDĐT huyện", "Lưu: VT"]
    assert (record.signatures[0].position, record.signatures[0].name) == ("HIỆU TRƯỞNG", "Lê Văn Tám")


def test_second_proposal_behind_the_title_of_the_first() -> None:
    record = decision(
        "Điều 1. Trồng hoa.\n",
        "Xét Tờ trình số 12/TTr-SXD ngày 5/3/2015 của Sở Xây dựng về trồng hoa theo Quyết định số 7/QĐ-UB ngày 1/2/2002 của UBND tỉnh "
        "và Tờ trình số 15/TTr-SXD ngày 9/3/2015,\n",
    )
    assert relations(record) == {"12/TTr-SXD": "at_proposal_of", "7/QĐ-UB": "mentioned_in_title", "15/TTr-SXD": "at_proposal_of"}


def test_decree_named_in_the_subject_is_a_parent() -> None:
    record = decision(
        "Điều 1. Trồng hoa.\n", "Căn cứ Nghị định số 12/2015/NĐ-CP ngày 5/3/2015 của Chính phủ về cây xanh;\n",
        "Quy định việc trồng hoa theo Nghị định số 12/2015/NĐ-CP ngày 5/3/2015 của Chính phủ",
    )
    assert [(r.number, r.is_parent) for r in record.references if r.number] == [("12/2015/NĐ-CP", True)] * 2


def test_bases_one_below_the_other_open_a_text_without_labels() -> None:
    record = parsed(
        HEAD.format(kind="TTr") + "TỜ TRÌNH\nVề việc công nhận đường hoa\nCăn cứ Quyết định số 3/QĐ-BXD ngày 5/3/2013 của Bộ Xây dựng;\n"
        "Thực hiện Quyết định số 12/QĐ-SXD ngày 5/3/2014 của Sở Xây dựng về việc kiểm tra đường hoa.\nQua kiểm tra, xã đạt yêu cầu.\n" + TAIL
    )
    assert parents(record) == {"12/QĐ-SXD"}


def test_article_named_in_a_heading_ends_no_sentence() -> None:
    record = decision(
        "Điều 1. Quy định cụ thể một số nội dung như sau:\n1. Quy định cụ thể Điều 9. Giống hoa và khoảng cách trồng:\nHoa trồng cách nhau 2 m.\n"
    )
    assert record.sections[0].children[0].title == "Quy định cụ thể Điều 9. Giống hoa và khoảng cách trồng"


@pytest.mark.parametrize(("capitals", "name"), [
    ("BỆNH VIỆN ĐA KHOA KHU VỰC ĐÁ BẠC", "Bệnh viện Đa khoa khu vực Đá Bạc"),
    ("BỆNH VIỆN MẮT THÀNH PHỐ HỒ CHÍ MINH", "Bệnh viện Mắt Thành phố Hồ Chí Minh"),
    ("TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên"),
    ("TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT ĐÁ BẠC", "Trường Cao đẳng Kinh tế - Kỹ thuật Đá Bạc"),
    ("TRƯỜNG TIỂU HỌC HẢI PHÒNG", "Trường Tiểu học Hải Phòng"),  # "phòng" is no office here
    ("CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC ĐÁ BẠC", "Công ty TNHH một thành viên Cấp nước Đá Bạc"),
    ("CỤM THI ĐUA SỐ 4 CÁC TỈNH DUYÊN HẢI MIỀN TRUNG", "Cụm thi đua số 4 các tỉnh Duyên hải miền Trung"),
    ("KHỐI THI ĐUA SỐ 3 - TỈNH QUẢNG NINH", "Khối thi đua số 3 - tỉnh Quảng Ninh"),
    ("BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA", "Ban Chỉ đạo các chương trình mục tiêu quốc gia"),
])
def test_spelling_of_own_names_in_capitals(capitals: str, name: str) -> None:
    assert resolve(capitals).name == name


@pytest.mark.parametrize(("line", "iso", "place"), [
    ("Hải Phòng, hồi 17 giờ 00 ngày 21 tháng 7 năm 2025", "2025-07-21", "Hải Phòng"),
    ("Hải Phòng, 17h30’ ngày 21 tháng 7 năm 2025", "2025-07-21", "Hải Phòng"),
    ("Hồi 17 giờ 30 phút ngày 21 tháng 7 năm 2025", "2025-07-21", None),
])
def test_hour_of_a_telegram_before_its_date(line: str, iso: str, place: str | None) -> None:
    record = parsed(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 09/CĐ-UBND\n{line}\nCÔNG ĐIỆN\nVề việc chăm sóc hoa\n1. Sở Xây dựng tưới hoa.\n" + TAIL
    )
    assert (record.issued_on.iso, record.place) == (iso, place)


def letter(items: str) -> Plan:
    return parsed(
        HEAD.format(kind="CV") + "Kính gửi: Các xã.\nSở đề nghị các cơ quan, đơn vị, UBND các xã thực hiện một số nội dung sau:\n"
        f"{items}Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện./.\n" + TAIL
    )


def test_bodies_that_a_letter_addresses_before_its_list() -> None:
    record = letter("1. Rà soát các bồn hoa.\n2. Trồng thêm hoa ven đường.\n")
    assert [a.agency.raw for a in record.responsible_agencies] == ["các cơ quan, đơn vị", "UBND các xã"]


def test_partner_named_with_together_only() -> None:
    record = parsed(
        HEAD.format(kind="KH") + "KẾ HOẠCH\nTrồng hoa\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng chủ trì, cùng với Sở Tài chính kiểm tra các bồn hoa.\n"
        "2. Các tỉnh, thành phố trong Cụm: Trồng hoa.\n" + TAIL
    )
    assert [(a.agency.raw, a.role) for a in record.responsible_agencies] == [
        ("Sở Xây dựng", "lead"), ("Sở Tài chính", "coordinate"), ("Các tỉnh, thành phố trong Cụm", "implement"),
    ]


def test_results_handed_in_every_week() -> None:
    record = parsed(
        HEAD.format(kind="KH") + "KẾ HOẠCH\nTrồng hoa\nI. TỔ CHỨC THỰC HIỆN\n1. Giáo viên: Nộp kết quả chăm hoa về Ban thi đua vào thứ sáu hằng tuần.\n" + TAIL
    )
    assert [(d.recurrence, d.to and d.to.raw) for d in record.deadlines] == [("weekly", "Ban thi đua")]


def test_goals_of_a_report_stand_under_what_lies_ahead() -> None:
    record = parsed(
        HEAD.format(kind="BC") + "BÁO CÁO\nKết quả trồng hoa\nI. KẾT QUẢ\n1. Đạt 80% xã có vườn hoa.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2019\n1. Phấn đấu trên 97% xã có vườn hoa.\n" + TAIL
    )
    assert [t.value for t in record.targets] == [97.0]


@pytest.mark.parametrize(("items", "days"), [
    ("1. Thời gian nộp hồ sơ:\n- Khối 1: ngày 16/5/2014;\n- Khối 2: trước ngày 17/5;\n- Khối 3 nộp sau.\n", ["2014-05-16", "2014-05-17"]),
    ("1. Thời gian nộp hồ sơ: ngày 16/5/2014.\n", ["2014-05-16"]),
    ("1. Thời gian tổ chức:\n- Khối 1: ngày 16/5/2014.\n", []),
])
def test_days_by_which_each_hands_in(items: str, days: list[str]) -> None:
    record = parsed(HEAD.format(kind="TB") + "THÔNG BÁO\nVề nộp hồ sơ\nSở thông báo như sau:\n" + items + TAIL)
    assert [d.date for d in record.deadlines] == days


def test_who_chairs_a_campaign_leads() -> None:
    record = parsed(
        HEAD.format(kind="KH") + "KẾ HOẠCH\nTrồng hoa\nI. TỔ CHỨC THỰC HIỆN\n1. Hội Nông dân tỉnh: Chủ trì cuộc vận động trồng hoa.\n"
        "2. Hội Phụ nữ tỉnh: Chủ trì cuộc họp về trồng hoa.\n" + TAIL
    )
    assert [a.role for a in record.responsible_agencies] == ["lead", "implement"]


def test_quoted_words_in_the_name_of_a_steering_committee() -> None:
    name = resolve('BAN CHỈ ĐẠO PHONG TRÀO "TOÀN DÂN TRỒNG HOA VEN ĐƯỜNG"').name
    assert name == 'Ban Chỉ đạo phong trào "Toàn dân trồng hoa ven đường"'


@pytest.mark.parametrize(("end", "reports"), [
    ("Nhận được Chỉ thị này, yêu cầu Thủ trưởng các ngành triển khai và báo cáo kết quả về UBND tỉnh trước ngày 15/12/2014./.", ["Thủ trưởng các ngành"]),
    ("Nhận được Chỉ thị này, yêu cầu Thủ trưởng các ngành triển khai thực hiện./.", []),
])
def test_reports_on_receipt_of_a_directive(end: str, reports: list[str]) -> None:
    record = parsed(
        HEAD.format(kind="CT") + "CHỈ THỊ\nVề việc trồng hoa\nChủ tịch UBND tỉnh yêu cầu:\n1. Sở Xây dựng trồng hoa.\n"
        f"2. Sở Tài chính bố trí kinh phí.\n{end}\n" + TAIL
    )
    assert [a.agency.raw for a in record.responsible_agencies if a.role == "report"] == reports


def test_report_as_ruled_through_another_body() -> None:
    record = parsed(
        HEAD.format(kind="KH") + "KẾ HOẠCH\nTrồng hoa\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng\n- Kiểm tra các bồn hoa.\n"
        "- Tổng kết và báo cáo Bộ Xây dựng (qua Cục Hạ tầng) theo quy định.\n2. Sở Tài chính bố trí kinh phí.\n" + TAIL
    )
    assert [(a.agency.raw, a.role) for a in record.responsible_agencies] == [
        ("Sở Xây dựng", "implement"), ("Sở Xây dựng", "report"), ("Sở Tài chính", "implement"),
    ]


def test_duties_that_a_council_has_agreed_on() -> None:
    record = parsed(
        HEAD.format(kind="TB") + "THÔNG BÁO\nKết quả họp Hội đồng\nSau khi nghe Thường trực báo cáo, Hội đồng thống nhất:\n"
        "1. Đề nghị Giám đốc Sở Y tế tặng Giấy khen cho 03 tập thể.\n2. Giao Phòng Tổ chức hoàn chỉnh hồ sơ trồng hoa.\n"
        "3. Khối trưởng các Khối thi đua đôn đốc các đơn vị trồng hoa.\n" + TAIL
    )
    assert [a.agency.raw for a in record.responsible_agencies] == ["Phòng Tổ chức", "Khối trưởng các Khối thi đua"]


def test_semicolon_inside_brackets_ends_no_duty() -> None:
    record = parsed(
        HEAD.format(kind="CV") + "Kính gửi: Các xã.\nSở đề nghị các xã thực hiện:\n1. Trồng hoa.\n"
        "Báo cáo gửi về Sở Nội vụ (qua Phòng Thi đua; email: tdkt@example.vn) chậm nhất ngày 25/9/2014 để tổng hợp.\n" + TAIL
    )
    assert [(d.date, d.to and d.to.name) for d in record.deadlines] == [("2014-09-25", "Sở Nội vụ tỉnh Long An")]
