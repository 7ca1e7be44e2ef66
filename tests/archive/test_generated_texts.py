"""Generated plans of any length say the same of themselves and of others."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.scale.texts import render
from benchmarks.scale.trees import Trees
from thidua_parse import parse_text
from thidua_parse.reading import from_string


@pytest.mark.parametrize("length", [6_000, 15_000])
def test_longer_texts_cite_the_same_and_hold_more_duties(length):
    for doc in islice((d for d in Trees(80, 3) if not d.misread), 0, 60, 9):
        text = render(doc, length)
        assert text == render(doc, length) and abs(len(text) - length) < 0.15 * length
        short, long = (parse_text(from_string(t)) for t in (render(doc), text))
        assert [(r.raw, r.relation) for r in long.references] == [(r.raw, r.relation) for r in short.references]
        assert [c.name for c in long.campaigns] == [c.name for c in short.campaigns]
        assert long.document_number == short.document_number and long.issued_on == short.issued_on
        assert len(long.responsible_agencies) > len(short.responsible_agencies)


def test_texts_of_their_own_length_stay_as_they_are():
    [doc] = islice(Trees(5, 3), 4, 5)
    assert render(doc, 100) == render(doc)
