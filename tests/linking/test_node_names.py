"""What a document is called where people read it."""

from __future__ import annotations

import pytest

from thidua_parse.compliance import check
from thidua_parse.linking import link
from thidua_parse.linking.graph import Node
from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string
from thidua_parse.reports.page import render_page
from thidua_parse.reports.wording import Wording


@pytest.mark.parametrize(
    ("node", "name"),
    [
        (Node(key="KH|12/KH-UBND|2024|a", number="12/KH-UBND", path="x/a.pdf", subject="việc A"), "12/KH-UBND"),
        (Node(key="a.pdf", path="x/a.pdf", campaign="Chung sức", subject="việc A"), "a.pdf"),
        (Node(key="?|Chung sức|?|b", campaign="Chung sức", subject="việc A"), "Chung sức"),
        (Node(key="?|việc A|?|Bộ Công an", subject="việc A", issuer="Bộ Công an"), "việc A (Bộ Công an)"),
        (Node(key="?|việc A|?|?", subject="việc A"), "việc A"),
        (Node(key="KH|?|2024|?"), "KH|?|2024|?"),
    ],
)
def test_a_node_has_the_name_people_use(node: Node, name: str) -> None:
    assert node.name == name


def test_the_page_shows_no_key_for_a_document_cited_by_its_matter() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 12/KH-UBND\n\nHà Nam, ngày 5 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        "Triển khai đợt cao điểm trồng cây\n\nThực hiện Kế hoạch của Bộ Nông nghiệp và Phát triển nông thôn về mở đợt cao "
        "điểm trồng cây, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\n1. Nâng cao ý thức trồng cây.\n"
    )
    graph = link([parse_text(from_string(text))])
    stub = next(n for n in graph.nodes if not n.at_hand)
    page = render_page(graph, check(graph), (), Wording("vi"))
    assert stub.name in page
    assert stub.key not in page
