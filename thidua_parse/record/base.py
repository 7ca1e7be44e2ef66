"""The common base of all record models, spans and evidence."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_set = object.__setattr__
#: class → its fields with their defaults in order, for :meth:`Model.made`
_blanks: dict[type[BaseModel], dict[str, Any]] = {}


class Model(BaseModel):
    """Frozen model: equal by value, hashable where its fields are, no unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )
    @classmethod
    def made(cls, **values: Any) -> Self:
        """A model of values that are known to be right, by field names (not aliases).

        For extractors, which make a hundred models a document: nothing is validated, and it takes
        a fifth of the time of ``model_construct``. Every field without default must be given; the
        tests validate whole records by reading them back from JSON.
        """
        blank = _blanks.get(cls)
        if blank is None:
            blank = _blanks[cls] = {n: field.get_default() for n, field in cls.model_fields.items()}
        new = cls.__new__(cls)
        _fill(new, {**blank, **values}, set(values))
        return new

    def changed(self, **values: Any) -> Self:
        """A copy with other values in some fields, neither validated nor deep."""
        new = self.__class__.__new__(self.__class__)
        _fill(new, {**self.__dict__, **values}, self.__pydantic_fields_set__ | values.keys())
        return new


def _fill(model: BaseModel, values: dict[str, Any], given: set[str]) -> None:
    """Give a new and empty model its values (what ``model_construct`` does at its end)."""
    _set(model, "__dict__", values)
    _set(model, "__pydantic_fields_set__", given)
    _set(model, "__pydantic_extra__", None)
    _set(model, "__pydantic_private__", None)


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

    @classmethod
    def of(cls, start: int, end: int) -> Span:
        """The span of two offsets, nothing else known."""
        new = cls.__new__(cls)
        values = {"start": start, "end": end, "page": None, "bbox": None, "part": None, "paragraph": None}
        _fill(new, values, {"start", "end"})
        return new


class Evidence(Model):
    """What an inferred value was concluded from: a place here, or another document."""

    span: Span | None = None
    document: str | None = None
    note: str | None = None
