"""From a body as written to its full name, level and place.

Bare names resolve from the issuer of the document ("UBND tỉnh", "Sở Nội vụ", "Giám đốc Sở");
the rules are R1 … R20 of the hierarchy table (``data/hierarchy.json``). What the name and the
issuer do not decide stays open: the name is written out without a place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from .agency_places import PLACE, Spot, Where, default_place, read_place
from .agency_text import (
    clean,
    cut_noise,
    expand,
    is_capitals,
    liaison_fields,
    match_field,
    name_case,
    sentence_case,
    title_case,
)
from .fold import key
from .places import has_districts
from .tables import rows


class BodyName(NamedTuple):
    """A resolved body. ``status`` is "stated", or "uncertain" when several places fit."""

    name: str | None
    type: str | None = None
    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    status: str = "stated"
    candidates: tuple[str, ...] = ()
    district_type: str | None = None
    commune_type: str | None = None


class _Body(NamedTuple):
    name: str
    type: str
    level: str
    place: str


@lru_cache(maxsize=1)
def _bodies() -> dict[str, _Body]:
    found = {}
    for r in rows("bodies"):
        body = _Body(r["name"], r["type"], r["level"], r["place"])
        for name in (r["name"], *filter(None, r["aliases"].split(";"))):
            found[key(name)] = body
    return found


@lru_cache(maxsize=1)
def _positions() -> dict[str, str]:
    return {key(r["position"]): r["position"] for r in rows("positions")}


_PLURAL = regex.compile(r"(?i)(?:^|\s)(?:các|cấp|mọi|từng|trên địa bàn|liên quan|trực thuộc|thuộc|toàn|tỉnh, thành phố|huyện, (?:quận|thị xã|thành phố)|quận, huyện|thành phố, (?:huyện|thị xã)|thị xã, (?:huyện|thành phố)|xã, phường|phường, xã)(?:[\s,]|$)")
#: offices that, named alone, are the issuer's
_OWN_OFFICES = frozenset({
    "Văn phòng", "Lãnh đạo", "Thường trực", "Ban Giám đốc", "Ban lãnh đạo", "Đảng ủy", "Công đoàn",
    "Hội đồng Thi đua - Khen thưởng", "Giám đốc", "Phó Giám đốc", "Ban Thường vụ",
    "Ban Thường trực", "Thanh tra",
})
#: heads of departments and companies; committees have none
_DIRECTORS = frozenset({"Giám đốc", "Phó Giám đốc", "Ban Giám đốc"})
_COMMITTEES = frozenset({"UBND", "HĐND", "MTTQ", "ĐẢNG", "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI", "BỘ", "PHÒNG"})
#: standing committees are those of the Party, of the Front and of mass organisations
_STANDING_OF_PARTY = frozenset({"Ban Thường vụ", "Ban Thường trực", "Đảng ủy"})
_PARTY = frozenset({"ĐẢNG", "MTTQ", "ĐOÀN THỂ", "SỞ", "TRƯỜNG", "ĐƠN VỊ", None})
_JOINT = regex.compile(r" và (?=(?:Bộ|Sở|Ban|Ủy ban|Hội|Phòng|Công an|Tổng|Liên đoàn|Trung ương (?:Đoàn|Hội)|Tỉnh đoàn|Mặt trận|Thanh tra|Ngân hàng|Bảo hiểm|Viện|Tòa án|Kho bạc)\b)")
_STANDING = regex.compile(r"(?i)(?<=\S) (ban thường trực|ban thường vụ|ban chấp hành)$")
_PERSONS = regex.compile(r"(?i)(?:các|đồng chí|[ủu][yỷ] viên|thành viên)\b")
_CITY = regex.compile(r"\bTp\.? (?=\p{Lu})")
_COMPANY = regex.compile(r"(?i)(?:tổng công ty|công ty|tập đoàn|nhà máy|xí nghiệp)(?= |$)")
#: "Ban Chỉ đạo quốc gia …", "Ban Chỉ đạo 35 Trung ương"; national target programmes have local boards too
_NATIONAL = regex.compile(r"(?i)^(?:quốc gia|trung ương)\b|(?<!Tổ quốc )\bViệt Nam$|(?<!mục tiêu )(?<!chuẩn )(?:quốc gia|trung ương)$")
#: offices that are of another kind than the body they belong to
_KINDS = {"Văn phòng": "VĂN PHÒNG", "Ban cán sự đảng": "ĐẢNG", "Đảng đoàn": "ĐẢNG"}
#: schools that bear the name of a place and are not those of that place
_UNIVERSITY = regex.compile(r"(?P<of>(?:\p{Ll}+ ){1,5})?(?P<school>(?i:trường (?:đại học|cao đẳng|sĩ quan)|đại học|học viện) \p{L}.*)")
#: legal forms of companies; letters stay letters, words are no names
_FORM = regex.compile(r"(?i)^(?:CP|TNHH(?: MTV| một thành viên)?|cổ phần|trách nhiệm hữu hạn(?: một thành viên)?|một thành viên)\b")
_FORMS = {"cp": "Cổ phần", "cổ phần": "Cổ phần", "trách nhiệm hữu hạn": "Trách nhiệm hữu hạn"}
_MEMBERS = regex.compile(r"(?i)một thành viên")
#: bodies whose own names begin with what they do
_FUNCTIONAL = frozenset({"ĐƠN VỊ", "CỤM THI ĐUA", "TRƯỜNG", "DOANH NGHIỆP"})
#: a body in capitals named after the matter it is in charge of
_SUBJECT_OF = regex.compile(r"(?i)(?:[^\W\d]+ ){1,6}về (?!việc)(?:[^\W\d]+,? ?)+$")
_LIAISON = regex.compile(r"(?i)^liên bộ:? ")


@lru_cache(maxsize=65536)
def resolve(raw: str, where: Where | None = None, on: str | None = None) -> BodyName:
    """The body named ``raw`` in a document of the issuer ``where`` of date ``on`` (ISO)."""
    text = clean(raw)
    if not text:
        return BodyName(None, status="absent")
    where = where or Where()
    if (m := _STANDING.search(text)) is not None and not _PERSONS.match(text):
        # printed below the body in headers: "ỦY BAN MTTQ VIỆT NAM TỈNH … / BAN THƯỜNG TRỰC"
        text = f"{m[1]} {text[:m.start()].strip(' -,')}"
    if _LIAISON.match(text):
        listed = _LIAISON.sub("", text)
        parts, end = liaison_fields(listed)
        if end < len(listed):
            parts = regex.split(r" - | và |, ", listed)
        names = [resolve("Bộ " + regex.sub(r"^Bộ ", "", p), where, on) for p in parts]
        return names[0]._replace(name=" và ".join(n.name or "" for n in names))
    full = expand(text)
    capitals = is_capitals(text)
    found = _resolve(full.split(" "), where, on, capitals, 0)
    if found is not None and " và " in full and not full.startswith("Văn phòng"):
        parts = _JOINT.split(full)
        if len(parts) > 1 and "," not in full:
            joint = [_resolve(p.split(" "), where, on, capitals, 0) for p in parts]
            known = [n.name for n in joint if n is not None and n.name]
            if joint[0] is not None and len(known) == len(parts):
                return joint[0]._replace(name=" và ".join(known))
    if found is not None:
        return found
    return _unknown(cut_noise(full), where, on, capitals)


def _resolve(
    words: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """The body at the start of ``words``, or None when no known head begins them."""
    if not words or depth > 4:
        return None
    first = words[0].casefold()
    if first in ("bộ", "sở", "phòng"):
        found = _with_field(first.capitalize(), words[1:], where, on, capitals)
        if found is not None:
            return found
    if words[1:2] == ["trưởng"] or words[1:3] == ["cục", "trưởng"]:
        return _position(words, where, on, capitals, depth)  # "Cục trưởng Cục Thuế"
    bodies = _bodies()
    for size in range(min(len(words), 17 if first == "trường" else 13), 0, -1):
        if size > 1 and words[size - 1] in ("và", "-", "&"):
            continue
        body = bodies.get(key(" ".join(words[:size])))
        if body is not None and body.name == "Báo" and (size == len(words) or words[size][:1].islower()):
            return None  # "báo chí" is no newspaper
        if body is not None and body.place == "none" and words[size:size + 1] in (["Đoàn"], ["Hội"]):
            continue  # "Văn phòng Trung ương Đoàn" is not the office of the Party
        if body is not None and not (size < len(words) and words[size - 1].endswith(",")
                                     and words[size].casefold() == "thể"):
            rest = words[size:]
            if depth < 4 and rest and body.level in ("place", "organ", "province") and rest[0].casefold() in (
                "sở", "tỉnh", "bộ", "huyện", "quận", "thị", "thành", "ủy", "phòng", "công", "ngành",
            ):
                inner = _organ_tail(rest, where, on, capitals, depth)
                if inner is not None:
                    return inner._replace(name=f"{body.name} {inner.name}", type=body.type)
            return _place(body, rest, where, on, capitals)
    return _position(words, where, on, capitals, depth)


def _organ_tail(
    rest: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """A body inside a body: "Hội đồng Thi đua - Khen thưởng Sở", "Ban Tổ chức Tỉnh ủy"."""
    if len(rest) > 1 and key(" ".join(rest[:2])) in ("tỉnhủy", "thànhủy", "huyệnủy", "quậnủy", "thịủy"):
        return _resolve(rest, where, on, capitals, depth + 1)
    if rest[0].casefold() in ("sở", "bộ", "phòng"):
        return _resolve(rest, where, on, capitals, depth + 1)
    return None


def _position(
    words: list[str], where: Where, on: str | None, capitals: bool, depth: int
) -> BodyName | None:
    """A head, deputy or inner office of a body: "Chủ tịch UBND tỉnh", "Văn phòng Sở"."""
    table = _positions()
    for size in range(min(len(words), 7), 0, -1):
        position = table.get(key(" ".join(words[:size])))
        if position is None:
            continue
        rest = words[size:]
        if not rest:
            inner = own(where) if (
                position in _OWN_OFFICES and not (position in _DIRECTORS and where.type in _COMMITTEES)
                and not (position in _STANDING_OF_PARTY and where.type not in _PARTY)
            ) or (position == "Hiệu trưởng" and where.type == "TRƯỜNG") else None
            if inner is None or not inner.name:
                return BodyName(position, "VĂN PHÒNG" if position == "Văn phòng" else None,
                                where.level, where.province, where.district, where.commune)
            return inner._replace(
                name=f"{position} {inner.name}",
                type="VĂN PHÒNG" if position == "Văn phòng" else inner.type,
            )
        found = _resolve(rest, where, on, capitals, depth + 1)
        if found is None or not found.name:
            return None
        name = found.name
        if position in ("Trưởng", "Phó Trưởng"):
            name = name[:1].lower() + name[1:]
        kind = _KINDS.get(position, found.type)
        return found._replace(name=f"{position} {name}", type=kind)
    return None


def own(where: Where) -> BodyName | None:
    """The issuer itself as a body."""
    if not where.name:
        return None
    return BodyName(where.name, where.type, where.level, where.province, where.district, where.commune)


def _with_field(
    head: str, rest: list[str], where: Where, on: str | None, capitals: bool
) -> BodyName | None:
    """Bộ, Sở or Phòng with its field; bare "Sở" is the issuing department (R6, R7)."""
    if not rest:
        mine = own(where)
        if mine and mine.name and (at := mine.name.find(f"{head} ")) >= 0:
            return mine._replace(name=mine.name[at:], type=head.upper())
        return BodyName(head, head.upper(), {"Bộ": "central", "Sở": "province"}.get(head), where.province
                        if head != "Bộ" else None)
    matched = match_field(rest, head)
    if matched is None:
        return None
    field, size = matched
    name = f"{head} {field}"
    if head == "Bộ":
        return BodyName(name, "BỘ", "central")
    if head == "Sở":
        return _place(_Body(name, "SỞ", "province", "full"), rest[size:], where, on, capitals)
    if where.type == "SỞ" and not rest[size:] and where.name:
        return BodyName(f"{name} {where.name}", "PHÒNG", "unit", where.province)
    # offices hang under districts, and since 1/7/2025 under communes
    level = "commune" if has_districts(on) is False or (where.commune and not where.district) else "district"
    return _place(_Body(name, "PHÒNG", level, "full"), rest[size:], where, on, capitals)


def _set_names(text: str, kind: str | None = None) -> str:
    """The rest of a name in capitals, of a body of this type: "số 3", "TNHH một thành viên Cấp nước"."""
    form = _FORM.match(text)
    said = ""
    if form is not None:
        said = _FORMS.get(form.group().casefold()) or _MEMBERS.sub(lambda m: m.group().lower(), form.group().upper())
        text = text[form.end() :].strip()
    if kind in _FUNCTIONAL:
        tail = name_case(text, capital=kind != "CỤM THI ĐUA", every=kind == "TRƯỜNG")
    else:
        tail = title_case(text)
        tail = tail[:1].lower() + tail[1:] if tail.startswith("Số ") else tail
    return f"{said} {_CITY.sub('thành phố ', tail)}".strip()


def _place(body: _Body, rest: list[str], where: Where, on: str | None, capitals: bool) -> BodyName:
    """``body`` with the place that the words behind it, or else the issuer, give."""
    if body.place == "none":
        return BodyName(body.name, body.type, body.level)
    named = capitals and _SUBJECT_OF.match(" ".join(rest)) is not None
    text = (" ".join(rest) if named else cut_noise(" " + " ".join(rest))).strip(" ,.-;:") if rest else ""
    if not text and body.type == where.type == "KHO BẠC":
        return BodyName(body.name, body.type, "central")  # a branch names itself with its place
    if not rest and body.type == "CỤC" and where.type == "BỘ" and where.level == "central":
        return BodyName(body.name, body.type, "central")  # an agency of the ministry above it
    if body.place == "own":
        tail = _set_names(text, body.type) if capitals and not named else text
        if named:  # "CỤC GIÁM ĐỊNH NHÀ NƯỚC VỀ CHẤT LƯỢNG CÔNG TRÌNH": words, no names
            tail = sentence_case(text.split())
            tail = tail[:1].upper() + tail[1:]
        name = f"{body.name} {tail}".strip()
        level: str | None = where.level if body.level == "organ" else body.level
        if body.type == "DOANH NGHIỆP" and body.name != "Công ty" and tail.endswith("Việt Nam"):
            level = "central"  # State groups and corporations
        if level == "central":
            return BodyName(name, body.type, level)
        _, inside = read_place(text, where, on, capitals, "place") if PLACE.search(text) else ("", None)
        if inside is not None and inside.province and inside.level != "province":
            # "Trung tâm Y tế huyện X"
            return BodyName(name, body.type, level, inside.province, inside.district, inside.commune)
        return BodyName(name, body.type, level, where.province, where.district)
    if text and _PLURAL.search(text):
        level = "district" if "huyện" in text or "quận" in text else (
            "commune" if "xã" in text.replace("xã hội", "") or "phường" in text else None)
        return BodyName(f"{body.name} {sentence_case(text.split()) if capitals else text}", body.type, level, where.province)
    if rest and body.type in ("ĐẢNG", "ĐOÀN THỂ", "HỘI ĐỒNG") and (
        (high := _UNIVERSITY.match(text)) is not None or (capitals and rest[0].casefold() == "trường")
    ):  # "CHI BỘ TRƯỜNG TIỂU HỌC A", "Đảng ủy Trường Đại học Cần Thơ"
        school = _resolve((high["school"].split() if high is not None else rest), where, on, capitals, 1)
        if school is not None and school.type == "TRƯỜNG":
            matter = high["of"] or "" if high is not None else ""
            return school._replace(name=f"{body.name} {matter}{school.name}", type=body.type)
    topic, spot = read_place(text, where, on, capitals, body.level)
    name = body.name
    if topic and spot is None and body.level == "place" and _NATIONAL.search(topic):
        tail = sentence_case(topic.split()) if capitals else topic
        return BodyName(f"{name} {tail}", body.type, "central")
    if topic and rest[0] == "và" and not topic.startswith("và "):
        topic = f"và {topic}"  # "Ủy ban Mặt trận Tổ quốc và các đoàn thể"
    if topic:
        company = _COMPANY.match(topic)
        if capitals and company:
            topic = f"{company.group().capitalize()} {_set_names(topic[company.end() :].strip(), 'DOANH NGHIỆP')}"
        name += " " + (sentence_case(topic.split()) if capitals and not company else topic)
        if company:  # the union of a company
            return BodyName(name.strip(), body.type, "unit", where.province)
    stated = spot is not None
    if spot is None:
        # a cell or a grass-roots committee is not that of a whole province or district
        small = body.name in ("Chi bộ", "Đảng ủy") and where.level in ("province", "district") and where.type != "ĐẢNG"
        spot = Spot() if small else default_place(body.level, where, on)
    if spot.name and (spot.level in ("province", "district", "commune")):
        if body.place == "bare" and topic and not stated:
            pass  # "Báo Ấp Bắc" has its own name
        elif body.place == "bare":
            name += " " + (spot.name if spot.bare is None else spot.bare)
        else:
            name += " " + spot.name
    elif spot.word and body.place == "full":
        name += " " + spot.word
    level = {"organ": spot.level or where.level, "place": spot.level, "city": "province"}.get(
        body.level, body.level
    )
    if spot.level == "district" and (body.level == "city" or (body.type == "PHÒNG" and stated)):
        level = "district"
    if level == "central":
        return BodyName(name, body.type, "central")
    status = "uncertain" if spot.candidates else "stated"
    return BodyName(
        name.strip(), body.type, level, spot.province, spot.district, spot.commune, status,
        tuple(f"{body.name} {c}" for c in spot.candidates), spot.district_type, spot.commune_type,
    )


def _unknown(text: str, where: Where, on: str | None, capitals: bool) -> BodyName:
    """A body whose head is in no table: written out; R2, R3, R11 for a bare "Tỉnh", "Huyện"."""
    marks = PLACE.match(text)
    if marks and marks.end() == len(text):
        return _resolve(["Ủy", "ban", "nhân", "dân", *text.split(" ")], where, on, capitals, 1) or BodyName(text)
    if marks and not _PLURAL.search(text):
        topic, spot = read_place(text, where, on, capitals, "place")
        if not topic and spot is not None and spot.name and len(spot.name) == len(text):
            return _resolve(["Ủy", "ban", "nhân", "dân", *text.split(" ")], where, on, capitals, 1) or BodyName(text)
    if capitals:
        text = sentence_case(text.split(" "))
    return BodyName(text[:1].upper() + text[1:])
