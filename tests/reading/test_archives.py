"""Archives: members in place, nested paths, bombs and traversal refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import DEFAULT, Limits, read_bytes
from thidua_parse.reading.archives import members, unsafe

from .docx_builder import build, p

PLAN = "KẾ HOẠCH\nPhát động thi đua".encode()


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(add: Callable[[tarfile.TarFile], None]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        add(archive)
    return out.getvalue()


def tar_file(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


def codes(data: bytes, limits: Limits = DEFAULT) -> list[tuple[str, str | None]]:
    return [(m.path, m.error.code if m.error else None) for m in members(data, "a", limits=limits)]


def test_nested_paths_are_kept() -> None:
    inner = zipped(**{"tháng 9/b.docx": build(p("Trong cùng"))})
    outer = zipped(**{"c.txt": PLAN, "x/inner.zip": inner})
    assert codes(outer) == [("a!/c.txt", None), ("a!/x/inner.zip!/tháng 9/b.docx", None)]


def test_a_word_file_is_no_archive() -> None:
    assert codes(zipped(**{"a.docx": build(p("Một"))})) == [("a!/a.docx", None)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_tar(pack: Callable[[bytes], bytes]) -> None:
    data = pack(tarred(lambda t: tar_file(t, "k/a.txt", PLAN)))
    assert codes(data) == [("a!/k/a.txt", None)]


def test_seven_zip() -> None:
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(PLAN, "k/a.txt")
        archive.writestr(PLAN, "b.txt")
    assert codes(out.getvalue()) == [("a!/k/a.txt", None), ("a!/b.txt", None)]


def test_seven_zip_with_a_password() -> None:
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="x") as archive:
        archive.writestr(PLAN, "a.txt")
    assert [code for _, code in codes(out.getvalue())] == ["TP122"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert unsafe(name)
    found = codes(zipped(**{name: PLAN, "ok.txt": PLAN}))
    assert [code for _, code in found] == ["TP132", None]


def test_links_in_tar_are_refused() -> None:
    def add(archive: tarfile.TarFile) -> None:
        info = tarfile.TarInfo("link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
        tar_file(archive, "a.txt", PLAN)

    assert [code for _, code in codes(tarred(add))] == ["TP132", None]


def test_bombs_are_refused_and_the_others_read() -> None:
    data = zipped(**{"bomb.txt": b"0" * 8_000_000, "a.txt": PLAN})
    assert codes(data) == [("a!/bomb.txt", "TP131"), ("a!/a.txt", None)]
    assert codes(gzip.compress(b"0" * 8_000_000), Limits(ratio=3)) == [("a!/a", "TP131")]


def test_sizes_of_members_are_limited() -> None:
    data = zipped(**{"a.txt": PLAN * 100, "b.txt": PLAN})
    assert [code for _, code in codes(data, Limits(bytes=1000))] == ["TP131", None]
    assert next(code for _, code in codes(data, Limits(unpacked=len(PLAN) * 50))) == "TP131"


def test_nesting_is_limited() -> None:
    data = PLAN
    for i in range(6):
        data = zipped(**{f"{i}.bin": data})
    assert [code for _, code in codes(data, Limits(nesting=3))] == ["TP133"]
    assert [code for _, code in codes(data, Limits(nesting=6))] == [None]


def test_number_of_members_is_limited() -> None:
    data = zipped(**{f"{i}.txt": PLAN for i in range(5)})
    assert [code for _, code in codes(data, Limits(members=3))] == [None, None, None, "TP134"]


def test_what_desktops_leave_behind_is_passed_over() -> None:
    data = zipped(**{"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "k/~$b.docx": b"x", "a.txt": PLAN})
    assert codes(data) == [("a!/a.txt", None)]


def test_members_with_a_password() -> None:
    data = bytearray(zipped(**{"a.txt": PLAN, "b.txt": PLAN}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption in the central directory
    assert [code for _, code in codes(bytes(data))] == ["TP122", None]


def test_archive_of_one_document_is_read_in_place() -> None:
    found = read_bytes(zipped(**{"k/a.txt": PLAN}), "goi.zip")
    assert (found.source.path, found.text) == ("goi.zip!/k/a.txt", PLAN.decode())


def test_archive_of_several_documents_says_so() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(zipped(**{"a.txt": PLAN, "b.txt": PLAN}), "goi.zip")
    assert caught.value.code == "TP130"


def test_damaged_archives() -> None:
    data = gzip.compress(tarred(lambda t: tar_file(t, "a.txt", PLAN)))[:-12]
    assert [code for _, code in codes(data)] == ["TP121"]
    with pytest.raises(ReadingError) as caught:
        read_bytes(zipped(**{"a.txt": PLAN * 90})[:-30], "a.zip")
    assert caught.value.code == "TP121"
