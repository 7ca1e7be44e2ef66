"""What a worker does, whatever runs it: documents in, rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import ReadingError, ThiduaError
from ..reading import Limits, SourceText
from ..reading.many import read_loaded


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a member of an archive: its path, its bytes and their content id."""

    path: str
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document: the rows of its record, or the code and details of its error."""

    path: str
    digest: str
    rows: dict[str, bytes] = field(default_factory=dict)  # table → JSON Lines; empty for an error
    code: str | None = None
    details: dict[str, Any] = field(default_factory=dict)


def failed(document: Document, error: ThiduaError) -> Result:
    """The result of a document that could not be read."""
    details = {k: v if isinstance(v, (int, float)) else str(v) for k, v in error.details.items()}
    return Result(document.path, document.digest, code=error.code, details=details)


def work(documents: Sequence[Document], limits: Limits, version: str) -> Iterator[Result]:
    """A result for every document, in their order, each as soon as it is there.

    The result depends on the document alone, so every engine gives the same.
    """
    texts = read_loaded([(d.path, d.data) for d in documents], limits=limits)
    for document, text in zip(documents, texts, strict=True):
        yield _result(document, text, version)


def _result(document: Document, text: SourceText | ReadingError, version: str) -> Result:
    from ..parsing import parse_text
    from .rows import rows_of
    from .shards import lines

    if isinstance(text, ReadingError):
        return failed(document, text)
    try:
        plan = parse_text(text)
        if plan.id != document.digest:  # a reader may name what it made of the file
            plan = plan.changed(id=document.digest)
        rows = {table: lines(found) for table, found in rows_of(plan, version).items()}
    except ThiduaError as error:
        return failed(document, error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return failed(document, ReadingError("TP199", path=document.path, reason=reason))
    return Result(document.path, document.digest, rows)
