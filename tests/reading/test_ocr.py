"""OCR: words and their cleaning, second looks, spelling, pictures, missing tesseract."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from thidua_parse.errors import ReadingError
from thidua_parse.reading.ocr import engine, second
from thidua_parse.reading.ocr.engine import OcrWord, parse_tsv
from thidua_parse.reading.ocr.image import is_speckled, prepared, rulings_of, skew_of
from thidua_parse.reading.ocr.landmarks import landmarks
from thidua_parse.reading.ocr.page import runs_of_words
from thidua_parse.reading.ocr.second import date_value, number_value, second_look
from thidua_parse.reading.ocr.signature import signature_block
from thidua_parse.reading.ocr.spelling import spelled
from thidua_parse.reading.ocr.words import cleaned, inside
from thidua_parse.reading.pdf import read_pdf

from .pdf_builder import FONTS, PdfBuilder, wrapped


def words(text: str, *, x: int = 100, top: int = 100, line: int = 1, sure: float = 0.95) -> list[OcrWord]:
    """The words of a line, 20 pixels a letter; ``word/0.3`` sets a confidence."""
    made = []
    for token in text.split():
        word, _, own = token.partition("|")
        confidence = float(own) if own else sure
        made.append(OcrWord(word, x, top, x + 20 * len(word), top + 40, line, top + 44, 50, confidence))
        x += 20 * len(word) + 15
    return made


def told(line: list[OcrWord]) -> str:
    return " ".join(word.text for word in line)


@pytest.mark.parametrize(("seen", "expected"), [
    ("~ Các đơn vị", "- Các đơn vị"), ("-_ Các đơn vị", "- Các đơn vị"), ("¬ Các", "- Các"),
    ("+ Bản giấy", "+ Bản giấy"), ("|0.3 Các đơn", "Các đơn"), ("Các đơn vị |0.2", "Các đơn vị"),
    ("~ Độc lập - Tự do", "Độc lập - Tự do"), ("-_Thường xuyên", "- Thường xuyên"),
    ("1. Mục đích ;", "1. Mục đích ;"), ("KẾ|0.2 HOẠCH", "KẾ HOẠCH"),
    ("biện . pháp", "biện pháp"), ("Điều !.|0.7 Ban hành", "Điều !. Ban hành"), ("các _.|0.4 Sở", "các Sở"), ("tại Thông tư số - 05/2008", "tại Thông tư số 05/2008"), ("đôn - đốc các", "đôn đốc các"), ("kinh tế - xã hội", "kinh tế - xã hội"),
    ("các Sở, ban ' ngành", "các Sở, ban ngành"), (". 12/KH-UBND", "12/KH-UBND"), ("đoàn thể; -", "đoàn thể;"),
    ("Kính gửi :", "Kính gửi :"), ("- Nơi nhận:", "Nơi nhận:"), ("- Số: 12/UBND", "Số: 12/UBND"),
    ("-|0.3 được áp dụng", "được áp dụng"), ("- được áp dụng", "- được áp dụng"), ("^|0.1 ˆ|0.2 .A|0.1", ""),
])
def test_specks_go_and_dashes_are_put_right(seen: str, expected: str) -> None:
    assert told(cleaned(words(seen))) == expected


@pytest.mark.parametrize(("seen", "expected"), [
    ("tô chức thực hiện", "tổ chức thực hiện"), ("TÔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("có thâm quyên phê duyệt", "có thẩm quyền phê duyệt"), ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
    ("Kê hoạch này", "Kế hoạch này"), ("tình hình thực hiện", "tình hình thực hiện"),
    ("số 15/KH-UBND", "số 15/KH-UBND"), ("xã Tân Hòa", "xã Tân Hòa"), ("có bản sao", "có bản sao"),
    ("các SỞ, ban", "các sở, ban"), ("Giám đốc SỞ Nội vụ", "Giám đốc Sở Nội vụ"), ("cơ cấu tỔ chức", "cơ cấu tổ chức"),
    ("SỞ NỘI VỤ", "SỞ NỘI VỤ"), ("địp nghỉ Tết", "dịp nghỉ Tết"), ("câp nhật", "cập nhật"), ("công tác truyên truyền", "công tác tuyên truyền"), ("ĐƯỢC đươc", "ĐƯỢC được"), ("các văn bản chỉ đạo", "các văn bản chỉ đạo"), ("ông Tô Văn Chức", "ông Tô Văn Chức"),
])
def test_marks_are_put_right_only_in_compounds_of_the_field(seen: str, expected: str) -> None:
    assert told(spelled(words(seen))) == expected


@pytest.mark.parametrize(("seen", "expected"), [
    ("CHỈTHỊ _", "CHỈ THỊ"), ("KÉẺ HOẠCH", "KẾ HOẠCH"), ("'NGHỊ QUYÉT", "NGHỊ QUYẾT"),
    ("Aơi nhận:", "Nơi nhận:"), ("Nơi nhận", "Nơi nhận:"), ("CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Kế hoạch này", "Kế hoạch này"), ("KẾ HOẠCH", "KẾ HOẠCH"),
    ("TỔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"), ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH:"), ("CHỦ TỊCH", "CHỦ TỊCH"),
])
def test_landmarks_are_recognised(seen: str, expected: str) -> None:
    assert told(landmarks(words(seen), 3508)) == expected


def test_about_under_the_number() -> None:
    page = words("Số: 15/UBND-NC", x=300, top=400) + words("Ví triển khai đợt", x=280, top=470, line=2)
    assert told(landmarks(page, 3508)) == "Số: 15/UBND-NC V/v triển khai đợt"
    page = words("Số: 15/UBND-NC", x=300, top=400) + words("Về việc khai thác", x=280, top=470, line=2)
    assert told(landmarks(page, 3508)).endswith("Về việc khai thác")


def test_mended_words_are_never_called_sure() -> None:
    mended = spelled(words("tô|0.97 chức|0.97"))
    assert [w.confidence for w in mended] == [0.9, 0.97]


@pytest.mark.parametrize(("seen", "expected"), [
    ("Số: 15/KH-UBND", "15/KH-UBND"), ("Số:15/KH - UBND _", "15/KH-UBND"), ("Sô 601 /UBND-YT _", "601/UBND-YT"),
    ("Số: /KH-UBND", "/KH-UBND"), ("Số 23 - CT/TU", "23 - CT/TU"), ("Số: 24/QĐ-BCĐ |", "24/QĐ-BCĐ"),
    ("Sở Nội vụ", None), ("Kế hoạch", None),
])
def test_number_value(seen: str, expected: str | None) -> None:
    assert number_value(seen) == expected


@pytest.mark.parametrize(("seen", "expected"), [
    ("07", "07"), ("0!", "01"), ("I1", "11"), ("2Ô", "20"), ("@@", "@@"), ("...", ""), ("2017_", "2017"),
])
def test_date_value(seen: str, expected: str) -> None:
    assert date_value(seen) == expected


def looking(monkeypatch: pytest.MonkeyPatch, readings: list[str]) -> None:
    """Make every further look at a line give the next of ``readings``."""
    rest = iter(readings * 4)

    def recognise(*_: Any) -> list[OcrWord]:
        return words(next(rest), sure=0.9)

    monkeypatch.setattr(second, "recognise", recognise)
    monkeypatch.setattr("thidua_parse.reading.ocr.signature.recognise", lambda *_: [])


PAGE = Image.new("L", (2480, 3508), 255)


@pytest.mark.parametrize(("own", "readings", "expected", "sure"), [
    ("Số: 15/KH-UBND", ["Số: 15/KH-UBND"] * 4, "Số: 15/KH-UBND", True),
    ("Số:15KHUBND|0.2", ["Số: 15/KH-UBND"] * 4, "Số: 15/KH-UBND", False),
    ("Số: 456/KH-UBND", ["Số: 465/KH-UBND", "Số: 456/KH-UBND", "Số: 4S6/KH-UBND", "Số: 465/KH-UBND"],
     "Số: 456/KH-UBND", False),
    ("Số: /KH-UBND", ["Số: /KH-UBND"] * 4, "Số: /KH-UBND", True),
    ("Số: /KH-UBND", ["Số: 4Z/KH-UBND"] * 3 + ["Số: /KH-UBND"], "Số: 4Z/KH-UBND", False),
])
def test_number_is_as_sure_as_its_readings_agree(
    monkeypatch: pytest.MonkeyPatch, own: str, readings: list[str], expected: str, sure: bool
) -> None:
    looking(monkeypatch, readings)
    page = words(own, x=300, top=400)
    found = second_look(page, PAGE, 300, "x", header=True)
    assert told(found) == expected
    assert (min(w.confidence for w in found) > 0.8) is sure


@pytest.mark.parametrize(("own", "readings", "expected", "sure"), [
    ("Lâm, ngày 07 tháng 3 năm 2024", ["ngày 07 tháng 3 năm 2024"] * 4, "ngày 07 tháng 3 năm 2024", True),
    ("Lâm, ngày 0Z tháng 3 năm 2024", ["ngày 07 tháng 3 năm 2024"] * 2 + ["ngày 02 tháng 3 năm 2024"] * 2,
     "ngày 07 tháng 3 năm 2024", False),
    ("Lâm, ngày 3ñ tháng 3 năm 2024", ["ngày tháng 3 năm 2024"] * 3 + ["ngày 3ñ tháng 3 năm 2024"],
     "ngày 3ñ tháng 3 năm 2024", False),
    ("Lâm, ngày tháng 3 năm 2024", ["ngày tháng 3 năm 2024"] * 4, "ngày tháng 3 năm 2024", True),
])
def test_date_is_as_sure_as_its_readings_agree(
    monkeypatch: pytest.MonkeyPatch, own: str, readings: list[str], expected: str, sure: bool
) -> None:
    looking(monkeypatch, readings)
    found = second_look(words(own, x=1300, top=500), PAGE, 300, "x", header=True)
    assert told(found) == f"Lâm, {expected}"
    assert (min(w.confidence for w in found) > 0.8) is sure


def test_date_inside_a_sentence_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looking(monkeypatch, ["ngày 09 tháng 9 năm 1999"])
    text = "Kế hoạch của tỉnh ban hành hôm qua và các văn bản ngày 07 tháng 3 năm 2024 của xã ta"
    assert told(second_look(words(text, x=200, top=900), PAGE, 300, "x", header=True)) == text


def test_stamped_number_is_not_guessed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looking(monkeypatch, ["Số: 99/KH-UBND"])
    page = words("Số: /KH-UBND", x=300, top=400)
    found = second_look(page, PAGE, 300, "x", header=True, stamped=[(360, 400, 400, 440)])
    assert told(found) == "Số: /KH-UBND"


def test_signature_block_gains_hidden_words_but_no_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    page = words("TM. ỦY BAN NHÂN DÂN", x=1400, top=2000) + words("CHỦ TỊCH", x=1500, top=2070, line=2)

    def recognise(*_: Any) -> list[OcrWord]:
        return [
            *words("Lò Văn Sơn", x=500, top=320, line=5), *words("DẦN|0.5 x4}|0.4", x=300, top=210, line=4),
        ]

    monkeypatch.setattr("thidua_parse.reading.ocr.signature.recognise", recognise)
    found = signature_block(page, PAGE, 300, "x")
    assert told(found) == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lò Văn Sơn"


def test_tsv_of_the_program() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = ["4\t1\t1\t1\t1\t0\t10\t10\t200\t40\t-1\t", "5\t1\t1\t1\t1\t1\t10\t10\t50\t40\t96.5\tỦY",
            "5\t1\t1\t1\t1\t2\t70\t12\t60\t38\t91\tBAN", '5\t1\t1\t1\t2\t1\t10\t70\t50\t40\t30\t"Ðội']
    found = parse_tsv("\n".join([head, *rows]))
    assert [(w.text, w.line, w.confidence) for w in found] == [
        ("ỦY", 1, 0.965), ("BAN", 1, 0.91), ('"Đội', 2, 0.3),
    ]
    assert (found[1].x0, found[1].bottom, found[1].base) == (70, 50, 50)


def test_runs_break_at_wide_gaps() -> None:
    line = words("Nơi nhận:", x=200) + words("CHỦ TỊCH", x=1500)
    runs = runs_of_words(line, 300 / 72)
    assert [r.text for r in runs] == ["Nơi nhận:", "CHỦ TỊCH"]
    assert runs[1].x0 == pytest.approx(360)


def drawing() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (1240, 1754), 255)
    return image, ImageDraw.Draw(image)


@pytest.mark.parametrize("angle", [-2.0, -0.7, 0.0, 0.6, 1.9])
def test_skew_is_found_and_undone(angle: float) -> None:
    image, draw = drawing()
    for y in range(150, 1600, 40):
        for x in range(150, 1090, 22):
            draw.rectangle((x, y, x + 14, y + 16), fill=0)
    turned = image.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert skew_of(turned) == pytest.approx(-angle, abs=0.16)
    assert abs(skew_of(prepared(turned).image)) < 0.2


def test_speckled_pages_are_told_from_clean_ones() -> None:
    image, draw = drawing()
    for y in range(150, 1600, 40):
        draw.rectangle((150, y, 1090, y + 12), fill=0)
    assert not is_speckled(image)
    grey = np.array(image)
    grey[np.random.default_rng(3).random(grey.shape) < 0.02] = 0
    assert is_speckled(Image.fromarray(grey))


def test_rulings_of_a_picture() -> None:
    image, draw = drawing()
    for y in (200, 300, 400):
        draw.rectangle((100, y, 900, y + 2), fill=0)
    for x in (100, 500, 897):
        draw.rectangle((x, 200, x + 2, 402), fill=0)
    draw.rectangle((120, 230, 150, 260), fill=0)  # a letter
    found = rulings_of(image, 150)
    assert sum(1 for x0, y0, x1, y1 in found if x1 - x0 > y1 - y0) == 3
    assert sum(1 for x0, y0, x1, y1 in found if x1 - x0 < y1 - y0) == 3


def scan(builder: PdfBuilder) -> bytes:
    """A PDF as pictures of its pages."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(builder.data())
    pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return buffer.getvalue()


def test_without_tesseract_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "model_folder", lambda: None)
    builder = PdfBuilder().page().text(100, 100, "Số: 15/KH-UBND")
    with pytest.raises(ReadingError) as caught:
        read_pdf(scan(builder), "quet.pdf")
    assert caught.value.code == "TP113"
    assert "tesseract-ocr-vie" in caught.value.message("vi")


def needs_tesseract() -> None:
    engine.model_folder.cache_clear()
    if engine.model_folder() is None:
        pytest.skip("tesseract with its Vietnamese model is not installed")


def test_a_scan_is_read_with_confidences() -> None:
    needs_tesseract()
    builder = PdfBuilder().page()
    builder.text(60, 60, "ỦY BAN NHÂN DÂN").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    builder.text(60, 90, "Số: 15/KH-UBND").text(320, 90, "Bình Lâm, ngày 07 tháng 3 năm 2024")
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay.", "và báo cáo xã."], y=150)
    source = read_pdf(scan(builder), "quet.pdf")
    assert (source.source.reader, source.source.ocr) == ("ocr", True)
    lines = source.text.split("\n")
    assert lines[0] == "ỦY BAN NHÂN DÂN"
    assert lines[1].replace(" ", "") == "Số:15/KH-UBND"
    assert lines[3] == "Bình Lâm, ngày 07 tháng 3 năm 2024"
    at = source.text.index("15/KH")
    assert source.confidence(at, at + 2) is not None
    for word in source.word_confidences:
        assert 0 <= word.confidence <= 1
        assert source.text[word.start : word.end].strip()


def test_the_program_reads_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_tesseract()
    import shutil

    if shutil.which("tesseract") is None:
        pytest.skip("the tesseract program is not installed")
    image, draw = drawing()
    font = ImageFont.truetype(next(f for f in FONTS if f), 40)
    draw.text((100, 200), "KẾ HOẠCH THI ĐUA", fill=0, font=font)
    folder = engine.model_folder()
    assert folder
    assert told(engine._by_program(image, 150, engine.BLOCK, folder)).startswith("KẾ HOẠCH")


def test_words_in_the_margins_go() -> None:
    body = [w for k in range(8) for w in words(
        "mỗi thôn làm một trăm mét đường trong năm", x=300, top=300 + 60 * k, line=k)]
    stray = words("Người ký:", x=20, top=500, line=50) + words("hà", x=2300, top=100, line=51)
    organ = words("UBND XÃ", x=260, top=100, line=52)
    assert [w for w in inside(body + stray + organ) if w.line >= 50] == organ


def test_a_mixed_file_without_tesseract_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    import pypdfium2

    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay", "và báo cáo kết quả."])
    whole = pypdfium2.PdfDocument(builder.data())
    pictured = PdfBuilder().page().text(100, 100, "Phụ lục")
    whole.import_pages(pypdfium2.PdfDocument(scan(pictured)))
    buffer = io.BytesIO()
    whole.save(buffer)
    monkeypatch.setattr(engine, "model_folder", lambda: None)
    source = read_pdf(buffer.getvalue(), "lan.pdf")
    assert source.text.startswith("Các thôn làm đường")
    assert [d.code for d in source.diagnostics] == ["page-not-recognised"]
    assert not source.source.ocr


def test_a_blank_page_calls_for_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "model_folder", lambda: None)
    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay", "và báo cáo kết quả."])
    source = read_pdf(builder.page().data(), "trang.pdf")
    assert (source.source.pages, source.source.ocr, source.diagnostics) == (2, False, ())


@pytest.mark.parametrize("angle", [90, 180])
def test_sideways_and_upside_down_scans_are_turned(angle: int) -> None:
    needs_tesseract()
    import io

    import pypdfium2

    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay và", "báo cáo kết quả về xã."] * 3)
    picture = pypdfium2.PdfDocument(builder.data())[0].render(scale=200 / 72, grayscale=True).to_pil()
    buffer = io.BytesIO()
    picture.rotate(angle, expand=True).save(buffer, "PDF", resolution=200)
    assert "Các thôn làm đường giao thông trong năm nay" in read_pdf(buffer.getvalue(), "x").text
