"""What stands to the right of a number: the date, the issuing body, the end of its name."""

from __future__ import annotations

import regex

from ...knowledge.agency_text import liaison_fields, match_field
from ...knowledge.places import province as find_province
from ..anchors import LIMIT, Opening, holds
from ..dates import is_day

_DATE_PATTERN = (
    r"(?i)[ ]?[,.]?[ ]?(?P<open>\()?(?:(?:hồi|lúc|vào hồi)[ ][0-9]{1,2}[ ]?(?:giờ|h|g)(?:[ ]?[0-9]{1,2}(?:[ ]phút)?)?,?[ ])?"
    r"(?:cùng[ ])?(?:ban hành[ ])?(?:ký[ ])?(?:ng[àaáảạả][yỳýỷ]?,?)[ ]?:?[ ]?"
    r"(?:(?P<d>[0-9]{1,2}|[0-9][ ][0-9](?=/))[ ]?(?P<sep>[/.\-–]|tháng|thảng|[ ](?=tháng))[ ]?(?:tháng[ ]?)?(?P<m>[0-9]{1,2}|[01][ ][0-9](?=/))"
    # digits of scans and of spoilt text layers stand apart: "16/7/20 21"
    r"[ ]?(?:[/.\-–]|,?[ ]?năm)[ ]?(?P<y>[0-9]{4}|(?:2[ ]0[0-9]{2}|(?:19|20)(?:[ ][0-9]{2}|[0-9][ ][0-9]))(?=[ ](?:của|về)|[;,)]))(?![0-9])"
    r"|[.…_/ ]*(?:tháng|/)?[ ]?(?P<pm>[0-9]{1,2})[ ]?(?:/|năm)[ ]?(?P<py>(?:19|20)[0-9]{2})"
    r"|[.…_/ ]*(?:tháng[ .…_]*)?(?:/|năm)[ ]?(?P<oy>(?:19|20)[0-9]{2}))"
    r"(?P<close>\))?"
)
_DATE = regex.compile(_DATE_PATTERN)
#: the two forms that most dates have, tried first
_USUAL_DATE = regex.compile(
    r"[ ]ngày[ ]([0-9]{1,2})(?:/|[ ]tháng[ ])([0-9]{1,2})(?:/|[ ]năm[ ])([0-9]{4})(?![0-9])"
)
#: digits torn apart by OCR: "ngày 27/1 1/2013"
_DATE_OCR = regex.compile(
    _DATE_PATTERN.replace("(?P<d>[0-9]{1,2}|[0-9][ ][0-9](?=/))", "(?P<d>[0-9](?:[ ]?[0-9])?)")
    .replace("(?P<m>[0-9]{1,2}|[01][ ][0-9](?=/))", "(?P<m>[0-9](?:[ ]?[0-9])?)")
)
_MONTH = regex.compile(r"[ ]?,?[ ](?:tháng[ ](?P<m>[0-9]{1,2})[ ]?(?:/|năm)[ ]?)(?P<y>(?:19|20)[0-9]{2})")
_YEAR = regex.compile(r"[ ]?,?[ ]năm[ ](?P<y>(?:19|20)[0-9]{2})(?![ ]?[-–][ ]?[0-9])(?=[ ]?(?:$|[;,.)]|của|về))")

#: the first letters of all that these find, behind blanks and marks
_DATE_LETTERS = frozenset(("hồ", "lú", "và", "cù", "ba", "ký", "ng", "th", "nă"))

_OF = regex.compile(r"(?i)[ ]?,?[ ]?\)?[ ]?(?:của|củ|cùa|cũa|cửa|cúa|cua|do)[ ]+")
#: two bodies of a joint paper: "giữa Sở Nội vụ và Liên đoàn Lao động tỉnh"
_BETWEEN = regex.compile(r"(?i)[ ]?,?[ ](?:được ký kết[ ])?giữa[ ]+")
_HEADS = (
    "Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Thủ tướng|Chính phủ|Quốc hội|Chủ tịch|Bộ|Sở|Ban(?! hành)|Phòng|Tỉnh ủy|Tỉnh uỷ|"
    "Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Thị ủy|Đảng ủy|Đảng uỷ|Thường trực|Văn phòng|Trung ương|Cục|"
    "Tổng cục|Kho bạc|Công an|Hội nghị|Tổng Liên đoàn|Liên đoàn|Bí thư|Phó Chủ tịch|Phó Thủ tướng|Bộ trưởng|"
    "Thanh tra|Ngân hàng|Bảo hiểm|Tòa án|Viện|Đoàn|Trung tâm|Chi cục|Mặt trận|Hội|Tổng|BTV|TTg|BCH|BCĐ|Giám đốc"
)
#: bodies whose head hasty writers begin with a small letter, up to a name or the word of a place
_SMALL_HEAD = Opening(regex.compile(
    r"(?:trường|phòng|sở|[uủ][yỷ] ban nhân dân|liên đoàn lao động|công đoàn|hội đồng đội|công an|đảng [uủ][yỷ]|chi bộ)[ ]"
    r"(?:\p{Ll}+[ ]){0,4}?(?:\p{Lu}|(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận)(?![\p{L}]))"
), 6)
_HEAD = regex.compile(rf"[ ](?=(?:{_HEADS})(?![\p{{L}}]))")
#: names that end where they end
_CLOSED = Opening(regex.compile(
    r"(?i)(?:thủ tướng chính phủ|chính phủ|bộ chính trị|ban bí thư(?: trung ương(?: đảng| đoàn(?: TNCS Hồ Chí Minh| Thanh niên Cộng sản Hồ Chí Minh)?)?)?|"
    r"ủy ban thường vụ quốc hội|uỷ ban thường vụ quốc hội|quốc hội|chủ tịch nước|văn phòng chính phủ)(?!\p{Lu})"
), 8)
_TERM = regex.compile(
    r"(?i)[ ](?:\((?:khóa|khoá)[ ][IVXLivxl0-9]+\)|(?:khóa|khoá)[ ][IVXL0-9]+(?![\p{L}])|"
    r"(?:lần thứ|lần)[ ][\p{L}0-9]+[ ](?:\((?:khóa|khoá)[ ][IVXL0-9]+\)|(?:khóa|khoá)[ ][IVXL0-9]+))"
)
_TERM_LETTERS = frozenset("(kKlL")
_STOP2 = (
    "ban hành|quy định|qui định|hướng dẫn|phê duyệt|sửa đổi|bổ sung|thực hiện|triển khai|thông qua|công bố|"
    "thành lập|phát động|tổ chức|chỉ đạo|kèm theo|đối với|gắn với|đồng thời|bảo đảm|đảm bảo|xây dựng|tăng cường|"
    "đẩy mạnh|thí điểm|bãi bỏ|thay thế|kết luận|yêu cầu|đề nghị|nói trên|nêu trên|xác định|đề ra|một số|quyết định|"
    "điều chỉnh|hợp nhất|chi tiết|phân cấp|tiếp tục|tổng kết|sơ kết|khen thưởng|liên quan|giao nhiệm vụ|nâng cao|"
    "phân công|cho ý kiến|cho phép|công nhận|kế hoạch|nhiệm vụ|tiến hành|giải quyết|hỗ trợ|hiện hành|gửi|áp dụng|thi hành(?! án)"
)
_STOP1 = (
    "về|việc|v/v|trong|tại|theo|có|được|đã|trên|bằng|cho|là|thì|mà|cùng|nhằm|để|ngày|năm|đến|từ|như|nêu|khi|nếu|"
    "sẽ|do|với|còn|này|giao|nên|bị|vào|phải|cần|qua|ra|hoặc|số|kèm|sau|trước|hay|ký|gồm|đang"
)
_TOKEN = regex.compile(r"[ ]?(?P<word>[\p{L}\p{N}&][\p{L}\p{N}&.’'/]*|[-–—](?=[ ]?\p{Lu})|.)")
_STOPPER = Opening(regex.compile(rf"(?:{_STOP2}|{_STOP1})(?![\p{{L}}])"), 5)
_CAPITAL_STOP = Opening(regex.compile(
    r"(?:V/v|V/V|Về|Việc|Quy định|Qui định|Hướng dẫn|Ban hành|Phê duyệt|Sửa đổi|Triển khai|Thực hiện|Phát động|Tổ chức|Thông qua|"
    r"Phân cấp|Đề án|Dự án|Chương trình|Kế hoạch|Quyết định|Nghị quyết|Nghị định|Chỉ thị|Thông tư|Công văn|Kết luận|"
    r"Thông báo|Luật(?! gia| sư)|Tăng cường|Đẩy mạnh|Công điện|Tờ trình|Văn bản|Điều|Căn cứ|Báo cáo|Biên bản|Phương án|Quy chế)(?![\p{L}])"
))
_NAMED_AFTER = frozenset({"ban", "sở", "bộ", "vụ", "phòng", "cục", "chi cục", "và", "-", "–", "viện", "đồng", "tâm", "đạo", "ngành"})
_PLACE = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "khu", "trấn"})
_COMMITTEE_OF = frozenset({"tỉnh", "thành", "huyện", "quận", "thị"})
#: kinds of places cut short, before a name: "UBND TP. Hạ Giang"
_SHORT_PLACE = frozenset({"tp.", "tx.", "tt.", "h.", "q.", "p.", "x.", "t."})
#: "Tỉnh ủy", "Huyện đoàn": bodies, not places
_PARTY_BODY = regex.compile(r"(?i)[ ](?:ủy|uỷ|đoàn|đội|hội)(?![\p{L}])")
_FREE = Opening(regex.compile(
    r"(?i)(?:Ban Chỉ đạo|BCĐ|Ban Tổ chức|Hội đồng(?! nhân dân)|Tổ công tác|Ban Quản lý|Ban Vận động|Ban Điều hành|Cụm thi đua|Khối thi đua)(?![\p{L}])"
), 6)
#: boards named by what they do, with commas or a movement's name inside, up to the word of their level:
#: "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh"
_BOARD = regex.compile(
    r"(?:Ban Chỉ đạo|BCĐ|Ban Tổ chức|Hội đồng(?! nhân dân)|Tổ công tác|Ban Quản lý|Ban Vận động|Ban Điều hành)[ ](?:về[ ])?"
    r"(?:(?!(?:việc|về|tại|ban hành|được|đã|ngày|yêu cầu|phê duyệt|quy định|theo|giao|hướng dẫn|gửi|đề nghị|các|những|mỗi|từng|toàn|"
    r"đơn vị|địa phương|cơ quan|nay|để|nhằm|tỉnh|huyện|xã|phường)(?![\p{L}]))(?:[\p{Ll}\p{N}]+(?:-\p{N}+)?|COVID\S*|Phong|Chương|Cuộc|Đề án|–|-),?[ ]"
    r"|[“\"][^“”\"\n]{3,120}[”\"],?[ ]|các (?:chương trình|phong trào)[ ]){1,24}?"
    r"(?:tỉnh|thành phố|Thành phố|huyện|quận|thị xã|xã|phường|đặc khu|[Tt]rung ương|[Qq]uốc gia)(?![\p{L}])(?:[ ]\p{Lu}\p{Ll}+){0,4}"
)
#: the field of a board behind its level: "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng …"; the title of
#: its paper follows with a "về" of its own
_BOARD_FIELD = regex.compile(
    r"[ ]về[ ](?:phát triển khoa học, công nghệ, đổi mới sáng tạo(?: và|,) chuyển đổi số(?: và Đề án 06)?|"
    r"phòng, chống tham nhũng(?:, lãng phí)?(?:, tiêu cực)?|"
    r"(?!việc|kết|tình hình|công tác|chương trình|kế hoạch|tiếp tục|tăng cường|đẩy mạnh)[^;.:()]{8,110}?(?=[ ]về[ ](?:việc|kết quả|kết luận)[ ]))"
)
_FREE_STOP = regex.compile(r"(?i)(?:về|phát động|công bố|sửa đổi|bổ sung|sơ kết|đề nghị|điều chỉnh|thành lập|kiện toàn|ban hành|tại|được|đã|ngày|yêu cầu|có|phê duyệt|quy định|theo|giao|hướng dẫn|gửi)(?![\p{L}])")
#: "và doanh nghiệp tỉnh", "và phát thanh, truyền hình tỉnh": small words of a name up to its level
_AND_TAIL = regex.compile(
    rf"(?:[ ](?!(?:{_STOP2}|{_STOP1}|các|những)(?![\p{{L}}]))\p{{Ll}}+,?){{1,6}}?"
    r"[ ](?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|Trung ương)(?![\p{L}]))"
)
#: the word of a level that ends it, and so far behind the "và" it may stand
_LEVELS = (" tỉnh", " thành phố", " huyện", " quận", " thị xã", " xã", " phường", " đặc khu", " Trung ương")
_TAIL_SIZE = 80
_NUMBERED_BODY = regex.compile(r"số[ ][0-9]{1,2}(?![0-9/\-–.]|[ ][-–/])")
_COMMA = regex.compile(r",[ ](?:(?<=[Đđ]ại học,[ ])[Cc]ao đẳng|Thương binh|Thể thao|Truyền hình|truyền hình|Hạ tầng|Chủ nhiệm|Thông tin|Khoa học|Gia đình|Giáo dục|Thanh thiếu niên|chống|thiên tai|Xã hội|Chính sách)(?![\p{L}])")
_ALIAS = regex.compile(r"[ ]?\([^()]{2,24}\)(?=[ ](?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường)(?![\p{L}]))")
_ALIAS_PLACE = regex.compile(r"[ ]?\([^()]{2,24}\)[ ](?P<place>\p{Lu}[\p{Ll}'-]*(?:[ ]\p{Lu}[\p{Ll}'-]*){1,2})")
_LIAISON = regex.compile(r"(?i)liên (?:bộ|ngành|sở)")
#: the ministries of a joint circular follow in a row, by their fields only
_LIAISON_OF = regex.compile(r"[Ll]iên [Bb]ộ:?[ ]")
_AND_HEAD = regex.compile(rf"[ ](?:{_HEADS})(?![\p{{L}}])")
#: the second issuer of a joint paper behind a name that ends where it ends
_AND_BODY = regex.compile(rf"(?:[ ]và|,|[ ][-–])[ ](?:{_HEADS})(?![\p{{L}}])")
_MAX = 170


def read_date(text: str, at: int, end: int, *, ocr: bool = False) -> tuple[str | None, int]:
    """``(ISO date, end)`` of a date that begins at ``at``; ``(None, at)`` where none stands.

    A blank day gives "2021-10", blank day and month "2021"; an impossible day gives no ISO date
    but is stepped over.
    """
    usual = _USUAL_DATE.match(text, at, end) if text.startswith(" ngày ", at) else None
    if usual is not None:
        day, month, year = usual.groups()
        d, m = int(day), int(month)
        if not is_day(int(year), m, d):
            return None, usual.end()
        return f"{year}-{m:02}-{d:02}", usual.end()
    if text[at : at + 8].lstrip(" ,.(").lower()[:2] not in _DATE_LETTERS:
        return None, at
    match = (_DATE_OCR if ocr else _DATE).match(text, at, end)
    if match is not None:
        stop = match.end()
        if match["close"] and not match["open"]:
            stop -= 1
        if match["y"]:
            d, m, y = (int(match[name].replace(" ", "")) for name in "dmy")
            if not is_day(y, m, d):
                return None, stop
            return f"{y:04}-{m:02}-{d:02}", stop
        if match["py"]:
            m = int(match["pm"])
            return (f"{match['py']}-{m:02}" if 1 <= m <= 12 else match["py"]), stop
        return match["oy"], stop
    match = _MONTH.match(text, at, end)
    if match is not None and 1 <= int(match["m"]) <= 12:
        return f"{match['y']}-{int(match['m']):02}", match.end()
    match = _YEAR.match(text, at, end)
    if match is not None:
        return match["y"], match.end()
    return None, at


def read_issuer(text: str, at: int, end: int, *, joint: bool = False) -> tuple[int, int] | None:
    """Offsets of the issuer's name behind ``at`` ("của …", or a body's name at once), or None."""
    if text.startswith(" của ", at, end) and text[at + 5 : at + 6] != " ":
        start = at + 5
    elif (match := _OF.match(text, at, end) or (_BETWEEN.match(text, at, end) if joint else None)) is not None:
        start = match.end()
    else:
        start = -1
    if start >= 0:
        first = text[start : start + 1]
        if not (
            first.isupper() or text.startswith(("tỉnh", "liên", "ngành", "huyện"), start)
            or _SMALL_HEAD.match(text, start, end)
        ):
            return None
    else:
        match = _HEAD.match(text, at, end)
        if match is None:
            return None
        start = match.end()
    if text[start : start + 1] in "lL" and (liaison := _LIAISON_OF.match(text, start, end)) is not None:
        fields, past = liaison_fields(text[liaison.end() : min(end, start + _MAX)])
        if len(fields) > 1:
            return start, liaison.end() + past
    stop = name_end(text, start, min(end, start + _MAX), joint=joint)
    return (start, stop) if stop > start else None


def name_end(text: str, start: int, end: int, *, joint: bool = False) -> int:
    """Where the name of a body that begins at ``start`` ends, before ``end``.

    Vietnamese names of bodies capitalise the first syllable of each word, so a lower-case
    syllable does not end them; a verb, a preposition or a mark does. Behind the word of a place
    ("tỉnh") only capitalised syllables belong to the name.
    """
    closed = _CLOSED.match(text, start, end)
    if closed is not None and not (joint and _AND_BODY.match(text, closed.end(), end)):
        return _with_term(text, closed.end(), end)
    capitals = text[start : start + 12].isupper()
    free = _FREE.match(text, start, end) is not None
    if free and (board := _BOARD.match(text, start, end)) is not None and (
        "," in board.group() or "”" in board.group() or '"' in board.group() or " về " in board.group()
    ):
        return _with_term(text, board.end(), end)
    position = stop = start
    previous = ""
    after_place = False
    usual = not (capitals or free)
    while position < end:
        at = position + (text[position] == " ")
        after = text.find(" ", at, end)
        if after < 0:
            after = end
        word = text[at:after]
        if usual and after < end:
            known = _words.get(word) or _learn(word)
            if known[0] == _PART or (known[0] == _SMALL and not after_place):
                position = stop = after
                previous = known[1]
                continue
        plain = word.isalnum()
        if not plain:  # no word between two blanks
            token = _TOKEN.match(text, position, end)
            if token is None:
                break
            word, at, after = token["word"], token.start("word"), token.end()
        low = word.lower()
        if not (plain or word[0].isalnum() or word in "-–—"):
            step = _inside(text, position, end, word, joint)
            if step is None:
                break
            position = stop = step
            previous = ","
            continue
        if position != start:
            if word in "-–—":
                if after_place and not (previous in ("rịa", "br") or text[at - 1] != " "):
                    break
                position, previous = after, word
                continue
            lowered = text[at : at + 24].lower() if capitals else ""
            if free and not capitals:
                if _FREE_STOP.match(text, at):
                    break
            elif capitals:
                if _STOPPER.match(lowered) and previous not in _NAMED_AFTER:
                    break
            elif word[0].isupper():
                if previous not in _NAMED_AFTER and _CAPITAL_STOP.match(text, at):
                    break
            elif _STOPPER.match(text, at) and not (low == "tổ" and previous == "các"):
                numbered = _NUMBERED_BODY.match(text, at, end) if low == "số" else None
                if numbered is None:
                    break
                position = stop = numbered.end()
                previous = low
                continue
            if low == "và":
                if text[after + 1 : after + 2].islower() and (past := _field_end(text, start, at, end)):
                    position = stop = past
                    previous = ""
                    continue
                if text[after + 1 : after + 2].islower() and holds(text[after : after + _TAIL_SIZE], _LEVELS) and (
                    tail := _AND_TAIL.match(text, after, end)
                ) is not None:
                    position, previous = tail.end() - 1, ""
                    continue
                if not text[after + 1 : after + 2].isupper() or _CAPITAL_STOP.match(text, after + 1):
                    break
                if after_place and not joint and not _AND_HEAD.match(text, after):
                    break
            elif after_place and not (word[0].isupper() or word[0].isdigit()) and (
                low not in _PLACE and low not in ("thành", "thị", "phố")
            ):
                break
        if (
            (low == "khu" and previous == "đặc") or (low == "xã" and previous != "tác")
            or (low in _PLACE and low not in ("khu", "xã")) or (low == "phố" and previous == "thành")
        ) and not _PARTY_BODY.match(text, after):
            after_place = True
        elif low in ("ủy", "uỷ") and previous in _COMMITTEE_OF:
            after_place = True  # "Tỉnh ủy" is a name by itself; "Đảng ủy" goes on with its unit
        elif low == "và":
            after_place = False
        if low in _SHORT_PLACE and text[after + 1 : after + 2].isupper() and not (
            _AND_HEAD.match(text, after) or _CAPITAL_STOP.match(text, after + 1)
        ):
            after_place, previous, position = True, low, after
            continue
        trimmed = 0 if plain else len(word) - len(word.rstrip("./’'"))
        position = after - trimmed
        if low != "và":
            stop = position
        if trimmed:
            break
        previous = low
    if free and text.startswith(" về ", stop) and (field := _BOARD_FIELD.match(text, stop, end)) is not None:
        stop = field.end()
    return _with_term(text, stop, end)


def _field_end(text: str, start: int, at: int, end: int) -> int | None:
    """Where the field of a ministry or department ends that holds the "và" at ``at``.

    "Bộ Văn hóa thể thao và du lịch": what is written small is told by the table of fields only.
    """
    head = max(text.rfind(f"{word} ", start, at) for word in ("Bộ", "Sở", "Phòng"))
    if head < 0:
        return None
    first = text.find(" ", head) + 1
    words = text[first:end].split(" ")
    found = match_field([word.rstrip(".,;:") for word in words], text[head : first - 1])
    past = first + len(" ".join(words[: found[1]])) if found is not None else 0
    return past - (not text[past - 1].isalnum()) if past > at else None


#: what a word says inside a name: it belongs to it; so does a small one unless behind the word of a
#: place; or it must be looked at
_PART, _SMALL, _ODD = 0, 1, 2
#: what the words met so far say, and the words in small letters
_words: dict[str, tuple[int, str]] = {}


def _learn(word: str) -> tuple[int, str]:
    """The entry of a word in :data:`_words`."""
    if len(_words) >= LIMIT:
        _words.clear()
    low = word.lower()
    stops = _CAPITAL_STOP if word[:1].isupper() else _STOPPER
    kind = _PART if word[:1].isupper() or word[:1].isdigit() else _SMALL
    if not word.isalnum() or low in _PLACE or low in ("và", "phố", "ủy", "uỷ") or (
        stops.pattern.match(f"{word} ", partial=True) is not None
    ):
        kind = _ODD
    known = _words[word] = kind, low
    return known


def _inside(text: str, at: int, end: int, mark: str, joint: bool) -> int | None:
    """Where to go on when ``mark`` stands inside a name, or None when it ends the name."""
    if mark == ",":
        match = _COMMA.match(text, at, end)
        if match is not None:
            return int(match.end())
        if joint:
            match = _AND_HEAD.match(text, at + 1, end)
            return int(match.end()) if match is not None else None
    if mark == "(":
        match = _ALIAS.match(text, at, end)
        if match is not None:
            return int(match.end())
        match = _ALIAS_PLACE.match(text, at, end)
        if match is not None and find_province(match["place"]) is not None:
            return int(match.start("place"))
    if mark == ":" and _LIAISON.search(text, max(0, at - 10), at):
        return at + 1
    return None


def _with_term(text: str, at: int, end: int) -> int:
    if text[at + 1 : at + 2] not in _TERM_LETTERS:
        return at
    match = _TERM.match(text, at, min(len(text), end + 40))
    return int(match.end()) if match is not None else at


def congress(text: str, at: int, end: int) -> int | None:
    """End of "Hội nghị Trung ương VIII khóa XI" or "(khóa XII)" right behind a Party number."""
    match = _CONGRESS.match(text, at, end)
    return int(match.end()) if match is not None else None


_CONGRESS = regex.compile(
    r"(?i)[ ,]*(?:\((?:khóa|khoá)[ ][IVXL0-9]+\)|(?:Hội nghị[ ](?:lần thứ[ ])?[\p{L}0-9 ]{0,40}?)?(?:khóa|khoá)[ ][IVXL0-9]+)(?![\p{L}])"
)
