"""What a file is, by its content alone; the name of the file is never asked."""

from __future__ import annotations

import io
import zipfile

import regex

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a",
)
#: other kinds that are met and cannot be read, by their first bytes
OTHERS = (
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"ID3", "media"), (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"), (b"SQLite format 3", "database"), (b"PAR1", "database"),
)
ARCHIVES = frozenset(["zip", "7z", "tar", "gzip", "bzip2", "xz"])
#: names for messages (Vietnamese / English where they differ)
KIND_NAMES = {
    "pdf": "PDF", "docx": "DOCX", "doc": "DOC", "rtf": "RTF", "odt": "ODT", "html": "HTML",
    "mhtml": "MHTML", "image": "ảnh / an image", "text": "văn bản thuần / plain text",
    "ooxml": "bảng tính hoặc trình chiếu / a spreadsheet or slides", "ole": "bảng tính hoặc trình "
    "chiếu cũ / an old spreadsheet or slides", "epub": "EPUB", "rar": "RAR", "wordxml": "Word XML",
    "program": "chương trình / a program", "media": "âm thanh hoặc phim / sound or film",
    "database": "cơ sở dữ liệu / a database",
}
HTML = regex.compile(
    rb"(?i)\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|center|title|style|span|article)[\s>]",
    regex.DOTALL,
)


def sniff(data: bytes) -> str:
    """The kind of content: pdf, docx, doc, rtf, odt, wordxml, html, mhtml, image, text; archives
    (:data:`ARCHIVES`); encrypted, zip-broken, ole-broken; ooxml, ole, epub, rar, program, media,
    database.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(ZIP):
        return _zip(data)
    if head.startswith(OLE):
        return _ole(data)
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    for mark, name in (
        (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"), (b"Rar!\x1a\x07", "rar"), *OTHERS,
    ):
        if head.startswith(mark) and (name != "bzip2" or head[4:10] == b"1AY&SY"):
            return name
    if len(data) > 262 and data[257:262] == b"ustar":
        return "tar"
    if head.startswith(IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    if head.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "image"
    if head[4:8] == b"ftyp":
        return "media"
    return _markup(head)


def _markup(head: bytes) -> str:
    bare = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = head.decode("utf-16", errors="ignore").encode("utf-8", errors="ignore")
    if bare.lstrip().startswith(b"<?xml") and (
        b"w:wordDocument" in bare or b'progid="Word.Document"' in bare or b"pkg:package" in bare
    ):
        return "wordxml"
    if HTML.match(bare):
        return "html"
    lower = bare[:2048].lower()
    if b"mime-version:" in lower and b"content-type:" in lower and (
        b"multipart/" in lower or b"text/html" in lower
    ):
        return "mhtml"
    return "text"


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        return "docx" if b"word/" in data[:65536] else "zip-broken"
    present = set(names)
    if "[Content_Types].xml" in present:
        if any(name.startswith("word/") for name in names):
            return "docx"
        return "ooxml"
    if names and names[0] == "mimetype" and "content.xml" in present:
        kind = data[30:200]
        return "odt" if b"opendocument.text" in kind else "ooxml"
    if "mimetype" in present and "META-INF/container.xml" in present:
        return "epub"
    return "zip"


def _ole(data: bytes) -> str:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return "encrypted"
    if not has("WordDocument"):
        # the sector of the directory, as the header names it, lies behind the end of the file
        size = 1 << min(int.from_bytes(data[30:32], "little"), 16)
        cut = (int.from_bytes(data[48:52], "little") + 1) * size >= len(data)
        return "ole-broken" if cut else "ole"
    # the file information block: magic 0xA5EC, and the flag of encryption at offset 10
    at = data.find(b"\xec\xa5", 512)
    if at >= 0 and at % 512 == 0 and data[at + 11] & 0x01:
        return "encrypted"
    return "doc"
