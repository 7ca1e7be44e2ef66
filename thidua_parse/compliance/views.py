"""A plan as the rules see it: items, rank in the hierarchy, regime, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

import regex

from ..linking.graph import Node
from ..record import Agency, Plan, Reference, Section, Span
from ..record.plan import walk_sections
from .alignment.items import Item, items_of
from .alignment.similarity import ItemWords, Vocabulary
from .findings import Party, Quote
from .shortnames import spelled_out
from .words import plain, shingles, words

T = TypeVar("T")

#: longest quote of a finding, in characters
QUOTE_LIMIT = 320

#: bodies that lead a level themselves; others of the level stand one step lower
_LEADING = frozenset({
    "UBND", "HĐND", "ĐẢNG", "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI", "CHỦ TỊCH NƯỚC", "MTTQ",
    "HĐTĐKT", "BAN CHỈ ĐẠO", "ĐOÀN THỂ",
})  # fmt: skip
_LEADING_NAME = regex.compile(
    r"^(?:chủ tịch\s+)?(?:ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|ban chấp hành|ban thường vụ|chính phủ|thủ tướng|quốc hội|chủ tịch nước|bộ chính trị|ban bí thư|trung ương|hội đồng thi đua|ban chỉ đạo|ủy ban mặt trận|ubnd|hđnd)"
)
_RANKS = {"central": 1.0, "province": 2.0, "district": 3.0, "commune": 4.0, "unit": 5.0}
_PARTY_NUMBER = regex.compile(r"\d+\s*-\s*\p{Lu}+\s*/\s*\p{Lu}")
_FRONT = regex.compile(r"^(?:ủy ban |ban thường trực )?(?:ủy ban )?(?:mặt trận|mttq)")
_PARTY = regex.compile(
    r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|chi bộ|bộ chính trị|ban bí thư|trung ương đảng)\b"
)


#: how an item of an organisation part begins, or what such parts say
_DUTY = regex.compile(
    r"^(?:(?:đề nghị|giao|các)\s+)?(?:sở|phòng|văn phòng|ban|ủy ban|ubnd|công an|mặt trận|hội|đoàn|trung tâm|đài|công đoàn|trường|trạm)\s"
    r"|\bchủ trì\b|\bbáo cáo\b"
)
#: parts whose titles say who may get an award, not who has a duty
_OF_AWARDS = ("eligibility", "participants")
_SIGNED = regex.compile(r"digital signature of ([\d-]+)")
_AS_ARTICLE = regex.compile(r"\bnhư\s*(?:tại |trong |ở )?điều\s*(\d+)")
_AS_ABOVE = regex.compile(r"như\s*(?:trên|kính|mục|phần|điện|điều|đã ghi)")


@dataclass(eq=False)
class PlanView:
    """Lazily computed features of one plan; made once a run and shared by all its pairs."""

    plan: Plan
    node: Node | None
    vocabulary: Vocabulary = field(repr=False)
    #: quotes by place, and several of them by their identities: rules quote the same places again and again
    _quoted: dict[tuple[int, int], tuple[Quote, ...]] = field(default_factory=dict, init=False, repr=False)
    _together: dict[tuple[int, ...], tuple[Quote, ...]] = field(default_factory=dict, init=False, repr=False)
    _mentioned: dict[str, bool] = field(default_factory=dict, init=False, repr=False)
    #: what functions of the document alone have found (:func:`once_a_view`)
    found: dict[Callable[[PlanView], Any], Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def party(self) -> Party:
        """The document as findings name it."""
        plan = self.plan
        return Party(path=plan.source.path, id=plan.id, key=self.node.key if self.node else None)

    @cached_property
    def sections(self) -> list[tuple[str, Section]]:
        """All sections with their paths (:meth:`Plan.walk_sections`)."""
        return walk_sections(self.plan.sections)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Paragraphs and bullets of the body."""
        return items_of(self.plan)

    @cached_property
    def lead_ins(self) -> dict[str, Item]:
        """What leads in the items that are numbered below it: an item with a colon at its end, else a title."""
        titled = {
            path: Item(path, path, "measures", section.title, section.span.start, section.span.start)
            for path, section in self.plan.walk_sections() if section.title and section.role not in _OF_AWARDS
        }
        return titled | {i.path: i for i in self.items if i.text.rstrip().endswith(":")}

    @cached_property
    def item_words(self) -> tuple[ItemWords, ...]:
        """Numbered words of the items."""
        return tuple(self.vocabulary.encode(words(i.text)) for i in self.items)

    def items_with(self, *roles: str) -> tuple[Item, ...]:
        """The items whose section has one of the roles."""
        return tuple(i for i in self.items if i.role in roles)

    @cached_property
    def loose_duties(self) -> tuple[Item, ...]:
        """Items that give duties to bodies under a heading in the office's own words.

        A part counts where half of its items and two at least open with a body or name a lead or a report.
        """
        parts: dict[str, list[Item]] = {}
        for item in self.items_with("other"):
            parts.setdefault(item.section.partition(".")[0], []).append(item)
        found: list[Item] = []
        for items in parts.values():
            duties = [i for i in items if _DUTY.search(plain(f"{i.heading} {i.text}"))]
            if len(duties) >= 2 and 2 * len(duties) >= len(items):
                found += items
        return tuple(found)

    @cached_property
    def loose_items(self) -> tuple[Item, ...]:
        """Items under headings in the office's own words that give no duties to bodies."""
        duties = {id(i) for i in self.loose_duties}
        return tuple(i for i in self.items_with("other") if id(i) not in duties)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Roles of all sections."""
        return frozenset([s.role for _, s in self.sections])

    @cached_property
    def folded(self) -> str:
        """The whole text folded for look-ups (offsets differ from the text)."""
        return " ".join(words(self.plan.text))

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Strings of five words of the body items (a word is one character of the run)."""
        return shingles("".join(w.string for w in self.item_words))

    def mentions(self, phrase: str) -> bool:
        """Whether the words of ``phrase`` stand in the text, in order and side by side."""
        known = self._mentioned.get(phrase)
        if known is None:
            found = " ".join(words(phrase))
            known = self._mentioned[phrase] = bool(found) and f" {found} " in f" {self.folded} "
        return known

    # -- the issuer ---------------------------------------------------------------------------
    @property
    def issuer(self) -> Agency | None:
        """The issuing body, or None where it was not found."""
        return self.plan.issuing_body

    @property
    def issuer_name(self) -> str | None:
        """Canonical name of the issuer."""
        return (self.issuer.name or self.issuer.raw) if self.issuer else None

    @cached_property
    def regime(self) -> str:
        """``party``, ``front`` or ``state``: whose rules of form and award apply."""
        issuer, name = self.issuer, plain(self.issuer_name or "")
        if (issuer and issuer.type == "ĐẢNG") or _PARTY.search(name):
            return "party"
        if (issuer and issuer.type in ("MTTQ", "ĐOÀN THỂ")) or _FRONT.search(name):
            return "front"
        number = self.plan.document_number
        if issuer is None and number.text and _PARTY_NUMBER.match(number.text):
            return "party"
        return "state"

    @cached_property
    def rank(self) -> float | None:
        """Rank of the issuer: 1 centre, 1.5 ministry, 2 province, 3 department or district, 4 office or commune, 5 unit."""
        return rank_of(self.issuer)

    @property
    def collective(self) -> bool:
        """Whether the issuer is a People's Committee (or its chairman)."""
        name = plain(self.issuer_name or "")
        return "ủy ban nhân dân" in name

    # -- time ---------------------------------------------------------------------------------
    @property
    def date(self) -> str | None:
        """Date of issue as the document itself states it (possibly partial).

        Of a date read with low confidence only the year counts, or the month of a digital signature,
        unless its day is the same: a verdict must not rest on a day that may be misread.
        """
        issued = self.plan.issued_on
        if self.date_doubtful:
            month = (issued.iso or "")[:7]
            return month if len(month) == 7 and self._signed_in(month) else month[:4] or None
        if issued.status == "uncertain":
            return issued.iso
        return issued.iso if issued.status in ("stated", "partial") else None

    @cached_property
    def date_doubtful(self) -> bool:
        """Whether the date was read with low confidence and no digital signature bears it out.

        A month without its day is borne out by a signature of that month.
        """
        issued = self.plan.issued_on
        if issued.status != "uncertain":
            return False
        read = issued.iso or ""
        return len(read) < 7 or not self._signed_in(read)

    def _signed_in(self, time: str) -> bool:
        """Whether a digital signature bears a date of issue out that is ``time`` or lies in it."""
        signed = (_SIGNED.fullmatch(e.note or "") for e in self.plan.issued_on.evidence)
        return any(m is not None and m[1].startswith(time) for m in signed)

    @cached_property
    def date_for_law(self) -> tuple[str | None, bool]:
        """Date for choosing the law and the map, and whether it is the document's own.

        A lost date is bounded by the latest document cited: the plan cannot be older.
        """
        if self.date:
            return self.date, True
        if self.plan.issued_on.iso:
            return self.plan.issued_on.iso, False
        if self.node and self.node.date:
            return self.node.date, False
        cited = [r.date for r in self.plan.references if r.date and len(r.date) >= 4]
        periods = [p.start for p in self.plan.campaign_periods if p.start]
        return max([*cited, *periods], default=None), False

    # -- recipients ---------------------------------------------------------------------------
    @cached_property
    def recipient_lines(self) -> tuple[tuple[str, Agency | None], ...] | None:
        """Lines of recipients; "Như trên" is the addressees in front, "Như Điều 3" that article.

        A head that bodies share stands before each of them (:func:`spelled_out`). None where such a line
        points to what was not found: whoever it means may be anybody.
        """
        plan = self.plan
        found: list[tuple[str, Agency | None]] = []
        for recipient in plan.recipients:
            line = plain(recipient.raw)
            if (article := _AS_ARTICLE.search(line)) is not None:
                texts = [
                    plan.text[s.span.start : s.span.end] for path, s in self.sections
                    if plain(path).rpartition(".")[2] == f"điều {article[1]}"
                ]
                if not texts:
                    return None
                found += [(spelled_out(text), None) for text in texts]
            elif _AS_ABOVE.match(line):
                if not plan.addressees:
                    return None
                found += [(spelled_out(a.raw), a.agency) for a in plan.addressees]
            found.append((spelled_out(recipient.raw), recipient.agency))
        return tuple(found)

    # -- citations ----------------------------------------------------------------------------
    @cached_property
    def parent_references(self) -> tuple[Reference, ...]:
        """Mentions of the documents that this one carries out."""
        return tuple(r for r in self.plan.references if r.is_parent)

    @cached_property
    def preamble(self) -> Span | None:
        """What stands between the subject and the first section, or None where it is not known."""
        plan = self.plan
        if plan.subject_span is None or not plan.sections:
            return None
        start, end = plan.subject_span.end, plan.sections[0].span.start
        text = plan.text[start:end]
        start += len(text) - len(text.lstrip())
        return Span(start=start, end=end) if text.strip() else None

    @property
    def headings(self) -> tuple[Span, ...]:
        """Places of the titles of the first level."""
        return tuple(s.title_span for s in self.plan.sections if s.title_span is not None)

    def quote(self, span: Span | Item | None) -> tuple[Quote, ...]:
        """The place as a quote, clipped to a readable length; empty for None."""
        if span is None:
            return ()
        place = span.start, span.end
        found = self._quoted.get(place)
        if found is None:
            found = self._quoted[place] = self._quote(*place)
        return found

    def _quote(self, first: int, last: int) -> tuple[Quote, ...]:
        if last <= first:
            return ()
        start, end = first, min(last, first + QUOTE_LIMIT)
        text = self.plan.text
        if end < last:
            blank = text.rfind(" ", start, end)
            end = blank if blank > start else end
        while end > start and text[end - 1].isspace():
            end -= 1
        return (Quote.made(start=start, end=end, quote=text[start:end]),) if end > start else ()

    def quotes(self, *spans: Span | Item | None) -> tuple[Quote, ...]:
        """Several places as quotes, each once, in order of the text; at most six."""
        quoted = [q for span in spans if (q := self.quote(span))]
        if len(quoted) < 2:
            return quoted[0] if quoted else ()
        quotes = {quote.start: quote for quote, in quoted}
        chosen = [quotes[k] for k in sorted(quotes)][:6]
        key = tuple(map(id, chosen))
        found = self._together.get(key)
        if found is None:
            found = self._together[key] = tuple(chosen)
        return found


def once_a_view(function: Callable[[PlanView], T]) -> Callable[[PlanView], T]:
    """Decorator: what depends on one document alone is found once for all its pairs."""

    @wraps(function)
    def kept(view: PlanView) -> T:
        try:
            known: T = view.found[function]
        except KeyError:
            known = view.found[function] = function(view)
        return known

    return kept


def is_calendar(view: PlanView) -> bool:
    """Whether a programme is a calendar of work ("Chương trình công tác tháng 3"), with no parts of a plan."""
    kind = view.plan.kind
    return kind is not None and kind.code == "CTr" and plain(view.plan.subject or "").startswith("công tác")


def rank_of(agency: Agency | None) -> float | None:
    """Rank of a body in the chain of command (hierarchy table: levels), None when not known."""
    if agency is None or agency.level is None:
        return None
    rank = _RANKS[agency.level]
    name = plain(agency.name or agency.raw)
    if agency.level == "unit" or agency.type in _LEADING or _LEADING_NAME.match(name):
        return rank
    return rank + (0.5 if agency.level == "central" else 1.0)
