"""Documents of one body side by side, calendars of work, recipients named one by one, documents on different matters."""

from __future__ import annotations

import pytest

from .test_notices_and_namesakes import FIRST as TOLD
from .test_notices_and_namesakes import MINISTRY, NOTICE, judged

CALENDAR = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG TÂM
VĂN PHÒNG

Đồng Tâm, ngày {day}

CHƯƠNG TRÌNH CÔNG TÁC THÁNG {month} NĂM 2021
CỦA ỦY BAN NHÂN DÂN TỈNH

1. Việc cần tập trung:
- Chỉ đạo nạo vét kênh trước mùa mưa tại các huyện ven biển, kiểm tra cống ngăn mặn.
- {second}
2. Lịch làm việc:
- Ngày 05: họp giao ban với các sở về kênh mương.

Nơi nhận:
- {line};
- Lưu: VT.

VĂN PHÒNG
"""
MARCH = {"day": "28 tháng 02 năm 2021", "month": "3", "line": "Chủ tịch, các PCT UBND tỉnh", "second": "Đón Tết trồng cây tại công viên bờ sông."}
APRIL = MARCH | {"day": "31 tháng 3 năm 2021", "month": "4"}
OF_THE_CENTRE = "Triển khai thực hiện Kết luận của Thủ tướng Chính phủ tại cuộc làm việc với tỉnh ngày 24/01/2021."


@pytest.mark.parametrize(("changed", "rule", "verdict"), [
    ({}, "G39", "not_applicable"), ({}, "G34", "pass"), ({"line": "Các tổ chuyên viên"}, "G34", "fail"),
    ({}, "G01", "fail"), ({"second": OF_THE_CENTRE}, "G01", "partial"), ({}, "G07", "not_applicable"),
])
def test_a_calendar_of_work_has_no_parts_of_a_plan(changed: dict[str, str], rule: str, verdict: str) -> None:
    found = judged(CALENDAR.format(**MARCH), CALENDAR.format(**APRIL | changed))
    assert found[rule].verdict == verdict, found[rule].message


ORDER = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG TÂM

Số: {number}/CT-UBND
Đồng Tâm, ngày {day}

CHỈ THỊ
Về việc {work} qua sông

Thực hiện Nghị định số {decree}/2020/NĐ-CP ngày 19/10/2020 của Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Giao thông vận tải kiểm tra từng bến đò, {first}.
2. Ủy ban nhân dân các huyện nhắc chủ đò không chở khách khi nước lên cao.
{closing}

Nơi nhận:
- {line};
- Các sở, ngành: {listed};
- Ủy ban nhân dân các huyện;
- Lưu: VT.

CHỦ TỊCH
Phan Văn Lúa
"""
TELL = "Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở Giao thông vận tải để được hướng dẫn."
EARLIER = {
    "number": "03", "day": "12 tháng 5 năm 2021", "work": "bán vé đò", "decree": "123", "first": "in vé cho từng bến",
    "closing": TELL, "line": "Thường trực Tỉnh ủy (b/cáo)", "listed": "Giao thông vận tải, Y tế",
}
LATER = EARLIER | {"number": "09", "day": "20 tháng 8 năm 2021", "work": "đưa học sinh", "decree": "124", "first": "bố trí áo phao cho học sinh"}


def orders(**changed: str):
    return judged(ORDER.format(**EARLIER), ORDER.format(**LATER | changed))


@pytest.mark.parametrize(("closing", "verdict"), [(TELL, "pass"), ("", "not_applicable")])
def test_difficulties_are_told_to_whom_the_earlier_document_names(closing: str, verdict: str) -> None:
    assert orders(closing=closing)["G33"].verdict == verdict


def test_the_party_committee_of_the_level_is_told() -> None:
    assert orders()["G34"].verdict == "pass"
    assert orders(line="Văn phòng")["G34"].verdict == "partial"


@pytest.mark.parametrize(("listed", "received"), [
    ("Giao thông vận tải, Y tế", True), ("Y tế, GTVT", True), ("Y tế, Giao thông vận tãi", True), ("Y tế, Tài chính", False),
])
def test_departments_named_one_by_one_take_in_no_others(listed: str, received: bool) -> None:
    found = orders(listed=listed)["G35"]
    assert (found.verdict == "pass") is received, found.message


def test_plans_that_others_must_issue_cannot_be_told_from_a_document_beside() -> None:
    demand = "1. Sở Giao thông vận tải xây dựng kế hoạch kiểm tra từng bến đò, {first}."
    earlier = ORDER.replace("1. Sở Giao thông vận tải kiểm tra từng bến đò, {first}.", demand).format(**EARLIER)
    assert judged(earlier, ORDER.format(**LATER))["G29"].verdict == "undecidable"
    assert orders()["G29"].verdict == "not_applicable"
    grown = earlier.replace("kế hoạch kiểm tra", "kế hoạch phát triển kinh tế - xã hội và kiểm tra")
    assert judged(grown, ORDER.format(**LATER))["G29"].verdict == "not_applicable"


@pytest.mark.parametrize(("line", "verdict"), [("UBND tỉnh (b/c)", "partial"), ("Lãnh đạo Sở", "fail")])
def test_an_office_under_a_ministry_tells_at_least_its_own_committee(line: str, verdict: str) -> None:
    found = judged(MINISTRY, NOTICE.format(**TOLD | {"above": line}))["G34"]
    assert found.verdict == verdict, found.message


@pytest.mark.parametrize(("sentence", "verdict"), [
    ("Đề xuất cấp trên khen thưởng người lái đò có thành tích.", "pass"), ("Tuyên truyền an toàn trên sông.", "not_applicable"),
])
def test_commendation_left_to_those_above_is_within_competence(sentence: str, verdict: str) -> None:
    assert orders(first=f"bố trí áo phao; {sentence[:1].lower()}{sentence[1:-1]}")["G24"].verdict == verdict


def test_figures_of_the_document_before_bind_where_the_later_one_has_them() -> None:
    """Each document of one body sets its own figures; what it has is held against the earlier one."""
    earlier = EARLIER | {"first": "in vé cho 100% bến; kiểm tra 80% số đò trong năm"}
    later = LATER | {"first": "bố trí áo phao cho 100% học sinh; kiểm tra 90% số đò trong năm"}
    assert judged(ORDER.format(**earlier), ORDER.format(**later))["G20"].verdict == "pass"
    lower = later | {"first": later["first"].replace("90%", "70%")}
    assert judged(ORDER.format(**earlier), ORDER.format(**lower))["G20"].verdict == "fail"


def test_reports_of_a_document_beside_need_not_come_before() -> None:
    report = "1. Sở Giao thông vận tải kiểm tra từng bến đò, {first}; báo cáo Ủy ban nhân dân tỉnh trước ngày %s."
    texts = [ORDER.replace("1. Sở Giao thông vận tải kiểm tra từng bến đò, {first}.", report % day) for day in ("01/6/2021", "30/10/2021")]
    found = judged(texts[0].format(**EARLIER), texts[1].format(**LATER))["G14"]
    assert found.verdict == "not_applicable", found.message


@pytest.mark.parametrize(("handed", "verdict"), [("kế hoạch tự đánh giá", "not_applicable"), ("báo cáo kết quả", "fail")])
def test_a_plan_of_evaluation_that_is_handed_in_is_no_report(handed: str, verdict: str) -> None:
    higher = MINISTRY.replace("công bố kết quả cho người dân.", f"nộp {handed} về Bộ trước ngày 10/02/2021.")
    lower = NOTICE.format(**TOLD | {"task": "kiểm tra chất lượng nước của từng trạm cấp nước xã"}).replace(
        "báo cáo lãnh đạo Sở trước ngày 20/02/2021", "báo cáo Bộ Nông nghiệp và Phát triển nông thôn trước ngày 20/02/2021"
    )
    found = judged(higher, lower)["G14"]
    assert found.verdict == verdict, found.message
