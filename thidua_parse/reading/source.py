"""What every reader gives: normalised text in one offset space, with the way back to the file.

The contract of ``SourceText.text`` (all readers keep it, all extractors rely on it):

* NFC, no carriage returns, no tabs but between table cells, no NUL, no lone surrogates;
* one paragraph a line (``\\n``): hard wraps and page breaks inside a sentence are joined by one
  blank, runs of blanks are one blank, lines have no blanks at either end, no empty lines;
* two-column parts (header, signature block) come column by column, left first;
* a table row is one line, its cells separated by ``\\t``; running heads, feet and page numbers are
  left out; Markdown stars and other marks of the carrier format are left out;
* letters, quotes and dashes are as printed, except that exotic hyphens are ``-``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from ..record import Diagnostic, DigitalSignature, Source, Span, Table

LineKind = Literal["body", "table", "footnote", "stamp"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A printed line or paragraph: where ``text[start:end]`` stands in the file."""

    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    part: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class WordConfidence:
    """OCR confidence (0 to 1) of ``text[start:end]``, and other readings of it."""

    start: int
    end: int
    confidence: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Piecewise-linear map from offsets of the normalised text to offsets of the decoded file.

    ``normal[i]`` maps to ``source[i]``; between two anchors offsets run in parallel.
    """

    normal: tuple[int, ...] = ()
    source: tuple[int, ...] = ()

    def to_source(self, offset: int) -> int:
        """Offset in the decoded file (code points) of ``offset`` in the normalised text."""
        if not self.normal:
            return offset
        i = max(bisect_right(self.normal, offset) - 1, 0)
        return self.source[i] + offset - self.normal[i]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file with positions. See the module's docstring for the contract."""

    text: str
    sha256: str
    source: Source
    source_map: SourceMap = SourceMap()
    fragments: tuple[Fragment, ...] = ()  # sorted by start; empty where the format has no layout
    line_kinds: tuple[LineKind, ...] = ()  # one a line of ``text``; empty: all "body"
    word_confidences: tuple[WordConfidence, ...] = ()  # sorted; only for OCR
    tables: tuple[Table, ...] = ()
    digital_signatures: tuple[DigitalSignature, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    #: the text, its lines and where they begin, where the reader has them at hand
    _lines: tuple[str, list[str], list[int]] | None = field(default=None, repr=False, compare=False)

    def __repr__(self) -> str:
        """One line, for notebooks and debuggers."""
        return f"<SourceText {self.source.path}, {len(self.text)} characters>"

    @property
    def lines(self) -> tuple[list[str], list[int]]:
        """The lines of ``text`` and the offsets at which they begin; not to be changed."""
        known = getattr(self, "_lines", None)  # a text pickled by an earlier version has none
        if known is not None and known[0] is self.text:  # a copy may have another text
            return known[1], known[2]
        lines = self.text.split("\n")
        return lines, list(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))

    def locate(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` with page, box, part and paragraph where they are known.

        The box is the union of the boxes of the fragments of the first page that it touches.
        """
        if not self.fragments:
            return Span.of(start, end)
        if not self._starts:
            self._starts.extend(f.start for f in self.fragments)
        i = max(bisect_right(self._starts, start) - 1, 0)
        while i < len(self.fragments) and self.fragments[i].end <= start:
            i += 1
        if i == len(self.fragments) or self.fragments[i].start >= end:
            return Span.of(start, end)
        first = self.fragments[i]
        box = first.bbox
        for fragment in self.fragments[i + 1 :]:
            if fragment.start >= end or fragment.page != first.page:
                break
            if box and fragment.bbox:
                b = fragment.bbox
                box = (min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3]))
        return Span.made(
            start=start, end=end, page=first.page, bbox=box, part=first.part,
            paragraph=first.paragraph,
        )

    def confidence(self, start: int, end: int) -> float | None:
        """Lowest OCR confidence inside ``[start, end)``; None where the text was not OCRed."""
        if not self.word_confidences:
            return None
        inside = [w.confidence for w in self.word_confidences if w.start < end and w.end > start]
        return min(inside) if inside else None

    def others(self, start: int, end: int) -> list[str]:
        """``text[start:end]`` with one word at a time as another reading has it."""
        return [
            self.text[start : word.start] + other + self.text[word.end : end]
            for word in self.word_confidences
            if start <= word.start and word.end <= end
            for other in word.others
        ]
