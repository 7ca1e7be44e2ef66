"""Folding of Vietnamese text for look-ups: case, dashes, place of the tone mark.

There is one base, these characters and the place of tones; what folds for a purpose of its own builds
on it: :mod:`..parsing.fold` (letters without marks, offsets kept), :mod:`..compliance.words` (spellings
of one thing), :mod:`..linking.identity` (names of bodies), :mod:`..evaluation.fold` (what a careful reader
would not call a difference).

The tone of ``oa``, ``oe`` and ``uy`` may stand on either vowel (``Hoà``/``Hòa``, ``uỷ``/``ủy``);
the tables of this package use the newer places (``Hòa``, ``ủy``).
"""

from __future__ import annotations

import regex

_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONES |= {k.upper(): v.upper() for k, v in _OLD_TONES.items()}
_OLD_TONES |= {k.capitalize(): v.capitalize() for k, v in list(_OLD_TONES.items()) if k.islower()}
_TONE = regex.compile(r"(?<![qQ])(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})")
#: what is written for a hyphen, and for quotes beside the typewriter's own; every folding takes these
DASHES, DOUBLE_QUOTES, SINGLE_QUOTES = "‐‑‒–—―−", "“”„‟«»", "‘’‚‛"
_DASHES = dict.fromkeys(map(ord, DASHES), "-")
_DASH = regex.compile(f"[{DASHES}]")
#: dashes and what stands between words to blanks; letters that stay are in the table too, for a
#: miss costs ``str.translate`` an exception
_BLANKS = {code: code for code in (*range(0x250), *range(0x1E00, 0x1F00))} | dict.fromkeys(
    map(ord, DASHES + ".,&;/+-()'\"“”"), 0x20
)


def fold_tones(text: str) -> str:
    """``text`` with tone marks in their newer places (``Uỷ`` → ``Ủy``), only at syllable ends."""
    return str(_TONE.sub(lambda m: _OLD_TONES.get(m.group(), m.group()), text))


def fold_dashes(text: str) -> str:
    """``text`` with every dash as a plain hyphen."""
    return text if text.isascii() or _DASH.search(text) is None else text.translate(_DASHES)


#: more words than names have; only odd texts reach it
_LIMIT = 30_000


class _Parts(dict[str, str]):
    """What words (between blanks) add to a key, as far as they were met.

    Nothing in the folding looks beyond the blanks around a word.
    """

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        words = fold_tones(word.casefold().translate(_BLANKS)).split()
        part = self[word] = "".join([w for w in words if w != "và"])
        return part


_parts = _Parts()
#: :func:`key` of a single word
word_key = _parts.__getitem__


def key(text: str) -> str:
    """Comparison key: case folded, tones in one place, no blanks, marks or ``và``."""
    return "".join(map(_parts.__getitem__, text.split()))
