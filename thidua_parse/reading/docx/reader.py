"""DOCX bytes → :class:`SourceText`."""

from __future__ import annotations

from itertools import islice
from typing import Any

import regex

from ...errors import ReadingError
from ...record import Diagnostic, Source
from ..blocks import Block, BlockWriter, compose_blocks, flatten, repair_blocks
from ..limits import DEFAULT, Limits
from ..source import SourceText
from .numbering import Numbering
from .package import Package, W
from .styles import Styles
from .walk import Walker

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def main_part(package: Package) -> str:
    """Name of the main document part (``word/document.xml`` nearly always)."""
    if "word/document.xml" in package.names:
        return "word/document.xml"
    root = package.xml("_rels/.rels")
    for element in root if root is not None else ():
        if (element.get("Type") or "").endswith("/officeDocument"):
            return (element.get("Target") or "").lstrip("/")
    raise ReadingError("TP121", path=package.path, reason="word/document.xml")


def read_docx(
    data: bytes, path: str, digest: str = "", *, limits: Limits = DEFAULT
) -> SourceText:
    """Text of a DOCX file; raises TP121 where the package is truncated or broken."""
    package = Package(data, path, limits)
    part = main_part(package)
    folder = part.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    numbering = Numbering(package.xml(f"{folder}/numbering.xml"))
    root = package.xml(part)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise ReadingError("TP121", path=path, reason=f"{part}: w:body")
    walker = Walker(part, styles, numbering)
    blocks = page_header(package, folder, part, body, styles, numbering)
    blocks.extend(walker.blocks(body))
    blocks.extend(notes(package, folder, walker, styles, numbering))
    legacy = "+".join(sorted(walker.legacy)) or None
    if legacy is None:
        legacy = repair_blocks(blocks)
    compose_blocks(blocks)
    writer = BlockWriter()
    writer.write(blocks)
    if not writer.lines:
        raise ReadingError("TP104", path=path)
    source = Source(path=path, bytes=len(data), media_type=MEDIA_TYPE, reader="docx",
                    legacy_encoding=legacy)
    return writer.source_text(digest, source, diagnose(walker))


#: what tells the head of a document from a running title
HEAD = regex.compile(r"(?i)CỘNG H(?:ÒA|OÀ) X|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*Số\s*[:.]")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def page_header(
    package: Package, folder: str, part: str, body: Any, styles: Styles, numbering: Numbering
) -> list[Block]:
    """The head of a document that stands in the first page's header; nothing for running titles.

    Some templates keep the national title, the issuer and the number there.
    """
    section = body.find(f".//{W}sectPr")
    references = [] if section is None else section.findall(W + "headerReference")
    if not references:
        return []
    by_type = {element.get(W + "type"): element.get(R + "id") for element in references}
    wanted = by_type.get("first") if section.find(W + "titlePg") is not None else by_type.get("default")
    relations = package.xml(f"{folder}/_rels/{part.rpartition('/')[2]}.rels")
    for element in relations if wanted and relations is not None else ():
        if element.get("Id") != wanted:
            continue
        name = f"{folder}/{element.get('Target') or ''}"
        root = package.xml(name)
        if root is None:
            return []
        blocks = Walker(name, styles, numbering).blocks(root)
        text = [paragraph.text for paragraph in flatten(blocks)]
        opening = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in islice(body.iter(W + "p"), 12))
        if any(HEAD.search(line) for line in text) and not any(
            HEAD.search(line) for line in opening.split("\n")
        ):
            return blocks
    return []


def notes(
    package: Package, folder: str, walker: Walker, styles: Styles, numbering: Numbering
) -> list[Block]:
    """Foot- and endnotes that the text refers to, in the order of their marks."""
    found: list[Block] = []
    for name in ("footnotes", "endnotes"):
        wanted = [key for part, key in walker.notes if part == name]
        root = package.xml(f"{folder}/{name}.xml") if wanted else None
        if root is None:
            continue
        by_id = {element.get(W + "id"): element for element in root}
        inner = Walker(f"{folder}/{name}.xml", styles, numbering, "footnote")
        for count, key in enumerate(wanted, 1):
            if key not in by_id:
                continue
            blocks = inner.blocks(by_id[key])
            mark = str(count)
            for block in blocks:
                if hasattr(block, "text"):
                    block.text = f"{mark} {block.text.lstrip()}"
                    break
            found.extend(blocks)
    return found


def diagnose(walker: Walker) -> list[Diagnostic]:
    """What a reader of the record should know about choices made here."""
    found = []
    if walker.insertions or walker.deletions:
        found.append(Diagnostic.of(
            "tracked-changes", insertions=walker.insertions, deletions=walker.deletions
        ))
    if walker.hidden:
        found.append(Diagnostic.of("hidden-text", count=walker.hidden))
    return found


