"""Digital signatures: times, visible notes, and a file signed for the test."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from thidua_parse.errors import ReadingError
from thidua_parse.reading.pdf import read_pdf
from thidua_parse.reading.pdf.signatures import iso_time, note_time, noted
from thidua_parse.record import DigitalSignature

from .pdf_builder import PdfBuilder, wrapped


@pytest.mark.parametrize(("stamp", "expected"), [
    ("D:20240307101112+07'00'", "2024-03-07T10:11:12+07:00"), ("D:20240307101112Z", "2024-03-07T10:11:12Z"),
    ("D:20240307101112", "2024-03-07T10:11:12"), ("D:20241307101112", None), ("hôm nay", None),
])
def test_times_of_the_format(stamp: str, expected: str | None) -> None:
    assert iso_time(stamp) == expected


@pytest.mark.parametrize(("note", "expected"), [
    ("Thời gian ký: 07.03.2024 10:11:12 +07:00", "2024-03-07T10:11:12+07:00"),
    ("Ký bởi: A Thời gian ký: 07/03/2024 10:11:12", "2024-03-07T10:11:12"),
    ("Giờ ký: 2024-03-07T10:11:12.6394639+07:00", "2024-03-07T10:11:12+07:00"), ("Đã ký", None),
])
def test_times_of_visible_notes(note: str, expected: str | None) -> None:
    assert note_time(note) == expected


def test_notes_name_the_signer_of_their_minute() -> None:
    signed = (DigitalSignature(signed_at="2024-03-07T10:11:40+07:00"), DigitalSignature(signer="Lê Văn A"))
    note = "Người ký: Ủy ban nhân dân xã\nEmail: xa@binhlam.vn\nCơ quan: Tỉnh An Bình\nThời gian ký: 07.03.2024\n10:11:12"
    first, second = noted(signed, [note])
    assert (first.signer, first.organisation) == ("Ủy ban nhân dân xã", "Tỉnh An Bình")
    assert second == signed[1]


def signer() -> Any:
    """A signer with a certificate of its own, made for the test."""
    pytest.importorskip("pyhanko", reason="pyhanko (extra [sign]) is not installed")
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, "Lò Văn Sơn"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ủy ban nhân dân xã Bình Lâm"),
    ])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
        .sign(key, hashes.SHA256())
    )
    raw = certificate.public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(raw), signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def signed_file() -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf

    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay", "và báo cáo kết quả."])
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(builder.data()))
    sign_pdf(writer, PdfSignatureMetadata(field_name="Ky1"), signer=signer(), output=out)
    return out.getvalue()


def test_signed_file_and_what_is_done_to_it_afterwards() -> None:
    signer()
    data = signed_file()
    (found,) = read_pdf(data, "ky.pdf").digital_signatures
    assert (found.signer, found.organisation) == ("Lò Văn Sơn", "Ủy ban nhân dân xã Bình Lâm")
    assert found.integrity == "intact"
    assert found.signed_at and found.signed_at.startswith(str(datetime.now(UTC).year))
    (longer,) = read_pdf(data + b"\n% more\n%%EOF\n", "ky.pdf").digital_signatures
    assert longer.integrity == "intact-extended"
    at = data.index(b"/FontDescriptor")
    changed = data[:at] + b"/FontDescriptoR" + data[at + 15 :]
    (broken,) = read_pdf(changed, "ky.pdf").digital_signatures
    assert broken.integrity == "broken"


@pytest.mark.parametrize("junk", [b"\n", b"X-Mailer: van thu\r\n" * 50, b"X-Mailer: van thu\r\n" * 300])
def test_what_stands_before_the_header_breaks_no_signature(junk: bytes) -> None:
    """Byte ranges of a signature count from the header of the file."""
    signer()
    data = signed_file()
    (found,) = read_pdf(junk + data, "ky.pdf").digital_signatures
    assert (found.signer, found.integrity) == ("Lò Văn Sơn", "intact")
    at = data.index(b"/FontDescriptor")
    changed = junk + data[:at] + b"/FontDescriptoR" + data[at + 15 :]
    (broken,) = read_pdf(changed, "ky.pdf").digital_signatures
    assert broken.integrity == "broken"


def test_unsigned_file_has_no_signatures() -> None:
    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay", "và báo cáo kết quả."])
    assert read_pdf(builder.data(), "x.pdf").digital_signatures == ()


@pytest.mark.parametrize(("password", "code"), [("mo", "TP110"), ("", None)])
def test_password(password: str, code: str | None) -> None:
    """A password to open is an error of its own; one that only forbids changes is none."""
    pytest.importorskip("pyhanko", reason="pyhanko (extra [sign]) is not installed")
    from pyhanko.pdf_utils.crypt import StandardSecurityHandler
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    builder = PdfBuilder().page()
    wrapped(builder, ["Các thôn làm đường giao thông trong năm nay", "và báo cáo kết quả."])
    reader = PdfFileReader(io.BytesIO(builder.data()))
    writer = copy_into_new_writer(reader)
    handler = StandardSecurityHandler.build_from_pw("chu", password)
    writer.security_handler = handler
    writer._encrypt = writer.add_object(handler.as_pdf_object())
    out = io.BytesIO()
    writer.write(out)
    if code is None:
        assert read_pdf(out.getvalue(), "khoa.pdf").text.startswith("Các thôn")
        return
    with pytest.raises(ReadingError) as caught:
        read_pdf(out.getvalue(), "khoa.pdf")
    assert caught.value.code == code


def test_second_signature_leaves_the_first_intact() -> None:
    """Both are checked from digests that share the beginning of the file."""
    signer()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf

    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_file()))
    sign_pdf(writer, PdfSignatureMetadata(field_name="Ky2"), signer=signer(), output=out)
    data = out.getvalue()
    found = read_pdf(data, "ky.pdf")
    assert [s.integrity for s in found.digital_signatures] == ["intact-extended", "intact"]
    assert found.sha256 == "sha256:" + hashlib.sha256(data).hexdigest()
    at = data.rindex(b"Ky2")
    changed = data[:at] + data[at:].replace(b"Ky2", b"Ky3", 1)
    first, second = read_pdf(changed, "ky.pdf").digital_signatures
    assert (first.integrity, second.integrity) == ("intact-extended", "broken")
