"""Agencies in running text: from a name as written to a record."""

from __future__ import annotations

from ..knowledge.agency_names import resolve
from ..knowledge.recipients import resolve_recipient_name
from ..record import Agency, Recipient, Span
from ..record.agency import where_of


def resolve_agency(
    raw: str,
    *,
    issuer: Agency | None = None,
    on: str | None = None,
    superior: Agency | None = None,
    span: Span | None = None,
) -> Agency:
    """``raw`` as an agency of the document of ``issuer``: see :meth:`Agency.resolve`.

    The dates of the body are not looked at: a text may well cite what a former body issued.
    """
    return Agency.of(raw, resolve(raw, where_of(issuer, superior), on), span)


def resolve_recipient(
    raw: str, issuer: Agency | None, on: str | None, *, span: Span | None = None
) -> Agency | None:
    """The agency a line of "Nơi nhận" or "Kính gửi" names ("TT TU, TT HĐND tỉnh": the first).

    None for what names no body: "Lưu: …", "Như trên".
    """
    found = resolve_recipient_name(raw, where_of(issuer), on)
    return None if found is None else Agency.of(raw, found, span)


def name_recipients(
    recipients: tuple[Recipient, ...], issuer: Agency | None, on: str | None
) -> tuple[Recipient, ...]:
    """Recipients or addressees with the agency that each line names, where it names one.

    They are filled in place: just read, they belong to nobody yet.
    """
    where = where_of(issuer)
    for recipient in recipients:
        values = recipient.__dict__
        if values["agency"] is None and (found := resolve_recipient_name(values["raw"], where, on)) is not None:
            values["agency"] = Agency.of(values["raw"], found, values["span"])
    return recipients
