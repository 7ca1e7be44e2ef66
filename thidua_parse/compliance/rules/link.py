"""G02–G06: the document carried out, as it is cited."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import regex
from rapidfuzz.distance import Indel

from ...knowledge.reference_kinds import kind_words
from ...knowledge.symbols import symbol_organs
from ...knowledge.title_kinds import kinds_by_code
from ...linking.identity import number_key, same_body
from ...record import Agency, Reference
from ..bodies import whole_body, youth_union
from ..case import Case, Fields, Outcome, outcome, rule
from ..days import bounds, date_vi
from ..views import PlanView
from ..words import plain, words

_LEAD_IN = regex.compile(
    r"^(?:về việc|v/v|về|ban hành|phê duyệt|triển khai|tổ chức|thực hiện|kế hoạch|quyết định|chương trình|phát động|hướng dẫn|\s|:)+"
)

def reference_name(reference: Reference) -> str:
    """What a citation is called in a sentence."""
    if reference.number:
        return reference.number
    return reference.campaign or reference.subject or reference.raw


def worst_statement(judge: Callable[[Case, Reference], Outcome]) -> Callable[[Case], Outcome]:
    """Decorator: a rule on one citation, asked of all by which the child states its parent.

    The first that fails counts; else what is said of the citation that states the link. A pair that
    a person has named without any citation is none of its concern.
    """

    @wraps(judge)
    def of_all(case: Case) -> Outcome:
        if case.uncited:
            return outcome("not_applicable", "uncited")
        if case.citation is None:
            return outcome("undecidable", "no_parent")
        first = judge(case, case.citation)
        if first.verdict == "fail" or case.parent is None:
            return first
        others = (judge(case, cited) for cited in case.statements[1:])
        return next((o for o in others if o.verdict == "fail"), first)

    return of_all


@rule("G02")
@worst_statement
def parent_number(case: Case, cited: Reference) -> Outcome:
    parent = case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    if not cited.number:
        return outcome("not_applicable", "unnumbered", child=case.child.quote(cited.span))
    own = parent.plan.document_number
    quotes = case.child.quote(cited.number_span or cited.span)
    if own.status not in ("stated", "uncertain") or not own.text or not own.serial:
        inferred = parent.node.number if parent.node else None
        variant = "inferred" if inferred else "missing"
        return outcome("undecidable", variant, child=quotes, cited=cited.number, own=inferred or "?")
    a, b = number_key(cited.number), number_key(own.text)
    places: Fields = {"child": quotes, "parent": parent.quote(own.span)}
    same_symbol = not a.symbol or not b.symbol or a.symbol == b.symbol
    if a.serial == b.serial and same_symbol:
        return outcome("pass", cited=cited.number, own=own.text, confidence=0.98, **places)
    if own.status == "uncertain":
        return outcome("undecidable", "uncertain", cited=cited.number, own=own.text, **places)
    return outcome("fail", cited=cited.number, own=own.text, confidence=0.95, **places)


@rule("G03")
@worst_statement
def parent_date(case: Case, cited: Reference) -> Outcome:
    parent = case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    quotes = case.child.quote(cited.span)
    if not cited.date:
        return outcome("undecidable", "not_cited", child=quotes)
    places: Fields = {"child": quotes, "parent": parent.quote(parent.plan.issued_on.span)}
    read = parent.plan.issued_on.iso
    if parent.date_doubtful and read:  # as for numbers: a doubtful reading can agree, not disagree
        if read == cited.date and len(read) == 10:
            return outcome("pass", confidence=0.85, cited=date_vi(cited.date), own=date_vi(read), **places)
        return outcome("undecidable", "doubtful", cited=date_vi(cited.date), own=date_vi(read), **places)
    if not parent.date:
        return outcome("undecidable", "missing", child=quotes, cited=date_vi(cited.date))
    values: Fields = {"cited": date_vi(cited.date), "own": date_vi(parent.date)}
    if cited.date == parent.date:
        return outcome("pass", confidence=0.98, **places, **values)
    one, other = bounds(cited.date), bounds(parent.date)
    overlap = one and other and one[0] <= other[1] and other[0] <= one[1]
    if overlap:
        return outcome("undecidable", "partial", **places, **values)
    return outcome("fail", confidence=0.95, **places, **values)


@rule("G04")
@worst_statement
def parent_issuer(case: Case, cited: Reference) -> Outcome:
    parent, child = case.parent, case.child
    quotes = child.quote(cited.span)
    if cited.issuer is None:
        return outcome("undecidable", "not_cited", child=quotes)
    name = cited.issuer.name or cited.issuer.raw
    if parent is None:
        return _issuer_and_symbol(cited, name, child)
    own = parent.issuer_name
    if not own:
        return outcome("undecidable", "missing", child=quotes, cited=name)
    places: Fields = {"child": quotes, "parent": parent.quote(parent.issuer.span if parent.issuer else None)}
    same = True if whole_body(name) == whole_body(own) else same_body(name, own)
    if same is None:  # "UBND tỉnh" without its place: the citing body's own province
        same = _same_kind_of_body(name, own) and _place_fits(cited.issuer, parent, child)
    if same:
        return outcome("pass", cited=name, own=own, confidence=0.93, **places)
    if any(same_body(name, j.name or j.raw) for j in parent.plan.joint_issuers):
        return outcome("pass", cited=name, own=own, confidence=0.9, **places)
    superior = parent.plan.superior_body
    if superior and same_body(name, superior.name or superior.raw):
        return outcome("partial", "superior", cited=name, own=own, confidence=0.7, **places)
    if _same_kind_of_body(name, own) and _place_fits(cited.issuer, parent, child):
        return outcome("pass", cited=name, own=own, confidence=0.8, **places)
    return outcome("fail", cited=name, own=own, confidence=0.85, **places)


def _issuer_and_symbol(cited: Reference, name: str, child: PlanView) -> Outcome:
    """Without the parent's text: the issuer named and the letters of the symbol must agree."""
    quotes = child.quote(cited.span)
    organ = cited.organ or (cited.number or "").rpartition("-")[2]
    letters = symbol_organs().get(organ.upper())
    expected = letters.named if letters is not None else ()
    if not expected:
        return outcome("undecidable", "no_parent", child=quotes)
    folded = plain(name)
    if any(e in folded for e in expected):
        return outcome("pass", "symbol", child=quotes, cited=name, own=organ, confidence=0.8)
    if folded and any(folded in e or e.startswith(folded) for e in expected):
        return outcome("pass", "symbol", child=quotes, cited=name, own=organ, confidence=0.7)
    return outcome("fail", "symbol_fail", child=quotes, cited=name, own=organ, confidence=0.7)


def _same_kind_of_body(a: str, b: str) -> bool:
    heads = ("ủy ban nhân dân", "hội đồng nhân dân", "thủ tướng chính phủ", "chính phủ", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "tỉnh đoàn", "thành đoàn", "huyện đoàn")
    x, y = youth_union(plain(a)), youth_union(plain(b))
    if (_ORGAN.match(x) is None) != (_ORGAN.match(y) is None):
        return False  # a commission of a committee is not the committee
    return any(h in x and h in y for h in heads) and ("hội đồng" in x) == ("hội đồng" in y)


_ORGAN = regex.compile(r"(?:ban (?!thường vụ|chấp hành|bí thư)|ủy ban kiểm tra|văn phòng|sở|phòng|hội đồng thi đua)\b")


def _place_fits(cited: Agency, parent: PlanView, child: PlanView) -> bool:
    """Whether the place of a cited body, as far as it is known, is that of the parent's issuer."""
    own = parent.issuer
    if own is None:
        return False
    if cited.level and own.level and cited.level != own.level:
        return False
    province = cited.province or (child.issuer.province if child.issuer else None)
    if province and own.province and province != own.province:
        return False
    district = cited.district
    if district and own.district and district != own.district:
        return False
    return not (cited.commune and own.commune and cited.commune != own.commune)


@rule("G05")
@worst_statement
def parent_kind(case: Case, cited: Reference) -> Outcome:
    parent = case.parent
    if parent is None:
        return outcome("undecidable", "no_parent")
    quotes = case.child.quote(cited.span)
    own = parent.plan.kind
    if not cited.kind or own is None:
        variant = "unnumbered" if not cited.number else "missing"
        return outcome("not_applicable" if not cited.number else "undecidable", variant, child=quotes)
    places: Fields = {"child": quotes, "parent": parent.quote(own.span)}
    written = _written_kind(cited) or cited.kind
    values: Fields = {"cited": _kind_name(written), "own": _kind_name(own.code)}
    if written == own.code:
        return outcome("pass", confidence=0.95, **places, **values)
    subject = plain(parent.plan.subject or "")
    if own.code in ("QĐ", "KH", "CTr") and written in ("KH", "CTr", "QĐ") and "ban hành" in subject and (
        written == "QĐ" or plain(_kind_name(written)) in subject
    ):
        return outcome("pass", "promulgated", confidence=0.8, **places, **values)
    return outcome("fail", confidence=0.9, **places, **values)


def _kind_name(code: str) -> str:
    """The kind in words ("Kế hoạch"); a code that no table knows stays as it is."""
    kind = kinds_by_code().get(code)
    return kind.name if kind else code


def _written_kind(reference: Reference) -> str | None:
    """The kind that the citation's own word names, whatever its symbol says."""
    folded = plain(reference.raw)
    for length in (4, 3, 2):
        word = kind_words().get(" ".join(folded.split()[:length]))
        if word is not None:
            return word.code
    return None


@rule("G06")
def parent_title(case: Case) -> Outcome:
    cited, parent = case.citation, case.parent
    if case.uncited:
        return outcome("not_applicable", "uncited")
    if parent is None or cited is None:
        return outcome("undecidable", "no_parent")
    title = cited.subject or next((r.subject for r in case.references if r.subject), None)
    own = parent.plan.subject
    quotes = case.child.quote(cited.subject_span or cited.span)
    if not title:
        return outcome("undecidable", "not_cited", child=quotes)
    if not own:
        return outcome("undecidable", "missing", child=quotes)
    likeness = title_likeness(title, own)
    places: Fields = {"child": quotes, "parent": parent.quote(parent.plan.subject_span)}
    figure = (f"{likeness:.2f}".replace(".", ","), f"{likeness:.2f}")
    titles = [title, *(r.subject for r in case.references if r.subject)]
    names = next((n for t in titles if (n := _names_apart(t, own))), None)
    if names is not None and likeness >= case.limit("title.part"):
        return outcome("partial", "name", cited=names[0], own=names[1], confidence=0.75, **places)
    if likeness >= case.limit("title.same"):
        return outcome("pass", likeness=figure, confidence=0.9, **places)
    if likeness >= case.limit("title.part"):
        return outcome("partial", likeness=figure, confidence=0.75, **places)
    return outcome("fail", likeness=figure, confidence=0.75, **places)


#: a name in quotation marks
QUOTED = regex.compile(r"[“\"„«]([^“”\"„«»]{6,})[”\"»]")


def _names_apart(title: str, own: str) -> tuple[str, str] | None:
    """The one name that each title quotes, where they differ."""
    cited, names = QUOTED.findall(title), QUOTED.findall(own)
    if len(cited) != 1 or len(names) != 1:
        return None
    a, b = words(cited[0]), words(names[0])
    if a == b[: len(a)] or b == a[: len(b)]:  # a name cut short or run on is that name
        return None
    return cited[0], names[0]


def title_likeness(a: str, b: str) -> float:
    """Likeness of two titles without their opening words; a shortened title is like its whole."""
    x, y = (words(_LEAD_IN.sub("", plain(t))) for t in (a, b))
    if not x or not y:
        return 0.0
    ratio = Indel.normalized_similarity(x, y)
    short, long = sorted((x, y), key=len)
    if len(short) >= 5:
        common = (len(x) + len(y) - Indel.distance(x, y)) / 2
        ratio = max(ratio, 0.95 * common / len(short)) if common >= 0.9 * len(short) and len(long) <= 4 * len(short) else ratio
    return float(ratio)
