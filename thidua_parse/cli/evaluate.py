"""``thidua evaluate``: records against gold records."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .common import EXIT_SOME_FAILED, LANG, LANGUAGE, output, t

if TYPE_CHECKING:
    from ..evaluation import Compared, Doubt, Figures


class Form(StrEnum):
    """Forms of output."""

    table = "table"
    json = "json"


class By(StrEnum):
    """Groups that figures are told for."""

    kind = "kind"
    layer = "layer"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "So bản ghi với bản ghi chuẩn theo từng trường: độ chính xác, độ phủ, F1 kèm khoảng tin cậy 95 %, "
            "chỗ sai kèm ngữ cảnh; --validate kiểm tra chính bản ghi chuẩn.",
            "Compare records with gold records field by field: precision, recall, F1 with 95 % intervals, "
            "misses with context; --validate checks the gold itself.",
        )
    )
    def evaluate(
        gold: Annotated[
            Path,
            typer.Argument(help=t("Thư mục bản ghi chuẩn (*.json).", "Folder of gold records (*.json).")),
        ],
        records: Annotated[
            Path,
            typer.Argument(
                help=t("Tệp JSON Lines của thidua parse, hoặc thư mục *.json.", "JSON Lines of thidua parse, or a folder of *.json.")
            ),
        ],
        layers: Annotated[
            str | None,
            typer.Option(
                help=t(
                    "Chỉ các lớp này, cách nhau bằng dấu phẩy: text, scan, garbled, poor-ocr, legacy.",
                    "Only these layers, comma-separated: text, scan, garbled, poor-ocr, legacy.",
                )
            ),
        ] = None,
        by: Annotated[
            By | None, typer.Option(help=t("Thêm số liệu theo loại văn bản hoặc theo lớp.", "Figures by kind or layer too."))
        ] = None,
        misses: Annotated[
            bool, typer.Option("--misses", help=t("Liệt kê từng chỗ sai kèm ngữ cảnh.", "List every miss with its context."))
        ] = False,
        form: Annotated[Form, options.FORMAT] = Form.table,
        check_gold: Annotated[
            bool,
            typer.Option("--validate", help=t("Kiểm tra bản ghi chuẩn thay vì so sánh; mã thoát 1 nếu có lỗi.", "Check the gold instead of comparing; exit 1 on errors.")),
        ] = False,
        out: options.Out = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..evaluation import (
            compare,
            figures,
            grouped,
            load_gold,
            load_records,
            record_for,
            validate,
        )

        wanted = frozenset(name.strip() for name in layers.split(",")) if layers else None
        truth = load_gold(gold, wanted)
        read = load_records(records)
        if check_gold:
            doubts = [
                d for name, one in truth.items() for d in validate(one, (record_for(name, one, read) or {}).get("text"))
            ]
            with output(out) as stream:
                _doubts(doubts, stream, form)
            raise typer.Exit(EXIT_SOME_FAILED if any(d.severity == "error" for d in doubts) else 0)
        compared = [compare(one, record_for(name, one, read)) for name, one in truth.items()]
        whole = figures(compared)
        groups = grouped(compared, by.value) if by else {}
        with output(out) as stream:
            if form is Form.json:
                result: dict[str, Any] = whole.to_json()
                if by:
                    result[f"by_{by.value}"] = {name: group.to_json() for name, group in groups.items()}
                if misses:
                    result["misses"] = [_miss(m) for d in compared for m in d.misses]
                json.dump(result, stream, ensure_ascii=False)
                stream.write("\n")
                return
            if misses:
                _print_misses(compared, stream)
            print_figures(whole, stream)
            if by:
                print_groups(groups, stream)


def _miss(miss: Any) -> dict[str, Any]:
    return {name: getattr(miss, name) for name in ("document", "field", "what", "wanted", "got", "context", "start")}


def _print_misses(compared: list[Compared], stream: IO[str]) -> None:
    words = {"missing": t("thiếu", "missing"), "extra": t("thừa", "extra"), "different": t("khác", "different")}
    for document in compared:
        for miss in document.misses:
            values = " → ".join(repr(v) for v in (miss.wanted, miss.got) if v is not None)
            stream.write(f"{miss.document}  {miss.field}  {words[miss.what]}: {values}\n")
            if miss.context:
                stream.write(f"    … {miss.context} …\n")
    stream.write("\n")


def print_figures(figures: Figures, stream: IO[str]) -> None:
    """The table of fields and the lines below it, in plain text."""
    heads = (t("trường", "field"), "P", "R", "F1", "95 %", t("trùm", "overlap"), t("chuẩn", "gold"), t("đọc", "read"))
    stream.write("{:28} {:>6} {:>6} {:>6}  {:^13} {:>7} {:>6} {:>6}\n".format(*heads))
    for name, f in figures.fields.items():
        overlap = "" if f.overlap is None else f"{f.overlap:.3f}"
        mark = "" if f.main else " *"
        stream.write(
            f"{name + mark:28} {f.precision:6.3f} {f.recall:6.3f} {f.f1:6.3f}  "
            f"{f.interval[0]:.3f}–{f.interval[1]:.3f}   {overlap:>7} {f.gold:6} {f.read:6}\n"
        )
    low, high = figures.macro_interval
    count = sum(f.main for f in figures.fields.values())
    stream.write(
        t(
            f"F1 trung bình của {count} trường, {figures.documents} văn bản ({figures.unread} không có bản ghi): ",
            f"mean F1 of {count} fields, {figures.documents} documents ({figures.unread} without record): ",
        )
        + f"{figures.macro:.4f} ({low:.4f}–{high:.4f})\n"
        + t("* không tính vào trung bình\n", "* not part of the mean\n")
    )
    shares = ", ".join(f"≤ {n}: {share:.1%}" for n, share in figures.whole.items())
    low, high = figures.whole_interval
    stream.write(
        t("Văn bản có số chỗ sai ", "Documents with misses ") + shares
        + t(f" (đúng hết: {low:.1%}–{high:.1%})\n", f" (all right: {low:.1%}–{high:.1%})\n")
    )


def print_groups(groups: dict[str, Figures], stream: IO[str]) -> None:
    """One line a group, its weakest fields named."""
    stream.write("\n")
    for name, group in groups.items():
        weakest = sorted((f.f1, field) for field, f in group.fields.items() if f.main)[:3]
        stream.write(
            f"{name:10} {group.documents:4} {group.macro:.4f} "
            f"({group.macro_interval[0]:.3f}–{group.macro_interval[1]:.3f})  "
            + ", ".join(f"{field} {f1:.3f}" for f1, field in weakest if f1 < 1) + "\n"
        )


def _doubts(doubts: list[Doubt], stream: IO[str], form: Form) -> None:
    for doubt in doubts:
        if form is Form.json:
            row = {"document": doubt.document, "code": doubt.code, "severity": doubt.severity,
                   "where": doubt.where, "message": doubt.message(LANGUAGE)}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            stream.write(f"{doubt.document}  {doubt.code} {doubt.severity}  {doubt.where}: {doubt.message(LANGUAGE)}\n")
    if form is Form.table:
        errors = sum(d.severity == "error" for d in doubts)
        stream.write(t(f"{errors} lỗi, {len(doubts) - errors} cảnh báo\n", f"{errors} errors, {len(doubts) - errors} warnings\n"))
