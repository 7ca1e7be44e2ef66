"""The command line ``thidua``: one command a file, nothing heavy imported before it is needed."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    from .app import build_app

    build_app()()


__all__ = ["main"]
