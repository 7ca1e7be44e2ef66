"""Changes that an adversary would make: one word, one month, one body, a law that had ended."""

from __future__ import annotations

import regex

from .model import Pair, Texts, kind, province, replaced

ISSUED = regex.compile(r"tháng (\d{1,2}) năm (\d{4})")


def year(pair: Pair) -> int:
    """The year in which the child was issued, 0 where it does not say."""
    issued = ISSUED.search(pair.child)
    return int(issued[2]) if issued else 0


@kind("G08", "G25")
def law_that_had_ended(pair: Pair) -> Texts:
    basis = "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;\n"
    if year(pair) >= 2024 and "\n\nThực hiện " in pair.child:
        yield "law of 2003", pair.child.replace("\n\nThực hiện ", f"\n\n{basis}Thực hiện ", 1)
    local = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
    if year(pair) >= 2025 and "\n\nThực hiện " in pair.child:
        yield "local government of 2015", pair.child.replace("\n\nThực hiện ", f"\n\n{local}Thực hiện ", 1)


replaced("G24", "award by a deputy", r"(?<=\n(?:\d\. Hình thức: |a\) [^\n]{0,60}?))Chủ tịch ((?:UBND|Ủy ban nhân dân) (?:xã|huyện|phường)) tặng", r"Phó Chủ tịch \1 tặng", "G26")
replaced("G36", "signed for the council", r"^TM\. (?:ỦY BAN NHÂN DÂN|UBND)$", "TM. HỘI ĐỒNG NHÂN DÂN")
replaced("G36", "head of a school", r"^GIÁM ĐỐC$", "HIỆU TRƯỞNG")
replaced("G38", "kind changed in the title only", r"^KẾ HOẠCH$", "CHỈ THỊ")
replaced("G38", "decision in the title only", r"^KẾ HOẠCH$", "QUYẾT ĐỊNH", "G05")
replaced("G28", "condition weakened", r"không có đơn thư", "ít đơn thư")
replaced("G28", "condition softened", r"không để xảy ra", "hạn chế để xảy ra", "G19")
replaced("G20", "figure softened", r"phấn đấu (?:ít nhất )?\d+% ", "phấn đấu cao nhất số ", "G16")
replaced("G20", "share becomes a number", r"(phấn đấu (?:ít nhất )?\d+)% ", r"\1 ", "G16")


@kind("G15", "G06")
def one_word_of_the_name(pair: Pair) -> Texts:
    name = regex.search(r"phong trào thi đua [“\"](.+?)[”\"]", pair.child)
    if name and pair.number:
        words = name[1].split(" ")
        for at in (len(words) - 1, len(words) // 2):
            changed = " ".join([*words[:at], "mới", *words[at + 1 :]])
            if changed != name[1]:
                yield f"word {at}", pair.child.replace(name[1], changed)


@kind("G03")
def another_year(pair: Pair) -> Texts:
    cited = regex.search(regex.escape(pair.number) + r",? ngày \d{1,2}/\d{1,2}/(\d{4})", pair.child) if pair.number else None
    if cited:
        yield "a year later", pair.child[: cited.start(1)] + str(int(cited[1]) + 1) + pair.child[cited.end(1) :]


@kind("G04", "G37")
def organ_of_the_committee(pair: Pair) -> Texts:
    cited = regex.search(regex.escape(pair.number) + r"[^\n]{0,30}? của (Ban Thường vụ (?:Tỉnh|Huyện) ủy)", pair.child) if pair.number else None
    if cited:
        yield "a commission", pair.child[: cited.start(1)] + cited[1].replace("Ban Thường vụ", "Ban Tuyên giáo") + pair.child[cited.end(1) :]


@kind("G27")
def proposal_skips_a_level(pair: Pair) -> Texts:
    if not province(pair) and year(pair) < 2025:
        for level in ("huyện",):
            asked = regex.search(rf"đề nghị Chủ tịch (?:UBND|Ủy ban nhân dân) {level} tặng [^;.\n]+", pair.child)
            if asked:
                yield "to the government", pair.child.replace(asked[0], "đề nghị Thủ tướng Chính phủ tặng Bằng khen của Thủ tướng Chính phủ", 1)


@kind("G33")
def report_a_level_too_high(pair: Pair) -> Texts:
    if not province(pair):
        yield "to the government", regex.sub(
            r"báo cáo (?:kết quả về )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|huyện) \(qua [^)]*\)", "báo cáo Thủ tướng Chính phủ", pair.child
        )


@kind("G14")
def report_a_month_late(pair: Pair) -> Texts:
    """Shifted by a month; only where the parent sets a day of the year and the new one is after it."""
    theirs = regex.search(r"báo cáo[^\n.;]*trước ngày (\d{1,2})/(\d{1,2})(?=[.;]| )", pair.parent)
    own = regex.search(r"báo cáo[^\n.;]*trước ngày (\d{1,2})/(\d{1,2})(?=[.;]| )", pair.child)
    if own and theirs and not province(pair) and int(own[2]) < 12 and (
        (int(own[2]) + 1, int(own[1])) > (int(theirs[2]), int(theirs[1]))
    ):
        yield "a month", pair.child[: own.start(2)] + str(int(own[2]) + 1) + pair.child[own.end(2) :]


@kind("G16", "G20")
def item_swallowed(pair: Pair) -> Texts:
    """The second item is merged into the first, of which only the first words of it stay."""
    found = regex.search(r"^(1\. Thi đua [^\n]*?)[.;]?\n2\. (Thi đua (?:\S+ ){2})[^\n]*\n", pair.child, regex.M)
    if found:
        yield "two items in one", pair.child.replace(found[0], f"{found[1]}; {found[2]}trên.\n", 1)


@kind("G32", "G33", "G34", "G30", "G31", "G35", "G21", "G39", "G14")
def organisation_part_cut(pair: Pair) -> Texts:
    yield "cut", regex.sub(r"^[IVX]+\. TỔ CHỨC THỰC HIỆN\n.*?(?=^Trên đây|^Yêu cầu|^Nơi nhận)", "", pair.child, count=1, flags=regex.M | regex.S)


@kind("G40", "G35", "G30", "G33")
def bodies_of_the_district(pair: Pair) -> Texts:
    issued = ISSUED.search(pair.child)
    if issued and (int(issued[2]), int(issued[1])) >= (2025, 7) and "\n\nTrên đây" in pair.child:
        yield "Phòng Nội vụ huyện", pair.child.replace("\n\nTrên đây", "\n7. Phòng Nội vụ huyện theo dõi, đôn đốc việc thực hiện.\n\nTrên đây", 1)
