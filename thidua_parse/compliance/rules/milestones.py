"""Reviews set by month or quarter ("sơ kết quý I/2027", "tổng kết trong tháng 8 năm 2025"); part of G14."""

from __future__ import annotations

import regex

from ...knowledge.numerals import QUARTERS
from ..alignment.items import Item
from ..days import bounds
from ..views import PlanView

_ON_DAY = regex.compile(
    r"\b(?P<what>[Ss]ơ kết|[Tt]ổng kết)\b[^.;:\n\d]{0,30}?(?:trước|xong|chậm nhất|vào)\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4})"
)
#: a review that the sentence has reported is a date of reports
_REPORTED = regex.compile(r"báo cáo[^.;,]{0,20}$")
_REVIEW = regex.compile(
    r"\b(?P<what>[Ss]ơ kết|[Tt]ổng kết)\b[^.;:\n\d]{0,45}?"
    r"(?:quý (?P<quarter>IV|III|II|I|[1-4])|tháng (?P<month>\d{1,2}))\s*(?:/|,? năm )\s*(?P<year>\d{4})"
)
#: (first day, last day, item) of a review
Milestone = tuple[str, str, Item]


def milestones(view: PlanView) -> dict[str, Milestone]:
    """Interim and final review of a plan; one that is named with several dates is left out."""
    found: dict[str, Milestone] = {}
    doubtful: set[str] = set()
    for item in view.items:
        if "kết" not in item.text:
            continue
        for match in _ON_DAY.finditer(item.text):
            month, day = int(match["month"]), int(match["day"])
            if 1 <= month <= 12 and 1 <= day <= 31 and not _REPORTED.search(item.text, 0, match.start()):
                iso = f"{match['year']}-{month:02d}-{day:02d}"
                found.setdefault(f"{match['what'].casefold()} day", (iso, iso, item))
        for match in _REVIEW.finditer(item.text):
            what = match["what"].casefold()
            if match["quarter"]:
                last = 3 * QUARTERS[match["quarter"]]
                first = last - 2
            else:
                first = last = int(match["month"])
            begin, end = bounds(f"{match['year']}-{first:02d}"), bounds(f"{match['year']}-{last:02d}")
            if begin is None or end is None:
                continue
            span = (begin[0], end[1], item)
            if what in found and found[what][:2] != span[:2]:
                doubtful.add(what)
            found.setdefault(what, span)
    return {k: v for k, v in found.items() if k not in doubtful}


_PHASE = regex.compile(r"(?:Giai đoạn|Đợt|Bước)\s+(?P<which>\d|I{1,3}|IV|V)\b")
#: the end of a phase: a day, a month, a year
_UNTIL = regex.compile(
    r"đến(?: hết)?(?: ngày (?P<day>\d{1,2}))?(?:/| tháng | )?(?:(?P<month>\d{1,2})(?:/| năm ))?(?:năm )?(?P<year>20\d\d)\b"
)


def late_phase(child: PlanView, parent: PlanView) -> tuple[Milestone, Milestone] | None:
    """A numbered phase of the child that ends after the parent's phase of the number."""
    theirs = _phases(parent)
    if not theirs:
        return None
    for which, mine in _phases(child).items():
        if (other := theirs.get(which)) is not None and mine[0] > other[1]:
            return mine, other
    return None


def _phases(view: PlanView) -> dict[str, Milestone]:
    """The end of every numbered phase, as first and last day that it may mean."""
    found: dict[str, Milestone] = {}
    for item in view.items_with("period", "other", "scope"):
        named = _PHASE.match(item.heading) or _PHASE.match(item.text)
        until = _UNTIL.search(item.text.partition(";")[0]) if named is not None else None
        if named is None or until is None:
            continue
        parts = (until["year"], until["month"], until["day"] if until["month"] else None)
        days = bounds("-".join(part.zfill(2) for part in parts if part))
        if days is None:
            continue
        which = str(QUARTERS.get(named["which"], named["which"]))
        found.setdefault(which, (*days, item))
    return found


def late_review(child: PlanView, parent: PlanView) -> tuple[Milestone, Milestone] | None:
    """A review of the child that begins after the parent's own review of the kind is over."""
    theirs = milestones(parent)
    if not theirs:
        return None
    for what, mine in milestones(child).items():
        other = theirs.get(what) or theirs.get(f"{what} day") or theirs.get(what.removesuffix(" day"))
        if other is not None and mine[0] > other[1]:
            return mine, other
    return None
