"""Ingest: what is new is read once, what is known is left, what is gone goes."""

from __future__ import annotations

import os
import random
import shutil
import zipfile
from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.errors import ArchiveError

from .conftest import plan_text

duckdb = pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")


def make(tmp_path, name="kho"):
    return tp.Archive.create(tmp_path / name, base=tmp_path)


def fresh(tmp_path, folder, name):
    """The fingerprint of an archive that was made of the folder as it is now, in one go."""
    archive = make(tmp_path, name)
    archive.ingest(folder, engine="serial")
    return archive.fingerprint()


def counts(summary):
    return {
        name: value for name in ("parsed", "duplicates", "unchanged", "quarantined", "removed")
        if (value := getattr(summary, name))
    }


def test_files_become_plans_and_a_second_run_finds_them_unchanged(tmp_path, folder):
    archive = make(tmp_path)
    assert counts(archive.ingest(folder, engine="serial")) == {"parsed": 6, "quarantined": 1}
    before, commit = archive.fingerprint(), archive.commit
    assert counts(archive.ingest(folder, engine="serial")) == {"unchanged": 7}
    assert (archive.fingerprint(), archive.commit) == (before, commit)
    assert [p.source.path for p in archive.plans()] == [
        f"plans/{'a' if n < 4 else 'b'}/kh{n}.txt" for n in range(1, 7)
    ]


def test_records_come_back_as_they_were_parsed(tmp_path, folder, monkeypatch):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    monkeypatch.chdir(tmp_path)
    for plan in archive.plans():
        assert plan == tp.parse(plan.source.path)


def test_a_touched_file_is_not_read_again(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    os.utime(folder / "a" / "kh1.txt", (1, 1))
    assert counts(archive.ingest(folder, engine="serial")) == {"unchanged": 7}
    commit = archive.commit
    archive.ingest(folder, engine="serial")
    assert archive.commit == commit, "the new time was not kept"


@pytest.mark.parametrize("change", ["changed", "removed", "renamed", "copied", "all"])
def test_after_changes_the_archive_is_that_of_the_files(tmp_path, folder, change):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    expected = {}
    if change in ("changed", "all"):
        (folder / "a" / "kh1.txt").write_text(plan_text(71), "utf-8")
        expected["parsed"] = 1
    if change in ("removed", "all"):
        (folder / "a" / "kh2.txt").unlink()
        (folder / "b" / "hong.txt").unlink()
        expected["removed"] = 2
    if change in ("renamed", "all"):
        (folder / "b" / "kh5.txt").rename(folder / "a" / "aa.txt")
        expected["removed"] = expected.get("removed", 0) + 1
        expected["duplicates"] = 1
    if change in ("copied", "all"):
        shutil.copy(folder / "b" / "kh4.txt", folder / "a" / "ab.md")
        expected["duplicates"] = expected.get("duplicates", 0) + 1
    summary = counts(archive.ingest(folder, engine="serial"))
    summary.pop("unchanged")
    assert summary == expected
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")
    archive.compact()
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu2")
    archive.verify()


def test_one_content_under_two_paths_is_one_plan(tmp_path, folder):
    shutil.copy(folder / "a" / "kh1.txt", folder / "b" / "kh0.txt")
    archive = make(tmp_path)
    assert counts(archive.ingest(folder, engine="serial")) == {"parsed": 6, "duplicates": 1, "quarantined": 1}
    [row] = archive.query("SELECT count(*) AS n, min(path) AS path FROM plans WHERE serial = '1'")
    assert row == {"n": 1, "path": "plans/a/kh1.txt"}
    (folder / "a" / "kh1.txt").unlink()
    archive.ingest(folder, engine="serial")
    assert archive.plan("1/KH-UBND").source.path == "plans/b/kh0.txt"
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")


def test_content_that_goes_and_comes_back(tmp_path, folder):
    archive = make(tmp_path)
    for number in range(1, 7):
        if number > 1:
            (folder / ("a" if number < 4 else "b") / f"kh{number}.txt").unlink()
    archive.ingest(folder, engine="serial")
    kept = folder / "a" / "kh1.txt"
    text = kept.read_text("utf-8")
    kept.unlink()
    archive.ingest(folder, engine="serial")
    assert archive.status().plans == 0
    kept.write_text(text, "utf-8")
    archive.ingest(folder, engine="serial")
    assert archive.status().plans == 1
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")


def test_files_elsewhere_are_left_alone(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    shutil.rmtree(folder / "a")
    assert counts(archive.ingest(folder / "b", engine="serial")) == {"unchanged": 4}
    assert archive.status().plans == 6
    assert counts(archive.ingest(folder / "a", engine="serial")) == {"removed": 3}
    assert archive.status().plans == 3


def test_a_named_file_that_is_not_there_is_told(tmp_path, folder):
    archive = make(tmp_path)
    summary = archive.ingest([folder / "a", folder / "khong-co.txt"], engine="serial")
    assert summary.missing == ["plans/khong-co.txt"] and summary.parsed == 3


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_members_of_archives(tmp_path, folder):
    inner = tmp_path / "inner.zip"
    zipped(inner, {"x/kh9.txt": plan_text(9), "x/kh1.txt": plan_text(1)})
    bundle = folder / "bo.zip"
    zipped(bundle, {"kh8.txt": plan_text(8), "trong.zip": inner.read_bytes(), "hong.txt": b" "})
    archive = make(tmp_path)
    assert counts(archive.ingest(folder, engine="serial")) == {"parsed": 8, "duplicates": 1, "quarantined": 2}
    assert archive.plan("9/KH-UBND").source.path == "plans/bo.zip!/trong.zip!/x/kh9.txt"
    assert counts(archive.ingest(folder, engine="serial")) == {"unchanged": 8}  # the members are not looked at
    zipped(bundle, {"kh8.txt": plan_text(8), "kh10.txt": plan_text(10)})
    assert counts(archive.ingest(folder, engine="serial")) == {"parsed": 1, "unchanged": 8, "removed": 3}
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")
    bundle.unlink()
    archive.ingest(folder, engine="serial")
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu2")


def test_a_container_that_becomes_a_plan(tmp_path, folder):
    bundle = folder / "bo.zip"
    zipped(bundle, {"kh8.txt": plan_text(8)})
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    bundle.write_text(plan_text(11), "utf-8")
    archive.ingest(folder, engine="serial")
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")
    zipped(bundle, {"kh8.txt": plan_text(8)})
    archive.ingest(folder, engine="serial")
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu2")


def test_members_of_one_name_are_both_kept(tmp_path, folder):
    with zipfile.ZipFile(folder / "hai.zip", "w") as bundle, pytest.warns(UserWarning, match="Duplicate name"):
        bundle.writestr("kh.txt", plan_text(20))
        bundle.writestr("kh.txt", plan_text(21))
    archive = make(tmp_path)
    archive.ingest(folder / "hai.zip", engine="serial")
    assert [p.source.path for p in archive.plans()] == ["plans/hai.zip!/kh.txt", "plans/hai.zip!/kh.txt#2"]


def test_the_quarantine_and_its_second_try(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    [row] = archive.query("SELECT path, code, message_en, tries, first_commit FROM quarantine")
    assert (row["path"], row["code"], row["tries"], row["first_commit"]) == ("plans/b/hong.txt", "TP104", 1, 1)
    assert "plans/b/hong.txt" in row["message_en"]
    assert archive.ingest(folder, engine="serial").quarantined == 0
    assert archive.ingest(folder, engine="serial", retry_quarantine=True).quarantined == 1
    [row] = archive.query("SELECT tries, first_commit FROM quarantine")
    assert row == {"tries": 2, "first_commit": 1}
    (folder / "b" / "hong.txt").write_text(plan_text(33), "utf-8")
    assert archive.ingest(folder, engine="serial").parsed == 1
    assert archive.query("FROM quarantine") == []
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")


def test_another_parser_version_is_asked_for(tmp_path, folder, monkeypatch):
    archive = make(tmp_path)
    zipped(folder / "bo.zip", {"kh8.txt": plan_text(8)})
    archive.ingest(folder, engine="serial")
    before = archive.fingerprint()
    monkeypatch.setattr("thidua_parse.archive.run.parser_version", lambda: "9.9.9+later")
    assert counts(archive.ingest(folder, engine="serial")) == {"unchanged": 8}
    assert counts(archive.ingest(folder, engine="serial", reparse=True)) == {"parsed": 7, "quarantined": 1}
    assert archive.status().parser_versions == {"9.9.9+later": 7}
    assert archive.status().plans == 7 and archive.fingerprint() == before
    assert counts(archive.ingest(folder, engine="serial", reparse=True)) == {"unchanged": 8}


def test_many_small_commits_are_merged(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("thidua_parse.archive.writer.PLANS", 1)
    monkeypatch.setattr("thidua_parse.archive.writer.MOST", 0)  # no commit waits to be taken together with others
    monkeypatch.setattr("thidua_parse.archive.compact.FILE_SHARDS", 3)
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    status = archive.status()
    assert status.commit > 5 and status.batches == 1 and status.plans == 6
    monkeypatch.undo()
    assert archive.fingerprint() == fresh(tmp_path, folder, "neu")


def test_a_second_writer_is_told_who_writes(tmp_path, folder):
    from thidua_parse.archive import disk

    archive = make(tmp_path)
    with disk.writing(archive.root), pytest.raises(ArchiveError) as caught:
        archive.ingest(folder, engine="serial")
    assert caught.value.code == "TP601" and str(os.getpid()) in caught.value.message("en")
    assert archive.ingest(folder, engine="serial").parsed == 6


def test_the_catalogue_can_be_deleted_and_the_archive_moved(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    before = archive.fingerprint()
    archive.close()
    (archive.root / "catalogue.duckdb").unlink()
    assert archive.fingerprint() == before
    archive.close()
    (tmp_path / "kho").rename(tmp_path / "kho-moi")
    moved = tp.Archive.open(tmp_path / "kho-moi")
    assert moved.fingerprint() == before
    assert counts(moved.ingest(folder, engine="serial")) == {"unchanged": 7}


def test_a_catalogue_that_is_no_database_is_made_anew(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    archive.close()
    (archive.root / "catalogue.duckdb").write_bytes(b"x" * 5000)
    assert archive.status().plans == 6


@pytest.mark.parametrize("victim", ["commits", "shards"])
def test_damage_is_told(tmp_path, folder, victim):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    archive.close()
    [path, *_] = sorted((archive.root / victim).rglob("*.*"))
    path.write_bytes(b"{")
    with pytest.raises(ArchiveError) as caught:
        archive.verify()
    assert caught.value.code == "TP606" and path.name in str(caught.value)


def test_what_is_no_archive_is_refused(tmp_path, folder):
    with pytest.raises(ArchiveError) as caught:
        tp.Archive.open(tmp_path)
    assert caught.value.code == "TP602"
    with pytest.raises(ArchiveError) as caught:
        tp.Archive.create(folder)
    assert caught.value.code == "TP608"
    later = tmp_path / "later"
    later.mkdir()
    (later / "archive.json").write_text('{"format": 99, "base": "."}')
    with pytest.raises(ArchiveError) as caught:
        tp.Archive.open(later)
    assert caught.value.code == "TP603"


def test_without_duckdb_the_command_to_install_it_is_told(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ArchiveError) as caught:
        tp.Archive.create(tmp_path / "kho")
    assert caught.value.code == "TP604" and "pip install" in str(caught.value)


def test_the_archive_below_the_folder_is_not_taken_in(tmp_path, folder):
    archive = tp.Archive.create(folder / "kho", base=tmp_path)
    archive.ingest(folder, engine="serial")
    archive.ingest(folder, engine="serial")
    assert archive.status().files == {"parsed": 6, "quarantined": 1}


def test_odd_file_names(tmp_path, folder):
    odd = os.fsencode(folder) + b"/a/k\xff h'1\n.txt"
    try:
        with open(odd, "wb") as stream:  # noqa: PTH123 - no path of text has this name
            stream.write(plan_text(50).encode())
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    archive = make(tmp_path)
    assert archive.ingest(folder, engine="serial").parsed == 7
    assert archive.plan("50/KH-UBND").source.path == "plans/a/k\\udcff h'1\n.txt"


@pytest.mark.parametrize("seed", [1, 2])
def test_any_changes_in_any_order(tmp_path, folder, seed):
    """Files made, changed, moved, copied, packed and deleted at random: always as if made anew."""
    chance = random.Random(seed)
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    for turn in range(4):
        for _ in range(4):
            files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".json")
            path = chance.choice(files)
            other = folder / chance.choice("abc") / f"{chance.choice('xyz')}{chance.choice(['.txt', '.md', '.zip'])}"
            other.parent.mkdir(exist_ok=True)
            act = chance.choice(["write", "move", "copy", "delete", "pack", "touch"])
            if act == "write":
                path.write_text(plan_text(chance.randrange(1, 9)), "utf-8")
            elif act == "move" and path != other:
                path.replace(other)
            elif act == "copy" and path != other:
                shutil.copy(path, other)
            elif act == "delete" and len(files) > 2:
                path.unlink()
            elif act == "pack":
                content = {f"{n}.txt": plan_text(n) for n in chance.sample(range(1, 9), 2)}
                zipped(other, {**content, "hong.txt": " "})
            else:
                os.utime(path, (turn + 1, turn + 1))
        archive.ingest(folder, engine="serial", retry_quarantine=chance.random() < 0.3)
        if chance.random() < 0.5:
            archive.compact()
        assert archive.fingerprint() == fresh(tmp_path, folder, f"neu{turn}"), turn
        archive.verify()


def test_reading_goes_on_while_another_writes(tmp_path, folder):
    archive = make(tmp_path)
    archive.ingest(folder, engine="serial")
    reading = archive.plans()
    first = next(reading)
    (folder / "a" / "neu.txt").write_text(plan_text(40), "utf-8")
    (folder / "b" / "kh6.txt").unlink()
    writer = tp.Archive.open(archive.root)
    writer.ingest(folder, engine="serial")
    writer.compact()
    assert [first.source.path, *(p.source.path for p in reading)][-1] == "plans/b/kh6.txt"
    assert [p.source.path for p in archive.plans(number="40/KH-UBND")] == ["plans/a/neu.txt"]
    assert list(archive.plans(number="6/KH-UBND")) == []


def test_a_folder_that_is_closed_for_a_while_loses_nothing(tmp_path, monkeypatch):
    """Its plans were taken for gone, or the run ended with a traceback."""
    closed = tmp_path / "plans" / "kin"
    closed.mkdir(parents=True)
    (closed / "a.txt").write_text("Số: 12/KH-SNV\nKẾ HOẠCH\nThi đua\n", "utf-8")
    archive = make(tmp_path)
    assert archive.ingest([tmp_path / "plans"], engine="serial").parsed == 1
    scandir, stat = os.scandir, os.stat

    def guarded(call):
        def asked(path=".", **options):
            if isinstance(path, (str, Path)) and Path(path).is_relative_to(closed):
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, **options)

        return asked

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", guarded(scandir))
        patch.setattr(os, "stat", guarded(stat))
        summary = archive.ingest([tmp_path / "plans"], engine="serial")
    assert (summary.closed, summary.removed) == (["plans/kin"], 0)
    assert archive.status().plans == 1


def test_a_full_disk_is_told_with_the_place(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Số: 12/KH-SNV\nKẾ HOẠCH\nThi đua\n", "utf-8")
    archive = make(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("thidua_parse.archive.writer.Writer.add_plan", full)
    with pytest.raises(ArchiveError) as caught:
        archive.ingest([tmp_path / "a.txt"], engine="serial")
    assert caught.value.code == "TP614"
    assert "hết chỗ trống" in caught.value.message("vi") and "no space left" in caught.value.message("en")
