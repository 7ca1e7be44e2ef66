"""G23 names the groups in the reader's language, not by the keys of its table."""

from __future__ import annotations

import pytest

import thidua_parse as tp
from tests.samples import corpus
from thidua_parse.compliance.rules.scope import _GROUPS, _NAMES


def test_every_group_has_a_name_in_both_languages():
    assert set(_NAMES) == set(_GROUPS)
    assert all(vi != en for vi, en in _NAMES.values())


@pytest.mark.parametrize(("language", "name"), [("vi", "lực lượng vũ trang"), ("en", "armed forces")])
def test_regression_keys_of_groups_in_reports(language, name):
    told = [f.message for f in tp.check(corpus(), language=language) if f.rule == "G23" and f.verdict in ("fail", "partial")]
    assert any(name in message for message in told)
    assert not any(key in message for key in ("forces", "abroad") for message in told if language == "vi")
