"""The outline as persons decide it: headings renamed, moved to another level, joined, parted, added.

A heading is found again by its words. ``correct`` changes its label, title, level or role;
``reject`` takes the heading away, so that its text joins what stands before it (and what was below it
hangs there); ``add`` makes a heading at a marked place, which parts the section around it. Levels then
make the tree: a section ends where a heading of its level or a higher one begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..knowledge.roles import role_of_heading
from ..record import Plan, Reviewed, Section, Span
from .anchors import locate, overlap
from .forms import OUTLINE, values_of
from .model import Correction

#: least common part of two headings' places that are one
SAME_PLACE = 0.5
#: deepest level of a heading (parts, chapters, sections, articles, clauses, points)
DEEPEST = 9


@dataclass(slots=True)
class Heading:
    """A heading with the section it opens (children left out) and what was decided about it."""

    section: Section
    start: int
    end: int
    decision: Correction | None = None
    gone: bool = False
    subject: str = ""

    @property
    def level(self) -> int:
        """The level the tree is made by."""
        return self.section.level


@dataclass(slots=True)
class Outline:
    """All headings in the order of the text, those taken away too, and decisions that fit nothing."""

    headings: list[Heading] = field(default_factory=list)
    lost: list[Correction] = field(default_factory=list)


def is_heading(c: Correction) -> bool:
    """Whether a decision is about one heading (not about the outline as a whole)."""
    return c.field == OUTLINE and c.subject not in (OUTLINE, f"{OUTLINE}:all")


def subject_of(start: int, end: int) -> str:
    """What later lines about a heading are compared by."""
    return f"{OUTLINE}:{start}-{end}"


def outline_of(plan: Plan, decisions: Iterable[Correction]) -> Outline:
    """The headings of a record with the decisions about them."""
    machine = _flat(plan.sections, 1)
    made = Outline([
        Heading(section.changed(children=(), level=depth), *_place(plan.text, section))
        for section, depth in machine
    ])
    for heading in made.headings:
        heading.subject = subject_of(heading.start, heading.end)
    for c in decisions:
        if not is_heading(c):
            continue
        place = locate(c.anchor, plan.text) if c.anchor is not None else None
        known = _known(made.headings, place)
        if place is None or (known is None and c.action == "confirm"):
            made.lost.append(c)
            continue
        if known is None:
            if c.action == "reject":  # not read as a heading: nothing to take away
                continue
            known = Heading(_new(plan, place), *place)
            made.headings.append(known)
        known.decision, known.subject = c, c.subject
        known.gone = c.action == "reject"
        known.section = _decided(known.section, c)
    _move_along(made.headings, [depth for _, depth in machine])
    made.headings.sort(key=lambda h: h.start)
    return made


def _move_along(headings: list[Heading], depths: list[int]) -> None:
    """What is below a heading goes with it to another level, unless its own level was decided."""
    for n, depth in enumerate(depths):
        by = headings[n].level - depth
        if not by or not _level_decided(headings[n]):
            continue
        for below, its_depth in zip(headings[n + 1 :], depths[n + 1 :], strict=False):
            if its_depth <= depth:
                break
            if not _level_decided(below):
                level = min(max(its_depth + by, 1), DEEPEST)
                below.section = below.section.changed(level=level)


def _level_decided(heading: Heading) -> bool:
    return heading.decision is not None and "level" in heading.decision.new


def apply_outline(
    plan: Plan, decisions: Sequence[Correction]
) -> tuple[Plan, list[Reviewed], list[Correction]]:
    """The record with its outline as decided; what was decided, and what fits nothing in the text."""
    wanted = [c for c in decisions if is_heading(c)]
    if not wanted:
        return plan, [], []
    before = {h.start: h.section for h in outline_of(plan, ()).headings}
    outline = outline_of(plan, wanted)
    told: list[Reviewed] = []
    for heading in outline.headings:
        c = heading.decision
        if c is None:
            continue
        old = before.get(heading.start)
        was = _words(old) if old is not None else None
        told.append(c.reviewed(was, None if heading.gone else _words(heading.section)))
    if any(h.decision is not None and h.decision.action != "confirm" for h in outline.headings):
        plan = plan.changed(sections=rebuilt(plan, [h for h in outline.headings if not h.gone]))
    return plan, told, outline.lost


def rebuilt(plan: Plan, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The tree that the levels of the headings make."""
    regions = _regions(plan)
    ends = [_end(plan, headings, n, regions) for n in range(len(headings))]
    roots: list[Section] = []
    stack: list[tuple[Heading, int, list[Section]]] = []

    def close() -> None:
        heading, end, children = stack.pop()
        last = max([end, heading.end, *(c.span.end for c in children)])
        made = heading.section.changed(
            span=Span.of(heading.section.span.start, last),
            children=tuple(children), level=len(stack) + 1,
        )
        (stack[-1][2] if stack else roots).append(made)

    for heading, end in zip(headings, ends, strict=True):
        while stack and (stack[-1][0].level >= heading.level or stack[-1][1] <= heading.start):
            close()
        stack.append((heading, end, []))
    while stack:
        close()
    return tuple(roots)


def _end(
    plan: Plan, headings: Sequence[Heading], n: int, regions: list[tuple[int, int]]
) -> int:
    """Where a section ends: at the next heading of its level or a higher one, or with its region."""
    own = headings[n]
    last = next((end for start, end in regions if start <= own.start < end), None)
    if last is None:  # added outside of what was read as the body
        behind = [h.start for h in headings[n + 1 :]] + [start for start, _ in regions if start > own.start]
        spans = [*(r.span for r in plan.recipients), *(s.span for s in plan.signatures)]
        closing = [span.start for span in spans if span is not None and span.start > own.start]
        last = min([*behind, *closing], default=len(plan.text))
    after = next((h.start for h in headings[n + 1 :] if h.level <= own.level), last)
    end = min(after, last)
    return own.start + len(plan.text[own.start : end].rstrip())


def _regions(plan: Plan) -> list[tuple[int, int]]:
    """The stretches of text that the machine's outline covers without a break."""
    found: list[tuple[int, int]] = []
    for section in plan.sections:
        start, end = section.span.start, section.span.end
        if found and not plan.text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _flat(sections: Iterable[Section], depth: int) -> list[tuple[Section, int]]:
    found = []
    for section in sections:
        found.append((section, depth))
        found += _flat(section.children, depth + 1)
    return found


def _place(text: str, section: Section) -> tuple[int, int]:
    """Where the heading itself stands: to the end of its title, else of its first line."""
    start = section.span.start
    if section.title_span is not None and section.title_span.end > start:
        return start, section.title_span.end
    line = text.find("\n", start, section.span.end)
    return start, line if line > start else section.span.end


def _known(headings: list[Heading], place: tuple[int, int] | None) -> Heading | None:
    if place is None:
        return None
    best = max(headings, key=lambda h: overlap(place, (h.start, h.end)), default=None)
    if best is None or overlap(place, (best.start, best.end)) < SAME_PLACE:
        return next((h for h in headings if h.start == place[0]), None)
    return best


def _new(plan: Plan, place: tuple[int, int]) -> Section:
    start, end = place
    title = " ".join(plan.text[start:end].split())
    role = role_of_heading(title)
    made = Section(label="", title=title, span=Span.of(start, end), title_span=Span.of(start, end))
    return made.changed(role=role) if role else made


def _decided(section: Section, c: Correction) -> Section:
    """The section with what the person has set; another title has the role of its words."""
    values = {**c.old, **c.new} if c.action == "add" else dict(c.new)
    changes: dict[str, object] = {}
    if "label" in values:
        changes["label"] = str(values["label"] or "")
    if "title" in values:
        changes["title"] = values["title"] or None
        role = role_of_heading(str(values["title"] or ""))
        if role:
            changes["role"] = role
    if isinstance(level := values.get("level"), int | float):
        changes["level"] = min(max(int(level), 1), DEEPEST)
    if values.get("role"):
        changes["role"] = values["role"]
    return section.changed(**changes) if changes else section


def _words(section: Section) -> str:
    values = values_of(OUTLINE, section)
    return f"{'  ' * (section.level - 1)}{values['label'] or ''} {values['title'] or ''}".strip()
