"""The text as it flows: lines that a layout broke inside a sentence are joined, offsets kept."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import regex

from ..text import DocumentText

#: a line that ends with one of these words goes on in the next one
_OPEN = frozenset(
    word for line in (
        "số tướng ngày tháng năm của và theo tại về việc các với cho trong là từ đến do bởi ban thực triển ủy uỷ chủ thủ",
        "bộ sở phòng trưởng giám ngành kế quyết nghị chỉ công hướng thông chương kết điều khoản hành luật",
    ) for word in line.split()
)
#: … or with the last of these, names of laws cut short
_OPEN_NAMES = ("Luật Tổ chức", "Luật tổ chức")
_LAST = _OPEN | {name.rsplit(" ", 1)[-1] for name in _OPEN_NAMES}
#: names that end with such a word
_COMMITTEES = tuple(
    f"{unit} {word}" for unit in ("Tỉnh", "Thành", "Huyện", "Quận", "Thị", "Đảng", "cấp", "Cấp")
    for word in ("ủy", "uỷ")
)
#: beginnings of lines in a title in capitals that cites a document: "… SỐ 12/QĐ-TTG" / "NGÀY 20 …"
_TITLE_GOES_ON = ("NGÀY ", "CỦA ")
#: beginnings of a basis, whatever stands above ("… do quy định của pháp luật" / "Căn cứ Luật …")
_OPENS_BASIS = ("Căn cứ ", "Theo đề nghị ", "Xét đề nghị ")
#: a numbered paragraph, below a heading that ends with such a word ("… mức lương cơ sở")
_NUMBERED = regex.compile(r"\d{1,2}\. \p{Lu}")
#: last letters of lines that no other line goes on with; "": a blank line
_CLOSED = frozenset((".", ";", ":", "!", "?", ""))
_BRACKET = regex.compile(r"(?<=[ /0-9])[\[\]|](?=[0-9])")
_ONE = str.maketrans({"l": "1", "⁄": "/", "§": "8"})


@dataclass(slots=True)
class Flow:
    """The joined text, of the document's length, and where its lines start."""

    text: str
    starts: list[int]
    ocr: bool = False
    digits: str = ""

    def __post_init__(self) -> None:
        #: ``text`` in which OCR's letters for 1 are read as digits; used to read numbers and dates
        self.digits = self.text
        if self.ocr:
            self.digits = _BRACKET.sub("1", self.text.translate(_ONE))

    @classmethod
    def of(cls, document: DocumentText) -> Flow:
        """The text of a document with its soft line ends as blanks."""
        lines, starts = document.lines, document.starts
        open_ = [i for i, above in enumerate(lines, 1) if above[-1:] not in _CLOSED]
        if open_ and open_[-1] == len(lines):
            open_.pop()
        soft = [
            i for i in open_
            if (line := lines[i]) and (
                ((first := line[0]).islower() and not _is_label(line))
                or ((above := lines[i - 1])[above.rfind(" ") + 1 :].lower() in _LAST and _is_open(above) and not line.startswith(_OPENS_BASIS) and _NUMBERED.match(line) is None)
                or (first in "NC" and line.startswith(_TITLE_GOES_ON) and above.isupper())
                or (above[-1] in "-/" and above[-2:-1].isalnum())
            )
        ]
        text = document.text
        if "Ð" in text:  # old files write the Icelandic letter for Đ
            text = text.replace("Ð", "Đ")
        if "ª" in text:  # a small raised letter: "36ª"
            text = text.replace("ª", "a")
        ocr = document.ocr
        if not soft:
            return cls(text, starts, ocr)
        pieces, last = [], 0
        for i in soft:
            at = starts[i] - 1
            pieces.append(text[last:at])
            last = at + 1
        pieces.append(text[last:])
        joined = frozenset(soft)
        return cls(" ".join(pieces), [s for i, s in enumerate(starts) if i not in joined], ocr)

    def line_of(self, offset: int) -> int:
        """Index of the joined line that holds ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Offsets ``[start, end)`` of a joined line without its line break."""
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return self.starts[line], end


def _is_label(line: str) -> bool:
    """Whether a line begins with a lettered label: "a) ", "đ. "."""
    return line[1:2] in (")", ".", "/")


def _is_open(line: str) -> bool:
    """Whether the last word of a line cannot end a sentence.

    "Điều 27. Điều khoản thi hành" is a heading, not the beginning of a sentence.
    """
    last = line[line.rfind(" ") + 1 :].lower()
    return (
        last in _OPEN and len(line) > 12 and not line.isupper() and not line.endswith(_COMMITTEES)
        and not (len(line) < 45 and line.startswith("Điều ") and line.endswith("hành"))
    ) or (
        last == "chức" and line.endswith(_OPEN_NAMES)
    )
