"""Issuing and superior bodies: stated ones, and those concluded when the header is lost."""

from __future__ import annotations

import pytest

from thidua_parse.record import Agency, Plan

from .frame_helpers import BODY, CLOSING, parse, plan

STATED = [
    ("UBND TỈNH BẾN TRE\nSỞ NỘI VỤ", "Sở Nội vụ tỉnh Bến Tre", "Ủy ban nhân dân tỉnh Bến Tre"),
    ("ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE", "Ủy ban nhân dân tỉnh Bến Tre", None),
    ("UBND TỈNH BẾN TRE\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Bến Tre", "Ủy ban nhân dân tỉnh Bến Tre"),
    ("ỦY BAN NHÂN DÂN\nXÃ TRUNG AN\nTHÀNH PHỐ MỸ THO", "Ủy ban nhân dân xã Trung An", None),
    ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội", None),
    ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "Ủy ban Thường vụ Quốc hội", None),
    ("THỦ TƯỚNG\nCHÍNH PHỦ", "Thủ tướng Chính phủ", None),
    ("TỈNH ỦY BẾN TRE\n*", "Tỉnh ủy Bến Tre", None),
    ("BỘ NỘI VỤ\nBAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG", "Ban Thi đua - Khen thưởng Trung ương", "Bộ Nội vụ"),
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH LÀO CAI\nBAN THƯỜNG TRỰC",
     "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai", None),
    ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN CHẤP HÀNH TỈNH BẾN TRE", "Hội Liên hiệp Phụ nữ tỉnh Bến Tre", None),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH BẮC NINH",
     "Liên đoàn Lao động tỉnh Bắc Ninh", "Tổng Liên đoàn Lao động Việt Nam"),
    ("UỶ BAN NHÂN DÂN\nTÍNH BẾN TRE", "Ủy ban nhân dân tỉnh Bến Tre", None),
]


@pytest.mark.parametrize(("organs", "name", "superior"), STATED)
def test_stated_bodies(organs: str, name: str, superior: str | None) -> None:
    record = plan(organs=organs + "\n")
    assert record.issuing_body is not None
    assert (record.issuing_body.name, record.issuing_body.status) == (name, "stated")
    assert (record.superior_body.name if record.superior_body else None) == superior
    assert record.quote(record.issuing_body.span).startswith(organs.split("\n")[-1][:2]) or superior is None


def test_joint_issuers() -> None:
    record = plan(
        organs="SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH\n", number="Số: 15/KHLT-SGDĐT-CAT\n",
        title="KẾ HOẠCH LIÊN TỊCH\nBảo đảm an ninh trường học\n",
    )
    assert [body.name for body in record.joint_issuers] == [
        "Sở Giáo dục và Đào tạo tỉnh Bến Tre", "Công an tỉnh Bến Tre"
    ]


def test_youth_union_prints_its_name_on_the_right() -> None:
    record = parse(
        "BAN CHẤP HÀNH TỈNH SƠN LA\n***\nSố: 12-KH/TĐTN-BPT\nĐOÀN TNCS HỒ CHÍ MINH\n"
        "Sơn La, ngày 15 tháng 3 năm 2021\nKẾ HOẠCH\nTổ chức Tháng Thanh niên\n" + BODY + CLOSING
    )
    assert record.issuing_body is not None
    assert record.issuing_body.name == "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La"


def lost(preamble: str, more: str = "", closing: str = "CHỦ TỊCH\nTrần Văn Út", title: str = "Thi đua năm 2021") -> Plan:
    """A plan whose header is lost."""
    return parse(f"KẾ HOẠCH\n{title}\n{preamble}\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n{more}\n{closing}")


def body(record: Plan) -> Agency:
    assert record.issuing_body is not None
    return record.issuing_body


INFERRED = [
    ("Thực hiện Quyết định số 5/QĐ-TTg ngày 10/9/2021. Chủ tịch UBND tỉnh ban hành Kế hoạch như sau:",
     "- Báo Tiền Giang tuyên truyền; đồng bào Tiền Giang hưởng ứng.", "Chủ tịch Ủy ban nhân dân tỉnh Tiền Giang"),
    ("Thực hiện Kế hoạch số 8/KH-UBND ngày 21/9/2021 của UBND tỉnh, Sở Y tế xây dựng Kế hoạch như sau:",
     "Chào mừng 30 năm tái lập tỉnh Tiền Giang.", "Sở Y tế tỉnh Tiền Giang"),
    ("Nhằm đẩy mạnh phong trào, Ủy ban nhân dân tỉnh tiếp tục phát động đợt thi đua như sau:",
     "Phong trào triển khai trên địa bàn tỉnh Tiền Giang.", "Ủy ban nhân dân tỉnh Tiền Giang"),
]


@pytest.mark.parametrize(("preamble", "more", "name"), INFERRED)
def test_issuer_of_a_lost_header(preamble: str, more: str, name: str) -> None:
    record = lost(preamble, more)
    issuer = body(record)
    assert (issuer.name, issuer.status, issuer.province) == (name, "inferred", "Tiền Giang")
    assert issuer.confidence is not None and 0 < issuer.confidence <= 1
    assert len(issuer.evidence) >= 2
    assert record.quote(issuer.span) == issuer.raw
    for evidence in issuer.evidence:
        assert record.quote(evidence.span)


def test_issuer_by_the_organ_signed_for() -> None:
    issuer = body(lost(
        "Căn cứ tình hình thực tế.", "Triển khai trên địa bàn tỉnh Tiền Giang.",
        closing="TM. ỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\nTrần Văn Út",
    ))
    assert (issuer.name, issuer.status) == ("Ủy ban nhân dân tỉnh Tiền Giang", "inferred")


def test_two_provinces_named_alike_leave_the_place_open() -> None:
    issuer = body(lost(
        "Thực hiện Quyết định số 5/QĐ-TTg ngày 10/9/2021, Sở Y tế xây dựng Kế hoạch như sau:",
        "Học tập kinh nghiệm của tỉnh Tiền Giang và tỉnh Long An.",
    ))
    assert (issuer.name, issuer.province) == ("Sở Y tế", None)


def test_nothing_is_guessed_from_nothing() -> None:
    assert lost("Nội dung cụ thể như sau.", closing="").issuing_body is None


def test_commune_gets_district_and_province_from_the_register() -> None:
    issuer = body(parse(
        "Số: 108 /KH-UBND\nĐại Mạch, ngày 11 tháng 9 năm 2021\nKẾ HOẠCH\nPhát động thi đua\n"
        "Hưởng ứng phong trào do UBND thành phố Hà Nội phát động, UBND - Hội đồng TĐKT xã Đại Mạch phát động phong trào "
        "với các nội dung sau:\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Út"
    ))
    assert issuer.name == "Ủy ban nhân dân xã Đại Mạch"
    assert (issuer.province, issuer.district, issuer.commune) == ("Hà Nội", "Đông Anh", "Đại Mạch")
    assert issuer.raw == "UBND - Hội đồng TĐKT xã Đại Mạch"


def test_district_gets_its_province() -> None:
    issuer = body(plan(
        organs="UBND HUYỆN HIỆP HÒA\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n", number="Số: 25/KH-PGDĐT\n",
        date="Hiệp Hòa, ngày 30 tháng 10 năm 2020\n",
    ))
    assert (issuer.name, issuer.province, issuer.district) == (
        "Phòng Giáo dục và Đào tạo huyện Hiệp Hòa", "Bắc Giang", "Hiệp Hòa"
    )
