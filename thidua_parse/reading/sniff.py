"""What a file is, by its content alone; the name of the file is never asked."""

from __future__ import annotations

import io
import zipfile
import zlib

import regex

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
#: archives by their first bytes; bzip2 has a second mark
MARKS = (
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"), (b"Rar!\x1a\x07", "rar"),
)
PACKED = (*ZIP, *(mark for mark, _ in MARKS))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a",
)
#: other kinds that are met and cannot be read, by their first bytes
OTHERS = (
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"ID3", "media"), (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"), (b"SQLite format 3", "database"), (b"PAR1", "database"),
    (b"AT&TFORM", "djvu"), (b"%!PS", "postscript"), (b"\xc5\xd0\xd3\xc6", "postscript"),
    # Word 1 and 2 for Windows, Write, Word for DOS and Macintosh: before OLE
    (b"\xdb\xa5", "old-word"), (b"\x9b\xa5", "old-word"), (b"1\xbe\0\0", "old-word"),
    (b"2\xbe\0\0", "old-word"), (b"\xfe\x37\0", "old-word"), (b"\xffWPC", "wordperfect"),
    (b"-----BEGIN PKCS7-----", "signed"), (b"-----BEGIN CMS-----", "signed"),
    (b"-----BEGIN CERTIFICATE-----", "certificate"), (b"\xff\x4f\xff\x51", "photo"),
    (b"\0\0\0\x0cjP  ", "photo"),
)
#: the second field of an ``ftyp`` box that holds pictures
PHOTOS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
#: ContentInfo of a signature (RFC 5652, 3): a sequence that begins with the object id of SignedData
#: (1.2.840.113549.1.7.2) or EnvelopedData (.3)
SIGNED = regex.compile(rb"\x30(?:[\x00-\x80]|\x81.|\x82..|\x83...|\x84....)\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x02\x03]", regex.DOTALL)
#: what an OLE file holds, by its streams
STREAMS = (
    ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"), ("__substg1.0", "message"),
    ("VisioDocument", "drawing"),
)
#: what a package of Office Open XML or OpenDocument holds, by its parts and its media type
FOLDERS = (("xl/", "xlsx"), ("ppt/", "pptx"), ("visio/", "drawing"), ("FixedDoc", "xps"))
OPEN_DOCUMENTS = (
    (b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "xlsx"),
    (b"opendocument.presentation", "pptx"),
)
LATE_PDF = regex.compile(rb"[\r\n]%PDF-\d\.\d")
ARCHIVES = frozenset(["zip", "7z", "tar", "gzip", "bzip2", "xz"])
#: names for messages (Vietnamese / English where they differ)
KIND_NAMES = {
    "pdf": "PDF", "docx": "DOCX", "doc": "DOC", "rtf": "RTF", "odt": "ODT", "html": "HTML",
    "mhtml": "MHTML", "image": "ảnh / an image", "text": "văn bản thuần / plain text",
    "ooxml": "tệp Office không có văn bản / an office file without a text document",
    "ole": "tệp Office cũ không có văn bản / an old office file without a text document",
    "xlsx": "bảng tính / a spreadsheet", "xls": "bảng tính Excel cũ / an old Excel spreadsheet",
    "pptx": "trình chiếu / slides", "ppt": "trình chiếu PowerPoint cũ / old PowerPoint slides",
    "message": "thư Outlook / an Outlook message", "drawing": "bản vẽ / a drawing", "xps": "XPS",
    "djvu": "DjVu", "postscript": "PostScript", "photo": "ảnh HEIC, AVIF hoặc JPEG 2000 / a HEIC, "
    "AVIF or JPEG 2000 picture", "old-word": "Word đời trước 1995 / Word before 1995",
    "wordperfect": "WordPerfect", "certificate": "chứng thư số / a certificate",
    "signed": "tệp ký số PKCS#7 / a PKCS#7 signature file", "epub": "EPUB", "rar": "RAR", "wordxml": "Word XML",
    "program": "chương trình / a program", "media": "âm thanh hoặc phim / sound or film",
    "database": "cơ sở dữ liệu / a database",
}
HTML = regex.compile(
    rb"(?i)\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*+"
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|center|title|style|span|article|section"
    rb"|main|font|h[1-6]|ul|ol|pre|script|link)[\s>]",
    regex.DOTALL,
)


def sniff(data: bytes) -> str:
    """The kind of content: pdf, docx, doc, rtf, odt, wordxml, html, mhtml, image, text; archives
    (:data:`ARCHIVES`); encrypted, zip-broken, ole-broken, signed; other keys of :data:`KIND_NAMES`
    for what cannot be read.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024] or _late_pdf(data):
        return "pdf"
    if head.startswith(ZIP):
        return _zip(data)
    if head.startswith(OLE):
        return _ole(data)
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    for mark, name in (*MARKS, *OTHERS):
        if head.startswith(mark) and (name != "bzip2" or head[4:10] == b"1AY&SY"):
            return name
    if len(data) > 262 and data[257:262] == b"ustar":
        return "tar"
    if head.startswith(IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    if head.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "image"
    if head[4:8] == b"ftyp":
        return "photo" if head[8:12] in PHOTOS else "media"
    if SIGNED.match(head):
        return "signed"
    return _markup(head)


def may_be_archive(head: bytes) -> bool:
    """Whether content may be of :data:`ARCHIVES` or a damaged ZIP, by its first 262 bytes; quick."""
    return head.startswith(PACKED) or head[257:262] == b"ustar"


def wide(head: bytes) -> str | None:
    """The encoding of text in UTF-16 without a byte order mark, from its zero bytes."""
    if head.count(0) * 5 <= len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _markup(head: bytes) -> str:
    bare = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = head.decode("utf-16", errors="ignore").encode("utf-8", errors="ignore")
    elif (encoding := wide(head)) is not None:
        bare = head.decode(encoding, errors="ignore").encode("utf-8", errors="ignore")
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


def _late_pdf(data: bytes) -> bool:
    """Whether a PDF begins on a line of its own further down: mail or server headers came along."""
    found = LATE_PDF.search(data, 0, 65536)
    return found is not None and b"\0" not in data[: found.start()] and b"%%EOF" in data[-2048:]


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            manifest = "META-INF/manifest.xml"
            sealed = manifest in names and archive.getinfo(manifest).file_size < 1 << 22 and (
                b"encryption-data" in archive.read(manifest)
            )
    except (
        zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, zlib.error,
        RuntimeError, EOFError,
    ):
        return "docx" if b"word/" in data[:65536] else "zip-broken"
    present = set(names)
    if "[Content_Types].xml" in present:
        if any(name.startswith("word/") for name in names):
            return "docx"
        return next((kind for start, kind in FOLDERS if any(n.startswith(start) for n in names)), "ooxml")
    if names and names[0] == "mimetype" and "content.xml" in present:
        if sealed:
            return "encrypted"
        return next((kind for mark, kind in OPEN_DOCUMENTS if mark in data[30:200]), "ooxml")
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
        if (int.from_bytes(data[48:52], "little") + 1) * size >= len(data):
            return "ole-broken"
        return next((kind for name, kind in STREAMS if has(name)), "ole")
    # the file information block: magic 0xA5EC (Word 97 and later) or 0xA5DC (Word 6 and 95), and
    # the flag of encryption at offset 10
    for magic in (b"\xec\xa5", b"\xdc\xa5"):
        at = data.find(magic, 512)
        if at >= 0 and at % 512 == 0 and data[at + 11 : at + 12] and data[at + 11] & 0x01:
            return "encrypted"
    return "doc"
