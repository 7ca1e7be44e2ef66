"""``thidua link --format``, ``thidua picture`` and ``thidua export-akn`` as a person calls them."""

from __future__ import annotations

import json

import pytest

from tests.commands import thidua
from tests.samples import CORPUS

PAIR = [CORPUS / "a02-kh-ubnd-ha-nam.txt", CORPUS / "a06-kh-ubnd-kim-bang.txt"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("graphml", "<?xml"), ("gexf", "<?xml"), ("dot", "digraph"), ("mermaid", "flowchart"),
        ("jsonld", '{"@context"'),
    ],
)
def test_link_formats(form, begins):
    done = thidua("link", *PAIR, "--format", form)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(begins)
    assert "118/KH-UBND" in done.stdout
    if form == "jsonld":
        assert json.loads(done.stdout)["@graph"]


@pytest.mark.parametrize(
    ("arguments", "name", "holds"),
    [
        ([], "g.html", "Sơ đồ văn bản"),
        (["--lang", "vi", "--check"], "g.svg", "118/KH-UBND"),
        (["--what", "lags"], "l.svg", "Độ trễ sau"),
        (["--what", "coverage", "--of", "96/KH-UBND", "--issued-on", "2023-04-04"], "c.svg", "huyện Bình Lục"),
        (["--what", "coverage"], "c.svg", "huyện Bình Lục"),
    ],
)
def test_pictures(tmp_path, arguments, name, holds):
    done = thidua("picture", *PAIR, "--out", tmp_path / name, *arguments)
    assert done.exit_code == 0, done.output
    assert holds in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "name", "code"),
    [
        ([], "g.gif", "TP522"),
        (["--what", "lags", "--of", "999/KH-UBND"], "l.svg", "TP320"),
        (["--what", "lags"], "l.html", "TP522"),
    ],
)
def test_pictures_that_cannot_be_drawn(tmp_path, arguments, name, code):
    done = thidua("picture", *PAIR, "--out", tmp_path / name, *arguments)
    assert done.exit_code == 2
    assert code in done.stderr
    assert not list(tmp_path.iterdir())


def test_akoma_ntoso_of_one_and_of_several(tmp_path):
    done = thidua("export-akn", PAIR[1])
    assert done.exit_code == 0 and done.stdout.startswith("<?xml")
    assert thidua("export-akn", *PAIR).exit_code == 2
    done = thidua("export-akn", *PAIR, "--out", tmp_path)
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{p.name}.akn.xml" for p in PAIR]
    # references lead to the address of the other document
    other = (tmp_path / f"{PAIR[1].name}.akn.xml").read_text("utf-8")
    assert "/akn/vn/doc/kh/uy-ban-nhan-dan-tinh-ha-nam/2023-04-04/96-kh-ubnd" in other


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (["cascade", "--of", "96/KH-UBND", "--issued-on", "2023-04-04"], "118/KH-UBND"),
        (["coverage", "--of", "96/KH-UBND", "--issued-on", "2023-04-04"], "không có trong tập tài liệu"),
        (["coverage", "--of", "96/KH-UBND", "--issued-on", "2023-04-04", "--complete"], "chưa ban hành"),
        (["diffusion", "--of", "96/KH-UBND"], "Kim Bảng"),
        (["orphans"], "văn bản cấp trên không"),
        (["skips"], "0 dòng"), (["cycles"], "0 dòng"), (["reuse"], "%"),
    ],
)
def test_questions(arguments, holds, monkeypatch):
    monkeypatch.setenv("COLUMNS", "220")
    done = thidua("graph", arguments[0], *PAIR, *arguments[1:])
    assert done.exit_code == 0, done.output
    assert holds in done.stdout


def test_answers_as_data():
    rows = [json.loads(line) for line in thidua("graph", "coverage", *PAIR, "--of", "96/KH-UBND", "-f", "json").stdout.splitlines()]
    assert {"unit": "Ủy ban nhân dân huyện Kim Bảng", "state": "issued"}.items() <= next(r for r in rows if r["state"] == "issued").items()
    table = thidua("graph", "coverage", *PAIR, "--of", "96/KH-UBND", "-f", "csv").stdout.splitlines()
    assert len(table) == len(rows) + 1 and table[0].startswith("\ufeffunit,raw,group")


@pytest.mark.parametrize(("arguments", "says"), [(["coverage"], "--of"), (["cascade", "--of", "999/KH-UBND"], "TP320")])
def test_questions_that_cannot_be_answered(arguments, says):
    done = thidua("graph", arguments[0], *PAIR, *arguments[1:])
    assert done.exit_code == 2 and says in done.stderr
