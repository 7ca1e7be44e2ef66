"""Wrong use, interruption and places that cannot be written, as a person meets them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_cli import PLAN
from tests.commands import process, thidua
from thidua_parse import errors
from thidua_parse.api import expand, parse_many
from thidua_parse.cli.shell import sentence


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "ke hoach 'so 1'.txt"
    path.write_text(PLAN, "utf-8")
    return path


WRONG = [
    (("pars", "x"), "Không có lệnh “pars”.", "No such command"),
    (("parse",), "Thiếu đối số", "Missing argument"),
    (("parse", "x", "--foo"), "Không có tùy chọn --foo", "No such option"),
    (("parse", "x", "--jobs", "0"), "phải từ 1 trở lên", "greater than"),
    (("parse", "x", "--jobs", "a"), "phải là số nguyên", "integer"),
    (("parse", "x", "--jobs"), "cần có giá trị", "requires an argument"),
    (("parse", "x", "--format", "y"), "“y” không thuộc các giá trị", "is not one of"),
    (("parse", "x", "--limit", "foo=1"), "không đúng dạng TÊN=SỐ", "is not NAME=NUMBER"),
    (("parse", "x", "--limit", "pages=x"), "cần một số lớn hơn 0", "a number above 0"),
    (("schema", "x"), "Thừa đối số: x", "unexpected extra"),
]


@pytest.mark.parametrize(("arguments", "vietnamese", "english"), WRONG, ids=lambda v: " ".join(v) if isinstance(v, tuple) else "")
def test_wrong_use_is_told_in_the_chosen_language(arguments, vietnamese, english):
    told = process(*arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert vietnamese in told.stderr and "--help" in told.stderr
    assert not any(word in told.stderr for word in ("Usage", "Error", "Invalid", "Missing", "Try "))
    other = process(*arguments, THIDUA_LANG="en")
    assert other.returncode == 2
    assert english in other.stderr and "Lỗi" not in other.stderr


def test_help_has_no_words_of_the_other_language():
    for arguments in ((), ("parse",), ("graph",)):
        told = process(*arguments, "--help").stdout
        assert "Tùy chọn" in told and "Cách dùng" in told
        assert not any(word in told for word in ("Usage", "Options", "Show this", "Install", "[default", "[required"))
    assert "Usage" in process("--help", THIDUA_LANG="en").stdout


def test_sentences_that_are_not_known_stay():
    assert sentence("Something else went wrong") == "Something else went wrong"


@pytest.mark.parametrize("command", ["parse", "link", "check", "report", "export-akn", "requirements", "picture"])
def test_an_output_that_cannot_be_written_is_refused_before_the_work(command, plan, tmp_path):
    (tmp_path / "tep").write_text("x")
    done = thidua(command, plan, "--out", tmp_path / "tep" / "ra.html")
    assert done.exit_code == 2
    assert done.stderr.startswith("[TP725]") and "Traceback" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["tep", plan.name] or len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["parse", "check", "link", "schema"])
def test_a_full_disk_under_standard_output_is_one_line(command, plan):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from thidua_parse.cli import main; main()", command, *([plan] if command != "schema" else [])],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("[TP725]") and "hết chỗ trống trên đĩa" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["parse", "link", "check", "report", "picture", "review", "requirements"])
def test_a_folder_without_documents_is_told(command, tmp_path):
    (tmp_path / "bang.xlsx").write_bytes(b"PK")
    done = thidua(command, tmp_path)
    assert done.exit_code == 3
    assert "[TP724]" in done.stderr and str(tmp_path) in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bang.xlsx"]


def test_ctrl_c_ends_reading_processes(tmp_path):
    """The parent used to wait for ever for processes that the same signal had ended."""
    for n in range(400):  # far more than can be read before the signal comes
        (tmp_path / f"{n}.txt").write_text(PLAN * 60, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", "from thidua_parse.cli import main; main()", "parse", str(tmp_path), "-j", "2", "-o", str(tmp_path / "ra.jsonl")],
        stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    end = time.monotonic() + 60
    part = tmp_path / "ra.jsonl.part"  # with records in it everything is loaded and the processes are at work
    while not (part.exists() and part.stat().st_size) and time.monotonic() < end:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, told = process.communicate(timeout=20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130, told
    assert told.startswith("Đã dừng") and "Traceback" not in told
    assert not list(tmp_path.glob("ra.jsonl*"))


def test_who_wants_no_more_records_does_not_wait(tmp_path):
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(PLAN, "utf-8")
    records = parse_many([tmp_path], jobs=2)
    assert next(records).document_number.text == "12/KH-SNV"
    records.close()


def test_a_closed_folder_is_an_error_item(tmp_path, monkeypatch):
    """A folder without permission was passed over in silence, with all its plans."""
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    closed = tmp_path / "kin"
    closed.mkdir()
    scandir = os.scandir

    def guarded(path="."):
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    monkeypatch.setattr(os, "access", lambda path, mode: os.fspath(path) != str(closed))
    assert list(expand([tmp_path])) == [tmp_path / "a.txt", closed]


@pytest.mark.parametrize("number", [13, 28, 30, 2, 20])
def test_reasons_of_the_system_speak_both_languages(number):
    reason = errors.system_reason(OSError(number, os.strerror(number)))
    error = errors.UsageError("TP725", path="x", reason=reason)
    assert os.strerror(number) not in error.message("vi")
    vietnamese, english = reason.split(" / ")
    assert vietnamese in error.message("vi") and english not in error.message("vi")
    assert english in error.message("en") and vietnamese not in error.message("en")


def test_unknown_reasons_stay_in_the_words_of_the_system():
    assert errors.system_reason(OSError(9999, "odd thing")) == "odd thing"
    assert errors.system_reason(ValueError("x")) == "x"


def test_one_path_by_itself_is_not_taken_for_its_letters(tmp_path, plan):
    """``parse_many("/data/x")`` went through the letters, the first of which is the whole disk."""
    from thidua_parse.reading import read_many

    for paths in (str(plan), plan):
        [record] = parse_many(paths)
        assert record.document_number.text == "12/KH-SNV"
        assert [text.source.path for text in read_many(paths)] == [str(plan)]
        assert list(expand(paths)) == [plan]
    assert list(expand(str(tmp_path))) == [plan]
