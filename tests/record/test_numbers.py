"""The grammar of number and symbol: every shape and dirty form, round trip, comparison key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.knowledge.symbols import fold_letters, symbol_kinds, symbol_organs
from thidua_parse.record import DocumentNumber
from thidua_parse.record.numbers import NumberParts, format_number, number_key, parse_number

# (raw, text, canonical, serial, year, kind, organ, unit, status)
SHAPES = [
    ("214/KH-UBND", "214/KH-UBND", "214/KH-UBND", "214", None, "KH", "UBND", None, "stated"),
    ("31/2022/QĐ-UBND", "31/2022/QĐ-UBND", "31/2022/QĐ-UBND", "31", "2022", "QĐ", "UBND", None, "stated"),
    ("66.7/2026/NQ-CP", "66.7/2026/NQ-CP", "66.7/2026/NQ-CP", "66.7", "2026", "NQ", "CP", None, "stated"),
    ("36a/NQ-CP", "36a/NQ-CP", "36a/NQ-CP", "36a", None, "NQ", "CP", None, "stated"),
    ("07/2019/QH14", "07/2019/QH14", "07/2019/QH14", "07", "2019", None, "QH14", None, "stated"),
    ("03/2026/UBTVQH16", "03/2026/UBTVQH16", "03/2026/UBTVQH16", "03", "2026", None, "UBTVQH16", None, "stated"),
    ("63/2013/NQ-QH13", "63/2013/NQ-QH13", "63/2013/NQ-QH13", "63", "2013", "NQ", "QH13", None, "stated"),
    ("902/BNV-BTĐKT", "902/BNV-BTĐKT", "902/BNV-BTĐKT", "902", None, None, "BNV", "BTĐKT", "stated"),
    ("1727/UBND-GT1", "1727/UBND-GT1", "1727/UBND-GT1", "1727", None, None, "UBND", "GT1", "stated"),
    ("333/PGDĐT", "333/PGDĐT", "333/PGDĐT", "333", None, None, "PGDĐT", None, "stated"),
    ("998/SGDĐT-GDTrH, GDTX", "998/SGDĐT-GDTrH,GDTX", "998/SGDĐT-GDTrH,GDTX", "998", None, None, "SGDĐT", "GDTrH,GDTX", "stated"),
    ("345-KH/TU", "345-KH/TU", "345-KH/TU", "345", None, "KH", "TU", None, "stated"),
    ("18-CTr/HU", "18-CTr/HU", "18-CTr/HU", "18", None, "CTr", "HU", None, "stated"),
    ("77-KH/TWĐTN-BPT", "77-KH/TWĐTN-BPT", "77-KH/TWĐTN-BPT", "77", None, "KH", "TWĐTN", "BPT", "stated"),
    ("9/KH-MTTQ-BTT", "9/KH-MTTQ-BTT", "9/KH-MTTQ-BTT", "9", None, "KH", "MTTQ-BTT", None, "stated"),
    ("45/KH-SGDĐT-GDTrH", "45/KH-SGDĐT-GDTrH", "45/KH-SGDĐT-GDTrH", "45", None, "KH", "SGDĐT-GDTrH", None, "stated"),
    ("02/2014/TTLT-BNV-BTC", "02/2014/TTLT-BNV-BTC", "02/2014/TTLT-BNV-BTC", "02", "2014", "TTLT", "BNV-BTC", None, "stated"),
    ("08/SY-UBND", "08/SY-UBND", "08/SY-UBND", "08", None, "SY", "UBND", None, "stated"),
    ("67/VBHN-NĐ-BCT", "67/VBHN-NĐ-BCT", "67/VBHN-NĐ-BCT", "67", None, "VBHN", "NĐ-BCT", None, "stated"),
    ("301-CT", "301-CT", "301-CT", "301", None, "CT", None, None, "stated"),
    ("769/TTg", "769/TTg", "769/TTg", "769", None, None, "TTg", None, "stated"),
    ("7-CP", "7-CP", "7-CP", "7", None, None, "CP", None, "stated"),
    ("522", "522", "522", "522", None, None, None, None, "stated"),
    # blanks
    ("Số:   /KH-SYT", "/KH-SYT", "/KH-SYT", None, None, "KH", "SYT", None, "blank"),
    ("Số: ..../KH-UBND", "/KH-UBND", "/KH-UBND", None, None, "KH", "UBND", None, "blank"),
    ("Số …/QĐ-SNV", "/QĐ-SNV", "/QĐ-SNV", None, None, "QĐ", "SNV", None, "blank"),
    ("Số:     -KH/TU", "-KH/TU", "-KH/TU", None, None, "KH", "TU", None, "blank"),
    ("/NQ_HĐND", "/NQ_HĐND", "/NQ-HĐND", None, None, "NQ", "HĐND", None, "blank"),
    # spaces, dashes, separators
    ("25 /KH- PGD&ĐT", "25/KH-PGD&ĐT", "25/KH-PGD&ĐT", "25", None, "KH", "PGD&ĐT", None, "stated"),
    ("07/CĐ - UBND", "07/CĐ-UBND", "07/CĐ-UBND", "07", None, "CĐ", "UBND", None, "stated"),
    ("214/KH–UB ND", "214/KH-UBND", "214/KH-UBND", "214", None, "KH", "UBND", None, "stated"),
    ("12—CV/TU", "12-CV/TU", "12-CV/TU", "12", None, "CV", "TU", None, "stated"),
    ("10/2007/QĐ_BKHCN", "10/2007/QĐ_BKHCN", "10/2007/QĐ-BKHCN", "10", "2007", "QĐ", "BKHCN", None, "stated"),
    ("214/KH.UBND", "214/KH.UBND", "214/KH-UBND", "214", None, "KH", "UBND", None, "stated"),
    ("2172/QĐ/UBND", "2172/QĐ/UBND", "2172/QĐ-UBND", "2172", None, "QĐ", "UBND", None, "stated"),
    ("06/2022-QH15", "06/2022-QH15", "06/2022/QH15", "06", "2022", None, "QH15", None, "stated"),
    ("09/2026NQ-HĐND", "09/2026NQ-HĐND", "09/2026/NQ-HĐND", "09", "2026", "NQ", "HĐND", None, "stated"),
    ("18/20202QĐ-UBND", "18/20202QĐ-UBND", "18/2020/QĐ-UBND", "18", "2020", "QĐ", "UBND", None, "stated"),
    ("154/2020/NĐCP", "154/2020/NĐCP", "154/2020/NĐ-CP", "154", "2020", "NĐ", "CP", None, "stated"),
    # letters
    ("1497/QD-TTg", "1497/QD-TTg", "1497/QĐ-TTg", "1497", None, "QĐ", "TTg", None, "stated"),
    ("866/QĐ-Tg", "866/QĐ-Tg", "866/QĐ-TTg", "866", None, "QĐ", "TTg", None, "stated"),
    ("40/QĐ-TTG", "40/QĐ-TTG", "40/QĐ-TTg", "40", None, "QĐ", "TTg", None, "stated"),
    ("98/2023/ND-CP", "98/2023/ND-CP", "98/2023/NĐ-CP", "98", "2023", "NĐ", "CP", None, "stated"),
    ("214/KH-UBNĐ", "214/KH-UBNĐ", "214/KH-UBND", "214", None, "KH", "UBND", None, "stated"),
    ("214/KH-ƯBND", "214/KH-ƯBND", "214/KH-UBND", "214", None, "KH", "UBND", None, "stated"),
    ("l58/KH-UBND", "l58/KH-UBND", "158/KH-UBND", "158", None, "KH", "UBND", None, "stated"),
    ("15B/KH-UBND", "15B/KH-UBND", "158/KH-UBND", "158", None, "KH", "UBND", None, "uncertain"),
    ("O6/2022/QH15", "O6/2022/QH15", "06/2022/QH15", "06", "2022", None, "QH15", None, "stated"),
    ("11/HD-BTDKT", "11/HD-BTDKT", "11/HD-BTĐKT", "11", None, "HD", "BTĐKT", None, "stated"),
    ("1368/QĐĐ-UBND", "1368/QĐĐ-UBND", "1368/QĐ-UBND", "1368", None, "QĐ", "UBND", None, "stated"),
    ("16/CT-TIg", "16/CT-TIg", "16/CT-TTg", "16", None, "CT", "TTg", None, "stated"),
    ("63/2013/NQ-QHI3", "63/2013/NQ-QHI3", "63/2013/NQ-QH13", "63", "2013", "NQ", "QH13", None, "stated"),
    ("01/12011/TT-BNV", "01/12011/TT-BNV", "01/2011/TT-BNV", "01", "2011", "TT", "BNV", None, "uncertain"),
]


@pytest.mark.parametrize("case", SHAPES, ids=lambda c: c[0])
def test_shapes_and_dirty_forms(case: tuple[str | None, ...]) -> None:
    raw, text, canonical, serial, year, kind, organ, unit, status = case
    number = DocumentNumber.parse(str(raw))
    assert (number.text, number.canonical) == (text, canonical)
    assert (number.serial, number.year, number.kind) == (serial, year, kind)
    assert (number.organ, number.unit, number.status) == (organ, unit, status)
    assert number.raw == raw


@pytest.mark.parametrize(
    "raw", ["30/4", "05/11/2021", "12/2021", "24/7", "m3/s", "UBND", "Kế hoạch", "/", "-", "3/4 dân số"]
)
def test_what_is_no_number_is_uncertain_not_guessed(raw: str) -> None:
    number = DocumentNumber.parse(raw)
    assert number.status == "uncertain"
    assert number.serial is None and number.key is None


def test_nothing_written_is_absent() -> None:
    assert DocumentNumber.parse("  ").status == "absent"


@pytest.mark.parametrize(
    ("raw", "kind", "level", "organ"),
    [
        ("5/QĐ-TTg", "QĐ", "central", "Thủ tướng Chính phủ"),
        ("12/KH-UBND", "KH", None, "Ủy ban nhân dân"),
        ("81/SNV-TĐKT", "CV", "province", "Sở Nội vụ"),
        ("12-NQ/TU", "NQ", "province", "Tỉnh ủy"),
        ("12-NQ/HU", "NQ", "district", "Huyện ủy"),
        ("9/2020/QH14", None, "central", "Quốc hội khóa XIV"),
        ("9/2011/QH12", None, "central", "Quốc hội"),
        ("3/PGDĐT", "CV", "district", "Phòng Giáo dục và Đào tạo"),
        ("44/KH-SABC", "KH", "province", None),
        ("67/VBHN-NĐ-BCT", "VBHN", "central", "Bộ Công Thương"),
        ("29-NQ/TƯ", "NQ", None, None),
        ("4/KH-THPTNT", "KH", "unit", None),
    ],
)
def test_what_the_symbol_implies(
    raw: str, kind: str | None, level: str | None, organ: str | None
) -> None:
    number = DocumentNumber.parse(raw)
    assert (number.implied_kind, number.implied_level, number.implied_organ) == (kind, level, organ)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("08/KH-UBND", "8/KH–UBNĐ"), ("8-KH/HND", "8/KH-HND"), ("06/2022/QH15", "6/2022-QH15"),
        ("25/KH-PGD&ĐT", "25/KH-PGDĐT"), ("2172/QĐ/UBND", "2172/QD-UBND"), ("l2/CT-TTG", "12/CT-TTg"),
    ],
)
def test_key_joins_writings_of_one_number(one: str, other: str) -> None:
    assert DocumentNumber.parse(one).key == DocumentNumber.parse(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [("68/NQ-CP", "68/KH-UBND"), ("12/2021/QĐ-UBND", "12/QĐ-UBND"), ("1/KH-UBND", "10/KH-UBND")],
)
def test_key_keeps_different_numbers_apart(one: str, other: str) -> None:
    assert DocumentNumber.parse(one).key != DocumentNumber.parse(other).key


def test_doubtful_readings_are_listed() -> None:
    assert DocumentNumber.parse("15B/KH-UBND").candidates == ("158/KH-UBND", "15B/KH-UBND")
    assert DocumentNumber.parse("29-NQ/TƯ").candidates == ("29-NQ/TW", "29-NQ/TU")


KINDS = sorted(c for c, k in symbol_kinds().items() if k.in_symbols)
ORGANS = sorted(
    code for code, organ in symbol_organs().items()
    if organ.code == code and code.isalpha() and organ.level != "suffix"
)
SERIALS = st.integers(1, 99999).map(str) | st.integers(1, 9).map(lambda n: f"0{n}")
YEARS = st.integers(1946, 2099).map(str)


@st.composite
def numbers(draw: st.DrawFn) -> NumberParts:
    serial = draw(SERIALS | st.none())
    organ = draw(st.sampled_from(ORGANS))
    shape = draw(st.sampled_from(["named", "normative", "party", "letter", "assembly", "bare"]))
    if shape == "bare":
        return NumberParts(text="", serial=serial or "7")
    if shape == "assembly":
        return NumberParts(
            text="", serial=serial, year=draw(YEARS), shape="assembly",
            organ=draw(st.sampled_from(["QH", "UBTVQH"])) + str(draw(st.integers(9, 20))),
        )
    if shape == "letter":
        organ = draw(st.sampled_from(["BNV", "SYT", "UBND", "VPCP", "PGDĐT"]))
        unit = draw(st.sampled_from([None, "VP", "KGVX", "GT1"]))
        return NumberParts(text="", serial=serial, organ=organ, unit=unit, shape="letter")
    kind = draw(st.sampled_from(KINDS))
    if shape == "party":
        unit = draw(st.sampled_from([None, "TNNT", "BPT"]))
        return NumberParts(
            text="", serial=serial, kind=kind, organ=organ, unit=unit, shape="party"
        )
    year = draw(YEARS) if shape == "normative" else None
    return NumberParts(
        text="", serial=serial, year=year, kind=kind, organ=organ,
        shape="normative" if year else "named",
    )


def bare_parts(parts: NumberParts | None) -> tuple[object, ...]:
    assert parts is not None
    return parts.serial, parts.year, parts.kind, parts.organ, parts.unit, parts.shape


@given(numbers())
def test_round_trip(parts: NumberParts) -> None:
    canonical = format_number(parts)
    again = parse_number(canonical)
    assert bare_parts(again) == bare_parts(parts)
    assert again is not None and not again.repaired and again.text == canonical


@given(numbers(), st.data())
def test_dirt_keeps_the_key(parts: NumberParts, data: st.DataObject) -> None:
    clean = format_number(parts)
    dirty = "".join(
        data.draw(st.sampled_from([c, f" {c}", f"{c} "])) if c in "/-" else
        data.draw(st.sampled_from("-–—")) if c == "-" else c
        for c in clean
    )
    read = parse_number(f"Số: {dirty}")
    assert read is not None and number_key(read) == number_key(parts)
    assert format_number(read) == clean


@given(st.text(alphabet="0123456789/-–._ KHQĐUBNDTgCP&Số:lO…", max_size=30))
def test_canonical_form_is_stable(raw: str) -> None:
    number = DocumentNumber.parse(raw)
    if number.canonical is not None:
        again = DocumentNumber.parse(number.canonical)
        assert again.canonical == number.canonical
        assert again.key == number.key


@given(st.text(max_size=200))
def test_parse_never_raises(raw: str) -> None:
    assert DocumentNumber.parse(raw).status in {"stated", "blank", "absent", "uncertain"}


def test_folding_drops_all_but_letters_and_digits() -> None:
    assert fold_letters("SGD&ĐT-GDTrH") == "SGDDTGDTRH"
