"""Keys of names: words folded one by one give what the whole name folded at once gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.knowledge import fold
from thidua_parse.knowledge.fold import fold_tones, key


@pytest.mark.parametrize(("name", "folded"), [
    ("Sở Văn hoá, Thể thao và Du lịch", "sởvănhóathểthaodulịch"),
    ("UỶ BAN MTTQ – tỉnh", "ủybanmttqtỉnh"),
    ("Thi đua-Khen thưởng", "thiđuakhenthưởng"),
    ("và", ""), ("", ""), (" \u00a0 ", ""),
])
def test_key(name: str, folded: str) -> None:
    assert key(name) == folded


@given(st.text(st.sampled_from("UuYyỷoOàá hHvV-–.,&Và\u00a0\tßİqQ"), max_size=24))
def test_words_are_folded_alone(name: str) -> None:
    words = fold_tones(name.casefold().translate(fold._BLANKS)).split()
    assert key(name) == "".join(word for word in words if word != "và")


def test_more_words_than_names_have_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fold, "_LIMIT", 3)
    monkeypatch.setattr(fold, "_parts", fold._Parts())
    assert key("Sở Nội vụ tỉnh Lào Cai") == "sởnộivụtỉnhlàocai"
    assert len(fold._parts) <= 3
