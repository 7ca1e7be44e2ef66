"""Agencies as phrases of running text: where a phrase ends, and how a list of them is split.

A list is split at commas, semicolons and "và", except inside one holder named by several nouns:
"các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "Thủ trưởng các cơ quan, đơn vị".
"""

from __future__ import annotations

import regex

from ..knowledge.agency_text import match_field
from ..knowledge.tables import rows
from .agency_stops import holder_words, next_stop
from .anchors import LIMIT, Beginnings, Opening, holds

#: the beginning of the name of a body, or of the holder of an office
HEAD = Opening(regex.compile(
    rf"(?:(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Tt]oàn thể|[Mm]ột số|[Cc]ác đồng chí|[Đđ]ồng chí|[Cc]ác [Ôô]ng(?: ?[,/]? ?\(?[Bb]à\)?)?|[Ôô]ng ?\([Bb]à\)|[Ôô]ng|[Bb]à),? ?:? ?)?"
    rf"(?:{holder_words('head')})(?=$|[\s,.:;()&/]|(?<=\p{{Lu}}))"
), 6)

#: heads that name an addressee among the tasks of another, or in a list of orders
STRONG = Opening(regex.compile(holder_words("strong")), 6)
_OPEN_SET = regex.compile(
    rf"(?:[Cc]ác |[Mm]ọi |[Cc]ác cấp )?(?:{holder_words('set_start', small=True)})(?=$|[ ,])", flags=regex.IGNORECASE
)
_SET_ITEM = Opening(regex.compile(rf"(?:{holder_words('set_item')})(?=$|[\s,.;:()])"))
_SET_LEAD = regex.compile(
    r"(?:[Cc]ác (?:[Tt]hủ trưởng|[Gg]iám đốc|[Tt]rưởng)|[Tt]rưởng, [Pp]hó(?: các)?|[Nn]gười đứng đầu(?: các)?|Ban (?:Tuyên giáo|Tổ chức|Dân vận|Nội chính|Tuyên giáo và Dân vận) các|(?:[Tt]hường trực|[Bb]an [Tt]hường vụ) các|[Cc]ác|[Tt]oàn thể|(?:[Gg]iám đốc và )?[Tt]hủ trưởng(?: các)?|[Ll]ãnh đạo(?: các)?|[Gg]iám đốc(?: các)?|[Cc]hủ tịch (?:UBND|[Ủủ]y ban nhân dân)(?: các)?|UBND(?: các)?|"
    r"[Ủủ]y ban nhân dân(?: các)?|HĐND(?: các)?|[Hh]ội đồng nhân dân(?: các)?|[Tt]rưởng(?: các)?|[Ll]iên|Công an các|Phòng \S+ các) ?"
)
_PLACE_ITEM = regex.compile(r"(?:các )?(?:huyện|thị xã|TX|TP|[Tt]hành phố|quận|phường|xã|thị trấn|đặc khu|tỉnh)\b")
_UNITS_BEFORE = regex.compile(r"(?:UBND|nhân dân|các|Công an|Chủ tịch) ?\S* (?:thành phố|huyện|thị xã|quận|tỉnh|xã)")
#: kinds of units without a name
_KINDS_END = regex.compile(r"(?:^|[\p{L}] )(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn)$")
_KIND_OF_UNIT = regex.compile(r"(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?! \p{Lu}| \d)\b")
_ZONES = regex.compile(r"(?:các )?(?:[Kk]hu (?:công nghiệp|chế xuất|kinh tế)|KCN|KCX|KKT)")
_CITIES = regex.compile(r"thành phố(?! \p{Lu}| ủ| u)\b")
_BEHIND_COMMA = r"[,;](?:\s*và\s+|\s+cùng (?:với )?(?=các )|\s*)"
_SEPARATOR = regex.compile(rf"{_BEHIND_COMMA}|\s+(?:{_BEHIND_COMMA}|và\s+|cùng (?:với )?(?=các )|& )")
#: what one of its matches holds
_PARTING = (",", "và", ";", "cùng", "&")
_AND_HEAD = Opening(regex.compile(rf"(?:{holder_words('after_and')})\b|cán bộ(?=, )"), 6)
#: "…, tổ chức, cá nhân có liên quan" behind units or branches is a holder of its own
_GENERAL = regex.compile(r"(?:các )?(?:tổ chức(?! đoàn thể| hội)|cá nhân)")
_OFFICE = regex.compile(r"(?:các )?(?:đơn vị|cơ quan)")
_PLACES_END = regex.compile(r"(?i)(?:thành phố|huyện|thị xã|phường|thị trấn)$")
_NOT_GENERAL = regex.compile(r"(?i)(?:ngành|cấp|thành phố|tỉnh|huyện|thị xã|xã|phường)$")
_FRONT = Opening(regex.compile(r"(?:[Đđ]ảng [uủ][yỷ] )?(?:[Ủủ]y ban |[Uu]ỷ ban |UB)?(?:Trung ương |TW )?(?:MTTQ|[Mm]ặt trận)"))
#: the Front as a whole, not a committee of it
_FRONT_ALL = Opening(regex.compile(r"(?:[Đđ]ảng [uủ][yỷ] )?(?:MTTQ|[Mm]ặt trận)|(?:[Ủủ]y ban |[Uu]ỷ ban |UB)?(?:Trung ương |TW )?(?:MTTQ|[Mm]ặt trận).* và các "))
_FRONT_REST = Opening(regex.compile(r"(?:các )?(?:tổ chức|hội|đoàn thể|[Hh]ội, đoàn)"), 6)
_JOINT_FIELDS = Opening(regex.compile(r"(?:[Tt]hể thao|[Kk]hoa học và Thông tin|[Tt]ruyền thông|[Tt]hương binh|[Tt]hủy lợi|[Kk]hen thưởng)\b"))
#: "Các phòng nghiệp vụ" before ", đơn vị trực thuộc Sở": one holder all the same
_LOOSE_SET = regex.compile(r"[Cc]ác (?:phòng|ban|cơ quan|đơn vị|sở|ngành|hội|thôn|tổ)(?: \p{Ll}+){1,2}")


_SET_COLON = regex.compile(r"(?:[Cc]ác (?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Vv]ụ|[Cc]ục)(?:,? (?:ban|ngành))*|trưởng (?:Vụ|Cục)):$")
#: "Chủ tịch UBND các huyện: Đông Hà, Tây Sơn": the units are part of the holder
_UNITS_COLON = regex.compile(r"(?:UBND|nhân dân)(?: các)?(?:(?:,| và)? (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn)){1,4}:$")
_UNITS_LISTED = regex.compile(r" \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2}(?:(?:,| và) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2})*(?=;|,| và | (?:chịu|có) trách nhiệm| (?:chỉ đạo|tổ chức|chủ trì|phối hợp|triển khai|thực hiện) )")
#: words that are verbs, or part of the name of an office when its own verb or a colon follows
_NAME_VERB = regex.compile(
    r"(?:đầu tư|quản lý|hỗ trợ|ứng dụng|thanh tra|kiểm tra|kiểm soát|tổng hợp|thẩm định|giúp|nghiên cứu|khai thác|điều hành|điều phối|thông tin|truyền thông|điều tra|giải quyết|xử lý|phòng ngừa|kiểm định|chăm sóc)"
    r"(?:,? \p{Ll}+){0,7}?(?: ?:| (?:chủ trì|có trách nhiệm|chịu trách nhiệm)|\n|$| \([^()\n]{1,30}\) ?(?::|\n|$))"
)
#: names and terms that hold a word which ends a phrase elsewhere
_NAMED = Opening(regex.compile(rf"(?:{holder_words('name')})"), 10)
#: councils and teams named by what they do, when their own verb follows
_TEAM = Opening(regex.compile(
    r"(?:Hội đồng|Tổ|Đội|Đoàn|Nhóm|Bộ phận|tổ|đội|đoàn|nhóm|bộ phận) (?:thẩm định|xét duyệt|xét|kiểm tra|thanh tra|giám sát|tự quản|giúp việc|tư vấn|tuyên truyền|nghiệm thu|phối hợp|theo dõi|hỗ trợ)"
    r"(?: \p{Ll}+){0,6}?(?= (?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|phối hợp với|báo cáo|tham mưu|tổ chức thực hiện)|$|\n|:)"
    # among the holders of a decision: "thành viên Hội đồng thẩm định đề án, dự án; Chủ tịch UBND xã"
    r"|Hội đồng (?:thẩm định|xét duyệt|xét|tư vấn|nghiệm thu)(?:,? (?:\p{Ll}+|\p{Lu}{2,8})){0,14}?(?=;| (?:chịu|có) trách nhiệm|,? (?:và )?(?:Chủ tịch|[Tt]hủ trưởng|Giám đốc|Trưởng|Chánh) )"
), 6)
_TEAM_LETTERS = frozenset("HTĐNBtđnb")
_UNIT = Opening(regex.compile(r"(?:Phòng|Trung tâm|Chi cục|Cục|Vụ|Ban|Công ty|Đội|Khoa) \p{Lu}"), 6)
_UNIT_LETTERS = frozenset("PTCVBĐK")
_LISTED = regex.compile(r" ?\p{Lu}")
#: "toàn thể cán bộ, giáo viên, nhân viên": one holder
_STAFF = Opening(regex.compile(r"(?:công chức|viên chức|giáo viên|giảng viên|nhân viên|người lao động|đảng viên|đoàn viên|hội viên|công nhân|học sinh)(?![\p{L}])"), 6)
_STAFF_SET = regex.compile(r"(?:(?:[Tt]oàn thể|[Tt]òan thể|[Cc]ác|[Mm]ọi|[Tt]ất cả) )*(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Đđ]ảng viên)(?:, \p{Ll}+ \p{Ll}+)*$")


def phrase_end(text: str, start: int, head: regex.Match[str] | None = None, limit: int = 900) -> int:
    """Where the agency phrase that begins at ``start`` ends (brackets are skipped).

    ``head``: the match of :data:`HEAD` there, where it is known.
    """
    head = head or HEAD.match(text, start)
    position, stop_at = head.end() if head else start, min(len(text), start + limit)
    line_end = text.find("\n", start, stop_at)
    if line_end >= 0:
        stop_at = line_end
    while True:
        m = next_stop(text, position, stop_at)
        end, found = (m.start(), m.group()) if m else (stop_at, "")
        if m and found[:1].isalpha() and found not in _DUTIES and (
            past := _past_name(text, start, end, m.end(), stop_at)
        ):
            position = past
            continue
        if (
            m and text[start] in _UNIT_LETTERS and _UNIT.match(text, start) and _NAME_VERB.match(text, end)
            and not text.endswith(("tỉnh ", "huyện ", "xã ", "sở ", "phố ", "Sở "), start, end)
        ):
            position = m.end()  # "Phòng Quản lý đầu tư chủ trì": the verb belongs to the name
            continue
        if m and found != ";" and found != ":":
            item = max(text.rfind(", ", start, end) + 2, text.rfind(" và ", start, end) + 4)
            inner = HEAD.match(text, item) if item > start + 3 else None
            if inner is not None and inner.end() > end:
                position = inner.end()  # a verb inside a name: "các Chủ đầu tư"
                continue
        if found == ":" and _LISTED.match(text, end + 1) and _SET_COLON.search(text, start, end + 1):
            position = end + 2  # "các Sở: Tài chính, Nội vụ"
            continue
        if found == ":" and (units := _UNITS_LISTED.match(text, end + 1, stop_at)) and _UNITS_COLON.search(text, start, end + 1):
            position = units.end()
            continue
        if found == ";" and (more := HEAD.match(text, end + 2)) and more.end() < stop_at:
            position = more.end()  # a list of holders parted by semicolons
            continue
        opened = text.rfind("(", start, end)
        if opened >= 0 and text.find(")", opened, end) < 0:
            closed = text.find(")", end, stop_at)
            if 0 <= closed < stop_at and closed - opened < 160:
                position = closed + 1
                continue
        break
    while end > start and text[end - 1] in " ,;:-":
        end -= 1
    if text[end - 3 : end] == " về" and end - 3 >= start:
        end -= 3  # "phối hợp với các bộ về tổ chức tuyên truyền"
    passive = text.find(" được", max(start, end - 16), end)
    if passive >= 0 and text[passive + 5 : end] in _PASSIVES:
        end -= end - passive  # "… được giao chủ trì": the passive belongs to the verb
    related = text.find(" liên quan ", start, end)
    if related > 0 and (word := text[related + 11 : end].split(" ", 1)[0]).islower() and word.isalpha() and word not in _BEHIND_RELATED:
        return related + 10  # "các cơ quan có liên quan bảo vệ …": a deed, whatever its verb
    closed = _closed_end(text, start, end)
    return closed if closed == end or _LOWER_RUN.search(text, start, end) else end


#: words that go on with a set of bodies behind "liên quan"
_BEHIND_RELATED = frozenset(["đến", "tới", "khác", "cấp", "trên", "của", "thuộc", "trong", "ở", "tại", "và", "hoặc", "trực", "các", "ngoài", "cùng", "được", "có", "từ"])
#: verbs of duty that no name holds
_DUTIES = frozenset(("chủ trì", "có trách nhiệm", "chịu trách nhiệm"))
#: what stands behind "được" before the verb of a duty
_PASSIVES = frozenset(("", " giao", " phân công", " ủy quyền", " uỷ quyền"))
#: two words in small letters one behind the other: a name of two words, or a task
_LOWER_RUN = regex.compile(r"(?:[ ]\p{Ll}+){2}")
_OF_UNIT = Opening(regex.compile(
    r"(?:Công an|UBND|[ỦU][yỷ] ban nhân dân) (?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận)(?: \p{Lu}\p{Ll}+)*(?= \p{Ll})"
), 6)
#: words that go on with the name of a body whose name is complete
_GOES_ON = frozenset(r["pattern"] for r in rows("holder_words") if r["list"] == "goes_on")


def _closed_end(text: str, start: int, end: int) -> int:
    """``end``, or where the name of a department or of a unit's committee is complete before it.

    Verbs of duty are an open list; what follows "Sở Y tế" in small letters is a task all the same.
    """
    phrase = text[start:end]
    if "Sở " in phrase or "Bộ " in phrase:
        at = start + max(phrase.rfind("Sở "), phrase.rfind("Bộ "))
        words = text[at + 3 : end].split(" ")
        known = match_field(words, text[at : at + 2])
        if known is None:
            return end
        size = known[1]
        done = at + 3 + len(" ".join(words[:size]))
    else:
        at = max(text.rfind(", ", start, end) + 2, start)
        found = _OF_UNIT.match(text, at, end)
        if found is None:
            return end
        done = found.end()
    word = text[done + 1 : end].split(" ", 1)[0]
    if text[done - 1 : done + 1] == ", " or text[done : done + 1] != " " or not word.islower() or word.strip(",;") in _GOES_ON:
        return end
    return done


#: where in a word (between blanks) a name that holds a verb may begin; -1: nowhere
_names: dict[str, int] = {}
#: the words in which none may begin
_nameless: set[str] = set()


def _name_begin(word: str) -> int:
    """The entry of a word in :data:`_names`."""
    if len(_names) >= LIMIT:
        _names.clear()
        _nameless.clear()
    found = next((
        i for i in range(len(word))
        if not word[i - 1 : i].isalpha() and _NAMED.pattern.match(f"{word[i:]} ", partial=True)
    ), -1)
    _names[word] = found
    if found < 0:
        _nameless.add(word)
    return found


def _past_name(text: str, start: int, at: int, end: int, stop: int) -> int | None:
    """Where the name ends that holds the word ``text[at:end]``, or None where the word is a verb."""
    first = max(start, at - 70)
    words = text[first:end].split(" ")
    for i in () if _nameless.issuperset(words) else [i for i, word in enumerate(words) if word not in _nameless]:
        begin = _names.get(words[i])
        if begin is None:
            begin = _name_begin(words[i])
        if begin < 0:
            continue
        begin += first + sum(map(len, words[:i])) + i
        if begin <= at and (
            m := _NAMED.match(text, begin, min(stop, end + 40))
        ) is not None and m.end() >= end:
            return max(int(m.end()), end)
    head = text.rfind(" ", start, at - 1)
    for first in (head + 1, text.rfind(" ", start, max(head, start)) + 1):
        if first >= start and text[first] in _TEAM_LETTERS and (
            (team := _TEAM.match(text, first, stop)) is not None and team.end() > at
        ):
            return max(int(team.end()), end)
    return None


def split_agencies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the single agencies of the list ``text[start:end]``."""
    pieces: list[tuple[int, int]] = []
    position = start
    colon = text.find(":", start, end)
    if colon >= 0 and text.count("(", start, colon) > text.count(")", start, colon):
        colon = -1  # "Các tổ chuyên môn (04 tổ: Toán, Văn …)"
    units = colon >= 0 and _UNITS_COLON.search(text, start, colon + 1) is not None
    if units:
        colon = text.find(":", colon + 1, end)
    headed = colon < 0
    ministries = text[start:colon + 1].casefold() in ("các bộ:", "bộ trưởng các bộ:")
    if colon >= 0 and text[start:start + 3].casefold() == "các":
        position = start = colon + 1 + (text[colon + 1] == " ")
    bracketed = text.find("(", start, end) >= 0
    for m in _SEPARATOR.finditer(text, start, end) if holds(text[start:end], _PARTING) else ():
        if bracketed and text.count("(", position, m.start()) > text.count(")", position, m.start()):
            continue
        if m.start() > position:
            if position == start and text.startswith("Trưởng, Phó", position) and m.start() < position + 8:
                continue
            if _splits(text, position, m) or (
                colon >= 0 and not headed and (not units or m.start() > colon) and text[m.end()].isupper() and "," in m.group()
                and not _JOINT_FIELDS.match(text, m.end())
            ):
                pieces.append((position, m.start()))
                position = m.end()
                headed = colon < 0 or (
                    position > colon and bool(HEAD.match(text, position))
                    and not (ministries and text.startswith("Công an", position))
                )
        else:
            position = m.end()
    if position < end:
        pieces.append((position, end))
    return pieces


#: capitals that begin nothing which may stand behind a comma inside one holder
_HEADED = frozenset(letter for letter in "ABCDĐEGHIKLMNOPQRSTUƯVXYÂÔƠỦ" if not any(
    opening.pattern.match(letter, partial=True) for opening in (_STAFF, _FRONT_REST, _JOINT_FIELDS, _SET_ITEM)
))


#: what may stand behind a mark, by its first letters
_behind, _BEHIND_SIZE = Beginnings(_STAFF, _FRONT_REST, _JOINT_FIELDS, _SET_ITEM, _AND_HEAD), 6


def _splits(text: str, start: int, mark: regex.Match[str]) -> bool:
    """Whether a comma or "và" parts two agencies, or stands inside one."""
    left = text[start:mark.start()]
    following = mark.end()
    parting = mark.group()
    if ";" in parting and parting.strip() == ";":
        return True
    if text[following : following + 1] in _HEADED and "và" not in parting:
        return bool(HEAD.match(text, following))
    may = _behind[text[following : following + _BEHIND_SIZE]]
    if may & 1 and _STAFF.match(text, following) and _STAFF_SET.match(left):
        return False
    if may & 2 and _FRONT_REST.match(text, following) and (
        _FRONT.match(left) if "và" in parting else _FRONT_ALL.match(left)
    ):
        return False
    if left.endswith("ông") and text.startswith(("bà ", "Bà "), following):
        return False  # "Các ông, bà Chánh Văn phòng"
    if left in ("Chi ủy", "Chi uỷ", "chi ủy") and text[following:following + 6].casefold() == "chi bộ":
        return False
    if "và" in parting:
        if left in ("Giám đốc", "Thủ trưởng", "Trưởng"):
            return False  # "Giám đốc và Thủ trưởng các sở, ban, ngành"
        if left == "Báo":
            return False  # one body of several provinces: "Báo và Đài Phát thanh - Truyền hình tỉnh"
        if not (may & 16 and _AND_HEAD.match(text, following)):
            return False
        if _ZONES.match(text, following) and left.startswith(("Ban Quản lý ", "Ban quản lý ")) and ("hu " in left or " KKT" in left):
            return False  # "Ban Quản lý Khu kinh tế A và các Khu công nghiệp tỉnh"
        if _is_set(left) and _SET_ITEM.match(text, following):
            return _PLACES_END.search(left) is not None and bool(
                _OFFICE.match(text, following) or _GENERAL.match(text, following)
            )
        if (left.startswith("VP ") or "ăn phòng" in left) and left.endswith(
            ("HĐND", "Hội đồng nhân dân", "Quốc hội", "ĐBQH")
        ):
            return False
        return not text.startswith(("các tổ chức đoàn thể", "các đoàn thể"), following) or not _FRONT.match(left)
    if (may & 4 and _JOINT_FIELDS.match(text, following)) or (
        left == "Bộ trưởng" and text.startswith("Chủ nhiệm ", following)  # one person: of the Government's Office
    ):
        return False
    if may & 8 and _SET_ITEM.match(text, following):
        if _is_set(left) or _LOOSE_SET.fullmatch(left):
            return bool(
                (_GENERAL.match(text, following) and _NOT_GENERAL.search(left))
                or (_OFFICE.match(text, following) and _PLACES_END.search(left))
            )
        if _KINDS_END.search(left) and _KIND_OF_UNIT.match(text, following):
            return False  # "các Chi cục Thuế quận, huyện"
        if left.endswith(" tỉnh") and _CITIES.match(text, following):
            return False  # "Giám đốc Kho bạc Nhà nước tỉnh, thành phố"
        if _PLACE_ITEM.match(text, following) and _UNITS_BEFORE.search(left):
            return False
        return bool(HEAD.match(text, following))
    return bool(HEAD.match(text, following))


def _is_set(left: str) -> bool:
    """Whether ``left`` is an open enumeration of nouns ("các sở, ban")."""
    lead = _SET_LEAD.match(left)
    body = left[lead.end():] if lead else left
    items = [p.strip() for p in body.split(",")]
    return all(map(_known_items.__getitem__, filter(None, items)))


class _Items(dict[str, bool]):
    """Which of the nouns met so far stand in an open enumeration."""

    def __missing__(self, item: str) -> bool:
        if len(self) >= LIMIT:
            self.clear()
        known = self[item] = _OPEN_SET.fullmatch(item) is not None or _SET_ITEM.fullmatch(item) is not None
        return known


_known_items = _Items()
