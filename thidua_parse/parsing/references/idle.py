"""Phrases that state no relation where they stand."""

from __future__ import annotations

import regex

#: "đã được sửa đổi, bổ sung bởi", "các văn bản sửa đổi, thay thế (nếu có)": not what this text does
_PASSIVE = regex.compile(r"(?:được|văn bản|đã|(?:sửa đổi|bổ sung|thay thế),?)[ ]$")
#: what is added to is named before "bổ sung", which is no verb then
_EXTRA = ("thu nhập ", "kinh phí ", "thuế ", "tiền ", "lương ", "vốn ")
_GUIDES = frozenset(("hướng dẫn thi hành", "hướng dẫn thực hiện"))
#: "theo Điều lệ, các quy định, hướng dẫn thi hành Điều lệ và …": papers, not a deed
_NOUNS = regex.compile(r"(?:^|[ ])các[ ](?:quy định|văn bản|nghị quyết|chỉ thị),[ ]$")
_CHANGES = frozenset(("sửa đổi", "sửa đổi, bổ sung", "bổ sung", "thay thế", "bãi bỏ"))


def idle(phrase: str, clause: str, start: int, end: int) -> bool:
    """Whether a phrase states nothing here: "được sửa đổi", "hiệu lực thi hành", "xem xét"."""
    if phrase == "bổ sung" and (clause.startswith(" cho ", end) or clause.endswith(_EXTRA, 0, start)):
        return True  # "tuyển dụng để bổ sung cho đội ngũ", "thuế thu nhập bổ sung"
    if phrase == "bổ sung" and clause.endswith(" theo ") and not clause.endswith("kèm theo "):
        return True  # "bổ sung ưu đãi cho dự án đã được cấp giấy chứng nhận theo Luật …"
    if phrase in _GUIDES:
        return _NOUNS.search(clause, max(0, start - 24), start) is not None
    if phrase in _CHANGES:
        return _PASSIVE.search(clause, max(0, start - 14), start) is not None
    if phrase == "theo":
        return clause.endswith("làm ", 0, start)  # "học tập và làm theo tư tưởng …"
    if phrase == "tại":
        return clause.endswith("chi tiết ", 0, start)  # "(Chi tiết tại các Quyết định số …)"
    if phrase == "thi hành":
        return clause.endswith("hiệu lực ", 0, start)
    if phrase.endswith("xem xét"):  # a paper that councils look at before they resolve stands right behind
        return start > 3 or bool(clause[end:].strip())
    if phrase == "xét":
        return bool(clause[end:].strip()) or start > 3
    return False
