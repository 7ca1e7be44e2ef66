"""Slips of OCR inside a line: specks as marks, words grown together, numerals as letters, margins."""

from __future__ import annotations

import pytest

from thidua_parse.reading.layout import Page as LayoutPage
from thidua_parse.reading.layout import Run, WordMark, assemble, lines_of
from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.received import without_signing
from thidua_parse.reading.ocr.recipients import recipients
from thidua_parse.reading.ocr.second import second_look
from thidua_parse.reading.ocr.slips import apart, mended, roman
from thidua_parse.reading.ocr.words import cleaned, inside

from .test_ocr import PAGE, told, words


@pytest.mark.parametrize(("seen", "expected"), [
    # marks that stand in a word
    ("đẩy mạnh công.tác thi:đua", "đẩy mạnh công tác thi đua"), ("kế hoạch,chương trình", "kế hoạch, chương trình"),
    ("'Căn cứ Luật 'Đất đai", "Căn cứ Luật Đất đai"), ("phong trào 'Thi đua'", "phong trào 'Thi đua'"),
    ("năm,2024 và quý.2", "năm 2024 và quý 2"), ("ngày 12/3/2024.của tỉnh", "ngày 12/3/2024 của tỉnh"),
    ("tại trang tinhmau.gov.vn", "tại trang tinhmau.gov.vn"), ("500 m3/ngày.đêm", "500 m3/ngày.đêm"),
    ("cơ quan ch.trách", "cơ quan ch.trách"), ("lớp mầm n0n", "lớp mầm non"),
    # marks behind a word that goes on
    ("Bộ Thông, tin và Truyền thông", "Bộ Thông tin và Truyền thông"), ("Kế: hoạch này", "Kế hoạch này"),
    ("các sở, ban, ngành", "các sở, ban, ngành"), ("các quận, huyện", "các quận, huyện"),
    ("công tác phòng, chống dịch", "công tác phòng, chống dịch"), ("Quyết định số: 8/QĐ-SNV", "Quyết định số: 8/QĐ-SNV"),
    ("giao thông, tin học", "giao thông, tin học"), ("công tác. Kế hoạch", "công tác. Kế hoạch"),
    # words grown together
    ("Đài Phát thanhvà Truyền hình", "Đài Phát thanh và Truyền hình"), ("(đầutư)", "(đầu tư)"),
    ("các huyệnTân Hòa", "các huyện Tân Hòa"), ("mở Website nguồn", "mở Website nguồn"),
    # numerals and labels
    ("hạng IHI lên hạng H", "hạng III lên hạng II"), ("Quý IH năm 2024", "Quý III năm 2024"),
    ("khóa XH, nhiệm kỳ", "khóa XII, nhiệm kỳ"), ("khối H của tỉnh", "khối H của tỉnh"),
    ("§. Sở Nội vụ", "8. Sở Nội vụ"), ("§.2. Sở Nội vụ", "8.2. Sở Nội vụ"), ("4: Sở Nội vụ", "4. Sở Nội vụ"),
    ("4: các đơn vị", "4: các đơn vị"), ("tại Điêu I của", "tại Điều 1 của"), ("Diều 5. Hiệu lực", "Điều 5. Hiệu lực"),
    # words that the next one tells
    ("chủ trì, phối TUD) với các sở", "chủ trì, phối hợp với các sở"), ("Báo Tỉnh Mẫu Và Đài", "Báo Tỉnh Mẫu và Đài"),
    ("tỉnh. Và các đơn vị", "tỉnh. Và các đơn vị"), ("Nghị quyết sổ 12/2020/NQ-HĐND", "Nghị quyết số 12/2020/NQ-HĐND"),
    ("Văn bản s số 12/SNV-VP", "Văn bản số 12/SNV-VP"), ("tỉnh: Số 79/QĐ-UBND", "tỉnh: Số 79/QĐ-UBND"),
    ("Tờ trình số. 8/TTr-SNV", "Tờ trình số 8/TTr-SNV"), ("số 8/TTr-SNV ngà 5/2/2020", "số 8/TTr-SNV ngày 5/2/2020"),
    ("Ngày 02/02/2017, Sở", "Ngày 02/02/2017, Sở"), ("Học viên Hành chính", "Học viện Hành chính"),
    ("UBND HUYỆN Ì TÂN HÒA", "UBND HUYỆN TÂN HÒA"), ("TRƯỜNG THPT TÂN HÒA...", "TRƯỜNG THPT TÂN HÒA"),
    ("TRƯỜNG THPT TÂN HÒA :", "TRƯỜNG THPT TÂN HÒA"), ("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH:"),
])
def test_slips_are_mended(seen: str, expected: str) -> None:
    assert told(mended(words(seen))) == expected


def test_mended_words_are_less_sure_and_figures_stay() -> None:
    line = mended(words("số|0.98 15/KH-UBND|0.97 công.tác|0.97"))
    assert [(word.text, word.confidence) for word in line] == [
        ("số", 0.98), ("15/KH-UBND", 0.97), ("công", 0.8), ("tác", 0.8)
    ]


def test_parted_words_share_the_place_of_the_one() -> None:
    whole = OcrWord("thanhvà", 100, 100, 240, 140, 1, 144, 50, 0.9)
    first, second = mended([whole])
    assert (first.x0, second.x1) == (100, 240)
    assert first.x1 < second.x0


@pytest.mark.parametrize("word", ["khuyến", "nghiêng", "Nguyễn", "Covid", "module", "xãihội", "UBND", "12a"])
def test_words_that_are_one_stay_one(word: str) -> None:
    assert apart(word) == (word,)


@pytest.mark.parametrize(("seen", "meant"), [
    ("H", "II"), ("XHI", "XIII"), ("ÏÏ", "II"), ("VH", "VII"), ("12", "12"), ("IV", "IV"), ("HHX", "HHX"),
])
def test_numerals_of_strokes(seen: str, meant: str) -> None:
    assert roman(seen) == meant


@pytest.mark.parametrize(("seen", "meant"), [
    ("- TIr. Tỉnh ủy;", "- TTr. Tỉnh ủy;"), ("- TTr Tỉnh ủy;", "- TTr Tỉnh ủy;"),
    ("- Chủ tịch; các PT UBND tỉnh;", "- Chủ tịch, các PCT UBND tỉnh;"), ("- Đc Bí thư;", "- Đ/c Bí thư;"),
    ("- TT HĐND. UBND các xã;", "- TT HĐND, UBND các xã;"), ("- Văn phòng Tỉnh ủy\\2", "- Văn phòng Tỉnh ủy"),
    ("- Lưu, lâu", "- Lưu,"), ("- Lưu: vt.", "- Lưu: vt."),
])
def test_lines_of_recipients(seen: str, meant: str) -> None:
    line = recipients([*words("Nơi nhận:", top=400), *words(seen, line=2, top=440)])
    assert told([word for word in line if word.line == 2]) == meant


def test_dash_far_behind_the_last_word_is_a_speck() -> None:
    line = words("phát triển công nghiệp")
    far, near = line[-1].x1 + 60, line[-1].x1 + 12
    dash = line[-1]._replace(text="-", confidence=0.8)
    assert told(cleaned([*line, dash._replace(x0=far, x1=far + 12)])) == "phát triển công nghiệp"
    assert told(cleaned([*line, dash._replace(x0=near, x1=near + 12)])).endswith("nghiệp -")


def test_notes_in_the_margin_are_cut_off_beside_the_text_below_the_head() -> None:
    body = [w for n in range(30) for w in words("Các cơ quan đơn vị thực hiện ngay", x=400, top=500 + 60 * n, line=n)]
    note = [w for n in (1, 4) for w in words("Ký bởi: Sở", x=20, top=500 + 60 * n, line=n)]
    page = sorted([*body, *note], key=lambda w: (w.line, w.x0))
    assert told([w for w in inside(page, head=600) if w.x0 < 400]) == "Ký bởi: Sở"
    assert told([w for w in inside(page, head=0) if w.x0 < 400]) == ""


def _paragraphs(*lines: str, ocr: bool = True) -> list[str]:
    runs = [
        Run(text, 80, 540 if len(text) > 40 else 80 + 5.5 * len(text), 100 + 16 * n - 12, 100 + 16 * n, 12)
        for n, text in enumerate(lines)
    ]
    if ocr:
        for run in runs:
            run.marks = [WordMark(0, len(run.text), 0.9)]
    return assemble(lines_of([LayoutPage(1, 595, 842, runs, ocr=ocr)])).text.split("\n")


def test_line_that_cannot_end_goes_on_whatever_stands_behind_it() -> None:
    short, rest = "Thực hiện theo Thông báo của", "Tỉnh Mẫu đã ban hành trong năm qua và những chỉ đạo sau đó của ngành."
    assert _paragraphs(rest, short, rest) == [rest, f"{short} {rest}"]
    assert _paragraphs(rest, short, rest, ocr=False) == [rest, short, rest]
    assert _paragraphs(rest, "Phải báo cáo trước ngày", "14/02/2024 với Sở.")[1].endswith("ngày 14/02/2024 với Sở.")
    assert _paragraphs(rest, "Các đơn vị gồm và", "1. Sở Nội vụ", "2. Sở Y tế")[1] == "Các đơn vị gồm và"


@pytest.mark.parametrize(("seen", "expected"), [
    ("SỞ NỘI VỤ TÂN HÒA - CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ TÂN HÒA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("UBND HUYỆN QUẢNGMẪU", "UBND HUYỆN QUẢNG MẪU"), ("BAN CHỈ ĐẠO", "BAN CHỈ ĐẠO"), ("VÀ KHĐT TỈNH", "VÀ KHĐT TỈNH"),
    ("biện pháp phòng. chống dịch", "biện pháp phòng, chống dịch"), ("biện pháp phòng,: chống dịch", "biện pháp phòng, chống dịch"),
    ("UBND tỉnh: Bắc Giang", "UBND tỉnh Bắc Giang"), ("UBND tỉnh: Sở Nội vụ", "UBND tỉnh: Sở Nội vụ"),
    ("ngày 03 tháng. 10 năm. 2020", "ngày 03 tháng 10 năm 2020"), ("Giám đốc Sở - Giáo dục và Đào tạo", "Giám đốc Sở Giáo dục và Đào tạo"),
    ("Phát thanh - Truyền hình", "Phát thanh - Truyền hình"), ("nâng cấp Cõng thông tin", "nâng cấp Cổng thông tin"),
    ("- 6. Trường Chính trị", "6. Trường Chính trị"), ("- 6 Trường", "- 6 Trường"), ("- 5. 5 triệu", "- 5. 5 triệu"),
    (".1. Sở Y tế", "1. Sở Y tế"), ("__V.KINH PHÍ", "V.KINH PHÍ"), ("'a) Tổng hợp", "a) Tổng hợp"), (".5 triệu", ".5 triệu"),
    ("'Điều 13. Ban điều hành", "“Điều 13. Ban điều hành"), ("Cổng TTĐTtinh;", "Cổng TTĐT tỉnh;"), ("- §ố: II /TB-UBND", "- Số: II /TB-UBND"), ("'- Phối hợp với các sở", "- Phối hợp với các sở"),
    ("Văn phòng chịu trách. Hiền theo dõi", "Văn phòng chịu trách. nhiệm theo dõi"), ("có trách nhiêm, theo dõi", "có trách nhiệm, theo dõi"),
])
def test_slips_of_heads_and_duties(seen: str, expected: str) -> None:
    assert told(mended(words(seen))) == expected


def test_dash_between_the_halves_of_a_word_over_two_lines() -> None:
    page = [*words("các phong -"), *words("trào thi đua", top=160, line=2)]
    assert told(mended(page)) == "các phong trào thi đua"
    page = [*words("phát triển kinh tế -"), *words("xã hội", top=160, line=2)]
    assert told(mended(page)) == "phát triển kinh tế - xã hội"


def _small(text: str, top: int, line: int) -> list[OcrWord]:
    return [w._replace(bottom=w.top + 16, size=18) for w in words(text, x=1200, top=top, line=line)]


def test_what_a_program_prints_of_a_signature_is_no_part_of_a_scan() -> None:
    page = [*words("SỞ NỘI VỤ", top=200, line=4), *words("Số: 15/KH-SNV", top=280, line=5)]
    page += [w for n in range(9) for w in words("Căn cứ tình hình của đơn vị", top=400 + 60 * n, line=6 + n)]
    note = [*_small("TRUNG TÂM TIN HỌC", 40, 1), *_small("sotinhmau.gov.vn", 64, 2), *_small("09.01.2025 10:21:11 +07:00", 88, 3)]
    assert without_signing([*note, *page], 2500) == page
    assert without_signing(note[:4] + page, 2500) == note[:4] + page  # small type alone is none
    assert without_signing([], 2500) == []


def test_number_of_a_cited_paper_is_not_read_as_the_own_one() -> None:
    line = words("Quyết định số 22/QĐ-TTg", top=500)
    assert second_look(line, PAGE, 220, "x", header=True) == line
