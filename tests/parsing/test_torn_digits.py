"""Numbers and dates with a blank too many or one too few, as spoilt text layers and scans have them."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

CITED = [
    ("Quyết định số 07/201 1/QĐ-UBND ngày 05/3/2011 của UBND tỉnh", "07/2011/QĐ-UBND", "2011-03-05"),
    ("Quyết định số 07/20 11/QĐ-UBND ngày 05/3/2011 của UBND tỉnh", "07/2011/QĐ-UBND", "2011-03-05"),
    ("Nghị định số 98/2 023/NĐ-CP ngày 31/12/2023 của Chính phủ", "98/2023/NĐ-CP", "2023-12-31"),
    ("Quyết định số 14 56/QĐ-TTg ngày 01/02/2020 của Thủ tướng Chính phủ", "1456/QĐ-TTg", "2020-02-01"),
    ("Quyết định số 156/QĐ-UBND ngày 0 5/3/2011 của UBND tỉnh", "156/QĐ-UBND", "2011-03-05"),
    ("Quyết định số 156/QĐ-UBND ngày 05/1 2/2011 của UBND tỉnh", "156/QĐ-UBND", "2011-12-05"),
    ("Quyết định số 156/QĐ-UBND ngày 05/3/201 1", "156/QĐ-UBND", "2011-03-05"),
    ("Quyết định số156/QĐ-UBND ngày5/3/2011 của UBND tỉnh", "156/QĐ-UBND", "2011-03-05"),
    ("Nghị định số:14/2023/NĐ-CP ngày 20tháng4 năm 2023 của Chính phủ", "14/2023/NĐ-CP", "2023-04-20"),
]


@pytest.mark.parametrize(("citation", "number", "date"), CITED)
def test_cited(citation: str, number: str, date: str) -> None:
    text = f"KẾ HOẠCH\nThi đua năm 2024\n\nCăn cứ {citation};\nCăn cứ Luật Mẫu;\n"
    found = [r for r in parse_text(from_string(text)).references if r.number]
    assert [(r.raw, r.number, r.date) for r in found] == [(citation, number, date)]


HEADS = [
    ("Số: 07/201 1/QĐ-UBND", "07/2011/QĐ-UBND"),
    ("Số: 07/2 011/QĐ-UBND", "07/2011/QĐ-UBND"),
    ("Số: 07 / 20 11/QĐ-UBND", "07/2011/QĐ-UBND"),
    ("Số:156/ QĐ - UBND", "156/QĐ-UBND"),
]


@pytest.mark.parametrize(("line", "number"), HEADS)
def test_own_number(line: str, number: str) -> None:
    head = "UBND TỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    text = f"{head}{line}\nSơn La, ngày 12 tháng 3 năm 2011\nQUYẾT ĐỊNH\nVề thi đua\n\nCăn cứ Luật Mẫu;\n"
    found = parse_text(from_string(text)).document_number
    assert (found.text, found.status) == (number, "stated")


def test_two_numbers_of_a_list_are_not_one_torn_year() -> None:
    text = "KẾ HOẠCH\nThi đua năm 2024\n\nCăn cứ Kế hoạch số 2/20, 13/KH-UBND ngày 02/01/2024 của UBND tỉnh;\n"
    assert "13/KH-UBND" in [r.number for r in parse_text(from_string(text)).references]
