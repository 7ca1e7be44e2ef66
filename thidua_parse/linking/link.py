"""Linking plans into a graph: identities, resolution, stubs, edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..arguments import known_language, wrong
from ..errors import Language, ThiduaError
from ..record import Evidence, Plan, Reference
from .document import Identity, identity_of
from .evidence import own_campaigns
from .graph import Edge, Mention, Node, PlanGraph
from .identity import issuer_of, number_key, reference_key, same_body
from .infer import infer_identities
from .resolve import Resolution, Resolver
from .wording import Reasons

#: relations that make no edge (contract, table of relations)
NO_EDGE = frozenset({"self", "mentioned_in_title"})
#: which relation names an edge with several mentions: what states a duty before what only mentions
RANK = {
    relation: rank
    for rank, relation in enumerate((
        "implements", "continues", "responds_to", "replaces", "repeals", "amends", "corrects",
        "promulgates", "based_on", "pursuant", "guided_by", "guides", "linked_with", "applies",
        "at_proposal_of", "reviews", "disseminates", "mentions",
    ))
}


def link(plans: Iterable[Plan | ThiduaError] | Plan, *, language: Language = "vi") -> PlanGraph:
    """The graph of ``plans``: every cited document is a node, at hand or a stub.

    A citation is resolved where exactly one document at hand remains; otherwise the edge is
    ``ambiguous`` and lists the candidates with the reason for each. The same plans give the same
    graph in any order. ``language`` is that of reasons and evidence notes. Coded errors among the
    ``plans`` (files that :func:`thidua_parse.parse_many` could not read) are kept in ``graph.unread``;
    one record may stand by itself. Raises :class:`~thidua_parse.errors.WrongType` (TP701) for anything else.
    """
    known_language(language, "tp.link")
    why = Reasons(language)
    held, unread = _sifted(plans)
    ordered = sorted(held, key=lambda p: (p.source.path, p.id))
    identities = [identity_of(i, plan) for i, plan in enumerate(ordered)]
    evidence = infer_identities(identities, why)
    keys = {i.index: i.key for i in identities}
    nodes = {keys[i.index]: own_node(i, evidence.get(i.index, ())) for i in reversed(identities)}
    resolver = Resolver(identities, why)
    edges: list[Edge] = []
    linked: list[Plan] = []
    for identity in identities:
        found = links_of(identity, resolver, why)
        for one in found:
            edges.append(one.edge)
            if one.stub:
                nodes.setdefault(one.stub.key, one.stub)
        linked.append(_resolved(identity.plan, found))
    edges.sort(key=lambda e: (e.source_key, e.mentions[0].start if e.mentions else 0, e.target_key))
    return PlanGraph(
        plans=tuple(linked),
        nodes=tuple(nodes[key] for key in sorted(nodes)),
        edges=tuple(edges),
        plan_keys=keys,
        unread=unread,
    )


def _sifted(plans: Iterable[Plan | ThiduaError] | Plan) -> tuple[list[Plan], tuple[ThiduaError, ...]]:
    """Records and coded errors apart."""
    if isinstance(plans, Plan):  # whose iteration gives its fields
        return [plans], ()
    if isinstance(plans, (str, bytes)) or not isinstance(plans, Iterable):
        raise wrong(plans, "Plans", "tp.link")
    held: list[Plan] = []
    unread: list[ThiduaError] = []
    for item in plans:
        if isinstance(item, Plan):
            held.append(item)
        elif isinstance(item, ThiduaError):
            unread.append(item)
        else:
            raise wrong(item, "Plans", "tp.link")
    return held, tuple(unread)


def own_node(identity: Identity, evidence: tuple[Evidence, ...] = ()) -> Node:
    """The node of a document at hand."""
    plan = identity.plan
    own, body = own_campaigns(plan), plan.issuing_body
    return Node.made(
        key=identity.key, path=plan.source.path, id=plan.id, kind=identity.kind, number=identity.number,
        date=identity.date, issuer=identity.issuer, campaign=own[0] if own else None,
        level=body.level if body else None, province=body.province if body else None,
        subject=plan.subject,
        status="inferred" if identity.inferred is not None else "stated",
        confidence=identity.inferred, evidence=evidence,
    )


@dataclass(slots=True)
class Link:
    """An edge with what it was made from: mentions with their resolutions, the stub it ends in."""

    edge: Edge
    mentions: list[tuple[int, Reference, Resolution]]
    stub: Node | None = None

    @property
    def target(self) -> Identity | None:
        """The document at hand that the edge leads to."""
        return next((m[2].target for m in self.mentions if m[2].target), None)


def links_of(identity: Identity, resolver: Resolver, why: Reasons) -> list[Link]:
    """The edges of one document, in the order of its citations."""
    groups: dict[str, list[tuple[int, Reference, Resolution]]] = {}
    stubs: dict[str, Node] = {}
    earlier: dict[str, list[tuple[Reference, str, Resolution]]] = {}  # by serial number
    own = identity.key
    references = identity.plan.references
    dated = _dated(references)
    for index, reference in enumerate(references):
        if reference.relation in NO_EDGE or (
            reference.number is None and reference.status == "inferred"
        ):  # "Quyết định nêu trên" repeats a citation that has its edge already
            continue
        serial = number_key(reference.number).serial if reference.number else ""
        if serial is None:
            continue
        known = _fuller_mention(reference, earlier.get(serial, ())) if serial else None
        if known:
            key, resolution = known
        else:
            full = _in_full(reference, index, dated.get(serial, ()))
            resolution = resolver.resolve(identity, full)
            key = resolution.target.key if resolution.target else reference_key(full)
            if not resolution.target and key not in stubs:
                stubs[key] = _stub(full, key)
            if serial:
                earlier.setdefault(serial, []).append((full, key, resolution))
        if key != own:
            groups.setdefault(key, []).append((index, reference, resolution))
    return [
        Link(_edge(own, key, mentions, why), mentions, stubs.get(key))
        for key, mentions in groups.items()
    ]


def _resolved(plan: Plan, links: list[Link]) -> Plan:
    """The record with ``resolved_to`` filled."""
    found = {
        index: resolution.target.plan.id
        for link_ in links for index, _, resolution in link_.mentions if resolution.target
    }
    if not found:
        return plan
    references = tuple(
        r.changed(resolved_to=found[i]) if i in found else r for i, r in enumerate(plan.references)
    )
    return plan.changed(references=references)


def _fuller_mention(
    reference: Reference, earlier: Sequence[tuple[Reference, str, Resolution]]
) -> tuple[str, Resolution] | None:
    """The node of an earlier, fuller mention that a short later mention repeats."""
    for other, node, resolution in earlier:
        if _repeats(reference, other):
            return node, resolution
    return None


def _dated(references: Sequence[Reference]) -> dict[str, list[tuple[int, Reference]]]:
    """Citations with a date, with their places, by their serial number."""
    found: dict[str, list[tuple[int, Reference]]] = {}
    if len(references) > 1:
        for index, reference in enumerate(references):
            if reference.number and reference.date and reference.relation not in NO_EDGE:
                serial = number_key(reference.number).serial
                if serial:
                    found.setdefault(serial, []).append((index, reference))
    return found


def _in_full(reference: Reference, index: int, dated: Sequence[tuple[int, Reference]]) -> Reference:
    """A citation without its day gives way to a later one of the same document that has it.

    A title names "Chỉ thị số 09/CT-UBND của Ủy ban nhân dân tỉnh"; the preamble then cites the
    same document with its date. Both mean one document, so both are looked up by all its marks.
    """
    if reference.date or not reference.number:
        return reference
    for place, other in dated:
        if place > index and _repeats(reference, other) and (other.issuer or not reference.issuer):
            keeps = other.subject or not reference.subject
            return other if keeps else other.changed(subject=reference.subject)
    return reference


def _repeats(reference: Reference, other: Reference) -> bool:
    """Whether two citations are of one document: one number, and nothing that speaks against it."""
    if not reference.number or not other.number:
        return False
    key, known = number_key(reference.number), number_key(other.number)
    if known.serial != key.serial or (key.symbol and known.symbol != key.symbol):
        return False
    if reference.kind and other.kind and reference.kind != other.kind:
        return False
    if reference.date and other.date and reference.date != other.date:
        return False
    return same_body(issuer_of(reference), issuer_of(other)) is not False


def _stub(reference: Reference, key: str) -> Node:
    body = reference.issuer
    return Node.made(
        key=key, kind=reference.kind, number=reference.number, date=reference.date,
        issuer=issuer_of(reference), campaign=reference.campaign,
        level=body.level if body else None, province=body.province if body else None,
        subject=reference.subject,
    )


def _edge(
    source: str, target: str, mentions: list[tuple[int, Reference, Resolution]], why: Reasons
) -> Edge:
    """One edge for all mentions of a document: the strongest relation names it."""
    parents = [m for m in mentions if m[1].is_parent]
    _, lead, resolution = min(parents or mentions, key=lambda m: (RANK.get(m[1].relation, 99), m[0]))
    best = max((m[2] for m in mentions), key=lambda r: r.confidence)
    status = best.status if best.target or best.candidates else "stated"
    if resolution.target is None and best.target is None:
        confidence = lead.confidence if lead.confidence is not None else 0.9
        if status == "ambiguous":
            confidence = round(best.confidence, 2)
        reasons = [why("not-at-hand" if status == "stated" else "several")]
    else:
        confidence, reasons = best.confidence, best.reasons
    return Edge.made(
        source_key=source, target_key=target, relation=lead.relation, is_parent=bool(parents),
        parent_kind=next((m[1].parent_kind for m in parents if m[1].parent_kind), None),
        status="ambiguous" if status == "ambiguous" else "inferred" if status == "inferred" else "stated",
        confidence=confidence, reasons=tuple(reasons),
        candidates=tuple(sorted(best.candidates, key=lambda c: (-c.score, c.key))),
        mentions=tuple(
            Mention.made(start=m[1].span.start, end=m[1].span.end) for m in mentions if m[1].span
        ),
        references=tuple(m[0] for m in mentions),
    )
