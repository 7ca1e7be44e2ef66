"""Guidelines, telegrams and plans under a plan: what is asked of each, and who must receive it."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua_parse.api import parse
from thidua_parse.compliance import Finding, check
from thidua_parse.compliance.explain import explain
from thidua_parse.knowledge.compliance import rule_table
from thidua_parse.linking.link import link
from thidua_parse.parsing import parse_text
from thidua_parse.reading import from_string

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARENT = f"""ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
Số: 61/KH-UBND
{HEAD}Kim Bảng, ngày 15 tháng 3 năm 2022

KẾ HOẠCH
Xây dựng thư viện thân thiện trong trường học trên địa bàn huyện Kim Bảng

I. MỤC ĐÍCH
Xây dựng thói quen đọc sách cho học sinh toàn huyện.

II. NHIỆM VỤ VÀ GIẢI PHÁP
1. Bổ sung đầu sách tham khảo cho thư viện các trường tiểu học.
2. Tổ chức ngày hội đọc sách vào tháng tư hằng năm.
3. Sửa chữa phòng đọc, thay giá sách cũ bằng giá thép.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Giáo dục và Đào tạo
- Chủ trì, phối hợp với Phòng Nội vụ tổ chức ngày hội đọc sách vào tháng tư hằng năm.
- Hướng dẫn các trường bổ sung đầu sách tham khảo cho thư viện.
- Kiểm tra việc sửa chữa phòng đọc, thay giá sách cũ.
2. Phòng Tài chính - Kế hoạch
- Bố trí kinh phí, phối hợp với Phòng Giáo dục và Đào tạo thẩm định dự toán mua sách.

Nơi nhận:
- Thường trực Huyện ủy;
- Các phòng, ban thuộc huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Sơn
"""
CHILD = """ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 40/{symbol}-PGDĐT
{head}Kim Bảng, ngày 02 tháng 4 năm 2022

{kind}
{title}

{basis} Kế hoạch số 61/KH-UBND ngày 15/3/2022 của Ủy ban nhân dân huyện Kim Bảng về xây dựng thư viện thân thiện trong trường học, Phòng Giáo dục và Đào tạo như sau:

I. MỤC ĐÍCH
Giúp các trường chủ động làm thư viện thân thiện.

II. NHIỆM VỤ
1. Các trường tổ chức ngày hội đọc sách vào tháng tư hằng năm, mời Phòng Nội vụ cùng dự.
{more}
III. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng các trường chịu trách nhiệm thực hiện và báo cáo Ủy ban nhân dân huyện Kim Bảng.

Nơi nhận:
{lines}
- Lưu: VT.

TRƯỞNG PHÒNG
Ngô Thị Hạnh
"""
MORE = """2. Bổ sung đầu sách tham khảo cho thư viện các trường tiểu học.
3. Kiểm tra việc sửa chữa phòng đọc, thay giá sách cũ bằng giá thép.
"""
ALL = "- UBND huyện Kim Bảng (để báo cáo);\n- Các trường học;"


def child(kind: str = "HƯỚNG DẪN", more: str = "", basis: str = "Thực hiện", lines: str = ALL, title: str = "Xây dựng thư viện thân thiện trong trường học") -> str:
    symbol = {"HƯỚNG DẪN": "HD", "KẾ HOẠCH": "KH", "BÁO CÁO": "BC"}[kind]
    return CHILD.format(symbol=symbol, head=HEAD, kind=kind, title=title, basis=basis, more=more, lines=lines)


def of(tmp_path: Path, text: str, rule: str, parent: str = PARENT) -> Finding:
    (tmp_path / "cha.txt").write_text(parent, "utf-8")
    (tmp_path / "con.txt").write_text(text, "utf-8")
    found = check(link([parse(tmp_path / "cha.txt"), parse(tmp_path / "con.txt")])).on_pairs()
    (finding,) = found.where(rule=rule, test=lambda f: (f.child.path or "").endswith("con.txt"))
    return finding


@pytest.mark.parametrize(
    ("rule", "text", "verdict"),
    [
        # a guideline that carries the plan out is judged, but need not hold everything
        ("G16", child(), "partial"),
        ("G16", child(more=MORE), "pass"),
        ("G30", child(), "partial"),
        ("G30", child(more=MORE), "pass"),
        ("G31", child(more=MORE), "pass"),
        ("G31", child(more=MORE).replace("mời Phòng Nội vụ cùng dự", "mời phụ huynh cùng dự"), "fail"),
        ("G32", child(), "pass"),
        ("G33", child(lines="- Các trường học;"), "not_applicable"),  # the parent wants no report
        # a plan must take everything up; a report is asked for nothing of this
        ("G16", child("KẾ HOẠCH"), "fail"),
        ("G16", child("BÁO CÁO", MORE), "not_applicable"),
        ("G30", child("BÁO CÁO", MORE), "not_applicable"),
        ("G34", child("BÁO CÁO", lines="- Các trường học;"), "not_applicable"),
        # a basis alone does not make a guideline carry the plan out; a title does
        ("G16", child(basis="Căn cứ"), "not_applicable"),
        ("G16", child(basis="Căn cứ", title="Triển khai thực hiện Kế hoạch xây dựng thư viện thân thiện"), "partial"),
        # recipients are a matter of every document that tells others what to do
        ("G34", child(), "pass"),
        ("G34", child(lines="- Các trường học;"), "fail"),
        ("G34", child(basis="Căn cứ", lines="- Các trường học;"), "fail"),
        ("G34", child(lines="- Lãnh đạo Phòng GD&ĐT;\n- Các trường học;"), "fail"),
    ],
)
def test_what_is_asked_of_a_kind(tmp_path: Path, rule: str, text: str, verdict: str) -> None:
    finding = of(tmp_path, text, rule)
    assert finding.verdict == verdict, finding.message


def test_guideline_that_holds_nothing_of_a_duty_is_not_at_fault(tmp_path: Path) -> None:
    nothing = child().replace("tổ chức ngày hội đọc sách vào tháng tư hằng năm, mời Phòng Nội vụ cùng dự", "giữ vệ sinh lớp học sạch đẹp")
    assert of(tmp_path, nothing, "G30").verdict == "undecidable"
    plan = nothing.replace("HƯỚNG DẪN\n", "KẾ HOẠCH\n").replace("40/HD", "40/KH")
    assert of(tmp_path, plan, "G30").verdict == "fail"


def test_duty_of_a_heading_is_all_that_stands_below_it(tmp_path: Path) -> None:
    finding = of(tmp_path, child("KẾ HOẠCH", MORE), "G30")
    assert finding.verdict == "pass"
    assert all(f"III.1 b{n}" in finding.message for n in (1, 2, 3))


def test_partner_in_the_section_of_another_body_has_no_duty_there(tmp_path: Path) -> None:
    assert "III.2" not in of(tmp_path, child("KẾ HOẠCH", MORE), "G30").message


ORDER = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 03/CĐ-UBND
{head}Hà Nam, ngày 12 tháng 9 năm 2021

CÔNG ĐIỆN
Về việc chủ động ứng phó với mưa lớn

Chủ tịch Ủy ban nhân dân tỉnh điện:

Kính gửi:
- Giám đốc Sở Công Thương;
- Chủ tịch UBND các huyện, thị xã, thành phố.

Để chủ động ứng phó với mưa lớn, yêu cầu:
1. Sở Công Thương chỉ đạo vận hành hồ chứa an toàn.
2. {bearer} tổ chức trực ban 24/24 giờ, kiểm tra đê điều.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH
Trần Văn Minh
"""


@pytest.mark.parametrize(
    ("bearer", "verdict"),
    [
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", "pass"),
        ("Sở Giao thông vận tải", "fail"),
        ("Sở Giao thông vận tải, Sở Công Thương", "partial"),  # one of two who have the duty is told
    ],
)
def test_as_above_means_the_addressees(tmp_path: Path, bearer: str, verdict: str) -> None:
    (tmp_path / "cd.txt").write_text(ORDER.format(head=HEAD, bearer=bearer), "utf-8")
    (finding,) = check(link([parse(tmp_path / "cd.txt")])).where(rule="G35")
    assert finding.verdict == verdict, finding.message


DECISION = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 512/QĐ-UBND
{head}Hà Nam, ngày 12 tháng 9 năm 2021

QUYẾT ĐỊNH
Về việc phát động phong trào thi đua “Làng nghề xanh”

Điều 1. Phát động phong trào thi đua “Làng nghề xanh” trên địa bàn tỉnh.
Điều 2. Giao Sở Công Thương chủ trì hướng dẫn, kiểm tra việc thực hiện.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, {who} chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH
Trần Văn Minh
"""


@pytest.mark.parametrize(
    ("who", "verdict"),
    [("Giám đốc Sở Công Thương", "pass"), ("Giám đốc Sở Tư pháp", "fail")],
)
def test_as_article_means_whom_the_article_names(tmp_path: Path, who: str, verdict: str) -> None:
    (tmp_path / "qd.txt").write_text(DECISION.format(head=HEAD, who=who), "utf-8")
    (finding,) = check(link([parse(tmp_path / "qd.txt")])).where(rule="G35")
    assert finding.verdict == verdict, finding.message


DIRECTIVE = """TỈNH ỦY HÀ NAM
*
Số 09-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nam, ngày 05 tháng 9 năm 2021

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
Về tăng cường công tác phòng, chống thiên tai

Ban Thường vụ Tỉnh ủy yêu cầu thực hiện tốt các nhiệm vụ sau:
1. Ban Cán sự Đảng Ủy ban nhân dân tỉnh chỉ đạo kiểm tra đê điều, vận hành hồ chứa an toàn; định kỳ báo cáo Ban Thường vụ Tỉnh ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Đỗ Quang Hải
"""


def telegram(lines: str, report: str = "báo cáo UBND tỉnh") -> str:
    text = ORDER.format(head=HEAD, bearer="Ủy ban nhân dân các huyện, thị xã, thành phố")
    text = text.replace("Để chủ động", "Thực hiện Chỉ thị số 09-CT/TU ngày 05/9/2021 của Ban Thường vụ Tỉnh ủy về tăng cường công tác phòng, chống thiên tai, để chủ động")
    return text.replace("kiểm tra đê điều.", f"kiểm tra đê điều, {report}.").replace("- Như trên;", f"- Như trên;\n{lines}")


def test_party_committee_of_a_body_stands_for_the_body(tmp_path: Path) -> None:
    finding = of(tmp_path, telegram("- Lưu: VP;"), "G30", DIRECTIVE)
    assert finding.verdict == "pass", finding.message


@pytest.mark.parametrize(
    ("lines", "verdict"), [("- TTr. Tỉnh uỷ;", "partial"), ("- Sở Tư pháp;", "fail")]
)
def test_own_committee_is_no_addressee_above(tmp_path: Path, lines: str, verdict: str) -> None:
    """Reports to "UBND tỉnh" in a telegram of that UBND stay inside; the copy goes up."""
    finding = of(tmp_path, telegram(lines), "G33", DIRECTIVE)
    assert finding.verdict == verdict, finding.message


@pytest.mark.parametrize(
    ("lines", "verdict"), [("- UBND tỉnh Hà Nam (b/c);\n- Các trường học;", "pass"), ("- Các trường học;", "fail")]
)
def test_superior_of_an_own_base_plan(tmp_path: Path, lines: str, verdict: str) -> None:
    """Under a plan of its own, the superior that must be told is the one of that plan."""
    base = PARENT.replace("I. MỤC ĐÍCH\n", "Thực hiện Kế hoạch số 18/KH-UBND ngày 10/02/2022 của Ủy ban nhân dân tỉnh Hà Nam về phát triển văn hóa đọc, Ủy ban nhân dân huyện ban hành kế hoạch như sau:\n\nI. MỤC ĐÍCH\n")
    later = child("KẾ HOẠCH", MORE, "Tiếp tục thực hiện", lines).replace("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n", "").replace("40/KH-PGDĐT", "95/KH-UBND").replace("Phòng Giáo dục và Đào tạo như sau", "Ủy ban nhân dân huyện như sau").replace("TRƯỞNG PHÒNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    finding = of(tmp_path, later, "G34", base)
    assert finding.verdict == verdict, finding.message


def test_points_below_a_named_body_are_its_duties(tmp_path: Path) -> None:
    """"2. Ban Cán sự Đảng UBND tỉnh …" with 2.1 and 2.2: what is numbered below belongs to it."""
    below = DIRECTIVE.replace(" chỉ đạo kiểm tra đê điều, vận hành hồ chứa an toàn; định kỳ", " chỉ đạo các địa phương, định kỳ").replace(
        "\n\nT/M BAN", "\n1.1. Kiểm tra đê điều, vận hành hồ chứa an toàn.\n1.2. Dự trữ lương thực, thuốc chữa bệnh cho vùng sâu.\n\nT/M BAN"
    )
    finding = of(tmp_path, telegram("- Lưu: VP;"), "G30", below)
    assert finding.verdict == "partial", finding.message
    assert "1.2" in finding.message


@pytest.mark.parametrize(("report", "verdict"), [("báo cáo UBND tỉnh", "pass"), ("bảo vệ mùa màng", "partial")])
def test_telegram_says_who_leads_and_reports_in_its_points(tmp_path: Path, report: str, verdict: str) -> None:
    text = telegram("- Lưu: VP;", report).replace("1. Sở Công Thương chỉ đạo", "1. Sở Công Thương chủ trì")
    finding = of(tmp_path, text, "G32", DIRECTIVE)
    assert finding.verdict == verdict, finding.message


@pytest.mark.parametrize(("line", "verdict"), [("Sở GD&ĐT (b/c)", "partial"), ("Sở VH&TT (b/c)", "fail")])
def test_acronym_with_a_letter_read_twice(tmp_path: Path, line: str, verdict: str) -> None:
    parent = PARENT.replace(
        "- Kiểm tra việc sửa chữa", "- Tổng hợp, báo cáo Sở GD&DDT kết quả thực hiện.\n- Kiểm tra việc sửa chữa"
    )
    text = child(lines=f"- {line};\n- Các trường học;").replace(" và báo cáo Ủy ban nhân dân huyện Kim Bảng", "")
    finding = of(tmp_path, text, "G33", parent)
    assert finding.verdict == verdict, finding.message


def test_every_gate_of_the_table_is_explained(tmp_path: Path) -> None:
    (tmp_path / "bc.txt").write_text(child("BÁO CÁO"), "utf-8")
    (tmp_path / "cha.txt").write_text(PARENT, "utf-8")
    graph = link([parse(tmp_path / "cha.txt"), parse(tmp_path / "bc.txt")])
    gated = [f for f in check(graph).on_pairs() if f.variant == "kind_gate"]
    assert {rule_table()[f.rule].kinds for f in gated} >= {"plan", "work", "act", "order"}
    for finding in gated:
        told = str(explain(finding, graph, language="en"))
        assert "The rule applies to" in told and "all documents" not in told


@pytest.mark.parametrize(("lines", "verdict"), [("- TTr. Tỉnh uỷ;", "pass"), ("- Sở Tư pháp;", "fail")])
def test_superior_of_a_telegram_under_an_earlier_one(tmp_path: Path, lines: str, verdict: str) -> None:
    """Where neither telegram has a parent, the superiors are those whose documents the later one carries out."""
    earlier = ORDER.format(head=HEAD, bearer="Ủy ban nhân dân các huyện").replace("03/CĐ", "02/CĐ").replace("tháng 9", "tháng 8")
    (tmp_path / "cha.txt").write_text(earlier, "utf-8")
    (tmp_path / "con.txt").write_text(telegram(lines), "utf-8")
    graph = link([parse(tmp_path / "cha.txt"), parse(tmp_path / "con.txt")]).with_parent("con", "cha")
    (finding,) = check(graph).on_pairs().where(rule="G34")
    assert finding.verdict == verdict, finding.message


SETTLED = f"""ỦY BAN NHÂN DÂN
HUYỆN KIM BẢNG
Số: 902/QĐ-UBND
{HEAD}Kim Bảng, ngày 15 tháng 3 năm 2022

QUYẾT ĐỊNH
{{title}}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Trưởng phòng Nội vụ,
QUYẾT ĐỊNH:
Điều 1. {{matter}}
Điều 2. Chánh Văn phòng, Trưởng phòng Nội vụ chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Lê Văn Sơn
"""


@pytest.mark.parametrize(("title", "matter", "plans"), [
    ("Ban hành Quy chế làm việc của Ủy ban nhân dân huyện", "Ban hành kèm theo Quyết định này Quy chế làm việc.", False),
    ("Về việc công nhận thôn Đoài là thôn văn hóa", "Công nhận thôn Đoài là thôn văn hóa năm 2021.", False),
    ("Sửa đổi, bổ sung Quy định về quản lý chợ", "Sửa đổi khoản 2 Điều 4 của Quy định.", False),
    ("Về việc phê duyệt Kế hoạch trồng cây năm 2022", "Phê duyệt Kế hoạch trồng cây năm 2022.", True),
    ("Phát động phong trào thi đua “Đường hoa nở bốn mùa”", "Phát động phong trào thi đua “Đường hoa nở bốn mùa”.", True),
])
def test_a_decision_that_settles_something_is_no_plan(title, matter, plans):
    """Recognitions, regulations and their like name no lead unit, reports and awards of their own."""
    graph = link([parse_text(from_string(SETTLED.format(title=title, matter=matter)))])
    verdicts = {f.rule: f.verdict for f in check(graph, segment=False)}
    asked = {rule for rule in ("G26", "G32", "G39") if verdicts[rule] != "not_applicable"}
    assert ("G32" in asked) if plans else not asked, verdicts
    assert verdicts["G35"] == "pass"
