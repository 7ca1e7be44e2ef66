"""Engines: every document one result, whatever happens to workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

import thidua_parse as tp
from thidua_parse.archive import disk
from thidua_parse.archive.batches import folder_in
from thidua_parse.archive.engines import make, processes
from thidua_parse.archive.engines.local import Local
from thidua_parse.archive.pieces import Task, keep
from thidua_parse.archive.shards import lines
from thidua_parse.archive.work import Document
from thidua_parse.errors import ArchiveError
from thidua_parse.reading import DEFAULT
from thidua_parse.reading.isolate import receive

pytest.importorskip("duckdb", reason="pip install 'thidua-parse[archive]'")
ROOT = Path(__file__).resolve().parents[2]


def documents(*contents):
    return [Document(f"d{i:03}", text.encode(), f"sha256:{i:064}") for i, text in enumerate(contents)]


def in_chunks(found, size=4):
    return [found[i : i + size] for i in range(0, len(found), size)]


@pytest.fixture
def local():
    """Makes local engines that end with the test."""
    with ExitStack() as made:

        def make_local(**settings):
            settings.setdefault("job", "tests.archive.jobs:job")
            engine = Local("v", replace(DEFAULT, seconds=settings.pop("seconds", 60)), **settings)
            made.callback(engine.close)
            return engine

        yield make_local


def codes(results):
    return {r.path: r.code for r in results if r.code}


@pytest.mark.parametrize("word, code", [("DIE", "TP140"), ("HANG", "TP141"), ("SWELL", "TP610")])
def test_a_document_that_ends_its_worker_is_the_only_one_lost(local, word, code):
    if word == "SWELL" and not Path("/proc/self/statm").exists():
        pytest.skip("the memory of workers is watched on Linux only")
    found = documents(*["good"] * 5, word, *["good"] * 6)
    engine = local(workers=2, memory=400, seconds=0.6 if word == "HANG" else 60)
    engine.patience = 1.5 if word == "HANG" else 60
    results = list(engine.run(in_chunks(found)))
    assert sorted(r.path for r in results) == [d.path for d in found]
    assert codes(results) == {"d005": code}


def test_a_worker_killed_from_outside_loses_nothing(local):
    found = documents(*["good"] * 400)
    engine = local(workers=2)
    results = []
    for result in engine.run(in_chunks(found)):
        results.append(result)
        if len(results) in (50, 200):
            os.kill(engine.processes[len(results) == 200], signal.SIGKILL)
    assert sorted(r.path for r in results) == [d.path for d in found] and not codes(results)


def test_workers_that_cannot_start_are_told_and_nothing_is_blamed(local, monkeypatch):
    monkeypatch.setattr("thidua_parse.archive.engines.local.STILLBORN", 1)
    engine = local(workers=1, job="tests.archive.jobs:no_such_thing")
    with pytest.raises(ArchiveError) as caught:
        list(engine.run([documents("good")]))
    assert caught.value.code == "TP616"


def test_workers_are_replaced_after_their_time(local):
    found = documents(*["good"] * 30)
    engine = local(workers=1, life=10)
    seen, results = set(), []
    for result in engine.run(in_chunks(found)):
        results.append(result)
        seen.update(engine.processes)
    assert len(results) == 30 and len(seen) > 1


def test_workers_that_are_started_one_by_one_do_the_same(local, monkeypatch):
    monkeypatch.setattr("thidua_parse.archive.engines.processes.FORKS", False)
    found = documents(*["good"] * 5, "DIE", *["good"] * 6)
    results = list(local(workers=2, life=4).run(in_chunks(found)))
    assert sorted(r.path for r in results) == [d.path for d in found]
    assert codes(results) == {"d005": "TP140"}


def test_when_the_process_that_workers_are_forked_from_dies_others_come(local):
    if sys.platform != "linux":
        pytest.skip("workers are forked on Linux only")
    found = documents(*["good"] * 60)
    engine = local(workers=2, life=10)
    results = []
    for result in engine.run(in_chunks(found)):
        results.append(result)
        if len(results) == 5:
            engine._parent._process.kill()
    assert sorted(r.path for r in results) == [d.path for d in found] and not codes(results)


def test_a_worker_that_never_came_does_not_end_what_others_are_forked_from_since():
    if sys.platform != "linux":
        pytest.skip("workers are forked on Linux only")
    parent = processes.Nursery("thidua_parse.archive.work:work")
    try:
        lost = parent.start()
        parent._process.kill()
        parent._process.wait()
        following = parent.start()
        lost.kill()
        assert parent._process.poll() is None
        word, number = receive(following.answers)
        assert word == "pid" and number > 0
        following.begun(number)
        following.kill()
    finally:
        parent.close()


def test_what_workers_are_forked_from_has_one_thread_and_all_modules():
    code = (
        "import sys, os\n"
        "from thidua_parse.archive import work\n"
        "work.warm()\n"
        "before = set(sys.modules)\n"
        "from thidua_parse.reading import DEFAULT\n"
        "text = work.SAMPLE.replace('12/KH-UBND', '77/KH-UBND').encode()\n"
        "[result] = work.work([work.Document('b.txt', text, 'sha256:' + 64 * '0')], DEFAULT, 'v')\n"
        "assert result.rows['plans'] and result.rows['deadlines'], result\n"
        "tasks = '/proc/self/task'\n"
        "print(len(os.listdir(tasks)) if os.path.exists(tasks) else 1, *(set(sys.modules) - before))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert told.stdout.split() == ["1"]


@pytest.fixture
def tasks(tmp_path):
    """Two tasks of writing and the rows of their shards."""
    piece = keep(tmp_path / "piece", [{"plans": lines([{"plan_id": f"sha256:{i}", "path": "a"}])} for i in range(9)])
    folders = [folder_in(tmp_path, "task-") for _ in range(2)]
    return [Task(str(folder), {"plans": None}, [piece]) for folder in folders]


def written(tasks):
    return [disk.digest(Path(task.folder) / "plans.parquet") for task in tasks]


def test_workers_write_shards_while_they_read_and_afterwards(local, tasks):
    found = documents(*["good"] * 200)
    engine = local(workers=2)
    during, thread = [], None
    for position, _ in enumerate(engine.run(in_chunks(found))):
        if position == 20:
            thread = threading.Thread(target=lambda: during.extend(engine.perform(tasks[:1])))
            thread.start()
    thread.join()
    after = engine.perform(tasks[1:])
    assert [w["plans"][0] for w in (*during, *after)] == [9, 9]
    assert written(tasks) == [w["plans"][2] for w in (*during, *after)]


@pytest.mark.parametrize("harm", ["killed", "closed", "busy"])
def test_what_workers_cannot_write_the_master_writes(local, tasks, harm, monkeypatch):
    engine = local(workers=1, job="tests.archive.jobs:patient")
    results = iter(engine.run([documents("good"), documents("wait")]))
    next(results)
    [pid] = engine.processes
    if harm == "killed":
        os.kill(pid, signal.SIGSTOP)  # it takes the task, and dies before it has done it
        monkeypatch.setattr("thidua_parse.archive.engines.local.SOON", 600.0)
        threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
    elif harm == "closed":
        engine.close()
    else:
        monkeypatch.setattr("thidua_parse.archive.engines.local.SOON", -1.0)
    found = engine.perform(tasks)
    assert [w["plans"][0] for w in found] == [9, 9] and len(set(written(tasks))) == 1


def test_workers_end_with_their_master(tmp_path):
    code = (
        "import time\n"
        "from thidua_parse.archive.engines.local import Local\n"
        "from thidua_parse.archive.work import Document\n"
        "engine = Local('v', workers=2, job='tests.archive.jobs:job')\n"
        "for _ in engine.run([[Document('a', b'good', 'sha256:0')]]):\n"
        "    print(*engine.processes, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as master:
        pids = [int(p) for p in master.stdout.readline().split()]
        master.kill()
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{p}").exists() for p in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert pids and not any(Path(f"/proc/{p}").exists() for p in pids)


def test_serial_local_and_dask_make_the_same_archive_though_a_worker_dies(tmp_path, many, monkeypatch):
    pytest.importorskip("distributed", reason="pip install 'thidua-parse[cluster]'")
    from thidua_parse.archive.engines import cluster

    prints = {}
    for engine in ("serial", "local"):
        archive = tp.Archive.create(tmp_path / engine, base=tmp_path)
        archive.ingest(many, engine=engine, workers=2)
        prints[engine] = archive.fingerprint()

    monkeypatch.setattr(cluster.Cluster, "chunk", 2)
    made = []
    original = cluster.Cluster.__init__

    def init(self, *arguments, **settings):
        original(self, *arguments, **settings)
        made.append(self)

    monkeypatch.setattr(cluster.Cluster, "__init__", init)
    killed = []

    def kill(summary):
        if summary.parsed >= 10 and not killed:
            killed.append(made[0].client.run(os.getpid).popitem()[1])
            os.kill(killed[0], signal.SIGKILL)

    archive = tp.Archive.create(tmp_path / "dask", base=tmp_path)
    archive.ingest(many, engine="dask", workers=2, progress=kill)
    prints["dask"] = archive.fingerprint()
    assert killed and len(set(prints.values())) == 1, prints


def test_a_document_that_kills_dask_workers_is_the_only_one_lost():
    pytest.importorskip("distributed", reason="pip install 'thidua-parse[cluster]'")
    import dask

    from thidua_parse.archive.engines.cluster import Cluster

    from . import jobs

    found = documents("good", "DIE", "good", "good")
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        engine = Cluster("v", workers=1, job=jobs.job)
        try:
            results = list(engine.run([found[:2], found[2:]]))
        finally:
            engine.close()
    assert sorted(r.path for r in results) == [d.path for d in found]
    assert codes(results) == {"d001": "TP140"}


def test_a_scheduler_that_is_not_there_and_an_unknown_engine():
    pytest.importorskip("distributed", reason="pip install 'thidua-parse[cluster]'")
    from thidua_parse.archive.engines import cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "CONNECT", 1)
        with pytest.raises(ArchiveError) as caught:
            make("dask", version="v", scheduler="tcp://127.0.0.1:9")
    assert caught.value.code == "TP611" and "127.0.0.1:9" in str(caught.value)
    with pytest.raises(ArchiveError) as caught:
        make("spark", version="v")
    assert caught.value.code == "TP612"


@pytest.mark.parametrize("engine", ["serial", "local"])
def test_interrupting_keeps_what_was_read(tmp_path, many, engine):
    """Also where the worker has handed over more plans together than were taken."""
    archive = tp.Archive.create(tmp_path / "kho", base=tmp_path)

    def stop(summary):
        if summary.parsed == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.ingest(many, engine=engine, workers=2, progress=stop)
    assert archive.status().plans == 30
    assert archive.ingest(many, engine=engine, workers=2).parsed == 30
    assert threading.active_count() < 20
