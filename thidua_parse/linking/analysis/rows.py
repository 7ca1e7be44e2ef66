"""Results of analyses: frozen sequences of frozen rows, with frames and flat dicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ...record.base import Model

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

R = TypeVar("R", bound=Model)


@dataclass(frozen=True)
class Rows(Sequence[R], Generic[R]):
    """Rows of one model, in the order that the analysis documents."""

    items: tuple[R, ...] = ()
    #: the model of a row: its fields are the columns, also of an empty result
    model: type[R] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[R]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        return self.items[index]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of a frame."""
        model = self.model or (type(self.items[0]) if self.items else None)
        return tuple(model.model_fields) if model else ()

    def rows(self) -> list[dict[str, Any]]:
        """One dict a row; tuples are joined by "; "."""
        return [flat(item) for item in self.items]

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame; raises ``ImportError`` where pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(self.columns))

    def to_polars(self) -> pl.DataFrame:
        """A polars frame; raises ``ImportError`` where polars is not installed."""
        import polars as pl

        return pl.DataFrame(self.rows(), schema=list(self.columns), infer_schema_length=None)


def flat(item: Model) -> dict[str, Any]:
    """The fields of a row; tuples joined by "; " so that a cell holds one value."""
    return {
        name: "; ".join(map(str, value)) if isinstance(value, tuple) else value
        for name, value in item.model_dump(mode="python").items()
    }
