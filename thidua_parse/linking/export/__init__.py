"""The graph in the formats of other tools: GraphML, GEXF, DOT, Mermaid, JSON-LD with ELI terms."""

from .eli import ELI_TERMS, to_jsonld
from .text import to_dot, to_mermaid
from .xml import to_gexf, to_graphml

__all__ = ["ELI_TERMS", "to_dot", "to_gexf", "to_graphml", "to_jsonld", "to_mermaid"]
