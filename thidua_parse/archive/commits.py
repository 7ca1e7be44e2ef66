"""The commits of an archive: an append-only row of small files that says which shards are live.

A commit is written whole or not at all, so an archive is at every moment in the state of its last
commit; shards that no commit names do not exist. A *snapshot* holds the whole state, so readers
begin at the last one. Terms:

* a *batch* is one file a table, all under one name, with the rows of the same plans;
* *gone* lists rows that no longer count (batch and plan), until a compaction leaves them out;
* *files* are rows on files; of several rows on one path that of the latest commit counts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import ArchiveError
from . import disk

#: kinds of shards that are not tables of plans
FILES, GONE = "files", "gone"


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of some plans: number of plans, and of each table the rows, bytes and SHA-256."""

    name: str
    plans: int
    tables: dict[str, list[Any]]  # table → [rows, bytes, sha256]


@dataclass(slots=True)
class State:
    """What is live after commit ``number`` (0: nothing yet)."""

    number: int = 0
    batches: dict[str, Batch] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def shards(self) -> set[str]:
        """Paths of all live shards below ``shards/``."""
        live = {f"{t}/{b.name}.parquet" for b in self.batches.values() for t in b.tables}
        live |= {f"{FILES}/{name}.parquet" for name in self.files}
        return live | {f"{GONE}/{name}.parquet" for name in self.gone}


def numbers(root: Path) -> list[int]:
    """Numbers of the commits at hand, ascending."""
    return sorted(int(p.stem) for p in (root / "commits").glob("*.json") if p.stem.isdigit())


def read(root: Path) -> State:
    """The state after the last commit; raises TP606 where a commit is damaged or missing."""
    at_hand = numbers(root)
    later: list[dict[str, Any]] = []
    for number in reversed(at_hand):
        commit = _load(root, number)
        later.append(commit)
        if commit.get("snapshot"):
            break
    state = State()
    for commit in reversed(later):
        if commit.get("snapshot"):
            state = State()
        elif commit["number"] != state.number + 1:
            raise ArchiveError("TP606", path=str(root / "commits" / f"{state.number + 1:08}.json"))
        _apply(state, commit)
    return state


def append(
    root: Path, state: State, *, batches: list[Batch], retired: list[str] | None = None,
    files: list[str], gone: list[str], snapshot: bool = False,
) -> None:
    """Write the next commit and bring ``state`` up to it.

    Shards must be in place and durable already. A snapshot's ``batches``, ``files`` and ``gone``
    are the whole state; otherwise they are what is added, and ``retired`` names what is dropped.
    """
    commit: dict[str, Any] = {
        "number": state.number + 1, "snapshot": snapshot,
        "batches": [asdict(b) for b in batches], "retired": retired or [], "files": files,
        "gone": gone,
    }
    disk.write_json(root / "commits" / f"{commit['number']:08}.json", commit)
    if snapshot:
        state.batches, state.files, state.gone = {}, [], []
    _apply(state, commit)


def _apply(state: State, commit: dict[str, Any]) -> None:
    state.number = commit["number"]
    for name in commit["retired"]:
        state.batches.pop(name, None)
    for batch in commit["batches"]:
        state.batches[batch["name"]] = Batch(**batch)
    state.files += commit["files"]
    state.gone += commit["gone"]


def _load(root: Path, number: int) -> dict[str, Any]:
    path = root / "commits" / f"{number:08}.json"
    try:
        commit: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveError("TP606", path=str(path)) from error
    return commit
