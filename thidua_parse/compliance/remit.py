"""Which subject matter belongs to which body: tells a fault from a duty of somebody else."""

from __future__ import annotations

from functools import lru_cache

import regex

from ..knowledge.agency_text import expand
from ..knowledge.compliance import remits
from .alignment.items import Item
from .views import PlanView
from .words import plain

#: what may stand before the name of who is to act
_LEAD = (
    r"^(?:(?:hàng (?:năm|quý|tháng)|trước mắt|thời gian tới)[, ]+)?"
    r"(?:giao |đề nghị |yêu cầu |đối với |các |toàn thể |lãnh đạo |thủ trưởng |giám đốc |chủ tịch )*"
)
#: bodies of a vertical line: they answer to their own superiors, not to a People's Committee
_VERTICAL = (
    r"ngân hàng|điện lực|công ty điện lực|kho bạc|bảo hiểm xã hội|cục (?!bộ)|chi cục (?:thuế|thống kê|hải quan|thi hành án)"
    r"|tòa án|viện kiểm sát|chi bộ"
)
#: parts of a ministry and bodies of the centre; "vụ" is a season or an affair too
_OF_CENTRE = (
    r"vụ (?!đông|xuân|hè|mùa|thu|chiêm|sản xuất|gieo|việc|án)|tổng cục|thanh tra (?:bộ|chính phủ)|học viện"
    r"|(?:(?:cơ quan|tổ chức), )?đơn vị (?:trực )?thuộc bộ|trung tâm [^:;,.]{0,50}?(?:quốc gia|việt nam)"
)
#: members of the committees of the Party, who are asked as such
_OF_COMMITTEES = r"(?:đồng chí )?ủy viên ban (?:thường vụ|chấp hành)"
#: who a criterion or duty is addressed to, when it opens with a group of people or bodies
_ACTOR = regex.compile(
    _LEAD + r"(?P<actor>mặt trận|ủy ban mặt trận|tổ chức chính trị|đoàn thể|lực lượng|doanh nghiệp|doanh nhân|sở |ban |phòng (?!ngừa|chống|, )|công an|bộ chỉ huy|"
    r"báo (?!cáo)|đài |ủy ban nhân dân|trường|nhà trường|trạm|hội(?: |, hiệp hội)|liên đoàn|đoàn thanh niên|hội đồng thi đua|cơ quan báo|văn phòng|công chức|trưởng |"
    r"đảng ủy (?:các )?(?:xã|phường|thị trấn)|thành viên (?:ban|tổ|hội đồng)|" + "|".join((_VERTICAL, _OF_CENTRE, _OF_COMMITTEES)) + ")"
)
_ANYBODY = regex.compile(
    _LEAD + r"(?:các )?"
    r"(?:cơ quan, đơn vị(?! (?:trực )?thuộc bộ)|cơ quan, tổ chức, đơn vị|sở, ban, ngành|sở, ngành|đơn vị|địa phương|cấp ủy|cán bộ|ban, ngành|phòng, ban)"
)
#: an item for the departments of the superior level alone
_DEPARTMENTS = regex.compile(r"^(?:thủ trưởng |giám đốc )?các sở,(?: ban,)?(?: ngành)?[^.;:]{0,30}")
#: an item for the ministries alone
_MINISTRIES = regex.compile(r"^(?:các )?bộ,(?: ban,)? ngành(?! của tỉnh)[^.;:]{0,30}")
_OTHERS_TOO = regex.compile(r"địa phương|đơn vị|các cấp|cơ quan|huyện|quận|xã|phường|đoàn thể")
#: a sentence that has a Party text studied in the cells of the Party
_TO_CELLS = regex.compile(r"(?:quán triệt|phổ biến|sinh hoạt)[^.;]{0,30}? (?:chi bộ|đảng viên)\b")
_ONE_SENTENCE = 200
#: parts under whose headings bodies have their duties
_DUTIES = frozenset({"organisation", "measures"})
_PLACE = regex.compile(r"\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s.*$")
_ACTORS_BODIES = {
    "mặt trận": ("mặt trận",), "ủy ban mặt trận": ("mặt trận",),
    "tổ chức chính trị": ("mặt trận", "hội ", "đoàn "), "đoàn thể": ("mặt trận", "hội ", "đoàn "),
    "lực lượng": ("công an", "quân", "biên phòng", "y tế"),
    "doanh nghiệp": ("công ty", "doanh nghiệp"), "doanh nhân": ("công ty", "doanh nghiệp"),
    "cơ quan báo": ("báo", "đài", "thông tin và truyền thông"),
    "báo ": ("báo", "thông tin và truyền thông"), "đài ": ("đài",),
    "trường": ("trường", "giáo dục"), "nhà trường": ("trường", "giáo dục"),
}  # fmt: skip


def in_remit(item: Item, child: PlanView) -> tuple[bool, str]:
    """Whether a dropped parent item lies in the child's remit, and the subject that tells.

    People's Committees and Party committees answer for every field. A department answers for the
    subjects of the remit table that name it; a subject that the table does not know is taken as
    the child's own, because silence must not excuse a dropped item.
    """
    name = plain(child.issuer_name or "")
    addressed = addressee(item, child)
    if addressed is not None:
        return addressed
    text = plain(item.text)
    if not name or child.collective or child.regime == "party":
        return True, ""
    date, _ = child.date_for_law
    told = _told(text)
    subjects = [r for r in remits(date) if r.keywords in told]
    if not subjects or any(body in name for r in subjects for body in r.bodies):
        return True, ""
    return False, ", ".join(sorted({r.subject for r in subjects}))


def addressee(item: Item, child: PlanView) -> tuple[bool, str] | None:
    """Whether the item's own opening addresses the child or others, and whom; None where it names nobody."""
    name = plain(child.issuer_name or "")
    text = plain(item.text)
    if child.regime == "state" and len(text) < _ONE_SENTENCE and _TO_CELLS.search(text):
        return False, "chi bộ"
    departments = _DEPARTMENTS.match(text)
    if departments is not None and not _OTHERS_TOO.search(departments.group()):
        if name.startswith("sở "):
            return True, ""
        if child.issuer is not None and child.issuer.level in ("district", "commune"):
            return False, "sở, ban, ngành"
    central = _MINISTRIES.match(text)
    if central is not None and not _OTHERS_TOO.search(central.group()):
        if child.issuer is not None and child.issuer.level not in ("central", None):
            return False, "bộ, ngành"
        return True, ""
    actor = _ACTOR.match(text) if not _ANYBODY.match(text) else None
    if actor is None and item.role in _DUTIES and item.heading:
        # "2. Sở Y tế" with the duties in the lines below; orders and letters set them as their measures
        heading = plain(expand(item.heading))
        if not _ANYBODY.match(heading) and (actor := _ACTOR.match(heading)):
            text = heading
    if actor:
        word = actor["actor"]
        bodies = _ACTORS_BODIES.get(word)
        own = any(b in name for b in bodies) if bodies else _named_first(text, name)
        if not own:
            return False, word.strip()
    return None


@lru_cache(maxsize=4096)  # documents of one level take over the same items
def _told(text: str) -> frozenset[tuple[str, ...]]:
    """The keywords, of all times, of which one at least stands in a folded text."""
    return frozenset(r.keywords for r in remits(None) if any(k in text for k in _folded(r.keywords)))


@lru_cache(maxsize=256)
def _folded(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Keywords as :func:`plain` writes them."""
    return tuple(map(plain, keywords))


def _named_first(text: str, name: str) -> bool:
    """Whether the body ``name`` is among those the item opens with."""
    bare = _PLACE.sub("", name)
    return bool(bare) and bare in text[:200]
