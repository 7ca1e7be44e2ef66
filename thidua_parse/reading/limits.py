"""Limits of every reading job: defaults, and what happens beyond them (coded errors)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a single file may cost. Every limit has a coded error of its own.

    ``bytes``: size of a file or of an unpacked member (TP106, TP131); ``pages``: pages of a
    document (TP112); ``pixels``: of one rendered or scanned page (TP115); ``seconds``: wall time of
    one reading job in a process of its own (TP141); ``ratio``: expansion of a packed member
    (TP131); ``unpacked``: bytes of all members of one archive together (TP131); ``nesting``:
    archives inside archives (TP133); ``members``: files of one archive (TP134).
    """

    bytes: int = 200_000_000
    pages: int = 2_000
    pixels: int = 60_000_000
    seconds: float = 600.0
    ratio: float = 400.0
    unpacked: int = 2_000_000_000
    nesting: int = 4
    members: int = 20_000


DEFAULT = Limits()


def limits_of(settings: Iterable[str]) -> Limits:
    """Limits from ``NAME=VALUE`` settings; raises ``ValueError`` for unknown names and bad
    values, with a message "Vietnamese / English"."""
    names = {field.name: type(getattr(DEFAULT, field.name)) for field in fields(Limits)}
    changed: dict[str, float] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or name not in names:
            known = ", ".join(names)
            raise ValueError(
                f"“{setting}” không đúng dạng TÊN=SỐ; các tên: {known} / “{setting}” is not NAME=NUMBER; names: {known}"
            )
        try:
            number = names[name](value)
        except ValueError:
            number = 0
        if number <= 0:
            raise ValueError(f"“{setting}”: cần một số lớn hơn 0 / “{setting}”: a number above 0 is needed")
        changed[name] = number
    return replace(DEFAULT, **changed)  # type: ignore[arg-type]
