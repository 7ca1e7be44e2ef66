"""Fonts of a web page: which text is in an encoding of its own because of its font (.VnTime, VNI-Times).

Word saves the font of every run; pages typed in the old encodings have it in ``face``, in ``style``
or in a rule of the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

from .legacy import font_encoding, run_texts

#: whether a page names such a font at all
MENTIONED = regex.compile(r"(?i)\.Vn[A-Z]|VNI-")
FAMILY = regex.compile(r"""(?i)font(?:-family)?\s*:[^;}]*?['"]?(\.?VN[\w .-]+|VNI-[\w .-]+)""")
RULE = regex.compile(r"([^{}]{1,200})\{([^{}]{0,2000})\}")
OTHER = regex.compile(r"(?i)font-family\s*:\s*['\"]?([\w .-]+)")


class Fonted(str):
    """A piece of text with the font that it is set in."""

    __slots__ = ("font",)
    font: str

    def __new__(cls, text: str, font: str) -> Fonted:
        made = super().__new__(cls, text)
        made.font = font
        return made


class Fonts:
    """The font in force while a page is walked through; of no effect where no such font is named."""

    def __init__(self, page: str) -> None:
        self.used = MENTIONED.search(page) is not None
        self.sheet: dict[str, str] = {}
        self.stack = [""]
        self.encodings: set[str] = set()
        if self.used:
            for selectors, rule in RULE.findall(page[:200_000]):
                if (found := FAMILY.search(rule)) is not None:
                    for selector in selectors.split(","):
                        name = selector.split()[-1] if selector.split() else ""
                        self.sheet[name.rpartition(">")[2].lower()] = found.group(1).strip()

    def enter(self, element: Any, tag: str) -> None:
        """Begin an element."""
        if self.used:
            self.stack.append(self._own(element, tag) or self.stack[-1])

    def leave(self) -> None:
        """End an element."""
        if self.used and len(self.stack) > 1:
            self.stack.pop()

    def piece(self, text: str) -> str:
        """``text`` with the font in force."""
        return Fonted(text, self.stack[-1]) if self.used and self.stack[-1] else text

    def text(self, pieces: Iterable[str]) -> str:
        """The pieces of a paragraph together, those in old encodings converted by their fonts."""
        if not self.used:
            return "".join(pieces)
        runs = [(str(piece), getattr(piece, "font", "")) for piece in pieces]
        texts = run_texts(runs)
        for (before, font), after in zip(runs, texts, strict=True):
            encoding = font_encoding(font)[0]
            if encoding is not None and before.casefold() != after.casefold():
                self.encodings.add(encoding)
        return "".join(texts)

    def _own(self, element: Any, tag: str) -> str:
        style = element.get("style")
        if style and "font" in style.lower():
            found = FAMILY.search(style) or OTHER.search(style)
            if found is not None:
                return str(found.group(1)).strip()
        if tag == "font" and (face := element.get("face")):
            return str(face).split(",")[0].strip(" '\"")
        for name in (element.get("class") or "").lower().split():
            font = self.sheet.get(f"{tag}.{name}") or self.sheet.get(f".{name}")
            if font:
                return font
        return self.sheet.get(tag, "")
