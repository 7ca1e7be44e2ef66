"""From a citation to the document at hand that it means, where exactly one remains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from ..record import Reference
from .document import Identity
from .evidence import title_likeness
from .graph import Candidate
from .homes import at_home, of_one_place, same_place
from .identity import (
    NumberKey,
    bare_body,
    has_namesakes,
    issuer_of,
    lacks_place,
    number_key,
    related_provinces,
    same_body,
    year_of,
)
from .matters import Matters
from .wording import Reasons

#: a title or campaign this alike counts as the same matter (measured on the worked pairs)
SAME_MATTER = 0.7
#: campaign names this alike are one campaign (COVID spellings and small omissions folded before)
SAME_CAMPAIGN = 0.85
#: likeness of titles from which a misprint of another day is believed
SAME_WORDING = 0.9


@dataclass(slots=True)
class Resolution:
    """The documents at hand that a citation may mean; resolved only where one remains."""

    target: Identity | None = None
    status: str = "stated"
    confidence: float = 0.0
    reasons: list[str] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class _Fit:
    """A candidate that was not refused.

    ``dated``: the full date agrees; ``weak``: another body or place is named, all else agrees.
    """

    score: float
    reasons: list[str]
    identity: Identity
    dated: bool = False
    weak: bool = False


class Resolver:
    """Looks citations up among the documents at hand; each look-up touches one block only.

    Blocks: number and body; number, day and place; number and place where one side does not say of which
    place its body is; for misprints body and day, body and symbol; for citations without a number
    the body. A set of documents that holds a citation's blocks whole gives the same answer as the
    whole archive: linking an archive goes by batches on that ground.
    """

    def __init__(self, identities: Iterable[Identity], why: Reasons) -> None:
        self._why = why
        self._by_body: dict[tuple[str | None, str, str], list[Identity]] = defaultdict(list)
        self._by_day: dict[tuple[str | None, str, str], list[Identity]] = defaultdict(list)
        self._by_place: dict[tuple[str | None, str, str], list[Identity]] = defaultdict(list)
        self._vague: dict[tuple[str | None, str, str], list[Identity]] = defaultdict(list)
        self._by_kind_day: dict[tuple[str | None, str, str], list[Identity]] = defaultdict(list)
        self._by_symbol: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        self._of_body: dict[str, list[Identity]] = defaultdict(list)
        self._matters: dict[str, Matters] = {}
        for identity in identities:
            self._add(identity)

    def _add(self, identity: Identity) -> None:
        body = bare_body(identity.issuer) if identity.issuer else ""
        if body:
            self._of_body[body].append(identity)
        if not identity.number:
            return
        key = number_key(identity.number)
        place = "" if identity.central else identity.province or "?"
        self._by_body[key.serial, key.symbol, body].append(identity)
        self._by_place[key.serial, key.symbol, place].append(identity)
        if lacks_place(identity.issuer):
            self._vague[key.serial, key.symbol, place].append(identity)
        if body:
            self._by_symbol[key.symbol, body].append(identity)
        if identity.date:
            self._by_day[key.serial, key.symbol, identity.date].append(identity)
            self._by_kind_day[identity.kind, identity.date, body].append(identity)

    def resolve(self, citing: Identity, reference: Reference) -> Resolution:
        """Find the document that ``reference`` of ``citing`` means."""
        if reference.number is None:
            return self._by_campaign(citing, reference)
        key = number_key(reference.number)
        if key.serial is None or not key.symbol:
            return Resolution()
        found = Resolution()
        remaining: list[_Fit] = []
        for candidate in self._with_number(citing, reference, key):
            weighed = self._weigh(citing, reference, key, candidate)
            if isinstance(weighed, _Fit):
                remaining.append(weighed)
            elif weighed:
                found.candidates.append(_candidate(candidate, 0.0, [weighed]))
        return self._settle(found, remaining) or self._by_misprint(citing, reference, key, found)

    def _with_number(
        self, citing: Identity, reference: Reference, key: NumberKey
    ) -> Iterator[Identity]:
        """Documents of the cited number within reach of the citation, each once."""
        issuer = issuer_of(reference)
        pools: list[Iterable[Identity]] = [
            self._by_body.get((key.serial, key.symbol, bare_body(issuer) if issuer else ""), ())
        ]
        if reference.date and len(reference.date) == 10:
            # of the same day only what the citation may have misnamed, or named without its place:
            # somewhere in the country there is always another of that number and day
            day = self._by_day.get((key.serial, key.symbol, reference.date), ())
            place = reference.issuer.province if reference.issuer else None
            pools.append(
                c for c in day
                if (place and c.province == place) or (issuer and same_body(issuer, c.issuer) is None)
            )
        index = self._by_place if lacks_place(issuer) else self._vague
        places = ("", "?", *related_provinces(citing.province)) if citing.province else ("", "?")
        pools += [
            [c for c in index.get((key.serial, key.symbol, place), ()) if same_body(issuer, c.issuer) is not False]
            for place in places
        ]
        seen = {citing.index}
        for pool in pools:
            for candidate in pool:
                if candidate.index not in seen:
                    seen.add(candidate.index)
                    yield candidate

    def _weigh(
        self, citing: Identity, reference: Reference, key: NumberKey, candidate: Identity
    ) -> _Fit | str | None:
        """A fit, or why the document of that number is refused; None for one that is far off."""
        score, weak, reasons = 0.99, False, list[str]()
        issuer = issuer_of(reference)
        same = same_body(issuer, candidate.issuer)
        day = _days_agree(reference.date, candidate.date)
        if same is False:
            if not (day and of_one_place(reference, candidate) and _alike(reference, candidate)):
                return self._why("other-body", issuer=candidate.issuer) if day else None
            score, weak = score - 0.25, True
            reasons.append(self._why("issuer-differs", cited=issuer, printed=candidate.issuer))
        elif same is None:
            # the citation does not say whose number it is: a body of another province is out
            if not candidate.central and not same_place(citing, candidate):
                return self._why("other-place", issuer=candidate.issuer)
            score -= 0.12
            reasons.append(self._why("same-place"))
        else:
            home = at_home(citing, reference, candidate)
            if home is False and not (day and _alike(reference, candidate)):
                return self._why("other-place", issuer=candidate.issuer)
            if home is None and not day and has_namesakes(candidate.issuer or ""):
                # which of the bodies of that name is meant, only the day can tell
                return self._why("other-place", issuer=candidate.issuer)
            if home is False:
                score, weak = score - 0.25, True
            reasons.append(self._why("issuer", issuer=candidate.issuer))
        if reference.date and candidate.date:
            shared = min(len(reference.date), len(candidate.date))
            if reference.date[:4] != candidate.date[:4] and not key.party:
                other_day = shared == 10 and reference.date[4:] != candidate.date[4:]
                if other_day or not _alike(reference, candidate):
                    return self._why("other-year", date=candidate.date)
                score -= 0.3
                reasons.append(self._why("year-differs", date=candidate.date))
            elif reference.date[:shared] != candidate.date[:shared]:
                score -= 0.15
                reasons.append(
                    self._why("date-differs", cited=reference.date, printed=candidate.date)
                )
            else:
                reasons.append(self._why("date", date=reference.date))
        elif candidate.date and citing.date and citing.date[:4] < candidate.date[:4]:
            return self._why("later", date=candidate.date)
        else:
            score -= 0.05
        if candidate.inferred is not None:
            score *= candidate.inferred
            reasons.append(self._why("number-inferred"))
        reasons.insert(0, self._why("number", number=reference.number))
        return _Fit(score, reasons, candidate, day, weak)

    def _settle(self, found: Resolution, remaining: Sequence[_Fit]) -> Resolution | None:
        """The resolution where one work remains, the list where several do, None where none.

        A document of the body named stands before one of another; two documents with one number are
        told apart by the full date, where one has it.
        """
        if not remaining:
            return None
        if not all(fit.weak for fit in remaining):
            remaining = self._without(found, remaining, [fit for fit in remaining if fit.weak])
        if any(fit.dated for fit in remaining):
            off = [fit for fit in remaining if not fit.dated and len(fit.identity.date or "") == 10]
            remaining = self._without(found, remaining, off)
        works = {(f.identity.plan.id, f.identity.number, f.identity.date) for f in remaining}
        numbers = {
            # without dates only the title tells copies from documents of two years
            (number_key(f.identity.number or ""), f.identity.date or f.identity.plan.subject, f.identity.issuer)
            for f in remaining
        }
        if len(works) > 1 and (len(numbers) > 1 or not all(f.identity.number for f in remaining)):
            found.status = "ambiguous"
            found.candidates += [_candidate(f.identity, f.score, f.reasons) for f in remaining]
            found.confidence = max(fit.score for fit in remaining) / len(remaining)
            return found
        best = max(remaining, key=lambda fit: (fit.score, -fit.identity.index))
        found.target, found.confidence, found.reasons = best.identity, round(best.score, 2), best.reasons
        found.status = "inferred" if best.identity.inferred is not None or best.score < 0.8 else "stated"
        return found

    @staticmethod
    def _without(found: Resolution, remaining: Sequence[_Fit], off: Sequence[_Fit]) -> list[_Fit]:
        """What remains without those that are ``off``; they are listed as candidates."""
        found.candidates += [_candidate(fit.identity, fit.score, fit.reasons) for fit in off]
        return [fit for fit in remaining if fit not in off]

    def _by_misprint(
        self, citing: Identity, reference: Reference, key: NumberKey, found: Resolution
    ) -> Resolution:
        """A parent whose number is misprinted: same body and matter, and the same date or year.

        Of another day only a number that is one digit off is a misprint: plans of one title follow
        each other year by year, and a decision has the title of the one that it replaces.
        """
        issuer = issuer_of(reference)
        if not reference.is_parent or not issuer:
            return found
        body = bare_body(issuer)
        remaining: list[_Fit] = []
        near: Sequence[Identity] = ()
        if reference.date:
            near = self._by_kind_day.get((reference.kind, reference.date, body), ())
        for candidate in near or self._by_symbol.get((key.symbol, body), ()):
            if candidate.index == citing.index or not same_body(issuer, candidate.issuer):
                continue
            home = at_home(citing, reference, candidate)
            if home is False or _later(candidate, citing):
                continue
            likeness = title_likeness(reference.subject, candidate.plan.subject)
            same_date = bool(reference.date) and reference.date == candidate.date
            if home is None and not same_date and has_namesakes(candidate.issuer or ""):
                continue
            alike = likeness >= (SAME_MATTER if same_date else SAME_WORDING)
            if not alike and (reference.subject or not _days_agree(reference.date, candidate.date)):
                continue
            if not (same_date and alike) and not _misread(citing, reference, key, candidate):
                continue
            reasons = [
                self._why("number-differs", cited=reference.number, printed=candidate.number),
                self._why("issuer", issuer=candidate.issuer),
            ]
            if alike:
                reasons.append(self._why("title", likeness=likeness))
            printed = candidate.date or "?"
            if same_date:
                reasons.insert(1, self._why("date", date=printed))
            else:
                reasons.insert(1, self._why("date-differs", cited=reference.date, printed=printed))
            remaining.append(_Fit(0.8 if same_date and alike else 0.6, reasons, candidate))
        settled = self._settle(found, remaining)
        if settled and settled.target:
            settled.status = "inferred"
        return settled or found

    def _by_campaign(self, citing: Identity, reference: Reference) -> Resolution:
        """A citation without a number: the body's document on the campaign of that name."""
        found = Resolution()
        issuer = issuer_of(reference)
        name = reference.campaign or reference.subject
        if not issuer or not name or reference.kind == "L":
            return found
        body = bare_body(issuer)
        if body not in self._matters:
            self._matters[body] = Matters(self._of_body.get(body, ()), SAME_CAMPAIGN)
        remaining: list[_Fit] = []
        for candidate, likeness in self._matters[body].like(name):
            if candidate.index == citing.index or not same_body(issuer, candidate.issuer):
                continue
            home = at_home(citing, reference, candidate)
            if home is False or _later(candidate, citing):
                continue
            reasons = [
                self._why("issuer", issuer=candidate.issuer),
                self._why("campaign", likeness=likeness),
            ]
            remaining.append(_Fit(0.85 * likeness, reasons, candidate, weak=home is None))
        settled = self._settle(found, self._first(found, remaining))
        if settled and settled.target:
            settled.status = "inferred"
        return settled or found

    def _first(self, found: Resolution, remaining: list[_Fit]) -> list[_Fit]:
        """Of one body's plans on a campaign the first one launched it; those of later years go on.

        Only where every one of them has a full date, and no two bodies bear the name.
        """
        dates = {fit.identity.date or "" for fit in remaining}
        homes = {fit.identity.plan.issuing_body for fit in remaining}
        places = {(b.province, b.district, b.commune) for b in homes if b}
        if len(dates) < 2 or len(places) > 1 or any(len(date) < 10 for date in dates):
            return remaining
        first = min(dates)
        later = [fit for fit in remaining if fit.identity.date != first]
        for fit in remaining:
            if fit.identity.date == first:
                fit.score -= 0.1
                fit.reasons.append(self._why("first", date=first))
        return self._without(found, remaining, later)


def _alike(reference: Reference, candidate: Identity) -> bool:
    """Whether the title cited is that of the document."""
    return title_likeness(reference.subject, candidate.plan.subject) >= SAME_MATTER


def _days_agree(a: str | None, b: str | None) -> bool:
    """Two full dates that are one."""
    return a is not None and len(a) == 10 and a == b


def _misread(
    citing: Identity, reference: Reference, key: NumberKey, candidate: Identity
) -> bool:
    """One digit of the serial differs, symbol and year do not.

    A citation without a date is taken to be of the year of the document that makes it.
    """
    known = number_key(candidate.number or "")
    date = reference.date or citing.date
    years = {year_of(reference.number, date), year_of(candidate.number, candidate.date)}
    if not key.serial or not known.serial or len(years) > 1 or key.symbol != known.symbol:
        return False
    if max(len(key.serial), len(known.serial)) < 2:
        return False  # of two numbers of one digit anything is one digit off
    return bool(OSA.distance(key.serial, known.serial) <= 1)


def _later(candidate: Identity, citing: Identity) -> bool:
    return bool(candidate.date and citing.date and candidate.date > citing.date)


def _candidate(identity: Identity, score: float, reasons: list[str]) -> Candidate:
    path = identity.plan.source.path
    return Candidate.made(key=identity.key, path=path, score=round(score, 2), reasons=tuple(reasons))
