"""Unions, enterprises, the army, the police, hospitals and schools: wordings with their defects."""

from __future__ import annotations

import pytest
import regex

from thidua_parse.knowledge.tables import rows
from thidua_parse.record import Agency

from .frame_helpers import plan
from .wording_helpers import body
from .wording_helpers import organisation as duties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Văn phòng thường trực Ban Chỉ huy phòng thủ dân sự huyện đôn đốc các xã.",
            [("Văn phòng thường trực Ban Chỉ huy phòng thủ dân sự huyện", "implement")],
        ),
        ("1. Phòng Hậu cần chuẩn bị nhu yếu phẩm.", [("Phòng Hậu cần", "implement")]),
        ("1. Phòng Kế hoạch tổng hợp đánh giá tiến độ.", [("Phòng Kế hoạch tổng hợp", "implement")]),
        ("1. Đội Tham mưu (Đội 3)\nTrực chỉ huy trong các ngày lễ.", [("Đội Tham mưu (Đội 3)", "implement")]),
        (
            "1. Đội Xây dựng phong trào, xử lý vi phạm hành chính (Đội 4)\nLập danh sách hộ kinh doanh.",
            [("Đội Xây dựng phong trào, xử lý vi phạm hành chính (Đội 4)", "implement")],
        ),
        (
            "1. Phòng Nghiệp vụ: đầu mối triển khai, phối hợp với Khoa Dược lập danh mục.",
            [("Phòng Nghiệp vụ", "lead"), ("Khoa Dược", "coordinate")],
        ),
        (
            "1. Hội Nông dân phối hợp với các hội, đoàn thể cùng cấp tổ chức ngày hội.",
            [("Hội Nông dân", "lead"), ("các hội, đoàn thể cùng cấp", "coordinate")],
        ),
        (
            "1. Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh lãnh đạo việc ký giao ước.",
            [("Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", "implement")],
        ),
        (
            "1. Cấp cơ sở: Tổ chức sinh hoạt chuyên đề trong quý II.\n2. Cấp huyện: Chọn đơn vị làm điểm.",
            [("Cấp cơ sở", "implement"), ("Cấp huyện", "implement")],
        ),
        # one clause that does something and reports it
        (
            "1. Các khu phố\nTổ chức họp dân từng tổ, báo cáo kết quả về phường trước ngày 15/6/2022.",
            [("Các khu phố", "implement"), ("Các khu phố", "report")],
        ),
        ("1. Phân công Ủy viên phụ trách từng thôn.\n2. Phòng Tài vụ cấp kinh phí.", [("Phòng Tài vụ", "implement")]),
    ],
)
def test_holders_of_duties(text: str, expected: list[tuple[str, str]]) -> None:
    assert duties(text) == expected


def test_officers_of_an_enterprise_carry_out_its_decision() -> None:
    found = plan(
        organs="TỔNG CÔNG TY CẤP NƯỚC SÔNG TIỀN\n", number="Số: 45/QĐ-TCT\n",
        title="QUYẾT ĐỊNH\nVề việc ban hành Quy chế bán hàng\n",
        body="QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế bán hàng.\nĐiều 2. Các Phó Tổng giám đốc, Kế toán trưởng, "
        "Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.\n",
    )
    assert [d.agency.raw for d in found.responsible_agencies] == [
        "Các Phó Tổng giám đốc", "Kế toán trưởng", "Trưởng các phòng",
    ]


@pytest.mark.parametrize(
    ("organs", "number", "issuer", "superior"),
    [
        (
            "BCH ĐOÀN TP. CẦN THƠ\n***\n", "Số: 31-KH/TĐTN\n",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Cần Thơ", None,
        ),
        (
            "HỘI LHPN VIỆT NAM\nBAN THƯỜNG VỤ HỘI LHPN TỈNH CÀ MAU\n", "Số: 14/KH-BTV\n",
            "Hội Liên hiệp Phụ nữ tỉnh Cà Mau", "Hội Liên hiệp Phụ nữ Việt Nam",
        ),
        (
            # the name of the district ends in the first part of a compound word
            "UBND HUYỆN CHỢ MỚI\nTRƯỜNG MẦM NON HỘI AN\n", "Số: 8/KH-MNHA\n",
            "Trường Mầm Non Hội An", "Ủy ban nhân dân huyện Chợ Mới",
        ),
        (
            "UBND TỈNH BẾN TRE\nLIÊN SỞ: Y TẾ - TÀI CHÍNH\n", "Số: 5/KHLN-SYT-STC\n",
            "Sở Y tế tỉnh Bến Tre", "Ủy ban nhân dân tỉnh Bến Tre",
        ),
    ],
)
def test_headers(organs: str, number: str, issuer: str, superior: str | None) -> None:
    found = plan(organs=organs, number=number)
    assert found.issuing_body is not None and found.issuing_body.name is not None
    assert found.issuing_body.name.casefold() == issuer.casefold()
    above = found.superior_body
    assert (above is None and superior is None) or (
        above is not None and superior is not None and (above.name or "").startswith(superior)
    )


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "Thực hiện chương trình công tác năm 2022; hướng dẫn số 12-HD/TWĐTN ngày 05/01/2022 của Ban Bí thư "
            "Trung ương Đoàn về tháng thi đua, đơn vị xây dựng kế hoạch như sau:\n",
            [("12-HD/TWĐTN", "implements", "Ban Bí thư Trung ương Đoàn")],
        ),
    ],
)
def test_lists_parted_by_semicolons(preamble: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = plan(body=preamble + "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n")
    assert [
        (r.number, r.relation, r.issuer.raw if r.issuer and r.issuer.raw in r.raw else None) for r in found.references
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "đối với" far behind a department opens no list of addressees
        ("1. Sở Y tế siết chặt quản lý đối với nhà thuốc.", [("Sở Y tế", "implement")]),
        ("1. UBND tỉnh giao Sở Y tế thanh tra nhà thuốc.", [("Sở Y tế", "implement")]),
        ("1. Viễn thông Bến Tre giữ đường truyền.", [("Viễn thông Bến Tre", "implement")]),
        ("1. Các sở, ban ngành, địa phương lập đội xung kích.", [("Các sở, ban ngành, địa phương", "implement")]),
        (
            "1. Các doanh nghiệp đóng trên địa bàn tỉnh cam kết không xả thải.",
            [("Các doanh nghiệp đóng trên địa bàn tỉnh", "implement")],
        ),
        (
            "1. Sở Y tế\n- Phân công cán bộ theo dõi từng trạm.\n- Lập sổ trực.",
            [("Sở Y tế", "implement")],
        ),
        # a body above is asked to direct others, who work with the addressee
        (
            "1. Sở Y tế\n- Tham mưu UBND tỉnh chỉ đạo Sở Xây dựng, Báo Đồng Khởi phối hợp với Sở Y tế lập chốt.",
            [("Sở Y tế", "lead"), ("Sở Xây dựng", "coordinate"), ("Báo Đồng Khởi", "coordinate")],
        ),
    ],
)
def test_addressees(text: str, expected: list[tuple[str, str]]) -> None:
    assert duties(text) == expected


def letter(text: str, **options: object) -> list[tuple[str, str]]:
    found = plan(
        number="Số: 21/SNV-TH\nV/v phòng, chống cháy\n", title="Kính gửi: Các trường trực thuộc Sở\n", body=text,
        **options,
    )
    return [(d.agency.raw, d.role) for d in found.responsible_agencies]


def test_items_that_name_nobody_belong_to_the_addressee_of_the_lead() -> None:
    text = (
        "Để bảo đảm an toàn, Sở yêu cầu các trường nội trú thực hiện nghiêm một số nội dung sau:\n"
        "1. Rà soát bình chữa cháy.\n2. Công an tỉnh hướng dẫn lối thoát nạn.\n"
        "3. Phối hợp với đội cứu hỏa địa phương tập huấn học sinh.\n4. Treo sơ đồ thoát nạn.\n"
    )
    assert letter(text) == [
        ("các trường nội trú", "lead"), ("đội cứu hỏa địa phương", "coordinate"), ("Công an tỉnh", "implement"),
    ]


def test_items_that_name_their_own_bodies_leave_the_lead_alone() -> None:
    text = (
        "Để bảo đảm an toàn, Sở yêu cầu các trường nội trú thực hiện nghiêm một số nội dung sau:\n"
        "1. Công an tỉnh hướng dẫn lối thoát nạn.\n2. Sở Y tế cấp phát túi thuốc.\n3, Sở Xây dựng kiểm định mái nhà.\n"
    )
    assert [name for name, _ in letter(text)] == ["Công an tỉnh", "Sở Y tế", "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("closing", "recipients", "name"),
    [
        (
            "Nơi nhận:\n- Bộ Nội vụ;\nTrần Thị Sáu - Hội Nông dân tỉnh;\n- Lưu: VT.",
            ["Bộ Nội vụ", "Hội Nông dân tỉnh", "Lưu: VT"], "Trần Thị Sáu",
        ),
        (
            "Nơi nhận:\n- Bộ Nội vụ;\n- Sở Y tế; Lê Văn Năm\n- Lưu: VT.",
            ["Bộ Nội vụ", "Sở Y tế", "Lưu: VT"], "Lê Văn Năm",
        ),
        (
            "Nơi nhận:\n- Bộ Nội vụ;\n- Trung tâm xúc tiến thương mại miền\nTrung (Bộ Công Thương);\n- Lưu: VT.",
            ["Bộ Nội vụ", "Trung tâm xúc tiến thương mại miền Trung (Bộ Công Thương)", "Lưu: VT"], None,
        ),
    ],
)
def test_closings_of_scans_with_the_signer_among_the_recipients(
    closing: str, recipients: list[str], name: str | None
) -> None:
    found = plan(closing=closing, ocr=True)
    assert [r.raw for r in found.recipients] == recipients
    assert (found.signatures[-1].name if found.signatures else None) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # departments since 2025, other bodies named by words that are verbs elsewhere
        ("1. Thuế cơ sở 7 rà soát hộ kinh doanh.", [("Thuế cơ sở 7", "implement")]),
        ("1. Các Phòng giao dịch huyện\nRà soát dư nợ.", [("Các Phòng giao dịch huyện", "implement")]),
        ("1. Các doanh nghiệp trong khu công nghiệp\nLập chốt.", [("Các doanh nghiệp trong khu công nghiệp", "implement")]),
        ("1. Phòng Quản lý quy hoạch - xây dựng\nRà soát nhà trọ.", [("Phòng Quản lý quy hoạch - xây dựng", "implement")]),
        ("1. Văn phòng tổng hợp là đơn vị đầu mối.", [("Văn phòng tổng hợp", "lead")]),
        # a task may begin with any word
        ("1. Công an xã vô hiệu hóa đường dây lừa đảo.", [("Công an xã", "implement")]),
        ("1. Sở Nội vụ, Sở Y tế lồng tiếng phim tài liệu.", [("Sở Nội vụ", "implement"), ("Sở Y tế", "implement")]),
        ("1. Về thu ngân sách: Kho bạc huyện đối chiếu số liệu.", [("Kho bạc huyện", "implement")]),
    ],
)
def test_where_names_end(text: str, expected: list[tuple[str, str]]) -> None:
    assert duties(text) == expected


def test_articles_of_a_resolution_of_a_council() -> None:
    found = plan(
        organs="HỘI ĐỒNG NHÂN DÂN\nHUYỆN BA TRI\n", number="Số: 9/NQ-HĐND\n",
        title="NGHỊ QUYẾT\nVề dự toán ngân sách năm 2022\n",
        body="QUYẾT NGHỊ:\nĐiều 1. Thông qua dự toán ngân sách năm 2022.\n"
        "Điều 2. Hội đồng nhân dân huyện giao Ủy ban nhân dân huyện cụ thể hóa Nghị quyết này.\n"
        "Điều 3. Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân huyện giám sát việc thực hiện.\n",
    )
    assert [(d.agency.raw, d.role) for d in found.responsible_agencies] == [
        ("Ủy ban nhân dân huyện", "implement"),
        ("Thường trực Hội đồng nhân dân", "implement"),
        ("các Ban Hội đồng nhân dân huyện", "implement"),
    ]


@pytest.mark.parametrize(
    ("raw", "name", "level"),
    [
        ("Ban Chỉ đạo quốc gia phòng, chống thiên tai", "Ban Chỉ đạo quốc gia phòng, chống thiên tai", "central"),
        ("Ban Chỉ đạo 389 quốc gia", "Ban Chỉ đạo 389 quốc gia", "central"),
        ("Ban Chỉ đạo 35 Trung ương", "Ban Chỉ đạo 35 Trung ương", "central"),
        ("Ban Chỉ đạo phòng, chống thiên tai", "Ban Chỉ đạo phòng, chống thiên tai tỉnh Bến Tre", "province"),
        ("Ủy ban Quốc gia về chuyển đổi số", "Ủy ban Quốc gia về chuyển đổi số", "central"),
    ],
)
def test_national_boards_are_of_no_province(raw: str, name: str, level: str) -> None:
    found = Agency.resolve(raw, issuer=Agency.resolve("UBND tỉnh Bến Tre", on="2022-01-05"), on="2022-01-05")
    assert (found.name, found.level) == (name, level)


def test_names_of_the_highlands() -> None:
    found = plan(closing="Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nK' Brêu")
    assert found.signatures[-1].name == "K' Brêu"


ROLES = (
    "- Cơ quan chủ trì: Sở Tư pháp.\n- Cơ quan phối hợp: Sở Y tế; các Sở, Ban ngành có liên quan.\n"
    "- Thời gian: quý II năm 2022.\n"
)


@pytest.mark.parametrize("part", ["TỔ CHỨC THỰC HIỆN", "NỘI DUNG"])
def test_bodies_named_behind_their_role(part: str) -> None:
    found = body(f"I. MỤC ĐÍCH\nĐộng viên.\nII. {part}\n1. Cải cách thể chế\n{ROLES}")
    assert [(d.agency.raw, d.role, d.with_) for d in found.responsible_agencies] == [
        ("Sở Tư pháp", "lead", ()),
        ("Sở Y tế", "coordinate", ("Sở Tư pháp",)),
        ("các Sở, Ban ngành có liên quan", "coordinate", ("Sở Tư pháp",)),
    ]


def test_roles_of_items_give_way_to_an_organisation_part() -> None:
    found = body(f"I. NỘI DUNG\n1. Cải cách thể chế\n{ROLES}II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi.")
    assert [d.agency.raw for d in found.responsible_agencies] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Trung đoàn Bộ binh 3: Tổ chức hội thi cấp cơ sở.", [("Trung đoàn Bộ binh 3", "implement")]),
        ("1. Các khoa, phòng, trung tâm, viện họp xét.", [("Các khoa, phòng, trung tâm, viện", "implement")]),
        (
            "Các Trung tâm Xúc tiến đầu tư và UBND các huyện giới thiệu dự án.",
            [("Các Trung tâm Xúc tiến đầu tư", "implement"), ("UBND các huyện", "implement")],
        ),
        (
            "1. Sở Nội vụ là cơ quan thường trực theo dõi, tổng hợp báo cáo định kỳ hằng quý.",
            [("Sở Nội vụ", "implement"), ("Sở Nội vụ", "report")],
        ),
    ],
)
def test_units_of_the_army_and_names_that_hold_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert duties(text) == expected


def test_notices_list_who_does_what() -> None:
    found = plan(
        number="Số: 30/TB-SNV\n", title="THÔNG BÁO\nVề lịch xét thi đua\n",
        body="Căn cứ Kế hoạch số 9/KH-SNV ngày 03/01/2022 về thi đua, Sở Nội vụ thông báo lịch xét như sau:\n1. Các phòng họp xét trước ngày 20/5/2022.\n"
        "2. Văn phòng Sở nhận hồ sơ.\n",
    )
    assert [(d.agency.raw, d.role) for d in found.responsible_agencies] == [
        ("Các phòng", "implement"), ("Văn phòng Sở", "implement"),
    ]


@pytest.mark.parametrize(
    ("organs", "place", "preamble", "province"),
    [
        # communes that bear the name of a province lie elsewhere, several of them
        ("ỦY BAN NHÂN DÂN\nXÃ KHÁNH HÒA\n", "Khánh Hòa", "", None),
        ("ỦY BAN NHÂN DÂN\nXÃ KHÁNH HÒA\n", "Khánh Hòa", "của UBND huyện U Minh ", "Cà Mau"),
        ("ỦY BAN NHÂN DÂN\nXÃ AN HÒA\n", "Bến Tre", "", "Bến Tre"),
    ],
)
def test_communes_named_like_provinces(organs: str, place: str, preamble: str, province: str | None) -> None:
    found = plan(
        organs=organs, number="Số: 6/KH-UBND\n", date=f"{place}, ngày 15 tháng 3 năm 2022\n",
        body=f"Căn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2022 {preamble}về thi đua, xã lập kế hoạch:\nI. MỤC ĐÍCH\nĐộng viên.\n",
    )
    assert found.issuing_body is not None
    assert (found.issuing_body.province, found.issuing_body.commune is not None) == (province, True)


def test_every_row_of_the_table_of_holder_words_is_a_pattern_of_its_own() -> None:
    for row in rows("holder_words"):
        assert set(row) == {"list", "pattern"}, row
        regex.compile(row["pattern"])


def test_provinces_of_a_cluster() -> None:
    assert duties(
        "1. Tỉnh Kon Tum (Cụm trưởng): Chủ trì, phối hợp với tỉnh Gia Lai chuẩn bị hội nghị.\n"
        "2. Các tỉnh thành viên trong Cụm: Cử đại biểu dự hội nghị."
    ) == [
        ("Tỉnh Kon Tum (Cụm trưởng)", "lead"), ("tỉnh Gia Lai", "coordinate"),
        ("Các tỉnh thành viên trong Cụm", "implement"),
    ]
