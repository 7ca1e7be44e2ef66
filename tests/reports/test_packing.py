"""Large reports: bodies are packed into the page and unpacked when they are opened."""

from __future__ import annotations

import base64
import json
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import browser as chromium
from thidua_parse.compliance import check, prepare
from thidua_parse.linking import link
from thidua_parse.reports.figures import figures_of, key_name, trend_svg
from thidua_parse.reports.packing import pack
from thidua_parse.reports.page import render_page
from thidua_parse.reports.wording import Wording

from .test_reports import HOSTILE, graph_and_findings

BLOCK = re.compile(r'<script type="application/octet-stream" id="block(\d+)">([A-Za-z0-9+/=]*)</script>')


def unpacked(blocks: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, data in BLOCK.findall(blocks):
        found |= json.loads(zlib.decompress(base64.b64decode(data)))
    return found


@given(st.dictionaries(st.from_regex(r"p[0-9]{1,4}", fullmatch=True), st.text(max_size=300), max_size=12))
def test_every_body_comes_back_as_it_was(bodies):
    made = pack(list(bodies.items()), inline=0)
    assert unpacked(made.blocks) == (bodies if made.packed else {})
    assert set(made.bodies) == set(bodies)
    assert made.packed == any(bodies.values())


def test_small_reports_are_written_out():
    made = pack([("p1", "<p>một</p>")])
    assert not made.packed and made.bodies["p1"].html == "<p>một</p>" and made.blocks == ""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of two hostile documents with every body packed."""
    graph, findings = graph_and_findings()
    html = render_page(graph, findings, [], Wording("vi"), figures=figures_of(graph, findings), inline=0)
    path = tmp_path_factory.mktemp("trang") / "report.html"
    path.write_text(html, "utf-8")
    return path


def test_bodies_are_not_in_the_page_but_in_its_blocks(page):
    html = page.read_text("utf-8")
    pairs = html[html.index('<section class="part" id="pairs">') : html.index('<section class="part" id="rules">')]
    assert "<blockquote" not in pairs and 'data-block="0"' in pairs
    bodies = unpacked(html)
    assert any("<blockquote" in body for body in bodies.values())
    assert not any("<script" in body or "<img" in body for body in bodies.values())


def test_opened_pair_shows_its_quotes_and_runs_nothing(page):
    reason = chromium.missing()
    if reason:
        pytest.skip(reason)
    with chromium.browser() as window:
        window.open(page.as_uri())
        assert window.script("return document.querySelector('#pairs blockquote')") is None
        window.click("#pairs details.item > summary")
        window.wait("document.querySelector('#pairs blockquote')")
        shown = window.script("return document.querySelector('#pairs blockquote').textContent")
        assert shown == f"“{HOSTILE}”"
        assert window.script("return document.querySelectorAll('img').length") == 0
        # a chosen verdict hides the rows of bodies that are unpacked later, too
        window.script("var s=document.querySelector('[data-verdict-filter]');s.value='pass';s.dispatchEvent(new Event('change'))")
        assert window.script("return document.querySelector('#pairs details.item').classList.contains('hidden')")
        window.script("location.hash=document.querySelector('#plans details.item').id")
        window.wait("document.querySelector('#plans .body')")
        assert not [m for m in window.log() if m["level"] == "SEVERE"]


def test_keys_of_time_are_printed_as_offices_write_them():
    names = [key_name(by, key, Wording("vi")) for by, key in (
        ("month", "2021-09"), ("quarter", "2021-Q3"), ("year", "2021"), ("month", "?"), ("level", "province"),
    )]
    assert names == ["09/2021", "Quý III/2021", "2021", "Không rõ", "Tỉnh"]


def test_trend_needs_two_columns():
    graph, findings = graph_and_findings()
    assert trend_svg(figures_of(graph, findings), Wording("vi")) == ""  # both are of one month
    plans = [p.model_copy(update={"issued_on": p.issued_on.model_copy(update={"iso": f"202{i}-01-02"})}) for i, p in enumerate(graph.plans)]
    later = link(plans)
    svg = trend_svg(figures_of(later, check(later, run=prepare(later, segment=False))), Wording("vi"))
    assert svg.count("<rect") > 2 and "2020" in svg and "2021" in svg
