"""One change in a clean pair flips the rule concerned, and no other rule begins to fail.

Every case changes the text of a sample plan, which is then read, linked and checked anew.
``also`` names rules that rest on the very words that were changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from thidua_parse.compliance import Finding, check
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import read
from thidua_parse.record import Plan

PLANS = Path(__file__).parents[2] / "corpus/plans"
PROVINCE, DEPARTMENT = "a02-kh-ubnd-ha-nam", "a04-kh-stttt-ha-nam"
DISTRICT, COMMUNE = "a06-kh-ubnd-kim-bang", "a08-kh-ubnd-thuy-loi"
Change = Callable[[str], str]


@dataclass(frozen=True)
class Mutation:
    name: str
    rule: str
    change: Change
    also: frozenset[str] = frozenset()


def swap(old: str, new: str, count: int = 1) -> Change:
    return lambda text: text.replace(old, new, count) if count else text.replace(old, new)


def drop(pattern: str) -> Change:
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.M | re.S)


def both(*changes: Change) -> Change:
    def apply(text: str) -> str:
        for change in changes:
            text = change(text)
        return text

    return apply


def mutation(name: str, rule: str, change: Change, *also: str) -> Mutation:
    return Mutation(name, rule, change, frozenset(also))


DEPARTMENT_CASES = (
    mutation("number", "G02", swap("96/KH-UBND", "69/KH-UBND", 0)),
    mutation("date", "G03", swap("ngày 04/4/2023", "ngày 14/4/2023")),
    mutation("issuer", "G04", swap("của Ủy ban nhân dân tỉnh về", "của Hội đồng nhân dân tỉnh về")),
    mutation("kind", "G05", swap("Thực hiện Kế hoạch số 96", "Thực hiện Chỉ thị số 96")),
    mutation("title", "G06", lambda t: re.sub(
        r"(ủa Ủy ban nhân dân tỉnh) về tổ chức .*?(?=, Sở Thông tin)",
        r"\1 về phòng cháy, chữa cháy rừng mùa khô năm 2023", t, count=1)),
    mutation("dated before", "G09", swap("ngày 20 tháng 4 năm 2023", "ngày 20 tháng 3 năm 2023")),
    mutation("issued late", "G10", swap("ngày 20 tháng 4 năm 2023", "ngày 20 tháng 5 năm 2023")),
    mutation("period end", "G12", swap("đến ngày 30/11/2024", "đến ngày 30/11/2025")),
    mutation("period start", "G12", swap("từ ngày 01/6/2023", "từ ngày 01/5/2023")),
    mutation("period reversed", "G13", swap("đến ngày 30/11/2024", "đến ngày 30/11/2022")),
    mutation("report date", "G14", swap("trước ngày 01/12", "trước ngày 15/12")),
    mutation("campaign word", "G15", swap(
        "Một cửa thân thiện, công dân số", "Một cửa tận tụy, công dân số", 0)),
    mutation("item dropped", "G16", drop(r"^5\. Thi đua giữ nghiêm.*?\n"), "G20"),
    mutation("target", "G20", swap("phấn đấu 80% hồ sơ", "phấn đấu 40% hồ sơ")),
    mutation("link", "G21", lambda t: re.sub(r"; lồng ghép với [^\n]*?một cửa", "", t, count=1)),
    mutation("guideline", "G22", drop(r"^c\) Hồ sơ thực hiện theo.*?\n")),
    mutation("groups", "G23", swap("1. Đối tượng: các phòng", "1. Đối tượng: các sở, ban, ngành; các phòng")),
    mutation("own Bằng khen", "G24", swap(
        "Giám đốc Sở tặng Giấy khen của Giám đốc Sở", "Giám đốc Sở tặng Bằng khen của Giám đốc Sở"), "G26"),
    mutation("medal granted", "G24", swap(
        "Giám đốc Sở đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Giám đốc Sở quyết định tặng Huân chương Lao động hạng Ba")),
    mutation("unknown medal", "G25", swap(
        "tặng Giấy khen của Giám đốc Sở", "tặng Huy chương Vì nụ cười một cửa"), "G26"),
    mutation("own award", "G26", drop(r"^a\) Giám đốc Sở tặng Giấy khen.*?\n")),
    mutation("proposal", "G27", swap(
        "đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "đề nghị Thủ tướng Chính phủ tặng Bằng khen của Thủ tướng Chính phủ")),
    mutation("criteria", "G28", swap("; không có đơn thư phản ánh đúng về thái độ phục vụ", "")),
    mutation("report elsewhere", "G33", swap(
        "báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)", "báo cáo Sở Tài chính")),
    mutation("superior not told", "G34", both(
        swap("- UBND tỉnh (để báo cáo);\n", ""), swap("- Sở Nội vụ;\n", ""))),
    mutation("bearer not told", "G35", swap("- Báo Hà Nam, Đài PT-TH Hà Nam (phối hợp);\n", "")),
    mutation("deputy", "G36", swap("\nGIÁM ĐỐC\n", "\nPHÓ GIÁM ĐỐC\n")),
    mutation("TM.", "G36", swap("\nGIÁM ĐỐC\n", "\nTM. SỞ THÔNG TIN VÀ TRUYỀN THÔNG\nGIÁM ĐỐC\n")),
    mutation("symbol", "G38", swap("41/KH-STTTT", "41/QĐ-STTTT")),
    mutation("label twice", "G38", swap("III. ĐỐI TƯỢNG", "II. ĐỐI TƯỢNG")),
    mutation("contradiction", "G19", swap("không để xảy ra tiêu cực", "để xảy ra tiêu cực"), "G28"),
)
COMMUNE_CASES = (
    mutation("number", "G02", swap("118/KH-UBND", "181/KH-UBND", 0)),
    mutation("district", "G04", swap("của UBND huyện Kim Bảng về", "của UBND huyện Duy Tiên về")),
    mutation("kind", "G05", swap("Thực hiện Kế hoạch số 118", "Thực hiện Quyết định số 118")),
    mutation("dated before", "G09", swap("ngày 12 tháng 5 năm 2023", "ngày 12 tháng 4 năm 2023")),
    mutation("period", "G12", swap("đến ngày 30/11/2024", "đến ngày 31/12/2024")),
    mutation("report date", "G14", swap("trước ngày 15/11", "trước ngày 30/11")),
    mutation("item dropped", "G16", drop(r"^2\. Thi đua cắt giảm.*?\n")),
    mutation("target", "G20", swap("100% thôn có tổ", "80% thôn có tổ")),
    mutation("title beyond a commune", "G24", swap(
        "tặng Giấy khen của Chủ tịch UBND xã khi",
        "quyết định tặng danh hiệu Chiến sĩ thi đua cơ sở, Giấy khen của Chủ tịch UBND xã khi")),
    mutation("past the district", "G27", swap(
        "đề nghị Chủ tịch UBND huyện tặng Giấy khen của Chủ tịch UBND huyện",
        "đề nghị Chủ tịch UBND tỉnh tặng Bằng khen của Chủ tịch UBND tỉnh")),
    mutation("no report", "G32", both(
        swap(" Hằng năm báo cáo UBND huyện (qua Phòng Nội vụ) trước ngày 15/11.", ""),
        swap(" Hằng tháng báo cáo UBND xã trước ngày 25.", "")), "G33"),
    mutation("KT. lost", "G36", swap("KT. CHỦ TỊCH\n", "")),
    mutation("TM. lost", "G36", swap("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "CHỦ TỊCH")),
    mutation("purpose lost", "G39", drop(r"^I\. MỤC ĐÍCH.*?(?=^II\. )")),
    mutation("left over", "G18", swap(
        "4. Trưởng các thôn tuyên truyền, vận động các hộ gia đình hưởng ứng.",
        "4. Ủy ban nhân dân các xã, thị trấn xây dựng kế hoạch và tổ chức thực hiện tại địa bàn."), "G35"),
)


def parsed(folder: Path, name: str, text: str) -> Plan:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    return parse_text(read(path))


def source(name: str) -> str:
    return (PLANS / f"{name}.txt").read_text("utf-8")


def pair_findings(folder: Path, parent: str, child: str) -> dict[str, Finding]:
    plans = [parsed(folder, "parent", source(parent)), parsed(folder, "child", child)]
    found = check(link(plans)).where(test=lambda f: f.child.path.endswith("child.txt"))
    return {f.rule: f for f in (found.on_pairs() or found.on_documents())}


@cache
def clean(parent: str, child: str) -> dict[str, str]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        found = pair_findings(Path(folder), parent, source(child))
    return {rule: f.verdict for rule, f in found.items()}


BAD = ("fail", "partial")
CASES = [
    *(pytest.param(PROVINCE, DEPARTMENT, m, id=f"department {m.name}") for m in DEPARTMENT_CASES),
    *(pytest.param(DISTRICT, COMMUNE, m, id=f"commune {m.name}") for m in COMMUNE_CASES),
]


@pytest.mark.parametrize(("parent", "child", "case"), CASES)
def test_mutation_flips_its_rule(tmp_path: Path, parent: str, child: str, case: Mutation) -> None:
    text = source(child)
    changed = case.change(text)
    assert changed != text
    before, after = clean(parent, child), pair_findings(tmp_path, parent, changed)
    assert before[case.rule] not in BAD
    assert after[case.rule].verdict in BAD, after[case.rule].message
    others = {
        rule for rule, f in after.items()
        if f.verdict == "fail" and before[rule] != "fail" and rule != case.rule
    }
    assert others <= case.also


@pytest.mark.parametrize(("parent", "child"), [(PROVINCE, DEPARTMENT), (DISTRICT, COMMUNE)])
def test_no_pass_where_the_text_is_gone(tmp_path: Path, parent: str, child: str) -> None:
    """Only title and preamble are left: rules on the lost parts must not pass."""
    text = source(child)
    rest = text[: text.index("I. MỤC ĐÍCH")]
    found = pair_findings(tmp_path, parent, rest)
    lost = [f"G{n}" for n in (14, 16, 17, 18, 19, 20, 21, 22, 23, 28, 30, 31, 32, 33, 34, 35, 36, 39)]
    assert {r: found[r].verdict for r in lost if r in found and found[r].verdict == "pass"} == {}
