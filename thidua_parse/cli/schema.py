"""``thidua schema``: the JSON Schema of the plan record."""

from __future__ import annotations

import json

import typer

from . import options
from .common import output, t


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(help=t("In lược đồ JSON của bản ghi kế hoạch.", "Print the JSON Schema of the plan record."))
    def schema(out: options.Out = None) -> None:
        from ..record import Plan

        with output(out) as stream:
            json.dump(Plan.model_json_schema(), stream, ensure_ascii=False, indent=1, sort_keys=True)
            stream.write("\n")
