"""Writing a report: every file is complete or absent, and the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..arguments import expect, known_language
from ..compliance import chains, check_requirements, prepare
from ..compliance.case import Run
from ..compliance.findings import Findings
from ..compliance.requirements.model import COLUMNS as REQUIREMENT_COLUMNS
from ..compliance.versions import versions
from ..errors import Language, ReportError, ThiduaError, system_reason
from ..linking import PlanGraph
from ..linking.collector import no_collection
from ..linking.methods import Methods
from .figures import figures_of
from .located import Located
from .official import official_report
from .page import render_page
from .tables import EDGE_COLUMNS, csv_text, edge_rows, findings_csv, jsonl
from .wording import Wording
from .workbook import workbook


def write_report(
    graph: Methods,
    findings: Findings,
    out: str | Path,
    *,
    errors: Sequence[ThiduaError] | None = None,
    language: Language = "vi",
    run: Run | None = None,
) -> list[Path]:
    """Write ``report.html``, ``report.docx``, ``findings.xlsx`` and the data as CSV and JSON Lines.

    Requirements and chains are checked here; ``run`` (see ``compliance.prepare``) takes over what
    the check of the same graph has computed. ``errors`` are the files that could not be read (None: those that the
    graph was to be made of). ``out`` is a folder, made if absent. Returns the paths written. Raises :class:`ReportError`
    (TP501) where the folder cannot be written; then no half-written file is left behind.
    """
    known_language(language, "tp.write_report")
    expect(findings, Findings, "tp.write_report")
    word = Wording(language)
    run = run or prepare(graph)
    whole = graph.whole() if graph.whole().plans else run.graph
    with no_collection():
        files = _files(whole, findings, whole.unread if errors is None else errors, word, run)
    folder = Path(out)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            partial = folder / (name + ".part")
            try:
                partial.write_bytes(data)
                partial.replace(folder / name)
            finally:
                partial.unlink(missing_ok=True)
            written.append(folder / name)
    except OSError as error:
        raise ReportError("TP501", path=str(folder), reason=system_reason(error)) from error
    return written


def _files(
    graph: PlanGraph, findings: Findings, errors: Sequence[ThiduaError], word: Wording, run: Run
) -> dict[str, bytes]:
    """The content of every file by name."""
    requirements = check_requirements(graph, language=word.language, run=run)
    cascade = chains(graph, run=run, requirements=requirements)
    figures = figures_of(graph, findings)
    located = Located(graph, word)
    page = render_page(
        graph, findings, errors, word, findings.disabled, requirements, cascade, figures,
        versions(graph, run=run), located=located,
    )
    demands, edges = requirements.rows(), edge_rows(graph)
    texts = {
        "report.html": page,
        "plans.jsonl": jsonl(graph.plans),
        "edges.csv": csv_text(edges, EDGE_COLUMNS),
        "findings.csv": findings_csv(findings, located.joined),
        "requirements.csv": csv_text(demands, REQUIREMENT_COLUMNS),
    }
    return {
        **{name: text.encode("utf-8", "replace") for name, text in texts.items()},
        "report.docx": official_report(
            graph, findings, requirements, cascade, errors, word, run.complete, located
        ),
        "findings.xlsx": workbook(graph, findings, word, requirements, demands, edges, figures, located),
    }
