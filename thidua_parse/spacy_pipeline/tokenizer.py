"""A tokenizer that keeps document numbers, dates and percentages whole.

spaCy's own rules split "158/KH-UBND" into five tokens; its Vietnamese tokenizer needs pyvi. One
regular expression does it here: syllables, numbers with symbol, dates, figures, single marks.
"""

from __future__ import annotations

import regex
from spacy.tokens import Doc
from spacy.vocab import Vocab

TOKEN = regex.compile(
    r"\d+(?:\.\d+)?(?:/\d{4})?[/-][\p{Lu}Đ][\p{L}&]*(?:[-/][\p{L}&\d]+)*"  # 158/KH-UBND, 105-CV/TU
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d+(?:[.,]\d+)*%?"  # dates, figures
    r"|[\p{L}\p{M}]+|\S"
)


class PlanTokenizer:
    """Callable tokenizer; the text of the doc is the text given (nothing is normalised)."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for match in TOKEN.finditer(text):
            gap = text[position : match.start()]
            if gap == " " and words:
                spaces[-1] = True
            elif gap:
                if gap.startswith(" ") and words:
                    spaces[-1] = True
                    gap = gap[1:]
                words.append(gap)
                spaces.append(False)
            words.append(match.group())
            spaces.append(False)
            position = match.end()
        if position < len(text):
            words.append(text[position:])
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    # spaCy saves every part of a pipeline; this one has no state of its own
    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> PlanTokenizer:
        """The tokenizer itself."""
        return self

    def to_disk(self, path: object, **_: object) -> None:
        """Write nothing."""
        return

    def from_disk(self, path: object, **_: object) -> PlanTokenizer:
        """The tokenizer itself."""
        return self
