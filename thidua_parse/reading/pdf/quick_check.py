"""The plain case of a digital signature: RSA, with signed attributes, whole and unchanged.

Nearly all signatures on issued documents are of this kind. What is not plainly intact (or of
another kind) is left to pyHanko, whose import alone takes longer than reading a long file.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple


class Signer(NamedTuple):
    """Whom the certificate of an intact signature names, and the signing time it states."""

    name: str | None
    office: str | None
    stated: str | None


def plainly_intact(contents: bytes, signed: list[memoryview]) -> Signer | None:
    """The signer where a CMS object surely signs the pieces of a file; None otherwise.

    ``signed`` are the pieces of the file that the signature covers, one after the other.
    """
    try:
        from asn1crypto import cms  # type: ignore[import-untyped,unused-ignore]
        from cryptography import x509
    except ImportError:
        return None
    try:
        signed_data = cms.ContentInfo.load(contents)["content"]
        info = signed_data["signer_infos"][0]
        sid = info["sid"]
        if sid.name != "issuer_and_serial_number":
            return None
        serial = sid.chosen["serial_number"].native
        certificates = (
            x509.load_der_x509_certificate(choice.chosen.dump())
            for choice in signed_data["certificates"]
        )
        certificate = next((c for c in certificates if c.serial_number == serial), None)
        if certificate is None:
            return None
        digest = hashlib.new(info["digest_algorithm"]["algorithm"].native)
        for piece in signed:
            digest.update(piece)
        attributes = {a["type"].native: a["values"] for a in info["signed_attrs"]}
        if not _attributes_hold(attributes, digest.digest(), certificate):
            return None
        if not _verifies(info, certificate):
            return None
        return Signer(*_names(certificate), _stated(attributes))
    except Exception:  # damaged or exotic: pyHanko says what it is
        return None


def _attributes_hold(attributes: dict[str, Any], digest: bytes, certificate: Any) -> bool:
    """Whether the signed attributes are those of plain data with this digest and signer."""
    from cryptography.hazmat.primitives.serialization import Encoding

    if "cms_algorithm_protection" in attributes or "signing_certificate" in attributes:
        return False
    kinds, digests = attributes["content_type"], attributes["message_digest"]
    if len(kinds) != 1 or kinds[0].native != "data":
        return False
    if len(digests) != 1 or digests[0].native != digest:
        return False
    named = attributes.get("signing_certificate_v2")
    if named is None:
        return True
    first = named[0]["certs"][0]
    name = first["hash_algorithm"]["algorithm"].native
    own = hashlib.new(name, certificate.public_bytes(Encoding.DER)).digest()
    issuer = first["issuer_serial"]
    if issuer.native is not None and issuer["serial_number"].native != certificate.serial_number:
        return False
    return len(named) == 1 and bool(first["cert_hash"].native == own)


def _verifies(info: Any, certificate: Any) -> bool:
    """Whether the key of the certificate made the signature (RSA, PKCS#1 v1.5 only)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    known: dict[str, hashes.HashAlgorithm] = {
        "sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha384": hashes.SHA384(),
        "sha512": hashes.SHA512(),
    }
    algorithm = info["signature_algorithm"]
    kind = algorithm["algorithm"].native
    name = info["digest_algorithm"]["algorithm"].native
    if kind not in ("rsassa_pkcs1v15", f"{name}_rsa") or name not in known:
        return False
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    attributes = info["signed_attrs"].untag().dump()
    key.verify(info["signature"].native, attributes, padding.PKCS1v15(), known[name])
    return True


def _names(certificate: Any) -> tuple[str | None, str | None]:
    """Common name and organisation (or its units) of the certificate's subject."""
    from cryptography.x509.oid import NameOID

    subject = certificate.subject
    common = [a.value for a in subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    if len(common) > 1:
        raise ValueError("two common names")
    offices: list[str] = []
    for oid in (NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME):
        offices = offices or [a.value for a in subject.get_attributes_for_oid(oid)]
    return (common[0] if common else None), (", ".join(offices) if offices else None)


def _stated(attributes: dict[str, Any]) -> str | None:
    times = attributes.get("signing_time")
    return None if times is None else str(times[0].native.isoformat())
