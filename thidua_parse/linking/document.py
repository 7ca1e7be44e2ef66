"""What a document at hand is: stated by itself, or inferred from the citations of others."""

from __future__ import annotations

from dataclasses import dataclass

from ..record import Plan
from .identity import home_of, make_key, number_key


@dataclass(slots=True)
class Identity:
    """What a document at hand is: stated, or inferred from citations (see :mod:`.infer`).

    ``index`` orders documents by path and content; only its order counts, not its value.
    """

    index: int
    plan: Plan
    number: str | None
    date: str | None
    issuer: str | None
    kind: str | None
    inferred: float | None = None  # confidence where number and date are inferred
    doubtful: bool = False  # the number was read with low confidence (OCR, handwriting)
    doubtful_date: bool = False

    @property
    def province(self) -> str | None:
        """The province of the issuing body."""
        return self.plan.issuing_body.province if self.plan.issuing_body else None

    @property
    def central(self) -> bool:
        """Whether the issuing body is a central one."""
        return bool(self.plan.issuing_body and self.plan.issuing_body.level == "central")

    @property
    def key(self) -> str:
        """Key of its node; without a number the content hash stands in for identity."""
        if not self.number:
            return f"FILE|{self.plan.id}"
        return make_key(self.kind, self.number, self.date, self.issuer, home_of(self.plan.issuing_body))


def identity_of(index: int, plan: Plan) -> Identity:
    """What a plan states of itself."""
    printed = plan.document_number
    known = printed.text and printed.status not in ("blank", "absent") and number_key(printed.text).serial
    number = printed.text if known else None
    body = plan.issuing_body
    return Identity(
        index, plan, number, plan.issued_on.iso, body.name or body.raw if body else None,
        plan.kind.code if plan.kind else None,
        doubtful=plan.document_number.status == "uncertain",
        doubtful_date=plan.issued_on.status == "uncertain",
    )
