"""The second reader, and the rules of the form that put OCR words right."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from types import SimpleNamespace

import pytest
from PIL import Image

from thidua_parse import parse_text
from thidua_parse.reading import WordConfidence, from_string
from thidua_parse.reading.ocr import byhand, other, second, together
from thidua_parse.reading.ocr.cited import cited
from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.genre import abbreviation, by_genre
from thidua_parse.reading.ocr.hand import Figures
from thidua_parse.reading.ocr.other import OtherLine
from thidua_parse.reading.ocr.together import is_signing, surname

HEIGHT, WIDTH = 2600, 1800


def words(*lines: str, x: int = 1000, top: int = 1500, sure: float = 0.8) -> list[OcrWord]:
    """Lines of words, 50 pixels apart, 20 pixels a letter."""
    found = []
    for k, line in enumerate(lines):
        at = x
        for text in line.split():
            y = top + 50 * k
            found.append(OcrWord(text, at, y, at + 20 * len(text), y + 30, k, y + 30, 30, sure))
            at += 20 * len(text) + 12
    return found


def told(found: list[OcrWord]) -> list[str]:
    return [" ".join(w.text for w in line) for _, line in groupby(found, key=lambda w: w.line)]


def line(text: str, x: int, top: int, confidence: float = 0.95) -> OtherLine:
    return OtherLine(text, x, top - 4, x + 22 * len(text), top + 34, confidence)


@pytest.mark.parametrize(("read", "meant"), [
    (["TM. ỦY BAN NHÂN ĐÂN", "KT,CHỦ TỊCH", "BHÓ CHỦ TỊCH"],
     ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (["KT. GIÁM ĐỐC", "QHÓ GIÁM ĐÓC"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    (["KT. BỘ TRƯỞNG", "TRƯỞNG"], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
    (["KT. CHỦ TỊCH", "ỦY VIÊN THƯỜNG TRỰC"], ["KT. CHỦ TỊCH", "ỦY VIÊN THƯỜNG TRỰC"]),
    (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    (["KẾ HOẠCH THI ĐUA"], ["KẾ HOẠCH THI ĐUA"]),
])
def test_positions_are_written_as_the_form_has_them(read: list[str], meant: list[str]) -> None:
    assert told(by_genre(words(*read), HEIGHT)) == meant


def test_concluded_deputy_is_believed_little() -> None:
    found = by_genre(words("KT. CHỦ TỊCH", "XYZ CHỦ TỊCH", sure=0.95), HEIGHT)
    assert max(word.confidence for word in found if word.line == 1) <= 0.5


@pytest.mark.parametrize(("read", "meant"), [
    ("LBND", "UBND"), ("HĐNĐ", "HĐND"), ("DBQH", "ĐBQH"), ("LIBKT", "UBKT"), ("UTIND", "UBND"),
    ("UBND", "UBND"), ("BHXH", "BHXH"), ("HĐQT", "HĐQT"), ("HĐTV", "HĐTV"),
])
def test_abbreviations_by_their_shape(read: str, meant: str) -> None:
    assert abbreviation(read) == meant


def test_province_after_an_abbreviation() -> None:
    assert told(by_genre(words("- HĐND tinh; tinh thần"), HEIGHT)) == ["- HĐND tỉnh; tinh thần"]
    read = "Công an tính và UBND tính; nhân dân tĩnh, bệnh cấp tính, máy tính"
    meant = "Công an tỉnh và UBND tỉnh; nhân dân tỉnh, bệnh cấp tính, máy tính"
    assert told(by_genre(words(read), HEIGHT)) == [meant]


@pytest.mark.parametrize(("read", "meant"), [
    ("Các Sở, ban, ngành cấp tính; bệnh cấp tính", "Các Sở, ban, ngành cấp tỉnh; bệnh cấp tính"),
    ("đoàn thể cấp tĩnh trên địa bàn tính", "đoàn thể cấp tỉnh trên địa bàn tỉnh"),
    ("của fỉnh Hà Tĩnh năm 2017", "của tỉnh Hà Tĩnh năm 2017"),
    ("chợ nổi tinh Quảng Ngãi.", "chợ nổi tỉnh Quảng Ngãi."),
    ("tính Toán học; cá tính Lan Anh", "tính Toán học; cá tính Lan Anh"),
])
def test_province_where_nothing_else_can_stand(read: str, meant: str) -> None:
    assert told(by_genre(words(read), HEIGHT)) == [meant]


@pytest.mark.parametrize(("read", "meant"), [
    ("Chỉ thị số 17/CT- TT ngày 3/4/2019 của Thủ tướng", "Chỉ thị số 17/CT-TTg ngày 3/4/2019 của Thủ tướng"),
    ("số 88/QĐ- -LIg ngày 3/4/2019 của Thủ tướng", "số 88/QĐ-TTg ngày 3/4/2019 của Thủ tướng"),
    ("số 41/2014/N Q-QH13 ngày 12/1 1/2014 của", "số 41/2014/NQ-QH13 ngày 12/11/2014 của"),
    ("số 05/2015/TTUT-BTTTT-BNV.", "số 05/2015/TTLT-BTTTT-BNV."), ("12/QĐĐ-UBND;", "12/QĐ-UBND;"),
    ("số 35ó-NQ/TU ngày", "số 35-NQ/TU ngày"), ("số 12a/KH-UBND của UBND", "số 12a/KH-UBND của UBND"),
    ("9/KH-LBND ngày 2/3/2020 của UBND", "9/KH-UBND ngày 2/3/2020 của UBND"),
    # nothing to go by, or another organ
    ("15/QĐ-TT ngày 2/3/2020", "15/QĐ-TT ngày 2/3/2020"),
    ("15/QĐ-BNV ngày 2/3/2020 của Thủ tướng", "15/QĐ-BNV ngày 2/3/2020 của Thủ tướng"),
    ("đạt 27/1 1/2014", "đạt 27/1 1/2014"), ("từ 3/2 2/2014", "từ 3/2 2/2014"), ("2/5 - 3/5", "2/5 - 3/5"),
])
def test_cited_numbers(read: str, meant: str) -> None:
    assert told(cited(words(read))) == [meant]


@pytest.mark.parametrize(("text", "signing"), [
    ("KT. CHỦ TỊCH", True), ("PHÓCHỦ TỊCH", True), ("T/M BAN THƯỜNG VỤ", True), ("Lê Văn Tám", True),
    ("Nguyển Thị Hà", True), ("WMUP", False), ("2tauL", False), ("đang Văn Tám", False),
    ("Ban hành kèm theo Quyết định", False), ("ẤN TƯỢNG HOA SEN", False),
])
def test_lines_of_the_signature(text: str, signing: bool) -> None:
    assert is_signing(text) is signing


def test_surnames_by_their_letters() -> None:
    assert surname("Nguyển") == "Nguyễn"
    assert surname("Trần") == "Trần"
    assert surname("Xyz") is None


def _together(
    mine: list[OcrWord], lines: list[OtherLine], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setattr(together, "recognise", lambda *_: [])
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    return sorted(told(together.together(mine, lines, page, 220, "a.pdf")))


CLOSING = line("Nơi nhận:", 150, 1450)


def test_passed_over_lines_of_the_closing_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = words("- Như trên;", x=150)
    lines = [CLOSING, line("- Như trên;", 150, 1500), line("- Lưu: VT.", 150, 1550),
             line("CHỦ TỊCH", 1100, 1500), line("Lê Văn Tám", 1100, 1800), line("WMUP", 1100, 1700),
             line("Số: 12 NGÀY ĐẾN", 150, 300)]
    assert _together(mine, lines, monkeypatch) == [
        "- Lưu: VT.", "- Như trên;", "CHỦ TỊCH", "Lê Văn Tám", "Nơi nhận:",
    ]


def test_doubtful_lines_of_the_second_reader_are_not_added(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [CLOSING, line("Lê Văn Tám", 1100, 1800, 0.8)]
    assert "Lê Văn Tám" not in _together(words("- Như trên;", x=150), lines, monkeypatch)


def test_seal_read_into_a_position_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = words("VU -BẠN THƯỜNG VỤ", x=1100)
    lines = [CLOSING, line("T/M BAN THƯỜNG VỤ", 1100, 1500)]
    assert "T/M BAN THƯỜNG VỤ" in _together(mine, lines, monkeypatch)


@pytest.mark.parametrize(("mine", "others", "meant"), [
    ("của fỉnh Hà", "của tỉnh Hà", "của tỉnh Hà"),  # no syllable
    ("chính sách un đãi", "chính sách ưu đãi", "chính sách ưu đãi"),  # a compound
    ("các sở, ban. ngành", "các sở, ban, ngành", "các sở, ban, ngành"),
    ("năm 2017 này", "năm 2018 này", "năm 2017 này"),  # figures are not mended
    ("Nguyễn Văn Hà", "Nguyễn Vãn Hà", "Nguyễn Văn Hà"),  # both are syllables
    ("công tác tốt", "công tác xqz", "công tác tốt"),
])
def test_words_are_mended(mine: str, others: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _together(words(mine, x=150, top=800), [line(others, 150, 800)], monkeypatch)
    assert found == [meant]


class Model:
    """A second reader that gives what it is told."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)

    def predict(self, image: Image.Image, mode: str = "page") -> SimpleNamespace:
        return SimpleNamespace(text=self.texts.pop(0) if len(self.texts) > 1 else self.texts[0])


NUMBER = [OcrWord("Số:", 100, 300, 160, 330, 1, 330, 30, 0.9),
          OcrWord("98/KH-UBND", 170, 300, 400, 330, 1, 330, 30, 0.9)]


def _number(
    monkeypatch: pytest.MonkeyPatch, others: list[str], *mine: str
) -> tuple[str, float]:
    """What the number line becomes where tesseract and the second reader say these things."""
    answers = iter(mine)
    monkeypatch.setattr(other, "reader", lambda: Model(*others) if others else None)
    monkeypatch.setattr(second, "recognise", lambda *_: [
        OcrWord(text, 0, 0, 10, 10, 1, 10, 10, 0.9) for text in next(answers).split()
    ])
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    found = second._number(NUMBER, page, 220, "a.pdf", (), SimpleNamespace(figures=Figures()))
    return found[-1].text, found[-1].confidence


SAME = ("Số: 98/KH-UBND",) * 4


@pytest.mark.parametrize(("others", "mine", "text", "sure"), [
    ([], SAME, "98/KH-UBND", True),
    (["Số: 98/KH-UBND"], SAME, "98/KH-UBND", True),
    (["Số: 38/KH-UBND"], SAME, "98/KH-UBND", False),  # another number, twice: in doubt
    ([f"Số: {n}/KH-UBND" for n in (38, 33, 36, 38, 93)], SAME, "98/KH-UBND", True),  # knows not
    (["Số: 4P/KH-UBND"], SAME, "98/KH-UBND", True),  # no number at all
    (["Số: 28/KH-UBND"], ("Số: 28/KH-UBND", *SAME[:1], "Số: #/KH-UBND", "Số: /KH-UBND"),
     "28/KH-UBND", False),
    # figures written by hand: tesseract sees signs or figures of which no two are the same
    (["S6: 28 /KH-UBNDQ"], ("Số: #8/KH-UBND", "Số: /KH-UBND", "Số: 2B/KH-UBND", "Số: 78/KH-UBND"),
     "28/KH-UBND", False),
    (["Số: 28/KH-UBND"] * 3 + ["Số: Q8/KH-UBND"], ("Số: /KH-UBND",) * 4, "28/KH-UBND", False),
])
def test_number_of_two_readers(
    others: list[str], mine: tuple[str, ...], text: str, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, confidence = _number(monkeypatch, others, *mine)
    assert found == text
    assert (confidence > 0.6) is sure


@pytest.mark.parametrize(("texts", "serial"), [
    (["Số: 0 5 /CT-UBND"] * 5, "05"), (["S6.0.5 /CT-UBND"] * 4 + ["Số: q5 /CT-UBND"], "05"),
    (["Số: O4_/CĐ-UBND"] * 5, "04"), (["Số 71/2013/NQ-HĐND"] * 5, "71"),
    (["Số: 20L /QĐ-TTg"] * 5, None), (["Sổ.137KUBND-NC1"] * 5, None),
    (["Số: /KH-UBND"] * 5, None), (["Số: 12/KH-UBND", "Số: 17/KH-UBND"], None), ([], None),
    (["Số: 08 /CT-UBND", "Số: đ8 /CT-UBND"] * 2 + ["Số: ơ& /CT-UBND"], "08"),
])
def test_serial_in_the_opinion_of_the_second_reader(texts: list[str], serial: str | None) -> None:
    found = byhand.serial_opinion(texts)
    assert (found.value if found else None) == serial


@pytest.mark.parametrize(("texts", "day", "month"), [
    (["ngày 29 thâng 12 nãm 2016"] * 5, "29", "12"),
    (["ngòy O5tháng 02 nâm 2025", "ngày05 tháng 02 năm 2025", "ngày @5 tháng 02 năm 2025"], "05", "02"),
    (["ngày 45 tháng 3 năm 2018"] * 5, None, "3"),  # no such day
    (["ngày tháng năm 2020"] * 5, None, None), (["ngày&3 tháng 02 năm 2025"] * 5, None, None),
])
def test_date_in_the_opinion_of_the_second_reader(
    texts: list[str], day: str | None, month: str | None
) -> None:
    found = [byhand.date_opinion(texts, part) for part in ("day", "month")]
    assert [part.value if part else None for part in found] == [day, month]


def test_second_reader_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "_loaded", lambda: Model("Số: 1/KH-UBND"))
    page = Image.new("L", (200, 40), 255)
    assert other.line_readings(page) == ["Số: 1/KH-UBND"] * 5
    monkeypatch.setenv(other.SWITCH, "off")
    assert other.line_readings(page) == []
    assert other.lines_of(page) == []


def test_failure_of_the_second_reader_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "reader", lambda: object())
    page = Image.new("L", (200, 40), 255)
    assert other.line_readings(page) == other.lines_of(page) == []


def test_installed_second_reader_reads_a_line() -> None:
    pytest.importorskip("trueocr")
    from PIL import ImageDraw, ImageFont

    page = Image.new("L", (900, 60), 255)
    ImageDraw.Draw(page).text((10, 8), "Số: 4718/KH-UBND", 0, ImageFont.load_default(36))
    assert any("4718/KH-UBND" in text for text in other.line_readings(page.crop((0, 0, 360, 60))))


def test_other_readings_become_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "reader", lambda: Model("Số: 38/KH-UBND"))
    monkeypatch.setattr(second, "recognise", lambda *_: [
        OcrWord(text, 0, 0, 10, 10, 1, 10, 10, 0.9) for text in ("Số:", "98/KH-UBND")
    ])
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    word = second._number(NUMBER, page, 220, "a.pdf", (), SimpleNamespace(figures=Figures()))[-1]
    assert (word.text, word.others) == ("98/KH-UBND", ("38/KH-UBND",))


HEAD = ["UBND XÃ AN SƠN", "Số: 98/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "An Sơn, ngày 12 tháng 5 năm 2021", "KẾ HOẠCH",
        "Phát động phong trào thi đua trồng cây", "I. MỤC ĐÍCH"]


def test_record_lists_what_other_readings_give() -> None:
    text = "\n".join(HEAD)
    at, day = text.index("98/KH"), text.index("12 tháng")
    source = from_string(text)
    source = replace(
        source, source=source.source.model_copy(update={"ocr": True}),
        word_confidences=(WordConfidence(at, at + 10, 0.4, ("38/KH-UBND",)),
                          WordConfidence(day, day + 2, 0.5, ("17", "40"))),
    )
    plan = parse_text(source)
    assert (plan.document_number.text, plan.document_number.status) == ("98/KH-UBND", "uncertain")
    assert plan.document_number.candidates == ("98/KH-UBND", "38/KH-UBND")
    assert (plan.issued_on.iso, plan.issued_on.status) == ("2021-05-12", "uncertain")
    assert plan.issued_on.candidates == ("2021-05-12", "2021-05-17")
