"""The flat tables of an archive: names and DuckDB types of their columns, in order.

Every table holds ``plan_id``, the content id of the record the row comes from; list tables hold
``idx``, the place of the item in the record's list. ``span_start`` and ``span_end`` are code-point
offsets into ``plans.text``, end exclusive. docs/archive.md says what each column means.
"""

from __future__ import annotations

#: raised when a column is added or its meaning changes; an archive names the one it was made with
SCHEMA_VERSION = 1

_SPAN = {"span_start": "INTEGER", "span_end": "INTEGER"}
_ITEM = {"plan_id": "VARCHAR", "idx": "INTEGER"}
_PLACE = {
    "body_key": "VARCHAR", "type": "VARCHAR", "level": "VARCHAR", "province": "VARCHAR",
    "district": "VARCHAR", "commune": "VARCHAR",
}

#: table → column → DuckDB type
TABLES: dict[str, dict[str, str]] = {
    "plans": {
        "plan_id": "VARCHAR", "path": "VARCHAR", "kind": "VARCHAR",
        "number": "VARCHAR", "serial": "VARCHAR", "symbol": "VARCHAR", "number_year": "VARCHAR",
        "number_status": "VARCHAR", "number_confidence": "DOUBLE",
        "issued_on": "VARCHAR", "date_status": "VARCHAR", "year": "INTEGER", "place": "VARCHAR",
        "issuer": "VARCHAR", **_PLACE, "issuer_status": "VARCHAR", "joint_issuers": "VARCHAR[]",
        "superior": "VARCHAR", "superior_key": "VARCHAR",
        "subject": "VARCHAR", "campaigns": "VARCHAR[]",
        "period_start": "VARCHAR", "period_end": "VARCHAR",
        "media_type": "VARCHAR", "bytes": "BIGINT", "ocr": "BOOLEAN", "reader": "VARCHAR",
        "pages": "INTEGER", "chars": "INTEGER", "min_confidence": "DOUBLE",
        "parser_version": "VARCHAR", "record": "VARCHAR", "text": "VARCHAR",
    },
    "refs": {
        **_ITEM, "raw": "VARCHAR", "kind": "VARCHAR", "number": "VARCHAR", "serial": "VARCHAR",
        "symbol": "VARCHAR", "number_year": "VARCHAR", "date": "VARCHAR", "issuer": "VARCHAR",
        "body_key": "VARCHAR", "issuer_province": "VARCHAR", "issuer_level": "VARCHAR",
        "issuer_district": "VARCHAR", "issuer_commune": "VARCHAR",
        "relation": "VARCHAR", "is_parent": "BOOLEAN", "parent_kind": "VARCHAR",
        "subject": "VARCHAR", "campaign": "VARCHAR", "pinpoint": "VARCHAR", "status": "VARCHAR",
        "confidence": "DOUBLE", **_SPAN,
    },
    "campaigns": {
        **_ITEM, "name": "VARCHAR", "relation": "VARCHAR", "own": "BOOLEAN",
        "launched_by": "VARCHAR", "confidence": "DOUBLE", **_SPAN,
    },
    "periods": {
        **_ITEM, "role": "VARCHAR", "period_start": "VARCHAR", "period_end": "VARCHAR",
        "raw": "VARCHAR", "confidence": "DOUBLE", **_SPAN,
    },
    "agencies": {
        **_ITEM, "raw": "VARCHAR", "name": "VARCHAR", **_PLACE, "role": "VARCHAR",
        "section": "VARCHAR", "tasks": "VARCHAR[]", "with_": "VARCHAR[]", "confidence": "DOUBLE",
        **_SPAN,
    },
    "recipients": {
        **_ITEM, "list": "VARCHAR", "raw": "VARCHAR", "name": "VARCHAR", **_PLACE,
        "confidence": "DOUBLE", **_SPAN,
    },
    "deadlines": {
        **_ITEM, "date": "VARCHAR", "recurrence": "VARCHAR", "rrule": "VARCHAR",
        "before": "BOOLEAN", "what": "VARCHAR", "to_": "VARCHAR", "raw": "VARCHAR",
        "confidence": "DOUBLE", **_SPAN,
    },
    "awards": {
        **_ITEM, "form": "VARCHAR", "code": "VARCHAR", "class_": "VARCHAR",
        "awarded_by": "VARCHAR", "mode": "VARCHAR", "raw": "VARCHAR", "confidence": "DOUBLE", **_SPAN,
    },
    "targets": {
        **_ITEM, "value": "DOUBLE", "unit": "VARCHAR", "what": "VARCHAR", "by_": "VARCHAR",
        "raw": "VARCHAR", "confidence": "DOUBLE", **_SPAN,
    },
    "sections": {
        **_ITEM, "path": "VARCHAR", "label": "VARCHAR", "title": "VARCHAR", "role": "VARCHAR",
        "level": "INTEGER", **_SPAN,
    },
    "items": {**_ITEM, "path": "VARCHAR", "label": "VARCHAR", "text": "VARCHAR", **_SPAN},
    "signatures": {
        **_ITEM, "authority": "VARCHAR", "on_behalf_of": "VARCHAR", "position": "VARCHAR",
        "name": "VARCHAR", "confidence": "DOUBLE", **_SPAN,
    },
    "diagnostics": {
        **_ITEM, "code": "VARCHAR", "severity": "VARCHAR", "message": "VARCHAR", **_SPAN,
    },
}

#: the files of an archive and what became of each; kept beside the tables of plans
FILES: dict[str, str] = {
    "path": "VARCHAR",  # relative to the archive's base where below it, with "!/" before members
    "container": "VARCHAR",  # path of the ZIP, 7z or tar on disk; null for a plain file
    "state": "VARCHAR",  # parsed | quarantined | container | removed
    "plan_id": "VARCHAR",  # content id; null where nothing could be loaded
    "bytes": "BIGINT",
    "mtime_ns": "BIGINT",
    "code": "VARCHAR",
    "message_vi": "VARCHAR",
    "message_en": "VARCHAR",
    "tries": "INTEGER",
    "first_commit": "INTEGER",
    "parser_version": "VARCHAR",
}
