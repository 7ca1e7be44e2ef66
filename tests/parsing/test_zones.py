"""Zones: what belongs to header, title, preamble, body, closing, appendix."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.text import DocumentText
from thidua_parse.parsing.zones import split_zones
from thidua_parse.reading import SourceText
from thidua_parse.record import Source

HEADER = "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\nSố: 12/KH-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Tre, ngày 09 tháng 3 năm 2022"
TITLE = "KẾ HOẠCH\nThi đua năm 2022"
PREAMBLE = "Căn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2022 của UBND tỉnh, Sở Nội vụ xây dựng kế hoạch như sau:"
BODY = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\nCác phòng thực hiện./."
CLOSING = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Út"
APPENDIX = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n1\tNhiệm vụ A\tVăn phòng"


def zones_of(text: str) -> dict[str, str]:
    """The text of every zone."""
    document = DocumentText.of(SourceText(text=text, sha256="0", source=Source(path="x")))
    zones = split_zones(document)
    return {
        name: "\n".join(document.lines[i] for i in getattr(zones, name))
        for name in ("header", "title", "preamble", "body", "closing", "appendix")
    }


PARTS = ("header", "title", "preamble", "body", "closing", "appendix")
WHOLE = dict(zip(PARTS, (HEADER, TITLE, PREAMBLE, BODY, CLOSING, APPENDIX), strict=True))


@pytest.mark.parametrize("lost", [None, "header", "preamble", "closing", "appendix"])
def test_a_lost_part_leaves_the_others_in_place(lost: str | None) -> None:
    parts = {name: "" if name == lost else text for name, text in WHOLE.items()}
    if lost == "closing":
        parts["appendix"] = ""
    assert zones_of("\n".join(text for text in parts.values() if text)) == parts


def test_signature_before_the_recipients_is_one_closing() -> None:
    closing = "GIÁM ĐỐC\nTrần Văn Út\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    assert zones_of("\n".join((HEADER, TITLE, PREAMBLE, BODY, closing, APPENDIX)))["closing"] == closing


def test_promulgated_regulation_belongs_to_the_body() -> None:
    decision = HEADER + "\nQUYẾT ĐỊNH\nBan hành Quy chế thi đua\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật Thi đua, khen thưởng;\nQUYẾT ĐỊNH:\n"
    articles = "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 2. Các phòng thi hành./.\n"
    rules = (
        "\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUY CHẾ\nThi đua, khen thưởng\n"
        "(Ban hành kèm theo Quyết định số 5/QĐ-SNV)\nChương I\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng\n"
    )
    zones = zones_of(decision + articles + CLOSING + rules + "GIÁM ĐỐC\nTrần Văn Út\nPHỤ LỤC\nMẫu báo cáo")
    assert zones["body"].startswith("Điều 1. Ban hành")
    assert zones["body"].endswith("Điều 2. Đối tượng")
    assert zones["closing"] == CLOSING
    assert zones["appendix"] == "PHỤ LỤC\nMẫu báo cáo"


def test_promulgated_plan_belongs_to_the_body() -> None:
    decision = HEADER + "\nQUYẾT ĐỊNH\nBan hành Kế hoạch thi đua\nCăn cứ Luật Thi đua, khen thưởng;\nĐiều 1. Ban hành Kế hoạch.\n"
    attached = "\nKẾ HOẠCH\nThi đua năm 2022\n(Kèm theo Quyết định số 5/QĐ-SNV ngày 01/3/2022)\nI. MỤC TIÊU\n1. Đạt 90%."
    zones = zones_of(decision + CLOSING + attached)
    assert zones["body"].endswith("I. MỤC TIÊU\n1. Đạt 90%.")
    assert zones["appendix"] == ""


@pytest.mark.parametrize("head", ["PHỤ LỤC I", "Phụ lục 1", "BIỂU SỐ 01", "DANH SÁCH CÁC ĐƠN VỊ", "(Kèm theo Kế hoạch số 12)"])
def test_appendix_heads(head: str) -> None:
    zones = zones_of("\n".join((TITLE, PREAMBLE, BODY, CLOSING, head, "Nội dung phụ lục")))
    assert zones["appendix"] == f"{head}\nNội dung phụ lục"


def test_letter_has_its_subject_and_addressees_in_the_title() -> None:
    text = (
        "SỞ NỘI VỤ\nSố: 3/SNV-TĐKT\nV/v đăng ký thi đua\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Bến Tre, ngày 09 tháng 3 năm 2022\nKính gửi: Các sở, ban, ngành tỉnh.\n"
        "Thực hiện Kế hoạch số 7/KH-UBND ngày 05/01/2022, Sở Nội vụ đề nghị các đơn vị đăng ký.\n"
        "1. Nội dung đăng ký\n" + CLOSING
    )
    zones = zones_of(text)
    assert zones["header"] == "SỞ NỘI VỤ\nSố: 3/SNV-TĐKT"
    assert zones["title"].endswith("Kính gửi: Các sở, ban, ngành tỉnh.")
    assert zones["preamble"].startswith("Thực hiện Kế hoạch")
    assert zones["body"] == "1. Nội dung đăng ký"


@given(st.lists(st.sampled_from([*"\n".join(WHOLE.values()).split("\n"), "", "QUY ĐỊNH"]), max_size=40))
@settings(max_examples=100)
@example(["Bến Tre, ngày 09 tháng 3 năm 2022", "- Lưu: VT.", "GIÁM ĐỐC"])
def test_zones_are_ordered_and_inside(lines: list[str]) -> None:
    document = DocumentText.of(SourceText(text="\n".join(lines), sha256="0", source=Source(path="x")))
    zones = split_zones(document)
    assert zones.header.stop == zones.title.start <= zones.title.stop == zones.preamble.start
    assert zones.preamble.stop == zones.body.start <= zones.body.stop
    assert zones.closing.stop <= zones.appendix.start or not zones.appendix
    assert zones.appendix.stop == len(document.lines)
