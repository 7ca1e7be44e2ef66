"""Changes of the link, of time and of the name of the campaign (G01 to G15)."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from .model import Pair, Texts, kind, province, replaced

ISSUED = regex.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
#: the sentence of the preamble that cites the parent, up to the own name of the issuer
PREAMBLE = regex.compile(r"^Thực hiện (?P<cited>.*?), (?=(?:Ủy ban nhân dân|UBND|Sở|Huyện ủy|Thị ủy|Tỉnh ủy|Đảng ủy|Ban|Công an)\b)", regex.M)


replaced("G01", "citation of the parent lost", PREAMBLE.pattern, "", "G15", "G27")


@kind("G02")
def wrong_number(pair: Pair) -> Texts:
    serial = regex.match(r"\d+", pair.number)
    if serial:
        for name, new in (("plus three", str(int(serial[0]) + 3)), ("turned", serial[0][::-1])):
            yield name, pair.child.replace(pair.number, new + pair.number[serial.end() :])
        last = str((int(serial[0][-1]) + 1) % 10)
        yield "last digit", pair.child.replace(pair.number, serial[0][:-1] + last + pair.number[serial.end() :])
        yield "a digit more", pair.child.replace(pair.number, "1" + pair.number)


@kind("G03")
def wrong_date(pair: Pair) -> Texts:
    cited = regex.search(regex.escape(pair.number) + r",? ngày (\d{1,2})/(\d{1,2})/(\d{4})", pair.child) if pair.number else None
    if cited:
        day = f"{int(cited[1]) % 27 + 1:02d}"
        yield "day", pair.child[: cited.start(1)] + day + pair.child[cited.end(1) :]
        month = str(int(cited[2]) % 12 + 1)
        yield "month", pair.child[: cited.start(2)] + month + pair.child[cited.end(2) :]
        yield "year", pair.child[: cited.start(3)] + str(int(cited[3]) - 1) + pair.child[cited.end(3) :]


@kind("G04", "G37")
def wrong_issuer(pair: Pair) -> Texts:
    cited = regex.search(regex.escape(pair.number) + r"[^\n]{0,30}? của (\p{Lu}[^\n,;]*?)(?= về | phê duyệt |, )", pair.child) if pair.number else None
    if cited:
        for body in ("Hội đồng nhân dân tỉnh", "Bộ Tài chính"):
            yield body, pair.child[: cited.start(1)] + body + pair.child[cited.end(1) :]


@kind("G05")
def wrong_kind(pair: Pair) -> Texts:
    cited = regex.search(r"(Kế hoạch|Quyết định) số " + regex.escape(pair.number), pair.child) if pair.number else None
    if cited:
        for name, other in (("directive", "Chỉ thị"), ("programme", "Chương trình")):
            yield name, pair.child[: cited.start()] + other + pair.child[cited.end(1) :]


replaced("G06", "title of another document", r"(?<=\d{4} của [^\n,;]{5,60}?) về (?:tổ chức|triển khai|phát động)[^\n;]*?(?=[,;] )", " về phòng, chống cháy rừng mùa khô")


@kind("G07", "G15", "G27", "G34", "G33")
def level_jumped(pair: Pair) -> Texts:
    above, own = PREAMBLE.search(pair.parent), PREAMBLE.search(pair.child)
    if above and own and pair.number and " số " in above["cited"]:
        yield "the parent of the parent", pair.child.replace(own["cited"], above["cited"], 1)


def issued(pair: Pair, days: int) -> str | None:
    """The child dated some days from the parent, or None where a date is missing."""
    above, own = ISSUED.search(pair.parent), ISSUED.search(pair.child)
    if not above or not own:
        return None
    day = date(int(above[3]), int(above[2]), int(above[1])) + timedelta(days=days)
    return pair.child.replace(own[0], f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}", 1)


@kind("G09")
def dated_before(pair: Pair) -> Texts:
    for days in (-1, -40):
        if text := issued(pair, days):
            yield f"{-days} days before", text


@kind("G10", "G13", "G08")
def issued_late(pair: Pair) -> Texts:
    for days in (100, 200):
        if text := issued(pair, days):
            yield f"{days} days after", text


@kind("G11", "G13", "G08")
def delayed(pair: Pair) -> Texts:
    for days in (60, 150):
        if text := issued(pair, days):
            yield f"{days} days after", text


@kind("G14")
def report_late(pair: Pair) -> Texts:
    own = regex.search(r"báo cáo[^\n.;]*trước ngày (\d{1,2})/(\d{1,2})(?=[.;]| )", pair.child)
    if own and not province(pair):
        yield "last day of the year", pair.child[: own.start(1)] + "31/12" + pair.child[own.end(2) :]


@kind("G12", "G13", "G08")
def period_outside(pair: Pair) -> Texts:
    end = regex.search(r"đến (?:hết )?ngày \d+/\d+/(\d{4})", pair.child)
    if end:
        yield "ends later", pair.child[: end.start(1)] + str(int(end[1]) + 2) + pair.child[end.end(1) :]
    start = regex.search(r"[Tt]ừ ngày \d+/\d+/(\d{4})", pair.child)
    if start:
        yield "starts earlier", pair.child[: start.start(1)] + str(int(start[1]) - 1) + pair.child[start.end(1) :]


@kind("G13", "G12")
def period_reversed(pair: Pair) -> Texts:
    end = regex.search(r"[Tt]ừ ngày \d+/\d+/(\d{4}) đến (?:hết )?ngày \d+/\d+/(\d{4})", pair.child)
    if end:
        yield "reversed", pair.child[: end.start(2)] + str(int(end[1]) - 1) + pair.child[end.end(2) :]


@kind("G15", "G06")
def other_name(pair: Pair) -> Texts:
    name = regex.search(r"phong trào thi đua [“\"](.+?)[”\"]", pair.child)
    if name and pair.number:
        yield "second half", pair.child.replace(name[1], name[1].split(",")[0] + ", quê hương khởi sắc")
        yield "first word", pair.child.replace(name[1], "Toàn dân " + name[1].split(" ", 1)[-1])
        yield "whole", pair.child.replace(name[1], "Mỗi ngày một việc tốt, mỗi tuần một tấm gương")
