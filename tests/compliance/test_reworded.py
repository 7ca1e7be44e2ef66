"""What is no demand, whose duty it is, and lower plans in their own words."""

from __future__ import annotations

from pathlib import Path

import pytest

import thidua_parse
from thidua_parse.compliance import check, check_requirements
from thidua_parse.compliance.alignment.align import align
from thidua_parse.compliance.alignment.items import items_of
from thidua_parse.compliance.alignment.similarity import Vocabulary
from thidua_parse.compliance.alignment.telling import telling_matrix
from thidua_parse.compliance.remit import in_remit
from thidua_parse.compliance.views import PlanView
from thidua_parse.linking.link import link
from thidua_parse.record import Plan

SCHEME = """ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP
Số: 31/KH-UBND
Tân Lập, ngày 04 tháng 02 năm 2019

KẾ HOẠCH
Phát triển thư viện thân thiện trong trường học

I. THỰC TRẠNG
1. Kết quả đạt được
Toàn huyện có 18 thư viện với hơn bốn vạn đầu sách các loại.
2. Nhiệm vụ đã triển khai
Đã luân chuyển sách giữa mười hai điểm trường vùng cao.
II. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN
Phòng đọc chật, thiếu ánh sáng, thiếu cán bộ chuyên trách.
III. NHIỆM VỤ, GIẢI PHÁP
1. Xây dựng mỗi trường một phòng đọc mở, giá sách vừa tầm tay học sinh nhỏ tuổi.
(Chi tiết tại phụ lục 2a, 2b)
2. Về sách:
- Bổ sung truyện tranh song ngữ Mường - Việt do nghệ nhân địa phương kể lại.
- 1.250,5 triệu đồng.
3. Tổ chức ngày hội đọc sách dưới gốc đa mỗi độ xuân về cho học sinh và cha mẹ.
4. Hằng năm UBND tỉnh cấp thêm xe thư viện lưu động cho các xã vùng cao.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Giáo dục và Đào tạo
- Chủ trì hướng dẫn các trường kê lại phòng đọc.
2. Phòng Tài chính - Kế hoạch
- Tham mưu bố trí tiền mua sách.
3. Kho bạc Nhà nước huyện kiểm soát chi kịp thời.
"""

OWN_WORDS = """UBND HUYỆN TÂN LẬP
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 12/KH-PGDĐT
Tân Lập, ngày 01 tháng 3 năm 2019

KẾ HOẠCH
Phát triển thư viện thân thiện trong trường học

Thực hiện Kế hoạch số 31/KH-UBND ngày 04/02/2019 của Ủy ban nhân dân huyện Tân Lập về phát triển thư viện thân thiện;

I. NHIỆM VỤ
1. Hiệu trưởng sắp đặt lại không gian, kê bàn thấp, treo tranh, để các em tự do lựa chọn tài liệu yêu thích.
2. Giáo viên mời nghệ nhân địa phương đến lớp, ghi chép, in thành truyện tranh song ngữ Mường - Việt.
3. Mở câu lạc bộ kể chuyện vào chiều thứ sáu, mỗi lớp cử hai em dẫn chương trình.
4. Lập tủ quà tặng do cựu học sinh quyên góp.
II. TỔ CHỨC THỰC HIỆN
1. Tổ chuyên môn theo dõi, nhắc nhở, cuối kỳ tổng kết với Trưởng phòng.
"""


def parsed(tmp_path: Path, name: str, text: str) -> Plan:
    path = tmp_path / f"{name}.txt"
    path.write_text(text, "utf-8")
    found = thidua_parse.parse(path)
    assert isinstance(found, Plan)
    return found


def view(plan: Plan) -> PlanView:
    return PlanView(plan, None, Vocabulary())


def test_status_quo_pointers_sums_and_labels_are_no_items(tmp_path: Path) -> None:
    texts = [i.text for i in items_of(parsed(tmp_path, "scheme", SCHEME))]
    assert texts[0].startswith("Xây dựng mỗi trường một phòng đọc mở")
    assert not any("phụ lục" in t or "triệu đồng" in t or t.endswith(":") for t in texts)
    assert any("song ngữ" in t for t in texts)


@pytest.mark.parametrize(("title", "kept"), [
    ("THỰC TRẠNG NGHỀ MỘC", False), ("Tình hình chung", False), ("Đánh giá tình hình", False),
    ("Những kết quả đạt được", False), ("Tồn tại, hạn chế", False), ("Nguyên nhân", False),
    ("Sự cần thiết", False), ("Căn cứ pháp lý", False), ("Bài học kinh nghiệm", False),
    ("Hạn chế rác thải nhựa", True), ("Khắc phục khó khăn", True), ("Nắm tình hình dư luận", True),
    ("Nhiệm vụ", True),
])
def test_parts_that_tell_how_things_are(tmp_path: Path, title: str, kept: bool) -> None:
    text = f"KẾ HOẠCH\nGiữ nghề mộc\n\nI. {title}\nCác tổ thợ dùng lại gỗ vụn làm đồ chơi cho trẻ.\n"
    assert bool(items_of(parsed(tmp_path, "plan", text))) is kept


@pytest.mark.parametrize(("line", "kept"), [
    ("(Có biểu chi tiết kèm theo)", False), ("Chi tiết tại Phụ lục I kèm theo Kế hoạch này.", False),
    ("Tổng kinh phí: 27,5 tỷ đồng.", False), ("(Bằng chữ: Ba triệu đồng chẵn)", False),
    ("Theo danh sách hộ nghèo, vận động quyên góp.", True), ("Hỗ trợ 5 triệu đồng cho mỗi hộ", True),
    ("Lập biểu theo dõi từng thôn", True),
    ("Yêu cầu Chủ tịch UBND các xã; Giám đốc các Sở: Nội vụ, Tư pháp thực hiện nghiêm túc, kịp thời các nội dung Công điện này./.", False),
    ("Đề nghị các trường thực hiện./.", False),
    ("Yêu cầu các thôn thực hiện nghiêm túc việc dọn kênh./.", True),
])
def test_a_piece_demands_something(tmp_path: Path, line: str, kept: bool) -> None:
    bullet = "" if line.endswith("/.") else "- "
    text = f"KẾ HOẠCH\nGiữ nghề mộc\n\nI. NHIỆM VỤ\n1. Dạy nghề\n- Mở lớp buổi tối.\n{bullet}{line}\n"
    assert (len(items_of(parsed(tmp_path, "plan", text))) == 2) is kept


def test_the_actor_may_stand_in_the_title_or_behind_a_time(tmp_path: Path) -> None:
    scheme, child = parsed(tmp_path, "scheme", SCHEME), view(parsed(tmp_path, "child", OWN_WORDS))
    within = {i.text[:22]: in_remit(i, child)[0] for i in items_of(scheme)}
    assert within["Chủ trì hướng dẫn các "]  # under the title of the child's own body
    assert not within["Tham mưu bố trí tiền m"]
    assert not within["Hằng năm UBND tỉnh cấp"]


@pytest.mark.parametrize("duty", [
    "Ngân hàng Nhà nước chi nhánh tỉnh bố trí vốn vay cho hợp tác xã.",
    "Điện lực huyện bảo đảm điện bơm nước.",
    "Bảo hiểm xã hội huyện rà soát thẻ của đội viên.",
    "Đề nghị Tòa án nhân dân huyện xét xử lưu động.",
    "Cục Thuế tỉnh tuyên truyền về hóa đơn.",
    "Kế hoạch này được quán triệt đến các chi bộ.",
])
def test_bodies_of_a_vertical_line_are_outside_the_remit_of_a_committee(tmp_path: Path, duty: str) -> None:
    head = "ỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nGiữ nghề mộc\n\nI. NHIỆM VỤ\n1. Mở lớp.\n"
    child = view(parsed(tmp_path, "child", head))
    text = f"KẾ HOẠCH\nGiữ nghề mộc\n\nI. TỔ CHỨC THỰC HIỆN\n1. {duty}\n2. Phòng chống cháy nổ ở các xưởng mộc trong xã.\n"
    items = items_of(parsed(tmp_path, "parent", text))
    assert [in_remit(i, child)[0] for i in items] == [False, True]


def test_a_plan_in_its_own_words_cannot_be_decided_by_words(tmp_path: Path) -> None:
    parent, child = parsed(tmp_path, "scheme", SCHEME), parsed(tmp_path, "child", OWN_WORDS)
    graph = link([parent, child])
    found = next(f for f in check(graph).on_pairs() if f.rule == "G16")
    assert found.verdict == "undecidable"
    fates = {r.fate for r in found.items}
    assert "dropped" in fates  # the rows keep their words
    verdicts = {r.outcome for r in check_requirements(graph) if r.requirement.kind == "do"}
    assert "missing" not in verdicts and "undecidable" in verdicts


def test_telling_phrases_find_the_item_in_other_words(tmp_path: Path) -> None:
    p, c = view(parsed(tmp_path, "scheme", SCHEME)), view(parsed(tmp_path, "child", OWN_WORDS))
    words_of = Vocabulary()
    p.vocabulary = c.vocabulary = words_of
    found = align(p.items, c.items, p.item_words, c.item_words, lambda i: in_remit(i, c)[0])
    assert found.reworded
    row = next(r for r in found.rows if r.parent and "song ngữ" in r.parent.text)
    assert row.fate == "adapted" and row.child is not None and "song ngữ" in row.child.text
    assert not any(r.fate == "adapted" for r in found.rows if r.parent and "xe thư viện" in r.parent.text)


def test_a_dropped_item_still_fails_where_wording_is_shared(tmp_path: Path) -> None:
    copied = OWN_WORDS[: OWN_WORDS.index("I. NHIỆM VỤ")] + "I. NHIỆM VỤ, GIẢI PHÁP\n" + "\n".join(
        line for line in SCHEME.splitlines() if line.startswith(("1. Xây", "- Bổ", "2. Về"))
    ) + "\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Giáo dục và Đào tạo chủ trì hướng dẫn các trường kê lại phòng đọc.\n"
    graph = link([parsed(tmp_path, "scheme", SCHEME), parsed(tmp_path, "child", copied)])
    found = next(f for f in check(graph).on_pairs() if f.rule == "G16")
    assert found.verdict == "fail"


def test_short_items_have_no_telling_phrases() -> None:
    import numpy as np

    scores = telling_matrix(["mở lớp dạy nghề", "a b c d e f g h"], ["mở lớp dạy nghề", "a b c d e f g h"],
                            np.ones((2, 2), dtype=np.float32), 8)
    assert scores[0].max() == 0 and scores[1, 1] == pytest.approx(1.0)


GOALS = """KẾ HOẠCH
Bảo tồn nghề dệt

I. MỤC TIÊU
- {figure}
II. NHIỆM VỤ
1. Mở lớp dạy dệt cho thanh niên.
"""


@pytest.mark.parametrize(("theirs", "own", "verdict"), [
    ("100% các trường học thực hiện xử lý hồ sơ công việc trên môi trường mạng.",
     "78% số trường học thực hiện trong năm 2021.", "undecidable"),
    ("95% đơn vị thực hiện kê khai khung cửi trong năm 2021.",
     "80% đơn vị thực hiện trồng dâu trong năm 2021.", "undecidable"),
    ("95% hộ dệt được vay vốn ưu đãi.", "80% hộ dệt của xã được vay vốn ưu đãi.", "fail"),
    ("95% hộ dệt được vay vốn ưu đãi.", "96% hộ dệt của xã được vay vốn ưu đãi.", "pass"),
])
def test_figures_are_of_one_thing_by_their_telling_words(
    tmp_path: Path, theirs: str, own: str, verdict: str
) -> None:
    head = "ỦY BAN NHÂN DÂN {}\nSố: {}/KH-UBND\nNgày 0{} tháng 3 năm 2021\n\n"
    parent = parsed(tmp_path, "p", head.format("HUYỆN TÂN LẬP", 7, 1) + GOALS.format(figure=theirs))
    child = parsed(tmp_path, "c", head.format("XÃ AN BÌNH", 3, 5) + GOALS.format(figure=own))
    graph = link([parent, child]).with_parent(child, parent)
    found = next(f for f in check(graph).on_pairs() if f.rule == "G20")
    assert found.verdict == verdict
