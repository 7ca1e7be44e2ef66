"""The signer of a scan from a digital signature: inferred, never in the place of what is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua_parse import Plan, parse_text
from thidua_parse.parsing.closing.digital import certified_person
from thidua_parse.reading import from_string
from thidua_parse.record import DigitalSignature

PLAN = """UBND HUYỆN AN SƠN
Số: 9/KH-UBND
An Sơn, ngày 4 tháng 5 năm 2021
KẾ HOẠCH
Phát động phong trào thi đua trồng cây
I. MỤC ĐÍCH
Nâng cao ý thức của nhân dân.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def plan(*signers: str, text: str = PLAN, ocr: bool = True) -> Plan:
    source = from_string(text)
    return parse_text(replace(
        source, source=source.source.model_copy(update={"ocr": ocr}),
        digital_signatures=tuple(DigitalSignature(signer=s) for s in signers),
    ))


@pytest.mark.parametrize(("signer", "name"), [
    ("Lê Thị Hạ", "Lê Thị Hạ"), ("LÊ THỊ HẠ", "Lê Thị Hạ"), ("Lê Thị Hạ (M)", "Lê Thị Hạ"),
    ("Ủy ban nhân dân huyện An Sơn", None), ("Trung tâm Công báo", None), (None, None), ("Hạ", None),
    ("SỞ NỘI VỤ", None), ("Văn phòng Ủy ban", None), ("Lê Thị Hạ, Giám đốc", "Lê Thị Hạ"),
])
def test_person_or_office(signer: str | None, name: str | None) -> None:
    assert certified_person(signer) == name


def test_unread_name_is_inferred_with_its_evidence() -> None:
    found = plan("Lê Thị Hạ", "Ủy ban nhân dân huyện An Sơn", "Lê Thị Hạ")
    signature = found.signatures[-1]
    assert (signature.authority, signature.position) == ("TM.", "CHỦ TỊCH")
    assert (signature.name, signature.status) == ("Lê Thị Hạ", "inferred")
    assert signature.confidence is not None and signature.confidence <= 0.6
    assert signature.evidence[0].note == "digital signature: Lê Thị Hạ"
    assert "inferred-signer" in [d.code for d in found.diagnostics]
    assert Plan.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(("signers", "text", "ocr", "name"), [
    (("Lê Thị Hạ",), PLAN + "Trần Văn Tám\n", True, "Trần Văn Tám"),  # printed
    (("Lê Thị Hạ", "Trần Văn Tám"), PLAN, True, None),  # who of the two?
    (("Trung tâm Công báo",), PLAN, True, None), ((), PLAN, True, None),
    (("Lê Thị Hạ",), PLAN, False, None),  # no scan: the name is not there
])
def test_nothing_is_guessed(
    signers: tuple[str, ...], text: str, ocr: bool, name: str | None
) -> None:
    signature = plan(*signers, text=text, ocr=ocr).signatures[-1]
    assert (signature.name, signature.status) == (name, "stated")
