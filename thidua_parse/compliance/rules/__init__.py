"""The rules, grouped by subject; every rule is a pure function of a case."""

from importlib import import_module

MODULES = (
    "link", "superior", "laws", "time", "name", "content", "targets", "linked", "scope", "award", "proposals", "criteria", "duty", "lead", "own_plans",
    "report", "bearers", "authority", "form",
)


def load() -> None:
    """Import every module, so that its rules are registered."""
    for module in MODULES:
        import_module(f"{__name__}.{module}")
