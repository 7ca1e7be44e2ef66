"""Defects met in papers of local bodies that no rule was made from; the sentences are invented."""

from __future__ import annotations

import pytest

from tests.parsing.portal_helpers import HEAD, TAIL, parsed
from tests.parsing.test_unseen_regulations import decision, relations
from thidua_parse.record import Plan


def parents(record: Plan) -> set[str]:
    return {r.number for r in record.references if r.number and r.is_parent}


@pytest.mark.parametrize(("basis", "is_parent"), [
    ("Quyết định số 12/QĐ-TTg ngày 5/3/2015 của Thủ tướng Chính phủ phê duyệt Chương trình trồng hoa ven đường", True),
    ("Nghị quyết số 12/NQ-HĐND ngày 5/3/2015 của HĐND tỉnh khóa XVI, kỳ họp thứ 3 về việc thông qua Đề án trồng hoa ven đường", True),
    # what only spells a law out, tells how papers are made, gives a view, or is about bodies
    ("Nghị định số 12/2015/NĐ-CP ngày 5/3/2015 của Chính phủ về việc thi hành Luật Trồng hoa ven đường", False),
    ("Thông tư số 12/2015/TT-BXD ngày 5/3/2015 của Bộ Xây dựng hướng dẫn lập kế hoạch trồng hoa ven đường", False),
    ("Văn bản số 12/BXD-HT ngày 5/3/2015 của Bộ Xây dựng về việc cho ý kiến về trồng hoa ven đường của tỉnh", False),
    ("Nghị quyết số 12/2015/UBTVQH13 ngày 5/3/2015 của Ủy ban Thường vụ Quốc hội về nhiệm vụ của Hội đồng nhân dân, Ủy ban nhân dân", False),
])
def test_bases_that_are_parents(basis: str, is_parent: bool) -> None:
    title = "Phê duyệt Kế hoạch trồng hoa ven đường của Ủy ban nhân dân tỉnh"
    record = decision("Điều 1. Phê duyệt Kế hoạch.\n", f"Căn cứ {basis};\n", title)
    assert bool(parents(record)) is is_parent


@pytest.mark.parametrize("lead", ["Qua xem xét", "Sau khi xem xét", "Trên cơ sở xem xét"])
def test_papers_that_a_council_looks_at_are_proposals(lead: str) -> None:
    record = parsed(
        HEAD.format(kind="NQ") + "NGHỊ QUYẾT\nVề việc trồng hoa ven đường\nHỘI ĐỒNG NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n"
        f"{lead} Báo cáo số 12/BC-UBND ngày 5/3/2015 của UBND tỉnh về việc trồng hoa,\nQUYẾT NGHỊ:\nĐiều 1. Trồng hoa.\n" + TAIL
    )
    assert relations(record) == {"12/BC-UBND": "at_proposal_of"}


@pytest.mark.parametrize("article", [
    "Ban hành kèm theo Quyết định này “Quy định trồng hoa ven đường”",
    "Giám đốc Sở Xây dựng và Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định",
    "Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 9/QĐ-UBND",
])
def test_orders_without_a_full_stop_are_no_headings(article: str) -> None:
    record = decision(f"Điều 1. Trồng hoa ven đường.\nĐiều 2. {article}\nĐiều 3. Hiệu lực thi hành\nTừ ngày ký.\n")
    assert [s.title for s in record.sections[1:]] == [None, "Hiệu lực thi hành"]


def test_opening_of_a_text_without_labels_runs_to_the_sentence_that_leads_in() -> None:
    record = parsed(
        HEAD.format(kind="CT") + "CHỈ THỊ\nVề việc trồng hoa ven đường\n"
        "Thời gian qua, việc trồng hoa ven đường của các xã trên địa bàn tỉnh còn chậm, chưa được quan tâm đúng mức.\n"
        "Thực hiện Công văn số 12/BXD-HT ngày 5/3/2015 của Bộ Xây dựng về việc trồng hoa, UBND tỉnh yêu cầu:\n"
        "Các sở và UBND các xã khẩn trương trồng hoa.\n" + TAIL
    )
    assert parents(record) == {"12/BXD-HT"}
