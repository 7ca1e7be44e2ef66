"""What seals and stamps hide: positions told by strips, headers and titles by their form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from thidua_parse.reading.ocr import signer as signers
from thidua_parse.reading.ocr import together
from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.hidden import with_position
from thidua_parse.reading.ocr.landmarks import landmarks
from thidua_parse.reading.ocr.other import OtherLine
from thidua_parse.reading.ocr.page import DPI, _shrunk
from thidua_parse.reading.ocr.received import without_received
from thidua_parse.reading.ocr.signer import signer

from .test_ocr import words
from .test_ocr_second_reader import told

PAGE = Image.new("L", (1818, 2571), 255)
#: a strip that shows nothing
NONE: tuple[str, ...] = ()


def strips(*readings: tuple[str, ...]) -> Callable[[Image.Image], list[str]]:
    """What strips show from top to bottom, then nothing."""
    rest = iter(readings)
    return lambda _: list(next(rest, ()))


def closing(*right: str, top: int = 1400) -> list[OcrWord]:
    """Recipients at the left, lines of the signature at the right: 50 pixels apart, the name lower."""
    found = words("Nơi nhận:", x=200, top=1400)
    for k, text in enumerate(right):
        found += words(text, x=1100, top=top + 50 * k + (0 if text.isupper() else 250), line=10 + k)
    return found


def right(found: list[OcrWord]) -> list[str]:
    return told(sorted((w for w in found if w.x0 > 900), key=lambda w: (w.top, w.x0)))


@pytest.mark.parametrize(("seen", "position"), [
    ([("AFƯỞNG. PHÒNG",), ("TRƯỜNG PHỒNG /",)], ["TRƯỞNG PHÒNG"]),
    ([("7 GIÁM ĐÓC", "CIAM DOC"), ("GIAM BỐC",)], ["GIÁM ĐỐC"]),
    ([("KT. GIAM ĐỐC",), ("KI, GIÁM ĐỐC",), ("KT GIÁM ĐOC",)], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    ([("GIÁM ĐỐC",)], []),  # one strip alone
    ([("=~ wCH", "0044"), ("xm-k",), ("thực hiện Kế hoạch",)], []),
    ([("theo quy định./.",), ("thường xuyên theo dõi./.",)], []),
])
def test_position_above_a_name_is_told_by_strips(seen: list[tuple[str, ...]], position: list[str]) -> None:
    found = with_position(closing("Lê Văn Bình", top=1800), PAGE, DPI, "x", strips(NONE, *seen))
    assert right(found) == [*position, "Lê Văn Bình"]
    assert all(w.confidence <= 0.5 for w in found if w.text.isupper())


@pytest.mark.parametrize(("lines", "seen"), [
    (["GIÁM ĐỐC"], [("~KT. GIÁM ĐỐC", "pmKT GIAM ĐỐC")]),
    (["GIÁM ĐỐC"], [("GIÁM ĐỐC",), NONE, NONE, ("1HO GIÁM ĐỐC", "PLÓ GIAM ĐỐC"), ("PHÓ GIÁM ĐÓC",)]),
    (["GIÁM ĐỐC", "XNN ĐỐC"], []), (["IN ĐỐC", "GIÁM ĐỐC"], []), (["GIÁM ĐỐC", "GIÁM ĐỐC"], []),
])
def test_head_whose_line_lost_its_beginning_is_the_deputy(
    lines: list[str], seen: list[tuple[str, ...]]
) -> None:
    found = with_position(closing(*lines, "Lê Văn Bình"), PAGE, DPI, "x", strips(*seen))
    assert right(found)[:2] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert all(w.confidence <= 0.5 for w in found if w.text in ("KT.", "PHÓ"))


@pytest.mark.parametrize(("lines", "seen"), [
    (["GIÁM ĐỐC"], [("GIÁM ĐỐC", "GIAM DOC"), ("GIÁM ĐỐC",), ("€IAM ĐỐC",), NONE, ("—",)]),
    (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], [("KT. CHÁNH VĂN PHÒNG",)] * 3),
    (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], [("KT. GIÁM ĐỐC",)] * 3),
    (["BÍ THƯ"], []),
])
def test_whole_positions_are_left_as_they_are(lines: list[str], seen: list[tuple[str, ...]]) -> None:
    page = closing(*lines, "Lê Văn Bình")
    assert with_position(page, PAGE, DPI, "x", strips(*seen)) == page


def test_table_of_names_without_recipients_gets_no_position() -> None:
    page = words("Lê Văn Bình", x=1100, top=900)
    assert with_position(page, PAGE, DPI, "x", strips(*[("GIÁM ĐỐC",)] * 20)) == page


@pytest.mark.parametrize(("seen", "name"), [
    (["Đẳng Ôuốc Bình", "ĐặngQuốc Bình", "Đăng Quốc Binh", "Đặng Quố# Bình"], "Đặng Quốc Bình"),
    (["Đặng Quốc Bình"], ""),  # one reading
    (["Sùng Mai Bình", "Ung Mai Bình", "Lùng Mai Bình"], ""),  # surnames do not agree
])
def test_name_is_put_together_from_syllables(
    seen: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = iter(seen)
    monkeypatch.setattr(signers, "line_reading", lambda _: next(readings, ""))
    found = signer(PAGE, (1100, 1200, 1300, 1240), DPI, "x", 9, lambda *_: [])
    assert " ".join(word.text for word in found) == name
    assert all(word.confidence <= 0.5 for word in found)


def stamp(*lines: str, x: int = 150) -> list[OcrWord]:
    found: list[OcrWord] = []
    for k, text in enumerate(lines):
        found += words(text, x=x + 2 * k, top=430 + 45 * k, line=20 + k)
    return found


@pytest.mark.parametrize("lines", [
    ["CÔNG VĂN ĐẾN", "Số: 1204", "Ngày: 3/5", "Chuyển: ........"],
    ["CÔNG VĂN ĐIN", "SI; 12-:......", "Ngày:", "Chuyin:..........."],
    ["Số: .......", "Ngày: 3/5/..."],
])
def test_words_of_a_stamp_of_receipt_go(lines: list[str]) -> None:
    page = words("Số: 15/KH-UBND", x=200, top=330, line=2) + stamp(*lines)
    page += words("Triển khai đợt thi đua", x=700, top=470, line=40)
    assert told(without_received(page, 1818, 2571, DPI)) == ["Số: 15/KH-UBND", "Triển khai đợt thi đua"]


@pytest.mark.parametrize("lines", [
    ["Số: 15/KH-UBND"], ["Ngày: 12 tháng 5"], ["CÔNG VĂN CHỈ ĐẠO", "V/v triển khai"],
])
def test_lines_that_make_no_stamp_stay(lines: list[str]) -> None:
    page = stamp(*lines)
    assert without_received(page, 1818, 2571, DPI) == page


@pytest.mark.parametrize(("seen", "expected"), [
    ("BAN NHÂN DÂN:", "ỦY BAN NHÂN DÂN"), ("- BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
    ("'Y BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"), ("UỶ BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"),
    ("kứ|0.1", ""), ("kứ", "kứ"),
    ("HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"), ("Ban nhân dân thôn", "Ban nhân dân thôn"),
])
def test_hidden_head_of_the_committee(seen: str, expected: str) -> None:
    assert told(landmarks(words(seen), 3508)) == [expected] * bool(expected)


@pytest.mark.parametrize(("number", "seen", "expected"), [
    ("Số: 15/TB-UBND", "BÁO", "THÔNG BÁO"), ("Số: 15/TB-UBND", "kứ|0.1 BẢO", "THÔNG BÁO"), ("Số: 15/2021/QĐ-UBND", "QUYẾT", "QUYẾT ĐỊNH"),
    ("Số: 15/KH-UBND", "BÁO", "BÁO"), ("Số: 15/TB-UBND", "NỘI", "NỘI"),
])
def test_half_of_a_title_is_the_kind_that_the_number_names(number: str, seen: str, expected: str) -> None:
    page = words(number, x=300, top=300) + words(seen, x=800, top=450, line=2)
    assert told(landmarks(page, 3508))[1] == expected


@pytest.mark.parametrize(("x0", "x1", "sure", "titled", "taken"), [
    (400, 1400, 0.95, True, True), (400, 1400, 0.8, True, False), (100, 500, 0.95, True, False),
    (1300, 1800, 0.95, True, False), (400, 1400, 0.95, False, False),  # a line of a table
])
def test_line_across_the_page_that_was_passed_over_is_taken(
    x0: int, x1: int, sure: float, titled: bool, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = OtherLine("Về việc đẩy mạnh thi đua yêu nước", x0, 500, x1, 540, sure)
    monkeypatch.setattr(together, "recognise", lambda *_: [])
    monkeypatch.setattr(together, "wide_reading", lambda _: "")
    page = words("CHỈ THỊ", x=800, top=400)
    found = together.together(page, [line], PAGE, DPI, "x", titled=titled)
    assert ("đẩy" in [word.text for word in found]) is taken


@pytest.mark.parametrize(("size", "by"), [
    ((595, 842), 1.0), ((842, 1191), 1.0), ((2380, 3368), 0.25), ((3368, 2380), 0.25),
])
def test_pages_of_pictures_without_resolution_are_a4(size: tuple[float, float], by: float) -> None:
    assert _shrunk(*size) == by


