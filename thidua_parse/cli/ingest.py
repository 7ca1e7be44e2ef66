"""``thidua ingest``: files into an archive."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .archives import ArchiveFolder
from .common import LANG, count, exit_code, limits_from, say, t, tell
from .relink import link_and_tell

if TYPE_CHECKING:
    from ..archive import Summary

#: seconds between two states of the bar
REFRESH = 0.1


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Đưa tệp, thư mục, tệp nén vào kho văn bản (tạo kho nếu chưa có). Tệp không đổi được bỏ qua; "
            "bị ngắt giữa chừng thì chạy lại là tiếp tục.",
            "Take files, folders and ZIP files into an archive (made if needed). Unchanged files are passed over; "
            "after an interruption run it again to go on.",
        )
    )
    def ingest(
        archive: ArchiveFolder,
        paths: options.Paths,
        engine: Annotated[
            str,
            typer.Option(
                "--engine",
                help=t(
                    "Cách chạy: local (nhiều tiến trình), dask (cụm máy), serial (một tiến trình).",
                    "What runs it: local (processes), dask (a cluster), serial (this process).",
                ),
            ),
        ] = "local",
        workers: Annotated[
            int | None,
            typer.Option("--workers", "-j", min=1, help=t("Số tiến trình (mặc định: số lõi).", "Processes (default: one a core).")),
        ] = None,
        scheduler: Annotated[
            str | None,
            typer.Option(
                "--scheduler", metavar="tcp://…:8786",
                help=t("Địa chỉ bộ điều phối Dask (mặc định: cụm trên máy này).", "Address of a Dask scheduler (default: a cluster on this machine)."),
            ),
        ] = None,
        reparse: Annotated[
            bool,
            typer.Option("--reparse", help=t("Đọc lại văn bản do phiên bản khác đã đọc.", "Read again what another version has read.")),
        ] = False,
        retry: Annotated[
            bool,
            typer.Option("--retry-quarantine", help=t("Thử lại các tệp lỗi.", "Try files in quarantine again.")),
        ] = False,
        memory: Annotated[
            int | None,
            typer.Option("--memory", metavar="MB", min=200, help=t("Bộ nhớ tối đa của một tiến trình (local).", "Most memory of a process (local).")),
        ] = None,
        link: Annotated[
            bool,
            typer.Option("--link/--no-link", help=t("Nối văn bản mới với kho (xem relink).", "Link what is new (see relink).")),
        ] = True,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..archive import Archive
        from ..errors import ArchiveError

        limits = limits_from(limit)
        with _progress(archive, paths) as progress:
            summary = Archive.open(archive, create=True).ingest(
                paths, engine=engine, workers=workers, scheduler=scheduler, reparse=reparse,
                retry_quarantine=retry, memory=memory, limits=limits, progress=progress,
            )
        for path in summary.missing:
            tell(ArchiveError("TP101", path=path))
        for path in summary.closed:
            tell(ArchiveError("TP103", path=path))
        say(told(summary))
        if link:
            link_and_tell(archive, jobs=workers)
        if summary.quarantined:
            say(t(
                f'Tệp lỗi: thidua query {archive} "SELECT path, code, message_vi FROM quarantine"',
                f'Files that failed: thidua query {archive} "SELECT path, code, message_en FROM quarantine"',
            ))
        read = summary.parsed + summary.duplicates + summary.unchanged + summary.removed
        raise typer.Exit(exit_code(read, summary.quarantined + len(summary.missing) + len(summary.closed)))


def told(summary: Summary) -> str:
    """The summary in one line."""
    parts = (
        (summary.parsed, t("văn bản mới đọc", "read")),
        (summary.duplicates, t("trùng nội dung", "copies of others")),
        (summary.unchanged, t("không đổi", "unchanged")),
        (summary.removed, t("đã gỡ", "removed")),
        (summary.quarantined, t("lỗi", "failed")),
    )
    return ", ".join(f"{count(number)} {name}" for number, name in parts if number or name == parts[0][1])


@contextmanager
def _progress(archive: Path, paths: list[Path]) -> Iterator[Callable[[Summary], None] | None]:
    """A bar, on a terminal only; files are counted beside the work, members of ZIP files as they come."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns: list[Any] = [
        BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
    ]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(t("Đang tìm tệp", "Looking for files"), total=None)
        total, shown = [0], [0.0]
        Thread(target=_count, args=(archive, paths, total), daemon=True).start()

        def show(summary: Summary) -> None:
            if time.monotonic() - shown[0] < REFRESH:
                return
            shown[0] = time.monotonic()
            bar.update(
                task, description=told(summary), completed=summary.done,
                total=max(total[0], summary.done) or None,
            )

        yield show


def _count(archive: Path, paths: list[Path], total: list[int]) -> None:
    from ..archive.discover import Base, roots, walk

    for _ in walk(roots(paths), Base(Path()), archive.resolve(), []):
        total[0] += 1
