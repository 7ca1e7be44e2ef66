"""The extractors as spaCy components: spans in ``doc.spans``, the record in ``doc._.plan``.

    >>> from thidua_parse.spacy_pipeline import blank, DISPLACY_OPTIONS   # doctest: +SKIP
    >>> nlp = blank()                                                     # doctest: +SKIP
    >>> doc = nlp(open("plan.txt").read())                                # doctest: +SKIP
    >>> doc.spans["references"][0].text                                   # doctest: +SKIP

The components are registered as entry points (group ``spacy_factories``): ``nlp.add_pipe("thidua")``
for all groups, or ``thidua_references``, ``thidua_agencies`` … for single ones. A text is parsed
once, however many components a pipeline has. Span labels are relations, roles and the like.
"""

from .components import GROUPS, spans_of
from .display import DISPLACY_OPTIONS, render_spans
from .pipeline import blank, doc_of
from .tokenizer import PlanTokenizer

__all__ = ["DISPLACY_OPTIONS", "GROUPS", "PlanTokenizer", "blank", "doc_of", "render_spans", "spans_of"]
