"""``thidua status``: what an archive holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from . import options
from .archives import ArchiveFolder, opened
from .common import LANG, count, size, t


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Kho văn bản có gì: số văn bản, tệp, tệp lỗi, dung lượng.",
            "What an archive holds: plans, files, quarantine, sizes.",
        )
    )
    def status(
        archive: ArchiveFolder,
        as_json: Annotated[bool, typer.Option("--json", help=t("In dạng JSON.", "Print as JSON."))] = False,
        verify: Annotated[
            bool, typer.Option("--verify", help=t("So mọi tệp dữ liệu với mã băm đã ghi.", "Compare every shard with its hash."))
        ] = False,
        lang: options.Language = LANG,
    ) -> None:
        kho = opened(archive)
        if verify:
            kho.verify()
        found = kho.status()
        if as_json:
            typer.echo(json.dumps({**asdict(found), "outdated": found.outdated}, ensure_ascii=False))
            return
        rows = [
            (t("Văn bản", "Plans"), count(found.plans)),
            (t("Tệp", "Files"), ", ".join(f"{count(n)} {_state(s)}" for s, n in found.files.items()) or "0"),
            (t("Lỗi theo mã", "Failed, by code"), ", ".join(f"{c}: {count(n)}" for c, n in found.quarantine.items()) or "0"),
            (t("Do phiên bản khác đọc", "Read by another version"), count(found.outdated) + (t(" (ingest --reparse để đọc lại)", " (ingest --reparse reads them again)") if found.outdated else "")),
            (t("Dữ liệu", "Data"), t(f"{size(found.shard_bytes)} trong {count(found.batches)} lô", f"{size(found.shard_bytes)} in {count(found.batches)} batches")),
            (t("Lần ghi cuối", "Last commit"), str(found.commit)),
        ]
        width = max(len(name) for name, _ in rows)
        for name, value in rows:
            typer.echo(f"{name:<{width}}  {value}")


def _state(state: str) -> str:
    return {
        "parsed": t("đã đọc", "read"), "quarantined": t("lỗi", "failed"),
        "container": t("tệp nén", "containers"),
    }.get(state, state)
