"""Own rules: Python functions registered by the user, or rules written in a YAML file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from ..errors import UsageError
from ..knowledge.compliance import RuleInfo, rule_table
from .alignment.items import Item
from .case import Case, Outcome, RuleFunction, outcome

#: longest time one own pattern may take on one plan, in seconds
PATTERN_TIMEOUT = 1.0
_KEYS = frozenset({
    "id", "statement", "statement_en", "severity", "group", "scope", "regimes", "basis",
    "must_contain", "must_not_contain", "roles", "kinds", "verdict", "message", "message_en",
})  # fmt: skip


@dataclass(frozen=True)
class OwnRule:
    """A rule of the user: its metadata, its function and its sentences by variant."""

    info: RuleInfo
    function: RuleFunction
    messages: dict[str, tuple[str, str]] = field(default_factory=dict)


_registered: dict[str, OwnRule] = {}


def own_rules() -> tuple[OwnRule, ...]:
    """The registered own rules, by id."""
    return tuple(_registered[k] for k in sorted(_registered))


def register_rule(
    rule_id: str,
    statement: str,
    *,
    statement_en: str | None = None,
    scope: str = "child",
    severity: str = "low",
    group: str = "own",
    basis: str = "own",
    regimes: str = "any",
    messages: dict[str, tuple[str, str]] | None = None,
) -> Callable[[RuleFunction], RuleFunction]:
    """Decorator: add an own rule to every later check.

    ``scope`` is ``child`` (one plan) or ``pair``. The function takes a :class:`Case` and gives an
    :class:`Outcome` (use :func:`outcome`). Raises :class:`UsageError` (TP401) for an id that is
    taken and TP402 for a wrong scope.
    """
    if rule_id in rule_table() or rule_id in _registered:
        raise UsageError("TP401", rule=rule_id)
    if scope not in ("child", "pair"):
        raise UsageError("TP402", rule=rule_id, reason=f"scope {scope!r}")

    def keep(function: RuleFunction) -> RuleFunction:
        info = RuleInfo(
            rule_id, group, severity, scope, regimes, statement, statement_en or statement, basis,
            ("own",),
        )
        _registered[rule_id] = OwnRule(info, function, messages or {})
        return function

    return keep


def unregister_rule(rule_id: str) -> None:
    """Take an own rule away again; an unknown id is ignored."""
    _registered.pop(rule_id, None)


@dataclass(frozen=True)
class RuleFile:
    """A configuration file: own rules, and ids of rules that are switched off."""

    rules: tuple[OwnRule, ...] = ()
    disable: tuple[str, ...] = ()


def read_rules(path: str | Path) -> RuleFile:
    """Own rules and switched-off rules of a YAML file.

    ::

        disable: [G11, G17]
        rules:
          - id: U01
            statement: Kế hoạch phải nêu đường dây nóng
            severity: low
            must_contain: "đường dây nóng"
            roles: [organisation]

    ``must_contain`` and ``must_not_contain`` are patterns; ``roles`` and ``kinds`` limit where they
    are looked for. Raises :class:`UsageError` (TP402) with the reason for a file that is wrong.
    """
    import yaml

    try:
        content = yaml.safe_load(Path(path).read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError("TP402", rule=str(path), reason=str(error)) from error
    if not isinstance(content, dict) or set(content) - {"disable", "rules"}:
        raise UsageError("TP402", rule=str(path), reason="keys other than disable, rules")
    return RuleFile(
        tuple(_from_mapping(r) for r in content.get("rules") or ()),
        tuple(map(str, content.get("disable") or ())),
    )


def _from_mapping(entry: Any) -> OwnRule:
    if not isinstance(entry, dict) or not entry.get("id") or not entry.get("statement"):
        raise UsageError("TP402", rule=str(entry), reason="id and statement are needed")
    rule_id = str(entry["id"])
    if unknown := set(entry) - _KEYS:
        raise UsageError("TP402", rule=rule_id, reason=f"unknown: {', '.join(sorted(unknown))}")
    if rule_id in rule_table():
        raise UsageError("TP401", rule=rule_id)
    info = RuleInfo(
        rule_id, str(entry.get("group", "own")), str(entry.get("severity", "low")), "child",
        str(entry.get("regimes", "any")), str(entry["statement"]),
        str(entry.get("statement_en") or entry["statement"]), str(entry.get("basis", "own")),
        ("child.text",),
    )
    messages = {}
    if entry.get("message"):
        pair = (str(entry["message"]), str(entry.get("message_en") or entry["message"]))
        messages["fail"] = pair
        messages["partial"] = pair
    return OwnRule(info, _pattern_rule(rule_id, entry), messages)


def _pattern_rule(rule_id: str, entry: dict[str, Any]) -> RuleFunction:
    wanted, banned = entry.get("must_contain"), entry.get("must_not_contain")
    if not wanted and not banned:
        raise UsageError("TP402", rule=rule_id, reason="must_contain or must_not_contain is needed")
    try:
        needed = regex.compile(str(wanted), regex.I) if wanted else None
        refused = regex.compile(str(banned), regex.I) if banned else None
    except regex.error as error:
        raise UsageError("TP402", rule=rule_id, reason=str(error)) from error
    roles = tuple(map(str, entry.get("roles") or ()))
    kinds = tuple(map(str, entry.get("kinds") or ()))
    verdict = "partial" if entry.get("verdict") == "partial" else "fail"

    def judge(case: Case) -> Outcome:
        child = case.child
        kind = child.plan.kind
        if kinds and (kind is None or kind.code not in kinds):
            return outcome("not_applicable")
        items: Iterable[Item] = child.items_with(*roles) if roles else child.items
        items = tuple(items)
        if not items:
            return outcome("undecidable")
        hits: list[Item] = []
        for item in items:
            if refused and refused.search(item.text, timeout=PATTERN_TIMEOUT):
                return outcome(verdict, child=child.quotes(item))  # type: ignore[arg-type]
            if needed and needed.search(item.text, timeout=PATTERN_TIMEOUT):
                hits.append(item)
        if needed and not hits:
            return outcome(verdict)  # type: ignore[arg-type]
        return outcome("pass", child=child.quotes(*hits[:3]))

    return judge
