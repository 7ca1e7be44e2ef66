"""How fast the hierarchy page is: ``python -m benchmarks.pictures [--documents 5000]``.

A cascade is made from the registry of units (a central decision, provinces, districts, communes), drawn,
and opened in headless Chromium with the network cut off. Times are those of the page itself
(``performance.now()``, real time): until the first frame with the hierarchy, for a search, for a click
that shows the details, for opening everything, and for a zoom step with everything open.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tests import browser as chromium
from thidua_parse.knowledge.rosters import communes_below, districts_below, provinces_below
from thidua_parse.linking import Edge, Mention, Node, PlanGraph
from thidua_parse.reports.picture import render_picture

PROBE = """
  var frame = function () { return new Promise(function (r) { requestAnimationFrame(function () { setTimeout(r, 0); }); }); };
  var timed = async function (f) { var t = performance.now(); f(); await frame(); return performance.now() - t; };
  while (!window.thidua || !thidua.drawn) await frame();
  var out = {shown: thidua.shown(), drawn: thidua.drawn};
  var paint = performance.getEntriesByType("paint").find(function (p) { return p.name === "first-contentful-paint"; });
  out.paint = paint ? paint.startTime : 0;
  out.search_first = await timed(function () { thidua.search("uy ban nhan dan xa"); });
  var box = document.getElementById("find");
  out.search = await timed(function () { box.value = "100/KH"; box.dispatchEvent(new Event("input")); });
  out.search_marks = await timed(function () { box.value = "xã Tân"; box.dispatchEvent(new Event("input")); });
  box.value = ""; box.dispatchEvent(new Event("input"));
  var first = thidua.cy.nodes('.doc')[5];
  out.click = await timed(function () { first.emit("tap"); });
  out.find_deep = await timed(function () { thidua.choose(thidua.search("huyện").found.slice(-1)[0], true); });
  out.open_all = await timed(function () { thidua.openAll(); });
  out.all_shown = thidua.shown();
  out.click_all = await timed(function () { thidua.cy.nodes('.doc')[40].emit("tap"); });
  out.zoom = await timed(function () { document.getElementById("zoom-in").click(); });
  out.requests = performance.getEntriesByType("resource").length;
  return out;
"""


def cascade(documents: int) -> PlanGraph:
    """A graph of this many documents: centre, provinces, districts, communes of 2023."""
    on = "2023-03-08"

    def node(number: int, kind: str, issuer: str, level: str, day: int, province: str | None) -> Node:
        name = "512/QĐ-TTg" if kind == "QĐ" else f"{number}/KH-UBND"
        return Node(
            key=f"{kind}|{name}|2023|{issuer}|{number}", id=f"n{number}", path=f"{province or 'tw'}/{number}.pdf", kind=kind, number=name,
            date=f"2023-{3 + day // 28:02}-{1 + day % 28:02}", issuer=issuer, level=level, province=province,  # type: ignore[arg-type]
            subject="Tổ chức phong trào thi đua “Một cửa thân thiện, công dân số hài lòng” giai đoạn 2023 - 2024",
            campaign="Một cửa thân thiện, công dân số hài lòng",
        )

    def below() -> list[tuple[Node, Node]]:
        root = node(0, "QĐ", "Thủ tướng Chính phủ", "central", 7, None)
        pairs, count = [(root, root)], 1
        rows = []
        for province in provinces_below(on):
            own = node(count, "KH", f"Ủy ban nhân dân {province.full_name}", "province", 30 + count % 20, province.name)
            count += 1
            pairs.append((own, root))
            for district in districts_below(province.name, on):
                rows.append((own, province.name, district))
        deeper = []
        for own, name, district in rows:
            plan = node(count, "KH", f"Ủy ban nhân dân {district.full_name}", "district", 60 + count % 40, name)
            count += 1
            pairs.append((plan, own))
            deeper.append((plan, name, district))
        for plan, name, district in deeper:
            for commune in communes_below(name, district.name, on):
                pairs.append((node(count, "KH", f"Ủy ban nhân dân {commune.full_name}", "commune", 110 + count % 40, name), plan))
                count += 1
        return pairs

    pairs = list(islice(below(), documents))
    edges = [
        Edge(
            source_key=child.key, target_key=above.key, relation="implements", is_parent=True, parent_kind="superior",
            confidence=0.99, reasons=(f"đúng số {above.number}", f"đúng cơ quan ban hành: {above.issuer}", f"đúng ngày {above.date}"),
            mentions=(Mention(start=100, end=160),),
        )
        for child, above in pairs if child is not above
    ]
    nodes = sorted((n for n, _ in pairs), key=lambda n: n.key)
    return PlanGraph((), tuple(nodes), tuple(sorted(edges, key=lambda e: (e.source_key, e.target_key))))


def measure(page: str) -> dict[str, float]:
    """Times of the page in milliseconds, in a new window of 1400 × 900 without a network."""
    with tempfile.TemporaryDirectory() as folder, chromium.browser() as window:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        window.open(file.as_uri())
        return window.run(PROBE)  # type: ignore[no-any-return]


def main() -> None:
    """Print the figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[500, 5000, 11000])
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    if reason := chromium.missing():
        sys.exit(reason)
    names = (
        ("paint", "first paint"), ("drawn", "hierarchy drawn"), ("search_first", "first search (makes the index)"),
        ("search", "search by number"), ("search_marks", "search with marks"), ("click", "click: open and show details"),
        ("find_deep", "choose a document that is not shown"), ("open_all", "open all"), ("click_all", "click with all open"),
        ("zoom", "zoom step with all open"),
    )
    for documents in chosen.documents:
        graph = cascade(documents)
        started = time.process_time()
        page = render_picture(graph, tables=False)
        made = time.process_time() - started
        runs = [measure(page) for _ in range(chosen.runs)]
        best = {k: min((r[k] for r in runs if r[k]), default=0) for k, _ in names}
        print(f"{len(graph.nodes)} documents: page {len(page.encode()) / 1e6:.1f} MB, made in {made:.1f} s;", end=" ")
        print(f"first view {runs[0]['shown']}, all open {runs[0]['all_shown']}, requests {runs[0]['requests']}")
        for key, name in names:
            print(f"  {name:40} {best[key]:7.0f} ms")


if __name__ == "__main__":
    main()
