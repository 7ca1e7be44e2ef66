"""What all commands share: language, exit codes, files in, lines out, progress."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..errors import Language, ThiduaError
    from ..reading import Limits
    from ..record import Plan

#: done, everything read
EXIT_OK = 0
#: done, but some inputs gave an error item
EXIT_SOME_FAILED = 1
#: wrong use of the command line (Typer's own code too)
EXIT_USAGE = 2
#: nothing could be read
EXIT_NOTHING_READ = 3
#: ``check --strict``: at least one rule failed
EXIT_FINDINGS = 4
#: an archive that cannot be used now; all other errors are wrong use
NOT_NOW = frozenset(["TP601", "TP603", "TP606", "TP614"])
#: nothing there to read
NOTHING_THERE = frozenset(["TP724"])


class Lang(StrEnum):
    """Language of messages."""

    vi = "vi"
    en = "en"


def chosen_language(arguments: list[str] | None = None) -> Language:
    """Language from ``--lang`` on the command line, else ``THIDUA_LANG``, else Vietnamese.

    It is looked up before the commands are built, so that ``--help`` speaks it too.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    chosen = os.environ.get("THIDUA_LANG", "vi")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            chosen = arguments[position + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return "en" if chosen == "en" else "vi"


LANGUAGE: Language = chosen_language()
#: the same as a default of options
LANG = Lang(LANGUAGE)


def t(vietnamese: str, english: str) -> str:
    """The sentence in the chosen language."""
    return english if LANGUAGE == "en" else vietnamese


def count(number: int) -> str:
    """A count with its thousands apart: "1.234", in English "1,234"."""
    return f"{number:,}" if LANGUAGE == "en" else f"{number:,}".replace(",", ".")


def size(number: int) -> str:
    """Bytes as people read them: "512 byte", "24 KB", "1,5 MB"."""
    from ..record.figures import figure_text

    if number < 1_000:
        return f"{number} byte" + ("s" if LANGUAGE == "en" else "")
    unit, name = (1_000, "KB") if number < 1_000_000 else (1_000_000, "MB") if number < 1_000_000_000 else (1_000_000_000, "GB")
    return f"{figure_text(number / unit, places=1, comma=LANGUAGE != 'en')} {name}"


def day(iso: str | None) -> str:
    """A date as offices write it (15/09/2021); in English as in the record."""
    if LANGUAGE == "en":
        return iso or ""
    from ..reports.wording import Wording

    return Wording.day(iso)


def say(message: str) -> None:
    """A message for the person, on standard error, so that output stays clean."""
    sys.stderr.write(message + "\n")


def tell(error: ThiduaError) -> None:
    """A coded error in the chosen language, for the person."""
    say(f"[{error.code}] {error.message(LANGUAGE)}")


def error_line(error: ThiduaError) -> dict[str, Any]:
    """The error item of the plan record contract."""
    return {
        "source": {"path": str(error.details.get("path", ""))},
        "error": {"code": error.code, "message": error.message(LANGUAGE)},
    }


def write_line(stream: IO[str], value: Any) -> None:
    """One JSON Line, UTF-8, keys in their order."""
    stream.write(json.dumps(value, ensure_ascii=False) + "\n")


@contextmanager
def output(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears only when it is complete."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    partial = path.with_name(path.name + ".part")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = partial.open("w", encoding="utf-8", newline="\n")
    try:
        with writing(path), stream:
            yield stream
        with writing(path):
            partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system refuses while a file is written, as TP725."""
    from ..errors import UsageError, system_reason

    try:
        yield
    except OSError as error:
        raise UsageError("TP725", path=str(path), reason=system_reason(error)) from error


def require_place(path: Path) -> None:
    """Raise TP725 before the work begins where ``path`` cannot be written; nothing is left behind.

    ``path`` is a folder to be, or a file: its nearest existing folder must take a new file.
    """
    import tempfile

    near = path
    while not near.exists() and near != near.parent:
        near = near.parent
    with writing(path):
        if near.is_file() and near != path:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(near))
        with tempfile.TemporaryFile(dir=near if near.is_dir() else near.parent) as stream:
            stream.write(b" ")


def exit_code_of(error: ThiduaError) -> int:
    """Exit code of a coded error that ends a command."""
    return EXIT_NOTHING_READ if error.code in NOT_NOW | NOTHING_THERE else EXIT_USAGE


def limits_from(settings: list[str] | None) -> Limits:
    """Reading limits of ``--limit``; wrong ones are wrong use."""
    import typer

    from ..errors import one_language
    from ..reading.limits import limits_of

    try:
        return limits_of(settings or ())
    except ValueError as error:
        raise typer.BadParameter(one_language(str(error), LANGUAGE), param_hint="--limit") from error


def read_all(
    paths: list[Path], jobs: int = 1, limit: list[str] | None = None
) -> Iterator[Plan | ThiduaError]:
    """Records or errors of files and folders, with a progress bar for many on a terminal.

    Archives among the ``paths`` come first, with the records and errors that they keep. ``limit``:
    settings ``NAME=VALUE`` of the reading limits.
    """
    from ..api import expand, parse_many
    from ..errors import UsageError
    from ..reading.many import is_archive

    limits = limits_from(limit)
    kept = False
    for path in filter(is_archive, paths):
        for item in _kept(path):
            kept = True
            yield item
    files = list(expand(path for path in paths if not is_archive(path)))
    if not files:
        if not kept:
            raise UsageError("TP724", path=", ".join(map(str, paths)))
        return
    results = parse_many(files, jobs=jobs, limits=limits)
    if len(files) < 5 or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        results, total=len(files), description=t("Đang đọc", "Reading"),
        console=Console(stderr=True), transient=True,
    )


def _kept(path: Path) -> Iterator[Plan | ThiduaError]:
    """What an archive keeps: its records, and the errors of its quarantine."""
    from ..archive import Archive

    with Archive.open(path) as archive:
        yield from archive.plans()
        yield from archive.errors()


def sift(results: Iterable[Plan | ThiduaError]) -> tuple[list[Plan], list[ThiduaError]]:
    """Plans and errors apart; each error is told on standard error."""
    from ..errors import ThiduaError

    plans: list[Plan] = []
    errors: list[ThiduaError] = []
    for item in results:
        if isinstance(item, ThiduaError):
            errors.append(item)
            tell(item)
        else:
            plans.append(item)
    return plans, errors


def exit_code(read: int, failed: int) -> int:
    """Exit code by how many inputs were read and how many failed."""
    if failed and not read:
        return EXIT_NOTHING_READ
    return EXIT_SOME_FAILED if failed else EXIT_OK
