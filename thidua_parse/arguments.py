"""Arguments of the public functions: another type or value than they take gives a coded error.

Notebooks are full of calls with a list where a graph is taken, or a verdict misspelt; the error says
what is taken, and from where it comes, instead of an attribute that is missing or an empty result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .errors import Language, WrongType, WrongValue

#: class → what it is (Vietnamese / English), and a call that gives it its place
_TAKEN = {
    "Plan": ("bản ghi Plan / a Plan", "tp.requirements(tp.parse('ke-hoach.pdf'))"),
    "Plans": (
        "các bản ghi Plan do tp.parse_many đưa ra / records as tp.parse_many gives them",
        "tp.link(tp.parse_many(['van-ban']))",
    ),
    "PlanGraph": ("đồ thị PlanGraph do tp.link đưa ra / the PlanGraph that tp.link gives", "tp.check(tp.link(plans))"),
    "Findings": (
        "kết luận Findings do tp.check đưa ra / the Findings that tp.check gives",
        "tp.write_report(graph, tp.check(graph), 'bao-cao')",
    ),
    "SourceText": (
        "SourceText do tp.read hoặc from_string đưa ra / the SourceText that tp.read or from_string gives",
        "tp.parse('ke-hoach.pdf'), tp.parse_text(from_string('Số: …'))",
    ),
}  # fmt: skip


def expect(value: object, kind: type, call: str) -> None:
    """Raise :class:`WrongType` (TP701) where ``value`` is no ``kind``, one of the public classes."""
    if not isinstance(value, kind):
        raise wrong(value, kind.__name__, call)


def wrong(value: object, taken: str, call: str) -> WrongType:
    """The error for ``value`` in a place that takes ``taken`` ("Plans": a sequence of records)."""
    what, example = _TAKEN[taken]
    return WrongType("TP701", call=call, reason=what, given=type(value).__name__, example=example)


def choose(value: str | None, known: Collection[str], call: str, name: str) -> None:
    """Raise :class:`WrongValue` (TP702) where ``value`` is given and not one of ``known``."""
    if value is not None and value not in known:
        raise WrongValue("TP702", call=call, name=name, value=repr(value), known=", ".join(known))


def known_language(language: Language, call: str) -> None:
    """Raise :class:`WrongValue` where ``language`` is neither "vi" nor "en"."""
    choose(language, ("vi", "en"), call, "language")


def known_rules(ids: Iterable[str], known: Collection[str]) -> None:
    """Raise :class:`WrongValue` (TP403) where one of ``ids`` is no rule."""
    for rule in ids:
        if rule not in known:
            raise WrongValue("TP403", rule=rule)
