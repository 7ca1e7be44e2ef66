"""The patterns of time and duty of the genre, each by its number in the knowledge base: which are
read as a period, which as a deadline, and which are neither and must stay so."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import from_string

PLAN = """UBND TỈNH HÀ NAM
Số: 15/KH-UBND
Hà Nam, ngày 10 tháng 8 năm 2021

KẾ HOẠCH
Tổ chức phong trào thi đua “Vườn xanh”

I. THỜI GIAN THỰC HIỆN
{period}.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì thực hiện.
2. Các sở, ban, ngành {duty}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn A
"""

#: number → (clause of time, (start, end) or None)
PERIODS: dict[str, tuple[str, tuple[str, str] | None]] = {
    "T01": ("từ ngày 16/8/2021 đến hết ngày 25/8/2021", ("2021-08-16", "2021-08-25")),
    "T02": ("Từ ngày 11/9/2021 đến ngày 30/10/2021", ("2021-09-11", "2021-10-30")),
    "T03": ("từ 01.10.2021 đến 31.12.2021", ("2021-10-01", "2021-12-31")),
    "T04": ("từ ngày 01/9 đến 30/9/2021", ("2021-09-01", "2021-09-30")),
    "T05": ("từ ngày 16 đến 25/8/2021", ("2021-08-16", "2021-08-25")),
    "T06": ("từ ngày 01 tháng 9 năm 2021 đến hết ngày 30 tháng 11 năm 2021", ("2021-09-01", "2021-11-30")),
    "T07": ("từ tháng 9/2021 đến tháng 12/2021", ("2021-09", "2021-12")),
    "T08": ("từ tháng 9 đến hết tháng 12 năm 2021", ("2021-09", "2021-12")),
    "T09": ("từ nay đến hết năm 2025", ("2021-08-10", "2025")),
    "T10": ("từ nay đến ngày 31/12/2021", ("2021-08-10", "2021-12-31")),
    "T11": ("từ nay đến cuối năm 2021", ("2021-08-10", "2021")),
    "T12": ("giai đoạn 2021 - 2025", ("2021", "2025")),
    "T13": ("nhiệm kỳ 2020 - 2025", ("2020", "2025")),
    "T14": ("(2021 - 2025)", ("2021", "2025")),
    "T15": ("nhân kỷ niệm 30 năm (5/1992 - 5/2022)", None),
    "T16": ("chào mừng 75 năm (11/6/1948 - 11/6/2023)", None),
    "T17": ("năm học 2021 - 2022", ("2021", "2022")),
    "T18": ("trong năm 2021", ("2021", "2021")),
    "T19": ("6 tháng cuối năm 2021", ("2021-07", "2021-12")),
    "T20": ("Đợt 1: Từ ngày 01/9/2021 đến ngày 31/10/2021", ("2021-09-01", "2021-10-31")),
    "T21": ("trong 15 ngày", None),
    "T22": ("trong thời gian giãn cách xã hội", None),
    "T23": ("trong suốt thời gian phát động đợt thi đua", None),
}

Times = list[tuple[str | None, str | None, str | None]]
#: number → (duty, (date, recurrence, RFC 5545 rule) of each deadline)
DUTIES: dict[str, tuple[str, Times]] = {
    "D01": ("báo cáo UBND tỉnh trước ngày 15/12/2021", [("2021-12-15", None, None)]),
    "D02": ("báo cáo UBND tỉnh trước ngày 15/12 hằng năm", [("--12-15", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")]),
    "D03": ("nộp hồ sơ chậm nhất ngày 30/11/2021", [("2021-11-30", None, None)]),
    "D04": ("gửi báo cáo xong trước ngày 20/10/2021", [("2021-10-20", None, None)]),
    "D05": ("phấn đấu đến ngày 25/8/2021 hoàn thành tiêm phòng", []),
    "D06": ("nộp bài dự thi đến hết ngày 30/9/2021", [("2021-09-30", None, None)]),
    "D07": ("báo cáo nhanh trước 17 giờ ngày 20/10/2021", [("2021-10-20", None, None)]),
    "D08": ("gửi báo cáo về Sở Nội vụ vào ngày 30/11", [("2021-11-30", None, None)]),
    "D09": ("gửi báo cáo về Sở Nội vụ trước 30/11", [("2021-11-30", None, None)]),
    "D10": ("báo cáo UBND tỉnh trong tháng 10 năm 2021", [("2021-10", None, None)]),
    "D11": ("báo cáo UBND tỉnh vào tháng 10/2021", [("2021-10", None, None)]),
    "D12": ("báo cáo UBND tỉnh vào cuối tháng 12/2021", [("2021-12", None, None)]),
    "D13": ("báo cáo UBND tỉnh trong Quý IV/2021", [("2021-12", None, None)]),
    "D14": ("tổ chức kiểm tra trong quý III, IV năm 2021", []),
    "D15": ("báo cáo thành tích trong năm 2021", []),
    "D16": ("thực hiện, có hiệu lực kể từ ngày ký", []),
    "D17": ("báo cáo UBND tỉnh trong thời hạn 15 ngày kể từ ngày ban hành Kế hoạch này", [("2021-08-25", None, None)]),
    "D17 working days": ("báo cáo UBND tỉnh trong thời hạn 15 ngày làm việc kể từ ngày ban hành Kế hoạch này", []),
    "D17 event": ("báo cáo UBND tỉnh chậm nhất 05 ngày sau khi kết thúc đợt thi đua", []),
    "D18": ("tổ chức thực hiện sau 10 ngày kể từ ngày ký", []),
    "D19": ("gửi giấy mời trước 05 ngày so với ngày tổ chức", []),
    "D20": ("khi kết thúc đợt thi đua thì báo cáo", []),
    "D21": ("báo cáo khi sơ kết, tổng kết", []),
    "D22": ("đề nghị khen thưởng ngay khi lập thành tích", []),
    "D23": ("tổ chức nhân dịp kỷ niệm 75 năm ngày thành lập", []),
    "R01": (
        "định kỳ 6 tháng, hằng năm báo cáo UBND tỉnh",
        [(None, "half-yearly", "FREQ=MONTHLY;INTERVAL=6"), (None, "yearly", "FREQ=YEARLY")],
    ),
    "R02": ("định kỳ hằng quý báo cáo UBND tỉnh", [(None, "quarterly", "FREQ=MONTHLY;INTERVAL=3")]),
    "R03": ("báo cáo hằng ngày về Sở Y tế", [(None, "daily", "FREQ=DAILY")]),
    "R04": ("báo cáo trước ngày 20 hằng tháng", [(None, "monthly", "FREQ=MONTHLY;BYMONTHDAY=20")]),
    "R05": (
        "báo cáo trước ngày 15 của tháng cuối quý",
        [(None, "quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15")],
    ),
    "R06": ("báo cáo trước ngày 15/6 và 15/12 hằng năm", [
        ("--06-15", "yearly", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
        ("--12-15", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    ]),
    "R07": ("báo cáo UBND tỉnh 15/12 hằng năm", [("--12-15", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")]),
    "R08": ("báo cáo vào ngày 25 hằng tháng", [(None, "monthly", "FREQ=MONTHLY;BYMONTHDAY=25")]),
    "R09": ("báo cáo vào thứ sáu hằng tuần", [(None, "weekly", "FREQ=WEEKLY;BYDAY=FR")]),
    "R10": ("báo cáo đột xuất theo yêu cầu", []),
    "N01": ("báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)", []),
    "N02": ("tổng hợp, báo cáo Chủ tịch UBND tỉnh xem xét, quyết định", []),
    "N03": ("gửi báo cáo về Sở Nội vụ", []),
    "N04": ("kịp thời phản ánh về Sở Nội vụ tổng hợp", []),
    "N05": ("sơ kết vào cuối năm 2021, tổng kết vào năm 2022", []),
    "N06": ("xây dựng kế hoạch cụ thể tổ chức phong trào thi đua", []),
    "N07": ("ban hành kế hoạch xong trước ngày 30/9/2021", [("2021-09-30", None, None)]),
    "N08": ("đăng ký thi đua trước ngày 15/11/2021", [("2021-11-15", None, None)]),
    "N09": ("đề nghị tỉnh khen thưởng theo quy định", []),
    "N10": ("gửi hồ sơ đề nghị khen thưởng về Ban Thi đua - Khen thưởng trước ngày 10/12/2021", [("2021-12-10", None, None)]),
    "once in six months": ("báo cáo UBND tỉnh 6 tháng một lần", [(None, "half-yearly", "FREQ=MONTHLY;INTERVAL=6")]),
    "once in six months, /": ("báo cáo UBND tỉnh 06 tháng/lần", [(None, "half-yearly", "FREQ=MONTHLY;INTERVAL=6")]),
    "once a quarter": ("báo cáo UBND tỉnh mỗi quý một lần", [(None, "quarterly", "FREQ=MONTHLY;INTERVAL=3")]),
    "once/month": ("báo cáo UBND tỉnh 01 lần/tháng", [(None, "monthly", "FREQ=MONTHLY")]),
    "once in three years": ("báo cáo UBND tỉnh 3 năm một lần", []),
    # several rhythms in one clause: each day belongs to the report named before it
    "mixed": (
        "gửi báo cáo tháng trước ngày 25, báo cáo quý trước ngày 20 tháng cuối quý, báo cáo năm trước ngày 10/12",
        [
            (None, "monthly", "FREQ=MONTHLY;BYMONTHDAY=25"),
            (None, "quarterly", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
            ("--12-10", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
        ],
    ),
}


@pytest.mark.parametrize("number", PERIODS)
def test_period(number: str) -> None:
    clause, expected = PERIODS[number]
    plan = parse_text(from_string(PLAN.format(period=clause, duty="thực hiện nghiêm túc")))
    assert [(p.start, p.end) for p in plan.campaign_periods] == ([expected] if expected else [])
    assert plan.deadlines == ()


@pytest.mark.parametrize("number", DUTIES)
def test_duty(number: str) -> None:
    clause, expected = DUTIES[number]
    plan = parse_text(from_string(PLAN.format(period="Theo chỉ đạo chung", duty=clause)))
    assert [(d.date, d.recurrence, d.rrule) for d in plan.deadlines] == expected


#: (clause, ISO 8601 length, working days, how it lies to the event, the event, date)
LIMITS = [
    ("báo cáo UBND tỉnh trong 15 ngày kể từ ngày ký", "P15D", False, "within", "ngày ký", "2021-08-25"),
    ("báo cáo trong thời hạn 10 ngày làm việc kể từ ngày nhận được văn bản", "P10D", True, "within", "ngày nhận được văn bản", None),
    ("báo cáo chậm nhất 05 ngày sau khi kết thúc đợt thi đua", "P5D", False, "within", "kết thúc đợt thi đua", None),
    ("gửi giấy mời trước 05 ngày so với ngày tổ chức", "P5D", False, "before", "ngày tổ chức", None),
    ("gửi tài liệu chậm nhất 03 ngày trước khi họp", "P3D", False, "before", "họp", None),
    ("trả lời không quá ba mươi (30) ngày kể từ ngày tiếp nhận", "P30D", False, "within", "ngày tiếp nhận", None),
    ("thi hành sau 10 ngày kể từ ngày ký", "P10D", False, "after", "ngày ký", "2021-08-20"),
    ("nộp phí trong vòng 02 tháng kể từ ngày ban hành Kế hoạch này", "P2M", False, "within", "ngày ban hành Kế hoạch này", "2021-10-10"),
    ("gửi hồ sơ trong 20 ngày kể từ ngày ký hợp đồng", "P20D", False, "within", "ngày ký hợp đồng", None),
    ("xử lý trong thời gian 03 ngày làm việc", "P3D", True, "within", None, None),
    ("thực hiện; Kế hoạch này có hiệu lực kể từ ngày ký", "P0D", False, "after", "ngày ký", "2021-08-10"),
]


@pytest.mark.parametrize(("clause", "length", "working", "counted", "event", "date"), LIMITS)
def test_limits_counted_from_an_event(
    clause: str, length: str, working: bool, counted: str, event: str | None, date: str | None
) -> None:
    plan = parse_text(from_string(PLAN.format(period="Theo chỉ đạo chung", duty=clause)))
    (limit,) = plan.time_limits
    assert (limit.duration, limit.working_days, limit.counted, limit.anchor, limit.date) == (
        length, working, counted, event, date)
    assert limit.span is not None and plan.quote(limit.span) == limit.raw


@pytest.mark.parametrize("clause", [
    "thực hiện trong 15 ngày", "thực hiện trong 6 tháng đầu năm 2021", "báo cáo trước ngày 15/9/2021", "thực hiện sau 3 năm triển khai",
    "làm việc vào các ngày làm việc trong tuần",
])
def test_what_is_no_limit(clause: str) -> None:
    assert parse_text(from_string(PLAN.format(period="Theo chỉ đạo chung", duty=clause))).time_limits == ()


def test_days_of_periodic_reports_come_back_every_year() -> None:
    clause = "báo cáo định kỳ: 6 tháng đầu năm trước ngày 15/6, cả năm trước ngày 15/12 gửi về Sở Nội vụ"
    plan = parse_text(from_string(PLAN.format(period="Theo chỉ đạo chung", duty=clause)))
    assert [(d.date, d.recurrence) for d in plan.deadlines] == [("--06-15", "yearly"), ("--12-15", "yearly")]
