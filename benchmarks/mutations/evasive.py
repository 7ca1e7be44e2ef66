"""Changes of an evasive office: a clause less, a try for a duty, a cap for a floor, no day, other words in the preamble."""

from __future__ import annotations

import regex

from .model import Pair, Texts, office_kind, province

_ITEM = regex.compile(r"^(?:\d+(?:\.\d+)*\.|[a-zđ]\)) (?P<text>[^\n]{60,})$", regex.M)
_FIGURES = regex.compile(r"\d|%|báo cáo|kế hoạch|\bkhông\b|khen")


def _shared(pair: Pair) -> list[str]:
    """Items of the child of which the first forty letters stand in the parent."""
    return [m["text"] for m in _ITEM.finditer(pair.child) if m["text"][:40] in pair.parent][:5]


@office_kind("G16", "G19", "G20", "G28")
def clause_of_a_near_item_cut(pair: Pair) -> Texts:
    """The last clause of an item that parent and child have word for word."""
    if "thi đua" not in pair.parent.casefold():
        return
    for text in _shared(pair):
        head, mark, tail = text.rstrip(".").rpartition("; ")
        if mark and not _FIGURES.search(tail) and len(tail.split()) >= 6 and tail in pair.parent and len(head.split()) > 2 * len(tail.split()):
            yield tail[:30], pair.child.replace(text, f"{head}.", 1)


@office_kind("G20", "G28")
def floor_made_a_cap(pair: Pair) -> Texts:
    """"ít nhất 75%" becomes "tối đa 75%" where the parent has a floor for the same words."""
    for found in regex.finditer(r"(?:ít nhất|tối thiểu) (?P<n>\d+(?:,\d+)?)(?P<what>%? \p{Ll}[^\n;.,]{12,40})", pair.child):
        if regex.search(rf"(?:ít nhất|tối thiểu) \d+(?:,\d+)?{regex.escape(found['what'][:14])}", pair.parent):
            yield found.group()[:30], pair.child[: found.start()] + f"tối đa {found['n']}{found['what']}" + pair.child[found.end() :]
            return


@office_kind("G14", "G33")
def reports_as_is_laid_down(pair: Pair) -> Texts:
    """The one yearly day of reports to the superior becomes "theo quy định"."""
    found = list(regex.finditer(r"(?P<head>báo cáo [^\n;.]{0,110}\(qua [^)\n]{3,60}\)) trước ngày \d{1,2}/\d{1,2}(?!/|\d)(?: hằng năm)?", pair.child))
    if len(found) == 1 and not province(pair) and not regex.search(r"(?:6|06|sáu) tháng|hằng (?:quý|tháng)", found[0].group()):
        child = pair.child[: found[0].start()] + f"{found[0]['head']} theo quy định" + pair.child[found[0].end() :]
        yield "day", regex.sub(r"Hằng năm(?= [^\n;.]*theo quy định)", "Tổ chức", child)


@office_kind("G02")
def preamble_cites_another_number(pair: Pair) -> Texts:
    """The title cites the parent rightly, the preamble does not."""
    cited = list(regex.finditer(r"số (?P<n>\d{2,4})(?P<rest>[-/][\p{Lu}/&-]+,? ngày)", pair.child))
    if len(cited) >= 2 and len({m.group() for m in cited[:2]}) == 1:
        second = cited[1]
        yield second.group(), pair.child[: second.start("n")] + str(int(second["n"]) + 7) + pair.child[second.end("n") :]
