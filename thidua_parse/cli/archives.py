"""What the commands on archives share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import LANGUAGE, t

if TYPE_CHECKING:
    from ..archive import Archive

ArchiveFolder = Annotated[
    Path, typer.Argument(metavar="KHO" if LANGUAGE == "vi" else "ARCHIVE", help=t("Thư mục của kho văn bản.", "Folder of the archive."))
]


def opened(path: Path) -> Archive:
    """The archive in a folder."""
    from ..archive import Archive

    return Archive.open(path)
