"""The document as extractors see it: lines, their offsets and the zones they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ..knowledge.campaigns import campaign_key
from ..reading import SourceText
from ..record import Agency, DocumentNumber, IssueDate, Kind, Section, Span, walk_sections
from .anchors import anchor
from .fold import bare
from .frame import Frame
from .numbers import Numbers


@dataclass(slots=True)
class Zones:
    """Line ranges ``[start, end)`` of the parts of a document; empty ranges where a part is lost.

    ``header`` up to the kind word; ``title`` the kind word and the subject (for official letters
    the "V/v" lines); ``preamble`` from there to the first heading; ``body`` the headings and their
    text; ``closing`` recipients and signature block; ``appendix`` all behind it.
    """

    header: range
    title: range
    preamble: range
    body: range
    closing: range
    appendix: range


@dataclass(slots=True)
class DocumentText:
    """Lines (= paragraphs) of a source text with the offsets at which they begin."""

    source: SourceText
    text: str
    lines: list[str]
    starts: list[int]
    #: span of offsets ``(start, end)`` with page and box where the source knows them
    span: Callable[[int, int], Span]
    #: whether the text was made by character recognition
    ocr: bool
    zones: Zones = field(init=False)
    frame: Frame = field(init=False)
    #: lines in capitals without marks, as far as they were asked for
    _bare: dict[int, str] = field(default_factory=dict)
    #: offset behind which citations are not read, for there are too many of them; None: all are
    cut: int | None = None
    #: rank and length of every line's label up to the end of the body: see ``duties.where.labels``
    labels: list[tuple[float, int]] | None = None
    #: labels of a text that was recognised as the outline reads them: line → family, depth, length
    repaired: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    #: where phrases of agencies end, by where they begin, as far as headings were asked
    phrase_ends: dict[int, int] = field(default_factory=dict)
    _numbers: Numbers | None = None
    #: line ranges of preamble and body: see ``body.body_ranges``
    body: list[range] | None = None

    @classmethod
    def of(cls, source: SourceText) -> DocumentText:
        """The lines of a text with their offsets and spans; folded when they are asked for."""
        lines, starts = source.lines
        span = source.locate if source.fragments else Span.of
        return cls(source, source.text, lines, starts, span, source.source.ocr)

    @property
    def numbers(self) -> Numbers:
        """Where the numbers from the title to the end of the body begin."""
        if self._numbers is None:
            zones = self.zones
            title, preamble, body = zones.title, zones.preamble, zones.body
            lines = range(
                min(title.start, preamble.start, body.start), max(title.stop, preamble.stop, body.stop)
            )
            self._numbers = Numbers(self.text, *self.offsets(lines))
        return self._numbers

    def bare(self, line: int) -> str:
        """A line in capitals without marks (:func:`.fold.bare`), folded once."""
        folded = self._bare.get(line)
        if folded is None:
            folded = self._bare[line] = bare(self.lines[line])
        return folded

    def line_span(self, first: int, last: int | None = None) -> Span:
        """Span of the lines ``first`` … ``last`` (inclusive)."""
        last = first if last is None else last
        return self.span(self.starts[first], self.starts[last] + len(self.lines[last]))

    def line_at(self, offset: int) -> int:
        """Index of the line that holds ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def lines_with(self, words: Iterable[str], lines: range) -> set[int]:
        """Indices of those of ``lines`` that hold one of ``words``."""
        text, starts = self.text, self.starts
        start, end = self.offsets(lines)
        found: set[int] = set()
        for word in words:
            letter, shift = anchor(word)
            at = text.find(letter, start + shift, end)
            while at >= 0:
                if letter is word or text.startswith(word, at - shift):
                    behind = bisect_right(starts, at)
                    found.add(behind - 1)
                    at = text.find(letter, starts[behind] + shift, end) if behind < len(starts) else -1
                else:
                    at = text.find(letter, at + 1, end)
        return found

    def offsets(self, lines: range) -> tuple[int, int]:
        """Offsets ``(start, end)`` of a range of lines."""
        if not lines:
            at = self.starts[lines.start] if lines.start < len(self.starts) else len(self.text)
            return at, at
        last = lines[-1]
        return self.starts[lines[0]], self.starts[last] + len(self.lines[last])

    def iter_lines(self, lines: range) -> Iterator[tuple[int, int, str]]:
        """``(index, offset, line)`` of a range of lines."""
        part = slice(lines.start, lines.stop)
        return zip(lines, self.starts[part], self.lines[part])  # noqa: B905  of one length


@dataclass(slots=True)
class Facts:
    """What is already known of the document when later extractors run."""

    kind: Kind | None = None
    number: DocumentNumber = field(default_factory=DocumentNumber)
    issued_on: IssueDate = field(default_factory=IssueDate)
    issuer: Agency | None = None
    subject: str | None = None
    subject_span: Span | None = None
    sections: tuple[Section, ...] = ()
    #: ISO date of issue (possibly partial) as ``issued_on`` has it when this is made, or None
    date: str | None = field(init=False)
    _walked: list[tuple[str, Section]] | None = field(default=None, init=False, repr=False)
    _titled: list[tuple[str, Section, str]] | None = field(default=None, init=False, repr=False)
    _titles: str | None = field(default=None, init=False, repr=False)
    _campaign_keys: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.date = self.issued_on.iso

    @property
    def walked(self) -> list[tuple[str, Section]]:
        """``(path, section)`` of all sections, depth first; asked for when ``sections`` are known."""
        if self._walked is None:
            self._walked = walk_sections(self.sections)
        return self._walked

    @property
    def titles(self) -> str:
        """The headings of all sections in small letters, one a line.

        What stands in none of them need not be looked for in each.
        """
        if self._titles is None:
            self._titles = "\n".join([title for _, _, title in self.titled]).lower()
        return self._titles

    @property
    def titled(self) -> list[tuple[str, Section, str]]:
        """``(path, section, heading)`` of the sections that have one, in the order of ``titles``."""
        if self._titled is None:
            # the dict of a model is read faster than its attributes
            self._titled = [(path, s, title) for path, s in self.walked if (title := s.__dict__["title"])]
        return self._titled

    def headed(self, words: Iterable[str]) -> list[tuple[str, Section, str]]:
        """Those of :attr:`titled` whose heading holds one of ``words`` (in small letters)."""
        titles = self.titles
        found: set[int] = set()
        for word in words:
            at = titles.find(word)
            while at >= 0:
                found.add(titles.count("\n", 0, at))
                behind = titles.find("\n", at)
                at = titles.find(word, behind) if behind >= 0 else -1
        return [self.titled[i] for i in sorted(found)] if found else []

    def campaign_key(self, name: str) -> str:
        """:func:`.knowledge.campaigns.campaign_key` of a name that the document may hold several times."""
        key = self._campaign_keys.get(name)
        if key is None:
            key = self._campaign_keys[name] = campaign_key(name)
        return key

    @property
    def year(self) -> int | None:
        """Year of issue, or None."""
        return int(self.date[:4]) if self.date else None
