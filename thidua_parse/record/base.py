"""The common base of all record models, spans and evidence."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen model: equal by value, hashable where its fields are, no unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )


class Span(Model):
    """A place in the record's ``text``: code-point offsets ``[start, end)``.

    ``page`` is 1-based; ``bbox`` is ``(x0, top, x1, bottom)`` in points from the page's upper left
    corner; ``part`` and ``paragraph`` say where in an office document (DOCX part name, paragraph
    number). Whatever the format does not know is null.
    """

    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    part: str | None = None
    paragraph: int | None = None


class Evidence(Model):
    """What an inferred value was concluded from: a place here, or another document."""

    span: Span | None = None
    document: str | None = None
    note: str | None = None
