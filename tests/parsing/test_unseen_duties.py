"""Duties in wordings that the sample plans do not hold, each with its defect."""

from __future__ import annotations

import pytest

from .wording_helpers import body, organisation


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
        ("1. Các cơ quan, tổ chức đang thuê kho dọn kho trước mùa mưa.", ["Các cơ quan, tổ chức"]),
        ("1. Các cơ quan liên quan tổ chức trực đê.", ["Các cơ quan liên quan"]),
        (
            "1. Viện trưởng Viện kiểm sát nhân dân tối cao, Tổng Kiểm toán nhà nước có trách nhiệm thi hành.",
            ["Viện trưởng Viện kiểm sát nhân dân tối cao", "Tổng Kiểm toán nhà nước"],
        ),
        ("1. Viện kiểm sát nhân dân tỉnh, Kiểm toán nhà nước khu vực X theo dõi.", ["Viện kiểm sát nhân dân tỉnh", "Kiểm toán nhà nước khu vực X"]),
        ("1. Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ theo dõi.", ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"]),
        ("1. Chủ tịch Hội đồng Dân tộc, Chủ nhiệm Ủy ban Kinh tế theo dõi.", ["Chủ tịch Hội đồng Dân tộc", "Chủ nhiệm Ủy ban Kinh tế"]),
        ("1. Văn phòng Ủy ban bầu cử tỉnh lập danh sách cử tri.", ["Văn phòng Ủy ban bầu cử tỉnh"]),
        (
            "1. Chủ tịch UBND cấp tỉnh và người đứng đầu các cơ quan, tổ chức liên quan có trách nhiệm thi hành.",
            ["Chủ tịch UBND cấp tỉnh", "người đứng đầu các cơ quan, tổ chức liên quan"],
        ),
        (
            "1. Chủ tịch UBND các cấp, tổ chức và cá nhân khác có liên quan có trách nhiệm thi hành.",
            ["Chủ tịch UBND các cấp", "tổ chức và cá nhân khác có liên quan"],
        ),
        ("1. Các phòng liên quan đê tổng hợp số liệu.", ["Các phòng liên quan"]),
        ("1. Các phòng được giao chủ trì đề án lập dự toán.", ["Các phòng"]),
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


def test_goals_in_detail_are_a_heading() -> None:
    found = body("I. MỤC TIÊU\n1. Mục tiêu chung: Nâng cao đời sống.\n2. Mục tiêu cụ thể: Có thêm 03 xã đạt chuẩn.")
    assert [c.title for c in found.sections[0].children] == ["Mục tiêu chung", "Mục tiêu cụ thể"]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("1. Giao Văn phòng Ban theo dõi, tổng hợp kết quả.", "Văn phòng Ban"),
        ("1. Đề nghị UB MTTQ Việt Nam xã: Vận động đoàn viên hưởng ứng.", "UB MTTQ Việt Nam xã"),
    ],
)
def test_offices_of_boards_and_the_front_abbreviated(text: str, raw: str) -> None:
    assert [name for name, _ in organisation(text)] == [raw]


def test_lone_figure_does_not_end_an_organisation_part() -> None:
    assert organisation("1. Sở Nội vụ\n- Hướng dẫn bình xét.\n7\n- Tổng hợp hồ sơ.\n2. Sở Tài chính\n- Bố trí kinh phí.") == [
        ("Sở Nội vụ", "implement"), ("Sở Tài chính", "implement"),
    ]


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


@pytest.mark.parametrize(
    "heading",
    ["các sở, ban, ngành, các tổ chức chính trị - xã hội, lực lượng vũ trang nhân dân", "Uỷ ban nhân dân các cấp"],
)
def test_bodies_below_an_article_on_bodies_in_general_have_their_own_duties(heading: str) -> None:
    """The points below "1. Sở Y tế:" were given to "các sở, ban, ngành" of the article's title."""
    text = (
        f"I. MỤC ĐÍCH\nGiữ sạch kênh.\nII. TỔ CHỨC THỰC HIỆN\n1. Trách nhiệm của {heading}\n"
        "1.1. Sở Y tế:\na) Chủ trì, phối hợp với các cơ quan liên quan kiểm tra nguồn nước.\n"
        "1.2. Sở Tài chính:\na) Lập dự toán nạo vét kênh."
    )
    found = [(d.agency.raw, d.role, d.with_) for d in body(text).responsible_agencies]
    assert found == [
        ("Sở Y tế", "lead", ()), ("các cơ quan liên quan", "coordinate", ("Sở Y tế",)), ("Sở Tài chính", "implement", ()),
    ]
