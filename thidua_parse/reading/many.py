"""Many files: archives opened in place, old office files converted in batches, jobs isolated."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import ReadingError, ThiduaError, system_reason
from . import archives
from .dispatch import digest_of, read_bytes
from .isolate import Isolated
from .limits import DEFAULT, Limits
from .sniff import ARCHIVES, sniff
from .source import SourceText

#: content whose readers are other people's native code or other programs
RISKY = frozenset(["pdf", "image", "doc", "rtf", "odt", "wordxml"])
OFFICE = frozenset(["doc", "rtf", "odt", "wordxml"])
#: files looked at together, so that LibreOffice starts once for all old documents among them
BATCH = 40
BATCH_BYTES = 150_000_000


@dataclass(slots=True)
class _Item:
    """A file or archive member on its way."""

    path: str
    data: bytes = b""
    kind: str = ""
    error: ReadingError | None = None
    converted: bytes | None = None


def is_archive(folder: str | Path) -> bool:
    """Whether a folder holds an archive of plans (``archive.json`` beside its commits), not documents."""
    return os.path.isfile(Path(folder, "archive.json")) and os.path.isdir(Path(folder, "commits"))  # noqa: PTH112, PTH113


def load(path: str | Path, limits: Limits = DEFAULT) -> bytes:
    """Bytes of a file; raises TP101 to TP103, TP106, TP107, TP108 (no regular file) or TP109 (an archive of plans)."""
    path = Path(path)
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            if found.st_size > limits.bytes:
                raise ReadingError(
                    "TP106", path=str(path), bytes=found.st_size, limit=limits.bytes
                )
        elif not stat.S_ISDIR(found.st_mode):
            raise ReadingError("TP108", path=str(path))  # to open it might wait for ever
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError("TP101", path=str(path)) from error
    except IsADirectoryError as error:
        raise ReadingError(_folder_code(path), path=str(path)) from error
    except PermissionError as error:
        # a folder that may be listed gives this error on Windows only
        code = _folder_code(path) if os.path.isdir(path) and os.access(path, os.R_OK) else "TP103"  # noqa: PTH112
        raise ReadingError(code, path=str(path)) from error
    except (OSError, ValueError) as error:
        raise ReadingError("TP107", path=str(path), reason=system_reason(error)) from error


def _folder_code(path: Path) -> str:
    """The code of the error for a folder in the place of a file."""
    return "TP109" if is_archive(path) else "TP102"


def files_of(paths: Iterable[str | Path] | str | Path) -> Iterator[Path]:
    """Files of the arguments; folders give all their files, recursively, in sorted order.

    Pipes, devices and sockets in folders are passed over, and links to folders are not followed,
    so that a link to a folder above does no harm.
    """
    for path in listed(paths):
        if is_folder(path):
            yield from below(path)
        else:
            yield path


def is_folder(path: Path) -> bool:
    """Whether a path is a folder of documents; an archive of plans is a thing of its own."""
    return os.path.isdir(path) and not is_archive(path)  # noqa: PTH112 - Path.is_dir raises where a folder above is closed


def listed(paths: Iterable[str | Path] | str | Path) -> Iterator[Path]:
    """The paths; one that is given by itself is not taken for its letters, of which "/" is a whole disk."""
    yield from map(Path, [paths] if isinstance(paths, (str, os.PathLike)) else paths)


def below(folder: Path) -> list[Path]:
    """Regular files below a folder, and the folders that may not be entered, sorted.

    A closed folder is given as a path of its own, so that it becomes an error item (TP103) instead
    of files that nobody misses. Links to folders are not followed, archives of plans are passed over.
    """
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for where, inner, names in os.walk(folder, onerror=closed):
        inner[:] = [name for name in inner if not is_archive(Path(where, name))]
        found += [p for name in names if os.path.isfile(p := Path(where, name))]  # noqa: PTH113
    return sorted(found)


def read_many(
    paths: Iterable[str | Path] | str | Path, *, limits: Limits = DEFAULT, isolate: bool = True
) -> Iterator[SourceText | ReadingError]:
    """Texts of files, folders and archives, in their order; a coded error where one cannot be read.

    Old office files are converted in batches. With ``isolate`` the readers of PDF, scans and old
    office files run in a child process within ``limits.seconds`` a file.
    """
    with Isolated(limits) as child:
        batch: list[_Item] = []
        size = 0
        for item in _items(paths, limits):
            batch.append(item)
            size += len(item.data)
            if len(batch) >= BATCH or size >= BATCH_BYTES:
                yield from _read_batch(batch, limits, child if isolate else None)
                batch, size = [], 0
        yield from _read_batch(batch, limits, child if isolate else None)


def read_loaded(
    documents: Iterable[tuple[str, bytes]], child: Isolated
) -> Iterator[SourceText | ReadingError]:
    """As :func:`read_many`, of documents whose bytes are at hand: pairs of path and content.

    Risky content is read in ``child``, which stays open for more; its limits hold.
    """
    items = [_Item(path, data, sniff(data)) for path, data in documents]
    for start in range(0, len(items), BATCH):
        yield from _read_batch(items[start : start + BATCH], child.limits, child)


def _items(paths: Iterable[str | Path] | str | Path, limits: Limits) -> Iterator[_Item]:
    for path in files_of(paths):
        try:
            data = load(path, limits)
        except ReadingError as error:
            yield _Item(str(path), error=error)
            continue
        kind = sniff(data)
        if kind not in ARCHIVES:
            yield _Item(str(path), data, kind)
            continue
        empty = True
        for member in archives.members(data, str(path), limits=limits):
            empty = False
            kind = "" if member.error else sniff(member.data)
            yield _Item(member.path, member.data, kind, member.error)
        if empty:
            yield _Item(str(path), error=ReadingError("TP104", path=str(path)))


def _read_batch(
    batch: list[_Item], limits: Limits, child: Isolated | None
) -> Iterator[SourceText | ReadingError]:
    office = [item for item in batch if item.kind in OFFICE and item.error is None]
    if len(office) > 1:
        _convert(office, limits)
    for item in batch:
        if item.error is not None:
            yield item.error
            continue
        try:
            yield _read(item, limits, child)
        except ReadingError as error:
            yield error
        except ThiduaError as error:
            yield ReadingError(error.code, **error.details)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            yield ReadingError("TP199", path=item.path, reason=reason)
        finally:
            item.data = b""


def _read(item: _Item, limits: Limits, child: Isolated | None) -> SourceText:
    if item.converted is not None:
        arguments = (item.converted, item.data, item.path, item.kind, digest_of(item.data))
        if child is not None:
            return child.call("read_converted", item.path, *arguments)
        from .legacy_office import read_converted

        return read_converted(*arguments, limits)
    if child is not None and item.kind in RISKY:
        return child.read_bytes(item.data, item.path)
    return read_bytes(item.data, item.path, limits=limits)


def _convert(items: list[_Item], limits: Limits) -> None:
    """Convert old office files in one call of LibreOffice; those that fail are tried alone later."""
    from .legacy_office import SUFFIXES
    from .office import convert_batch, program

    if program() is None:
        return
    seconds = min(limits.seconds, 30.0 + 5.0 * len(items))
    documents = [(item.data, SUFFIXES[item.kind]) for item in items]
    for item, converted in zip(items, convert_batch(documents, seconds=seconds), strict=True):
        item.converted = converted
