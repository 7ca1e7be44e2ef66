"""Automatic numbering of Word: the label that a paragraph shows but does not contain.

ECMA-376 part 1, 17.9: ``w:num`` points to ``w:abstractNum`` (perhaps with overrides); a level has a
start value, a number format and a text such as ``%1.%2.``. Paragraphs name a list and a level
themselves or through their style.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .package import W, number, value

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(n: int) -> str:
    """Capital Roman numeral of ``n`` (1 … 3999)."""
    text = ""
    for size, letters in ROMAN:
        while n >= size:
            text += letters
            n -= size
    return text


def letter(n: int) -> str:
    """``a`` … ``z``, ``aa`` …, as Word counts (the letter repeated)."""
    if n < 1:
        return ""
    times, rest = divmod(n - 1, 26)
    return chr(97 + rest) * (times + 1)


ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def words(n: int) -> str:
    """``n`` (1 … 99) in Vietnamese words: "hai mươi lăm"."""
    tens, ones = divmod(n, 10)
    if not 0 < n < 100:
        return str(n)
    if tens == 0:
        return ONES[n]
    head = "mười" if tens == 1 else f"{ONES[tens]} mươi"
    if ones == 0:
        return head
    last = {1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, ONES[ones])
    return f"{head} {last}"


def shown(n: int, style: str) -> str:
    """``n`` in a ``w:numFmt``."""
    if style == "upperRoman":
        return roman(n) if 0 < n < 4000 else str(n)
    if style == "lowerRoman":
        return roman(n).lower() if 0 < n < 4000 else str(n)
    if style == "upperLetter":
        return letter(n).upper()
    if style == "lowerLetter":
        return letter(n)
    if style == "decimalZero":
        return f"{n:02d}"
    if style in ("cardinalText", "vietnameseCounting"):
        return words(n)
    if style in ("none", "bullet"):
        return ""
    return str(n)


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    pstyle: str | None = None


@dataclass(slots=True)
class List_:
    """A ``w:num``: its levels, and which counters it shares (the abstract list's)."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict)


def read_level(element: Any) -> Level:
    """A ``w:lvl`` element."""
    restart = value(element, "lvlRestart")
    style = value(element, "numFmt") or "decimal"
    return Level(
        start=number(value(element, "start"), 1 if style else 0),
        style=style,
        text=value(element, "lvlText") or "",
        legal=element.find(W + "isLgl") is not None,
        restart=None if restart is None else number(restart),
        pstyle=value(element, "pStyle"),
    )


class Numbering:
    """Counters of all lists of a document; :meth:`label` must be called in document order."""

    def __init__(self, root: Any | None) -> None:
        self.lists: dict[str, List_] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.seen: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstracts: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        style_names: dict[str, str] = {}
        for element in root.iterfind(W + "abstractNum"):
            key = element.get(W + "abstractNumId") or ""
            abstracts[key] = {
                number(lvl.get(W + "ilvl")): read_level(lvl) for lvl in element.iterfind(W + "lvl")
            }
            if link := value(element, "numStyleLink"):
                links[key] = link
            if name := value(element, "styleLink"):
                style_names[name] = key
        for key, link in links.items():
            if not abstracts[key] and link in style_names:
                abstracts[key] = abstracts[style_names[link]]
        for element in root.iterfind(W + "num"):
            key = element.get(W + "numId") or ""
            abstract = value(element, "abstractNumId") or ""
            levels = dict(abstracts.get(abstract, {}))
            overrides: dict[int, int] = {}
            for override in element.iterfind(W + "lvlOverride"):
                at = number(override.get(W + "ilvl"))
                if (lvl := override.find(W + "lvl")) is not None:
                    levels[at] = read_level(lvl)
                if (start := value(override, "startOverride")) is not None:
                    overrides[at] = number(start, 1)
            self.lists[key] = List_(abstract, levels, overrides)
            for at, level in levels.items():
                if level.pstyle and level.pstyle not in self.by_style:
                    self.by_style[level.pstyle] = (key, at)

    def label(self, num: str, at: int) -> str:
        """Label of the next paragraph of list ``num`` at level ``at`` (0-based); "" for none.

        Bullets of every shape are ``-``.
        """
        list_ = self.lists.get(num)
        if list_ is None or at not in list_.levels:
            return ""
        level = list_.levels[at]
        counters = self.counters.setdefault(list_.abstract, {})
        if num not in self.seen:
            self.seen.add(num)
            for k, start in list_.overrides.items():  # a new w:num with overrides starts again
                counters[k] = start - 1
        counters[at] = counters.get(at, level.start - 1) + 1
        for k in range(at):  # a level used before the ones above it shows their start
            if k in list_.levels and k not in counters:
                counters[k] = list_.levels[k].start
        for k in [k for k in counters if k > at]:
            deeper = list_.levels.get(k)
            if deeper is None or deeper.restart is None or at < deeper.restart:
                del counters[k]
        if level.style == "bullet":
            return "-"
        text = level.text
        for k in range(9):
            if f"%{k + 1}" in text:
                other = list_.levels.get(k, Level())
                style = "decimal" if level.legal else other.style
                text = text.replace(f"%{k + 1}", shown(counters.get(k, other.start), style))
        return text.strip()
