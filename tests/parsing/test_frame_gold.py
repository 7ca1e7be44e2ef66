"""The frame of the sample plans that lie beside the repository, against their gold records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from thidua_parse import parse
from thidua_parse.record import Plan

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold" / "seeds").glob("*.json"))


def fold(text: str | None) -> str:
    """Quotes and blanks in one form, no end marks."""
    plain = (text or "").translate({ord(c): '"' for c in "“”"})
    return " ".join(plain.split()).strip(" .;,")


@pytest.mark.skipif(not GOLD, reason="no sample plans beside the repository")
@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_frame_of_sample(file: Path) -> None:
    gold: dict[str, Any] = json.loads(file.read_text("utf-8"))
    record = parse(SHARED / gold["doc"])
    assert isinstance(record, Plan)
    assert record.kind is not None
    assert record.kind.code == gold["kind"]["code"]
    number, date = record.document_number, record.issued_on
    assert (number.text, number.status) == (
        gold["document_number"]["text"], gold["document_number"]["status"]
    )
    assert (date.iso, date.status) == (gold["issued_on"]["iso"], gold["issued_on"]["status"])
    assert record.place == gold["place"]
    assert fold(record.subject) == fold(gold["subject"])
    body, wanted = record.issuing_body, gold["issuing_body"]
    assert body is not None
    assert body.name in wanted["name_any_of"]
    assert body.status == "inferred"
    assert [getattr(body, part) for part in ("level", "province", "district", "commune")] == [
        wanted[part] for part in ("level", "province", "district", "commune")
    ]
    assert [fold(entry.raw) for entry in record.recipients] == list(map(fold, gold["recipients"]))
    signature = record.signatures[-1]
    assert {part: getattr(signature, part) for part in gold["signature"]} == gold["signature"]
