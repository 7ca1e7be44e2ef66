"""DOCX: numbering, tables, boxes, notes, changes, fonts, positions."""

from __future__ import annotations

import io
import zipfile

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import read_bytes
from thidua_parse.reading.docx.numbering import letter, roman, shown

from .docx_builder import W, build, font, item, level, numbering, p, r, table


def text(body: str, **parts: str) -> str:
    return read_bytes(build(body, **parts), "a.docx").text


OUTLINE = (
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "\uf0b7")
)


def test_labels_of_automatic_lists() -> None:
    body = "".join(
        item(t, n) for t, n in [
            ("MỤC ĐÍCH", 0), ("Mục đích", 1), ("Ý một", 2), ("Ý hai", 2), ("Gạch", 3),
            ("Yêu cầu", 1), ("Ý khác", 2), ("NỘI DUNG", 0), ("Đợt một", 1),
        ]
    )
    assert text(body, numbering=numbering(OUTLINE)).split("\n") == [
        "I. MỤC ĐÍCH", "1. Mục đích", "a) Ý một", "b) Ý hai", "- Gạch", "2. Yêu cầu", "a) Ý khác",
        "II. NỘI DUNG", "1. Đợt một",
    ]


def test_multilevel_text_and_start_values() -> None:
    levels = level(0, "decimal", "Điều %1.", start=4) + level(1, "decimal", "%1.%2")
    body = item("Phạm vi") + item("Một", 1) + item("Hai", 1) + item("Đối tượng") + item("Một", 1)
    assert text(body, numbering=numbering(levels)).split("\n") == [
        "Điều 4. Phạm vi", "4.1 Một", "4.2 Hai", "Điều 5. Đối tượng", "5.1 Một",
    ]


def test_a_new_list_with_a_start_override_begins_again() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = item("a") + item("b") + item("c", num=2) + item("d", num=2) + item("e", num=3)
    found = text(body, numbering=numbering(level(0, "decimal", "%1."), nums))
    assert found.split("\n") == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_numbering_through_a_style_that_inherits() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}">'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/>'
        '<w:rPr><w:caps/></w:rPr></w:style></w:styles>'
    )
    body = p("Một", '<w:pStyle w:val="Muc"/>') + p("hai", '<w:pStyle w:val="MucCon"/>') + p(
        "Không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text(body, styles=styles, numbering=numbering(OUTLINE)).split("\n") == [
        "I. Một", "II. HAI", "Không số",
    ]


@pytest.mark.parametrize(
    ("number", "style", "label"),
    [(4, "upperRoman", "IV"), (29, "lowerRoman", "xxix"), (27, "lowerLetter", "aa"),
     (3, "upperLetter", "C"), (7, "decimalZero", "07"), (12, "decimal", "12"), (2, "none", ""),
     (0, "lowerLetter", ""), (5000, "upperRoman", "5000"),
     (21, "vietnameseCounting", "hai mươi mốt"), (15, "cardinalText", "mười lăm")],
)
def test_shapes_of_numbers(number: int, style: str, label: str) -> None:
    assert shown(number, style) == label


def test_roman_and_letters() -> None:
    assert [roman(n) for n in (1, 9, 14, 40, 1999)] == ["I", "IX", "XIV", "XL", "MCMXCIX"]
    assert [letter(n) for n in (1, 26, 28)] == ["a", "z", "bb"]


HEADER = table(
    [p("UBND TỈNH A") + p("SỞ B"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do")],
    [p("Số:    /KH-SB"), p("A, ngày   tháng 5 năm 2024")],
)


def test_header_table_is_read_column_by_column() -> None:
    assert text(HEADER + p("KẾ HOẠCH")).split("\n") == [
        "UBND TỈNH A", "SỞ B", "Số: /KH-SB", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do", "A, ngày tháng 5 năm 2024", "KẾ HOẠCH",
    ]


def test_signature_table_is_read_column_by_column() -> None:
    body = p("x " * 200) + table(
        [p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT."), p("GIÁM ĐỐC") + p("Vũ An")]
    )
    assert text(body).split("\n")[1:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Vũ An",
    ]


def test_header_of_an_attached_document_is_read_column_by_column_too() -> None:
    body = "".join(p(f"Điều {i}. Nội dung.") for i in range(1, 40)) + HEADER
    assert text(body).split("\n")[39:42] == ["UBND TỈNH A", "SỞ B", "Số: /KH-SB"]


def test_table_of_dates_in_the_body_stays_a_table() -> None:
    body = "".join(p(f"Điều {i}. Nội dung.") for i in range(1, 40)) + table(
        [p("Đợt"), p("Hạn")], [p("Đợt 1"), p("ngày 5 tháng 6 năm 2021")], borders="single")
    assert text(body).endswith("Đợt\tHạn\nĐợt 1\tngày 5 tháng 6 năm 2021")


def test_columns_typed_with_tabs() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p(runs=r("ỦY BAN NHÂN DÂN") + tab + r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + p(runs=r("XÃ C") + tab * 3 + r("Độc lập - Tự do - Hạnh phúc"))
        + p(runs=r("Số: 9/KH-UBND") + tab + r("C, ngày 3 tháng 4 năm 2012"))
        + p("KẾ HOẠCH") + p("Nội dung.")
        + p(runs=r("Nơi nhận:") + tab + r("TM. ỦY BAN NHÂN DÂN"))
        + p(runs=r("- Huyện ủy;") + tab + r("CHỦ TỊCH")) + p("- Lưu: VT.")
        + p(runs=tab * 5 + r("Lê Thị Hạ"))
    )
    assert text(body).split("\n") == [
        "ỦY BAN NHÂN DÂN", "XÃ C", "Số: 9/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "C, ngày 3 tháng 4 năm 2012", "KẾ HOẠCH", "Nội dung.",
        "Nơi nhận:", "- Huyện ủy;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Hạ",
    ]


def test_data_table_gives_rows_and_cells_with_spans() -> None:
    body = p("Phụ lục") + table(
        [p("TT"), p("Nhiệm vụ"), p("Đơn vị")], [p("1"), p("Rà soát") + p("hồ sơ"), p("Sở B")],
        [p("2"), p(""), p("Sở D")], borders="single",
    )
    found = read_bytes(build(body), "a.docx")
    assert found.text == "Phụ lục\nTT\tNhiệm vụ\tĐơn vị\n1\tRà soát hồ sơ\tSở B\n2\t\tSở D"
    assert found.line_kinds == ("body", "table", "table", "table")
    (grid,) = found.tables
    assert (grid.rows, grid.columns) == (3, 3)
    for cell in grid.cells:
        assert cell.span is not None
        assert found.text[cell.span.start : cell.span.end] == cell.text
    assert [(c.row, c.column) for c in grid.cells if c.text == "Sở D"] == [(2, 2)]


def test_text_box_is_read_once_and_in_place() -> None:
    box = "<w:txbxContent>" + p("Dự thảo lần 2") + "</w:txbxContent>"
    runs = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(p("Trước", runs=runs) + p("Sau")) == "Trước\nDự thảo lần 2\nSau"


def test_header_in_two_text_boxes_is_read_left_first() -> None:
    def box(text: str, x: int) -> str:
        return (
            '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            f'wordprocessingDrawing"><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
            f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>"
        )

    body = p(runs=box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 3_000_000) + box("SỞ Y TẾ", 100))
    assert text(body + p("KẾ HOẠCH")).split("\n") == [
        "SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH",
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p(runs=r("Hạn ") + '<w:del><w:r><w:delText>ngày 5</w:delText></w:r></w:del>'
             + "<w:ins>" + r("ngày 9") + "</w:ins>")
    found = read_bytes(build(body), "a.docx")
    assert found.text == "Hạn ngày 9"
    assert [d.code for d in found.diagnostics] == ["tracked-changes"]


def test_hidden_text_is_left_out() -> None:
    found = read_bytes(build(p(runs=r("Hiện") + r(" ẩn", "<w:vanish/>"))), "a.docx")
    assert found.text == "Hiện"
    assert [d.code for d in found.diagnostics] == ["hidden-text"]


def test_fields_show_their_result_only() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    runs = (
        r("Trang ") + mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate")
        + r("3") + mark("end") + r(" cuối")
    )
    assert text(p(runs=runs)) == "Trang 3 cuối"


def test_footnotes_stand_at_the_end_and_are_marked() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0">{p("x")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Số liệu ước tính.")}</w:footnote></w:footnotes>'
    )
    body = p(runs=r("Đạt 90%") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Hết.")
    found = read_bytes(build(body, footnotes=notes), "a.docx")
    assert found.text == "Đạt 90%\nHết.\n1 Số liệu ước tính."
    assert found.line_kinds == ("body", "body", "footnote")
    assert found.fragments[-1].part == "word/footnotes.xml"


def test_line_breaks_part_header_lines_and_join_sentences() -> None:
    br = "<w:r><w:br/></w:r>"
    body = p(runs=r("CHƯƠNG I") + br + r("QUY ĐỊNH CHUNG")) + p(
        runs=r("Về việc triển khai phong trào") + br + r("trên địa bàn xã"))
    assert text(body) == "CHƯƠNG I\nQUY ĐỊNH CHUNG\nVề việc triển khai phong trào trên địa bàn xã"


def test_legacy_fonts_decide_for_their_runs() -> None:
    body = (
        p(runs=r("ñy ban nh©n d©n", font(".VnTimeH")))
        + p(runs=r("V¨n phßng: th", font(".VnTime")) + "<w:r><w:rPr>" + font(".VnTime")
            + "</w:rPr><w:softHyphen/></w:r>" + r("êng trùc", font(".VnTime")))
        + p(runs=r("Khen thöôûng ñoä", font("VNI-Times")) + r("t xuaát", font("VNI-Times")))
        + p(runs=r("Đã là Unicode", font(".VnTime")))
    )
    found = read_bytes(build(body), "a.docx")
    assert found.text == "ỦY BAN NHÂN DÂN\nVăn phòng: thường trực\nKhen thưởng đột xuất\nĐã là Unicode"
    assert found.source.legacy_encoding == "TCVN3+VNI"


def test_fragments_name_part_and_paragraph() -> None:
    found = read_bytes(build(p("Một") + p("") + p("Hai")), "a.docx")
    where = found.locate(found.text.index("Hai"), len(found.text))
    assert (where.part, where.paragraph) == ("word/document.xml", 3)


def test_symbols_of_bullet_fonts_are_dashes() -> None:
    body = p(runs='<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + r(" Một việc"))
    assert text(body) == "- Một việc"


def test_strict_open_xml_is_read() -> None:
    body = build(p("Nghiêm ngặt"))
    strict = body  # the names differ, the elements are the same
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, data)
    assert read_bytes(out.getvalue(), "a.docx").text == "Nghiêm ngặt"


def test_deep_nesting_of_tables_is_read() -> None:
    inner = p("Đáy")
    for _ in range(60):
        inner = table([inner])
    assert "Đáy" in text(inner)


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.98])
def test_truncated_package_is_a_coded_error(cut: float) -> None:
    data = build(p("Kế hoạch " * 500))
    with pytest.raises(ReadingError) as caught:
        read_bytes(data[: int(len(data) * cut)], "a.docx")
    assert caught.value.code == "TP121"


def test_package_without_text_is_a_coded_error() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(build(p()), "a.docx")
    assert caught.value.code == "TP104"


def test_unfilled_content_control_is_a_blank() -> None:
    prompt = (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Nhập số</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    filled = "<w:sdt><w:sdtContent><w:r><w:t>12</w:t></w:r></w:sdtContent></w:sdt>"
    assert text(p("Số: ", runs=prompt) + p("Ngày ", runs=filled)) == "Số:\nNgày 12"


def test_text_that_only_the_fallback_holds_is_read() -> None:
    box = "<w:pict><v:textbox><w:txbxContent>" + p("Số: 5/KH-UBND") + "</w:txbxContent></v:textbox></w:pict>"
    body = p("Trước", runs=(
        '<w:r><mc:AlternateContent><mc:Choice Requires="new"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    ))
    assert text(body) == "Trước\nSố: 5/KH-UBND"


@pytest.mark.parametrize(("run", "shown"), [
    ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "đạt ≥ 90%"),
    ('<w:r><w:sym w:font="Symbol" w:char="00A3"/></w:r>', "đạt ≤ 90%"),
    (r("\uf0b3", font("Symbol")), "đạt ≥ 90%"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "đạt - 90%"),
])
def test_signs_of_the_symbol_font_keep_their_meaning(run: str, shown: str) -> None:
    assert text(p("đạt ", runs=run + r(" 90%"))) == shown


def test_moved_and_commented_text() -> None:
    body = (
        "<w:p><w:moveFrom><w:r><w:t>chuyển đi</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Chuyển đến</w:t></w:r></w:moveTo></w:p>"
        + p("Nội dung", runs='<w:commentRangeStart w:id="0"/>' + r(" chính")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
        + p("", runs='<w:smartTag w:element="place">' + r("Tỉnh A") + "</w:smartTag>")
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{p("Ý kiến")}</w:comment></w:comments>'
    found = read_bytes(build(body, comments=comments), "a.docx")
    assert found.text == "Chuyển đến\nNội dung chính\nTỉnh A"
    assert [d.code for d in found.diagnostics] == ["tracked-changes"]


def test_headers_and_footers_of_pages_are_left_out() -> None:
    parts = {name: f'<w:{tag} xmlns:w="{W}">{p(words)}</w:{tag}>'
             for name, tag, words in (("header1", "hdr", "TÀI LIỆU"), ("footer1", "ftr", "Trang 1"))}
    assert text(p("Kế hoạch"), **parts) == "Kế hoạch"


def test_label_with_the_vietnamese_letter() -> None:
    levels = level(0, "lowerLetter", "%1)")
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val="đ)"/></w:lvl>'
        "</w:lvlOverride></w:num>" if n == 2 else
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2)
    )
    found = text(item("Một") + item("Hai") + item("Ba", 0, 2), numbering=numbering(levels, nums))
    assert found == "a) Một\nb) Hai\nđ) Ba"


def test_deleted_items_are_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/>'
        "</w:rPr></w:pPr><w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
    )
    levels = level(0, "decimal", "%1.")
    assert text(item("Một") + gone + item("Hai"), numbering=numbering(levels)) == "1. Một\n2. Hai"


def with_page_header(head: str, body: str, kind: str = "default", more: str = "") -> str:
    """The text of a document whose section has a header of a page."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"'
        ' Target="header1.xml"/></Relationships>'
    )
    section = (
        '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:headerReference w:type="{kind}" r:id="rId9"/>{more}</w:sectPr>'
    )
    out = io.BytesIO(build(body + section, header1=f'<w:hdr xmlns:w="{W}">{head}</w:hdr>'))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", rels)
    return read_bytes(out.getvalue(), "a.docx").text


HEAD = table([p("UBND XÃ AN SƠN") + p("Số: 3/KH-UBND"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
HEAD_TEXT = "UBND XÃ AN SƠN\nSố: 3/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(("head", "body", "kind", "more", "shown"), [
    (HEAD, p("KẾ HOẠCH"), "default", "", f"{HEAD_TEXT}\nKẾ HOẠCH"),
    (HEAD, p("KẾ HOẠCH"), "first", "<w:titlePg/>", f"{HEAD_TEXT}\nKẾ HOẠCH"),
    (HEAD, p("KẾ HOẠCH"), "first", "", "KẾ HOẠCH"),  # the first page is not set apart
    (HEAD, p("Số: 3/KH-UBND") + p("KẾ HOẠCH"), "default", "", "Số: 3/KH-UBND\nKẾ HOẠCH"),
    (p("Kế hoạch trồng cây"), p("KẾ HOẠCH"), "default", "", "KẾ HOẠCH"),  # a running title
])
def test_head_of_the_document_in_the_header_of_its_page(
    head: str, body: str, kind: str, more: str, shown: str
) -> None:
    assert with_page_header(head, body, kind, more) == shown
