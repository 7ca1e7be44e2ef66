"""Document-level diagnostics: codes, spans, sentences in two languages."""

from __future__ import annotations

from string import Formatter

import pytest

from thidua_parse.knowledge.diagnostics import diagnostic_texts, in_both
from thidua_parse.record import Plan

from .frame_helpers import BODY, NATION, parse, plan


def codes(record: Plan) -> set[str]:
    return {found.code for found in record.diagnostics}


def test_a_whole_plan_has_no_frame_diagnostics() -> None:
    assert codes(plan()) & set(diagnostic_texts()) == set()


CASES = [
    ({"number": ""}, "missing-number"),
    ({"number": "Số: /KH-SNV\n"}, "blank-number"),
    ({"number": "Số: 12 /KH-SNV\n"}, "number-spacing"),
    ({"number": "Số: 12/2021/QĐ-UBND\n", "title": "QUYẾT ĐỊNH\nVề thi đua\n"}, "year-mismatch"),
    ({"number": "Số: 12/BC-SNV\n"}, "kind-symbol-mismatch"),
    ({"date": ""}, "missing-date"),
    ({"date": "Bến Tre, ngày tháng 3 năm 2022\n"}, "partial-date"),
    ({"date": "Bến Tre, ngày tháng năm\n"}, "blank-date"),
    ({"date": "Bến Tre, ngày 31 tháng 02 năm 2022\n"}, "uncertain-date"),
    ({"title": "KẾ HOẠCH\n"}, "missing-subject"),
    ({"body": BODY.replace("./.", ".")}, "missing-closing-formula"),
    ({"closing": "Nơi nhận:\n- Lưu: VT."}, "signature-missing"),
    ({"closing": "Nơi nhận:\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"}, "signer-missing"),
    ({"closing": "Nơi nhận:\n- Lưu: VT.\nTM.ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mai"}, "authority-spacing"),
    ({"closing": "GIÁM ĐỐC\nTrần Văn Út"}, "recipients-missing"),
    ({"closing": "Nơi nhận:\n- Các sở.\nGIÁM ĐỐC\nTrần Văn Út"}, "filing-line-missing"),
    ({"closing": "Nơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Út"}, "filing-line-form"),
    ({"closing": "Nơi nhận:\n- Lưu: VT. [signature]\nGIÁM ĐỐC\nTrần Văn Út"}, "scanner-note"),
    ({"organs": ""}, "inferred-issuer"),
]


@pytest.mark.parametrize(("change", "code"), CASES)
def test_code(change: dict[str, str], code: str) -> None:
    record = plan(**change)  # type: ignore[arg-type]
    assert code in codes(record)


def test_lost_header_is_told_apart_from_a_partial_one() -> None:
    assert "missing-header" in codes(parse("KẾ HOẠCH\nThi đua\n" + BODY))
    partial = codes(parse("Số: 5/KH-UBND\nBến Tre, ngày 09 tháng 3 năm 2022\nKẾ HOẠCH\nThi đua\n" + BODY))
    assert "partial-header" in partial
    assert "missing-header" not in partial
    assert not {"missing-header", "partial-header"} & codes(parse(NATION + "KẾ HOẠCH\nThi đua\n" + BODY))


def test_span_shows_the_place() -> None:
    record = plan(number="Số: 12 /KH-SNV\n")
    found = next(d for d in record.diagnostics if d.code == "number-spacing")
    assert record.quote(found.span) == "12 /KH-SNV"
    assert "12 /KH-SNV" in found.message


@pytest.mark.parametrize("code", sorted(diagnostic_texts()))
def test_every_code_has_both_sentences_with_the_same_fields(code: str) -> None:
    text = diagnostic_texts()[code]
    vi, en = ({name for _, name, _, _ in Formatter().parse(t) if name} for t in (text.vi, text.en))
    assert vi - {"vi"} == en - {"en"}  # what another table says in each language
    values = dict.fromkeys(vi | en, "?")
    vietnamese, _, english = in_both(code, **values).partition(" / ")
    assert vietnamese and english and vietnamese != english
