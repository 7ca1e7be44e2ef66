"""Gold sets for the benchmarks: gold records with the texts of their documents."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua_parse.errors import ThiduaError
from thidua_parse.evaluation import load_gold
from thidua_parse.reading import SourceText, read

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class GoldSet:
    """A folder of gold records and one of documents.

    ``cache`` keeps the texts of documents once they were read (pickles, so only of your own): a scan
    takes a minute to read, its record a millisecond.
    """

    gold: Path
    plans: Path
    layers: frozenset[str] | None = None
    cache: Path | None = None

    @property
    def name(self) -> str:
        """Name under which figures are kept: the folder, and the layers where chosen."""
        folder = self.gold.parent.name if self.gold.name == "gold" else self.gold.name
        return f"{folder}:{','.join(sorted(self.layers))}" if self.layers else folder

    def truth(self) -> dict[str, dict[str, Any]]:
        """Gold records by name."""
        return load_gold(self.gold, self.layers)

    def texts(self) -> Iterator[tuple[str, dict[str, Any], SourceText | None]]:
        """``(name, gold, text)``; None where the document cannot be read."""
        for name, gold in self.truth().items():
            yield name, gold, self._text(self.plans / Path(gold["doc"]).name)

    def _text(self, path: Path) -> SourceText | None:
        kept = self.cache / f"{path.name}.pkl" if self.cache else None
        if kept is not None and kept.exists():
            found: SourceText = pickle.loads(kept.read_bytes())
            return found
        try:
            source = read(path)
        except ThiduaError as error:
            print(f"{path.name}: {error.message('en')}")
            return None
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(source))
        return source
