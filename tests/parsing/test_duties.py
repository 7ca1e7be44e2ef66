"""Who has a duty: addressees, roles, partners, in the parts of documents that give duties."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse import parse_text
from thidua_parse.knowledge.tables import rows
from thidua_parse.parsing.agency_phrases import HEAD, phrase_end, split_agencies
from thidua_parse.reading import from_string
from thidua_parse.record import Agency, Plan

HEADER = """ỦY BAN NHÂN DÂN
TỈNH BẾN TRE
Số: 41/{kind_code}-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Tre, ngày 05 tháng 4 năm 2022
"""
CLOSING = """
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""


def plan_of(body: str, title: str = "KẾ HOẠCH\nPhát động thi đua trồng cây", code: str = "KH") -> Plan:
    return parse_text(from_string(HEADER.format(kind_code=code) + title + "\n" + body + CLOSING))


def duties(body: str, **kinds: str) -> list[tuple[str, str]]:
    return [(d.agency.raw, d.role) for d in plan_of(body, **kinds).responsible_agencies]


PURPOSE = "I. MỤC ĐÍCH\nTạo khí thế thi đua sôi nổi trong toàn tỉnh.\nII. TỔ CHỨC THỰC HIỆN\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan tổ chức trồng cây.",
            [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate"), ("các đơn vị liên quan", "coordinate")],
        ),
        (
            "1. Thủ trưởng các cơ quan, đơn vị, địa phương căn cứ Kế hoạch này tổ chức trồng cây.",
            [("Thủ trưởng các cơ quan, đơn vị, địa phương", "implement")],
        ),
        (
            "1. UBND các huyện, thị xã, thành phố triển khai trồng cây trên địa bàn.",
            [("UBND các huyện, thị xã, thành phố", "implement")],
        ),
        (
            "1. Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể vận động đoàn viên tham gia.",
            [("Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể", "implement")],
        ),
        (
            "1. Sở Y tế, Sở Tư pháp, Công an tỉnh tuyên truyền trong ngành.",
            [("Sở Y tế", "implement"), ("Sở Tư pháp", "implement"), ("Công an tỉnh", "implement")],
        ),
        (
            "1. Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh khen thưởng.",
            [("Sở Nội vụ", "assist")],
        ),
        (
            "1. Giao Sở Nội vụ theo dõi, tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2022.",
            [("Sở Nội vụ", "report")],
        ),
        (
            "1. Văn phòng HĐND và UBND huyện bố trí cây giống.",
            [("Văn phòng HĐND và UBND huyện", "implement")],
        ),
        (
            "1. Sở Văn hóa, Thể thao và Du lịch, Báo Đồng Khởi tuyên truyền phong trào.",
            [("Sở Văn hóa, Thể thao và Du lịch", "implement"), ("Báo Đồng Khởi", "implement")],
        ),
        (
            "1. Các cơ quan truyền thông: Báo Đồng Khởi, Đài Phát thanh và Truyền hình tỉnh thường xuyên đưa tin.",
            [("Báo Đồng Khởi", "implement"), ("Đài Phát thanh và Truyền hình tỉnh", "implement")],
        ),
        (
            "1. Sở Nội vụ có trách nhiệm hướng dẫn, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.",
            [("Sở Nội vụ", "assist")],
        ),
    ],
)  # fmt: skip
def test_one_item_of_the_organisation_part(body, expected):
    assert duties(PURPOSE + body) == expected


def test_heading_with_tasks_below():
    body = PURPOSE + (
        "1. Sở Nông nghiệp và Phát triển nông thôn:\n"
        "- Chủ trì, phối hợp với Sở Tài chính chuẩn bị cây giống.\n"
        "- Định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh.\n"
        "2. Trường Chính trị tỉnh\n"
        "Đưa nội dung vào bài giảng."
    )
    assert duties(body) == [
        ("Sở Nông nghiệp và Phát triển nông thôn", "lead"), ("Sở Tài chính", "coordinate"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "report"), ("Trường Chính trị tỉnh", "implement"),
    ]  # fmt: skip


def test_a_partner_that_leads_makes_the_addressee_coordinate():
    body = PURPOSE + (
        "1. Sở Nội vụ chủ trì tổ chức phong trào.\n"
        "2. Trường Chính trị tỉnh\n"
        "Phối hợp với Sở Nội vụ biên soạn tài liệu."
    )
    entries = plan_of(body).responsible_agencies
    assert [(e.agency.raw, e.role) for e in entries] == [
        ("Sở Nội vụ", "lead"), ("Trường Chính trị tỉnh", "coordinate"),
    ]  # fmt: skip
    assert entries[1].with_ == ("Sở Nội vụ",)


def test_partners_of_others_are_not_the_addressees():
    body = PURPOSE + "1. Sở Giáo dục và Đào tạo hướng dẫn các trường phối hợp với Công an xã trồng cây."
    assert duties(body) == [("Sở Giáo dục và Đào tạo", "implement")]


def test_a_ministry_gets_no_orders_from_a_province():
    body = PURPOSE + "1. Sở Xây dựng chủ trì, phối hợp với Bộ Xây dựng, Sở Tài chính lập đề án."
    assert duties(body) == [("Sở Xây dựng", "lead"), ("Sở Tài chính", "coordinate")]


def test_closing_paragraph_names_who_reports_difficulties():
    body = PURPOSE + (
        "1. Sở Nội vụ chủ trì tổ chức phong trào.\n"
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị báo cáo về Sở Nội vụ để giải quyết."
    )
    assert duties(body)[-1] == ("các cơ quan, đơn vị", "report")


def test_a_general_closing_order_adds_nothing():
    body = PURPOSE + (
        "1. Sở Nội vụ chủ trì tổ chức phong trào.\n"
        "Trên đây là Kế hoạch trồng cây, yêu cầu các cơ quan, đơn vị triển khai thực hiện nghiêm túc./."
    )
    assert duties(body) == [("Sở Nội vụ", "lead")]


def test_content_outside_the_organisation_part_is_not_a_duty():
    body = (
        "I. NỘI DUNG\n1. Sở Y tế và Sở Giáo dục trồng cây ở trường học.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ chủ trì tổ chức phong trào."
    )
    assert duties(body) == [("Sở Nội vụ", "lead")]


def test_decision_names_who_carries_it_out():
    body = (
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế trồng cây.\n"
        "Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở, Thủ trưởng các ban, ngành tỉnh, "
        "Chủ tịch Ủy ban nhân dân các huyện, thành phố và các tổ chức, cá nhân có liên quan chịu trách nhiệm "
        "thi hành Quyết định này./."
    )
    assert duties(body, title="QUYẾT ĐỊNH\nBan hành Quy chế trồng cây", code="QĐ") == [
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "implement"), ("Giám đốc các Sở", "implement"),
        ("Thủ trưởng các ban, ngành tỉnh", "implement"),
        ("Chủ tịch Ủy ban nhân dân các huyện, thành phố", "implement"),
        ("các tổ chức, cá nhân có liên quan", "implement"),
    ]  # fmt: skip


def test_directive_lists_orders_without_an_organisation_part():
    body = (
        "Để chuẩn bị mùa mưa, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n"
        "1. Sở Xây dựng kiểm tra cây xanh trên các tuyến đường.\n"
        "2. Công an tỉnh chủ trì, phối hợp với Sở Giao thông vận tải phân luồng giao thông."
    )
    assert duties(body, title="CHỈ THỊ\nVề việc bảo vệ cây xanh", code="CT") == [
        ("Sở Xây dựng", "implement"), ("Công an tỉnh", "lead"), ("Sở Giao thông vận tải", "coordinate"),
    ]  # fmt: skip


def test_every_duty_carries_its_place_and_its_words():
    plan = plan_of(PURPOSE + "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổ chức trồng cây.")
    for duty in plan.responsible_agencies:
        assert duty.span is not None
        assert plan.text[duty.span.start:duty.span.end] == duty.agency.raw
    lead, partner = plan.responsible_agencies
    assert lead.tasks == ("chủ trì, phối hợp với Sở Tài chính tổ chức trồng cây.",)
    assert partner.with_ == ("Sở Nội vụ",)
    assert lead.agency.name == "Sở Nội vụ tỉnh Bến Tre"
    assert (lead.section, partner.section) == ("II.1", "II.1")


def test_names_of_a_list_behind_a_colon_are_departments():
    body = PURPOSE + "1. Giám đốc các Sở: Xây dựng, Nội vụ, Công an tỉnh tổ chức trồng cây."
    names = [d.agency.name for d in plan_of(body).responsible_agencies]
    assert names == [
        "Giám đốc Sở Xây dựng tỉnh Bến Tre", "Sở Nội vụ tỉnh Bến Tre", "Công an tỉnh Bến Tre",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Sở Nội vụ, Sở Tài chính và Công an tỉnh", ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"]),
        ("các sở, ban, ngành, đoàn thể tỉnh", ["các sở, ban, ngành, đoàn thể tỉnh"]),
        ("Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", ["Các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"]),
        ("các cơ quan, đơn vị và địa phương", ["các cơ quan, đơn vị và địa phương"]),
        ("UBND thành phố Bến Tre, thị xã Ba Tri", ["UBND thành phố Bến Tre, thị xã Ba Tri"]),
        ("các Sở: Tài chính, Nội vụ, Công an tỉnh", ["Tài chính", "Nội vụ", "Công an tỉnh"]),
        ("Sở Y tế (Chi cục Dân số, Trung tâm Kiểm soát) và Sở Nội vụ", ["Sở Y tế (Chi cục Dân số, Trung tâm Kiểm soát)", "Sở Nội vụ"]),
        ("Mặt trận Tổ quốc Việt Nam, các tổ chức chính trị - xã hội", ["Mặt trận Tổ quốc Việt Nam, các tổ chức chính trị - xã hội"]),
        ("Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc", ["Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc"]),
        ("Ủy ban Mặt trận Tổ quốc tỉnh, các tổ chức đoàn thể", ["Ủy ban Mặt trận Tổ quốc tỉnh", "các tổ chức đoàn thể"]),
        ("Công an xã và Huyện đoàn", ["Công an xã", "Huyện đoàn"]),
        ("Sở Tài chính; UBND các xã, thị trấn", ["Sở Tài chính", "UBND các xã, thị trấn"]),
    ],
)  # fmt: skip
def test_splitting_of_lists(text, pieces):
    assert [text[a:b] for a, b in split_agencies(text, 0, len(text))] == pieces


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Sở Xây dựng xây dựng kế hoạch", "Sở Xây dựng"),
        ("các Chủ đầu tư, Ban quản lý dự án tổ chức nghiệm thu", "các Chủ đầu tư, Ban quản lý dự án"),
        ("các tổ chức chính trị - xã hội tổ chức tuyên truyền", "các tổ chức chính trị - xã hội"),
        ("Ban An toàn giao thông tỉnh kiểm tra", "Ban An toàn giao thông tỉnh"),
        ("Sở Lao động - Thương binh và Xã hội rà soát", "Sở Lao động - Thương binh và Xã hội"),
        ("Phòng Nội vụ: hướng dẫn", "Phòng Nội vụ"),
        ("Phòng Quản lý đầu tư chủ trì thẩm định", "Phòng Quản lý đầu tư"),
        ("các phòng, đơn vị trực thuộc tổ chức hội nghị", "các phòng, đơn vị trực thuộc"),
        ("Trung tâm Trợ giúp pháp lý nhà nước tuyên truyền", "Trung tâm Trợ giúp pháp lý nhà nước"),
    ],
)
def test_end_of_a_phrase(text, phrase):
    assert HEAD.match(text)
    assert text[: phrase_end(text, 0)] == phrase


@given(st.lists(st.sampled_from(["Sở Nội vụ", "phối hợp với", ",", "và", "các", "báo cáo", ":", ";", "1.", "-", "\n", "UBND", "("]), max_size=30))
def test_any_order_of_words_gives_a_record(words):
    plan = plan_of(PURPOSE + " ".join(words))
    for duty in plan.responsible_agencies:
        assert duty.span is not None
        assert plan.text[duty.span.start:duty.span.end] == duty.agency.raw


@pytest.mark.parametrize("name", [
    "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Kim Bảng", "Trung tâm Dịch vụ việc làm tỉnh",
    "Ban Quản lý dự án Đầu tư xây dựng huyện Mộ Đức", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
    "Văn phòng Đăng ký đất đai tỉnh", "Công ty TNHH MTV Khai thác công trình thủy lợi Bắc Nam Hà", "Đội kiểm tra liên ngành 814",
    "Tổ kiểm tra liên ngành huyện", "Ban Chỉ đạo thực hiện Đề án 06 tỉnh", "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
    "Các cơ quan tham mưu, giúp việc Tỉnh ủy", "Hội đồng thẩm định sáng kiến", "Hội đồng thi đua khen thưởng cơ quan",
    "Nhóm giúp việc", "Hội đồng tự quản", "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", "Chi nhánh Ngân hàng Nhà nước tỉnh",
    "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh", "Ban Chỉ đạo phòng, chống dịch bệnh tỉnh",
    "Chi cục Phòng, chống tệ nạn xã hội", "Cục Xuất bản, In và Phát hành",
    "Các đồng chí Ủy viên Ban Thường vụ", "Tổ công nghệ số cộng đồng", "Các hộ gia đình", "Viettel Hà Nam",
])
def test_names_that_hold_verbs_end_where_the_duty_begins(name: str) -> None:
    text = f"{name} chủ trì, phối hợp với các đơn vị liên quan."
    assert HEAD.match(text) is not None
    assert text[: phrase_end(text, 0)] == name


@pytest.mark.parametrize(("body", "expected"), [
    ("1. Nhiệm vụ xây dựng phần mềm do Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Nội vụ thực hiện.",
     [("Sở Thông tin và Truyền thông", "lead"), ("Sở Nội vụ", "coordinate")]),
    ("1. Trách nhiệm của các sở, ban, ngành\n1.1. Sở Nội vụ\n- Chủ trì, phối hợp với các sở hướng dẫn thực hiện.\n1.2. Sở Tài chính\n- Tham mưu bố trí kinh phí.",
     [("Sở Nội vụ", "lead"), ("các sở", "coordinate"), ("Sở Tài chính", "assist")]),
    ("1. Trách nhiệm của các sở, ban, ngành\na) Sở Nội vụ: hướng dẫn thực hiện.\nb) Sở Tài chính: bố trí kinh phí.",
     [("Sở Nội vụ", "implement"), ("Sở Tài chính", "implement")]),
    ("1. Các Cụm, Khối thi đua thuộc tỉnh đưa nội dung vào giao ước.", [("Các Cụm, Khối thi đua thuộc tỉnh", "implement")]),
    ("1. Ngân hàng Chính sách xã hội tỉnh cho vay vốn.\n2. Các thôn, tổ dân phố họp dân.",
     [("Ngân hàng Chính sách xã hội tỉnh", "implement"), ("Các thôn, tổ dân phố", "implement")]),
    ("1. Tổ chức, cá nhân có hành vi vi phạm thì bị xử lý theo pháp luật.\n2. Sở Nội vụ thực hiện.", [("Sở Nội vụ", "implement")]),
    ("1. Các thành viên Đoàn công tác của Ban Thường vụ Tỉnh ủy được phân công theo dõi địa bàn.",
     [("Các thành viên Đoàn công tác của Ban Thường vụ Tỉnh ủy", "implement")]),
])
def test_duties_of_other_shapes(body: str, expected: list[tuple[str, str]]) -> None:
    assert duties(PURPOSE + body) == expected


@pytest.mark.parametrize(("raw", "name"), [
    ("Ủy ban Mặt trận Tổ quốc và các đoàn thể cấp tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể cấp tỉnh"),
    ("Cục trưởng Cục Thuế tỉnh", "Cục trưởng Cục Thuế tỉnh Bến Tre"),
    ("Chánh Văn phòng UBNDtỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh Bến Tre"),
    ("Giám đốc", "Giám đốc"),
    ("Phó Chủ tịch UBND tỉnh phụ trách văn xã", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bến Tre"),
    ("Các đồng chí Ủy viên Ban Thường vụ", "Các đồng chí Ủy viên Ban Thường vụ"),
    ("Trường Tiểu học và THCS Kim Bình", "Trường Tiểu học và Trung học cơ sở Kim Bình"),
    ("Chi cục Kiểm lâm", "Chi cục Kiểm lâm tỉnh Bến Tre"),
])
def test_full_names_of_holders(raw: str, name: str) -> None:
    issuer = Agency.resolve("UBND tỉnh Bến Tre")
    assert Agency.resolve(raw, issuer=issuer, on="2022-04-05").name == name


@pytest.mark.parametrize(("body", "expected"), [
    ("1. Các Bộ: Nội vụ, Công an, Quốc phòng có trách nhiệm hướng dẫn thực hiện.", ["Nội vụ", "Công an", "Quốc phòng"]),
    ("1. Bộ tiêu chí quốc gia về xã nông thôn mới gồm 19 nội dung.\n2. Sở Nội vụ thực hiện.", ["Sở Nội vụ"]),
    ("1. Trưởng các tổ chức đoàn thể cơ quan có trách nhiệm vận động đoàn viên.", ["Trưởng các tổ chức đoàn thể cơ quan"]),
    ("1. Ủy ban nhân dân tỉnh, thành phố và cơ quan, tổ chức liên quan có trách nhiệm thực hiện.",
     ["Ủy ban nhân dân tỉnh, thành phố", "cơ quan, tổ chức liên quan"]),
])
def test_holders_of_lists_and_kinds(body: str, expected: list[str]) -> None:
    raws = [raw.removeprefix("Các Bộ: ") for raw, _ in duties(PURPOSE + body)]
    assert raws == expected


@pytest.mark.parametrize(("body", "expected"), [
    ("1. Trách nhiệm của Sở Tài chính, Sở Nội vụ\na) Sở Tài chính\n- Bố trí kinh phí thực hiện.\nb) Sở Nội vụ\n- Theo dõi việc thực hiện.",
     ["Sở Tài chính", "Sở Nội vụ"]),
    ("1. Người đứng đầu cơ quan, tổ chức, đơn vị chịu trách nhiệm thực hiện.", ["Người đứng đầu cơ quan, tổ chức, đơn vị"]),
    ("1. Các huyện, thành phố tiếp tục được công nhận đạt chuẩn.\n2. Sở Nội vụ thực hiện.", ["Sở Nội vụ"]),
])
def test_parts_of_a_shared_heading_and_those_who_are_charged_with_nothing(body: str, expected: list[str]) -> None:
    assert [raw for raw, _ in duties(PURPOSE + body)] == expected


def test_patterns_of_the_table_of_holders_are_whole() -> None:
    """A comma in a row without quotation marks would cut its pattern."""
    for row in rows("holder_words"):
        assert set(row) == {"list", "pattern"}, row
        regex.compile(row["pattern"])


@pytest.mark.parametrize(("sentence", "holder"), [
    ("Các cơ quan, đơn vị chủ trì, phối hợp với Sở Nội vụ thực hiện", "Các cơ quan, đơn vị"),
    ("Đơn vị chủ trì nhiệm vụ báo cáo kết quả", "Đơn vị chủ trì nhiệm vụ"),
    ("Cục kiểm tra văn bản rà soát", "Cục kiểm tra văn bản"),
    ("Đội quản lý thị trường số 7 xử lý", "Đội quản lý thị trường số 7"),
])
def test_where_a_holder_ends(sentence: str, holder: str) -> None:
    assert sentence[: phrase_end(sentence, 0)] == holder
