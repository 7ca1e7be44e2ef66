"""What a line of the closing is: recipients' head, authority, position, name, stamp …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex
from rapidfuzz import fuzz, process

from ...knowledge.tables import rows
from ...knowledge.title_kinds import title_kinds
from ..anchors import Opening, holds
from ..fold import bare


class Part:
    """Classes of a line of the closing.

    Plain values: a member of an ``Enum`` takes ten times as long to look up (Python 3.11), and a
    closing asks for them some two hundred times.
    """

    RECIPIENTS: Final = "recipients"  # Nơi nhận:
    AUTHORITY: Final = "authority"  # TM. ỦY BAN NHÂN DÂN
    POSITION: Final = "position"  # PHÓ CHỦ TỊCH
    NAME: Final = "name"
    SIGNED: Final = "signed"  # (Đã ký)
    STAMP: Final = "stamp"
    RULE: Final = "rule"
    ITEM: Final = "item"  # - Lưu: VT;
    APPENDIX: Final = "appendix"
    OTHER: Final = "other"


@dataclass(slots=True)
class Line:
    """A classified line (or table cell), offsets in the document."""

    part: str
    start: int
    end: int
    line: int
    text: str
    authority: str | None = None
    rest: str = ""  # words behind the authority
    position: str | None = None
    name: str | None = None


RECIPIENTS = Opening(regex.compile(r"\W{0,3}N[OƠ0][IL1] ?(?:NHAN|GUI|NHAM|NHA[NM])\b ?(?:[:;.,]|$|(?= ?[-–+•])|(?= T/M ))\W*"), 6)
AUTHORITY = Opening(regex.compile(
    r"[\W_]{0,2}(?P<sign>T ?[./]? ?M|K ?[./]? ?T|T ?[./]? ?L|T ?[./]? ?U ?[./]? ?Q|TUN|TTUQ|Q|™)(?:(?<=™)|[./,: ]) ?[./-]? ?(?=[A-Z])|(?P<words>THAY MAT|THUA LENH|KY THAY|THUA UY QUYEN) "
))
#: another authority behind the first one
_SECOND_SIGN = regex.compile(r" (?:K ?[./]? ?T|T ?[./]? ?L|T ?[./]? ?U ?[./]? ?Q)[./] ?(?=[A-Z])")
SIGNS = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "TUN": "TUN.", "TTUQ": "TUQ.", "Q": "Q.", "™": "TM."}
WORDS = {"THAY MAT": "TM.", "THUA LENH": "TL.", "KY THAY": "KT.", "THUA UY QUYEN": "TUQ."}
SIGNED = regex.compile(r"\W*(?:DA KY(?: VA DONG DAU)?|KY TEN(?:,? ?(?:VA )?DONG DAU)?|DA KY TEN DONG DAU|DA KY[, ]+DONG DAU|CHU KY)\W*")
#: … between the office and the name, or behind them, on one line
_SIGNED_INSIDE = regex.compile(r"(?i)[ ]\((?:đã )?k[ýí](?: tên)?[^()]{0,24}\)[ ]?:?[ ]?")
SIGNED_HEAD = regex.compile(r"[(\[]?(?:DA KY|KY TEN)[)\]:]+ ?")
STAMP = Opening(regex.compile(
    r"\W*(?:(?:NGUOI |DA )?KY (?:BOI|SO|NGAY)\b|NGUOI KY\b|DIGITALLY SIGNED|SIGNED BY|CO QUAN ?:|EMAIL ?:|THOI GIAN KY|NGAY KY|SIGNATURE VALID|HANDWRITTEN|CN ?=|DN ?:|DATE ?:|REASON ?:|LOCATION ?:|FOXIT)"
))
#: what a stamp of a digital signature has anywhere: time zone, time of day, address
TRACE = regex.compile(r"\+0[07]:?00|\d\d:\d\d:\d\d|@[A-Z]+\.")
TRACES = (":", "@", "+0")
STAMP_TAIL = regex.compile(r"(?:\+0[07]:?00|\d\d:\d\d:\d\d) (?=\p{Lu}[^\d]*$)")
APPENDIX = Opening(regex.compile(
    r"\W*(?:PHU LUC\b|PHU BIEU|BIEU (?:MAU|SO|TONG)|MAU (?:SO|BIEU|\d)|BIEU \d|DANH SACH\b|DANH MUC\b|BANG (?:TONG|PHAN|KE|\d)|DE CUONG\b|LICH\b|CHUYEN DE\b)"
), 5)
ATTACHED = regex.compile(r"\W{0,2}(?:\(?(?:BAN HANH |DUOC BAN HANH )?KEM THEO|\(BAN HANH THEO|\(?BAN HANH KEM|DINH KEM)")
RULE = regex.compile(r"[^\p{L}\d]*")
BULLETS = frozenset("-–—+•*·►▪~")
#: all that is N without marks, in capitals
OPENS_LABEL = frozenset(char for char in map(chr, range(0x2000)) if bare(char) == "N")
FILING = Opening(regex.compile(r"\W*LUU\b ?[:;,.]? ?"), 5)
#: a signer of the family Lưu, on a line without the marks of a filing line
NAMED_LUU = regex.compile(r"Lưu(?: \p{Lu}\p{Ll}+){1,3}(?<!Văn thư)(?<!Hồ sơ)(?<!Văn phòng)")
DEGREE = r"(?:(?:PGS|GS|TS|ThS|Ths|ThS|BS|BSCKI{1,2}|BS\.? ?CKI{1,2}|CN|KS|LS|DS|TSKH|NGƯT|NGND|TTND|TTƯT|AHLĐ)[.,]? ?)*"
RANK = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)[.,]? )?"
SYLLABLE = r"\p{Lu}(?:['’ʼ]\p{Lu}?)?[\p{Ll}']{0,6}"
NAME = regex.compile(rf"{DEGREE}{RANK}{DEGREE}(?P<name>{SYLLABLE}(?: {SYLLABLE}|-{SYLLABLE}){{1,5}})\W*")
CAPITAL_NAME = regex.compile(r"(?P<name>\p{Lu}{1,7}(?: \p{Lu}{1,7}){1,4})\W*")
KIND_WORDS = frozenset(bare(word) for kind in title_kinds() for word in kind.words)
#: the family names of nearly all Vietnamese; asked for only in the capitals of a scan
SURNAME = regex.compile(
    r"(?:NGUYEN|TRAN|LE|PHAM|HOANG|HUYNH|PHAN|VU|VO|DANG|BUI|DO|HO|NGO|DUONG|LY|DINH|TRUONG|MAI|CAO|LUONG|DAO|TRINH|HA|LAM|DOAN|TA|THAI|CHU|TO|LUU|TONG|QUACH|KIEU|VUONG|TANG|PHUNG|NONG|CHAU|GIANG|LU|HUA|NGHIEM|THACH|DIEU|SIU|KSOR|Y|H) "
)
#: Party organs, whose documents print "T/M" (Hướng dẫn 36-HD/VPTW); a scan may lose the stroke
PARTY_ORGAN = regex.compile(r"BAN (?:THUONG VU|CHAP HANH|BI THU)|BO CHINH TRI|(?:TINH|THANH|HUYEN|QUAN|THI|DANG) UY|CHI (?:BO|UY)")
VOWEL = regex.compile("[AEIOUY]")
#: capitals that begin no person's name; with marks, for Trương and Đoàn are family names
NOT_NAME = regex.compile(
    r"(?:[ỦU][ỶY] BAN|UBND|HỘI|TỈNH|HUYỆN|SỞ|BỘ|PHÒNG|TRƯỜNG|BAN|DÂN|VĂN PHÒNG|CÔNG AN|TRUNG TÂM|NƠI|CHÍNH PHỦ|CHI NHÁNH|ĐẢNG|THÀNH PHỐ|XÃ|PHƯỜNG"
    r"|BỆNH VIỆN|ĐOÀN (?:THANH|TN|ĐẠI|KINH|CÁN)|ĐỒNG CHÍ|CƠ QUAN|DỰ THẢO|HỎA TỐC|BẢN|CÁC|LƯU (?:VT|VP|VĂN (?:THƯ|PHÒNG)|HỒ SƠ|HÀNH|TRỮ|NỘI|TỔ)|NHƯ|HỢP ĐỒNG|LIÊN)\b|.*VIỆT NAM$"
)


@lru_cache(maxsize=1)
def _positions() -> Opening:
    words = sorted({bare(row["words"]) for row in rows("signing_positions")}, key=len, reverse=True)
    return Opening(regex.compile(r"\W{{0,2}}(?:(?P<quyen>Q)\. ?|QUYEN )?(?P<head>{})\b".format("|".join(words))))


@lru_cache(maxsize=1)
def _spelled() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("signing_positions"))


@lru_cache(maxsize=1)
def _printed() -> dict[str, str]:
    known: dict[str, str] = {}
    for row in rows("signing_positions"):
        folded = bare(row["words"])
        known[folded] = "" if folded in known else row["words"]  # THỨ TRƯỞNG, THỦ TRƯỞNG
    return known


def mend_position(text: str) -> str:
    """A position with its marks where they are misprinted or misread ("CHU TỊCH")."""
    if not is_capitals(text):
        return text
    words = text.split(" ")
    for size in range(len(words), 1, -1):
        if known := _printed().get(bare(" ".join(words[:size]))):
            return " ".join((known, *words[size:]))
    return text


def misread_position(text: str) -> str | None:
    """The position a short line of capitals is likeliest meant to be ("Ó CHỦ TICH"), or None."""
    if len(text) > 32 or not is_capitals(text):
        return None
    folded = bare(text).strip(" .,:;*`'_-|")
    if len(folded) < 8:
        return None
    found = process.extractOne(folded, _printed().keys(), scorer=fuzz.ratio, score_cutoff=84)
    return (_printed()[found[0]] or None) if found else None


def is_capitals(text: str) -> bool:
    """No small letters but OCR slips (one in ten), at least two letters."""
    letters = sum(map(str.isalpha, text))
    return letters > 1 and (text.isupper() or sum(map(str.islower, text)) * 10 <= letters)


def person(text: str) -> str | None:
    """A person's name, if ``text`` holds nothing else."""
    found = NAME.fullmatch(text)
    if found is None and is_capitals(text):
        found = CAPITAL_NAME.fullmatch(text)
        if found and _positions().match(bare(text)):
            return None
    if found is None:
        return None
    folded = bare(found["name"])
    if NOT_NAME.match(found["name"].upper()) or folded in KIND_WORDS:
        return None
    if any(len(s.rstrip("'’ʼ")) > 1 and not VOWEL.search(s) for s in folded.split(" ")):
        return None  # abbreviations: "VP BCĐCNTT"
    return str(found["name"])


def bulleted(text: str) -> bool:
    """Whether a line begins with the mark of an item."""
    return text[:1] in BULLETS or text.startswith("_ ")


def opens_appendix(folded: str) -> bool:
    """Whether a line (capitals without marks) begins with the word of an appendix or a form."""
    first = folded[:1]
    return (first in "PBMDLC" or not first.isalnum()) and APPENDIX.match(folded) is not None


def attaches(folded: str) -> bool:
    """Whether a line says what the text below was promulgated or sent with."""
    return ("KEM" in folded or "BAN HANH" in folded) and ATTACHED.match(folded) is not None


def classify(
    text: str, start: int, line: int, ocr: bool = False, fold: Callable[[int], str] | None = None
) -> Line:
    """The line with its class and what it holds; ``ocr`` allows for misread letters.

    ``fold`` gives the line with number ``line`` without marks, where ``text`` is all of it.
    """
    out = Line(Part.OTHER, start, start + len(text), line, text)
    if not any(map(str.isalnum, text[:4])) and RULE.fullmatch(text):
        out.part = Part.RULE
        return out
    if len(text) > 400:
        return out
    bullet = bulleted(text)
    if bullet and OPENS_LABEL.isdisjoint(text[:4]):  # most lines of a list; "- Nơi nhận" is none
        out.part = Part.ITEM
        return out
    folded = bare(text) if fold is None else fold(line)
    if RECIPIENTS.match(folded) or (ocr and len(text) < 25 and folded.startswith("NOI NHAN")):
        out.part = Part.RECIPIENTS
    elif bullet or (FILING.match(folded) and not NAMED_LUU.fullmatch(text)):
        out.part = Part.ITEM
    elif STAMP.match(folded) or (holds(folded, TRACES) and TRACE.search(folded)):
        out.part = Part.STAMP
        if (tail := STAMP_TAIL.search(text)) and (who := person(text[tail.end():])):
            out.part, out.name = Part.NAME, who
    elif "CHU NGHIA VIET" in folded:
        out.part = Part.APPENDIX
    elif len(text) < 120 and "KY" in folded and SIGNED.fullmatch(folded):
        out.part = Part.SIGNED
    elif (opens_appendix(folded) and (is_capitals(text.split(":")[0]) or text[:7].istitle() or len(text) < 40)) or attaches(folded):
        out.part = Part.APPENDIX
    else:
        _signature_line(out, text, folded)
        if ocr and out.part is Part.NAME and is_capitals(text) and not SURNAME.match(folded):
            out.part, out.name = Part.OTHER, None  # strokes read as capitals
        if ocr and out.part in (Part.OTHER, Part.NAME) and (position := misread_position(text)):
            out.part, out.position, out.name = Part.POSITION, position, None
    return out


def _signature_line(out: Line, text: str, folded: str) -> None:
    if " (" in text and "KY" in folded and len(text) < 160 and (signed := _SIGNED_INSIDE.search(text)) is not None:
        text = f"{text[: signed.start()]} {text[signed.end() :]}".strip()
        folded = bare(text)
    found = AUTHORITY.match(folded)
    if found and (_mostly_capitals(text) or (len(text) < 120 and _mostly_capitals(text[:24]) and _name_behind(text)[1])):
        sign = found["sign"]
        out.part = Part.AUTHORITY
        out.authority = (
            WORDS[found["words"]] if sign is None else SIGNS[sign.replace(" ", "").replace(".", "").replace("/", "")]
        )
        party = sign == "TM" and folded[found.end("sign")] == " " and PARTY_ORGAN.match(folded, found.end())
        if sign and ("/" in sign or party):
            out.authority = "/".join(out.authority.rstrip("."))
        out.rest = text[found.end():].strip(" .,:")
        if " " in out.rest:
            _whole_block(out)
        return
    if (found := _positions().match(folded)) and len(text) < 90:
        head = text[: found.end()]
        if head.upper() == head or (
            len(text) < 40 and head.upper() in _spelled() and not text.endswith((";", ","))
        ):
            caps, who = _name_behind(text)
            if who:
                out.part, out.position, out.name = Part.POSITION, caps.strip(" .:"), who
                return
            if not is_capitals(text) and person(text) is None and text.count(" ") > 6:
                return
            out.part, out.position = Part.POSITION, mend_position(text.strip(" .,:*`'"))
            return
    found = SIGNED_HEAD.match(folded)
    if who := person(text[found.end():] if found else text):
        out.part, out.name = Part.NAME, who


def _name_behind(text: str) -> tuple[str, str | None]:
    """The capitals that open a line and the name in small letters that ends it, if it is a person's."""
    words = text.split(" ")
    tail = len(words)
    while tail and not is_capitals(words[tail - 1]) and words[tail - 1][:1].isupper():
        tail -= 1
    caps = " ".join(words[:tail])
    if not (is_capitals(caps) and 2 <= len(words) - tail <= 5):
        return caps, None
    return caps, person(" ".join(words[tail:]))


def _whole_block(out: Line) -> None:
    """Position and name of a signature block that a table's cell or a converter set on one line.

    "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An": the last office is the signer's;
    the first one behind "KT.", "TL.", "TUQ." is that of the one who is signed for.
    """
    caps, who = _name_behind(out.rest)
    caps = caps if who else out.rest
    if not is_capitals(caps):
        return
    folded = bare(caps)
    offices = [
        m.start("head") for m in _positions().pattern.finditer(folded)
        if (m.start("head") == 0 or folded[m.start("head") - 1] == " ") and not folded.endswith("DOAN ", 0, m.start("head"))
    ]
    own = out.authority in ("TM.", "T/M", "Q.")
    deputy = _SECOND_SIGN.search(folded)
    if own and deputy is None and not who:
        return
    if len(offices) > (0 if own and deputy is None else 1):
        out.position = caps[offices[-1] :].strip(" .:")
        out.name = who
        out.rest = caps[: deputy.start() if deputy else offices[0] if own else offices[-1]].strip(" .,:-–")


def _mostly_capitals(text: str) -> bool:
    return text.isupper() or sum(map(str.isupper, text)) * 10 >= 7 * sum(map(str.isalpha, text))
