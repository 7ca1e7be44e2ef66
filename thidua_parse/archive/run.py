"""Writing runs of an archive: ingest and compaction, under the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..reading import Limits
from . import catalogue, commits, disk, engines
from .batches import folder_in
from .compact import sweep
from .ingest import Ingest, Summary
from .known import Known
from .rows import parser_version
from .settle import settle
from .work import end_reader
from .writer import Writer

if TYPE_CHECKING:
    from .store import Archive


def ingest(
    archive: Archive, paths: list[Path], *, engine: str, workers: int | None, scheduler: str | None,
    reparse: bool, retry: bool, limits: Limits, memory: int | None,
    progress: Callable[[Summary], None] | None,
) -> Summary:
    """See :meth:`thidua_parse.archive.Archive.ingest`."""
    version = parser_version()
    root = archive.root
    with disk.writing(root):
        with ExitStack() as stack:
            disk.clear(root / "tmp")
            stack.callback(disk.clear, root / "tmp")
            stack.callback(end_reader)
            executor = engines.make(
                engine, version=version, limits=limits, workers=workers, memory=memory,
                scheduler=scheduler, pieces=folder_in(root / "tmp", "pieces-"),
            )
            stack.callback(executor.close)
            state = commits.read(root)
            sweep(root, state)
            writer = Writer(root, state, executor.perform)
            stack.callback(writer.close)
            with _catalogue(root, state) as connection:
                known = Known(connection, version, reparse=reparse, retry=retry)
                run = Ingest(
                    root, archive.base, known, writer, limits=limits, chunk=executor.chunk,
                    progress=progress,
                )
                try:
                    for result in executor.run(run.chunks(paths)):
                        run.take(result)
                        writer.commit_if_due()
                finally:  # what is whole is kept, whatever ended the run
                    writer.commit()
                    writer.wait()
            made = state.number  # the catalogue is made of this commit
            with _catalogue(root, state) as connection:
                names = [] if known.empty else [archive.base.name(path) for path in paths]
                known = Known(connection, version, reparse=False, retry=False)
                removed = settle(connection, known, writer, archive.base, names, limits)
                writer.compact()
        if not made or state.number != made:
            catalogue.open_read_only(root, state).close()
    return replace(run.summary, removed=run.summary.removed + removed)


@contextmanager
def _catalogue(root: Path, state: commits.State) -> Iterator[Any]:
    """A connection to the catalogue of ``state``; None for an archive without commits."""
    if not state.number:
        yield None
        return
    with closing(catalogue.open_read_only(root, state)) as connection:
        yield connection


def compact(archive: Archive) -> None:
    """See :meth:`thidua_parse.archive.Archive.compact`."""
    with disk.writing(archive.root):
        disk.clear(archive.root / "tmp")
        state = commits.read(archive.root)
        writer = Writer(archive.root, state)
        try:
            writer.compact(least=2, everything=True)
        finally:
            writer.close()
            disk.clear(archive.root / "tmp")
        catalogue.open_read_only(archive.root, state).close()
