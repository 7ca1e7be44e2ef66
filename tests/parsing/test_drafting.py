"""Slips of drafting, each with its place; nothing is said of a clean plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_parse import parse
from thidua_parse.record import Plan

from .frame_helpers import BODY, plan

CODES = {
    "unbalanced-quotes", "kind-word-case", "repeated-citation", "recipients-label", "left-over-marks",
}
CITED = "Kế hoạch số 41/KH-UBND ngày 02/3/2022 của UBND tỉnh Bến Tre"

#: (body or closing with the slip, code, words at its span)
SLIPS = [
    ({"body": f"Mở đợt “Vườn xanh nhà sạch trong năm.\n{BODY}"}, "unbalanced-quotes", "“"),
    ({"body": f"Mở đợt Vườn xanh” trong năm.\n{BODY}"}, "unbalanced-quotes", "”"),
    ({"body": f"Mở đợt “Vườn xanh’ trong năm.\nVà đợt “Nhà sạch” nữa.\n{BODY}"}, "unbalanced-quotes", "“"),
    ({"body": f"Thực hiện {CITED.replace('Kế hoạch', 'kế hoạch')}, Sở triển khai.\n{BODY}"}, "kind-word-case", "kế hoạch số 41"),
    ({"body": f"Thực hiện {CITED}.\nTheo {CITED}.\nCăn cứ {CITED}.\n{BODY}"}, "repeated-citation", "Kế hoạch số 41"),
    ({"closing": "Noi nhận:\n- Các sở;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Út"}, "recipients-label", "Noi nhận"),
    ({"closing": "Nơi nhận:\n- Các sở;\n- Lưu: VT, TH. 12\nGIÁM ĐỐC\nTrần Văn Út"}, "left-over-marks", "- Lưu"),
]
CLEAN = [
    {"body": f"Mở đợt “Vườn xanh” và “Nhà sạch”.\n{BODY}"},
    {"body": f"Mở đợt “Học “đi đôi” với hành” trong năm.\n{BODY}"},
    {"body": f"Sửa khoản 2 như sau: “2. Vườn xanh.\nNhà sạch.”\n{BODY}"},
    {"body": f"Thực hiện {CITED}.\nTheo {CITED}.\n{BODY}"},
    {"body": f"Theo công văn số 15/UBND-VX ngày 02/3/2022 của UBND tỉnh.\n{BODY}"},
    {"closing": "NƠI NHẬN:\n- Các sở;\n- Lưu: VT, TH.\nGIÁM ĐỐC\nTrần Văn Út"},
]


def slips(record: Plan) -> list[tuple[str, str]]:
    return [(d.code, record.quote(d.span)) for d in record.diagnostics if d.code in CODES]


@pytest.mark.parametrize(("change", "code", "words"), SLIPS)
def test_slip(change: dict[str, str], code: str, words: str) -> None:
    found = slips(plan(**change))
    assert [c for c, _ in found] == [code]
    assert found[0][1].startswith(words)


@pytest.mark.parametrize("change", CLEAN)
def test_nothing_is_said_of_what_is_right(change: dict[str, str]) -> None:
    assert slips(plan(**change)) == []


def test_deviations_of_the_seeds_are_told() -> None:
    """Every deviation of the table of the seeds that the text itself shows."""
    seeds = Path(__file__).parents[3] / "shared" / "plans" / "seeds"
    if not seeds.exists():
        pytest.skip("the seed plans are not at hand")
    expected = {
        "000": {"missing-header", "missing-number", "missing-date", "inferred-issuer", "left-over-marks"},
        "001": {"partial-header", "number-spacing", "recipients-label", "filing-line-form"},
        "002": {"missing-header", "authority-spacing", "repeated-citation", "missing-closing-formula"},
        "003": {
            "partial-header", "blank-number", "partial-date", "duplicate-section-label",
            "repeated-citation", "kind-word-case", "filing-line-form",
        },
        "004": {"missing-header", "unbalanced-quotes"},
    }
    for name, codes in expected.items():
        record = parse(seeds / f"{name}.txt")
        assert codes <= {d.code for d in record.diagnostics}, name
        if name != "002":
            assert "missing-closing-formula" not in {d.code for d in record.diagnostics}


def test_messages_stand_in_two_languages() -> None:
    record = plan(body=f"I. MỘT\nMột.\nI. HAI\nHai.\nV. BA\nBa.\n{BODY}")
    assert {"duplicate-section-label", "label-gap"} <= {d.code for d in record.diagnostics}
    for diagnostic in record.diagnostics:
        assert len(diagnostic.message.split(" / ")) % 2 == 0, diagnostic.message
