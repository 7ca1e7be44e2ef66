"""Obligations made weaker: a wish for a duty, "fewer" for a ban."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from ..words import plain, words

#: words that turn a duty into a wish
_SOFT = regex.compile(
    r"\b(?:nếu có điều kiện|(?:khi|nơi|ở nơi) có điều kiện|tùy (?:theo )?(?:điều kiện|tình hình|khả năng)|cố gắng|nếu (?:có )?đủ|nếu (?:bố trí|thu xếp|cân đối) được|(?:theo|trong) khả năng"
    r"|có thể (?:thực hiện|tổ chức|triển khai|xem xét)|xem xét (?=\p{Ll})(?!,|để|giải quyết|quyết định|khen|xử lý)|(?:nếu|khi|lúc) (?:cần thiết|thấy cần)|nếu cần|(?<!đột xuất )khi (?:có |được |người dân )(?:yêu cầu|đề nghị))\b"
)
#: a ban, up to the end of its clause
_BAN = regex.compile(r"\bkhông (?:để )?+(?:xảy ra |phát sinh |còn |có |bị )?+(?!quá |vượt |trên |nhiều hơn )(?P<what>[^.;,:]{4,90})")
#: what is put for a ban: less of the thing
_LESS = regex.compile(r"\b(?:hạn chế|giảm(?: dần| thiểu| bớt| thấp)?|kéo giảm|từng bước (?:giảm|hạn chế)|ít|(?:không (?:có |để )?quá|tối đa|nhiều nhất) \d+)\b (?P<what>[^.;,:]{4,110})")
#: so many of the words of what is banned must stand where it is only to become less
_SAME = 0.6
_EMPTY = frozenset(["để", "xảy", "ra", "các", "và", "những", "vụ", "số", "phát", "sinh", "có", "bị", "trên", "địa", "bàn", "của", "trong", "tình", "trạng", "việc"])


def softened(parent: str, child: str) -> tuple[str, str] | None:
    """How the child's item is weaker than the parent's, in both languages; None where it is not.

    A softening phrase counts only where the parent's item has none; "hạn chế", "giảm" only where
    the parent bans the very thing and no clause of the child keeps the ban.
    """
    a, b = plain(parent), plain(child)
    found = _SOFT.search(b)
    if found is None and "khuyến khích" in b and "khuyến khích" not in a:
        found = next((m for m in _ENCOURAGED.finditer(b) if any(_plainly(v, a) for v in _verbs(m["rest"]))), None)
    elif found is not None and _SOFT.search(a) is not None:
        found = None
    if found is not None:
        phrase = found.group() if found.re is _SOFT else "khuyến khích"
        return f"thêm “{phrase}”", f"“{phrase}” was added"
    return _ban_lost(a, b)


#: "khuyến khích áp dụng …" before what the parent's item demands outright
_ENCOURAGED = regex.compile(r"\bkhuyến khích (?:việc |các )?(?P<rest>\S+ \S+(?: [^\s,;.:]+){0,5})")


def _verbs(rest: str) -> list[str]:
    """The pairs of words that may be the verb: whoever is encouraged stands before it."""
    found = rest.split(" ")
    return [f"{x} {y}" for x, y in pairwise(found)]


def _plainly(verb: str, parent: str) -> bool:
    """Whether the words begin a clause of the parent's item: they are the duty, not its object."""
    return regex.search(rf"(?:^|[.;:,]\s*|\bthi đua |\bcác |\d\. ?|\bthực hiện (?:nghiêm )?(?:việc )?|\bnghiêm việc ){regex.escape(verb)}", parent) is not None


def _ban_lost(a: str, b: str) -> tuple[str, str] | None:
    if "không" not in a:
        return None
    less = [(m, _telling(m["what"])) for m in _LESS.finditer(b)]
    if not less:
        return None
    kept = list(_banned(b))
    for match in _BAN.finditer(a):
        wanted = _telling(match["what"])
        if not wanted or any(len(wanted & k) >= _SAME * len(wanted) for k in kept):
            continue
        for milder, what in less:
            if len(wanted & what) >= _SAME * len(wanted):
                strong, weak = match.group().strip(), milder.group().strip()
                return f"“{strong}” thành “{weak}”", f"“{strong}” became “{weak}”"
    return None


def _banned(text: str) -> Iterator[set[str]]:
    for match in _BAN.finditer(text):
        yield _telling(match["what"])


def _telling(text: str) -> set[str]:
    return set(words(text)) - _EMPTY
