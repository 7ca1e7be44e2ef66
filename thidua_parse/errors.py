"""One exception root with coded, bilingual messages.

Every error has a stable code (``TP101`` …), a message that says what happened and what to do, in
Vietnamese and in English, and is raised or recorded as an error item; nothing is lost silently.

The sentences are in :mod:`thidua_parse.messages`.
"""

from __future__ import annotations

import errno
from typing import Any, Literal

from .messages import MESSAGES

Language = Literal["vi", "en"]

#: what the system says of files, by its error number: (Vietnamese, English)
_SYSTEM: dict[int, tuple[str, str]] = {
    errno.EACCES: ("không có quyền truy cập", "permission denied"),
    errno.EPERM: ("không có quyền thực hiện", "operation not permitted"),
    errno.ENOENT: ("không có tệp hoặc thư mục này", "no such file or directory"),
    errno.ENOTDIR: ("một phần của đường dẫn không phải thư mục", "a part of the path is no folder"),
    errno.EISDIR: ("đường dẫn là thư mục", "the path is a folder"),
    errno.EEXIST: ("đã có tệp cùng tên", "a file of this name exists"),
    errno.ENOSPC: ("hết chỗ trống trên đĩa", "no space left on the disk"),
    errno.EDQUOT: ("hết dung lượng được cấp trên đĩa", "disk quota exceeded"),
    errno.EFBIG: ("tệp vượt kích thước cho phép", "file too large"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "the file name is too long"),
    errno.EIO: ("lỗi đọc, ghi của thiết bị", "input/output error of the device"),
    errno.EADDRINUSE: ("cổng đang được chương trình khác dùng", "another program uses the port"),
    errno.ELOOP: ("liên kết trỏ vòng quanh", "links that lead round in a circle"),
}


def system_reason(error: Exception) -> str:
    """Why the system refused, as "Vietnamese / English"; where its number is not known, in its own words."""
    known = _SYSTEM.get(getattr(error, "errno", None) or 0)
    return " / ".join(known) if known else getattr(error, "strerror", None) or str(error)


def one_language(both: str, language: Language) -> str:
    """One language of a text that is written "Vietnamese / English"; another text comes back whole."""
    parts = both.split(" / ")
    half = len(parts) // 2
    if len(parts) % 2:
        return both
    return " / ".join(parts[half:] if language == "en" else parts[:half])


class ThiduaError(Exception):
    """Root of all errors of the package.

    ``code`` is the stable code, ``details`` what fills the message. ``str(error)`` is the
    Vietnamese sentence with its code; :meth:`message` gives either language.
    """

    def __init__(self, code: str, **details: Any) -> None:
        if code not in MESSAGES:
            raise KeyError(f"unknown error code {code!r}")
        self.code = code
        self.details = details
        super().__init__(f"[{code}] {self.message()}")

    def message(self, language: Language = "vi") -> str:
        """The sentence for a person, in ``vi`` or ``en``."""
        template = MESSAGES[self.code][0 if language == "vi" else 1]
        details = self.details
        if isinstance(details.get("reason"), str):
            details = {**details, "reason": one_language(details["reason"], language).rstrip(".")}
        try:
            return template.format(**details)
        except (KeyError, IndexError):
            return template

    def __reduce__(self) -> tuple[Any, ...]:  # keeps details when sent between processes
        return (_rebuild, (type(self), self.code, self.details))


def _rebuild(cls: type[ThiduaError], code: str, details: dict[str, Any]) -> ThiduaError:
    return cls(code, **details)


class ReadingError(ThiduaError):
    """A file could not be turned into text (codes TP1xx)."""


class KeptError(ReadingError):
    """A reading error as an archive keeps it: code, path and both sentences, not what filled them."""

    def message(self, language: Language = "vi") -> str:
        """The sentence kept."""
        return str(self.details[f"message_{language}"])


class LinkingError(ThiduaError):
    """A document that is asked for is not in the graph, or not the only one (codes TP3xx)."""


class ReportError(ThiduaError):
    """A report could not be written (codes TP5xx)."""


class ArchiveError(ThiduaError):
    """An archive could not be read, written or asked (codes TP6xx)."""


class EvaluationError(ThiduaError):
    """Gold records or plan records that cannot be compared (TP71x)."""


class UsageError(ThiduaError):
    """A call, an argument or an option is wrong (codes TP4xx and TP7xx)."""


class WrongType(UsageError, TypeError):
    """An argument of a public function is of another type than it takes (TP701)."""


class WrongValue(UsageError, ValueError):
    """An argument of a public function has a value that does not exist (TP702, TP403)."""
