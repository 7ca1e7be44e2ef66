"""Pairs that a person names: documents of one body beside each other, not below each other."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest

from benchmarks import hand_tables
from thidua_parse.compliance import Finding, prepare
from thidua_parse.compliance.alignment.items import Item
from thidua_parse.compliance.form.state import state_faults
from thidua_parse.linking.link import link
from thidua_parse.record import Plan

from .pair_helpers import plan

GUIDE = """UBND HUYỆN ĐỒNG TÂM
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

Số: {number}/HD-PGDĐT
Đồng Tâm, ngày {day}

HƯỚNG DẪN
Thực hiện nhiệm vụ đọc sách năm học {years}

Thực hiện Hướng dẫn số 06/HD-SGDĐT ngày {cited} của Sở Giáo dục và Đào tạo{title}, Phòng Giáo dục và Đào tạo hướng dẫn như sau:

I. NHIỆM VỤ
1. Mỗi lớp học dành một tiết mỗi tuần cho học sinh đọc sách tại thư viện của trường.
2. Giáo viên chủ nhiệm ghi sổ theo dõi số sách học sinh đã đọc trong từng tháng.
3. Thư viện mở cửa cả buổi trưa để học sinh ở xa có chỗ đọc.
II. TỔ CHỨC THỰC HIỆN
1. Các trường báo cáo kết quả đọc sách về Phòng Giáo dục và Đào tạo trước ngày {due}.

Nơi nhận:
- Sở GD&ĐT (b/c);
- Các trường;
- Lưu: VT.

TRƯỞNG PHÒNG
Hoàng Thị Mận
"""
OLD = {"number": "31", "day": "05 tháng 10 năm 2020", "years": "2020 - 2021", "cited": "20/9/2020", "due": "25/5/2021", "title": ""}
NEW = {"number": "28", "day": "04 tháng 10 năm 2021", "years": "2021 - 2022", "cited": "15/9/2021", "due": "24/5/2022", "title": ""}


@cache
def text_plan(content: str) -> Plan:
    key = sha256(content.encode()).hexdigest()
    found = plan(key[:8], content)
    assert isinstance(found, Plan)
    return found.changed(id=f"sha256:{key}")


def named(higher: str, lower: str) -> dict[str, Finding]:
    found = hand_tables.findings(text_plan(higher), text_plan(lower))
    return {f.rule: f for f in found}


def guides(**changed: str) -> dict[str, Finding]:
    return named(GUIDE.format(**OLD), GUIDE.format(**NEW | changed))


def test_the_edition_for_the_next_year_does_not_run_out_of_the_year_before() -> None:
    found = guides()
    assert (found["G12"].verdict, found["G14"].verdict) == ("not_applicable", "not_applicable")
    assert "kế tiếp" in found["G12"].message and "follows" in found["G12"].in_language("en").message
    assert guides(years="2019 - 2020")["G12"].verdict == "fail"


def test_another_superior_document_is_told_where_the_named_one_is_not_cited() -> None:
    found = guides()["G01"]
    assert found.verdict == "pass" and "06/HD-SGDĐT" in found.message and "không phải" in found.message


ORDER = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG TÂM

Số: {number}/CT-UBND
Đồng Tâm, ngày {day}

CHỈ THỊ
Về việc thực hiện đợt cao điểm {work} trên sông

{lead}Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Công an tỉnh tuần tra các bến đò, lập danh sách thuyền chở quá tải{citing}.
2. Sở Giao thông vận tải kiểm tra áo phao của từng bến, báo cáo kết quả với Ủy ban nhân dân tỉnh.
3. Ủy ban nhân dân các huyện nhắc chủ thuyền không chở khách khi nước lên cao.

Nơi nhận:
- Công an tỉnh;
- Sở Giao thông vận tải;
- Ủy ban nhân dân các huyện;
- Lưu: VT.

CHỦ TỊCH
Phan Văn Lúa
"""
FIRST = {"number": "03", "day": "12 tháng 5 năm 2021", "work": "kiểm tra thuyền chở khách", "lead": "", "citing": ""}
THEN = FIRST | {"number": "09", "day": "20 tháng 8 năm 2021", "work": "nhắc nhở thuyền mùa lũ"}
MINISTRY = "Thực hiện chủ trương của Bộ Công an về mở đợt cao điểm trên sông, "
NAMED = "; thực hiện nghiêm Chỉ thị số 18-CT/TW ngày 04/9/2012 của Ban Bí thư"


@pytest.mark.parametrize(("changed", "verdict"), [
    ({}, "fail"), ({"lead": MINISTRY}, "partial"), ({"lead": MINISTRY, "citing": NAMED}, "pass"), ({"citing": NAMED}, "pass"),
])
def test_an_order_names_what_it_carries_out_in_its_first_tasks(changed: dict[str, str], verdict: str) -> None:
    assert named(ORDER.format(**FIRST), ORDER.format(**THEN | changed))["G01"].verdict == verdict


def test_two_drives_of_one_office_have_no_name_no_group_and_no_wording_of_a_higher_level() -> None:
    found = named(ORDER.format(**FIRST), ORDER.format(**THEN))
    assert {r: found[r].verdict for r in ("G15", "G18", "G23")} == {
        "G15": "not_applicable", "G18": "pass", "G23": "not_applicable",
    }
    contest = [ORDER.format(**t).replace("đợt cao điểm", "đợt thi đua cao điểm") for t in (FIRST, THEN)]
    found = named(*contest)
    assert {found[r].verdict for r in ("G15", "G23")}.isdisjoint({"not_applicable"})


def test_a_letter_is_held_against_the_order_it_carries_out() -> None:
    higher = ORDER.format(**FIRST)
    letter = (
        ORDER.format(**THEN | {"lead": "Thực hiện Chỉ thị số 03/CT-UBND ngày 12/5/2021 của Ủy ban nhân dân tỉnh, "})
        .replace("09/CT-UBND", "09/UBND-GT\nV/v kiểm tra thuyền chở khách").replace("CHỈ THỊ\nVề việc thực hiện đợt cao điểm nhắc nhở thuyền mùa lũ trên sông\n", "Kính gửi: Các huyện.\n")
    )
    found = named(higher, letter)
    assert text_plan(letter).kind.code == "CV"  # type: ignore[union-attr]
    assert found["G16"].verdict == "pass" and {(i.parent_item, i.child_item) for i in found["G16"].items} >= {("1", "1"), ("3", "3")}
    short = letter.replace("3. Ủy ban nhân dân các huyện nhắc chủ thuyền không chở khách khi nước lên cao.\n", "")
    assert named(higher, short)["G16"].verdict == "partial"  # what is left out may stand in another letter


def test_the_articles_of_a_decision_are_its_contents() -> None:
    higher = ORDER.format(**FIRST).replace("CHỈ THỊ\n", "QUYẾT ĐỊNH\n").replace("/CT-", "/QĐ-")
    for n in (1, 2, 3):
        higher = higher.replace(f"\n{n}. ", f"\nĐiều {n}. ")
    lower = higher.replace("03/QĐ", "09/QĐ").replace("12 tháng 5", "20 tháng 8")
    assert {i.role for i in next(iter(prepare(link([text_plan(higher)])).views.values())).items} == {"other"}
    assert named(higher, lower)["G16"].verdict == "pass"
    cut = lower.replace("Điều 3. Ủy ban nhân dân các huyện nhắc chủ thuyền không chở khách khi nước lên cao.\n", "")
    assert named(higher, cut)["G16"].verdict == "partial"


def test_the_named_parent_stands_for_a_citation_where_levels_are_counted() -> None:
    commune = ORDER.format(**THEN).replace("TỈNH ĐỒNG TÂM", "XÃ LONG AN").replace("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân xã")
    district = ORDER.format(**THEN).replace("TỈNH ĐỒNG TÂM", "HUYỆN LONG AN").replace("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân huyện")
    higher = ORDER.format(**FIRST)
    assert named(higher, commune)["G07"].verdict == "undecidable"  # the district may have issued one
    found = named(higher, district)["G07"]
    assert found.verdict == "pass" and "03/CT-UBND" in found.message


def test_no_level_is_jumped_between_documents_of_one_level() -> None:
    assert guides()["G07"].verdict == "not_applicable"
    higher = GUIDE.format(**OLD).replace("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n\nSố: 31/HD-PGDĐT", "Số: 31/KH-UBND").replace("HƯỚNG DẪN\n", "KẾ HOẠCH\n")
    assert named(higher, GUIDE.format(**NEW))["G07"].verdict == "pass"  # the guideline cites its own superior


def test_who_gets_the_reports_of_two_documents_of_one_body() -> None:
    assert guides()["G33"].verdict == "pass"
    other = GUIDE.format(**NEW).replace("về Phòng Giáo dục và Đào tạo trước", "về Hội Khuyến học huyện trước")
    assert named(GUIDE.format(**OLD), other)["G33"].verdict != "pass"


@pytest.mark.parametrize(("changed", "verdict"), [
    ({}, "pass"),  # numbers begin anew every year
    ({"cited": "22/9/2020"}, "fail"),  # one number of one year has one day
])
def test_one_number_with_two_dates(changed: dict[str, str], verdict: str) -> None:
    assert guides(**changed)["G19"].verdict == verdict


def test_one_title_with_two_years_is_one_document_with_a_wrong_date() -> None:
    title = " về việc xây dựng thư viện xanh trong các trường phổ thông"
    higher, lower = GUIDE.format(**OLD | {"title": title}), GUIDE.format(**NEW | {"title": title})
    assert named(higher, lower)["G19"].verdict == "fail"


def test_the_same_number_of_another_body_is_another_document() -> None:
    lower = GUIDE.format(**NEW | {"cited": "22/9/2020"})
    assert named(GUIDE.format(**OLD), lower)["G19"].verdict == "fail"
    for name in ("HD-SGDĐT", "Sở Giáo dục và Đào tạo, Phòng"):
        assert name in lower
    two = [
        text.replace("của Sở Giáo dục và Đào tạo,", f"của Sở Giáo dục và Đào tạo tỉnh {place},")
        for text, place in ((GUIDE.format(**OLD), "Lâm Đồng"), (lower, "Hà Giang"))
    ]
    assert named(*two)["G19"].verdict == "pass"


def test_a_doubtful_number_of_a_scan_is_not_told_to_lack_a_zero() -> None:
    stated = text_plan(GUIDE.format(**OLD | {"number": "4"}))
    doubtful = stated.changed(document_number=stated.document_number.changed(status="uncertain"))
    for document, faulty in ((stated, True), (doubtful, False)):
        view = next(iter(prepare(link([document])).views.values()))
        assert ("F05" in {f.rule for f in state_faults(view)}) is faulty


PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/KH-UBND
{place_name}, ngày 03 tháng 4 năm 2021

KẾ HOẠCH
Giữ gìn nghề dệt chiếu

I. NỘI DUNG
1. {first}
II. TỔ CHỨC THỰC HIỆN
1. Hội Liên hiệp Phụ nữ tỉnh vận động hội viên truyền nghề dệt chiếu cói cho con cháu trong nhà.
"""


@pytest.mark.parametrize(("issuer", "fate"), [
    ("ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI", "dropped"), ("ỦY BAN NHÂN DÂN\nXÃ LONG AN", "dropped_out_of_remit"),
])
def test_committees_of_one_level_have_one_remit(issuer: str, fate: str) -> None:
    first = "Trồng lại cói ở bãi bồi ven sông, mỗi huyện giữ một vùng cói sạch làm nguyên liệu."
    higher = PROVINCE.format(place="LONG AN", place_name="Long An", number="40", first=first)
    lower = f"{issuer}\n\nSố: 52/KH-UBND\n\nKẾ HOẠCH\nGiữ gìn nghề dệt chiếu\n\nI. NỘI DUNG\n1. {first}\n"
    graph = link([text_plan(higher), text_plan(lower)]).with_parent(text_plan(lower), text_plan(higher))
    case = next(c for c in prepare(graph).cases if c.parent is not None)
    assert next(r.fate for r in case.alignment.rows if r.parent and r.parent.path == "II.1") == fate


CRITERIA = """ỦY BAN NHÂN DÂN
{place}

Số: {number}/KH-UBND

KẾ HOẠCH
Phong trào thi đua làm đường hoa

I. NỘI DUNG
1. {content}
II. TIÊU CHÍ THI ĐUA
{criteria}
III. TỔ CHỨC THỰC HIỆN
1. {last}
"""


def test_criteria_in_other_words_are_no_pass() -> None:
    shared = "- Mỗi thôn một đoạn đường hoa do dân chăm."
    others = (
        "- Hộ gia đình quét dọn trước cửa nhà vào sáng thứ bảy hằng tuần, không vứt rác ra lòng đường.\n"
        "- Trường học lập đội cờ đỏ nhắc nhở bạn bè giữ vườn ươm của xã.\n"
        "- Cửa hàng buôn bán hai bên đường góp chậu, góp giống cho thôn."
    )
    higher = CRITERIA.format(
        place="HUYỆN LẠC SƠN", number="11", criteria=f"{shared}\n{others}",
        content="Phát động toàn dân trồng hoa hai bên đường liên thôn trong hai năm, mỗi năm một tuyến mẫu.\n"
        "2. Vận động người làm ăn xa góp cây, góp ghế đá cho lối vào làng và sân nhà văn hóa.\n"
        "3. Mở hội thi cắm hoa dại vào ngày rằm tháng tám cho thiếu nhi các trường.",
        last="Phòng Kinh tế và Hạ tầng huyện cấp giống, cử người dạy cách ươm.",
    )
    lower = CRITERIA.format(
        place="XÃ YÊN NGHIỆP", number="7", criteria=f"{shared}\n- Ngõ xóm có biển tên, có đèn thắp sáng ban đêm.",
        content="Các xóm chọn lối đi chính, đặt bồn gạch rồi gieo cúc trước mùa mưa.\n"
        "2. Thanh niên xã nhận tưới vào buổi chiều, ghi tên vào bảng trực treo ở đình.\n"
        "3. Cuối vụ, xóm nào giữ được bồn xanh thì được thưởng một chuyến tham quan.",
        last="Công chức địa chính xã vạch lối, chia đoạn cho từng xóm nhận.",
    )
    found = named(higher, lower)["G28"]
    assert found.verdict == "undecidable" and "1/4" in found.message


def test_an_item_is_within_the_remit_of_the_lower_document_alone() -> None:
    """Without a parent at hand the table of remits decides."""
    lower = text_plan(GUIDE.format(**NEW))
    case = next(c for c in prepare(link([lower])).cases if c.parent is None)
    text = "Ngân hàng Chính sách xã hội cho hộ nghèo vay vốn trồng cói."
    assert not case.inside(Item("1", "1", "measures", text, 0, len(text)))[0]
