"""Which subject matter belongs to which body: tells a fault from a duty of somebody else."""

from __future__ import annotations

import regex

from ..knowledge.compliance import remits
from .alignment.items import Item
from .views import PlanView
from .words import plain

#: who a criterion or duty is addressed to, when it opens with a group of people or bodies
_ACTOR = regex.compile(
    r"^(?:giao |đề nghị |yêu cầu |đối với |các |toàn thể |lãnh đạo |thủ trưởng )*"
    r"(?P<actor>mặt trận|ủy ban mặt trận|tổ chức chính trị|đoàn thể|lực lượng|doanh nghiệp|doanh nhân|sở |ban |phòng |công an|bộ chỉ huy|"
    r"báo |đài |ủy ban nhân dân|trường|nhà trường|trạm|hội |liên đoàn|đoàn thanh niên|hội đồng thi đua|cơ quan báo|văn phòng|công chức|trưởng )"
)
_ANYBODY = regex.compile(
    r"^(?:giao |đề nghị |yêu cầu |các |thủ trưởng |lãnh đạo |toàn thể )*(?:các )?"
    r"(?:cơ quan, đơn vị|cơ quan, tổ chức, đơn vị|sở, ban, ngành|sở, ngành|đơn vị|địa phương|cấp ủy|cán bộ|ban, ngành|phòng, ban)"
)
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
    text = plain(item.text)
    actor = _ACTOR.match(text) if not _ANYBODY.match(text) else None
    if actor:
        word = actor["actor"]
        bodies = _ACTORS_BODIES.get(word)
        own = any(b in name for b in bodies) if bodies else _named_first(text, name)
        if not own:
            return False, word.strip()
    if not name or child.collective or child.regime == "party":
        return True, ""
    date, _ = child.date_for_law
    subjects = [r for r in remits(date) if any(plain(k) in text for k in r.keywords)]
    if not subjects or any(body in name for r in subjects for body in r.bodies):
        return True, ""
    return False, ", ".join(sorted({r.subject for r in subjects}))


def _named_first(text: str, name: str) -> bool:
    """Whether the body ``name`` is among those the item opens with."""
    bare = _PLACE.sub("", name)
    return bool(bare) and bare in text[:200]
