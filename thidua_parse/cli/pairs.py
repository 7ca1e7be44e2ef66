"""What the check is told to look at besides: pairs (``--pair LOWER=HIGHER``) and meaning (``--semantic``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .common import LANGUAGE, failing

if TYPE_CHECKING:
    from ..linking import PlanGraph


def paired(graph: PlanGraph, pairs: Sequence[str] | None) -> PlanGraph:
    """The graph with the pairs that the user names; ends the program with code 2 for a wrong name."""
    from ..errors import UsageError

    with failing():
        for pair in pairs or ():
            lower, equals, higher = pair.partition("=")
            if not (equals and lower.strip() and higher.strip()):
                raise UsageError("TP712", value=pair)
            graph = graph.with_parent(lower.strip(), higher.strip(), language=LANGUAGE)
    return graph


def require_semantic(wanted: bool) -> None:
    """Ends the program with code 2 and the command to install where the model is wanted but missing."""
    if not wanted:
        return
    from ..compliance.alignment.meaning import require_model

    with failing():
        require_model()
