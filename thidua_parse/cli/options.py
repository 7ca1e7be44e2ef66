"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import Lang, require_place, t

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar=t("TỆP", "FILE"),
        help=t("Tệp, thư mục (đọc cả thư mục con) hoặc kho văn bản.", "Files, folders (searched recursively) or an archive."),
    ),
]
def place(path: Path | None) -> Path | None:
    """Callback of options that name an output: refused at once, not after the work is done."""
    if path is not None:
        require_place(path)
    return path


Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", callback=place,
        help=t("Ghi ra tệp này thay vì màn hình.", "Write to this file instead of the screen."),
    ),
]
#: of ``Annotated[Form, FORMAT]``: each command has forms of its own
FORMAT = typer.Option("--format", "-f", help=t("Dạng đầu ra.", "Form of output."))
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=1, help=t("Số tiến trình đọc song song.", "Reading processes in parallel.")),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit", metavar="NAME=VALUE",
        help=t(
            "Giới hạn khi đọc một tệp, có thể lặp lại: bytes, pages, pixels, seconds, ratio, unpacked, nesting, members.",
            "Limit for reading a file, repeatable: bytes, pages, pixels, seconds, ratio, unpacked, nesting, members.",
        ),
    ),
]
Language = Annotated[
    Lang, typer.Option("--lang", help=t("Ngôn ngữ thông báo.", "Language of messages."))
]
Complete = Annotated[
    bool,
    typer.Option(
        "--complete",
        help=t(
            "Thư mục chứa mọi văn bản đã ban hành: thiếu nghĩa là chưa ban hành.",
            "The folder holds everything issued: what is missing was not issued.",
        ),
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        help=t("Tệp YAML có quy tắc riêng, quy tắc tắt; có thể lặp lại.", "YAML file of own and switched-off rules; repeatable."),
    ),
]
Disable = Annotated[
    list[str] | None,
    typer.Option(
        "--disable", metavar="G17,G18",
        help=t("Tắt các quy tắc này; báo cáo sẽ ghi rõ.", "Switch these rules off; the report will say so."),
    ),
]
Pair = Annotated[
    list[str] | None,
    typer.Option(
        "--pair", metavar="DƯỚI=TRÊN",
        help=t(
            "Đối chiếu thêm cặp này dù văn bản không viện dẫn: tên tệp hoặc số, ký hiệu; có thể lặp lại.",
            "Compare this pair, too, cited or not: LOWER=HIGHER by file name or number; repeatable.",
        ),
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections", metavar="FILE",
        help=t(
            "Áp dụng ý kiến rà soát đã lưu bằng thidua review; ý kiến của người thắng kết quả của máy.",
            "Apply the decisions kept by thidua review; a person's word wins over the machine's.",
        ),
    ),
]
Semantic = Annotated[
    bool,
    typer.Option(
        "--semantic",
        help=t(
            # the help is Rich markup: a bracket that is meant is escaped
            "So thêm nghĩa các nội dung diễn đạt khác nhau (chậm; cần pip install 'thidua-parse\\[semantic]').",
            "Also compare items put in other words by meaning (slow; needs pip install 'thidua-parse\\[semantic]').",
        ),
    ),
]
