"""Old office formats (DOC, RTF, ODT) through LibreOffice: batches, private profile, time limit.

Nothing is written beside the sources: LibreOffice works on copies in a directory of its own.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..errors import ReadingError

PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """Path of LibreOffice, or None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def run(command: Sequence[str], seconds: float, cwd: str | None = None) -> tuple[int, bytes]:
    """Run a command in a process group of its own; killed as a whole after ``seconds``.

    Returns exit status and standard output; raises ``subprocess.TimeoutExpired``.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=cwd, start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except BaseException:
        with_group_killed(process)
        raise
    return process.returncode, output


def with_group_killed(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


#: environment variable that names a folder for converted documents (unset: nothing is kept)
CACHE = "THIDUA_CONVERSIONS"


def convert_batch(
    documents: Sequence[tuple[bytes, str]], *, seconds: float = 120.0, target: str = "docx"
) -> list[bytes | None]:
    """Each ``(data, suffix)`` converted to ``target`` in one LibreOffice call; None where it fails.

    Raises TP142 where LibreOffice is not installed. A call that runs out of time gives what it
    has finished by then. Where the environment names a folder (:data:`CACHE`), conversions are
    kept there by the hash of the content and not made twice.
    """
    folder = os.environ.get(CACHE)
    if not folder:
        return _convert(documents, seconds, target)
    kept = [
        Path(folder) / f"{hashlib.sha256(data).hexdigest()}.{target}" for data, _ in documents
    ]
    found = [path.read_bytes() if path.is_file() else None for path in kept]
    missing = [i for i, data in enumerate(found) if data is None]
    made = _convert([documents[i] for i in missing], seconds, target) if missing else []
    for i, data in zip(missing, made, strict=True):
        found[i] = data
        if data is not None:
            kept[i].parent.mkdir(parents=True, exist_ok=True)
            partial = kept[i].with_suffix(f".{os.getpid()}.part")
            partial.write_bytes(data)
            partial.replace(kept[i])
    return found


def _convert(
    documents: Sequence[tuple[bytes, str]], seconds: float, target: str
) -> list[bytes | None]:
    office = program()
    if office is None:
        raise ReadingError("TP142", path="")
    with tempfile.TemporaryDirectory(prefix="thidua-office-") as work:
        folder = Path(work)
        (folder / "in").mkdir()
        (folder / "out").mkdir()
        names = []
        for i, (data, suffix) in enumerate(documents):
            name = folder / "in" / f"{i}.{suffix}"
            name.write_bytes(data)
            names.append(str(name))
        filters = {
            "docx": "docx:MS Word 2007 XML", "txt": "txt:Text (encoded):UTF8",
            "pdf": "pdf:writer_pdf_Export",
        }
        command = [
            office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--convert-to", filters.get(target, target),
            "--outdir", str(folder / "out"), *names,
        ]
        with suppress(subprocess.TimeoutExpired):
            run(command, seconds, cwd=work)
        found: list[bytes | None] = []
        for i in range(len(documents)):
            out = folder / "out" / f"{i}.{target}"
            found.append(out.read_bytes() if out.is_file() and out.stat().st_size else None)
        return found


def antiword(data: bytes, seconds: float = 20.0) -> str | None:
    """Text of a DOC file by antiword, or None where it is missing or refuses."""
    tool = shutil.which("antiword")
    if tool is None:
        return None
    with tempfile.TemporaryDirectory(prefix="thidua-doc-") as work:
        name = Path(work) / "0.doc"
        name.write_bytes(data)
        try:
            status, output = run([tool, "-w", "0", "-m", "UTF-8.txt", str(name)], seconds)
        except (subprocess.TimeoutExpired, OSError):
            return None
    text = output.decode("utf-8", errors="replace")
    return text if status == 0 and text.strip() else None
