"""Changes that cut or narrow: wholes counted, members of a list left out, weekdays, days, bearers, ways of reports."""

from __future__ import annotations

import regex

from .model import Pair, Texts, office_kind
from .offices import _inside, _put

_WHOLE = regex.compile(r"\b(?:toàn bộ|tất cả(?: các)?|mọi|toàn thể) (?:\d[\d.]* )?(?P<what>\p{Ll}+ \p{Ll}+)")
_PEOPLE = regex.compile(r"(?P<first>(?:hộ|người|gia đình) \p{Ll}+(?: \p{Ll}+)?)(?P<rest>(?:, (?:hộ|người|gia đình|phụ nữ|trẻ em|đối tượng) [^,;.\n]{3,30})+(?=[;.]|$))", regex.M)
_WEEKDAYS = regex.compile(r"thứ (?P<a>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)(?:, thứ \p{L}+)* (?:và |, )thứ \p{L}+ (?=hằng tuần)")
_WEEKLY = regex.compile(r"(?<=(?:sáng|chiều|ngày|vào) (?:thứ \p{L}+|[Cc]hủ nhật) )(?:hằng|hàng) tuần")
_MONTH_DAY = regex.compile(r"(?<=vào ngày )(?P<day>0?[1-9]|1\d)(?= hằng tháng)")
_DUE = regex.compile(r"(?:hoàn thành|xong) (?:trước ngày|trong) (?P<when>\d{1,2}/\d{1,2}/(?P<a>20\d\d)|quý [IV]+/(?P<b>20\d\d))")
_HEAD = regex.compile(r"(?<=[-;.] |\d\. |\d- |; )(?:Giám đốc Sở|Bí thư cấp ủy|Chủ tịch UBND \p{Ll}+|[Ll]ãnh đạo \p{Ll}+|Người đứng đầu)(?= [^.;\n]{0,40}trực tiếp)")
_EACH = regex.compile(r"(?<=\b(?:[Bb]ình quân |[Ii]t nhất \d+ [\p{Ll} ]{3,20} )?[Mm]ỗi )(?:người lao động|hội viên|đoàn viên|đảng viên|chi hội|chi bộ)\b(?= (?:trồng|có|xây dựng|giúp|nhận|đăng ký|vận động)\b)")
_DISCIPLINE = regex.compile(r"(?<=từ )khiển trách(?= trở lên)")
_YEARS = regex.compile(r"(?:hai|02) năm (?=liền kề|liên tục|liên tiếp)")
_VIA = regex.compile(r"(?<=\(qua )(?P<via>(?:Cục|Vụ|Ban|Sở|Phòng) (?!Thi đua)[^)\n]{4,50})(?=\))")


@office_kind("G16", "G20", "G19", "G28")
def whole_made_a_number(pair: Pair) -> Texts:
    """"toàn bộ tổ hòa giải" becomes "15 tổ hòa giải": whether these are all is not said."""
    for match in _inside(_WHOLE, pair.child):
        if match["what"] not in ("chỉ tiêu", "các nội", "nội dung", "nhiệm vụ") and regex.search(rf"(?:toàn bộ|tất cả(?: các)?|mọi|toàn thể) (?:\d[\d.]* )?{match['what']}", pair.parent):
            yield match.group(), _put(pair.child, match, f"15 {match['what']}")


@office_kind("G16", "G19", "G20")
def groups_of_a_list_left_out(pair: Pair) -> Texts:
    """Of the people for whom something is done only the first group stays."""
    for match in _inside(_PEOPLE, pair.child):
        if match.group() in pair.parent:
            yield match["rest"], _put(pair.child, match, match["first"])


@office_kind("G20", "G19", "G16")
def weekdays_fewer(pair: Pair) -> Texts:
    for match in _inside(_WEEKDAYS, pair.child):
        if "hằng tuần" in pair.parent:
            yield match.group(), _put(pair.child, match, f"thứ {match['a']} ")


@office_kind("G20", "G19", "G16")
def weekday_once_a_month(pair: Pair) -> Texts:
    for match in _inside(_WEEKLY, pair.child):
        if match.group() not in pair.parent or pair.child[match.start() - 16 : match.end()] not in pair.parent:
            continue
        yield match.group(), _put(pair.child, match, "đầu tháng")


@office_kind("G14", "G20", "G19", "G16")
def task_finished_later(pair: Pair) -> Texts:
    """The day by which a task is to be finished moves on two years."""
    for match in _inside(_DUE, pair.child):
        if _DUE.search(pair.parent):
            year = match["a"] or match["b"]
            yield match.group(), _put(pair.child, match, match.group().replace(year, str(int(year) + 2)))


@office_kind("G14", "G20", "G16", "G19")
def task_without_a_day(pair: Pair) -> Texts:
    for match in _inside(_DUE, pair.child):
        if _DUE.search(pair.parent):
            yield match.group(), _put(pair.child, match, "hoàn thành trong thời gian sớm nhất")


@office_kind("G20", "G14", "G19")
def day_of_the_month_later(pair: Pair) -> Texts:
    for match in _inside(_MONTH_DAY, pair.child):
        if _MONTH_DAY.search(pair.parent):
            yield match.group(), _put(pair.child, match, "28")


@office_kind("G16", "G19", "G30")
def head_leaves_it_to_a_deputy(pair: Pair) -> Texts:
    for match in _inside(_HEAD, pair.child):
        if "trực tiếp" in pair.parent and not pair.child.startswith(" phải", match.end()):
            yield match.group(), _put(pair.child, match, f"Cấp phó của {match.group()}")


@office_kind("G20", "G16", "G19")
def borne_by_a_larger_group(pair: Pair) -> Texts:
    for match in _inside(_EACH, pair.child):
        if regex.search(rf"[Mm]ỗi {match.group()}", pair.parent):
            yield match.group(), _put(pair.child, match, "huyện")


@office_kind("G28", "G20")
def discipline_from_a_graver_measure_on(pair: Pair) -> Texts:
    match = _DISCIPLINE.search(pair.child)
    if match and _DISCIPLINE.search(pair.parent):
        yield "cảnh cáo", _put(pair.child, match, "cảnh cáo")


@office_kind("G28", "G20")
def years_in_a_row_fewer(pair: Pair) -> Texts:
    match = _YEARS.search(pair.child)
    if match and _YEARS.search(pair.parent):
        yield "một năm", regex.sub(r"(?:hai|02) năm (?:liền kề|liên tục|liên tiếp)", "một năm", pair.child, count=1)


@office_kind("G33", "G40", "G35")
def reports_through_another_office(pair: Pair) -> Texts:
    match = _VIA.search(pair.child)
    if match and f"(qua {match['via']})" in pair.parent:
        yield match["via"], _put(pair.child, match, f"{match['via'].split()[0]} Công tác phía Nam")


@office_kind("G36")
def deputy_signs_by_order(pair: Pair) -> Texts:
    if regex.search(r"^KT\. (?:GIÁM ĐỐC|CHỦ TỊCH)\nPHÓ ", pair.child, regex.M):
        yield "TL.", regex.sub(r"^KT\. (?=(?:GIÁM ĐỐC|CHỦ TỊCH)\nPHÓ )", "TL. ", pair.child, count=1, flags=regex.M)
