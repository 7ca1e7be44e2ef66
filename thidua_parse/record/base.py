"""The common base of all record models, spans and evidence."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_new = object.__new__
#: what sets the four slots of a model, whose classes are frozen (``model_construct`` does the same
#: through ``object.__setattr__``, which looks each of them up by name)
_set_values, _set_given, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
#: class → its fields with their defaults in order, and their names, for :meth:`Model.made`
_blanks: dict[type[BaseModel], tuple[dict[str, Any], set[str]]] = {}
#: class → the names of its fields, for :meth:`Model.whole`
_names: dict[type[BaseModel], set[str]] = {}


class Model(BaseModel):
    """Frozen model: equal by value, hashable where its fields are, no unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )
    @classmethod
    def made(cls, **values: Any) -> Self:
        """A model of values that are known to be right, by field names (not aliases).

        For extractors, which make a hundred models a document: nothing is validated, and it takes
        a tenth of the time of ``model_construct``. Every field without default must be given; all
        count as set. The tests validate whole records by reading them back from JSON.
        """
        try:
            blank, names = _blanks[cls]
        except KeyError:
            blank = {n: field.get_default() for n, field in cls.model_fields.items()}
            names = set(blank)
            _blanks[cls] = blank, names
        new = _new(cls)
        _set_values(new, blank | values)
        _set_given(new, names)
        _set_extra(new, None)
        _set_private(new, None)
        return new

    @classmethod
    def whole(cls, values: dict[str, Any]) -> Self:
        """:meth:`made` of a new dict with every field in its order, which the model keeps.

        It takes half the time, for the models of which a document has dozens.
        """
        new = _new(cls)
        _set_values(new, values)
        try:
            _set_given(new, _names[cls])
        except KeyError:
            _set_given(new, _names.setdefault(cls, set(cls.model_fields)))
        _set_extra(new, None)
        _set_private(new, None)
        return new

    def changed(self, **values: Any) -> Self:
        """A copy with other values in some fields, neither validated nor deep."""
        new = _new(self.__class__)
        _set_values(new, self.__dict__ | values)
        _set_given(new, self.__pydantic_fields_set__ | values.keys())
        _set_extra(new, None)
        _set_private(new, None)
        return new


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

    @staticmethod
    def of(start: int, end: int) -> Span:
        """The span of two offsets, nothing else known."""
        new = _new(Span)
        values = _PLAIN.copy()  # half the time of a new dict
        values["start"] = start
        values["end"] = end
        _set_values(new, values)
        _set_given(new, _SPAN)
        _set_extra(new, None)
        _set_private(new, None)
        return new


_SPAN = set(Span.model_fields)
#: the values of a span of which nothing but its offsets are known
_PLAIN: dict[str, Any] = dict.fromkeys(Span.model_fields)


class Evidence(Model):
    """What an inferred value was concluded from: a place here, or another document."""

    span: Span | None = None
    document: str | None = None
    note: str | None = None
