"""``thidua search``: full text of an archive."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .archives import ArchiveFolder, opened
from .common import LANG, output, t, write_line

if TYPE_CHECKING:
    from ..archive import Hit


class Form(StrEnum):
    """Forms of output."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Tìm toàn văn trong kho: gõ có dấu thì tìm đúng dấu, gõ không dấu thì tìm cả hai; "
            "cụm từ đặt trong dấu ngoặc kép.",
            "Full text of an archive: typed with marks it finds just these, without marks it finds both; "
            "phrases in quotes.",
        )
    )
    def search(
        archive: ArchiveFolder,
        text: Annotated[list[str], typer.Argument(metavar="TEXT", help=t("Các từ cần tìm.", "Words to find."))],
        marks: Annotated[
            bool | None,
            typer.Option("--marks/--no-marks", help=t("Phân biệt dấu hay không (mặc định: theo cách gõ).", "Regard marks or not (default: as typed).")),
        ] = None,
        limit: Annotated[int, typer.Option("--limit", "-n", min=1, help=t("Số kết quả nhiều nhất.", "Most results."))] = 20,
        kind: Annotated[str | None, typer.Option("--kind", help=t("Loại văn bản: KH, QĐ …", "Kind of document: KH, QĐ …"))] = None,
        province: Annotated[str | None, typer.Option("--province", help=t("Tỉnh, thành phố.", "Province."))] = None,
        year: Annotated[int | None, typer.Option("--year", help=t("Năm ban hành.", "Year of issue."))] = None,
        form: Annotated[Form, options.FORMAT] = Form.text,
        out: options.Out = None,
        lang: options.Language = LANG,
    ) -> None:
        named: dict[str, Any] = {"kind": kind, "province": province, "year": year}
        hits = opened(archive).search(
            " ".join(text), marks=marks, limit=limit,
            **{name: value for name, value in named.items() if value is not None},
        )
        with output(out) as stream:
            for hit in hits:
                if form is Form.json:
                    write_line(stream, asdict(hit))
                else:
                    stream.write(as_text(hit) + "\n\n")
            if not hits and form is Form.text:
                stream.write(t("Không tìm thấy.\n", "Nothing found.\n"))


def as_text(hit: Hit) -> str:
    """A hit as a few lines."""
    head = "  ".join(filter(None, (hit.number or t("(không số)", "(no number)"), hit.issued_on, hit.issuer)))
    return "\n".join(filter(None, (head, f"  {hit.subject}" if hit.subject else "", f"  {hit.path}", f"  {hit.snippet}")))
