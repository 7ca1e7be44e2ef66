"""Figures as people read them."""

from __future__ import annotations

import pytest

from thidua_parse.record.figures import figure_text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (100.0, 6, "100"), (12.5, 6, "12,5"), (0.0, 6, "0"), (33.333, 2, "33,33"), (0.0333, 4, "0,0333"),
        (1_500_000.0, 6, "1500000"), (1_234_567.0, 2, "1234567"), (5e9, 6, "5000000000"),
    ],
)  # fmt: skip
def test_figures_without_exponent_and_needless_noughts(value, places, text):
    assert figure_text(value, places=places, comma=True) == text
    assert figure_text(value, places=places) == text.replace(",", ".")
