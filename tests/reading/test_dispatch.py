"""The content decides; bad input is told apart by coded errors in two languages."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.errors import MESSAGES, ReadingError
from thidua_parse.reading import Limits, read, read_bytes
from thidua_parse.reading.sniff import sniff

from .docx_builder import build, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "KẾ HOẠCH\nPhát động phong trào thi đua"


def fake_doc(flags: int) -> bytes:
    """An OLE file with the head of a Word document."""
    return OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 9 + bytes([flags]) + b"\0" * 500 + (
        "WordDocument".encode("utf-16-le") + b"\0" * 100
    )


@pytest.mark.parametrize(("data", "kind"), [
    (b"%PDF-1.7\n", "pdf"), (b"\n\n%PDF-1.4", "pdf"), (build(p("a")), "docx"),
    (fake_doc(0), "doc"), (fake_doc(1), "encrypted"), (OLE + b"\0" * 600, "ole"),
    # the directory stands in sector 40, of which nothing is left
    (OLE + b"\0" * 22 + b"\x09\0" + b"\0" * 16 + b"\x28\0\0\0" + b"\0" * 2000, "ole-broken"),
    (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (b"{\\rtf1 a}", "rtf"), (b"<!DOCTYPE html><p>a", "html"), (b"\xef\xbb\xbf<html>", "html"),
    (b"<!-- a --><table><tr>", "html"), ("<html>".encode("utf-16"), "html"),
    (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x">', "wordxml"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mhtml"),
    (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff\xe0", "image"), (b"MZ\x90", "program"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "gzip"), (b"Rar!\x1a\x07\x00", "rar"),
    (b"PK\x03\x04 cut off", "zip-broken"), (b"PK\x03\x04 word/document.xml", "docx"),
    (TEXT.encode(), "text"), (b"< 5 days", "text"),
])
def test_kind_of_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(("data", "code"), [
    (b"", "TP104"), (b" \r\n\t\x00", "TP104"), (b"-----\n", "TP104"), (hashlib.sha512(b"noise").digest() * 80, "TP105"),
    (bytes(range(256)) * 20, "TP105"), (b"MZ\x90\x00", "TP120"), (b"Rar!\x1a\x07\x00", "TP120"),
    (fake_doc(1), "TP122"), (b"PK\x03\x04 cut off", "TP121"), (b"\x89PNG\r\n\x1a\n cut", "TP121"),
    (OLE + b"\0" * 600, "TP120"), (b"%PDF-1.4 cut off", "TP111"),
])
def test_bad_content_is_a_coded_error(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "a.bin")
    assert caught.value.code == code
    for language in ("vi", "en"):
        message = caught.value.message(language)  # type: ignore[arg-type]
        assert "a.bin" in message
        assert "{" not in message


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no", "TP101"), (tmp_path, "TP102"), ("a\0b", "TP107")):
        with pytest.raises(ReadingError) as caught:
            read(path)
        assert caught.value.code == code


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.code == "TP103"


def test_size_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(ReadingError) as caught:
        read(path, limits=Limits(bytes=10))
    assert caught.value.code == "TP106"


def test_renamed_file_is_read_by_content_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build(p("Nội dung")))
    found = read(path)
    assert (found.text, found.source.reader) == ("Nội dung", "docx")
    assert [d.code for d in found.diagnostics] == ["misleading-extension"]


def test_nothing_is_written_beside_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(build(p("Nội dung")))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    for path in before:
        read(path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("encoding", [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
])
def test_encodings_of_text(encoding: str) -> None:
    assert read_bytes((TEXT + "\n").encode(encoding), "a.txt").text == TEXT


def test_text_cut_in_the_middle_of_a_letter() -> None:
    found = read_bytes((TEXT * 20).encode()[:-1] + b"\xe1\xba", "a.txt")
    assert "undecodable-characters" in [d.code for d in found.diagnostics]


def test_nul_bytes_are_left_out_and_noted() -> None:
    found = read_bytes((TEXT * 20).encode() + b"\x00.", "a.txt")
    assert "\x00" not in found.text
    assert [d.code for d in found.diagnostics] == ["nul-characters"]


def test_picture_of_nothing_and_oversized_picture() -> None:
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("L", (40, 40), 255).save(out, "PNG")
    with pytest.raises(ReadingError) as caught:
        read_bytes(out.getvalue(), "a.png", limits=Limits(pixels=100))
    assert caught.value.code == "TP115"


def test_every_reading_error_speaks_both_languages() -> None:
    for code, (vietnamese, english) in MESSAGES.items():
        if code.startswith("TP1"):
            assert vietnamese.strip() and english.strip() and vietnamese != english


@given(st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_text_or_a_coded_error(data: bytes) -> None:
    try:
        found = read_bytes(data, "a", limits=Limits(seconds=5))
    except ReadingError as error:
        assert error.code in MESSAGES
    else:
        assert found.text
