"""The command line in this process; what needs a process of its own starts one itself."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from thidua_parse.cli.app import build_app


def thidua(*arguments: object) -> Result:
    """``thidua`` with the arguments: exit code, standard output and error."""
    return CliRunner().invoke(build_app(), [str(a) for a in arguments])
