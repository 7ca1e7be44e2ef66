"""Words typed with a blank after every letter are put together, positions kept."""

from __future__ import annotations

import pytest

from thidua_parse import parse_text
from thidua_parse.reading import from_string, read_bytes
from thidua_parse.reading.spaced import together

from .docx_builder import build, p
from .pdf_builder import PdfBuilder


@pytest.mark.parametrize(("line", "words"), [
    ("K Ế   H O Ạ C H", "KẾ HOẠCH"), ("K Ế H O Ạ C H", "KẾ HOẠCH"), ("Q U Y Ế T  Đ Ị N H :", "QUYẾT ĐỊNH:"),
    ("P H Á T  Đ Ộ N G", "PHÁT ĐỘNG"), ("K\u00a0Ế \u00a0 H\u00a0O\u00a0Ạ\u00a0C\u00a0H", "KẾ HOẠCH"),
    ("C Ộ N G H Ò A X Ã H Ộ I C H Ủ N G H Ĩ A V I Ệ T N A M", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("T r ồ n g  c â y", "Trồng cây"),
])
def test_words_of_a_spaced_line(line: str, words: str) -> None:
    found = together(line)
    assert found is not None
    text, anchors = found
    assert text == words
    for offset, place in anchors[: len("".join(words.rstrip(":").split()))]:
        assert text[offset] == line[place]


@pytest.mark.parametrize("line", [
    "", "A", "A B C", "A B C D E", "I V X L", "1 2 3 4 5", "- a b c d", "Ông A và B", "KẾ HOẠCH", "a, b, c, d",
    "x  y  z  t", "K " * 5000,
])
def test_other_lines_are_left_alone(line: str) -> None:
    assert together(line.strip()) is None


LINES = ["UBND XÃ AN SƠN", "Số: 7/KH-UBND", "K Ế   H O Ạ C H", "Phát động phong trào trồng cây",
         "I. MỤC ĐÍCH", "1. Nâng cao ý thức của nhân dân."]


def test_kind_of_a_document_with_spaced_title_from_every_format() -> None:
    builder = PdfBuilder().page()
    for k, line in enumerate(LINES):
        builder.text(80, 80 + 30 * k, line)
    page = "".join(f"<p>{line.replace('   ', '&nbsp;&nbsp; ')}</p>" for line in LINES)
    for source in (
        from_string("\n".join(LINES)), read_bytes(build("".join(map(p, LINES))), "a.docx"),
        read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html"),
        read_bytes(builder.data(), "a.pdf"),
    ):
        assert "KẾ HOẠCH" in source.text.split("\n")
        assert parse_text(source).kind.code == "KH"


def test_offsets_lead_back_to_each_letter() -> None:
    raw = "\n".join(LINES)
    source = from_string(raw)
    at = source.text.index("HOẠCH")
    assert "".join(raw[source.source_map.to_source(at + k)] for k in range(5)) == "HOẠCH"
