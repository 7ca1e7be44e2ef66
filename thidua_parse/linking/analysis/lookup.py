"""Finding a node by what a person knows of a document: its number, its date, its issuer."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from ...errors import LinkingError
from ...record import Agency, Plan
from ...record.figures import day_text
from ..identity import body_key, home_of, number_key, same_body

if TYPE_CHECKING:
    from ..graph import Node, PlanGraph

#: kinds and symbols of what several bodies issue together (liên tịch, phối hợp): "15/KHLT-STP-HLHPN"
_JOINT = regex.compile(r"(?:^|[/-])(?:KH|CTr|NQ|TT|HD|QC)(?:LT|PH)(?:$|[/-])")
#: candidates named in a message before the rest is counted
_SHOWN = 5


def find(
    graph: PlanGraph, number: str, issued_on: str | None = None, issuer: str | None = None
) -> tuple[Node, ...]:
    """Nodes of a number, documents at hand before stubs.

    The number is compared folded ("085 /KH–UBND" is "85/KH-UBND"). ``issued_on`` (ISO, possibly
    partial) drops nodes of another date; nodes without a date are kept only where no other fits.
    ``issuer`` drops nodes of another body.
    """
    nodes = graph._by_serial.get(number_key(number), ())
    if issued_on is not None:
        dated = tuple(n for n in nodes if n.date and _dates_meet(n.date, issued_on))
        nodes = dated or tuple(n for n in nodes if n.date is None)
    if issuer is not None:
        named = tuple(n for n in nodes if same_body(n.issuer, issuer))
        nodes = named or tuple(n for n in nodes if same_body(n.issuer, issuer) is None)
    return tuple(sorted(nodes, key=lambda n: (not n.at_hand, n.key)))


def one(
    graph: PlanGraph, of: str | Plan | Node, issued_on: str | None = None,
    issuer: str | None = None,
) -> Node:
    """The one node that is meant: a node, a plan of the graph, a node key, or a number.

    Raises :class:`LinkingError` TP320 where there is none, TP321 where several fit (every province
    has its own 85/KH-UBND): the date or the issuer then decides.
    """
    from ..graph import Node

    if isinstance(of, Plan):
        return graph.node(of)
    key = of.key if isinstance(of, Node) else of
    if key in graph._by_key:
        return graph._by_key[key]
    found = find(graph, key, issued_on, issuer)
    held = [n for n in found if n.at_hand]
    if len(held) == 1 and all(n.at_hand or _loosely(n, held[0]) for n in found):
        return held[0]
    if not found:
        asked = " ".join(filter(None, (key, issued_on, issuer)))
        raise LinkingError("TP320", document=asked)
    if len(found) > 1:
        names = "; ".join(_told(n) for n in found[:_SHOWN])
        more = f" … (+{len(found) - _SHOWN})" if len(found) > _SHOWN else ""
        raise LinkingError("TP321", document=key, candidates=names + more)
    return found[0]


def _told(node: Node) -> str:
    """A document as a person tells it from others of its number: "85/KH-UBND (08/9/2025, Ủy ban …)"."""
    beside = ", ".join(filter(None, (day_text(node.date) if node.date else "", node.issuer)))
    return f"{node.name} ({beside})" if beside else node.name


def _loosely(stub: Node, node: Node) -> bool:
    """Whether a stub may be nothing but a less exact citation of ``node``."""
    dates = not stub.date or not node.date or _dates_meet(stub.date, node.date)
    return dates and same_body(stub.issuer, node.issuer) is not False


def _dates_meet(a: str, b: str) -> bool:
    shared = min(len(a), len(b))
    return a[:shared] == b[:shared]


def days(start: str | None, end: str | None) -> int | None:
    """Days from one ISO date to another; None where either is missing or has no day."""
    if not start or not end or len(start) < 10 or len(end) < 10:
        return None
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return None


def body_of(graph: PlanGraph, node: Node) -> Agency | None:
    """The issuing body of a node: of its record where held, else read from the issuer's name.

    There are dozens of communes called Tân Hòa: the node's province, and the district that its key
    names behind the issuer, say which one is meant.
    """
    plan = graph._plan_by_key.get(node.key)
    if plan is not None and plan.issuing_body is not None:
        return plan.issuing_body
    if not node.issuer:
        return None
    return _read_body(node.issuer, node.date, node.province, _home(node))


def _home(node: Node) -> str | None:
    """The district in the key of a commune's document: "Mỹ Tho" of "…, Mỹ Tho, Tiền Giang"."""
    issuer = node.key.rsplit("|", 1)[-1]
    if not node.issuer or not issuer.startswith(f"{node.issuer}, "):
        return None
    parts = issuer.removeprefix(f"{node.issuer}, ").split(", ")
    return parts[0] if len(parts) == 2 else None


def unit_of(graph: PlanGraph, node: Node) -> str:
    """What tells the issuing body of a node from every other: folded name, and home if not unique."""
    if not node.issuer:
        return node.key
    if node.key.count("|") == 3:  # a key names the home of a body whose name is not unique
        return body_key(node.key.rsplit("|", 1)[-1])
    home = home_of(body_of(graph, node))
    return body_key(f"{node.issuer}, {home}" if home else node.issuer)


def bodies_of(graph: PlanGraph, node: Node) -> tuple[Agency, ...]:
    """The issuing body and the bodies that issued with it (records of joint kinds are loaded for that)."""
    body = body_of(graph, node)
    plan = graph._plan_by_key.get(node.key)
    if plan is None and (_JOINT.search(node.kind or "") or _JOINT.search(node.number or "")):
        plan = graph.plan(node.key)
    joint = plan.joint_issuers if plan is not None else ()
    found = (body, *joint) if body is not None else joint
    return tuple({body_key(b.name or b.raw): b for b in reversed(found)}.values())[::-1]


@lru_cache(maxsize=65536)
def _read_body(name: str, on: str | None, province: str | None, district: str | None) -> Agency:
    above = Agency(raw=province, level="province", province=province) if province else None
    body = Agency.resolve(name, on=on, superior=above)
    if district and body.level == "commune" and body.district is None:
        return body.changed(district=district)
    return body
