"""The checked graph of files, as the commands ``check`` and ``report`` both need it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .common import LANGUAGE, read_all, sift
from .corrected import Corrected
from .pairs import paired, require_semantic
from .rules import rule_choice

if TYPE_CHECKING:
    from ..compliance import Findings
    from ..compliance.case import Run
    from ..errors import ThiduaError
    from ..linking import PlanGraph


class Checked(NamedTuple):
    """Graph, findings as decided by persons, files that could not be read, and what the check computed."""

    graph: PlanGraph
    findings: Findings
    errors: list[ThiduaError]
    run: Run


def checked(
    paths: list[Path], jobs: int, limit: list[str] | None, *, complete: bool,
    rules: Sequence[Path] | None, disable: Sequence[str] | None, pair: Sequence[str] | None,
    semantic: bool, corrections: Path | None,
) -> Checked:
    """Read, link and check the files as the options say; wrong options end the program first."""
    from ..compliance import check, prepare

    own, off = rule_choice(rules, disable)
    require_semantic(semantic)
    corrected = Corrected(corrections)
    plans, errors = sift(read_all(paths, jobs, limit))
    graph = paired(corrected.linked(plans), pair)
    run = prepare(graph, complete=complete, semantic=semantic)
    findings = corrected.findings(check(graph, language=LANGUAGE, rules=own, disable=off, run=run))
    corrected.tell()
    return Checked(graph, findings, errors, run)
