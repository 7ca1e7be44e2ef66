"""A date that OCR doubts decides nothing by its day."""

from __future__ import annotations

import pytest

from tests.linking.build import body, plan, reference
from thidua_parse.compliance import check
from thidua_parse.linking import link
from thidua_parse.record import Evidence, IssueDate

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
SO = body("Sở Nội vụ tỉnh An Sơn", "An Sơn")


@pytest.mark.parametrize(
    ("status", "day", "verdict"),
    [
        ("stated", "2023-03-20", "pass"),
        ("stated", "2023-02-20", "fail"),
        ("uncertain", "2023-03-20", "undecidable"),
        ("uncertain", "2023-02-20", "undecidable"),
        ("uncertain", "2024-02-20", "pass"),
    ],
)
def test_order_of_dates(status, day, verdict):
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    child = plan("con.txt", "12/KH-SNV", day, SO, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),))
    child = child.model_copy(update={"issued_on": IssueDate(iso=day, status=status)})
    (finding,) = check(link([parent, child])).where(rule="G09").on_pairs()
    assert finding.verdict == verdict


@pytest.mark.parametrize(("read", "signed", "verdict"), [
    ("2023-04", "2023-04-20", "pass"), ("2023-04", "2023-05-02", "undecidable"), ("2023-04", None, "undecidable"),
    ("2023-04-19", "2023-04-20", "pass"), ("2023-04-19", "2023-05-02", "undecidable"), ("2023-03-19", "2023-03-20", "undecidable"),
])
def test_a_month_that_a_digital_signature_bears_out(read, signed, verdict):
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-02", AN_SON)
    child = plan("con.txt", "12/KH-SNV", read, SO, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),))
    evidence = (Evidence(note=f"digital signature of {signed}"),) if signed else ()
    child = child.model_copy(update={"issued_on": IssueDate(iso=read, status="uncertain", evidence=evidence)})
    (finding,) = check(link([parent, child])).where(rule="G09").on_pairs()
    assert finding.verdict == verdict
