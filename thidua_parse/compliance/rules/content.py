"""G16–G19: what the child takes up from its parent, and how."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import regex
from rapidfuzz.distance import LCSseq

from ...knowledge.compliance import alien_bearers
from ...knowledge.tables import rows as table_rows
from ...linking.evidence import title_likeness
from ...linking.identity import number_key, same_body
from ...record import Reference
from ..alignment.align import Pairing
from ..alignment.items import Item
from ..bodies import level_word
from ..case import Case, Fields, Outcome, Value, outcome, rule
from ..gate import concerns, is_letter, is_plan
from ..remit import addressee
from ..views import PlanView
from ..words import plain, search_in, words
from .leftover import alien_duties, level_name
from .weaker import ban_turned, less_than_wanted

_OWN_UNITS = regex.compile(
    r"của (?:sở|đơn vị|cơ quan|ngành|phường|xã|huyện|quận|trường|phòng|ban|công ty|bệnh viện|trung tâm)|trực thuộc|các (?:phòng|thôn|tổ dân phố|khu phố|ấp|bản|chi bộ|trung tâm|khoa)\b|toàn ngành"
)
#: transitive verbs after which a cut leaves a sentence without its object
_TRANSITIVE = frozenset(
    ["ổn định", "thúc đẩy", "bảo đảm", "phát triển", "tăng cường", "hỗ trợ", "nâng cao", "duy trì", "phục hồi", "cung ứng", "chăm lo", "giải quyết"]
)


@rule("G16")
def items_taken_up(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    # the verdict rests on the content items; the whole alignment is published with it
    items = tuple(r.to_json() for r in case.alignment.shown())
    # articles of a decision and parts under headings of the office's own stand for contents where there are none
    roles = next((r for r in (("content",), ("measures",), ("other",)) if parent.items_with(*r)), None)
    if roles is None:
        return outcome("not_applicable", items=items)
    if len(child.items) < 2:
        return outcome("undecidable", "no_text", parent=parent.quotes(*parent.items_with(*roles)[:1]))
    found = case.alignment.of_parent(*roles)
    dropped = [r for r in found if r.fate == "dropped"]
    outside = [r for r in found if r.fate == "dropped_out_of_remit"]
    kept = [r for r in found if r.child is not None]
    values: Fields = {
        "kept": str(len(kept)), "all": str(len(found)),
        "dropped": _with_partners(case, dropped),
        "outside": ", ".join(r.parent.path for r in outside if r.parent),
    }
    if dropped and not (is_plan(case) and roles != ("other",)):  # the rest may stand in another document
        return outcome(
            "partial" if kept else "undecidable", "other_document", items=items,
            confidence=0.6, **values, parent=parent.quotes(*(r.parent for r in dropped)),
            child=child.quotes(*(r.child for r in kept[:3])),
        )
    if dropped and case.alignment.reworded:  # other words are not other duties: a person must read
        return outcome(
            "undecidable", "reworded", items=items, confidence=0.4, **values,
            parent=parent.quotes(*(r.parent for r in dropped)),
            child=child.quotes(*(r.child for r in kept[:3])),
        )
    partners = {id(r.parent): r.child for r in case.alignment.likely}
    if dropped and all(id(r.parent) in partners for r in dropped):
        return outcome(
            "undecidable", "likely", items=items, confidence=0.4, **values,
            parent=parent.quotes(*(r.parent for r in dropped)),
            child=child.quotes(*(partners[id(r.parent)] for r in dropped[:3])),
        )
    if dropped:
        return outcome(
            "fail", items=items, confidence=_sure(dropped), **values,
            parent=parent.quotes(*(r.parent for r in dropped)),
            child=child.quotes(*(r.child for r in kept[:3])),
        )
    places: Fields = {
        "parent": parent.quotes(*(r.parent for r in (outside or kept)[:6])),
        "child": child.quotes(*(r.child for r in kept[:6])),
    }
    reworded = [r for r in found if r.by_meaning]
    if reworded:
        pairs = "; ".join(f"{r.parent.path} → {r.child.path}" for r in reworded if r.parent and r.child)
        return outcome(
            "undecidable", "meaning", items=items, confidence=0.5, pairs=pairs,
            parent=parent.quotes(*(r.parent for r in reworded)), child=child.quotes(*(r.child for r in reworded)),
        )
    weaker = [(r, how) for r in kept if (how := less_than_wanted(case, r)) is not None]
    if weaker:
        path, (vi, en) = ", ".join(r.child.path for r, _ in weaker if r.child), weaker[0][1]
        return outcome(
            "partial", "softened", items=items, confidence=0.7, **values, paths=path, reason=(vi, en),
            parent=parent.quotes(*(r.parent for r, _ in weaker)), child=child.quotes(*(r.child for r, _ in weaker)),
        )
    if any(r.parent is not None and addressee(r.parent, child) is None for r in outside):
        return outcome("partial", items=items, confidence=0.7, **places, **values)
    return outcome("pass", items=items, confidence=0.85, **places, **values)


def _with_partners(case: Case, dropped: list[Pairing]) -> Value:
    """Paths of dropped items, each with the likely partner that a person should look at."""
    likely = {id(r.parent): r.child.path for r in case.alignment.likely if r.child}
    paths = [(r.parent.path, likely.get(id(r.parent))) for r in dropped if r.parent]
    vi, en = (
        ", ".join(path + (f" ({word} {near})" if near else "") for path, near in paths)
        for word in ("có thể ở", "perhaps in")
    )
    return vi if vi == en else (vi, en)


def _sure(dropped: list[Pairing]) -> float:
    """The nearer the best leftover text, the less sure a drop is."""
    nearest = max(r.similarity for r in dropped)
    return round(max(0.5, 0.95 - nearest), 2)


@rule("G17")
def fitted(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    if len(child.shingles) < 30:
        return outcome("undecidable", "short")
    share = len(child.shingles & parent.shingles) / len(child.shingles)
    named = [i for i in child.items if _OWN_UNITS.search(plain(i.text))] or _own_reach(child, parent) or _own_figures(case)
    values: Fields = {"share": f"{share:.0%}"}
    places = child.quotes(*(named or child.items)[:3])
    copied = _copied_items(case)
    if copied and share < case.limit("copy.high"):
        return outcome(
            "partial", "items", confidence=0.7, count=str(len(copied)),
            child=child.quotes(*(r.child for r in copied[:4])), parent=parent.quotes(*(r.parent for r in copied[:4])),
        )
    if share < case.limit("copy.watch") and named:
        return outcome("pass", child=places, confidence=0.85, **values)
    if share >= case.limit("copy.high"):
        return outcome("fail", child=places, confidence=0.85, **values)
    if named or share < 0.5:
        return outcome("pass" if share < case.limit("copy.watch") else "partial", child=places, confidence=0.7, **values)
    return outcome("partial", child=child.quotes(*child.items[:2]), confidence=0.6, **values)


def _own_reach(child: PlanView, parent: PlanView) -> list[Item]:
    """Items that speak of the child's own level ("trong tỉnh", "trên địa bàn huyện"), where the parent does not."""
    level = level_word(child.issuer_name or "")
    if not level:
        return []
    reach = regex.compile(rf"\b(?:trong|địa bàn)(?: toàn)? {level}\b")
    if any(reach.search(plain(i.text)) for i in parent.items):
        return []
    return [i for i in child.items if reach.search(plain(i.text))]


_FIGURES = regex.compile(r"\d+(?:[.,]\d+)*")
_SEVERAL = 3


def _own_figures(case: Case) -> list[Item]:
    """Three items and more that take the parent's up with figures of their own."""
    found = [
        r.child for r in case.alignment.matched()
        if r.parent is not None and r.child is not None and r.child.role in ("content", "measures", "objective")
        and (mine := set(_FIGURES.findall(r.child.text))) and (theirs := set(_FIGURES.findall(r.parent.text))) and mine != theirs
    ]
    return found if len(found) >= _SEVERAL else []


def _copied_items(case: Case) -> list[Pairing]:
    """The content items, where there are three or more and each stands word for word in the parent."""
    rows = [r for r in case.alignment.rows if r.child is not None and r.child.role in ("content", "measures")]
    copied = [r for r in rows if r.parent is not None and r.child is not None and words(r.parent.text) == words(r.child.text)]
    return copied if len(copied) >= 3 and len(copied) == len(rows) else []


@rule("G18")
def no_leftover(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    matched = case.alignment.matched()
    if not matched or child.rank is None:
        return outcome("undecidable", "no_text")
    # a Party committee leads the authority of its own level
    led = parent.regime == "party" and child.regime != "party" and child.rank == parent.rank
    peers = parent.rank is not None and child.rank <= parent.rank and not led
    if peers and parent.regime != child.regime:
        return outcome("not_applicable", "same_level")
    # of one level and side: whatever body the parent may name is the child's to name too
    # a guideline is written for all who carry the parent out, in the name of the parent's level
    guiding = peers or (child.plan.kind is not None and child.plan.kind.code == "HD")
    found: list[tuple[Pairing, str]] = []
    for row in matched:
        if not guiding:
            found += [(row, phrase) for phrase in _leftover_phrases(row, child)]
        found += [(row, phrase) for phrase in _crippled(row)]
    alien = [] if guiding else alien_duties(case)
    if alien and not found:
        return outcome(
            "fail", confidence=0.65, phrases="; ".join(f"“{p}” ({i.path})" for i, p in alien[:4]),
            child=child.quotes(*(i for i, _ in alien)),
        )
    if not found:
        nearest = sorted(matched, key=lambda r: -r.similarity)[:2]
        return outcome(
            "pass", "peers" if peers else None, confidence=0.6, child=child.quotes(*(r.child for r in nearest)),
            parent=parent.quotes(*(r.parent for r in nearest)),
        )
    return outcome(
        "fail", confidence=0.7,
        phrases="; ".join(f"“{p}” ({r.child.path})" for r, p in found[:4] if r.child),
        child=child.quotes(*(r.child for r, _ in found)),
        parent=parent.quotes(*(r.parent for r, _ in found)),
        items=tuple(dict.fromkeys(r.to_json() for r, _ in found)),
    )


def _leftover_phrases(row: Pairing, child: PlanView) -> list[str]:
    """Phrases about groups outside the child's level or remit that stand in both items."""
    if row.parent is None or row.child is None:
        return []
    own, other = plain(row.child.text), plain(row.parent.text)
    name = plain(child.issuer_name or "")
    level = level_name(child)
    found = []
    bearer = alien_bearers("shared").get(level)
    if bearer is not None and row.child.role == "organisation":
        head = bearer.match(own)
        if head and other.startswith(head.group()):
            found.append(row.child.text[: head.end()])
    for r in table_rows("leftover_phrases"):
        phrase = plain(r["phrase"])
        if level not in r["levels"].split(";") or phrase not in own or phrase not in other:
            continue
        if any(body and body in name for body in r["except_bodies"].split(";")):
            continue
        found.append(r["phrase"])
    return found


def _crippled(row: Pairing) -> list[str]:
    """Transitive verbs whose object was cut away ("giải pháp ổn định, huy động …")."""
    if row.parent is None or row.child is None or row.fate == "taken":
        return []
    own, other = words(row.child.text), words(row.parent.text)
    text = plain(row.child.text)
    found = []
    kept = dict(_equal(other, own))
    for at in range(1, len(other) - 1):
        verb = f"{other[at - 1]} {other[at]}"
        if verb not in _TRANSITIVE or at not in kept or at - 1 not in kept or at + 1 in kept:
            continue
        here = kept[at]
        if here + 1 < len(own) and search_in(
            rf"{regex.escape(verb)}\s*[,;.]\s*{regex.escape(own[here + 1])}", text
        ) and not search_in(rf"{regex.escape(verb)}\s*[,;.]", plain(row.parent.text)):
            found.append(verb)
    return found


def _equal(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int]]:
    found = []
    for op in LCSseq.opcodes(a, b):
        if op.tag == "equal":
            found += list(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return found


@rule("G19")
def no_contradiction(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    near = [r for r in case.alignment.matched() if r.similarity >= case.limit("contradiction.same")]
    matched = case.alignment.matched()
    if not matched:
        return outcome("undecidable", "no_text")
    for row in near:
        reason = contradiction(row)
        if reason:
            return outcome(
                "fail", reason=reason, confidence=0.65, child=child.quote(row.child),
                parent=parent.quote(row.parent), items=(row.to_json(),),
            )
    for row in matched:
        if row.parent is not None and row.parent.role in ("criteria", "eligibility"):
            continue  # G28
        turned = ban_turned(case, row)
        if turned:
            return outcome(
                "fail", reason=turned, confidence=0.65, child=child.quote(row.child),
                parent=parent.quote(row.parent), items=(row.to_json(),),
            )
    demands = _DEMANDS if concerns("work", case) and not is_letter(case) else _ALL_DEMANDS
    for row in matched:
        how = less_than_wanted(case, row) if row.parent is not None and row.parent.role in demands else None
        if how is not None:
            return outcome(
                "partial", "softened", reason=how, path=row.child.path if row.child else "?", confidence=0.6,
                child=child.quote(row.child), parent=parent.quote(row.parent), items=(row.to_json(),),
            )
    theirs = {number_key(r.number): r for r in parent.plan.references if r.number and r.date}
    for mine in child.plan.references:
        other = theirs.get(number_key(mine.number)) if mine.number and mine.date else None
        if other and _dated_apart(mine, other, case.limit("title.same")):
            reason = (f"{mine.number}: {mine.date} / {other.date}", f"{mine.number}: {mine.date} / {other.date}")
            return outcome(
                "fail", reason=reason, confidence=0.7, child=child.quote(mine.span),
                parent=parent.quote(other.span),
            )
    nearest = sorted(matched, key=lambda r: -r.similarity)[:2]
    return outcome(
        "pass", count=str(len(matched)), confidence=0.6,
        child=child.quotes(*(r.child for r in nearest)), parent=parent.quotes(*(r.parent for r in nearest)),
    )


def _dated_apart(mine: Reference, other: Reference, alike: float) -> bool:
    """Whether two mentions of one number give one document two dates.

    Numbers begin anew every year and with every body: mentions of other years are other documents
    unless their titles agree, and those of other bodies always are.
    """
    one, two = mine.date or "", other.date or ""
    if one == two or len(one) != len(two) or mine.kind != other.kind:
        return False
    if mine.issuer and other.issuer and same_body(mine.issuer.name, other.issuer.name) is False:
        return False
    return one[:4] == two[:4] or title_likeness(mine.subject, other.subject) >= alike


#: parts whose items are judged neither by G16 nor by G28
_DEMANDS = ("requirement", "purpose", "objective", "organisation", "budget")
#: of a letter or notice, which G16 and G28 leave alone, all parts
_ALL_DEMANDS = (*_DEMANDS, "content", "measures", "criteria", "eligibility", "awards")


_NOT_IN_OTHER_WORDS = frozenset(["dừng", "ngừng", "cấm", "miễn", "dứt", "tránh"])


def contradiction(row: Pairing) -> tuple[str, str] | None:
    """A prohibition or a figure that one of two nearly equal items lacks or has otherwise."""
    if row.parent is None or row.child is None:
        return None
    return _contradiction(row.parent.text, row.child.text)


@lru_cache(maxsize=4096)  # documents of one level take over the same items
def _contradiction(parent: str, child: str) -> tuple[str, str] | None:
    a, b = plain(parent), plain(child)
    x, y = words(a), words(b)
    ops = list(LCSseq.opcodes(x, y))
    for op, after in pairwise(ops):
        if op.tag == "equal" or after.tag != "equal" or after.src_end - after.src_start < 4:
            continue
        if _NOT_IN_OTHER_WORDS & {*y[max(op.dest_start - 2, 0) : op.dest_end + 1], *x[max(op.src_start - 2, 0) : op.src_end + 1]}:
            continue  # "dừng cấp phép" for "không cấp phép"
        chunk = (*x[op.src_start : op.src_end], *y[op.dest_start : op.dest_end])
        if chunk[-1:] == ("không",) and len(chunk) <= 4 and chunk.count("không") == 1:
            return "thêm hoặc bớt “không”", "a “not” was added or lost"
    return None
