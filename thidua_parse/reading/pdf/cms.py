"""The parts of a signature's CMS object (RFC 5652) that its plain case needs, straight from its bytes.

Read is DER, and BER where outer values have no definite length: what signers write. Anything else
raises ValueError (IndexError where the bytes end early); a full reader of ASN.1 then says what it is.
"""

from __future__ import annotations

from typing import NamedTuple

SEQUENCE, SET, INTEGER, OCTETS, OBJECT = 0x30, 0x31, 0x02, 0x04, 0x06
UTC_TIME, FULL_TIME = 0x17, 0x18

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
#: digest algorithms
DIGESTS = {
    bytes.fromhex("2b0e03021a"): "sha1", bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384", bytes.fromhex("608648016503040203"): "sha512",
}
#: signature algorithms that are RSA with PKCS#1 v1.5, and the digest that they name
RSA = {
    bytes.fromhex("2a864886f70d010101"): None, bytes.fromhex("2a864886f70d010105"): "sha1",
    bytes.fromhex("2a864886f70d01010b"): "sha256", bytes.fromhex("2a864886f70d01010c"): "sha384",
    bytes.fromhex("2a864886f70d01010d"): "sha512",
}


class Item(NamedTuple):
    """A value: its tag, where it begins, where its content begins and ends, what is behind it."""

    tag: int
    at: int
    start: int
    end: int
    after: int


class Signed(NamedTuple):
    """What one signer signed: ``attributes`` by object identifier, their values with tags.

    ``covered`` are the bytes that ``signature`` was made over; ``digest`` is the algorithm's name,
    ``rsa`` tells whether the signature is RSA (PKCS#1 v1.5) over that digest.
    """

    certificates: list[bytes]
    serial: int
    digest: str
    rsa: bool
    attributes: dict[bytes, list[bytes]]
    covered: bytes
    signature: bytes


def item_at(data: bytes, at: int, limit: int) -> Item:
    """The value that begins at ``at`` and ends at ``limit`` or before."""
    tag, length = data[at], data[at + 1]
    start = at + 2
    if tag & 0x1F == 0x1F:
        raise ValueError("a long tag")
    if length == 0x80:  # values up to an empty one
        end = start
        while data[end : end + 2] != b"\0\0":
            end = item_at(data, end, limit).after
        return Item(tag, at, start, end, end + 2)
    if length > 0x80:
        start += length - 0x80
        length = int.from_bytes(data[at + 2 : start])
    if start + length > limit:
        raise ValueError("longer than what it stands in")
    return Item(tag, at, start, start + length, start + length)


def items_of(data: bytes, whole: Item, *tags: int) -> list[Item]:
    """The values inside ``whole``; the first ones must have the given ``tags``."""
    found: list[Item] = []
    at = whole.start
    while at < whole.end:
        found.append(item_at(data, at, whole.end))
        at = found[-1].after
    if len(found) < len(tags) or any(a.tag != b for a, b in zip(found, tags, strict=False)):
        raise ValueError("not what the standard asks for")
    return found


def value(data: bytes, item: Item) -> bytes:
    """The content of a value."""
    return data[item.start : item.end]


def signed_by(data: bytes) -> Signed:
    """The first signer of a CMS object; what stands behind the object (padding) is not read."""
    outer = item_at(data, 0, len(data))
    kind, explicit = items_of(data, outer, OBJECT, 0xA0)
    if value(data, kind) != SIGNED_DATA:
        raise ValueError("not signed data")
    body = items_of(data, items_of(data, explicit, SEQUENCE)[0], INTEGER, SET, SEQUENCE)
    certificates = [part for part in body[3:] if part.tag == 0xA0]
    signer = items_of(data, body[-1], SEQUENCE)[0]
    if body[-1].tag != SET or len(certificates) != 1:
        raise ValueError("no signer or no certificates")
    _, identity, digest, attributes, algorithm, signature = items_of(
        data, signer, INTEGER, SEQUENCE, SEQUENCE, 0xA0, SEQUENCE, OCTETS
    )[:6]
    if data[attributes.at + 1] == 0x80:
        raise ValueError("signed attributes are DER")
    serial = items_of(data, identity, SEQUENCE, INTEGER)[1]
    name = DIGESTS[value(data, items_of(data, digest, OBJECT)[0])]
    method = value(data, items_of(data, algorithm, OBJECT)[0])
    return Signed(
        [data[c.at : c.after] for c in items_of(data, certificates[0]) if c.tag == SEQUENCE],
        _number(data, serial), name, method in RSA and RSA[method] in (None, name),
        _attributes(data, attributes),
        b"\x31" + data[attributes.at + 1 : attributes.end], value(data, signature),
    )


def _number(data: bytes, item: Item) -> int:
    return int.from_bytes(value(data, item), signed=True)


def _attributes(data: bytes, whole: Item) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for attribute in items_of(data, whole):
        kind, values = items_of(data, attribute, OBJECT, SET)
        name = value(data, kind)
        if name in found:
            raise ValueError("an attribute twice")
        found[name] = [data[v.at : v.after] for v in items_of(data, values)]
    return found


def serial_of(certificate: bytes) -> int:
    """The serial number of a certificate."""
    body = items_of(certificate, item_at(certificate, 0, len(certificate)), SEQUENCE)[0]
    parts = items_of(certificate, body)
    return _number(certificate, parts[1] if parts[0].tag == 0xA0 else parts[0])


class Named(NamedTuple):
    """The certificate that a signer commits to: digest of its bytes, serial number where given."""

    algorithm: str
    digest: bytes
    serial: int | None


def named_certificate(coded: bytes) -> Named:
    """The only certificate of a "signing certificate v2" attribute (RFC 5035)."""
    first = items_of(coded, item_at(coded, 0, len(coded)), SEQUENCE)[0]
    parts = items_of(coded, items_of(coded, first, SEQUENCE)[0])
    algorithm = "sha256"  # the default of the standard
    if parts[0].tag == SEQUENCE:
        algorithm = DIGESTS[value(coded, items_of(coded, parts.pop(0), OBJECT)[0])]
    if parts[0].tag != OCTETS:
        raise ValueError("no digest")
    serial = None
    if len(parts) > 1:
        serial = _number(coded, items_of(coded, parts[1], SEQUENCE, INTEGER)[1])
    return Named(algorithm, value(coded, parts[0]), serial)
