"""Links and verdicts: what a person has decided holds, what the machine said stays visible."""

from __future__ import annotations

import pytest

import thidua_parse as tp

from .helpers import UPPER, WHO, plans_of, session_of


def corrected_graph(folder):
    plans = [tp.apply_corrections(p, folder / "corrections.jsonl") for p in plans_of(folder)]
    return tp.apply_corrections(tp.link(plans), folder / "corrections.jsonl")


def parent_link(session):
    return next(i for i in session.checked.links().values() if i.document == 0 and i.edge.is_parent)


def lower(graph):
    return next(p for p in graph.plans if p.source.path.endswith("huyen.txt"))


def test_a_rejected_link_goes_and_no_pair_is_checked(folder):
    session = session_of(folder)
    session.checked.decide_link(parent_link(session).key, "reject", WHO, note="văn bản khác cùng số")
    graph = corrected_graph(folder)
    assert graph.parents(lower(graph)) == ()
    assert graph.pairs() == ()
    [told] = lower(graph).reviewed
    assert (told.field, told.action, told.now, told.by) == ("link", "reject", None, WHO)
    assert "145/KH-UBND" in told.was
    assert all(r.resolved_to is None for r in lower(graph).references)


def test_undo_brings_the_link_back(folder):
    session = session_of(folder)
    key = parent_link(session).key
    session.checked.decide_link(key, "reject", WHO)
    session.checked.decide_link(key, "undo", WHO)
    assert corrected_graph(folder) == tp.link(plans_of(folder))


def test_a_confirmed_link_is_certain_and_says_by_whom(folder):
    session = session_of(folder)
    session.checked.decide_link(parent_link(session).key, "confirm", WHO)
    [edge] = [e for e in corrected_graph(folder).edges if e.reviewed]
    assert edge.confidence == 1.0 and WHO in edge.reasons[-1]
    row = next(r for r in corrected_graph(folder).to_json() if "reviewed" in r)
    assert row["reviewed"]["by"] == WHO
    assert all("reviewed" not in r for r in tp.link(plans_of(folder)).to_json())


def test_a_link_is_led_to_another_document(folder):
    (folder / "khac.txt").write_text(UPPER.replace("145/KH-UBND", "146/KH-UBND"), "utf-8")
    session = session_of(folder)
    other = next(p for p in session.plans if p.source.path.endswith("khac.txt"))
    target = session.checked.graph().key(other)
    session.checked.decide_link(parent_link(session).key, "correct", WHO, new={"target_key": target})
    graph = corrected_graph(folder)
    child = next(p for p in graph.plans if p.source.path.endswith("huyen.txt"))
    assert [n.number for n in graph.parents(child)] == ["146/KH-UBND"]
    assert any(r.resolved_to == other.id for r in child.references)


def test_a_link_that_no_citation_states_is_added(folder):
    (folder / "khac.txt").write_text(UPPER.replace("145/KH-UBND", "146/KH-UBND").replace("212/QĐ-TTg", "300/QĐ-TTg"), "utf-8")
    session = session_of(folder)
    names = [p.source.path.rsplit("/", 1)[-1] for p in session.plans]
    session.checked.add_link(names.index("huyen.txt"), names.index("khac.txt"), WHO)
    graph = corrected_graph(folder)
    child = next(p for p in graph.plans if p.source.path.endswith("huyen.txt"))
    assert [n.number for n in graph.parents(child)] == ["145/KH-UBND", "146/KH-UBND"] or {
        n.number for n in graph.parents(child)
    } == {"145/KH-UBND", "146/KH-UBND"}


def test_a_link_of_a_corrected_number_is_still_found(folder):
    """The node key changes with the number; the decision is found by content and by citation."""
    session = session_of(folder)
    session.checked.decide_link(parent_link(session).key, "reject", WHO)
    upper_number = next(
        i.key for i in session.items.values()
        if i.field == "document_number" and session.plans[i.document].source.path.endswith("tinh.txt")
    )
    session.decide(upper_number, "correct", WHO, new={"text": "147/KH-UBND"})
    graph = corrected_graph(folder)
    assert not any(n.at_hand for n in graph.parents(lower(graph)))


def test_a_verdict_is_changed_with_a_reason_and_the_machine_s_stays(folder):
    session = session_of(folder)
    item = next(i for i in session.checked.verdicts().values() if i.finding.rule == "G16")
    machine = item.finding.verdict
    assert machine == "fail"
    with pytest.raises(tp.ThiduaError) as told:
        session.checked.decide_verdict(item.key, "correct", WHO, new={"verdict": "pass"}, note=" ")
    assert told.value.code == "TP722"
    session.checked.decide_verdict(item.key, "correct", WHO, new={"verdict": "pass"}, note="có kế hoạch riêng về rác")
    for language, words in (("vi", "máy kết luận không đạt, nay kết luận đạt"), ("en", "was fail, now pass")):
        findings = tp.apply_corrections(tp.check(corrected_graph(folder), language=language), folder / "corrections.jsonl", language=language)
        [finding] = findings.where(test=lambda f: f.reviewed is not None)
        assert (finding.rule, finding.verdict, finding.reviewed.was, finding.reviewed.now) == ("G16", "pass", "fail", "pass")
        assert words in finding.message and "có kế hoạch riêng về rác" in finding.message and WHO in finding.message
        assert finding.to_json()["reviewed"]["was"] == "fail"
    assert sum("reviewed" in row for row in findings.to_json()) == 1


def test_another_person_agrees_with_a_correction(folder):
    session = session_of(folder)
    key = next(i.key for i in session.items.values() if i.field == "document_number" and i.document == 0)
    session.decide(key, "correct", WHO, new={"text": "67/KH-UBND"})
    session.decide(key, "confirm", "Phạm Văn Nam")
    plan = tp.apply_corrections(session.plans[0], folder / "corrections.jsonl")
    assert plan.document_number.text == "67/KH-UBND"
    assert plan.reviewed[0].by == "Phạm Văn Nam"


def test_a_verdict_on_changed_contents_is_told(folder):
    from thidua_parse.review import Corrections

    session = session_of(folder)
    item = next(i for i in session.checked.verdicts().values() if i.finding.rule == "G16")
    session.checked.decide_verdict(item.key, "correct", WHO, new={"verdict": "pass"}, note="đủ")
    path = folder / "huyen.txt"
    path.write_text(path.read_text("utf-8").replace("80%", "70%"), "utf-8")
    held = Corrections.of(folder / "corrections.jsonl")
    findings = held.findings(tp.check(tp.link(plans_of(folder))))
    assert not any(f.reviewed for f in findings)
    assert [a.reason for a in held.again] == ["content"]
