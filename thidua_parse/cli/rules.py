"""Own rules and switched-off rules on the command line: ``--rules FILE.yaml``, ``--disable G17,G18``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compliance import OwnRule


def rule_choice(
    files: Sequence[Path] | None, disable: Sequence[str] | None
) -> tuple[tuple[OwnRule, ...], tuple[str, ...]]:
    """Own rules of the files, and ids switched off by files and options.

    Raises a coded error for a file that is wrong, an id that two files give, or a switched-off id
    that no rule bears: a misspelt id must not pass unseen.
    """
    from ..arguments import known_rules
    from ..compliance import read_rules
    from ..errors import UsageError
    from ..knowledge.compliance import rule_table

    own: list[OwnRule] = []
    off: list[str] = []
    for path in files or ():
        content = read_rules(path)
        for rule in content.rules:
            if any(rule.info.id == known.info.id for known in own):
                raise UsageError("TP401", rule=rule.info.id)
            own.append(rule)
        off += content.disable
    off += [part.strip() for group in disable or () for part in group.split(",") if part.strip()]
    known_rules(off, {*rule_table(), *(r.info.id for r in own)})
    return tuple(own), tuple(sorted(set(off)))
