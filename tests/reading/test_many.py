"""Many files, isolated jobs, LibreOffice: a crash or a hang loses one file only."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import Limits, SourceText, office, read, read_many
from thidua_parse.reading.isolate import Isolated
from thidua_parse.reading.legacy_office import fallback
from thidua_parse.reading.limits import limits_of
from thidua_parse.reading.office import convert_batch, program, run

from .docx_builder import build, font, p, r

needs_office = pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}}\f0 K\u7871?  ho\u7841?ch s\u7889? 4\par Hai\par}"


def short(item: SourceText | ReadingError) -> str:
    return item.code if isinstance(item, ReadingError) else item.text


def test_files_folders_and_archives_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("Hai", encoding="utf-8")
    (tmp_path / "b" / "1.docx").write_bytes(build(p("Một")))
    with zipfile.ZipFile(tmp_path / "b" / "3.zip", "w") as archive:
        archive.writestr("x.txt", "Ba")
        archive.writestr("../y.txt", "Bốn")
    (tmp_path / "a.txt").write_bytes(b"")
    paths = [tmp_path / "b", tmp_path / "a.txt", tmp_path / "none"]
    assert list(map(short, read_many(paths))) == ["Một", "Hai", "Ba", "TP132", "TP104", "TP101"]


def test_child_reads_and_sends_errors_back() -> None:
    with Isolated() as child:
        assert child.read_bytes(build(p("Nội dung")), "a.docx").text == "Nội dung"
        with pytest.raises(ReadingError) as caught:
            child.read_bytes(b"MZ\x00\x00", "a.exe")
        assert (caught.value.code, caught.value.details["path"]) == ("TP120", "a.exe")
        assert child.read_bytes("Tiếp tục".encode(), "b.txt").text == "Tiếp tục"


def test_hang_is_ended_and_the_next_file_read() -> None:
    with Isolated(Limits(seconds=0.001)) as child:
        with pytest.raises(ReadingError) as caught:
            child.read_bytes(b"a" * 1_000_000, "a.txt")
        assert caught.value.code == "TP141"
        child.limits = Limits()
        assert child.read_bytes(b"Sau", "b.txt").text == "Sau"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_crash_is_told_and_the_next_file_read() -> None:
    with Isolated() as child:
        child.read_bytes(b"x", "a.txt")
        process = child._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)  # it will not answer any more, then dies
        import threading

        threading.Timer(0.2, os.kill, (process.pid, signal.SIGKILL)).start()
        with pytest.raises(ReadingError) as caught:
            child.read_bytes(b"y", "b.txt")
        assert caught.value.code == "TP140"
        assert child.read_bytes(b"Sau", "c.txt").text == "Sau"


def test_library_prints_do_not_disturb_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    with Isolated() as child:
        found = [child.read_bytes(f"Tệp {i}".encode(), f"{i}.txt").text for i in range(5)]
    assert found == [f"Tệp {i}" for i in range(5)]


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_commands_are_killed_with_their_children(tmp_path: Path) -> None:
    import subprocess
    import time

    mark = tmp_path / "mark"
    with pytest.raises(subprocess.TimeoutExpired):
        run(["sh", "-c", f"(sleep 1; touch {mark}) & sleep 5"], 0.2)
    time.sleep(1.2)
    assert not mark.exists()


def test_rtf_without_libreoffice() -> None:
    text = fallback(RTF, "rtf")
    assert text is not None
    assert "Kế hoạch số 4" in " ".join(text.split())


@needs_office
def test_rtf_and_old_fonts_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    (odt,) = convert_batch(
        [(build(p(runs=r("Thi ®ua yªu n­íc", font(".VnTime")))), "docx")], target="odt"
    )
    assert odt is not None
    (tmp_path / "b.odt").write_bytes(odt)
    (doc,) = convert_batch([(odt, "odt")], target="doc")
    assert doc is not None
    (tmp_path / "c.doc").write_bytes(doc)
    texts = [item for item in read_many([tmp_path]) if isinstance(item, SourceText)]
    assert [t.source.reader for t in texts] == ["rtf", "odt", "doc"]
    assert [t.text for t in texts] == ["Kế hoạch số 4\nHai"] + ["Thi đua yêu nước"] * 2
    assert texts[2].source.legacy_encoding == "TCVN3"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["a.rtf", "b.odt", "c.doc"]


@needs_office
def test_conversions_are_kept_where_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(office.CACHE, str(tmp_path / "kept"))
    first = convert_batch([(RTF, "rtf")])
    (kept,) = (tmp_path / "kept").iterdir()
    assert kept.read_bytes() == first[0]
    monkeypatch.setattr(office, "_convert", None)  # it must not be called again
    assert convert_batch([(RTF, "rtf")]) == first


@needs_office
def test_broken_old_document_is_a_coded_error(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 900 + "WordDocument".encode("utf-16-le")
    )
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.code == "TP143"


@pytest.mark.parametrize(("setting", "expected"), [
    ("seconds=1.5", Limits(seconds=1.5)), ("bytes=10", Limits(bytes=10)),
])
def test_limits_from_settings(setting: str, expected: Limits) -> None:
    assert limits_of([setting]) == expected


@pytest.mark.parametrize("setting", ["speed=1", "bytes", "bytes=many", "pages=0", "pages=-3", "="])
def test_bad_settings_of_limits_are_refused(setting: str) -> None:
    with pytest.raises(ValueError):
        limits_of([setting])
