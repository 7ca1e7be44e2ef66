"""Changes of a sly or careless office: softer words, later years, rarer rhythms, other offices."""

from __future__ import annotations

import regex

from .model import Pair, Texts, items, kind, province, replaced


@kind("G16")
def duty_becomes_a_wish(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        if "khuyến khích" not in pair.parent.casefold():
            yield f"encouraged, item {number}", pair.child.replace(item, regex.sub(r"Thi đua", "Khuyến khích thi đua", item, count=1), 1)
        if "điều kiện" not in pair.parent.casefold():
            yield f"where it can be, item {number}", pair.child.replace(item, regex.sub(r"Thi đua", "Ở nơi có điều kiện, thi đua", item, count=1), 1)


@kind("G20", "G12", "G14")
def target_a_year_later(pair: Pair) -> Texts:
    """The year of a target that the parent sets for the same year moves on, the figure stays."""
    for number, item in enumerate(items(pair), 1):
        found = regex.search(r"[Đđ]ến (?:hết |cuối )?năm (20\d\d)[^\n;.]{0,40}?(\d+)%|(\d+)%[^\n;.]{0,80}? (?:đến|vào) (?:hết |cuối )?năm (20\d\d)", item)
        if found:
            year = found[1] or found[4]
            if regex.search(rf"{found[2] or found[3]}%[^\n]*năm {year}|năm {year}[^\n]*{found[2] or found[3]}%", pair.parent):
                moved = item.replace(f"năm {year}", f"năm {int(year) + 2}", 1)
                yield f"target {number}", pair.child.replace(item, moved, 1)


@kind("G20")
def rhythm_made_rarer(pair: Pair) -> Texts:
    """"mỗi tháng 01 lần" of parent and child becomes "mỗi quý 01 lần"."""
    if regex.search(r"mỗi tháng[^\n;.]{0,30}? \d+ lần|\d+ lần/tháng", pair.parent):
        yield "every quarter", regex.sub(r"mỗi tháng(?=[^\n;.]{0,30}? \d+ lần)|(?<= lần/)tháng", lambda m: m[0].replace("tháng", "quý"), pair.child, count=1)


@kind("G31", "G35", "G30")
def partner_of_a_group_lost(pair: Pair) -> Texts:
    """With whom all districts or communes are to act, gone from the whole child."""
    found = regex.search(r"(?:Ủy ban nhân dân|UBND) các [^\n;.]*? phối hợp với ((?:Hội|Đoàn|Mặt trận|Liên đoàn|Công an)[^\n;.,]{3,40}?) (?=vận động|tuyên truyền|kiểm tra|tổ chức)", pair.parent)
    if found and not province(pair):
        name = regex.sub(r" (?:tỉnh|cùng cấp|các cấp)$", "", found[1])
        if name in pair.child:
            yield name, pair.child.replace(name, "đơn vị khác")


replaced("G36", "secretary of a committee of the people", r"(?<=^(?:TM\. (?:ỦY BAN NHÂN DÂN|UBND)\n))CHỦ TỊCH$", "BÍ THƯ", "G38")
replaced("G02", "number wrong in title and text", r"(?<=số )(\d)(\d)(\d?)(?=/(?:KH|CT|QĐ)-UBND ngày| -?CTr/TU)", r"\2\1\3", "G01", "G06", count=0)
