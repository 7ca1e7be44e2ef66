"""The command line: in this process, and in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from typer.testing import CliRunner, Result

from thidua_parse.cli.app import build_app

#: a terminal as wide as no table breaks its cells
_WIDE = {"COLUMNS": "160"}


def thidua(*arguments: object) -> Result:
    """``thidua`` with the arguments, in Vietnamese: ``exit_code``, ``stdout``, ``stderr``."""
    return CliRunner().invoke(build_app(), [str(a) for a in arguments], env=_WIDE)


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, which chooses its language: ``returncode``, ``stdout``, ``stderr``."""
    code = "from thidua_parse.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, encoding="utf-8",
        env={**os.environ, "THIDUA_LANG": "vi", **_WIDE, **environment}, timeout=120,
    )
