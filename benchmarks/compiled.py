"""Speed of the compiled wheel beside the interpreted package, both against ``word_tokenize``.

    python benchmarks/compiled.py [--plans FOLDER] [--rounds 3] [--seconds 10] [--wheel FILE]

Builds the wheel with mypyc (``pip install build``, a C compiler, some minutes; or takes a wheel that
is built), unpacks it to a temporary folder, and lets the two packages take turns, each in a process
of its own: records a second, the ratio to underthesea's ``word_tokenize`` in the same process
(``speed.py``), and whether both give the same records byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

#: records of all plans of a folder as one JSON text, and whether the parser is compiled
RECORDS = """
import sys
from pathlib import Path
from thidua_parse.parsing import document, parse_text
from thidua_parse.reading import from_string
print("compiled" if not document.__file__.endswith(".py") else "interpreted")
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    print(parse_text(from_string(path.read_text("utf-8"))).model_dump_json())
"""


def build(folder: Path) -> Path:
    """The compiled wheel, built from the source distribution in ``folder``."""
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True,
        stdout=subprocess.DEVNULL, env=os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"},
    )
    return next(folder.glob("*.whl"))


def run(package: Path, *command: str) -> str:
    """What a Python command prints that imports the package from a folder."""
    return subprocess.run(
        [sys.executable, *command], check=True, text=True, stdout=subprocess.PIPE, cwd=HERE,
        env=os.environ | {"PYTHONPATH": str(package)},
    ).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=Path, default=ROOT / "corpus" / "plans")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--wheel", type=Path)
    options = parser.parse_args()
    plans = options.plans.resolve()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with zipfile.ZipFile(options.wheel or build(folder)) as wheel:
            wheel.extractall(folder / "compiled")
        packages = {"interpreted": ROOT, "compiled": folder / "compiled"}
        records = {}
        for name, package in packages.items():
            kind, _, records[name] = run(package, "-c", RECORDS, str(plans)).partition("\n")
            if kind != name:
                sys.exit(f"the package that should be {name} is {kind}")
        ratios: dict[str, list[float]] = {name: [] for name in packages}
        at_first: dict[str, list[float]] = {name: [] for name in packages}
        speeds: dict[str, list[float]] = {name: [] for name in packages}
        for _ in range(options.rounds):
            for name, package in packages.items():
                figures = json.loads(run(
                    package, "speed.py", "--json", "--only-ratio", "--plans", str(plans), "--seconds", str(options.seconds)
                ))
                ratios[name].append(figures["ratio_to_word_tokenize"])
                at_first[name].append(figures["ratio_to_word_tokenize_at_first"])
                speeds[name].append(figures["record_characters_per_second"])
    for name in packages:
        rounds = ", ".join(f"{ratio:.1f}" for ratio in ratios[name])
        print(f"{name:12} {statistics.median(speeds[name]):12,.0f} characters/s  ratio to word_tokenize {statistics.median(ratios[name]):.1f} ({rounds}; first passes {statistics.median(at_first[name]):.1f})")
    print(f"compiled / interpreted {statistics.median(speeds['compiled']) / statistics.median(speeds['interpreted']):.2f}")
    print("records:", "byte for byte the same" if records["interpreted"] == records["compiled"] else "DIFFERENT")


if __name__ == "__main__":
    main()
