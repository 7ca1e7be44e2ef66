"""Rows on their way from workers to shards."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.archive import commits, disk
from thidua_parse.archive.batches import Spool, write_batch
from thidua_parse.archive.pieces import Task, keep, perform, performer, some
from thidua_parse.archive.shards import connect, lines

pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")


def rows(number: int, items: int = 2, text: str = "Thi đua") -> dict[str, bytes]:
    """Rows of one record in two tables."""
    plan_id = f"sha256:{number:064}"
    return {
        "plans": lines([{"plan_id": plan_id, "path": f"{number}.txt", "text": text}]),
        "items": lines({"plan_id": plan_id, "idx": i, "text": f"{text} {i}"} for i in range(items)),
    }


def found(root, table, *columns):
    """The rows of a table's shards, sorted."""
    with connect() as connection:
        sql = f"SELECT {', '.join(columns)} FROM read_parquet('{root}/**/{table}*.parquet') ORDER BY ALL"
        return connection.execute(sql).fetchall()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=20)), max_size=6), st.integers(1, 3))
def test_rows_come_out_of_pieces_as_they_went_in(tmp_path_factory, records, parts):
    folder = tmp_path_factory.mktemp("pieces")
    made = [rows(i, items, text) for i, (items, text) in enumerate(records)]
    pieces = [keep(folder / str(i), made[i::parts]) for i in range(parts)]
    assert sum(piece.records for piece in pieces) == len(records)
    assert sum(piece.bytes for piece in pieces) == sum(len(d) for r in made for d in r.values())
    (folder / "out").mkdir()
    written = perform(Task(str(folder / "out"), {"plans": None, "items": None, "refs": None}, pieces))
    assert {table: found[0] for table, found in written.items()} == {
        table: count for table, count in
        (("plans", len(records)), ("items", sum(items for items, _ in records))) if count
    }
    if records:
        expected = sorted((f"{i}.txt", text) for i, (_, text) in enumerate(records))
        assert found(folder / "out", "plans", "path", "text") == expected


def test_a_task_writes_only_its_tables(tmp_path):
    piece = keep(tmp_path / "piece", [rows(1), rows(2)])
    written = perform(Task(str(tmp_path), {"items": None}, [piece]))
    assert list(written) == ["items"] and not (tmp_path / "plans.parquet").exists()
    assert written["items"][2] == disk.digest(tmp_path / "items.parquet")


def test_the_same_rows_make_the_same_shards_however_they_are_divided(tmp_path):
    names = set()
    for parts in (1, 3):
        root = tmp_path / str(parts)
        disk.make(root, tmp_path)
        spool = Spool()
        made = {f"sha256:{i:064}": rows(i) for i in range(7)}
        for start in range(parts):
            chosen = list(made)[start::parts]
            piece = keep(root / "tmp" / f"p{start}", [made[i] for i in chosen])
            for plan_id in chosen:
                spool.add(plan_id, {}, piece)
        with connect() as connection:
            names.add(spool.write(root, performer(connection), 1).name)
        assert list((root / "tmp").iterdir()) == []  # nothing is left, the pieces neither
    assert len(names) == 1


def test_plans_of_a_piece_that_were_not_taken_are_left_out(tmp_path):
    """A run that is interrupted between two results of one piece keeps those that it has taken."""
    disk.make(tmp_path / "kho", tmp_path)
    root = tmp_path / "kho"
    spool = Spool()
    first = keep(root / "tmp" / "first", [rows(1), rows(2)])
    second = keep(root / "tmp" / "second", [rows(3), rows(4), rows(5)])
    for number, piece in ((1, first), (2, first), (3, second)):
        spool.add(f"sha256:{number:064}", {}, piece)
    spool.add(f"sha256:{9:064}", rows(9))  # one that came with its rows
    assert not spool.whole
    with connect() as connection:
        batch = spool.write(root, performer(connection), 1)
    assert batch.plans == 4
    assert [path for (path,) in found(root / "shards", "plans/", "path")] == ["1.txt", "2.txt", "3.txt", "9.txt"]
    assert len(found(root / "shards", "items/", "plan_id")) == 8


def test_some_rows_of_a_piece(tmp_path):
    piece = keep(tmp_path / "all", [rows(1, text="Một\u2028dòng"), rows(2), rows(3)])
    kept = some(piece, {f"sha256:{1:064}"}, tmp_path / "some")
    assert kept.records == 1 and kept.bytes == sum(map(len, rows(1, text="Một\u2028dòng").values()))
    (tmp_path / "out").mkdir()
    perform(Task(str(tmp_path / "out"), {"plans": None}, [kept]))
    assert found(tmp_path / "out", "plans", "path", "text") == [("1.txt", "Một\u2028dòng")]


def test_values_beyond_the_usual_length_of_json_are_read(tmp_path):
    long = "x" * 17_000_000
    piece = keep(tmp_path / "long", [rows(1, items=0, text=long)])
    perform(Task(str(tmp_path), {"plans": None}, [piece]))
    [(text,)] = found(tmp_path, "plans", "text")
    assert text == long


def test_a_batch_is_named_after_its_commit_and_contents(tmp_path):
    disk.make(tmp_path / "kho", tmp_path)
    piece = keep(tmp_path / "piece", [rows(1)])
    with connect() as connection:
        batches = [
            write_batch(tmp_path / "kho", performer(connection), {"plans": None, "items": None}, 1, number, [piece])
            for number in (1, 1, 2)
        ]
    assert batches[0] == batches[1] and batches[0].name[8:] == batches[2].name[8:] != batches[2].name
    state = commits.State()
    commits.append(tmp_path / "kho", state, batches=[batches[0]], files=[], gone=[])
    assert json.loads((tmp_path / "kho" / "commits" / "00000001.json").read_text())["batches"][0]["plans"] == 1
