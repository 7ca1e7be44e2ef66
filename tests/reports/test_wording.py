"""Words and figures of reports in both languages."""

from __future__ import annotations

import pytest

from thidua_parse.reports.wording import Wording


@pytest.mark.parametrize(("value", "written"), [(0.94, "0,94"), (1.0, "1"), (0.5, "0,5")])
def test_numbers_have_the_decimal_comma_in_vietnamese(value: float, written: str) -> None:
    assert Wording("vi").number(value) == written
    assert Wording("en").number(value) == written.replace(",", ".")
