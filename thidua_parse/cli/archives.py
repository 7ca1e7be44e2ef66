"""What the commands on archives share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import EXIT_NOTHING_READ, EXIT_USAGE, LANGUAGE, say, t

if TYPE_CHECKING:
    from ..archive import Archive
    from ..reading import Limits

ArchiveFolder = Annotated[
    Path, typer.Argument(metavar="KHO" if LANGUAGE == "vi" else "ARCHIVE", help=t("Thư mục của kho văn bản.", "Folder of the archive."))
]
#: an archive that cannot be used now; all other errors are wrong use
NOT_NOW = frozenset(["TP601", "TP603", "TP606", "TP614"])


@contextmanager
def failing() -> Iterator[None]:
    """Tell a coded error in the chosen language and end with its exit code."""
    from ..errors import ThiduaError

    try:
        yield
    except ThiduaError as error:
        say(f"[{error.code}] {error.message(LANGUAGE)}")
        raise typer.Exit(EXIT_NOTHING_READ if error.code in NOT_NOW else EXIT_USAGE) from error


def opened(path: Path) -> Archive:
    """The archive in a folder."""
    from ..archive import Archive

    return Archive.open(path)


def limits_from(settings: list[str] | None) -> Limits:
    """Reading limits of ``--limit``; wrong ones are wrong use."""
    from ..reading.limits import limits_of

    try:
        return limits_of(settings or ())
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--limit") from error
