"""Agencies in running text: from a name as written to a record."""

from __future__ import annotations

from functools import lru_cache

import regex

from ..knowledge.agency_names import COMMUNE_WORDS, Where, resolve
from ..record import Agency, Span

_TYPED_PLACE = regex.compile(r"(huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) \p{Lu}")


@lru_cache(maxsize=512)
def where_of(issuer: Agency | None, superior: Agency | None = None) -> Where:
    """The places that an issuer (and, where it is silent, its superior) gives."""
    if issuer is None and superior is None:
        return Where()
    main = issuer or superior
    assert main is not None
    district_type = commune_type = None
    for agency in (issuer, superior):
        if agency is not None and agency.name:
            for m in _TYPED_PLACE.finditer(agency.name):
                if m[1] in COMMUNE_WORDS:
                    commune_type = commune_type or m[1]
                elif agency.district:
                    district_type = district_type or m[1]
    other = superior or main
    return Where(
        main.level if issuer else other.level,
        main.province or other.province,
        main.district or other.district,
        district_type,
        main.commune or (other.commune if issuer is None else None),
        commune_type,
        main.name,
        main.type,
    )


def resolve_agency(
    raw: str,
    *,
    issuer: Agency | None = None,
    on: str | None = None,
    superior: Agency | None = None,
    span: Span | None = None,
) -> Agency:
    """``raw`` as an agency: full name with place, type, level and units.

    ``issuer`` is the issuing body of the document, ``superior`` the body printed above it, ``on``
    the ISO date of the document (possibly partial). Where several places fit, ``status`` is
    ``uncertain`` and ``candidates`` lists them; where none is known the name has no place.
    """
    found = resolve(raw, where_of(issuer, superior), on)
    return Agency.model_construct(
        raw=raw, name=found.name, type=found.type, level=found.level, province=found.province,
        district=found.district, commune=found.commune, status=found.status, span=span,
        confidence=None, evidence=(), candidates=found.candidates,
    )
