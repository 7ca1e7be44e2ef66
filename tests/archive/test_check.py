"""Archives are checked and reported on as the files that they were made of."""

from __future__ import annotations

import json
import shutil

import pytest
from typer.testing import CliRunner

import thidua_parse as tp
from thidua_parse.cli.app import build_app
from thidua_parse.errors import KeptError

from ..samples import CORPUS

SAMPLES = ("a01-", "a02-", "a04-", "b05-")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Sample plans, a damaged file, and in a folder among them the archive made of them."""
    folder = tmp_path_factory.mktemp("kiem-tra") / "van-ban"
    folder.mkdir()
    for path in sorted(CORPUS.iterdir()):
        if path.name.startswith(SAMPLES):
            shutil.copy(path, folder)
    (folder / "hong.pdf").write_bytes(b"%PDF-1.4 not a PDF")
    with tp.Archive.create(folder / "kho", base=folder) as archive:
        archive.ingest([folder], engine="serial")
        archive.link(jobs=1)
    return folder


def run(*arguments):
    return CliRunner().invoke(build_app(), [str(a) for a in arguments])


def rows(text: str, folder) -> list[dict]:
    return [json.loads(line) for line in text.replace(f"{folder}/", "").splitlines()]


@pytest.mark.parametrize("command", ["check", "requirements", "parse"])
def test_commands_tell_of_an_archive_what_they_tell_of_its_files(folder, command):
    form = ["--format", "json"] if command == "requirements" else []
    files, kept = run(command, folder, *form), run(command, folder / "kho", *form)
    assert files.exit_code == kept.exit_code == 1  # one file could not be read
    assert "TP111" in kept.stderr and "hong.pdf" in kept.stderr
    mine, theirs = rows(files.stdout, folder), rows(kept.stdout, folder)
    if command == "parse":  # errors stand in the place of their file, of an archive last
        mine, theirs = ([r for r in some if "error" not in r] for some in (mine, theirs))
    assert mine == theirs and len(theirs) >= 4


def test_a_report_on_an_archive_holds_its_documents_and_errors(folder, tmp_path):
    done = run("report", folder / "kho", "--out", tmp_path / "bc")
    assert done.exit_code == 1
    page = (tmp_path / "bc" / "report.html").read_text("utf-8")
    assert "hong.pdf" in page and "a01-qd-ttg.txt" in page
    assert len((tmp_path / "bc" / "plans.jsonl").read_text("utf-8").splitlines()) == 4


def test_the_graph_of_an_archive_is_checked_as_that_in_memory(folder, tmp_path):
    with tp.Archive.open(folder / "kho") as archive:
        graph, memory = archive.graph(), tp.link(archive)
        findings = tp.check(graph)
        assert findings.to_json() == tp.check(memory).to_json() and findings.counts()["pass"] > 0
        assert tp.check_requirements(graph).to_json() == tp.check_requirements(memory).to_json()
        assert tp.versions(graph) == tp.versions(memory)
        tp.write_report(graph, findings, tmp_path / "bc")
        assert [e.code for e in graph.whole().unread] == ["TP111"]
    assert "hong.pdf" in (tmp_path / "bc" / "report.html").read_text("utf-8")


def test_errors_are_kept_with_both_sentences(folder):
    with tp.Archive.open(folder / "kho") as archive:
        [error] = archive.errors()
    assert isinstance(error, KeptError) and (error.code, error.details["path"]) == ("TP111", "hong.pdf")
    assert "PDF hỏng" in error.message() and "damaged" in error.message("en")


def test_an_archive_is_no_folder_of_documents(folder, tmp_path):
    """Its own files (lock, shards) are neither read nor taken into another archive."""
    [error] = tp.parse_many(folder / "kho")
    assert error.code == "TP109"
    assert not [p for p in tp.parse_many(folder) if "kho" in str(getattr(p, "details", {}).get("path", ""))]
    with tp.Archive.create(tmp_path / "khac") as other:
        summary = other.ingest([folder], engine="serial")
    assert (summary.parsed, summary.quarantined) == (4, 1)


def test_an_empty_archive_has_nothing_to_check(tmp_path):
    tp.Archive.create(tmp_path / "kho").close()
    done = run("check", tmp_path / "kho")
    assert done.exit_code == 3 and "TP724" in done.output
