"""Figures written by hand: what the lines of a head say, and what is believed of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw, ImageFont

from thidua_parse.reading.ocr import hand, other, second
from thidua_parse.reading.ocr.byhand import Opinion
from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.hand import Figures, Head, figures, figures_of, numbered

NUMBER = [OcrWord("Số:", 100, 300, 160, 330, 1, 330, 30, 0.9),
          OcrWord("/KH-UBND", 170, 300, 400, 330, 1, 330, 30, 0.9)]
DATE = [
    OcrWord(text, 1000 + 90 * k, 300, 1080 + 90 * k, 330, 1, 330, 30, 0.9)
    for k, text in enumerate(["ngày", "⁄†", "tháng", "10", "năm", "2017"])
]


@pytest.mark.parametrize(("line", "serial", "symbol"), [
    ("S: 87 /QD-UBND", "87", "QD-UBND"), ("s: 0 5/CT-UBND", "05", "CT-UBND"), ("S 24-CT/TU", "24", "CT/TU"),
    ("S6:2496/UBND", "2496", "UBND"), ("S: 08 iCT-UBND", "08", "CT-UBND"), ("S:23 - CT/TU", "23", "CT/TU"),
    ("S: 71/2013/NQ-HDND", "71", "NQ-HDND"), ("S: 45/UBND - NC2", "45", "UBND - NC2"),
    ("S: 20821QD-TTg", None, ""),  # the stroke is read as a figure: which one cannot be told
    ("Sô:34V/TB-UBND", None, ""), ("S: /KH-UBND", None, ""), ("So0.2Ngày.101.01120.", None, ""),
    ("S: 1234567/KH-UBND", None, ""), ("theo Quyt đnh s 12/QD-UBND", None, ""),
])
def test_serials(line: str, serial: str | None, symbol: str) -> None:
    found = figures_of(["ÚY BAN NHÂN DÂN", line])
    assert (found.serial.value if found.serial else None, found.symbol) == (serial, symbol)


@pytest.mark.parametrize(("line", "date"), [
    ("Qung Ngãi, ngày05 tháng 02 năm 2025", ("05", "02", "2025")),
    ("Hà Tinh, ngày 1 6 tháng 3năm 2018", ("16", "3", "2018")),
    ("ngày 36 tháng 12 nă 2016", (None, "12", "2016")),  # no such day
    ("ngày tháng năm 2016", (None, None, None)),
])
def test_dates(line: str, date: tuple[str | None, ...]) -> None:
    found = figures_of([line])
    assert tuple(part.value if part else None for part in (found.day, found.month, found.year)) == date


@pytest.mark.parametrize(("symbol", "seen", "told"), [
    ("/UBND-NC¡", "UBND-NC1", "/UBND-NC1"),
    ("/UBND-KGVXI", "UBND-KGVX1", "/UBND-KGVX1"), ("/UBND-NC", "UBND-NC1", "/UBND-NC1"),
    ("/QĐ-UBND", "QD-UBND", "/QĐ-UBND"), ("/UBND-TH", "UBND-NC1", "/UBND-TH"), ("", "UBND-NC1", ""),
])
def test_numbers_of_rooms(symbol: str, seen: str, told: str) -> None:
    assert numbered(symbol, seen) == told


def _tesseract(monkeypatch: pytest.MonkeyPatch, *says: str) -> None:
    answers = iter(says)
    monkeypatch.setattr(other, "reader", lambda: None)
    monkeypatch.setattr(second, "recognise", lambda *_: [
        OcrWord(text, 0, 0, 10, 10, 1, 10, 10, 0.9) for text in next(answers).split()
    ])


@pytest.mark.parametrize(("says", "seen", "told", "sure"), [
    (["Số: /KH-UBND"] * 4, "87", "87/KH-UBND", False),
    (["Số: #/KH-UBND", "Số: 2/KH-UBND", "Số: 3/KH-UBND", "Số: /KH-UBND"], "87", "87/KH-UBND", False),
    (["Số: 81/KH-UBND"] * 4, "87", "81/KH-UBND", False),  # print, all readings the same
    (["Số: 87/KH-UBND"] * 4, "87", "87/KH-UBND", True),
    (["Số: z08/_/KH-UBND"] * 4, "208", "208/KH-UBND", False),
    (["Số: 23 - CT/TU"] * 4, "23", "23 - CT/TU", True),
])
def test_serial_written_by_hand(
    says: list[str], seen: str, told: str, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tesseract(monkeypatch, *says)
    own = [NUMBER[0], NUMBER[1]._replace(text=says[0].split(": ")[1])]
    word = second._number(own, Image.new("L", (1800, 2600), 255), 220, "a.pdf", (), SimpleNamespace(figures=Figures(Opinion(seen, 1.0))))[-1]
    assert word.text == told
    assert (word.confidence > 0.6) is sure


def test_day_written_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    _tesseract(monkeypatch, *["ngày ⁄† tháng 10 năm 2017"] * 4)
    seen = Figures(day=Opinion("10", 1.0), month=Opinion("10", 1.0), year=Opinion("2017", 1.0))
    found = second._date(DATE, Image.new("L", (1800, 2600), 255), 220, "a.pdf", (), SimpleNamespace(figures=seen))
    assert [w.text for w in found] == ["ngày", "10", "tháng", "10", "năm", "2017"]
    assert found[1].confidence <= 0.5 < found[3].confidence


def test_without_the_reader_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Image.new("L", (200, 300), 255)
    monkeypatch.setattr(hand, "_loaded", lambda: None)
    assert figures(page) == Figures()
    monkeypatch.setattr(hand, "_loaded", lambda: lambda _: 1 / 0)
    assert figures(page) == Figures()
    monkeypatch.setenv(other.SWITCH, "off")
    assert hand.reader() is None


def test_installed_reader_reads_a_head() -> None:
    pytest.importorskip("rapidocr", reason="the reader of handwriting is not installed")
    page = Image.new("L", (1600, 2200), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(36)
    draw.text((200, 300), "So: 748/KH-UBND", font=font, fill=0)
    draw.text((900, 300), "Ha Nam, ngay 15 thang 4 nam 2024", font=font, fill=0)
    found = figures(page)
    assert [part and part.value for part in (found.serial, found.day, found.month, found.year)] == ["748", "15", "4", "2024"]


@pytest.mark.parametrize(("readings", "other_says", "printed"), [
    (["98"] * 4, "98", True), (["98"] * 3, "98", False), (["98"] * 4, "38", False),
    (["98", "98", "98", "38"], "98", False), (["98", "98", "98", "98"], None, False),
])
def test_reader_of_handwriting_is_not_asked_for_plain_print(
    readings: list[str], other_says: str | None, printed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of a department: rooms of a committee's office are asked for always."""
    page = Image.new("L", (1800, 2600), 255)
    own = [NUMBER[0]._replace(confidence=0.95), NUMBER[1]._replace(text=f"{readings[0]}/KH-SNV", confidence=0.95)]
    monkeypatch.setattr(second, "_readings", lambda *_, **__: [(f"Số: {r}/KH-SNV", 0.95) for r in readings[1:]])
    monkeypatch.setattr(second, "line_readings", lambda _: [f"Số: {other_says}/KH-SNV"] * 5 if other_says else [])
    asked: list[int] = []
    monkeypatch.setattr("thidua_parse.reading.ocr.hand.figures", lambda _: asked.append(1) or Figures())
    second._number(own, page, 220, "a.pdf", (), Head(page))
    assert bool(asked) is not printed
