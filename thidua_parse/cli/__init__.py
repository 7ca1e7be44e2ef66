"""The command line ``thidua``."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Thin first way: ``thidua parse FILE…`` prints JSON Lines."""
    from ..api import parse_many
    from ..errors import ThiduaError

    for item in parse_many([a for a in sys.argv[2:] if not a.startswith("--") and a != "json"]):
        if isinstance(item, ThiduaError):
            error = {"code": item.code, "message": item.message()}
            line = {"source": {"path": str(item.details.get("path"))}, "error": error}
        else:
            line = item.model_dump(mode="json")
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
