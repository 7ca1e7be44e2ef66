"""A naive baseline: what a programmer gets from plain regular expressions in an afternoon.

No knowledge of organs, places or zones: the first number line, the first date, the kind word that
stands alone in capitals, the lines below it as subject, everything that looks like a citation,
Roman and Arabic labels, dashes below "Nơi nhận", the last lines as signature.
"""

from __future__ import annotations

import re
from typing import Any

KINDS = {
    "KẾ HOẠCH": "KH", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "HƯỚNG DẪN": "HD", "THÔNG BÁO": "TB",
    "BÁO CÁO": "BC", "TỜ TRÌNH": "TTr", "CHƯƠNG TRÌNH": "CTr", "CÔNG ĐIỆN": "CĐ", "NGHỊ QUYẾT": "NQ",
    "THÔNG TƯ": "TT", "QUY ĐỊNH": "QyĐ", "KẾT LUẬN": "KL", "GIẤY MỜI": "GM",
}
NUMBER = re.compile(r"Số\s*:\s*(\d*\s*[-/][\w/&ĐđƯư -]*[\w&])", re.IGNORECASE)
DATE = re.compile(r"^(?:(.{2,40}), )?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.MULTILINE | re.IGNORECASE)
CITED = re.compile(
    r"(Kế hoạch|Quyết định|Chỉ thị|Công văn|Nghị định|Nghị quyết|Thông tư|Hướng dẫn|Kết luận|Thông báo|Luật)"
    r"\s+(?:số\s+)?(\d+(?:/\d{4})?[/-][\w/&-]+)"
    r"(?:\s*,?\s*ngày\s+(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4}))?(?:\s+của\s+([^,;.()]{3,60}))?"
)
CODES = {
    "kế hoạch": "KH", "quyết định": "QĐ", "chỉ thị": "CT", "công văn": "CV", "nghị định": "NĐ",
    "nghị quyết": "NQ", "thông tư": "TT", "hướng dẫn": "HD", "kết luận": "KL", "thông báo": "TB", "luật": "L",
}
LAW = re.compile(r"(Luật [A-ZĐÂÁ][\w ,]{3,60}?)(?=\s+(?:ngày|số|năm)|[;,.])")
ROMAN = re.compile(r"^([IVX]+)\.\s+(.+)$")
ARABIC = re.compile(r"^(\d{1,2})\.\s+(.+)$")
LETTER = re.compile(r"^([a-zđ])\)\s+(.+)$")
PERCENT = re.compile(r"(\d+(?:,\d+)?)\s*%")
AGENCY = re.compile(r"(?:Sở|Ban|Phòng|Văn phòng|UBND|Ủy ban nhân dân|Hội|Công an|Đài)\s[A-ZĐỦ][^,;.:()]{2,50}")
REPORT = re.compile(r"báo cáo[^.;\n]{0,120}?trước ngày\s+(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", re.IGNORECASE)
AWARD = re.compile(r"Huân chương [A-ZĐ]\w+ \w+|Bằng khen|Giấy khen|Cờ thi đua")


def _iso(day: str | None, month: str | None, year: str | None) -> str | None:
    return f"{year}-{int(month):02}-{int(day):02}" if day and month and year else None


def _frame(text: str, lines: list[str]) -> dict[str, Any]:
    number, date = NUMBER.search(text), DATE.search(text)
    at = next((i for i, line in enumerate(lines) if line.strip().upper() in KINDS), None)
    kind = KINDS[lines[at].strip().upper()] if at is not None else "CV" if "V/v" in text else None
    written = number[1].replace(" ", "") if number else None
    issuer = next((line for line in lines[:6] if line.isupper() and "CỘNG HÒA" not in line), None)
    return {
        "kind": {"code": kind},
        "document_number": {"text": written, "status": "stated" if written else "absent"},
        "issued_on": {"iso": _iso(date[2], date[3], date[4]) if date else None, "status": "stated" if date else "absent"},
        "place": date[1] if date else None,
        "issuing_body": {"raw": issuer, "name": issuer},
        "subject": lines[at + 1] if at is not None and at + 1 < len(lines) else None,
    }


def _references(text: str) -> list[dict[str, Any]]:
    found = []
    for m in CITED.finditer(text):
        before = text[max(m.start() - 40, 0) : m.start()].casefold()
        relation = "implements" if "thực hiện" in before else "based_on" if "căn cứ" in before else "mentions"
        found.append({
            "raw": m[0].strip(), "kind": CODES[m[1].casefold()], "number": m[2], "date": _iso(m[3], m[4], m[5]),
            "issuer": {"raw": m[6], "name": m[6]} if m[6] else None, "subject": None, "relation": relation,
            "is_parent": relation == "implements", "span": {"start": m.start(), "end": m.end()},
        })
    found += [
        {"raw": m[0], "kind": "L", "number": None, "subject": m[1], "relation": "mentions", "is_parent": False,
         "span": {"start": m.start(), "end": m.end()}}
        for m in LAW.finditer(text)
    ]
    return found


def _sections(lines: list[str]) -> list[dict[str, Any]]:
    top: list[dict[str, Any]] = []
    for line in lines:
        for depth, pattern in enumerate((ROMAN, ARABIC, LETTER)):
            if m := pattern.match(line):
                level, place = 0, top
                while level < depth and place:
                    place, level = place[-1]["children"], level + 1
                title = m[2] if len(m[2]) < 80 and not m[2].endswith((".", ";")) else None
                place.append({"label": m[1], "title": title, "children": []})
                break
    return top


def _closing(lines: list[str]) -> dict[str, Any]:
    at = next((i for i, line in enumerate(lines) if line.casefold().startswith("nơi nhận")), len(lines))
    names = [line.strip("- ;.") for line in lines[at + 1 :] if line.startswith("-")]
    rest = [line for line in lines[at + 1 :] if not line.startswith("-")]
    sign = {"authority": None, "position": rest[-2] if len(rest) > 1 else None, "name": rest[-1] if rest else None}
    if rest and (m := re.match(r"(TM|KT|TL|TUQ)\.", rest[0])):
        sign["authority"] = m[0]
    return {"recipients": [{"raw": name} for name in names], "signatures": [sign]}


def read_plainly(text: str) -> dict[str, Any]:
    """A plan record (as far as it goes) from a document's text."""
    lines = text.split("\n")
    return {
        "text": text, **_frame(text, lines), **_closing(lines), "references": _references(text), "sections": _sections(lines),
        "responsible_agencies": [
            {"agency": {"raw": m[0].strip()}, "role": "implement", "span": {"start": m.start(), "end": m.end()}}
            for m in AGENCY.finditer(text)
        ],
        "deadlines": [
            {"date": _iso(m[1], m[2], m[3]) or f"--{int(m[2]):02}-{int(m[1]):02}", "recurrence": None if m[3] else "yearly",
             "raw": m[0]} for m in REPORT.finditer(text)
        ],
        "targets": [{"value": float(m[1].replace(",", ".")), "unit": "%", "raw": m[0]} for m in PERCENT.finditer(text)],
        "award_forms": [{"raw": m[0], "form": m[0]} for m in AWARD.finditer(text)],
    }
