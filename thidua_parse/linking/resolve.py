"""From a citation to the document at hand that it means, where exactly one remains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from ..record import Plan, Reference
from .evidence import campaign_likeness, own_campaigns, title_likeness
from .graph import Candidate
from .identity import NumberKey, body_key, make_key, number_key, same_body, year_of
from .wording import Reasons

#: a title or campaign this alike counts as the same matter (measured on the worked pairs)
SAME_MATTER = 0.7
#: campaign names this alike are one campaign (COVID spellings and small omissions folded before)
SAME_CAMPAIGN = 0.85


@dataclass(slots=True)
class Identity:
    """What a document at hand is: stated, or inferred from citations (see :mod:`.infer`)."""

    index: int
    plan: Plan
    number: str | None
    date: str | None
    issuer: str | None
    kind: str | None
    inferred: float | None = None  # confidence where number and date are inferred
    doubtful: bool = False  # the number was read with low confidence (OCR, handwriting)
    doubtful_date: bool = False

    @property
    def province(self) -> str | None:
        return self.plan.issuing_body.province if self.plan.issuing_body else None

    @property
    def central(self) -> bool:
        return bool(self.plan.issuing_body and self.plan.issuing_body.level == "central")


@dataclass(slots=True)
class Resolution:
    """The documents at hand that a citation may mean; resolved only where one remains."""

    target: Identity | None = None
    status: str = "stated"
    confidence: float = 0.0
    reasons: list[str] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


def identity_of(index: int, plan: Plan) -> Identity:
    """What a plan states of itself."""
    number = plan.document_number.text if plan.document_number.serial else None
    body = plan.issuing_body
    return Identity(
        index, plan, number, plan.issued_on.iso, body.name or body.raw if body else None,
        plan.kind.code if plan.kind else None,
        doubtful=plan.document_number.status == "uncertain",
        doubtful_date=plan.issued_on.status == "uncertain",
    )


class Resolver:
    """Looks citations up among the documents at hand; each look-up touches one bucket only."""

    def __init__(self, identities: Sequence[Identity], why: Reasons) -> None:
        self._why = why
        self._by_number: dict[tuple[str | None, str], list[Identity]] = defaultdict(list)
        self._by_date: dict[tuple[str | None, str], list[Identity]] = defaultdict(list)
        self._by_symbol: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        self._by_body: dict[str, list[Identity]] = defaultdict(list)
        for identity in identities:
            if identity.number:
                key = number_key(identity.number)
                self._by_number[key.serial, key.symbol].append(identity)
                self._by_symbol[key.symbol, body_key(identity.issuer or "")].append(identity)
                if identity.date:
                    self._by_date[identity.kind, identity.date].append(identity)
            if identity.issuer:
                self._by_body[body_key(identity.issuer)].append(identity)

    def resolve(self, citing: Identity, reference: Reference) -> Resolution:
        """Find the document that ``reference`` of ``citing`` means."""
        if reference.number is None:
            return self._by_campaign(citing, reference)
        key = number_key(reference.number)
        if key.serial is None or not key.symbol:
            return Resolution()
        found = Resolution()
        remaining: list[tuple[float, list[str], Identity]] = []
        for candidate in self._by_number.get((key.serial, key.symbol), ()):
            if candidate.index == citing.index:
                continue
            refusal, reasons, score = self._weigh(citing, reference, key, candidate)
            if refusal:
                found.candidates.append(_candidate(candidate, 0.0, [refusal]))
            else:
                remaining.append((score, reasons, candidate))
        return self._settle(found, remaining) or self._by_misprint(citing, reference, key, found)

    def _weigh(
        self, citing: Identity, reference: Reference, key: NumberKey, candidate: Identity
    ) -> tuple[str | None, list[str], float]:
        """Refusal (or None), reasons and confidence of one candidate with the right number."""
        reasons = [self._why("number", number=reference.number)]
        score = 0.99
        issuer = reference.issuer.name if reference.issuer else None
        same = same_body(issuer, candidate.issuer)
        if same is False:
            if not _misnamed(reference, candidate):
                return self._why("other-body", issuer=candidate.issuer), [], 0.0
            score -= 0.25
            reasons.append(
                self._why("issuer-differs", cited=issuer, printed=candidate.issuer)
            )
        elif same is None:
            # the citation does not say whose number it is: a body of another province is out
            if not candidate.central and candidate.province != citing.province:
                return self._why("other-place", issuer=candidate.issuer), [], 0.0
            score -= 0.12
            reasons.append(self._why("same-place"))
        else:
            reasons.append(self._why("issuer", issuer=candidate.issuer))
        if reference.date and candidate.date:
            shared = min(len(reference.date), len(candidate.date))
            if reference.date[:4] != candidate.date[:4] and not key.party:
                if title_likeness(reference.subject, candidate.plan.subject) < SAME_MATTER:
                    return self._why("other-year", date=candidate.date), [], 0.0
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
            return self._why("later", date=candidate.date), [], 0.0
        else:
            score -= 0.05
        if candidate.inferred is not None:
            score *= candidate.inferred
            reasons.append(self._why("number-inferred"))
        return None, reasons, score

    def _settle(
        self, found: Resolution, remaining: list[tuple[float, list[str], Identity]]
    ) -> Resolution | None:
        """The resolution where one work remains, the list where several do, None where none."""
        if not remaining:
            return None
        works = {(c.plan.id, c.number, c.date) for _, _, c in remaining}
        numbers = {(number_key(c.number or ""), c.date, c.issuer) for _, _, c in remaining}
        if len(works) > 1 and len(numbers) > 1:
            found.status = "ambiguous"
            found.candidates += [_candidate(c, score, reasons) for score, reasons, c in remaining]
            found.confidence = max(score for score, _, _ in remaining) / len(remaining)
            return found
        score, reasons, target = max(remaining, key=lambda r: (r[0], -r[2].index))
        found.target, found.confidence, found.reasons = target, round(score, 2), reasons
        found.status = "inferred" if target.inferred is not None or score < 0.8 else "stated"
        return found

    def _by_misprint(
        self, citing: Identity, reference: Reference, key: NumberKey, found: Resolution
    ) -> Resolution:
        """A parent whose number is misprinted: same body and matter, and the same date or year.

        Of another day only a number that is one digit off is a misprint: plans of one title follow
        each other year by year, and a decision has the title of the one that it replaces.
        """
        if not reference.is_parent or not reference.subject:
            return found
        issuer = reference.issuer.name if reference.issuer else None
        remaining: list[tuple[float, list[str], Identity]] = []
        near = self._by_date.get((reference.kind, reference.date), ()) if reference.date else ()
        near = near or self._by_symbol.get((key.symbol, body_key(issuer or "")), ())
        for candidate in near:
            if candidate.index == citing.index or not same_body(issuer, candidate.issuer):
                continue
            likeness = title_likeness(reference.subject, candidate.plan.subject)
            same_date = bool(reference.date) and reference.date == candidate.date
            if likeness < (SAME_MATTER if same_date else 0.9):
                continue
            if not same_date and not _misread(reference, key, candidate):
                continue
            reasons = [
                self._why("number-differs", cited=reference.number, printed=candidate.number),
                self._why("issuer", issuer=candidate.issuer),
                self._why("title", likeness=likeness),
            ]
            printed = candidate.date or "?"
            if same_date:
                reasons.insert(1, self._why("date", date=printed))
            else:
                reasons.insert(1, self._why("date-differs", cited=reference.date, printed=printed))
            remaining.append((0.8 if same_date else 0.6, reasons, candidate))
        settled = self._settle(found, remaining)
        if settled and settled.target:
            settled.status = "inferred"
        return settled or found

    def _by_campaign(self, citing: Identity, reference: Reference) -> Resolution:
        """A citation without a number: the body's document on the campaign of that name."""
        found = Resolution()
        issuer = reference.issuer.name if reference.issuer else None
        name = reference.campaign or reference.subject
        if not issuer or not name or reference.kind == "L":
            return found
        remaining: list[tuple[float, list[str], Identity]] = []
        for candidate in self._by_body.get(body_key(issuer), ()):
            if candidate.index == citing.index:
                continue
            likeness = max(
                (campaign_likeness(name, c) for c in own_campaigns(candidate.plan)), default=0.0
            )
            likeness = max(likeness, title_likeness(name, candidate.plan.subject))
            if likeness >= SAME_CAMPAIGN and not _later(candidate, citing):
                reasons = [
                    self._why("issuer", issuer=candidate.issuer),
                    self._why("campaign", likeness=likeness),
                ]
                remaining.append((0.85 * likeness, reasons, candidate))
        settled = self._settle(found, remaining)
        if settled and settled.target:
            settled.status = "inferred"
        return settled or found


def _misnamed(reference: Reference, candidate: Identity) -> bool:
    """The citation names another body of the same place, but number, date and title all agree."""
    place = reference.issuer.province if reference.issuer else None
    return (
        place is not None
        and place == candidate.province
        and len(reference.date or "") == 10
        and reference.date == candidate.date
        and title_likeness(reference.subject, candidate.plan.subject) >= SAME_MATTER
    )


def _misread(reference: Reference, key: NumberKey, candidate: Identity) -> bool:
    """One digit of the serial differs, and the years do not."""
    known = number_key(candidate.number or "")
    years = {year_of(reference.number, reference.date), year_of(candidate.number, candidate.date)}
    if not key.serial or not known.serial or len(years - {None}) > 1:
        return False
    if max(len(key.serial), len(known.serial)) < 2:
        return False  # of two numbers of one digit anything is one digit off
    return bool(OSA.distance(key.serial, known.serial) <= 1)


def _later(candidate: Identity, citing: Identity) -> bool:
    return bool(candidate.date and citing.date and candidate.date > citing.date)


def _candidate(identity: Identity, score: float, reasons: list[str]) -> Candidate:
    key = make_key(identity.kind, identity.number, identity.date, identity.issuer)
    path = identity.plan.source.path
    return Candidate(key=key, path=path, score=round(score, 2), reasons=tuple(reasons))
