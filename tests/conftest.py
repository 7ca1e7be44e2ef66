"""Settings of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import browser

# no limit of time for one example: a busy machine is no defect
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="module")
def window() -> Iterator[browser.Browser]:
    """A window of headless Chromium; tests that take it are skipped where :func:`browser.missing` tells."""
    with browser.browser() as opened:
        yield opened
