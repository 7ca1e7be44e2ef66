"""References in OCR text: misread digits, letters, marks and torn words."""

from __future__ import annotations

import pytest

from thidua_parse.knowledge.law_names import mend_law_name
from thidua_parse.knowledge.relations import plain, plain_triggers, triggers

from .reference_helpers import references

# (sentence, raw, number, date)
MISREAD = [
    ("Theo Chỉ thị sô l6/CT-TTg ngày 3l/3/2020 của Thủ tướng Chính phủ.",
     "Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ", "16/CT-TTg", "2020-03-31"),
    ("Theo Quyết định số 136/QĐĐ-UBND ngà 12/12/2020 của UBND tính.",
     "Quyết định số 136/QĐ-UBND ngày 12/12/2020 của UBND tính", "136/QĐ-UBND", "2020-12-12"),
    ("Theo Nghị quyết số 63/2013/NQ- QHI3 ngày 27/1 1/2013 của Quốc hội.",
     "Nghị quyết số 63/2013/NQ-QH13 ngày 27/11/2013 của Quốc hội", "63/2013/NQ-QH13", "2013-11-27"),
    ("Theo Công văn số 1 115/SYT-NVY ngày 2 tháng l năm 2021 của Sở Y tế.",
     "Công văn số 1115/SYT-NVY ngày 2 tháng 1 năm 2021 của Sở Y tế", "1115/SYT-NVY", "2021-01-02"),
    ("Theo Chỉ thị số ]6-CT/TW ngày 2/3/2021 của Ban Bí thư.",
     "Chỉ thị số 16-CT/TW ngày 2/3/2021 của Ban Bí thư", "16-CT/TW", "2021-03-02"),
    ("Theo Nghị quyết số 22/2016/NQ- -HĐND ngày : 24/9/2016 của HĐND tỉnh.",
     "Nghị quyết số 22/2016/NQ-HĐND ngày : 24/9/2016 của HĐND tỉnh", "22/2016/NQ-HĐND", "2016-09-24"),
    # what may be printed so stays
    ("Theo Quyết định số 2172/QĐ/UBND ngày 1/8/2014 của UBND tỉnh.",
     "Quyết định số 2172/QĐ/UBND ngày 1/8/2014 của UBND tỉnh", "2172/QĐ/UBND", "2014-08-01"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "raw", "number", "date"), MISREAD, ids=lambda v: str(v)[:30])
def test_misread_numbers_and_dates(sentence: str, raw: str, number: str, date: str) -> None:
    (found,) = references(body=sentence, ocr=True)
    assert (found.number, found.date) == (number, date)
    assert found.raw.replace("ngà ", "ngày ") == raw


def test_mended_numbers_are_uncertain() -> None:
    (found,) = references(body="Theo Quyết định số 136/QĐĐ-UBND của UBND tỉnh.", ocr=True)
    assert found.status == "uncertain"


@pytest.mark.parametrize(("number", "status"), [
    ("297/UBND-KGVXg", "uncertain"), ("15/2004/QĐ-T716G", "uncertain"), ("297/UBND-KGVX1", "stated"), ("15/QĐ-TTg", "stated"),
    ("28/SGDĐT-GDTrH", "stated"), ("1/KH-BCĐ389QNg", "stated"),
])
def test_symbols_that_none_has_are_uncertain(number: str, status: str) -> None:
    (found,) = references(body=f"Theo Văn bản số {number} ngày 12/3/2020 đã nêu.", ocr=True)
    assert (found.number, found.status) == (number, status)


def test_letters_of_other_words_stay() -> None:
    assert references(body="Bảng 5: TT | Nội dung | 12 lớp; lễ 30/4.", ocr=True) == ()


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Văn bản này thay thể Công văn số 8/SYT-NVY ngày 2/3/2021.", "replaces"),
        ("Đây mạnh thực hiện Chỉ thị số 6/CT-TTg ngày 2/3/2021.", "continues"),
        ("Tông kết 5 năm thực hiện Chỉ thị số 6/CT-TTg ngày 2/3/2021.", "reviews"),
    ],
)
def test_triggers_with_misread_marks(sentence: str, relation: str) -> None:
    (found,) = references(body=sentence, ocr=True)
    assert found.relation == relation
    (exact,) = references(body=sentence)
    assert exact.relation != relation


def test_law_names_get_their_marks_back() -> None:
    assert mend_law_name("Đất đải") == "Đất đai"
    assert mend_law_name("Không có trong bảng") == "Không có trong bảng"
    (law,) = references(
        preamble="Căn cứ Luật sửa đối, bổ sung một số điêu của Luật Đất đái ngày 3/4/2020;", ocr=True
    )
    assert law.subject == "Luật sửa đổi, bổ sung một số điều của Luật Đất đai"


def test_plain_triggers_keep_the_strongest_reading_of_the_table() -> None:
    assert plain("Thực hiện Đề án") == "Thuc hien De an"
    assert plain_triggers()["thuc hien"] is triggers()["thực hiện"]
    assert plain_triggers()["thay the"].relation == "replaces"


@pytest.mark.parametrize(("first", "second", "status"), [
    ("11/12/2018", "1/12/2018", "uncertain"), ("05/6/2018", "08/6/2018", "uncertain"),
    ("11/12/2018", "11/12/2018", "stated"),
    ("11/12/2018", "11/12/2019", "stated"), ("11/12/2018", "20/01/2018", "stated"),  # two documents
])
def test_dates_of_one_number_that_contradict_each_other(first: str, second: str, status: str) -> None:
    sentence = (
        f"Theo Quyết định số 124/QĐ-UBND ngày {first} của UBND tỉnh và theo Quyết định số 124/QĐ-UBND ngày {second} của UBND tỉnh."
    )
    assert [r.status for r in references(body=sentence, ocr=True)] == [status] * 2
    assert [r.status for r in references(body=sentence)] == ["stated"] * 2  # a printed text says what it says
