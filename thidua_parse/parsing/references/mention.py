"""A mention of another document while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from ...record import Agency
from ...record.numbers import NumberParts, number_key
from ...record.vocabulary import ParentKind, Relation


@dataclass(slots=True)
class Mention:
    """Offsets are code points of the document's text; ``end`` moves as date and issuer are read."""

    start: int
    end: int
    line: int
    kind: str | None = None
    number: str | None = None
    parts: NumberParts | None = None
    number_start: int = -1
    number_end: int = -1
    date: str | None = None
    date_end: int = -1
    issuer_start: int = -1
    issuer_end: int = -1
    issuer: Agency | None = None
    issuer_inferred: bool = False
    #: the issuer stands before the number and holds for a whole list: "các Kế hoạch của UBND tỉnh: số …"
    leads: bool = False
    subject: str | None = None
    subject_start: int = -1
    subject_end: int = -1
    campaign: str | None = None
    pinpoint: str | None = None
    relation: Relation = "mentions"
    trigger_start: int = -1
    trigger_end: int = -1
    is_parent: bool = False
    parent_kind: ParentKind | None = None
    host: Mention | None = None
    listed_after: Mention | None = None
    law_name: bool = False
    alias: bool = False
    alias_of: Mention | None = None
    antecedent: Mention | None = None
    #: another mention of the same number in a scan has nearly the same date
    contradicted: bool = False
    _key: str | None = None

    @property
    def key(self) -> str:
        """:func:`number_key` of a number with ``parts``, made once."""
        if self._key is None:
            assert self.parts is not None
            self._key = number_key(self.parts)
        return self._key

    @property
    def joint(self) -> bool:
        """Whether the symbol names several issuers."""
        parts = self.parts
        return parts is not None and parts.organ is not None and "-" in parts.organ and len(parts.organs) > 1

    @property
    def reach(self) -> int:
        """Offset behind everything that belongs to the mention, its cited title too."""
        return max(self.end, self.subject_end, self.number_end)


#: what a decision can carry, and the letters under which it is cited then (rule P6)
_CARRIED = (("đề án", "ĐA"), ("kế hoạch", "KH"), ("chương trình", "CTr"))


def carried_kinds(mention: Mention) -> tuple[str, ...]:
    """Kinds of the texts a cited decision promulgates: "Đề án 25" is Quyết định 25's Đề án."""
    title = mention.subject
    if mention.kind != "QĐ" or title is None:
        return ()
    low = title[:80].lower()
    return tuple([code for word, code in _CARRIED if word in low])
