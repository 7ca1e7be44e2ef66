"""Labels that OCR has spoilt, read by what the open lists let one expect.

Only for texts that were recognised from pictures: there "II." may be printed "III.", "H." "II.",
"§." "8.", "4,2." "4.2.", "8)" "a)". A literal reading that carries on an open list is kept; else the
spoilt one is tried against the numbers that are due next, the innermost list first. What fits none
stays as it is read, or is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from .labels import (
    ARABIC,
    ARTICLE,
    DOTTED,
    LETTER,
    LETTERS,
    OCR_ROMAN,
    OPTIONAL,
    PART,
    ROMAN,
    UPPER,
    Label,
    follows,
    roman_numeral,
    roman_value,
)
from .tree import Builder, Node, same_style

#: the family of a token that is no label as it stands
WEAK = 99
TOKEN = regex.compile(
    r"(?:[_.:;'`~^*|¬ˆ,‘’„‚-]{1,3} ?(?=\d|\p{L}[)}]))?(?P<token>[^\s.,)}/:!]{1,5}(?:[.,]\d{1,2}){0,4})"
    r" ?(?P<mark>[.,)}/:!]{1,2}|[ịỳÿ}](?= ))-? ?(?=[\p{Lu}“\"(])"
    r"|(?P<bare>[IVXH1lL|]{2,4}(?= ?\p{Lu})|[IL1l|](?= \p{Lu}{2})|[1-9]\d?(?:\.\d{1,2}){0,3}(?= \p{Lu}\p{Ll}+[ .]))"
)
SPOILT_ARTICLE = regex.compile(r"(?:Đi\p{L}{1,2}|Di\p{L}u|ĐIÊU|ĐIỄU|ĐIỂU) ?(?P<token>[^\s.:]{1,3})(?P<mark> ?[.:])\.? ?(?=[\p{Lu}“\"(])|Điều (?=\p{Lu}\p{Ll}+ \p{Ll})")
STROKES = frozenset("IlL1|HUÌÍÏïìíi[]!T")
#: one stroke, which "II" is not read as where the next "II" is one
STROKE = frozenset("1lI|!")
#: what "II" is read as
TWO = frozenset(("H", "IL", "LI", "ll", "1I", "I1", "ÏI", "IÏ", "ÌI", "U"))
DIGITS = str.maketrans(dict(zip("ŠšŜ§óÓöÖlI|Oo†!ÍïÏSBZzqg", "555866661110011111582299", strict=True)))
#: digits that are often taken for each other
LIKE = {"1": "47", "2": "7", "3": "589", "4": "19", "5": "36", "6": "58", "7": "12", "8": "369", "9": "38", "0": "6"}
#: what small letters before a bracket are read as
LETTER_LIKE = {
    "a": "8äáàâạãăøoø4n", "b": "hḥ6ð", "c": "eœ€oở", "d": "đả4ä", "đ": "dðä4ởở", "e": "cêẹ€", "g": "øq8ø9p",
    "h": "bn", "i": "ïìíl1!", "k": "Kx",
}


def weak_label(line: str, index: int) -> Label | None:
    """A token at the head of ``line`` that might be a spoilt label."""
    article = SPOILT_ARTICLE.match(line)
    if article is not None:
        token, mark = article["token"] or "", (article["mark"] or "").strip()
        return Label(index, WEAK, ARTICLE, token, mark, article.end(), (), False)
    match = TOKEN.match(line)
    if match is None:
        return None
    token = match["token"] or match["bare"]
    return Label(index, WEAK, -1, token, match["mark"] or "", match.end(), (), False)


class OcrBuilder(Builder):
    """A builder that repairs labels by their expected successors."""

    def _settle(self, i: int, label: Label) -> Label | None:
        if label.family == WEAK:
            return self._repaired(i, label)
        settled = super()._settle(i, label)
        if settled is None or self._carries_on(settled):
            return settled
        if settled.family == ARABIC and settled.value == 1 and self._lost_roman(i):
            return _as(settled, ROMAN, 1)
        if settled.family == ROMAN and settled.value == 1 and self._lost_arabic(i):
            return _as(settled, ARABIC, 1)
        repaired = self._repaired(i, settled)
        if repaired is not None:
            return repaired
        return None if settled.family == UPPER and settled.value > 3 else settled

    def _due(self) -> Iterator[tuple[Node, Label, int]]:
        """Open lists, innermost first: holder, last label, number due next."""
        for node in self.open.chain():
            for last in node.lasts.values():
                yield node, last, last.value + 1

    def _carries_on(self, label: Label) -> bool:
        """Whether the literal reading is the next one of an open list, or opens one in order."""
        if label.family == DOTTED:
            for node in self.open.chain():
                last = node.lasts.get(DOTTED)
                if last is not None and last.path[:-1] == label.path[:-1]:
                    return label.value == last.value + 1
                if node.label is not None and node.label.path == label.path[:-1]:
                    return label.value == 1 and DOTTED not in node.lasts
            return False
        for node in self.open.chain():
            last = node.lasts.get(label.family)
            if last is not None and follows(last.value, label.value, label.family):
                return True
        return False

    def _lost_roman(self, i: int) -> bool:
        """ "1." directly before another "1.", in a part, or before a spoilt "II." ("I.", "H.") with a
        list of its own: the first is a spoilt "I."."""
        following = self.labels[i + 1 : i + 3]
        if not following:
            return False
        if following[0].family == ARABIC and following[0].value == 1:
            return self.open.rank in (PART, UPPER) or self._roman_two(i)
        if following[0].family == ROMAN and following[0].value == 1:  # that one is a spoilt "II."
            return (
                len(following) == 2 and self._last(ROMAN) is None and ARABIC not in self.open.lasts
                and (following[1].family, following[1].value) in ((ARABIC, 1), (ROMAN, 2))
            )
        return (
            len(following) == 2 and (
                following[1].value == 1 if following[1].family in (ARABIC, LETTER) else following[1].text == "1"
            ) and following[0].family in (WEAK, UPPER) and following[0].mark == "."
            and following[0].text in TWO and self._last(ROMAN) is None and ARABIC not in self.open.lasts
        )

    def _roman_two(self, i: int) -> bool:
        """Whether the next roman numeral is II, with no I open."""
        roman = self._next_of(i, ROMAN)
        return roman is not None and roman.value == 2 and self._last(ROMAN) is None

    def _lost_arabic(self, i: int) -> bool:
        """ "I," with no "II" behind it but "2.": a spoilt "1."."""
        if self.following[i] != -1 or self._last(ROMAN) is not None:
            return False
        following = next((x for x in self.labels[i + 1 :] if x.family == ARABIC), None)
        return following is not None and following.value == 2

    def _repaired(self, i: int, label: Label) -> Label | None:
        """The label that is due and that the token may have been."""
        if label.family == WEAK and label.value == ARTICLE:
            last = self._last(ARTICLE)
            due = last.value + 1 if last else 1
            digits = label.text.translate(DIGITS)
            if not digits:  # the number is lost: only before the next article
                following = self._next_of(i, ARTICLE)
                if following is None or following.value != due + 1:
                    return None
            if digits.isdigit() and int(digits) not in (due, 0) and label.text.isdigit():
                return None
            return replace(label, family=ARTICLE, value=due, text=f"Điều {due}", path=(due,), sure=True)
        if (first := self._first_letter(i, label)) is not None:
            return first
        for _, last, due in self._due():
            family = last.family
            if family == ROMAN and self._is_roman(label, due) and not (
                label.family != ROMAN and label.text in STROKE and self._comes(i, due)
            ):
                return _as(label, ROMAN, due)
            if family == PART and label.family == PART and set(label.text.split()[-1]) <= STROKES and due <= 3:
                return replace(label, value=due, text=f"Phần {roman_numeral(due)}", path=(due,))
            if family == DOTTED and self._is_dotted(label, last):
                return replace(
                    label, family=DOTTED, value=due, path=(*last.path[:-1], due), sure=True,
                    text=".".join(map(str, (*last.path[:-1], due))),
                )
            if family == ARABIC and self._is_arabic(i, label, last):
                return _as(label, ARABIC, due)
            if family == LETTER and (letter := self._is_letter(label, last)):
                return _as(label, LETTER, LETTERS.index(letter) + 1)
        return self._first(i, label)

    def _first(self, i: int, label: Label) -> Label | None:
        """A spoilt first label: "L." for "I.", "8)" for "a)" before "b)", "1,1." for "1.1."."""
        following = self.labels[i + 1] if i + 1 < len(self.labels) else None
        if (
            label.family == ARABIC and str(label.value) in LIKE["1"] and ARABIC not in self.open.lasts
            and self.open.rank < ARABIC and self._next_is(i, 2)
        ):
            return _as(label, ARABIC, 1)
        digits = label.text.replace(",", ".").translate(DIGITS)
        node = self.open
        if node.label is not None and node.label.path and regex.fullmatch(r"\d+(?:\.\d+)+", digits):
            path = tuple(map(int, digits.split(".")))
            if path == (*node.label.path, 1):
                return replace(label, family=DOTTED, value=1, path=path, text=digits, sure=True)
        if label.family in (UPPER, WEAK) and label.text in ("L", "l", "|", "1", "Ï", "Í", "[") and (
            label.mark[:1] in (".", ",", "")
        ):
            if node.rank in (PART, UPPER) or (node.label is None and ROMAN not in node.lasts):
                at = next((x for x in self.labels[i + 1 : i + 40] if x.family == ROMAN), None)
                if at is not None and (node.rank == PART or at.value in (1, 2) or not label.mark):
                    return _as(label, ROMAN, 1)
            if ARABIC not in node.lasts and ((
                following is not None and following.family == ARABIC and following.value == 2
            ) or (label.text == "1" and self._next_is(i, 2))):
                return _as(label, ARABIC, 1)
        return None

    def _first_letter(self, i: int, label: Label) -> Label | None:
        """A spoilt "a)" that opens a list: "a}", or anything before a bracket where "b)" is next."""
        if LETTER in self.open.lasts or self.open.rank == LETTER or len(label.text) > 2:
            return None
        if label.mark[:1] not in (")", "}"):
            return None
        if label.text == "a":
            return _as(label, LETTER, 1)
        following = self.labels[i + 1] if i + 1 < len(self.labels) else None
        if following is None or following.family != LETTER or following.value != 2:
            return None
        return None if label.family == LETTER else _as(label, LETTER, 1)

    def _is_roman(self, label: Label, due: int) -> bool:
        """Whether a token may be the roman numeral that is due."""
        token = label.text
        if label.family not in (WEAK, ROMAN, UPPER) or not token:
            return False
        if not label.mark and label.family == WEAK and (len(token) < 2 or token[0] in "23456789"):
            return False
        if roman_value(token.translate(OCR_ROMAN)) == due:
            return label.family != ROMAN
        return due <= 3 and set(token) <= STROKES and label.mark[:1] != ")"

    def _comes(self, i: int, due: int) -> bool:
        """Whether the roman numeral that is due is the next one that is printed."""
        roman = self._next_of(i, ROMAN)
        return roman is not None and roman.value == due and roman.family == ROMAN

    def _is_dotted(self, label: Label, last: Label) -> bool:
        """Whether a token may be the dotted number that is due after ``last``."""
        due = (*last.path[:-1], last.value + 1)
        if label.family == DOTTED:
            path = label.path
        elif label.family in (ARABIC, WEAK):
            digits = label.text.replace(",", ".").translate(DIGITS)
            if not regex.fullmatch(r"\d+(?:\.\d+)*", digits):
                return False
            path = tuple(map(int, digits.split(".")))
        else:
            return False
        if not label.mark and label.family == WEAK:
            return path == due
        if path == due or "".join(map(str, path)) == "".join(map(str, due)):
            return True
        if len(path) == 1 and label.family == ARABIC:
            # "2." behind "2.1.": the second number is lost
            return path[0] == due[0] and len(due) == 2
        if len(path) != len(due):
            return False
        differing = [(a, b) for a, b in zip(path, due, strict=True) if a != b]
        if len(differing) != 1:
            return False
        read, wanted = map(str, differing[0])
        return read.endswith(wanted) or wanted.endswith(read) or _alike(read, wanted)

    def _is_arabic(self, i: int, label: Label, last: Label) -> bool:
        """Whether a token may be the number that is due; a number printed twice stays as it is."""
        due = last.value + 1
        if same_style(last.mark, label.mark) is False:
            return False
        if label.family == WEAK:
            if not label.mark:  # the stop behind a number is lost
                return label.text == str(due)
            digits = label.text.translate(DIGITS)
            return digits.isdigit() and (int(digits) == due or _alike(digits, str(due)))
        return (
            label.family == ARABIC
            and label.value != last.value
            and _alike(str(label.value), str(due))
            and (label.value != 1 or self._next_is(i, due + 1))
        )

    def _next_is(self, i: int, value: int) -> bool:
        """Whether the next arabic label is ``value``."""
        following = self._next_of(i, ARABIC)
        return following is not None and following.value == value

    def _is_letter(self, label: Label, last: Label) -> str | None:
        """The letter that is due, if the token before a bracket may be it."""
        if not label.mark or (label.mark[0] not in ")}ịỳÿ" and label.family != LETTER):
            return None
        token = label.text.lower()
        if label.family not in (WEAK, ARABIC, LETTER, UPPER) or len(token) > 2:
            return None
        for value in range(last.value + 1, min(last.value + 4, len(LETTERS) + 1)):
            letter = LETTERS[value - 1]
            if token == letter or (len(token) == 1 and token in LETTER_LIKE.get(letter, "")):
                return letter
            if letter not in OPTIONAL:
                break
        return None


def repaired(root: Node) -> dict[int, tuple[int, int, int]]:
    """Family, depth and length of the labels of a tree, by their lines."""
    found: dict[int, tuple[int, int, int]] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if node.label is not None:
            found[node.label.line] = node.label.family, len(node.label.path), node.label.after
    return found


def _alike(read: str, wanted: str) -> bool:
    """Whether one number may be misread as the other: as long, one digit of a like shape."""
    if len(read) != len(wanted):
        return False
    pairs = [(a, b) for a, b in zip(read, wanted, strict=True) if a != b]
    return len(pairs) == 1 and pairs[0][1] in LIKE.get(pairs[0][0], "")


def _as(label: Label, family: int, value: int) -> Label:
    """``label`` repaired to ``value`` of ``family``."""
    if family == ROMAN:
        text = roman_numeral(value)
    elif family == LETTER:
        text = LETTERS[value - 1]
    else:
        text = str(value)
    path = () if family == LETTER else (value,)
    return replace(label, family=family, value=value, text=text, path=path, sure=True, spoilt=True)
