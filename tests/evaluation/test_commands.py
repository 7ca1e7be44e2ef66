"""``thidua evaluate``, ``thidua parse --min-confidence`` and the benchmark as a person meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import thidua
from thidua_parse.errors import MESSAGES
from thidua_parse.evaluation import compare, figures

from .helpers import TEXT, gold, record

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("chuan")
    (root / "gold").mkdir()
    for name, changes in (("mau", {}), ("anh", {"layer": "scan", "doc": "plans/anh.pdf", "kind": {"code": "CV"}})):
        (root / "gold" / f"{name}.json").write_text(json.dumps(gold(**changes)), "utf-8")
    rows: list[dict[str, Any]] = [
        record(place="Hà Nam"), {"source": {"path": "plans/anh.pdf"}, "error": {"code": "TP113", "message": ""}},
    ]
    (root / "r.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    (root / "plans").mkdir()
    (root / "plans" / "mau.txt").write_text(TEXT, "utf-8")
    return root


def test_table_for_people(folder: Path) -> None:
    done = thidua("evaluate", folder / "gold", folder / "r.jsonl", "--by", "layer", "--misses")
    assert done.exit_code == 0, done.output
    assert "document_number" in done.output and "references.relation" in done.output
    assert "place  khác: 'Kim Bảng' → 'Hà Nam'" in done.output
    assert "2 văn bản (1 không có bản ghi)" in done.output
    assert "\nscan " in done.output and "\ntext " in done.output


def test_json_for_programs(folder: Path) -> None:
    done = thidua("evaluate", folder / "gold", folder / "r.jsonl", "--layers", "text", "--by", "kind", "--misses", "-f", "json")
    figures = json.loads(done.output)
    assert figures["documents"] == 1 and list(figures["by_kind"]) == ["KH"]
    assert figures["fields"]["place"]["f1"] == 0 and figures["fields"]["kind"]["f1"] == 1
    assert [m["field"] for m in figures["misses"]] == ["place"]
    assert figures["whole_documents"]["0"] == 0 and figures["whole_documents"]["1"] == 1


def test_a_folder_of_records(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mau.json").write_text(json.dumps(record()), "utf-8")
    done = thidua("evaluate", folder / "gold", tmp_path, "--layers", "text", "-f", "json")
    assert json.loads(done.output)["macro"] == 1


def test_validation(folder: Path, tmp_path: Path) -> None:
    assert thidua("evaluate", folder / "gold", folder / "r.jsonl", "--validate").exit_code == 0
    (tmp_path / "mau.json").write_text(json.dumps(gold(kind={"code": "??"})), "utf-8")
    done = thidua("evaluate", tmp_path, folder / "r.jsonl", "--validate", "-f", "json")
    assert done.exit_code == 1
    doubts = [json.loads(line) for line in done.output.splitlines()]
    assert ("V03", "kind") in {(d["code"], d["where"]) for d in doubts}


@pytest.mark.parametrize(("gold_path", "records", "code"), [
    ("plans", "r.jsonl", "TP710"), ("gold", "khong-co.jsonl", "TP711"), ("gold", "plans/mau.txt", "TP711"),
])
def test_what_cannot_be_used_is_a_coded_error(folder: Path, gold_path: str, records: str, code: str) -> None:
    done = thidua("evaluate", folder / gold_path, folder / records)
    assert done.exit_code == 2
    assert code in done.output + done.stderr and code in MESSAGES


def test_parse_sends_doubtful_values_to_review(folder: Path) -> None:
    plan = folder / "plans" / "mau.txt"
    assert json.loads(thidua("parse", plan).output)["review"] == []
    rows = json.loads(thidua("parse", plan, "--min-confidence", "0.999").output)["review"]
    assert {"document_number", "references"} <= {row["field"] for row in rows}
    assert "Cần xem lại: kind" in thidua("parse", plan, "--min-confidence", "0.999", "-f", "text").output
    assert thidua("parse", plan, "--min-confidence", "2").exit_code == 2


def test_benchmark_prints_figures_baseline_and_reliability(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--gold", str(folder / "gold"), "--layers", "text"]
    for more in ([], ["--records", str(folder / "r.jsonl")]):
        done = subprocess.run([*command, *more], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        assert "regex baseline" in done.stdout and "1 documents, 0 without record" in done.stdout
    parsed = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    assert "reliability, as shipped" in parsed and "judged on the other" in parsed


@pytest.fixture
def benchmark_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


def test_gains_and_losses_against_the_kept_figures(
    benchmark_modules: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import accuracy

    monkeypatch.setattr(accuracy, "LAST", tmp_path / "accuracy.json")
    right = figures([compare(gold(), record())], rounds=2)
    worse = figures([compare(gold(), record(place=None))], rounds=2)
    accuracy.save("mau", right)
    accuracy.save("khac", worse)
    kept = json.loads((tmp_path / "accuracy.json").read_text("utf-8"))
    assert list(kept) == ["khac", "mau"] and kept["mau"]["macro"] == 1
    accuracy.print_table(worse, right, kept["mau"])
    assert "losses: place -1.000\ngains:  none" in capsys.readouterr().out
    accuracy.print_table(right, worse, kept["khac"])
    assert "losses: none\ngains:  place +1.000" in capsys.readouterr().out


def test_the_naive_baseline_reads_plain_things_only(benchmark_modules: None) -> None:
    from baseline_regex import read_plainly

    found = read_plainly(TEXT)
    assert found["kind"]["code"] == "KH" and found["document_number"]["text"] == "118/KH-UBND"
    assert found["issued_on"]["iso"] == "2023-04-24" and found["place"] == "Kim Bảng"
    assert [r["number"] for r in found["references"]] == ["96/KH-UBND", "96/KH-UBND", None]
    assert [s["label"] for s in found["sections"]] == ["I", "II"]
