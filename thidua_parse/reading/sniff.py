"""What a file is, by its content alone; the name of the file is never asked."""

from __future__ import annotations

import io
import zipfile

import regex

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"), (b"GIF8", "gif"), (b"BM", "bmp"),
)
HTML = regex.compile(
    rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta)[\s>]",
    regex.DOTALL,
)


def sniff(data: bytes) -> str:
    """One of pdf, docx, odt, ooxml, epub, zip, zip-broken, doc, ole, ole-encrypted, rtf, html,
    mhtml, 7z, tar, gzip, rar, image, xml, binary, text."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(ZIP):
        return _zip(data)
    if head.startswith(OLE):
        return _ole(data)
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        return "7z"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"Rar!\x1a\x07"):
        return "rar"
    if len(data) > 262 and data[257:262] == b"ustar":
        return "tar"
    for mark, name in IMAGES:
        if head.startswith(mark) and (name != "bmp" or data[6:10] == b"\0\0\0\0"):
            return "image"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    bare = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = head.decode("utf-16", errors="ignore").encode()
    if HTML.match(bare):
        return "html"
    lower = bare[:2048].lower()
    if b"mime-version:" in lower and b"content-type:" in lower and (
        b"multipart/related" in lower or b"text/html" in lower
    ):
        return "mhtml"
    return "text"


def _zip(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx" if b"word/" in data[:65536] else "zip-broken"
    present = set(names)
    if "[Content_Types].xml" in present:
        if any(name.startswith("word/") for name in names):
            return "docx"
        return "ooxml"
    if names and names[0] == "mimetype" and "content.xml" in present:
        return "odt"
    if "mimetype" in present and "META-INF/container.xml" in present:
        return "epub"
    return "zip"


def _ole(data: bytes) -> str:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return "ole-encrypted"
    return "doc" if has("WordDocument") else "ole"
