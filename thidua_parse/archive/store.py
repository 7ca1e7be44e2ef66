"""The archive: a folder of plans kept as Parquet shards, taken in, asked and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ArchiveError, Language, system_reason
from ..reading import DEFAULT, Limits
from ..record import Plan
from . import catalogue, commits, disk
from .ask import Asking
from .discover import Base, roots
from .ingest import Summary
from .shards import duckdb_module

if TYPE_CHECKING:
    from .linking.graph import ArchiveGraph
    from .linking.run import Linked


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive holds: numbers of plans, files by state, quarantine by code, sizes in bytes."""

    path: str
    commit: int
    plans: int
    files: dict[str, int] = field(default_factory=dict)
    quarantine: dict[str, int] = field(default_factory=dict)
    parser_versions: dict[str, int] = field(default_factory=dict)
    batches: int = 0
    shard_bytes: int = 0

    @property
    def outdated(self) -> int:
        """Plans that another version of the parser has read."""
        from .rows import parser_version

        return sum(n for version, n in self.parser_versions.items() if version != parser_version())


class Archive(Asking):
    """An archive of plans in a folder.

    >>> archive = Archive.open("kho")                         # doctest: +SKIP
    >>> archive.ingest(["van-ban", "2025.zip"])               # doctest: +SKIP
    >>> for plan in archive.plans(kind="KH", year=2021): ...  # doctest: +SKIP
    """

    def __init__(self, root: Path) -> None:
        duckdb_module()
        self.root = root
        about = disk.about(root)
        self.base = Base((root.resolve() / about["base"]).resolve())
        self._connection: Any = None
        self._seen = (-1, -1)

    @classmethod
    def create(cls, path: str | Path, *, base: str | Path | None = None) -> Archive:
        """A new archive in a folder that is empty or not there; raises TP608 otherwise.

        ``base`` is the folder that paths of files are kept relative to (the working folder).
        """
        duckdb_module()
        root = Path(path)
        try:
            disk.make(root, Path(base or ".").resolve())
        except OSError as error:
            raise ArchiveError("TP614", path=str(path), reason=system_reason(error)) from error
        return cls(root)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Archive:
        """The archive in a folder; raises TP602 where there is none.

        With ``create`` an archive is made where the folder is empty or not there.
        """
        root = Path(path)
        if create and not (root / disk.ABOUT).exists():
            return cls.create(root)
        return cls(root)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the archive can still be used and opens another."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._seen = None, (-1, -1)

    def connection(self) -> Any:
        """The DuckDB connection: tables as in docs/archive.md, at the state of the last commit.

        It cannot change the archive; temporary tables (``CREATE TEMP TABLE``) can be made in it. It is
        another one after the archive has changed.
        """
        newest = self.commit, catalogue.links_number(self.root)
        if self._connection is None or newest != self._seen:
            self.close()
            state = commits.read(self.root)
            self._connection = catalogue.open_read_only(self.root, state)
            self._seen = state.number, newest[1]
        return self._connection

    @property
    def commit(self) -> int:
        """Number of the last commit; 0 for an empty archive."""
        return (commits.numbers(self.root) or [0])[-1]

    def ingest(
        self, paths: Iterable[str | Path] | str | Path, *, engine: str = "local",
        workers: int | None = None, scheduler: str | None = None, reparse: bool = False,
        retry_quarantine: bool = False, limits: Limits = DEFAULT, memory: int | None = None,
        progress: Callable[[Summary], None] | None = None,
    ) -> Summary:
        """Take in files, folders and archives (ZIP, 7z, tar); what has not changed is left alone.

        A file is unchanged by size and time of change, else by its content. Files below the
        ``paths`` that are gone go from the archive too. A file that cannot be read goes into the
        quarantine with its code and is tried again when it has changed or with ``retry_quarantine``.
        ``reparse`` reads again what another version of the parser has read.

        ``engine``: ``local`` (``workers`` processes, by default one a core, each with at most
        ``memory`` megabytes), ``dask`` (``scheduler``: its address; else a cluster on this machine)
        or ``serial``; all give the same archive. Killed at any moment, the archive is that of its
        last commit and the next run goes on from there. Raises TP601 while another process writes.
        """
        from .run import ingest

        listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
        return ingest(
            self, roots(listed), engine=engine, workers=workers, scheduler=scheduler,
            reparse=reparse, retry=retry_quarantine, limits=limits, memory=memory, progress=progress,
        )

    def link(
        self, *, full: bool = False, jobs: int | None = None, memory: int = 4096,
        language: Language | None = None, progress: Callable[[str], None] | None = None,
    ) -> Linked:
        """Link all plans by the rules of :func:`thidua_parse.link`, in at most ``memory`` megabytes.

        Only what new, changed and gone plans touch is linked anew (``full``: everything); the result is
        the same. ``language`` is that of reasons and evidence (None: as before, else Vietnamese); another
        one links everything. Makes the tables ``edges``, ``nodes``, ``works``, ``contradictions`` and ``statuses`` of
        docs/archive.md. Raises TP601 while another process writes.
        """
        from .linking.run import link_archive

        with disk.writing(self.root):
            return link_archive(
                self.root, full=full, jobs=jobs, memory=memory, language=language, progress=progress
            )

    def graph(self, **properties: Any) -> ArchiveGraph:
        """The graph of the archive, or of the plans with some properties (as in :meth:`plans`) and what
        they cite; as of the last :meth:`link`. Nothing is loaded before it is asked for.

        >>> archive.graph().cascade("1497/QĐ-TTg", issued_on="2021-09-10")   # doctest: +SKIP
        """
        from .linking.graph import ArchiveGraph

        return ArchiveGraph(self, **properties)

    def compact(self) -> None:
        """Merge small shards and leave out rows that are gone; done by :meth:`ingest` as needed."""
        from .run import compact

        compact(self)

    def status(self) -> Status:
        """What the archive holds."""
        connection = self.connection()
        state = commits.read(self.root)

        def counts(sql: str) -> dict[str, int]:
            return dict(connection.execute(sql).fetchall())

        return Status(
            path=str(self.root), commit=state.number,
            plans=connection.execute("SELECT count(*) FROM plans").fetchone()[0],
            files=counts("SELECT state, count(*) FROM files GROUP BY state ORDER BY state"),
            quarantine=counts("SELECT code, count(*) FROM quarantine GROUP BY code ORDER BY code"),
            parser_versions=counts(
                "SELECT parser_version, count(*) FROM plans GROUP BY parser_version ORDER BY 1"
            ),
            batches=len(state.batches),
            shard_bytes=sum(t[1] for b in state.batches.values() for t in b.tables.values()),
        )

    def verify(self) -> None:
        """Compare every live shard with its hash in the commits; raises TP606 for a damaged one."""
        for batch in commits.read(self.root).batches.values():
            for table, (_, _, digest) in batch.tables.items():
                path = self.root / "shards" / table / f"{batch.name}.parquet"
                if not path.is_file() or disk.digest(path) != digest:
                    raise ArchiveError("TP606", path=str(path))

    def __iter__(self) -> Iterator[Plan]:
        return self.plans()
