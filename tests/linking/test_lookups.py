"""Look-ups that spare comparisons find what comparing everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thidua_parse.linking.document import Identity
from thidua_parse.linking.evidence import matter_likeness, own_campaigns
from thidua_parse.linking.infer import _by_month, _dated, _dates_possible
from thidua_parse.linking.matters import Matters
from thidua_parse.record import Campaign, Plan, Reference, Source

_WORDS = ("vườn", "xanh", "bếp", "sạch", "cầu", "nối", "làng", "chợ", "phong", "trào")
_names = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
_dates = st.one_of(st.none(), st.sampled_from((
    "2021", "2022", "2021-05", "2021-06", "2022-05", "2021-05-01", "2021-05-02", "2021-06-01", "2022-05-01",
)))


def _document(index: int, campaigns: tuple[str, ...] = (), subject: str | None = None, date: str | None = None) -> Identity:
    plan = Plan.made(
        id=f"p{index}", source=Source.made(path=f"{index}.txt"), text="", subject=subject,
        campaigns=tuple(Campaign.made(name=name, relation="implements") for name in campaigns),
    )
    return Identity(index, plan, None, date, "Ủy ban nhân dân xã A", "KH")


@given(
    documents=st.lists(st.tuples(st.lists(_names, max_size=2), st.one_of(st.none(), _names)), max_size=12),
    name=_names, least=st.sampled_from((0.5, 0.6, 0.85, 1.0)),
)
def test_words_find_every_document_that_is_like_a_name(
    documents: list[tuple[list[str], str | None]], name: str, least: float
) -> None:
    held = [_document(i, tuple(campaigns), subject) for i, (campaigns, subject) in enumerate(documents)]
    expected = []
    for one in held:
        likeness = matter_likeness(name, own_campaigns(one.plan), one.plan.subject)
        if likeness >= least:
            expected.append((one.index, likeness))
    found = Matters(held, least).like(name)
    assert [(one.index, likeness) for one, likeness in found] == expected


def test_a_name_is_found_among_many_that_share_some_of_its_words() -> None:
    others = [f"phong trào {word} làng" for word in _WORDS]
    held = [_document(i, (name,)) for i, name in enumerate((*others, "phong trào cầu nối chợ xanh"))]
    assert [one.index for one, _ in Matters(held, 0.85).like("Phong trào chợ xanh, cầu nối")] == [len(others)]


@given(dates=st.lists(_dates, max_size=12), known=_dates, doubtful=st.booleans())
def test_months_hold_every_citation_whose_date_is_possible(
    dates: list[str | None], known: str | None, doubtful: bool
) -> None:
    citing = _document(99)
    citations = [
        (citing, Reference.made(raw=f"{i}/KH-UBND", number=f"{i}/KH-UBND", date=date, relation="implements"))
        for i, date in enumerate(dates)
    ]
    document = _document(0, date=known)
    document.doubtful_date = doubtful
    looked_at = [reference for _, reference in _dated(_by_month(citations), document)]
    assert [r.raw for r in looked_at] == [r.raw for _, r in citations if r in looked_at]  # their order
    missed = [r for _, r in citations if r not in looked_at]
    assert not any(_dates_possible(document, r, "") for r in missed)
