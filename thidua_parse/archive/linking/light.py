"""Documents and citations as linking needs them, made from rows of the flat tables.

A light record holds what the rules of :mod:`thidua_parse.linking` look at and nothing else: no
text, no spans but those of citations. The rules are the same functions that link plans in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ...linking.document import Identity
from ...record import Agency, Campaign, Plan, Reference, Source, Span

#: columns of ``work.docs`` that make an identity, in order
DOC = (
    "rank", "plan_id", "path", "kind", "number", "issued_on", "issuer", "level", "province",
    "district", "commune", "subject", "campaigns", "ocr", "inferred", "number_status", "date_status",
)
#: columns of ``work.cites`` that make a reference, in order
CITE = (
    "rank", "idx", "raw", "kind", "number", "date", "issuer", "issuer_level", "issuer_province",
    "issuer_district", "issuer_commune", "subject", "campaign", "relation", "is_parent",
    "parent_kind", "status", "confidence", "span_start", "span_end",
)


@lru_cache(maxsize=65536)
def agency(
    name: str | None, level: Any, province: str | None, district: str | None, commune: str | None
) -> Agency | None:
    """The body of a row, None where the row has none."""
    if name is None:
        return None
    return Agency.made(
        raw=name, name=name, level=level, province=province, district=district, commune=commune
    )


def identity(row: Sequence[Any], references: tuple[Reference, ...] = ()) -> Identity:
    """A document from a row of :data:`DOC`."""
    (rank, plan_id, path, kind, number, date, issuer, level, province, district, commune, subject,
     campaigns, ocr, inferred, number_status, date_status) = row[: len(DOC)]
    plan = Plan.made(
        id=plan_id, source=Source.made(path=path, ocr=bool(ocr)), text="",
        issuing_body=agency(issuer, level, province, district, commune), subject=subject,
        campaigns=tuple([Campaign.made(name=name, relation="implements") for name in campaigns or ()]),
        references=references,
    )
    return Identity(
        rank, plan, number, date, issuer, kind, inferred,
        doubtful=number_status == "uncertain", doubtful_date=date_status == "uncertain",
    )


def reference(row: Sequence[Any]) -> Reference:
    """A citation from a row of :data:`CITE`."""
    (_, _, raw, kind, number, date, issuer, level, province, district, commune, subject, campaign,
     relation, is_parent, parent_kind, status, confidence, start, end) = row[: len(CITE)]
    return Reference.made(
        raw=raw, kind=kind, number=number, date=date,
        issuer=agency(issuer, level, province, district, commune), subject=subject,
        campaign=campaign, relation=relation, is_parent=is_parent, parent_kind=parent_kind,
        status=status, confidence=confidence, span=None if start is None else Span.of(start, end),
    )


def rows_of(connection: Any, sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows of a query, fetched in portions."""
    cursor = connection.execute(sql)
    while rows := cursor.fetchmany(10_000):
        yield from rows
