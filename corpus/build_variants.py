"""Write sample plans as DOCX, HTML, PDF, PDF with a stamped number, and as a scan.

``python corpus/build_variants.py`` writes ``corpus/variants/`` from the texts in ``corpus/plans/``.
The layout is that of Nghị định 30/2020/NĐ-CP (Phụ lục I): agency and number on the left, national
title, place and date on the right, recipients beside the signature. PDF needs LibreOffice. The
tests build the same variants of a text of their own in a temporary folder.
"""

from __future__ import annotations

import argparse
import ctypes
import html
import io
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
#: plan → its variants
VARIANTS = {
    "a08-kh-ubnd-thuy-loi": ("docx", "html", "pdf"),
    "a10-kh-tu-ha-nam": ("docx", "html", "pdf"),
    "a19-cv-snv-ha-nam": ("docx", "html", "pdf"),
    "b11-kh-ubnd-cai-nhum": ("docx", "html", "pdf", "stamped.pdf", "scan.pdf"),
}
RIGHT = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ|ĐẢNG CỘNG SẢN|ĐOÀN TNCS")
DATE = re.compile(r".*ngày .*tháng .*năm")
NUMBERED = re.compile(r"[IVX]+[.\-]|Điều|Chương")
SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\b|[^a-zà-ỹ]*[A-ZĐ][^a-zà-ỹ]*$")


@dataclass(frozen=True)
class Layout:
    """A plan's lines by where the decree places them."""

    left: list[str]
    right: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]


def split_plan(text: str) -> Layout:
    """Take the text of a sample plan (columns one after the other) apart."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and set(line) - set("-_ ")]
    top = next(i for i, line in enumerate(lines) if RIGHT.match(line))
    end = next(i for i in range(top, len(lines)) if DATE.match(lines[i])) + 1
    tail = next(i for i, line in enumerate(lines) if line.startswith("Nơi nhận"))
    sign = next(i for i in range(tail + 1, len(lines)) if SIGNED.match(lines[i]))
    return Layout(lines[:top], lines[top:end], lines[end:tail], lines[tail:sign], lines[sign:])


def make_docx(plan: Layout) -> bytes:
    """The plan as a Word file, header and signature in tables without lines."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)

    def columns(left: list[str], right: list[str], widths: tuple[float, float]) -> None:
        table = document.add_table(rows=1, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for cell, lines, width in zip(table.rows[0].cells, (left, right), widths, strict=True):
            cell.width = Cm(width)
            first = True
            for line in lines:
                paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
                first = False
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.add_run(line).font.size = Pt(11 if len(lines) > 5 else 12)
                if not line.startswith(("-", "Nơi nhận")):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    columns(plan.left, plan.right, (6.6, 9.9))
    below = False  # the subject stands below the kind of the document
    for line in plan.body:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        if line == line.upper() or below:
            paragraph.alignment, run.bold = WD_ALIGN_PARAGRAPH.CENTER, True
            below = not below and line.isupper() and not NUMBERED.match(line)
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Cm(1)
    columns(plan.recipients, plan.signature, (8.5, 7.5))
    properties = document.core_properties
    properties.author = properties.comments = ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_html(plan: Layout) -> str:
    """The plan as a page of an official site, with a menu that is not part of it."""

    def cell(lines: Iterable[str]) -> str:
        return "<td>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</td>"

    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in plan.body)
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title></head>\n'
        '<body><nav><ul><li>Trang chủ</li><li>Liên hệ</li></ul></nav>\n<div class="content">\n'
        f"<table><tr>{cell(plan.left)}{cell(plan.right)}</tr></table>\n{body}\n"
        f"<table><tr>{cell(plan.recipients)}{cell(plan.signature)}</tr></table>\n"
        "</div><footer>Bản quyền</footer></body></html>\n"
    )


def make_pdfs(documents: list[bytes]) -> list[bytes | None]:
    """DOCX files as PDF, by LibreOffice."""
    from thidua_parse.reading.office import convert_batch

    return convert_batch([(data, "docx") for data in documents], target="pdf")


def with_blanks(plan: Layout) -> tuple[Layout, str, list[str]]:
    """The plan without number, day and month, and the three digits left out."""
    number = next(line for line in plan.left if line.startswith("Số"))
    serial = re.search(r"\d+", number)
    date = re.search(r"ngày (\d+) tháng (\d+)", plan.right[-1])
    assert serial and date
    left = [line.replace(serial.group(), "          ", 1) if line == number else line
            for line in plan.left]
    blank = plan.right[-1].replace(date.group(), "ngày        tháng       ")
    right = [*plan.right[:-1], blank]
    return replace(plan, left=left, right=right), serial.group(), [date.group(1), date.group(2)]


def stamp(data: bytes, serial: str, date: list[str]) -> bytes:
    """Lay number, day and month over the first page as stamp annotations, as e-office systems do."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()

    def behind(word: str, after: int = 0) -> tuple[float, float, int]:
        found = text.search(word, index=after, match_case=True).get_next()
        assert found is not None, word
        index, count = found
        _, bottom, right, _ = text.get_charbox(index + count - 1)
        return right + 4, bottom, index + count

    x, y, at = behind("Số:")
    spots = [(serial, x, y)]
    for word, digits in zip(("ngày", "tháng"), date, strict=True):
        x, y, at = behind(word, at)
        spots.append((digits, x, y))
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Times-Roman")
    for digits, x, y in spots:
        annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STAMP)
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(x - 1, y + 14, x + 30, y - 4))
        written = raw.FPDFPageObj_CreateTextObj(document.raw, font, 12.0)
        units = (ctypes.c_ushort * (len(digits) + 1))(*map(ord, digits), 0)
        raw.FPDFText_SetText(written, units)
        raw.FPDFPageObj_Transform(written, 1, 0, 0, 1, x, y)
        raw.FPDFAnnot_AppendObject(annotation, written)
        raw.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def scan(data: bytes, dpi: int = 150) -> bytes:
    """The pages as slightly skewed grey pictures, without a text layer."""
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC)
        pages.append(picture)
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=float(dpi), save_all=True, append_images=pages[1:],
                  quality=35)
    return out.getvalue()


def build(text: str, wanted: Iterable[str]) -> dict[str, bytes]:
    """Variants of a plan by suffix (``docx``, ``html``, ``pdf``, ``stamped.pdf``, ``scan.pdf``).

    PDF variants are left out where LibreOffice is not installed.
    """
    from thidua_parse.reading.office import program

    plan = split_plan(text)
    wanted = set(wanted)
    made: dict[str, bytes] = {}
    document = make_docx(plan)
    if "docx" in wanted:
        made["docx"] = document
    if "html" in wanted:
        made["html"] = make_html(plan).encode()
    if program() is None or not wanted & {"pdf", "stamped.pdf", "scan.pdf"}:
        return made
    blank, serial, date = with_blanks(plan)
    pdf, open_pdf = make_pdfs([document, make_docx(blank)])
    if pdf and "pdf" in wanted:
        made["pdf"] = pdf
    if pdf and "scan.pdf" in wanted:
        made["scan.pdf"] = scan(pdf)
    if open_pdf and "stamped.pdf" in wanted:
        made["stamped.pdf"] = stamp(open_pdf, serial, date)
    return made


def main(arguments: list[str] | None = None) -> int:
    """Write the variants; the exit code is 1 where some could not be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "variants")
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    missing = 0
    for name, wanted in VARIANTS.items():
        made = build((HERE / "plans" / f"{name}.txt").read_text(encoding="utf-8"), wanted)
        missing += len(wanted) - len(made)
        for suffix, data in made.items():
            (out / f"{name}.{suffix}").write_bytes(data)
            sys.stdout.write(f"{name}.{suffix}: {len(data)} bytes\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
