"""Older ways of typing, columns made of tabs, and text that recognition spoilt."""

from __future__ import annotations

import pytest

from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def test_subject_of_a_letter_in_brackets() -> None:
    plan = parse_text(from_string(
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG BÉ\n{NATION}Số: 77/CV-UB\n(V/v chống hạn (đợt 2))\nThủ Dầu Một, ngày 04 tháng 8 năm 1996\n"
        "Kính gửi: Các huyện\nUBND tỉnh yêu cầu các huyện nạo vét kênh mương.\n"
    ))
    assert plan.subject == "chống hạn (đợt 2)"


@pytest.mark.parametrize("address", ["Các ông", "Các ông (bà)", "Các Ông/Bà:", "Ông"])
def test_articles_with_roman_numerals_and_courtesy(address: str) -> None:
    plan = parse_text(from_string(
        f"UBND TỈNH BẾN TRE\n{NATION}Số: 12/1999/QĐ-UB\nBến Tre, ngày 04 tháng 8 năm 1999\nQUYẾT ĐỊNH\nV/v thành lập Hội đồng\n"
        "ỦY BAN NHÂN DÂN TỈNH\nQUYẾT ĐỊNH\nĐiều I : Nay thành lập Hội đồng.\n"
        f"Điều II: {address} Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./.\n"
        "Nơi nhận:\n- Như Điều II\n- Lưu VT\nTM. UBND TỈNH\nCHỦ TỊCH\nLê Văn Mẫu\n"
    ))
    assert [s.label.rstrip(" :.") for s in plan.sections] == ["Điều I", "Điều II"]
    assert [a.agency.raw for a in plan.responsible_agencies] == ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Y tế"]


def test_signature_below_the_last_recipient_of_tabbed_columns() -> None:
    plan = parse_text(from_string(
        f"SỞ Y TẾ BẾN TRE\n{NATION}Số: 12/TB-SYT\nBến Tre, ngày 04 tháng 8 năm 2020\nTHÔNG BÁO\nLịch trực\nSở trực từ ngày 05/8.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\tKT. GIÁM ĐỐC\n\tPHÓ GIÁM ĐỐC\n\tLê Văn Mẫu\n"
    ))
    (signature,) = plan.signatures
    assert (signature.authority, signature.position, signature.name) == ("KT.", "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu")


def test_plain_text_with_misreadings_is_read_as_recognised() -> None:
    source = from_string(
        f"THU TUONG CHINH PHU\n{NATION}Số: 51/QD-TTg\nHà Nội, ngày 08 tháng 3 năm 2022\nQUYÉT ĐỊNH\nVề việc phân công\n"
        "Điêu 1. Thay thế Quyết định số l234/QĐ-TTg ngày 02 tháng 10 năm 2016.\n"
    )
    assert source.source.ocr
    plan = parse_text(source)
    assert plan.issuing_body is not None and plan.issuing_body.name == "Thủ tướng Chính phủ"
    assert [(r.number, r.relation) for r in plan.references] == [("1234/QĐ-TTg", "replaces")]


def test_clean_text_is_not_taken_for_recognised() -> None:
    assert not from_string("Điều 1. Phê duyệt Kế hoạch số 10/KH-UBND ngày 11/10/2011.\n1. Uy tín của lô 10l.\n").source.ocr


@pytest.mark.parametrize(
    ("sentence", "relations"),
    [
        ("Điều 1. Ban hành kèm theo Thông tư này QCVN 31:2025/BXD về bãi đỗ xe.", ["promulgates"]),
        ("Điều 1. Thông tư này thay thế QCVN 31:2015/BXD.", ["replaces"]),
    ],
)
def test_regulations_that_a_circular_carries(sentence: str, relations: list[str]) -> None:
    plan = parse_text(from_string(
        f"BỘ XÂY DỰNG\n{NATION}Số: 9/2025/TT-BXD\nHà Nội, ngày 04 tháng 8 năm 2025\nTHÔNG TƯ\nBan hành Quy chuẩn\n{sentence}\n"
    ))
    assert [r.relation for r in plan.references if r.relation != "self"] == relations


def test_heading_ends_the_reach_of_the_opening_sentence() -> None:
    plan = parse_text(from_string(
        f"SỞ Y TẾ BẾN TRE\n{NATION}Số: 12/TTr-SYT\nBến Tre, ngày 04 tháng 8 năm 2020\nTỜ TRÌNH\nVề việc sửa chữa trụ sở\n"
        "Kính gửi: Ủy ban nhân dân tỉnh\nThực hiện Nghị quyết số 5/NQ-HĐND ngày 02/3/2020 của Hội đồng nhân dân tỉnh, Sở Y tế kính trình như sau:\n"
        "I. SỰ CẦN THIẾT\nQuyết định số 33/2009/QĐ-UBND không còn phù hợp.\n"
    ))
    assert [r.relation for r in plan.references] == ["implements", "mentions"]


def test_who_carries_out_behind_the_sentence_on_validity() -> None:
    """An article that gives a board its work is no assignment; the last one is, after its first sentence."""
    plan = parse_text(from_string(
        f"UBND HUYỆN BA TRI\n{NATION}Số: 12/QĐ-UBND\nBa Tri, ngày 04 tháng 8 năm 2020\nQUYẾT ĐỊNH\nVề việc thành lập Ban Chỉ đạo\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BA TRI\nQUYẾT ĐỊNH:\nĐiều 1. Thành lập Ban Chỉ đạo.\n"
        "Điều 2. Ban Chỉ đạo có nhiệm vụ tham mưu, chỉ đạo phong trào của toàn huyện trong năm; Trưởng ban phân công nhiệm vụ cho các thành viên theo quy chế.\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng huyện và Trưởng phòng Nội vụ chịu trách nhiệm thi hành Quyết định này./.\n"
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Mẫu\n"
    ))
    assert [a.agency.raw for a in plan.responsible_agencies] == ["Chánh Văn phòng huyện", "Trưởng phòng Nội vụ"]


def test_kind_words_of_inspections() -> None:
    plan = parse_text(from_string(
        f"UBND TỈNH BẾN TRE\nTHANH TRA TỈNH\n{NATION}Số: 8/KL-TTr\nBến Tre, ngày 04 tháng 8 năm 2020\nKẾT LUẬN THANH TRA\n"
        "Việc quản lý tài sản công tại huyện Ba Tri\nI. KHÁI QUÁT\nHuyện có 23 xã.\n"
    ))
    assert plan.kind is not None and plan.kind.code == "KL"
    assert plan.subject == "Việc quản lý tài sản công tại huyện Ba Tri"


LETTER = (
    "VĂN PHÒNG CHÍNH PHỦ\n" + NATION + "Số: 671/VPCP-KTTH\n{}\nKính gửi: Bộ Tài chính\nPhó Thủ tướng giao Bộ Tài chính nghiên cứu.\n"
)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            "V/v thực hiện Nghị quyết số 95/NQ-CP ngày 09 tháng 8 năm 2021 của Chính phủ\nHà Nội, ngày 23 tháng 9 năm 2021",
            "thực hiện Nghị quyết số 95/NQ-CP ngày 09 tháng 8 năm 2021 của Chính phủ",
        ),
        (
            "V/v triển khai Kết luận số 21-KL/TW,\nngày 18 tháng 5 năm 2021 của Bộ Chính trị\nHà Nội, ngày 23 tháng 9 năm 2021",
            "triển khai Kết luận số 21-KL/TW, ngày 18 tháng 5 năm 2021 của Bộ Chính trị",
        ),
        ("Vv chuẩn bị họp\nHà Nội, ngày 23 tháng 9 năm 2021", "chuẩn bị họp"),
        ("V/v chuẩn bị họp\tHà Nội, ngày 23 tháng 9 năm 2021", "chuẩn bị họp"),
    ],
)
def test_date_in_the_subject_of_a_letter_is_not_its_own(lines: str, subject: str) -> None:
    plan = parse_text(from_string(LETTER.format(lines)))
    assert (plan.issued_on.iso, plan.place, plan.subject) == ("2021-09-23", "Hà Nội", subject)


def test_proposing_body_as_printed_before_the_paper() -> None:
    """The symbol's letters may be those of a body that was merged since; the printed name wins."""
    plan = parse_text(from_string(
        f"UBND TỈNH BẾN TRE\n{NATION}Số: 58/2004/QĐ-UB\nBến Tre, ngày 19 tháng 7 năm 2004\nQUYẾT ĐỊNH\nV/v ban hành Quy chế\n"
        "ỦY BAN NHÂN DÂN TỈNH BẾN TRE\n- Xét đề nghị của Giám đốc Sở Văn hóa - Thông tin tại Tờ trình số 15/TTr-SVHTT ngày 28/6/2004,\n"
        "QUYẾT ĐỊNH:\nĐiều 1: Ban hành kèm theo Quyết định này Quy chế.\n"
    ))
    (reference,) = (r for r in plan.references if r.relation != "self")
    assert reference.issuer is not None and reference.issuer.name == "Sở Văn hóa - Thông tin tỉnh Bến Tre"


def test_date_line_and_first_sentence_below_full_lines_stand_alone() -> None:
    """In wrapped text neither the date line nor "Ngày …" or "- Căn cứ" carries on a full subject."""
    body = "\n".join(
        f"{i}. Các cơ quan, đơn vị trên địa bàn huyện tổ chức thực hiện nghiêm túc các nội\ndung được phân công theo chức năng, nhiệm vụ."
        for i in range(1, 6)
    )
    plan = parse_text(from_string(
        f"UBND HUYỆN BA TRI\n{NATION}Số: 71/UBND-NV\nV/v triển khai thực hiện phong trào thi đua chào mừng các ngày lễ lớn năm 2021\n"
        f"Ba Tri, ngày 23 tháng 9 năm 2021\nKính gửi: Các xã\nPhúc đáp Công văn số 12/UBND-VX ngày 01/9/2021 của Ủy ban nhân dân xã, đề nghị:\n{body}\n"
    ))
    assert plan.subject == "triển khai thực hiện phong trào thi đua chào mừng các ngày lễ lớn năm 2021"
    assert (plan.place, plan.issued_on.iso) == ("Ba Tri", "2021-09-23")


@pytest.mark.parametrize(
    ("printed", "iso", "status"),
    [
        ("ngày l5 tháng 6 năm 202l", "2021-06-15", "uncertain"),
        ("ngày 3O tháng 11 năm 2O24", "2024-11-30", "uncertain"),
        ("ngày 15 tháng 6 năm 2021", "2021-06-15", "stated"),
    ],
)
def test_figures_misread_as_letters_in_the_date_line(printed: str, iso: str, status: str) -> None:
    plan = parse_text(from_string(
        f"UBND HUYỆN BA TRI\n{NATION}Số: 12/TB-UBND\nBa Tri, {printed}\nTHÔNG BÁO\nLịch trực\nHuyện trực từ tháng sau.\n"
    ))
    assert (plan.issued_on.iso, plan.issued_on.status) == (iso, status)
