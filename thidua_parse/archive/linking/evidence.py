"""Evidence of inferred headers as JSON, and back."""

from __future__ import annotations

import json

from ...record import Evidence


def evidence_json(evidence: tuple[Evidence, ...]) -> str:
    """Evidence as JSON without nulls."""
    return json.dumps(
        [e.model_dump(mode="json", exclude_none=True) for e in evidence], ensure_ascii=False
    )


def evidence_of(text: str | None) -> tuple[Evidence, ...]:
    """Evidence from its JSON; none for null."""
    return tuple(Evidence.model_validate(e) for e in json.loads(text)) if text else ()
