"""Gold records from reviewed documents: in the form of gold, accepted by the validator, and true."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from thidua_parse.evaluation import compare, validate
from thidua_parse.review import effective
from thidua_parse.review.gold import gold_of, write_gold

from .helpers import WHO, plans_of, session_of, write_plans

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def confirm_all(session, document=0):
    for key in list(session.queue):
        if session.items[key].document == document and session.items[key].decision is None:
            session.decide(key, "confirm", WHO)


@pytest.mark.parametrize("stem", ["a02-kh-ubnd-ha-nam", "b03-kh-ubnd-vinh-long"])
def test_a_confirmed_document_gives_gold_that_its_record_agrees_with(tmp_path, stem):
    folder = tmp_path / "vb"
    folder.mkdir()
    shutil.copy(CORPUS / "plans" / f"{stem}.txt", folder)
    session = session_of(folder)
    confirm_all(session)
    written = write_gold(session.plans, session.corrections, tmp_path / "gold")
    [path] = written.paths
    assert written.left == 0
    gold = json.loads(path.read_text("utf-8"))
    assert [d for d in validate(gold, session.plans[0].text) if d.severity == "error"] == []
    compared = compare(gold, session.plans[0].model_dump(mode="json"))
    assert compared.misses == []
    assert {"references", "laws", "targets", "recipients", "sections", "signature"} <= gold.keys()


def test_one_value_that_nobody_has_seen_keeps_the_document_out(tmp_path):
    write_plans(tmp_path / "vb")
    session = session_of(tmp_path / "vb")
    confirm_all(session)
    key = next(k for k in session.queue if session.items[k].field == "deadlines" and session.items[k].document == 0)
    session.decide(key, "undo", WHO)
    written = write_gold(session.plans, session.corrections, tmp_path / "gold")
    assert (written.paths, written.left) == ((), 2)


def test_a_list_that_nobody_has_called_complete_is_left_out(tmp_path):
    write_plans(tmp_path / "vb")
    session = session_of(tmp_path / "vb")
    confirm_all(session)
    session.decide("d0:deadlines:all", "undo", WHO)
    session.decide("d0:sections", "undo", WHO)
    held = write_gold(session.plans, session.corrections, tmp_path / "gold")
    record = json.loads(held.paths[0].read_text("utf-8"))
    assert "deadlines" not in record and "sections" not in record and "targets" in record
    assert record == gold_of(session.plans[0], effective(session.corrections))


def test_corrections_and_rejections_are_in_the_gold(tmp_path):
    write_plans(tmp_path / "vb")
    session = session_of(tmp_path / "vb")
    keys = {i.field: i.key for i in reversed(list(session.items.values())) if i.document == 0 and not i.whole}
    session.decide(keys["document_number"], "correct", WHO, new={"text": "/KH-UBND"})
    session.decide(keys["superior_body"], "reject", WHO)
    session.decide(keys["targets"], "reject", WHO)
    session.decide(keys["references"], "correct", WHO, new={"relation": "continues"})
    confirm_all(session)
    [path] = write_gold(session.plans, session.corrections, tmp_path / "gold").paths
    gold = json.loads(path.read_text("utf-8"))
    assert gold["document_number"] == {"text": "/KH-UBND", "serial": None, "status": "blank"}
    assert gold["superior_body"] is None and gold["targets"] == []
    assert gold["references"][0]["relation"] == "continues"


def test_documents_of_one_name_do_not_write_over_each_other(tmp_path):
    for name in ("a", "b"):
        write_plans(tmp_path / "vb" / name)
        (tmp_path / "vb" / name / "tinh.txt").unlink()
    path = tmp_path / "vb" / "b" / "huyen.txt"
    path.write_text(path.read_text("utf-8").replace("80%", "75%"), "utf-8")
    session = session_of(tmp_path / "vb")
    confirm_all(session, 0)
    confirm_all(session, 1)
    written = write_gold(session.plans, session.corrections, tmp_path / "gold")
    assert len(written.paths) == len(plans_of(tmp_path / "vb")) == 2
