"""Speed of text → record, side by side with two yardsticks in one run.

    python benchmarks/speed.py [--plans FOLDER] [--seconds 20] [--json]

Prints characters and plans a second on the plans of FOLDER (default: the sample plans), the share
of each stage, the ratio to underthesea's ``word_tokenize`` and to one bare pass of the same
patterns over the same text, and how the time of one document grows from 25 KB to 1.6 MB.

The rounds of all contenders are interleaved (A B C A B C …) and medians are compared, because the
speed of a shared machine drifts. The bare pass runs every compiled pattern of the reading, parsing
and record rooms once over each whole text with ``finditer``: what the patterns alone would cost.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import pkgutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regex

import thidua_parse.parsing
import thidua_parse.reading
import thidua_parse.record
from thidua_parse.parsing import document as document_module
from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

ROOT = Path(__file__).resolve().parent.parent
#: rooms whose module-level patterns make up the bare pass (formats other than text left out)
ROOMS = (thidua_parse.parsing, thidua_parse.record)
TEXT_READING = ("thidua_parse.reading.normalise", "thidua_parse.reading.text")


def load_texts(folder: Path) -> list[str]:
    """Texts of the plans in a folder, sorted by name."""
    texts = [p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"no .txt plans in {folder}")
    return texts


def package_patterns() -> list[Any]:
    """Every compiled pattern at module level, once."""
    modules = [importlib.import_module(name) for name in TEXT_READING]
    for room in ROOMS:
        for info in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            modules.append(importlib.import_module(info.name))
    found: dict[tuple[str, int], Any] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, regex.Pattern) and isinstance(value.pattern, str):
                found[value.pattern, value.flags] = value
    return [found[key] for key in sorted(found)]


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def to_records(texts: list[str]) -> None:
    for text in texts:
        parse_text(from_string(text))


def bare_pass(texts: list[str], patterns: list[Any]) -> None:
    for text in texts:
        for pattern in patterns:
            for _ in pattern.finditer(text):
                pass


def tokenise(texts: list[str]) -> None:
    from underthesea import word_tokenize

    for text in texts:
        word_tokenize(text, use_token_normalize=False)


def stage_shares(texts: list[str], rounds: int) -> dict[str, float]:
    """Share of the whole time spent in each function that ``parse_text`` calls, and the rest."""
    spent: dict[str, float] = {}
    names = [
        name for name, value in vars(document_module).items()
        if callable(value) and name.startswith(("read_", "settle_", "split_", "diagnose", "find_"))
    ]
    originals = {name: getattr(document_module, name) for name in names}

    def wrap(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **options: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                spent[name] = spent.get(name, 0.0) + time.perf_counter() - start

        return measured

    total = reading = 0.0
    try:
        for name, function in originals.items():
            setattr(document_module, name, wrap(name, function))
        for _ in range(rounds):
            for text in texts:
                start = time.perf_counter()
                source = from_string(text)
                middle = time.perf_counter()
                document_module.parse_text(source)
                total += time.perf_counter() - start
                reading += middle - start
    finally:
        for name, function in originals.items():
            setattr(document_module, name, function)
    shares = {"normalise": reading / total, **{n: s / total for n, s in spent.items()}}
    shares["assemble"] = 1 - sum(shares.values())
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def growing(texts: list[str]) -> list[tuple[int, float]]:
    """``(characters, seconds)`` of one document made longer from 25 KB to 1.6 MB."""
    longest = max(texts, key=len)
    lines = longest.split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith(("I.", "1."))), 1)
    last = next((i for i, line in enumerate(lines) if line.startswith("Nơi nhận")), len(lines))
    head, body, tail = lines[:first], "\n".join(lines[first:last]), lines[last:]
    points = []
    size = 25_000
    while size <= 1_600_000:
        copies = max(1, round(size / len(body)))
        text = "\n".join([*head, *[body] * copies, *tail])
        best = min(timed(lambda text=text: parse_text(from_string(text))) for _ in range(3))
        points.append((len(text), best))
        size *= 2
    return points


def measure(texts: list[str], seconds: float) -> dict[str, Any]:
    """All figures as a dict; see the module's docstring."""
    characters = sum(map(len, texts))
    patterns = package_patterns()
    to_records(texts)  # warm: caches, lazy tables
    tokenise(texts[:1])
    runs: dict[str, list[float]] = {"record": [], "tokenise": [], "bare": []}
    deadline = time.perf_counter() + seconds
    while not runs["record"] or time.perf_counter() < deadline:
        runs["record"].append(timed(lambda: to_records(texts)))
        runs["tokenise"].append(timed(lambda: tokenise(texts)))
        runs["record"].append(timed(lambda: to_records(texts)))
        runs["bare"].append(timed(lambda: bare_pass(texts, patterns)))
    median = {name: statistics.median(times) for name, times in runs.items()}
    points = growing(texts)
    doublings = [
        b[1] / a[1] * 2 / (b[0] / a[0])
        for a, b in itertools.pairwise(points)
    ]
    return {
        "plans": len(texts), "characters": characters, "rounds": len(runs["record"]),
        "patterns": len(patterns),
        "record_characters_per_second": characters / median["record"],
        "record_plans_per_second": len(texts) / median["record"],
        "tokenise_characters_per_second": characters / median["tokenise"],
        "bare_characters_per_second": characters / median["bare"],
        "ratio_to_word_tokenize": median["tokenise"] / median["record"],
        "ratio_to_bare_pass": median["bare"] / median["record"],
        "stages": stage_shares(texts, 3),
        "growth": [{"characters": c, "seconds": s} for c, s in points],
        "time_per_doubling": doublings,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=Path, default=ROOT / "corpus" / "plans")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(load_texts(options.plans), options.seconds)
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{figures['plans']} plans, {figures['characters']:,} characters, {figures['rounds']} rounds")
    print(f"text → record     {figures['record_characters_per_second']:12,.0f} characters/s  {figures['record_plans_per_second']:8,.1f} plans/s")
    print(f"word_tokenize     {figures['tokenise_characters_per_second']:12,.0f} characters/s  ratio {figures['ratio_to_word_tokenize']:.1f}")
    print(f"bare pass         {figures['bare_characters_per_second']:12,.0f} characters/s  ratio {figures['ratio_to_bare_pass']:.2f} ({figures['patterns']} patterns)")
    print("stages:")
    for name, share in figures["stages"].items():
        print(f"  {name:28} {share:6.1%}")
    print("one document, longer and longer:")
    for point, ratio in zip(figures["growth"], [None, *figures["time_per_doubling"]], strict=True):
        note = "" if ratio is None else f"  x{ratio:.2f} a doubling"
        print(f"  {point['characters']:10,} characters {point['seconds']*1000:9.1f} ms{note}")


if __name__ == "__main__":
    main()
