"""Encodings before Unicode: tables against independent oracles, decisions per document."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from thidua_parse.reading import from_string, read_bytes
from thidua_parse.reading.legacy import convert, detect, font_encoding, repair_legacy, syllables
from thidua_parse.reading.legacy.tables import TCVN3, VISCII, VNI

PLAN = (
    "Ủy ban nhân dân huyện tổ chức phong trào thi đua giữa các xã, thị trấn; mỗi đơn vị đăng ký ít "
    "nhất hai sáng kiến, gửi hồ sơ đề nghị khen thưởng trước ngày mười lăm tháng mười một.\n"
    "Phòng Nội vụ chủ trì, phối hợp với Phòng Tài chính hướng dẫn, kiểm tra và tổng hợp kết quả; "
    "những tập thể, cá nhân xuất sắc được biểu dương kịp thời trên đài truyền thanh cơ sở.\n"
) * 3


def encoded(text: str, table: dict[str, str]) -> str:
    """``text`` as a program shows it that takes the old encoding for windows-1252."""
    back: dict[str, str] = {}
    for shown, letter in table.items():
        back.setdefault(letter, shown)
    return "".join(back.get(c, c) for c in text)


@pytest.mark.parametrize(("name", "table"), [("TCVN3", TCVN3), ("VNI", VNI), ("VISCII", VISCII)])
def test_document_is_recognised_and_converted(name: str, table: dict[str, str]) -> None:
    source = PLAN.replace("Ủ", "U") if name == "TCVN3" else PLAN  # no toned capitals in TCVN3
    wrong = encoded(source, table)
    assert wrong != source
    text, found, back = repair_legacy(wrong)
    assert (text, found) == (source, name)
    at = text.index("khen thưởng")
    assert wrong[back.to_source(at) :].startswith("khen th")


def test_windows_1258_bytes() -> None:
    import unicodedata

    parts = []
    for char in PLAN:
        try:
            parts.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            bare = unicodedata.normalize("NFD", char)
            tone = next(c for c in bare if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", bare.replace(tone, ""))
            parts.append(base.encode("cp1258") + tone.encode("cp1258"))
    found = read_bytes(b"".join(parts), "a.txt")
    assert found.source.legacy_encoding == "windows-1258"
    assert found.text == from_string(PLAN).text


def test_utf8_taken_for_windows_1252() -> None:
    wrong = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
        for b in PLAN.encode("utf-8")
    )
    found = from_string(wrong)
    assert found.source.legacy_encoding == "UTF-8 as windows-1252"
    assert found.text == from_string(PLAN).text


@pytest.mark.parametrize("text", [
    PLAN, "Plan of the People's Committee, café, naïve, São Tomé. " * 20, "", "12/KH-UBND",
    "Số 5 à la carte; ngày 3 tháng 4",
])
def test_proper_text_is_left_alone(text: str) -> None:
    assert repair_legacy(text) == (text, None, repair_legacy(text)[2])
    assert detect(text) is None


def test_bytes_in_tcvn3_keep_offsets() -> None:
    source = PLAN.replace("Ủ", "U")
    data = encoded(source, TCVN3).encode("latin-1")
    found = read_bytes(data, "a.txt")
    assert found.source.legacy_encoding == "TCVN3"
    at = found.text.index("Phòng Tài chính")
    assert source[found.source_map.to_source(at) :].startswith("Phòng Tài chính")


def test_vni_offsets_lead_back_through_pairs_and_blanks() -> None:
    wrong = encoded(PLAN, VNI).replace("; ", ";   ")
    found = from_string(wrong)
    at = found.text.index("những tập thể")
    assert wrong[found.source_map.to_source(at) :].startswith(encoded("những tập thể", VNI))


@pytest.mark.parametrize(("font", "expected"), [
    (".VnTime", ("TCVN3", False)), (".VnTimeH", ("TCVN3", True)), (".VnArial NarrowH", ("TCVN3", True)),
    ("VNI-Times", ("VNI", False)), ("Times New Roman", (None, False)), ("", (None, False)),
])
def test_fonts(font: str, expected: tuple[str | None, bool]) -> None:
    assert font_encoding(font) == expected


def test_syllables_tell_vietnamese_from_nonsense() -> None:
    assert syllables(PLAN) > 0.99
    assert syllables(encoded(PLAN, TCVN3)) < 0.5


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
@pytest.mark.parametrize(("name", "table"), [("TCVN", TCVN3), ("VISCII", VISCII)])
def test_tables_agree_with_iconv(name: str, table: dict[str, str]) -> None:
    import unicodedata

    keys = [k for k in table if ord(k) < 256]
    lines = b"\n".join(k.encode("latin-1") for k in keys)
    done = subprocess.run(
        ["iconv", "-f", name, "-t", "UTF-8"], input=lines, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"iconv does not know {name}")
    letters = unicodedata.normalize("NFC", done.stdout.decode()).split("\n")
    assert letters == [table[k] for k in keys]


def test_conversion_agrees_with_viparse() -> None:
    viparse = pytest.importorskip("viparse")
    source = PLAN.replace("Ủ", "U")
    for name, table in (("TCVN3", TCVN3), ("VNI", VNI)):
        wrong = encoded(source, table)
        ours = convert(wrong, name)[0]
        theirs = viparse.fix(wrong)
        assert theirs.split() == ours.split()
