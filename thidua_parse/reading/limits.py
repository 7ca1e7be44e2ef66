"""Limits of every reading job: defaults, and what happens beyond them (coded errors)."""

from __future__ import annotations

from dataclasses import dataclass


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
