"""The folder that most tests of the review look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from .helpers import write_plans


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two plans of :mod:`.helpers` in a folder of their own."""
    write_plans(tmp_path / "van-ban")
    return tmp_path / "van-ban"
