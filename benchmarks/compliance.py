"""Does the check notice what was changed? Mutations of clean pairs of the sample plans.

    python benchmarks/compliance.py                 all kinds of change on all clean pairs
    python benchmarks/compliance.py --kinds G16     only the changes that concern some rules
    python benchmarks/compliance.py --misses        names every change that went unnoticed

A pair is clean where neither of its documents has an entry in ``corpus/faults.yaml``. Every kind of
change names the rule that must get worse, and the rules that rest on the same words and may follow.
Prints recall by rule, faults that appeared where nothing was changed for them, and what fails on
the clean pairs themselves (false alarms).
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import regex
import yaml

from thidua_parse.compliance import Finding, check
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"
WORSE = {"pass": 0, "not_applicable": 0, "undecidable": 0, "partial": 1, "fail": 2}
ISSUED = regex.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
Texts = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Pair:
    """Names and texts of a parent and a child, and the number by which the child cites it."""

    parent_name: str
    child_name: str
    parent: str
    child: str
    number: str


@dataclass(frozen=True)
class Kind:
    """A kind of change: the rule that must notice, those that may follow, the changed texts."""

    rule: str
    change: Callable[[Pair], Texts]
    follow: frozenset[str] = frozenset()


KINDS: list[Kind] = []


def kind(rule: str, *follow: str) -> Callable[[Callable[[Pair], Texts]], Callable[[Pair], Texts]]:
    def keep(change: Callable[[Pair], Texts]) -> Callable[[Pair], Texts]:
        KINDS.append(Kind(rule, change, frozenset(follow)))
        return change

    return keep


def replaced(rule: str, name: str, pattern: str, new: str, *follow: str, count: int = 1) -> None:
    """A kind that rewrites the first (or every) place of a pattern."""
    compiled = regex.compile(pattern, regex.M | regex.S)

    def change(pair: Pair) -> Texts:
        yield name, compiled.sub(new, pair.child, count=count)

    KINDS.append(Kind(rule, change, frozenset(follow)))


@kind("G02")
def wrong_number(pair: Pair) -> Texts:
    serial = regex.match(r"\d+", pair.number)
    if serial:
        for name, new in (("plus three", str(int(serial[0]) + 3)), ("turned", serial[0][::-1])):
            yield name, pair.child.replace(pair.number, new + pair.number[serial.end() :])


@kind("G03")
def wrong_date(pair: Pair) -> Texts:
    cited = regex.search(regex.escape(pair.number) + r",? ngày (\d{1,2})([/ ])", pair.child) if pair.number else None
    if cited:
        day = f"{int(cited[1]) % 27 + 1:02d}"
        yield "day", pair.child[: cited.start(1)] + day + pair.child[cited.end(1) :]


@kind("G05")
def wrong_kind(pair: Pair) -> Texts:
    cited = regex.search(r"(Kế hoạch|Quyết định) số " + regex.escape(pair.number), pair.child) if pair.number else None
    if cited:
        yield "directive", pair.child[: cited.start()] + "Chỉ thị" + pair.child[cited.end(1) :]


def issued(pair: Pair, days: int) -> str | None:
    """The child dated some days from the parent, or None where a date is missing."""
    above, own = ISSUED.search(pair.parent), ISSUED.search(pair.child)
    if not above or not own:
        return None
    day = date(int(above[3]), int(above[2]), int(above[1])) + timedelta(days=days)
    return pair.child.replace(own[0], f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}", 1)


@kind("G09")
def dated_before(pair: Pair) -> Texts:
    for days in (-1, -40):
        if text := issued(pair, days):
            yield f"{-days} days before", text


def province(pair: Pair) -> bool:
    """Whether the child is of a province as a whole: reports and groups in it concern those below."""
    return "qd-ttg" in pair.parent_name


@kind("G10", "G13", "G08")
def issued_late(pair: Pair) -> Texts:
    for days in (100, 200):
        if text := issued(pair, days):
            yield f"{days} days after", text


@kind("G11", "G13", "G08")
def delayed(pair: Pair) -> Texts:
    for days in (60, 150):
        if text := issued(pair, days):
            yield f"{days} days after", text


@kind("G14")
def report_late(pair: Pair) -> Texts:
    own = regex.search(r"báo cáo[^\n.;]*trước ngày (\d{1,2})/(\d{1,2})(?=[.;]| )", pair.child)
    if own and not province(pair):
        yield "last day of the year", pair.child[: own.start(1)] + "31/12" + pair.child[own.end(2) :]


@kind("G12", "G13", "G08")
def period_outside(pair: Pair) -> Texts:
    end = regex.search(r"đến (?:hết )?ngày \d+/\d+/(\d{4})", pair.child)
    if end:
        yield "ends later", pair.child[: end.start(1)] + str(int(end[1]) + 2) + pair.child[end.end(1) :]
    start = regex.search(r"[Tt]ừ ngày \d+/\d+/(\d{4})", pair.child)
    if start:
        yield "starts earlier", pair.child[: start.start(1)] + str(int(start[1]) - 1) + pair.child[start.end(1) :]


@kind("G13", "G12")
def period_reversed(pair: Pair) -> Texts:
    end = regex.search(r"[Tt]ừ ngày \d+/\d+/(\d{4}) đến (?:hết )?ngày \d+/\d+/(\d{4})", pair.child)
    if end:
        yield "reversed", pair.child[: end.start(2)] + str(int(end[1]) - 1) + pair.child[end.end(2) :]


@kind("G15", "G06")
def other_name(pair: Pair) -> Texts:
    name = regex.search(r"phong trào thi đua [“\"](.+?)[”\"]", pair.child)
    if name and pair.number:
        yield "second half", pair.child.replace(name[1], name[1].split(",")[0] + ", quê hương khởi sắc")
        yield "whole", pair.child.replace(name[1], "Mỗi ngày một việc tốt, mỗi tuần một tấm gương")


def items(pair: Pair) -> list[str]:
    return [m[0] for m in regex.finditer(r"^\d\. Thi đua (?:[^\n]|\n(?!\d\. |\s|[IVX]+\.))*\n", pair.child, regex.M)]


@kind("G16", "G20")
def item_dropped(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        yield f"item {number}", pair.child.replace(item, "", 1)


@kind("G20", "G28")
def target_lowered(pair: Pair) -> Texts:
    for number, item in enumerate(items(pair), 1):
        if figure := regex.search(r"(\d+)%", item):
            for share in (2, 3):
                low = item.replace(figure[0], f"{int(figure[1]) * (share - 1) // share}%", 1)
                yield f"target {number} by one {share}", pair.child.replace(item, low, 1)


@kind("G34", "G33", "G35")
def superior_not_told(pair: Pair) -> Texts:
    block = regex.search(r"Nơi nhận:\n(.*?)\n\n", pair.child, regex.S)
    if block:
        gone = regex.compile(r"UBND (?:tỉnh|huyện)|Ủy ban nhân dân (?:tỉnh|huyện)|Nội vụ|Thi đua|Thủ tướng|Tỉnh ủy|Ban Thường vụ|Huyện ủy")
        kept = [line for line in block[1].split("\n") if not gone.search(line)]
        yield "recipients", pair.child.replace(block[1], "\n".join(kept), 1)


OWN_AWARD = r"tặng Giấy khen của (?:Chủ tịch|Giám đốc)[^;.\n]{3,40}?(?= cho| khi|[;.\n])"
replaced("G24", "order of the State", OWN_AWARD, "quyết định tặng Huân chương Lao động hạng Ba", "G26")
replaced("G25", "medal that no law knows", OWN_AWARD, "tặng Huy chương Vì phong trào", "G26")
replaced("G28", "condition lost", r"; không có đơn thư[^\n;.]*", "")
replaced("G36", "KT. lost", r"^KT\. [^\n]*\n", "")
replaced("G36", "deputy of an office", r"^GIÁM ĐỐC$", "PHÓ GIÁM ĐỐC")
replaced("G36", "KT. before the head", r"^GIÁM ĐỐC$", "KT. GIÁM ĐỐC\nGIÁM ĐỐC")
replaced("G36", "TM. of an office", r"^GIÁM ĐỐC$", "TM. SỞ\nGIÁM ĐỐC")
replaced("G38", "number blank", r"^Số: \d+", "Số:    ")
replaced("G38", "kind and symbol differ", r"^(Số: \d+)/KH-", r"\1/QĐ-")
replaced("G38", "day blank", r"ngày \d{1,2} tháng (\d{1,2}) năm (\d{4})$", r"ngày     tháng \1 năm \2", "G09")
replaced("G39", "no commendation", r"^[IVX]+\. [^\n]*KHEN THƯỞNG\n.*?(?=^[IVX]+\. )", "", "G26", "G28", "G22")
replaced("G32", "nobody leads or reports", r"^[IVX]+\. TỔ CHỨC THỰC HIỆN\n.*?(?=^Trên đây)", "V. TỔ CHỨC THỰC HIỆN\n1. Mọi người cùng làm.\n\n", "G21", "G30", "G31", "G33", "G35", "G34")
replaced("G22", "guideline lost", r"Hướng dẫn số [^\n;.]*", "quy định")
replaced("G19", "prohibition lost", r"không để xảy ra", "để xảy ra", "G28")


replaced("G21", "link lost", r"(?:[;,] )?(?:gắn|lồng ghép) với việc thực hiện (?:Chỉ thị|Nghị quyết) số [^\n;.]*", "")


@kind("G23")
def wide_groups(pair: Pair) -> Texts:
    if not province(pair):
        yield "groups of a province", pair.child.replace("Đối tượng: ", "Đối tượng: các sở, ban, ngành tỉnh; ", 1)


@kind("G33")
def report_elsewhere(pair: Pair) -> Texts:
    if not province(pair):
        for name, body in (("treasury", "Kho bạc Nhà nước"), ("finance", "Sở Tài chính")):
            yield name, regex.sub(
                r"báo cáo (?:kết quả về )?(?:Ủy ban nhân dân|UBND) (?:tỉnh|huyện) \(qua [^)]*\)", f"báo cáo {body}", pair.child
            )


replaced("G24", "Bằng khen of a lower head", r"Giấy khen của (Chủ tịch (?:UBND|Ủy ban nhân dân) (?:xã|huyện|phường)|Giám đốc Sở)", r"Bằng khen của \1", "G26", count=0)
replaced("G27", "to the Prime Minister at once", r"đề nghị Chủ tịch (?:UBND|Ủy ban nhân dân) (?:tỉnh|huyện) tặng (?:Bằng|Giấy) khen của Chủ tịch (?:UBND|Ủy ban nhân dân) (?:tỉnh|huyện)", "đề nghị Thủ tướng Chính phủ tặng Bằng khen của Thủ tướng Chính phủ")
replaced("G06", "title of another document", r"(?<=\d{4} của [^\n,;]{5,60}?) về (?:tổ chức|triển khai|phát động)[^\n;]*?(?=[,;] )", " về phòng, chống cháy rừng mùa khô")


def clean_pairs() -> Iterator[Pair]:
    """Parent edges of the samples between documents without planted faults."""
    faulty = {f["document"] for f in yaml.safe_load((CORPUS / "faults.yaml").read_text("utf-8"))}
    with (CORPUS / "edges.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names = [Path(row[side] or "").stem for side in ("to", "from")]
            if row["is_parent"] != "true" or row["expect"] != "edge" or not all(names) or faulty & set(names):
                continue
            texts = [(CORPUS / "plans" / f"{n}.txt").read_text("utf-8") for n in names]
            yield Pair(*names, *texts, row["number"])


def judge(folder: Path, pair: Pair, child: str) -> dict[str, Finding]:
    """Findings on the child: of the pair, or of the document where no pair was found."""
    plans = []
    for name, text in (("parent", pair.parent), ("child", child)):
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        plans.append(parse_text(read(path)))
    found = check(link(plans)).where(test=lambda f: (f.child.path or "").endswith("child.txt"))
    return {f.rule: f for f in (found.on_pairs() or found.on_documents())}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--kinds", default="", help="rules, separated by commas")
    options.add_argument("--misses", action="store_true")
    asked = options.parse_args()
    rules = set(filter(None, asked.kinds.split(",")))
    kinds = [k for k in KINDS if not rules or k.rule in rules]
    made, noticed, alarms, followed = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    pairs, missed = 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pair in clean_pairs():
            pairs += 1
            before = judge(folder, pair, pair.child)
            alarms.update(rule for rule, f in before.items() if f.verdict == "fail")
            for k in kinds:
                base = before.get(k.rule)
                if base is None or base.verdict == "fail":
                    continue
                for label, text in k.change(pair):
                    if text == pair.child or (base.verdict == "not_applicable" and k.rule != "G13"):
                        continue
                    after = judge(folder, pair, text)
                    found = after.get(k.rule)
                    made[k.rule] += 1
                    if found and WORSE[found.verdict] > WORSE[base.verdict]:
                        noticed[k.rule] += 1
                    else:
                        missed.append((k.rule, label, pair.child_name, found.verdict if found else "-"))
                    followed.update(
                        f"{k.rule} → {rule}" for rule, f in after.items()
                        if f.verdict == "fail" and rule in before and before[rule].verdict != "fail"
                        and rule != k.rule and rule not in k.follow
                    )
    print(f"{pairs} clean pairs, {sum(made.values())} changes")
    for rule in sorted(made):
        print(f"  {rule}  {noticed[rule]:4d} / {made[rule]:4d}  {noticed[rule] / made[rule]:.3f}")
    total = sum(made.values()) or 1
    print(f"recall {sum(noticed.values()) / total:.3f}")
    print(f"false alarms on clean pairs {sum(alarms.values()) / max(pairs, 1):.3f} a pair {dict(alarms)}")
    print(f"faults of rules that were not concerned {sum(followed.values()) / total:.3f} a change {dict(followed)}")
    for row in missed if asked.misses else ():
        print("missed", *row)


if __name__ == "__main__":
    main()
