"""Identity of documents: folded numbers, bodies, terms and keys.

Number and symbol are unique per organ and year (Nghị định 30/2020/NĐ-CP, Điều 15); Party numbers
run by kind through a whole term of the committee (Hướng dẫn 36-HD/VPTW, 2018), so their key holds
the term instead of the year. Every province has its own 85/KH-UBND: the key needs the issuer.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from ..knowledge.agency_text import expand, match_field
from ..knowledge.fold import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES, fold_tones
from ..knowledge.places import provinces
from ..knowledge.units import districts, homes_of_commune, provinces_of_district
from ..record import Agency, Reference
from ..record.numbers import compact, format_number, parse_number

_DASHES = dict.fromkeys(map(ord, DASHES + "_"), "-")
#: dashes made one, quotes left out; letters that stay are in the table too, for a miss costs
#: ``str.translate`` an exception
_MARKS: dict[int, int | str | None] = {
    **{code: code for code in (*range(0x250), *range(0x1E00, 0x1F00))}, **_DASHES,
    **dict.fromkeys(map(ord, "\"'*" + DOUBLE_QUOTES + SINGLE_QUOTES)),
}
_TIGHT = regex.compile(r"\s*([-/,.;:()])\s*")
_HEADS = regex.compile(
    r"^(?:đồng chí |các )?(?:phó )?(?:chủ tịch|giám đốc|bộ trưởng(?:,? ?chủ nhiệm)?|chủ nhiệm|thủ trưởng"
    r"|hiệu trưởng|tổng giám đốc|cục trưởng|tổng cục trưởng|chi cục trưởng|viện trưởng|chánh án|tổng thanh tra"
    r"|thống đốc|trưởng (?:ban(?= ban )|phòng(?= phòng ))|trưởng(?= (?:ban|phòng) )"
    r"|chánh (?:văn phòng(?= văn phòng )|thanh tra(?= thanh tra ))|chánh(?= (?:văn phòng|thanh tra) ))\s+"
)
#: the first word of a body's own name, behind the office of its head
_BODY = regex.compile(
    r"(?:[ỦU][ỷy] ban|[Bb]an|[Pp]hòng|[Vv]ăn phòng|[Tt]hanh tra|UBND|HĐND|Hội|Bộ|Sở|Cục|Chi cục|Tổng cục|Viện|Tòa án|Toà án|Ngân hàng"
    r"|Kho bạc|Bảo hiểm|Liên đoàn|Liên hiệp|Mặt trận|Trường|Đại học|Học viện|Trung tâm|Bệnh viện|Công an)\b"
)
#: organs of one Party committee; its documents are numbered by kind in one series through the term,
#: whichever of them issued (Hướng dẫn 36-HD/VPTW, 2018)
_PARTY_ORGANS = regex.compile(
    r"(?i)^(?:(?:ban )?thường vụ|thường trực|ban chấp hành|btv|bch)\s+"
    r"(?:(?=(?:tỉnh|thành|huyện|quận|thị|đảng) [uủ][ỷy]|(?:tỉnh|thành|huyện|quận|thị|đảng)ủy)"
    r"|đảng bộ (?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (?=\S))"
)
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_UNIT_WORDS = regex.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+")
_UNIT_AT_END = regex.compile(
    r"(?i)\b(huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) ((?:\p{Lu}|\d)[\p{L}\d' -]*)$"
)
_PLACE = regex.compile(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (?!(?:hội|ủy|đoàn)\b)\S"
)
_CENTRAL = frozenset({"chính phủ", "thủ tướng chính phủ", "quốc hội", "ủy ban thường vụ quốc hội"})
#: a serial with letters that OCR and careless hands write for digits
_MISREAD = regex.compile(r"(?=[0-9]*[OIL])[0-9OIL]*[0-9][0-9OIL]*(?=[/-])")
_DIGITS = str.maketrans("OIL", "011")
_SYMBOL = regex.compile(
    r"(?P<serial>\d+(?:\.\d+)?)?(?:/(?P<year>(?:19|20)\d\d))?(?:(?P<sep>[/-])(?P<symbol>.+))?$"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """One case, one place of tone marks, one dash, single blanks, no quotes: for matching only."""
    return folded(text)


def folded(text: str) -> str:
    """:func:`fold` for what is not asked for again: texts, and titles whose words are kept."""
    small = fold_tones(unicodedata.normalize("NFC", text).translate(_MARKS).casefold())
    return str(_TIGHT.sub(r"\1", " ".join(small.split()))).strip(" .;:,-")


@dataclass(frozen=True, slots=True)
class NumberKey:
    """Comparison form of a number: integer serial, year of the symbol, folded symbol letters."""

    serial: str | None
    year: str | None
    symbol: str

    @property
    def party(self) -> bool:
        """Whether the number has the Party order ``n-KIND/ORGAN``."""
        return self.symbol.startswith("-")


@lru_cache(maxsize=65536)
def number_key(number: str) -> NumberKey:
    """Fold a number: no blanks, ``Đ`` as ``D``, ``Ư`` as ``U``, dashes one, letters upper case.

    >>> number_key("085 /KH–UBND") == number_key("85/KH-UBND")
    True
    """
    text = unicodedata.normalize("NFC", number).translate(_DASHES).upper()
    text = "".join(text.split()).replace("Đ", "D").replace("Ư", "U").replace("&", "")
    misread = _MISREAD.match(text)
    if misread:
        text = misread[0].translate(_DIGITS) + text[misread.end() :]
    match = _SYMBOL.match(text)
    if not match:
        return NumberKey(None, None, text)
    serial = match["serial"]
    if serial and "." not in serial:
        serial = str(int(serial))
    symbol = match["symbol"] or ""
    party = match["sep"] == "-" and "/" in symbol
    symbol = symbol.replace(".", "-") if not party else symbol
    return NumberKey(serial, match["year"], ("-" if party else "") + symbol)


#: bodies of a field of work, whose field is mostly abbreviated
_FIELD_HEADS = frozenset({"Bộ", "Sở", "Phòng"})


def spelled_out(name: str) -> str:
    """``name`` with the abbreviations of the registry written out ("Phòng GD&ĐT", "Sở LĐTBXH")."""
    if sum(map(str.isupper, name)) < 3 or name.isupper():
        return name
    found = expand(name)
    words = found.split()
    for at, head in enumerate(words[:-1]):
        if head in _FIELD_HEADS:
            if any(sum(map(str.isupper, w)) > 1 for w in words[at + 1 : at + 4]):
                field = match_field(words[at + 1 :], head)
                if field is not None:
                    return " ".join((*words[: at + 1], field[0], *words[at + 1 + field[1] :]))
            break
    return found


def _committee(name: str) -> str:
    """The Party committee behind the name of one of its organs; other names as they are."""
    match = _PARTY_ORGANS.match(name)
    if match is None:
        return name
    unit = match["unit"]
    if unit is None:
        return name[match.end() :]
    unit = unit.lower()
    return f"{_COMMITTEES.get(unit, f'Đảng ủy {unit}')} {name[match.end() :]}"


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """The body behind a name: heads and standing committees stand for their body.

    "Chủ tịch Ủy ban nhân dân tỉnh X" and "Ủy ban nhân dân tỉnh X" are one node for matching
    (resolution rule R5 of the hierarchy table); so are a Party committee and its standing committee.
    """
    folded = fold(spelled_out(name)).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")
    stripped = _HEADS.sub("", folded)
    # "Thủ trưởng", "Chủ tịch nước" are bodies of their own: strip only where a body is left
    folded = stripped if stripped.count(" ") >= 1 and stripped != "nước" else folded
    return _committee(folded).casefold()


@lru_cache(maxsize=65536)
def bare_body(name: str) -> str:
    """The body's key without words for kinds of places: two names of one body have the same.

    What two bodies must share for :func:`same_body` to be true; look-ups go by it.
    """
    return str(_UNIT_WORDS.sub("", body_key(name)))


@lru_cache(maxsize=65536)
def lacks_place(name: str | None) -> bool:
    """Whether a name does not say of which place the body is ("Ủy ban nhân dân tỉnh", "Sở Y tế")."""
    return not name or not _has_place(body_key(name))


@lru_cache(maxsize=4096)
def related_provinces(name: str) -> frozenset[str]:
    """A province with those that it took over or went into on 1/7/2025."""
    found = {name}
    for row in provinces():
        if row.name == name:
            found.update(row.successors)
        elif name in row.successors:
            found.add(row.name)
    return frozenset(found)


def same_province(a: str | None, b: str | None) -> bool | None:
    """Whether two names mean one province or one that took over the other; None if unknown."""
    if not a or not b:
        return None
    return a == b or b in related_provinces(a)


@lru_cache(maxsize=65536)
def has_namesakes(body: str) -> bool:
    """Whether several districts or communes bear the name that a body's name ends in."""
    match = _UNIT_AT_END.search(body)
    if not match:
        return False
    kind, name = match[1].casefold(), match[2]
    return len(provinces_of_district(name, kind)) + len(homes_of_commune(name, kind, None)) > 1


@lru_cache(maxsize=4096)
def lone_district(name: str) -> bool:
    """Whether one district only bears the name (there are ten called Châu Thành)."""
    return len({unit.province for unit in districts(name)}) == 1


def home_of(agency: Agency | None) -> str | None:
    """Where a district or commune body is at home ("Châu Thành, An Giang"), if its name is not unique."""
    if agency is None or agency.level in (None, "central", "province") or not agency.province:
        return None
    name = agency.name or agency.raw
    if not has_namesakes(name):
        return None
    parts = (agency.district if agency.level != "district" else None, agency.province)
    return ", ".join(part for part in parts if part)


def same_body(a: str | None, b: str | None) -> bool | None:
    """True or False where it can be decided, None where a name is missing or lacks its place."""
    if not a or not b:
        return None
    if a == b:
        return True
    x, y = body_key(a), body_key(b)
    if x == y:
        return True
    bare_x, bare_y = _UNIT_WORDS.sub("", x), _UNIT_WORDS.sub("", y)
    if bare_x == bare_y and (bare_x == x or bare_y == y):
        return True  # "Sở Y tế Lào Cai" and "Sở Y tế tỉnh Lào Cai"
    shorter, longer = sorted((x, y), key=len)
    if longer.startswith(shorter + " ") and not _has_place(shorter):
        return None  # "ủy ban nhân dân tỉnh" lacks its place
    return False


def _has_place(folded: str) -> bool:
    return bool(_PLACE.search(folded)) or folded in _CENTRAL


def party_term(date: str | None) -> str | None:
    """The five-year term that a date falls into ("2020-2025"): terms begin with the congresses.

    Congresses of provinces and below meet in the autumn before the national one (January of
    2011, 2016, 2021, 2026); a term is therefore counted from October of the year before.
    """
    if not date:
        return None
    year, month = int(date[:4]), int(date[5:7]) if len(date) > 4 else 1
    effective = year if month < 10 else year + 1
    start = effective - (effective - 1) % 5 - 1
    return f"{start}-{start + 5}"


def year_of(number: str | None, date: str | None) -> str | None:
    """Year that a number belongs to: of its symbol, else of the date; the term for Party numbers."""
    key = number_key(number) if number else None
    if key and key.party:
        return party_term(date)
    if key and key.year:
        return key.year
    return date[:4] if date else None


@lru_cache(maxsize=65536)
def body_name(name: str | None) -> str | None:
    """The name of the body that a key carries: without the office of its head or the committee's organ.

    What "Chủ tịch Ủy ban nhân dân tỉnh X" or "Bộ trưởng Bộ Y" signs bears a number of that body; the
    Prime Minister and the State President are organs of their own and stay.
    """
    if name and (head := _HEADS.match(name.lower())) is not None and _BODY.match(name, head.end()):
        name = name[head.end()].upper() + name[head.end() + 1 :]
    return _committee(name) if name else name


@lru_cache(maxsize=65536)
def plain_number(number: str) -> str:
    """A number as keys carry it: "3/KH-UBND" for "03 /KH–UBND", letters and serial mended."""
    parts = parse_number(number)
    plain = format_number(parts) if parts else compact(number)
    bare = plain.lstrip("0")
    return bare if bare[:1].isdigit() else plain


def make_key(
    kind: str | None, number: str | None, date: str | None, issuer: str | None,
    home: str | None = None,
) -> str:
    """``KIND|number|year or term|issuer``; ``?`` for what is not known.

    ``home`` is put behind the issuer where its name alone does not tell which body it is: there are
    dozens of communes called Tân Hòa (:func:`home_of`).
    """
    name = body_name(issuer)
    parts = (kind, plain_number(number) if number else None, year_of(number, date), f"{name}, {home}" if name and home else name)
    return "|".join(part or "?" for part in parts)


def key_text(key: str) -> str:
    """A key as a person reads it: "85/KH-UBND (2025, Ủy ban nhân dân tỉnh …)"; other texts as they are."""
    parts = key.split("|")
    if len(parts) < 4:
        return key
    beside = ", ".join(part for part in parts[2:] if part != "?")
    name = parts[1] if parts[1] != "?" else parts[0]
    return f"{name} ({beside})" if beside else name


def issuer_of(reference: Reference) -> str | None:
    """The body that a citation names, in full where it was resolved."""
    return reference.issuer.name or reference.issuer.raw if reference.issuer else None


def reference_key(reference: Reference) -> str:
    """The key of a cited document: by number, else by campaign or title and issuer."""
    issuer = issuer_of(reference)
    if reference.number:
        return make_key(
            reference.kind, reference.number, reference.date, issuer, home_of(reference.issuer)
        )
    name = reference.campaign or reference.subject or reference.raw
    lead = "LAW" if reference.kind == "L" else "CAMPAIGN" if reference.campaign else reference.kind
    return "|".join((lead or "?", name, (reference.date or "?")[:4], body_name(issuer) or "?"))
