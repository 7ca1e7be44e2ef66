"""findings.xlsx: findings, overview and edges as sheets with filters, frozen heads and colours."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ..compliance.findings import VERDICTS, Findings
from ..compliance.requirements import CheckedRequirements
from ..knowledge.compliance import rule_table
from ..linking import PlanGraph
from .faults import badness, findings_by_child, worst_first
from .figures import Figures, key_name, share_text
from .located import Located
from .long_sheets import LONG, LongRows, filled, samples_of
from .reviews import review_lines
from .tables import edge_rows
from .wording import OUTCOME_VERDICTS, Wording, requirement_kind

COLOURS = {
    "fail": "#F8D7DA", "partial": "#FFF3CD", "undecidable": "#E2D9F3", "pass": "#D1E7DD",
    "not_applicable": "#F1F3F5",
}
CHART_COLOURS = {"fail": "#B3261E", "partial": "#E0A800", "undecidable": "#6741A5", "pass": "#1B7F4B"}
#: characters that a landscape page of A4 holds legibly
A4_WIDTH = 200
#: verdicts whose quotes are shown with their places
_PLACED = frozenset(["fail", "partial", "undecidable"])
#: a fixed time, so that the same input gives the same bytes
FIXED_TIME = datetime(2000, 1, 1)


def workbook(
    graph: PlanGraph, findings: Findings, word: Wording,
    requirements: CheckedRequirements | None = None, demands: Sequence[Mapping[str, Any]] | None = None,
    edges: Sequence[Mapping[str, Any]] | None = None,
    figures: Figures | None = None, located: Located | None = None,
) -> bytes:
    """The XLSX file as bytes; ``demands`` are the rows of ``requirements``, ``edges`` those of the graph,
    ``located`` the places of quotes, where they are made already."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": word("title"), "created": FIXED_TIME})
    styles = {
        "head": book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True, "valign": "top", "border": 1}),
        "lines": book.add_format({"border": 1, "border_color": "#D0D5DD"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D5DD"}),
        **{
            verdict: book.add_format({"bg_color": colour, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D5DD"})
            for verdict, colour in COLOURS.items()
        },
    }
    long = [
        _summary_sheet(book, graph, findings, word, styles),
        _findings_sheet(book, findings, word, styles, located or Located(graph, word)),
    ]
    if requirements is not None:
        demands = demands if demands is not None else requirements.rows()
        long.append(_requirements_sheet(book, requirements, demands, word, styles))
    if figures is not None:
        _figure_sheets(book, figures, word, styles)
    long.append(_edges_sheet(book, edges if edges is not None else edge_rows(graph), word, styles))
    _review_sheet(book, graph, findings, word, styles)
    book.close()
    return filled(stream.getvalue(), [sheet for sheet in long if sheet is not None])


def _sheet(
    book: Any, name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Any]],
    styles: Mapping[str, Any], verdict_column: int | None = None, verdicts: Sequence[str] = (),
) -> LongRows | None:
    """A sheet with a frozen head, a filter and one page wide when printed.

    Of a long sheet only sample rows are written; the rows that are to be put in come back.
    """
    sheet = book.add_worksheet(name[:31])
    for column, (head, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles["head"])
    # names and sentences wrap; codes, dates and figures do not
    wide = {column: width for column, (_, width) in enumerate(columns) if width >= 16}

    def lines(text: str, column: int) -> int:
        return _lines(text, wide[column]) if column in wide else 1

    written = range(len(rows)) if len(rows) < LONG else samples_of(len(rows), verdicts)
    for r in written:
        high = max((lines(v, c) for c, v in enumerate(rows[r]) if isinstance(v, str)), default=1)
        sheet.set_row(r + 1, min(15.0 * high, 400.0))
        for c, value in enumerate(rows[r]):
            style = styles.get(verdicts[r], styles["cell"]) if c == verdict_column else styles["cell"]
            if value is None or value == "":
                if c == verdict_column:
                    sheet.write_blank(r + 1, c, "", style)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                sheet.write_number(r + 1, c, value, style)
            else:
                sheet.write_string(r + 1, c, str(value), style)
    sheet.freeze_panes(1, 0)
    if rows:
        # lines round the empty cells, too, without writing each of them
        sheet.conditional_format(
            1, 0, len(rows), len(columns) - 1, {"type": "no_errors", "format": styles["lines"]}
        )
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(8 if sum(width for _, width in columns) > A4_WIDTH else 9)  # A3 where A4 would be too small
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if len(rows) < LONG:
        return None
    part = f"xl/worksheets/sheet{len(book.worksheets())}.xml"
    return LongRows(part, rows, lines, verdict_column, verdicts)


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column of ``width`` characters; not every program fits rows by itself."""
    if len(text) <= width and "\n" not in text:
        return 1
    room = max(int(width * 1.05), 1)
    return sum(-(-max(len(part), 1) // room) for part in text.split("\n"))


def _findings_sheet(
    book: Any, findings: Findings, word: Wording, styles: Mapping[str, Any], located: Located
) -> LongRows | None:
    """One row a finding, the worst first; quotes of what did not pass come with their places."""
    columns = [
        (word("document"), 26), (word("parent"), 26), (word("rule"), 8), (word("statement"), 30),
        (word("verdict"), 16), (word("severity"), 12), (word("message"), 50),
        (word("child_quoted"), 44), (word("parent_quoted"), 44), (word("group"), 18), (word("confidence"), 10),
    ]
    statements = {rule: info.statement(word.language) for rule, info in rule_table().items()}
    ranked = worst_first(findings)
    rows = []
    told: dict[tuple[str, str, str], tuple[str, ...]] = {}
    names: dict[str | None, str] = {None: ""}
    for f in ranked:
        child, parent, evidence, kind = f.child, f.parent, f.evidence, (f.rule, f.verdict, f.severity)
        here, there = evidence.child, evidence.parent
        if kind[1] in _PLACED:
            own, theirs = located.quoted(child, here), located.quoted(parent, there)
        else:
            own, theirs = located.joined(here) if here else "", located.joined(there) if there else ""
        words = told.get(kind)
        if words is None:
            words = told[kind] = (
                kind[0], statements.get(kind[0], ""), word(kind[1]), word(kind[2]), group_name(f.group, word)
            )
        above = (parent.path or parent.key) if parent else None
        for path in (child.path, above):
            if path not in names:
                names[path] = _name(path)
        rows.append((
            names[child.path], names[above], *words[:4], f.message, own, theirs, words[4], f.confidence
        ))
    return _sheet(book, word("findings"), columns, rows, styles, 4, [f.verdict for f in ranked])


def _requirements_sheet(
    book: Any, requirements: CheckedRequirements, demands: Sequence[Mapping[str, Any]], word: Wording,
    styles: Mapping[str, Any],
) -> LongRows | None:
    """The matrix of requirements: one row a demand and a lower document."""
    columns = [
        (word("document"), 26), (word("parent"), 26), (word("code"), 7), (word("kind_of_requirement"), 16),
        (word("item"), 9), (word("requirement"), 60), (word("by"), 30), (word("due"), 12),
        (word("amount"), 12), (word("outcome"), 16), (word("reason"), 50), (word("child_quote"), 50),
        (word("confidence"), 10),
    ]
    rows = [
        [
            _name(row["child_path"]), _name(row["parent_path"]), row["id"],
            requirement_kind(row["kind"], word), row["parent_item"], row["requirement"], row["by"],
            _due(row["due"], word), row["amount"], word(row["outcome"]), row["message"], row["child_quotes"],
            row["confidence"],
        ]
        for row in demands
    ]
    verdicts = [OUTCOME_VERDICTS[r.outcome] for r in requirements]
    return _sheet(book, word("requirements_sheet"), columns, rows, styles, 9, verdicts)


def _summary_sheet(
    book: Any, graph: PlanGraph, findings: Findings, word: Wording,
    styles: Mapping[str, Any],
) -> LongRows | None:
    columns = [
        (word("document"), 26), (word("number"), 18), (word("date"), 12), (word("issuer"), 36),
        (word("subject"), 60), (word("parents"), 36), *((word(v), 12) for v in VERDICTS),
    ]
    rows = []
    by_child = findings_by_child(findings)
    for plan in sorted(graph.plans, key=lambda p: badness(by_child.get(p.source.path, ()))):
        node = graph.node(plan)
        parents = "; ".join(p.name for p in graph.parents(plan))
        count = Counter(f.verdict for f in by_child.get(plan.source.path, ()))
        number = node.number or word(plan.document_number.status)
        if node.status == "inferred":
            number += f" ({word('inferred')})"
        rows.append([
            _name(plan.source.path), number, word.day(node.date), node.issuer or "", plan.subject or "",
            parents, *(count[v] for v in VERDICTS),
        ])
    if findings.disabled:
        off = f"{word('disabled')}: {', '.join(findings.disabled)}"
        rows.append([off, *[""] * (len(columns) - 1)])
    return _sheet(book, word("summary"), columns, rows, styles)


def _figure_sheets(book: Any, figures: Figures, word: Wording, styles: Mapping[str, Any]) -> None:
    """One sheet a dimension; the one of time has a chart of verdicts beside it."""
    for by, found in figures.tables.items():
        name = word(f"by_{by}")
        columns = [(name, 44), (word("documents"), 12), *((word(v), 14) for v in VERDICTS), (word("share"), 12)]
        rows = [
            [key_name(by, a.key, word), a.documents, *(a.counts[v] for v in VERDICTS), share_text(a)]
            for a in found
        ]
        _sheet(book, name, columns, rows, styles)
        if by == figures.time and len(figures.trend) > 1:
            chart = book.add_chart({"type": "column", "subtype": "percent_stacked"})
            for column, verdict in enumerate(VERDICTS[:4], start=2):
                chart.add_series({
                    "name": [name, 0, column], "categories": [name, 1, 0, len(figures.trend), 0],
                    "values": [name, 1, column, len(figures.trend), column],
                    "fill": {"color": CHART_COLOURS[verdict]},
                })
            chart.set_title({"name": word("by_" + by)})
            book.get_worksheet_by_name(name).insert_chart(1, len(columns) + 1, chart)


def _edges_sheet(
    book: Any, edges: Sequence[Mapping[str, Any]], word: Wording, styles: Mapping[str, Any]
) -> LongRows | None:
    columns = [
        (word("document"), 26), (word("relation"), 18), (word("number"), 18), (word("date"), 12),
        (word("issuer"), 36), (word("file"), 26), (word("confidence"), 10), (word("reasons"), 60),
    ]
    rows = [
        [
            _name(row["from_path"]), word(row["relation"]), row["to_number"] or row["to_campaign"],
            word.day(row["to_date"]), row["to_issuer"], _name(row["to_path"]) or word("not_at_hand"),
            row["confidence"], row["reasons"],
        ]
        for row in edges
    ]
    return _sheet(book, word("references"), columns, rows, styles)


def _review_sheet(
    book: Any, graph: PlanGraph, findings: Findings, word: Wording, styles: Mapping[str, Any]
) -> None:
    """What persons have decided; no sheet where nobody has."""
    lines = review_lines(graph.plans, findings, word)
    if not lines:
        return
    columns = [
        (word("document"), 26), (word("what"), 24), (word("review_action"), 12), (word("review_was"), 50),
        (word("review_now"), 50), (word("review_by"), 24), (word("review_on"), 12), (word("review_note"), 50),
    ]
    rows = [[_name(x.path), x.field, x.action, x.was, x.now, x.by, x.on, x.note] for x in lines]
    _sheet(book, word("review_sheet"), columns, rows, styles)


def group_name(group: str, word: Wording) -> str:
    """The heading of a group of rules; "report" is also a role of agencies, hence the detour."""
    return word("report_group" if group == "report" else group)


def _due(due: str | None, word: Wording) -> str:
    """A date or a rhythm as an office writes it."""
    return word.day(due) if due and any(c.isdigit() for c in due) and due[:1] in "-12" else word(due)


def _name(path: str | None) -> str:
    return (path or "").rsplit("/", 1)[-1]
