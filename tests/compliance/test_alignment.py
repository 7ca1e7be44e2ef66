"""Items, words, assignment and fates."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.compliance.alignment.align import Alignment, align
from thidua_parse.compliance.alignment.assign import assign
from thidua_parse.compliance.alignment.items import Item, items_of
from thidua_parse.compliance.alignment.segmentation import word_likeness
from thidua_parse.compliance.alignment.similarity import Vocabulary
from thidua_parse.compliance.words import plain, sentences, shingles, words
from thidua_parse.parsing import parse_text
from thidua_parse.reading import read


def item(path: str, text: str, role: str = "content", start: int = 0) -> Item:
    return Item(path, path.split(" ")[0], role, text, start, start + len(text))


def aligned(parents: list[Item], children: list[Item], remit: bool = True) -> Alignment:
    words_of = Vocabulary()
    encode = lambda items: tuple(words_of.encode(words(i.text)) for i in items)  # noqa: E731
    return align(tuple(parents), tuple(children), encode(parents), encode(children), lambda _: remit)


def fates(alignment: Alignment) -> list[tuple[str | None, str | None, str]]:
    return [
        (r.parent.path if r.parent else None, r.child.path if r.child else None, r.fate)
        for r in alignment.rows
    ]


@pytest.mark.parametrize(("text", "expected"), [
    ("Phòng, chống dịch COVID -19", ("phòng", "chống", "dịch", "covid19")),
    ("đảm bảo 100% hộ dân", ("bảo", "đảm", "100%", "hộ", "dân")),
    ("UBND tỉnh Hoà Bình", ("ủy", "ban", "nhân", "dân", "tỉnh", "hòa", "bình")),
    ("ngày 01 tháng 6 năm 2023", ("ngày", "1/6/2023")),
    ("ngày 01/06/2023", ("ngày", "1/6/2023")),
    ("", ()),
])
def test_words_fold_spellings_of_one_thing(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_sentences_and_shingles() -> None:
    assert sentences("Một. Hai; ba.") == ["Một", "Hai", "ba"]
    assert shingles("abc", 2) == {"ab", "bc"}
    assert shingles("a", 5) == frozenset()


BODY = """KẾ HOẠCH
Phát động phong trào thi đua “Làng nghề sáng đèn”

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giữ nghề dệt của làng.
- Mở lớp dạy nghề cho thanh niên.
II. NỘI DUNG THI ĐUA
1. Thi đua dệt đẹp, dệt bền, giữ mẫu hoa văn cổ.
2. Thi đua đưa hàng lên mạng, tìm thêm bạn hàng ở xa.
Mỗi tổ có một người biết chụp ảnh sản phẩm.
III. TỔ CHỨC THỰC HIỆN
1. Hợp tác xã chủ trì, báo cáo Ủy ban nhân dân xã trước ngày 30/9/2024.
Trên đây là Kế hoạch của xã./.
"""


def test_items_have_paths_roles_and_exact_places(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(BODY, "utf-8")
    plan = parse_text(read(path))
    items = items_of(plan)
    assert [i.path for i in items] == ["I.1 b1", "I.1 b2", "II.1", "II.2 p1", "II.2 p2", "III.1"]
    assert all(plan.text[i.start : i.end] == i.text for i in items)
    assert items[2].role == "content" and items[2].text.startswith("Thi đua dệt đẹp")


scores = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(float), max_size=12
)


@given(scores)
def test_assignment_is_the_best_one(table: dict[tuple[int, int], float]) -> None:
    found = assign(table)
    assert len(set(found.values())) == len(found)
    assert all((r, c) in table for r, c in found.items())
    best = max(
        sum(table.get((r, c), 0.0) for r, c in enumerate(order)) for order in permutations(range(5))
    )
    assert sum(table[pair] for pair in found.items()) == best


def test_fates() -> None:
    parents = [
        item("II.1", "Thi đua dệt đẹp, dệt bền, giữ mẫu hoa văn cổ của làng nghề truyền thống.", start=0),
        item("II.2", "Thi đua đưa hàng của các làng nghề lên mạng, tìm thêm bạn hàng ở xa cho toàn tỉnh.", start=100),
        item("II.3", "Thi đua trồng dâu, nuôi tằm, bảo vệ nguồn nguyên liệu sạch.", start=200),
        item("II.4", "Thi đua mở lớp dạy nghề ngắn hạn cho thanh niên nông thôn.", start=300),
    ]
    children = [
        item("III.1", "Thi đua dệt đẹp, dệt bền, giữ mẫu hoa văn cổ của làng nghề truyền thống.", start=0),
        item("III.2", "Thi đua đưa hàng của hợp tác xã mình lên mạng, tìm thêm bạn hàng ở xa.", start=100),
        item("IV.1", "Mở lớp dạy nghề ngắn hạn cho thanh niên nông thôn ngay tại xưởng.", "measures", 200),
        item("III.3", "Quét vôi lại cổng xưởng trước tết.", start=300),
    ]
    assert fates(aligned(parents, children)) == [
        ("II.1", "III.1", "taken"), ("II.2", "III.2", "adapted"), ("II.3", None, "dropped"),
        ("II.4", "IV.1", "moved"), (None, "III.3", "added"),
    ]
    assert ("II.3", None, "dropped_out_of_remit") in fates(aligned(parents, children, remit=False))


def test_sentence_left_out_is_still_taken() -> None:
    parent = item("III.1", "Gắn phong trào với việc xây dựng làng văn hóa và chợ phiên cuối tuần của xã. Các huyện bố trí gian hàng.")
    child = item("IV.1", "Gắn phong trào với việc xây dựng làng văn hóa và chợ phiên cuối tuần của xã.")
    assert fates(aligned([parent], [child])) == [("III.1", "IV.1", "taken")]


def test_item_split_in_two_keeps_both_halves() -> None:
    first = "Thi đua dệt đẹp, dệt bền, giữ mẫu hoa văn cổ"
    second = "đưa hàng lên mạng và tìm thêm bạn hàng ở các tỉnh xa"
    parent = item("II.1", f"{first}; {second}.")
    children = [item("III.1", f"{first}.", start=0), item("III.2", f"{second}.", start=100)]
    assert {f for _, _, f in fates(aligned([parent], children))} <= {"taken", "adapted"}
    assert [r.parent is not None for r in aligned([parent], children).rows] == [True, True]


def test_nothing_to_align() -> None:
    assert fates(aligned([], [item("I", "một hai ba")])) == [(None, "I", "added")]
    assert fates(aligned([item("I", "một hai ba")], [])) == [("I", None, "dropped")]


def test_segmented_words_judge_likeness() -> None:
    assert word_likeness("hợp tác xã dệt lụa", "hợp tác xã dệt lụa") == 1.0
    assert word_likeness("công nghệ thông tin", "công tác tuyên truyền") < 0.5
    assert word_likeness("", "công tác") == 0.0


@given(st.text(max_size=60))
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text) or "ubnd" in text.casefold()
