"""Writing runs of an archive: ingest and compaction, under the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..reading import Limits
from . import catalogue, commits, disk, engines
from .compact import sweep
from .ingest import Ingest, Summary
from .known import Known
from .rows import parser_version
from .settle import settle
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
    with disk.writing(archive.root):
        root = archive.root
        disk.clear(root / "tmp")
        state = commits.read(root)
        sweep(root, state)
        connection = catalogue.open_read_only(root, state)
        writer = Writer(root, state)
        executor = engines.make(
            engine, version=version, limits=limits, workers=workers, memory=memory, scheduler=scheduler
        )
        try:
            known = Known(connection, version, reparse=reparse, retry=retry)
            run = Ingest(
                root, archive.base, known, writer, limits=limits, chunk=executor.chunk,
                progress=progress,
            )
            try:
                for result in executor.run(run.chunks(paths)):
                    run.take(result)
                    writer.commit_if_due()
            finally:
                executor.close()
                writer.commit()  # what is whole is kept, whatever ended the run
                writer.wait()
            connection.close()
            connection = catalogue.open_read_only(root, state)
            first = known.empty
            known = Known(connection, version, reparse=False, retry=False)
            names = [] if first else [archive.base.name(path) for path in paths]
            removed = settle(connection, known, writer, archive.base, names, limits)
            writer.compact()
        finally:
            connection.close()
            writer.close()
            disk.clear(root / "tmp")
        catalogue.open_read_only(root, state).close()
        return replace(run.summary, removed=run.summary.removed + removed)


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
