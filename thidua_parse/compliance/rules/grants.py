"""Awards that a text has the issuer itself give, clause by clause (part of G24).

The record keeps a form once, however often a text names it; a plan that gives a form in one clause and
asks for it in the next is judged by its clauses.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ..alignment.items import Item
from ..bodies import bare_name, level_word
from ..views import PlanView
from ..words import plain
from .award_words import AUTHORITIES, AWARD_CLAUSE, GRANT, PROPOSAL

#: forms that no body below a province or a ministry gives, and those of the State
_ORDERS = r"huân chương (?:lao động|độc lập|quân công|bảo vệ tổ quốc|chiến công|đại đoàn kết|dũng cảm|hữu nghị|hồ chí minh|sao vàng)"
_HIGH = regex.compile(rf"\b(?:bằng khen|cờ thi đua|chiến sĩ thi đua (?:cấp tỉnh|toàn quốc)|{_ORDERS})\b")
_STATE = regex.compile(rf"\b{_ORDERS}\b")
#: boards that advise a head; awards are his
_ADVISES = regex.compile(r"(?:ban chỉ đạo|hội đồng thi đua)\b")
_FORM = regex.compile(r"\b(?:bằng khen|giấy khen|cờ thi đua|huân chương|huy chương)\b")


def granted_beyond(view: PlanView, items: Iterable[Item]) -> tuple[str, Item] | None:
    """A form that the issuer gives in its own name without the right to, and the item that says so."""
    forbidden = _forbidden(view)
    if forbidden is None:
        return None
    for item in items:
        for clause in AWARD_CLAUSE.split(plain(item.text)):
            grant = GRANT.search(clause)
            if grant is None or PROPOSAL.search(clause):
                continue
            form = forbidden.search(clause, grant.end())
            if form is not None and _own_subject(clause[: grant.start()], view):
                return str(form.group()), item
    return None


def _forbidden(view: PlanView) -> regex.Pattern[str] | None:
    """The forms that the issuer may not give, as far as its level tells."""
    issuer = view.issuer
    if issuer is None:
        return None
    if view.regime == "party":  # below the province a committee gives Giấy khen
        return None if issuer.level in (None, "central", "province") else _HIGH
    if _ADVISES.match(plain(view.issuer_name or "")):
        return _FORM
    above = view.plan.superior_body
    if issuer.level == "central":
        return None
    if issuer.level == "province" and (view.collective or (view.regime == "front" and view.rank == 2.0)):
        return _STATE
    if issuer.level is None and (above is None or above.level != "province"):
        return None
    return _HIGH


def _own_subject(head: str, view: PlanView) -> bool:
    """Whether what stands before the grant names the issuer (its head) or nobody."""
    own = plain(view.issuer_name or "")
    bare = bare_name(own)
    at = head.find(bare) if bare else -1
    if at >= 0:  # "Ban Thường trực … huyện tặng": a body of the name, at the issuer's level
        level, mine = level_word(head[at:]), level_word(own)
        return not level or not mine or level == mine
    if " ".join(own.split()[:2]) in head:
        return True  # "Ban Thường vụ Huyện đoàn tặng" in its own plan
    named = next((p for p, _ in AUTHORITIES if p.search(head)), None)
    if named is None:
        return not _BODY.search(head)
    return named.search(own) is not None or _HEAD_OF.get(own.split(" ")[0], "—") in head


_HEAD_OF = {"sở": "giám đốc", "phòng": "trưởng phòng", "trường": "hiệu trưởng", "công": "giám đốc", "trung": "giám đốc", "bệnh": "giám đốc"}
_BODY = regex.compile(r"\b(?:ủy ban|hội|liên đoàn|đoàn|tổng|sở|bộ|ban thường (?:vụ|trực)|cơ quan|đơn vị|các cấp|cấp trên|thủ trưởng)\b")
