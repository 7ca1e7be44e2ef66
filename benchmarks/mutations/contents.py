"""Changes of contents, targets, criteria and duties (G16 to G23, G28 to G33)."""

from __future__ import annotations

import regex

from .model import Pair, Texts, items, kind, province, replaced


@kind("G16", "G20")
def item_dropped(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        yield f"item {number}", pair.child.replace(item, "", 1)


@kind("G20", "G28")
def target_lowered(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        if (figure := regex.search(r"(\d+)% (\S+ \S+)", item)) and regex.search(rf"\d+% {regex.escape(figure[2])}", pair.parent):
            for share in (2, 3):
                low = item.replace(f"{figure[1]}%", f"{int(figure[1]) * (share - 1) // share}%", 1)
                yield f"target {number} by one {share}", pair.child.replace(item, low, 1)


@kind("G20", "G16")
def target_lost(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        lost = regex.search(r"[;,] (?:phấn đấu )?\d+% (\S+ \S+)[^;.\n]*", item)
        if lost and regex.search(rf"\d+% {regex.escape(lost[1])}", pair.parent):  # of what the parent sets
            yield f"target {number}", pair.child.replace(item, item.replace(lost[0], "", 1), 1)


@kind("G17", "G18", "G16", "G20", "G23", "G35")
def items_only_copied(pair: Pair) -> Texts:
    own, above = items(pair), items(Pair("", "", "", pair.parent, ""))
    if own and len(own) == len(above) and not province(pair):
        text = pair.child
        for mine, theirs in zip(own, above, strict=True):
            text = text.replace(mine, theirs, 1)
        yield "all items word for word", text


@kind("G18", "G35", "G17")
def wording_of_the_parents_level(pair: Pair) -> Texts:
    duty = "Ủy ban nhân dân các huyện, thị xã, thành phố xây dựng kế hoạch và tổ chức thực hiện tại địa phương."
    if not province(pair) and "\n\nTrên đây" in pair.child:
        last = regex.findall(r"^(\d)\. ", pair.child.split("\n\nTrên đây")[0], regex.M)
        yield "duty of districts", pair.child.replace("\n\nTrên đây", f"\n{int(last[-1]) + 1 if last else 6}. {duty}\n\nTrên đây", 1)


@kind("G28")
def condition_lost(pair: Pair) -> Texts:
    """A condition that the parent has too."""
    found = regex.search(r"; (không có đơn thư)[^\n;.]*", pair.child)
    if found and found[1] in pair.parent:
        yield "no complaints", pair.child.replace(found[0], "", 1)


replaced("G19", "prohibition lost", r"không để xảy ra", "để xảy ra", "G28")
replaced("G21", "link lost", r"(?:[;,] )?(?:gắn|lồng ghép) với việc thực hiện (?:Chỉ thị|Nghị quyết) số [^\n;.]*", "")


@kind("G22")
def guideline_lost(pair: Pair) -> Texts:
    """Only where the parent names a guideline: the two texts alone cannot tell of one that neither names."""
    if "Hướng dẫn số" in pair.parent:
        yield "lost", regex.sub(r"Hướng dẫn số [^\n;.]*", "quy định", pair.child, count=1)
        yield "another", pair.child.replace("Hướng dẫn số 412/HD-BTĐKT", "Hướng dẫn số 999/HD-BTĐKT", 1)


@kind("G23")
def wide_groups(pair: Pair) -> Texts:
    if not province(pair):
        yield "groups of a province", pair.child.replace("Đối tượng: ", "Đối tượng: các sở, ban, ngành tỉnh; ", 1)


@kind("G30", "G31", "G32", "G33", "G21", "G35", "G16", "G14")
def duty_by_name_lost(pair: Pair) -> Texts:
    head = " ".join(pair.child.split("\n\n", 1)[0].split()).casefold()
    named = [
        m[1] for m in regex.finditer(r"^\d+\. ((?:Sở|Ban|Công an|Tỉnh đoàn|Đề nghị [^\n]*?)[^\n,]*?) (?:chủ trì|tuyên truyền|vận động)", pair.parent, regex.M)
        if m[1].casefold() in head
    ]
    part = regex.search(r"^[IVX]+\. TỔ CHỨC THỰC HIỆN\n(.*?)(?=^Trên đây)", pair.child, regex.M | regex.S)
    if named and part:
        kept = [line for line in part[1].split("\n") if "báo cáo" in line or not line.strip()]
        yield named[0], pair.child.replace(part[1], "\n".join(kept), 1)


replaced("G31", "partners lost", r", phối hợp với [^\n;.]*?(?= (?:củng cố|tuyên truyền|rà soát|duy trì|thu gom|kiểm tra))", "", "G35", count=0)
replaced("G32", "nobody leads or reports", r"^[IVX]+\. TỔ CHỨC THỰC HIỆN\n.*?(?=^Trên đây)", "V. TỔ CHỨC THỰC HIỆN\n1. Mọi người cùng làm.\n\n", "G21", "G30", "G31", "G33", "G35", "G34")


@kind("G32", "G33", "G14")
def no_report(pair: Pair) -> Texts:
    """Every sentence that sets a report is cut; a plan that keeps another one still has its report duty."""
    part = regex.search(r"^[IVX]+\. TỔ CHỨC THỰC HIỆN\n.*?(?=^Trên đây|^Yêu cầu|^Nơi nhận)", pair.child, regex.M | regex.S)
    if part:
        cut = regex.sub(r"[^\n.;]*(?:\d\.\d[^\n.;]*)*\bbáo cáo\b[^\n.;]*[.;]?", "", part[0])
        if "báo cáo" not in cut:
            yield "sentences", pair.child.replace(part[0], cut, 1)



@kind("G33")
def report_elsewhere(pair: Pair) -> Texts:
    if not province(pair):
        for name, body in (("treasury", "Kho bạc Nhà nước"), ("finance", "Sở Tài chính")):
            yield name, regex.sub(
                r"báo cáo (?:kết quả về )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|huyện) \(qua [^)]*\)", f"báo cáo {body}", pair.child
            )


@kind("G33")
def report_to_nobody(pair: Pair) -> Texts:
    if not province(pair):
        yield "addressee lost", regex.sub(
            r"báo cáo (?:kết quả về )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|huyện) \(qua [^)]*\)", "báo cáo kết quả", pair.child
        )
