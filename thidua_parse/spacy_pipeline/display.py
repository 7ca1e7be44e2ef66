"""displaCy: colours of the labels and a page of spans, offline."""

from __future__ import annotations

from typing import Any

from spacy import displacy
from spacy.tokens import Doc

COLOURS = {
    "PARENT": "#e07b19", "IMPLEMENTS": "#e07b19", "CONTINUES": "#e8a04c", "RESPONDS_TO": "#e8a04c",
    "BASED_ON": "#4a90d9", "PURSUANT": "#4a90d9", "GUIDED_BY": "#7aa7d9", "APPLIES": "#8db8e2",
    "LINKED_WITH": "#6fb1a0", "MENTIONS": "#b6c2cf", "LAUNCHES": "#d4a514", "NUMBER": "#41a36b",
    "DATE": "#41a36b", "SUBJECT": "#9db7d5", "ISSUER": "#2a9d8f", "PERIOD": "#41a36b",
    "DEADLINE": "#d1495b", "AWARD": "#9b5de5", "TARGET": "#f08c00", "LEAD": "#2a9d8f",
    "IMPLEMENT": "#53b3a8", "COORDINATE": "#84cbc3", "ASSIST": "#a5d8d2", "REPORT": "#d1495b",
    "RECIPIENT": "#b6c2cf", "SIGNATURE": "#5c6b7a",
}
#: options for ``displacy.render(doc, style="span", options=…)``
DISPLACY_OPTIONS: dict[str, Any] = {"colors": COLOURS}


def render_spans(doc: Doc, group: str = "references", *, page: bool = False) -> str:
    """HTML of a doc with one span group marked (displaCy style "span")."""
    options = {**DISPLACY_OPTIONS, "spans_key": group}
    return str(displacy.render(doc, style="span", options=options, page=page, jupyter=False))
