"""Who issued a cited document: as printed, or as the symbol and other mentions say."""

from __future__ import annotations

import regex

from ...knowledge.places import province
from ...knowledge.symbols import symbol_organs
from ...record import Agency
from ...record.numbers import implied_organ
from ..agencies import resolve_agency
from ..anchors import holds
from ..text import DocumentText, Facts
from .mention import Mention, carried_kinds

_BEFORE_AT = regex.compile(r"(?:của|do)[ ](?P<issuer>\p{Lu}[^;:.()/]{3,90})[ ](?:tại|theo|nêu tại)[ ](?:các[ ])?$")
#: "HĐND huyện Phú Lộc đã ban hành Nghị quyết số …"
_SUBJECT = regex.compile(
    r"(?:^|[ (\n])(?P<issuer>(?:HĐND|UBND|Hội đồng nhân dân|[ỦU][yỷ] ban nhân dân)[ ](?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    r"(?:[ ]\p{Lu}\p{Ll}*){0,4})[ ](?:(?:đã|vừa|mới|cũng|tiếp tục)[ ])*(?:ban hành|thông qua)[ ](?:các[ ])?$"
)
#: "… được UBND huyện Đông Sơn thu hồi tại Quyết định số …"
_DONE_BY = regex.compile(
    r"[ ](?:được|do)[ ](?P<issuer>(?:HĐND|UBND|Hội đồng nhân dân|[ỦU][yỷ] ban nhân dân)[ ](?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    r"(?:[ ]\p{Lu}\p{Ll}*){0,4})[ ]\p{Ll}[^.;:()]{3,90}[ ]tại[ ](?:các[ ])?$"
)
#: papers without a number between the body and the number: "… tại Đơn xin giao đất ngày 2/3/2021, Tờ trình số …"
_BEHIND_PAPERS = regex.compile(
    r"(?:của|do)[ ](?P<issuer>\p{Lu}[^;:.()/]{3,90}?)[ ]tại[ ](?:Đơn|Giấy|Biên bản|Hồ sơ)[ ][^;:()]{3,120}?(?:,|[ ]và)[ ]$"
)
#: letters that stand for a kind of body, not for one body
_KINDS_ONLY = frozenset(("BQL", "BQLDA", "BCĐ", "HĐ"))
_ISSUED = (" ban hành ", " thông qua ", "ban hành các ", "thông qua các ")
_CENTRE = regex.compile(r"(?i)trung ương")
_TITLE = regex.compile(
    r"^(?:Giám đốc|Trưởng(?: [Bb]an(?= Ban))?|Chánh(?: án(?= T(?:òa|oà) án))?|Thủ trưởng|Cục trưởng|Bộ trưởng(?= Bộ)"
    r"|Tổng(?= Thanh tra| Kiểm toán)|Thống đốc(?= Ngân hàng)|Viện trưởng(?= Viện)|Chủ nhiệm(?= [ỦU][yỷ] ban| Văn phòng))[ ]"
)
_SEVERAL = regex.compile(r",|[ ]và[ ](?:Trưởng|Giám đốc|Chánh|Thủ trưởng|Chủ tịch|các)[ ]")
_LIAISON = regex.compile(r"(?i)^liên (?:bộ|sở)[ :]+(?=(?:Bộ|Sở)[ ])")
_MISREAD = ("tính", "tinh", "tĩnh", "tình")
_MISREAD_PROVINCE = regex.compile(rf"(?<=(?:UBND|HĐND|nhân dân)[ ])(?:{'|'.join(_MISREAD)})(?![\p{{L}}])")
_BODIES = regex.compile(r",?[ ](?:và[ ])?(?=(?:Bộ|Sở|Ban|Ủy ban|Hội|Tổng|Viện|Tòa án)[ ])")
_TOGETHER = regex.compile(r"(?:,|;|[ ]và|[ ]&)[ ](?:được sửa đổi, bổ sung[\p{L} ]{0,24})?(?:các )?")
_ASSEMBLY = regex.compile(r"^(UBTVQH|QH)")
_UNION = regex.compile(r"(?:.* )?Hội (?P<name>Liên hiệp Phụ nữ|Nông dân|Cựu chiến binh|Chữ thập đỏ|Khuyến học|Người cao tuổi)\b")
_UBND_TYPES = ("UBND",)


def settle_issuers(
    document: DocumentText, text: str, facts: Facts, mentions: list[Mention]
) -> None:
    """Resolve printed issuers; fill the others from other mentions and from the symbol."""
    for mention in mentions:
        if mention.issuer_start >= 0:
            mention.issuer = _printed(document, text, facts, mention)
    _share_in_lists(text, mentions)
    for mention in mentions:
        first = mention.listed_after
        if mention.issuer is None and first is not None and first.leads and first.issuer is not None:
            mention.issuer, mention.leads = first.issuer, True
    known: dict[str, Agency] = {}
    serials: dict[tuple[str | None, str], Agency] = {}
    for mention in mentions:
        _remember(mention, known, serials)
    for mention in mentions:
        if mention.issuer is None and mention.parts is not None:
            first = mention.listed_after
            if first is not None and first.leads and first.parts is not None and first.parts.organ == mention.parts.organ:
                mention.leads = True
                _conclude(mention, first.issuer)
                continue
            _conclude(mention, _of_number(text, facts, mention, known))
            _remember(mention, known, serials)
    for mention in mentions:
        if mention.issuer is not None or mention.number is None:
            continue
        same = mention.alias_of
        found = serials.get((mention.kind, mention.number.lstrip("0")))
        if found is None and same is not None:
            found = same.issuer
        if found is None and mention.kind == "NĐ":
            found = resolve_agency("Chính phủ", issuer=facts.issuer, on=facts.date)
        _conclude(mention, found)
    for mention in mentions:  # what is said of an alias holds for the document it stands for
        same = mention.alias_of
        if same is not None and same.issuer is None:
            _conclude(same, mention.issuer)


def _conclude(mention: Mention, issuer: Agency | None) -> None:
    if issuer is not None:
        mention.issuer, mention.issuer_inferred = issuer, True


def _remember(
    mention: Mention, known: dict[str, Agency], serials: dict[tuple[str | None, str], Agency]
) -> None:
    """Keep an issuer under the number and under the bare serial it may be cited by later."""
    if mention.issuer is None:
        return
    if mention.parts is not None:
        known.setdefault(mention.key, mention.issuer)
        if mention.parts.serial:
            for kind in (mention.kind, *carried_kinds(mention)):
                serials.setdefault((kind, mention.parts.serial.lstrip("0")), mention.issuer)
    elif mention.number:
        serials.setdefault((mention.kind, mention.number.lstrip("0")), mention.issuer)


def _of_number(
    text: str, facts: Facts, mention: Mention, known: dict[str, Agency]
) -> Agency | None:
    """Issuer of a number with symbol: from another mention, the words before, the letters."""
    parts = mention.parts
    assert parts is not None
    found = known.get(mention.key)
    local = parts.organ in ("UBND", "HĐND", "TU", "HU", "ĐU")
    party = (parts.organ or "").endswith(("TU", "HU", "ĐU"))
    board = parts.organ == "BTĐKT" and facts.issuer is not None and facts.issuer.level == "province"
    if found is None and (local or party or board or mention.kind == "TTr"):
        found = _before(text, facts, mention, one=not (local or party))
    if found is None and local:
        if text.endswith(_ISSUED, 0, mention.start):
            found = _subject(_SUBJECT, text, facts, mention)
        elif text.endswith((" tại ", " tại các "), 0, mention.start):
            found = _subject(_DONE_BY, text, facts, mention)
            mention.leads = found is not None
    if found is None and not (local and mention.kind == "TTr"):
        found = _from_symbol(text, facts, mention) or _before(text, facts, mention)
    return found


def _share_in_lists(text: str, mentions: list[Mention]) -> None:
    """"Chỉ thị số 3-CT/TU, Kết luận số 5-KL/TU của Ban Thường vụ Tỉnh ủy": one issuer for both."""
    if not any(m.issuer is None and m.parts is not None for m in mentions):
        return
    known = {m.key: m.start for m in reversed(mentions) if m.issuer is not None and m.parts is not None}
    for mention, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if mention.parts is not None and known.get(mention.key, mention.start) < mention.start:
            continue  # named with its own issuer before
        if mention.issuer is not None or mention.parts is None or following.parts is None:
            continue
        if following.issuer is None or following.line != mention.line:
            continue
        gap = text[mention.end : following.start]
        if mention.parts.organ == following.parts.organ and len(gap) < 60 and (
            _TOGETHER.fullmatch(gap)
        ):
            mention.issuer, mention.issuer_inferred = following.issuer, True


def _printed(document: DocumentText, text: str, facts: Facts, mention: Mention) -> Agency:
    raw = text[mention.issuer_start : mention.issuer_end]
    if "\n" in raw:
        raw = " ".join(raw.split())
    span = document.span(mention.issuer_start, mention.issuer_end)
    if raw.startswith(("Hội nghị", "hội nghị")) and mention.parts is not None and (
        mention.parts.organ in ("TW", "TƯ")
    ):
        return resolve_agency("Ban Chấp hành Trung ương Đảng", span=span)
    on = mention.date or facts.date
    plain = _LIAISON.sub("", raw) if raw[0] in "Ll" else raw
    if holds(plain, _MISREAD):
        plain = _MISREAD_PROVINCE.sub("tỉnh", plain)
    if plain.endswith("Trung ương Hội") and facts.issuer is not None and (
        own := _UNION.match(facts.issuer.name or "")
    ):
        plain = f"{plain} {own['name']} Việt Nam"  # the union the issuer belongs to
    pieces = _BODIES.split(plain) if mention.joint else [plain]
    if len(pieces) > 1 and "," in plain:
        bodies = [resolve_agency(p, issuer=facts.issuer, on=on) for p in pieces]
        if all(b.type is not None for b in bodies):
            joined = " và ".join(b.name or b.raw for b in bodies)
            return bodies[0].changed(raw=raw, name=joined, span=span)
    agency = resolve_agency(plain, issuer=facts.issuer, on=on, span=span)
    symbol = implied_organ(mention.parts) if mention.parts is not None else None
    if symbol is not None and symbol.level == "central" and (
        agency.type is None or raw in ("Bộ trưởng", "Bộ")
    ):  # the name is cut short or misprinted on the page
        full = resolve_agency(symbol.organ, issuer=facts.issuer, on=on)
        return full.changed(raw=raw, span=span)
    if agency.name is not None and raw.startswith(f"{agency.name} về "):
        return agency.changed(name=raw)  # a board and its field
    return agency


def _before(text: str, facts: Facts, mention: Mention, *, one: bool = False) -> Agency | None:
    """Issuer printed before the mention: "chỉ đạo của UBND tỉnh tại Công văn số …".

    ``one``: not where several bodies are named; the symbol says whose paper it is.
    """
    match = _BEFORE_AT.search(text[max(0, mention.start - 110) : mention.start])
    if match is None and text.endswith((", ", " và "), 0, mention.start):
        before = text[max(0, mention.start - 240) : mention.start]
        match = _BEHIND_PAPERS.search(before) if " tại " in before else None
    if match is None:
        return None
    if one and _SEVERAL.search(match["issuer"]):
        return None
    raw = _TITLE.sub("", match["issuer"].split(" của ")[-1])
    agency = resolve_agency(raw, issuer=facts.issuer, on=mention.date or facts.date)
    return agency if agency.type is not None else None


def _subject(
    pattern: regex.Pattern[str], text: str, facts: Facts, mention: Mention
) -> Agency | None:
    """Council or committee that the sentence says has issued the document, if its letters are those of the symbol."""
    match = pattern.search(text[max(0, mention.start - 160) : mention.start])
    if match is None or mention.parts is None:
        return None
    agency = resolve_agency(match["issuer"], issuer=facts.issuer, on=mention.date or facts.date)
    return agency if agency.type == mention.parts.organ else None


def _from_symbol(text: str, facts: Facts, mention: Mention) -> Agency | None:
    """The body whose letters stand in the symbol, with the place of the issuing body."""
    parts = mention.parts
    if parts is None or parts.organ is None:
        return None
    on = mention.date or facts.date
    if (term := _ASSEMBLY.match(parts.organ)) is not None:
        return resolve_agency(symbol_organs()[term[1]].organ, issuer=facts.issuer, on=on)
    if parts.organ == "TW":
        if _CENTRE.search(text, mention.start, mention.number_start):
            return resolve_agency("Ban Chấp hành Trung ương Đảng")
        return None  # Central Committee, Politburo and Secretariat share the letters
    issuer = facts.issuer
    if parts.organ in ("UBND", "HĐND", "CTUBND"):
        return _local(facts, parts.organ, on)
    if len(parts.organs) > 1:
        names = [symbol_organs().get(o) for o in parts.organs]
        if not all(n is not None and n.level == "central" for n in names):
            return None
        joined = " và ".join(n.organ for n in names if n is not None)
        return resolve_agency(joined, issuer=issuer, on=on)
    number = facts.number.parts
    if number is not None and number.organ == parts.organ and issuer is not None and parts.kind:
        return issuer  # the letters of the document itself
    organ = implied_organ(parts)
    if organ is None or organ.level in (None, "suffix"):
        return _department(facts, parts.organ, on, proposal=mention.kind == "TTr")
    if organ.level != "central" and issuer is None:
        return None
    name = organ.organ
    if "Tỉnh ủy" in name and issuer is not None and issuer.province and (
        (place := province(issuer.province, on)) is not None and place.type == "thành phố"
    ):
        name = name.replace("Tỉnh ủy", "Thành ủy")  # TU stands for both
    return resolve_agency(name, issuer=issuer, on=on)


def _department(
    facts: Facts, letters: str, on: str | None, *, proposal: bool
) -> Agency | None:
    """A department by its letters, also without the letter of Sở or Phòng (TTr-NV)."""
    heads = {"province": "S", "district": "P"}
    head = heads.get(facts.issuer.level or "") if facts.issuer else None
    if letters in _KINDS_ONLY:
        return None
    tries = [letters] if letters[0] in "SPB" and len(letters) > 2 else []
    if head and proposal:
        tries.append(head + letters)
    for name in tries:
        known = symbol_organs().get(name)
        agency = resolve_agency(known.organ if known else name, issuer=facts.issuer, on=on)
        if agency.type is not None:
            return agency
    return None


def _local(facts: Facts, letters: str, on: str | None) -> Agency | None:
    """UBND or HĐND without a place: of the issuer's own unit where that is plain."""
    issuer = facts.issuer
    if issuer is None or issuer.level is None or issuer.level == "central":
        return None
    head = {"UBND": "UBND", "HĐND": "HĐND", "CTUBND": "Chủ tịch UBND"}[letters]
    if issuer.type in _UBND_TYPES or issuer.type == "HĐND":
        if letters == "UBND" and issuer.type == "UBND":
            return issuer
        word = {"province": "tỉnh", "district": "huyện", "commune": "xã"}.get(issuer.level)
        return resolve_agency(f"{head} {word}", issuer=issuer, on=on) if word else None
    if issuer.level == "province":
        return resolve_agency(f"{head} tỉnh", issuer=issuer, on=on)
    return None
