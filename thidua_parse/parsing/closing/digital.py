"""The signer of a scan whose name cannot be read, from a digital signature of the file.

A digital signature is put on the file by a person, by the office's seal or by whoever publishes it.
Only a person's certificate, and only one person, says who signed; the name stays ``inferred``, and
never takes the place of one that is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

from ...knowledge.surnames import surnames
from ...record import DigitalSignature, Evidence, Signature

#: a name of a person: two to five syllables with a capital each
NAME = regex.compile(r"\p{Lu}\p{L}{0,6}(?: \p{Lu}\p{L}{0,6}){1,4}")
#: what certificates put behind a name
TAIL = regex.compile(r"\s*(?:[(<\[,].*|\d+)$")
#: the signer may be a clerk, or one who signed before the document was scanned anew
BELIEF = 0.6


def certified_person(signer: str | None) -> str | None:
    """The name of a person that a certificate is made out to; None for an office's."""
    if not signer:
        return None
    name = TAIL.sub("", " ".join(unicodedata.normalize("NFC", signer).split()))
    if name.isupper():
        name = name.title()
    if NAME.fullmatch(name) is None or name.split(" ", 1)[0] not in surnames():
        return None
    return str(name)


def with_digital_signer(
    signatures: tuple[Signature, ...], digital: Sequence[DigitalSignature], *, scan: bool
) -> tuple[Signature, ...]:
    """The signatures, the last one's unread name inferred from the one person who signed the file."""
    if not scan or not signatures or signatures[-1].name is not None:
        return signatures
    people = {name for item in digital if (name := certified_person(item.signer)) is not None}
    if len(people) != 1 or any(s.name in people for s in signatures):
        return signatures
    name = people.pop()
    last = signatures[-1].changed(
        name=name, status="inferred", confidence=BELIEF,
        evidence=(Evidence(note=f"digital signature: {name}"),),
    )
    return (*signatures[:-1], last)
