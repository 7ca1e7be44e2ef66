"""Figures over documents."""

from __future__ import annotations

import pytest

from thidua_parse.evaluation import Compared, compare, figures, grouped
from thidua_parse.evaluation.compare import Counts

from .helpers import gold, record


def document(*, hits: int, of: int, extra: int = 0, kind: str = "KH", layer: str = "text") -> Compared:
    made = Compared("x", kind, layer, True)
    made.counts["references"] = Counts(hits, of, hits + extra)
    return made


def test_precision_recall_and_f1_are_over_all_values() -> None:
    f = figures([document(hits=1, of=2), document(hits=8, of=8, extra=2)]).fields["references"]
    assert (f.precision, f.recall) == (9 / 11, 9 / 10)
    assert f.f1 == pytest.approx(2 * 9 / (11 + 10))
    assert (f.gold, f.read) == (10, 11)


def test_intervals_hold_the_figure_and_repeat() -> None:
    documents = [document(hits=i % 4, of=4) for i in range(1, 30)]
    one, two = figures(documents), figures(documents)
    assert one == two
    low, high = one.fields["references"].interval
    assert low < one.fields["references"].f1 < high
    assert figures(documents, seed=1).fields["references"].interval != (low, high)


def test_more_documents_narrow_the_interval() -> None:
    few, many = ([document(hits=i % 5, of=5) for i in range(1, n)] for n in (10, 200))
    width = [f.interval[1] - f.interval[0] for f in (figures(d).fields["references"] for d in (few, many))]
    assert width[1] < width[0] / 2


def test_equal_documents_leave_no_doubt() -> None:
    low, high = figures([document(hits=3, of=4)] * 5).fields["references"].interval
    assert low == pytest.approx(high)


def test_whole_documents_count_differences() -> None:
    right = compare(gold(), record())
    one = compare(gold(), record(place=None))
    unread = compare(gold(), None)
    whole = figures([right, one, one, unread]).whole
    assert (whole[0], whole[1], whole[10]) == (0.25, 0.75, 0.75)


def test_a_field_without_gold_does_not_count() -> None:
    made = document(hits=0, of=0, extra=3)
    assert figures([made]).fields == {} and figures([made]).macro == 0


def test_groups_by_kind_and_layer() -> None:
    documents = [
        document(hits=1, of=1), document(hits=0, of=1, kind="CV"), document(hits=1, of=1, layer="scan"),
    ]
    assert list(grouped(documents, "kind")) == ["KH", "CV"]
    by_layer = grouped(documents, "layer")
    assert by_layer["text"].documents == 2 and by_layer["scan"].fields["references"].f1 == 1
