"""Abbreviations of recipient lists ("Nơi nhận") and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from .agency_names import BodyName, resolve
from .agency_places import Where
from .fold import key
from .tables import rows

_PURPOSE = regex.compile(r"\s*\((?:để )?[^()]{2,30}\)\s*$")
_TRIM = " .;:,/-–+•*"


@dataclass(frozen=True, slots=True)
class RecipientAbbreviation:
    """A row of the table: ``kind`` party, council, office, filing, word …; ``ambiguous_with`` names
    the other readings, "" when there is one only."""

    abbreviation: str
    expansion: str
    kind: str
    context: str
    ambiguous_with: str


@cache
def recipient_abbreviations() -> dict[str, RecipientAbbreviation]:
    """Key of an abbreviation → its row."""
    return {
        key(r["abbreviation"]): RecipientAbbreviation(
            r["abbreviation"], r["expansion"], r["kind"], r["context"], r["ambiguous_with"]
        )
        for r in rows("recipient_abbreviations")
    }


#: longer than an abbreviation is as it is written in any way
LONGEST = 60
#: kinds of rows that name bodies, not words, filing codes or purposes
_BODIES = frozenset(
    {"party", "council", "office", "leader", "committee", "central", "department", "mass_org",
     "front", "agency", "media", "police", "army", "court", "procuracy", "assembly", "steering"}
)  # fmt: skip
_FILING = ("lưu", "như ", "gửi", "http", "www", "+")


def resolve_recipient_name(raw: str, where: Where | None, on: str | None) -> BodyName | None:
    """The body a recipient line names; None for filing lines and "Như trên".

    A line that names several bodies ("CT, các PCT UBND tỉnh") gives the first.
    """
    text = raw.strip(_TRIM)
    if "(" in text:
        text = str(_PURPOSE.sub("", text)).strip(_TRIM)
    if not text or text.casefold().startswith(_FILING):
        return None
    row = recipient_abbreviations().get(key(text)) if len(text) <= LONGEST else None
    if row is not None:
        if row.kind not in _BODIES:
            return None
        if row.ambiguous_with or " / " in row.expansion or ";" in row.expansion:
            readings = tuple(row.expansion.replace(" / ", "; ").split("; "))
            if key(text).endswith("tu"):
                return resolve(_party(readings[0], where), where, on)
            return BodyName(None, status="uncertain", candidates=readings)
        return resolve(_heads(row.expansion), where, on)
    found = resolve(_heads(_first(text)), where, on)
    if found.type is None and text == text.upper():
        return BodyName(None, status="uncertain")  # letters that no table explains
    return found


_NEXT = regex.compile(r"(?:[,;] |,? và (?:các )?)(?=(?:TT|CT|PCT|các|Các|Sở|Ban|LĐLĐ|Liên|Tỉnh|Công an|Bộ|Cục|Kho|Huyện|UBND|HĐND|Hội|MTTQ|ĐĐBQH|Đoàn|đoàn|Ủy|VP|Văn|Báo|Đài|hội|tổ|CVP|PVP))")


def _first(text: str) -> str:
    """The first body of a line that names several; sets ("các sở, ban, ngành") stay whole."""
    if text.startswith(("Các ", "các ", "CT", "Chủ tịch", "PCT", "UBND các")):
        return text
    m = _NEXT.search(text) if ", " in text or "; " in text or " và " in text else None
    if m and text.startswith(("VP", "Văn phòng")) and "và" in m.group():
        return text
    return text[: m.start()] if m and m.start() > 2 else text


_HEADS = regex.compile(r"^(?:CT(?=[, .]|$)(?:,?\s*(?:và )?(?:các )?PCT)?\.?|PCT|Chủ tịch,? (?:và )?(?:các )?(?:PCT|Phó Chủ tịch|phó chủ tịch))\s*")


def _heads(text: str) -> str:
    """"CT và các PCT UBND tỉnh" as "Chủ tịch UBND tỉnh"."""
    m = _HEADS.match(text) if text[:1] in ("C", "P") else None
    if m and m.end() < len(text):
        return f"Chủ tịch {text[m.end():]}"
    return text


def _party(reading: str, where: Where | None) -> str:
    """"Thường trực Tỉnh ủy", or Thành ủy in a centrally-run city."""
    if where is not None and where.province:
        from .places import province

        found = province(where.province)
        if found is not None and found.type == "thành phố":
            return reading.replace("Tỉnh ủy", "Thành ủy")
    return reading
