"""The grammar of number and symbol (số, ký hiệu) of Vietnamese documents, as pure functions.

Shapes (Nghị định 30/2020/NĐ-CP, Điều 8 and 15; Hướng dẫn 36-HD/VPTW for the Party; usage):

========== ============================== ================================
named      {n}/{KIND}-{ORGAN}             158/KH-UBND
normative  {n}/{year}/{KIND}-{ORGAN}      98/2023/NĐ-CP, 66.25/2026/NQ-CP
assembly   {n}/{year}/QH{term}            06/2022/QH15
letter     {n}/{ORGAN}-{UNIT}, {n}/{ORGAN} 4481/BNV-BTĐKT (công văn)
party      {n}-{KIND}/{ORGAN}[-{DEPT}]    105-CV/TU, 225-KH/TWĐTN-TNNT
old        {n}-{KIND}, {n}/{ORGAN}        319-CT, 923/TTg
bare       {n}                            522
========== ============================== ================================

The serial may be blank (``/KH-SYT``, ``..../KH-UBND``). What is printed is kept in ``text``; the
canonical form mends spaces, dashes, lost Đ, letter case and digits that OCR took for letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

import regex

from ..knowledge import fold
from ..knowledge.symbols import (
    SymbolOrgan,
    fold_letters,
    folded_kinds,
    symbol_kinds,
    symbol_organs,
)
from .vocabulary import Level

Shape = Literal["named", "normative", "assembly", "letter", "party", "old", "bare"]

#: dashes that stand for a hyphen in symbols
DASHES = fold.DASHES + "\u00ad"
#: dashes to hyphens, and the Icelandic and African letters that stand for Đ in old files to Đ
_TO_PLAIN = str.maketrans({**dict.fromkeys(DASHES, "-"), "Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})
_BLANKS = regex.compile(r"[\s\u200b\ufeff]+")
_PREFIX = regex.compile(r"(?i)^\s*(?:s[ốôóỗộo]|no)\s*[.:;]?\s*(?=[\d/.…_lIO-]|$)")
_OCR_DIGITS = str.maketrans("OoIlBSZ", "0011852")

_GRAMMAR = regex.compile(
    r"(?P<serial>[0-9OoIlBSZ]{0,5}[0-9][0-9OoIlBSZ]{0,4}(?:\.[0-9]{1,3})?[a-zđ]?|)"
    r"(?:(?P<party>-)|(?P<slash>/)|(?=[A-ZĐ]{2}[A-Za-z]{0,2}-\p{Lu}))?"
    r"(?:(?P<year>(?:19|20)[0-9]{2})(?:[/-]|[27Z](?=\p{L})|(?=\p{L})|$)|(?P<misprint>[0-9]{3,5})/)?"
    r"(?P<symbol>[\p{L}&][\p{L}0-9&.,_/+'-]*)?"
)
#: digits of the longest serial without a symbol
_LONGEST = 5
_BLANK_SERIAL = regex.compile(r"^[.…_·xX]+(?=[/-])")
_TERM = regex.compile(r"^(UBTVQH|QH)K?([0-9IVX]{1,5})$", regex.IGNORECASE)
#: misreadings of the Party's commonest kinds
_MISREAD_KINDS = {"CI": "CT", "CTI": "CT", "KI": "KL"}
_DOUBLED = regex.compile(r"D{2,}$")  # QĐĐ for QĐ
_PREMIER = regex.compile(r"^T[\p{L}0-9]{0,3}g$")  # TTg misread: TIg, TTIg, TÌg
_SPLIT = regex.compile(r"[-/._]+")


class NumberParts(NamedTuple):
    """Parts of a number. ``serial`` is None for a blank; ``kind`` is None for letters and laws.

    ``organ`` holds the letters of the issuer (joint ones with hyphens), ``unit`` those of the
    drafting unit of an official letter or of a department of the Youth Union. ``alternatives``
    are other canonical readings where OCR leaves a doubt.
    """

    text: str
    serial: str | None = None
    year: str | None = None
    kind: str | None = None
    organ: str | None = None
    unit: str | None = None
    shape: Shape = "bare"
    repaired: bool = False
    alternatives: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """True where the symbol stands without a serial."""
        return self.serial is None

    @property
    def organs(self) -> tuple[str, ...]:
        """Letters of each issuer of a joint document, else of the one issuer."""
        if self.organ is None:
            return ()
        kind = symbol_kinds().get(self.kind or "")
        joint = kind is not None and kind.family == "joint"
        return tuple(self.organ.split("-")) if joint else (self.organ,)


def compact(raw: str) -> str:
    """``raw`` in NFC without inner blanks, every dash a hyphen; nothing else is mended."""
    joined: str = _BLANKS.sub("", normalize("NFC", raw))
    return joined.translate(_TO_PLAIN)


@lru_cache(maxsize=8192)
def parse_number(raw: str) -> NumberParts | None:
    """Parts of a number and symbol, or None where ``raw`` holds no such thing.

    A leading "Số:" is dropped. Linear in the length of ``raw``; at most 120 characters are read.
    """
    text = compact(_PREFIX.sub("", raw[:120], count=1)).strip(" .;:,\"'“”()*")
    text = _BLANK_SERIAL.sub("", text)
    match = _GRAMMAR.fullmatch(text)
    if match is None or not text or text in "/-":
        return None
    serial, symbol = match["serial"] or None, match["symbol"]
    year = match["year"] or _likely_year(match["misprint"])
    if serial is None and (symbol is None or not (match["slash"] or match["party"])):
        return None
    if symbol is None:
        if year is not None:  # "12/2021" is a month, not a number
            return None
        if match["slash"] or match["party"]:
            return None
        mended = _mend_serial(serial or "")
        if len(mended.rstrip("abcdđeghk")) > _LONGEST or (len(mended) > 4 and mended.startswith("00")):
            return None  # a telephone, an invoice, a tax code
        return NumberParts(text=text, serial=mended, shape="bare", repaired=mended != serial)
    # "34 CT/TU": the Party's order of kind and organ, without the mark before them
    party = bool(match["party"]) or (
        not match["slash"] and symbol.find("/") > 0 and _kind_of(symbol[: symbol.find("/")]) is not None
    )
    read = _read_symbol(symbol, party=party, year=year)
    if read is None:
        return None
    parts = NumberParts(
        text, _mend_serial(serial) if serial else None, year, read.kind, read.organ, read.unit,
        read.shape,
    )
    canonical = format_number(parts)
    doubts: tuple[str, ...] = ()
    if serial and parts.serial != serial and serial[-1] in "BSZ":  # suffix or misread digit
        doubts = (canonical, canonical.replace(parts.serial or "", serial, 1))
    if match["misprint"]:
        doubts = (canonical,)
    if parts.organ == "TƯ":
        doubts = tuple(canonical.replace("TƯ", organ) for organ in ("TW", "TU"))
    if canonical == text and not doubts:
        return parts
    return parts._replace(repaired=canonical != text, alternatives=doubts)


def _likely_year(misprint: str | None) -> str | None:
    """The one year that a misprint with a digit too many can mean (12011 → 2011), or None."""
    if misprint is None:
        return None
    years = {misprint[:i] + misprint[i + 1 :] for i in range(len(misprint))}
    likely = [y for y in years if len(y) == 4 and y[:2] in ("19", "20")]
    return likely[0] if len(likely) == 1 else None


def _mend_serial(serial: str) -> str:
    """Digits for the letters OCR takes them for; a lower-case suffix (36a) stays."""
    if serial.isdigit():
        return serial
    suffix = ""
    if len(serial) > 1 and serial[-1] in "abcdđeghk":
        serial, suffix = serial[:-1], serial[-1]
    return serial.translate(_OCR_DIGITS) + suffix


def _kind_of(letters: str) -> str | None:
    """Canonical code of the kind that ``letters`` are, or None."""
    known = symbol_kinds().get(letters)
    if known is not None:
        return letters if known.in_symbols else None
    folded = fold_letters(letters)
    return (
        folded_kinds().get(folded) or folded_kinds().get(_DOUBLED.sub("D", folded))
        or _MISREAD_KINDS.get(folded)
    )


@dataclass(slots=True)
class _Symbol:
    """What the letters behind the serial say."""

    shape: Shape
    kind: str | None = None
    organ: str | None = None
    unit: str | None = None


def _read_symbol(symbol: str, *, party: bool, year: str | None) -> _Symbol | None:
    """Kind, organ and unit of the letters behind the serial (and year)."""
    symbol = symbol.strip("-/._,")
    tokens = [t for t in _SPLIT.split(symbol) if t]
    if not tokens:
        return None
    term = _TERM.match(tokens[-1])
    first = tokens[0]
    named: Shape = "party" if party else "normative" if year else "named"
    if term and (len(tokens) == 1 or (len(tokens) == 2 and _kind_of(first))):
        number = term[2].upper()
        if any(c.isdigit() for c in number):
            number = number.replace("I", "1")  # QHI3
        organ = term[1].upper() + number
        kind = _kind_of(first) if len(tokens) == 2 else None
        shape: Shape = "normative" if kind and year else "named" if kind else "assembly"
        return _Symbol(shape, kind, organ)
    kind = _kind_of(first)
    if kind is not None and len(tokens) > 1 and not _is_letter_of_organ(first, tokens[1], party):
        organ_tokens = [mend_organ(t) for t in tokens[1:]]
        unit = None
        if not party and organ_tokens[0].isdigit():
            return None  # "15/HĐ-2021" names no body
        if party and len(organ_tokens) > 1:
            unit, organ_tokens = "-".join(organ_tokens[1:]), organ_tokens[:1]
        return _Symbol(named, kind, "-".join(organ_tokens), unit)
    if len(tokens) == 1:
        if party and kind is not None:
            return _Symbol("old", kind)  # 319-CT
        fused = _split_fused(first)
        if fused is not None:  # QĐTTg, NĐCP
            return _Symbol(named, *fused)
    organ, *units = tokens
    if len(organ) == 1 or organ.isdigit():
        return None  # "5K", a number plate
    return _Symbol(
        "old" if party and kind is None else "letter", None, mend_organ(organ),
        "-".join(units) or None,
    )


def _is_letter_of_organ(first: str, second: str, party: bool) -> bool:
    """True for organs whose letters are also a kind's, before a drafting unit (CĐ-…, BTT-…)."""
    if party or first not in symbol_organs() or first in {"CT", "CĐ", "TT"}:
        return False
    unit = symbol_organs().get(second)
    return unit is not None and unit.level == "suffix"


def _split_fused(letters: str) -> tuple[str, str] | None:
    """Kind and organ written without the hyphen, where the rest is a known organ."""
    if letters in symbol_organs() or "&" in letters:
        return None
    for length in (4, 3, 2):
        kind = _kind_of(letters[:length]) if len(letters) > length else None
        rest = mend_organ(letters[length:])
        if kind and rest in symbol_organs():
            return kind, rest
    return None


#: misreadings of the two commonest organs (table of variants; OCR)
_MENDED = {
    "IW": "TW", "TVV": "TW",
    "UBNO": "UBND", "UBNB": "UBND", "UBDN": "UBND", "UBMD": "UBND", "UBN0": "UBND",
    "TTA": "TTg", "TTQ": "TTg", "TTG": "TTg", "TG": "TTg", "TT8": "TTg", "HDNO": "HĐND",
}


@lru_cache(maxsize=2048)
def mend_organ(letters: str) -> str:
    """Letters of an organ as they are meant: UBNĐ, UBNO, ƯBND → UBND; TTG, TTa → TTg; lost Đ."""
    known = symbol_organs().get(letters)
    if letters == "TƯ" or (known is not None and known.code == letters):
        return letters
    folded = fold_letters(letters)
    if folded in _MENDED or _PREMIER.match(letters):
        return _MENDED.get(folded, "TTg")
    known = symbol_organs().get(folded)
    if known is None or "&" in letters:
        return letters
    lost = "Đ" not in letters and letters.upper() == folded  # only Đ or the case can be lost
    return known.code if lost or folded == "UBND" else letters


def format_number(parts: NumberParts) -> str:
    """The canonical form: ``158/KH-UBND``, ``105-CV/TU``, ``/KH-SYT`` for a blank serial."""
    serial = parts.serial or ""
    if parts.shape == "bare":
        return serial
    organ = "-".join(t for t in (parts.organ, parts.unit) if t)
    if parts.shape == "party":
        return f"{serial}-{parts.kind}/{organ}"
    if parts.shape == "old":
        return f"{serial}-{parts.kind or organ}"
    symbol = f"{parts.kind}-{organ}" if parts.kind else organ
    return "/".join(t for t in (serial, parts.year, symbol) if t is not None)


@lru_cache(maxsize=8192)
def number_key(parts: NumberParts) -> str:
    """Key under which two writings of one number are equal: serial as integer, letters folded.

    ``08/KH-UBND``, ``8/KH–UBNĐ`` and ``8-KH/UBND`` all give ``8/KH/UBND``. The key knows nothing
    of the issuer's place: every province has its own 85/KH-UBND.
    """
    serial = parts.serial.lstrip("0") or "0" if parts.serial else ""
    letters = (parts.kind, parts.organ, parts.unit)
    return "/".join([serial, *([parts.year] if parts.year else []),
                     *(fold_letters(t) for t in letters if t)])


def implied_kind(parts: NumberParts) -> str | None:
    """Kind that the symbol says: its letters, CV for an official letter, None for the Assembly."""
    if parts.kind is not None:
        return parts.kind
    return "CV" if parts.shape == "letter" else None


def implied_organ(parts: NumberParts) -> SymbolOrgan | None:
    """The organ the letters stand for, where the table has them (the term of QH15 is dropped)."""
    if parts.organ is None or parts.organ == "TƯ":
        return None
    organs = symbol_organs()
    if parts.kind == "VBHN":  # the letters of the consolidated kind stand before the organ
        return organs.get(parts.organ.rsplit("-", 1)[-1])
    found = organs.get(parts.organ) or organs.get(fold_letters(parts.organ))
    if found is None and (term := _TERM.match(parts.organ)):
        found = organs[term[1].upper()]
    if found is None and "-" in parts.organ:
        found = organs.get(parts.organ.split("-", 1)[0])
    return found if found is None or found.level != "suffix" else None


def implied_level(parts: NumberParts) -> Level | None:
    """Level the letters imply, None where they do not say (UBND, HĐND, MTTQ are of any level)."""
    organ = implied_organ(parts)
    if organ is not None:
        return organ.level  # type: ignore[return-value]
    letters = parts.organ or ""
    if len(letters) >= 3 and letters[0] == "S" and letters[1:2].isupper():
        return "province"
    if letters.startswith(("THPT", "THCS", "THMN", "MN")):
        return "unit"
    return None
