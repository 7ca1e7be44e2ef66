"""Twice the text is at most twice the work: counted in calls and characters looked at, not in time."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import thidua_parse.parsing
from tests.samples import CORPUS
from thidua_parse.parsing import parse_text
from thidua_parse.parsing.references.scan import LIMIT
from thidua_parse.reading import from_string
from thidua_parse.reading.markdown import ORNAMENT
from thidua_parse.record import Plan

FRAME = (
    "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\nSố: 12/KH-UBND\nTrà Vinh, ngày 5 tháng 3 năm 2021\nKẾ HOẠCH\n"
    "Tổ chức phong trào thi đua “Xanh” năm 2021\nThực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh như sau:\n"
    "I. MỤC ĐÍCH\nNội dung.\nII. TỔ CHỨC THỰC HIỆN\n{}\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"
)
ODD = {
    "numbers": "Kế hoạch số 1/KH-UBND ",
    "cited plans": "thực hiện Kế hoạch số 1/KH-UBND ngày 2/3/2020 của UBND tỉnh về thi đua, ",
    "laws": "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003, ",
    "days of reports": "gửi báo cáo về Sở Nội vụ trước ngày 1/2/2021, ",
    "rhythms": "báo cáo hằng năm và hằng quý ",
    "short lines": "abc\n",
    "bullets": "- a;\n",
    "bodies": "Sở Nội vụ, ",
    "duties": "1. Sở Nội vụ: chủ trì, phối hợp với Sở Y tế;\n",
    "difficulties": "Nếu có vướng mắc, Sở Nội vụ báo cáo. ",
    "labels": "I. A\n1. B\na) C\n- d\n",
    "numbered lines": "7. Nội dung\n",
    "brackets": "(",
    "quotation marks": "phong trào thi đua “Xanh ",
    "movements": "phong trào thi đua “Xanh sạch đẹp” và “Sạch đẹp xanh” ",
    "percentages": "ví dụ đạt 95% số hộ, ",
    "provinces": "trên địa bàn tỉnh Trà Vinh ",
    "awards": "Tặng Bằng khen của Chủ tịch UBND tỉnh, ",
    "rows": "a\tb\n",
}


class Spy:
    """A pattern that counts the characters its searches look at."""

    looked = 0

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, pos: int = 0, endpos: int | None = None, **options: Any) -> Any:
        end = len(text) if endpos is None else min(endpos, len(text))
        found = self._pattern.search(text, pos, end, **options)
        Spy.looked += max((found.end() if found else end) - pos, 0)
        return found

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None, **options: Any) -> Iterator[Any]:
        end = len(text) if endpos is None else min(endpos, len(text))
        at = pos
        for found in self._pattern.finditer(text, pos, end, **options):
            Spy.looked += max(found.end() - at, 0)
            at = found.end()
            yield found
        Spy.looked += max(end - at, 0)


@pytest.fixture
def spied(monkeypatch: pytest.MonkeyPatch) -> None:
    room = thidua_parse.parsing
    for info in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            if isinstance(value, regex.Pattern):
                monkeypatch.setattr(module, name, Spy(value))


def work(text: str) -> tuple[int, int]:
    """``(calls, characters looked at)`` of reading one text; the calls of the spies count too."""
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    parse_text(from_string(text))  # fills the caches of knowledge
    Spy.looked = 0
    sys.setprofile(count)
    try:
        parse_text(from_string(text))
    finally:
        sys.setprofile(None)
    return calls, Spy.looked


@pytest.mark.parametrize("piece", ODD.values(), ids=ODD.keys())
def test_twice_the_text_is_twice_the_work(spied: None, piece: str) -> None:
    once, twice = (
        work(FRAME.format(piece * (size // len(piece)) + "x")) for size in (6_000, 12_000)
    )
    assert twice[0] < 2.25 * once[0]
    assert twice[1] < 2.25 * once[1]


def test_the_spy_sees_work_that_grows_with_the_square(monkeypatch: pytest.MonkeyPatch) -> None:
    spy = Spy(regex.compile("a"))

    def looked(size: int) -> int:
        Spy.looked = 0
        for end in range(size):
            spy.search("b" * size, 0, end)
        return Spy.looked

    assert looked(200) > 3.5 * looked(100)


@pytest.mark.parametrize("levels", [50, 300])
def test_labels_nested_hundreds_deep(levels: int) -> None:
    lines = "\n".join(f"{'1.' * n} Mục" for n in range(1, levels + 1))
    assert parse_text(from_string(FRAME.format(lines))).sections


def test_a_rule_of_dashes_with_a_letter_behind_it() -> None:
    # two repeated classes side by side tried every split of the line
    assert ORNAMENT.fullmatch("-" * 300_000 + "a", timeout=20) is None
    assert ORNAMENT.fullmatch("---oOo---")


def test_citations_without_end_are_cut_and_reported() -> None:
    plan = parse_text(from_string("Kế hoạch số 1/KH-UBND " * (LIMIT + 200)))
    assert len(plan.references) == LIMIT
    note = next(d for d in plan.diagnostics if d.code == "too-many-citations")
    assert note.span is not None
    assert note.span.start == plan.references[-1].span.end


def test_as_many_citations_as_a_long_document_holds_are_all_read() -> None:
    plan = parse_text(from_string(FRAME.format("Theo Kế hoạch số 1/KH-UBND.\n" * 900)))
    assert len(plan.references) > 900
    assert not any(d.code == "too-many-citations" for d in plan.diagnostics)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda p: p.stem)
def test_records_built_without_validation_are_valid(path: Path) -> None:
    plan = parse_text(from_string(path.read_text("utf-8")))
    assert Plan.model_validate_json(plan.model_dump_json()) == plan
