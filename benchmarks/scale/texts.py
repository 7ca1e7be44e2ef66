"""The text of a generated document, as a file would hold it."""

from __future__ import annotations

from random import Random

from . import lengthen, wording
from .trees import Cite, Doc

_NAMES = {"KH": "Kế hoạch", "QĐ": "Quyết định"}
_MISREAD = (("ố", "ô"), ("rn", "m"), ("ậ", "ân"), ("ữ", "ử"), ("đ", "d"), ("ệ", "ê"))


def render(doc: Doc, length: int = 0) -> str:
    """The whole text, of about ``length`` characters where that is more than its 1,650."""
    rng = Random(doc.seed)
    parts = [_head(doc, rng), _title(doc), _preamble(doc, rng)]
    begun = rng.getstate()
    parts += [_content(doc, rng), _closing(doc, rng)]
    missing = length - sum(map(len, parts))
    if missing > 0:
        rng.setstate(begun)
        parts[3] = _content(doc, rng, missing)
    text = "\n\n".join(parts) + "\n"
    return _misread(text, rng) if doc.misread else text


def _head(doc: Doc, rng: Random) -> str:
    body = doc.body
    lines = []
    if doc.version == "draft":
        lines.append("DỰ THẢO")
    if body.name.startswith("Ủy ban nhân dân "):
        unit = body.name.removeprefix("Ủy ban nhân dân ")
        if rng.random() < 0.3 and body.level == "province":
            lines.append(f"UBND {unit}".upper())
        else:
            lines += ["ỦY BAN NHÂN DÂN", unit.upper()]
        if body.level == "commune" and body.above:
            lines.append(body.above.upper())
    else:
        if body.above:
            lines.append(body.above.replace("Ủy ban nhân dân", "UBND").upper())
        name = body.name
        if body.type == "SỞ" and body.above:
            name = name.removesuffix(body.above.removeprefix("Ủy ban nhân dân")).strip()
        lines.append(name.upper())
    serial, symbol = doc.number.split("/", 1)
    if doc.lost == "missing":
        pass
    elif doc.lost:
        lines.append(f"Số: {rng.choice(('      ', '.....', '   '))}/{symbol}")
    else:
        lines.append(f"Số: {dirty(doc.number, rng) if doc.dirty else f'{int(serial):02d}/{symbol}'}")
    lines += ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    year, month, day = doc.date.split("-")
    if doc.lost == "blank":
        lines.append(f"{body.place}, ngày     tháng {int(month)} năm {year}")
    elif doc.lost != "missing":
        lines.append(f"{body.place}, ngày {day} tháng {int(month) if int(month) > 2 else month} năm {year}")
    return "\n".join(lines)


def dirty(number: str, rng: Random) -> str:
    """A number as careless hands or OCR write it."""
    serial, symbol = number.split("/", 1)
    way = rng.randrange(5)
    if way == 0:
        return f"{serial} /{symbol.replace('-', ' - ')}"
    if way == 1:
        return f"{serial}/{symbol.replace('-', '–')}"
    if way == 2 and "Đ" in symbol:
        return f"{serial}/{symbol.replace('Đ', 'D')}"
    if way == 3 and "0" in serial[1:]:
        return f"{serial[0]}{serial[1:].replace('0', 'O')}/{symbol}"
    if way == 4:
        return f"{serial}/{symbol.replace('-', '_')}"
    return f"0{serial} / {symbol}"


def _title(doc: Doc) -> str:
    return f"{_NAMES[doc.kind].upper()}\n{doc.subject}"


def day_in_words(iso: str, rng: Random) -> str:
    """``ngày …`` in one of the usual forms."""
    year, month, day = iso.split("-")
    if rng.random() < 0.5:
        return f"ngày {day}/{int(month)}/{year}"
    return f"ngày {day} tháng {int(month) if int(month) > 2 else month} năm {year}"


def issuer_in_words(cite: Cite) -> str:
    """The cited body as the citing document writes it."""
    name = cite.target.body.name
    if cite.bare and cite.target.body.province:
        for kind in ("tỉnh", "thành phố"):
            name = name.replace(f" {kind} {cite.target.body.province}", f" {kind}")
    return name


def cited_subject(doc: Doc) -> str:
    """The subject as it runs on behind "về": first letter small."""
    return doc.subject[0].lower() + doc.subject[1:]


def citation(cite: Cite, rng: Random) -> str:
    """A whole citation of another document."""
    target = cite.target
    if cite.unnumbered:
        return f"phong trào thi đua “{target.campaign}” do {issuer_in_words(cite)} phát động"
    number = dirty(cite.number, rng) if cite.dirty else cite.number
    tail = f" về {cited_subject(target)}" if cite.with_subject else ""
    return f"{_NAMES[target.kind]} số {number} {day_in_words(cite.date, rng)} của {issuer_in_words(cite)}{tail}"


def _preamble(doc: Doc, rng: Random) -> str:
    if doc.kind == "QĐ":
        return (
            "THỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n"
            "Theo đề nghị của Bộ trưởng Bộ Nội vụ.\n\nQUYẾT ĐỊNH:\n\n"
            f"Điều 1. {doc.subject} với những nội dung chủ yếu sau đây:"
        )
    lines = [f"Căn cứ {law};" for law in wording.LAWS if rng.random() < 0.3]
    verbs = {"implements": "Thực hiện", "continues": "Tiếp tục thực hiện"}
    said = []
    for cite in doc.cites:
        if not cite.parent:
            continue
        verb = "Hưởng ứng" if cite.unnumbered else verbs[cite.relation]
        said.append(f"{verb} {citation(cite, rng)}")
    lines += [f"{line};" for line in said[:-1]]
    lead = f"{said[-1]}, " if said else ""
    name = doc.body.name if doc.body.type == "UBND" else doc.body.name.split(" tỉnh ")[0].split(" thành phố ")[0]
    lines.append(f"{lead}{name} {rng.choice(wording.OPENINGS)}")
    return "\n".join(lines)


def _content(doc: Doc, rng: Random, more: int = 0) -> str:
    """Purposes to duties, with ``more`` characters of tasks and duties than it has of itself."""
    where = doc.body.where
    items = rng.sample(wording.CONTENTS, 4)
    numbers = {"n": rng.randrange(70, 100, 5), "k": rng.randint(1, 4)}
    end = doc.years[1]
    lines = ["I. MỤC ĐÍCH, YÊU CẦU", "", "1. Mục đích"]
    lines += [f"- {rng.choice(wording.PURPOSES).format(where=where)}", "", "2. Yêu cầu"]
    lines += [f"- {rng.choice(wording.REQUIREMENTS)}", "", "II. NỘI DUNG THI ĐUA", ""]
    lines += [f"{i}. {item.format(**numbers)}" for i, item in enumerate(items, 1)]
    lines += lengthen.tasks(doc.seed, round(more * (1 - lengthen.DUTIES)), len(items) + 1)
    first = f"{min(28, int(doc.date[8:]))}/{int(doc.date[5:7])}/{doc.date[:4]}"
    lines += ["", "III. ĐỐI TƯỢNG, THỜI GIAN THỰC HIỆN", "", f"1. {rng.choice(wording.TARGETS).format(where=where)}"]
    period = f"từ ngày {first} đến ngày 31/12/{end}" if doc.lost != "missing" else f"đến hết ngày 31/12/{end}"
    lines += [f"2. Thời gian: {period}.", "", "IV. TỔ CHỨC THỰC HIỆN", ""]
    own = _duties(doc, rng)
    lines += own + lengthen.duties(doc.seed, round(more * lengthen.DUTIES), len(own) + 1, doc.body.level)
    for cite in doc.cites:
        if not cite.parent:
            lines += ["", f"Kế hoạch này thay thế {citation(cite, rng)}."]
    return "\n".join(lines)


def _duties(doc: Doc, rng: Random) -> list[str]:
    level = doc.body.level
    due = f"{rng.randint(1, 28)}/{rng.randint(10, 12)}"
    if level == "central":
        return [
            "1. Các bộ, ngành, địa phương xây dựng kế hoạch và tổ chức thực hiện trong phạm vi quản lý.",
            f"2. Bộ Nội vụ chủ trì theo dõi, đôn đốc, tổng hợp báo cáo Thủ tướng Chính phủ trước ngày {due} hằng năm.",
        ]
    if level == "province":
        return [
            f"1. Sở Nội vụ chủ trì theo dõi, đôn đốc; hằng năm tổng hợp, báo cáo trước ngày {due}.",
            "2. Các cơ quan, đơn vị, địa phương xây dựng kế hoạch và tổ chức thực hiện tại cơ quan, địa bàn mình.",
        ]
    if level == "district":
        return [
            f"1. Phòng Nội vụ chủ trì theo dõi, đôn đốc, báo cáo Ủy ban nhân dân tỉnh trước ngày {due}.",
            "2. Ủy ban nhân dân các xã, phường, thị trấn xây dựng kế hoạch và tổ chức thực hiện.",
        ]
    return [
        f"1. Công chức phụ trách thi đua theo dõi, tổng hợp, báo cáo trước ngày {due} hằng năm.",
        "2. Các đoàn thể vận động đoàn viên, hội viên hưởng ứng phong trào.",
    ]


def _closing(doc: Doc, rng: Random) -> str:
    body = doc.body
    signer = wording.person(rng)
    if body.type == "UBND":
        sign = f"TM. ỦY BAN NHÂN DÂN\n{rng.choice(('CHỦ TỊCH', 'KT. CHỦ TỊCH' + chr(10) + 'PHÓ CHỦ TỊCH'))}"
    elif body.type == "SỞ":
        sign = "GIÁM ĐỐC"
    elif body.type == "TRƯỜNG HỌC":
        sign = "HIỆU TRƯỞNG"
    else:
        sign = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG" if body.type == "BỘ" else "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"
    lines = ["Nơi nhận:", "- Như trên;" if rng.random() < 0.3 else "- Các cơ quan, đơn vị liên quan;"]
    lines += ["- Lưu: VT.", "", sign, "", signer]
    return "\n".join(lines)


def _misread(text: str, rng: Random) -> str:
    """Letters that OCR took for others, about one in three hundred, numbers and dates left."""
    letters = list(text)
    for _ in range(max(2, len(text) // 600)):
        old, new = rng.choice(_MISREAD)
        at = text.find(old, rng.randrange(len(text)))
        if at > 200 and len(old) == 1:
            letters[at] = new
    return "".join(letters)
