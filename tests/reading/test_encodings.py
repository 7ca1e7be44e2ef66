"""Old encodings in every carrier: text, web pages, Word runs; mixed documents; wrong declarations."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from thidua_parse.reading import read_bytes
from thidua_parse.reading.legacy.tables import TCVN3, VISCII, VNI
from thidua_parse.reading.text import _CP1252

from .docx_builder import build, font, p, r

LINES = [
    "ỦY BAN NHÂN DÂN XÃ AN HÒA", "Số: 12/KH-UBND", "KẾ HOẠCH",
    "Phát động phong trào thi đua chào mừng ngày thành lập", "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao nhận thức của cán bộ, đảng viên và nhân dân về công tác thi đua.",
    "2. Các đơn vị tổ chức thực hiện nghiêm túc; gửi báo cáo về xã trước ngày 15 tháng 12.",
]
TEXT = "\n".join(LINES)
BYTES = {shown: code for code, shown in enumerate(_CP1252)}
TABLES = {"TCVN3": TCVN3, "VNI": VNI, "VISCII": VISCII}
NO_CAPITALS = frozenset("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY")


def typed(text: str, name: str) -> str:
    """``text`` as it was typed in an old encoding, as windows-1252 shows it.

    TCVN3 has no capitals with tone marks: small ones are typed for them.
    """
    if name == "TCVN3":
        text = "".join(c if c in NO_CAPITALS else c.lower() for c in text)
    back: dict[str, str] = {}
    for shown, letter in TABLES[name].items():
        back.setdefault(letter, shown)
    return "".join(back.get(c, c) for c in text)


def raw(shown: str) -> bytes:
    return bytes(BYTES[c] for c in shown)


def in_1258(text: str) -> bytes:
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
        out += (base + tone).encode("cp1258")
    return out


def page(shown: str, charset: str = "") -> str:
    head = f'<head><meta charset="{charset}"></head>' if charset else ""
    body = "".join(f"<p>{line}</p>" for line in shown.split("\n"))
    return f"<html>{head}<body>{body}</body></html>"


OLD: list[tuple[str, Callable[[], bytes], str, str | None]] = [
    *((f"{name} {kind}", lambda name=name, make=make: make(typed(TEXT, name)), carrier, name)
      for name in TABLES
      for kind, carrier, make in (
          ("bytes", "a.txt", raw), ("as Unicode", "a.txt", str.encode),
          ("page", "a.html", lambda shown: raw(page(shown))),
          ("page of Latin-1", "a.html", lambda shown: raw(page(shown, "iso-8859-1"))),
          ("page of a name nobody knows", "a.html", lambda shown: raw(page(shown, "x-viet"))),
          ("page said to be 1258", "a.html", lambda shown: raw(page(shown, "windows-1258"))),
          ("page said to be UTF-8", "a.html", lambda shown: raw(page(shown, "utf-8"))),
          ("page of entities", "a.html",
           lambda shown: page(shown).encode("ascii", "xmlcharrefreplace")),
          ("Word without fonts", "a.docx", lambda shown: build("".join(map(p, shown.split("\n"))))),
      )),
    ("1258 bytes", lambda: in_1258(TEXT), "a.txt", "windows-1258"),
    ("1258 page", lambda: b"".join(b"<p>" + in_1258(x) + b"</p>" for x in LINES), "a.html", "windows-1258"),
    ("1258 page that says so", lambda: b'<meta charset="windows-1258">' + b"".join(
        b"<p>" + in_1258(x) + b"</p>" for x in LINES), "a.html", None),
    ("1258 page said to be UTF-8", lambda: b'<meta charset="utf-8">' + b"".join(
        b"<p>" + in_1258(x) + b"</p>" for x in LINES), "a.html", "windows-1258"),
]


@pytest.mark.parametrize(("make", "name", "encoding"), [o[1:] for o in OLD], ids=[o[0] for o in OLD])
def test_old_encodings_in_every_carrier(
    make: Callable[[], bytes], name: str, encoding: str | None
) -> None:
    found = read_bytes(make(), name)
    assert found.text == TEXT
    assert found.source.legacy_encoding == encoding


@pytest.mark.parametrize("charset", ["windows-1252", "windows-1258", "utf-16", "iso-8859-1", "gb2312", "x"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_pages_with_wrong_declarations(charset: str, encoding: str) -> None:
    found = read_bytes(page(TEXT, charset).encode(encoding), "a.html")
    assert (found.text, found.source.legacy_encoding) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_text_with_and_without_a_mark(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "a.txt").text == TEXT


def test_page_with_one_broken_letter_stays_utf8() -> None:
    data = page(TEXT, "utf-8").encode().replace("Số".encode(), "Số".encode()[:-1], 1)
    found = read_bytes(data, "a.html")
    assert (found.source.encoding, found.source.legacy_encoding) == ("utf-8", None)
    assert found.text.split("\n")[3] == LINES[3]


#: lines with the font they are typed in; .VnTimeH shows capitals for small letters
MIXED = [
    (LINES[0].lower(), ".VnTimeH"), (LINES[1], "Times New Roman"), (LINES[2].lower(), ".VnArialH"),
    (LINES[3], ".VnTime"), (LINES[4].lower(), ".VnTimeH"), (LINES[5], "Times New Roman"),
    (LINES[6], "VNI-Times"),
]


def in_font(text: str, name: str) -> str:
    if name.startswith(".Vn"):
        return typed(text, "TCVN3")
    return typed(text, "VNI") if name.startswith("VNI") else text


def test_word_runs_by_their_fonts() -> None:
    body = "".join(p("", runs=r(in_font(text, name), font(name))) for text, name in MIXED)
    found = read_bytes(build(body), "a.docx")
    assert (found.text, found.source.legacy_encoding) == (TEXT, "TCVN3+VNI")


@pytest.mark.parametrize("mark", [
    '<font face="{0}">{1}</font>', "<span style='font-family:\"{0}\";font-size:14pt'>{1}</span>",
    "<font face='{0}, Times'><b>{1}</b></font>",
])
def test_page_by_its_fonts(mark: str) -> None:
    body = "".join(f"<p>{mark.format(name, in_font(text, name))}</p>" for text, name in MIXED)
    found = read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert (found.text, found.source.legacy_encoding) == (TEXT, "TCVN3+VNI")


def test_page_by_the_fonts_of_its_style_sheet() -> None:
    style = (
        '<style>p.h {font-family:".VnTimeH"; margin:0} .t, p.u {font-size:14pt; font-family: ".VnTime"}'
        " p.v {font-family:VNI-Times}</style>"
    )
    names = {".VnTimeH": "h", ".VnArialH": "h", ".VnTime": "t", "VNI-Times": "v", "Times New Roman": "x"}
    body = "".join(f'<p class="{names[name]}">{in_font(text, name)}</p>' for text, name in MIXED)
    found = read_bytes(f"<html><head>{style}</head><body>{body}</body></html>".encode(), "a.html")
    assert found.text == TEXT


def test_unicode_text_in_an_old_font_is_kept() -> None:
    body = "".join(p("", runs=r(line, font(".VnTime"))) for line in LINES)
    found = read_bytes(build(body), "a.docx")
    assert (found.text, found.source.legacy_encoding) == (TEXT, None)


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
@pytest.mark.parametrize("half", [2, 4])
def test_documents_that_are_partly_unicode(name: str, half: int) -> None:
    mixed = LINES[:half] + [typed(line, name) for line in LINES[half:]]
    found = read_bytes("\n".join(mixed).encode(), "a.txt")
    assert found.text == TEXT
    at = found.text.index("Nâng")  # offsets lead back to the file
    assert "\n".join(mixed)[found.source_map.to_source(at)] == "N"
    assert read_bytes(build("".join(map(p, mixed))), "a.docx").text == TEXT


def test_capitals_that_tcvn3_lacks() -> None:
    shown = typed("KẾ HOẠCH Phát động thi đua\nHà Nội, ngày 5\nBCH Đảng bộ xã\nTHỰC HIỆN năm học", "TCVN3")
    assert read_bytes((typed(TEXT, "TCVN3") + "\n" + shown).encode(), "a.txt").text.split("\n")[7:] == [
        "Kế HOẠCH Phát động thi đua", "Hà Nội, ngày 5", "BCH Đảng bộ xã", "THỰC HIỆN năm học",
    ]
