"""Headings mended by persons: renamed, moved to another level, joined, parted."""

from __future__ import annotations

from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.errors import UsageError
from thidua_parse.review.outline import outline_of, rebuilt
from thidua_parse.review.session import decide_heading, headings_of

from .helpers import LOWER, WHO, plans_of, session_of

PLANS = Path(__file__).parents[2] / "corpus/plans"


def paths(plan: tp.Plan) -> dict[str, str | None]:
    return {path: section.title for path, section in plan.walk_sections()}


def decided(folder) -> tp.Plan:
    """The lower plan, parsed again, as decided."""
    return tp.apply_corrections(plans_of(folder)[0], folder / "corrections.jsonl")


def subject(session, words: str) -> str:
    plan = session.plans[0]
    return next(h.subject for h in headings_of(session, 0).headings if words in plan.text[h.start : h.end])


def test_levels_make_the_tree_that_the_parser_has_made() -> None:
    for plan in tp.parse_many([PLANS]):
        if not isinstance(plan, Exception):
            assert rebuilt(plan, outline_of(plan, ()).headings) == plan.sections, plan.source.path


def test_a_title_and_its_role_are_mended(folder) -> None:
    session = session_of(folder)
    decide_heading(session, 0, "correct", WHO, subject=subject(session, "II."), new={"title": "TIÊU CHÍ THI ĐUA"})
    plan = decided(folder)
    mended = plan.sections[1]
    assert (mended.label, mended.title, mended.role) == ("II", "TIÊU CHÍ THI ĐUA", "criteria")
    assert mended.children == plans_of(folder)[0].sections[1].children
    [told] = plan.reviewed
    assert (told.field, told.was, told.now, told.by) == ("sections", "II NỘI DUNG THI ĐUA", "II TIÊU CHÍ THI ĐUA", WHO)


def test_a_joined_heading_leaves_its_text_and_children_above(folder) -> None:
    session = session_of(folder)
    before = paths(session.plans[0])
    decide_heading(session, 0, "reject", WHO, subject=subject(session, "II."))
    plan = decided(folder)
    assert [s.label for s in plan.sections] == ["I", "III"]
    assert [s.label for s in plan.sections[0].children] == ["1", "2", "1"]
    first = plan.sections[0]
    assert "NỘI DUNG THI ĐUA" in plan.quote(first.span) and "TỔ CHỨC" not in plan.quote(first.span)
    assert len(paths(plan)) == len(before) - 1


def test_a_level_moves_a_heading_with_what_is_below_it(folder) -> None:
    session = session_of(folder)
    decide_heading(session, 0, "correct", WHO, subject=subject(session, "III."), new={"level": 2})
    plan = decided(folder)
    assert [s.label for s in plan.sections] == ["I", "II"]
    assert [s.label for s in plan.sections[1].children] == ["1", "III"]
    moved = plan.sections[1].children[1]
    assert (moved.level, [(c.label, c.level) for c in moved.children]) == (2, [("1", 3)])


def test_selected_words_part_a_section(folder) -> None:
    session = session_of(folder)
    at = session.plans[0].text.index("2. Phấn đấu")
    at = session.plans[0].text.index("đến năm 2025 có", at)
    decide_heading(session, 0, "add", WHO, span=[at, at + 12], new={"label": "a"})
    plan = decided(folder)
    added = plan.sections[0].children[1].children[0]
    assert (added.label, added.title, added.level) == ("a", "đến năm 2025", 3)
    assert plan.quote(added.span).endswith("tiêu chí xanh, sạch.")
    assert plan.quote(plan.sections[0].children[1].span).startswith("2. Phấn đấu")


def test_decisions_add_up_and_are_taken_back(folder) -> None:
    session = session_of(folder)
    one = subject(session, "II.")
    decide_heading(session, 0, "correct", WHO, subject=one, new={"title": "NỘI DUNG"})
    decide_heading(session, 0, "correct", WHO, subject=one, new={"label": "B"})
    assert (decided(folder).sections[1].label, decided(folder).sections[1].title) == ("B", "NỘI DUNG")
    decide_heading(session, 0, "undo", WHO, subject=one)
    assert (decided(folder).sections[1].label, decided(folder).sections[1].title) == ("II", "NỘI DUNG")
    decide_heading(session, 0, "undo", WHO, subject=one)
    assert decided(folder) == plans_of(folder)[0]


def test_the_outline_is_confirmed_with_its_headings_mended(folder) -> None:
    session = session_of(folder)
    decide_heading(session, 0, "reject", WHO, subject=subject(session, "II."))
    before = session.progress()
    session.decide("d0:sections", "confirm", WHO)
    assert session.progress() == (before[0] + 1, before[1])
    plan = decided(folder)
    assert [s.label for s in plan.sections] == ["I", "III"]
    assert sorted(r.action for r in plan.reviewed if r.field == "sections") == ["confirm", "reject"]


def test_what_is_checked_follows_the_mended_outline(folder) -> None:
    session = session_of(folder)
    decide_heading(session, 0, "reject", WHO, subject=subject(session, "III."))
    graph = tp.link([decided(folder), plans_of(folder)[1]])
    rule = {f.rule: f.verdict for f in tp.check(graph) if f.child.path.endswith("huyen.txt") and f.parent}
    assert rule["G39"] in ("fail", "partial")  # no part on organisation is left


def test_a_heading_whose_words_are_gone_is_looked_at_again(folder) -> None:
    session = session_of(folder)
    decide_heading(session, 0, "reject", WHO, subject=subject(session, "II."))
    plan = plans_of(folder)[0]
    other = plan.changed(text=LOWER.replace("NỘI DUNG THI ĐUA", "VIỆC CẦN LÀM NÀY"))
    from thidua_parse.review.apply import apply_to_plan

    applied = apply_to_plan(other, session.corrections)
    assert [a.reason for a in applied.again] == ["lost"] and applied.plan.sections == plan.sections


@pytest.mark.parametrize(("action", "given"), [
    ("add", {}), ("add", {"span": [5, 3]}), ("correct", {"new": {"level": 12}}), ("correct", {"new": {"level": 1.5}}),
    ("correct", {"new": {"role": "<b>"}}), ("correct", {"new": {"colour": "red"}}), ("reject", {"subject": "sections:1-2"}),
])
def test_what_fits_nothing_is_refused(folder, action, given) -> None:
    session = session_of(folder)
    given = {"subject": subject(session, "II."), **given}
    with pytest.raises((UsageError, KeyError)):
        decide_heading(session, 0, action, WHO, **given)
    assert not (folder / "corrections.jsonl").exists()
