"""Notices of conclusions and letters that give tasks; duties of all bodies of one name; plans on another matter."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks import hand_tables
from thidua_parse.compliance import Finding

from .test_named_pairs import text_plan

MINISTRY = """BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN

Số: 04/CT-BNN
Hà Nội, ngày 05 tháng 01 năm 2021

CHỈ THỊ
Về nhiệm vụ trọng tâm về nước sạch nông thôn năm 2021

Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn yêu cầu:

1. Về thể chế:
Các cơ quan, đơn vị thuộc Bộ: Soạn thảo kịp thời các văn bản về nước sạch, cụ thể là:
1.1. Soạn nghị định về giá nước sạch nông thôn, trình đúng kế hoạch 100% các đề án đã giao.
1.2. Soạn thông tư về chất lượng nước giếng khoan.
2. Về quản lý:
2.1. Vụ Khoa học công nghệ: Nghiên cứu máy lọc nước mặn cho hộ dân ven biển.
2.2. Tổng cục Thủy lợi: Theo dõi mực nước các hồ chứa lớn.
2.3. Sở Nông nghiệp và Phát triển nông thôn các tỉnh, thành phố trực thuộc Trung ương: Kiểm tra chất lượng nước của từng trạm cấp nước xã, công bố kết quả cho người dân.
2.4. Các Hội, Hiệp hội ngành nước góp ý về giá nước.
2.5. Vụ Hợp tác quốc tế:
a) Mời chuyên gia nước ngoài tập huấn về khử muối.
b) Dịch sách hướng dẫn lọc nước ra tiếng Việt.
Các đơn vị thực hiện Chỉ thị này từ đầu năm 2021. Văn phòng Bộ có trách nhiệm tổng hợp tình hình, báo cáo Bộ trưởng.

Nơi nhận:
- Sở NN&PTNT các tỉnh;
- Lưu: VT.

BỘ TRƯỞNG
Đỗ Thị Sen
"""
NOTICE = """UBND TỈNH HÀ NAM
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN

Số: {number}
Hà Nam, ngày 03 tháng 02 năm 2021

{kind}
{subject}

Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận:

1. Phòng Thủy lợi chủ trì {task}; báo cáo lãnh đạo Sở trước ngày 20/02/2021.
2. Văn phòng Sở đôn đốc các phòng; trình UBND tỉnh bố trí kinh phí mua bộ thử nước.

Nơi nhận:
- {above};
- Các phòng thuộc Sở;
- Lưu: VT.

GIÁM ĐỐC
Bùi Văn Đê
"""
TASK = "kiểm tra chất lượng nước của từng trạm cấp nước xã, công bố kết quả cho người dân"
FIRST = {
    "number": "12/TB-SNN", "kind": "THÔNG BÁO", "above": "UBND tỉnh (b/c)", "task": TASK,
    "subject": "Kết luận của Giám đốc Sở tại cuộc họp giao ban về nước sạch tháng 02/2021",
}


@cache
def judged(higher: str, lower: str) -> dict[str, Finding]:
    return {f.rule: f for f in hand_tables.findings(text_plan(higher), text_plan(lower))}


def notice(**changed: str) -> dict[str, Finding]:
    return judged(MINISTRY, NOTICE.format(**FIRST | changed))


def test_a_notice_of_conclusions_is_held_against_what_it_carries_out() -> None:
    found = notice()
    rows = {i.parent_item: i for i in found["G16"].items if i.parent_item}
    assert rows["2.3"].child_item == "1" and rows["2.3"].fate in ("taken", "adapted")
    assert {v: found[v].verdict for v in ("G30", "G32", "G35")} == {"G30": "pass", "G32": "pass", "G35": "pass"}


def test_parts_of_the_ministry_have_their_tasks_for_themselves() -> None:
    rows = {i.parent_item: i.fate for i in notice()["G16"].items if i.parent_item}
    others = ("1.1", "1.2", "2.1", "2.2", "2.4", "2.5.a", "2.5.b p1")
    assert {p: rows[p] for p in others} == dict.fromkeys(others, "dropped_out_of_remit")
    found = notice()
    assert found["G33"].verdict == "not_applicable", found["G33"].message  # the Ministry's office reports
    assert found["G20"].verdict == "not_applicable", found["G20"].message  # a share of the Ministry's drafts


def test_a_duty_of_all_departments_of_that_name_is_the_childs() -> None:
    found = notice(task="trồng cây xanh quanh trụ sở và sơn lại cổng cơ quan")["G30"]
    assert found.verdict in ("undecidable", "partial") and "2.3" in found.message


@pytest.mark.parametrize("subject", ["Về việc mời dự họp giao ban nước sạch", "Về việc thay đổi ngày họp giao ban"])
def test_a_notice_that_invites_is_asked_for_no_tasks(subject: str) -> None:
    found = notice(subject=subject)
    assert {found[r].verdict for r in ("G16", "G32", "G34", "G35")} == {"not_applicable"}


def test_a_letter_with_tasks_names_lead_report_and_recipients() -> None:
    letter = NOTICE.format(**FIRST | {"number": "45/SNN-TL", "kind": "V/v kiểm tra nước các trạm cấp nước xã", "subject": ""})
    verdicts = {r: f.verdict for r, f in judged(MINISTRY, letter).items()}
    assert (verdicts["G32"], verdicts["G35"]) == ("pass", "pass")


OFFICE = """UBND TỈNH HÀ NAM
SỞ GIÁO DỤC VÀ ĐÀO TẠO

Số: 21/KH-SGDĐT
Hà Nam, ngày 12 tháng 3 năm 2020

KẾ HOẠCH
Dạy bơi cho trẻ mẫu giáo

Thực hiện Kế hoạch số 99/KH-BGDĐT ngày 02/3/2020 của Bộ Giáo dục và Đào tạo, Sở xây dựng kế hoạch như sau:

I. MỤC TIÊU
- 100% trường mẫu giáo có bể bơi nổi cho trẻ tập.
II. NỘI DUNG
1. Lắp bể bơi nổi trong sân trường, có lưới che và phao cứu hộ.
2. Mời huấn luyện viên bơi về từng trường hai buổi mỗi tuần.
III. TỔ CHỨC THỰC HIỆN
1. Phòng GD&ĐT các huyện, thị xã
- Xây dựng kế hoạch dạy bơi phù hợp với địa phương; gửi về Sở GD&ĐT trước ngày {due}/2020.
- Phối hợp với Hội Phụ nữ huyện đo độ sâu từng bể bơi trước khi trẻ xuống nước.

Nơi nhận:
- Phòng GD&ĐT các huyện;
- Lưu: VT.

GIÁM ĐỐC
Lê Thị Ao
"""
BELOW = """UBND HUYỆN KIM BẢNG
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

Số: 08/KH-PGDĐT
Kim Bảng, ngày 20 tháng 4 năm 2020

KẾ HOẠCH
{subject}

Căn cứ Công văn số 77/SGDĐT-VP ngày 15/4/2020 của Sở Giáo dục và Đào tạo, Phòng xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
- Gây hứng thú cho thầy cô trong việc thi viết chữ đẹp.
II. NỘI DUNG
1. {first}
2. {second}
3. Chấm bài thi viết theo từng khối lớp và trưng bày bài đạt giải.
III. TỔ CHỨC THỰC HIỆN
1. Các trường nộp bài thi viết về Phòng trước ngày 05/5/2020.

Nơi nhận:
- Các trường;
- Lưu: VT.

TRƯỞNG PHÒNG
Vũ Văn Hồ
"""
OTHER = {"subject": "Thi viết chữ đẹp", "first": "Tổ chức thi viết chữ đẹp cho giáo viên tiểu học.", "second": "Mua giấy và bút cho thầy cô dự thi."}
SWIM = {
    "subject": "Dạy bơi cho trẻ mẫu giáo", "first": "Lắp bể bơi nổi trong sân trường của huyện, có lưới che và phao cứu hộ.",
    "second": "Mời huấn luyện viên bơi về từng trường của huyện hai buổi mỗi tuần.",
}


def below(due: str = "30/4", **changed: str) -> dict[str, Finding]:
    return judged(OFFICE.format(due=due), BELOW.format(**OTHER | changed))


def test_a_plan_on_another_matter_is_not_the_one_demanded() -> None:
    found = below()
    assert found["G29"].verdict == "undecidable" and "việc khác" in found["G29"].message
    assert (found["G30"].verdict, found["G31"].verdict) == ("fail", "fail")
    assert below(**SWIM)["G29"].verdict == "pass"


@pytest.mark.parametrize(("due", "verdict"), [("30/4", "pass"), ("10/4", "fail")])
def test_the_day_for_sending_a_plan_is_the_time_for_issuing_it(due: str, verdict: str) -> None:
    found = below(due, **SWIM)
    assert found["G10"].verdict == verdict, found["G10"].message
    assert found["G11"].verdict == "not_applicable" and found["G14"].verdict == "not_applicable"


def test_no_delay_is_counted_from_a_document_of_another_province() -> None:
    elsewhere = BELOW.format(**SWIM).replace("08/KH-PGDĐT", "08/KH-SGDĐT").replace(
        "UBND HUYỆN KIM BẢNG\nPHÒNG", "UBND TỈNH LÀO CAI\nSỞ"
    ).replace("Kim Bảng, ngày", "Lào Cai, ngày").replace("TRƯỞNG PHÒNG", "GIÁM ĐỐC").replace("20 tháng 4 năm 2020", "20 tháng 4 năm 2021")
    found = judged(OFFICE.format(due="10/4").replace("; gửi về Sở GD&ĐT trước ngày 10/4/2020", ""), elsewhere)
    assert found["G37"].verdict == "fail" and found["G11"].verdict == "not_applicable", found["G11"].message
