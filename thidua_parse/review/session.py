"""One review: the documents at hand, what was decided, and what is left."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from ..errors import Language, UsageError
from ..record import Plan
from .anchors import anchor_of
from .apply import Again
from .checked import Checked
from .corrections import Corrections
from .forms import LISTS, OUTLINE, values_of
from .forms import checked as fitting
from .items import Item, added_item, fresh_subject, items_of
from .model import Action, Correction, Values, clean, effective
from .outline import DEEPEST, Outline, outline_of, subject_of
from .store import CorrectionFile, Damaged


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Session:
    """The state behind the page. All calls may come from several threads.

    ``plans`` are as the parser made them. ``minimum``: only values less sure than this are asked
    for (with all lists as wholes left out); None for all.
    """

    def __init__(
        self, plans: Iterable[Plan], file: CorrectionFile, *, minimum: float | None = None,
        language: Language = "vi", complete: bool = False, clock: Callable[[], str] = now,
    ) -> None:
        self.plans: tuple[Plan, ...] = tuple(plans)
        self.file, self.minimum, self.language = file, minimum, language
        self.complete, self.clock = complete, clock
        self.lock = threading.RLock()
        self.damaged: tuple[Damaged, ...] = ()
        self.corrections: list[Correction] = []
        self.items: dict[str, Item] = {}
        self.by_document: list[list[Item]] = []
        self.queue: list[str] = []
        self._stamp: tuple[int, int] | None = None
        self.again: list[Again] = []
        self.checked = Checked(self)
        self.refresh()

    # --- reading --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file again where somebody has written to it; only what changed is done again."""
        with self.lock:
            stamp = self.file.stamp()
            if stamp == self._stamp:
                return
            first = self._stamp is None
            before = len(self.corrections)
            read = self.file.read()
            whole = first or list(read.corrections[:before]) != self.corrections
            self._stamp = stamp
            self.corrections, self.damaged = list(read.corrections), read.damaged
            new = self.corrections if whole else self.corrections[before:]
            touched = {c.document for c in new if c.target == "field"}
            by_document: dict[str, list[Correction]] = {}
            for c in effective(self.corrections):
                if c.target == "field":
                    by_document.setdefault(c.document, []).append(c)
            sort = first
            for n, plan in enumerate(self.plans):
                if whole or plan.id in touched:
                    sort |= self._renew(n, items_of(n, plan, by_document.get(plan.id, [])))
            if sort:
                asked = [item for item in self.items.values() if self._asked(item)]
                self.queue = [item.key for item in sorted(asked, key=lambda item: item.order)]
            if whole:
                held = Corrections(self.corrections)
                for plan in self.plans:
                    held.plan(plan)
                self.again = held.again

    def _renew(self, number: int, items: list[Item]) -> bool:
        """New items of a document; whether they are others than before."""
        old = self.by_document[number] if number < len(self.by_document) else None
        same = old is not None and [i.key for i in old] == [i.key for i in items]
        if old is None:
            self.by_document.append(items)
        else:
            self.by_document[number] = items
            if not same:
                for item in old:
                    self.items.pop(item.key, None)
        self.items.update((item.key, item) for item in items)
        return not same

    def _asked(self, item: Item) -> bool:
        if self.minimum is None or item.added or item.decision is not None:
            return True
        return item.confidence is not None and item.confidence < self.minimum

    def history(self, document: str, target: str, subject: str) -> list[Correction]:
        """All lines about one subject, undone ones included."""
        return [c for c in self.corrections if c.key == (document, target, subject)]

    def progress(self) -> tuple[int, int]:
        """Values decided and values asked for."""
        return sum(1 for key in self.queue if self.items[key].decision is not None), len(self.queue)

    # --- deciding ---------------------------------------------------------------------------------

    def write(self, correction: Correction) -> None:
        """Keep a decision: on the disk first, then here."""
        with self.lock:
            self.refresh()
            self.file.append(correction)
            if correction.target != "verdict":
                self.checked.outdated()
            self.refresh()

    def decide(
        self, key: str, action: Action, who: str, *, new: dict[str, Any] | None = None,
        span: Sequence[int] | None = None, note: str | None = None,
    ) -> str:
        """Keep a decision about a value; gives the key of its item. Raises TP722, ``KeyError``."""
        with self.lock:
            self.refresh()
            item = self.items[key]
            plan = self.plans[item.document]
            changes: Values = {}
            if action == "correct":
                changes = changed(item, fitting(item.field, new or {}))
            if item.whole and action not in ("confirm", "undo"):
                raise UsageError("TP722", field=item.field, value=action, reason="confirm / undo")
            marked = place(plan, span) if span and action == "correct" else None
            kept = item.decision.span if item.decision is not None and action != "undo" else None
            if action == "confirm" and item.decision is not None and item.decision.action in ("correct", "add"):
                action, changes = item.decision.action, dict(item.decision.new)  # another person agrees
            self.write(Correction(
                document=plan.id, path=plan.source.path, target="field", field=item.field,
                subject=item.subject, index=item.index, action=action, old=item.old, new=changes,
                anchor=item.anchor,
                span=anchor_of(plan.text, *marked) if marked else kept if action in ("correct", "add") else None,
                who=who, when=self.clock(), note=clean(note),
            ))
            return key

    def add(
        self, document: int, field: str, who: str, *, new: dict[str, Any],
        span: Sequence[int] | None = None, note: str | None = None,
    ) -> str:
        """Keep a value that the machine has missed; gives the key of its item."""
        with self.lock:
            self.refresh()
            plan = self.plans[document]
            if field not in LISTS:
                raise KeyError(field)
            values = fitting(field, new)
            marked = place(plan, span) if span else None
            used = {i.subject for i in self.by_document[document]}
            used |= {c.subject for c in self.corrections if c.document == plan.id}
            words = str(next(iter(values.values()), ""))
            anchor = anchor_of(plan.text, *marked) if marked else None
            correction = Correction(
                document=plan.id, path=plan.source.path, target="field", field=field,
                subject=fresh_subject(field, marked, used, words), action="add", new=values,
                anchor=anchor, span=anchor, who=who, when=self.clock(), note=clean(note),
            )
            self.write(correction)
            key = added_item(document, plan, correction).key
            # the same place may hold a value that the machine has read: then it is that one
            return key if key in self.items else next(
                (i.key for i in self.by_document[document] if i.decision == correction), key
            )


def headings_of(session: Session, document: int) -> Outline:
    """The outline of a document with what was decided about its headings."""
    plan = session.plans[document]
    return outline_of(plan, [
        c for c in effective(session.corrections)
        if c.target == "field" and c.document == plan.id and c.field == OUTLINE
    ])


def decide_heading(
    session: Session, document: int, action: Action, who: str, *, subject: str | None = None,
    new: dict[str, Any] | None = None, span: Sequence[int] | None = None, note: str | None = None,
) -> str:
    """Keep a decision about a heading; gives the key of the outline. Raises TP722, ``KeyError``."""
    with session.lock:
        session.refresh()
        plan = session.plans[document]
        values = fitting(OUTLINE, new or {})
        level = values.get("level")
        if level is not None and (not isinstance(level, int | float) or not 1 <= level <= DEEPEST or level % 1):
            raise UsageError("TP722", field="sections.level", value=str(level), reason=f"1–{DEEPEST}")
        held = headings_of(session, document).headings
        if action == "add":
            if not span:
                raise UsageError("TP722", field=OUTLINE, value="", reason="[start, end]")
            marked = place(plan, span)
            if any(h.start == marked[0] and not h.gone for h in held):
                raise UsageError("TP722", field=OUTLINE, value=f"{marked[0]}-{marked[1]}", reason="đã là đề mục / is a heading already")
            anchor, old = anchor_of(plan.text, *marked), {}
            subject = subject_of(*marked)
            if "level" not in values:  # one below the heading it stands under
                above = [h.level for h in held if h.start < marked[0] and not h.gone]
                values["level"] = min(above[-1] + 1, DEEPEST) if above else 1
        else:
            heading = next(h for h in held if h.subject == subject) if any(h.subject == subject for h in held) else None
            if heading is None or action not in ("confirm", "correct", "reject", "undo"):
                raise KeyError(str(subject))
            before = heading.decision
            anchor = before.anchor if before is not None and before.anchor else anchor_of(plan.text, heading.start, heading.end)
            machine = next((h for h in outline_of(plan, ()).headings if h.start == heading.start), None)
            old = values_of(OUTLINE, machine.section) if machine is not None else {}
            if before is not None and before.action in ("correct", "add") and action in ("confirm", "correct"):
                values = {**before.new, **values}
                action = before.action  # what was changed before stays changed
            if machine is not None:
                values = {k: v for k, v in values.items() if old.get(k) != v}
        session.write(Correction(
            document=plan.id, path=plan.source.path, target="field", field=OUTLINE, subject=str(subject),
            action=action, old=old, new=values if action in ("correct", "add") else {}, anchor=anchor,
            who=who, when=session.clock(), note=clean(note),
        ))
        return f"d{document}:{OUTLINE}"


def changed(item: Item, values: Values) -> Values:
    """What differs from what the machine found."""
    return {k: v for k, v in values.items() if k not in item.old or item.old[k] != v}


def place(plan: Plan, span: Sequence[int]) -> tuple[int, int]:
    """A marked place; raises TP722 where it is none in the text."""
    if len(span) != 2 or not all(type(x) is int for x in span):
        raise UsageError("TP722", field="span", value=str(span)[:40], reason="[start, end]")
    start, end = span
    if not 0 <= start < end <= len(plan.text):
        raise UsageError("TP722", field="span", value=f"{start}-{end}", reason=f"0–{len(plan.text)}")
    return start, end
