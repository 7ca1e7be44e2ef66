"""Issuing body and the body above it, from the lines of the header's left column."""

from __future__ import annotations

import regex

from ...knowledge.agency_text import abbreviations
from ...knowledge.fold import fold_tones
from ...record import Agency, Span
from ..agencies import resolve_agency
from ..fold import bare
from ..text import DocumentText
from .joined import part_joined
from .mend import mend
from .numbers import is_spoilt_number
from .pieces import Mark, Piece

#: words that begin the name of a body; a line that begins with none of them carries one on
HEAD = regex.compile(
    r"(?:[UỦ]Y BAN|UB(?:ND|MTTQ(?:VN)?|MT|TV|KT)\b|UBN[DO]\b|HOI DONG|HDND|BO\b|SO\b|PHONG\b|TRUONG\b|BAN\b|HOI\b|DOAN\b|TINH (?:UY|DOAN|HOI)|THANH (?:UY|DOAN|HOI)|HUYEN (?:UY|DOAN|HOI)"
    r"|QUAN (?:UY|DOAN|KHU)|THI (?:UY|DOAN)|DANG (?:BO|UY|DOAN)|CHI BO|VAN PHONG|CUC\b|CHI CUC|TONG\b|TRUNG TAM|TRUNG UONG|CONG AN|BENH VIEN|VIEN\b|LIEN (?:DOAN|DOI\b|MINH|HIEP|SO|BO|NGANH|TICH)|HOC VIEN"
    r"|DAI HOC|CHINH PHU|THU TUONG|CHU TICH|QUOC HOI|UBTVQH|CONG (?:TY|DOAN)|TAP DOAN|NGAN HANG|KHO BAC|BAO HIEM|THANH TRA|TOA AN|KIEM TOAN|DAI\b|BAO\b|BCH\b|BTV\b|BCD\b|THUONG TRUC"
    r"|TIEU BAN|TO\b|CUM\b|KHOI\b|QUY\b|HAT\b|TRAM\b|XA DOAN|MAT TRAN|DANG CONG SAN|VKSND|TAND|LDLD|CDCS|NHA\b"
    r"|VU (?:THI DUA|TO CHUC|KE HOACH|PHAP CHE|PHAP LUAT|HOP TAC|TAI CHINH|KHOA HOC|GIAO DUC|CHINH QUYEN|TONG HOP|CONG CHUC|CAI CACH)|THUE (?:TINH|THANH PHO|TP|CO SO)\b"
    r"|THU VIEN|BAO TANG|VUON QUOC GIA|XI NGHIEP|HOP TAC XA|CHI (?:DOAN|HOI)\b|(?:TIEU|TRUNG|LU|SU|QUAN|BINH|HAI) DOAN|DON BIEN PHONG|TRAI GIAM|CANG VU|PHAN HIEU|TAP CHI|HIEP HOI|CAU LAC BO"
    r"|DOI (?:TNTP|THIEU NIEN TIEN PHONG)(?: HO CHI MINH)? (?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG|THI TRAN)\b)"
)
#: heads that other words fold to: "TRƯỜNG THPT LÊ QUÝ ĐÔN" does not begin a fund, "CỤM THI ĐUA SỐ 2" no department
MARKED = {
    "SO": "SỞ", "BO": "BỘ", "TO": "TỔ", "QUY": "QUỸ", "DAI": "ĐÀI", "BAO": "BÁO", "VIEN": "VIỆN", "DOAN": "ĐOÀN", "HOI": "HỘI",
    "CUM": "CỤM", "KHOI": "KHỐI", "HAT": "HẠT", "TRAM": "TRẠM", "CUC": "CỤC", "NHA": "NHÀ", "TONG": "TỔNG", "PHONG": "PHÒNG", "TRUONG": "TRƯỜNG",
}
#: an abbreviation at the head of a line: no vowel ("BQL", "HĐST"), but no word for a place
SHORT = regex.compile(r"(?!TP\b|TX\b|TT\b|HCM\b)[B-DF-HJ-NP-TV-XZ]{2,8}\b(?! ?[-–])")
#: a people's committee with its place: its name is complete
COMPLETE = regex.compile(
    r"(?:UBND|[UỦ]Y BAN NHAN DAN) (?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|XA|PHUONG|THI TRAN|DAC KHU) ?\S+(?: \S+)*(?<! -)(?<!-)"
)
#: beginnings of names that go on in the next line whatever it begins with
OPEN = regex.compile(
    r"(?:[UỦ]Y BAN(?: (?:THUONG VU|TRUNG UONG|NHAN DAN))?|UBND|HOI DONG(?: NHAN DAN)?|BAN (?:THUONG VU|CHAP HANH|CHI DAO|QUAN LY|TO CHUC|CAN SU DANG)|THU TUONG|CHU TICH|BO TRUONG"
    r"|VAN PHONG|THUONG TRUC|(?:TONG |CHI )?CUC|(?:.* )?DOAN (?:DAI BIEU|CHU TICH)|BCH|BTV|BCD|.* (?:VA|CUA|CAC TRUONG|-)|.*-)"
)
#: parts of a Front or mass organisation's name, not bodies of their own
INNER = regex.compile(r"(?:BAN (?:THUONG(?: (?:TRUC|VU)|$)|CHAP HANH)|BCH|BTV|DOAN CHU TICH)\b")
#: organisations whose committees stand in the header beside their own name
ORGANISATION = regex.compile(r"(?:[UỦ]Y BAN MAT TRAN|UBMT|MAT TRAN|HOI (?!DONG)|LIEN DOAN|TONG LIEN DOAN|CONG DOAN|DOAN )")
#: "BCH THÀNH ĐOÀN X" below the Tỉnh đoàn is a body of its own
LOCAL_BODY = regex.compile(r"(?:TINH|THANH|HUYEN|THI|QUAN) ?(?:DOAN|HOI|UY)\b")
INNER_PART = regex.compile(r" ?\b(?:BAN (?:THUONG (?:TRUC|VU)|CHAP HANH)|BCH|BTV)\b")
UNIT = regex.compile(r"(?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG)\b")
UNIT_TAIL = regex.compile(r" (?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|XA|PHUONG) \S+(?: \S+){0,3}$")
#: the colon of a form: "TRƯỜNG: THCS X"
NAMED_AS = regex.compile(r"(?<=^TRƯỜNG) ?:(?= )")
#: the Union of a school, below that of its district: "BCH ĐOÀN TRƯỜNG THPT X", "BCH ĐOÀN THPT X"
SCHOOL_UNION = regex.compile(r"DOAN (?=(?P<school>TRUONG\b)|(?:THPT|THCS|TIEU HOC|PTDT\w*)\b)")
UNION = regex.compile(r"(?:BAN CHAP HANH|BCH) (?:TRUNG UONG|(?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG)\b)|\b(?<!(?:TAP|LIEN|CONG|BINH|SU|TRUNG|QUAN|LU) )DOAN\b")
YOUTH = regex.compile(r"DOAN (?:TNCS|THANH NIEN CONG SAN) HO CHI MINH")
#: the Union named a second time with its place
#: "BCH ĐOÀN TỈNH X": the Union by its first word alone
YOUTH_SHORT = regex.compile(r"DOAN (?=(?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|XA|PHUONG|THI TRAN|DAC KHU|KHOI|TRUONG) )")
YOUTH_TWICE = regex.compile(rf"{YOUTH.pattern} DOAN (?=(?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG)\b)")
#: a committee of the Party, and its organs, which bear its name: "Ban Tổ chức Tỉnh ủy"
PARTY_COMMITTEE = regex.compile(r"(?:TINH|THANH|HUYEN|QUAN|THI) UY\b")
#: "LIÊN SỞ: NỘI VỤ - TÀI CHÍNH": the kind of body once for all
DEPARTMENTS = regex.compile(r"(?:LIEN )?(?:SO|PHONG|NGANH)\b")
LIAISON = regex.compile(r"LIEN (?P<kind>SO|BO|NGANH|TICH)\b ?:? ?[-–]? ?")
LIAISON_SPLIT = regex.compile(r" ?[-–—;] ?(?!THƯƠNG BINH|THỂ THAO|KỸ THUẬT|CHI NHÁNH)|, ?(?=[^,]+$)(?!THỂ THAO)")
PARTY_CENTRE = regex.compile(r"BAN CHAP HANH TRUNG UONG(?: DANG)?$")
PARTY_ORGAN = regex.compile(r"(?:BAN (?:TO CHUC|TUYEN GIAO|DAN VAN|NOI CHINH|XAY DUNG DANG)(?: VA DAN VAN)?|VAN PHONG|[UỦ]Y BAN KIEM TRA)")
#: "BAN CHẤP HÀNH TRUNG ƯƠNG / HỘI LHTN VIỆT NAM": the association's committee, not the Party's
CENTRAL = regex.compile(r"(?:BAN CHAP HANH|BCH) TRUNG UONG")
ASSOCIATION = regex.compile(r"HOI (?!DONG|NGHI)")
CENTRE = regex.compile(r"TRUNG UONG(?: DOAN)?")
#: a people's council, and its boards, which bear its name: "Ban Pháp chế Hội đồng nhân dân tỉnh X"
COUNCIL = regex.compile(r"(?:HOI DONG NHAN DAN|HDND) ")
COUNCIL_BOARD = regex.compile(r"BAN (?:PHAP CHE|KINH TE ?- ?(?:NGAN SACH|XA HOI)|VAN HOA ?- ?XA HOI|DAN TOC|DO THI)")
#: councils of the Young Pioneers, printed below "ĐỘI TNTP HỒ CHÍ MINH"
PIONEERS = regex.compile(r"DOI (?:TNTP|THIEU NIEN TIEN PHONG)")
PIONEERS_COUNCIL = regex.compile(r"HOI DONG (?=(?:TRUNG UONG|TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG)\b)")
NATIONAL = regex.compile(r" VIET NAM(?= (?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|XA|PHUONG)\b)")
NOISE = regex.compile(r"[\W_]+|\d+")
SYLLABLE = regex.compile(
    r"(?:NGH|NG|GI|GH|QU|CH|KH|NH|PH|TH|TR|[BCDGHKLMNPRSTVX])?[AEIOUY]{1,3}(?:NG|NH|CH|[CMNPT])?"
)
#: the last word of the name above, too long for its cell, and not a body of its own
LONE = regex.compile(r"(?:TRUONG|DOAN|HOI|BO|VIEN|DAI|TO|KHOI|SO)")
#: a line end inside a compound word, the second part of which can begin a name elsewhere
COMPOUND = regex.compile(
    r"\b(?:MOI/TRUONG|THI/TRUONG|(?:XA|HIEP|QUOC|DAI)/HOI|LIEN/HIEP|(?:LIEN|CONG|QUAN|TINH|THANH|HUYEN)/DOAN"
    r"|(?:DANG|CAN|TIEN|NOI)/BO|TRAN/TO QUOC|PHAT/TRIEN)\b"
)
DOUBLE = regex.compile(
    r" ?[-–—] ?(?=(?:BỘ|SỞ|BAN|PHÒNG|HỘI|ỦY BAN|UỶ BAN|LIÊN|ĐOÀN|TRUNG ƯƠNG|TỈNH ĐOÀN|HUYỆN ĐOÀN|THÀNH ĐOÀN|KHO BẠC|CÔNG AN|TÒA ÁN|VIỆN|CỤC|TỔNG|UBND|HĐND|MẶT TRẬN|NGÂN HÀNG|BẢO HIỂM|CHÍNH PHỦ|CÔNG ĐOÀN)\b)"
)

PROVINCE = regex.compile(r"(?:UY BAN NHAN DAN|UBND) (?:TINH|THANH PHO (?:HA NOI|HO CHI MINH|HAI PHONG|DA NANG|CAN THO|HUE))\b")


def organ_lines(document: DocumentText, pieces: list[Piece]) -> list[Piece]:
    """Text pieces of the header that can name a body: before the number, in capitals.

    A short word alone on its line is a speck of the scan unless it is spelt like a syllable: the
    last word of a name that was too long for its cell ("UBND TỈNH HÀ" / "NAM").
    """
    taken: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.mark in (Mark.NUMBER, Mark.ABOUT, Mark.KIND, Mark.TO):
            if taken and len(piece.text) > 4:
                break
            continue
        if taken and (piece.mark is Mark.DATE or (piece.mark is Mark.NATION and piece.whole)):
            if piece.mark is Mark.NATION and _goes_on_between(pieces, at):
                continue
            break
        if piece.mark is not Mark.TEXT or NOISE.fullmatch(piece.text) or is_spoilt_number(piece.text):
            continue
        letters = [c for c in piece.text if c.isalpha()]
        if len(letters) < 5 and " " not in piece.text and (taken or not piece.text.isalpha()) and not (
            taken and _is_syllable(piece.text, 3 if document.ocr else 2)
        ):
            continue
        if sum(c.isupper() for c in letters) < 0.6 * len(letters):
            continue
        if taken or HEAD.match(bare(piece.text).lstrip(" .-*'\"")):
            taken.append(piece)
    taken = _without_emblem(taken)
    if taken:  # columns run together: the second line of the left one stands in the line of the motto
        mottoes = {piece.line for piece in pieces if piece.mark is Mark.NATION and not piece.whole}
        taken += [
            piece for piece in pieces
            if piece.mark is Mark.TEXT and piece.line in mottoes and piece not in taken
            and piece.text.isupper() and HEAD.match(bare(piece.text))
        ]
    return [part for piece in taken for part in part_joined(piece)]


def _goes_on_between(pieces: list[Piece], at: int) -> bool:
    """Whether one line of the left column stands between the two lines of the motto.

    So prints a table whose rows were read cell by cell: "TÒA ÁN NHÂN DÂN", "CỘNG HÒA …", "TỐI CAO",
    "Độc lập …".
    """
    near = [p for p in pieces[at + 1 : at + 6] if not NOISE.fullmatch(p.text)][:2]
    return (
        len(near) == 2 and near[0].mark is Mark.TEXT and near[0].whole and near[0].text.isupper()
        and near[1].mark is Mark.NATION
    )


def _without_emblem(taken: list[Piece]) -> list[Piece]:
    """The pieces but the emblem, which a narrow cell may break in two."""
    for at, piece in enumerate(taken):
        if at and "ĐOÀN" in piece.text.upper():
            size = next((size for size in (1, 2) if _is_emblem(taken, at, size)), 0)
            if size:
                return [*taken[:at], *_without_emblem(taken[at + size :])]
    return taken


def _is_emblem(taken: list[Piece], at: int, size: int) -> bool:
    """Whether "ĐOÀN TNCS HỒ CHÍ MINH" stands in the place of the motto, not of a body.

    It does beside or below a committee of the Union ("BCH ĐOÀN TỈNH X", "HUYỆN ĐOÀN Y").
    ``size``: the number of pieces that it takes.
    """
    piece = taken[at]
    name = " ".join(bare(part.text).strip(" .*-|") for part in taken[at : at + size])
    if not at or YOUTH.fullmatch(name) is None:
        return False
    beside = any(other.line == piece.line for other in taken[:at])
    alone = at + size >= len(taken) or INNER.match(bare(taken[at + size].text)) is not None
    return (beside or alone) and (
        UNION.search(" ".join(bare(other.text) for other in taken[:at])) is not None
    )


def _is_syllable(word: str, least: int) -> bool:
    """Whether ``word`` of at least ``least`` letters is a Vietnamese syllable in capitals."""
    return len(word) >= least and word.isupper() and SYLLABLE.fullmatch(bare(word)) is not None


def _means_head(document: DocumentText, text: str, head: str) -> bool:
    """Whether a line's first word has the marks of the head that it folds to; OCR loses marks."""
    meant = MARKED.get(head)
    if meant is None or document.ocr:
        return True
    first = text.lstrip(" .-*'\"").split(" ", 1)[0].strip(".:,;").upper()
    return fold_tones(first.lower()) == fold_tones(meant.lower()) or first.isascii()


def group(document: DocumentText, pieces: list[Piece]) -> list[list[Piece]]:
    """Lines of one body together: continuation lines join the line above."""
    bodies: list[list[Piece]] = []
    for piece in pieces:
        folded = bare(piece.text).lstrip(" .-*'\"")
        above = bare(_raw(bodies[-1])) if bodies else ""
        head = HEAD.match(folded)
        begins = (head is not None and _means_head(document, piece.text, head.group())) or bool(
            COMPLETE.fullmatch(above) and (SHORT.match(folded) or folded.count(" ") > 2) and not UNIT.match(folded)
        )
        inner = INNER.match(folded)
        if inner is not None and bodies and (
            LOCAL_BODY.match(folded, inner.end() + 1)
            or SCHOOL_UNION.match(folded, inner.end() + 1)
            or (
                ORGANISATION.match(folded, inner.end() + 1)
                and (UNIT_TAIL.search(above) or UNIT_TAIL.search(folded))
            )
        ):
            inner = None  # "BCH HỘI … HUYỆN X" below the Hội of the province or of the country
        if bodies and begins and (LONE.fullmatch(folded)
            or (COMPOUND.search(f"{above}/{folded}") and not COMPLETE.fullmatch(above))
        ):
            begins = False
        if bodies and (not begins or inner or folded == "TRUNG UONG" or OPEN.fullmatch(above)):
            bodies[-1].append(piece)
        else:
            bodies.append([piece])
    return bodies


def _raw(body: list[Piece]) -> str:
    words = " ".join(piece.text.strip(" *_.:;,'\"|") for piece in body)
    return " ".join(words.split()).strip(" -–")


def read_organs(
    document: DocumentText, pieces: list[Piece], on: str | None, joint: bool = False
) -> tuple[Agency | None, tuple[Agency, ...], Agency | None]:
    """Issuing body, all issuers of a joint document (else empty), superior body.

    ``joint``: the kind or the symbol says that the bodies issue together.
    """
    bodies = group(document, organ_lines(document, pieces))
    if not bodies and document.frame.by_organ is not None:
        piece = document.frame.by_organ
        raw = piece.text[4:] if bare(piece.text).startswith("CUA ") else piece.text
        span = document.span(piece.end - len(raw), piece.end)
        return _resolve(document, raw, None, on, span), (), None
    if not bodies:
        return None, (), None
    if joint:
        # "UBND TỈNH X / LIÊN SỞ: …": departments issue, below their committee
        first = int(
            len(bodies) > 1 and COMPLETE.fullmatch(bare(_raw(bodies[0]))) is not None
            and DEPARTMENTS.match(bare(_raw(bodies[1]))) is not None
        )
        bodies = [*bodies[:first], [piece for body in bodies[first:] for piece in body]]
    superior: Agency | None = None
    if len(bodies) > 1 and CENTRAL.fullmatch(bare(_raw(bodies[-2]))) and ASSOCIATION.match(bare(_raw(bodies[-1]))):
        del bodies[-2]
    if len(bodies) > 1:
        above = bodies[-2]
        superior = _resolve(
            document, _raw(above), None, on, document.span(above[0].start, above[-1].end)
        )
    last = bodies[-1]
    span = document.span(last[0].start, last[-1].end)
    raws = [part for part in DOUBLE.split(_raw(last)) if part]
    if joint and len(raws) < 3:
        raws = [part for body in group(document, last) for part in DOUBLE.split(_raw(body)) if part]
    raws = [part for raw in raws for part in _liaison(raw)]
    if len(raws) > 1 and (place := UNIT_TAIL.search(bare(raws[-1]))):
        tail = raws[-1][place.start() :]  # printed once for all of them
        raws = [raw if UNIT_TAIL.search(bare(raw)) else raw + tail for raw in raws]
    if len(bodies) > 1:
        above = bodies[-2]
        if PARTY_COMMITTEE.match(bare(_raw(above))):
            raws = [f"{raw} {_raw(above)}" if PARTY_ORGAN.fullmatch(bare(raw)) else raw for raw in raws]
        if COUNCIL.match(bare(_raw(above))):
            raws = [f"{raw} {_raw(above)}" if COUNCIL_BOARD.fullmatch(bare(raw)) else raw for raw in raws]
        raws = [_with_name_above(raw, _raw(above)) for raw in raws]
        if PARTY_CENTRE.match(bare(_raw(above))):
            raws = [f"{raw} TRUNG ƯƠNG" if PARTY_ORGAN.fullmatch(bare(raw)) else raw for raw in raws]
    issuers = tuple(_resolve(document, raw, superior, on, span) for raw in raws)
    if document.ocr and superior is not None and PROVINCE.match(bare(raws[0])):
        superior = None  # nobody stands above a province's committee: a stamp of the publisher
    return issuers[0], issuers if len(issuers) > 1 else (), superior


def _with_name_above(raw: str, above: str) -> str:
    """A committee that is printed by its kind alone, with the name of the organisation above it."""
    folded = bare(above)
    match bare(raw):
        case "DANG UY" if folded.startswith("DANG BO "):
            return f"{raw} {above[len('ĐẢNG BỘ '):]}"
        case "TRUNG UONG HOI" if folded.startswith("HOI "):
            return f"TRUNG ƯƠNG {above}"
        case "UY BAN TRUNG UONG" if folded.startswith("HOI "):
            return f"{raw} {above}"
    return raw


def _liaison(raw: str) -> list[str]:
    """The bodies of "LIÊN SỞ: NỘI VỤ - TÀI CHÍNH", each with its kind; other names alone."""
    found = LIAISON.match(bare(raw))
    if found is None:
        return [raw]
    head = {"SO": "SỞ ", "BO": "BỘ "}.get(found["kind"], "")
    parts = [part.strip() for part in LIAISON_SPLIT.split(raw[found.end() :]) if part.strip()]
    return [part if HEAD.match(bare(part)) else head + part for part in parts] or [raw]


def _main_name(raw: str, document: DocumentText) -> str:
    """The name of a Front or mass organisation without the inner organ printed with it.

    "HỘI … VIỆT NAM / BAN CHẤP HÀNH TỈNH X" is the Hội of X; the Youth Union prints "BAN CHẤP HÀNH
    TỈNH X" on the left and its own name on the right.
    """
    raw = NAMED_AS.sub("", raw)
    folded = bare(raw)
    if ORGANISATION.match(folded) and (inner := INNER_PART.search(folded, 3)):
        raw = " ".join((raw[: inner.start()] + raw[inner.end() :]).split())
    elif (inner := INNER.match(folded)) and not folded.startswith("DOAN"):
        rest = raw[inner.end() :].strip()
        if (school := SCHOOL_UNION.match(bare(rest))) and school["school"] is None:
            raw = f"ĐOÀN TNCS HỒ CHÍ MINH TRƯỜNG {rest[school.end() :]}"
        elif found := YOUTH_SHORT.match(bare(rest)):
            raw = f"ĐOÀN TNCS HỒ CHÍ MINH {rest[found.end() :]}"
        elif ORGANISATION.match(bare(rest)):
            raw = rest
        elif UNIT.match(bare(rest)) and YOUTH.search(" ".join(bare(document.text[:600]).split())):
            raw = f"ĐOÀN TNCS HỒ CHÍ MINH {rest}"
        elif CENTRE.fullmatch(bare(rest)) and YOUTH.search(" ".join(bare(document.text[:600]).split())):
            raw = "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH"
    if found := YOUTH_TWICE.match(bare(raw)):
        raw = f"ĐOÀN TNCS HỒ CHÍ MINH {raw[found.end() :]}"  # "ĐOÀN TNCS … / BCH ĐOÀN TỈNH X"
    folded = bare(raw)
    if (council := PIONEERS_COUNCIL.match(folded)) and PIONEERS.search(bare(document.text[:600])):
        raw = f"HỘI ĐỒNG ĐỘI {raw[council.end() :]}"
    if folded.startswith("HOI ") and (found := NATIONAL.search(folded)):
        raw = raw[: found.start()] + raw[found.end() :]
    return raw


def _expand_short(raw: str, document: DocumentText) -> str:
    """An unknown abbreviation at the head of a name, by the words of the text it stands for."""
    found = SHORT.match(bare(raw))
    if found is None:
        return raw
    letters = raw[: found.end()]
    if letters in abbreviations():
        return raw
    pattern = r"\b" + " ".join(rf"{letter}\p{{L}}+" for letter in letters) + r"\b"
    spelled = regex.search(pattern, document.text, regex.IGNORECASE)
    return raw if spelled is None else spelled.group().upper() + raw[found.end():]


def _resolve(
    document: DocumentText, raw: str, superior: Agency | None, on: str | None, span: Span
) -> Agency:
    """The body as known, with misread marks mended; ``raw`` stays as printed."""
    mended = _main_name(_expand_short(mend(raw), document), document)
    misread = (
        document.ocr and superior is not None and superior.level == "district"
        and bare(mended).startswith("SO ")
    )
    if misread:  # below a district stand offices (Phòng); departments (Sở) are a province's
        mended = f"PHÒNG {mended[3:]}"
    agency = resolve_agency(mended, superior=superior, on=on, span=span)
    if misread:
        return agency.changed(raw=raw, status="uncertain")
    return agency if mended == raw else agency.changed(raw=raw)
