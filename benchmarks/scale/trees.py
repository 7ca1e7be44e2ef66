"""Generated documents: campaigns from the centre down to schools, with their citations and noise.

Every document knows what it is (number, date, issuer) and what it cites; noise is drawn here, so
that texts and records of one document tell the same story. Everything follows from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from thidua_parse.knowledge.places import TWO_LEVELS_SINCE

from . import world
from .wording import TITLES, campaign_name
from .world import Body

#: first days of the generated campaigns
FIRST_YEAR, LAST_YEAR = 2015, 2026


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of documents or citations with a defect."""

    lost: float = 0.10  # documents whose number (and mostly date) is blank or missing
    dirty: float = 0.05  # documents and citations whose number is written badly
    wrong_number: float = 0.005  # citations
    wrong_date: float = 0.01  # citations
    unnumbered: float = 0.03  # citations of the campaign alone
    bare: float = 0.15  # citations that name the body without its place
    copies: float = 0.03  # documents at hand in a second version
    twins: float = 0.003  # documents whose number another one of the same body and year bears
    replaced: float = 0.02
    misread: float = 0.05  # texts with letters that OCR got wrong


@dataclass(slots=True)
class Cite:
    """A citation: what is cited and what goes wrong with it."""

    target: Doc
    relation: str = "implements"
    dirty: bool = False
    number: str = ""  # as cited; wrong where it differs from the target's
    date: str = ""
    unnumbered: bool = False
    bare: bool = False
    with_subject: bool = True

    @property
    def parent(self) -> bool:
        """Whether the citation makes a parent."""
        return self.relation in ("implements", "continues")


@dataclass(slots=True)
class Doc:
    """A document as it is, and how its file is damaged."""

    name: str
    body: Body
    kind: str
    number: str
    date: str
    subject: str
    campaign: str
    relation: str
    years: tuple[int, int]
    cites: list[Cite] = field(default_factory=list)
    lost: str = ""  # "", blank, day, missing
    dirty: bool = False
    misread: bool = False
    version: str = "original"  # original, draft, scan, docx
    work: str = ""
    seed: int = 0


class Trees:
    """The documents of all campaigns, a campaign and province at a time."""

    def __init__(self, count: int, seed: int = 1, rates: Rates | None = None) -> None:
        self.count, self.seed, self.rates = count, seed, rates or Rates()
        self.provinces = 2 if count < 1000 else min(63, 8 + (count - 1000) // 4000)
        self._campaigns = max(1, round(count / (self.provinces * 140)))

    def __iter__(self) -> Iterator[Doc]:
        """``count`` documents, lower ones after those that they carry out."""
        given, index = 0, 0
        while given < self.count:
            for doc in self._campaign(index):
                if given == self.count:
                    return
                given += 1
                yield doc
            index += 1

    def _launch_day(self, index: int) -> date:
        """Day of a campaign's launch: campaigns spread evenly over the years, then again."""
        span = (LAST_YEAR - FIRST_YEAR) * 365
        step = span / max(self._campaigns, 11)
        return date(FIRST_YEAR, 1, 10) + timedelta(days=int(index * step) % span)

    def _campaign(self, index: int) -> Iterator[Doc]:
        rng = Random(f"{self.seed}/{index}")
        name = campaign_name(index)
        launched = self._launch_day(index)
        years = (launched.year, launched.year + rng.randint(1, 3))
        frame = _Frame(index, name, years, rng, self, f"c{index:04d}/tw")
        title = f"Phê duyệt Kế hoạch tổ chức phong trào thi đua “{name}” giai đoạn {years[0]} - {years[1]}"
        top = frame.doc(world.PREMIER, launched, title, kind="QĐ", relation="launches", keep=True)
        yield from frame.files(top)
        for ministry in world.ministries():
            day = launched + timedelta(days=rng.randint(10, 40))
            yield from frame.files(frame.plan(ministry, day, [top]))
        on = world.state(launched.isoformat())
        for place, province in enumerate(world.chosen_provinces(self.provinces, on)):
            local = Random(f"{self.seed}/{index}/{place}")
            frame = _Frame(index, name, years, local, self, f"c{index:04d}/p{place:02d}")
            yield from _province(frame, province, launched, top)


def _province(frame: _Frame, province: world.Province, launched: date, top: Doc) -> Iterator[Doc]:
    """The documents of one province on one campaign."""
    rng = frame.rng
    body = world.province_body(province)
    day = launched + timedelta(days=rng.randint(10, 45))
    plan = frame.plan(body, day, [top], launches=True)
    yield from frame.files(plan)
    below: list[Doc] = []
    for department in world.departments(province, world.state(day.isoformat()), rng.randint(4, 8)):
        when = day + timedelta(days=rng.randint(5, 30))
        below.append(frame.plan(department, when, [plan, top] if rng.random() < 0.3 else [plan]))
    units = world.districts(province, world.state(day.isoformat()), rng.randint(5, 9))
    for district in units:
        when = day + timedelta(days=rng.randint(7, 30))
        mid = frame.plan(district, when, [plan])
        below.append(mid)
        for commune in world.communes(province, district, world.state(when.isoformat()), rng.randint(3, 8)):
            low = frame.plan(commune, when + timedelta(days=rng.randint(5, 25)), [mid])
            below.append(low)
            for school in world.schools(commune, rng.choice((0, 0, 1, 2))):
                below.append(frame.plan(school, _day(low) + timedelta(days=rng.randint(4, 20)), [low]))
    if not units:
        for commune in world.communes(province, None, world.state(day.isoformat()), rng.randint(25, 45)):
            below.append(frame.plan(commune, day + timedelta(days=rng.randint(5, 40)), [plan]))
    for doc in below:
        yield from frame.files(doc)
    yield from _later(frame, province, [plan, *rng.sample(below, len(below) // 2)])


def _later(frame: _Frame, province: world.Province, plans: list[Doc]) -> Iterator[Doc]:
    """Plans of later years that continue those of the first, and plans that replace one."""
    rng = frame.rng
    for base in plans:
        body = base.body
        if rng.random() < frame.trees.rates.twins:
            yield from _twin(frame, base)
        for year in range(frame.years[0] + 1, frame.years[1] + 1):
            day = date(year, 1, 5) + timedelta(days=rng.randint(0, 70))
            if rng.random() < 0.4 or day <= _day(base):
                continue
            if day.isoformat() >= TWO_LEVELS_SINCE > base.date:
                if body.level != "province" or body.type != "UBND":
                    break
                body = world.province_body(world.successor(province))
            yield from frame.files(frame.plan(body, day, [], year=year, continues=base))
        if rng.random() < frame.trees.rates.replaced:
            day = _day(base) + timedelta(days=rng.randint(40, 200))
            same_map = (day.isoformat() >= TWO_LEVELS_SINCE) == (base.date >= TWO_LEVELS_SINCE)
            if same_map and day.year == _day(base).year:
                fresh = frame.plan(base.body, day, [c.target for c in base.cites if c.parent])
                fresh.cites.append(frame.cite(base, "replaces"))
                yield from frame.files(fresh)


def _twin(frame: _Frame, base: Doc) -> Iterator[Doc]:
    """Another plan of the body that bears the number of ``base`` by mistake."""
    day = _day(base) + timedelta(days=frame.rng.randint(3, 60))
    if day.year == _day(base).year:
        other = campaign_name(frame.index + 17)
        twin = frame.plan(base.body, day, [])
        twin.subject, twin.campaign = twin.subject.replace(frame.name, other), other
        twin.number, twin.lost = base.number, ""
        yield from frame.files(twin)


def _day(doc: Doc) -> date:
    return date.fromisoformat(doc.date)


class _Frame:
    """Makes the documents of one campaign in one place."""

    def __init__(
        self, index: int, name: str, years: tuple[int, int], rng: Random, trees: Trees, prefix: str
    ) -> None:
        self.index, self.name, self.years, self.rng, self.trees, self.prefix = index, name, years, rng, trees, prefix
        self._count = 0
        self._turn: dict[tuple[str, int], int] = {}

    def doc(
        self, body: Body, day: date, subject: str, *, kind: str = "KH", relation: str = "implements",
        keep: bool = False, years: tuple[int, int] | None = None,
    ) -> Doc:
        """A document with a number that no other of its body and year has, but for twins."""
        rng, rates = self.rng, self.trees.rates
        self._count += 1
        name = f"{self.prefix}-{self._count:04d}.txt"
        turn = self._turn[body.name, day.year] = self._turn.get((body.name, day.year), -1) + 1
        busy = max(1, self.trees._campaigns * 4 // (LAST_YEAR - FIRST_YEAR) + 4)
        serial = ((self.index % busy) * 4 + turn % 4) * 9 + rng.randint(1, 9)
        number = f"{serial}/{kind}-{body.letters}"
        doc = Doc(
            name, body, kind, number, day.isoformat(), subject, self.name, relation,
            years or self.years, work=name, seed=rng.getrandbits(32),
        )
        doc.dirty = rng.random() < rates.dirty
        doc.misread = rng.random() < rates.misread
        if not keep and rng.random() < rates.lost:
            doc.lost, doc.dirty = rng.choice(("blank", "blank", "day", "day", "missing")), False
        return doc

    def plan(
        self, body: Body, day: date, parents: list[Doc], *, launches: bool = False,
        year: int | None = None, continues: Doc | None = None,
    ) -> Doc:
        """A plan of a body that carries out ``parents``, or goes on with its own of before."""
        rng = self.rng
        title = rng.choice(TITLES).format(name=self.name, where=body.where)
        span = f" năm {year}" if year else f" giai đoạn {self.years[0]} - {self.years[1]}" if rng.random() < 0.4 else ""
        doc = self.doc(
            body, day, title + span, relation="launches" if launches else "implements",
            years=(year, year) if year else None,
        )
        doc.cites = [self.cite(parent) for parent in parents]
        if continues:
            doc.cites.append(self.cite(continues, "continues"))
        return doc

    def cite(self, target: Doc, relation: str = "implements") -> Cite:
        """A citation of ``target`` with what may go wrong with it."""
        rng, rates = self.rng, self.trees.rates
        cite = Cite(target, relation, number=target.number, date=target.date)
        draw = rng.random()
        if draw < rates.wrong_number:
            serial, rest = target.number.split("/", 1)
            cite.number = f"{int(serial) + rng.choice((1, 10, 100, -1 if int(serial) > 1 else 2))}/{rest}"
        elif draw < rates.wrong_number + rates.wrong_date:
            cite.date = (_day(target) + timedelta(days=rng.choice((-20, -3, -1, 1, 10)))).isoformat()
        elif draw < rates.wrong_number + rates.wrong_date + rates.unnumbered and relation == "implements":
            cite.unnumbered = True
        cite.dirty = not cite.unnumbered and rng.random() < rates.dirty
        cite.bare = target.body.level == "province" and rng.random() < rates.bare
        cite.with_subject = rng.random() < 0.85
        return cite

    def files(self, doc: Doc) -> Iterator[Doc]:
        """The document and, for a few, another version of it."""
        yield doc
        if self.rng.random() < self.trees.rates.copies:
            version = self.rng.choice(("draft", "scan", "docx"))
            copy = replace(doc, name=doc.name.replace(".txt", f"-{version}.txt"), version=version)
            if version == "draft":
                copy.lost, copy.dirty = "blank", False
            copy.misread = version == "scan"
            yield copy
