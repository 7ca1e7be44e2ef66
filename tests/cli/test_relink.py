"""Links of an archive on the command line."""

from __future__ import annotations

import json

import pytest

from tests.commands import process, thidua

from .test_cli import PLAN, lines

PARENT = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 85/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nam, ngày 01 tháng 3 năm 2023
KẾ HOẠCH
Tổ chức phong trào thi đua "Làng quê xanh" trên địa bàn tỉnh Hà Nam
I. MỤC ĐÍCH
1. Mỗi làng một vườn hoa.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
CHILD = "UBND TỈNH HÀ NAM\nSỞ NỘI VỤ\n" + PLAN.replace("Ủy ban nhân dân tỉnh,", "Ủy ban nhân dân tỉnh Hà Nam,").replace("An Sơn", "Hà Nam")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    root = tmp_path_factory.mktemp("kho")
    (root / "van-ban").mkdir()
    (root / "van-ban" / "con.txt").write_text(CHILD, "utf-8")
    (root / "van-ban" / "cha.txt").write_text(PARENT, "utf-8")
    done = thidua("ingest", root / "kho", root / "van-ban", "--no-link", "--engine", "serial")
    assert done.exit_code == 0, done.stderr
    return root / "kho"


def test_relink_then_nothing_new(archive):
    done = thidua("relink", archive, "-j", "1")
    assert done.exit_code == 0 and "đã nối 2 trong 2 văn bản" in done.stderr + done.stdout
    done = process("relink", archive, "--lang", "en")
    assert "nothing is new" in done.stderr
    done = thidua("query", archive, "SELECT source_path, target_key FROM edges WHERE is_parent")
    assert "KH|85/KH-UBND|2023|Ủy ban nhân dân tỉnh Hà Nam" in done.stdout


def test_link_prints_the_edges_of_an_archive_as_of_a_folder(archive):
    ours, theirs = thidua("link", archive), thidua("link", archive.parent / "van-ban")
    assert (ours.exit_code, theirs.exit_code) == (0, 0)
    assert [e["to"]["key"] for e in lines(ours)] == [e["to"]["key"] for e in lines(theirs)]
    assert any(e["is_parent"] and e["to"]["id"] for e in lines(ours))


def test_questions_to_the_graph_of_an_archive(archive):
    done = thidua("graph", "cascade", archive, "--of", "85/KH-UBND", "--issued-on", "2023-03-01", "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert [step["number"] for step in lines(done)] == ["85/KH-UBND", "12/KH-SNV"]


def test_ingest_links_what_is_new(archive):
    folder = archive.parent / "van-ban"
    (folder / "moi.txt").write_text(CHILD.replace("12/KH-SNV", "13/KH-SNV"), "utf-8")
    done = thidua("ingest", archive, folder, "--engine", "serial", "-j", "1")
    assert done.exit_code == 0 and "văn bản, " in done.stderr + done.stdout
    done = thidua("query", archive, "SELECT count(*) AS n FROM edges WHERE is_parent", "--format", "json")
    assert json.loads(done.stdout.splitlines()[0])["n"] == 2


def test_no_archive_is_told(tmp_path):
    done = thidua("relink", tmp_path)
    assert done.exit_code == 2 and "TP602" in done.stderr
