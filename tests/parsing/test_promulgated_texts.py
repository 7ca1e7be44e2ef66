"""What a text promulgated with a document says it carries out, in a preamble of its own."""

from __future__ import annotations

import pytest

from thidua_parse.parsing.references.attached import attached_preambles

from .frame_helpers import parsed

DECISION = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 188/QĐ-UBND
Lào Cai, ngày 12 tháng 5 năm 2025

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch phát triển nghề nuôi cá nước lạnh

ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
{basis}Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường,

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề nuôi cá nước lạnh.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Phạm Văn A

KẾ HOẠCH
Phát triển nghề nuôi cá nước lạnh
(Ban hành kèm theo Quyết định số 188/QĐ-UBND ngày 12/5/2025 của UBND tỉnh)

{preamble}
I. MỤC TIÊU
1. Phổ biến Kết luận số 10-KL/TW.
"""
STRATEGY = (
    "Căn cứ Quyết định số 339/QĐ-TTg ngày 11 tháng 3 năm 2024 của Thủ tướng Chính phủ"
    " phê duyệt Chiến lược phát triển nghề nuôi cá nước lạnh;\n"
)
PREAMBLE = (
    "Triển khai Kết luận số 10-KL/TW ngày 02 tháng 3 năm 2025 của Ban Bí thư,"
    " UBND tỉnh xây dựng Kế hoạch với những nội dung sau:"
)


@pytest.mark.parametrize(
    ("basis", "preamble", "parents"),
    [
        ("", PREAMBLE, ["10-KL/TW", "10-KL/TW"]),
        (STRATEGY, PREAMBLE, ["339/QĐ-TTg", "10-KL/TW", "10-KL/TW"]),
        ("", "Nghề nuôi cá đã có bước phát triển theo Kết luận số 10-KL/TW ngày 02 tháng 3 năm 2025 của Ban Bí thư.", []),
    ],
)
def test_the_preamble_of_a_promulgated_plan_names_parents(basis: str, preamble: str, parents: list[str]) -> None:
    record = parsed(DECISION.format(basis=basis, preamble=preamble))
    assert [r.number for r in record.references if r.is_parent] == parents


def test_only_the_paragraph_right_below_the_bracket_counts() -> None:
    text = "(Kèm theo Nghị quyết số 9/NQ-CP\nngày 3/5/2025 của Chính phủ)\n\nThực hiện A, Chính phủ ban hành Chương trình:\nThực hiện B, Bộ C ban hành Kế hoạch."
    (start, end), = attached_preambles(text, 0, len(text))
    assert text[start:end] == "Thực hiện A, Chính phủ ban hành Chương trình:"
