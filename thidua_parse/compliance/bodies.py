"""Who is meant: groups of bodies in duties and recipient lists, and whether one of them is in."""

from __future__ import annotations

from functools import lru_cache

import regex

from ..knowledge.places import province
from ..linking.identity import same_body
from ..record import Agency
from .shortnames import shortened
from .views import PlanView
from .words import match_start, plain, search_in, words

#: kind of body → words of a group that takes it in
GROUPS: dict[str, regex.Pattern[str]] = {
    "ministry": regex.compile(r"các bộ\b|bộ, ban, ngành|bộ, ngành|cơ quan trung ương|ban, ngành, đoàn thể trung ương|cơ quan, đơn vị|bộ ngành"),
    "province": regex.compile(r"các tỉnh|tỉnh, thành phố|các địa phương|\bđịa phương\b|cấp tỉnh"),
    "department": regex.compile(r"các sở|sở, ban|sở, ngành|sở ban|sở ngành|ban, ngành|ban ngành|các ngành|các cơ quan|cơ quan, đơn vị|cơ quan chuyên môn"),
    "district": regex.compile(r"các huyện|huyện, thị|huyện, tx|cấp huyện|\bđịa phương\b|các quận|quận, huyện|huyện, thành"),
    "office": regex.compile(r"các phòng|khoa, phòng|phòng, khoa|các tổ|phòng, ban|phòng, đơn vị|ban, ngành|ban ngành|phòng ban|cơ quan, đơn vị|phòng, trung tâm|cơ quan chuyên môn|phòng chuyên môn|các ban|phòng nghiệp vụ"),
    "commune": regex.compile(r"các xã|xã, phường|cấp xã|\bđịa phương\b|xã, thị trấn|phường, xã|các phường|đặc khu|xã phường"),
    "front": regex.compile(r"đoàn thể|tổ chức chính trị|các hội|tổ chức xã hội|hội, đoàn|tổ chức thành viên|các tổ chức"),
    "party": regex.compile(r"tỉnh ủy|thành ủy|huyện ủy|đảng ủy|cấp ủy|các ban đảng|đảng bộ|chi bộ|chi ủy"),
    "press": regex.compile(r"\bbáo\b(?! cáo)|\bđài\b|sở, ban, ngành|sở, ban ngành|cơ quan thông tin|cơ quan báo|truyền thông|truyền thanh|ban, ngành (?:cấp )?tỉnh"),
    "armed": regex.compile(r"công an|quân sự|biên phòng|bộ chỉ huy|cảnh sát|sở, ban, ngành|sở, ban ngành|ban, ngành"),
    "unit": regex.compile(r"đơn vị|công ty thành viên|các công ty|xí nghiệp|chi nhánh|trường|trạm|trung tâm|các thôn|tổ dân phố|khu phố|\bấp\b|\bbản\b|doanh nghiệp|bệnh viện|\btt\b(?!\.? ?(?:đảng ủy|tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|hội đồng|ủy ban))"),
}  # fmt: skip
_EVERYBODY = regex.compile(r"toàn thể|các cơ quan, đơn vị")
#: Party bodies inside an authority or a front organisation; Party documents name them for the body
_STAND_IN = regex.compile(
    r"^(?:ban cán sự đảng|đảng đoàn|đảng ủy) (?!(?:các|cấp|khối|tỉnh|thành phố|huyện|xã|phường|thị trấn|trực thuộc)\b)(?=\S)"
)
_COLLECTIVE = regex.compile(
    r"^(?:thủ trưởng |lãnh đạo |người đứng đầu |đề nghị )*(?:các |toàn thể |cán bộ|cơ quan|đơn vị|địa phương|tập thể|cá nhân|mọi |cấp ủy|chi ủy|trưởng )"
)
_SEVERAL = regex.compile(
    r"^(?:ủy ban nhân dân|hội đồng nhân dân|công an|đảng ủy|hội \p{L}+|liên đoàn lao động|đoàn thanh niên|chủ tịch ủy ban nhân dân) (?:các|cấp)\b"
)
_INNER = regex.compile(
    r"^(?:giao )?(?:văn phòng|phòng|khoa (?!học)|trung tâm|thanh tra sở|công chức|trưởng|bộ phận|tổ |ban biên tập|ban giám|hội đồng thi đua|thường trực|chánh văn phòng|chi ủy|chi bộ|chi cục|hội đồng|ban giám|nhà trường|tổ chuyên môn|giáo viên|các lớp|lãnh đạo (?:các )?phòng|ban quản trị|trạm|thư ký|cổng thông tin|trang thông tin)"
)


@lru_cache(maxsize=8192)
def kind_of(name: str, level: str | None, type_: str | None) -> str:
    """The kind of body in the terms of :data:`GROUPS`."""
    folded = plain(name)
    if type_ == "ĐẢNG" or search_in(r"\b(?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|tuyên giáo|dân vận|ban tổ chức)\b", folded):
        return "party"
    if type_ in ("MTTQ", "ĐOÀN THỂ") or match_start(r"(?:đề nghị )?(?:ủy ban mặt trận|mặt trận|hội |hiệp hội |liên đoàn|đoàn |tỉnh đoàn|huyện đoàn|các hội|các tổ chức|các đoàn)", folded):
        return "front"
    if match_start(r"(?:các )?(?:báo|đài|cơ quan báo|cơ quan thông tin)\b", folded):
        return "press"
    if match_start(r"công an|bộ chỉ huy|ban chỉ huy|bộ đội", folded):
        return "armed"
    if level == "central" or folded.startswith("bộ "):
        return "ministry"
    if "ủy ban nhân dân" in folded or "hội đồng nhân dân" in folded:
        if search_in(r"\b(?:huyện|quận|thị xã)\b", folded) or level == "district":
            return "district"
        if search_in(r"\b(?:xã|phường|thị trấn|đặc khu)\b", folded) or level == "commune":
            return "commune"
        return "province"
    if folded.startswith(("sở ", "các sở")) or (level == "province" and type_ not in ("UBND", "HĐND")):
        return "department"
    if folded.startswith(("phòng ", "văn phòng", "các phòng")) or level == "district":
        return "office"
    return "unit"


def group_takes_in(text: str, view: PlanView) -> bool:
    """Whether a duty addressed to ``text`` (folded) takes in the issuer of ``view``."""
    issuer = view.issuer
    if issuer is None:
        return False
    name = issuer.name or issuer.raw
    bare = bare_name(name)
    if bare and len(bare) > 5 and bare in text:
        return True
    return GROUPS[kind_of(name, issuer.level, issuer.type)].search(text) is not None


@lru_cache(maxsize=16384)
def bare_name(name: str) -> str:
    """A body's name without its place: "sở y tế" of "Sở Y tế tỉnh Lào Cai"."""
    return str(_PLACE.sub("", youth_union(plain(name))))


def youth_union(folded: str) -> str:
    """The short name of a committee of the Youth Union: "tỉnh đoàn an giang" for its full name."""
    if "đoàn" not in folded:
        return folded
    return str(_YOUTH.sub(lambda m: f"{_SHORT.get(m[1], m[1])} đoàn", folded))


_YOUTH = regex.compile(
    r"^(?:ban (?:thường vụ|chấp hành) )?(?:đoàn (?:thanh niên cộng sản|tncs) hồ chí minh |(?=(?:tỉnh|thành|huyện|quận|thị|xã) đoàn\b))"
    r"(tỉnh|thành phố|thành|huyện|quận|thị xã|thị|xã)(?: đoàn)?\b"
)
_SHORT = {"thành phố": "thành", "thị xã": "thị"}


_PLACE = regex.compile(
    r"\s+(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?!ủy\b|đoàn\b)\S.*$"
)


def is_issuer(agency: Agency, view: PlanView, *, party: bool = False) -> bool:
    """Whether an agency of the parent is the issuer of ``view``, by name.

    ``party``: the parent is a Party document, where "Ban Cán sự Đảng X", "Đảng đoàn X" and "Đảng ủy
    X" stand for X.
    """
    issuer = view.issuer
    if issuer is None:
        return False
    own = issuer.name or issuer.raw
    names = [name for name in (agency.name, agency.raw) if name]
    if party and view.regime != "party":
        names += [_STAND_IN.sub("", folded) for n in names if _STAND_IN.match(folded := plain(n))]
    return any(_names(name, own) for name in names)


@lru_cache(maxsize=65536)
def _names(name: str, own: str) -> bool:
    """Whether ``name`` is the body ``own``, with or without its place."""
    same = same_body(name, own)
    if same:
        return True
    bare, folded = bare_name(own), plain(name)
    rest = folded.removeprefix("giao ")
    at_start = bare not in ("ủy ban nhân dân", "") and rest.startswith(bare) and (
        rest == bare or rest[len(bare) :].lstrip().startswith("(")
        or (_NAMESAKES.match(rest, len(bare)) is not None and bare.startswith(_OF_ONE_FIELD))
    )
    return (same is None or at_start) and not _COLLECTIVE.match(folded)


#: "Sở Y tế các tỉnh", "Phòng Nội vụ các huyện": every body of that name is meant by it
_NAMESAKES = regex.compile(r"\s+(?:của )?(?:các|cấp) (?:tỉnh|thành phố|huyện|quận|thị xã|địa phương)\b")
_OF_ONE_FIELD = ("sở ", "phòng ", "chi cục ")


def is_collective(name: str) -> bool:
    """Whether a duty goes to a group ("các cơ quan, đơn vị") rather than to a named body."""
    folded = plain(name)
    return _COLLECTIVE.match(folded) is not None or _SEVERAL.match(folded) is not None


def is_inner(name: str, view: PlanView | None = None) -> bool:
    """Whether a body is a part of the issuer itself (office, section, staff; boards of a committee)."""
    folded = plain(name)
    if view is not None and view.rank is not None and view.rank > 4.0 and _OFFICE_ABOVE.match(folded):
        return False  # what stands above a school or a hospital
    if _INNER.match(folded):
        return True
    if view is None or view.regime == "state" or not folded.startswith(("ban ", "các ban")):
        return False
    standing = _STANDING.match(folded)
    if standing is not None and standing.end() < len(folded):  # it stands for the whole body
        one, other = level_word(folded[standing.end() :]), level_word(view.issuer_name or "")
        if one and other and one != other:
            return False
    committee = search_in(r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b|trung ương|\b(?:tỉnh|thành|huyện|quận|thị|xã) đoàn\b", folded)
    return committee is None or committee.group() in plain(view.issuer_name or "")


_OFFICE_ABOVE = regex.compile(r"phòng (?:giáo dục\b|\S.*\b(?:huyện|quận|thị xã|thành phố)\b)")
#: the standing part of a committee, which acts for the whole between its meetings
_STANDING = regex.compile(r"(?:ban (?:thường trực|thường vụ|chấp hành)|thường trực)\s+")
_OF_COMMITTEE = regex.compile(r"\b(tỉnh|huyện|quận) ủy\b|\b(thành|thị) ủy\b")


def whole_body(name: str) -> str:
    """The folded name of the body for which a standing committee or an organ of a committee acts.

    "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh A" is that association; "Ban Dân vận Tỉnh ủy A" and
    "Ban Dân vận tỉnh A" are one organ.
    """
    folded = plain(name)
    rest = _STANDING.sub("", folded, count=1) if _STANDING.match(folded) else folded
    if rest != folded and rest.startswith(("hội", "ủy ban mặt trận", "mặt trận", "liên đoàn", "công đoàn", "đoàn")):
        return rest
    if folded.startswith("ban ") and not _STANDING.match(folded):
        return str(_OF_COMMITTEE.sub(lambda m: m[1] or {"thành": "thành phố", "thị": "thị xã"}[m[2]], folded))
    return folded


def acronym_in(name: str, line: str) -> bool:
    """Whether an upper-case acronym in ``line`` stands for words of ``name`` ("LHPN", "TT&TT")."""
    folded_name = plain(name).replace(" và ", " ").replace("-", " ")
    initials = "".join(w[0] for w in folded_name.split() if w[0].isalpha())
    packed = folded_name.replace(" & ", "").replace("&", "")
    for token in _ACRONYM.findall(_AMPERSAND.sub("", line)):
        folded = token.casefold()
        if (folded in initials or folded in packed) and folded not in _COMMON_ACRONYMS:
            return True
    return False


_AMPERSAND = regex.compile(r"\s*[&-]\s*")
_ACRONYM = regex.compile(r"\b\p{Lu}{3,}\b")
_COMMON_ACRONYMS = frozenset({"ubnd", "hđnd", "mttq"})


#: the issuer's own sections and people; villages are no part of an office
_OWN_UNITS = regex.compile(r"đơn vị|trung tâm|bộ phận|\blưu\b.*\bvp|lđ các|lãnh đạo|cán bộ|công chức|viên chức|\bcác (?:trường|khoa|trạm)")
#: bodies that a province reaches through the level between
_LEVEL_BETWEEN: dict[str, tuple[str, ...]] = {"office": ("district",), "commune": ("district",), "unit": ("district",)}


#: units of one sort, and the words of recipient lines that take these in but not every unit
_UNITS = (
    (regex.compile(r"(?:các )?(?:bưu điện|vnpt|viettel|điện lực|ngân hàng|kho bạc|bảo hiểm|chi cục thuế|cơ quan thuế|hải quan|agribank)\b"),
     regex.compile(r"đơn vị|doanh nghiệp|cơ quan|ngành|ngân hàng|tổ chức")),
    (regex.compile(r"(?:(?:tổ )?trưởng )?(?:các )?(?:thôn|bản|ấp|khu phố|tổ dân phố|xóm|buôn|khu dân cư)\b"),
     regex.compile(r"thôn|\bbản\b|\bấp\b|khu phố|tổ dân phố|\btdp\b|xóm|buôn|khu dân cư|cơ sở|địa bàn|đơn vị")),
    (regex.compile(r"(?:các )?(?:bệnh viện|trạm y tế)\b"), regex.compile(r"bệnh viện|ttyt|\bbv\b|trạm|đơn vị|cơ sở|trung tâm y tế")),
)  # fmt: skip


#: mass organisations as recipient lines name them
_UNION = regex.compile(
    r"phụ nữ|lhpn|nông dân|\bhnd\b|cựu chiến binh|\bccb\b|liên đoàn lao động|lđlđ|công đoàn|thanh niên|(?:tỉnh|thành|huyện|thị|quận|xã|phường) đoàn"
)
#: a line that names the bodies of a group one by one
_LISTED = regex.compile(r"(?:- ?)?(?:lãnh đạo |giám đốc |thủ trưởng )?(?:các )?(?:sở|bộ)\b[^:;]{0,30}: ?(?!như\b|theo\b)(?=\p{L})")
_HEAD = regex.compile(r"^(?:sở|bộ|ban) ")
#: likeness, of 100, of a name of :data:`_LONG_NAME` letters that is written with a letter amiss
_ALIKE = 90
_LONG_NAME = 10


def _named_in(name: str, line: str) -> bool:
    """Whether a line names a body: as it is called, by its initials ("NV"), or with a letter amiss."""
    from rapidfuzz.fuzz import partial_ratio

    own, other = " ".join(words(name)), " ".join(words(line))
    initials = "".join(w[0] for w in own.split() if w != "và")
    if len(initials) >= 2 and initials in {"".join(words(part)) for part in line.split(",")}:
        return True
    return own in other or (len(own) >= _LONG_NAME and len(own) <= len(other) and partial_ratio(own, other) >= _ALIKE)


def received(name: str, agency: Agency | None, view: PlanView) -> bool:
    """Whether the recipients of ``view`` take in a body that has a duty."""
    folded = plain(name)
    bare = bare_name(agency.name) if agency and agency.name else bare_name(name)
    kind = kind_of(name, agency.level if agency else None, agency.type if agency else None)
    inner = is_inner(name, view)
    front = "mặt trận" in folded
    lines = view.recipient_lines
    if lines is None:
        return True
    group = next((g for head, g in _UNITS if head.match(folded)), None) if kind in ("unit", "office") else None
    inner = inner and group is None
    through = _LEVEL_BETWEEN.get(kind, ()) if view.rank == 2.0 else ()
    if kind == "front" and "đoàn thể" in folded and len({u for raw, _ in lines for u in _UNION.findall(plain(raw))}) > 1:
        return True  # they are told one by one
    for raw, line_agency in lines:
        line = plain(raw)
        if _EVERYBODY.search(line) or bare in line or folded in line:
            return True
        listed = _LISTED.match(line) if kind in ("department", "ministry") else None
        if listed is not None and any(_named_in(_HEAD.sub("", n), line[listed.end() :]) for n in (bare, folded)):
            return True
        if (front and "mặt trận" in line) or acronym_in(bare, raw) or shortened(raw, bare) or shortened(raw, name):
            return True
        if (listed is None and (group or GROUPS[kind]).search(line)) or any(GROUPS[k].search(line) for k in through):
            return True
        if inner and (GROUPS["office"].search(line) or _OWN_UNITS.search(line) or (folded.startswith("văn phòng") and "văn phòng" in line)):
            return True
        if line_agency and agency and same_body(line_agency.name, agency.name):
            return True
    return False


def city_is_province(text: str, view: PlanView) -> bool:
    """Whether "thành phố" in a text of ``view`` is a centrally-run city."""
    issuer = view.issuer
    own = province(issuer.province, view.date_for_law[0]) if issuer and issuer.province else None
    if own is None or own.type != "thành phố":
        return False
    named = search_in(r"thành phố\s+(.+)$", text)
    return named is None or plain(own.name) in named[1] or named[1].startswith("hồ chí minh")


def rank_in_words(name: str, view: PlanView) -> float | None:
    """Rank of a body that is known by its words only ("UBND tỉnh", "Phòng Nội vụ")."""
    folded = plain(name)
    if search_in(r"thủ tướng|chính phủ|trung ương|chủ tịch nước", folded):
        return 1.0
    if match_start(r"(?:bộ trưởng )?bộ\b", folded):
        return 1.5
    if match_start(r"(?:giám đốc )?sở\b", folded):
        return 3.0
    if match_start(r"(?:trưởng )?phòng\b|văn phòng", folded):
        return 4.0
    if search_in(r"\btỉnh\b|tỉnh ủy", folded):
        return 2.0
    if search_in(r"ủy ban nhân dân (?:thành phố|tp)|^thành phố|thành ủy", folded):
        return 2.0 if city_is_province(folded, view) else 3.0
    if search_in(r"\b(?:huyện|quận|thị xã)\b", folded):
        return 3.0
    if search_in(r"\b(?:xã|phường|thị trấn|đặc khu)\b", folded):
        return 4.0
    return None


def same_named(a: str, b: str) -> bool:
    """Whether two names mean one body as far as their words go, at one level."""
    if same_body(a, b):
        return True
    x, y = (bare_name(n).removeprefix("chủ tịch ").split(" (")[0] for n in (a, b))
    alike = bool(x) and (x == y or (len(x) > 5 and (y.startswith(x) or x.startswith(y))))
    one, other = level_word(a), level_word(b)
    return alike and (not one or not other or one == other)


def level_word(name: str) -> str:
    """The word for the level in a name: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, or ""."""
    found = search_in(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b", plain(name))
    return str(found.group()) if found else ""
