"""The parts of an office package (OOXML in a ZIP), read in memory within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from ...errors import ReadingError
from ..limits import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: the strict variant of the format uses other names for the same elements
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """Parts of a DOCX file by name."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise ReadingError("TP121", path=path, reason=str(error)) from error
        self.names = set(self.zip.namelist())

    def bytes(self, name: str) -> bytes | None:
        """Content of a part; None where the package has none of that name."""
        if name not in self.names:
            return None
        info = self.zip.getinfo(name)
        if info.file_size > self.limits.bytes or (
            info.file_size > self.limits.ratio * max(info.compress_size, 1)
            and info.file_size > 1 << 20
        ):
            raise ReadingError(
                "TP131", path=self.path, member=name, bytes=info.file_size,
                limit=self.limits.bytes,
            )
        try:
            return self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError,
                OSError) as error:
            raise ReadingError("TP121", path=self.path, reason=f"{name}: {error}") from error

    def xml(self, name: str) -> Any | None:
        """Root element of a part; None where it is missing, TP121 where it is broken."""
        data = self.bytes(name)
        if data is None:
            return None
        if STRICT in data[:4096]:
            data = data.replace(STRICT, TRANSITIONAL)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=True, recover=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ReadingError("TP121", path=self.path, reason=f"{name}: {error}") from error
        if root is None:
            raise ReadingError("TP121", path=self.path, reason=f"{name}: no XML")
        return root


def value(element: Any | None, tag: str, attribute: str = "val") -> str | None:
    """``w:attribute`` of the child ``w:tag`` of ``element``, or None."""
    if element is None:
        return None
    child = element.find(W + tag)
    return None if child is None else child.get(W + attribute)


def number(text: str | None, default: int = 0) -> int:
    """An integer attribute; ``default`` where it is missing or not a number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def flag(element: Any | None, tag: str) -> bool | None:
    """A toggle property (``w:vanish`` …): True, False, or None where it is not set."""
    if element is None:
        return None
    child = element.find(W + tag)
    if child is None:
        return None
    return child.get(W + "val") not in ("0", "false", "off", "none")
