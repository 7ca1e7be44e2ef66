"""Well-known nationwide movements, so that their many spellings meet one name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .fold import key
from .tables import rows


@dataclass(frozen=True, slots=True)
class NationalCampaign:
    """A movement launched for the whole country; ``valid_from`` is an ISO date or null."""

    name: str
    launched_by: str | None
    valid_from: str | None


def campaign_key(name: str) -> str:
    """Key under which spellings of one name meet: case, marks, blanks and the word "đại" of
    "đại dịch" do not count ("phòng, chống dịch Covid -19", "phòng chống đại dịch COVID-19")."""
    return key(name).replace("đạidịch", "dịch")


@lru_cache(maxsize=1)
def national_campaigns() -> dict[str, NationalCampaign]:
    """Nationwide movements by :func:`campaign_key`."""
    return {
        campaign_key(r["name"]): NationalCampaign(
            r["name"], r["launched_by"] or None, r["valid_from"] or None
        )
        for r in rows("national_campaigns")
    }
