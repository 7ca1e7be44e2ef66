"""GraphML and GEXF 1.3: an edge runs from the citing to the cited document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .fields import EDGE_FIELDS, NODE_FIELDS, Type, Value, edge_row, node_row, xml_text

if TYPE_CHECKING:
    from ..graph import PlanGraph


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def to_graphml(graph: PlanGraph) -> str:
    """The graph as GraphML; an attribute that is not known has no ``data`` element."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys("node", NODE_FIELDS), *_keys("edge", EDGE_FIELDS),
        '<graph id="plans" edgedefault="directed">',
    ]
    for node in graph.nodes:
        data = _data("node", node_row(node))
        lines.append(f'<node id="{xml_text(node.key)}">{data}</node>')
    for number, edge in enumerate(graph.edges):
        data = _data("edge", edge_row(edge))
        ends = f'source="{xml_text(edge.source_key)}" target="{xml_text(edge.target_key)}"'
        lines.append(f'<edge id="e{number}" {ends}>{data}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


_ENDS = ("source", "target", "key")


def _keys(of: str, fields: Mapping[str, Type]) -> list[str]:
    return [
        f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>'
        for name, type_ in fields.items() if name not in _ENDS
    ]


def _data(of: str, row: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{of}_{name}">{_plain(value)}</data>'
        for name, value in row.items() if value is not None and name not in _ENDS
    )


def to_gexf(graph: PlanGraph) -> str:
    """The graph as GEXF 1.3 for Gephi, without any date of writing."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '<graph mode="static" defaultedgetype="directed">',
        *_attributes("node", NODE_FIELDS), *_attributes("edge", EDGE_FIELDS), "<nodes>",
    ]
    for node in graph.nodes:
        row = node_row(node)
        lines.append(
            f'<node id="{xml_text(node.key)}" label="{_plain(row["label"])}">{_values(row, NODE_FIELDS)}</node>'
        )
    lines += ["</nodes>", "<edges>"]
    for number, edge in enumerate(graph.edges):
        ends = f'source="{xml_text(edge.source_key)}" target="{xml_text(edge.target_key)}"'
        about = f'label="{edge.relation}" weight="{edge.confidence}"'
        lines.append(f'<edge id="{number}" {ends} {about}>{_values(edge_row(edge), EDGE_FIELDS)}</edge>')
    return "\n".join([*lines, "</edges>", "</graph>", "</gexf>", ""])


_GEXF_OWN = (*_ENDS, "label")


def _attributes(of: str, fields: Mapping[str, Type]) -> list[str]:
    return [
        f'<attributes class="{of}">',
        *(
            f'<attribute id="{of}_{name}" title="{name}" type="{type_}"/>'
            for name, type_ in fields.items() if name not in _GEXF_OWN
        ),
        "</attributes>",
    ]


def _values(row: Mapping[str, Value], fields: Mapping[str, Type]) -> str:
    of = "node" if "key" in fields else "edge"
    values = "".join(
        f'<attvalue for="{of}_{name}" value="{_plain(value)}"/>'
        for name, value in row.items() if value is not None and name not in _GEXF_OWN
    )
    return f"<attvalues>{values}</attvalues>"
