"""G16–G22: what the child takes up from its parent."""

from __future__ import annotations

import regex
from rapidfuzz.distance import LCSseq

from ...knowledge.tables import rows as table_rows
from ...linking.identity import number_key
from ...record import Reference, Target
from ..alignment.align import Pairing
from ..alignment.items import Item
from ..case import Case, Outcome, outcome, rule
from ..remit import in_remit
from ..views import PlanView
from ..words import plain, words


_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*\s*%?")
_NEGATION = regex.compile(r"\b(?:không|nghiêm cấm|cấm|chưa|tuyệt đối không)\b")
_REDUCE = regex.compile(r"\b(?:giảm|dưới|không quá|hạn chế|tối đa|kéo giảm|còn)\b", regex.I)
_OWN_UNITS = regex.compile(
    r"của (?:sở|đơn vị|cơ quan|ngành|phường|xã|huyện|quận|trường|phòng|ban|công ty|bệnh viện|trung tâm)|trực thuộc|các (?:phòng|thôn|tổ dân phố|khu phố|ấp|bản|chi bộ|trung tâm|khoa)\b|toàn ngành"
)
#: transitive verbs after which a cut leaves a sentence without its object
_TRANSITIVE = frozenset(
    "ổn định|thúc đẩy|bảo đảm|phát triển|tăng cường|hỗ trợ|nâng cao|duy trì|phục hồi|cung ứng|chăm lo|giải quyết|xây dựng|triển khai|thực hiện".split("|")
)


@rule("G16")
def items_taken_up(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    roles = next((r for r in (("content",), ("measures",)) if parent.items_with(*r)), None)
    if roles is None:
        return outcome("not_applicable")
    if len(child.items) < 2:
        return outcome("undecidable", "no_text", parent=parent.quotes(*parent.items_with(*roles)[:1]))
    found = case.alignment.of_parent(*roles)
    items = tuple(r.to_json() for r in found)
    dropped = [r for r in found if r.fate == "dropped"]
    outside = [r for r in found if r.fate == "dropped_out_of_remit"]
    kept = [r for r in found if r.child is not None]
    values = {
        "kept": str(len(kept)), "all": str(len(found)),
        "dropped": ", ".join(r.parent.path for r in dropped if r.parent),
        "outside": ", ".join(r.parent.path for r in outside if r.parent),
    }
    if dropped:
        return outcome(
            "fail", items=items, confidence=_sure(dropped), **values,
            parent=parent.quotes(*(r.parent for r in dropped)),
            child=child.quotes(*(r.child for r in kept[:3])),
        )
    places = {
        "parent": parent.quotes(*(r.parent for r in (outside or kept)[:6])),
        "child": child.quotes(*(r.child for r in kept[:6])),
    }
    if outside:
        return outcome("partial", items=items, confidence=0.7, **places, **values)
    return outcome("pass", items=items, confidence=0.85, **places, **values)


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
    named = [i for i in child.items if _OWN_UNITS.search(plain(i.text))]
    values = {"share": f"{share:.0%}"}
    places = child.quotes(*named[:3])
    if share < case.limit("copy.watch") and named:
        return outcome("pass", child=places, confidence=0.85, **values)
    if share >= case.limit("copy.high"):
        return outcome("fail", child=places, confidence=0.85, **values)
    if named or share < 0.5:
        return outcome("pass" if share < case.limit("copy.watch") else "partial", child=places, confidence=0.7, **values)
    return outcome("partial", child=child.quotes(*child.items[:2]), confidence=0.6, **values)


@rule("G18")
def no_leftover(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    matched = case.alignment.matched()
    if not matched or child.rank is None:
        return outcome("undecidable", "no_text")
    if parent.rank is not None and child.rank <= parent.rank:
        return outcome("not_applicable", "same_level")
    found: list[tuple[Pairing, str]] = []
    for row in matched:
        found += [(row, phrase) for phrase in _leftover_phrases(row, child)]
        found += [(row, phrase) for phrase in _crippled(row)]
    if not found:
        return outcome("pass", confidence=0.6)
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
    level = "department" if child.rank in (2.5, 3.0) and not child.collective else (
        child.issuer.level or "" if child.issuer else ""
    )
    found = []
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
        if here + 1 < len(own) and regex.search(
            rf"{regex.escape(verb)}\s*[,;.]\s*{regex.escape(own[here + 1])}", text
        ) and not regex.search(rf"{regex.escape(verb)}\s*[,;.]", plain(row.parent.text)):
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
        reason = _contradiction(row)
        if reason:
            return outcome(
                "fail", reason=reason, confidence=0.65, child=child.quote(row.child),
                parent=parent.quote(row.parent), items=(row.to_json(),),
            )
    theirs = {number_key(r.number): r for r in parent.plan.references if r.number and r.date}
    for mine in child.plan.references:
        other = theirs.get(number_key(mine.number)) if mine.number and mine.date else None
        if other and other.date != mine.date and len(other.date or "") == len(mine.date or "") and other.kind == mine.kind:
            reason = (f"{mine.number}: {mine.date} / {other.date}", f"{mine.number}: {mine.date} / {other.date}")
            return outcome(
                "fail", reason=reason, confidence=0.7, child=child.quote(mine.span),
                parent=parent.quote(other.span),
            )
    return outcome("pass", count=str(len(matched)), confidence=0.6)


def _contradiction(row: Pairing) -> tuple[str, str] | None:
    """A prohibition or a figure that one of two nearly equal items lacks or has otherwise."""
    if row.parent is None or row.child is None:
        return None
    a, b = plain(row.parent.text), plain(row.child.text)
    x, y = words(a), words(b)
    changed = [op for op in LCSseq.opcodes(x, y) if op.tag != "equal"]
    for op in changed:
        gone, new = x[op.src_start : op.src_end], y[op.dest_start : op.dest_end]
        if ("không" in gone) != ("không" in new) and len(gone) + len(new) <= 2:
            return "thêm hoặc bớt “không”", "a “not” was added or lost"
    return None


@rule("G20")
def targets_not_lower(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    own = child.plan.targets
    if parent is None:
        if not own or not case.references:
            return outcome("not_applicable", "none")
        return outcome("undecidable", "no_parent", child=child.quotes(*(t.span for t in own[:4])))
    theirs = parent.plan.targets
    if not theirs:
        return outcome("not_applicable", "none" if not own else "parent_none")
    pairs, missing = _match_targets(case, list(own), list(theirs))
    if not pairs and not own:
        return outcome("undecidable", "child_none", parent=parent.quotes(*(t.span for t in theirs[:4])))
    lower = [(a, b) for a, b in pairs if _lower(a, b)]
    shown = lower or pairs
    places = {
        "child": child.quotes(*(a.span for a, _ in shown)),
        "parent": parent.quotes(*(b.span for _, b in shown)),
    }
    if lower:
        a, b = lower[0]
        return outcome("fail", own=_figure(a), theirs=_figure(b), what=b.what or b.raw, confidence=0.85, **places)
    if not pairs:
        return outcome("undecidable", "no_match", parent=parent.quotes(*(t.span for t in theirs[:4])))
    count = {"kept": str(len(pairs)), "all": str(len(theirs))}
    if missing:
        return outcome("partial", confidence=0.6, **places, **count)
    return outcome("pass", confidence=0.85, **places, **count)


def _match_targets(
    case: Case, own: list[Target], theirs: list[Target]
) -> tuple[list[tuple[Target, Target]], list[Target]]:
    """Pairs of figures for the same thing: same unit, enough words in common, each used once."""
    scored = sorted(
        (
            (-_same_target(a, b, case), j, i)
            for i, a in enumerate(own) for j, b in enumerate(theirs)
            if (a.unit or "") == (b.unit or "")
        ),
    )
    pairs, used_own, used_theirs = [], set(), set()
    for score, j, i in scored:
        if -score < case.limit("target.same") or i in used_own or j in used_theirs:
            continue
        used_own.add(i)
        used_theirs.add(j)
        pairs.append((own[i], theirs[j]))
    return pairs, [t for j, t in enumerate(theirs) if j not in used_theirs]


def _same_target(a: Target, b: Target, case: Case) -> float:
    x = [w for w in words(_around(a, case.child)) if not w[0].isdigit()]
    y = [w for w in words(_around(b, case.parent) if case.parent else "") if not w[0].isdigit()]
    common, least = len(set(x) & set(y)), min(len(set(x)), len(set(y)))
    return common / least if least >= 2 else 0.0


def _around(target: Target, view: PlanView) -> str:
    """What the figure measures: the record's words, else the sentence around the figure."""
    if target.what and len(words(target.what)) >= 3:
        return target.what
    span = target.span
    if span is None:
        return f"{target.what or ''} {target.raw}"
    text = view.plan.text
    start = max(text.rfind(c, 0, span.start) for c in "\n;.") + 1
    ends = [e for c in ("\n", ";", ". ") if (e := text.find(c, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _lower(mine: Target, theirs: Target) -> bool:
    falling = _REDUCE.search(f"{theirs.what or ''} {theirs.raw}") is not None
    return mine.value > theirs.value if falling else mine.value < theirs.value


def _figure(target: Target) -> str:
    value = f"{target.value:g}".replace(".", ",")
    return f"{value}{'' if target.unit == '%' else ' '}{target.unit or ''}".strip()


#: a cited document that launches a movement of its own, to be run together with this one
_LAUNCH = regex.compile(r"phát động[^.;]{0,40}(?:phong trào|thi đua|cuộc vận động)")


@rule("G21")
def links_kept(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    linked: list[tuple[str, object, bool]] = []
    seen = set()
    own_numbers = {number_key(r.number) for r in child.plan.references if r.number}
    parent_number = parent.node.number if parent.node else None
    for reference in parent.plan.references:
        movement = reference.relation in ("applies", "mentions") and reference.subject and (
            _LAUNCH.search(plain(reference.subject))
        )
        if not reference.number or not (reference.relation == "linked_with" or movement):
            continue
        key = number_key(reference.number)
        if key in seen or (parent_number and key == number_key(parent_number)):
            continue
        seen.add(key)
        linked.append((reference.number, reference.span, key in own_numbers))
    for campaign in parent.plan.campaigns:
        if campaign.relation == "linked_with" and not _named_by(campaign.name, parent.plan.references):
            linked.append((campaign.name, campaign.span, child.mentions(campaign.name)))
    if not linked:
        return outcome("not_applicable")
    kept = [x for x in linked if x[2]]
    missing = [x for x in linked if not x[2]]
    places = {
        "parent": parent.quotes(*(x[1] for x in (missing or kept))),  # type: ignore[arg-type]
        "child": child.quotes(*(r.span for r in child.plan.references if r.number in {x[0] for x in kept})),
    }
    values = {"kept": "; ".join(x[0] for x in kept) or "-", "missing": "; ".join(x[0] for x in missing) or "-"}
    if not missing:
        return outcome("pass", confidence=0.9, **places, **values)
    if kept:
        return outcome("partial", confidence=0.8, **places, **values)
    items = [_item_at(parent, x[1]) for x in missing]
    if all(i is not None and not in_remit(i, child)[0] for i in items):
        return outcome("partial", "outside", confidence=0.7, **places, **values)
    return outcome("fail", confidence=0.8, **places, **values)


def _named_by(name: str, references: tuple[Reference, ...]) -> bool:
    """Whether a linked campaign is the subject of a linked document, and so counted already."""
    core = words(name)[:12]
    return any(
        r.relation == "linked_with" and r.subject and " ".join(core) in " ".join(words(r.subject))
        for r in references
    )


def _item_at(view: PlanView, span: object) -> Item | None:
    start = getattr(span, "start", None)
    return next((i for i in view.items if start is not None and i.start <= start < i.end), None)


def guidelines(references: tuple[Reference, ...]) -> list[Reference]:
    """Guidelines on commendation: kind HD, of an emulation board or a home affairs body."""
    return [
        r for r in references
        if (r.kind == "HD" or (r.number and "/HD-" in r.number.upper()))
        and (
            "khen thưởng" in plain(r.subject or "")
            or regex.search(r"BTĐKT|TĐKT|SNV|BNV|PNV", (r.number or "").upper()) is not None
        )
    ]


@rule("G22")
def guideline_cited(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    own = guidelines(child.plan.references)
    if parent is None:
        if own:
            return outcome("pass", child=child.quotes(*(r.span for r in own[:3])), name=own[0].number or "", confidence=0.85)
        return outcome("not_applicable")
    theirs = guidelines(parent.plan.references)
    if not theirs:
        if own:
            return outcome("pass", child=child.quotes(*(r.span for r in own[:3])), name=own[0].number or "", confidence=0.8)
        return outcome("not_applicable")
    places = {"child": child.quotes(*(r.span for r in own[:3])), "parent": parent.quotes(*(r.span for r in theirs[:3]))}
    name = theirs[0].number or theirs[0].raw
    if own:
        return outcome("pass", name=own[0].number or "", confidence=0.9, **places)
    if not child.items_with("awards", "eligibility") and not child.plan.award_forms:
        return outcome("not_applicable", "no_awards", **places)
    if any("theo hướng dẫn" in plain(i.text) for i in child.items_with("awards", "eligibility")):
        return outcome("partial", name=name, confidence=0.7, **places)
    return outcome("fail", name=name, confidence=0.8, **places)


