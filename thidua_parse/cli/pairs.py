"""What the check is told to look at besides: pairs (``--pair LOWER=HIGHER``) and meaning (``--semantic``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .common import LANGUAGE

if TYPE_CHECKING:
    from ..linking import PlanGraph


def paired(graph: PlanGraph, pairs: Sequence[str] | None) -> PlanGraph:
    """The graph with the pairs that the user names; raises TP320, TP321, TP322 or TP712 for a wrong name."""
    from ..errors import UsageError

    for pair in pairs or ():
        lower, equals, higher = pair.partition("=")
        if not (equals and lower.strip() and higher.strip()):
            raise UsageError("TP712", value=pair)
        graph = graph.with_parent(lower.strip(), higher.strip(), language=LANGUAGE)
    return graph


def require_semantic(wanted: bool) -> None:
    """Raises TP405, which tells how to install it, where the model is wanted but missing."""
    if not wanted:
        return
    from ..compliance.alignment.meaning import require_model

    require_model()
