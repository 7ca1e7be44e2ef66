"""Does the lower plan follow the higher one? Rules, alignment of items, findings."""

from .alignment.align import Alignment, Pairing
from .case import Case, Outcome, outcome
from .custom import OwnRule, RuleFile, read_rules, register_rule, unregister_rule
from .engine import check
from .findings import VERDICTS, AlignedItem, Evidence, Finding, Findings, Party, Quote

__all__ = [
    "VERDICTS", "AlignedItem", "Alignment", "Case", "Evidence", "Finding", "Findings", "Outcome",
    "OwnRule", "Pairing", "Party", "Quote", "RuleFile", "check", "outcome", "read_rules",
    "register_rule", "unregister_rule",
]
