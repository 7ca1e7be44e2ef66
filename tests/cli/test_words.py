"""Tables on the screen speak as offices do: no internal keys, dates day first, what there is instead."""

from __future__ import annotations

import pytest
import regex

from tests.commands import process, thidua
from thidua_parse.linking.identity import key_text

PARENT = """ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH

Ninh Bình, ngày 05 tháng 9 năm 2022

KẾ HOẠCH
Triển khai phong trào thi đua "Làng quê xanh"
Thực hiện Kế hoạch số 158/KH-UBND ngày 02/8/2022 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Văn Mẫu
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(PARENT, "utf-8")
    (tmp_path / "b.txt").write_text("Số: 12/KH-SNV\n" + PARENT.replace("05 tháng 9", "06 tháng 10"), "utf-8")
    (tmp_path / "c.txt").write_text("Số: 12/KH-SNV\n" + PARENT.replace("NINH BÌNH", "NAM ĐỊNH").replace("Ninh Bình", "Nam Định"), "utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", [
    ("parse", "--format", "table"), ("parse", "--format", "text"), ("link", "--format", "tree"),
    ("graph", "orphans"), ("graph", "skips"), ("graph", "reuse"), ("check", "--format", "table"),
])
def test_no_internal_words_on_the_screen(arguments, folder):
    command, *rest = arguments
    done = thidua(command, *(rest[:1] if command == "graph" else []), folder, *(rest if command != "graph" else []))
    assert done.exit_code == 0, done.stderr
    assert not regex.search(r"\b(?:absent|inferred|blank|stated|implement|undecidable)\b|\b\w+\|\d+/KH", done.stdout)
    assert not regex.search(r"\b20\d\d-\d\d-\d\d\b", done.stdout)


def test_a_missing_number_is_told_once(folder):
    text = thidua("parse", folder / "a.txt", "--format", "text").stdout
    line = next(x for x in text.splitlines() if x.startswith("Số, ký hiệu"))
    assert line.count("(") == 1 and "[" not in line
    assert "Ngày ban hành: 05/9/2022" in text


@pytest.mark.parametrize("command", [("requirements",), ("graph", "cascade")])
def test_a_number_that_is_not_there_names_those_that_are(command, folder):
    done = thidua(*command, folder, "--of", "99/KH-UBND")
    assert done.exit_code == 2
    assert "[TP320]" in done.stderr and "Các văn bản đã đọc: " in done.stderr and "12/KH-SNV" in done.stderr


def test_several_of_one_number_are_told_apart_in_words(folder):
    done = thidua("graph", "cascade", folder, "--of", "12/KH-SNV")
    assert done.exit_code == 2 and "[TP321]" in done.stderr
    assert "12/KH-SNV (06/10/2022" in done.stderr and "KH|" not in done.stderr


def test_english_keeps_the_dates_of_the_record(folder):
    assert "2022-09-05" in process("parse", folder / "a.txt", "--format", "text", THIDUA_LANG="en").stdout


@pytest.mark.parametrize(("key", "text"), [
    ("KH|85/KH-UBND|2025|Ủy ban nhân dân tỉnh An Sơn", "85/KH-UBND (2025, Ủy ban nhân dân tỉnh An Sơn)"),
    ("KH|85/KH-UBND|?|?", "85/KH-UBND"), ("?|?|?|?", "?"), ("85/KH-UBND", "85/KH-UBND"),
])
def test_keys_in_words(key, text):
    assert key_text(key) == text


def test_rules_are_named_in_either_case(folder):
    assert thidua("explain", "g38", folder).stdout == thidua("explain", "G38", folder).stdout != ""
