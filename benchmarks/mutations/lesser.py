"""Changes that do less: lesser verbs, advice for a ban, a stage for a year, later turns and files, lower levels."""

from __future__ import annotations

import regex

from .model import Pair, Texts, office_kind

#: verbs and what is put for them, before the same object
_VERBS = (
    (r"\b[Tt]rả lời(?: đầy đủ)? (?=kiến nghị|phản ánh|ý kiến)", "ghi nhận "), (r"\b[Xx]ử (?:phạt|lý) nghiêm (?=hành vi|người (?!vi phạm)|trường hợp)", "tuyên truyền về "),
    (r"\b(?:kiên quyết )?[Tt]hu hồi (?=đất|toàn bộ|vũ khí)", "vận động giao "), (r"\b[Tt]ố giác (?=hành vi|người)", "nhắc nhở "),
)
_ADVICE = regex.compile(r"(?<=[;.] |\d\. |- )(?:[Nn]ghiêm cấm|[Tt]uyệt đối không) (?P<what>[^;.\n]{12,60})")
_YEARLY = regex.compile(r"(?P<least>ít nhất|tối thiểu) \d+(?P<what> [\p{Ll}, ]{4,60}?) (?:mỗi năm|trong năm|/năm)(?=[;.,])")
_FILES = regex.compile(r"(?<=[Hh]ồ sơ[^\n.;]{0,60} trước ngày )(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)")
_TURN = regex.compile(r"(?<=đợt (?:2|II|hai):? [^\n]{0,50}đến (?:hết )?ngày \d{1,2}/)(?P<month>\d{1,2})(?=/20\d\d)")
_LEVEL = regex.compile(r"được cấp (?:huyện|tỉnh|xã) trở lên (?=công nhận|đánh giá|nghiệm thu)")
_ROUND = regex.compile(r"24/24 giờ")
_WEEKEND = regex.compile(r"thứ Bảy, Chủ nhật")


@office_kind("G16", "G19", "G20", "G30")
def verb_that_does_less(pair: Pair) -> Texts:
    """What the parent has answered, punished or taken back is noted, spoken of or asked for."""
    if "ĐẢNG CỘNG SẢN" in pair.child:  # the Party asks and leads, others punish
        return
    for verb, less in _VERBS:
        found = regex.search(verb, pair.child)
        if found is not None and regex.search(verb, pair.parent):
            yield less, pair.child[: found.start()] + less + pair.child[found.end() :]


@office_kind("G19", "G16", "G28")
def ban_made_advice(pair: Pair) -> Texts:
    match = _ADVICE.search(pair.child)
    if match and regex.search(rf"(?:cấm|tuyệt đối không) {regex.escape(match['what'][:20])}", pair.parent):
        yield match.group()[:30], pair.child[: match.start()] + f"tránh {match['what']}" + pair.child[match.end() :]


@office_kind("G20", "G14", "G16")
def once_a_stage_for_every_year(pair: Pair) -> Texts:
    """"ít nhất 6 nhà mỗi năm" becomes "ít nhất 6 nhà trong cả giai đoạn" where the parent sets it for each body."""
    for match in _YEARLY.finditer(pair.child):
        if regex.search(rf"[Mm]ỗi [\p{{Ll}}, ]{{2,60}}\d+{regex.escape(match['what'])} mỗi năm", pair.parent):
            yield match.group(), pair.child[: match.start()] + regex.sub(r"(?:mỗi|trong) năm$|/năm$", "trong cả giai đoạn", match.group()) + pair.child[match.end() :]
            return


@office_kind("G14", "G33")
def files_for_awards_later(pair: Pair) -> Texts:
    match, theirs = _FILES.search(pair.child), list(_FILES.finditer(pair.parent))
    if match and len(theirs) == 1:
        day = f"{match['day']}/{match['month']}/{int(match['year']) + 1}"
        yield day, pair.child[: match.start()] + day + pair.child[match.end() :]


@office_kind("G12", "G14", "G13")
def second_turn_ends_later(pair: Pair) -> Texts:
    match = _TURN.search(pair.child)
    if match and _TURN.search(pair.parent):
        yield "tháng 12", pair.child[: match.start()] + "12" + pair.child[match.end() :]


@office_kind("G28")
def recognised_by_whomever(pair: Pair) -> Texts:
    match = _LEVEL.search(pair.child)
    if match and match.group() in pair.parent:
        yield match.group(), pair.child.replace(match.group(), "được đơn vị ", 1)


@office_kind("G20", "G16", "G19")
def round_the_clock_in_office_hours(pair: Pair) -> Texts:
    if _ROUND.search(pair.child) and _ROUND.search(pair.parent):
        yield "giờ hành chính", _ROUND.sub("trong giờ hành chính", pair.child, count=1)


@office_kind("G20", "G16", "G19")
def one_day_of_the_weekend(pair: Pair) -> Texts:
    if _WEEKEND.search(pair.child) and _WEEKEND.search(pair.parent):
        yield "thứ Bảy", _WEEKEND.sub("sáng thứ Bảy", pair.child, count=1)
