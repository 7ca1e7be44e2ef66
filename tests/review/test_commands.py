"""The command line: the page's address, Ctrl-C, corrections in the other commands and in reports."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

import thidua_parse as tp
from tests.commands import thidua as run

from .helpers import WHO, session_of, write_plans

NASTY = "<script>alert(1)</script>"


@pytest.fixture
def folder(tmp_path):
    """A reviewed folder: a number corrected, a link confirmed, a verdict changed."""
    folder = tmp_path / "van-ban"
    write_plans(folder)
    session = session_of(folder)
    key = next(i.key for i in session.items.values() if i.field == "document_number" and i.document == 0)
    session.decide(key, "correct", WHO, new={"text": "67/KH-UBND"}, note=NASTY)
    link = next(i for i in session.checked.links().values() if i.document == 0 and i.edge.is_parent)
    session.checked.decide_link(link.key, "confirm", WHO)
    session.checked.again()
    item = next(i for i in session.checked.verdicts().values() if i.finding.rule == "G16")
    session.checked.decide_verdict(item.key, "correct", WHO, new={"verdict": "pass"}, note="có kế hoạch riêng")
    return folder


def test_the_address_is_printed_and_ctrl_c_ends_it(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", "from thidua_parse.cli import main; main()", "review", str(folder), "--no-open"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(urllib.request.Request(address)) as answer:  # follows to "/", without its cookie
            pytest.fail(f"no cookie, yet {answer.status}")
    except urllib.error.HTTPError as error:
        assert error.code == 403
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Đã rà soát 1/" in told and "corrections.jsonl" in told and "Traceback" not in told


def test_link_check_and_report_apply_corrections(folder, tmp_path):
    corrections = folder / "corrections.jsonl"
    records = [json.loads(line) for line in run("parse", folder, "--corrections", corrections).stdout.splitlines()]
    assert [r["document_number"]["text"] for r in records] == ["67/KH-UBND", "145/KH-UBND"]
    assert records[0]["reviewed"][0]["was"] == "61/KH-UBND"
    edges = [json.loads(line) for line in run("link", folder, "--corrections", corrections).stdout.splitlines()]
    assert [e["reviewed"]["by"] for e in edges if "reviewed" in e] == [WHO]
    rows = [json.loads(line) for line in run("check", folder, "--corrections", corrections).stdout.splitlines()]
    [row] = [r for r in rows if "reviewed" in r]
    assert (row["rule"], row["verdict"], row["reviewed"]["was"]) == ("G16", "pass", "fail")
    done = run("report", folder, "--corrections", corrections, "--out", tmp_path / "bc")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "bc" / "report.html").read_text("utf-8")
    assert NASTY not in page and WHO in page and "67/KH-UBND" in page and "Ý kiến rà soát" in page
    assert "máy kết luận không đạt, nay kết luận đạt" in page
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "bc" / "findings.xlsx").read_bytes()))
    cells = [[c.value for c in row] for row in book["Rà soát"].iter_rows(min_row=2)]
    assert [(r[2], r[3], r[4], r[5]) for r in cells if r[1] == "Số, ký hiệu"] == [("Sửa", "61/KH-UBND", "67/KH-UBND", WHO)]
    assert [(r[3], r[4]) for r in cells if r[1] == "G16"] == [("Không đạt", "Đạt")]
    import docx

    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "bc" / "report.docx")).paragraphs)
    assert f"3 ý kiến rà soát của: {WHO}" in text


def test_without_corrections_nothing_speaks_of_review(folder, tmp_path):
    assert run("report", folder, "--out", tmp_path / "bc").exit_code == 0
    assert WHO not in (tmp_path / "bc" / "report.html").read_text("utf-8")


@pytest.mark.parametrize("command", ["check", "link", "report", "requirements", "picture"])
def test_a_file_that_is_not_there_is_told(folder, tmp_path, command):
    done = run(command, folder, "--corrections", tmp_path / "không.jsonl", "--out", tmp_path / "ra")
    assert done.exit_code == 2 and "TP721" in done.output


def test_what_must_be_looked_at_again_is_told(folder):
    path = folder / "huyen.txt"
    path.write_text(path.read_text("utf-8").replace("80%", "70%"), "utf-8")
    done = run("check", folder, "--corrections", folder / "corrections.jsonl")
    assert done.exit_code == 0
    assert done.stderr.count("Cần xem lại") == 3
    assert "nội dung tệp đã thay đổi" in done.stderr


def test_records_of_an_archive_are_reviewed(folder, tmp_path):
    pytest.importorskip("duckdb")
    from thidua_parse.cli.common import read_all
    from thidua_parse.cli.review import beside

    archive = tmp_path / "kho"
    with tp.Archive.open(archive, create=True) as made:
        made.ingest([folder], engine="serial")
    plans = list(read_all([archive]))
    assert sorted(p.document_number.text for p in plans) == ["145/KH-UBND", "61/KH-UBND"]
    assert beside(archive) == archive / "corrections.jsonl"
    edges = [json.loads(line) for line in run("link", archive, "--corrections", folder / "corrections.jsonl").stdout.splitlines()]
    assert [e["reviewed"]["by"] for e in edges if "reviewed" in e] == [WHO]
    assert {r["from"]["id"] for r in edges} == {p.id for p in plans}


def test_questions_requirements_and_explanations_apply_corrections(folder, tmp_path):
    """A person's number and verdict stand wherever a command speaks of the document."""
    corrections = folder / "corrections.jsonl"
    machine, person = "61/KH-UBND", "67/KH-UBND"
    for arguments in (
        ("graph", "cascade", folder, "--of", "145/KH-UBND", "--format", "csv"),
        ("graph", "reuse", folder, "--format", "json"),
    ):
        plain, decided = run(*arguments).stdout, run(*arguments, "--corrections", corrections).stdout
        assert f"|{machine}|" in plain and f"|{person}|" not in plain, arguments
        assert f"|{person}|" in decided and f"|{machine}|" not in decided, arguments
    named = ("requirements", folder, "--of", person, "--format", "csv")
    assert run(*named).exit_code == 2 and run(*named, "--corrections", corrections).exit_code == 0
    told = run("explain", "G16", folder, "--corrections", corrections)
    assert told.exit_code == 0, told.output
    assert f"Rà soát: Không đạt → Đạt ({WHO}, " in told.stdout
    assert "Rà soát:" not in run("explain", "G16", folder).stdout
    done = run("picture", folder, "--check", "--corrections", corrections, "--out", tmp_path / "so-do.svg")
    assert done.exit_code == 0, done.output
    drawn = (tmp_path / "so-do.svg").read_text("utf-8")
    assert person in drawn and machine not in drawn
    assert person not in run("export-akn", folder / "huyen.txt").stdout
    one = run("export-akn", folder / "huyen.txt", "--corrections", corrections)
    assert person in one.stdout


def test_an_archives_records_are_exported_with_corrections(folder, tmp_path):
    pytest.importorskip("duckdb")
    archive = tmp_path / "kho"
    with tp.Archive.open(archive, create=True) as made:
        made.ingest([folder], engine="serial")
    corrections = folder / "corrections.jsonl"
    assert run("export", archive, tmp_path / "ra", "--corrections", corrections).exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "ra" / "plans.jsonl").read_text("utf-8").splitlines()]
    assert sorted(r["document_number"]["text"] for r in rows) == ["145/KH-UBND", "67/KH-UBND"]
    refused = run("export", archive, tmp_path / "bang", "--format", "csv", "--corrections", corrections)
    assert refused.exit_code == 2 and not (tmp_path / "bang").exists()
