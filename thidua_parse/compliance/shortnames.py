"""Short names of bodies in recipient lines: "Đoàn TN", "BCĐ PCTT tỉnh", "Tổng Công ty (báo cáo)".

Offices shorten the names of those they write to as they like; no table holds all of it. A line is
read word by word against the full name: a word stands for itself, capitals for as many words of the
name, in order, "và" apart. What is left of the name may only say of which unit the body is.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from .words import plain, words

_PARTS = regex.compile(r"\s*[,;/]\s*|\s+và\s+|\s+-\s+")
_MARK = regex.compile(r"\((?:để )?(?:b\s*/?\s*c|báo cáo|bc)\)", regex.I)
_BRACKETS = regex.compile(r"\([^()]*\)")
_TOKEN = regex.compile(r"[\p{L}\d]+(?:\s*[&-]\s*\p{Lu}+)*")
#: words of a name that an abbreviation leaves out
_SILENT = frozenset(["và", "về"])
#: with what the rest of a name begins that only says of whom the body is
_WHOSE = frozenset([
    "tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "trường", "nhà", "công", "cơ", "sở", "bệnh",
    "việt", "cộng", "cấp", "đơn", "trung",
])
#: after one of these a name goes on with its place
_LEVELS = frozenset(["tỉnh", "huyện", "quận", "xã", "phường"])


@lru_cache(maxsize=16384)
def shortened(line: str, name: str) -> bool:
    """Whether a part of a recipient line is a short form of a body's full name."""
    full = words(name)
    return bool(full) and any(_reads(part, full) for part in _parts(line))


@lru_cache(maxsize=16384)
def told_as_superior(line: str, name: str) -> bool:
    """Whether a line that is marked "(báo cáo)" names its body by the first words of ``name`` alone."""
    if not _MARK.search(line):
        return False
    full = words(name)
    return any((own := words(part)) and len(own) < len(full) and full[: len(own)] == own for part in _parts(line))


#: a head that the bodies behind its colon share ("Các Sở: Tư pháp, Nội vụ"), to the end of the list
_SHARED = regex.compile(
    r"(?:\b[Cc]ác\s+)?\b(?<![Vv]ăn\s)(?P<head>[Bb]ộ|[Ss]ở|[Pp]hòng|[Cc]hi cục|[Cc]ục|[Vv]ụ|[Bb]an)\s*:\s*(?P<members>[^.:\n]+)"
)
_BETWEEN = regex.compile(r"\s*[,;]\s*")
#: a body that has its own head and closes the list
_OWN_HEAD = regex.compile(
    r"(?:các |và |giám đốc |thủ trưởng |chủ tịch |trưởng )*(?:bộ|sở|phòng|ban|cục|chi cục|vụ|văn phòng|đài|báo|hội|đoàn|công an|ủy ban|ubnd|hđnd|"
    r"thường trực|trung tâm|thanh tra|trường|mặt trận|ubmttq|mttq|liên đoàn|tỉnh|huyện|cơ quan|đơn vị|kho bạc|bảo hiểm|công ty|tòa án|viện)\b"
)


@lru_cache(maxsize=16384)
def spelled_out(line: str) -> str:
    """A line with the head that several bodies share written before each: "Sở Tư pháp, Sở Nội vụ"."""
    return line if ":" not in line else str(_SHARED.sub(_each, line))


def _each(match: regex.Match[str]) -> str:
    head, out, shared = match["head"].capitalize(), [], True
    for part in _BETWEEN.split(match["members"].strip()):
        ministry = head == "Bộ" and plain(part) == "công an"  # elsewhere the police of a place
        shared = shared and (ministry or not _OWN_HEAD.match(plain(part)))
        out.append(f"{head} {part}" if shared and part else part)
    return ", ".join(out)


def _parts(line: str) -> list[str]:
    return [p for p in _PARTS.split(_BRACKETS.sub(" ", line)) if p.strip(" .-")]


def _reads(part: str, full: tuple[str, ...]) -> bool:
    at = 0
    tokens = _TOKEN.findall(part)
    for token in tokens:
        while at < len(full) and full[at] in _SILENT:
            at += 1
        own = plain(token)
        if at >= len(full):
            if own in _LEVELS and at >= 2:
                continue  # the name was given without its level
            return False
        if own == full[at]:
            at += 1
            continue
        letters = [_base(c) for c in token if c.isalpha()]
        if len(letters) < 2 or not all(c.isupper() for c in token if c.isalpha()):
            return False
        for letter in letters:
            while at < len(full) and full[at] in _SILENT:
                at += 1
            if at >= len(full) or _base(full[at]) != letter:
                return False
            at += 1
    return at >= 2 and (at == len(full) or full[at] in _WHOSE or full[at - 1] in _LEVELS)


def _base(word: str) -> str:
    """The first letter without marks ("đ" is a letter of its own)."""
    return unicodedata.normalize("NFD", word[0].casefold())[0]
