"""Whether documents and citations are of one place: namesakes are told apart by it."""

from __future__ import annotations

from ..record import Reference
from .document import Identity
from .identity import lone_district, same_province


def of_one_place(reference: Reference, candidate: Identity) -> bool:
    """Whether the body named and the issuer are two bodies of one place (council and committee)."""
    cited, body = reference.issuer, candidate.plan.issuing_body
    if cited is None or body is None or not cited.province:
        return False
    return (cited.province, cited.district, cited.commune) == (body.province, body.district, body.commune)


def same_place(citing: Identity, candidate: Identity) -> bool:
    """Whether two documents are of one province, or of one that took over the other."""
    if citing.province is None or candidate.province is None:
        return citing.province is candidate.province
    return bool(same_province(citing.province, candidate.province))


def at_home(citing: Identity, reference: Reference, candidate: Identity) -> bool | None:
    """Whether a body of the cited name stands in the place that is meant; None if not known.

    A district or commune cited without its province is one of the citing document's province. The
    names of central and provincial bodies tell them apart already.
    """
    body, cited = candidate.plan.issuing_body, reference.issuer
    if body is None or body.level in (None, "central", "province"):
        return True
    province = cited.province if cited and cited.province else citing.province
    same = same_province(province, body.province)
    own = citing.plan.issuing_body
    if same is None and own and own.district and own.district == body.district and body.level != "district":
        return True if lone_district(own.district) else None
    if same and cited and cited.district and body.district and body.level != "district":
        return cited.district == body.district
    return same
