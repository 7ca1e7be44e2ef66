"""What travels between master and workers: documents as tuples, results as outcomes with a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..pieces import Piece, keep
from ..work import Document, Result

#: path, bytes and content id of a document: plain values pickle in a third of the time
Plain = tuple[str, bytes, str]
#: of each document None, or error code and details; a piece with the rows of the others, or each
#: document's rows
Answer = tuple[list[tuple[str, dict[str, Any]] | None], Piece | None, list[dict[str, bytes]]]


def plain(documents: Sequence[Document]) -> list[Plain]:
    """Documents as they travel."""
    return [(d.path, d.data, d.digest) for d in documents]


def documents_of(found: Sequence[Plain]) -> list[Document]:
    """Documents that came as :func:`plain` gives them."""
    return [Document(*one) for one in found]


def answer(results: Sequence[Result], path: str | None) -> Answer:
    """Results as they travel. Rows go into a piece at ``path``; they are sent where there is no path
    or it cannot be written (a full disk stops the master, not the worker)."""
    outcomes = [None if r.code is None else (r.code, r.details) for r in results]
    rows = [r.rows for r in results]
    if path is not None and None in outcomes:
        try:
            return outcomes, keep(Path(path), rows), []
        except OSError:
            return outcomes, None, rows
    return outcomes, None, rows


def results_of(documents: Sequence[Document], found: Answer) -> Iterator[Result]:
    """The results of these documents from what came as :func:`answer` gives it."""
    outcomes, piece, rows = found
    for position, (document, outcome) in enumerate(zip(documents, outcomes, strict=True)):
        if outcome is not None:
            yield Result(document.path, document.digest, code=outcome[0], details=outcome[1])
        elif piece is not None:
            yield Result(document.path, document.digest, piece=piece)
        else:
            yield Result(document.path, document.digest, rows[position])
