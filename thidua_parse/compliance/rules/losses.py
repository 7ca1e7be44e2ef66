"""What a near item of the child leaves out of its parent's: members of a list, the whole of a group, the head.

Two items that are nearly alike are compared word by word. A loss is what the child simply cuts, with
nothing in its place: other words for the same, own places and own bodies are no loss.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import regex
from rapidfuzz.distance import LCSseq

from ...knowledge.duty_words import pattern, word_set
from ..words import WORD, plain, words
from .measures import measures

#: where a member of a list or a clause ends
_MARK = regex.compile(r"[,;.:()]")
_CLAUSE_MARK = regex.compile(r"[;.]")
#: members that name groups of people for whom something is done
_PEOPLE = r"(?:và |hoặc )?(?:(?:nhất|đặc biệt|trước hết) là |chú trọng |ưu tiên |trong đó có |kể cả )?(?:các |những )?(?:<person>)\b"
#: words before a member that make it one of what is forbidden
_BANNED = regex.compile(r"\b(?:cấm|không|chấm dứt|xử lý(?: nghiêm(?: minh)?)?(?:, kịp thời)?(?: các| mọi)? hành vi)\b[^.;:]*$")
#: groups that not every place has
_OF_PLACES = r"\b(?:<some_places>)\b"
#: when a thing is done: judged where figures and days are compared
_TIMES = regex.compile(r"\bthứ\b|\bngày \d|\d/\d")
#: an age, which tells whom, not how much
_AGE = regex.compile(r"(?:từ |dưới |trên |đủ )*\d+(?: tháng)? tuổi")
_LEAST_WORDS = 3
_EMPTY = frozenset(["và", "các", "những", "của", "có", "được", "là", "cho", "với", "về", "đến"])


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...], str]:
    folded = plain(text)
    found = list(WORD.finditer(folded))
    return tuple(m.group() for m in found), tuple(m.span() for m in found), folded


def member_lost(
    parent: str, children: list[str], elsewhere: Iterable[tuple[str, str]], people: bool = True, anything: bool = False, members: bool = True,
    qualities: bool = False,
) -> str | None:
    """Members of a list of the parent's item that the child cuts with nothing in their place.

    Only groups of people, and things that are forbidden: what else a list has, each office puts in its
    own words; without ``people`` only the latter. With ``anything`` (the items are then nearly the same)
    also a second half ("… và …"), and with ``members`` every member that is no body, place or time, and
    words that say how a thing is done; with ``qualities`` what is asked of a thing at the end of a member
    ("sáng kiến được công nhận"). The words before them stand in the child's item too, and none of
    its items has theirs. ``elsewhere``: other texts of the child, each with what it takes up; one that
    takes up another mention of the same people does not make up for these.
    """
    a, places, folded = _tokens(parent)
    if "," not in folded and " và " not in folded and not anything and not qualities:
        return None
    rest: str | None = None
    others: list[tuple[str, str]] = []
    places_only = pattern(_OF_PLACES, "some_places")
    for first, last in _cut_out(_tokens(parent), _tokens(" ; ".join(children)), anything, qualities):
        telling = [w for w in a[first:last] if w not in _EMPTY]
        piece = folded[places[first][0] : places[last - 1][1]]
        second = anything and a[first] == "và" and len(telling) > _LEAST_WORDS
        manner = anything and members and pattern(_MANNER, "manner").match(piece) is not None
        figures = any(w[0].isdigit() for w in telling) and any(w[0].isdigit() for w in words(_AGE.sub(" ", piece)))
        if len(telling) < _LEAST_WORDS - manner or (figures and (not anything or any(m.bound for m in measures(piece)))):
            continue
        group = people and any(
            pattern(_PEOPLE, "person").match(part.strip()) and not places_only.search(part) for part in piece.split(",")[:1 if not anything else None]
        )
        whole = anything and members and _ends(a, last, places, folded) and not _TIMES.search(piece) and pattern(_BODY, "body").match(piece) is None and (group or places_only.search(" ".join(piece.split()[:4])) is None)
        quality = qualities and "," not in piece and _QUALITY.match(piece) is not None
        if not (group or whole or manner or second or quality) and not _BANNED.search(folded, 0, places[first][0]):
            continue
        if rest is None:
            others = list(elsewhere)
            rest = " ".join(words(" ; ".join((*children, *(t for t, _ in others)))))
        said = " ".join(words(" ; ".join((*children, *(t for t, theirs in others if piece not in plain(theirs)))))) if group and anything else rest
        if sum(w in said for w in _pairs(telling)) * 2 < len(telling) - 1 + quality:
            return piece
    return None


def only_shortened(parent: str, children: list[str]) -> bool:
    """Whether the child's items say next to nothing that the parent's item does not say in the same order."""
    a, b = _tokens(parent)[0], _tokens(" ; ".join(children))[0]
    return len(b) >= _SHORTEST and int(LCSseq.similarity(a, b)) >= _OF_PARENT * len(b)


#: so much of a shortened item stands in the parent's; shorter ones say nothing
_OF_PARENT = 0.9
_SHORTEST = 6


#: what a share is counted of
_COUNTED_THING = regex.compile(r"(?:và )?(?:số|tỷ lệ|tỉ lệ|mức|diện tích|sản lượng|giá trị)\b")


def counted_lost(parent: str, children: list[str]) -> str | None:
    """Things of several that one figure is of, which the child cuts ("giảm 10% số vụ, số người chết")."""
    a, places, folded = _tokens(parent)
    text = " ".join(words(" ; ".join(children)))
    for first, last in _cut_out((a, places, folded), _tokens(" ; ".join(children)), False):
        piece = folded[places[first][0] : places[last - 1][1]]
        if _COUNTED_THING.match(piece) and " ".join(w for w in a[first:last] if w != "và") not in text:
            return piece
    return None


#: what a criterion asks of the thing it names; behind a ban it would narrow the ban
_QUALITY = regex.compile(r"(?:được|đã|đạt|bằng|do) ")
_Tokens = tuple[tuple[str, ...], tuple[tuple[int, int], ...], str]
#: how a thing is to be done, so that doing it otherwise is less
_MANNER = r"(?:<manner>)"


def _cut_out(parent: _Tokens, child: _Tokens, anything: bool, qualities: bool = False) -> Iterable[tuple[int, int]]:
    """Runs of words of the parent that the child lacks, between words that stand side by side there.

    A run begins at a mark or "và": "nghèo, hộ cận" out of "hộ nghèo, hộ cận nghèo" is "hộ cận nghèo";
    with ``anything`` also where words begin that say how a thing is done.
    """
    (a, places, folded), (b, own_places, own) = parent, child
    pending: tuple[int, int] | None = None
    at = -1
    ops = list(LCSseq.opcodes(a, b))
    for n, op in enumerate(ops):
        if op.tag != "delete":
            continue
        put_in = next((o for o in (*ops[max(n - 1, 0) : n], *ops[n + 1 : n + 2]) if o.tag == "insert"), None)
        if put_in is not None and not _says_where(b[put_in.dest_start : put_in.dest_end]) and not (_clause_ends(places, folded, op.src_end) and _clause_ends(own_places, own, put_in.dest_start)):
            continue  # other words stand in its place; in a clause of their own they do not
        behind = ops[n + 1] if n + 1 < len(ops) and put_in is None else None
        first, last = op.src_start, op.src_end
        room = behind.src_end - behind.src_start if behind is not None else 0
        for _ in range(room):
            if a[first] != a[last] or _begins(a, first, places, folded):
                break
            first, last = first + 1, last + 1
        if not _begins(a, first, places, folded) and (pending is None or first != at):
            start = places[first][0]
            asked = qualities and _QUALITY.match(folded, start) and _ends(a, last, places, folded)
            people = anything and _ends(a, last, places, folded) and pattern(_PEOPLE, "person").match(folded, start)
            if people or (asked and not _BANNED.search(folded, 0, start)) or (anything and pattern(_MANNER, "manner").match(folded, start)):
                yield first, last
            continue
        if pending is not None and first == at:
            first = pending[0]
        elif pending is not None:
            yield pending
        pending, at = (first, last), last
    if pending is not None:
        yield pending


#: words that say where only, and stand in nothing's place
_WHERE = regex.compile(r"(?:trên địa bàn|trong(?: toàn)?|ở|tại|thuộc|của)(?: các| toàn)? (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đơn vị|cơ quan|sở|ngành|trường|công ty|thôn|khu)(?: \p{L}+){0,4}")


def _says_where(put_in: tuple[str, ...]) -> bool:
    """Whether words that the child puts in say where only ("trên địa bàn phường")."""
    return 2 <= len(put_in) <= 8 and _WHERE.fullmatch(" ".join(put_in)) is not None


def _clause_ends(places: tuple[tuple[int, int], ...], folded: str, k: int) -> bool:
    """Whether a clause ends before the word ``k``."""
    return 0 < k < len(places) and _CLAUSE_MARK.search(folded, places[k - 1][1], places[k][0]) is not None


def _begins(a: tuple[str, ...], k: int, places: tuple[tuple[int, int], ...], folded: str) -> bool:
    """Whether the word ``k`` begins a member of a list or a clause."""
    return k > 0 and (a[k] in ("và", "hoặc") or _MARK.search(folded, places[k - 1][1], places[k][0]) is not None)


def _ends(a: tuple[str, ...], k: int, places: tuple[tuple[int, int], ...], folded: str) -> bool:
    """Whether a member of a list or a clause ends before the word ``k``."""
    return k == len(a) or _begins(a, k, places, folded)


#: members that are bodies or places: each level has its own
_BODY = r"(?:và |hoặc )?(?:các |cấp |với |cùng )?(?:<body>)\b"


def _pairs(found: list[str]) -> list[str]:
    return [f"{x} {y}" for x, y in pairwise(found)]


#: "từng bước", "dần": the parent's whole is only to be reached one day
_GRADUAL = r"\b(?:<gradual>)\b"
_COUNTED = regex.compile(r"\d[\d.]*")


def whole_lost(parent: str, children: list[str], own: frozenset[str]) -> tuple[str, str] | None:
    """A whole ("toàn bộ", "tất cả", "mọi") of the parent and what the child puts for it: a number, a part.

    ``own``: words of the issuer's own name, which narrow nothing.
    """
    a = words(parent)
    wholes = list(_wholes(a))
    if not wholes:
        return None
    text = " ; ".join(children)
    b = words(text)
    kept = {_noun(b, i + n)[:1] for i, n in _wholes(b)}
    slowly = pattern(_GRADUAL, "gradual")
    gradual = slowly.search(plain(text))
    known = {*a, *own}
    for at, size in wholes:
        noun = _noun(a, at + size)
        if not noun or noun[:1] in kept or _all_of(noun[0], b):
            continue
        whole = " ".join(a[at : at + size + 2])
        if gradual is not None and noun[0] in b and not slowly.search(plain(parent)):
            return whole, gradual.group()
        part = _part_of(noun, a[at + size + 1 : at + size + 3], b, known, a)
        if part is not None:
            return whole, part
    return None


def _all_of(noun: str, b: tuple[str, ...]) -> bool:
    """Whether "100%" stands in a text right before a thing."""
    return any(w == "100%" and noun in b[i + 1 : i + 4] for i, w in enumerate(b))


def _part_of(
    noun: tuple[str, ...], behind: tuple[str, ...], b: tuple[str, ...], known: set[str], a: tuple[str, ...]
) -> str | None:
    """Words by which the child has a number or a part of what the parent has the whole of."""
    for k in range(len(b)):
        if b[k] != noun[0]:
            continue
        if k and _COUNTED.fullmatch(b[k - 1]) is not None:
            if b[k : k + len(noun)] == noun and b[k - 1] not in a:
                return " ".join(b[k - 1 : k + 2])
            continue
        more = b[k + 1] if k + 1 < len(b) else ""
        if more and more not in known and more not in word_set("where") and b[k + 2 : k + 4] == behind:
            return " ".join(b[k : k + 3])
    return None


def _noun(found: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The two words of what there is the whole of, behind "các" and a number."""
    while at < len(found) and (found[at] in ("các", "những", "số") or _COUNTED.fullmatch(found[at])):
        at += 1
    return found[at : at + 2]


def _wholes(found: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    """Where the words of a whole stand, with their number."""
    for i, word in enumerate(found[:-1]):
        if word == "mọi":
            yield i, 1
        elif (word, found[i + 1]) in (("toàn", "bộ"), ("toàn", "thể"), ("tất", "cả")):
            yield i, 2


#: the head is to act in person
_HEAD = r"(?<!phó |phó của )\b(?:<head>)\b[^.;]{0,60}\b(?:trực tiếp|phải)\b"
_DEPUTY = r"\b(?:<deputy>)\b"


def head_replaced(parent: str, children: list[str]) -> tuple[str, str] | None:
    """What the head is to do in person, left to a deputy."""
    a, b = plain(parent), plain(" ; ".join(children))
    in_person, stand_in = pattern(_HEAD, "head"), pattern(_DEPUTY, "deputy")
    head = in_person.search(a)
    if head is None or stand_in.search(a) or in_person.search(b):
        return None
    deputy = stand_in.search(b)
    return (head.group(), deputy.group()) if deputy is not None else None

