"""Clauses of a duty of which the child says nothing (part of G30)."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ...record import ResponsibleAgency
from ..alignment.items import Item
from ..case import Case
from ..words import plain, words

_CLAUSE = regex.compile(r";|\.(?=\s|$)")
#: clauses that other rules judge: the plan itself, reports, what is linked, what one goes by
_OTHERWISE = regex.compile(
    r"\bkế hoạch\b|\bbáo cáo\b|^\W*(?:căn cứ|trên cơ sở|theo)\b|\b(?:gắn|lồng ghép)\b|\bchỉ thị số\b|\bhướng dẫn số\b|liên quan|\bchịu trách nhiệm trước\b|\bcơ quan (?:thường trực|đầu mối|chủ trì)\b|^\W*giao\b(?! (?:\d|một\b|đồng chí|phó))|:\s*$"
)
#: whom the bearer acts with: judged by G31
_WITH = regex.compile(r"\bphối hợp(?: chặt chẽ)? với (?:(?! (?:thực hiện|tổ chức|hướng dẫn|vận động|hỗ trợ|phát động|thành lập|giám sát|tuyên truyền|kiểm tra|rà soát)\b)[^.;:])*")
#: parts of the child that say what is done
_DOING = ("organisation", "content", "measures", "objective", "requirement", "budget", "other")
#: and what is awarded for what
_OF_AWARDS = ("criteria", "eligibility", "awards")
#: groups of bodies of one name, to which a duty is as good as given by name
ONE_KIND = regex.compile(
    r"(?:(?:chủ tịch )?(?:ủy ban|hội đồng) nhân dân|sở|hội|liên đoàn lao động|đoàn thanh niên|công an)\b.* ?\bcác\b|các (?:huyện ủy|thị ủy|thành ủy|quận ủy|đảng ủy|huyện đoàn|xã đoàn|sở \p{Ll}+ \p{Ll}+|trường \p{Ll}+|bệnh viện)\b|(?:các )?công đoàn cơ sở\b"
)


def clauses_lost(case: Case, duty: ResponsibleAgency, items: Iterable[Item], empty: frozenset[str]) -> list[tuple[Item, str]]:
    """Clauses of a duty with four telling words and more, hardly one of which stands in an item of the child.

    ``empty``: words that every duty has.
    """
    if case.alignment.reworded:
        return []
    own = [frozenset(words(i.text)) for i in case.child.items if i.role in _DOING]
    of_awards = [frozenset(words(i.text)) for i in case.child.items_with(*_OF_AWARDS)]
    everything = frozenset().union(*own)
    named = {*words(duty.agency.raw), *empty}
    found = []
    for item in items:
        for clause in _CLAUSE.split(item.text):
            folded = _WITH.sub(" ", plain(clause))
            if _OTHERWISE.search(folded):
                continue
            telling = {w for w in words(folded) if len(w) > 1 and not w[0].isdigit()} - named
            if len(telling) < _LEAST or len(telling & everything) > case.limit("duty.clause_all") * len(telling):
                continue
            places = (*own, *of_awards) if "khen thưởng" in folded else own
            if not any(len(telling & mine) >= case.limit("duty.clause") * len(telling) for mine in places):
                found.append((item, clause.strip(" -–•\n")))
    return found


_LEAST = 4
