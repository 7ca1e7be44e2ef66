"""What a person has decided wins over what is read, now and after another parser."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thidua_parse as tp
from thidua_parse.record import Plan
from thidua_parse.review import Corrections, apply_to_plan
from thidua_parse.review.forms import LISTS, SINGLES, checked, values_of
from thidua_parse.review.items import items_of

from .helpers import LOWER, WHO, plans_of, session_of, write_plans


def key_of(session, field, words=""):
    return next(
        i.key for i in session.items.values() if i.field == field and not i.whole and words in (i.shown or "") and i.document == 0
    )


def applied(folder) -> Plan:
    """The lower plan, parsed again, with the corrections of its folder on it."""
    plan = next(p for p in plans_of(folder) if p.source.path.endswith("huyen.txt"))
    return tp.apply_corrections(plan, folder / "corrections.jsonl")


def test_a_corrected_number_is_taken_apart_again_and_names_the_person(folder):
    session = session_of(folder)
    session.decide(key_of(session, "document_number"), "correct", WHO, new={"text": "67/KH-UBND"}, note="dấu đóng mờ")
    plan = applied(folder)
    number = plan.document_number
    assert (number.text, number.serial, number.organ, number.status, number.confidence) == ("67/KH-UBND", "67", "UBND", "stated", 1.0)
    assert any(WHO in (e.note or "") for e in number.evidence)
    [told] = plan.reviewed
    assert (told.field, told.action, told.was, told.now, told.by, told.note) == (
        "document_number", "correct", "61/KH-UBND", "67/KH-UBND", WHO, "dấu đóng mờ",
    )
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize(("field", "new", "seen"), [
    ("issued_on", {"iso": "21/4/2021"}, "2021-04-21"), ("issued_on", {"iso": "4/2021"}, "2021-04"),
    ("subject", {"value": "Tổ chức  thi đua"}, "Tổ chức thi đua"), ("place", {"value": "Quế"}, "Quế"),
    ("kind", {"code": "CTr"}, "CTr"), ("issuing_body", {"name": "Ủy ban nhân dân huyện Lý Nhân"}, "Ủy ban nhân dân huyện Lý Nhân"),
])
def test_single_values_are_set(folder, field, new, seen):
    session = session_of(folder)
    session.decide(key_of(session, field), "correct", WHO, new=new)
    plan = applied(folder)
    values = values_of(field, getattr(plan, field))
    assert next(iter(values.values())) == seen
    if field == "issued_on":
        assert plan.issued_on.status == ("stated" if len(seen) == 10 else "partial")
    if field == "issuing_body":
        assert plan.issuing_body.district == "Lý Nhân"


@pytest.mark.parametrize("field", ["document_number", "issued_on", "subject", "kind", "superior_body", "issuing_body", "place"])
def test_a_rejected_single_value_is_absent(folder, field):
    session = session_of(folder)
    session.decide(key_of(session, field), "reject", WHO)
    value = getattr(applied(folder), field)
    assert value is None or value.status == "absent"


def test_a_correction_survives_another_reading_of_the_same_file(folder):
    session = session_of(folder)
    session.decide(key_of(session, "targets"), "correct", WHO, new={"value": "85"})
    session.decide(key_of(session, "recipients", "Lưu"), "reject", WHO)
    session.decide(key_of(session, "references", "145"), "confirm", WHO)
    plan = plans_of(folder)[0]
    # what another parser may do: other offsets, a value no longer read, other attributes
    (folder / "huyen.txt").write_text("Sao y bản chính\n" + LOWER.replace("Thi đua trồng", "Thi đua, thi đua trồng"), "utf-8")
    moved = plans_of(folder)[0].changed(id=plan.id)
    assert moved.targets[0].span.start != plan.targets[0].span.start
    mistaken = tuple(r.changed(relation="mentions", is_parent=False) for r in moved.references)
    held = Corrections.of(folder / "corrections.jsonl")
    for other in (plan, moved, moved.changed(targets=(), references=mistaken), moved.changed(references=())):
        got = held.plan(other)
        [target] = got.targets
        assert target.value == 85.0 and got.quote(target.span).startswith("80%")
        assert all("Lưu" not in r.raw for r in got.recipients)
        assert [(r.number, r.relation, r.is_parent) for r in got.references] == [("145/KH-UBND", "implements", True)]
        assert got.quote(got.references[0].span).startswith("Kế hoạch số 145")
    assert held.again == []


def test_words_that_are_gone_are_told(folder):
    session = session_of(folder)
    session.decide(key_of(session, "targets"), "correct", WHO, new={"value": "85"})
    plan = session.plans[0]
    (folder / "huyen.txt").write_text(LOWER.replace("80% số xã đạt tiêu chí", "các xã đều"), "utf-8")
    held = Corrections.of(folder / "corrections.jsonl")
    assert held.plan(plans_of(folder)[0].changed(id=plan.id)).targets == ()
    assert [a.reason for a in held.again] == ["lost"]


def test_other_contents_under_the_same_path_are_told_not_changed(folder):
    session = session_of(folder)
    session.decide(key_of(session, "document_number"), "correct", WHO, new={"text": "67/KH-UBND"})
    (folder / "huyen.txt").write_text(LOWER.replace("80%", "85%"), "utf-8")
    plan = plans_of(folder)[0]
    held = Corrections.of(folder / "corrections.jsonl")
    assert held.plan(plan) == plan
    assert {(a.reason, a.correction.field) for a in held.again} == {("content", "document_number")}


@pytest.mark.parametrize(("field", "given_", "made"), [
    ("targets", {"value": "1.200"}, {"value": 1200.0}), ("targets", {"value": "12,5"}, {"value": 12.5}),
    ("deadlines", {"date": "--12-15", "before": True}, {"date": "--12-15", "before": True}),
    ("deadlines", {"date": ""}, {"date": None}), ("issued_on", {"iso": "9/2021"}, {"iso": "2021-09"}),
    ("recipients", {"raw": " Như   trên "}, {"raw": "Như trên"}),
])
def test_forms_take_what_offices_write(field, given_, made):
    assert checked(field, given_) == made


@pytest.mark.parametrize(("field", "given_"), [
    ("targets", {"value": "nhiều"}), ("targets", {"value": "nan"}), ("issued_on", {"iso": "32/1/2021"}),
    ("issued_on", {"iso": "30/2/2021"}), ("issued_on", {"iso": ""}), ("references", {"relation": "likes"}),
    ("references", {"is_parent": "yes"}), ("document_number", {"text": "x" * 9000}), ("targets", {"khác": "1"}),
    ("recipients", {"raw": ["a"]}),
])
def test_forms_refuse_what_does_not_fit(field, given_):
    with pytest.raises(tp.ThiduaError) as told:
        checked(field, given_)
    assert told.value.code == "TP722"


def test_reviewed_values_are_not_asked_for_again(folder):
    from thidua_parse.record import with_review

    session = session_of(folder)
    for key in list(session.queue):
        if session.items[key].document == 0 and not session.items[key].whole:
            session.decide(key, "confirm", WHO)
    assert with_review(applied(folder), 0.999).review == ()
    done, of = session.progress()
    assert 0 < done < of


@settings(max_examples=15)
@given(data=st.data())
def test_confirming_changes_no_value_and_undo_leaves_nothing(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ý")
    write_plans(folder)
    session = session_of(folder)
    keys = data.draw(st.lists(st.sampled_from(session.queue), unique=True, max_size=6))
    for key in keys:
        session.decide(key, "confirm", WHO)
    for before in session.plans:
        after = tp.apply_corrections(before, folder / "corrections.jsonl")
        for field in (*SINGLES, *LISTS):
            one, other = getattr(before, field), getattr(after, field)
            if field in LISTS:
                assert [values_of(field, x) for x in one] == [values_of(field, x) for x in other]
            else:
                assert values_of(field, one) == values_of(field, other)
    for key in keys:
        session.decide(key, "undo", WHO)
    for before in session.plans:
        assert tp.apply_corrections(before, folder / "corrections.jsonl") == before
    assert session.progress()[0] == 0


def test_every_item_has_a_subject_of_its_own(folder):
    for number, plan in enumerate(plans_of(folder)):
        subjects = [i.subject for i in items_of(number, plan, [])]
        assert len(subjects) == len(set(subjects))


def test_a_value_that_was_missed_is_added_where_it_stands(folder):
    session = session_of(folder)
    plan = session.plans[0]
    start = plan.text.index("Nâng cao nhận thức")
    session.add(0, "targets", WHO, new={"raw": "Nâng cao nhận thức", "value": "3", "unit": "lớp"}, span=[start, start + 18])
    got = applied(folder).targets
    assert [t.value for t in got] == [3.0, 80.0]
    assert plan.quote(got[0].span) == "Nâng cao nhận thức"
    key = next(i.key for i in session.items.values() if i.added)
    session.decide(key, "undo", WHO)
    assert [t.value for t in applied(folder).targets] == [80.0]


def test_an_empty_file_changes_nothing(folder):
    plan = plans_of(folder)[0]
    assert apply_to_plan(plan, []).plan is plan
    lines = (folder / "corrections.jsonl")
    lines.write_text("", "utf-8")
    assert json.dumps(tp.apply_corrections(plan, lines).model_dump(mode="json")) == json.dumps(plan.model_dump(mode="json"))


def test_only_doubtful_values_are_asked_for(folder):
    session = session_of(folder, minimum=0.97)
    assert session.queue
    assert all(session.items[key].confidence < 0.97 for key in session.queue)
    assert len(session.queue) < len(session_of(folder).queue)


@pytest.mark.parametrize("field", ["document_number", "superior_body", "issued_on", "place"])
def test_confirming_that_there_is_none_leaves_none(folder, field):
    path = folder / "huyen.txt"
    head, body = path.read_text("utf-8").split("KẾ HOẠCH\n", 1)
    path.write_text("HUYỆN KIM BẢNG\nKẾ HOẠCH\n" + body, "utf-8")
    session = session_of(folder)
    item = session.items[f"d0:{field}"]
    assert item.shown is None and head
    session.decide(item.key, "confirm", WHO)
    plan = applied(folder)
    value = getattr(plan, field)
    assert value is None or (value.status == "absent" and WHO in value.evidence[-1].note)
    assert [(r.was, r.now) for r in plan.reviewed] == [(None, None)]


def test_a_marked_place_of_a_duty_is_kept(folder):
    session = session_of(folder)
    key = key_of(session, "responsible_agencies")
    start = session.plans[0].text.index("Ủy ban nhân dân huyện xây dựng")
    session.decide(key, "correct", WHO, new={"agency": "Ủy ban nhân dân huyện"}, span=[start, start + 21])
    plan = applied(folder)
    [duty] = [d for d in plan.responsible_agencies if d.confidence == 1.0]
    assert plan.quote(duty.agency.span) == plan.quote(duty.span) == "Ủy ban nhân dân huyện"
