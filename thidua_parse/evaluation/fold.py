"""Comparison keys: two spellings of one value fold to the same string.

What is folded away is what a careful reader would not call a difference: case, the kind of dash
and quote, blanks, marks at the ends, the place of the tone mark (hoà = hòa), UBND and HĐND.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import regex

from ..knowledge.fold import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES, fold_tones

_MARKS = str.maketrans(
    dict.fromkeys(DASHES, "-") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys("*_")
)
_BLANKS = regex.compile(r"\s+")
_TIGHT = regex.compile(r'\s*([-/.,:;()"])\s*')
_ENDS = " .;:,/\"'-+•"


def fold(value: object) -> str:
    """Key of a text ("" for None)."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)).translate(_MARKS).casefold()
    text = _TIGHT.sub(r"\1", _BLANKS.sub(" ", text).strip(_ENDS))
    return fold_tones(text).replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


_ZEROS = regex.compile(r"^0+(?=\d)")


def number_key(text: object) -> str:
    """Key of a document number: no blanks, no leading zeros, đ as d."""
    return str(_ZEROS.sub("", fold(text).replace(" ", "").replace("đ", "d")))


def agency_key(value: Any) -> str:
    """Key of an agency: an object with ``name`` and ``raw``, a plain name, or None."""
    if isinstance(value, dict):
        return fold(value.get("name") or value.get("raw"))
    return fold(value)


_LABEL = regex.compile(r"^[\divx.)\-\s]+")


def head_key(text: object) -> str:
    """Key of a paragraph: its beginning without the label."""
    return str(_LABEL.sub("", fold(text)))[:24]
