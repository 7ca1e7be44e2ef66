"""Two columns in text that keeps the page's layout."""

from __future__ import annotations

from thidua_parse.reading.columns import split
from thidua_parse.reading.normalise import normalise_text

HEADER = """\
      UBND HUYỆN ĐÔNG SƠN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
          PHÒNG NỘI VỤ                         Độc lập - Tự do - Hạnh phúc
         Số:      /KH-PNV                   Đông Sơn, ngày      tháng 3 năm 2019

                                  KẾ HOẠCH
                 Phát động thi đua lập thành tích chào mừng ngày truyền thống
"""
BODY = """
       Thực hiện Kế hoạch số 15/KH-UBND ngày 02/3/2019 của Ủy ban nhân dân huyện
Đông Sơn, phòng Nội vụ xây dựng kế hoạch phát động thi đua trong toàn cơ quan và
các đơn vị trực thuộc như sau:
       I. MỤC ĐÍCH
       Tạo không khí phấn khởi, khuyến khích cán bộ, công chức, người lao động thi
đua hoàn thành nhiệm vụ.
"""
CLOSING = """
Nơi nhận:                                            TRƯỞNG PHÒNG
- UBND huyện (để b/c);
- Các đơn vị trực thuộc;                               (Đã ký)
- Lưu: VT.
                                                     Trịnh Công Lý
"""
LEFT = ["UBND HUYỆN ĐÔNG SƠN", "PHÒNG NỘI VỤ", "Số: /KH-PNV"]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Đông Sơn, ngày tháng 3 năm 2019",
]


def lines(text: str) -> list[str]:
    return normalise_text(text).text.split("\n")


def test_header_left_column_first() -> None:
    found = lines(HEADER + BODY + CLOSING)
    assert found[:6] == LEFT + RIGHT
    assert found[6] == "KẾ HOẠCH"


def test_signature_left_column_first() -> None:
    assert lines(HEADER + BODY + CLOSING)[-7:] == [
        "Nơi nhận:", "- UBND huyện (để b/c);", "- Các đơn vị trực thuộc;", "- Lưu: VT.",
        "TRƯỞNG PHÒNG", "(Đã ký)", "Trịnh Công Lý",
    ]


def test_body_between_is_joined_by_its_indents() -> None:
    found = lines(HEADER + BODY * 3 + CLOSING)
    assert "Tạo không khí phấn khởi, khuyến khích cán bộ, công chức, người lao động thi đua hoàn thành nhiệm vụ." in found
    assert found[8].startswith("Thực hiện Kế hoạch số 15/KH-UBND")
    assert found[8].endswith("như sau:")


def test_columns_with_tabs() -> None:
    text = "TỈNH ỦY A\tĐẢNG CỘNG SẢN VIỆT NAM\n*\n\tA, ngày 5 tháng 6 năm 2018\nSố 7-KH/TU\t\n\nKẾ HOẠCH\n"
    assert lines(text)[-3:] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "A, ngày 5 tháng 6 năm 2018", "KẾ HOẠCH"] or (
        "Số 7-KH/TU" in lines(text)
    )


def test_subject_of_an_official_letter_goes_on_below_the_number() -> None:
    text = """\
        SỞ Y TẾ                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   Số: 31/SYT-TCCB                     Độc lập - Tự do - Hạnh phúc
V/v hưởng ứng phong trào           Lạng Giang, ngày 7 tháng 1 năm 2020
   thi đua quý I

         Kính gửi: Các bệnh viện
"""
    found = lines(text)
    assert found[2] == "V/v hưởng ứng phong trào thi đua quý I"
    assert found[-1] == "Kính gửi: Các bệnh viện"


def test_open_blanks_and_labels_part_nothing() -> None:
    assert len(split("Số:        /KH-UBND")) == 1
    assert len(split("ngày      tháng      năm 2020")) == 1
    assert len(split("1.     Công tác tuyên truyền")) == 1
    assert len(split("-\tSở Nội vụ;")) == 1
    assert len(split("Sở Nội vụ       Giám đốc")) == 2


def test_offsets_lead_back_into_the_columns() -> None:
    text = HEADER + BODY + CLOSING
    normal = normalise_text(text)
    for word in ("CỘNG HÒA", "PHÒNG NỘI VỤ", "Trịnh Công Lý", "TRƯỞNG PHÒNG"):
        at = normal.source_map.to_source(normal.text.index(word))
        assert text[at:].startswith(word)


def test_aligned_gaps_make_rows() -> None:
    text = "Danh mục\n\n  Đơn vị        Chỉ tiêu      Hạn\n  Xã An Bình    12 mô hình    Quý I\n  Xã Cam Lộ     9 mô hình     Quý II\n"
    normal = normalise_text(text)
    assert normal.text.split("\n")[1:] == [
        "Đơn vị\tChỉ tiêu\tHạn", "Xã An Bình\t12 mô hình\tQuý I", "Xã Cam Lộ\t9 mô hình\tQuý II",
    ]


MIXED = """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN ĐÔNG SƠN Độc lập - Tự do - Hạnh phúc
Số: 27/KH-UBND Đông Sơn, ngày 05 tháng 3 năm 2019
KẾ HOẠCH
Phát động thi đua
Nội dung kế hoạch.
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- UBND tỉnh; KT. CHỦ TỊCH
- Các xã, thị trấn; PHÓ CHỦ TỊCH
- Lưu: VT. (Đã ký)
Trịnh Công Lý
"""


def test_columns_that_ran_together_are_parted_by_their_words() -> None:
    assert lines(MIXED) == [
        "ỦY BAN NHÂN DÂN", "HUYỆN ĐÔNG SƠN", "Số: 27/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Đông Sơn, ngày 05 tháng 3 năm 2019", "KẾ HOẠCH", "Phát động thi đua", "Nội dung kế hoạch.",
        "Nơi nhận:", "- UBND tỉnh;", "- Các xã, thị trấn;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Trịnh Công Lý",
    ]


def test_columns_in_order_are_left_alone() -> None:
    text = "\n".join(lines(MIXED))
    assert normalise_text(text).text == text
