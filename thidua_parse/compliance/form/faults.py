"""What a fault of form is, and what parts of a page a reader can vouch for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import regex

from ...knowledge.format_laws import fault_sentences
from ...record import Span
from ..views import PlanView

#: readers that give the letters as they were typed: what is not there was not written
_TYPED = frozenset({"text", "markdown", "docx", "doc", "rtf", "odt"})

NATIONAL_TITLE = regex.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I", regex.I)
MOTTO = regex.compile(r"[ĐD][ộo]c\s+l[ậa]p\s*[-–—.]\s*T[ựu]\s+do\s*[-–—.]\s*H[ạa]nh\s+ph[úu]c", regex.I)
PARTY_TITLE = regex.compile(r"Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM", regex.I)


class Fault(NamedTuple):
    """Code of a rule of form (table ``format_rules``), what is wrong (``format_faults``), and where."""

    rule: str
    key: str
    span: Span | None = None
    #: what fills the sentence of ``key``
    values: Mapping[str, str | None] = {}

    def in_both(self) -> tuple[str, str]:
        """The sentence in Vietnamese and in English."""
        vi, en = fault_sentences()[self.key]
        return vi.format(**self.values), en.format(**self.values)


def head_of(view: PlanView) -> str:
    """The text above the title: where the title stands, but never more than 1,500 characters."""
    return view.plan.text[:1500]


def typed(view: PlanView) -> bool:
    """Whether the reader vouches for every line: no page image, no stamps, no trimmed web page."""
    return view.plan.source.reader in _TYPED and not view.plan.source.ocr
