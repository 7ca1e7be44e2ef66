"""The title of a cited document as cited ("về việc …", "ban hành …"), and what it holds."""

from __future__ import annotations

import regex

from ..anchors import places
from .mention import Mention

_OPENER = regex.compile(
    r"[ ]?(?:\([^()]{2,40}\)[ ]?|,?[ ]?(?:tại[ ])?[Kk]ỳ họp (?:thứ|lần)[ ](?:thứ[ ])?[\p{L}\d]{1,8}(?:[ ]\p{L}{1,6})?,?[ ])?(?P<subject>(?i:(?:,[ ])?(?:v/v|về)|ban hành(?! kèm)|quy định|qui định|hướng dẫn|phê duyệt|"
    r"sửa đổi|bổ sung|thông qua|công bố|thành lập|phát động|triển khai|thực hiện(?! theo)|tổ chức|kết luận|điều chỉnh|"
    r"bãi bỏ|thí điểm|phân cấp|giao|chi tiết|đẩy mạnh|tăng cường|đính chính|kiện toàn|thay thế|"
    r"tiếp tục|nâng cao|xây dựng|công nhận|khen thưởng|tổng kết|cập nhật|giải thể|hợp nhất|sáp nhập|sắp xếp|đổi tên|phân bổ|phân loại|"
    r"kéo dài|gia hạn|h[ủu][ỷy] bỏ|chấp thuận)(?![\p{L}])|(?:,[ ])?(?:kế hoạch|đề án|chương trình|quy chế)[ ](?!số)|[“\"]|chuyên đề)"
)
_CUT = regex.compile(
    r"[ ]và[ ](?=(?:Tờ trình|Báo cáo thẩm (?:định|tra))[ ]số[ ]?:?[ ]?\d|(?:Kế hoạch|Quyết định|Chỉ thị|Chương trình|Hướng dẫn|Công văn)[ ]này|(?:theo[ ])?(?:ý kiến[ ])?chỉ đạo[ ]của[ ]|"
    r"(?:các|những)[ ]văn bản[ ](?:chỉ đạo|hướng dẫn|khác|(?:có[ ])?liên quan)(?![\p{L}]))|"
    r"(?:[;]|\.(?=[ ]|$)|,[ ](?=(?:Ủy ban|Uỷ ban|UBND|Sở|Bộ|Ban|Phòng|Hội đồng|Chủ tịch|Trường|Căn cứ|Công văn|Quyết định|Kế hoạch|"
    r"Chỉ thị|Nghị quyết|Nghị định|Thông tư|Hướng dẫn|Thông báo|Văn bản|Công điện|Kết luận|Chương trình|Tờ trình|Hội|Đoàn|Liên đoàn|"
    r"Đảng|Huyện|Tỉnh|Thành|Cục|Chi cục|Trung tâm|Văn phòng|Công an|Bảo hiểm)(?![\p{L}]))|[ ]\((?=(?:sau đây|gọi|Ban hành kèm|ban hành kèm|có |kèm))|$)"
)
#: what a clause may end at
_CUT_MARKS = (";", ".", ", ", " (", " và ")
#: a title whose words all stand in quotation marks: "về “Đẩy mạnh …”, …"
_QUOTED = regex.compile(
    r"(?:[Vv]ề(?:[ ]việc)?|V/v|(?P<named>(?:[Vv]ề[ ](?:việc[ ])?)?(?:phê duyệt|ban hành)[ ](?:Đề án|Chương trình|Kế hoạch|Chiến lược|Dự án|Quy chế)))[ ][“\"]"
)
#: so far it reaches
_QUOTED_NEAR = 48
#: words that go on with a title behind its quotation marks
_GOES_ON = regex.compile(r",[ ](?:giai đoạn|đến năm|định hướng|tầm nhìn|trên|thuộc|của|và|tại|trong|năm)(?!\p{L})")
#: the lead-in behind a title
_AS_FOLLOWS = (", như sau", ", cụ thể như sau", ", như sau:", ", cụ thể như sau:")
#: what becomes of the cited document ends its title ("văn bản hết hiệu lực năm 2020" may stand in one)
_ENDS = regex.compile(r"[ ](?:sẽ[ ])?hết hiệu lực(?:[ ]thi hành)?(?:[ ]toàn bộ)?[ ](?:kể[ ])?(?:từ|khi)[ ]")
_MAX = 600


#: matters that go on behind a semicolon up to the end of a basis: "quy định về A; việc B; việc C;"
_MORE = regex.compile(
    r"(?P<more>(?:; (?!(?:theo|xét|căn cứ|thực hiện|trên cơ sở|sau khi|để|nhằm|đề nghị|yêu cầu|đồng thời|và|ý kiến|chỉ đạo|tiếp theo|được|sẽ|trong đó)\b)"
    r"\p{Ll}[^;.:\d\n]{2,120}){1,6})[;.,]?\s*(?:\n|$)"
)


def read_subject(text: str, mention: Mention, end: int) -> None:
    """Set the title that follows ``mention`` up to the end of its clause, at most to ``end``."""
    at = mention.end
    stop = min(end, at + _MAX)
    match = _OPENER.match(text, at, min(stop, at + 90))
    if match is None:
        return
    start = match.start("subject")
    if text[start] == ",":
        start += 2
    cut = _cut(text, start, stop)
    if text.find("hết hiệu lực", start, cut) >= 0 and (ends := _ENDS.search(text, start, cut)) is not None:
        cut = ends.start()
    if text.endswith(_AS_FOLLOWS, start, cut):
        cut = text.rindex(",", start, cut)
    if text.startswith("; ", cut) and text.startswith("quy định", start) and (
        (more := _MORE.match(text, cut, end)) is not None
        and text.startswith(("Căn cứ ", "- Căn cứ "), text.rfind("\n", 0, at) + 1)
    ):
        cut = more.end("more")
    if mention.kind == "L" and text.startswith("về Luật ", start):
        start += 3
    mention.subject_start, mention.subject_end = start, cut
    mention.subject = " ".join(text[start:cut].split()).rstrip(" ,.;:-–")


def _next_cut(text: str, position: int, stop: int) -> regex.Match[str] | None:
    """What ``_CUT.search`` finds, asked for only where one of its marks stands."""
    for at in places(text, _CUT_MARKS, position, stop):
        if text[at] == "," and not text[at + 2 : at + 3].isupper():
            continue
        match = _CUT.match(text, at, stop)
        if match is not None:
            return match
    return _CUT.match(text, stop, stop)


def _cut(text: str, start: int, stop: int) -> int:
    """End of the clause that begins at ``start``; marks inside quotation marks do not end it.

    A title that stands in quotation marks as a whole ends with them.
    """
    position = start
    if text[start] in "“\"":
        close = text.find("”" if text[start] == "“" else '"', start + 1, stop)
        if close > 0:
            return close + 1
    near = text[start : start + _QUOTED_NEAR]
    quoted = _QUOTED.match(text, start, stop) if "“" in near or '"' in near else None
    if quoted is not None:
        close = text.find("”" if text[quoted.end() - 1] == "“" else '"', quoted.end(), stop)
        if close > 0 and text[close + 1 : close + 3] in (", ", "; ", ": ") and not (
            quoted["named"] and _GOES_ON.match(text, close + 1)
        ):
            return close + 1
    while True:
        match = _next_cut(text, position, stop)
        if match is None:
            return stop
        head = text[start : match.start()]
        if head.count("“") > head.count("”") and match.start() < stop:
            close = text.find("”", match.start(), stop)
            if close > 0:
                position = close
                continue
        elif head.count('"') % 2 and match.start() < stop:
            close = text.find('"', match.start(), stop)
            if close > 0:
                position = close
                continue
        return int(match.start())
