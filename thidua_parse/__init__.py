"""thidua_parse: reads issued Vietnamese administrative plans and checks who follows whom.

>>> import thidua_parse as tp
>>> plan = tp.parse("corpus/plans/….txt")        # doctest: +SKIP
>>> graph = tp.link(tp.parse_many(["corpus"]))   # doctest: +SKIP
>>> findings = tp.check(graph)                   # doctest: +SKIP

Names are loaded when they are first used; importing the package loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import parse, parse_many
    from .archive import Archive
    from .compliance import Findings, aggregate, check, check_requirements, versions
    from .compliance.requirements import requirements
    from .errors import ThiduaError
    from .linking import PlanGraph, link
    from .parsing import parse_text
    from .reading import SourceText, read
    from .record import Plan
    from .reports import draw_graph, draw_tree, write_report
    from .reports.akoma import akoma_ntoso
    from .review import apply_corrections

__version__ = "0.1.0"

_WHERE = {
    "Archive": ".archive",
    "parse": ".api",
    "parse_many": ".api",
    "parse_text": ".parsing",
    "read": ".reading",
    "SourceText": ".reading",
    "Plan": ".record",
    "ThiduaError": ".errors",
    "PlanGraph": ".linking",
    "link": ".linking",
    "check": ".compliance",
    "Findings": ".compliance",
    "aggregate": ".compliance",
    "versions": ".compliance",
    "requirements": ".compliance.requirements",
    "check_requirements": ".compliance",
    "akoma_ntoso": ".reports.akoma",
    "apply_corrections": ".review",
    "draw_graph": ".reports",
    "draw_tree": ".reports",
    "write_report": ".reports",
}

__all__ = [
    "Archive", "Findings", "Plan", "PlanGraph", "SourceText", "ThiduaError", "__version__",
    "aggregate", "akoma_ntoso", "apply_corrections", "check", "check_requirements", "draw_graph", "draw_tree", "link",
    "parse", "parse_many", "parse_text", "read", "requirements", "versions", "write_report",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
