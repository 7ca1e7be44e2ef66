"""What a person decides, as one line of the corrections file."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator

from ..record import Reviewed
from ..record.base import Model
from ..record.vocabulary import ReviewAction

Target = Literal["field", "link", "verdict"]
#: a decision, or taking the last one back
Action = Literal["confirm", "correct", "reject", "add", "undo"]
#: what a form edits: attribute → text, number, yes or no, or nothing
Values = dict[str, str | float | bool | None]
#: longest text of one attribute, of a note and of a name, in characters
LONGEST, LONGEST_NOTE, LONGEST_NAME = 8000, 2000, 120


def clean(note: str | None) -> str | None:
    """A note without blanks around it and no longer than is kept; null for none."""
    return (note or "").strip()[:LONGEST_NOTE] or None


class Anchor(Model):
    """A place in a text that can be found again in another reading of the same file.

    ``quote`` is the text at ``[start, end)``; ``occurrence`` counts the same words before it.
    """

    start: int
    end: int
    quote: str
    occurrence: int = 0


class Other(Model):
    """The other document of a link or of a verdict on a pair."""

    id: str | None = None
    key: str | None = None
    path: str | None = None


class Correction(Model):
    """One decision. The last line about a ``subject`` of a ``document`` holds; ``undo`` takes it back.

    ``document`` is the content id (``sha256:…``), ``path`` the file it was read from. ``old`` is what
    the machine had found, ``new`` what changes; ``anchor`` where the value stood, ``span`` where the
    person has marked it. ``when`` is ISO 8601 in UTC.
    """

    schema_: Literal["thidua-correction/1"] = Field(default="thidua-correction/1", alias="schema")
    document: str
    path: str
    target: Target
    field: str
    subject: str
    index: int | None = None
    action: Action
    old: Values = {}
    new: Values = {}
    anchor: Anchor | None = None
    span: Anchor | None = None
    other: Other | None = None
    who: str
    when: str
    note: str | None = None

    @field_validator("who")
    @classmethod
    def _named(cls, who: str) -> str:
        if not who.strip():
            raise ValueError("nobody named")
        return who.strip()[:LONGEST_NAME]

    @property
    def key(self) -> tuple[str, str, str]:
        """What later lines are compared by."""
        return self.document, self.target, self.subject

    def line(self) -> str:
        """The line of the file, without its end."""
        return self.model_dump_json(exclude_defaults=True, by_alias=True).replace(
            "{", '{"schema":"thidua-correction/1",', 1
        )

    def reviewed(
        self, was: str | None, now: str | None, index: int | None = None, field: str | None = None
    ) -> Reviewed:
        """What the record, the edge or the finding keeps of it."""
        action: Any = self.action
        made: ReviewAction = action
        return Reviewed(
            field=field or self.field, index=index, action=made, was=was, now=now, by=self.who,
            at=self.when, note=self.note,
        )


def effective(corrections: list[Correction] | tuple[Correction, ...]) -> list[Correction]:
    """The decisions that hold, in the order in which they were made.

    Later lines win; an ``undo`` takes back the last decision on its subject that still stands, so
    that the one before it holds again.
    """
    stacks: dict[tuple[str, str, str], list[tuple[int, Correction]]] = {}
    for number, correction in enumerate(corrections):
        stack = stacks.setdefault(correction.key, [])
        if correction.action != "undo":
            stack.append((number, correction))
        elif stack:
            stack.pop()
    tops = sorted((stack[-1] for stack in stacks.values() if stack), key=lambda top: top[0])
    return [correction for _, correction in tops]
