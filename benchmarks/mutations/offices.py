"""Changes for plans of all kinds of bodies: limits, rhythms, parts of a group, bans, titles, bodies of the past."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from .model import Pair, Texts, office_kind

_LIMIT = regex.compile(r"(?<=\b(?:không quá|trong vòng|(?<!không )dưới) )(?P<n>\d+)(?= (?:giờ|ngày|phút|mét)\b|%)")
_RHYTHM = regex.compile(r"mỗi (?P<often>tuần|tháng|quý|học kỳ)(?= (?:một lần|ít nhất|\d))|(?<=\d buổi |\d lần )mỗi (?P<often>tuần|tháng|quý|học kỳ)")
_RARER = {"tuần": "tháng", "tháng": "quý", "quý": "năm", "học kỳ": "năm học"}
_SECTION = regex.compile(r"^(?:[IVX]+|\d+)[.-] ?[^\n]*(?:TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|Tổ chức thực hiện)[^\n]*\n", regex.M)


def _body(text: str) -> tuple[int, int]:
    """Where the tasks stand: from the first section to the organisation part."""
    first = regex.search(r"^(?:I|1)[.-] ", text, regex.M)
    last = _SECTION.search(text)
    start = first.start() if first else 0
    return start, last.start() if last and last.start() > start else len(text)


def _inside(pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    yield from pattern.finditer(text, *_body(text))


def _put(text: str, match: regex.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


@office_kind("G20", "G28", "G19", "G16")
def limit_exceeded(pair: Pair) -> Texts:
    """"không quá 14%" becomes four times as much: more than any parent allows."""
    for match in _inside(_LIMIT, pair.child):
        if _LIMIT.search(pair.parent):
            yield match.group(), _put(pair.child, match, str(4 * int(match["n"])))


@office_kind("G20", "G19", "G16")
def rhythm_a_step_rarer(pair: Pair) -> Texts:
    for match in _inside(_RHYTHM, pair.child):
        if match.group() in pair.parent or match.group().capitalize() in pair.parent:
            yield match.group(), _put(pair.child, match, f"mỗi {_RARER[match['often']]}")


@office_kind("G20", "G16", "G19")
def share_of_a_part_only(pair: Pair) -> Texts:
    for match in _inside(regex.compile(r"100% (?:hộ dân|hộ chăn nuôi|hộ|chi bộ|tàu cá|làng|trường phổ thông|văn bản|giáo viên)\b"), pair.child):
        if "100%" in pair.parent:
            yield match.group(), _put(pair.child, match, f"{match.group()} có điều kiện")


@office_kind("G19", "G16", "G28")
def ban_becomes_advice(pair: Pair) -> Texts:
    for match in _inside(regex.compile(r"(?<=^\d+[.-] )(?:Nghiêm cấm|Tuyệt đối không|Không(?= (?:in|dung túng|dạy|thu)))", regex.M), pair.child):
        yield match.group(), _put(pair.child, match, "Không nên")


@office_kind("G19", "G16", "G28", "G20")
def ban_turned_round(pair: Pair) -> Texts:
    pattern = regex.compile(r"không (?=(?:phải nộp|vứt bỏ|yêu cầu người dân|thu bất cứ|sử dụng kinh phí)\b)")
    for match in _inside(pattern, pair.child):
        if regex.search(r"không (?:phải|vứt|thu|sử dụng)", pair.parent):
            yield match.group(), _put(pair.child, match, "")


@office_kind("G28", "G20")
def figure_of_a_criterion_lower(pair: Pair) -> Texts:
    part = regex.search(r"^(?:[IVX]+|\d+)[.-] ?[^\n]*(?:TIÊU CHÍ|TIÊU CHUẨN)[^\n]*\n(?:(?![IVX]+[.-] )[^\n]*\n)+", pair.child, regex.M)
    if part is None:
        return
    for match in regex.finditer(r"(?<=\b(?:ít nhất|trên|từ) )(?P<n>\d+)(?=[/% ])", part.group()):
        number = int(match["n"])
        if number > 1:
            changed = _put(part.group(), match, f"{number // 2:0{len(match['n'])}d}")
            yield match.group(), pair.child.replace(part.group(), changed, 1)


@office_kind("G12", "G06", "G13", "G15")
def years_of_the_title_moved(pair: Pair) -> Texts:
    title = regex.search(r"^KẾ HOẠCH\n[^\n]*?(?P<span>giai đoạn (?P<a>\d{4}) - (?P<b>\d{4}))[^\n]*\n", pair.child, regex.M)
    if title and title["span"] in pair.parent:
        start, end = title.span("span")
        yield title["span"], f"{pair.child[:start]}giai đoạn {title['a']} - {int(title['b']) + 2}{pair.child[end:]}"


@office_kind("G06", "G15", "G21")
def word_of_the_cited_name(pair: Pair) -> Texts:
    cited = regex.search(r"^(?:Thực hiện|Căn cứ) [^\n]*? của [^\n“]*?“(?P<name>[^”\n]+)”", pair.child, regex.M)
    if cited and f"“{cited['name']}”" in pair.parent:
        start, end = cited.span("name")
        yield cited["name"], f"{pair.child[:start]}{cited['name'].rsplit(' ', 1)[0]} khác{pair.child[end:]}"


@office_kind("G40", "G31", "G35", "G32", "G38")
def body_of_the_past(pair: Pair) -> Texts:
    """A department that ended in 2008 gets a duty."""
    part = _SECTION.search(pair.child)
    year = regex.search(r"ngày \d+ tháng \d+ năm (20\d\d)", pair.child)
    if part and year and int(year[1]) >= 2010 and "ĐẢNG CỘNG SẢN" not in pair.child:
        at = pair.child.find("\n", part.end())
        yield "Sở Thương mại", f"{pair.child[:at].rstrip('.;')}; phối hợp với Sở Thương mại và Du lịch tuyên truyền.{pair.child[at:]}"


@office_kind("G18", "G35", "G38", "G40", "G31", "G32")
def bearer_of_the_parent_copied(pair: Pair) -> Texts:
    """An item by which the parent charges its own department, put into the child as it is."""
    duty = regex.search(r"(?<=^\d[.)-] )Sở [^\n,;:]{4,60} chủ trì, [^\n]*", pair.parent, regex.M)
    part = _SECTION.search(pair.child)
    if duty and part and not pair.child.startswith("UBND TỈNH") and "TỈNH" not in pair.child[:60]:
        items = list(regex.finditer(r"^\d+[.)-] ", pair.child[part.end() :], regex.M))
        if items:
            at = part.end() + items[0].end()
            yield duty.group()[:40], f"{pair.child[:at]}{duty.group()}\n{len(items) + 1}. {pair.child[at:]}"


@office_kind("G14", "G33")
def day_of_the_quarter_later(pair: Pair) -> Texts:
    pattern = regex.compile(r"(?<=trước ngày )(?P<day>\d{1,2})(?= (?:của )?tháng (?:đầu|cuối) quý)")
    match = next(pattern.finditer(pair.child), None)
    if match and pattern.search(pair.parent):
        yield match.group(), _put(pair.child, match, "29")


@office_kind("G24", "G26", "G25")
def own_head_gives_a_higher_form(pair: Pair) -> Texts:
    match = regex.search(r"(?<=(?:Sở|huyện|xã|phường|Công ty|Hiệu trưởng|Huyện đoàn|Khu công nghiệp) tặng )Giấy khen", pair.child)
    if match and "đề nghị" not in pair.child[max(0, match.start() - 60) : match.start()].casefold():
        yield "Bằng khen", _put(pair.child, match, "Bằng khen")
