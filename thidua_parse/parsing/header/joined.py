"""Two bodies printed in one line: "UBND TỈNH X SỞ GIÁO DỤC VÀ ĐÀO TẠO".

Portals and copied text lose the line break between the body above and the issuer. A line is cut where
the words so far are the whole name of a body that others stand below (a committee with a unit of the
registry, a ministry or department with a known field, a national body) and a head of a body follows.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from ...knowledge import units
from ...knowledge.agency_text import match_field
from ...knowledge.places import province
from .pieces import Piece

#: bodies that stand below another one in headers; offices named after the body they serve come first there
LOWER = regex.compile(
    r"(?:SỞ|BAN|PHÒNG|TRƯỜNG|VĂN PHÒNG|TỔNG CỤC|CỤC|CHI CỤC|TRUNG TÂM|BỆNH VIỆN|VIỆN|HỌC VIỆN|ĐẠI HỌC|THANH TRA|HỘI ĐỒNG|TỔ|[ỦU][ỶY] BAN"
    r"|LIÊN ĐOÀN|CÔNG ĐOÀN|BẢO HIỂM|NGÂN HÀNG|KHO BẠC|CÔNG AN|BỘ CHỈ HUY|BỘ TƯ LỆNH|TÒA ÁN|TOÀ ÁN|HỘI|ĐẢNG [ỦU][ỶY]|CHI BỘ|VỤ|BÁO|ĐÀI|QUỸ|TẠP CHÍ"
    r"|NHÀ (?:HÁT|VĂN|XUẤT|THIẾU)|THƯ VIỆN|BẢO TÀNG|TRẠM|HẠT|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY)\b(?= \p{L})"
)
#: parts of a mass organisation's own name
INNER = regex.compile(r"BAN (?:THƯỜNG|CHẤP HÀNH)\b")
COMMITTEE = regex.compile(r"(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN) (?P<kind>TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|TX\.?|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) ")
PARTY = regex.compile(r"(?P<kind>TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [ỦU][ỶY] ")
#: the unit behind the field of a department
UNIT = regex.compile(r"(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) ")
DEPARTMENT = regex.compile(r"(?P<head>BỘ|SỞ|PHÒNG) ")
NATIONAL = regex.compile(
    r"(?:TỔNG (?:LIÊN ĐOÀN|CÔNG TY|CỤC)|BẢO HIỂM|NGÂN HÀNG|LIÊN MINH|LIÊN HIỆP|TẬP ĐOÀN|ĐÀI|HỘI|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT|KIỂM TOÁN|THANH TRA)\b.* (?:VIỆT NAM|TỐI CAO|CHÍNH PHỦ)"
    r"|CHÍNH PHỦ|QUỐC HỘI"
)
KINDS = {"TP": "thành phố", "TP.": "thành phố", "TX": "thị xã", "TX.": "thị xã", "THÀNH": "thành phố", "THỊ": "thị xã"}
#: heads that a name of the registry can hold are short words; nothing shorter than this is two bodies
LEAST_WORDS = 5


def part_joined(piece: Piece) -> list[Piece]:
    """The piece cut where a second body begins, else the piece alone."""
    text = piece.text
    if text.count(" ") < LEAST_WORDS - 1 or not text.isupper() or piece.end - piece.start != len(text):
        return [piece]
    parts: list[Piece] = []
    begin = 0
    for found in regex.finditer(r" (?=\p{L})", text):
        at = found.end()
        if LOWER.match(text, at) is None or INNER.match(text, at):
            continue
        above = text[begin : found.start()]
        dashed = above.rstrip(" -–—|")
        if dashed != above and not text.startswith(("SỞ ", "PHÒNG "), at):
            continue  # a dash stands between bodies that issue together
        if _is_whole(dashed):
            parts.append(replace(piece, start=piece.start + begin, end=piece.start + begin + len(dashed), text=dashed, whole=False))
            begin = at
    if not parts:
        return [piece]
    return [*parts, replace(piece, start=piece.start + begin, text=text[begin:], whole=False)]


def _is_whole(name: str) -> bool:
    """Whether ``name`` is all of the name of a body that others stand below."""
    if found := COMMITTEE.match(name) or PARTY.match(name):
        kind = KINDS.get(found["kind"], found["kind"].lower())
        return _is_unit(name[found.end() :], kind)
    if found := DEPARTMENT.match(name):
        words = name[found.end() :].split(" ")
        field = match_field(words, found["head"].capitalize())
        if field is None:
            return False
        rest = " ".join(words[field[1] :])
        if unit := UNIT.match(rest):
            return _is_unit(rest[unit.end() :], unit[1].lower())
        return not rest or (found["head"] != "BỘ" and _is_unit(rest, "tỉnh"))
    return NATIONAL.fullmatch(name) is not None


def _is_unit(name: str, kind: str) -> bool:
    """Whether the registry has a unit of this name and kind."""
    if kind == "tỉnh":
        return province(name) is not None
    if kind == "thành phố" and province(name) is not None:
        return True
    if kind in ("thành phố", "huyện", "quận", "thị xã"):
        return bool(units.districts(name, kind))
    return bool(units.communes(name, kind))
