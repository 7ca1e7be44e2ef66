"""Words for comparing texts: folded syllables, sentences, shared strings of words."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from ..knowledge.fold import DOUBLE_QUOTES, SINGLE_QUOTES, fold_dashes, fold_tones

#: a word or figure of folded text
WORD = regex.compile(r"[\p{L}\p{N}]+(?:[./%][\p{N}]+)*%?")
_QUOTES = dict.fromkeys(map(ord, "\"'*" + DOUBLE_QUOTES + SINGLE_QUOTES))
#: spellings of one thing that offices mix freely; compared as one
_VARIANTS = regex.compile(
    r"covid\s*-?\s*19|phòng\s*,\s*chống|sỹ\b|đại dịch|đảm bảo|bảo đảm|vắc[\s-]*xin|vaccine|hằng (?=năm|tháng|quý|tuần|ngày)"
)
_AS = {
    "covid": "covid19", "phòng": "phòng chống", "sỹ": "sĩ", "đại d": "dịch", "đảm b": "bảo đảm",
    "bảo đ": "bảo đảm", "vắc": "vắcxin", "vacci": "vắcxin", "hằng": "hàng ",
}
_SENTENCE = regex.compile(r"[^.;!?…]+(?:\.(?=\S)[^.;!?…]*)*[.;!?…]*")
_ABBREVIATIONS = (
    ("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("mttq", "mặt trận tổ quốc"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"), ("ubmt", "ủy ban mặt trận"),
    ("tđkt", "thi đua khen thưởng"), ("tđ-kt", "thi đua khen thưởng"),
)
_ABBREVIATED = regex.compile(r"\b(?:ubnd|hđnd|mttq|ubmttq|ubmt|tđkt|tđ-kt)\b")
_EXPANDED = dict(_ABBREVIATIONS)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def search_in(pattern: str, text: str) -> regex.Match[str] | None:
    """``regex.search`` with the pattern compiled once (the library's own cache is slow)."""
    return _compiled(pattern).search(text)


def match_start(pattern: str, text: str) -> regex.Match[str] | None:
    """``regex.match`` with the pattern compiled once."""
    return _compiled(pattern).match(text)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """``text`` in one case, one place of tones, without quotes; spellings of one thing as one."""
    folded = fold_tones(fold_dashes(text).casefold()).translate(_QUOTES)
    if "ubnd" in folded or "hđnd" in folded or "mttq" in folded or "ubmt" in folded or "tđ" in folded:
        folded = _ABBREVIATED.sub(lambda m: _EXPANDED[m.group()], folded)
    if "tháng" in folded:
        folded = _LONG_DATE.sub(r"\1/\2/\3", folded)
    return str(_VARIANTS.sub(_variant, folded))


_LONG_DATE = regex.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


def _variant(match: regex.Match[str]) -> str:
    found = match.group()
    for head, as_one in _AS.items():
        if found.startswith(head):
            return as_one
    return str(found)


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded syllables and figures of ``text``, in order."""
    found = WORD.findall(plain(text))
    return tuple((w.lstrip("0") or "0").replace("/0", "/") if w[0] == "0" or "/0" in w else w for w in found)


def sentences(text: str) -> list[str]:
    """Sentences and clauses between full stops and semicolons, without blanks around."""
    return [s for part in _SENTENCE.findall(text) if len(s := part.strip(" .;…")) > 1]


def shingles(encoded: str, size: int = 5) -> frozenset[str]:
    """The strings of ``size`` neighbouring words of a text that has one character a word."""
    return frozenset(encoded[i : i + size] for i in range(len(encoded) - size + 1))
