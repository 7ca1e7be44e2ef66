"""``thidua review``: people confirm, correct or reject what was read, in a page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .common import EXIT_NOTHING_READ, LANG, LANGUAGE, read_all, say, sift, t

if TYPE_CHECKING:
    from ..record import Plan
    from ..review import CorrectionFile


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Mở trang rà soát trên máy này: xác nhận, sửa hoặc loại bỏ thông tin, liên kết, kết luận; ý kiến lưu cạnh văn bản.",
            "Open the review page on this machine: confirm, correct or reject values, links and verdicts; decisions are kept beside the documents.",
        )
    )
    def review(
        paths: options.Paths,
        corrections: Annotated[
            Path | None,
            typer.Option(
                "--corrections",
                help=t(
                    "Tệp ý kiến rà soát (mặc định: corrections.jsonl trong thư mục hoặc kho đầu tiên).",
                    "File of decisions (default: corrections.jsonl in the first folder or archive).",
                ),
            ),
        ] = None,
        gold: Annotated[
            Path | None,
            typer.Option(
                "--gold", metavar="DIR",
                help=t(
                    "Không mở trang: ghi bản ghi chuẩn của các văn bản đã rà soát xong vào thư mục này.",
                    "Open no page: write gold records of the documents reviewed in full to this folder.",
                ),
            ),
        ] = None,
        min_confidence: Annotated[
            float | None,
            typer.Option(
                "--min-confidence", min=0.0, max=1.0,
                help=t("Chỉ hỏi giá trị có độ tin cậy thấp hơn mức này (0–1).", "Ask only for values less sure than this (0–1)."),
            ),
        ] = None,
        port: Annotated[
            int, typer.Option("--port", min=0, max=65535, help=t("Cổng trên máy này (0: bất kỳ).", "Port on this machine (0: any)."))
        ] = 0,
        no_open: Annotated[
            bool, typer.Option("--no-open", help=t("Chỉ in địa chỉ, không mở trình duyệt.", "Only print the address, open no browser."))
        ] = False,
        complete: options.Complete = False,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..review import CorrectionFile

        file = CorrectionFile(corrections or beside(paths[0]))
        file.read()
        plans, _ = sift(read_all(paths, jobs, limit))
        if not plans:
            say(t("Không có văn bản nào để rà soát.", "There are no documents to review."))
            raise typer.Exit(EXIT_NOTHING_READ)
        if gold is not None:
            _gold(plans, file, gold)
        else:
            _serve(plans, file, min_confidence, port, no_open, complete)


def beside(path: Path) -> Path:
    """Where decisions about a folder, an archive or a file are kept unless told otherwise."""
    from ..review.store import NAME

    return (path if path.is_dir() else path.parent) / NAME


def _gold(plans: list[Plan], file: CorrectionFile, folder: Path) -> None:
    from ..review.gold import write_gold

    written = write_gold(plans, file.read().corrections, folder)
    say(t(
        f"Đã ghi {len(written.paths)} bản ghi chuẩn vào {folder}; {written.left} văn bản chưa rà soát xong.",
        f"{len(written.paths)} gold records written to {folder}; {written.left} documents are not reviewed in full.",
    ))
    for path, doubt in written.doubts:
        say(f"{path}: {doubt.message(LANGUAGE)}")


def _serve(
    plans: list[Plan], file: CorrectionFile, minimum: float | None, port: int, no_open: bool, complete: bool
) -> None:
    from ..review.server import ReviewServer
    from ..review.session import Session

    session = Session(plans, file, minimum=minimum, language=LANGUAGE, complete=complete)
    for damaged in session.damaged:
        say(t(f"{file.path}: dòng {damaged.line} bị hỏng, đã bỏ qua.", f"{file.path}: line {damaged.line} is damaged and passed over."))
    server = ReviewServer(session, port)
    say(t(f"Ý kiến được lưu tại {file.path}.", f"Decisions are kept in {file.path}."))
    say(t("Mở địa chỉ này trên máy này; nhấn Ctrl-C để kết thúc:", "Open this address on this machine; end with Ctrl-C:"))
    typer.echo(server.address)
    if not no_open:
        import webbrowser

        webbrowser.open(server.address)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
        done, of = session.progress()
        say(t(f"Đã rà soát {done}/{of}.", f"Reviewed {done}/{of}."))
