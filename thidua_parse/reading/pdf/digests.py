"""Digests of a file and of the pieces that its signatures cover, each byte read as rarely as can be.

Signatures are added one after the other: each covers the file up to itself and the little that was
written behind. What two of them (and the content id of the whole file) share is their beginning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any


class Digests:
    """The digests of one file."""

    def __init__(self, data: bytes) -> None:
        self._view = memoryview(data)
        self._begun: dict[str, tuple[int, Any]] = {}

    def of_pieces(self, algorithm: str, ranges: Sequence[int]) -> bytes:
        """Digest of pieces one after the other; ``ranges`` are start and length of each.

        Raises ValueError for an unknown algorithm.
        """
        found: Any = None
        for start, length in zip(ranges[::2], ranges[1::2], strict=True):
            if found is None and start == 0 <= length <= len(self._view):
                found = self._beginning(algorithm, length)
                continue
            found = hashlib.new(algorithm) if found is None else found
            found.update(self._view[start : start + length])
        return bytes(found.digest())

    def content_id(self) -> str:
        """``sha256:`` and the hexadecimal digest of the whole file."""
        return "sha256:" + str(self._beginning("sha256", len(self._view)).hexdigest())

    def _beginning(self, algorithm: str, length: int) -> Any:
        """The state of a digest after the first ``length`` bytes, to be gone on with."""
        done, state = self._begun.get(algorithm) or (0, hashlib.new(algorithm))
        if length < done:
            done, state = 0, hashlib.new(algorithm)
        state.update(self._view[done:length])
        if length >= self._begun.get(algorithm, (0,))[0]:
            self._begun[algorithm] = length, state
        return state.copy()
