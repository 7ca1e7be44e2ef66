"""Damaged texts: cut short, headless, lines in disorder. No rule breaks, no finding is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from thidua_parse.compliance import check
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import read

PLANS = Path(__file__).parents[2] / "corpus/plans"
NAMES = sorted(p.stem for p in PLANS.iterdir())


def damaged(text: str, way: int, chance: random.Random) -> str:
    at = chance.randrange(1, len(text))
    if way == 0:
        return text[:at]
    if way == 1:
        return text[at:]
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(12))
def test_damage_breaks_no_rule(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    plans = []
    for number in range(3):
        text = (PLANS / f"{chance.choice(NAMES)}.txt").read_text("utf-8")
        path = tmp_path / f"{number}.txt"
        path.write_text(damaged(text, seed % 3, chance) if number else text, "utf-8")
        plans.append(parse_text(read(path)))
    found = check(link(plans), complete=bool(seed % 2))
    assert not [f for f in found if f.confidence == 0.0]
    pairs = {(f.child.path, f.parent.path) for f in found.on_pairs() if f.parent}
    assert len(found.on_pairs()) == 40 * len(pairs)
    assert {f.child.path for f in found.on_documents()} == {p.source.path for p in plans}
