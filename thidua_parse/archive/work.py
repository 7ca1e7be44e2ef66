"""What a worker does, whatever runs it: documents in, rows out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import ReadingError, ThiduaError
from ..reading import Limits, SourceText
from ..reading.isolate import Isolated
from ..reading.many import read_loaded
from .pieces import Piece


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a member of an archive: its path, its bytes and their content id."""

    path: str
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document: the rows of its record, here or in a piece, or the code and details
    of its error."""

    path: str
    digest: str
    rows: dict[str, bytes] = field(default_factory=dict)  # table → JSON Lines; empty for an error
    code: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    piece: Piece | None = None


def failed(document: Document, error: ThiduaError) -> Result:
    """The result of a document that could not be read."""
    details = {k: v if isinstance(v, (int, float)) else str(v) for k, v in error.details.items()}
    return Result(document.path, document.digest, code=error.code, details=details)


def work(documents: Sequence[Document], limits: Limits, version: str) -> Iterator[Result]:
    """A result for every document, in their order, each as soon as it is there.

    The result depends on the document alone, so every engine gives the same. The process in which
    risky content is read stays for later calls; :func:`end_reader` ends it.
    """
    texts = read_loaded([(d.path, d.data) for d in documents], _reader(limits))
    for document, text in zip(documents, texts, strict=True):
        yield _result(document, text, version)


#: the reader of each thread: it serves one call at a time
_own = threading.local()


def _reader(limits: Limits) -> Isolated:
    found: Isolated | None = getattr(_own, "reader", None)
    if found is None or found.limits != limits:
        end_reader()
        found = _own.reader = Isolated(limits)
    return found


def end_reader() -> None:
    """End the process in which this thread has had risky content read."""
    found: Isolated | None = getattr(_own, "reader", None)
    if found is not None:
        _own.reader = None
        found.close()


#: has what most plans have, so that reading it loads what they need
SAMPLE = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 15 tháng 3 năm 2022
KẾ HOẠCH
Tổ chức phong trào thi đua “Đường hoa nở bốn mùa” giai đoạn 2022 - 2025
Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;
Thực hiện Kế hoạch số 7/KH-UBND ngày 05/01/2022 của Ủy ban nhân dân tỉnh về phong trào thi đua “Đường hoa nở bốn mùa”, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Mỗi thôn có một tuyến đường hoa do nhân dân tự chăm sóc.
II. NỘI DUNG
1. Thi đua trồng hoa; phấn đấu 90% số thôn có đường hoa trước ngày 30/6/2023.
a) Hằng năm tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 5 tập thể, cá nhân.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, phối hợp với Ủy ban nhân dân huyện Thanh Liêm theo dõi, báo cáo trước ngày 15/12 hằng năm.
2. Các sở, ban, ngành xây dựng kế hoạch thực hiện trong quý II năm 2022.
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn An
"""


def warm() -> None:
    """Load what work on plans needs, so that processes forked from this one have it."""
    from ..reading import DEFAULT
    from ..reading.dispatch import digest_of

    data = SAMPLE.encode()
    for _ in work([Document("a.txt", data, digest_of(data))], DEFAULT, ""):
        pass


def _result(document: Document, text: SourceText | ReadingError, version: str) -> Result:
    from ..parsing import parse_text
    from .rows import rows_of
    from .shards import lines

    if isinstance(text, ReadingError):
        return failed(document, text)
    try:
        plan = parse_text(text)
        if plan.id != document.digest:  # a reader may name what it made of the file
            plan = plan.changed(id=document.digest)
        rows = {table: lines(found) for table, found in rows_of(plan, version).items()}
    except ThiduaError as error:
        return failed(document, error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return failed(document, ReadingError("TP199", path=document.path, reason=reason))
    return Result(document.path, document.digest, rows)
