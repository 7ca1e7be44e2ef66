"""Questions to a graph: cascades, orphans, gaps in chains, coverage, diffusion, reused text.

All of it works on nodes and edges; what needs a text (duties, reused words) says so where the record
is not at hand. Every result is a frozen collection of frozen rows with ``to_frame``.
"""

from .cascade import Cascade, CascadeStep, cascade
from .chain import Cycle, Orphan, Skip, cycles, orphans, skips
from .coverage import Coverage, CoverageRow, coverage
from .diffusion import Diffusion, DiffusionPoint, diffusion
from .lookup import find, one
from .reuse import Reuse, reused
from .rows import Rows

__all__ = [
    "Cascade", "CascadeStep", "Coverage", "CoverageRow", "Cycle", "Diffusion", "DiffusionPoint",
    "Orphan", "Reuse", "Rows", "Skip", "cascade", "coverage", "cycles", "diffusion", "find", "one",
    "orphans", "reused", "skips",
]
