"""G23: target groups."""

from __future__ import annotations

import regex

from ..bodies import kind_of
from ..case import Case, Fields, Outcome, outcome, rule
from ..views import PlanView, once_a_view
from ..words import plain
from .name import drives_only, own_campaigns

_GROUPS = {
    "cadres": r"cán bộ|công chức|viên chức|ccvc|cbcc|người lao động|đảng viên|tập thể|cá nhân",
    "people": r"nhân dân|người dân|hộ gia đình|tầng lớp",
    "enterprises": r"doanh nghiệp|doanh nhân|hợp tác xã",
    "forces": r"lực lượng vũ trang|quân đội|công an|chiến sĩ",
    "pupils": r"học sinh|sinh viên|giáo viên|nhà giáo",
    "members": r"đoàn viên|hội viên|thành viên",
    "believers": r"tôn giáo|chức sắc|tín đồ",
    "abroad": r"kiều bào|người việt nam ở nước ngoài|du khách|khách du lịch|người nước ngoài",
}  # fmt: skip
#: what reports call them
_NAMES = {
    "cadres": ("cán bộ, công chức, người lao động", "cadres"), "people": ("nhân dân", "the people"),
    "enterprises": ("doanh nghiệp", "enterprises"), "forces": ("lực lượng vũ trang", "armed forces"),
    "pupils": ("học sinh, giáo viên", "pupils and teachers"), "members": ("đoàn viên, hội viên", "members of unions"),
    "believers": ("chức sắc, tín đồ", "believers"), "abroad": ("kiều bào, khách nước ngoài", "people from abroad"),
}
#: groups that only few bodies answer for; a department may not add them of its own
_NOT_OWN = frozenset({"forces", "believers", "abroad"})
_PATTERNS = {name: regex.compile(pattern) for name, pattern in _GROUPS.items()}
#: a reach that is wider than the level of the issuer
#: least rank (see :meth:`PlanView.rank`) and words
_WIDER = (
    (1.6, regex.compile(r"trên phạm vi cả nước|toàn quốc|các bộ, ngành trung ương")),
    (3.0, regex.compile(r"các sở, ban, ngành|các sở, ngành|trong toàn tỉnh|trên địa bàn toàn tỉnh")),
    (4.0, regex.compile(r"\b(?:toàn|cả|khắp) tỉnh\b|các trường[^.;]{0,80} trên địa bàn\b(?! (?:xã|phường|thị trấn))")),
    (4.0, regex.compile(r"trong toàn huyện|trên địa bàn toàn huyện|trong toàn quận")),
)  # fmt: skip


@once_a_view
def _groups(view: PlanView) -> set[str]:
    text = " ".join(plain(i.text) for i in view.items_with("participants"))
    return {name for name, pattern in _PATTERNS.items() if pattern.search(text)}


def _named(groups: set[str]) -> tuple[str, str]:
    """Groups in words, Vietnamese and English."""
    names = [_NAMES[group] for group in sorted(groups)]
    return "; ".join(vi for vi, _ in names), "; ".join(en for _, en in names)


@rule("G23")
def target_groups(case: Case) -> Outcome:
    parent, child = case.parent, case.child
    if parent is None:
        return outcome("undecidable", "no_parent")
    items = child.items_with("participants", "scope")
    if not items:
        # only a campaign is made for somebody; where neither text sets groups, no part is missing
        work = not parent.items_with("participants", "scope") and drives_only(own_campaigns(child))
        no_campaign = not parent.items_with("participants") and drives_only(own_campaigns(parent))
        return outcome("not_applicable", "none") if work or no_campaign else outcome("undecidable")
    quotes = child.quotes(*items[:4])
    text = " ".join(plain(i.text) for i in items)
    rank = child.rank
    if rank is not None:
        for least, pattern in _WIDER:
            if rank >= least and (wide := pattern.search(text)) is not None:
                return outcome("fail", child=quotes, phrase=wide.group(), confidence=0.8)
    own, theirs = _groups(child), _groups(parent)
    places: Fields = {"child": quotes, "parent": parent.quotes(*parent.items_with("participants")[:4])}
    if not own:
        return outcome("undecidable", **places)
    extra = own - theirs - {"cadres"}
    if "people" in theirs:  # the people of a place are its members of unions and its pupils too
        extra -= {"members", "pupils"}
    own_kind = kind_of(child.issuer_name or "", child.issuer.level, child.issuer.type) if child.issuer else ""
    foreign = extra & _NOT_OWN - ({"forces"} if own_kind == "armed" else set())
    if theirs and foreign and child.rank is not None and child.rank >= 2.5 and not child.collective:
        return outcome("fail", "groups", groups=_named(foreign), confidence=0.65, **places)
    if theirs and extra and theirs != {"cadres"}:
        return outcome("partial", groups=_named(extra), confidence=0.5, **places)
    return outcome("pass", confidence=0.7, **places)
