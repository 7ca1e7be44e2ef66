"""A signature that a scan shows badly is no fault: nothing is said about who signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_parse.api import parse
from thidua_parse.compliance import check
from thidua_parse.linking.link import link

PLANS = Path(__file__).parents[2] / "corpus/plans"


@pytest.mark.parametrize(("status", "verdict"), [("stated", "fail"), ("uncertain", "undecidable")])
def test_uncertain_signature_is_no_fault(status: str, verdict: str) -> None:
    parent, child = (parse(PLANS / f"{n}.txt") for n in ("a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam"))
    signature = child.signatures[-1].changed(authority=None, position="PHÓ GIÁM ĐỐC", status=status)
    findings = check(link([parent, child.changed(signatures=(signature,))]))
    (found,) = (f for f in findings.where(rule="G36") if f.parent is not None)
    assert found.verdict == verdict
