"""Components: they fill ``doc.spans`` from the plan record and leave tokens alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ..parsing import parse_text
from ..reading import SourceText, from_string
from ..record import Plan, Span, walk_sections

Place = tuple[Span | None, str]


def _header(plan: Plan) -> Iterator[Place]:
    yield plan.document_number.span, "NUMBER"
    yield plan.issued_on.span, "DATE"
    yield plan.subject_span, "SUBJECT"
    if plan.issuing_body and plan.issuing_body.status == "stated":
        yield plan.issuing_body.span, "ISSUER"


def _references(plan: Plan) -> Iterator[Place]:
    for reference in plan.references:
        yield reference.span, "PARENT" if reference.is_parent else reference.relation.upper()


def _agencies(plan: Plan) -> Iterator[Place]:
    for duty in plan.responsible_agencies:
        yield duty.agency.span or duty.span, duty.role.upper()


def _dates(plan: Plan) -> Iterator[Place]:
    for period in plan.campaign_periods:
        yield period.span, "PERIOD"
    for deadline in plan.deadlines:
        yield deadline.span, "DEADLINE"


def _awards(plan: Plan) -> Iterator[Place]:
    for award in plan.award_forms:
        yield award.span, "AWARD"


def _campaigns(plan: Plan) -> Iterator[Place]:
    for campaign in plan.campaigns:
        yield campaign.span, campaign.relation.upper()


def _targets(plan: Plan) -> Iterator[Place]:
    for target in plan.targets:
        yield target.span, "TARGET"


def _sections(plan: Plan) -> Iterator[Place]:
    for path, section in walk_sections(plan.sections):
        yield section.title_span or section.span, path


def _closing(plan: Plan) -> Iterator[Place]:
    for recipient in plan.recipients:
        yield recipient.span, "RECIPIENT"
    for signature in plan.signatures:
        yield signature.span, "SIGNATURE"


#: span group -> what fills it
GROUPS: dict[str, Callable[[Plan], Iterator[Place]]] = {
    "header": _header,
    "references": _references,
    "agencies": _agencies,
    "dates": _dates,
    "awards": _awards,
    "campaigns": _campaigns,
    "targets": _targets,
    "sections": _sections,
    "closing": _closing,
}


def plan_of(doc: Doc) -> tuple[Plan, SourceText]:
    """The record of a doc's text, parsed once; the source maps its offsets back to the doc's."""
    found = doc.user_data.get("thidua")
    if found is None:
        source = from_string(doc.text)
        found = doc.user_data["thidua"] = (parse_text(source), source)
    return found


def spans_of(doc: Doc, group: str) -> SpanGroup:
    """Fill and return ``doc.spans[group]``; offsets are the record's, mapped to the doc's text."""
    plan, source = plan_of(doc)
    same = doc.text == plan.text
    spans = []
    for place, label in GROUPS[group](plan):
        if place is None or place.end <= place.start:
            continue
        start, end = place.start, place.end
        if not same:
            start = source.source_map.to_source(start)
            end = source.source_map.to_source(place.end - 1) + 1
        span = doc.char_span(start, min(end, len(doc.text)), label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    filled = SpanGroup(doc, name=group, spans=spans)
    doc.spans[group] = filled
    return filled


class Component:
    """Fills the given span groups."""

    def __init__(self, groups: tuple[str, ...]) -> None:
        self.groups = groups

    def __call__(self, doc: Doc) -> Doc:
        for group in self.groups:
            spans_of(doc, group)
        return doc


def _factory(groups: tuple[str, ...]) -> Callable[[Language, str], Component]:
    def create(nlp: Language, name: str) -> Component:
        return Component(groups)

    return create


if not Doc.has_extension("plan"):
    Doc.set_extension("plan", getter=lambda doc: plan_of(doc)[0])

create_all = _factory(tuple(GROUPS))
create_header = _factory(("header",))
create_references = _factory(("references",))
create_agencies = _factory(("agencies",))
create_dates = _factory(("dates",))
create_awards = _factory(("awards",))
create_campaigns = _factory(("campaigns",))
create_targets = _factory(("targets",))
create_sections = _factory(("sections",))
create_closing = _factory(("closing",))

for _name, _create in (
    ("thidua", create_all), ("thidua_header", create_header),
    ("thidua_references", create_references), ("thidua_agencies", create_agencies),
    ("thidua_dates", create_dates), ("thidua_awards", create_awards),
    ("thidua_campaigns", create_campaigns), ("thidua_targets", create_targets),
    ("thidua_sections", create_sections), ("thidua_closing", create_closing),
):
    Language.factory(_name, assigns=["doc.spans"], func=_create)
