"""Writing pictures to files: complete or absent, the form by the name's ending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...compliance.findings import VERDICTS, Finding
from ...errors import Language, ReportError, system_reason
from ...linking import Node
from ...linking.methods import Methods
from .charts import lag_svg
from .layered import hierarchy_svg
from .matrix import Matrix, matrix_svg
from .page import render_picture
from .png import svg_to_png
from .words import Words


def draw_graph(
    graph: Methods, path: str | Path, *, findings: Iterable[Finding] = (),
    language: Language = "vi", title: str | None = None, complete: bool = False,
) -> Path:
    """Draw the hierarchy to ``path``: ``.html`` the interactive page, ``.svg`` or ``.png`` for print.

    ``graph`` is a :class:`PlanGraph` or the graph of an archive (which is loaded whole: narrow it first).
    ``findings`` colour the documents by their worst verdict. ``complete`` says that the graph holds
    everything issued (coverage tables of the page). Returns the path. Raises :class:`ReportError` TP501
    where the file cannot be written, TP520 where no program can make a PNG, TP522 for another ending.
    """
    target, whole = Path(path), graph.whole()
    if target.suffix.lower() in (".html", ".htm"):
        page = render_picture(whole, findings=findings, language=language, title=title, complete=complete)
        return _write(target, page.encode("utf-8", "replace"))
    worst: dict[str, str] = {}
    for finding in findings:
        key = finding.child.key
        if key and (key not in worst or VERDICTS.index(finding.verdict) < VERDICTS.index(worst[key])):
            worst[key] = finding.verdict
    return _drawing(target, hierarchy_svg(whole, Words(language), worst))


def draw_lags(
    graph: Methods, of: str | Node, path: str | Path, *, language: Language = "vi"
) -> Path:
    """Draw the lags below a document to an ``.svg`` or ``.png``; errors as in :func:`draw_graph`."""
    return _drawing(Path(path), lag_svg(graph.whole(), graph.one(of).key, Words(language)))


def draw_matrix(matrix: Matrix, path: str | Path, *, language: Language = "vi") -> Path:
    """Draw a coverage matrix to an ``.svg`` or ``.png``; errors as in :func:`draw_graph`."""
    return _drawing(Path(path), matrix_svg(matrix, Words(language)))


def _drawing(target: Path, svg: str) -> Path:
    suffix = target.suffix.lower()
    if suffix == ".svg":
        return _write(target, ('<?xml version="1.0" encoding="UTF-8"?>\n' + svg).encode("utf-8", "replace"))
    if suffix == ".png":
        return _write(target, svg_to_png(svg))
    raise ReportError("TP522", path=str(target), suffix=suffix or "?")


def _write(target: Path, data: bytes) -> Path:
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(data)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise ReportError("TP501", path=str(target), reason=system_reason(error)) from error
    return target
