"""Who proposes, who has issued, who is charged: decisions of a province as scans show them."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string
from thidua_parse.record import Plan


def decision(bases: str, articles: str) -> Plan:
    return parse_text(from_string(
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\nSố: 12/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc công nhận công trình\n"
        f"ỦY BAN NHÂN DÂN TỈNH\n{bases}\nQUYẾT ĐỊNH:\nĐiều 1. Công nhận công trình.\n{articles}\n"
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
    ))


def issuers(plan: Plan) -> dict[str, str | None]:
    return {r.number: r.issuer.name if r.issuer else None for r in plan.references if r.number}


@pytest.mark.parametrize(("base", "meant"), [
    ("Xét đề nghị của Giám đốc Ban Quản lý dự án Đầu tư xây dựng huyện Hạ Hòa tại Đơn xin giao đất ngày 12/3/2023, "
     "Tờ trình số 14/TTr-BQL ngày 13/12/2023 và số 15/TTr-BQL ngày 16/12/2023;",
     {"14/TTr-BQL": "Ban Quản lý dự án Đầu tư xây dựng huyện Hạ Hòa",
      "15/TTr-BQL": "Ban Quản lý dự án Đầu tư xây dựng huyện Hạ Hòa"}),
    ("Căn cứ Tờ trình số 14/TTr-BQL ngày 13/12/2023;", {"14/TTr-BQL": None}),  # a kind of body only
    ("Căn cứ Công văn số 58/UB ngày 09/4/2021 của Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn về việc "
     "triển khai thực hiện Quyết định số 12/2021/QĐ-TTg ngày 24/3/2021 của Thủ tướng Chính phủ;",
     {"58/UB": "Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn", "12/2021/QĐ-TTg": "Thủ tướng Chính phủ"}),
])
def test_bodies_behind_proposals(base: str, meant: dict[str, str | None]) -> None:
    assert issuers(decision(base, "Điều 2. Quyết định này có hiệu lực.")) == meant


def test_body_that_acted_by_the_decision() -> None:
    article = (
        "Điều 2. Chuyển mục đích phần diện tích đã được UBND huyện Hạ Hòa thu hồi của đơn vị đang quản lý tại Quyết định "
        "số 406/QĐ-UBND và số 407/QĐ-UBND cùng ngày 13/12/2023 sang đất giáo dục."
    )
    found = issuers(decision("Căn cứ Luật Đất đai;", article))
    assert found == dict.fromkeys(("406/QĐ-UBND", "407/QĐ-UBND"), "Ủy ban nhân dân huyện Hạ Hòa")
    plain = "Điều 2. Thực hiện theo quy định tại Quyết định số 406/QĐ-UBND ngày 13/12/2023."
    assert issuers(decision("Căn cứ Luật Đất đai;", plain)) == {"406/QĐ-UBND": "Ủy ban nhân dân tỉnh Phú Thọ"}


@pytest.mark.parametrize(("article", "holders"), [
    ("Điều 2. Bộ trưởng Bộ Xây dựng, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có công trình được xếp hạng tại Điều 1 "
     "chịu trách nhiệm thi hành Quyết định này./.",
     ["Bộ trưởng Bộ Xây dựng", "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có công trình được xếp hạng tại Điều 1"]),
    ("Điều 2. Giám đốc Công an tỉnh; thành viên Hội đồng thẩm định địa bàn, khu vực trọng điểm về ANTT; Chủ tịch UBND 05 xã "
     "có tên tại Điều 1 và cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.",
     ["Giám đốc Công an tỉnh", "thành viên Hội đồng thẩm định địa bàn, khu vực trọng điểm về ANTT",
      "Chủ tịch UBND 05 xã có tên tại Điều 1", "cơ quan, đơn vị có liên quan"]),
    ("Điều 2. Sở Xây dựng trong phạm vi nhiệm vụ và quyền hạn của mình thực hiện việc quản lý công trình.", ["Sở Xây dựng"]),
])
def test_who_is_charged(article: str, holders: list[str]) -> None:
    found = decision("Căn cứ Luật Đất đai;", article).responsible_agencies
    assert [d.agency.raw for d in found] == holders


def test_who_is_asked_to_decide_has_no_duty() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\nSố: 74/UBND-TH\nV/v đăng ký nội dung kỳ họp\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nPhú Thọ, ngày 05 tháng 3 năm 2024\nKính gửi: Thường trực HĐND tỉnh\n"
        "UBND tỉnh đăng ký nội dung trình HĐND tỉnh.\n{}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\n"
    )
    for task, count in (("xem xét, quyết định./.", 0), ("chuẩn bị nội dung, gửi UBND tỉnh trước ngày 20/3/2024./.", 1)):
        plan = parse_text(from_string(letter.format(f"Đề nghị Thường trực HĐND tỉnh {task}")))
        assert (len(plan.responsible_agencies) > 0) == (count > 0)
