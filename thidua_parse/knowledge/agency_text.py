"""Spelling of body names: cleaning, expansion of abbreviations, capital letters.

Capital letters follow Nghị định 30/2020/NĐ-CP, Phụ lục II: the words that name the kind, function
and field of a body begin with a capital ("Sở Thông tin và Truyền thông").
"""

from __future__ import annotations

from functools import lru_cache

import regex

from .fold import fold_dashes, fold_tones, key, word_key
from .tables import rows

#: syllables that are abbreviations only in some spellings and words in others
_WORDS_WHEN_ALL_CAPS = frozenset({"TU", "TƯ", "CA", "QS", "HU", "QU", "CP", "TP", "QH"})
_PARENTHESES = regex.compile(r"\s*\([^()]*\)")
_GLUED = regex.compile(r"(?<=UBND|HĐND)(?=(?:tỉnh|huyện|xã|thành|thị|quận|phường|các)\b)")
_SPACES = regex.compile(r"\s+")
_DOTTED = regex.compile(r"(?<=[\p{Lu}&])\.\s*(?=\p{Lu})")
_SPACED_AND = regex.compile(r"\s*&\s*")
#: "Ủy ban MTTQ Việt Nam": the abbreviation already holds the name of the country
_TWICE = regex.compile(r"(?i)việt nam việt nam")
_TRIM = " .;:,/*-+•\"'“”"
_NOISE = regex.compile(
    r"(?i),? (?:khóa [IVXL\d]+|nhiệm kỳ|(?<!tổng )phụ trách |tại (?:cuộc|hội nghị|buổi|kỳ|phiên|tờ trình|văn bản|công văn)|về (?:việc )?|"
    r"ban hành|phát động|gửi|đã |lần thứ|số \d+ ?(?:/|-(?! )|ngày)|ngày \d|để |theo ).*$"
)
_STANDING = regex.compile(
    r"\bTTr?[. ] ?(?=TU|HU|ĐU|HĐND|UBMTTQ|MTTQ|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) [uủ][yỷ]|Hội đồng nhân dân)"
)


def clean(raw: str) -> str:
    """``raw`` with plain dashes and blanks, tones in one place, no brackets and end marks."""
    text = fold_tones(fold_dashes(_SPACES.sub(" ", raw)))
    if "(" in text:
        text = _PARENTHESES.sub("", text)
    if "UBND" in text or "HĐND" in text:
        text = _GLUED.sub(" ", text)  # blanks that a file has lost: "UBNDtỉnh"
    text = text.strip(_TRIM)
    return text + _CLOSES[mark] if (mark := _unclosed(text)) else text


#: marks that open words named in a body, and what closes them
_CLOSES = {'"': '"', "“": "”"}


def _unclosed(text: str) -> str | None:
    """The quotation mark inside a name whose closing one was trimmed with its end."""
    if "“" in text and "”" not in text:
        return "“"
    return '"' if text.count('"') == 1 else None


def cut_noise(text: str) -> str:
    """``text`` without what follows a name in running text ("khóa XI", "về việc …")."""
    return str(_NOISE.sub("", text))


def is_capitals(text: str) -> bool:
    """Whether a name is set in capitals throughout (at least two words)."""
    return text == text.upper() and " " in text and len(text) > 6


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Abbreviation (upper case, without dots and blanks) → expansion."""
    return {r["abbreviation"].upper(): r["expansion"] for r in rows("abbreviations")}


def expand(text: str) -> str:
    """``text`` with known abbreviations written out, token by token."""
    table = abbreviations()
    capitals = is_capitals(text)
    text = _DOTTED.sub(" ", _SPACED_AND.sub("&", text))
    if "TT" in text:
        text = _STANDING.sub("Thường trực ", text)
    words = []
    for word in text.split(" "):
        core = word.strip(".,;:")
        if not core:
            continue
        full = None
        upper = core.upper()
        letters = sum(c.isupper() for c in core)
        if letters >= 2 or core in ("TTg", "TTG"):
            full = table.get(upper)
            if full and capitals and upper in _WORDS_WHEN_ALL_CAPS:
                full = None
            if not full and "-" in core and core.count("-") == 1:
                left, right = (table.get(p.upper()) for p in core.split("-"))
                full = f"{left} {right}" if left and right else None
        if full:
            tail = "," if word.endswith((",", ";")) else ""
            words.append(full + tail)
        else:
            words.append(word)
    return str(_TWICE.sub("Việt Nam", " ".join(words)))


@lru_cache(maxsize=1)
def fields() -> dict[str, tuple[str, ...]]:
    """Key of a field of work (and of its abbreviations) → canonical names, first the usual one."""
    found: dict[str, list[str]] = {}
    for row in rows("fields"):
        for name in (row["field"], *filter(None, row["aliases"].split(";"))):
            names = found.setdefault(key(name), [])
            if row["field"] not in names:
                names.append(row["field"])
    return {k: tuple(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def field_heads() -> dict[str, frozenset[str]]:
    """Canonical field → heads it goes with (Bộ, Sở, Phòng)."""
    return {r["field"]: frozenset(r["heads"].split(";")) for r in rows("fields")}


@lru_cache(maxsize=1)
def _field_beginnings() -> frozenset[str]:
    """Every beginning of a key of :func:`fields`."""
    return frozenset(k[:size] for k in fields() for size in range(len(k) + 1))


#: words that begin no field, as far as they were met
_fieldless: set[str] = set()
#: more words than names have; only odd texts reach it
_LIMIT = 30_000
_IN_A_ROW = regex.compile(r"(?:[ ]?[,;&]|[ ]và|[ ][-–])[ ](?=\p{Lu}|bộ[ ])")


def match_field(words: list[str], head: str) -> tuple[str, int] | None:
    """The longest known field at the start of ``words`` for ``head`` and the words it takes."""
    if not words or words[0] in _fieldless:
        return None
    table, beginnings = fields(), _field_beginnings()
    read, found, taken = "", None, 0
    for size, word in enumerate(words[:11], 1):
        read += word_key(word)  # the key of words is that of each of them in a row
        if read not in beginnings:
            if size == 1 and len(_fieldless) < _LIMIT:
                _fieldless.add(word)
            break
        if read in table and (size == 1 or word not in ("và", "-", "&")):
            found, taken = table[read], size
    if found is None:
        return None
    if len(found) > 1:
        heads = field_heads()
        for name in found:
            if head in heads[name]:
                return name, taken
    return found[0], taken


def liaison_fields(text: str) -> tuple[list[str], int]:
    """The fields that stand in a row at the start of ``text`` and where the last one ends:
    "Lao động - Thương binh và Xã hội, Nội vụ, Tài chính"."""
    names: list[str] = []
    at = end = 0
    while True:
        at = at + 3 if text[at : at + 3].lower() == "bộ " else at
        words = text[at : at + 90].split(" ")
        found = match_field([word.rstrip(".,;:") for word in words], "Bộ")
        if found is None:
            return names, end
        names.append(found[0])
        end = at + len(" ".join(words[: found[1]]).rstrip(".,;:"))
        more = _IN_A_ROW.match(text, end)
        if more is None:
            return names, end
        at = more.end()


def sentence_case(words: list[str]) -> str:
    """Words of an all-capitals name in lower case; abbreviations of letters and digits and Roman numbers
    are kept, and the name behind the word of a unit ("XÃ HƯỚNG HIỆP") has its capitals."""
    done: list[str] = []
    named = False
    for n, word in enumerate(words):
        low = word.lower()
        if any(c.isdigit() for c in word) or (n and _ROMAN.fullmatch(word)):
            done.append(word)
        elif named and low not in ("và", "-", "của", "về", "các"):
            done.append(word[:1].upper() + word[1:].lower())
        else:
            following = words[n + 1].lower() if n + 1 < len(words) else ""
            named = low in _UNIT_WORDS and following not in ("hội", "ủy", "uỷ", "đoàn", "và", "các", "")
            done.append(word[:2] + low[2:] if word[0] in _CLOSES else low)
    return " ".join(done).replace("việt nam", "Việt Nam").replace("trung ương", "Trung ương")


_ROMAN = regex.compile(r"[IVXL]{2,6}")
_UNIT_WORDS = frozenset(("xã", "phường", "huyện", "quận", "tỉnh", "trấn", "phố"))


@lru_cache(maxsize=1)
def _name_words() -> dict[str, str]:
    """Lower-case words of own names that are no proper names → their usual spelling."""
    return {r["words"].lower(): r["words"] for r in rows("name_words")}


_LONGEST_WORDS = 7
_JOINS = frozenset(("và", "-", "–"))
#: words that begin no name of a body
_LITTLE = frozenset(("các", "của", "thuộc", "trực thuộc", "trực thuộc trung ương", "số", "khu vực", "chuyên", "và"))
_UNITS = frozenset(("tỉnh", "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu"))


def name_case(text: str, *, capital: bool = True, every: bool = False) -> str:
    """The rest of an own name in capitals: "Đa khoa khu vực Ba Tri", "các tỉnh Duyên hải miền Trung".

    Words of the table are common nouns at the head of the name and behind one another; what follows
    is a proper name. ``capital``: the first of them begins with a capital; ``every``: each does.
    """
    table, words = _name_words(), text.split()
    done: list[str] = []
    at, chain, first = 0, True, capital
    while at < len(words):
        found, size = None, 0
        for size in range(min(_LONGEST_WORDS, len(words) - at), 0, -1) if chain else ():
            low = " ".join(words[at : at + size]).lower().rstrip(",")
            if low in _UNITS:
                found = "Thành phố" if words[at + size : at + size + 1] == ["HỒ"] and low == "thành phố" else low
            elif (found := table.get(low)) is not None and (first or every) and low not in _LITTLE:
                found = found[:1].upper() + found[1:]
            if found is not None:
                break
        if found is None:
            word = words[at]
            size = 1
            number = word.rstrip(",").isdigit() or (at > 0 and chain and _ROMAN.fullmatch(word.rstrip(",")) is not None)
            chain = (chain and number) or word in _JOINS or word.endswith(",")
            found = word if number else title_case(word)
        elif words[at + size - 1].endswith(","):
            found += ","
        first = capital and (words[at + size - 1].endswith(",") or words[at + size - 1].lower() in _JOINS)
        done.append(found)
        at += size
    return " ".join(done)


def title_case(text: str) -> str:
    """Every syllable with a capital: names of places and persons."""
    return " ".join(w[:1].upper() + w[1:].lower() for w in text.split())
