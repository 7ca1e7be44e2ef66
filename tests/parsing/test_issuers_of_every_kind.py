"""Headers of bodies of every kind, in the layouts that readers give: body, number, date, place, signer."""

from __future__ import annotations

import pytest

from thidua_parse.record import Plan

from .frame_helpers import BODY, parse

#: body above, issuing body, symbol, place, position of the signer, name
CASES = [
    ("HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ", "BAN PHÁP CHẾ", "KH-BPC", "Đông Hà", "TRƯỞNG BAN", "Ban Pháp chế Hội đồng nhân dân tỉnh Quảng Trị"),
    ("HĐND XÃ HƯỚNG HIỆP", "BAN KINH TẾ - XÃ HỘI", "KH-BKTXH", "Hướng Hiệp", "TRƯỞNG BAN", "Ban Kinh tế - Xã hội Hội đồng nhân dân xã Hướng Hiệp"),
    ("UBND TỈNH QUẢNG TRỊ", "BÁO VÀ PHÁT THANH, TRUYỀN HÌNH", "KH-BPTTH", "Đông Hà", "GIÁM ĐỐC", "Báo và phát thanh, truyền hình tỉnh Quảng Trị"),
    ("UBND TỈNH QUẢNG TRỊ", "SỞ DÂN TỘC VÀ TÔN GIÁO", "KH-SDTTG", "Đông Hà", "GIÁM ĐỐC", "Sở Dân tộc và Tôn giáo tỉnh Quảng Trị"),
    ("UBND TỈNH QUẢNG TRỊ", "BAN QUẢN LÝ KHU KINH TẾ", "KH-KKT", "Đông Hà", "TRƯỞNG BAN", "Ban Quản lý Khu kinh tế tỉnh Quảng Trị"),
    ("SỞ NỘI VỤ TỈNH QUẢNG TRỊ", "BAN THI ĐUA - KHEN THƯỞNG", "KH-BTĐKT", "Đông Hà", "TRƯỞNG BAN", "Ban Thi đua - Khen thưởng tỉnh Quảng Trị"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO QUẢNG TRỊ", "TRƯỜNG THPT CHUYÊN LÊ QUÝ ĐÔN", "KH-THPTCLQĐ", "Đông Hà", "HIỆU TRƯỞNG", "Trường Trung học phổ thông Chuyên Lê Quý Đôn"),
    ("UBND HUYỆN CAM LỘ", "PHÒNG NỘI VỤ", "KH-PNV", "Cam Lộ", "TRƯỞNG PHÒNG", "Phòng Nội vụ huyện Cam Lộ"),
    ("UBND HUYỆN CAM LỘ", "TRƯỜNG TIỂU HỌC SỐ 1 THỊ TRẤN", "KH-TH", "Cam Lộ", "HIỆU TRƯỞNG", "Trường Tiểu học số 1 Thị Trấn"),
    ("UBND XÃ HƯỚNG HIỆP", "PHÒNG VĂN HÓA - XÃ HỘI", "KH-VHXH", "Hướng Hiệp", "TRƯỞNG PHÒNG", "Phòng Văn hóa - Xã hội xã Hướng Hiệp"),
    ("UBND XÃ HƯỚNG HIỆP", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "KH-TTPVHCC", "Hướng Hiệp", "GIÁM ĐỐC", "Trung tâm Phục vụ hành chính công xã Hướng Hiệp"),
    ("BỘ NỘI VỤ", "VỤ THI ĐUA - KHEN THƯỞNG", "KH-TĐKT", "Hà Nội", "VỤ TRƯỞNG", "Vụ Thi đua - Khen thưởng"),
    ("BỘ TÀI CHÍNH", "KHO BẠC NHÀ NƯỚC KHU VỰC XIII", "KH-KBKV", "Đông Hà", "GIÁM ĐỐC", "Kho bạc Nhà nước khu vực XIII"),
    ("BỘ TÀI CHÍNH", "CỤC THUẾ", "KH-CT", "Hà Nội", "CỤC TRƯỞNG", "Cục Thuế"),
    ("CỤC THUẾ", "THUẾ TỈNH QUẢNG TRỊ", "KH-QTR", "Đông Hà", "TRƯỞNG THUẾ TỈNH", "Thuế tỉnh Quảng Trị"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH QUẢNG TRỊ", "KH-BHXH", "Đông Hà", "GIÁM ĐỐC", "Bảo hiểm xã hội tỉnh Quảng Trị"),
    ("TÒA ÁN NHÂN DÂN TỐI CAO", "TÒA ÁN NHÂN DÂN TỈNH QUẢNG TRỊ", "KH-TA", "Đông Hà", "CHÁNH ÁN", "Tòa án nhân dân tỉnh Quảng Trị"),
    ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG TRỊ", "KH-VKS", "Đông Hà", "VIỆN TRƯỞNG", "Viện kiểm sát nhân dân tỉnh Quảng Trị"),
    ("BỘ CÔNG AN", "CÔNG AN TỈNH QUẢNG TRỊ", "KH-CAT-PX03", "Đông Hà", "GIÁM ĐỐC", "Công an tỉnh Quảng Trị"),
    ("QUÂN KHU 4", "BỘ CHỈ HUY QUÂN SỰ TỈNH QUẢNG TRỊ", "KH-BCH", "Đông Hà", "CHỈ HUY TRƯỞNG", "Bộ Chỉ huy Quân sự tỉnh Quảng Trị"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG TRỊ", "KH-LĐLĐ", "Đông Hà", "CHỦ TỊCH", "Liên đoàn Lao động tỉnh Quảng Trị"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG TRỊ", "CÔNG ĐOÀN NGÀNH GIÁO DỤC", "KH-CĐN", "Đông Hà", "CHỦ TỊCH", "Công đoàn ngành giáo dục tỉnh Quảng Trị"),
    ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "HỘI LIÊN HIỆP PHỤ NỮ TỈNH QUẢNG TRỊ", "KH-BTV", "Đông Hà", "CHỦ TỊCH", "Hội Liên hiệp Phụ nữ tỉnh Quảng Trị"),
    ("ỦY BAN TRUNG ƯƠNG MTTQ VIỆT NAM", "ỦY BAN MTTQ VIỆT NAM TỈNH QUẢNG TRỊ", "KH-MTTQ-BTT", "Đông Hà", "CHỦ TỊCH", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Trị"),
    ("TỈNH ỦY QUẢNG TRỊ", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "KH-BTGDVTU", "Đông Hà", "TRƯỞNG BAN", "Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Trị"),
    ("ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY XÃ HƯỚNG HIỆP", "KH/ĐU", "Hướng Hiệp", "BÍ THƯ", "Đảng ủy xã Hướng Hiệp"),
    ("ĐẢNG BỘ XÃ HƯỚNG HIỆP", "BAN XÂY DỰNG ĐẢNG", "KH/BXDĐ", "Hướng Hiệp", "TRƯỞNG BAN", "Ban Xây dựng Đảng xã Hướng Hiệp"),
    ("ĐOÀN TNCS HỒ CHÍ MINH TỈNH QUẢNG TRỊ", "ĐOÀN XÃ HƯỚNG HIỆP", "KH-ĐTN", "Hướng Hiệp", "BÍ THƯ", "Đoàn xã Hướng Hiệp"),
    ("UBND TỈNH QUẢNG TRỊ", "BAN CHỈ ĐẠO PHÒNG, CHỐNG TỘI PHẠM", "KH-BCĐ", "Đông Hà", "TRƯỞNG BAN", "Ban Chỉ đạo phòng, chống tội phạm tỉnh Quảng Trị"),
    ("UBND TỈNH QUẢNG TRỊ", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "KH-HĐTĐKT", "Đông Hà", "CHỦ TỊCH HỘI ĐỒNG", "Hội đồng Thi đua - Khen thưởng tỉnh Quảng Trị"),
    ("UBND TỈNH QUẢNG TRỊ", "CỤM THI ĐUA SỐ 2", "KH-CTĐ2", "Đông Hà", "CỤM TRƯỞNG", "Cụm thi đua số 2"),
    ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "CÔNG TY ĐIỆN LỰC QUẢNG TRỊ", "KH-QTPC", "Đông Hà", "GIÁM ĐỐC", "Công ty Điện Lực Quảng Trị"),
    ("SỞ Y TẾ QUẢNG TRỊ", "BỆNH VIỆN ĐA KHOA TỈNH", "KH-BVĐK", "Đông Hà", "GIÁM ĐỐC", "Bệnh viện Đa Khoa Tỉnh"),
    ("UBND THÀNH PHỐ HÀ NỘI", "SỞ VĂN HÓA VÀ THỂ THAO", "KH-SVHTT", "Hà Nội", "GIÁM ĐỐC", "Sở Văn hóa và Thể thao thành phố Hà Nội"),
    ("UBND QUẬN BA ĐÌNH", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "KH-PGDĐT", "Ba Đình", "TRƯỞNG PHÒNG", "Phòng Giáo dục và Đào tạo quận Ba Đình"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH", "VĂN PHÒNG HĐND VÀ UBND", "KH-VP", "Ba Đình", "CHÁNH VĂN PHÒNG", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Ba Đình"),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC SƯ PHẠM HÀ NỘI", "KH-ĐHSPHN", "Hà Nội", "HIỆU TRƯỞNG", "Trường Đại học Sư Phạm Hà Nội"),
    ("HỘI NÔNG DÂN VIỆT NAM", "HỘI NÔNG DÂN TỈNH QUẢNG TRỊ", "KH-HNDT", "Đông Hà", "CHỦ TỊCH", "Hội Nông dân tỉnh Quảng Trị"),
    ("HỘI CỰU CHIẾN BINH VIỆT NAM", "HỘI CỰU CHIẾN BINH TỈNH QUẢNG TRỊ", "KH-CCB", "Đông Hà", "CHỦ TỊCH", "Hội Cựu chiến binh tỉnh Quảng Trị"),
    ("ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH", "KH/ĐU", "Đông Hà", "BÍ THƯ", "Đảng ủy ủy ban nhân dân tỉnh Quảng Trị"),
]
#: names broken inside a word that is cut there on purpose, or where the mark of a list is lost
BROKEN_AMISS = ("BAN CHỈ ĐẠO PHÒNG, CHỐNG TỘI PHẠM", "CỤM THI ĐUA SỐ 2")


def header(layout: str, above: str, issuer: str, number: str, nation: list[str], dated: str) -> str:
    """The head of a document: columns below each other, with rules, side by side, or the name in two lines."""
    if layout == "below":
        lines = [above, issuer, number, *nation, dated]
    elif layout == "rules":
        lines = [above, issuer, "-------", *nation, "---------------", number, dated]
    elif layout == "columns":
        lines = [f"{above}\t{nation[0]}", f"{issuer}\t{nation[-1] if len(nation) > 1 else ''}", f"{number}\t{dated}"]
    else:
        words = issuer.split(" ")
        cut = max(1, len(words) * 2 // 3)
        lines = [above, " ".join(words[:cut]), " ".join(words[cut:]), number, *nation, dated]
    return "\n".join(lines) + "\n"


def read(layout: str, case: tuple[str, ...]) -> Plan:
    above, issuer, symbol, place, position, _ = case
    party = "/" in symbol
    number = f"Số 15-{symbol}" if party else f"Số: 15/{symbol}"
    nation = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    year = 2024 if "HUYỆN" in above or "QUẬN" in above else 2025
    text = header(layout, above, issuer, number, nation, f"{place}, ngày 09 tháng 9 năm {year}")
    return parse(
        f"{text}KẾ HOẠCH\nPhát động phong trào thi đua\n{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{position}\nTrần Văn Út"
    )


@pytest.mark.parametrize("case", CASES, ids=[case[1] for case in CASES])
@pytest.mark.parametrize("layout", ["below", "rules", "columns", "broken"])
def test_header_of_a_body(layout: str, case: tuple[str, ...]) -> None:
    if layout == "broken" and case[1] in BROKEN_AMISS:
        pytest.skip("the break takes a mark of the name away")
    found = read(layout, case)
    above, _, symbol, place, position, name = case
    assert found.issuing_body is not None and found.superior_body is not None
    assert (found.issuing_body.name or "").casefold() == name.casefold()
    assert found.superior_body.raw.upper() == above
    assert found.document_number.text == (f"15-{symbol}" if "/" in symbol else f"15/{symbol}")
    assert found.issued_on.iso in ("2024-09-09", "2025-09-09") and found.place == place
    assert found.subject == "Phát động phong trào thi đua"
    assert [(s.position, s.name) for s in found.signatures] == [(position, "Trần Văn Út")]


@pytest.mark.parametrize(("printed", "name"), [
    ("HỘI ĐỒNG TRUNG ƯƠNG", "Hội đồng Đội Trung ương"),
    ("HỘI ĐỒNG TỈNH QUẢNG TRỊ", "Hội đồng Đội tỉnh Quảng Trị"),
    ("HỘI ĐỒNG ĐỘI TỈNH QUẢNG TRỊ", "Hội đồng Đội tỉnh Quảng Trị"),
])
def test_councils_of_the_young_pioneers(printed: str, name: str) -> None:
    found = parse(f"ĐỘI TNTP HỒ CHÍ MINH\n{printed}\nSố: 12/KH-HĐĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nKẾ HOẠCH\nThi đua\n\n{BODY}")
    assert found.issuing_body is not None and found.issuing_body.name == name
    assert found.superior_body is None  # the organisation itself, no body above its council
