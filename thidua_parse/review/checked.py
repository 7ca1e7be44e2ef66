"""Links and verdicts of a review: made when they are first looked at, decided one by one."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from ..compliance.engine import check
from ..compliance.findings import VERDICTS, Finding, Findings
from ..errors import UsageError
from ..linking import PlanGraph, link
from ..linking.graph import Edge
from ..record import Plan
from ..record.vocabulary import Relation
from .anchors import anchor_of
from .corrections import Corrections
from .links import edge_of, link_subject
from .model import Action, Anchor, Correction, Other, Values, clean, effective
from .verdicts import verdict_subject

if TYPE_CHECKING:
    from .session import Session


@dataclass(slots=True)
class LinkItem:
    """A link as the machine made it (``edge`` null: a person has added it) and the decision on it."""

    key: str
    document: int
    subject: str
    other: Other
    edge: Edge | None = None
    old: Values = dataclasses.field(default_factory=dict)
    decision: Correction | None = None


@dataclass(slots=True)
class VerdictItem:
    """A finding as the machine made it and the decision on it."""

    key: str
    document: int
    subject: str
    finding: Finding
    decision: Correction | None = None


class Checked:
    """The graph and the findings of a session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.stale = False
        self._graph: PlanGraph | None = None
        self._findings: Findings | None = None
        self._items: dict[str, VerdictItem] = {}  # of these findings

    def outdated(self) -> None:
        """A value or a link was decided after links and verdicts were made."""
        self.stale = self.stale or self._graph is not None

    def again(self) -> None:
        """Link and check again with all that was decided."""
        with self.session.lock:
            self._graph = self._findings = None
            self.stale = False

    def graph(self) -> PlanGraph:
        """The graph of the corrected records, links as the machine makes them."""
        s = self.session
        with s.lock:
            if self._graph is None:
                held = Corrections(s.corrections)
                self._graph = link([held.plan(p) for p in s.plans], language=s.language)
            return self._graph

    def findings(self) -> Findings:
        """Findings over the graph with the links as decided, verdicts as the machine gives them."""
        s = self.session
        with s.lock:
            if self._findings is None:
                decided = Corrections(s.corrections).graph(self.graph(), language=s.language)
                self._findings = check(decided, complete=s.complete, language=s.language)
                self._items = {}
            return self._findings

    def _numbers(self) -> dict[tuple[str, str], int]:
        return {(p.id, p.source.path): n for n, p in reversed(list(enumerate(self.session.plans)))}

    def _held(self, target: str) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for c in effective(self.session.corrections):
            if c.target == target:
                found.setdefault(c.document, []).append(c)
        return found

    # --- links ------------------------------------------------------------------------------------

    def links(self) -> dict[str, LinkItem]:
        """Links to higher documents first, least sure first; then all other citations."""
        graph, held, numbers = self.graph(), self._held("link"), self._numbers()
        found: list[LinkItem] = []
        for plan in graph.plans:
            number, source = numbers[plan.id, plan.source.path], graph.key(plan)
            decided: dict[str, Correction] = {}
            edges = graph.edges_from(source)
            for c in held.get(plan.id, []):
                edge = edge_of(graph, edges, source, plan, c)
                if edge is not None:
                    decided[edge.target_key] = c
                elif c.action == "add" and c.other is not None:
                    found.append(LinkItem(f"l{number}:{c.subject}", number, c.subject, c.other, decision=c))
            for edge in edges:
                node = graph.node(edge.target_key)
                held_one = decided.get(edge.target_key)
                subject = held_one.subject if held_one else link_subject(node)
                found.append(LinkItem(
                    f"l{number}:{subject}", number, subject, Other(id=node.id, key=node.key, path=node.path),
                    edge, {"relation": edge.relation, "is_parent": edge.is_parent}, held_one,
                ))
        found.sort(key=_link_order)
        return {item.key: item for item in found}

    def decide_link(
        self, key: str, action: Action, who: str, *, new: dict[str, Any] | None = None,
        note: str | None = None,
    ) -> str:
        """Keep a decision about a link; ``new``: relation, is_parent, target_key. Raises TP722."""
        s = self.session
        with s.lock:
            s.refresh()
            item = self.links()[key]
            plan, held = s.plans[item.document], item.decision
            made = self._new_link(new or {})
            if action == "confirm" and held is not None and held.action in ("correct", "add"):
                action, made = held.action, dict(held.new)  # another person agrees
            self._write_link(
                plan, item.subject, item.other, item.old, action, who, made, note,
                self._citation(plan, item.edge),
            )
            return key

    def add_link(
        self, document: int, other: int, who: str, *, relation: str = "implements", note: str | None = None
    ) -> str:
        """Keep a link that the machine has missed: ``document`` carries out ``other``."""
        s = self.session
        with s.lock:
            s.refresh()
            if document == other:
                raise UsageError(
                    "TP722", field="link", value=s.plans[document].source.path,
                    reason="văn bản không thể tự triển khai chính nó / a document does not carry itself out",
                )
            plan, higher = s.plans[document], s.plans[other]
            meant = Other(id=higher.id, key=self.graph().key(higher), path=higher.source.path)
            known = next(
                (i for i in self.links().values() if i.document == document and i.other.id == higher.id), None
            )
            subject = known.subject if known else link_subject(meant)
            action: Action = "correct" if known and known.edge else "add"
            new = self._new_link({"relation": relation, "is_parent": True})
            self._write_link(plan, subject, meant, known.old if known else {}, action, who, new, note, None)
            return f"l{document}:{subject}"

    def _new_link(self, new: dict[str, Any]) -> Values:
        made: Values = {}
        if "relation" in new:
            relations = get_args(Relation)
            if new["relation"] not in relations:
                raise UsageError(
                    "TP722", field="relation", value=str(new["relation"])[:40], reason=", ".join(relations)
                )
            made["relation"] = new["relation"]
        if "is_parent" in new:
            made["is_parent"] = bool(new["is_parent"])
        if new.get("target_key"):
            graph = self.graph()
            target = next((n for n in graph.nodes if n.key == new["target_key"]), None)
            if target is None:
                raise UsageError(
                    "TP722", field="target", value=str(new["target_key"])[:80],
                    reason="không có trong các văn bản đang rà soát / not among the documents under review",
                )
            made["target_key"], made["target_id"] = target.key, target.id
        return made

    def _citation(self, plan: Plan, edge: Edge | None) -> Anchor | None:
        if edge is None or not edge.mentions:
            return None
        return anchor_of(plan.text, edge.mentions[0].start, edge.mentions[0].end)

    def _write_link(
        self, plan: Plan, subject: str, other: Other, old: Values, action: Action, who: str, new: Values,
        note: str | None, anchor: Anchor | None,
    ) -> None:
        s = self.session
        s.write(Correction(
            document=plan.id, path=plan.source.path, target="link", field="link", subject=subject,
            action=action, old=old, new=new if action in ("correct", "add") else {}, anchor=anchor,
            other=other, who=who, when=s.clock(), note=clean(note),
        ))

    # --- verdicts ---------------------------------------------------------------------------------

    def verdicts(self) -> dict[str, VerdictItem]:
        """Failures first, then what passed in part, could not be decided, passed."""
        findings = self.findings()
        if not self._items:
            self._items = self._verdict_items(findings)
        held = {c.key: c for cs in self._held("verdict").values() for c in cs}
        for item in self._items.values():
            item.decision = held.get((item.finding.child.id or "", "verdict", item.subject)) if held else None
        return self._items

    def _verdict_items(self, findings: Findings) -> dict[str, VerdictItem]:
        numbers, found = self._numbers(), []
        for f in findings:
            number = numbers.get((f.child.id or "", f.child.path or ""))
            if number is not None and f.verdict != "not_applicable":
                subject = verdict_subject(f.rule, f.parent)
                found.append(VerdictItem(f"v{number}:{subject}", number, subject, f))
        found.sort(key=lambda i: (VERDICTS.index(i.finding.verdict), i.finding.confidence, i.document, i.subject))
        return {item.key: item for item in found}

    def decide_verdict(
        self, key: str, action: Action, who: str, *, new: dict[str, Any] | None = None,
        note: str | None = None,
    ) -> str:
        """Keep a decision about a verdict; another verdict needs a reason. Raises TP722."""
        s = self.session
        with s.lock:
            s.refresh()
            item = self.verdicts()[key]
            verdict = (new or {}).get("verdict")
            note = clean(note)
            held = item.decision
            if action == "confirm" and held is not None and held.action == "correct":
                action, verdict, note = "correct", held.new.get("verdict"), note or held.note
            if action == "correct":
                if verdict not in VERDICTS:
                    raise UsageError("TP722", field="verdict", value=str(verdict)[:40], reason=", ".join(VERDICTS))
                if note is None:
                    raise UsageError(
                        "TP722", field="verdict", value=verdict, reason="cần nêu lý do / a reason is needed"
                    )
            elif action not in ("confirm", "undo"):
                raise UsageError("TP722", field="verdict", value=action, reason="confirm / correct / undo")
            f, plan = item.finding, s.plans[item.document]
            parent = Other(id=f.parent.id, key=f.parent.key, path=f.parent.path) if f.parent else None
            s.write(Correction(
                document=plan.id, path=plan.source.path, target="verdict", field=f.rule,
                subject=item.subject, action=action, old={"verdict": f.verdict},
                new={"verdict": verdict} if action == "correct" else {}, other=parent, who=who,
                when=s.clock(), note=note,
            ))
            return key


def _link_order(item: LinkItem) -> tuple[Any, ...]:
    edge = item.edge
    if edge is None:
        return 0, 0, 1.0, item.document, item.subject
    doubt = {"ambiguous": 0, "inferred": 1}.get(edge.status, 2)
    return not edge.is_parent, doubt, edge.confidence, item.document, item.subject
