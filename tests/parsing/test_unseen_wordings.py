"""Periods, targets, citations and campaigns in wordings that the sample plans do not hold, each with its defect."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import from_string

from .frame_helpers import NATION, plan
from .wording_helpers import body


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


def test_period_below_a_heading_without_number() -> None:
    found = body("MỤC ĐÍCH\n- Động viên.\nTHỜI GIAN\n- Từ ngày 08/6/2022 đến hết ngày 31/8/2022.\nTỔ CHỨC THỰC HIỆN\n- Phòng Nội vụ đôn đốc.")
    assert [(p.start, p.end) for p in found.campaign_periods] == [("2022-06-08", "2022-08-31")]


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


def test_commended_workers_are_no_fines() -> None:
    found = body("I. MỤC TIÊU\n- Tỷ lệ người lao động trực tiếp được khen thưởng đạt từ 30% trở lên.")
    assert [(t.value, t.unit) for t in found.targets] == [(30, "%")]


def test_movement_without_any_name_is_no_campaign_of_a_parent() -> None:
    found = plan(
        body="Thực hiện Chỉ thị số 9-CT/TW ngày 21/5/2021 của Bộ Chính trị về tiếp tục đổi mới, đẩy mạnh phong trào "
        "thi đua yêu nước, Sở Nội vụ xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nĐộng viên.\n",
    )
    assert "phong trào thi đua yêu nước" not in [c.name for c in found.campaigns]


def test_labels_with_slash_and_point() -> None:
    # "1/." and "I/." of older letters were no labels
    found = body("I/. MỤC TIÊU :\n1/. Giảm số ca mắc bệnh.\n2/. Phủ kín mạng lưới.\nII/. BIỆN PHÁP :\n1./ Phát thanh.")
    assert [s.label for s in found.sections] == ["I", "II"]
    assert [[c.label for c in s.children] for s in found.sections] == [["1", "2"], ["1"]]


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
