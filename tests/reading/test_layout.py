"""Runs with boxes → rows → columns → paragraphs, without any file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.reading.layout import Page, Run, WordMark, assemble, grids_of, lines_of
from thidua_parse.reading.layout.columns import in_reading_order
from thidua_parse.reading.layout.paragraphs import clean
from thidua_parse.reading.layout.rows import joined, rows_of

from .layout_helpers import run


def text_of(runs: list[Run], *, ocr: bool = False) -> list[str]:
    return assemble(lines_of([Page(1, 595, 842, runs, ocr)])).text.split("\n")


def test_runs_of_one_baseline_make_a_row_from_left_to_right() -> None:
    rows = rows_of([run("năm", 200, 100.6), run("2024", 222, 100), run("trong", 170, 99.8)])
    assert [[r.text for r in row] for row in rows] == [["trong năm 2024"]]


def test_near_rows_with_slightly_different_baselines_stay_apart() -> None:
    rows = rows_of([run("dòng một", 80, 100), run("dòng hai", 80, 114)])
    assert [[r.text for r in row] for row in rows] == [["dòng một"], ["dòng hai"]]


@pytest.mark.parametrize(("before", "mark", "after", "expected"), [
    ("của Bộ", "1", "trong năm", "của Bộ trong năm"), ("diện tích 120 m", "2", "đất", "diện tích 120 m2 đất"),
    ("đường dài 5 km", "2", "qua xã", "đường dài 5 km2 qua xã"), ("Nghị quyết", "(3)", "của tỉnh", "Nghị quyết của tỉnh"),
])
def test_raised_marks(before: str, mark: str, after: str, expected: str) -> None:
    a = run(before, 80, 100)
    small = Run(mark, a.x1, a.x1 + 3 * len(mark), 88, 95, 7)
    b = run(after, small.x1 + 3.2, 100)
    assert [[r.text for r in row] for row in rows_of([a, small, b])] == [[expected]]


def test_joining_keeps_the_places_of_the_words() -> None:
    a, b = run("Số:", 80, 100), run("15/KH", 100, 100)
    a.marks, b.marks = [WordMark(0, 3, 0.9)], [WordMark(0, 5, 0.4)]
    whole = joined(a, b)
    assert [(whole.text[m.start : m.end], m.confidence) for m in whole.marks] == [
        ("Số:", 0.9), ("15/KH", 0.4),
    ]


def test_one_wide_gap_in_a_sentence_makes_no_columns() -> None:
    rows = rows_of([
        run("Các đơn vị thực hiện nghiêm túc kế hoạch này, báo cáo kết quả", 80, 100, 520),
        run("về Ủy ban", 80, 116, 140), run("nhân dân huyện trước ngày 15", 170, 116, 520),
        run("tháng 12 hằng năm để tổng hợp, báo cáo tỉnh theo quy định chung.", 80, 132, 500),
    ])
    (block,) = in_reading_order(rows)
    assert [r.text for r in block.runs][1] == "về Ủy ban nhân dân huyện trước ngày 15"


def test_three_signers_side_by_side_are_read_one_by_one() -> None:
    runs = []
    for k, (organ, name) in enumerate((("HỘI NÔNG DÂN", "Vũ A"), ("ĐOÀN XÃ", "Lê B"), ("HỘI PHỤ NỮ", "Hà C"))):
        runs += [run(organ, 80 + 170 * k, 600), run("CHỦ TỊCH", 85 + 170 * k, 616)]
        runs += [run(name, 95 + 170 * k, 690)]
    assert text_of(runs) == [
        "HỘI NÔNG DÂN", "CHỦ TỊCH", "Vũ A", "ĐOÀN XÃ", "CHỦ TỊCH", "Lê B", "HỘI PHỤ NỮ", "CHỦ TỊCH",
        "Hà C",
    ]


FULL = [
    run("Căn cứ kế hoạch của huyện về phong trào thi đua làm đường giao thông", 110, 200, 520),
    run("nông thôn, xã phát động phong trào đến từng thôn, bản với các nội", 80, 216, 520),
    run("dung sau đây, giao Hội Nông dân theo dõi, tổng hợp.", 80, 232, 400),
    run("Các thôn căn cứ tình hình của mình để đăng ký số mét đường sẽ làm", 110, 248, 520),
    run("trong năm.", 80, 264, 140),
    run("Hội Nông dân kiểm tra hằng tháng, báo cáo xã trước ngày cuối cùng", 110, 280, 520),
    run("của tháng.", 80, 296, 140),
]


def test_indents_open_paragraphs() -> None:
    assert [line.split()[0] for line in text_of(list(FULL))] == ["Căn", "Các", "Hội"]


def test_sentence_that_ends_at_the_right_edge_goes_on_without_an_indent() -> None:
    runs = [*FULL, run("Mỗi thôn làm ít nhất một trăm mét đường bê tông, có rãnh thoát nước.", 110, 312, 519)]
    runs.append(run("Nơi nào làm trước thì được hỗ trợ xi măng trước.", 80, 328, 380))
    assert text_of(runs)[-1].endswith("thoát nước. Nơi nào làm trước thì được hỗ trợ xi măng trước.")


@pytest.mark.parametrize(("first", "second", "joined_by"), [
    ("theo Quyết định số 15/QĐ-", "UBND của xã về làm đường.", ""),
    ("trong hai năm 2023 -", "2024 trên toàn xã, toàn huyện.", " "),
    ("của phong trào COVID-", "19 trong thời gian tới đây.", ""),
])
def test_hyphens_at_line_ends(first: str, second: str, joined_by: str) -> None:
    runs = [*FULL, run(first, 110, 330, 520), run(second, 80, 346, 300)]
    assert text_of(runs)[-1] == first + joined_by + second


def test_kind_and_title_stay_apart_and_a_title_over_two_lines_is_one() -> None:
    runs = [
        run("KẾ HOẠCH", 270, 140), run("Tổ chức phong trào thi đua làm đường giao thông nông", 150, 156, 450),
        run("thôn trên địa bàn xã năm 2024", 210, 172, 390), *FULL,
    ]
    assert text_of(runs)[:2] == [
        "KẾ HOẠCH",
        "Tổ chức phong trào thi đua làm đường giao thông nông thôn trên địa bàn xã năm 2024",
    ]


def test_decomposed_letters_and_odd_blanks_are_cleaned() -> None:
    assert clean("Ke\u0302\u0301  hoa\u0323ch\u00a0số\u20115") == "Kế hoạch số-5"


def test_rulings_make_a_grid_only_with_two_rows_and_two_columns() -> None:
    def box(xs: list[float], ys: list[float]) -> list[tuple[float, float, float, float]]:
        return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]

    (grid,) = grids_of(box([80, 200, 500], [100, 130, 160]), 595, 842)
    assert len(grid.cells) == 4
    assert grids_of(box([80, 500], [100, 130, 160]), 595, 842) == []
    assert grids_of([(80, 100, 200, 100)], 595, 842) == []


WORDS = st.text(st.sampled_from("abcdeghiêđ ,.;-12"), min_size=1, max_size=30)


@given(st.lists(st.tuples(WORDS, st.floats(0, 500), st.floats(0, 840)), max_size=25))
def test_contract_of_the_text(items: list[tuple[str, float, float]]) -> None:
    made = assemble(lines_of([Page(1, 595, 842, [run(t, x, y) for t, x, y in items])]))
    lines = made.text.split("\n")
    assert len(made.kinds) == (len(lines) if made.text else 0)
    for line in lines if made.text else []:
        assert line and line == line.strip() and "  " not in line
    ends = 0
    for fragment in made.fragments:
        assert ends <= fragment.start < fragment.end <= len(made.text)
        ends = fragment.end
    for word in made.words:
        assert made.text[word.start : word.end].strip()
