"""Character tables of the Vietnamese encodings before Unicode, as seen through windows-1252.

Sources: TCVN 5712:1993, form VN3 ("ABC", fonts ``.Vn…``), in use until Quyết định
72/2002/QĐ-TTg made TCVN 6909:2001 (Unicode) the standard of state bodies; RFC 1456 (May 1993) for
VISCII 1.1; the keyboard and font layout of VNI for Windows (fonts ``VNI-…``). Keys are the
characters that a program shows which takes the bytes for windows-1252 (Latin-1 where that has
none).
"""

from __future__ import annotations

#: TCVN 5712 VN3: byte (hexadecimal) and letter
_TCVN3 = """
A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ
C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó
E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ
FDý FEỵ
"""
#: VISCII 1.1 (RFC 1456)
_VISCII = """
02Ẳ 05Ẵ 06Ẫ 14Ỷ 19Ỹ 1EỴ 80Ạ 81Ắ 82Ằ 83Ặ 84Ấ 85Ầ 86Ẩ 87Ậ 88Ẽ 89Ẹ 8AẾ 8BỀ 8CỂ 8DỄ 8EỆ 8FỐ 90Ồ 91Ổ
92Ỗ 93Ộ 94Ợ 95Ớ 96Ờ 97Ở 98Ị 99Ỏ 9AỌ 9BỈ 9CỦ 9DŨ 9EỤ 9FỲ A0Õ A1ắ A2ằ A3ặ A4ấ A5ầ A6ẩ A7ậ A8ẽ A9ẹ
AAế ABề ACể ADễ AEệ AFố B0ồ B1ổ B2ỗ B3Ỡ B4Ơ B5ộ B6ờ B7ở B8ị B9Ự BAỨ BBỪ BCỬ BDơ BEớ BFƯ C0À C1Á
C2Â C3Ã C4Ả C5Ă C6ẳ C7ẵ C8È C9É CAÊ CBẺ CCÌ CDÍ CEĨ CFỳ D0Đ D1ứ D2Ò D3Ó D4Ô D5ạ D6ỷ D7ừ D8ử D9Ù
DAÚ DBỹ DCỵ DDÝ DEỡ DFư E0à E1á E2â E3ã E4ả E5ă E6ữ E7ẫ E8è E9é EAê EBẻ ECì EDí EEĩ EFỉ F0đ F1ự
F2ò F3ó F4ô F5õ F6ỏ F7ọ F8ụ F9ù FAú FBũ FCủ FDý FEợ FFỮ
"""
#: VNI: letters of their own
_VNI_SINGLE = "ñđ ôơ öư æỉ óĩ òị îỵ"
#: VNI: base letter, then mark and resulting letter; ``ô`` and ``ö`` are ơ and ư
_VNI_PAIRS = {
    "a": "øà ùá ûả õã ïạ êă èằ éắ úẳ üẵ ëặ ââ àầ áấ åẩ ãẫ äậ",
    "e": "øè ùé ûẻ õẽ ïẹ âê àề áế åể ãễ äệ",
    "o": "øò ùó ûỏ õõ ïọ âô àồ áố åổ ãỗ äộ",
    "ô": "øờ ùớ ûở õỡ ïợ",
    "u": "øù ùú ûủ õũ ïụ",
    "ö": "øừ ùứ ûử õữ ïự",
    "y": "øỳ ùý ûỷ õỹ",
}


def shown(byte: int) -> str:
    """The character that windows-1252 (or Latin-1) shows for a byte."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _bytes(table: str) -> dict[str, str]:
    found = {}
    for entry in table.split():
        byte, letter = int(entry[:2], 16), entry[2:]
        found[shown(byte)] = letter
        found[chr(byte)] = letter  # some converters pass C1 bytes through unchanged
    return found


def _vni() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _VNI_SINGLE.split():
        found[entry[0]] = entry[1]
        found[entry[0].upper()] = entry[1].upper()
    for base, entries in _VNI_PAIRS.items():
        for entry in entries.split():
            mark, letter = entry[0], entry[1]
            for shape in (mark, mark.upper()):  # small letters have small marks, mostly
                found[base + shape] = letter
            for shape in (mark.upper(), mark):
                found[base.upper() + shape] = letter.upper()
    return found


TCVN3 = _bytes(_TCVN3)
#: what PDF fonts call the glyphs at AD, B5 and B7: minus, Greek mu, bullet operator
TCVN3 |= {"\u2212": "ư", "\u03bc": "à", "\u2219": "ã"}
VISCII = _bytes(_VISCII)
VNI = _vni()
