"""``thidua explain`` and the rule options of check and report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import thidua

PLANS = Path(__file__).parents[2] / "corpus/plans"
CHILD, PARENT = PLANS / "a04-kh-stttt-ha-nam.txt", PLANS / "a02-kh-ubnd-ha-nam.txt"
RULES = """
disable: [G17]
rules:
  - id: U01
    statement: Kế hoạch nêu đường dây nóng
    must_contain: đường dây nóng
"""


@pytest.fixture
def rule_file(tmp_path):
    path = tmp_path / "quy-tac.yaml"
    path.write_text(RULES, "utf-8")
    return path


def test_explain_from_files():
    done = thidua("explain", "G09", CHILD, PARENT, "--child", CHILD.stem, "--parent", "96/KH-UBND")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("G09 · Đạt") and "20/4/2023" in done.stdout
    assert "Điều làm thay đổi kết luận" in done.stdout


def test_explain_from_findings(tmp_path):
    saved = tmp_path / "findings.jsonl"
    assert thidua("check", CHILD, PARENT, "-o", saved).exit_code == 0
    done = thidua("explain", "G09", saved, "--parent", PARENT.name, "-f", "json")
    told = json.loads(done.stdout)
    assert told["verdict"] == "pass" and told["computation"]


def test_explain_from_findings_without_the_documents(tmp_path):
    saved = tmp_path / "findings.jsonl"
    thidua("check", CHILD, PARENT, "-o", saved)
    moved = saved.read_text("utf-8").replace("corpus/plans", "corpus/elsewhere")
    saved.write_text(moved, "utf-8")
    done = thidua("explain", "G09", saved, "--parent", PARENT.name)
    assert done.exit_code == 0 and "ngày 20 tháng 4 năm 2023" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("G99", CHILD), "TP403"), (("G09", CHILD, "--child", "khong-co"), "TP404")],
)
def test_explain_refuses_what_is_not_there(arguments, code):
    done = thidua("explain", *arguments)
    assert done.exit_code == 2 and code in done.output


def test_explain_refuses_a_file_that_holds_no_findings(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"a": 1}\n', "utf-8")
    done = thidua("explain", "G09", path)
    assert done.exit_code == 2 and "TP711" in done.output


def test_own_and_switched_off_rules(rule_file):
    done = thidua("check", CHILD, PARENT, "--rules", rule_file, "--disable", "G18, G19")
    assert done.exit_code == 0, done.output
    rules = {json.loads(line)["rule"] for line in done.stdout.splitlines() if line.startswith("{")}
    assert "U01" in rules and not rules & {"G17", "G18", "G19"} and "G16" in rules
    assert "G17, G18, G19" in done.stderr


def test_misspelt_id_is_refused(rule_file):
    done = thidua("check", CHILD, "--disable", "G77")
    assert done.exit_code == 2 and "TP403" in done.output


def test_one_id_in_two_files_is_refused(rule_file, tmp_path):
    done = thidua("check", CHILD, "--rules", rule_file, "--rules", rule_file)
    assert done.exit_code == 2 and "TP401" in done.output


def test_report_says_which_rules_were_off(rule_file, tmp_path):
    done = thidua("report", CHILD, PARENT, "--rules", rule_file, "--disable", "G18", "-o", tmp_path / "b")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "b/report.html").read_text("utf-8")
    assert "Quy tắc đã tắt theo cấu hình: G17, G18" in page and "U01" in page


def test_a_pair_named_on_the_command_line_is_compared():
    youth, other = PLANS / "a13-kh-tinh-doan-ha-nam.txt", PLANS / "b02-kh-ubnd-ninh-binh.txt"
    done = thidua("check", youth, other, "--pair", f"{youth.stem}=85/KH-UBND")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {r["rule"] for r in rows if r["parent"]} >= {"G01", "G15", "G37"}


@pytest.mark.parametrize(("pair", "code"), [("a13", "TP712"), ("a13=9/KH-X", "TP320"), ("=85/KH-UBND", "TP712")])
def test_a_pair_named_wrongly_is_told(pair, code):
    done = thidua("check", PLANS / "b02-kh-ubnd-ninh-binh.txt", "--pair", pair)
    assert done.exit_code == 2 and code in done.stderr
