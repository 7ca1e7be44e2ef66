"""``thidua graph``: questions to the graph, as a table, CSV or JSON Lines."""

from __future__ import annotations

from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .common import LANG, LANGUAGE, day, exit_code, output, t, write_line
from .corrected import Corrected
from .graphs import graph_of, telling_what_there_is

if TYPE_CHECKING:
    from ..linking.analysis import Rows
    from ..linking.methods import Methods


class Question(StrEnum):
    """What is asked."""

    cascade = "cascade"
    coverage = "coverage"
    orphans = "orphans"
    skips = "skips"
    cycles = "cycles"
    diffusion = "diffusion"
    reuse = "reuse"


class Form(StrEnum):
    """Forms of output."""

    table = "table"
    csv = "csv"
    json = "json"


#: columns of a table on the screen, with their headings; CSV and JSON have all columns
_COLUMNS: dict[Question, dict[str, tuple[str, str]]] = {
    Question.cascade: {
        "number": ("Số, ký hiệu", "Number"), "issuer": ("Cơ quan ban hành", "Issuing body"),
        "date": ("Ngày", "Date"), "lag_parent": ("Sau văn bản trên (ngày)", "After parent (days)"),
        "lag_root": ("Sau văn bản gốc (ngày)", "After root (days)"), "link": ("Quan hệ", "Link"),
    },
    Question.coverage: {
        "unit": ("Cơ quan, đơn vị", "Unit"), "state": ("Tình trạng", "State"), "note": ("Ghi chú", "Note"),
        "kinds": ("Loại", "Kinds"), "date": ("Ngày", "Date"), "lag": ("Sau (ngày)", "After (days)"),
    },
    Question.orphans: {
        "number": ("Số, ký hiệu", "Number"), "issuer": ("Cơ quan ban hành", "Issuing body"),
        "date": ("Ngày", "Date"), "reason": ("Lý do", "Reason"), "cited": ("Viện dẫn", "Cited"),
        "path": ("Tệp", "File"),
    },
    Question.skips: {
        "key": ("Văn bản", "Document"), "parent_key": ("Văn bản cấp trên", "Higher document"),
        "missing_level": ("Cấp bị bỏ qua", "Level left out"), "missing_body": ("Cơ quan", "Body"), "state": ("Tình trạng", "State"),
    },
    Question.cycles: {"keys": ("Các văn bản", "Documents")},
    Question.diffusion: {
        "day": ("Ngày thứ", "Day"), "date": ("Ngày", "Date"), "issuer": ("Cơ quan ban hành", "Issuing body"),
        "level": ("Cấp", "Level"), "units": ("Tổng số cơ quan", "Units"), "units_of_level": ("Cùng cấp", "Of the level"),
    },
    Question.reuse: {
        "child_issuer": ("Cơ quan cấp dưới", "Lower body"), "parent_issuer": ("Cơ quan cấp trên", "Higher body"),
        "taken": ("Phần lấy từ cấp trên", "Taken from above"), "handed_on": ("Phần cấp trên được lấy", "Handed on"),
    },
}
#: columns that hold keys of documents
_KEYS = frozenset(["key", "parent_key", "keys", "cited"])
#: codes in words
_WORDS: dict[str, tuple[str, str]] = {
    "issued": ("đã ban hành", "issued"), "not_at_hand": ("không có trong tập tài liệu", "not at hand"),
    "not_issued": ("chưa ban hành", "not issued"), "undecidable": ("chưa đủ căn cứ", "cannot be decided"),
    "cited_only": ("chỉ được viện dẫn", "cited only"), "several_fit": ("nhiều văn bản cùng phù hợp", "several documents fit"),
    "same_campaign": ("có văn bản cùng phong trào, chưa rõ cấp trên", "a document on the campaign, parent not known"),
    "by_successor": ("đơn vị kế thừa đã ban hành", "the successor has issued"),
    "group_not_listed": ("nhóm không có danh sách", "no list of the group"),
    "may_not_exist": ("có thể mang tên khác", "may bear another name"),
    "text_not_at_hand": ("không có toàn văn của văn bản này", "its text is not at hand"),
    "parent_not_at_hand": ("văn bản cấp trên không có trong tập tài liệu", "parent not at hand"),
    "number_lost": ("viện dẫn không có số", "cited without a number"),
    "no_parent_cited": ("không viện dẫn văn bản cấp trên", "no parent cited"),
    "at_hand_not_cited": ("có văn bản nhưng không được viện dẫn", "at hand, not cited"),
    "cited_elsewhere": ("được văn bản khác viện dẫn", "cited elsewhere"),
    "stated": ("ghi trong văn bản", "stated"), "inferred": ("suy ra", "inferred"), "ambiguous": ("chưa xác định", "ambiguous"),
    "central": ("trung ương", "central"), "province": ("tỉnh", "province"), "district": ("huyện", "district"),
    "commune": ("xã", "commune"), "unit": ("đơn vị", "unit"),
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Hỏi đồ thị: cascade (văn bản triển khai từng cấp), coverage (ai đã ban hành, ai chưa có), orphans, skips, cycles, diffusion, reuse.",
            "Ask the graph: cascade (documents below, by level), coverage (who has issued, who has not), orphans, skips, cycles, diffusion, reuse.",
        )
    )
    def graph(
        question: Annotated[Question, typer.Argument(help=t("Câu hỏi.", "The question."))],
        paths: options.Paths,
        of: Annotated[
            str | None,
            typer.Option("--of", metavar="NUMBER", help=t("Số của văn bản được hỏi.", "Number of the document asked about.")),
        ] = None,
        issued_on: Annotated[
            str | None, typer.Option("--issued-on", metavar="DATE", help=t("Ngày của văn bản ấy (2021-09-10).", "Its date (2021-09-10).")),
        ] = None,
        issuer: Annotated[
            str | None, typer.Option("--issuer", metavar="NAME", help=t("Cơ quan ban hành văn bản ấy.", "Its issuing body.")),
        ] = None,
        form: Annotated[Form, options.FORMAT] = Form.table,
        complete: options.Complete = False,
        corrections: options.Corrections = None,
        out: options.Out = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        needs = question in (Question.cascade, Question.coverage, Question.diffusion)
        if needs and of is None:
            raise typer.BadParameter(t("câu hỏi này cần --of", "this question needs --of"), param_hint="--of")
        corrected = Corrected(corrections)
        made, read, failed = graph_of(paths, jobs, limit, corrected)
        corrected.tell()
        with telling_what_there_is(made):
            found = ask(made, question, of, issued_on, issuer, complete)
        with output(out) as stream:
            _write(found, question, form, stream)
        raise typer.Exit(exit_code(read, failed))


def ask(
    graph: Methods, question: Question, of: str | None, issued_on: str | None, issuer: str | None,
    complete: bool,
) -> Rows[Any]:
    """The rows that answer a question; raises TP320 or TP321 for a document that is not found."""
    node = graph.one(of, issued_on, issuer) if of is not None else None
    if question is Question.orphans:
        return graph.orphans()
    if question is Question.skips:
        return graph.skips(complete=complete)
    if question is Question.cycles:
        return graph.cycles()
    if question is Question.reuse:
        return graph.reused(node)
    assert node is not None
    if question is Question.coverage:
        return graph.coverage(node, complete=complete)
    return graph.cascade(node) if question is Question.cascade else graph.diffusion(node)


def _write(found: Rows[Any], question: Question, form: Form, stream: IO[str]) -> None:
    rows = found.rows()
    if form is Form.json:
        for item in found:
            write_line(stream, item.model_dump(mode="json"))
    elif form is Form.csv:
        from ..reports.tables import csv_text

        stream.write(csv_text(rows, found.columns))
    else:
        _table(rows, question, stream)


def _table(rows: list[dict[str, Any]], question: Question, stream: IO[str]) -> None:
    from .tables import show

    column = 1 if LANGUAGE == "en" else 0
    headings = _COLUMNS[question]
    show(
        stream, [heading[column] for heading in headings.values()],
        ([_cell(row, name, column) for name in headings] for row in rows),
        title=t(f"{len(rows)} dòng", f"{len(rows)} rows"),
    )


def _cell(row: dict[str, Any], name: str, column: int) -> str:
    from ..linking.identity import key_text

    value = row[name]
    if name == "unit" and value is None:
        return f"({row['raw']})"
    if isinstance(value, float):
        return t(f"{value:.1%}".replace(".", ","), f"{value:.1%}")
    if isinstance(value, str) and name in _KEYS:
        return "; ".join(map(key_text, value.split("; ")))
    text = "" if value is None else _WORDS[value][column] if value in _WORDS else str(value)
    if name == "date":
        return day(value)
    if name == "number":
        return "  " * (row.get("depth") or 0) + (text or t("(không rõ số)", "(number not known)"))
    return text
