"""A small gold record and the plan record that says the same; tests change one of them."""

from __future__ import annotations

import copy
from typing import Any

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
Số: 118/KH-UBND
Kim Bảng, ngày 24 tháng 4 năm 2023
KẾ HOẠCH
Phát động phong trào thi đua “Đường quê sạch đẹp” năm 2023
Thực hiện Kế hoạch số 96/KH-UBND ngày 04/4/2023 của Ủy ban nhân dân tỉnh Hà Nam, Ủy ban nhân dân huyện xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức; 95% thôn, xóm tham gia.
2. Giữ gìn cảnh quan theo Luật Bảo vệ môi trường.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ chủ trì, báo cáo kết quả trước ngày 15/11/2023.
2. Đề nghị khen thưởng: Giấy khen của Chủ tịch Ủy ban nhân dân huyện; theo Kế hoạch số 96/KH-UBND.
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""

GOLD: dict[str, Any] = {
    "doc": "plans/mau.txt", "layer": "text", "kind": {"code": "KH"},
    "document_number": {"text": "118/KH-UBND", "serial": "118", "status": "stated"},
    "issued_on": {"iso": "2023-04-24", "status": "stated"}, "place": "Kim Bảng", "superior_body": None,
    "issuing_body": {
        "name_any_of": ["Ủy ban nhân dân huyện Kim Bảng"], "level": "district",
        "province": "Hà Nam", "district": "Kim Bảng", "commune": None,
    },
    "subject": "Phát động phong trào thi đua “Đường quê sạch đẹp” năm 2023",
    "campaigns": [{"name": "Đường quê sạch đẹp", "role": "subject", "launched_by": None}],
    "references": [
        {
            "raw": "Kế hoạch số 96/KH-UBND ngày 04/4/2023 của Ủy ban nhân dân tỉnh Hà Nam", "kind": "KH",
            "number": "96/KH-UBND", "date": "2023-04-04", "issuer": "Ủy ban nhân dân tỉnh Hà Nam",
            "subject": None, "relation": "implements", "is_parent": True, "parent_kind": "superior",
        },
        {
            "raw": "Kế hoạch số 96/KH-UBND", "kind": "KH", "number": "96/KH-UBND", "date": None,
            "issuer": "Ủy ban nhân dân tỉnh Hà Nam", "subject": None, "relation": "applies",
            "is_parent": True, "parent_kind": "superior",
        },
    ],
    "laws": [{"raw": "Luật Bảo vệ môi trường", "name": "Luật Bảo vệ môi trường", "date": None, "number": None}],
    "unnumbered_references": [],
    "campaign_periods": [{"start": "2023", "end": "2023", "raw": "năm 2023"}],
    "deadlines": [{"raw": "báo cáo kết quả trước ngày 15/11/2023", "date": "2023-11-15", "recurrence": None, "to": None}],
    "sections": [
        {"path": "I", "title": "MỤC ĐÍCH"}, {"path": "I.1", "title": None}, {"path": "I.2", "title": None},
        {"path": "II", "title": "TỔ CHỨC THỰC HIỆN"}, {"path": "II.1", "title": None}, {"path": "II.2", "title": None},
    ],
    "award_forms": [{"raw": "Giấy khen của Chủ tịch Ủy ban nhân dân huyện", "form": "Giấy khen", "awarded_by": None}],
    "responsible_agencies": [{"raw": "Phòng Nội vụ", "role": "lead", "with": None}],
    "targets": [{"raw": "95% thôn, xóm", "value": 95, "unit": "%"}],
    "recipients": ["Sở Nội vụ", "Lưu: VT"],
    "signature": {"authority": "TM.", "position": "CHỦ TỊCH", "name": "Trần Văn Mẫu"},
    "anomalies": [], "doubts": [],
}


def spanned(raw: str, after: int = 0, **values: Any) -> dict[str, Any]:
    start = TEXT.index(raw, after)
    return {"raw": raw, "span": {"start": start, "end": start + len(raw)}, **values}


def gold(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOLD), **changes}


def record(**changes: Any) -> dict[str, Any]:
    """The record that is right in every field."""
    first, second = GOLD["references"]
    issuer = {"raw": "Ủy ban nhân dân tỉnh Hà Nam", "name": "Ủy ban nhân dân tỉnh Hà Nam"}

    def reference(of: dict[str, Any], after: int = 0) -> dict[str, Any]:
        keys = ("kind", "number", "date", "relation", "is_parent", "parent_kind")
        return spanned(of["raw"], after, issuer=issuer, subject=None, **{k: of[k] for k in keys})

    right = {
        "source": {"path": "plans/mau.txt"}, "text": TEXT, "kind": {"code": "KH"},
        "document_number": {"text": "118/KH-UBND", "status": "stated"},
        "issued_on": {"iso": "2023-04-24", "status": "stated"}, "place": "Kim Bảng", "superior_body": None,
        "issuing_body": {
            "raw": "ỦY BAN NHÂN DÂN HUYỆN KIM BẢNG", "name": "Ủy ban nhân dân huyện Kim Bảng",
            "province": "Hà Nam", "district": "Kim Bảng", "commune": None,
        },
        "subject": GOLD["subject"],
        "campaigns": [{"name": "Đường quê sạch đẹp", "relation": "launches"}],
        "references": [
            reference(first),
            spanned("Luật Bảo vệ môi trường", kind="L", number=None, subject="Luật Bảo vệ môi trường", relation="applies", is_parent=False),
            reference(second, TEXT.index("khen thưởng")),
        ],
        "sections": [
            {"label": "I", "title": "MỤC ĐÍCH", "children": [
                {"label": "1", "title": None, "children": []}, {"label": "2", "title": None, "children": []}]},
            {"label": "II", "title": "TỔ CHỨC THỰC HIỆN", "children": [
                {"label": "1", "title": None, "children": []}, {"label": "2", "title": None, "children": []}]},
        ],
        "campaign_periods": [spanned("năm 2023", TEXT.index("Phát động"), start="2023", end="2023", role="campaign")],
        "deadlines": [spanned("báo cáo kết quả trước ngày 15/11/2023", date="2023-11-15", recurrence=None)],
        "award_forms": [spanned("Giấy khen của Chủ tịch Ủy ban nhân dân huyện", form="Giấy khen")],
        "responsible_agencies": [{"agency": spanned("Phòng Nội vụ"), "role": "lead", "span": spanned("Phòng Nội vụ")["span"]}],
        "targets": [spanned("95% thôn, xóm", value=95.0, unit="%")],
        "recipients": [spanned("Sở Nội vụ"), spanned("Lưu: VT")],
        "signatures": [{"authority": "TM.", "position": "CHỦ TỊCH", "name": "Trần Văn Mẫu"}],
    }
    return {**copy.deepcopy(right), **changes}
