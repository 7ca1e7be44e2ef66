"""Pictures of the graph: the page in a real browser, drawings as well-formed SVG, hostile texts."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import thidua_parse as tp
from tests import browser as chromium
from tests.samples import corpus
from thidua_parse.compliance.findings import Evidence, Finding, Party, Quote
from thidua_parse.errors import ReportError
from thidua_parse.linking import Candidate, Edge, Mention, Node, PlanGraph
from thidua_parse.reports.picture import (
    draw_lags,
    hierarchy_svg,
    lag_charts,
    matrices,
    matrix_svg,
    png,
    render_picture,
)
from thidua_parse.reports.picture.data import page_data, script_json
from thidua_parse.reports.picture.hierarchy import hang
from thidua_parse.reports.picture.layered import HEIGHT, WIDTH, positions
from thidua_parse.reports.picture.words import _WORDS, Words
from thidua_parse.reports.wording import Wording

needs_browser = pytest.mark.skipif(chromium.missing() is not None, reason=str(chromium.missing()))
HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>\"'&lt;`${1}\u202egnirts\u2066 {{7*7}}\x00\ud800"


@cache
def corpus_page(language="vi") -> str:
    graph = corpus()
    return render_picture(graph, findings=tp.check(graph), language=language)


def parent(child, of, **more):
    return Edge(source_key=child, target_key=of, relation="implements", is_parent=True, **more)


def hostile() -> tuple[PlanGraph, list[Finding]]:
    """Two documents with the worst of texts in every field that holds text of documents."""
    key = f"KH|{HOSTILE}|2021|{HOSTILE}"
    common = {"number": HOSTILE, "issuer": HOSTILE, "campaign": HOSTILE, "subject": HOSTILE, "kind": HOSTILE}
    nodes = (
        Node(key="A", id="a", path=HOSTILE, date="2021-01-01", level="central", **common),
        Node(key=key, id="b", path=HOSTILE, date="2021-02-01", level="province", province=HOSTILE,
             status="inferred", confidence=0.5, evidence=({"note": HOSTILE},), **common),
        Node(key="C", id="c", path=HOSTILE, date=HOSTILE, **common),
    )
    edges = (
        parent("C", "A"),
        parent(key, "A", status="ambiguous", reasons=(HOSTILE,), mentions=(Mention(start=0, end=9),),
               candidates=(Candidate(key=HOSTILE, score=0.5, reasons=(HOSTILE,)),)),
    )
    quote = (Quote(start=0, end=1, quote=HOSTILE),)
    finding = Finding(
        rule=HOSTILE, group="form", verdict="fail", severity="high", confidence=1.0, child=Party(key=key),
        message=HOSTILE, evidence=Evidence(child=quote, parent=quote),
    )
    return PlanGraph((), nodes, edges), [finding]


def ask(window, page, folder, source):
    """What a script gives in a page that is opened from a file."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    window.open(file.as_uri())
    return window.run(source)


@needs_browser
def test_hostile_texts_do_nothing_in_a_browser(tmp_path, window):
    graph, findings = hostile()
    page = render_picture(graph, findings=findings, title=HOSTILE).encode("utf-8", "replace").decode()
    found = ask(window, page, tmp_path, """
        thidua.openAll(); thidua.choose(thidua.shown() - 2, true);
        return {pwned: window.pwned, texts: document.getElementById("details").innerText,
                images: document.querySelectorAll("img,iframe,object,link").length,
                scripts: document.scripts.length, shown: thidua.shown(),
                requests: performance.getEntriesByType("resource").length,
                labels: thidua.cy.nodes('.doc').map(function (n) { return n.data("label"); }).join()};
    """)
    assert found.get("pwned") is None
    assert (found["images"], found["requests"], found["shown"]) == (0, 0, 3)
    assert found["scripts"] == page.count("<script")
    assert "<img src=x onerror=window.pwned=2>" in found["texts"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", found["texts"] + found["labels"])


@needs_browser
def test_page_in_a_browser(tmp_path, window):
    found = ask(window, corpus_page(), tmp_path, """
        var wait = function () { return new Promise(function (r) { setTimeout(r, 60); }); };
        var key = function (k, on) { (on || document.activeElement).dispatchEvent(new KeyboardEvent("keydown", {key: k, bubbles: true})); };
        var out = {shown: thidua.shown(), errors: 0}, docs = JSON.parse(document.getElementById("data").textContent).documents;
        out.none = ["so tu phap", "Sở Tư pháp", "SỞ TƯ PHÁP", "sơ tư pháp", "52/KH-STP", "zzz quận"].map(function (q) { return thidua.search(q).found.length; });
        out.first = docs[thidua.search("52/kh-stp").found[0]].n;
        key("/", document.body);
        out.focus = document.activeElement.id;
        document.activeElement.value = "52/kh-stp";
        document.activeElement.dispatchEvent(new Event("input"));
        key("ArrowDown"); key("Enter");
        await wait();
        out.title = document.querySelector("#details h3").innerText;
        out.details = document.getElementById("details").innerText;
        out.selected = thidua.cy.nodes(":selected").length;
        key("ArrowLeft", document.getElementById("canvas"));
        out.parent = document.querySelector("#details h3").innerText;
        key("c", document.getElementById("canvas"));
        out.folded = thidua.shown();
        key("e", document.getElementById("canvas"));
        out.unfolded = thidua.shown();
        key("Escape", document.getElementById("canvas"));
        out.hidden = document.getElementById("details").hidden;
        var n = thidua.cy.nodes(".doc").last();
        n.emit("tap");
        out.tapped = document.querySelector("#details h3").innerText.length > 0;
        document.getElementById("colour").value = "level";
        document.getElementById("colour").dispatchEvent(new Event("change"));
        out.legend = document.getElementById("legend").innerText;
        document.getElementById("others").click();
        out.others = thidua.cy.edges(".other").length;
        document.getElementById("layout").value = "dagre";
        document.getElementById("layout").dispatchEvent(new Event("change"));
        out.spread = new Set(thidua.cy.nodes(".doc").map(function (n) { return n.position("x") + "," + n.position("y"); })).size;
        document.getElementById("tab-coverage").click();
        out.coverage = document.getElementById("view-coverage").innerText;
        window.dispatchEvent(new Event("beforeprint"));
        out.paper = document.querySelectorAll("#paper tbody tr").length;
        out.requests = performance.getEntriesByType("resource").length;
        return out;
    """)
    documents = len(hang(corpus()))
    assert found["shown"] == documents == found["paper"] == found["spread"]
    assert found["none"] == [2, 2, 2, 2, 1, 0]
    assert (found["first"], found["focus"], found["title"], found["selected"]) == ("52/KH-STP", "find", "52/KH-STP", 1)
    assert "Kế hoạch số 69/KH-UBND ngày 04/4/2023" in found["details"]  # the quote of the citation
    assert "G02" in found["details"]
    assert found["parent"] == "96/KH-UBND"
    assert found["folded"] < documents == found["unfolded"]
    assert found["hidden"] and found["tapped"]
    assert "cấp tỉnh" in found["legend"] and "không đạt" not in found["legend"]
    assert found["others"] > 0
    assert "Ủy ban nhân dân huyện Bình Lục" in found["coverage"]
    assert found["requests"] == 0


def large(count: int) -> PlanGraph:
    """A centre, 63 provinces, and as many lower documents as there must be."""
    nodes = [Node(key="root", id="r", kind="QĐ", number="1/QĐ-TTg", date="2021-01-01", level="central", issuer="Thủ tướng")]
    edges = []
    for p in range(63):
        nodes.append(Node(key=f"p{p}", id=f"p{p}", kind="KH", number=f"{p}/KH-UBND", date="2021-02-01", level="province", issuer=f"Tỉnh {p}"))
        edges.append(parent(f"p{p}", "root"))
    for n in range(count - 64):
        nodes.append(Node(key=f"d{n}", id=f"d{n}", kind="KH", number=f"{n}/KH-UBND", date="2021-03-01", level="district", issuer=f"Huyện {n}"))
        edges.append(parent(f"d{n}", f"p{n % 63}"))
    return PlanGraph((), tuple(nodes), tuple(edges))


@needs_browser
def test_many_documents_open_by_level(tmp_path, window):
    page = render_picture(large(3000), tables=False)
    found = ask(window, page, tmp_path, """
        var out = {first: thidua.shown()};
        thidua.unfold(1); out.opened = thidua.shown();
        thidua.choose(thidua.search("huyện 2900").found[0], true); out.found = thidua.cy.nodes(":selected").data("label");
        thidua.openAll(); out.all = thidua.shown(); out.drawn = thidua.cy.nodes(".doc").length;
        return out;
    """)
    assert found["first"] == 64
    assert found["opened"] == 64 + len([n for n in range(3000 - 64) if n % 63 == 0])
    assert "Huyện 2900" in found["found"]
    assert found["all"] == found["drawn"] == 3000


def test_page_needs_nothing_from_outside():
    page = corpus_page()
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)\s*=|@import|url\(", own)
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page
    assert page == render_picture(corpus(), findings=tp.check(corpus()))  # the same bytes again


def test_page_in_english():
    page = corpus_page("en")
    assert '<html lang="en">' in page and "Who has issued a document" in page
    assert "Ai đã có văn bản" not in page


def test_vendored_files_are_those_that_are_written_down():
    folder = resources.files("thidua_parse.reports") / "vendor"
    table = (folder / "VENDORED.md").read_text("utf-8")
    files = [f for f in folder.iterdir() if f.name.endswith(".js")]
    assert len(files) == 2
    for file in files:
        assert f"`{file.name}`" in table
        assert hashlib.sha256(file.read_bytes()).hexdigest() in table
        assert (folder / file.name.replace(".min.js", ".LICENSE")).is_file()


@given(st.text())
def test_json_in_a_script_cannot_end_it(text):
    made = script_json({"t": text})
    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made) == {"t": text}


def test_what_a_later_document_replaces_is_marked():
    nodes = (Node(key="a", id="a"), Node(key="b", id="b"), Node(key="c", id="c"))
    edges = tuple(
        Edge(source_key=a, target_key=b, relation=relation, status=status)
        for a, b, relation, status in (("b", "a", "replaces", "stated"), ("c", "b", "repeals", "ambiguous"), ("c", "a", "mentions", "stated"))
    )
    graph = PlanGraph((), nodes, edges)
    data = page_data(graph, hang(graph), (), Wording("vi"))
    assert [d["n"] for d in data["documents"] if d.get("r")] == ["a"]


def test_words_are_in_both_languages():
    for code, pair in _WORDS.items():
        assert all(pair), code
        assert re.findall(r"\{\w+\}", pair[0]) == re.findall(r"\{\w+\}", pair[1]), code


def test_drawings_are_well_formed_and_hold_no_hostile_markup():
    graph, findings = hostile()
    words = Words("vi")
    drawings = [hierarchy_svg(graph, words, {f.child.key or "": f.verdict for f in findings}), *lag_charts(graph, words)]
    drawings += [matrix_svg(m, words) for m in matrices(graph)]
    drawings += [hierarchy_svg(corpus(), words), *lag_charts(corpus(), words)]
    drawings += [matrix_svg(m, words) for m in matrices(corpus())]
    assert len(drawings) > 8
    for svg in drawings:
        root = etree.fromstring(svg.encode("utf-8"))
        names = {etree.QName(e).localname for e in root.iter()}
        assert names <= {"svg", "style", "rect", "path", "g", "title", "text", "line", "circle"}
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", svg)


@given(st.lists(st.integers(-1, 30), max_size=60))
def test_boxes_never_overlap_and_every_document_has_one(parents):
    nodes = tuple(Node(key=f"{i:03}", id=str(i)) for i in range(len(parents)))
    edges = tuple(
        parent(f"{i:03}", f"{p:03}") for i, p in enumerate(parents) if 0 <= p < len(parents)
    )
    hung = hang(PlanGraph((), nodes, edges))
    assert sorted(h.node.key for h in hung) == [n.key for n in nodes]
    for i, item in enumerate(hung):
        assert item.parent is None or item.parent < i
        assert all(hung[c].parent == i for c in item.children)
    at = positions(hung)
    for i, (x, y) in enumerate(at.corners):
        assert 0 <= x <= at.width - WIDTH + 1e-6
        assert 0 <= y <= max(at.height, HEIGHT) - HEIGHT + 1e-6
        for a, b in at.corners[:i]:
            assert abs(a - x) >= WIDTH - 1e-6 or abs(b - y) >= HEIGHT - 1e-6


def test_an_empty_graph_can_be_drawn(tmp_path):
    graph = PlanGraph((), (), ())
    for name in ("g.html", "g.svg"):
        assert tp.draw_graph(graph, tmp_path / name).read_bytes()


def test_files_by_ending(tmp_path):
    graph = corpus()
    assert tp.draw_graph(graph, tmp_path / "a" / "g.svg").read_text("utf-8").startswith("<?xml")
    assert draw_lags(graph, "512/QĐ-TTg", tmp_path / "l.svg").stat().st_size > 1000
    with pytest.raises(ReportError) as error:
        tp.draw_graph(graph, tmp_path / "g.gif")
    assert error.value.code == "TP522"
    assert {p.name for p in tmp_path.rglob("*.*")} == {"g.svg", "l.svg"}


@needs_browser
def test_png(tmp_path):
    data = tp.draw_graph(corpus(), tmp_path / "g.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") > 1000


def test_png_without_any_program(tmp_path, monkeypatch):
    monkeypatch.setattr(png, "browser", lambda: None)
    monkeypatch.setitem(__import__("sys").modules, "cairosvg", None)
    with pytest.raises(ReportError) as error:
        tp.draw_graph(corpus(), tmp_path / "g.png")
    assert error.value.code == "TP520"
    assert not list(tmp_path.iterdir())
