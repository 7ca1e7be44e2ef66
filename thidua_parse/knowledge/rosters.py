"""Who stands below a body: the provinces of a date, the districts and communes of a place.

For the question which lower authorities have issued a plan of their own. Before 1/7/2025 a province
has districts and a district communes; since then a province has communes (Luật Tổ chức chính quyền
địa phương 72/2025/QH15). The registry of units holds the states of 2021–24, of the first half of
2025 and since 1/7/2025; for earlier years its first state is the nearest that is known.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .fold import key
from .places import TWO_LEVELS_SINCE, Province, has_districts, map_in_force
from .tables import in_force, rows
from .units import Unit, districts_by_name, registry_of_units

#: day on which the registry passes from its first to its second state
_SECOND_STATE = "2025-01-01"


def provinces_below(on: str | None) -> tuple[Province, ...]:
    """The provinces and centrally-run cities in force on a date."""
    return map_in_force(on)


def ministries(on: str, *, of_equal_rank: bool = True) -> tuple[str, ...]:
    """Ministries on a date; ``of_equal_rank`` takes in the agencies of ministerial rank (ngang bộ).

    () before 2 August 2011, where the table begins.
    """
    found = [r for r in rows("body_rosters") if r["roster"] == "ministries" and in_force(r, on)]
    return tuple(dict.fromkeys(r["name"] for r in found if of_equal_rank or not r["class"]))


def departments(place: Province, on: str) -> tuple[str, ...]:
    """Full names of the departments that every province has on a date: "Sở Y tế tỉnh Hà Nam".

    A province may have others beside them, and some have merged or renamed one (Sở Du lịch beside Sở
    Văn hóa và Thể thao), so that this list never proves that a department exists or is missing.
    () before 20 May 2014, where the table begins.
    """
    found = [r["name"] for r in rows("body_rosters") if r["roster"] == "departments" and in_force(r, on)]
    return tuple(f"{name} {place.full_name}" for name in dict.fromkeys(found))


def _state(on: str) -> str:
    if on >= TWO_LEVELS_SINCE[: len(on)]:
        return "c"
    return "b" if on >= _SECOND_STATE[: len(on)] else "a"


@lru_cache(maxsize=256)
def districts_below(province: str, on: str) -> tuple[Unit, ...]:
    """Districts of a province on a date, by name; none since 1/7/2025."""
    if not has_districts(on):
        return ()
    wanted, state = key(province), _state(on)
    found = [
        u for units in districts_by_name().values() for u in units
        if key(u.province) == wanted and state in u.states
    ]
    return tuple(sorted(found, key=lambda u: (u.name, u.type)))


@lru_cache(maxsize=256)
def communes_below(province: str, district: str | None, on: str) -> tuple[Unit, ...]:
    """Communes of a district (before 1/7/2025) or of a province (since), by name."""
    below = has_districts(on)
    if below is None or (below and not district):
        return ()
    found = _communes().get((key(province), _state(on), key(district or "") if below else ""), ())
    return tuple(sorted(found, key=lambda u: (u.name, u.type)))


@lru_cache(maxsize=1)
def _communes() -> dict[tuple[str, str, str], list[Unit]]:
    """Communes by province, state and district ("" since 1/7/2025)."""
    registry = registry_of_units()
    found: dict[tuple[str, str, str], list[Unit]] = {}
    folded = cache(key)  # ten thousand communes have a few hundred provinces and districts
    for units in (*registry.old.values(), *registry.new.values()):
        for unit in units:
            for state in unit.states:
                district = "" if state == "c" else folded(unit.district)
                found.setdefault((folded(unit.province), state, district), []).append(unit)
    return found
