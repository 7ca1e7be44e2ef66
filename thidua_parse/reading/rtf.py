"""RTF without LibreOffice: striprtf, with text boxes brought back into the running text.

striprtf passes over drawings (``\\shp``, ``\\do``), which it takes for pictures; the number of a
document often stands in one. RTF Specification 1.9.1, "Drawing Objects" and "Shapes".
"""

from __future__ import annotations

from collections.abc import Callable

import regex

TOKEN = regex.compile(r"\\[{}\\]|[{}]|\\(?:shpgrp|shptxt|shp|dptxbxtext|do)(?![a-z])\d* ?")
OUTER = ("shp", "shpgrp", "do")


def rtf_text(data: bytes) -> str | None:
    """Plain text of an RTF file; None where it holds none."""
    from striprtf.striprtf import rtf_to_text

    convert: Callable[..., str] = rtf_to_text
    text = convert(boxes_inline(data.decode("cp1252", errors="replace")), errors="ignore")
    return text if text.strip() else None


def boxes_inline(source: str) -> str:
    """``source`` with each drawing replaced by paragraphs of the text in it; linear in its length."""
    parts: list[str] = []
    done = 0  # up to where the source is in ``parts``
    groups: list[tuple[int, str]] = []  # open groups: start, control word that makes it a drawing
    outer = -1  # index of the outermost open drawing
    boxes: list[tuple[str, str]] = []
    for match in TOKEN.finditer(source):
        token = match.group()
        if token == "{":
            groups.append((match.start(), ""))
        elif token == "}":
            if not groups:
                continue
            start, word = groups.pop()
            if word in ("shptxt", "dptxbxtext") and outer >= 0:
                inside = source[start : match.start()]
                boxes.append((word, inside[inside.index(word) + len(word) :]))
            if len(groups) == outer:
                parts.append(source[done:start])
                parts.extend(f"\\par {{{text}}}\\par " for text in _once(boxes))
                done, outer, boxes = match.end(), -1, []
        elif token[0] == "\\" and token[1].isalpha() and groups:
            word = token[1:].strip().rstrip("0123456789")
            start, old = groups[-1]
            if not old:
                groups[-1] = (start, word)
            if word in OUTER and outer < 0:
                outer = len(groups) - 1
    parts.append(source[done:])
    return "".join(parts)


def _once(boxes: list[tuple[str, str]]) -> list[str]:
    """The texts of a drawing: its old form (``\\do``) only repeats the new one."""
    new = [text for word, text in boxes if word == "shptxt"]
    return new or [text for _, text in boxes]
