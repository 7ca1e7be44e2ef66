"""Wordings of issuers and genres that the sample plans do not hold, each with its defect."""

from __future__ import annotations

from typing import get_args

import pytest

from thidua_parse import parse_text
from thidua_parse.knowledge.tables import rows
from thidua_parse.reading import from_string
from thidua_parse.record import Agency, Plan
from thidua_parse.record.vocabulary import Level

from .frame_helpers import NATION, plan

BODY = "Thực hiện Kế hoạch số 9/KH-SNV ngày 03/01/2022 của Sở Nội vụ, đơn vị xây dựng kế hoạch như sau:\n"


def body(text: str, subject: str = "Phát động thi đua năm 2022") -> Plan:
    """A plan of a department with ``text`` below its preamble."""
    return plan(title=f"KẾ HOẠCH\n{subject}\n", body=BODY + text + "\n")


def organisation(text: str) -> list[tuple[str, str]]:
    """Duties of an organisation part with the lines ``text``."""
    found = body(f"I. MỤC ĐÍCH\nĐộng viên cán bộ.\nII. TỔ CHỨC THỰC HIỆN\n{text}")
    return [(d.agency.raw, d.role) for d in found.responsible_agencies]


@pytest.mark.parametrize(
    ("date", "place", "iso"),
    [
        ("Quận 9, ngày 03 tháng 3 năm 2020", "Quận 9", "2020-03-03"),
        ("Phường 14, ngày 12 tháng 5 năm 2022", "Phường 14", "2022-05-12"),
    ],
)
def test_numbered_districts_and_wards_are_places(date: str, place: str, iso: str) -> None:
    found = plan(organs="ỦY BAN NHÂN DÂN\nQUẬN 9\n", number="Số: 6/KH-UBND\n", date=date + "\n")
    assert (found.place, found.issued_on.iso) == (place, iso)


@pytest.mark.parametrize(
    ("organs", "issuer", "superior"),
    [
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTRUNG ƯƠNG\n", "Hội đồng Thi đua - Khen thưởng Trung ương", None),
        (
            "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH KON TUM\n",
            "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Kon Tum", None,
        ),
        (
            "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTỈNH BẾN TRE\nKHỐI THI ĐUA SỐ 5\n",
            "Khối thi đua số 5", "Hội đồng Thi đua - Khen thưởng tỉnh Bến Tre",
        ),
        (
            "ĐẠI HỌC QUỐC GIA TP. HỒ CHÍ MINH\nTRƯỜNG ĐẠI HỌC AN GIANG\n",
            "Trường Đại học An Giang", "Đại học Quốc gia thành phố Hồ Chí Minh",
        ),
    ],
)
def test_issuers_of_two_lines(organs: str, issuer: str, superior: str | None) -> None:
    found = plan(organs=organs, number="Số: 6/KH-VP\n")
    assert found.issuing_body is not None and found.issuing_body.name == issuer
    assert (found.superior_body.name if found.superior_body else None) == superior


@pytest.mark.parametrize(
    ("raw", "issuer", "name"),
    [
        ("Kho bạc Nhà nước", "KHO BẠC NHÀ NƯỚC KON TUM", "Kho bạc Nhà nước"),
        ("Kho bạc Nhà nước", "UBND TỈNH KON TUM", "Kho bạc Nhà nước tỉnh Kon Tum"),
        ("Bộ Tư lệnh Quân khu 7", "BỘ CHỈ HUY QUÂN SỰ TỈNH LONG AN", "Bộ Tư lệnh Quân khu 7"),
        ("Cụm thi đua số 2", "UBND TỈNH KON TUM", "Cụm thi đua số 2"),
        (
            "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH", "TỈNH ỦY KON TUM",
            "Đảng ủy Khối cơ quan và doanh nghiệp tỉnh Kon Tum",
        ),
        (
            "Thống đốc Ngân hàng Nhà nước Việt Nam", "UBND TỈNH KON TUM",
            "Thống đốc Ngân hàng Nhà nước Việt Nam",
        ),
    ],
)
def test_bodies_outside_the_local_line(raw: str, issuer: str, name: str) -> None:
    own = Agency.resolve(issuer, on="2022-01-05")
    assert Agency.resolve(raw, issuer=own, on="2022-01-05").name == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("III. THỜI GIAN\nTừ ngày ban hành Kế hoạch đến hết năm 2024.", [("2022-03-09", "2024", "campaign")]),
        (
            "III. THỜI GIAN\nThời gian thực hiện: 02 năm 2022-2023, chia làm 2 đợt:\n"
            "1. Đợt 1: Từ tháng 3/2022 đến tháng 12/2022.\n2. Đợt 2: Từ tháng 01/2023 đến hết năm 2023.",
            [("2022", "2023", "campaign"), ("2022-03", "2022-12", "phase"), ("2023-01", "2023", "phase")],
        ),
        (
            "III. THỜI GIAN\n1. Đợt 1: Từ tháng 3/2022 đến tháng 6/2022.\n2. Đợt 2: Từ tháng 7/2022 đến tháng 12/2022.",
            [("2022-03", "2022-06", "campaign"), ("2022-07", "2022-12", "campaign")],
        ),
        (
            "III. THỜI GIAN\nCả năm 2022, chia làm 2 đợt: đợt 1 từ ngày phát động đến 30/6/2022.",
            [("2022", "2022", "campaign"), ("2022-03-09", "2022-06-30", "phase")],
        ),
    ],
)
def test_phases_are_the_period_only_where_nothing_states_the_whole(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = body("I. MỤC ĐÍCH\nĐộng viên.\nII. NỘI DUNG\nTrồng cây.\n" + text)
    assert [(p.start, p.end, p.role) for p in found.campaign_periods] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Các phòng báo cáo kết quả thực hiện hằng năm trước ngày 15/11.", [("--11-15", "yearly")]),
        (
            "1. Các phòng thực hiện chế độ báo cáo hàng tháng, quý, 6 tháng theo quy định.",
            [(None, "monthly"), (None, "quarterly"), (None, "half-yearly")],
        ),
        ("1. Văn phòng Sở báo cáo UBND tỉnh hằng ngày trước 16 giờ 00.", [(None, "daily")]),
        (
            "1. Các phòng báo cáo về Sở: Học kỳ I trước ngày 05/5/2022; cuối năm học trước ngày 20/6/2022.",
            [("2022-05-05", None), ("2022-06-20", None)],
        ),
    ],
)
def test_rhythms_and_days_of_reports(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = body("I. MỤC ĐÍCH\nĐộng viên.\nII. TỔ CHỨC THỰC HIỆN\n" + text)
    assert [(d.date, d.recurrence) for d in found.deadlines] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Phòng Tổ chức - Hành chính và Thi đua, khen thưởng có trách nhiệm đôn đốc các khoa.",
            ["Phòng Tổ chức - Hành chính và Thi đua, khen thưởng"],
        ),
        ("1. Văn phòng Điều phối giảm nghèo tỉnh mở lớp tập huấn.", ["Văn phòng Điều phối giảm nghèo tỉnh"]),
        ("1. Công an tỉnh sẵn sàng lực lượng cứu hộ.", ["Công an tỉnh"]),
        ("1. Các khoa, phòng, trung tâm\nPhổ biến kế hoạch đến từng người.", ["Các khoa, phòng, trung tâm"]),
        (
            "1. Văn phòng Cục, các Chi cục Thuế quận, huyện phát động đến từng công chức.",
            ["Văn phòng Cục", "các Chi cục Thuế quận, huyện"],
        ),
    ],
)
def test_names_of_bodies_that_hold_verbs_and_commas(text: str, expected: list[str]) -> None:
    assert [raw for raw, _ in organisation(text)] == expected


def test_weekly_reports_are_duties_to_report() -> None:
    assert organisation("1. UBND 12 phường có trách nhiệm tuyên truyền; báo cáo kết quả vào thứ Sáu hàng tuần.") == [
        ("UBND 12 phường", "implement"), ("UBND 12 phường", "report"),
    ]


def test_part_headed_only_by_thuc_hien_gives_duties() -> None:
    found = body("I/ Mục đích\nĐộng viên công chức.\nII/ Thực hiện\n1/ Phòng Tài vụ lập dự toán kinh phí.")
    assert [d.agency.raw for d in found.responsible_agencies] == ["Phòng Tài vụ"]


def test_charged_agencies_without_an_organisation_part() -> None:
    found = body(
        "I. MỤC TIÊU\nĐộng viên công chức.\nII. BIỆN PHÁP THỰC HIỆN\n1) Thanh tra Sở kiểm tra công vụ hằng quý.\n"
        "2) Văn phòng Sở chủ trì tổ chức phát động.\n3) Trưởng các phòng chịu trách nhiệm phổ biến kế hoạch."
    )
    assert [(d.agency.raw, d.role) for d in found.responsible_agencies] == [
        ("Thanh tra Sở", "implement"), ("Văn phòng Sở", "lead"), ("Trưởng các phòng", "implement"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("- Phát triển thêm 1.500 doanh nghiệp trong năm.", 1500, "doanh nghiệp"),
        ("- Mỗi năm có từ 300 sáng kiến trở lên.", 300, "sáng kiến"),
        ("- Có thêm 04 xã đạt chuẩn nông thôn mới.", 4, "xã"),
        ("1- 100% chi bộ ký giao ước thi đua.", 100, "%"),
    ],
)
def test_goals_in_other_words(text: str, value: float, unit: str) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. NỘI DUNG\n{text}")
    assert [(t.value, t.unit) for t in found.targets] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("I- MỤC ĐÍCH\nĐộng viên.\nII- NHIỆM VỤ\n1- 100% chi bộ tham gia.\n2- Tuyên truyền sâu rộng.", ["II.1", "II.2"]),
        ("I. NHIỆM VỤ\n1. Quý I\n- Ký giao ước.\n2. 6 tháng cuối năm\n- Tổng kết.", ["I.1", "I.2"]),
    ],
)
def test_labels_before_figures(text: str, paths: list[str]) -> None:
    found = body(text)
    got = [f"{s.label}.{c.label}" for s in found.sections for c in s.children]
    assert got == paths


def test_goals_in_detail_are_a_heading() -> None:
    found = body("I. MỤC TIÊU\n1. Mục tiêu chung: Nâng cao đời sống.\n2. Mục tiêu cụ thể: Có thêm 03 xã đạt chuẩn.")
    assert [c.title for c in found.sections[0].children] == ["Mục tiêu chung", "Mục tiêu cụ thể"]


@pytest.mark.parametrize(
    "join", [" và ý kiến chỉ đạo của UBND tỉnh tại Công văn", " và theo chỉ đạo của UBND tỉnh tại Công văn"]
)
def test_orders_joined_to_the_parent_are_carried_out_too(join: str) -> None:
    text = (
        "Thực hiện Kế hoạch số 88/KH-BNV ngày 05/01/2022 của Bộ Nội vụ về phát động thi đua" + join
        + " số 30/UBND-NC ngày 10/01/2022, Sở Nội vụ xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nĐộng viên.\n"
    )
    found = plan(body=text)
    assert [(r.number, r.relation, r.is_parent) for r in found.references] == [
        ("88/KH-BNV", "implements", True), ("30/UBND-NC", "implements", True),
    ]


def test_signer_of_the_family_luu_is_no_filing_line() -> None:
    found = plan(closing="Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLưu Thị Bảo\n")
    assert [s.name for s in found.signatures] == ["Lưu Thị Bảo"]
    assert [r.raw for r in found.recipients] == ["Như trên", "Lưu: VT"]


def test_party_authority_beside_the_head_of_recipients() -> None:
    found = plan(
        closing="Nơi nhận T/M BAN THƯỜNG VỤ\n- Thường trực Tỉnh ủy; BÍ THƯ\n- Lưu VP. (Đã ký)\nMai Văn Hòa\n"
    )
    assert [(s.authority, s.position, s.name) for s in found.signatures] == [("T/M", "BÍ THƯ", "Mai Văn Hòa")]


def test_campaign_launched_without_the_word_movement() -> None:
    found = body("I. MỤC ĐÍCH\nĐộng viên.", subject="Phát động thi đua “Quản lý tốt - Phục vụ tốt” năm 2022")
    assert found.campaigns[0].name == "Quản lý tốt - Phục vụ tốt"


def test_few_wraps_among_short_items_are_joined() -> None:
    text = (
        "SỞ Y TẾ HÀ GIANG\nBỆNH VIỆN PHỔI\nSố: 4/KH-BVP\n" + NATION + "Hà Giang, ngày 05 tháng 02 năm 2022\nKẾ HOẠCH\n"
        "Phát động thi đua năm 2022\n"
        "   Thực hiện Kế hoạch số 24/KH-SYT ngày 07/01/2022 của Sở Y tế tỉnh về thi đua, khen\n"
        "thưởng; theo chỉ đạo của Ban Giám đốc tại cuộc họp đầu năm, Bệnh viện Phổi Hà\n"
        "Giang xây dựng kế hoạch phát động thi đua trong toàn thể viên chức và người lao\n"
        "động như sau:\n" + "".join(f"{i}. Mục {i}\n- Việc {i}.\n" for i in range(1, 12))
    )
    assert "Bệnh viện Phổi Hà Giang xây dựng" in parse_text(from_string(text)).text


@pytest.mark.parametrize("own", [None, "UBND TỈNH BẾN TRE", "UBND XÃ AN THẠNH"])
def test_every_body_of_the_table_has_a_level_of_the_vocabulary(own: str | None) -> None:
    issuer = Agency.resolve(own, on="2022-01-01") if own else None
    for row in rows("bodies"):
        for raw in (row["name"], f"{row['name']} số 5", row["name"].upper()):
            level = Agency.resolve(raw, issuer=issuer, on="2022-01-01").level
            assert level is None or level in get_args(Level), raw


def test_period_below_a_heading_without_number() -> None:
    found = body("MỤC ĐÍCH\n- Động viên.\nTHỜI GIAN\n- Từ ngày 08/6/2022 đến hết ngày 31/8/2022.\nTỔ CHỨC THỰC HIỆN\n- Phòng Nội vụ đôn đốc.")
    assert [(p.start, p.end) for p in found.campaign_periods] == [("2022-06-08", "2022-08-31")]


def test_city_youth_union_below_the_provincial_one() -> None:
    found = plan(
        organs="TỈNH ĐOÀN BẾN TRE\nBCH THÀNH ĐOÀN BẾN TRE\n", number="Số: 3-KH/TĐTN\n",
        title="KẾ HOẠCH\nTổ chức Tháng Thanh niên\n",
    )
    assert found.superior_body is not None and found.superior_body.name == "Tỉnh đoàn Bến Tre"


def test_health_centre_of_a_district_lies_in_it() -> None:
    found = plan(organs="SỞ Y TẾ BẾN TRE\nTRUNG TÂM Y TẾ HUYỆN BA TRI\n", number="Số: 3/KH-TTYT\n")
    assert found.issuing_body is not None
    assert (found.issuing_body.province, found.issuing_body.district) == ("Bến Tre", "Ba Tri")


def test_cited_symbol_of_the_issuer_is_the_issuer_s() -> None:
    found = plan(
        organs="UBND TỈNH BẾN TRE\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\n", number="Số: 12/QĐ-HĐTĐKT\n",
        title="QUYẾT ĐỊNH\nBan hành Quy chế hoạt động của Hội đồng\n",
        body="Điều 1. Ban hành Quy chế.\nĐiều 2. Quyết định này thay thế Quyết định số 5/QĐ-HĐTĐKT ngày 04/3/2019.\n"
        "Điều 3. Các thành viên Hội đồng, Ban Thi đua - Khen thưởng tỉnh chịu trách nhiệm thi hành Quyết định này./.\n",
    )
    assert found.references[0].issuer is not None and found.issuing_body is not None
    assert found.references[0].issuer.name == found.issuing_body.name
    assert [d.agency.raw for d in found.responsible_agencies] == [
        "Các thành viên Hội đồng", "Ban Thi đua - Khen thưởng tỉnh",
    ]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("1. Giao Văn phòng Ban theo dõi, tổng hợp kết quả.", "Văn phòng Ban"),
        ("1. Đề nghị UB MTTQ Việt Nam xã: Vận động đoàn viên hưởng ứng.", "UB MTTQ Việt Nam xã"),
    ],
)
def test_offices_of_boards_and_the_front_abbreviated(text: str, raw: str) -> None:
    assert [name for name, _ in organisation(text)] == [raw]


def test_commended_workers_are_no_fines() -> None:
    found = body("I. MỤC TIÊU\n- Tỷ lệ người lao động trực tiếp được khen thưởng đạt từ 30% trở lên.")
    assert [(t.value, t.unit) for t in found.targets] == [(30, "%")]


def test_movement_without_any_name_is_no_campaign_of_a_parent() -> None:
    found = plan(
        body="Thực hiện Chỉ thị số 9-CT/TW ngày 21/5/2021 của Bộ Chính trị về tiếp tục đổi mới, đẩy mạnh phong trào "
        "thi đua yêu nước, Sở Nội vụ xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nĐộng viên.\n",
    )
    assert "phong trào thi đua yêu nước" not in [c.name for c in found.campaigns]


def test_date_torn_between_two_lines() -> None:
    text = (
        "TRƯỜNG MẦM NON HOA SEN\nSố: 4/KH-MNHS\n" + NATION + "Kon Tum, ngày 05 tháng 02 năm 2022\nKẾ HOẠCH\n"
        "Thi đua năm học 2022\nI/ Mục đích:\n- Khuyến khích giáo viên.\nII/ Tổ chức thực hiện:\n"
        "1/ Hội đồng thi đua nhận bản đăng ký của các tổ xong trước ngày\n10/10/2022.\n2/ Các tổ bình xét.\n"
    )
    assert [d.date for d in parse_text(from_string(text)).deadlines] == ["2022-10-10"]


def test_lone_page_number_of_two_pages_is_left_out() -> None:
    text = (
        "SỞ NỘI VỤ BẾN TRE\nSố: 4/KH-SNV\n" + NATION + "Bến Tre, ngày 05 tháng 02 năm 2022\nKẾ HOẠCH\nThi đua năm 2022\n"
        "I. NỘI DUNG\n" + "".join(f"{i}. Việc thứ {i} của năm.\n" for i in range(1, 15)) + "\n2\n\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Tổ chức đôn đốc các đơn vị.\n"
    )
    assert "\n2\n" not in parse_text(from_string(text)).text


def test_lone_figure_does_not_end_an_organisation_part() -> None:
    assert organisation("1. Sở Nội vụ\n- Hướng dẫn bình xét.\n7\n- Tổng hợp hồ sơ.\n2. Sở Tài chính\n- Bố trí kinh phí.") == [
        ("Sở Nội vụ", "implement"), ("Sở Tài chính", "implement"),
    ]


def test_labels_with_slash_and_point() -> None:
    # "1/." and "I/." of older letters were no labels
    found = body("I/. MỤC TIÊU :\n1/. Giảm số ca mắc bệnh.\n2/. Phủ kín mạng lưới.\nII/. BIỆN PHÁP :\n1./ Phát thanh.")
    assert [s.label for s in found.sections] == ["I", "II"]
    assert [[c.label for c in s.children] for s in found.sections] == [["1", "2"], ["1"]]


@pytest.mark.parametrize(
    ("organs", "issuer"),
    [
        (
            "UBMTTQVN TỈNH PHÚ YÊN\nBAN THƯỜNG TRỰC\n",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Yên",
        ),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN TỈNH PHÚ YÊN\n",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Phú Yên",
        ),
        (
            "CÔNG ĐOÀN TỔNG CÔNG TY SÔNG HINH\nCÔNG ĐOÀN CÔNG TY CP XI MĂNG\n",
            "Công đoàn Công ty Cổ phần Xi Măng",
        ),
        ("CÔNG TY TNHH MTV CẤP NƯỚC PHÚ YÊN\n", "Công ty TNHH MTV Cấp Nước Phú Yên"),
    ],
)
def test_heads_of_front_youth_union_and_companies(organs: str, issuer: str) -> None:
    found = plan(organs=organs).issuing_body
    assert found is not None
    assert (found.name or "").endswith(issuer)


def test_part_of_an_office_in_brackets_makes_no_number_uncertain() -> None:
    found = plan(organs="CÔNG AN TỈNH PHÚ YÊN\nCÔNG AN HUYỆN SƠN HÒA\n", number="Số: 31/KH-CAH(TMTH)\n")
    assert (found.document_number.text, found.document_number.status) == ("31/KH-CAH", "stated")
    assert found.document_number.raw == "31/KH-CAH"


def test_small_kinh_gui_below_place_and_date() -> None:
    source = from_string(
        "UBND TỈNH PHÚ YÊN\nSỞ NỘI VỤ\nSố: 77/SNV-TĐKT\nV/v rà soát hồ sơ\n" + NATION
        + "Phú Yên, ngày 5/9/2019\nkính gửi:\n- Các sở, ban, ngành\n- UBND các huyện\n"
        "Sở Nội vụ đề nghị các đơn vị rà soát hồ sơ khen thưởng./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "GIÁM ĐỐC\nLê Văn Tư\n"
    )
    found = parse_text(source)
    assert [a.raw for a in found.addressees] == ["Các sở, ban, ngành", "UBND các huyện"]
    assert found.issued_on.iso == "2019-09-05"


def test_subject_of_an_invitation_ends_before_who_invites() -> None:
    found = plan(
        title="GIẤY MỜI\nDự hội nghị sơ kết công tác năm 2022\n",
        body="Ủy ban nhân dân huyện trân trọng kính mời:\n- Thường trực Huyện ủy.\nThời gian: 7 giờ 30.\n",
    )
    assert found.subject == "Dự hội nghị sơ kết công tác năm 2022"


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "1. Đồng chí Lê Thị Na - Phó Giám đốc Sở: chủ trì, phối hợp với Sở Y tế tổ chức lễ.",
            [("Phó Giám đốc Sở", "lead"), ("Sở Y tế", "coordinate")],
        ),
        (
            "1. Đ/c Trần Văn Tám, Phó Chủ tịch UBND huyện chịu trách nhiệm thẩm định hồ sơ.\n"
            "2. Bà Y Lan (Chánh Văn phòng Sở) tổng hợp danh sách.",
            [("Phó Chủ tịch UBND huyện", "implement"), ("Chánh Văn phòng Sở", "implement")],
        ),
    ],
)
def test_persons_named_with_their_office(text: str, holders: list[tuple[str, str]]) -> None:
    assert organisation(text) == holders


def test_names_that_hold_a_verb() -> None:
    assert organisation(
        "- Phòng Người có công: lập danh sách.\n"
        "- Đội Cảnh sát điều tra tội phạm về ma túy: chủ trì, phối hợp với Công an các xã.\n"
        "- UBND các xã từ Ea Bá đến Ea Trol triển khai kế hoạch.\n"
        "- Các cấp Hội vận động hội viên.\nKế hoạch này thay thế Kế hoạch số 3/KH-SNV ngày 05/01/2021."
    ) == [
        ("Phòng Người có công", "implement"),
        ("Đội Cảnh sát điều tra tội phạm về ma túy", "lead"), ("Công an các xã", "coordinate"),
        ("UBND các xã từ Ea Bá đến Ea Trol", "implement"), ("Các cấp Hội", "implement"),
    ]


def test_duties_behind_a_heading_on_one_long_line() -> None:
    found = body(
        "1. Nội dung: Tiết kiệm điện.\n2. Tổ chức thực hiện: Ban Truyền thông làm đầu mối theo dõi, "
        "tổng hợp kết quả của các đơn vị và tham mưu lãnh đạo khen thưởng kịp thời trong quý."
    )
    assert [(d.agency.raw, d.role) for d in found.responsible_agencies][:1] == [("Ban Truyền thông", "lead")]


def test_second_day_with_its_own_year() -> None:
    found = body("I. MỤC ĐÍCH\nĐộng viên.\nII. CHẾ ĐỘ BÁO CÁO\nCác xã gửi báo cáo trước ngày 10/6/2022 và 10/01/2023.")
    assert [d.date for d in found.deadlines] == ["2022-06-10", "2023-01-10"]


def test_phases_in_one_line_and_the_launch_of_a_campaign() -> None:
    found = body(
        "I. THỜI GIAN\nThi đua chia thành 02 đợt: Đợt 1 từ ngày 20/01 đến ngày 10/3/2022; "
        "Đợt 2 từ 11/3/2022 đến 30/4/2022.\nII. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị thực hiện."
    )
    assert [(p.start, p.end) for p in found.campaign_periods] == [
        ("2022-01-20", "2022-03-10"), ("2022-03-11", "2022-04-30"),
    ]
    found = body(
        "Đơn vị phát động đợt thi đua nước rút từ ngày 01/7/2022 đến ngày 30/9/2022 như sau:\n"
        "I. NỘI DUNG\n1. Tiết kiệm vật tư."
    )
    assert [(p.start, p.end) for p in found.campaign_periods] == [("2022-07-01", "2022-09-30")]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Bằng khen của LĐLĐ tỉnh cho 02 tập thể.", "Liên đoàn Lao động tỉnh Bến Tre"),
        ("Công đoàn Công ty tặng Giấy khen cho 05 cá nhân.", "Công đoàn Công ty"),
    ],
)
def test_trade_unions_give_awards(text: str, giver: str) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. KHEN THƯỞNG\n1. {text}").award_forms
    assert [a.awarded_by for a in found] == [giver]


def test_instruction_of_a_letter_behind_a_semicolon_is_carried_out() -> None:
    found = plan(
        body="Thực hiện Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ; ý kiến chỉ đạo của UBND tỉnh "
        "tại Công văn số 498/UBND-NC ngày 28/01/2022 về việc xét khen thưởng, Sở Nội vụ xây dựng kế hoạch như sau:\n"
        "I. MỤC ĐÍCH\n1. Động viên cán bộ.\n"
    )
    assert [(r.number, r.relation, r.is_parent) for r in found.references] == [
        ("91/2017/NĐ-CP", "implements", True), ("498/UBND-NC", "implements", True),
    ]


def test_stamp_read_before_the_subject_is_left_out() -> None:
    found = plan(
        title="CHỈ THỊ\n|RUNG TÂM CôNG BÁO & ft HỌC Về việc tăng cường công tác thi đua\n", ocr=True,
    )
    assert found.subject == "Về việc tăng cường công tác thi đua"
    found = plan(title="CHỈ THỊ\nTriển khai thực hiện Nghị quyết Về việc xây dựng nông thôn\n", ocr=True)
    assert found.subject == "Triển khai thực hiện Nghị quyết Về việc xây dựng nông thôn"


@pytest.mark.parametrize("name", ["Ủy ban Văn hóa, Giáo dục", "Ủy ban Pháp luật và Tư pháp", "Hội đồng Dân tộc"])
def test_committees_of_the_national_assembly_are_central(name: str) -> None:
    found = plan(
        organs=f"QUỐC HỘI KHÓA XV\n{name.upper()}\n", number="Số: 31/KH-UBVHGD15\n",
        date="Hà Nội, ngày 07 tháng 3 năm 2022\n",
    )
    assert found.issuing_body is not None and found.superior_body is not None
    assert (found.issuing_body.name, found.issuing_body.level) == (name, "central")
    assert found.superior_body.name == "Quốc hội"


def test_no_department_stands_below_a_district() -> None:
    # a scan gave "SỞ" for the "PHÒNG" of a district
    found = plan(
        organs="UBND HUYỆN GIỒNG TRÔM\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n", number="Số: 31/KH-PGD&ĐT\n", ocr=True,
    ).issuing_body
    assert found is not None
    assert (found.name, found.status) == ("Phòng Giáo dục và Đào tạo huyện Giồng Trôm", "uncertain")


def test_department_named_after_the_matter_it_is_in_charge_of() -> None:
    found = plan(
        organs="BỘ CÔNG THƯƠNG\nCỤC ĐIỀU TIẾT GIÁ BÁN VỀ ĐIỆN LỰC\n", number="Số: 31/KH-ĐTGB\n",
        date="Hà Nội, ngày 07 tháng 3 năm 2022\n",
    ).issuing_body
    assert found is not None
    assert (found.name, found.level) == ("Cục Điều tiết giá bán về điện lực", "central")
