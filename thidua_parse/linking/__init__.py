"""Plans → graph of documents."""

from .graph import Candidate, Edge, Mention, Node, PlanGraph
from .link import link

__all__ = ["Candidate", "Edge", "Mention", "Node", "PlanGraph", "link"]
