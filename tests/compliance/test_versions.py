"""Versions of one plan: which documents are compared, and what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_parse.compliance import check, versions
from thidua_parse.linking import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading.text import read_text
from thidua_parse.record import Plan
from thidua_parse.reports import write_report

CORPUS = Path(__file__).parents[2] / "corpus" / "plans"
BASE = (CORPUS / "a02-kh-ubnd-ha-nam.txt").read_text("utf-8")


def parsed(name: str, *changes: tuple[str, str]) -> Plan:
    text = BASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return parse_text(read_text(text.encode(), name))


RENEWED = (
    ("Số: 96/KH-UBND", "Số: 31/KH-UBND"), ("ngày 04 tháng 4 năm 2023", "ngày 10 tháng 02 năm 2025"),
    ("giai đoạn 2023 - 2024", "giai đoạn 2025 - 2026"), ("từ ngày 01/6/2023 đến ngày 30/11/2024", "từ ngày 01/3/2025 đến ngày 30/11/2026"),
    ("phấn đấu 60% hồ sơ", "phấn đấu 75% hồ sơ"),
    ("2. Thi đua cắt giảm thời gian, chi phí tuân thủ thủ tục hành chính; rà soát, kiến nghị bỏ những giấy tờ mà cơ quan nhà nước đã có dữ liệu.\n", ""),
)


def test_a_renewed_plan_is_compared_with_the_one_before():
    (found,) = versions(link([parsed("cu.txt"), parsed("moi.txt", *RENEWED)]))
    assert (found.earlier.path, found.later.path, found.how) == ("cu.txt", "moi.txt", "renews")
    changed = {(c.field, c.fate): (c.before, c.after) for c in found.changes if c.field in ("period", "target")}
    before, after = changed["target", "changed"]
    assert before.startswith("60") and after.startswith("75")
    assert any(f == "period" and "2026" in a for (f, _), (_, a) in changed.items())
    dropped = [c.before for c in found.changes if c.field == "item" and c.fate == "dropped"]
    assert len(dropped) == 1 and "chi phí tuân thủ" in dropped[0]
    assert found.kept > 10


def test_every_change_is_quoted_from_its_document():
    plans = [parsed("cu.txt"), parsed("moi.txt", *RENEWED)]
    (found,) = versions(link(plans))
    texts = [p.text for p in plans]
    for change in found.changes:
        for text, quotes in zip(texts, (change.earlier, change.later), strict=True):
            assert all(text[q.start : q.end] == q.quote for q in quotes)
    assert all(c.earlier or c.later for c in found.changes)


def test_a_document_that_says_it_replaces_another_is_its_later_version():
    later = parsed("moi.txt", *RENEWED, (
        "yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.",
        "yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện. Kế hoạch này thay thế Kế hoạch số 96/KH-UBND ngày 04/4/2023 của Ủy ban nhân dân tỉnh Hà Nam./.",
    ))
    (found,) = versions(link([parsed("cu.txt"), later]))
    assert found.how == "replaces" and found.later.path == "moi.txt"


def test_a_draft_and_the_issued_text_are_copies():
    draft = parsed("du-thao.txt", ("phấn đấu 92% người dân", "phấn đấu 90% người dân"))
    (found,) = versions(link([parsed("ban-hanh.txt"), draft]))
    assert found.how == "copy"
    assert {c.field for c in found.changes} == {"item", "target"}


@pytest.mark.parametrize("changes", [
    (("Số: 96/KH-UBND", "Số: 31/KH-UBND"), ("TỈNH HÀ NAM", "TỈNH NAM ĐỊNH"), ("ngày 04 tháng 4 năm 2023", "ngày 14 tháng 4 năm 2023"), ("tỉnh Hà Nam", "tỉnh Nam Định"), ("Hà Nam,", "Nam Định,")),
    (("Số: 96/KH-UBND", "Số: 31/KH-UBND"), ("Hà Nam, ngày 04 tháng 4 năm 2023", "Hà Nam, ngày     tháng     năm 2025")),
])
def test_another_body_or_a_lost_date_is_no_version(changes):
    assert versions(link([parsed("mot.txt"), parsed("hai.txt", *changes)])) == ()


def test_the_report_shows_versions(tmp_path):
    graph = link([parsed("cu.txt"), parsed("moi.txt", *RENEWED)])
    page, *_ = write_report(graph, check(graph), tmp_path)
    html = page.read_text("utf-8")
    assert "Các lần ban hành" in html and "ban hành cho kỳ sau" in html and "75%" in html
