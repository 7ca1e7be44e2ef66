"""Plans copied from legal portals: lost places, lists of bases, joint papers cited."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

PLAN = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 343/KH-UBND | Tiền Giang, ngày 17 tháng 11 năm 2021 |
KẾ HOẠCH
Chăm sóc cây xanh trong trường học
Để trường học xanh hơn, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. CĂN CỨ XÂY DỰNG KẾ HOẠCH
1. Thông tư số 05/2021/TT-BGDĐT ngày 25 tháng 7 năm 2021 của Bộ Giáo dục và Đào tạo hướng dẫn một số nội dung thực hiện Chương trình trường học xanh;
2. Nghị quyết số 05-NQ/TU ngày 17 tháng 6 năm 2021 của Tỉnh ủy về trồng rừng;
3. Nghị quyết liên tịch số 19/2020/NQLT-CP-UBTUMTTQVN ngày 22/8/2020 của Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về giám sát cộng đồng.
II. MỤC TIÊU
1. Trồng cây hằng năm.
"""


def test_committee_without_its_place_takes_level_and_place_from_the_text() -> None:
    issuer = parse_text(from_string(PLAN)).issuing_body
    assert issuer is not None
    assert (issuer.raw, issuer.name, issuer.status) == ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân tỉnh Tiền Giang", "inferred")


def test_regression_verb_in_the_title_above_governed_the_next_item() -> None:
    found = [r for r in parse_text(from_string(PLAN)).references if r.number]
    assert [(r.number, r.relation) for r in found] == [
        ("05/2021/TT-BGDĐT", "based_on"), ("05-NQ/TU", "based_on"), ("19/2020/NQLT-CP-UBTUMTTQVN", "based_on"),
    ]


def test_regression_second_issuer_of_a_joint_resolution_was_lost() -> None:
    last = parse_text(from_string(PLAN)).references[-1]
    assert last.issuer is not None
    assert last.issuer.raw == "Chính phủ và Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    assert last.subject == "về giám sát cộng đồng"

LETTER = """VĂN PHÒNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1111/VPCP-{symbol}
Hà Nội, ngày 24 tháng 3 năm 2017
Kính gửi:
- Các Bộ: Kế hoạch và Đầu tư, Tài chính, Giao thông vận tải, Nông nghiệp và Phát triển nông thôn, Xây dựng, Công Thương, Nội vụ;
- Ủy ban nhân dân các tỉnh: Đắk Lắk, Gia Lai.
Xét đề nghị của Bộ Nội vụ về việc trồng cây, Thủ tướng Chính phủ có ý kiến như sau:
Đồng ý tổ chức lễ trồng cây vào mùa xuân./.
Nơi nhận:
- Như trên;
- Lưu: VT.
BỘ TRƯỞNG, CHỦ NHIỆM
Nguyễn Văn Mẫu
"""


@pytest.mark.parametrize(
    ("symbol", "subject"),
    [
        ("NC\nV/v tổ chức lễ trồng cây", "tổ chức lễ trồng cây"),
        ("NCV/v tổ chức lễ trồng cây", "tổ chức lễ trồng cây"),
        ("NC\nVề: tổ chức lễ trồng cây", "tổ chức lễ trồng cây"),
        ("NC\nVề tổ chức lễ trồng cây", "Về tổ chức lễ trồng cây"),
    ],
)
def test_subject_of_a_letter_with_and_without_its_mark(symbol: str, subject: str) -> None:
    plan = parse_text(from_string(LETTER.format(symbol=symbol)))
    assert (plan.document_number.text, plan.subject) == ("1111/VPCP-NC", subject)


def test_regression_long_lines_of_the_address_were_taken_for_the_text() -> None:
    addressees = [a.raw for a in parse_text(from_string(LETTER.format(symbol="NC"))).addressees]
    assert len(addressees) == 2 and addressees[1] == "Ủy ban nhân dân các tỉnh: Đắk Lắk, Gia Lai"


AWARD = """QUYẾT ĐỊNH
Về việc tặng thưởng Cờ thi đua
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;
Xét đề nghị của Chủ tịch Ủy ban nhân dân tỉnh Hà Nam (Tờ trình số 15/TTr-UBND ngày 03 tháng 3 năm 2009) và Trưởng ban Ban Thi đua - Khen thưởng Trung ương (Tờ trình số 88/TTr-BTĐKT ngày 09 tháng 4 năm 2009),
QUYẾT ĐỊNH:
Điều 1. Tặng thưởng Cờ thi đua cho Nhân dân và cán bộ xã Mẫu.
Điều 2. Chủ tịch Ủy ban nhân dân tỉnh Hà Nam chịu trách nhiệm thi hành Quyết định này./.
Chủ tịch
(Đã ký)
Trần Thị Mẫu
"""


def test_proposals_in_brackets_are_those_of_who_proposed() -> None:
    first, second = [r for r in parse_text(from_string(AWARD)).references if r.kind == "TTr"]
    assert first.issuer is not None and first.issuer.name == "Ủy ban nhân dân tỉnh Hà Nam"
    assert second.issuer is not None and second.issuer.name == "Ban Thi đua - Khen thưởng Trung ương"
    assert first.relation == second.relation == "at_proposal_of"


def test_issuer_of_a_decision_without_header_stands_above_its_bases() -> None:
    issuer = parse_text(from_string(AWARD)).issuing_body
    assert issuer is not None and (issuer.name, issuer.status) == ("Thủ tướng Chính phủ", "inferred")


def test_position_in_small_letters_at_the_end_is_signed() -> None:
    [signature] = parse_text(from_string(AWARD)).signatures
    assert (signature.position, signature.name) == ("Chủ tịch", "Trần Thị Mẫu")


def test_second_line_of_the_left_column_within_the_line_of_the_motto() -> None:
    text = """PHÒNG GD&ĐT TÁNH LINH CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM TRƯỜNG TIỂU HỌC MẪU Độc lập - Tự do - Hạnh phúc
Số: 14/TTr-THM Tánh Linh, ngày 10 tháng 10 năm 2010
TỜ TRÌNH
Về việc công nhận trường xanh
Kính gửi: Phòng Giáo dục và Đào tạo
Trường đề nghị công nhận danh hiệu.
V/v tự đánh giá
HIỆU TRƯỞNG
Lê Văn Mẫu
"""
    plan = parse_text(from_string(text))
    assert plan.issuing_body is not None and plan.issuing_body.name == "Trường Tiểu học Mẫu"
    assert plan.superior_body is not None and plan.superior_body.name == "Phòng Giáo dục và Đào tạo huyện Tánh Linh"
    assert plan.sections == ()  # "V/v" is no roman numeral


def test_ministry_with_a_comma_in_its_name() -> None:
    text = "KẾ HOẠCH\nTrồng cây\nThực hiện Công văn số 29/LĐTBXH-BVCSTE ngày 12/8/2014 của Bộ Lao động, Thương binh và Xã hội về trẻ em;\nI. MỤC ĐÍCH\n1. Xanh.\n"
    [found] = parse_text(from_string(text)).references
    assert found.issuer is not None and found.issuer.raw == "Bộ Lao động, Thương binh và Xã hội"


def test_regression_year_of_a_cited_date_in_the_title_was_taken_for_the_period() -> None:
    text = """BẢO HIỂM XÃ HỘI
VIỆT NAM
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Số: 1234/KH-BHXH
Hà Nội, ngày 19
tháng 7 năm 2019
KẾ HOẠCH
THỰC
HIỆN QUYẾT ĐỊNH SỐ 658/QĐ-TTg NGÀY 11 THÁNG 6 NĂM 2019 CỦA THỦ TƯỚNG CHÍNH PHỦ
PHÊ DUYỆT ĐỀ ÁN TRỒNG CÂY
Bảo hiểm xã hội Việt Nam ban hành kế hoạch như sau:
A. MỤC ĐÍCH
1. Xanh hơn.
"""
    plan = parse_text(from_string(text))
    assert plan.campaign_periods == ()
    assert plan.references[0].relation == "implements" and plan.references[0].is_parent


def test_date_behind_a_rule_in_one_line_with_the_motto() -> None:
    text = (
        "TÒA ÁN NHÂN DÂN TỐI CAO -------- Số: 09/2016/TT-TANDTC | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
        "Hạnh phúc --------------- Hà Nội, ngày 15 tháng 8 năm 2016 |\nTHÔNG TƯ\nHƯỚNG DẪN TRỒNG CÂY\n"
        "Căn cứ Luật Lâm nghiệp;\nĐiều 1. Phạm vi\n1. Trồng cây.\n"
    )
    plan = parse_text(from_string(text))
    assert (plan.issued_on.iso, plan.place, plan.document_number.text) == ("2016-08-15", "Hà Nội", "09/2016/TT-TANDTC")
    assert plan.issuing_body is not None and plan.issuing_body.raw == "TÒA ÁN NHÂN DÂN TỐI CAO"


def test_days_of_a_launched_campaign_without_the_word_ngay() -> None:
    text = LETTER.format(symbol="NC\nV/v phát động đợt thi đua nước rút").replace(
        "Đồng ý tổ chức lễ trồng cây vào mùa xuân./.",
        "Yêu cầu các đơn vị tổ chức phát động đợt thi đua nước rút, thời gian từ 10/10 đến 31/12/2017 trong toàn ngành./.",
    )
    assert [(p.start, p.end) for p in parse_text(from_string(text)).campaign_periods] == [("2017-10-10", "2017-12-31")]


def test_kind_and_number_in_one_line_and_bases_broken_behind_their_first_words() -> None:
    text = """NGHỊ QUYẾT SỐ 215 NQ/UBTVQH9 NGÀY 27-9-1994
ỦY BAN THƯỜNG VỤ QUỐC HỘI
Căn cứ
Luật Tổ chức Quốc hội;
QUYẾT NGHỊ:
Điều 1. Trồng cây.
"""
    plan = parse_text(from_string(text))
    assert plan.kind is not None and plan.kind.code == "NQ"
    assert plan.issuing_body is not None and plan.issuing_body.name == "Ủy ban Thường vụ Quốc hội"
    quy_che = parse_text(from_string("QUY CHẾ\nPHỐI\nHỢP TRỒNG CÂY GIỮA THƯỜNG TRỰC HỘI ĐỒNG VÀ ỦY BAN\nCăn cứ\nLuật Lâm nghiệp;\nĐiều 1. Xanh.\n"))
    assert quy_che.subject == "PHỐI HỢP TRỒNG CÂY GIỮA THƯỜNG TRỰC HỘI ĐỒNG VÀ ỦY BAN"


def test_bare_committee_named_in_full_above_the_bases() -> None:
    text = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 36/2006/QĐ-UBND | Phan Thiết, ngày 20 tháng 6 năm 2006 |
BAN HÀNH QUY ĐỊNH VỀ TRỒNG CÂY
ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN
Căn cứ Luật Lâm nghiệp;
QUYẾT ĐỊNH:
Điều 1. Trồng cây.
"""
    issuer = parse_text(from_string(text)).issuing_body
    assert issuer is not None and issuer.name == "Ủy ban nhân dân tỉnh Bình Thuận"
