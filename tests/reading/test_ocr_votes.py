"""Two readers: words voted on, words passed over, stamps of receipt, recipients, torn numbers."""

from __future__ import annotations

from itertools import groupby

import pytest
from PIL import Image

from thidua_parse.reading.ocr import together
from thidua_parse.reading.ocr.cited import cited
from thidua_parse.reading.ocr.engine import OcrWord
from thidua_parse.reading.ocr.genre import by_genre
from thidua_parse.reading.ocr.other import OtherLine
from thidua_parse.reading.ocr.received import stamp_box, without_stamp
from thidua_parse.reading.ocr.recipients import pieces, recipients
from thidua_parse.reading.ocr.signer import named, surname
from thidua_parse.reading.ocr.spelling import spelled
from thidua_parse.reading.ocr.voted import agreed, gaps, possible


def row(text: str, sure: float = 0.9, line: int = 1, x: int = 100, top: int = 500) -> list[OcrWord]:
    """The words of a line, 20 pixels a letter."""
    found = []
    for word in text.split(" "):
        right = x + 20 * len(word)
        found.append(OcrWord(word, x, top, right, top + 30, line, top + 30, 30, sure))
        x = right + 12
    return found


def told(words: list[OcrWord]) -> list[str]:
    return [" ".join(w.text for w in line) for _, line in groupby(words, key=lambda w: w.line)]


@pytest.mark.parametrize(("mine", "sure", "theirs", "meant"), [
    ("giao các tô chức trên địa bàn", 0.97, "giao các tổ chức trên địa bàn",
     "giao các tổ chức trên địa bàn"),
    ("trên Công thông tin", 0.97, "trên Cổng thông tin", "trên Cổng thông tin"),
    ("quyêt toán kinh phí", 0.9, "quyết toán kinh phí", "quyết toán kinh phí"),
    ("phụ lục chỉ tiết kèm", 0.96, "phụ lục chi tiết kèm", "phụ lục chi tiết kèm"),
    ("hằng năm báo cáo", 0.8, "hằng nãm báo cáo", "hằng năm báo cáo"),  # a breve for a tilde
    ("đoạn đường này", 0.9, "doạn đường này", "đoạn đường này"),  # đ without its stroke
    ("đầu tư kinh doanh", 0.97, "đầu tư kỉnh doanh", "đầu tư kinh doanh"),
    ("UBND tỉnh giao", 0.8, "UBND tinh giao", "UBND tỉnh giao"),
    ("cán bộ CỌNN các cấp", 0.75, "cán bộ CQNN các cấp", "cán bộ CQNN các cấp"),
    ("thực hiện nghiêm: túc nội dung", 0.9, "thực hiện nghiêm túc nội dung",
     "thực hiện nghiêm túc nội dung"),
    ("Sở Nội vụ. Các huyện", 0.9, "Sở Nội vụ Các huyện", "Sở Nội vụ. Các huyện"),
    ("cấp xã; tăng cường", 0.9, "cấp xã, tăng cường", "cấp xã; tăng cường"),
    ("của Bộ “Nông nghiệp", 0.85, "của Bộ Nông nghiệp", "của Bộ Nông nghiệp"),
    ("ngày 42/02/2018 của", 0.9, "ngày 22/02/2018 của", "ngày 22/02/2018 của"),
    ("ngày 12/02/2018 của", 0.97, "ngày 22/02/2018 của", "ngày 12/02/2018 của"),  # sure of itself
    ("số 297/UBND-NC1 về", 0.5, "số 297/UBND-NC về", "số 297/UBND-NC1 về"),  # a tail is lost
    ("số 12/2021/QĐ- ngày", 0.6, "số 12/2021/QĐ-TTg ngày", "số 12/2021/QĐ-TTg ngày"),
    # the figure before belongs to the number: it must not be read twice
    ("số 1 33/QĐ-TTg ngày", 0.6, "số 133/QĐ-TTg ngày", "số 1 33/QĐ-TTg ngày"),
    ("số 1 33/QĐ-TTg ngày", 0.6, "số : 133/QĐ-TTg ngày", "số 1 33/QĐ-TTg ngày"),
])
def test_two_looks_against_one(mine: str, sure: float, theirs: str, meant: str) -> None:
    words = row(mine, sure)
    found = [word.text for word in words]
    for k, text in agreed(words, theirs, theirs).items():
        found[k] = text
    assert " ".join(found) == meant
    assert agreed(words, theirs, mine) == {}  # one look alone says nothing


def test_the_wider_look_alone_tells_tones_only() -> None:
    words = row("các câp quản lý kinh phi")
    assert agreed(words, "các câp quản lý kinh phi", "cát cấp quản ly kinh phí") == {1: "cấp"}


def test_words_run_together_do_not_hide_the_last() -> None:
    words = row("4. UBND buyện Can Lộc:")
    assert agreed(words, "4.UBND huyện Can Lộc:", "4.UBND huyện Can Lộc:") == {2: "huyện"}


@pytest.mark.parametrize(("text", "is_one"), [
    ("quyết", True), ("quyêt", False), ("cấp", True), ("câp", False), ("hoa", True), ("xz", False),
])
def test_syllables_that_can_be_spoken(text: str, is_one: bool) -> None:
    assert possible(text) is is_one


def test_words_that_were_passed_over() -> None:
    words = [*row("lệ", x=300), *row("sử dụng vốn nhà nước", x=600)]
    line = "thực hiện dự án sử dụng vốn nhà nước"
    [gap] = gaps(words, line, line, 100, 1100)
    assert (gap.start, gap.end, gap.texts) == (0, 1, ["thực", "hiện", "dự", "án"])
    assert gaps(words, line, "sử dụng vốn nhà nước", 100, 1100) == []  # one look only
    assert gaps(row("sử dụng vốn nhà nước"), line, line, 100, 1100) == []  # no room for them


FRAME = [(60, 500, 480, 503), (60, 540, 480, 542), (60, 640, 470, 643), (120, 540, 123, 640)]


def test_stamp_of_receipt_by_its_frame() -> None:
    box = stamp_box(FRAME, 1750, 2500, 220)
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == (60, 500, 480, 643)
    words = [*row("ĐẾN Số: 2352", x=130, top=560), *row("Về việc thi hành án", x=600, top=560)]
    assert told(without_stamp(words, box)) == ["Về việc thi hành án"]
    assert without_stamp(words, None) == words


@pytest.mark.parametrize("strokes", [
    [], FRAME[:3],  # no side
    [(300, 400, 520, 402), (900, 300, 1400, 302)],  # lines under the names of the header
    [(x0 + 900, y0, x1 + 900, y1) for x0, y0, x1, y1 in FRAME],  # at the right
    [(x0, y0 + 900, x1, y1 + 900) for x0, y0, x1, y1 in FRAME],  # a table further down
])
def test_other_strokes_are_no_stamp(strokes: list[tuple[float, float, float, float]]) -> None:
    assert stamp_box(strokes, 1750, 2500, 220) is None


@pytest.mark.parametrize(("read", "meant"), [
    ("- Công TTĐT tỉnh;", "- Cổng TTĐT tỉnh;"), ("- Công an tỉnh;", "- Công an tỉnh;"),
    ("- Tỉnh ủy (đề b/c);", "- Tỉnh ủy (để b/c);"), ("- Như trên;", "- Như trên;"),
    ("- Luu: VT, NL. (15)", "- Lưu: VT, NL."), ("- Lưu: VT, NC, TH. (", "- Lưu: VT, NC, TH."),
    ("- Lưu: VT, KGVX¡.", "- Lưu: VT, KGVX1."), ("- Lưu: VT, XD, NŒI.", "- Lưu: VT, XD, NC1."),
    ("- Như trên, l", "- Như trên,"), ("- Bệ Tài chính;", "- Bộ Tài chính;"), ("- Bể bơi tỉnh;", "- Bể bơi tỉnh;"), ("- Lưu: VT, TH (20b).", "- Lưu: VT, TH (20b)."),
    ("- TT HĐND.UBND các huyện;", "- TT HĐND, UBND các huyện;"), ("- TT.HĐND tỉnh;", "- TT.HĐND tỉnh;"),
    ("- Sở Nội vụ (để b/e);", "- Sở Nội vụ (để b/c);"),
    ("+ Điện tử; Các thành phần khác.", "+ Điện tử: Các thành phần khác."),
])
def test_recipients_by_the_form(read: str, meant: str) -> None:
    words = [*row("Nơi nhận:", top=400), *row(read, line=2, top=440)]
    assert told(recipients(words))[1] == meant


def test_recipients_whose_head_was_read_last() -> None:
    words = [*row("- Công TTĐT tỉnh;", line=1, top=440), *row("l", line=1, x=900, top=440),
             *row("Nơi nhận:", line=9, top=400)]
    assert told(recipients(words)) == ["- Cổng TTĐT tỉnh;", "Nơi nhận:"]


def test_recipients_begin_below_their_head() -> None:
    words = row("Công TTĐT tỉnh", top=440)
    assert recipients(words) == words


def test_columns_on_one_line_are_parted() -> None:
    words = [*row("- Như trên;"), *row("KT. CHỦ TỊCH", x=1000)]
    assert [" ".join(w.text for w in piece) for piece in pieces(words)] == [
        "- Như trên;", "KT. CHỦ TỊCH"
    ]


def test_deputy_beside_a_line_of_recipients() -> None:
    words = [
        *row("- Như trên;", line=1, top=1500), *row("KT. CHỦ TỊCH", line=1, x=1000, top=1500),
        *row("- Sở Nội vụ;", line=2, top=1540), *row("PHÓ Ủ TỊCH", line=2, x=1000, top=1540),
    ]
    assert "PHÓ CHỦ TỊCH" in " ".join(w.text for w in by_genre(words, 2500))


@pytest.mark.parametrize(("read", "meant"), [
    ("Xguyễn Quốc Toản", "Nguyễn Quốc Toản"), ("Trân Văn Bình", "Trần Văn Bình"),
    ("Lê Thị Mai", "Lê Thị Mai"), ("Sở Nội Vụ", "Sở Nội Vụ"), ("Như trên", "Như trên"),
])
def test_surnames_below_a_position(read: str, meant: str) -> None:
    assert told(named(row(read))) == [meant]


def test_surname_that_could_be_two_stays() -> None:
    assert surname("Xa") is None


@pytest.mark.parametrize(("read", "meant"), [
    ("số 143⁄/STC-HCŒSN ngày 15⁄01/2025", "số 143/STC-HCSN ngày 15/01/2025"),
    ("số 37/2023NQ-HĐND ngày", "số 37/2023/NQ-HĐND ngày"),
    ("số 19/8C-STC ngày I8 tháng", "số 19/BC-STC ngày 18 tháng"),
    ("số 286/S5TC-TCHC ngày", "số 286/STC-TCHC ngày"),
    ("số 297/UBND-KGVXl ngày", "số 297/UBND-KGVX1 ngày"),
    ("số 05/2008/TT LT-BKHCN-BNV ngày", "số 05/2008/TTLT-BKHCN-BNV ngày"),
    ("Số 542/TBUBND ngày", "Số 542/TB-UBND ngày"), ("số 8/XYUBND và 9/UBND-NC", "số 8/XYUBND và 9/UBND-NC"),
    ("số 741/UBND-NL; ngày 24/11/2017", "số 741/UBND-NL ngày 24/11/2017"),
    ("số 741/UBND-NL, ngày 24/11/2017", "số 741/UBND-NL, ngày 24/11/2017"),
    ("số 12/2025/QH15 và 04/QĐ-BCĐ138", "số 12/2025/QH15 và 04/QĐ-BCĐ138"),
    ("số 8/KH-UBND và 30/SXD-QLN", "số 8/KH-UBND và 30/SXD-QLN"),
    ("số 12/2020/TT-BGUDĐT của Bộ Giáo dục", "số 12/2020/TT-BGDĐT của Bộ Giáo dục"), ("số 12/2020/TT-BGUDĐT ngày nào", "số 12/2020/TT-BGUDĐT ngày nào"),
])
def test_numbers_of_cited_documents(read: str, meant: str) -> None:
    assert told(cited(row(read))) == [meant]


def test_marks_are_put_right_over_the_end_of_a_line() -> None:
    words = [*row("điện tử an", x=100, top=500), *row("toàn", line=2, x=100, top=540)]
    assert told(spelled(words)) == ["điện tử an", "toàn"]
    words = [*row("kinh phí tô", x=100, top=500), *row("chức", line=2, x=100, top=540)]
    assert told(spelled(words)) == ["kinh phí tổ", "chức"]
    far = [*row("kinh phí tô", x=100, top=500), *row("chức", line=2, x=100, top=700)]
    assert told(spelled(far)) == ["kinh phí tô", "chức"]


def test_line_that_tesseract_garbled() -> None:
    line = OtherLine("- PCT UBND tỉnh;", 100, 496, 420, 534, 0.97)
    assert together._garbled(row("tội sử hi TẾ", 0.4), line, 0.6)
    assert not together._garbled(row("tội sử hi TẾ", 0.9), line, 0.6)  # sure of itself
    assert not together._garbled(row("- PCT UBND tính;", 0.4), line, 0.6)  # much the same


@pytest.mark.parametrize(("shapes", "name"), [
    (["Đặng.Quốc Bảo", "ĐăngQuốc Bảo", "Dăng.Quốc Bảo", "lăng Quốc", "x"], "Đặng Quốc Bảo"),
    (["Đặng.Gốc Bảo", "ĐăngGốc Bảo", "Đặng Quốc Bảo", "Đặng Quốc Bảo", "x"], None),
    (["Rham Xuấn Phú", "Phan Xaân Phú", "hanr Xuân Phú", "x", "y"], None),  # no two the same
])
def test_name_under_a_seal_in_several_shapes(
    shapes: list[str], name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "line_readings", lambda _: shapes)
    line = OtherLine("Pham Xuấn", 1200, 800, 1500, 840, 0.8)
    page = Image.new("L", (1800, 2500), 255)
    found = together._name_again(line, page)
    assert (found.text if found else None) == name
    assert together._name_again(line._replace(confidence=0.95), page) is None  # needs no name


@pytest.mark.parametrize(("read", "meant"), [
    ("các Sở; ngành và", "các Sở, ngành và"), ("Sở. ban. ngành tỉnh", "Sở, ban, ngành tỉnh"),
    ("các huyện; thị xã", "các huyện, thị xã"), ("báo cáo Sở. Ngành dọc", "báo cáo Sở. Ngành dọc"),
    ("Sở GD&DT và PGD&dt", "Sở GD&ĐT và PGD&ĐT"), ("SGD&ĐĐT;", "SGD&ĐT;"), ("R&D Trung", "R&D Trung"),
])
def test_lists_of_bodies_and_the_education_office(read: str, meant: str) -> None:
    assert told(by_genre(row(read), 2500)) == [meant]
