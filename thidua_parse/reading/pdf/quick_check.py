"""The plain case of a digital signature: RSA, with signed attributes, whole and unchanged.

Nearly all signatures on issued documents are of this kind. What is not plainly intact (or of
another kind) is left to pyHanko, whose import alone takes longer than reading a long file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

from .cms import (
    FULL_TIME,
    OCTETS,
    UTC_TIME,
    Signed,
    item_at,
    named_certificate,
    serial_of,
    signed_by,
    value,
)
from .digests import Digests

#: object identifiers of the signed attributes (RFC 5652, 2634, 5035, 6211)
CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
SIGNING_TIME = bytes.fromhex("2a864886f70d010905")
ALGORITHM_PROTECTION = bytes.fromhex("2a864886f70d010934")
SIGNING_CERTIFICATE = bytes.fromhex("2a864886f70d010910020c")
SIGNING_CERTIFICATE_V2 = bytes.fromhex("2a864886f70d010910022f")
#: the content type "data", with its tag and length
PLAIN_DATA = bytes.fromhex("06092a864886f70d010701")


class Signer(NamedTuple):
    """Whom the certificate of an intact signature names, and the signing time it states."""

    name: str | None
    office: str | None
    stated: str | None


#: certificates of one file that were loaded already, by their bytes
Certificates = dict[bytes, "Certificate"]


def plainly_intact(
    contents: bytes, ranges: Sequence[int], digests: Digests, certificates: Certificates
) -> Signer | None:
    """The signer where a CMS object surely signs the pieces of a file; None otherwise.

    ``ranges`` are start and length of the pieces of the file that the signature covers, one after
    the other; ``digests`` those of the file.
    """
    try:
        signed = signed_by(contents)
        certificate = _certificate(signed, certificates)
        if certificate is None or not signed.rsa:
            return None
        digest = digests.of_pieces(signed.digest, ranges)
        if not _attributes_hold(signed.attributes, digest, certificate):
            return None
        if not _verifies(signed, certificate.key):
            return None
        return Signer(*certificate.names, _stated(signed.attributes))
    except Exception:  # damaged or exotic, or the libraries are missing: pyHanko says what it is
        return None


class Certificate:
    """A certificate, ``coded`` in DER; what it says is looked up once, and only when asked for."""

    def __init__(self, coded: bytes) -> None:
        from cryptography import x509

        self.coded = coded
        self._loaded = x509.load_der_x509_certificate(coded)
        self.serial = self._loaded.serial_number

    @cached_property
    def key(self) -> Any:
        """The public key."""
        return self._loaded.public_key()

    @cached_property
    def names(self) -> tuple[str | None, str | None]:
        """Common name and organisation of the subject."""
        return _names(self._loaded.subject)


def _certificate(signed: Signed, known: Certificates) -> Certificate | None:
    """The signer's certificate, told by its serial number."""
    for coded in signed.certificates:
        if serial_of(coded) == signed.serial:
            if coded not in known:
                known[coded] = Certificate(coded)
            return known[coded]
    return None


def _attributes_hold(
    attributes: dict[bytes, list[bytes]], digest: bytes, certificate: Certificate
) -> bool:
    """Whether the signed attributes are those of plain data with this digest and signer."""
    if ALGORITHM_PROTECTION in attributes or SIGNING_CERTIFICATE in attributes:
        return False
    if attributes[CONTENT_TYPE] != [PLAIN_DATA]:
        return False
    (stated,) = attributes[MESSAGE_DIGEST]
    item = item_at(stated, 0, len(stated))
    if item.tag != OCTETS or value(stated, item) != digest:
        return False
    if SIGNING_CERTIFICATE_V2 not in attributes:
        return True
    (coded,) = attributes[SIGNING_CERTIFICATE_V2]
    named = named_certificate(coded)
    if named.serial not in (None, certificate.serial):
        return False
    return named.digest == hashlib.new(named.algorithm, certificate.coded).digest()


def _verifies(signed: Signed, key: Any) -> bool:
    """Whether the key of a certificate made the signature (RSA, PKCS#1 v1.5 only)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    known: dict[str, hashes.HashAlgorithm] = {
        "sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(),
        "sha512": hashes.SHA512(),
    }
    if not isinstance(key, RSAPublicKey):
        return False
    key.verify(signed.signature, signed.covered, padding.PKCS1v15(), known[signed.digest])
    return True


def _names(subject: Any) -> tuple[str | None, str | None]:
    """Common name and organisation (or its units) of the subject of a certificate."""
    from cryptography.x509.oid import NameOID

    common = [a.value for a in subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    if len(common) > 1:
        raise ValueError("two common names")
    offices: list[str] = []
    for oid in (NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME):
        offices = offices or [a.value for a in subject.get_attributes_for_oid(oid)]
    return (common[0] if common else None), (", ".join(offices) if offices else None)


def _stated(attributes: dict[bytes, list[bytes]]) -> str | None:
    """The signing time among the attributes, as ISO 8601; raises ValueError for odd ones."""
    if SIGNING_TIME not in attributes:
        return None
    coded = attributes[SIGNING_TIME][0]
    item = item_at(coded, 0, len(coded))
    form = {UTC_TIME: "%y%m%d%H%M%SZ", FULL_TIME: "%Y%m%d%H%M%SZ"}[item.tag]
    stated = datetime.strptime(value(coded, item).decode("ascii"), form)
    return stated.replace(tzinfo=UTC).isoformat()
