"""Ready pipelines and docs of plans."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ..record import Plan
from . import components
from .tokenizer import PlanTokenizer


def blank(groups: tuple[str, ...] | None = None) -> Language:
    """A blank multi-language pipeline with the plan tokenizer and the extractors.

    ``groups`` names the span groups to fill (default: all of :data:`components.GROUPS`).
    """
    nlp = spacy.blank("xx")
    nlp.tokenizer = PlanTokenizer(nlp.vocab)
    for group in groups or ():
        nlp.add_pipe(f"thidua_{group}")
    if groups is None:
        nlp.add_pipe("thidua")
    return nlp


@lru_cache(maxsize=1)
def _shared() -> Language:
    return blank(())


def doc_of(plan: Plan) -> Doc:
    """A doc whose text is ``plan.text`` and whose spans are the plan's, without parsing again."""
    from ..reading import SourceText

    doc = _shared().make_doc(plan.text)
    source = SourceText(text=plan.text, sha256=plan.id, source=plan.source)
    doc.user_data["thidua"] = (plan, source)
    for group in components.GROUPS:
        components.spans_of(doc, group)
    return doc
