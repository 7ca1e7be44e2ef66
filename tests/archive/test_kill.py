"""Killed at any moment of an ingest, resumed: nothing lost, nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import thidua_parse as tp

from .conftest import plan_text

pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")
ROOT = Path(__file__).resolve().parents[2]
KILLS = 6

#: small commits and early compactions, so that kills meet all of them
RUN = """
import sys
import thidua_parse as tp
from thidua_parse.archive import compact, run, writer
from thidua_parse.parsing import parse_text
writer.PLANS = 5
writer.MOST = 0
writer.MANY = 3
compact.FILE_SHARDS = 4
compact.FULL = 60
archive = tp.Archive.open(sys.argv[1])
print("ready", flush=True)
archive.ingest(sys.argv[2], engine=sys.argv[3], workers=2)
print("done", flush=True)
"""


def start(archive, folder, engine):
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(archive), str(folder), engine], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture
def bundled(many):
    """The same with a copy of one plan, and an archive file that shares some."""
    (many / "zz.txt").write_text(plan_text(3), "utf-8")
    with zipfile.ZipFile(many / "bo.zip", "w") as bundle:
        for number in range(50, 90):
            bundle.writestr(f"kh{number}.txt", plan_text(number))
    return many


@pytest.mark.parametrize("engine, kills", [("serial", KILLS), ("local", 2)])
def test_killed_and_resumed_the_archive_is_that_of_an_undisturbed_run(tmp_path, bundled, engine, kills):
    whole = tp.Archive.create(tmp_path / "whole", base=tmp_path)
    whole.ingest(bundled, engine="serial")
    expected = whole.fingerprint()
    assert whole.status().plans == 89

    archive = tp.Archive.create(tmp_path / "kho", base=tmp_path)
    moments = random.Random(7)
    seen = []
    for _ in range(kills):
        process = start(archive.root, bundled, engine)
        try:
            process.wait(moments.uniform(0.0, 1.2))
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        process.stdout.close()
        plans = archive.status().plans  # what is there can be read at once
        assert plans >= (seen[-1] if seen else 0)
        seen.append(plans)
        archive.verify()
    archive.ingest(bundled, engine="serial")
    assert archive.fingerprint() == expected
    assert archive.ingest(bundled, engine="serial").unchanged == 63
