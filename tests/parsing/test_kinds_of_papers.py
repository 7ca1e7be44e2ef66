"""Whole papers of other kinds: joint plans, Party guidance, Party directives, lists of bases."""

from __future__ import annotations

from thidua_parse import parse_text
from thidua_parse.reading import from_string

JOINT = """BỘ GIÁO DỤC VÀ ĐÀO TẠO - TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 111/KHLT-BGDĐT-TWĐTN
Hà Nội, ngày 09 tháng 01 năm 2020

KẾ HOẠCH LIÊN TỊCH
Phối hợp giữa Bộ Giáo dục và Đào tạo và Trung ương Đoàn TNCS Hồ Chí Minh năm 2020

I. CƠ SỞ PHÁP LÝ
- Quyết định số 1501/QĐ-TTg ngày 28/8/2015 của Thủ tướng Chính phủ phê duyệt Đề án “Học đường xanh”;
- Nghị quyết liên tịch số 01/2018/NQLT-BGDĐT-TWĐTN ngày 05/4/2018;
- Thực hiện Chỉ thị số 12/CT-TTg ngày 05/3/2019 của Thủ tướng Chính phủ.
II. PHÂN CÔNG THỰC HIỆN
1. Bộ Giáo dục và Đào tạo
- Chủ trì xây dựng tài liệu.
2. Trung ương Đoàn TNCS Hồ Chí Minh
- Phối hợp với Bộ Giáo dục và Đào tạo tổ chức cuộc thi.
TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN
BÍ THƯ THƯỜNG TRỰC
Lê Văn Anh
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Trần Thị Bình
Nơi nhận:
- Bộ trưởng (để b/c);
- Lưu: VT.
"""


def test_a_joint_plan_has_both_issuers_signatures_and_its_bases() -> None:
    plan = parse_text(from_string(JOINT))
    names = ["Bộ Giáo dục và Đào tạo", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"]
    assert [a.name for a in plan.joint_issuers] == names
    assert [(s.authority, s.name) for s in plan.signatures] == [("TM.", "Lê Văn Anh"), ("KT.", "Trần Thị Bình")]
    assert [(r.number, r.relation, r.is_parent) for r in plan.references] == [
        ("1501/QĐ-TTg", "based_on", False),
        ("01/2018/NQLT-BGDĐT-TWĐTN", "based_on", False),
        ("12/CT-TTg", "implements", True),
    ]
    joint = plan.references[1].issuer
    assert joint is not None and joint.name == " và ".join(names)
    assert [(d.agency.raw, d.role, d.with_) for d in plan.responsible_agencies] == [
        ("Bộ Giáo dục và Đào tạo", "lead", ()),
        ("Trung ương Đoàn TNCS Hồ Chí Minh", "coordinate", ("Bộ Giáo dục và Đào tạo",)),
    ]


def test_a_commission_of_the_centre_is_named_in_full() -> None:
    plan = parse_text(from_string(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TUYÊN GIÁO\n*\nSố: 45-HD/BTGTW\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hà Nội, ngày 03 tháng 3 năm 2022\n\nHƯỚNG DẪN\nTuyên truyền hội thi\n-----\n"
        "Thực hiện Chỉ thị số 08-CT/TW, ngày 01/9/2021 của Ban Bí thư, Ban Tuyên giáo Trung ương hướng dẫn như sau:\n"
        "I- MỤC ĐÍCH\nNâng cao nhận thức của cán bộ.\nII- TỔ CHỨC THỰC HIỆN\n"
        "1- Ban Tuyên giáo các tỉnh ủy, thành ủy trực thuộc Trung ương tham mưu cấp ủy.\n"
        "Nơi nhận:\n- Lưu HC.\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLê Văn Anh\n"
    ))
    assert plan.issuing_body is not None and plan.issuing_body.name == "Ban Tuyên giáo Trung ương"
    assert [(d.agency.raw, d.role) for d in plan.responsible_agencies] == [
        ("Ban Tuyên giáo các tỉnh ủy, thành ủy trực thuộc Trung ương", "assist")]


def test_a_known_paper_keeps_its_issuer_beside_another_in_a_list() -> None:
    plan = parse_text(from_string(
        "TỈNH ỦY BÌNH PHƯỚC\n*\nSố 15-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nBình Phước, ngày 12 tháng 5 năm 2022\n\nCHỈ THỊ\n"
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề tăng cường công tác thi đua\n-----\n"
        "Các cấp ủy đã thực hiện Chỉ thị số 34-CT/TW, ngày 07/4/2014 của Bộ Chính trị. Ban Thường vụ yêu cầu:\n"
        "1- Các cấp ủy quán triệt Chỉ thị số 34-CT/TW và Kết luận số 83-KL/TW, ngày 30/8/2010 của Ban Bí thư.\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Anh\n"
    ))
    assert [(r.number, r.issuer.name if r.issuer else None) for r in plan.references if r.number] == [
        ("34-CT/TW", "Bộ Chính trị"), ("34-CT/TW", "Bộ Chính trị"), ("83-KL/TW", "Ban Bí thư Trung ương Đảng")]


def test_a_resolution_charges_council_and_deputies() -> None:
    plan = parse_text(from_string(
        "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố: 07/2021/NQ-HĐND\nCần Thơ, ngày 10 tháng 12 năm 2021\n\nNGHỊ QUYẾT\n"
        "Quy định mức chi cho công tác thi đua\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ CẦN THƠ\nQUYẾT NGHỊ:\n"
        "Điều 1. Mức chi\n1. Nghị quyết này quy định mức chi.\nĐiều 2. Tổ chức thực hiện\n"
        "1. Giao Ủy ban nhân dân thành phố tổ chức thực hiện Nghị quyết.\n"
        "2. Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân, Tổ đại biểu và đại biểu Hội đồng nhân dân thành phố giám sát việc thực hiện.\n"
        "CHỦ TỊCH\nLê Văn Anh\n"
    ))
    assert [d.agency.raw for d in plan.responsible_agencies] == [
        "Ủy ban nhân dân thành phố", "Thường trực Hội đồng nhân dân", "các Ban Hội đồng nhân dân", "Tổ đại biểu",
        "đại biểu Hội đồng nhân dân thành phố"]


def test_a_guidance_of_departments_together() -> None:
    plan = parse_text(from_string(
        "LIÊN SỞ: NỘI VỤ - TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 88/HDLS-SNV-STC\n"
        "Sơn La, ngày 12 tháng 4 năm 2018\n\nHƯỚNG DẪN LIÊN SỞ\nVề việc sử dụng Quỹ thi đua\n\n"
        "Thực hiện Thông tư số 12/2017/TT-BNV ngày 04/11/2017 của Bộ Nội vụ; Liên Sở hướng dẫn như sau:\n1. Nguồn Quỹ\n2. Sử dụng Quỹ\n"
        "GIÁM ĐỐC SỞ TÀI CHÍNH\nLê Văn Anh\nGIÁM ĐỐC SỞ NỘI VỤ\nTrần Văn Bình\nNơi nhận:\n- Lưu: VT.\n"
    ))
    assert plan.kind is not None and plan.kind.code == "HD"
    assert plan.subject == "Về việc sử dụng Quỹ thi đua"
    assert [a.name for a in plan.joint_issuers] == ["Sở Nội vụ tỉnh Sơn La", "Sở Tài chính tỉnh Sơn La"]


def test_measures_headed_by_bodies_give_their_duties() -> None:
    plan = parse_text(from_string(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH PHÚ YÊN\nSố: 21/KH-LĐLĐ\nPhú Yên, ngày 25 tháng 02 năm 2022\n\n"
        "KẾ HOẠCH\nTổ chức phong trào thi đua “Xưởng xanh” năm 2022\n\n"
        "Căn cứ Kế hoạch số 45/KH-TLĐ ngày 10/02/2022 của Tổng Liên đoàn Lao động Việt Nam, Liên đoàn Lao động tỉnh xây dựng kế hoạch:\n"
        "I. MỤC ĐÍCH\nNâng cao nhận thức của người lao động.\nII. BIỆN PHÁP THỰC HIỆN\n1. Liên đoàn Lao động tỉnh\n"
        "- Ban Chính sách Pháp luật là đơn vị thường trực, theo dõi, tổng hợp.\n"
        "2. Các Liên đoàn Lao động huyện, thị xã, thành phố; công đoàn ngành và CĐCS trực thuộc\n"
        "- Phát động thi đua; báo cáo kết quả về LĐLĐ tỉnh (qua Ban Chính sách Pháp luật) trước ngày 15/11/2022.\n"
        "Nơi nhận:\n- Lưu: VT.\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\nLê Văn Anh\n"
    ))
    duties = {d.agency.raw for d in plan.responsible_agencies}
    assert {"Các Liên đoàn Lao động huyện, thị xã, thành phố", "công đoàn ngành", "CĐCS trực thuộc"} <= duties
    (deadline,) = plan.deadlines
    assert deadline.to is not None and deadline.to.name == "Liên đoàn Lao động tỉnh Phú Yên"
    assert deadline.via is not None and deadline.via.raw == "Ban Chính sách Pháp luật"


def test_short_letters_of_a_proposal_and_old_institutes() -> None:
    plan = parse_text(from_string(
        "UBND TỈNH ĐẮC LẮC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 45/2001/QĐ.UB\nBuôn Ma Thuột, ngày 5 tháng 6 năm 2001\n"
        "QUYẾT ĐỊNH\nV/v ban hành Quy định thi đua\nỦY BAN NHÂN DÂN TỈNH ĐẮC LẮC\n"
        "- Xét đề nghị của Viện Thi đua - Khen thưởng tỉnh tại Tờ trình số 12/TT-TĐKT ngày 1/6/2001,\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành bản Quy định.\nTM. UBND TỈNH ĐẮC LẮC\nCHỦ TỊCH\nLê Văn Anh\n"
    ))
    paper = plan.references[0]
    assert (paper.kind, paper.relation) == ("TTr", "at_proposal_of")
    assert paper.issuer is not None and paper.issuer.name == "Viện Thi đua - Khen thưởng tỉnh Đắk Lắk"
