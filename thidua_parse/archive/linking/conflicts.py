"""Contradictions between what a citation says and what the document that it means says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...linking.document import Identity
from ...linking.identity import issuer_of, number_key, same_body, same_province
from ...linking.link import Link


def conflicts_of(document: Identity, found: Link) -> Iterator[dict[str, Any]]:
    """A row for every citation that says something else than its target, in the order of the text.

    A date that is printed less fully than it is cited is no contradiction.
    """
    for index, reference, resolution in found.mentions:
        target = resolution.target
        if target is None:
            continue
        said: dict[str, tuple[str | None, str | None]] = {}
        if reference.date and target.date and target.inferred is None:
            shared = min(len(reference.date), len(target.date))
            if reference.date[:shared] != target.date[:shared]:
                said["date"] = reference.date, target.date
        if reference.number and target.number and number_key(reference.number).symbol:
            a, b = number_key(reference.number), number_key(target.number)
            if (a.serial, a.symbol) != (b.serial, b.symbol):
                said["number"] = reference.number, target.number
        issuer = issuer_of(reference)
        if same_body(issuer, target.issuer) is False:
            said["issuer"] = issuer, target.issuer
        elif reference.issuer and same_province(reference.issuer.province, target.province) is False:
            said["place"] = reference.issuer.province, target.province
        for kind, (cited, printed) in said.items():
            yield {
                "kind": kind, "key": target.key, "source_id": document.plan.id,
                "source_path": document.plan.source.path, "target_id": target.plan.id,
                "target_path": target.plan.source.path, "said": cited, "printed": printed,
                "ref": index,
                "span_start": reference.span.start if reference.span else None,
                "span_end": reference.span.end if reference.span else None,
            }
