"""Dates that something bears out, school years, what a parent looks ahead to, own plans demanded."""

from __future__ import annotations

import pytest

from tests.linking.build import body, plan, reference
from thidua_parse.compliance import Finding, check
from thidua_parse.linking import link
from thidua_parse.record import CampaignPeriod, Evidence, IssueDate, Section, Span

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
SO = body("Sở Giáo dục và Đào tạo tỉnh An Sơn", "An Sơn")
SIGNED = (Evidence(note="digital signature of 2023-03-01"),)


def of(rule: str, parent, child, *, complete: bool = False, language: str = "vi") -> Finding:
    found = check(link([parent, child]), complete=complete, language=language).where(rule=rule).on_pairs()
    (finding,) = found.where(test=lambda f: f.child.path == child.source.path)
    return finding


def pair(day: str = "2023-03-20", cited: str = "2023-03-01", subject: str | None = None, **issued):
    parent = plan("cha.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    parent = parent.model_copy(update={"issued_on": IssueDate(**({"iso": "2023-03-01", "status": "stated"} | issued))})
    child = plan("con.txt", "12/KH-SGDĐT", day, SO, (reference("KH", "85/KH-UBND", cited, AN_SON),), subject=subject)
    return parent, child


@pytest.mark.parametrize(
    ("issued", "cited", "g03", "g09"),
    [
        # a doubtful reading agrees with what the child cites
        ({"status": "uncertain"}, "2023-03-01", "pass", "pass"),
        # nothing bears it out: neither right nor wrong
        ({"status": "uncertain"}, "2023-03-07", "undecidable", "undecidable"),
        ({"status": "uncertain", "iso": "2023-03"}, "2023-03-07", "undecidable", "undecidable"),
        # the day of a digital signature bears it out
        ({"status": "uncertain", "evidence": SIGNED}, "2023-03-07", "fail", "pass"),
        ({"status": "uncertain", "iso": "2023-03-04", "evidence": SIGNED}, "2023-03-07", "undecidable", "undecidable"),
    ],
)
def test_doubtful_date_of_the_parent(issued, cited, g03, g09) -> None:
    parent, child = pair(cited=cited, **issued)
    assert of("G03", parent, child).verdict == g03
    assert of("G09", parent, child).verdict == g09


@pytest.mark.parametrize("rule", ["G03", "G09"])
def test_doubtful_is_not_called_incomplete(rule: str) -> None:
    parent, child = pair(cited="2023-03-07", status="uncertain")
    assert "không chắc chắn" in of(rule, parent, child).message
    assert "doubt" in of(rule, parent, child, language="en").message


def test_confirmed_date_is_less_sure_than_a_stated_one() -> None:
    doubtful, stated = (of("G03", *pair(status=s)) for s in ("uncertain", "stated"))
    assert doubtful.confidence < stated.confidence


@pytest.mark.parametrize(
    ("day", "subject", "verdict"),
    [
        ("2023-11-06", "Dạy bơi cho học sinh năm học 2023 - 2024", "undecidable"),
        ("2023-08-20", "Dạy bơi cho học sinh năm học 2023 - 2024", "pass"),
        ("2024-10-02", "Dạy bơi cho học sinh năm học 2023 - 2024", "fail"),
        ("2023-11-06", "Dạy bơi cho học sinh", "not_applicable"),
        ("2023-11-06", "Dạy bơi từ năm học 2023 - 2027", "not_applicable"),  # no single school year
    ],
)
def test_school_year_of_the_subject(day: str, subject: str, verdict: str) -> None:
    assert of("G13", *pair(day, subject=subject)).verdict == verdict


def test_school_year_quotes_its_place() -> None:
    subject = "Dạy bơi năm học 2023 - 2024"
    parent, child = pair("2023-11-06", subject=subject)
    child = child.model_copy(update={"text": f"KẾ HOẠCH\n{subject}", "subject_span": Span(start=9, end=9 + len(subject))})
    assert [q.quote for q in of("G13", parent, child).evidence.child] == ["năm học 2023 - 2024"]


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Phổ cập bơi giai đoạn 2020-2023, định hướng đến năm 2030", "pass"),
        ("Phổ cập bơi giai đoạn 2020-2023, tầm nhìn 2030", "pass"),
        ("Phổ cập bơi giai đoạn 2020-2023, mục tiêu đến năm học 2023-2024", "pass"),
        ("Phổ cập bơi giai đoạn 2020-2023, định hướng đến năm 2023", "fail"),
        ("Phổ cập bơi giai đoạn 2020-2023", "fail"),
    ],
)
def test_what_the_parent_looks_ahead_to(title: str, verdict: str) -> None:
    parent, child = pair("2023-11-06", subject="Dạy bơi năm học 2023 - 2024")
    parent = parent.model_copy(update={
        "text": title, "subject": title, "subject_span": Span(start=0, end=len(title)),
        "campaign_periods": (CampaignPeriod(start="2020", end="2023", raw="2020-2023", span=Span(start=12, end=31)),),
    })
    finding = of("G12", parent, child)
    assert finding.verdict == verdict, finding.message


@pytest.mark.parametrize(
    ("kind", "complete", "verdict"),
    [
        ("KH", False, "pass"), ("HD", False, "undecidable"), ("HD", True, "fail"),
        ("CV", False, "undecidable"), ("BC", False, "not_applicable"),
    ],
)
@pytest.mark.parametrize(
    ("duty", "named"),
    [
        ("- Hằng năm, theo chức năng được giao, xây dựng kế hoạch dạy bơi cho từng trường.", True),
        ("- Hướng dẫn các trường tiểu học, trung học xây dựng kế hoạch dạy bơi.", False),
    ],
)
def test_own_plan_of_the_body_in_the_heading(kind, complete, verdict, duty, named) -> None:
    parent, child = pair()
    child = child.model_copy(update={"kind": child.kind.model_copy(update={"code": kind, "name": kind})})
    title = "Sở Giáo dục và Đào tạo"
    text = f"1. {title}\n{duty}"
    section = Section(
        label="1", title=title, role="organisation", level=1, span=Span(start=0, end=len(text)),
        title_span=Span(start=3, end=3 + len(title)),
    )
    parent = parent.model_copy(update={"text": text, "sections": (section,)})
    finding = of("G29", parent, child, complete=complete)
    assert finding.verdict == (verdict if named else "not_applicable"), finding.message


def test_plan_of_the_same_body_answers_for_its_guideline() -> None:
    parent, child = pair()
    text = "1. Sở Giáo dục và Đào tạo\n- Hằng năm, theo chức năng được giao, xây dựng kế hoạch dạy bơi."
    section = Section(
        label="1", title="Sở Giáo dục và Đào tạo", role="organisation", level=1,
        span=Span(start=0, end=len(text)), title_span=Span(start=3, end=25),
    )
    parent = parent.model_copy(update={"text": text, "sections": (section,)})
    other = plan("hd.txt", "13/HD-SGDĐT", "2023-03-21", SO, (reference("KH", "85/KH-UBND", "2023-03-01", AN_SON),), kind="HD")
    found = check(link([parent, child, other])).where(rule="G29").on_pairs()
    (finding,) = found.where(test=lambda f: f.child.path == "hd.txt")
    assert finding.verdict == "pass" and "12/KH-SGDĐT" in finding.message


def test_of_equal_ranks_the_parent_of_the_pair_is_named() -> None:
    """A plan under two plans of one level: each pair names its own parent."""
    first = plan("a.txt", "20/KH-UBND", "2023-01-05", AN_SON)
    second = plan("b.txt", "85/KH-UBND", "2023-03-01", AN_SON)
    child = plan("con.txt", "12/KH-SGDĐT", "2023-03-20", SO, (
        reference("KH", "20/KH-UBND", "2023-01-05", AN_SON),
        reference("KH", "85/KH-UBND", "2023-03-01", AN_SON, at=10),
    ), text="Căn cứ hai kế hoạch của tỉnh")
    found = check(link([first, second, child])).where(rule="G07").on_pairs()
    named = {f.parent.path: f.message for f in found if f.parent}
    assert "20/KH-UBND" in named["a.txt"] and "85/KH-UBND" in named["b.txt"]
