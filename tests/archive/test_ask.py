"""Questions: plans by properties, numbers, SQL, full text, exports."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

import thidua_parse as tp
from tests.commands import thidua as run
from thidua_parse.archive.schema import FILES, TABLES
from thidua_parse.archive.search import bare, marked
from thidua_parse.errors import ArchiveError
from thidua_parse.record import Plan

pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    found = tp.Archive.create(tmp_path_factory.mktemp("kho") / "kho", base=ROOT)
    found.ingest(ROOT / "corpus" / "plans", engine="serial")
    return found


@pytest.fixture(scope="module")
def plans():
    return [tp.parse(path) for path in sorted((ROOT / "corpus" / "plans").glob("*.txt"))]


def paths(found):
    return [Path(plan.source.path).name for plan in found]


@pytest.mark.parametrize(
    "properties, holds",
    [
        ({"kind": "QĐ"}, lambda p: p.kind.code == "QĐ"),
        ({"year": 2025}, lambda p: (p.issued_on.iso or p.document_number.year or "").startswith("2025")),
        ({"province": "hà nam"}, lambda p: p.issuing_body.province == "Hà Nam"),
        ({"level": "commune", "kind": "KH"}, lambda p: p.issuing_body.level == "commune" and p.kind.code == "KH"),
        ({"issuer": "Ủy ban nhân dân tỉnh Vĩnh Long"}, lambda p: p.issuing_body.name == "Ủy ban nhân dân tỉnh Vĩnh Long"),
        ({"issuer": "Chủ tịch UBND tỉnh Vĩnh Long"}, lambda p: p.issuing_body.name == "Ủy ban nhân dân tỉnh Vĩnh Long"),
        ({"since": "2025-09", "until": "2025"}, lambda p: "2025-09" <= (p.issued_on.iso or "") <= "2025-12-31"),
        ({"number": "096/KH–UBND"}, lambda p: p.document_number.text == "96/KH-UBND"),
        ({"campaign": "một cửa thân thiện"}, lambda p: any(
            "Một cửa thân thiện" in c.name and c.relation not in ("mentions", "linked_with") for c in p.campaigns)),
        ({"where": "chars > 3000 AND NOT ocr"}, lambda p: len(p.text) > 3000),
        ({"path": "corpus/plans/a"}, lambda p: Path(p.source.path).name.startswith("a")),
    ],
    ids=lambda value: " ".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_plans_by_properties(archive, plans, properties, holds):
    expected = [p for p in plans if p.kind and p.issuing_body and holds(p)]
    assert expected
    assert paths(archive.plans(**properties)) == paths(expected)


def test_all_plans_and_unknown_properties(archive, plans):
    assert paths(archive) == paths(plans)
    assert list(archive.plans(province="Không có tỉnh này")) == []
    with pytest.raises(TypeError):
        list(archive.plans(colour="red"))


def test_one_plan_by_number_or_id(archive, plans):
    plan = archive.plan("96/KH-UBND", province="Hà Nam")
    assert isinstance(plan, Plan) and archive.plan(plan.id) == plan
    with pytest.raises(ArchiveError) as caught:
        archive.plan("96/KH-UBND")
    assert caught.value.code == "TP613" and "Tiền Giang" in str(caught.value)
    for name in ("9999/KH-UBND", "sha256:" + "0" * 64):
        with pytest.raises(ArchiveError) as caught:
            archive.plan(name)
        assert caught.value.code == "TP609"


def test_tables_have_the_documented_columns(archive, plans):
    text = (ROOT / "docs" / "archive.md").read_text("utf-8")
    for table, columns in {**TABLES, "files": FILES}.items():
        described = {row["column_name"]: row["column_type"] for row in archive.query(f"DESCRIBE {table}")}
        described.pop("commit_", None)
        assert described == columns
        section = text.partition(f"### `{table}`")[2].partition("\n### ")[0]
        assert section, f"{table} is not described"
        for column in columns:
            assert f"`{column}`" in section or column in ("plan_id", "idx", "span_start", "span_end"), (table, column)
    [row] = archive.query("SELECT count(*) AS n FROM refs")
    assert row["n"] == sum(len(p.references) for p in plans)


def test_forms_of_answers(archive):
    sql = "SELECT kind, count(*) AS n FROM plans WHERE year >= $year GROUP BY kind ORDER BY n DESC, kind"
    rows = archive.query(sql, {"year": 2023})
    assert rows[0]["kind"] == "KH"
    assert archive.query(sql, {"year": 2023}, form="tuples") == [tuple(r.values()) for r in rows]
    assert archive.query(sql, {"year": 2023}, form="relation").fetchall() == [tuple(r.values()) for r in rows]
    pytest.importorskip("pandas")
    assert archive.query(sql, {"year": 2023}, form="pandas").to_dict("records") == rows
    pytest.importorskip("polars")
    assert archive.query(sql, {"year": 2023}, form="polars").to_dicts() == rows


@pytest.mark.parametrize(
    "sql, code",
    [
        ("SELECT nothing FROM plans", "TP607"), ("SELEKT 1", "TP607"), ("DROP TABLE files", "TP615"),
        ("SELECT 1; SELECT 2", "TP615"), ("", "TP615"), ("COPY plans TO '/tmp/x.csv'", "TP615"),
        ("INSERT INTO files SELECT * FROM files", "TP615"),
    ],
)
def test_queries_that_are_refused(archive, sql, code):
    with pytest.raises(ArchiveError) as caught:
        archive.query(sql)
    assert caught.value.code == code


def test_the_connection_cannot_change_the_archive(archive):
    import duckdb

    with pytest.raises(duckdb.Error):
        archive.connection().execute("DELETE FROM files")
    archive.connection().execute("CREATE OR REPLACE TEMP TABLE own AS SELECT 1 AS x")
    assert archive.connection().execute("SELECT x FROM temp.own").fetchall() == [(1,)]


def test_search_with_and_without_marks(archive, plans):
    with_marks = {h.path for h in archive.search("đường làng", limit=100)}
    without = {h.path for h in archive.search("duong lang", limit=100)}
    assert with_marks == {p.source.path.removeprefix(f"{ROOT}/") for p in plans if "đường làng" in p.text.lower()}
    assert with_marks <= without
    assert archive.search("duong lang", marks=True) == []
    assert {h.path for h in archive.search("đường làng", marks=False, limit=100)} == without


def test_search_finds_phrases_numbers_and_properties(archive):
    hits = archive.search('"rác không làng đường"', limit=5)
    assert hits == []
    hits = archive.search('"làng không rác" xã', limit=100, province="Ninh Bình", kind="KH")
    assert hits and all(h.kind == "KH" for h in hits)
    numbers = archive.search("96/KH-UBND")
    assert numbers and all("«96/KH-UBND»" in h.snippet for h in numbers)
    for hit in numbers:
        assert archive.plan(hit.plan_id).text[hit.start : hit.end] == "96/KH-UBND"
    assert archive.search("") == archive.search('"" -') == []


def test_search_takes_any_text(archive):
    for text in ('"', "a AND", "NEAR(", "thi* đua^2", "{x}:y", "thi đua)", "\x00", "'; DROP TABLE docs"):
        assert isinstance(archive.search(text), list)
    assert archive.search("thi đua")  # the index is still there


def test_search_follows_the_archive(tmp_path):
    from .conftest import plan_text

    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(plan_text(1), "utf-8")
    archive = tp.Archive.create(tmp_path / "kho", base=tmp_path)
    archive.ingest(folder, engine="serial")
    assert len(archive.search("hoa nở")) == 1
    (folder / "b.txt").write_text(plan_text(2).replace("thôn", "buôn"), "utf-8")
    archive.ingest(folder, engine="serial")
    assert [h.path for h in archive.search("buôn")] == ["plans/b.txt"]
    (folder / "a.txt").unlink()
    archive.ingest(folder, engine="serial")
    assert [h.path for h in archive.search("hoa nở")] == ["plans/b.txt"]
    (archive.root / "search.sqlite").write_bytes(b"no database at all" * 100)
    assert [h.path for h in archive.search("hoa nở")] == ["plans/b.txt"]


@pytest.mark.parametrize("text", ["Đường ĐẮK Ặ ỷ", "Hoà – ủy", "İstanbul ǅ ﬁ", "a\u0301"])
def test_folding_keeps_offsets(text):
    assert len(bare(text)) == len(marked(text)) == len(text)
    assert bare("Đường Hoà ỷ") == "duong hoa y"


@pytest.mark.parametrize("form", ["jsonl", "parquet", "csv"])
def test_export(archive, tmp_path, plans, form):
    out = archive.export(tmp_path / "out", form)
    if form == "jsonl":
        lines = (out / "plans.jsonl").read_text("utf-8").splitlines()
        assert [Plan.model_validate(json.loads(line)).id for line in lines] == [p.id for p in plans]
    elif form == "csv":
        with (out / "plans.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [r["plan_id"] for r in rows] == [p.id for p in plans]
        assert json.loads(rows[0]["campaigns"]) == archive.query("SELECT campaigns FROM plans ORDER BY path")[0]["campaigns"]
    else:
        assert {p.stem for p in out.glob("*.parquet")} == set(TABLES)
    assert (out / "quarantine.csv").exists()
    with pytest.raises(ArchiveError) as caught:
        archive.export(out, form)
    assert caught.value.code == "TP608"


def test_the_commands_in_english(tmp_path):
    kho, source = tmp_path / "kho", ROOT / "corpus" / "plans" / "a02-kh-ubnd-ha-nam.txt"
    done = subprocess.run(
        [sys.executable, "-c", "from thidua_parse.cli import main; main()", "ingest", kho, source,
         tmp_path / "nix.txt", "--engine", "serial", "--lang", "en"],
        capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT,
    )
    assert done.returncode == 1 and "1 read" in done.stderr and "[TP101] File not found" in done.stderr
    assert tp.Archive.open(kho).plan("96/KH-UBND").source.path == "corpus/plans/a02-kh-ubnd-ha-nam.txt"


def test_the_commands(tmp_path, archive, plans):
    kho = archive.root
    done = run("status", kho, "--json", "--verify")
    assert done.exit_code == 0 and json.loads(done.stdout)["plans"] == len(plans)
    assert "Văn bản" in run("status", kho).stdout
    sql = "SELECT number, campaigns FROM plans WHERE path LIKE '%a02%'"
    done = run("query", kho, sql, "--format", "csv")
    assert done.stdout.splitlines()[0] == "number,campaigns" and done.stdout.splitlines()[1].startswith("96/KH-UBND,")
    assert json.loads(run("query", kho, sql, "--format", "json").stdout)["number"] == "96/KH-UBND"
    assert "96/KH-UBND" in run("query", kho, sql).stdout
    assert "(không có dòng nào)" in run("query", kho, "FROM quarantine").stdout
    done = run("search", kho, "duong", "lang", "--format", "json", "--limit", "2", "--kind", "KH")
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["KH", "KH"]
    assert "Không tìm thấy" in run("search", kho, "khongcotunay").stdout
    assert run("export", kho, tmp_path / "ra", "--format", "parquet").exit_code == 0
    assert (tmp_path / "ra" / "plans.parquet").exists()


@pytest.mark.parametrize(
    "arguments, code, exit_code",
    [
        (("query", "KHO", "DELETE FROM files"), "TP615", 2), (("status", "."), "TP602", 2),
        (("ingest", "KHO", ".", "--engine", "spark"), "TP612", 2), (("export", "KHO", "."), "TP608", 2),
    ],
)
def test_commands_that_are_refused(archive, arguments, code, exit_code):
    done = run(*(str(archive.root) if a == "KHO" else a for a in arguments))
    assert done.exit_code == exit_code and f"[{code}]" in done.stderr


def test_a_locked_archive_and_wrong_limits(archive):
    from thidua_parse.archive import disk

    with disk.writing(archive.root):
        done = run("ingest", archive.root, ROOT / "corpus" / "plans")
    assert done.exit_code == 3 and "[TP601]" in done.stderr
    assert run("ingest", archive.root, ROOT / "corpus", "--limit", "x=1").exit_code == 2
