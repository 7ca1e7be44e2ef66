"""RTF without LibreOffice: text boxes are not lost."""

from __future__ import annotations

import pytest

from thidua_parse.reading import legacy_office
from thidua_parse.reading.rtf import boxes_inline, rtf_text


def u(text: str) -> str:
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)


NUMBER = "Số: 15/KH-UBND"
NEW = "{\\shp{\\*\\shpinst\\shpleft100{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard\\plain " + u(NUMBER) + "\\par}}"
OLD = "{\\*\\do\\dobxcolumn\\dptxbx{\\dptxbxtext\\pard\\plain " + u(NUMBER) + "\\par}\\dpx100}"
PICTURE = "{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv {\\pict\\wmetafile8 0100}}}}}"


def rtf(*paragraphs: str) -> bytes:
    return ("{\\rtf1\\ansi\\deff0 " + "".join(f"\\pard {x}\\par " for x in paragraphs) + "}").encode()


@pytest.mark.parametrize("box", [
    NEW + "}", NEW + "{\\shprslt" + OLD + "}}", OLD,
    "{\\shpgrp{\\*\\shpinst\\shpleft0" + NEW + "}}}", PICTURE + NEW + "}",
])
def test_text_of_a_box_is_read_once_and_in_place(box: str) -> None:
    text = rtf_text(rtf(u("UBND XÃ AN SƠN"), box + u("KẾ HOẠCH"), "Trong \\{ngo\\'e0i\\}"))
    assert text is not None
    assert [line.strip() for line in text.split("\n") if line.strip()] == [
        "UBND XÃ AN SƠN", NUMBER, "KẾ HOẠCH", "Trong {ngoài}",
    ]


@pytest.mark.parametrize("source", ["{\\rtf1 a}", "}{\\shp", "{\\shp{\\shptxt", "\\{\\shp}", "{" * 50_000])
def test_what_is_no_box_or_torn_stays(source: str) -> None:
    assert boxes_inline(source) == source


def test_document_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy_office, "program", lambda: None)
    found = legacy_office.read_office(rtf(u("UBND XÃ"), NEW + "}" + u("KẾ HOẠCH")), "a.rtf", "rtf")
    assert NUMBER in found.text.split("\n")
