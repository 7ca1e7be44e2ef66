"""What an aligned item of the child lacks of its parent's: a ban turned round or gone, a modal softened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

import regex

from ..alignment.align import Pairing
from ..case import Case
from ..words import plain, words
from . import bans
from .clauses import clause_gone
from .losses import head_replaced, member_lost, only_shortened, whole_lost
from .opposites import turned_round, weakened
from .softened import softened

#: what a row lacks, in both languages, or None
Judge = Callable[[Case, Pairing], tuple[str, str] | None]

#: parts on awards and on whom they are for
OF_AWARDS = ("criteria", "eligibility", "awards", "participants")
_MUST = regex.compile(r"\bphải (?!là\b)(?P<verb>\S+)")
_MAY = regex.compile(r"\b(?:có thể|nên)\b")


def _once_a_row(judge: Judge) -> Judge:
    """Decorator: what rules and requirements ask of a row of the alignment is found once."""

    @wraps(judge)
    def kept(case: Case, row: Pairing) -> tuple[str, str] | None:
        key = judge, id(row)
        if key not in case.shared:
            case.shared[key] = row, judge(case, row)
        found: tuple[str, str] | None = case.shared[key][1]
        return found

    return kept


@_once_a_row
def ban_turned(case: Case, row: Pairing) -> tuple[str, str] | None:
    """A ban of the parent's item that the items taking it up allow, or a verb they turn round."""
    if row.parent is None or row.child is None or row.fate == "replaced":
        return None
    own, rest = _texts(case, row)
    found = bans.allowed(row.parent.text, own, rest) if bans.bans(row.parent.text) else None
    found = found or bans.rather_not(row.parent.text, own) or turned_round(row.parent.text, own)
    if found is None:
        return None
    return f"“{found[0]}” thành “{found[1]}”", f"“{found[0]}” became “{found[1]}”"


@_once_a_row
def less_than_wanted(case: Case, row: Pairing) -> tuple[str, str] | None:
    """How an item is weaker than its parent's: softened, a duty made a choice, a ban left out."""
    if row.parent is None or row.child is None:
        return None
    # a Party committee or a union leads or watches what the authorities do, and leaves to them how
    led = case.parent is not None and case.child.regime != case.parent.regime and case.child.regime != "state"
    found = softened(row.parent.text, row.child.text, asking=not led, hedged=not case.alignment.reworded)
    if found is not None:
        return found
    a, b = plain(row.parent.text), plain(row.child.text)
    if (must := _MUST.search(a)) is not None and "phải" not in b and (may := _MAY.search(b)) is not None and not _MAY.search(a):
        return f"“{must.group()}” thành “{may.group()}”", f"“{must.group()}” became “{may.group()}”"
    if row.fate == "replaced" or case.alignment.reworded:
        return None
    own, rest = _texts(case, row)
    shortened = only_shortened(row.parent.text, own)
    if row.similarity < case.limit("weaker.near") and not shortened:
        return None
    if bans.bans(row.parent.text) and (gone := bans.left_out(row.parent.text, own, rest)):
        return f"bỏ “{gone}”", f"“{gone}” was left out"
    found = (None if led else weakened(row.parent.text, own)) or head_replaced(row.parent.text, own) or whole_lost(row.parent.text, own, _own_words(case))
    if found is not None:
        return f"“{found[0]}” thành “{found[1]}”", f"“{found[0]}” became “{found[1]}”"
    for_whom = row.parent.role not in OF_AWARDS  # each office says itself whom its awards are for
    # nor does a year's plan repeat all that the own plan over several years says
    led = led or (case.edge is not None and case.edge.parent_kind == "own_base_plan")
    same = shortened or row.similarity >= case.limit("weaker.same")
    if (same or row.similarity >= case.limit("weaker.cut")) and (cut := member_lost(row.parent.text, own, _carried(case, row), for_whom, same, not led, row.parent.role in ("criteria", "eligibility"))):
        return f"bỏ “{cut}”", f"“{cut}” was left out"
    gone = None if led or not (same or row.similarity >= case.limit("weaker.clause")) or row.parent.role in ("awards", "participants") else clause_gone(row.parent.text, own, lambda: f" {case.child.folded} ", lambda clause: _concerns(case, row, clause))
    return (f"bỏ “{gone}”", f"“{gone}” was left out") if gone else None


def _concerns(case: Case, row: Pairing, clause: str) -> bool:
    """Whether a clause of the row's parent item, taken by itself, lies in the child's remit."""
    return row.parent is not None and case.inside(replace(row.parent, text=clause))[0]


def _own_words(case: Case) -> frozenset[str]:
    """Words of the issuer's name and of its place."""
    issuer = case.child.issuer
    names = (case.child.issuer_name, *((issuer.province, issuer.district, issuer.commune) if issuer else ()))
    return frozenset(w for name in names if name for w in words(name))


def _carried(case: Case, row: Pairing) -> list[tuple[str, str]]:
    """All other texts of the child, each with those of the parent's items that it takes up."""
    own = {id(r.child) for r in case.alignment.rows if r.parent is row.parent and r.child is not None}
    theirs: dict[int, str] = {}
    for other in case.alignment.rows:
        if other.parent is not None and other.child is not None:
            theirs[id(other.child)] = f"{theirs.get(id(other.child), '')} ; {other.parent.text}"
    return [(i.text, theirs.get(id(i), "")) for i in case.child.items if id(i) not in own]


def _texts(case: Case, row: Pairing) -> tuple[list[str], list[str]]:
    """The texts that take a parent item up, and all others of the child."""
    own = {id(r.child) for r in case.alignment.rows if r.parent is row.parent and r.child is not None}
    items = case.child.items
    return [i.text for i in items if id(i) in own], [i.text for i in items if id(i) not in own]
