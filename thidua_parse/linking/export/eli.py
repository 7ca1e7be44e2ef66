"""JSON-LD with terms of the ELI ontology (European Legislation Identifier, version 1.1 and later).

Documents are ``eli:LegalResource``; what relates them is :data:`ELI_TERMS`. ``eli:implements`` is deprecated
since ELI 1.1 in favour of ``eli:applies`` ("when a legislation from a local authority conforms with a
national legislation"), so a plan that carries out a higher document ``eli:applies`` it. What ELI has no term
for (which of the relations exactly, how sure, why) stands in ``thidua:Link`` objects beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...record.vocabulary import Relation

if TYPE_CHECKING:
    from ..graph import Edge, Node, PlanGraph

ELI = "http://data.europa.eu/eli/ontology#"
#: relation → ELI property of the citing document; the definitions are those of the ontology
ELI_TERMS: dict[Relation, str] = {
    "implements": "eli:applies",
    "continues": "eli:applies",
    "responds_to": "eli:applies",
    "applies": "eli:applies",
    "based_on": "eli:based_on",  # "is empowered by another one"
    "promulgates": "eli:commences",  # "sets another legal resource into force"
    "amends": "eli:amends",
    "repeals": "eli:repeals",
    "replaces": "eli:repeals",  # "completely cancels, abrogates or replaces another"
    "corrects": "eli:corrects",
    "pursuant": "eli:cites",
    "guided_by": "eli:cites",
    "guides": "eli:cites",
    "linked_with": "eli:cites",
    "at_proposal_of": "eli:cites",
    "disseminates": "eli:cites",
    "reviews": "eli:cites",
    "mentions": "eli:cites",
    "mentioned_in_title": "eli:cites",
}
_CONTEXT: dict[str, Any] = {
    "eli": ELI,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "thidua": "urn:thidua:term:",
    "eli:date_document": {"@type": "xsd:date"},
    **{
        term: {"@type": "@id"}
        for term in ("eli:amends", "eli:applies", "eli:based_on", "eli:cites", "eli:commences",
                     "eli:corrects", "eli:passed_by", "eli:repeals", "eli:type_document", "eli:language",
                     "thidua:from", "thidua:to")
    },
}  # fmt: skip
_VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"


def to_jsonld(graph: PlanGraph, *, base: str = "urn:thidua:") -> dict[str, Any]:
    """The graph as a JSON-LD object with ``@context`` and ``@graph``, sorted.

    ``base`` begins the identifiers of documents, agents and kinds; ELI asks for http addresses with
    ``/eli/`` in them, so give the address of the own register where there is one
    ("https://example.gov.vn/eli/"). Dates without a day stand as ``thidua:date``, never as ``xsd:date``.
    """
    links: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        links.setdefault(edge.source_key, []).append(edge)
    documents = [_document(n, links.get(n.key, []), base) for n in graph.nodes]
    issuers = sorted({n.issuer for n in graph.nodes if n.issuer})
    kinds = sorted({n.kind for n in graph.nodes if n.kind})
    agents = [
        {"@id": _iri(base, "agent", i), "@type": "eli:Agent", "rdfs:label": i} for i in issuers
    ]
    types = [
        {"@id": _iri(base, "kind", k), "@type": "eli:ResourceType", "rdfs:label": k} for k in kinds
    ]
    about = [
        _link(edge, n, base) for n, edge in enumerate(graph.edges)
    ]
    return {"@context": _CONTEXT, "@graph": [*documents, *agents, *types, *about]}


def _iri(base: str, sort: str, name: str) -> str:
    return f"{base}{sort}/{quote(name.encode('utf-8', 'replace'), safe='')}"


def _document(node: Node, edges: list[Edge], base: str) -> dict[str, Any]:
    iri = _iri(base, "document", node.key)
    row: dict[str, Any] = {"@id": iri, "@type": "eli:LegalResource", "eli:id_local": node.key}
    if node.number:
        row["eli:number"] = node.number
    if node.date and len(node.date) == 10:
        row["eli:date_document"] = node.date
    elif node.date:
        row["thidua:date"] = node.date
    if node.kind:
        row["eli:type_document"] = _iri(base, "kind", node.kind)
    if node.issuer:
        row["eli:passed_by"] = _iri(base, "agent", node.issuer)
    if node.subject:
        row["dcterms:title"] = {"@value": node.subject, "@language": "vi"}
        row["eli:is_realized_by"] = {
            "@id": iri + "/vie", "@type": "eli:LegalExpression", "eli:language": _VIETNAMESE,
            "eli:title": {"@value": node.subject, "@language": "vi"},
        }
    terms: dict[str, list[str]] = {}
    for edge in edges:
        term = ELI_TERMS.get(edge.relation)
        if term:
            terms.setdefault(term, []).append(_iri(base, "document", edge.target_key))
    row.update((term, sorted(set(found))) for term, found in sorted(terms.items()))
    row["thidua:atHand"] = node.at_hand
    if node.status == "inferred":
        row["thidua:identity"] = {"thidua:status": node.status, "thidua:confidence": node.confidence}
    return row


def _link(edge: Edge, number: int, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}link/{number}", "@type": "thidua:Link",
        "thidua:from": _iri(base, "document", edge.source_key),
        "thidua:to": _iri(base, "document", edge.target_key),
        "thidua:relation": edge.relation, "thidua:isParent": edge.is_parent,
        "thidua:status": edge.status, "thidua:confidence": edge.confidence,
        "thidua:reasons": {"@list": list(edge.reasons)},
    }
