"""Words that point back, papers that are no documents, and what the members of a list share."""

from __future__ import annotations

import pytest

from thidua_parse import link, parse_text
from thidua_parse.reading import from_string
from thidua_parse.record import DocumentNumber, Reference

from .reference_helpers import references

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 150/KH-UBND
Hà Nam, ngày 10 tháng 8 năm 2021

KẾ HOẠCH
Triển khai phong trào vườn xanh năm 2021

Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình vườn xanh, UBND tỉnh ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. {sentence}
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì thực hiện.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn A
"""


def body_references(sentence: str) -> list[Reference]:
    plan = parse_text(from_string(PLAN.format(sentence=sentence)))
    assert plan.references[0].number == "749/QĐ-TTg"
    return list(plan.references[1:])


@pytest.mark.parametrize("words", ["Quyết định nêu trên", "quyết định nói trên", "văn bản trên", "Văn bản đã dẫn trên"])
def test_words_that_point_back_repeat_the_document(words: str) -> None:
    (back,) = body_references(f"Các đơn vị xây dựng phương án theo {words}, không để chậm trễ.")
    assert (back.raw, back.number, back.is_parent) == (words, None, True)
    assert back.issuer is not None and back.issuer.name == "Thủ tướng Chính phủ"


@pytest.mark.parametrize("words", ["kế hoạch trên địa bàn tỉnh", "các văn bản nêu trên", "Thông báo nêu trên"])
def test_words_that_point_at_nothing_known(words: str) -> None:
    assert body_references(f"Tổ chức thực hiện {words} bảo đảm hiệu quả.") == []


def test_a_plan_names_itself() -> None:
    (itself,) = body_references("Các đơn vị thực hiện nghiêm Kế hoạch này bảo đảm hiệu quả.")
    assert (itself.raw, itself.kind, itself.relation, itself.is_parent) == ("Kế hoạch này", "KH", "self", False)


@pytest.mark.parametrize("sentence", [
    "Thanh toán hợp đồng số 15/HĐ-2021 ngày 02/3/2021 với nhà thầu.",
    "Theo hợp đồng thi công xây dựng số 07/HĐ-XD ngày 02/3/2021 với nhà thầu.",
    "Theo hóa đơn số 0001234 ngày 03/4/2021 đã thanh toán.",
    "Chuyển vào tài khoản số 3511.0.1059523 tại Kho bạc Nhà nước.",
    "Mã số thuế 0700123456 của công ty.",
    "Liên hệ số điện thoại 0912345678 hoặc 0226.3852.111.",
    "Theo giấy phép hoạt động báo chí số 123/GP-BTTTT ngày 05/4/2021.",
    "Kinh phí thuộc Chương 425, Loại 340 - Khoản 341.",
    "Xe biển số 90A-123.45 do đơn vị quản lý.",
    "Nhân dịp 30/4 và 1/5, rà soát kế hoạch 05 năm 2021-2025.",
    "Căn hộ số 12, ngõ 5, đường số 3; phòng số 101.",
    "Gói thầu số 05/XL; tờ khai thuế số 02/TK-TNDN; mẫu số 03/TĐKT.",
])
def test_papers_that_are_no_documents(sentence: str) -> None:
    assert body_references(sentence) == []


@pytest.mark.parametrize(("sentence", "dates"), [
    ("Theo Chỉ thị số 05/CT-UBND và số 07/CT-UBND cùng ngày 05/3/2021 của UBND tỉnh.", ["2021-03-05"] * 2),
    ("Theo Quyết định số 123/QĐ-UBND và 124/QĐ-UBND ngày 05/02/2021 của UBND tỉnh.", ["2021-02-05"] * 2),
    ("Theo Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND ngày 04/02/2021.", [None, "2021-02-04"]),
    ("Theo Quyết định ngày 05/02/2021 số 123/QĐ-UBND của UBND tỉnh.", ["2021-02-05"]),
    ("Theo Công điện số 05/CĐ-UBND hồi 15 giờ 30 phút ngày 02/8/2021 của Chủ tịch UBND tỉnh.", ["2021-08-02"]),
])
def test_dates_of_lists_and_odd_places(sentence: str, dates: list[str | None]) -> None:
    assert [r.date for r in body_references(sentence)] == dates


@pytest.mark.parametrize("raw", ["0912345678", "0700123456", "0001234", "5K", "90A-123.45", "15/HĐ-2021", "3511.0.1059523"])
def test_figures_that_are_no_numbers_of_documents(raw: str) -> None:
    number = DocumentNumber.parse(raw)
    assert (number.serial, number.status) == (None, "uncertain")


PREAMBLE = PLAN.replace(
    "Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình vườn xanh, UBND tỉnh ban hành kế hoạch như sau:",
    "{preamble}",
).replace("TỈNH HÀ NAM", "HUYỆN KIM BẢNG")


@pytest.mark.parametrize(("preamble", "expected"), [
    ("Thực hiện các Kế hoạch của UBND tỉnh: số 99/KH-UBND ngày 02/8/2021 về vườn xanh; số 100/KH-UBND ngày 03/8/2021 về nhà sạch, UBND huyện ban hành kế hoạch:",
     [("99/KH-UBND", "Ủy ban nhân dân tỉnh Hà Nam", "implements"), ("100/KH-UBND", "Ủy ban nhân dân tỉnh Hà Nam", "implements")]),
    ("Thực hiện sự chỉ đạo của UBND tỉnh tại Công văn số 1500/UBND-NC ngày 15/7/2021 và hướng dẫn của Sở Nội vụ tại Hướng dẫn số 30/HD-SNV ngày 20/7/2021, UBND huyện ban hành kế hoạch:",
     [("1500/UBND-NC", "Ủy ban nhân dân tỉnh Hà Nam", "implements"), ("30/HD-SNV", "Sở Nội vụ tỉnh Hà Nam", "implements")]),
    ("Thực hiện Kế hoạch liên tịch số 12/KHLT-SNV-LĐLĐ ngày 05/7/2021 giữa Sở Nội vụ và Liên đoàn Lao động tỉnh về phát động thi đua, UBND huyện ban hành kế hoạch:",
     [("12/KHLT-SNV-LĐLĐ", "Sở Nội vụ tỉnh Hà Nam và Liên đoàn Lao động tỉnh Hà Nam", "implements")]),
])
def test_issuers_of_lists_and_joint_papers(preamble: str, expected: list[tuple[str, str, str]]) -> None:
    plan = parse_text(from_string(PREAMBLE.format(preamble=preamble, sentence="Nâng cao nhận thức.")))
    assert [(r.number, r.issuer.name if r.issuer else None, r.relation) for r in plan.references] == expected
    assert all(r.is_parent and r.parent_kind == "superior" for r in plan.references)


def test_words_that_point_back_make_no_edge_of_their_own() -> None:
    sentence = "Thực hiện Quyết định nêu trên, các đơn vị rà soát Kế hoạch này."
    edges = link([parse_text(from_string(PLAN.format(sentence=sentence)))]).edges
    assert [(e.target_key, e.relation) for e in edges] == [("QĐ|749/QĐ-TTg|2020|Thủ tướng Chính phủ", "implements")]


def test_words_van_ban_point_to_what_was_called_so() -> None:
    found = references(
        preamble="Về đề nghị của Sở Y tế tại văn bản số 86/SYT-NV ngày 01/3/2020, Ủy ban nhân dân tỉnh giao thực hiện "
        "Chỉ thị số 19/CT-TTg ngày 07/11/2019 của Thủ tướng Chính phủ theo đề xuất tại văn bản nêu trên."
    )
    back = found[-1]
    assert back.raw == "văn bản nêu trên" and back.issuer is not None and back.issuer.name == "Sở Y tế tỉnh Lào Cai"
