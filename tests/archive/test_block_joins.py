"""What the joins fetch is all that the rules look at, however confusable bodies and numbers are."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.linking.build import body, plan, reference
from thidua_parse import Plan
from thidua_parse.record import Agency, Reference

from .link_helpers import add, edges_in_archive, edges_in_memory, nodes_in_archive, nodes_in_memory

PROVINCES = ("Hà Nam", "Ninh Bình", "Tiền Giang", "Hậu Giang")
DAYS = ("2021-03-01", "2021-03-02", "2021-07-01", "2022-03-01", "2022-03", None)
CAMPAIGNS = ("Làng quê xanh, chợ sạch", "Làng quê xanh, chợ văn minh", "Bếp ăn an toàn")


def _bodies() -> list[Agency]:
    """Bodies whose names lack their place, or are borne by others too, or whose place is not known."""
    found = [body("Chính phủ", None, "central"), body("Bộ Y tế", None, "central")]
    for province in PROVINCES:
        found += [
            body(f"Ủy ban nhân dân tỉnh {province}", province), body("Ủy ban nhân dân tỉnh", province),
            body(f"Sở Y tế tỉnh {province}", province), body("Sở Y tế", province),
            body("Ủy ban nhân dân xã Tân Hòa", province, "commune"), body("Ủy ban nhân dân", province, "commune"),
        ]
    return [*found, body("Ủy ban nhân dân xã Tân Hòa", None, "commune"), body("Sở Y tế", None)]


def _citation(rng: Random, bodies: list[Agency], at: int) -> Reference:
    issuer = rng.choice([*bodies, None])
    campaign = rng.choice(CAMPAIGNS)
    if issuer and rng.random() < 0.3:
        issuer = issuer.changed(province=None)
    subject = rng.choice((f"Tổ chức phong trào thi đua {campaign}", None))
    if rng.random() < 0.3:
        return reference("PT", None, rng.choice(DAYS), issuer, "responds_to", subject, rng.choice((campaign, None)), at)
    number = f"{rng.choice((5, 6, 15, 51))}/{rng.choice(('KH-UBND', 'KH-SYT', 'KH-BYT'))}"
    return reference("KH", number, rng.choice(DAYS), issuer, rng.choice(("implements", "mentions")), subject, None, at)


def _plans(seed: int, count: int = 70) -> list[Plan]:
    rng, bodies = Random(seed), _bodies()
    found = []
    for i in range(count):
        number = f"{rng.choice((5, 6, 15, 51))}/{rng.choice(('KH-UBND', 'KH-SYT', 'KH-BYT'))}"
        campaign = rng.choice(CAMPAIGNS)
        found.append(plan(
            f"{i:03}.txt", rng.choice((number, number, None)), rng.choice(DAYS), rng.choice([*bodies, None]),
            tuple(_citation(rng, bodies, at * 10) for at in range(rng.randint(0, 4))),
            subject=rng.choice((f"Tổ chức phong trào thi đua {campaign}", None)),
            campaign=rng.choice((campaign, None)), text=f"văn bản {i}",
        ))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_small_batches_of_confusable_documents_link_as_memory_does(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from thidua_parse.archive.linking import candidates

    monkeypatch.setattr(candidates, "BATCH", 4)
    plans = _plans(seed)
    archive = add(tmp_path / "kho", plans)
    archive.link(jobs=1)
    in_memory = edges_in_memory(plans)
    assert edges_in_archive(archive) == in_memory
    assert nodes_in_archive(archive) == nodes_in_memory(plans)
    assert {e["status"] for e in in_memory} >= {"stated", "inferred"}
    assert any(e["candidates"] for e in in_memory)
