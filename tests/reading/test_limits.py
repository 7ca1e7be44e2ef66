"""Limits of reading: each has a default, an option, a setting of the command line, a coded error."""

from __future__ import annotations

import io
import json
import os
import socket
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

import thidua_parse as tp
from tests.commands import thidua
from thidua_parse.errors import ReadingError
from thidua_parse.reading import DEFAULT, Limits, SourceText, read, read_bytes, read_many

from .docx_builder import build, p

TEXT = "KẾ HOẠCH\nPhát động phong trào thi đua trồng cây".encode()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def pages(number: int) -> bytes:
    import pypdfium2

    out = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _ in range(number):
        document.new_page(200, 200)
    document.save(out)
    return out.getvalue()


def picture(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (side, side), 255).save(out, "PNG")
    return out.getvalue()


def nested(depth: int) -> bytes:
    data = zipped(a=TEXT)
    for _ in range(depth - 1):
        data = zipped(inner=data)
    return data


#: limit, content beyond it, code, what the content is called
BEYOND: list[tuple[str, float, Callable[[], bytes], str]] = [
    ("bytes", 40, lambda: TEXT, "TP106"),
    ("pages", 2, lambda: pages(3), "TP112"),
    ("pixels", 10_000, lambda: picture(200), "TP115"),
    ("ratio", 2, lambda: zipped(a=b"a" * 3_000_000), "TP131"),
    ("unpacked", 1_000, lambda: zipped(a=b"a b" * 500), "TP131"),
    ("nesting", 2, lambda: nested(3), "TP133"),
    ("members", 1, lambda: zipped(a=TEXT, b=TEXT), "TP134"),
]


@pytest.mark.parametrize(("name", "value", "make", "code"), BEYOND, ids=[b[0] for b in BEYOND])
def test_each_limit_in_python_and_on_the_command_line(
    name: str, value: float, make: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    file = tmp_path / "tep"
    file.write_bytes(make())
    other = tmp_path / "khac.txt"
    other.write_bytes(b"Ke hoach so 1")
    limits = Limits(**{**asdict(DEFAULT), name: type(getattr(DEFAULT, name))(value)})
    results = list(tp.parse_many([file, other], limits=limits))
    codes = [item.code for item in results if not isinstance(item, tp.Plan)]
    assert codes == [code]
    assert isinstance(results[-1], tp.Plan)  # the other file is read
    setting = f"{name}={value:g}"
    run = thidua("parse", file, other, "--limit", setting, "--format", "json")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.exit_code == 1
    assert [line["error"]["code"] for line in lines if "error" in line] == [code]
    assert lines[-1]["source"]["path"] == str(other)


def test_limits_of_a_single_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT)
    assert tp.parse(file).source.bytes == len(TEXT)
    with pytest.raises(ReadingError, match="TP106"):
        tp.parse(file, limits=Limits(bytes=40))


def test_seconds_end_the_job_of_a_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that hangs is ended with all that it began; a crash loses its file only."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, time\n"
        "import thidua_parse.reading.pdf as pdf\n"
        "def read_pdf(data, path, **_):\n"
        "    time.sleep(60) if b'hang' in data else os._exit(9)\n"
        "pdf.read_pdf = read_pdf\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    files = []
    for name, data in (("1.pdf", b"%PDF-1.4 hang"), ("2.pdf", b"%PDF-1.4 crash"), ("3.txt", TEXT)):
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    found = list(read_many(files, limits=Limits(seconds=8)))  # a loaded machine starts a worker in three
    assert [getattr(item, "code", None) for item in found] == ["TP141", "TP140", None]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a document, a pipe, a socket, links in circles and to nowhere."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    os.mkfifo(tmp_path / "ong.txt")
    (tmp_path / "vong").symlink_to(tmp_path)
    (tmp_path / "tu.txt").symlink_to(tmp_path / "tu.txt")
    (tmp_path / "cut.txt").symlink_to(tmp_path / "khong-co")
    here = Path.cwd()
    os.chdir(tmp_path)  # names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind("cam.txt")
    finally:
        os.chdir(here)
    return tmp_path


def test_odd_entries_of_a_folder_do_not_block(odd: Path) -> None:
    found = list(read_many([odd]))
    assert [s.source.path for s in found if isinstance(s, SourceText)] == [str(odd / "a.txt")]
    assert len(found) == 1
    assert [p.source.path for p in tp.parse_many([odd]) if isinstance(p, tp.Plan)] == [
        str(odd / "a.txt")
    ]


@pytest.mark.parametrize(("name", "codes"), [
    ("ong.txt", {"TP108"}), ("cam.txt", {"TP108"}), ("tu.txt", {"TP107"}), ("cut.txt", {"TP101"}),
    ("/dev/zero", {"TP108"}), ("/dev/null", {"TP108"}), ("/proc/self/mem", {"TP103", "TP104", "TP107"}),
])
def test_odd_arguments_are_coded_errors(name: str, codes: set[str], odd: Path) -> None:
    if name.startswith("/") and not Path(name).exists():
        pytest.skip(f"no {name} on this system")
    with pytest.raises(ReadingError) as caught:
        read(odd / name)
    assert caught.value.code in codes
    (item,) = tp.parse_many([odd / name])
    assert item.code in codes  # type: ignore[union-attr]


def test_odd_members_of_archives() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("ong", tarfile.FIFOTYPE), ("dev", tarfile.CHRTYPE), ("tu", tarfile.SYMTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, name
            archive.addfile(member)
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT)
        archive.addfile(member, io.BytesIO(TEXT))
    with pytest.raises(ReadingError, match="TP130"):
        read_bytes(out.getvalue(), "a.tar")


def test_bomb_inside_a_word_file() -> None:
    data = build(p("a" * 3_000_000))
    with pytest.raises(ReadingError, match="TP131"):
        read_bytes(data, "a.docx", limits=Limits(ratio=50))
