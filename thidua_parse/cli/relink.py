"""``thidua relink``: the links of an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .archives import ArchiveFolder, opened
from .common import LANG, count, say, t

if TYPE_CHECKING:
    from ..archive.linking.run import Linked

Memory = Annotated[
    int,
    typer.Option("--memory", metavar="MB", min=512, help=t("Bộ nhớ tối đa khi nối, cộng mọi tiến trình.", "Most memory for linking, all processes together.")),
]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Nối các văn bản trong kho: cấp trên - cấp dưới, bản trùng, mâu thuẫn, thay thế. Chỉ nối lại những gì văn bản mới đụng đến.",
            "Link the plans of an archive: higher and lower ones, versions, contradictions, replacements. Only what new plans touch is linked again.",
        )
    )
    def relink(
        archive: ArchiveFolder,
        full: Annotated[bool, typer.Option("--full", help=t("Nối lại tất cả.", "Link everything again."))] = False,
        jobs: Annotated[
            int | None, typer.Option("--jobs", "-j", min=1, help=t("Số tiến trình (mặc định: số lõi).", "Processes (default: one a core)."))
        ] = None,
        memory: Memory = 4096,
        lang: options.Language = LANG,
    ) -> None:
        link_and_tell(archive, full=full, jobs=jobs, memory=memory)


def link_and_tell(path: Path, *, full: bool = False, jobs: int | None = None, memory: int = 4096) -> None:
    """Link an archive and say in one line what was done."""
    archive = opened(path)
    steps = _STEPS if sys.stderr.isatty() else {}

    def show(step: str) -> None:
        if step in steps:
            say(f"… {steps[step]}")

    found = archive.link(full=full, jobs=jobs, memory=memory, progress=show)
    say(told(found))


_STEPS = {
    "prepare": t("chuẩn bị số, ký hiệu, cơ quan", "numbers, symbols and bodies"),
    "headers": t("tìm số của văn bản mất đầu", "lost headers"),
    "candidates": t("tìm văn bản có thể được viện dẫn", "candidates of citations"),
    "link": t("nối", "linking"),
    "write": t("ghi", "writing"),
}


def told(found: Linked) -> str:
    """What a linking did, in one line."""
    if not found.relinked:
        return t(f"{count(found.plans)} văn bản đã nối, không có gì mới", f"{count(found.plans)} plans are linked, nothing is new")
    return t(
        f"đã nối {count(found.relinked)} trong {count(found.plans)} văn bản, {count(found.edges)} viện dẫn",
        f"linked {count(found.relinked)} of {count(found.plans)} plans, {count(found.edges)} citations",
    )
