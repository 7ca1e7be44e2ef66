"""Reasons and evidence notes of the graph in both languages."""

from __future__ import annotations

from typing import Any

import regex

from ..errors import Language
from ..record.figures import day_text

_ISO = regex.compile(r"[12][0-9]{3}-[01][0-9]|[12][0-9]{3}-[01][0-9]-[0-3][0-9]")

_SENTENCES: dict[str, tuple[str, str]] = {
    "number": ("đúng số {number}", "number {number}"),
    "issuer": ("đúng cơ quan ban hành: {issuer}", "issuer {issuer}"),
    "issuer-differs": (
        "viện dẫn ghi cơ quan khác: {cited}, văn bản ghi {printed}",
        "issuer differs: cited {cited}, printed {printed}",
    ),
    "date": ("đúng ngày {date}", "date {date}"),
    "other-body": ("của cơ quan khác: {issuer}", "another body: {issuer}"),
    "other-place": ("của địa phương khác: {issuer}", "another place: {issuer}"),
    "other-year": ("của năm khác: {date}", "another year: {date}"),
    "later": ("ban hành sau văn bản viện dẫn: {date}", "later than the citing document: {date}"),
    "same-place": (
        "cùng địa phương, viện dẫn không ghi đủ tên cơ quan",
        "same place, issuer not spelled out",
    ),
    "year-differs": (
        "năm ghi khác ({date}), trích yếu phù hợp", "year differs ({date}), title agrees"
    ),
    "date-differs": (
        "ngày ghi khác: viện dẫn {cited}, văn bản ghi {printed}",
        "date differs: cited {cited}, printed {printed}",
    ),
    "number-inferred": (
        "số của văn bản được viện dẫn là suy ra", "number of the cited document is inferred"
    ),
    "number-differs": (
        "số ghi khác: viện dẫn {cited}, văn bản ghi {printed}",
        "number differs: cited {cited}, printed {printed}",
    ),
    "title": ("trích yếu giống {likeness:.2f}", "title {likeness:.2f}"),
    "campaign": ("tên phong trào giống {likeness:.2f}", "campaign name {likeness:.2f}"),
    "by-hand": ("người dùng chỉ định là văn bản cấp trên", "named as the higher document by the user"),
    "first": (
        "văn bản đầu tiên của cơ quan ấy về phong trào này ({date})",
        "the body's first document on this campaign ({date})",
    ),
    "not-at-hand": ("không có trong tập tài liệu", "not at hand"),
    "several": ("nhiều văn bản cùng phù hợp", "several documents fit"),
    "cites": ("có văn bản viện dẫn {raw}", "cites {raw}"),
    "same-body": ("cùng cơ quan ban hành: {issuer}", "same issuing body: {issuer}"),
    "same-campaign": ("cùng phong trào ({likeness:.2f})", "same campaign ({likeness:.2f})"),
    "cited-title": (
        "trích yếu được viện dẫn phù hợp ({likeness:.2f})", "cited title agrees ({likeness:.2f})"
    ),
    "shared-citations": (
        "{count} viện dẫn khác trùng cả số và ngày",
        "{count} further citations agree in number and date",
    ),
    "reuse": (
        "{share:.1%} chuỗi năm từ của văn bản ấy có ở đây",
        "{share:.1%} of its five-word strings occur here",
    ),
    "after-parent": (
        "ngày {date} không trước văn bản cấp trên {parent}",
        "date {date} is not before the parent of {parent}",
    ),
}


class Reasons:
    """Makes reasons in one language."""

    def __init__(self, language: Language = "vi") -> None:
        self._column = 1 if language == "en" else 0

    def __call__(self, code: str, **values: Any) -> str:
        if not self._column:
            values = {name: _vietnamese(value) for name, value in values.items()}
        return _SENTENCES[code][self._column].format(**values)


class _Comma(float):
    """A figure whose decimal sign is the comma of Vietnamese papers."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def _vietnamese(value: Any) -> Any:
    """Dates and figures as Vietnamese offices write them."""
    if isinstance(value, float):
        return _Comma(value)
    if isinstance(value, str) and _ISO.fullmatch(value):
        return day_text(value)
    return value
