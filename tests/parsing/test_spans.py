"""``plan.text[span.start:span.end]`` is the place every value was read from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from thidua_parse.parsing import parse_text
from thidua_parse.reading import read
from thidua_parse.record import Agency, Kind, Model, Plan

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "plans" / "seeds").glob("*.txt"))
#: formats with a text of their own; what OCR misreads is mended in the values of scans
REAL = sorted(
    path for path in (ROOT.parent / "shared" / "plans" / "real").glob("*.*")
    if path.suffix in (".docx", ".html")
)[:12]
FILES = [*sorted((ROOT / "corpus" / "plans").glob("*.txt")), *SEEDS, *REAL]
#: values that hold a place of their own: field → field of the span
PLACED = {
    "title": "title_span", "number": "number_span", "place": "place_span",
    "subject": "subject_span",
}


def squashed(text: str) -> str:
    return regex.sub(r"\s+", "", text).casefold()


def values(model: Model, path: str = "") -> Iterator[tuple[str, Model]]:
    yield path, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model):
                yield from values(item, f"{path}.{name}")


def wrong(plan: Plan) -> list[str]:
    """Values whose span holds other words, and stated values without a place."""
    found = []
    for path, value in values(plan):
        span = getattr(value, "span", None)
        raw = getattr(value, "raw", None)
        if span is not None:
            if not 0 <= span.start < span.end <= len(plan.text):
                found.append(f"{path}: outside the text {span}")
                continue
            quote = squashed(plan.quote(span))
            if raw and squashed(raw) != quote and not _joint(value, quote):
                found.append(f"{path}: {raw!r} is not {plan.quote(span)!r}")
        elif raw is not None and getattr(value, "status", "stated") == "stated":
            found.append(f"{path}: {raw!r} has no place")
        elif isinstance(value, Kind) and value.status == "stated":
            found.append(f"{path}: {value.name!r} has no place")
        for name, place in PLACED.items():
            where, what = getattr(value, place, None), getattr(value, name, None)
            if (where is None) != (what is None) and hasattr(value, place):
                found.append(f"{path}.{name}: value and place do not go together")
            elif where is not None and squashed(str(what)) not in squashed(plan.quote(where)):
                found.append(f"{path}.{name}: {what!r} is not in {plan.quote(where)!r}")
    return found


def _joint(value: Model, quote: str) -> bool:
    """The name of one of several joint issuers shares the words of the common line."""
    return isinstance(value, Agency) and all(squashed(w) in quote for w in value.raw.split())


def test_there_are_files() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_value_stands_at_its_place(path: Path) -> None:
    assert wrong(parse_text(read(path))) == []


def test_a_wrong_place_is_noticed() -> None:
    plan = parse_text(read(FILES[0]))
    reference = plan.references[0]
    assert reference.span is not None
    moved = reference.model_copy(
        update={"span": reference.span.model_copy(update={"end": reference.span.end - 3})}
    )
    assert wrong(plan.model_copy(update={"references": (moved,)})) != []
