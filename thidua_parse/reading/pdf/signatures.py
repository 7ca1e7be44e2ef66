"""Digital signatures of a PDF: how many, by whom, when, and whether the file was changed since.

Counted by PDFium; signer, organisation and integrity by pyHanko where it is installed (extra
``[sign]``), offline: certificates are not fetched and trust is not judged. ``integrity`` is
``intact`` (the signed bytes are unchanged and are the whole file), ``intact-extended`` (something
was added after signing, such as a further signature), ``broken``, ``unverified`` or ``unreadable``.
"""

from __future__ import annotations

import ctypes
from datetime import datetime
from typing import Any

import pypdfium2.raw as pdfium
import regex

from ...record import DigitalSignature
from .digests import Digests
from .quick_check import Certificates, plainly_intact

DATE = regex.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?")
#: what signature notes say: signer, office, time
NOTE_SIGNER = regex.compile(r"(?:Người ký|Ký bởi|Digitally signed by)\s*:?\s*([^:]+?)\s*(?=Email|E-mail|Cơ quan|Thời gian|Giờ ký|Ngày ký|Date|$)")
NOTE_OFFICE = regex.compile(r"Cơ quan\s*:\s*([^:]+?)\s*(?=Thời gian|Giờ ký|Ngày ký|Chức|$)")
NOTE_TIME = regex.compile(
    r"(?:(\d{4})[-.](\d\d)[-.](\d\d)|(\d\d)[./-](\d\d)[./-](\d{4}))[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*([+-]\d\d:?\d\d)?"
)


def signatures_of(
    document: Any, data: bytes, digests: Digests
) -> tuple[DigitalSignature, ...]:
    """The digital signatures of a PDF (``document`` is an open PDFium handle).

    ``digests`` are those of ``data``. To be asked before pages are flattened: flattening takes the signature fields away.
    """
    count = max(pdfium.FPDF_GetSignatureCount(document), 0)
    found = []
    certificates: Certificates = {}
    for i in range(count):
        signature = pdfium.FPDF_GetSignatureObject(document, i)
        time = _time(signature)
        valid = _validated(signature, data, time, digests, certificates)
        found.append(valid or DigitalSignature(signed_at=time))
    return tuple(found)


def noted(
    signatures: tuple[DigitalSignature, ...], notes: list[str]
) -> tuple[DigitalSignature, ...]:
    """The signatures, those without a signer completed by the visible notes on the pages."""
    if not notes:
        return signatures
    return tuple(s if s.signer else _from_notes(s, notes) for s in signatures)


def _time(signature: Any) -> str | None:
    """Signing time as ISO 8601, or None."""
    if not signature:
        return None
    length = pdfium.FPDFSignatureObj_GetTime(signature, None, 0)
    if not length:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFSignatureObj_GetTime(signature, buffer, length)
    return iso_time(buffer.value.decode("ascii", "replace"))


def iso_time(stamp: str) -> str | None:
    """``D:20200327142614+07'00'`` → ``2020-03-27T14:26:14+07:00``."""
    match = DATE.match(stamp)
    if not match:
        return None
    year, month, day, hour, minute, second, sign, zone, zone_minute, utc = match.groups()
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    text = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}"
    if sign:
        return f"{text}{sign}{zone}:{zone_minute or '00'}"
    return text + "Z" if utc else text


def _validated(
    signature: Any, data: bytes, time: str | None, digests: Digests, certificates: Certificates
) -> DigitalSignature | None:
    """What the CMS object of a signature says; None where pyHanko is missing or it is unreadable."""
    contents, ranges = _contents(signature), _byte_range(signature)
    if not contents or len(ranges) != 4:
        return None
    end = ranges[2] + ranges[3]
    signer = plainly_intact(contents, ranges, digests, certificates)
    if signer is not None:
        return DigitalSignature(
            signer=signer.name, organisation=signer.office, signed_at=time or signer.stated,
            integrity=_extent(end, data),
        )
    try:
        from asn1crypto import cms  # type: ignore[import-untyped,unused-ignore]
        from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    except ImportError:
        return None
    try:
        signed = cms.ContentInfo.load(contents)["content"]
        info = signed["signer_infos"][0]
        certificate = _certificate(signed, info)
        subject = dict(certificate.subject.native)
    except Exception:  # damaged or exotic CMS: the text of the file must not be lost
        return DigitalSignature(signed_at=time, integrity="unreadable")
    try:
        digest = digests.of_pieces(info["digest_algorithm"]["algorithm"].native, ranges)
        intact, valid = validate_sig_integrity(info, certificate, "data", digest)
        integrity = "broken"
        if intact and valid:
            integrity = _extent(end, data)
    except Exception:  # an algorithm that is not supported
        integrity = "unverified"
    office = subject.get("organization_name") or subject.get("organizational_unit_name")
    return DigitalSignature(
        signer=subject.get("common_name"),
        organisation=", ".join(office) if isinstance(office, list) else office,
        signed_at=time or _cms_time(info), integrity=integrity,
    )


def _extent(end: int, data: bytes) -> str:
    """Whether the signed bytes, which reach to ``end``, are the whole file."""
    tail = data[end:]
    return "intact-extended" if tail.strip() else "intact"


def _certificate(signed: Any, info: Any) -> Any:
    """The signer's certificate among those that the CMS object carries."""
    wanted = info["sid"].chosen
    certificates = [choice.chosen for choice in signed["certificates"]]
    for certificate in certificates:
        if getattr(wanted, "native", None) and info["sid"].name == "issuer_and_serial_number":
            if certificate.serial_number == wanted["serial_number"].native:
                return certificate
        elif certificate.key_identifier == wanted.native:
            return certificate
    return certificates[0]


def _cms_time(info: Any) -> str | None:
    for attribute in info["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            stamp: datetime = attribute["values"][0].native
            return stamp.isoformat()
    return None


def _contents(signature: Any) -> bytes:
    length = pdfium.FPDFSignatureObj_GetContents(signature, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFSignatureObj_GetContents(signature, buffer, length)
    return buffer.raw[:length]


def _byte_range(signature: Any) -> list[int]:
    length = pdfium.FPDFSignatureObj_GetByteRange(signature, None, 0)
    ranges = (ctypes.c_int * max(length, 1))()
    pdfium.FPDFSignatureObj_GetByteRange(signature, ranges, length)
    return list(ranges)[:length]


def _from_notes(signature: DigitalSignature, notes: list[str]) -> DigitalSignature:
    """A signature with what the visible note of the same minute says."""
    time = signature.signed_at
    for note in notes:
        flat = " ".join(note.split())
        stamp = note_time(flat)
        if stamp and time and stamp[:16] == time[:16]:
            signer, office = NOTE_SIGNER.search(flat), NOTE_OFFICE.search(flat)
            return signature.model_copy(update={
                "signer": signer.group(1) if signer else None,
                "organisation": office.group(1) if office else None,
            })
    return signature


def note_time(note: str) -> str | None:
    """The signing time that a visible note states, as ISO 8601."""
    match = NOTE_TIME.search(note)
    if not match:
        return None
    y1, m1, d1, d2, m2, y2, clock, zone = match.groups()
    text = f"{y1 or y2}-{m1 or m2}-{d1 or d2}T{clock}"
    return text + (zone if not zone or ":" in zone else f"{zone[:3]}:{zone[3:]}") if zone else text
