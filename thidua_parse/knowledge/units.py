"""Districts and communes through time; loaded only when a name must be looked up."""

from __future__ import annotations


def district_type(name: str, province: str | None) -> str | None:
    """Type (huyện, quận, thị xã, thành phố) of a district, None when unknown or not unique."""
    return None


def provinces_of_district(name: str, kind: str) -> tuple[str, ...]:
    """Provinces that had a district of this type and name."""
    return ()


def homes_of_commune(name: str, kind: str, on: str | None) -> tuple[tuple[str, str], ...]:
    """``(district, province)`` of every commune of this type and name."""
    return ()
