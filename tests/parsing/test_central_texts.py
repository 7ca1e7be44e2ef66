"""Resolutions and decisions of the centre, as legal portals print them; the sentences are invented."""

from __future__ import annotations

import pytest

from .central_helpers import BASIS, NATION, decision, duties, parsed, resolution

ORGANISED = "Điều 1. Phạm vi\nQuyết định này quy định việc quản lý trạm.\nĐiều 2. Tổ chức thực hiện\n"


@pytest.mark.parametrize(("clauses", "expected"), [
    (
        "1. Bộ Ngoại giao:\na) Tiếp nhận hồ sơ của trạm;\nb) Chủ trì, phối hợp với các Bộ, cơ quan liên quan về tổ chức bàn giao.",
        [("Bộ Ngoại giao", "lead", ()), ("các Bộ, cơ quan liên quan", "coordinate", ("Bộ Ngoại giao",))],
    ),
    (
        "1. Trên cơ sở đề xuất của Bộ Y tế, Bộ Tài chính tổng hợp, trình cấp có thẩm quyền bố trí kinh phí.",
        [("Bộ Tài chính", "implement", ())],
    ),
    (
        "1. Bộ Công an quản lý dữ liệu của trạm.\n2. Trong phạm vi nhiệm vụ, quyền hạn của mình, các bộ, cơ quan ngang bộ "
        "kịp thời cung cấp số liệu.\n3. Trong phạm vi nhiệm vụ, quyền hạn của mình, Tòa án nhân dân tối cao, Kiểm toán nhà nước "
        "phối hợp với Bộ Công an thực hiện việc cập nhật.",
        [
            ("Bộ Công an", "implement", ()), ("các bộ", "implement", ()), ("cơ quan ngang bộ", "implement", ()),
            ("Tòa án nhân dân tối cao", "coordinate", ("Bộ Công an",)), ("Kiểm toán nhà nước", "coordinate", ("Bộ Công an",)),
        ],
    ),
    (
        "1. Hằng năm, chủ động làm việc với Bộ Xây dựng, Bộ Tài chính tham mưu bố trí vốn.\n2. Bộ Nội vụ, Bộ Y tế trong phạm vi chức "
        "năng, nhiệm vụ của mình có trách nhiệm tham mưu Chính phủ sửa đổi quy định.",
        [("Bộ Nội vụ", "assist", ()), ("Bộ Y tế", "assist", ())],
    ),
    (
        "1. Bộ Xây dựng xử lý theo thẩm quyền hoặc báo cáo cấp có thẩm quyền theo quy định.",
        [("Bộ Xây dựng", "implement", ())],
    ),
    (
        "1. Ban Quản lý trạm kết thúc hoạt động khi hoàn thành bàn giao.\n2. Bộ Xây dựng kiểm tra các trạm.",
        [("Bộ Xây dựng", "implement", ())],
    ),
])
def test_clauses_that_charge_ministries(clauses: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert duties(decision(ORGANISED + clauses)) == expected


def test_general_heading_of_an_article_opens_its_clauses() -> None:
    found = decision(
        "Điều 1. Trách nhiệm của bộ, cơ quan ngang bộ, địa phương\n1. Bộ Quốc phòng quản lý các trạm ở đảo.\n"
        "2. Bộ, cơ quan ngang bộ, Ủy ban nhân dân các cấp trong phạm vi nhiệm vụ, quyền hạn của mình, phối hợp với "
        "Bộ Quốc phòng thực hiện quản lý nhà nước đối với trạm."
    )
    with_ = ("Bộ Quốc phòng",)
    assert duties(found) == [
        ("Bộ Quốc phòng", "implement", ()), ("Bộ", "coordinate", with_), ("cơ quan ngang bộ", "coordinate", with_),
        ("Ủy ban nhân dân các cấp", "coordinate", with_),
    ]


def test_addressees_told_by_a_clause_of_their_own() -> None:
    found = decision(
        "Điều 1. Tổ chức thực hiện\n1. Trách nhiệm của các bộ, cơ quan trung ương được giao chủ trì các dự án thành phần\n"
        "Lập kế hoạch vốn gửi Bộ Tài chính.\nĐiều 2. Trách nhiệm thi hành\nCác Bộ trưởng và Thủ trưởng các cơ quan, đơn vị "
        "sử dụng vốn của trạm (gồm cả vốn vay) chịu trách nhiệm thi hành Quyết định này."
    )
    assert [raw for raw, _, _ in duties(found)] == [
        "các bộ, cơ quan trung ương được giao chủ trì các dự án thành phần", "Các Bộ trưởng",
        "Thủ trưởng các cơ quan, đơn vị sử dụng vốn của trạm (gồm cả vốn vay)",
    ]


def test_articles_without_headings_charge_bodies() -> None:
    found = resolution(
        "Điều 1\nBan hành kèm theo Nghị quyết này Quy chế mẫu.\nĐiều 2\nHội đồng Dân tộc, các Ủy ban của Quốc hội, căn cứ vào Quy "
        "chế mẫu và quy định khác, ban hành Quy chế làm việc của mình.\nQuá trình thực hiện, nếu có vướng mắc thì Thường trực Hội "
        "đồng Dân tộc gửi ý kiến đến Thường trực Ủy ban Kinh tế để tổng hợp và báo cáo Ủy ban Thường vụ Quốc hội."
    )
    assert duties(found) == [
        ("Hội đồng Dân tộc", "implement", ()), ("các Ủy ban của Quốc hội", "implement", ()),
        ("Thường trực Hội đồng Dân tộc", "report", ()), ("Thường trực Ủy ban Kinh tế", "report", ()),
    ]


def test_who_submits_a_bill_is_told_in_a_table_not_charged_by_the_sentence_above() -> None:
    found = resolution(
        "Điều 1. Tổ chức thực hiện\nPhân công cơ quan trình, cơ quan chủ trì thẩm tra đối với 01 dự án như sau:\n"
        "STT\tTên dự án\tCơ quan trình\n1\tLuật Trạm quan trắc\tChính phủ"
    )
    assert duties(found) == []


def test_measures_of_organisation_in_a_title_are_no_organisation_part() -> None:
    found = decision(
        "Điều 1. Quy định về biện pháp tổ chức thực hiện quy hoạch trạm\n1. Cơ quan, người có thẩm quyền căn cứ vào quy hoạch để giao đất.\n"
        "Điều 2. Tổ chức thực hiện\n1. Bộ Xây dựng kiểm tra các trạm."
    )
    assert duties(found) == [("Bộ Xây dựng", "implement", ())]


@pytest.mark.parametrize(("proposer", "issuer"), [
    ("Bộ trưởng Bộ Công an", "Bộ Công an"), ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
])
def test_paper_of_a_minister_is_his_ministrys(proposer: str, issuer: str) -> None:
    found = decision("Điều 1. Phạm vi\nQuản lý trạm.", basis=f"{BASIS}\nTheo đề nghị của {proposer} tại Tờ trình số 44/TTr-ABC ngày 3 tháng 4 năm 2025;")
    paper = next(r for r in found.references if r.kind == "TTr")
    assert paper.issuer is not None
    assert paper.issuer.name == issuer


def test_title_that_ends_in_phap_luat_is_not_run_into_the_bases() -> None:
    found = decision(
        "Điều 1. Phạm vi\nQuản lý trạm.",
        title="Ban hành Quy chế của Hội đồng theo quy định của Nghị quyết số 19/2025/QH15 về cơ chế xử lý vướng mắc do quy định của pháp luật",
    )
    first, law = [r for r in found.references if r.number][:2]
    assert first.subject == "về cơ chế xử lý vướng mắc do quy định của pháp luật"
    assert (law.relation, law.subject) == ("based_on", "Luật Tổ chức Chính phủ")


@pytest.mark.parametrize(("basis", "parent"), [
    ("Nghị quyết số 19/2025/QH15 của Quốc hội về một số cơ chế đặc thù phát triển vùng", True),
    ("Nghị quyết số 19/2025/QH15 của Quốc hội về dự toán ngân sách nhà nước", False),
])
def test_resolution_that_gives_the_means_is_the_parent(basis: str, parent: bool) -> None:
    found = decision("Điều 1. Phạm vi\nQuản lý trạm.", basis=f"{BASIS}\nCăn cứ {basis};")
    assert [r.is_parent for r in found.references if r.kind == "NQ"] == [parent]


def test_amending_laws_one_behind_the_other() -> None:
    found = resolution(
        "Điều 1. Điều chỉnh chương trình\n1. Tách thành 02 dự án: Luật sửa đổi, bổ sung một số điều của Luật Thương mại, Luật Cạnh tranh; "
        "Luật sửa đổi, bổ sung một số điều của Luật Điện lực.\n2. Đưa ra dự án Luật Thủ tục ban hành quyết định hành chính.",
        basis="Căn cứ Luật Tổ chức Quốc hội;",
    )
    assert [r.subject for r in found.references if r.kind == "L"][1:] == [
        "Luật sửa đổi, bổ sung một số điều của Luật Thương mại, Luật Cạnh tranh", "Luật sửa đổi, bổ sung một số điều của Luật Điện lực",
        "Luật Thủ tục ban hành quyết định hành chính",
    ]


def test_title_in_capitals_whose_last_line_begins_with_a_council() -> None:
    found = resolution("Điều 1. Phạm vi\nBố trí đại biểu.", title="QUY ĐỊNH VIỆC BỐ TRÍ ĐẠI BIỂU\nHỘI ĐỒNG NHÂN DÂN CẤP TỈNH, CẤP XÃ CHUYÊN TRÁCH")
    assert found.subject == "QUY ĐỊNH VIỆC BỐ TRÍ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN CẤP TỈNH, CẤP XÃ CHUYÊN TRÁCH"
    assert found.issuing_body is not None
    assert found.issuing_body.name == "Ủy ban Thường vụ Quốc hội"


@pytest.mark.parametrize("clause", [
    "1. Xã loại I có ít nhất 3 trong các tiêu chí:\na) Có trạm;\nb) Có đường.",
    "1. Nội dung giải thích các hoạt động xếp vào từng bộ phận, trong đó:\na) Có trạm;\nb) Có đường.",
    "1. Tách dự án Luật Trạm, Luật Đường thành 02 dự án: Luật Trạm; Luật Đường.",
])
def test_lead_ins_are_no_titles(clause: str) -> None:
    article = decision(f"Điều 1. Tiêu chí\n{clause}").sections[0]
    assert [child.title for child in article.children] == [None]


@pytest.mark.parametrize(("number", "expected"), [
    ("91/2025/QĐ-TTg", ("--12-30", "yearly")), ("91/QĐ-TTg", ("2025-12-30", None)),
])
def test_days_without_a_year_come_every_year_in_rules(number: str, expected: tuple[str, str | None]) -> None:
    text = (
        f"THỦ TƯỚNG CHÍNH PHỦ\nSố: {number}\n{NATION}QUYẾT ĐỊNH\nVề việc quản lý trạm\n{BASIS}\nĐiều 1. Báo cáo\n"
        "1. Bộ Xây dựng tổng hợp báo cáo Thủ tướng Chính phủ trước ngày 30 tháng 12.\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn An\n"
    )
    assert [(d.date, d.recurrence) for d in parsed(text).deadlines] == [expected]


@pytest.mark.parametrize(("clauses", "expected"), [
    (
        "1. Bộ Y tế:\na) Chủ trì, phối hợp với Bộ Tài chính mua máy.\nb) Trong quá trình thực hiện, nếu có vấn đề phát sinh, chủ trì trình "
        "Chính phủ.\nc) Chủ trì, phối hợp với các bộ, cơ quan trung ương liên quan và các địa phương lập danh mục.",
        ["Bộ Y tế", "Bộ Tài chính", "các bộ, cơ quan trung ương liên quan", "các địa phương"],
    ),
    ("1. Bộ Y tế chủ trì, phối hợp với các cơ quan, đơn vị có liên quan bảo vệ trạm.", ["Bộ Y tế", "các cơ quan, đơn vị có liên quan"]),
    ("1. Bộ Y tế phân công cơ quan, đơn vị thực hiện trách nhiệm của trạm.", ["Bộ Y tế"]),
    (
        "1. Bộ Y tế chủ trì, phối hợp với Cục Trạm Trung ương và doanh nghiệp được chỉ định lập danh mục.",
        ["Bộ Y tế", "Cục Trạm Trung ương", "doanh nghiệp"],
    ),
    ("1. Trong thời gian 90 ngày kể từ ngày ban hành, các bộ liên quan công bố chỉ tiêu.\n2. Bộ Y tế đo nước.", ["các bộ liên quan", "Bộ Y tế"]),
])
def test_bodies_of_clauses(clauses: str, expected: list[str]) -> None:
    assert [raw for raw, _, _ in duties(decision(ORGANISED.replace("Tổ chức thực hiện", "Nhiệm vụ của các bộ, địa phương") + clauses))] == expected


@pytest.mark.parametrize("clause", [
    "1. Người đứng đầu đơn vị tham gia xây dựng chính sách của trạm được xem xét miễn trách nhiệm.",
    "1. Phường trong vùng loại I, phường thuộc quận được sắp xếp trước đây mà có điều chỉnh thì được xác định là vùng loại I.",
    "1. Cán bộ trạm nhiệm kỳ 2021 - 2026 đang làm nhiệm vụ tại trạm tiếp tục nhiệm vụ đến hết nhiệm kỳ.",
])
def test_who_goes_on_or_is_spared_has_no_duty(clause: str) -> None:
    assert duties(decision(f"{ORGANISED}{clause}\n2. Bộ Y tế đo nước.")) == [("Bộ Y tế", "implement", ())]


def test_reports_that_open_with_their_rhythm() -> None:
    found = decision(ORGANISED + "1. Bộ Y tế:\na) Định kỳ tổ chức tổng hợp, đánh giá tình hình phân loại trạm quan trắc và phát triển hệ thống trạm, báo cáo Thủ tướng Chính phủ;\nb) Đo nước.")
    assert duties(found) == [("Bộ Y tế", "implement", ()), ("Bộ Y tế", "report", ())]


def test_transitional_articles_charge_nobody() -> None:
    found = decision(
        "Chương I\nTỔ CHỨC THỰC HIỆN\nĐiều 1. Trách nhiệm của các tổ chức, doanh nghiệp liên quan đến hoạt động của trạm\n1. Bảo vệ trạm.\n"
        "Điều 2. Điều khoản chuyển tiếp\n1. Đối với các địa phương đã mua máy thì dùng đến hết năm 2026."
    )
    assert [raw for raw, _, _ in duties(found)] == ["các tổ chức, doanh nghiệp liên quan đến hoạt động của trạm"]


@pytest.mark.parametrize(("clause", "expected"), [
    ("Các trạm báo cáo Bộ Y tế định kỳ hằng năm và theo quý;", [(None, "yearly"), (None, "quarterly")]),
    ("Các trạm gửi báo cáo định kỳ 06 tháng, 01 năm hoặc khi cần;", [(None, "half-yearly"), (None, "yearly")]),
    ("Chế độ báo cáo hằng năm được thực hiện như sau:", []),
    (
        "Các trạm gửi báo cáo kết quả đo nước hằng quý đến Bộ Y tế chậm nhất là ngày 15 của tháng đầu tiên của quý tiếp theo.",
        [(None, "quarterly")],
    ),
])
def test_rhythms_of_reports_in_rules(clause: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = decision(f"Điều 1. Báo cáo\n1. {clause}\n2. Đo nước.").deadlines
    assert [(d.date, d.recurrence) for d in found] == expected


def test_first_month_of_the_next_quarter() -> None:
    found = decision("Điều 1. Báo cáo\n1. Các trạm gửi báo cáo hằng quý đến Bộ Y tế chậm nhất là ngày 15 của tháng đầu tiên của quý tiếp theo.")
    assert [d.rrule for d in found.deadlines] == ["FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"]


def test_term_of_legal_drafting_is_no_matter() -> None:
    found = decision(
        "Điều 1. Phạm vi\nTiếp nhận kiến nghị.", title="Ban hành Quy chế tiếp nhận kiến nghị về văn bản quy phạm pháp luật",
        basis=f"{BASIS}\nCăn cứ Nghị định số 80/2025/NĐ-CP của Chính phủ về tổ chức thi hành văn bản quy phạm pháp luật;",
    )
    assert [r.is_parent for r in found.references if r.kind == "NĐ"] == [False]
