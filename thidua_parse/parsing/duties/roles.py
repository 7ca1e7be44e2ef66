"""Roles: who leads, carries out, works together, advises, reports.

An addressee that takes charge ("chủ trì", "đầu mối") or whose sentence begins with "phối hợp với"
leads, and those named there coordinate; "tham mưu" alone assists; a duty to report is ``report``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from ...knowledge.agency_names import resolve
from ...knowledge.agency_text import match_field
from ...record import Agency, ResponsibleAgency
from ...record.agency import where_of
from ...record.vocabulary import AgencyRole
from ..agency_phrases import HEAD, phrase_end, split_agencies
from ..anchors import Beginnings, Opening, holds, places
from ..text import DocumentText, Facts
from .holders import Group, trim

_TOGETHER = regex.compile(
    r"(?:[Pp]hối hợp|[Pp]hối kết hợp)(?: (?:chặt chẽ|tốt|thường xuyên|chặt|đồng bộ|tích cực))?(?:,? kịp thời)?(?: cùng)?(?: (?:với|cùng|của))?\s+(?:với\s+)?"
    r"|(?<=[Cc]hủ trì,? )cùng (?:với )?"
)
_LEAD = regex.compile(
    r"(?<!đơn vị )(?<!cơ quan )[Cc]hủ trì(?! (?:các |những )?(?:buổi|cuộc(?! vận động)|hội nghị|phiên|họp))|(?:[Ll]à|[Ll]àm) (?:cơ quan |đơn vị )?(?:đầu mối|chủ trì)|^[Đđ]ầu mối|^phân công (?:trách nhiệm|nhiệm vụ)(?: cụ thể)? cho"
)
#: a rhythm or day, and "báo cáo" behind it …
_TIMED_BEFORE = regex.compile(
    r"(?:[đĐ]ịnh kỳ|(?<!tiêu )[Hh](?:ằ|à)ng (?:năm|quý|tháng)|6 tháng|sáu tháng|[Cc]huyên đề|trước \d)[^.;()]{0,50}?(?:\((?:trước|chậm nhất|vào|xong) [^().;]{0,40}\)[^.;()]{0,30}?){0,2}$"
)
_TIME_BEFORE = ("ịnh kỳ", "ằng ", "àng ", "6 tháng", "sáu tháng", "huyên đề", "trước ")
#: … or before it
_TIMED_BEHIND = regex.compile(
    r"(?<!chế độ tổng hợp )(?<!chế độ )[Bb]áo cáo(?! viên)[^.;]{0,160}?(?:trước (?:ngày )?\d|định kỳ|h(?:ằ|à)ng (?:năm|quý|tháng|tuần|ngày)|6 tháng|sáu tháng|ngày \d|tại kỳ họp)"
    r"|(?<!chế độ tổng hợp )(?<!chế độ )(?<!hoặc )[Bb]áo cáo(?! viên)[^.;()]{0,75}?(?:\((?:qua|thông qua) [^()]{2,50}\) )?(?:theo (?:đúng )?quy định(?! tại| của)|đúng quy định)"
    r"|[Bb]áo cáo[^.;]{0,140}?Điều \d+ (?:Quyết định|Quy định|Quy chế|Nghị quyết) này"
)
_TIME_BEHIND = ("trước ", "định kỳ", "hằng ", "hàng ", "6 tháng", "sáu tháng", "ngày ", "quy định", "Điều ", " họp")
#: a rhythm that opens a task: "Định kỳ tổng hợp tình hình …, báo cáo Thủ tướng"
_RHYTHM = ("Định kỳ", "Hằng ", "Hàng ")
_RHYTHM_FIRST = regex.compile(r"[^.;]*, (?:tổng hợp,? )?")
_FAR_BEFORE = 170
#: a task that is nothing but a report
_TO_REPORT = ("Báo cáo ", "báo cáo ", "Tổng hợp, báo cáo ", "Tổng hợp báo cáo ")
#: so far may the time stand before and behind
_NEAR_BEFORE, _NEAR_BEHIND = 70, 190
_ASSIST = Opening(regex.compile(
    r"(?:trong phạm vi [^.;]{0,60}?(?:của mình|được giao),? )?(?:(?:có|chịu) trách nhiệm )?(?:chủ động )?[Tt]ham mưu"
), 5)
#: watching over the plan for its issuer, and nothing else
_OVERSEES = Opening(regex.compile(
    r"(?:(?:có|chịu) trách nhiệm )?(?:(?:theo dõi|hướng dẫn|đôn đốc|kiểm tra|giám sát|và|tổng hợp|,) ?){2,7}(?:việc )?(?:tổ chức )?(?:triển khai )?(?:thực hiện )(?:Kế hoạch|kế hoạch|Chỉ thị|Chương trình)(?: này)?\W*"
))
#: which of the two a task may begin with, by its first letters
_assisting, _WIDTH = Beginnings(_ASSIST, _OVERSEES), 6
_GENERIC = Opening(regex.compile(r"(?:chính quyền|các đơn vị chủ trì|gia đình|cán bộ|chuyên môn|cơ quan chủ trì|các đơn vị trong)"), 5)
_JOINING = regex.compile(r"phối hợp(?: (?:để|tổ chức|thực hiện|triển khai|phát động|thường xuyên|theo dõi|tuyên truyền|vận động|kiểm tra|giám sát|đôn đốc)|[.;]*$)")
#: "chỉ đạo các ngành phối hợp thực hiện": others work together
_SENDS = regex.compile(r"(?:[Cc]hỉ đạo|[Hh]ướng dẫn|[Yy]êu cầu|[Đđ]ôn đốc|[Vv]ận động|[Gg]iao) (?:các|Sở|Phòng|UBND|cơ quan|đơn vị)[^,;.]*$")
_ONLY_REPORT = regex.compile(
    r"^(?:kịp thời )?(?:[Pp]hản ánh|báo cáo|gửi (?:ý kiến|văn bản))|^thực hiện [^.;]{0,90}báo cáo|^(?:(?:có|chịu) trách nhiệm |thường xuyên |chủ động |kịp thời |nghiêm túc |phải |tổ chức |giúp [^.;,]{3,40} )*(?=(?i:theo dõi|sơ kết|tổng kết|kiểm tra|giám sát|đánh giá|đôn đốc|tổng hợp|định kỳ|h[ằà]ng |thực hiện|triển khai|báo cáo|gửi |trước ))[^.;]{0,110}(?:tổng hợp,? (?:và )?báo cáo|báo cáo[^.;]{0,80}trước ngày|định kỳ[^.;]{0,40}báo cáo|gửi [Bb]áo cáo)[^.]*\W*$"
)
#: "hướng dẫn các trường phối hợp với …": others work together, not the addressee
_DIRECTS = regex.compile(
    r"(?:[Hh]ướng dẫn|[Yy]êu cầu|[Đđ]ôn đốc|[Vv]ận động) (?:các|Sở|Phòng|UBND|cơ quan|đơn vị)[^,]*$"
)
#: "… về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh": that body reports too
_PASSED_ON = regex.compile(
    r"(?:về|gửi|cho|đến|tới|phản ánh|báo cáo) (?P<who>(?:Sở|Bộ|Ban|Phòng|Văn phòng|Thường trực) [^.,;:()]{2,60}?)(?: \([^()]*\))? để tổng hợp,? (?:và )?(?:báo cáo|trình|tham mưu|đề xuất)"
    r"|(?:phản ánh|báo cáo|gửi) để (?P<who>(?:Sở|Bộ|Ban|Phòng|Văn phòng) [^.,;:()]{2,60}?) tổng hợp,? (?:và )?(?:báo cáo|trình|tham mưu|đề xuất)"
)
#: "Giám đốc các Sở: Xây dựng"
_LISTED = regex.compile(r"(?:[Cc]ác |(?<=trưởng ))(Sở|Bộ|Phòng|Ban|Vụ|Cục): ")
#: "chỉ đạo Phòng Nội vụ, Ủy ban nhân dân cấp xã …": others are set to work by name
_COMMANDS = Opening(regex.compile(r"(?:lãnh đạo, )?chỉ đạo(?:,? (?:các đơn vị trực thuộc,?|và))? (?=\p{Lu}|các )"))
_DIRECTED = regex.compile(r"(?:chỉ đạo|yêu cầu|đề nghị|giao) ")
_ADVERBS = regex.compile(r"(?:(?:có|chịu) trách nhiệm|[Cc]hủ động|[Tt]ích cực|[Tt]hường xuyên|[Kk]ịp thời|và|,| )+")
#: "Trong phạm vi chức năng, nhiệm vụ, " before the verb
_FRAME = regex.compile(r"(?:[Tt]rong phạm vi|[Cc]ăn cứ (?:vào |theo )?(?:chức năng|nhiệm vụ|tình hình)|[Tt]heo chức năng|[Tt]rên cơ sở chức năng|[Tt]heo nhiệm vụ)[^.;]{0,90}$")
_MINISTRY = regex.compile(r"Bộ (?!đội|[Cc]hỉ huy|Tư lệnh|phận)")
_BEFORE = " .;,-+"


@dataclass(slots=True)
class Entry:
    """A holder's place in the text, its role, tasks and partners (or whom it works with).

    Never changed once it is made (frozen ones take twice the time to make).
    """

    start: int
    end: int
    role: AgencyRole
    tasks: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(slots=True)
class Met:
    """Who led and who was addressed so far in a document; keys are made where they are asked for."""

    leads: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    _named: list[tuple[list[str], bool]] = field(default_factory=list)

    def add(self, names: list[str], lead: bool) -> None:
        """Keep addressees as they are named, and whether they lead."""
        self._named.append((names, lead))

    def follows(self, names: list[str], facts: Facts, *, only: bool) -> bool:
        """Whether bodies were addressed before and the first of them led (``only``: or not)."""
        for raws, lead in self._named:
            keys = [_key(raw, facts) for raw in raws]
            self.known.update(keys)
            if lead:
                self.leads.update(keys)
        self._named.clear()
        keys = [_key(name, facts) for name in names]
        return (keys[0] in self.leads or (only and keys[0] in self.known)) and all(
            key in self.leads or key in self.known for key in keys
        )


def entries(document: DocumentText, facts: Facts, group: Group, met: Met) -> list[Entry]:
    """The entries of one group of addressees; ``met`` collects who led and who was addressed so far."""
    text = document.text
    if group.role is not None:
        met.add([text[a:b] for a, b in group.holders], group.role == "lead")
        partners_ = (group.lead,) if group.lead else ()
        tasks = tuple(text[a:b] for a, b in group.tasks)
        return [Entry(a, b, group.role, tasks, partners_) for a, b in group.holders]
    only = len(group.tasks) == 1
    shared = len(group.holders) > 1 or text.startswith(_COMMON, group.holders[0][0])
    partners: list[tuple[int, int]] = []
    superiors: list[str] = []
    directed: list[tuple[int, int]] = []
    lead = together = joining = False
    assists = others = reports = 0
    for start, end in group.tasks:
        body = text[start:end]
        in_charge = (
            "hủ trì" in body or "đầu mối" in body or body.startswith("phân công")
        ) and _LEAD.search(body) is not None
        lead = lead or in_charge
        if "hối" in body or "ủ trì" in body:
            found, first, generic = _partners(text, start, end, group)
            joining = joining or generic or ((m := _JOINING.search(body)) is not None and not _SENDS.search(body, 0, m.start()))
            if facts.issuer is not None and facts.issuer.level not in (None, "central"):
                # no office gives orders to the ministries above it
                found = [p for p in found if not (text.startswith("Bộ ", p[0]) and _MINISTRY.match(text, p[0]))]
            if (
                found and not in_charge and _BOUND in body[:_BOUND_REACH] and text.startswith(_COMMON, group.holders[0][0])
                and not any(text.startswith(_COMMON, a) for a, _ in found)
            ):
                # "Các cơ quan liên quan có trách nhiệm phối hợp với Sở A": it is Sở A that leads
                superiors += [text[a:b] for a, b in found]
            elif (
                found and first and not in_charge
                and (only or not (shared or text.startswith(_COMMON, found[0][0])))
                and met.follows([text[a:b] for a, b in found], facts, only=only)
            ):
                superiors += [text[a:b] for a, b in found]
            else:
                partners += found
                together = together or first
        if group.strict and (m := _COMMANDS.match(body)) is not None:
            stop = min(phrase_end(text, start + m.end()), end)
            pieces = split_agencies(text, start + m.end(), stop)
            if pieces and text[pieces[0][0]].isupper() and HEAD.match(text, pieces[0][0]):
                lead = True
                directed += pieces
        timed = _is_timed(body) or (group.timed and "áo cáo" in body)
        reports += timed
        begins = _assisting[body[:_WIDTH]]
        if (begins & 1 and _ASSIST.match(body)) or (begins & 2 and _OVERSEES.fullmatch(body)):
            assists += 1
        elif not (assists and timed and body.startswith(_TO_REPORT)):
            others += 1
    with_: tuple[str, ...] = ()
    role: AgencyRole
    if superiors and not lead and only:
        role, with_ = "coordinate", tuple(dict.fromkeys(superiors))
    elif lead or together:
        role = "lead"
    elif joining and only:
        role = "coordinate"
    elif assists and not others:
        role = "assist"
    elif (only and _only_reports(text[slice(*group.tasks[0])])) or (group.closing and reports):
        role, reports = "report", 0
    else:
        role = "implement"
    if group.strict and facts.issuer is not None:
        group.holders = [h for h in group.holders if not _is_issuer(text[slice(*h)], facts)]
        if not group.holders:
            return []
    sentences = tuple([text[a:b] for a, b in group.tasks])
    first_name = text[slice(*group.holders[0])]
    met.add([text[a:b] for a, b in group.holders], role == "lead")
    out = [Entry(a, b, role, sentences, with_) for a, b in group.holders]
    out += [Entry(a, b, "implement", sentences) for a, b in directed]
    out += [Entry(a, b, "coordinate", (), (first_name,)) for a, b in partners]
    if superiors and role != "coordinate":
        out += [
            Entry(a, b, "coordinate", (), tuple(dict.fromkeys(superiors)))
            for a, b in group.holders
        ]
    for (start, end), body in zip(group.tasks, sentences, strict=True):
        m = _PASSED_ON.search(text, start, end) if " tổng hợp" in body and " để " in body else None
        if m is not None:
            out.append(Entry(m.start("who"), m.end("who"), "report"))
    if reports:
        out += [Entry(a, b, "report") for a, b in group.holders]
    return out


def _only_reports(body: str) -> bool:
    """Whether a task is to report, and nothing else."""
    return ("áo cáo" in body or "hản ánh" in body) and _ONLY_REPORT.search(body) is not None


def _is_timed(body: str) -> bool:
    """Whether a task is to report at a time, in a rhythm or as a rule of this document says."""
    at = body.find("áo cáo", 1)
    while at > 0:
        if body[at - 1] in "Bb" and not body.startswith(" số ", at + 6):
            before = body[max(at - _NEAR_BEFORE, 0) : at - 1]
            if holds(before, _TIME_BEFORE) and not body.startswith(" viên", at + 6) and (
                _TIMED_BEFORE.search(before)
            ):
                return True
            if at < _FAR_BEFORE and body.startswith(_RHYTHM) and _RHYTHM_FIRST.fullmatch(body, 0, at - 1):
                return True
            if holds(body[at : at + _NEAR_BEHIND], _TIME_BEHIND) and _TIMED_BEHIND.match(body, at - 1):
                return True
        at = body.find("áo cáo", at + 6)
    return False


def _key(raw: str, facts: Facts) -> str:
    """What tells bodies apart: the full name ("phòng CNTT" is "Phòng Công nghệ thông tin")."""
    return (resolve(raw, where_of(facts.issuer), facts.date).name or raw).casefold()


def _is_issuer(raw: str, facts: Facts) -> bool:
    """Whether a name is that of the issuing body itself."""
    name = resolve(raw, where_of(facts.issuer), facts.date).name
    return facts.issuer is not None and name is not None and name == facts.issuer.name


#: a duty to join others, at the head of a task
_BOUND, _BOUND_REACH = "trách nhiệm phối hợp", 110
#: sets that no addressee follows as its lead
_COMMON = ("Các ", "các ", "Sở ngành", "sở ngành", "Ngành", "ngành")


def _partners(text: str, start: int, end: int, group: Group) -> tuple[list[tuple[int, int]], bool, bool]:
    """Partners named after "phối hợp với"; whether a sentence begins so; whether only in general."""
    own = {text[a:b].casefold() for a, b in group.holders}
    partners: list[tuple[int, int]] = []
    first = generic = False
    for m in _together(text, start, end):
        head = HEAD.match(text, m.end(), end)
        if head is None:
            continue
        if _GENERIC.match(text, m.end(), end):
            generic = True
            continue
        if text.startswith("tổ chức", m.end()) and not m.group().rstrip().endswith(("với", "cùng", "của")):
            continue  # "phối hợp tổ chức.": a verb
        near = max(start, m.start() - 600)
        begin = max(text.rfind(". ", near, m.start()), near)
        clause = text[begin:m.start()]
        if _DIRECTS.search(clause):
            continue
        stop = min(phrase_end(text, m.end(), head), end)
        named = [trim(text, *p) for p in split_agencies(text, m.end(), stop) if _named(text, p)]
        if any(text[a:b].casefold() in own for a, b in named):
            # "tham mưu UBND tỉnh chỉ đạo các sở phối hợp với <the addressee>"
            others = _commanded(text, begin, m.start())
            partners += others
            first = first or bool(others)
            continue
        first = first or not clause.strip(_BEFORE) or bool( _ADVERBS.fullmatch(clause.strip(_BEFORE)) or clause.endswith("lãnh đạo ") or _FRAME.match(clause)
            or clause.strip(_BEFORE).startswith(("chỉ đạo", "Chỉ đạo"))
        )
        partners += named
    return partners, first, generic


def _together(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """All that :data:`_TOGETHER` finds in ``text[start:end]``: it is asked at its words."""
    reach = start
    for at in places(text, ("hối hợp", "hối kết hợp", "trì cùng ", "trì, cùng "), start, end):
        first = at - 1 if text[at] == "h" else text.find("c", at, end)
        if first >= reach and (m := _TOGETHER.match(text, first, end)) is not None:
            reach = m.end()
            yield m


def _commanded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Whom a body above is asked to direct, named right before ``end``."""
    orders = [m.end() for m in _DIRECTED.finditer(text, start, end)]
    if not orders or HEAD.match(text, orders[-1], end) is None:
        return []
    if not end - 2 <= phrase_end(text, orders[-1]) <= end:
        return []
    return [p for p in split_agencies(text, orders[-1], end - 1) if _named(text, p)]


def _named(text: str, piece: tuple[int, int]) -> bool:
    """Whether a piece of a list is a body: a known head, or a name with a capital."""
    return text[piece[0]].isupper() or HEAD.match(text, *piece) is not None


def build(document: DocumentText, facts: Facts, entry: Entry, section: str | None) -> ResponsibleAgency:
    """The record of an entry: the agency resolved, its span, its section."""
    raw = document.text[entry.start:entry.end]
    span = document.span(entry.start, entry.end)
    full = _LISTED.sub(r"\1 ", raw) if ": " in raw else raw
    if raw == "Công an" and facts.issuer is not None and facts.issuer.level == "central":
        full = "Bộ Công an"
    elif raw[0].isupper() and facts.issuer is not None:
        # "các Sở: Tài chính, Nội vụ": the second name stands without its "Sở"
        head = "Bộ" if facts.issuer.level == "central" else "Sở"
        if match_field(full.split(" "), head) is not None and not HEAD.match(full):
            full = f"{head} {full}"
    found = resolve(full, where_of(facts.issuer), facts.date)
    return ResponsibleAgency.whole({
        "agency": Agency.dated(raw, found, facts.date, span), "role": entry.role,
        "tasks": entry.tasks, "with_": entry.partners, "section": section, "span": span,
        "confidence": None,
    })
