"""What a plan is: the public, frozen models of the plan record."""

from .agency import Agency
from .base import Evidence, Model, Span
from .parts import (
    AwardForm,
    Campaign,
    CampaignPeriod,
    ContentItem,
    Deadline,
    Diagnostic,
    DigitalSignature,
    DocumentNumber,
    IssueDate,
    Kind,
    Recipient,
    Reference,
    ResponsibleAgency,
    Review,
    Reviewed,
    Section,
    Signature,
    Source,
    Table,
    TableCell,
    Target,
    TimeLimit,
)
from .plan import FRAMES, Plan, walk_sections
from .review import with_review

__all__ = [
    "FRAMES", "Agency", "AwardForm", "Campaign", "CampaignPeriod", "ContentItem", "Deadline",
    "Diagnostic", "DigitalSignature", "DocumentNumber", "Evidence", "IssueDate", "Kind", "Model",
    "Plan", "Recipient", "Reference", "ResponsibleAgency", "Review", "Reviewed", "Section", "Signature", "Source",
    "Span", "Table", "TableCell", "Target", "TimeLimit", "walk_sections", "with_review",
]
