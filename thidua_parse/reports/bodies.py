"""Bodies of documents, pairs, lines and versions, and the rows that lead to them, as HTML.

A large report has thousands of each, and a template takes three times as long to fill. Whatever
comes from a document passes :func:`escaped` here; the results are marked as safe by the page.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

from ..compliance.findings import VERDICTS
from .wording import Wording


def escaped(value: object) -> str:
    """A value as text of the page, with the references that its templates write."""
    text = value if value.__class__ is str else str(value)
    assert isinstance(text, str)
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        return html.escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    return text


class Bodies:
    """What the views of a page look like; words and heads of tables are looked up once."""

    def __init__(self, word: Wording) -> None:
        self._word = word
        self._short = {v: escaped(word(f"short_{v}")) for v in VERDICTS}
        self._names = {v: escaped(word(v)) for v in VERDICTS}
        self._heads: dict[tuple[str, ...], str] = {}
        self._told: dict[str, str] = {}

    def _head_cells(self, *words: str) -> str:
        """The words of a table's head; "5% code" gives the width of the column, too."""
        made = self._heads.get(words)
        if made is None:
            cells = []
            for entry in words:
                width, _, name = entry.rpartition(" ")
                style = f' style="width:{width}"' if width else ""
                cells.append(f"<th{style}>{escaped(self._word(name))}</th>")
            made = self._heads[words] = "".join(cells)
        return made

    def _name(self, word: str) -> str:
        """A word of the reports, escaped."""
        return self._told.get(word) or self._told.setdefault(word, escaped(self._word(word)))

    def counts(self, counts: Mapping[str, int]) -> str:
        """Numbers of findings by verdict, as tags."""
        tags = [f'<span class="tag {v}">{counts[v]} {self._short[v]}</span>' for v in VERDICTS if counts[v]]
        return f'<span class="counts">{"".join(tags)}</span>'

    # -- pairs, lines and versions --------------------------------------------------------------
    def pair(self, pair: Mapping[str, Any]) -> str:
        """A pair: the link, findings by group, requirements, items side by side."""
        child, parent, asked = pair["child"], pair["parent"], pair["requirements"]
        made = [
            f'<p><a href="#{escaped(child["anchor"])}">{escaped(child["label"])}</a>{escaped(child["told"])} — '
            f'<b>{escaped(pair["relation"])}</b> — <a href="#{escaped(parent["anchor"])}">{escaped(parent["label"])}'
            f'</a>{escaped(parent["told"])}. <span class="note">{self._name("confidence")} '
            f'{escaped(pair["confidence"])}; {escaped("; ".join(pair["reasons"]))}</span></p>\n'
        ]
        heads = self._head_cells("17% rule", "11% verdict", "8% severity", "21% message", "child_quote", "parent_quote")
        for group, rows in pair["groups"]:
            made += (
                f'<h4>{escaped(group)}</h4>\n<div class="scroll"><table class="fixed"><thead><tr>{heads}</tr></thead><tbody>',
                rows, "</tbody></table></div>\n",
            )
        if asked["counts"]:
            heads = self._head_cells(
                "5% code", "10% kind_of_requirement", "30% requirement", "12% outcome", "18% reason", "child_quote"
            )
            tags = "".join([
                f'<span class="tag {verdict}">{escaped(name)}: {count}</span> ' for verdict, name, count in asked["counts"]
            ])
            made += (
                f'<h4>{self._name("requirements")}</h4>\n<p class="counts">{tags}</p>\n<div class="scroll">'
                f'<table class="fixed"><thead><tr>{heads}</tr></thead><tbody>\n',
                asked["rows"], "</tbody></table></div>\n",
            )
            if asked["outside"]:
                made.append(f'<p class="note">{asked["outside"]} {self._name("outside_count")}.</p>')
        if pair["items"]:
            made += (
                f'<h4 class="screen-only">{self._name("alignment")}</h4>\n<div class="scroll screen-only">'
                f'<table class="aligned"><thead><tr>{self._head_cells("parent_quote", "child_quote", "fate")}</tr></thead>'
                "<tbody>\n", pair["items"], "</tbody></table></div>\n",
            )
        return "".join(made)

    def line(self, line: Mapping[str, Any]) -> str:
        """Documents of a line and the values that run through them."""
        heads = "".join([f"<th>{self.document(d)}</th>" for d in line["documents"]])
        rows = "".join([
            f'<tr><td>{escaped(t["kind"])}</td><td>{escaped(t["what"])}</td>'
            f'{"".join([f"<td>{_step(s)}</td>" for s in t["steps"]])}</tr>\n'
            for t in line["threads"]
        ])
        more = f'<p class="note">+ {line["more"]}</p>' if line["more"] else ""
        return (
            f'<div class="scroll"><table><thead><tr>{self._head_cells("kind_of_requirement", "what")}{heads}</tr></thead>'
            f"<tbody>\n{rows}</tbody></table></div>\n{more}"
        )

    def version(self, v: Mapping[str, Any]) -> str:
        """What two versions of a document have in common, and what differs."""
        rows = "".join([
            f'<tr><td>{escaped(r["field"])}</td><td>{escaped(r["fate"])}</td><td>{escaped(r["before"])}</td>'
            f'<td>{escaped(r["after"])}</td></tr>\n'
            for r in v["rows"]
        ])
        return (
            f'<p class="note">{self._name("version_kept")}: {v["kept"]}</p>\n<div class="scroll"><table><thead><tr>'
            f'{self._head_cells("14% kind_of_requirement", "12% fate")}<th>{self.document(v["earlier"])}</th>'
            f'<th>{self.document(v["later"])}</th></tr></thead><tbody>\n{rows}</tbody></table></div>'
        )

    @staticmethod
    def document(d: Mapping[str, Any]) -> str:
        """A document by its label, led to where it is at hand, with its issuer below."""
        label = escaped(d["label"])
        name = f'<a href="#{escaped(d["anchor"])}">{label}</a>' if d["anchor"] else label
        return f'{name}<br><span class="note">{escaped(d["issuer"])}</span>' if d["issuer"] else name

    # -- documents ------------------------------------------------------------------------------
    def plan(self, p: Mapping[str, Any]) -> str:
        """A document: its fields, what was decided by persons, lists of values, its text."""
        return "".join([
            self._fields(p),
            self._table("reviewed_by_people", (
                "what", "review_action", "review_was", "review_now", "review_by", "review_on", "review_note"
            ), [(r.field, r.action, r.was, r.now, r.by, r.on, r.note) for r in p["reviewed"]]),
            f'<h4>{self._name("own_rules")}</h4><div class="scroll"><table><thead><tr>'
            f'{self._head_cells("rule", "verdict", "severity", "message", "evidence")}</tr></thead><tbody>{p["own"]}</tbody>'
            "</table></div>" if p["own"] else "",
            self._values(p),
            f'<details class="text"><summary>{self._name("source_text")}</summary><div class="source">{p["text"]}'
            f'</div></details>\n<p class="toolbar"><a href="#top">{self._name("back")}</a></p>',
        ])

    def _fields(self, p: Mapping[str, Any]) -> str:
        word = self._word
        level = f' <span class="note">({self._name("level")}: {escaped(p["level"])})</span>' if p["level"] else ""
        made = [
            f'<dl class="fields">\n{self._field("file", escaped(p["path"]))}\n{self._field("kind", escaped(p["kind"]))}\n'
            f'{self._field("number", escaped(p["number"]) + _note(p["number_note"]))}\n'
            f'{self._field("date", escaped(p["date"]) + _note(p["date_note"]))}\n'
            f'{self._field("issuer", escaped(p["issuer"]) + _note(p["issuer_note"]) + level)}\n',
            self._field("superior", escaped(p["superior"])) if p["superior"] else "",
            f'{self._field("subject", escaped(p["subject"]))}\n',
            self._field("reasons", "".join([f"<div>{escaped(e)}</div>" for e in p["identity"]])) if p["identity"] else "",
        ]
        if p["campaigns"]:
            made.append(self._field("campaigns", "".join([
                f'<div>{escaped(c.name)} <span class="note">({escaped(word(c.relation))}'
                f'{f"; {escaped(c.launched_by.name or c.launched_by.raw)}" if c.launched_by else ""})</span></div>'
                for c in p["campaigns"]
            ])))
        if p["periods"]:
            made.append(self._field("periods", "".join([
                f'<div>{escaped(word.day(t.start) or "…")} – {escaped(word.day(t.end) or "…")} '
                f'<span class="note">{escaped(t.raw)}</span></div>'
                for t in p["periods"]
            ])))
        if p["recipients"]:
            made.append(self._field("recipients", escaped("; ".join([str(r.raw) for r in p["recipients"]]))))
        made += [
            self._field("signature", escaped(
                f"{s.authority or ''} {s.on_behalf_of or ''} {s.position or ''} {s.name or ''}"
            ))
            for s in p["signatures"]
        ]
        made.append("</dl>\n")
        return "".join(made)

    def _values(self, p: Mapping[str, Any]) -> str:
        """Lists of values that were read."""
        word = self._word
        badge = f' <span class="badge">{self._name("parent")}</span>'
        return "".join([
            self._table("references", ("document", "number", "date", "issuer", "relation"), [
                (r.raw, r.number or "", word.day(r.date), _body(r.issuer), word(r.relation))
                for r in p["references"]
            ], [badge if r.is_parent else "" for r in p["references"]]),
            self._table("duties", ("agency", "role", "with", "task"), [
                (d.agency.raw, word(d.role), ", ".join(d.with_), " ".join(d.tasks)) for d in p["duties"]
            ]),
            self._table("deadlines", ("date", "what", "to"), [
                (f"{word.day(d.date)} {word(d.recurrence)}", d.what or d.raw, _body(d.to)) for d in p["deadlines"]
            ], scroll=False),
            self._list("awards", [escaped(a.raw) for a in p["awards"]]),
            self._list("targets", [
                f"{escaped(t.raw or t.what)}: {t.value:g} {escaped(t.unit or '')}" for t in p["targets"]
            ]),
            self._list("diagnostics", [
                f'<span title="{escaped(d.code)}">{escaped(word.message(d.message))}</span>' for d in p["diagnostics"]
            ]),
        ])

    def _field(self, name: str, made: str) -> str:
        return f"<dt>{self._name(name)}</dt><dd>{made}</dd>"

    def _list(self, name: str, entries: Iterable[str]) -> str:
        found = "".join([f"<li>{entry}</li>" for entry in entries])
        return f"<h4>{self._name(name)}</h4><ul>{found}</ul>" if found else ""

    def _table(
        self, name: str, heads: tuple[str, ...], rows: list[tuple[Any, ...]], ends: list[str] | None = None,
        scroll: bool = True,
    ) -> str:
        """A table under its heading, nothing where it has no rows; ``ends`` go behind the rows' last cells."""
        if not rows:
            return ""
        made = "".join([
            f'<tr><td>{"</td><td>".join(map(escaped, row))}{ends[n] if ends else ""}</td></tr>'
            for n, row in enumerate(rows)
        ])
        opened, closed = ('<div class="scroll">', "</div>") if scroll else ("", "")
        return (
            f"<h4>{self._name(name)}</h4>{opened}<table><thead><tr>{self._head_cells(*heads)}</tr></thead><tbody>\n"
            f"{made}</tbody></table>{closed}"
        )

    # -- rows that lead to them -----------------------------------------------------------------
    def overview_row(self, p: Mapping[str, Any]) -> str:
        """A document in the overview."""
        counts = p["counts"]
        parents = "".join([
            f'<div><a href="#{escaped(p["anchor"])}-{escaped(q["anchor"])}">{escaped(q["label"])}</a></div>' if q["anchor"]
            else f'<div>{escaped(q["label"])} <span class="note">({self._name("not_at_hand")})</span></div>'
            for q in p["parents"]
        ]) or f'<span class="note">{self._name("no_parent")}</span>'
        cells = "".join([
            '<td class="number count">'
            + (f'<span class="tag {v}" title="{self._names[v]}">{counts[v]}</span></td>' if counts[v] else "</td>")
            for v in VERDICTS
        ])
        return (
            f'<tr data-search="{escaped(p["search"])}"><td><a href="#{escaped(p["anchor"])}">{escaped(p["number"])}</a>'
            f'{_note(p["number_note"])}<br><span class="note">{escaped(p["name"])}</span></td><td>{escaped(p["date"])}'
            f'{_note(p["date_note"])}</td><td>{escaped(p["issuer"])}{_note(p["issuer_note"])}</td>'
            f'<td>{escaped(p["subject"])}</td>\n<td>{parents}</td>\n{cells}</tr>\n'
        )

    def pair_row(self, pair: Mapping[str, Any], attributes: str, body: str) -> str:
        """A pair, closed; ``attributes`` and ``body`` come from :mod:`.packing`."""
        child, parent, counts = pair["child"], pair["parent"], pair["counts"]
        return (
            f'<details class="item" id="{escaped(pair["anchor"])}" data-verdicts="{" ".join(sorted(counts))}"{attributes}>\n'
            f'<summary>{escaped(child["label"])} ({escaped(child["issuer"])}) → {escaped(parent["label"])} '
            f'({escaped(parent["issuer"])}) {self.counts(counts)}</summary>\n{body}</details>\n'
        )

    def plan_row(self, p: Mapping[str, Any], attributes: str, body: str) -> str:
        """A document, closed; ``attributes`` and ``body`` come from :mod:`.packing`."""
        day = f", {escaped(p['date'])}" if p["date"] else ""
        return (
            f'<details class="item" id="{escaped(p["anchor"])}" data-search="{escaped(p["search"])}"{attributes}>\n'
            f'<summary>{escaped(p["number"])}{day} – {escaped(p["issuer"])} {self.counts(p["counts"])}</summary>\n'
            f"{body}</details>\n"
        )


def _note(text: str) -> str:
    return f' <span class="badge">{escaped(text)}</span>' if text else ""


def _step(step: Mapping[str, Any] | None) -> str:
    """What a level makes of a value."""
    if step is None:
        return ""
    fate = f' <span class="tag {step["verdict"]}">{escaped(step["fate"])}</span>' if step["fate"] else ""
    return f'{escaped(step["value"])}{fate}'


def _body(agency: Any) -> str:
    return (agency.name or agency.raw) if agency else ""
