"""Pairs named on the command line: ``--pair LOWER=HIGHER``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from .common import EXIT_USAGE, LANGUAGE, say

if TYPE_CHECKING:
    from ..linking import PlanGraph


def paired(graph: PlanGraph, pairs: Sequence[str] | None) -> PlanGraph:
    """The graph with the pairs that the user names; ends the program with code 2 for a wrong name."""
    from ..errors import LinkingError, UsageError

    try:
        for pair in pairs or ():
            lower, equals, higher = pair.partition("=")
            if not (equals and lower.strip() and higher.strip()):
                raise UsageError("TP712", value=pair)
            graph = graph.with_parent(lower.strip(), higher.strip(), language=LANGUAGE)
    except (LinkingError, UsageError) as error:
        say(f"[{error.code}] {error.message(LANGUAGE)}")
        raise typer.Exit(EXIT_USAGE) from error
    return graph
