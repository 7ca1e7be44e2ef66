"""Every closed vocabulary of the record, in one place.

Sources: the plan record contract (version 1); relation names follow the relation table of the
knowledge base; section roles are the parts that plans of emulation campaigns have in practice.
"""

from __future__ import annotations

from typing import Literal

from ..knowledge.diagnostics import Severity as Severity  # the table of diagnostics has it, too

#: how a value was come by; the five states are never mixed
Status = Literal["stated", "partial", "blank", "absent", "uncertain", "inferred"]

Level = Literal["central", "province", "district", "commune", "unit"]

Relation = Literal[
    "implements", "continues", "responds_to", "based_on", "pursuant", "guided_by", "applies",
    "linked_with", "at_proposal_of", "promulgates", "replaces", "amends", "repeals", "corrects",
    "guides", "disseminates", "reviews", "mentioned_in_title", "self", "mentions",
]
#: a document that cites another one so does what that one wants
OBEYING: tuple[Relation, ...] = ("implements", "responds_to", "continues")
ParentKind = Literal["superior", "own_base_plan"]
CampaignRelation = Literal[
    "launches", "implements", "responds_to", "continues", "linked_with", "mentions"
]
SectionRole = Literal[
    "purpose", "objective", "requirement", "theme", "participants", "content", "measures",
    "criteria", "awards", "eligibility", "period", "scope", "budget", "organisation", "other",
]
PeriodRole = Literal["campaign", "phase", "planning", "other"]
Recurrence = Literal["yearly", "half-yearly", "quarterly", "monthly", "weekly", "daily"]
#: how a limit lies to its event: at most so long after it, from then on, or so long before it
Counted = Literal["within", "after", "before"]
AgencyRole = Literal["lead", "implement", "coordinate", "assist", "report"]
AwardMode = Literal["granted", "proposed", "listed"]
#: what a person decides about a value, a link or a verdict
ReviewAction = Literal["confirm", "correct", "reject", "add"]
