"""Files that are not what their names say: read by content, or told by name in the error."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading import read_bytes
from thidua_parse.reading.sniff import sniff

from .docx_builder import TYPES, build, p
from .pdf_builder import PdfBuilder

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PAGE = "<html><body><p>Kế hoạch xã An Hòa</p></body></html>"
#: as Word saves a page: its own namespaces, conditional comments, a list label in a comment
WORD_PAGE = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=unicode">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {font-size:14.0pt} --></style></head><body lang=VI><div class=WordSection1>
<table class=MsoTableGrid border=0><tr><td><p class=MsoNormal>UBND XÃ AN HÒA<o:p></o:p></p>
<p>Số: 12/KH-UBND</p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p>An Hòa, ngày 5 tháng 3 năm 2024</p></td></tr></table><p class=MsoNormal align=center>KẾ HOẠCH</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>I.<span>&nbsp;&nbsp; </span></span><![endif]>MỤC ĐÍCH<o:p></o:p></p>
<p class=MsoNormal>Nâng cao<span style='mso-spacerun:yes'>&nbsp; </span>ý thức.</p></div></body></html>"""
WORD_TEXT = (
    "UBND XÃ AN HÒA\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Hòa, ngày 5 tháng 3 năm 2024\n"
    "KẾ HOẠCH\nI. MỤC ĐÍCH\nNâng cao ý thức."
)


def zipped(**parts: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def saved_page(head: str, encoding: str = "base64") -> bytes:
    body = base64.b64encode(PAGE.encode()).decode()
    return (
        f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        f'\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--b--\r\n"
    ).encode()


def pdf() -> bytes:
    return PdfBuilder().page().text(80, 80, "Kế hoạch xã An Hòa").data()


TEXT = "Kế hoạch xã An Hòa"
DISGUISED = [
    ("ke-hoach.pdf", build(p(TEXT)), "docx", TEXT),
    ("ke-hoach.docx", PAGE.encode(), "html", TEXT),
    ("ke-hoach.doc", WORD_PAGE.encode("utf-16"), "html", WORD_TEXT),
    ("ke-hoach.doc", WORD_PAGE.encode("utf-16-le"), "html", WORD_TEXT),
    ("ke-hoach.doc", WORD_PAGE.replace("unicode", "utf-8").encode(), "html", WORD_TEXT),
    ("ke-hoach.doc", saved_page(""), "mhtml", TEXT),
    ("ke-hoach.doc", saved_page("From: <Saved by Blink>\r\nSubject: x\r\n"), "mhtml", TEXT),
    ("ke-hoach.doc", f"<h1>{TEXT}</h1>".encode(), "html", TEXT),
    ("ke-hoach.html", PAGE.encode("utf-16-be"), "html", TEXT),
    ("ke-hoach.doc", TEXT.encode(), "text", TEXT),
    ("ke-hoach.docx", zipped(**{"a.txt": TEXT}), "text", TEXT),
]


@pytest.mark.parametrize(("name", "data", "reader", "text"), DISGUISED)
def test_read_by_content(name: str, data: bytes, reader: str, text: str) -> None:
    found = read_bytes(data, name)
    assert (found.source.reader, found.text) == (reader, text)


def test_pdf_under_every_name() -> None:
    data = pdf()
    for name in ("a.doc", "a.docx", "a.html", "a.txt", "a.jpg", "a"):
        assert read_bytes(data, name).source.reader == "pdf"


def cms(content: bytes) -> bytes:
    """The head of a DER-coded PKCS#7 signature and something in it."""
    return bytes.fromhex("3082105506092a864886f70d010702a08210463082104202010131") + content


#: content, code, kind, what the message must name
UNREADABLE = [
    (cms(b"\0" * 300), "TP123", "signed", "PKCS#7"),
    (cms(b"PK\x03\x04 word/document.xml"), "TP123", "signed", "p7m"),
    (cms(b"%PDF-1.4 torn"), "TP123", "pdf", "PKCS#7"),
    (b"-----BEGIN PKCS7-----\nMIIQ", "TP123", "signed", "PKCS#7"),
    (zipped(**{"[Content_Types].xml": TYPES, "xl/workbook.xml": "<a/>"}), "TP120", "xlsx", "spreadsheet"),
    (zipped(**{"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<a/>"}), "TP120", "pptx", "slides"),
    (zipped(**{"[Content_Types].xml": TYPES, "word/styles.xml": "<a/>"}), "TP121", "docx", "word/document.xml"),
    (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<a/>"}),
     "TP120", "xlsx", "spreadsheet"),
    (zipped(mimetype="application/vnd.oasis.opendocument.text", **{
        "content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
     "TP122", "encrypted", "password"),
    (OLE + "Workbook".encode("utf-16-le") + b"\0" * 600, "TP120", "xls", "Excel"),
    (OLE + "PowerPoint Document".encode("utf-16-le") + b"\0" * 600, "TP120", "ppt", "PowerPoint"),
    (OLE + "__substg1.0".encode("utf-16-le") + b"\0" * 600, "TP120", "message", "Outlook"),
    # Word 95 with a password
    (OLE + b"\xdc\xa5" + b"\0" * 9 + b"\x01" + b"\0" * 500 + "WordDocument".encode("utf-16-le"),
     "TP122", "encrypted", "password"),
    (b"\xdb\xa5\x2d\0" + b"\0" * 200, "TP120", "old-word", "Word"),
    (b"\0\0\0\x18ftypheic" + b"\0" * 50, "TP120", "photo", "HEIC"),
    (b"\0\0\0\x18ftypmp42" + b"\0" * 50, "TP120", "media", "film"),
    (b"%!PS-Adobe-3.0\n", "TP120", "postscript", "PostScript"),
    (b"AT&TFORM\0\0\0\0DJVM", "TP120", "djvu", "DjVu"),
]


@pytest.mark.parametrize(("data", "code", "kind", "named"), UNREADABLE, ids=[f"{u[2]}-{u[1]}" for u in UNREADABLE])
def test_what_cannot_be_read_is_named(data: bytes, code: str, kind: str, named: str) -> None:
    assert sniff(data) == kind
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "ke-hoach.docx")
    assert caught.value.code == code
    assert named in caught.value.message("en")
    assert "ke-hoach.docx" in caught.value.message("vi")


def test_word_95_is_a_word_document() -> None:
    data = OLE + b"\xdc\xa5" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
    assert sniff(data) == "doc"
