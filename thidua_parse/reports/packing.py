"""Bodies of documents and pairs, written out in small reports and packed in large ones.

A page with a thousand documents written out takes tens of megabytes and a browser tens of seconds.
Beyond :data:`INLINE` characters the bodies are kept in compressed blocks inside the same file and
unpacked when a document or a pair is opened; nothing is fetched from anywhere.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

#: zlib's level: four fifths of the time of the usual 6, a tenth more bytes
LEVEL = 5
#: characters of all bodies up to which the page holds them written out
INLINE = 4_000_000
#: characters of bodies that share a block; a block is unpacked whole
BLOCK = 400_000


@dataclass(frozen=True, slots=True)
class Body:
    """What stands at the place of a body: its HTML, or nothing and the number of its block."""

    html: Markup
    attributes: Markup


@dataclass(frozen=True, slots=True)
class Packed:
    """Bodies by anchor, the blocks as ``<script>`` elements that hold data, and whether packed."""

    bodies: dict[str, Body]
    blocks: Markup
    packed: bool


def pack(bodies: Sequence[tuple[str, str]], inline: int = INLINE) -> Packed:
    """Bodies (anchor, finished HTML) for the page; the same bodies give the same bytes."""
    from markupsafe import Markup

    empty = Markup("")
    if sum(len(html) for _, html in bodies) <= inline:
        written = {anchor: Body(Markup(html), empty) for anchor, html in bodies}
        return Packed(written, empty, False)
    found: dict[str, Body] = {}
    blocks: list[str] = []
    for number, block in enumerate(_blocks(bodies)):
        data = json.dumps(dict(block), ensure_ascii=False).encode("utf-8")
        text = base64.b64encode(zlib.compress(data, LEVEL)).decode("ascii")
        blocks.append(f'<script type="application/octet-stream" id="block{number}">{text}</script>\n')
        for anchor, _ in block:
            found[anchor] = Body(empty, Markup(f' data-block="{number}"'))
    return Packed(found, Markup("".join(blocks)), True)


def _blocks(bodies: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    block: list[tuple[str, str]] = []
    size = 0
    for anchor, html in bodies:
        if block and size + len(html) > BLOCK:
            yield block
            block, size = [], 0
        block.append((anchor, html))
        size += len(html)
    if block:
        yield block
