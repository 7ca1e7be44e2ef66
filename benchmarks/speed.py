"""Speed of text → record, side by side with two yardsticks in one run.

    python benchmarks/speed.py [--plans FOLDER] [--seconds 20] [--json]

Prints characters and plans a second on the plans of FOLDER (default: the sample plans), the share
of each stage, the ratio to underthesea's ``word_tokenize`` and to one bare pass of the same
patterns over the same text, how the time of one document grows from 25 KB to 1.6 MB and on texts
made to be slow (one line of numbers, nested labels, open brackets …), and what start-up costs:
all knowledge tables beside importing pydantic, and ``thidua --help``.

Times are CPU times of the process (wall times stand beside them), the rounds of all contenders are
interleaved (A B C A B C …) and medians are compared, because the speed of a shared machine drifts.
Text → record and ``word_tokenize`` get turns of about the same length; the first pass after another
contender, when nothing of ours is in the processor's caches, is measured apart.
The bare pass runs every compiled pattern of the reading, parsing and record rooms once over each
whole text with ``finditer``: what the patterns alone would cost.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import os
import pkgutil
import statistics
import subprocess
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


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of a run."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.process_time() - cpu, time.perf_counter() - wall


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
    """Share of the whole CPU time spent in each function that ``parse_text`` calls, and the rest."""
    spent: dict[str, float] = {}
    names = [
        name for name, value in vars(document_module).items()
        if callable(value) and name.startswith(("read_", "settle_", "split_", "diagnose", "find_"))
    ]
    originals = {name: getattr(document_module, name) for name in names}

    def wrap(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **options)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - start

        return measured

    total = reading = 0.0
    try:
        for name, function in originals.items():
            setattr(document_module, name, wrap(name, function))
        for _ in range(rounds):
            for text in texts:
                start = time.process_time()
                source = from_string(text)
                middle = time.process_time()
                document_module.parse_text(source)
                total += time.process_time() - start
                reading += middle - start
    finally:
        for name, function in originals.items():
            setattr(document_module, name, function)
    shares = {"normalise": reading / total, **{n: s / total for n, s in spent.items()}}
    shares["assemble"] = 1 - sum(shares.values())
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def growing(texts: list[str]) -> list[tuple[int, float]]:
    """``(characters, CPU seconds)`` of one document made longer from 25 KB to 1.6 MB.

    All lengths are run in turn, five times, and the best time of each counts.
    """
    longest = max(texts, key=len)
    lines = longest.split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith(("I.", "1."))), 1)
    last = next((i for i, line in enumerate(lines) if line.startswith("Nơi nhận")), len(lines))
    head, body, tail = lines[:first], "\n".join(lines[first:last]), lines[last:]
    documents = []
    size = 25_000
    while size <= 1_600_000:
        copies = max(1, round(size / len(body)))
        documents.append("\n".join([*head, *[body] * copies, *tail]))
        size *= 2
    best = [float("inf")] * len(documents)
    for _ in range(5):
        for i, text in enumerate(documents):
            best[i] = min(best[i], timed(lambda text=text: parse_text(from_string(text)))[0])
    return [(len(text), seconds) for text, seconds in zip(documents, best, strict=True)]


FRAME = (
    "UBND TỈNH A\nSố: 1/KH-UBND\nA, ngày 2 tháng 3 năm 2021\nKẾ HOẠCH\nPhát động thi đua năm 2021\n"
    "Thực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh, nay ban hành kế hoạch như sau:\n"
    "I. MỤC ĐÍCH\nNội dung.\nII. TỔ CHỨC THỰC HIỆN\n{}\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An"
)
#: texts made to be slow: a piece that is repeated, in the frame of a plan unless it is ``bare``
ODD: dict[str, str] = {
    "one line of numbers (bare)": "ke hoach so 1/KH-UBND ",
    "cited plans in one sentence": "thực hiện Kế hoạch số 1/KH-UBND ngày 2/3/2020 của UBND tỉnh về thi đua, ",
    "laws in one sentence": "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003, ",
    "days in one sentence": "gửi báo cáo về Sở Nội vụ trước ngày 1/2/2021, ",
    "plain words in one line": "thực hiện nhiệm vụ ",
    "short lines": "abc\n",
    "bullets": "- a;\n",
    "list of bodies": "Sở Nội vụ, ",
    "bodies with duties": "1. Sở Nội vụ: chủ trì, phối hợp với Sở Y tế;\n",
    "labels that start again": "I. A\n1. B\na) C\n- d\n",
    "open brackets": "(",
    "open quotation marks": "phong trào thi đua “Xanh ",
    "movements in quotation marks": "phong trào thi đua “Xanh sạch đẹp” và “Sạch đẹp xanh” ",
    "percentages": "ví dụ đạt 95% số hộ, ",
    "rules of dashes": "-",
    "rows of a table": "a\tb\n",
    "recipients (bare)": "- Sở Nội vụ;\n",
}


def nested(levels: int) -> str:
    """Labels each one level deeper than the one before."""
    return FRAME.format("\n".join(f"{'1.' * n} Mục" for n in range(1, levels + 1)))


def odd_texts(characters: int = 60_000) -> list[dict[str, Any]]:
    """CPU seconds of each odd text at ``characters`` and twice that (medians of three)."""
    found = []
    for name, piece in ODD.items():
        pair = []
        for size in (characters, 2 * characters):
            text = piece * (size // len(piece))
            text = text if name.endswith("(bare)") else FRAME.format(text + "x")
            pair.append(statistics.median(
                timed(lambda text=text: parse_text(from_string(text)))[0] for _ in range(3)
            ))
        found.append({"text": name, "seconds": pair[1], "ratio": pair[1] / pair[0],
                      "characters_per_second": 2 * characters / pair[1]})
    for levels in (150,):
        pair = [
            statistics.median(
                timed(lambda n=n: parse_text(from_string(nested(n))))[0] for _ in range(3)
            ) for n in (levels, 2 * levels)
        ]
        found.append({"text": f"{2 * levels} nested labels", "seconds": pair[1],
                      "ratio": pair[1] / pair[0],
                      "characters_per_second": len(nested(2 * levels)) / pair[1]})
    return found


LOAD_PYDANTIC = "import time; a = time.process_time(); import pydantic; pydantic.BaseModel; print(time.process_time() - a)"
LOAD_KNOWLEDGE = """
import time, importlib, inspect, pkgutil
import pydantic, regex, ahocorasick, rapidfuzz.process
pydantic.BaseModel
a = time.process_time()
import thidua_parse.knowledge as room
for info in pkgutil.iter_modules(room.__path__):
    if info.ispkg:
        continue
    module = importlib.import_module(room.__name__ + "." + info.name)
    for value in list(vars(module).values()):
        if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
            value()
print(time.process_time() - a)
"""
HELP = """
import resource, subprocess, sys
a = resource.getrusage(resource.RUSAGE_CHILDREN)
subprocess.run([sys.executable, "-c", "from thidua_parse.cli import main; main()", "--help"], stdout=subprocess.DEVNULL)
b = resource.getrusage(resource.RUSAGE_CHILDREN)
print(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime)
"""


def start_up(rounds: int = 5) -> dict[str, float]:
    """CPU seconds, medians of fresh processes: importing pydantic, loading all knowledge, help."""
    runs: dict[str, list[float]] = {"import_pydantic": [], "load_knowledge": [], "help": []}
    scripts = dict(zip(runs, (LOAD_PYDANTIC, LOAD_KNOWLEDGE, HELP), strict=True))
    for _ in range(rounds):
        for name, script in scripts.items():
            done = subprocess.run(
                [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
            )
            runs[name].append(float(done.stdout.split()[-1]))
    return {name: statistics.median(times) for name, times in runs.items()}


def measure(texts: list[str], seconds: float, only_ratio: bool = False) -> dict[str, Any]:
    """All figures as a dict, or those that compare with the yardsticks; see the module's docstring."""
    characters = sum(map(len, texts))
    patterns = package_patterns()
    to_records(texts)  # warm: caches, lazy tables
    tokenise(texts[:1])
    runs: dict[str, list[tuple[float, float]]] = {"record": [], "tokenise": [], "bare": [], "first": []}
    passes = max(1, round(timed(lambda: tokenise(texts))[0] / timed(lambda: to_records(texts))[0]))
    deadline = time.perf_counter() + seconds
    while not runs["record"] or time.perf_counter() < deadline:
        runs["first"].append(timed(lambda: to_records(texts)))
        cpu, wall_time = timed(lambda: [to_records(texts) for _ in range(passes)])
        runs["record"].append((cpu / passes, wall_time / passes))
        runs["tokenise"].append(timed(lambda: tokenise(texts)))
        runs["first"].append(timed(lambda: to_records(texts)))
        runs["bare"].append(timed(lambda: bare_pass(texts, patterns)))
    median = {name: statistics.median(cpu for cpu, _ in times) for name, times in runs.items()}
    wall = {name: statistics.median(wall for _, wall in times) for name, times in runs.items()}
    compared = {
        "plans": len(texts), "characters": characters, "rounds": len(runs["record"]),
        "patterns": len(patterns),
        "record_characters_per_second": characters / median["record"],
        "record_plans_per_second": len(texts) / median["record"],
        "tokenise_characters_per_second": characters / median["tokenise"],
        "bare_characters_per_second": characters / median["bare"],
        "ratio_to_word_tokenize": median["tokenise"] / median["record"],
        "ratio_to_word_tokenize_at_first": median["tokenise"] / median["first"],
        "ratio_to_bare_pass": median["bare"] / median["record"],
        "wall_record_characters_per_second": characters / wall["record"],
        "wall_ratio_to_word_tokenize": wall["tokenise"] / wall["record"],
        "wall_ratio_to_bare_pass": wall["bare"] / wall["record"],
    }
    if only_ratio:
        return compared
    points = growing(texts)
    doublings = [
        b[1] / a[1] * 2 / (b[0] / a[0])
        for a, b in itertools.pairwise(points)
    ]
    return compared | {
        "stages": stage_shares(texts, 3),
        "growth": [{"characters": c, "seconds": s} for c, s in points],
        "time_per_doubling": doublings,
        "odd_texts": odd_texts(),
        "start_up": start_up(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=Path, default=ROOT / "corpus" / "plans")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only-ratio", action="store_true", help="with --json: the yardsticks only")
    options = parser.parse_args()
    figures = measure(load_texts(options.plans), options.seconds, options.json and options.only_ratio)
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{figures['plans']} plans, {figures['characters']:,} characters, {figures['rounds']} rounds; CPU time (wall time)")
    print(f"text → record     {figures['record_characters_per_second']:12,.0f} characters/s  {figures['record_plans_per_second']:8,.1f} plans/s"
          f"  ({figures['wall_record_characters_per_second']:,.0f})")
    print(f"word_tokenize     {figures['tokenise_characters_per_second']:12,.0f} characters/s  ratio {figures['ratio_to_word_tokenize']:.1f}"
          f"  ({figures['wall_ratio_to_word_tokenize']:.1f}; first pass after another contender {figures['ratio_to_word_tokenize_at_first']:.1f})")
    print(f"bare pass         {figures['bare_characters_per_second']:12,.0f} characters/s  ratio {figures['ratio_to_bare_pass']:.2f}"
          f"  ({figures['wall_ratio_to_bare_pass']:.2f}; {figures['patterns']} patterns)")
    print("stages:")
    for name, share in figures["stages"].items():
        print(f"  {name:28} {share:6.1%}")
    print("one document, longer and longer:")
    for point, ratio in zip(figures["growth"], [None, *figures["time_per_doubling"]], strict=True):
        note = "" if ratio is None else f"  x{ratio:.2f} a doubling"
        print(f"  {point['characters']:10,} characters {point['seconds']*1000:9.1f} ms{note}")
    print("texts made to be slow, and how much longer twice the text takes:")
    for case in figures["odd_texts"]:
        print(f"  {case['text']:32} {case['characters_per_second']:12,.0f} characters/s  x{case['ratio']:.2f} a doubling")
    start = figures["start_up"]
    share = start["load_knowledge"] / start["import_pydantic"]
    print(f"start-up: all knowledge {start['load_knowledge']*1000:.0f} ms, {share:.2f} times importing pydantic"
          f" ({start['import_pydantic']*1000:.0f} ms); thidua --help {start['help']*1000:.0f} ms")


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the figures has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
