"""``thidua parse``: files in, records out."""

from __future__ import annotations

from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated

import typer

from . import options
from .common import (
    LANG,
    LANGUAGE,
    day,
    error_line,
    exit_code,
    output,
    read_all,
    t,
    tell,
    write_line,
)
from .corrected import Corrected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..errors import ThiduaError
    from ..record import Plan
    from ..reports.wording import Wording
    from .tables import Cell


class Form(StrEnum):
    """Forms of output."""

    json = "json"
    table = "table"
    text = "text"


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=t(
            "Đọc tệp thành bản ghi kế hoạch, mỗi dòng một bản ghi JSON theo thứ tự đối số.",
            "Parse files to plan records, one JSON record a line in the order of the arguments.",
        )
    )
    def parse(
        paths: options.Paths,
        form: Annotated[Form, options.FORMAT] = Form.json,
        out: options.Out = None,
        jobs: options.Jobs = 1,
        limit: options.Limit = None,
        min_confidence: Annotated[
            float | None,
            typer.Option(
                "--min-confidence", min=0.0, max=1.0,
                help=t(
                    "Giá trị có độ tin cậy thấp hơn mức này (0–1) được liệt kê trong mục review để người xem lại.",
                    "Values of a lower confidence (0–1) are listed under review for a person to look at.",
                ),
            ),
        ] = None,
        corrections: options.Corrections = None,
        lang: options.Language = LANG,
    ) -> None:
        from ..errors import ThiduaError
        from ..record import with_review

        corrected = Corrected(corrections)

        read = failed = 0
        kept: list[Plan | ThiduaError] = []
        with output(out) as stream:
            for item in read_all(paths, jobs, limit):
                if isinstance(item, ThiduaError):
                    failed += 1
                    tell(item)
                else:
                    read += 1
                    [item] = corrected.plans([item])
                    if min_confidence is not None:
                        item = with_review(item, min_confidence)
                if form is Form.json:
                    write_line(stream, error_line(item) if isinstance(item, ThiduaError) else item.model_dump(mode="json"))
                elif form is Form.text:
                    stream.write(as_text(item) + "\n\n")
                else:
                    kept.append(item)
            if form is Form.table:
                print_table(kept, stream)
        corrected.tell()
        raise typer.Exit(exit_code(read, failed))


def as_text(item: Plan | ThiduaError) -> str:
    """A record as a page for a person."""
    from ..errors import ThiduaError

    if isinstance(item, ThiduaError):
        return f"{item.details.get('path', '')}: [{item.code}] {item.message(LANGUAGE)}"
    word = _wording()
    none = t("(không có)", "(none)")
    number, date = item.document_number, item.issued_on
    rows = [
        (t("Tệp", "File"), item.source.path),
        (t("Loại", "Kind"), item.kind.name if item.kind else none),
        (t("Số, ký hiệu", "Number"), _value(number.text, number.status)),
        (t("Ngày ban hành", "Date"), _value(day(date.iso), date.status)),
        (t("Cơ quan ban hành", "Issuing body"), _agency(item) or none),
        (t("Trích yếu", "Subject"), item.subject or none),
    ]
    rows += [
        (t("Phong trào", "Campaign"), f"{c.name} [{word(c.relation)}]") for c in item.campaigns
    ]
    rows += [
        (t("Văn bản cấp trên", "Parent"), r.raw) for r in item.references if r.is_parent
    ]
    rows += [
        (t("Nhiệm vụ", "Duty"), f"{d.agency.raw} [{word(d.role)}]") for d in item.responsible_agencies
    ]
    rows += [
        (t("Thời hạn", "Deadline"), f"{day(d.date) or word(d.recurrence)}: {d.raw}") for d in item.deadlines
    ]
    rows += [(t("Nơi nhận", "Recipient"), r.raw) for r in item.recipients]
    rows += [
        (t("Người ký", "Signed by"), " ".join(filter(None, (s.authority, s.position, s.name))))
        for s in item.signatures
    ]
    rows += [
        (t("Lưu ý", "Note"), word.message(d.message)) for d in item.diagnostics
    ]
    rows += [
        (t("Cần xem lại", "To review"), f"{r.field}{'' if r.index is None else f'[{r.index}]'} ({r.confidence:.2f}): {r.reason}")
        for r in item.review
    ]
    return "\n".join(f"{name}: {value}" for name, value in rows)


def _agency(plan: Plan) -> str | None:
    body = plan.issuing_body
    if body is None:
        return None
    name = body.name or body.raw
    return f"{name} [{_state(body.status)}]" if body.status != "stated" else name


def _wording() -> Wording:
    from ..reports.wording import Wording

    return Wording(LANGUAGE)


def _value(text: str | None, status: str) -> str:
    """A value and its state, where that is not simply to be stated."""
    state = _state(status)
    if not text:
        return f"({state})"
    return text if status == "stated" else f"{text} [{state}]"


def _state(status: str) -> str:
    """The state of a value in words."""
    return _wording()("partial_value" if status == "partial" else status)


def print_table(items: list[Plan | ThiduaError], stream: IO[str]) -> None:
    """The records as a table."""
    from .tables import show

    headings = (
        t("Tệp", "File"), t("Số, ký hiệu", "Number"), t("Ngày", "Date"),
        t("Cơ quan ban hành", "Issuing body"), t("Trích yếu", "Subject"), t("Cấp trên", "Parents"),
    )
    show(stream, headings, map(_row, items))


def _row(item: Plan | ThiduaError) -> Sequence[Cell]:
    """What the table tells of a record, or why there is none."""
    from ..errors import ThiduaError

    if isinstance(item, ThiduaError):
        path = str(item.details.get("path", ""))
        return path, (item.code, "red"), "", "", (item.message(LANGUAGE), "red"), ""
    number = item.document_number
    parents = dict.fromkeys(r.number or r.campaign or r.raw for r in item.references if r.is_parent)
    return (
        item.source.path.rsplit("/", 1)[-1], number.text or f"[{_state(number.status)}]",
        day(item.issued_on.iso) or f"[{_state(item.issued_on.status)}]", _agency(item) or t("[không rõ]", "[not known]"),
        item.subject or "", "; ".join(parents),
    )
