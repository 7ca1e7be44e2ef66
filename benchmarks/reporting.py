"""How long checking and reporting take beside parsing, and how a large report feels in a browser.

``python benchmarks/reporting.py [FOLDER] [--plans N] [--rounds N] [--no-browser]`` parses the plans of a
folder (or N generated plans) from text, links, checks and reports them in one process and prints
processor seconds and the ratio of check + report to parsing; each round has a process of its own, and
the median of their ratios counts, because the speed of a shared machine drifts. Then it opens the page in headless Chromium and prints first paint, and the time until the filter and an opened pair
show. ``--goal`` is what the ratio should stay below.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.scale.generate import write_texts  # noqa: E402
from benchmarks.scale.trees import Trees  # noqa: E402
from tests import browser as chromium  # noqa: E402
from thidua_parse.compliance import check, prepare  # noqa: E402
from thidua_parse.compliance.alignment.segmentation import segmented  # noqa: E402
from thidua_parse.linking import link  # noqa: E402
from thidua_parse.parsing import parse_text  # noqa: E402
from thidua_parse.reading import read  # noqa: E402
from thidua_parse.reports import write_report  # noqa: E402

#: plans that everything is loaded with
WARM = 20


def made(folder: Path, count: int) -> Path:
    """``count`` generated plans with their hierarchy (:mod:`benchmarks.scale.generate`, seed 1)."""
    for _ in write_texts(Trees(count, 1), folder):
        pass
    return folder


def measure(folder: Path, out: Path) -> tuple[int, float]:
    """Number of plans, and the ratio of check + report to reading and parsing."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    # knowledge, the word segmenter, templates and writers are loaded before the clock starts
    few = link([parse_text(read(path)) for path in paths[:WARM]])
    segmented("phong trào thi đua")  # not every pair has items that ask for it
    write_report(few, check(few), out)
    clock = time.process_time
    start = clock()
    plans = [parse_text(read(path)) for path in paths]
    parsed = clock()
    graph = link(plans)
    linked = clock()
    run = prepare(graph)
    findings = check(graph, run=run)
    checked = clock()
    write_report(graph, findings, out, run=run)
    reported = clock()
    letters = sum(len(plan.text) for plan in plans)
    print(f"{len(plans)} plans, {letters:,} characters, {len(graph.pairs())} pairs, {len(findings):,} findings")
    for name, seconds in (
        ("read and parse", parsed - start), ("link", linked - parsed),
        ("check", checked - linked), ("report", reported - checked),
    ):
        print(f"  {name:16}{seconds:8.2f} s{seconds / len(plans) * 1000:8.2f} ms a plan")
    return len(plans), (reported - linked) / (parsed - start)


def feel(page: Path) -> None:
    """Print how the page behaves in headless Chromium."""
    reason = chromium.missing()
    if reason:
        print(f"browser: skipped, {reason}")
        return
    with chromium.browser() as window:
        start = time.perf_counter()
        window.open(page.resolve().as_uri())
        loaded = time.perf_counter() - start
        paint = window.script("return performance.getEntriesByType('paint')[0].startTime") / 1000
        size = window.script("return document.querySelectorAll('*').length")
        start = time.perf_counter()
        window.type("#filter", "sở")
        window.wait("document.querySelector('#overview tr.hidden')")
        filtered = time.perf_counter() - start
        pair = window.script(
            "var p=document.querySelectorAll('#pairs details.item');p=p[p.length-1];location.hash=p.id;return p.id"
        )
        start = time.perf_counter()
        window.wait(f"document.querySelector('#{pair} table')")
        opened = time.perf_counter() - start
        print(
            f"report.html {page.stat().st_size / 1e6:.1f} MB, {size:,} elements: first paint {paint:.2f} s, "
            f"loaded {loaded:.2f} s, filter {filtered:.2f} s, a pair opened {opened:.2f} s"
        )


def main() -> int:
    """Run the benchmark; exit code 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--goal", type=float, default=3.0)
    parser.add_argument("--no-browser", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder
        if folder is None:
            folder = Path(scratch) / "plans"
            folder.mkdir()
            made(folder, arguments.plans)
        out = Path(scratch) / "report"
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as rounds:
            ratios = sorted(rounds.submit(measure, folder, out).result()[1] for _ in range(arguments.rounds))
        ratio = statistics.median(ratios)
        print(
            f"check + report / parsing: {ratio:.2f}, median of {', '.join(f'{r:.2f}' for r in ratios)}"
            f" (goal at most {arguments.goal:g})"
        )
        if not arguments.no_browser:
            feel(out / "report.html")
    return 0 if ratio <= arguments.goal else 1


if __name__ == "__main__":
    sys.exit(main())
