"""G15: the name of the campaign."""

from __future__ import annotations

import regex
from rapidfuzz.distance import Indel

from ...record import Agency, Campaign
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView
from ..words import plain, search_in, words

_LEAD_IN = regex.compile(
    r"^(?:về việc |triển khai |tổ chức |thực hiện |phát động |hưởng ứng |phong trào |thi đua |đợt |đặc biệt |cao điểm |yêu nước |cuộc vận động )+"
)
#: a drive of daily work told by what is done in it ("đợt cao điểm trấn áp …"): that is no name
_DRIVE = regex.compile(r"đợt (?!.*\b(?:thi đua|phong trào|vận động|hưởng ứng|chiến dịch)\b)(?!.*[“\"„«])")
#: a campaign cited with a word too few ("dịch" for "đại dịch") is still that campaign
SAME_NAME = 0.9
_OWN = ("launches", "implements", "responds_to", "continues")


def own_campaigns(view: PlanView) -> list[Campaign]:
    """The campaigns the plan is about; those named in its subject first."""
    found = [c for c in view.plan.campaigns if c.relation in _OWN]
    subject = plain(view.plan.subject or "")
    named = [c for c in found if plain(c.name) in subject]
    return named or found


def drives_only(campaigns: list[Campaign]) -> bool:
    """Whether none of the campaigns has a name: they are drives told by their work, or there are none."""
    return all(_DRIVE.match(plain(c.name)) for c in campaigns)


@rule("G15")
def campaign_name(case: Case) -> Outcome:
    child, parent = case.child, case.parent
    own = own_campaigns(child)
    if not own:
        return outcome("not_applicable", "none")
    if drives_only(own):
        return outcome("not_applicable", "drive", child=child.quote(own[0].span))
    theirs = _parent_names(case)
    if parent is None and case.references and all(
        r.parent_kind == "own_base_plan" for r in case.references
    ):
        return outcome("not_applicable", "own", child=child.quote(own[0].span))
    if not theirs:
        if parent is None and not case.references:
            return outcome("not_applicable", "no_parent", child=child.quote(own[0].span))
        missing = parent is not None and not own_campaigns(parent)
        return outcome("not_applicable" if missing else "undecidable", "parent_none", child=child.quote(own[0].span))
    best, likeness, name, other = own[0], -1.0, "", ""
    for mine in own[:4]:
        for candidate in theirs:
            if words(mine.name) == words(candidate):
                value = 1.0
            else:
                value = Indel.normalized_similarity(_core(mine.name), _core(candidate))
            if value > likeness:
                best, likeness, name, other = mine, value, mine.name, candidate
    places: Fields = {
        "child": child.quote(best.span),
        "parent": parent.quotes(*(c.span for c in own_campaigns(parent)[:1])) if parent else (),
    }
    values: Fields = {"own": name, "theirs": other}
    if likeness >= 1.0 or _core(name) == _core(other):
        exact = parent is not None or plain(child.plan.subject or "").find(plain(name)) >= 0
        if parent is None and not _subject_fits(child, theirs):
            return _variant(case, theirs, values, places)
        if parent is not None and (other_form := _form_inside(child, theirs)) is not None:
            mine, meant = other_form
            return outcome(
                "partial", "inside", confidence=0.65, child=child.quote(mine.span), parent=places["parent"], own=mine.name, theirs=meant
            )
        return outcome("pass", confidence=0.95 if exact else 0.85, **places, **values)
    return _variant(case, theirs, values, places)


def _form_inside(child: PlanView, theirs: list[str]) -> tuple[Campaign, str] | None:
    """A campaign that the text carries out by a name in which words of the parent's are others.

    One word of four, two neighbours of six and more.
    """
    places = _place_words(child, None)
    for campaign in child.plan.campaigns:
        mine = _core(campaign.name)
        if campaign.relation not in _OWN or len(mine) < 4:
            continue
        for name in theirs:
            other = _core(name)
            apart = [(n, a, b) for n, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b]
            if len(mine) != len(other) or not apart or len(apart) > (2 if len(mine) >= 6 else 1):
                continue
            swapped = {w for _, *pair in apart for w in pair}
            if apart[-1][0] - apart[0][0] < 2 and not places & swapped and not any(w[0].isdigit() for w in swapped):
                return campaign, name
    return None


def _subject_fits(child: PlanView, theirs: list[str]) -> bool:
    """Whether the name that the subject gives is one of the superior names."""
    named = [c for c in own_campaigns(child) if plain(c.name) in plain(child.plan.subject or "")]
    return not named or any(_core(c.name) == _core(t) for c in named for t in theirs)


def _variant(case: Case, theirs: list[str], values: Fields, places: Fields) -> Outcome:
    """A name that differs: a local variant (only place or group differs), or another name."""
    child = case.child
    mine = own_campaigns(child)[0].name
    limit = case.limit("name.variant")
    places_of = _place_words(child, case.parent)
    a = [w for w in _core(mine) if w not in places_of]
    best = max(theirs, key=lambda t: Indel.normalized_similarity(a, [w for w in _core(t) if w not in places_of]))
    b = [w for w in _core(best) if w not in places_of]
    values = {"own": mine, "theirs": best}
    local = places_of & set(_core(mine))
    if Indel.normalized_similarity(a, b) >= limit and (local or set(a) == set(b)):
        return outcome("partial", "local", confidence=0.8, **places, **values)
    parent = case.parent
    answered = any(
        c.relation == "responds_to" and Indel.normalized_similarity(_core(c.name), _core(best)) >= SAME_NAME
        for c in child.plan.campaigns
    )
    own_name = child.mentions(best) and Indel.normalized_similarity(a, b) < 0.5
    if parent is not None and (answered or own_name):  # a drive of its own, in answer to the campaign
        return outcome("partial", "own_name", confidence=0.7, **places, **values)
    return outcome("fail", confidence=0.85, **places, **values)


_QUOTED = regex.compile(r"[“\"„«]([^“”\"„«»]+)[”\"»]")


def _core(name: str) -> tuple[str, ...]:
    quoted = _QUOTED.search(name)
    if quoted is not None and len(words(quoted[1])) >= 3:  # what stands around it is no part of the name
        name = quoted[1]
    return words(_LEAD_IN.sub("", plain(name)))


def _place_words(child: PlanView, parent: PlanView | None) -> set[str]:
    found: set[str] = set()

    def add(agency: Agency | None) -> None:
        if agency is not None:
            for place in (agency.province, agency.district, agency.commune):
                found.update(words(place or ""))

    add(child.issuer)
    for reference in child.parent_references:
        add(reference.issuer)
    if parent is not None:
        add(parent.issuer)
    # a misprint of the tone or of đ/d in a place name is still the place
    return found | {w.replace("đông", "đồng") for w in found}


def _parent_names(case: Case) -> list[str]:
    if case.parent is not None:
        return [c.name for c in own_campaigns(case.parent)]
    names = [r.campaign for r in case.references if r.campaign]
    for reference in case.references:
        if reference.subject:
            quoted = search_in(r"[\"“„«](.+)[\"”»]", reference.subject)
            if quoted:
                names.append(quoted[1])
    names += [
        c.name for c in case.child.plan.campaigns
        if c.relation in ("responds_to", "continues") and c.launched_by is not None
    ]
    return list(dict.fromkeys(names))
