"""Building small invented documents for tests of the frame."""

from __future__ import annotations

from thidua_parse.parsing import parse_text
from thidua_parse.reading import SourceText, WordConfidence
from thidua_parse.reading.text import read_text
from thidua_parse.record import Plan, Source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = (
    "Căn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2022 của UBND tỉnh, đơn vị xây dựng kế hoạch như sau:\n"
    "I. MỤC ĐÍCH\n1. Nâng cao nhận thức của cán bộ.\nII. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị thực hiện./.\n"
)
CLOSING = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Út"


def parse(text: str, *, confidences: tuple[WordConfidence, ...] = (), ocr: bool = False) -> Plan:
    """The record of a text that already keeps the contract of readers."""
    source = Source(path="invented.txt", ocr=ocr)
    return parse_text(
        SourceText(text=text, sha256="sha256:0", source=source, word_confidences=confidences)
    )


def parsed(text: str) -> Plan:
    """The record of a text as a file holds it."""
    return parse_text(read_text(text.encode(), "x.txt"))


def plan(
    organs: str = "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\n",
    number: str = "Số: 12/KH-SNV\n",
    date: str = "Bến Tre, ngày 09 tháng 3 năm 2022\n",
    title: str = "KẾ HOẠCH\nPhát động phong trào thi đua năm 2022\n",
    body: str = BODY,
    closing: str = CLOSING,
    **options: object,
) -> Plan:
    """A plan with one part changed."""
    text = organs + number + NATION + date + title + body + closing
    return parse(text, **options)  # type: ignore[arg-type]
