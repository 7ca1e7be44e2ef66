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

from ..words import plain, words

_TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:[./%][\p{N}]+)*%?")
#: where a member of a list or a clause ends
_MARK = regex.compile(r"[,;.:()]")
#: members that name groups of people for whom something is done
_PEOPLE = regex.compile(
    r"(?:và |hoặc )?(?:các |những )?(?:người|hộ|gia đình|phụ nữ|trẻ em|đồng bào|đối tượng|học sinh|sinh viên|công nhân|nông dân|thương binh|bệnh binh|thân nhân|con em|nạn nhân|lao động|đoàn viên|hội viên|ngư dân|bệnh nhân)\b"
)
#: words before a member that make it one of what is forbidden
_BANNED = regex.compile(r"\b(?:cấm|không|chấm dứt)\b[^.;:]*$")
#: groups that not every place has
_OF_PLACES = regex.compile(r"\b(?:vùng|miền núi|biên giới|hải đảo|ven biển|dân tộc|tôn giáo|đồng bào)\b")
_LEAST_WORDS = 3
_EMPTY = frozenset(["và", "các", "những", "của", "có", "được", "là", "cho", "với", "về", "đến"])


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...], str]:
    folded = plain(text)
    found = list(_TOKEN.finditer(folded))
    return tuple(m.group() for m in found), tuple(m.span() for m in found), folded


def member_lost(parent: str, children: list[str], elsewhere: Iterable[str], people: bool = True, anything: bool = False) -> str | None:
    """Members of a list of the parent's item that the child cuts with nothing in their place.

    Only groups of people, and things that are forbidden: what else a list has, each office puts in its
    own words; without ``people`` only the latter, with
    ``anything`` all (the items are then nearly the same). The words before them stand in the child's item too, and none of its items has theirs.
    """
    a, places, folded = _tokens(parent)
    if "," not in folded and " và " not in folded:
        return None
    b = _tokens(" ; ".join(children))[0]
    rest: str | None = None
    for first, last in _cut_out(a, b, places, folded):
        telling = [w for w in a[first:last] if w not in _EMPTY]
        piece = folded[places[first][0] : places[last - 1][1]]
        if len(telling) < _LEAST_WORDS or any(w[0].isdigit() for w in telling):
            continue
        group = people and _PEOPLE.match(piece) is not None and _OF_PLACES.search(piece) is None
        if not group and not (anything and len(telling) > _LEAST_WORDS and a[first] == "và") and not _BANNED.search(folded, 0, places[first][0]):
            continue
        if rest is None:
            rest = " ".join(words(" ; ".join((*children, *elsewhere))))
        if sum(w in rest for w in _pairs(telling)) * 2 < len(telling) - 1:
            return piece
    return None


def _cut_out(
    a: tuple[str, ...], b: tuple[str, ...], places: tuple[tuple[int, int], ...], folded: str
) -> Iterable[tuple[int, int]]:
    """Runs of words of ``a`` that ``b`` lacks, between words that stand side by side in ``b``.

    A run begins at a mark or "và": "nghèo, hộ cận" out of "hộ nghèo, hộ cận nghèo" is "hộ cận nghèo".
    """
    pending: tuple[int, int] | None = None
    at = -1
    ops = list(LCSseq.opcodes(a, b))
    for n, op in enumerate(ops):
        alone = op.tag == "delete" and (n == 0 or ops[n - 1].tag == "equal") and (n + 1 == len(ops) or ops[n + 1].tag == "equal")
        if not alone:
            continue
        first, last = op.src_start, op.src_end
        room = ops[n + 1].src_end - ops[n + 1].src_start if n + 1 < len(ops) else 0
        for _ in range(room):
            if a[first] != a[last] or _begins(a, first, places, folded):
                break
            first, last = first + 1, last + 1
        if not _begins(a, first, places, folded) and (pending is None or first != at):
            continue
        if pending is not None and first == at:
            first = pending[0]
        elif pending is not None:
            yield pending
        pending, at = (first, last), last
    if pending is not None:
        yield pending


def _begins(a: tuple[str, ...], k: int, places: tuple[tuple[int, int], ...], folded: str) -> bool:
    """Whether the word ``k`` begins a member of a list or a clause."""
    return k > 0 and (a[k] in ("và", "hoặc") or _MARK.search(folded, places[k - 1][1], places[k][0]) is not None)


def _pairs(found: list[str]) -> list[str]:
    return [f"{x} {y}" for x, y in pairwise(found)]


#: "từng bước", "dần": the parent's whole is only to be reached one day
_GRADUAL = regex.compile(r"\b(?:dần(?: dần)?|từng bước|bước đầu|thí điểm|cơ bản|chủ yếu)\b")
#: words behind a noun that say whose or where it is, and take nothing away
_WHERE = frozenset(
    "của tại ở trong trên thuộc do được có đã đang là và với theo từ đến để cho sau trước khi bị phải vào không toàn các này đó về trực địa nói".split()  # noqa: SIM905
)
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
    if any(w == "100%" for w in b):
        return None
    kept = {_noun(b, i + n)[:1] for i, n in _wholes(b)}
    gradual = _GRADUAL.search(plain(text))
    known = {*a, *own}
    for at, size in wholes:
        noun = _noun(a, at + size)
        if not noun or noun[:1] in kept:
            continue
        whole = " ".join(a[at : at + size + 2])
        if gradual is not None and noun[0] in b and not _GRADUAL.search(plain(parent)):
            return whole, gradual.group()
        part = _part_of(noun, a[at + size + 1 : at + size + 3], b, known, a)
        if part is not None:
            return whole, part
    return None


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
        if more and more not in known and more not in _WHERE and b[k + 2 : k + 4] == behind:
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
_HEAD = regex.compile(r"(?<!phó |phó của )\b(?:người đứng đầu|lãnh đạo|thủ trưởng|bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng phòng)\b[^.;]{0,60}\b(?:trực tiếp|phải)\b")
_DEPUTY = regex.compile(r"\b(?:ủy quyền(?: cho)?|giao (?:cho )?cấp phó|cấp phó|phó (?:bí thư|chủ tịch|giám đốc|hiệu trưởng|trưởng)|cử (?:cán bộ|công chức|viên chức|đại diện|người))\b")


def head_replaced(parent: str, children: list[str]) -> tuple[str, str] | None:
    """What the head is to do in person, left to a deputy."""
    a, b = plain(parent), plain(" ; ".join(children))
    head = _HEAD.search(a)
    if head is None or _DEPUTY.search(a) or _HEAD.search(b):
        return None
    deputy = _DEPUTY.search(b)
    return (head.group(), deputy.group()) if deputy is not None else None

