"""The issuing body: as stated, with its places filled; or concluded when the header is lost.

What a lost header leaves is weighed in this order (hierarchy table, rules I1 to I5): the clause
before "ban hành / xây dựng kế hoạch / phát động" in the preamble, the organ on whose behalf was
signed, the letters of the symbol, the places the text names as its own, the recipients.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from ..knowledge.places import has_districts
from ..knowledge.places import province as find_province
from ..knowledge.units import homes_of_commune, provinces_of_district
from ..record import Agency, Evidence, Span
from ..record.numbers import implied_organ, parse_number
from .agencies import resolve_agency
from .anchors import far_places
from .closing import Closing
from .header import Header
from .header.walk import ORGAN_LINE
from .text import DocumentText

ORGAN = (
    r"(?:(?:Phó )?(?:Chủ tịch|Giám đốc|Bộ trưởng|Hiệu trưởng|Trưởng [Bb]an) )?(?:UBND|[ỦU][ỷy] ban [Nn]hân dân|Uỷ ban [Nn]hân dân|Ủy ban MTTQ|Uỷ ban MTTQ|Ủy ban Mặt trận|HĐND|Hội đồng|Sở|Bộ|Cục|Chi cục|Phòng"
    r"|Trường|Ban|Hội|Đoàn|Đảng [uủ][ỷy]|Đảng ủy|Tỉnh (?:[uủ][ỷy]|đoàn)|Thành (?:[uủ][ỷy]|đoàn)|Huyện (?:[uủ][ỷy]|đoàn)|Quận [uủ][ỷy]|Thị [uủ][ỷy]|Liên đoàn|Công đoàn|Công an|Văn phòng|Trung tâm"
    r"|Bệnh viện|Viện|Chính phủ|Thủ tướng Chính phủ|Tổng cục|Tổng Liên đoàn|Ngân hàng|Kho bạc|Bảo hiểm|Thanh tra|Tòa án|Viện kiểm sát|Học viện|Đại học)"
)
ACTS = (
    r"(?:tiếp tục |đã |sẽ |long trọng |chính thức |tổ chức )*(?:ban hành|xây dựng|phát động|triển khai|đề ra|hướng dẫn|yêu cầu|thông báo|báo cáo|kính trình|đề nghị|quyết định|lập|chỉ đạo|phê duyệt)\b"
)
CLAUSE = regex.compile(rf"(?:^|(?<=[.,;:”\"\)\n] )|(?<=\n))(?P<agency>{ORGAN}[^.,;:\n”\"]{{0,90}}?) {ACTS}")
PROMULGATED_BY = regex.compile(r"của (?P<agency>[^)\n]+?)\)?$")
#: what stands before a place that is the document's own; read backwards from that place
CUE = regex.compile(
    r"(?r)(?:tái lập [Tt]ỉnh|trên địa bàn (?:[Tt]ỉnh|[Tt]hành phố|TP\.?)|[Bb]áo|Đài (?:PT-?TH|PTTH|Phát thanh (?:và|-) Truyền hình)(?: tỉnh)?|đồng bào|(?:nhân|Nhân) dân tỉnh|[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|TP\.?) "
)
NAME = regex.compile(r"\p{Lu}[\p{L}]*(?:(?: - | )\p{Lu}[\p{L}]*){0,4}")
#: how cues end …
CUE_ENDS = ("ỉnh ", "ỈNH ", "ành phố ", " PHỐ ", "áo ", "ồng bào ")
#: … and how broadcasters are called, whose names end in one of these
BROADCASTER, BROADCASTER_ENDS = "Đài P", ("ình ", "TH ")
#: the greatest length of a cue, and that of the name behind it
CUE_REACH, NAME_REACH = 48, 120
WEIGHT = {"tái lập": 4.0, "trên địa": 3.0, "báo": 2.0, "đài": 2.0, "đồng bào": 2.0, "nhân dân": 2.0}
#: beginnings of the cues that weigh more than one
WEIGHTY = tuple(WEIGHT)
TWO_BODIES = regex.compile(
    r"(?P<first>UBND|[ỦU][ỷy] ban [Nn]hân dân)(?: ?[-–,]| và) .+? (?P<place>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b.*)"
)
#: bodies that every province, district and commune has
BARE = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Chủ tịch Ủy ban nhân dân")
#: the legal bases begin within so many lines
HEAD_LINES = 20
COMMUNE_TYPES = ("xã", "phường", "thị trấn", "đặc khu")


@dataclass(slots=True)
class _Places:
    """Provinces named as the document's own, weighed, with where the best cue stands."""

    weights: dict[str, float] = field(default_factory=dict)
    spans: dict[str, tuple[float, int, int]] = field(default_factory=dict)

    def best(self) -> str | None:
        """The province that clearly leads, or None."""
        if not self.weights:
            return None
        ranked = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return ranked[0][0]


def settle_issuer(document: DocumentText, header: Header, closing: Closing) -> Agency | None:
    """The stated issuing body, or one inferred from preamble, signature, places and recipients."""
    on = header.issued_on.iso
    if header.issuer is not None:
        header.joint_issuers = tuple(
            _with_places(document, header, body, on) for body in header.joint_issuers
        )
        if header.issuer.level is None and header.issuer.name in BARE:
            again = _infer(document, header, closing, on)
            if again is not None and (again.name or "").startswith(f"Chủ tịch {header.issuer.name} "):
                # its chairman above the bases: the header names the body
                again = resolve_agency((again.name or "")[len("Chủ tịch ") :], on=on)
            if again is not None and again.level is not None and (again.name or "").startswith(header.issuer.name):
                # the place is lost from the header: the text says of which level the body is
                return again.changed(raw=header.issuer.raw, span=header.issuer.span)
        return _with_places(document, header, header.issuer, on)
    return _infer(document, header, closing, on)


def _infer(
    document: DocumentText, header: Header, closing: Closing, on: str | None
) -> Agency | None:
    evidence: list[Evidence] = []
    raw, span = _clause(document)
    confidence = 0.9
    if raw is not None:
        evidence.append(Evidence.made(span=span, note="I1: clause before the act of issuing"))
    if raw is None:
        raw, span = _above_bases(document)
        confidence = 0.85
        if raw is not None:
            evidence.append(Evidence(span=span, note="I1: named above the legal bases"))
    if raw is None:
        raw, span = _from_signature(closing)
        confidence = 0.7
        if raw is not None:
            evidence.append(Evidence.made(span=span, note="I2: signed on behalf of"))
    symbol = _from_symbol(header)
    if symbol is not None:
        evidence.append(Evidence.made(span=header.number.span, note="I5: letters of the symbol"))
        if raw is None or raw in ("Sở", "Giám đốc Sở", "Ban", "Phòng"):
            raw, span, confidence = symbol, header.number.span, max(confidence, 0.8)
    if raw is None:
        return None
    cleaned = raw
    if found := TWO_BODIES.fullmatch(raw):
        cleaned = f"{found['first']} {found['place']}"
    agency = resolve_agency(cleaned, on=on)
    agency = _with_places(document, header, agency, on, evidence)
    if agency.level in ("province", "district", "commune") and agency.province is None:
        confidence -= 0.2
    return agency.changed(
        raw=raw, status="inferred", span=span, evidence=tuple(evidence), confidence=round(confidence, 2)
    )


def _clause(document: DocumentText) -> tuple[str | None, Span | None]:
    """The body that issues, from the paragraphs above the first heading (rule I1)."""
    zones = document.zones
    for piece in document.frame.promulgation:
        if found := PROMULGATED_BY.search(piece.text):
            start = piece.start + found.start("agency")
            return found["agency"], document.span(start, start + len(found["agency"]))
    start, end = document.offsets(zones.preamble if zones.preamble else zones.body[:3])
    best: tuple[int, regex.Match[str]] | None = None
    for found in CLAUSE.finditer(document.text, start, end):
        after = document.text[found.end() : found.end() + 400]
        score = 2 if "như sau" in after or "sau:" in after else 1
        if best is None or score >= best[0]:
            best = (score, found)
    if best is None:
        return None, None
    found = best[1]
    return found["agency"], document.span(found.start("agency"), found.end("agency"))


def _above_bases(document: DocumentText) -> tuple[str | None, Span | None]:
    """The body set in capitals between the subject and the legal bases of a decision."""
    for i in range(min(HEAD_LINES, len(document.lines) - 1)):
        line = document.lines[i].strip()
        if line.isupper() and len(line) < 90 and document.lines[i + 1].lstrip("-– ").startswith("Căn cứ") and (
            ORGAN_LINE.match(document.bare(i))
        ):
            return line, document.line_span(i)
    return None, None


def _from_signature(closing: Closing) -> tuple[str | None, Span | None]:
    for signature in closing.signatures:
        if signature.authority in ("TM.", "T/M") and signature.on_behalf_of:
            return signature.on_behalf_of, signature.span
    return None, None


def _from_symbol(header: Header) -> str | None:
    if header.number.text is None or (parts := parse_number(header.number.text)) is None:
        return None
    organ = implied_organ(parts)
    return organ.organ if organ is not None else None


def _with_places(
    document: DocumentText, header: Header, agency: Agency, on: str | None,
    evidence: list[Evidence] | None = None,
) -> Agency:
    """The body with province (and district) that the text names as its own, where it has none."""
    if agency.level in (None, "central") or (agency.province is not None and (
        agency.level != "commune" or agency.district is not None or has_districts(on) is False
    )):
        return agency
    places = _own_places(document, header, agency)
    province = agency.province or places.best()
    district, commune = agency.district, agency.commune
    if province is None or (agency.level == "commune" and district is None):
        province, district = _by_units(document, header, agency, province, on)
    if province is None and district is None:
        return agency
    if evidence is not None and province in places.spans:
        _, start, end = places.spans[province]
        evidence.append(Evidence.made(span=document.span(start, end), note="I3: place named as its own"))
    context = Agency.made(
        raw=agency.raw, level=agency.level, province=province, district=district, commune=commune
    )
    again = resolve_agency(agency.raw if evidence is None else (agency.name or agency.raw), issuer=context, on=on, span=agency.span)
    if again.province is None:
        return agency.changed(province=province, district=agency.district or district)
    return again if again.district or not district else again.changed(district=district)


def _own_places(document: DocumentText, header: Header, agency: Agency) -> _Places:
    """Provinces named in ways in which a document names its own (rule I3)."""
    places = _Places()
    namesake = agency.commune is not None and header.place == agency.commune  # "Hòa Bình, ngày …"
    if header.place and not namesake and (own := find_province(header.place, header.issued_on.iso)):
        places.weights[own.name] = 4.0
        if header.place_span is not None:
            places.spans[own.name] = (4.0, header.place_span.start, header.place_span.end)
    for before, found in _placed(document.text):
        words = found.group().split(" ")
        name = None
        for size in range(min(len(words), 5), 0, -1):
            if known := find_province(" ".join(words[:size])):
                name = known.name
                break
        if name is None:
            continue
        cue = before.group().casefold()
        weight = next((w for head, w in WEIGHT.items() if cue.startswith(head)), 1.0) if cue.startswith(WEIGHTY) else 1.0
        places.weights[name] = places.weights.get(name, 0.0) + weight
        if name not in places.spans or places.spans[name][0] < weight:
            places.spans[name] = (weight, before.start(), found.end())
    return places


def _placed(text: str) -> Iterator[tuple[regex.Match[str], regex.Match[str]]]:
    """Cues with the names behind them, looked for at each word that ends a cue."""
    ends = {at + len(cue) for cue in CUE_ENDS for at in far_places(text, (cue,))}
    for at in far_places(text, ("TP",)):
        ends |= {at + 3, at + 4}  # "TP ", "TP. "
    for at in far_places(text, (BROADCASTER,)):
        for tail in BROADCASTER_ENDS:
            ends.update(found + len(tail) for found in far_places(text, (tail,), at, at + CUE_REACH))
    reach = 0
    for end in sorted(ends):
        if end <= reach or not text[end : end + 1].isupper():
            continue
        cue = CUE.match(text, max(reach, end - CUE_REACH), end)
        found = NAME.match(text, end, end + NAME_REACH) if cue is not None else None
        if cue is not None and found is not None:
            reach = found.end()
            yield cue, found


def _by_units(
    document: DocumentText, header: Header, agency: Agency, province: str | None, on: str | None
) -> tuple[str | None, str | None]:
    """Province and district of a district or commune by the registers, if only one fits."""
    text = document.text
    district = agency.district
    if agency.level == "commune" and agency.commune:
        kind = next((t for t in COMMUNE_TYPES if f"{t} {agency.commune}" in (agency.name or "")), "xã")
        homes = list(homes_of_commune(agency.commune, kind, on))
        if province is not None:
            homes = [h for h in homes if h[1] == province] or homes
        if len(homes) > 1:
            named = [h for h in homes if h[0] and f"{h[0]}" in text]
            homes = named or homes
        if len(homes) == 1:
            return homes[0][1], homes[0][0] or None
        return province, district
    if district is not None and province is None:
        kinds = ("huyện", "quận", "thị xã", "thành phố")
        names = (agency.name or "", (header.superior and header.superior.name) or "")
        stated = next((t for t in kinds for name in names if f"{t} {district}" in name), None)
        found = provinces_of_district(district, stated) if stated else tuple(
            {p for kind in kinds for p in provinces_of_district(district, kind)}
        )
        if len(found) == 1:
            return found[0], district
    return province, district

