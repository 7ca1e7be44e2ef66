"""The same plan in another dress gives the same record, spans apart.

Every sample plan is written again in another encoding, wrapping, spacing or markup; nothing but
offsets, and what is told of the file itself, may change.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex

from thidua_parse.parsing import parse_text
from thidua_parse.reading import read, read_bytes

PLANS = sorted((Path(__file__).parents[2] / "corpus" / "plans").glob("*.txt"))
#: what may differ: places, what depends on them, and what is said of the file
APART = {
    "id", "source", "text", "appendices", "diagnostics", "confidence", "subject_confidence",
    "place_confidence",
}


def utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def utf16_big(text: str) -> bytes:
    return b"\xfe\xff" + text.encode("utf-16-be")


def utf16_unmarked(text: str) -> bytes:
    return text.encode("utf-16-le")


def utf8_marked(text: str) -> bytes:
    return text.encode("utf-8-sig")


def decomposed(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def windows_ends(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def old_mac_ends(text: str) -> bytes:
    return text.replace("\n", "\r").encode()


def wrapped_lines(text: str) -> list[str]:
    """Lines of at most 70 characters.

    None but the last of a paragraph ends with the mark of a sentence: nobody could tell it from
    the end of the paragraph.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) <= 70 or "\t" in paragraph:
            lines.append(paragraph)
            continue
        rest = paragraph
        while len(rest) > 70:
            cut = rest.rfind(" ", 0, 71)
            while cut > 40 and rest[cut - 1] in ".;:!?…”)":
                cut = rest.rfind(" ", 0, cut)
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        lines.append(rest)
    return lines


def wrapped(text: str) -> bytes:
    return "\n".join(wrapped_lines(text)).encode()


def wrapped_with_blank_lines(text: str) -> bytes:
    return "\n\n".join(wrapped_lines(text)).encode()


def paged(text: str) -> bytes:
    """A page break with a page number after every thirtieth line."""
    lines: list[str] = []
    for i, line in enumerate(wrapped_lines(text)):
        if i and i % 30 == 0:
            lines.append(f"\f{i // 30 + 1}")
        lines.append(line)
    return "\n".join(lines).encode()


def runs_of_blanks(text: str) -> bytes:
    chance = random.Random(7)
    return regex.sub(" ", lambda _: " " * chance.choice((1, 1, 2, 4)), text).encode()


def other_blanks(text: str) -> bytes:
    chance = random.Random(8)
    return regex.sub(" ", lambda _: chance.choice((" ", "\u00a0", " \u200b")), text).encode()


def indented(text: str) -> bytes:
    return "\n".join(f"    {line}   " for line in text.split("\n")).encode()


def stars(text: str) -> bytes:
    """Bold headings and capitals, labels in italics, a blank line between all paragraphs."""
    lines = []
    for line in text.split("\n"):
        short = line.strip()
        if not short or "\t" in line:
            lines.append(line)
        elif short.isupper() or (len(short) < 110 and regex.match(r"(?:[IVX]+|\d+)\. ", short)):
            lines.append(f"**{short}**")
        elif regex.match(r"[a-zđ]\) ", short):
            lines.append(f"*{short[:2]}* {short[3:]}")
        else:
            lines.append(line)
    return "\n\n".join(lines).encode()


def hashes(text: str) -> bytes:
    lines = [
        f"## {line}" if len(line) < 110 and regex.match(r"[IVX]+\. ", line) else line
        for line in text.split("\n")
    ]
    return "\n\n".join(lines).encode()


VARIANTS: tuple[Callable[[str], bytes], ...] = (
    utf16, utf16_big, utf16_unmarked, utf8_marked, decomposed, windows_ends, old_mac_ends, wrapped,
    wrapped_with_blank_lines, paged, runs_of_blanks, other_blanks, indented, stars, hashes,
)
WRAPS = {wrapped, wrapped_with_blank_lines, paged}


def told(value: Any) -> Any:
    """What a record says, without places."""
    if isinstance(value, dict):
        return {k: told(v) for k, v in value.items() if k not in APART and not k.endswith("span")}
    if isinstance(value, list):
        return [told(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@cache
def usual(path: Path) -> tuple[str, dict[str, Any]]:
    return path.read_text(encoding="utf-8"), told(parse_text(read(path)).model_dump(mode="json"))


def is_wrapped(text: str) -> bool:
    """Whether the sample itself is wrapped (wrapping it again would leave stubs of lines)."""
    return max(map(len, text.split("\n"))) < 140


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda f: f.__name__)
def test_another_dress_gives_the_same_record(variant: Callable[[str], bytes]) -> None:
    at = VARIANTS.index(variant) % 3
    tried = 0
    for path in PLANS[at::3]:
        text, expected = usual(path)
        if variant in WRAPS and is_wrapped(text):
            continue
        record = parse_text(read_bytes(variant(text), path.name))
        got = told(record.model_dump(mode="json"))
        tried += 1
        for field, value in expected.items():
            assert got[field] == value, f"{path.name}: {field}\n{json.dumps(got[field], ensure_ascii=False)[:600]}"
    assert tried > 8


def test_offsets_lead_back_to_the_blanks_of_the_file() -> None:
    text = PLANS[0].read_text(encoding="utf-8")
    raw = runs_of_blanks(text).decode()
    source = read_bytes(raw.encode(), "x.txt")
    at = source.text.index("Độc lập")
    where = source.source_map.to_source(at)
    assert raw[where : where + 3] == "Độc"


def test_gaps_of_columns_and_tables_are_no_noise() -> None:
    text = (
        "UBND TỈNH X                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ Y TẾ                             Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/KH-SYT                X, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTập huấn\n\n"
        + "".join(f"{i}     trồng cây     xã viên     đợt {i}\n" for i in range(1, 12))
    )
    source = read_bytes(text.encode(), "x.txt")
    assert source.text.startswith("UBND TỈNH X\nSỞ Y TẾ\nSố: 12/KH-SYT\nCỘNG HÒA")
    assert "3\ttrồng cây\txã viên\tđợt 3" in source.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*a)* Hình thức", "a) Hình thức"),
        ("Căn cứ *Luật Cư trú* năm 2020;", "Căn cứ Luật Cư trú năm 2020;"),
        ("Ghi chú (*) là số tạm tính, (*) xem phụ lục.", "Ghi chú (*) là số tạm tính, (*) xem phụ lục."),
    ],
)
def test_single_stars_around_words_go(line: str, expected: str) -> None:
    text = f"KẾ HOẠCH\nTrồng cây\n\nI. MỤC ĐÍCH\n{line}\n"
    assert read_bytes(text.encode(), "x.txt").text.split("\n")[-1] == expected
