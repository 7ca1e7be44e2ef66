"""Does the lower plan follow the higher one? Rules, alignment of items, findings."""

from .aggregate import Aggregate, aggregate
from .alignment.align import Alignment, Pairing
from .case import Case, Outcome, outcome
from .chains import Chains, chains
from .custom import OwnRule, RuleFile, read_rules, register_rule, unregister_rule
from .engine import check, prepare
from .findings import VERDICTS, AlignedItem, Evidence, Finding, Findings, Party, Quote
from .requirements import (
    CheckedRequirement,
    CheckedRequirements,
    Requirement,
    check_requirements,
)
from .versions import Change, Version, versions

__all__ = [
    "VERDICTS", "Aggregate", "AlignedItem", "Alignment", "Case", "Chains", "Change", "CheckedRequirement", "CheckedRequirements",
    "Evidence", "Finding", "Findings", "Outcome", "OwnRule", "Pairing", "Party", "Quote", "Requirement",
    "RuleFile", "Version", "aggregate", "chains", "check", "check_requirements", "outcome", "prepare", "read_rules", "register_rule",
    "unregister_rule", "versions",
]
