"""What the page asks for, as JSON values. Everything here is data; the page puts it in as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from ..compliance.findings import VERDICTS, Quote
from ..knowledge.compliance import rule_table
from ..linking.graph import Node
from ..record import Plan
from ..record.vocabulary import Relation
from ..reports.wording import Wording
from .checked import LinkItem, VerdictItem
from .forms import FIELDS, LISTS, OUTLINE, Attribute, attributes, shown, values_of
from .items import Item
from .model import Correction
from .session import Session, headings_of
from .words import Words

#: rows of one page of a queue
PAGE = 100
#: most choices of documents in one answer
MOST_DOCUMENTS = 5000

Row = dict[str, Any]


class Views:
    """The answers for one session in one language."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.words = Words(session.language)

    def start(self) -> Row:
        """Words, fields, documents, and what needs looking at again."""
        s, w = self.session, self.words
        choices = {c for f in FIELDS for a in attributes(f) for c in a.choices if f != "kind"}
        choices |= {*VERDICTS, *get_args(Relation), "stated", "inferred", "ambiguous", "uncertain", "partial_value", "blank", "absent"}
        return {
            "language": s.language, "words": {**{c: w(c) for c in sorted(choices)}, **w.table()},
            "fields": [*FIELDS, OUTLINE], "lists": list(LISTS), "verdicts": list(VERDICTS),
            "relations": list(get_args(Relation)),
            "documents": [self.document_name(n) for n in range(min(len(s.plans), MOST_DOCUMENTS))],
            "progress": self.progress(), "file": str(s.file.path),
            "again": [
                {"path": a.correction.path, "field": w(f"f_{a.correction.field}") if a.correction.target == "field" else a.correction.field,
                 "value": _said(a.correction), "reason": w(f"again_{a.reason}"), "who": a.correction.who, "when": a.correction.when}
                for a in s.again
            ],
            "damaged": [d.line for d in s.damaged],
        }

    def document_name(self, number: int) -> str:
        """A document in a list: number and name of the file."""
        plan = self.session.plans[number]
        name = plan.source.path.rsplit("/", 1)[-1]
        return f"{plan.document_number.text} · {name}" if plan.document_number.text else name

    def progress(self, items: Iterable[LinkItem | VerdictItem] | None = None) -> Row:
        """How far the review of values (or of ``items``) has come."""
        if items is None:
            done, of = self.session.progress()
        else:
            decided = [item.decision is not None for item in items]
            done, of = sum(decided), len(decided)
        return {"done": done, "of": of, "text": f"{self.words('progress')} {done}/{of}", "stale": self.session.checked.stale}

    # --- values -----------------------------------------------------------------------------------

    def queue(
        self, *, field: str = "", document: int | None = None, state: str = "", offset: int = 0, query: str = ""
    ) -> Row:
        """A page of the queue of values."""
        s = self.session
        with s.lock:
            s.refresh()
            items = (s.items[key] for key in s.queue)
            wanted = [
                i for i in items
                if (not field or i.field == field)
                and _asked(i, document, state)
                and (not query or query in (i.shown or "").casefold())
            ]
            return {
                "rows": [self._row(i) for i in wanted[offset : offset + PAGE]], "total": len(wanted),
                "progress": self.progress(),
            }

    def _row(self, i: Item) -> Row:
        values = i.values
        return {
            "key": i.key, "document": i.document, "name": self.document_name(i.document), "field": i.field,
            "label": self.words(f"f_{i.field}"), "whole": i.whole,
            "shown": i.shown if i.whole else shown(
                i.field, i.old if i.decision and i.decision.action == "reject" else values, self.words, Wording.day
            ),
            "confidence": i.confidence, "status": i.status, "state": i.decision.action if i.decision else "open",
        }

    def value(self, key: str) -> Row:
        """One value: its form, other readings, what was decided."""
        s = self.session
        with s.lock:
            i = s.items[key]
            plan = s.plans[i.document]
            return {
                **self._row(i), "values": i.values, "machine": i.old, "machine_shown": shown(i.field, i.old, self.words, Wording.day),
                "candidates": list(i.candidates), "added": i.added, "place": self._marked(plan, i),
                "form": [_control(a) for a in attributes(i.field)] if not i.whole else [],
                "outline": self._outline(i.document) if i.field == OUTLINE else [],
                "heading": [_control(a) for a in attributes(OUTLINE)] if i.field == OUTLINE else [],
                "history": [_line(c) for c in s.history(plan.id, "field", i.subject)],
                "note": i.decision.note if i.decision else None,
            }

    def _outline(self, number: int) -> list[Row]:
        """The headings of a document as they are now, those taken away too."""
        plan = self.session.plans[number]
        return [
            {
                "subject": h.subject, "values": values_of(OUTLINE, h.section), "place": [h.start, h.end],
                "state": h.decision.action if h.decision else "open", "gone": h.gone,
                "note": h.decision.note if h.decision else None,
                "words": " ".join(plan.text[h.start : h.end].split())[:80],
            }
            for h in headings_of(self.session, number).headings
        ]

    def form(self, field: str) -> Row:
        """The empty form of a list's field, for a value that was missed."""
        if field not in LISTS:
            raise KeyError(field)
        return {"field": field, "label": self.words(f"f_{field}"), "form": [_control(a) for a in attributes(field)]}

    def text(self, number: int) -> Row:
        """The text of a document with the places of its values."""
        s = self.session
        with s.lock:
            plan = s.plans[number]
            marks: list[Row] = []
            for i in s.by_document[number]:
                place = self._marked(plan, i)
                if place and not i.whole:
                    marks.append({
                        "key": i.key, "start": place[0], "end": place[1], "label": self.words(f"f_{i.field}"),
                        "state": i.decision.action if i.decision else "open",
                    })
            marks.sort(key=lambda m: (m["start"], -m["end"]))
            return {"document": number, "name": self.document_name(number), "path": plan.source.path, "text": plan.text, "marks": marks}

    def _marked(self, plan: Plan, i: Item) -> list[int] | None:
        d = i.decision
        if d is not None and d.span is not None and plan.text[d.span.start : d.span.end] == d.span.quote:
            return [d.span.start, d.span.end]
        return list(i.place) if i.place else None

    # --- links ------------------------------------------------------------------------------------

    def links(self, *, document: int | None = None, state: str = "", offset: int = 0) -> Row:
        """A page of links, those to higher documents first."""
        s = self.session
        with s.lock:
            s.refresh()
            every = s.checked.links().values()
            items = [i for i in every if _asked(i, document, state)]
            graph = s.checked.graph()
            at_hand = [
                {"key": graph.key(p), "name": self.document_name(n), "document": n}
                for n, p in enumerate(s.plans[:MOST_DOCUMENTS])
            ] if not offset else []
            return {
                "rows": [self._link(i) for i in items[offset : offset + PAGE]], "total": len(items),
                "progress": self.progress(every), "documents": at_hand,
            }

    def _link(self, i: LinkItem) -> Row:
        graph, edge, d = self.session.checked.graph(), i.edge, i.decision
        plan = self.session.plans[i.document]
        key = edge.target_key if edge else i.other.key
        node = next((n for n in graph.nodes if n.key == key), None)
        relation = (d.new.get("relation") if d else None) or (edge.relation if edge else "implements")
        parent = d.new.get("is_parent") if d and "is_parent" in d.new else edge.is_parent if edge else True
        target = str(d.new["target_key"]) if d and d.new.get("target_key") else None
        numbers = {p.id: n for n, p in reversed(list(enumerate(self.session.plans)))}
        return {
            "key": i.key, "document": i.document, "name": self.document_name(i.document),
            "target": self._node(node) if node else key, "target_path": node.path if node else i.other.path,
            "target_document": numbers.get(node.id or "") if node else None,
            "relation": relation, "machine_relation": edge.relation if edge else None, "is_parent": parent,
            "status": edge.status if edge else "added", "confidence": edge.confidence if edge else None,
            "reasons": list(edge.reasons) if edge else [],
            "candidates": [{"key": c.key, "path": c.path, "reasons": list(c.reasons)} for c in edge.candidates] if edge else [],
            "chosen": target, "mentions": [[m.start, m.end] for m in edge.mentions] if edge else [],
            "quote": plan.text[edge.mentions[0].start : edge.mentions[0].end] if edge and edge.mentions else "",
            "state": d.action if d else "open", "note": d.note if d else None,
            "history": [_line(c) for c in self.session.history(plan.id, "link", i.subject)],
        }

    def _node(self, node: Node) -> str:
        return " · ".join(filter(None, (node.number or node.campaign or node.subject or node.key, node.issuer, node.date)))

    # --- verdicts ---------------------------------------------------------------------------------

    def verdicts(
        self, *, document: int | None = None, state: str = "", verdict: str = "", rule: str = "", offset: int = 0
    ) -> Row:
        """A page of findings with both quotes; failures first."""
        s = self.session
        with s.lock:
            s.refresh()
            every = s.checked.verdicts().values()
            items = [
                i for i in every if _asked(i, document, state)
                and (not verdict or i.finding.verdict == verdict) and (not rule or i.finding.rule == rule)
            ]
            return {"rows": [self._verdict(i) for i in items[offset : offset + PAGE]], "total": len(items), "progress": self.progress(every)}

    def _verdict(self, i: VerdictItem) -> Row:
        f, d = i.finding, i.decision
        plan = self.session.plans[i.document]
        info = rule_table().get(f.rule)
        chosen = d.new.get("verdict") if d and d.action == "correct" else None
        return {
            "key": i.key, "document": i.document, "name": self.document_name(i.document), "rule": f.rule,
            "parent": (f.parent.path or f.parent.key) if f.parent else None, "machine": f.verdict,
            "verdict": chosen or f.verdict, "severity": f.severity, "severity_word": self.words(f.severity),
            "confidence": f.confidence, "message": f.in_language(self.session.language).message,
            "statement": info.statement(self.session.language) if info else "",
            "child_quotes": _quotes(f.evidence.child), "parent_quotes": _quotes(f.evidence.parent),
            "state": d.action if d else "open", "note": d.note if d else None,
            "history": [_line(c) for c in self.session.history(plan.id, "verdict", i.subject)],
        }


def _asked(item: Item | LinkItem | VerdictItem, document: int | None, state: str) -> bool:
    """Whether an item is of the document, and open or done, as the page asks; None and "" ask for all."""
    return (document is None or item.document == document) and (
        not state or (item.decision is not None) == (state == "done")
    )


def _quotes(quotes: tuple[Quote, ...]) -> list[str]:
    return [q.quote for q in quotes]


def _said(c: Correction) -> str:
    values = {**c.old, **c.new}
    return "; ".join(str(v) for v in values.values() if v not in (None, "", False))[:200]


def _control(a: Attribute) -> Row:
    return {"name": a.name, "kind": a.kind, "choices": list(a.choices), "optional": a.optional}


def _line(c: Correction) -> Row:
    return {"action": c.action, "who": c.who, "when": c.when, "note": c.note, "new": c.new}
