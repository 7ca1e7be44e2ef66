"""The signer's name under a seal: strips that agree on a name, and those that do not."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.signature import signature_block
from thidua_parse.reading.ocr.signer import name_in, signer, told

from .test_ocr import words

PAGE = Image.new("L", (1700, 2400), 255)
POSITION = (1100, 1200, 1300, 1240)


@pytest.mark.parametrize(("line", "name"), [
    ("Lò Văn Sơn", "Lò Văn Sơn"), ("Đào Thị Ngọc Lan", "Đào Thị Ngọc Lan"),
    ("Hồ Mai,", "Hồ Mai,"), ("^~ Mai Bình", ""),  # the surname was not read
    ("Hà Tĩnh", ""),  # a province
    ("Bình Sơn", ""),  # no surname
    ("Trần|0.3 Bình", ""), ("Trần", ""), ("TRẦN BÌNH", ""),
    ("Lê Thị Hoa Mai Lan Cúc", ""),
])
def test_name_begins_with_a_surname(line: str, name: str) -> None:
    assert told(name_in(words(line))) == name


def reader(*strips: str) -> Any:
    """Gives the readings of strips from top to bottom, then nothing."""
    rest = iter(strips)

    def read(*_: Any) -> list[OcrWord]:
        return words(next(rest, ""), sure=0.95)

    return read


@pytest.mark.parametrize(("strips", "name", "most"), [
    (("", "x|0.1 Sơn", "Lò Văn Sơn", "Lò Văn Sơn"), "Lò Văn Sơn", 0.8),
    (("Lò Văn Sơn", "Lo Sơn"), "Lò Văn Sơn", 0.8),
    (("Lò Văn Sơn", "Hồ Văn Sơn"), "Lò Văn Sơn", 0.4),  # two readings: half as sure
    (("Lò Văn Sơn",), "", 0.0), (("^|0.1 Văn|0.4 Sơn",) * 4, "", 0.0), ((), "", 0.0),
])
def test_strips_must_agree(strips: tuple[str, ...], name: str, most: float) -> None:
    found = signer(PAGE, POSITION, 200, "x", 9, reader(*strips))
    assert told(found) == name
    assert all(word.confidence <= most and word.line == 9 for word in found)


def test_position_beside_recipients_is_found_where_none_was_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = words("Nơi nhận:", x=150, top=1200) + words("- Lưu.", x=150, top=1250, line=2)
    monkeypatch.setattr(
        "thidua_parse.reading.ocr.signature.recognise",
        reader("CHỦ TỊCH", "", "", "", "Lò Văn Sơn", "Lò Văn Sơn"),
    )
    found = signature_block(page, PAGE, 200, "x")
    assert told(found) == "Nơi nhận: - Lưu. CHỦ TỊCH Lò Văn Sơn"


def test_page_without_recipients_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> list[OcrWord]:
        raise AssertionError("read again")

    monkeypatch.setattr("thidua_parse.reading.ocr.signature.recognise", refuse)
    page = words("Các sở theo dõi thực hiện.", top=800)
    assert signature_block(page, PAGE, 200, "x") == page
