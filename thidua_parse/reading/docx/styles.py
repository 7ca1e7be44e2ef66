"""Styles of a DOCX file: what a paragraph or run inherits (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .package import W, flag, value


@dataclass(slots=True)
class Style:
    """The few properties of a style that change the text."""

    num: str | None = None
    level: int | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None


def font_of(run_properties: Any | None) -> str | None:
    """Name of the font of Latin letters, or None."""
    if run_properties is None:
        return None
    fonts = run_properties.find(W + "rFonts")
    if fonts is None:
        return None
    name: str | None = (
        fonts.get(W + "hAnsi") or fonts.get(W + "ascii") or fonts.get(W + "cs")
    )
    return name


class Styles:
    """Resolved styles by id."""

    def __init__(self, root: Any | None) -> None:
        self.elements: dict[str, Any] = {}
        self.resolved: dict[str, Style] = {}
        self.default_font: str | None = None
        self.default_paragraph: str | None = None
        if root is None:
            return
        for element in root.iterfind(W + "style"):
            key = element.get(W + "styleId") or ""
            self.elements[key] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") == "1":
                self.default_paragraph = key
        self.default_font = font_of(
            root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        )

    def get(self, key: str | None) -> Style:
        """Style ``key`` with all that it inherits; an empty style for an unknown one."""
        if key is None or key not in self.elements:
            return Style()
        if key in self.resolved:
            return self.resolved[key]
        chain: list[str] = []
        at = key
        while at in self.elements and at not in chain and len(chain) < 50:
            chain.append(at)
            at = value(self.elements[at], "basedOn") or ""
        style = Style()
        for name in chain:  # nearest first; the first that sets a property wins
            element = self.elements[name]
            paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
            numbering = None if paragraph is None else paragraph.find(W + "numPr")
            if style.num is None:
                style.num = value(numbering, "numId")
            if style.level is None and (level := value(numbering, "ilvl")) is not None:
                style.level = int(level) if level.isdigit() else 0
            if style.caps is None:
                style.caps = flag(run, "caps")
            if style.hidden is None:
                style.hidden = flag(run, "vanish")
            if style.font is None:
                style.font = font_of(run)
        self.resolved[key] = style
        return style
