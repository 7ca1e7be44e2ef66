"""The graph that a command asks: of files and folders, or of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .archives import opened
from .common import EXIT_USAGE, read_all, say, sift, t, tell

if TYPE_CHECKING:
    from ..archive import Archive
    from ..linking.methods import Methods
    from .corrected import Corrected

#: documents named where another was asked for
LISTED = 12


def graph_of(
    paths: Sequence[Path], jobs: int, limit: list[str] | None, corrected: Corrected
) -> tuple[Methods, int, int]:
    """The graph, and how many inputs were read and failed (an archive: its plans, none).

    With decisions of persons (``corrected``) the records are linked here, those of an archive too:
    its linked tables hold what the machine has read.
    """
    from ..reading.many import is_archive

    if len(paths) == 1 and is_archive(paths[0]) and corrected.held is None:
        archive = opened(paths[0])
        _up_to_date(archive)
        return archive.graph(), archive.status().plans, 0
    plans, errors = sift(read_all(list(paths), jobs, limit))
    return corrected.linked(plans), len(plans), len(errors)


@contextmanager
def telling_what_there_is(graph: Methods) -> Iterator[None]:
    """Where a document that is asked for is not found, say which ones there are."""
    from ..errors import LinkingError

    try:
        yield
    except LinkingError as error:
        if error.code != "TP320":
            raise
        tell(error)
        names = [n.name for n in graph.whole().nodes if n.at_hand]
        more = f" … (+{len(names) - LISTED})" if len(names) > LISTED else ""
        say(t("Các văn bản đã đọc: ", "Documents read: ") + "; ".join(names[:LISTED]) + more)
        raise typer.Exit(EXIT_USAGE) from error


def _up_to_date(archive: Archive) -> None:
    """Link what is new; while another process writes, the archive is asked as it was last linked."""
    from ..errors import ThiduaError

    try:
        archive.link()
    except ThiduaError as error:
        if error.code != "TP601":
            raise
        tell(error)
