"""Every table of the package is loaded by it, and its sources are told."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import regex

PACKAGE = Path(str(files("thidua_parse")))
DATA = PACKAGE / "knowledge" / "data"
TABLES = sorted(p.name for p in DATA.iterdir() if p.name != "SOURCES.md")


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(PACKAGE.rglob("*.py")))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_loaded_and_has_its_sources(name: str, code: str) -> None:
    stem = name.partition(".")[0]
    assert f"`{name}`" in (DATA / "SOURCES.md").read_text("utf-8")
    assert regex.search(rf"""rows\("{stem}"\)|{regex.escape(name)}"|/ "{stem}""", code), "nothing loads it"


def test_sources_name_no_table_that_is_not_there() -> None:
    named = regex.findall(r"`([a-z_]+\.(?:csv|json|txt|txt\.gz))`", (DATA / "SOURCES.md").read_text("utf-8"))
    assert sorted(set(named)) == TABLES
