"""Recipients and signatures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_parse.parsing.closing.lines import Part, classify, misread_position, person

from .frame_helpers import parse, plan

LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"

SIGNATURES = [
    ("GIÁM ĐỐC\nTrần Văn Út", (None, None, "GIÁM ĐỐC", "Trần Văn Út")),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Văn Út", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Út")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Mai",
     ("TM.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Thị Mai")),
    ("TM.ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mai", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mai")),
    ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Minh Trung",
     ("TL.", "CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG", "Lê Minh Trung")),
    ("TUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nLê Minh Trung", ("TUQ.", "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Minh Trung")),
    ("Q. GIÁM ĐỐC\nLê Minh Trung", ("Q.", "GIÁM ĐỐC", "GIÁM ĐỐC", "Lê Minh Trung")),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nPhạm Văn Bình", ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Phạm Văn Bình")),
    ("TM. HỘI ĐỒNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THỨ NHẤT\nPhạm Văn Bình",
     ("TM.", "HỘI ĐỒNG", "PHÓ CHỦ TỊCH THỨ NHẤT", "Phạm Văn Bình")),
    ("HIỆU TRƯỞNG\nTS. Nguyễn Viết Hiển", (None, None, "HIỆU TRƯỞNG", "Nguyễn Viết Hiển")),
    ("GIÁM ĐỐC\nĐại tá Trần Xuân Tuyết", (None, None, "GIÁM ĐỐC", "Trần Xuân Tuyết")),
    ("GIÁM ĐỐC\nTRẦN XUÂN TUYẾT", (None, None, "GIÁM ĐỐC", "TRẦN XUÂN TUYẾT")),
    ("GIÁM ĐỐC Trần Xuân Tuyết", (None, None, "GIÁM ĐỐC", "Trần Xuân Tuyết")),
    ("TRƯỞNG BAN\n(đã ký)\nTrương Đoàn Nam", (None, None, "TRƯỞNG BAN", "Trương Đoàn Nam")),
    ("GIÁM ĐỐC\nKý bởi: Sở Nội vụ\nNgày ký: 11-01-2025 08:00:00 +07:00\nTrần Văn Út",
     (None, None, "GIÁM ĐỐC", "Trần Văn Út")),
    ("GIÁM ĐỐC\n2020.03.27 14:26:14 +07:00 Trần Văn Út", (None, None, "GIÁM ĐỐC", "Trần Văn Út")),
    ("CHU TỊCH\nLê Thị Mai", (None, None, "CHỦ TỊCH", "Lê Thị Mai")),
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Thị Mai", ("KT.", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Thị Mai")),
    ("GIÁM ĐỐC", (None, None, "GIÁM ĐỐC", None)),
]


@pytest.mark.parametrize(("block", "expected"), SIGNATURES)
@pytest.mark.parametrize("recipients_first", [True, False])
def test_signature(
    block: str, expected: tuple[str | None, ...], recipients_first: bool
) -> None:
    closing = LIST + block if recipients_first else block + "\n" + LIST.rstrip()
    record = plan(closing=closing)
    assert [
        (s.authority, s.on_behalf_of, s.position, s.name) for s in record.signatures
    ] == [expected]
    assert [r.raw for r in record.recipients] == ["Như trên", "Lưu: VT"]


def test_several_signatures_of_a_joint_plan() -> None:
    record = plan(
        closing="GIÁM ĐỐC CÔNG AN TỈNH\nTrần Xuân Tuyết\nGIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO\nNguyễn Viết Hiển\n" + LIST
    )
    assert [s.name for s in record.signatures] == ["Trần Xuân Tuyết", "Nguyễn Viết Hiển"]


def test_deputy_whose_first_syllable_a_stamp_covers() -> None:
    closing = LIST + "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nCHỦ TỊCH\nTrần Văn Út"
    assert plan(closing=closing, ocr=True).signatures[-1].position == "PHÓ CHỦ TỊCH"
    assert plan(closing=closing).signatures[-1].position == "CHỦ TỊCH"


def test_joint_signatures_below_the_names_of_their_bodies() -> None:
    record = plan(closing=LIST + "SỞ TƯ PHÁP\nGIÁM ĐỐC\nTrần Văn Út\nHỘI LUẬT GIA TỈNH\nCHỦ TỊCH\nLê Thị Mai")
    assert [(s.position, s.name) for s in record.signatures] == [
        ("GIÁM ĐỐC", "Trần Văn Út"), ("CHỦ TỊCH", "Lê Thị Mai")
    ]


def test_signature_right_behind_the_body() -> None:
    record = plan(closing="GIÁM ĐỐC\nTrần Văn Út")
    assert [s.name for s in record.signatures] == ["Trần Văn Út"]
    assert record.recipients == ()


def test_columns_run_together() -> None:
    record = plan(
        closing="Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Bộ Nội vụ; KT. CHỦ TỊCH\n- Các sở (để t/h); PHÓ CHỦ TỊCH\n"
        "- Báo Bến Tre; (Đã ký)\n- Lưu: VT. Lê Thị Mai"
    )
    assert [r.raw for r in record.recipients] == ["Bộ Nội vụ", "Các sở (để t/h)", "Báo Bến Tre", "Lưu: VT"]
    signature = record.signatures[-1]
    assert (signature.authority, signature.position, signature.name) == (
        "TM.", "PHÓ CHỦ TỊCH", "Lê Thị Mai"
    )


def test_columns_as_table_cells() -> None:
    record = plan(closing="Nơi nhận:\tTRƯỞNG BAN\n- Như trên;\t(Đã ký)\n- Lưu: VT.\tPhạm Huy Giang")
    assert [r.raw for r in record.recipients] == ["Như trên", "Lưu: VT"]
    assert record.signatures[-1].name == "Phạm Huy Giang"


RECIPIENTS = [
    ("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, NC.", ["Như Điều 3", "Lưu: VT, NC"]),
    ("Noi nhận:\n- Như trên;\n- Lưu VT.", ["Như trên", "Lưu VT"]),
    ("Nơi nhận :\n+ Sở Nội vụ\n+ Lưu: VT", ["Sở Nội vụ", "Lưu: VT"]),
    ("Nơi nhận:\n- Sở Nội vụ; - Sở Y tế;\n- Lưu: VT.", ["Sở Nội vụ", "Sở Y tế", "Lưu: VT"]),
    ("Nơi nhận:\n- Các cơ quan Trung ương\nđóng trên địa bàn tỉnh;\n- Lưu: VT.",
     ["Các cơ quan Trung ương đóng trên địa bàn tỉnh", "Lưu: VT"]),
    ("Nơi nhận:\n- VPCP: BTCN, các PCN,\nTrợ lý TTg, Công báo;\n- Lưu: VT.",
     ["VPCP: BTCN, các PCN, Trợ lý TTg, Công báo", "Lưu: VT"]),
    ("Nơi nhận:\n- Lưu: VT.\nBản điện tử:\n- Sở Nội vụ;\n- Các phòng.", ["Lưu: VT", "Sở Nội vụ", "Các phòng"]),
    ("Nơi nhận:\n- * - Lưu: VT, THNV. 09", ["Lưu: VT, THNV. 09"]),
    ("Nơi nhận:\n- Sở Nội vụ (b/c);\n- Lưu: VT. [handwritten signature]", ["Sở Nội vụ (b/c)", "Lưu: VT"]),
    ("Nơi nhận:\n- Các tỉnh ủy, thành ủy,\n- Lưu Văn phòng.", ["Các tỉnh ủy, thành ủy", "Lưu Văn phòng"]),
]


@pytest.mark.parametrize(("block", "expected"), RECIPIENTS)
def test_recipients(block: str, expected: list[str]) -> None:
    record = plan(closing=block + "\nGIÁM ĐỐC\nTrần Văn Út")
    assert [r.raw for r in record.recipients] == expected
    for entry in record.recipients:
        assert " ".join(record.quote(entry.span).split()) == entry.raw
    assert record.signatures[-1].name == "Trần Văn Út"


def test_list_without_its_label() -> None:
    record = plan(closing="- Như trên;\n- Sở Nội vụ;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Út")
    assert [r.raw for r in record.recipients] == ["Như trên", "Sở Nội vụ", "Lưu: VT"]


def test_organ_beside_the_label_is_no_recipient() -> None:
    record = plan(closing="Nơi nhận: VĂN PHÒNG UBND TỈNH BẾN TRE\n- Các sở;\n- Lưu: VT.")
    assert [r.raw for r in record.recipients] == ["Các sở", "Lưu: VT"]


def test_members_listed_in_a_decision_are_no_signatures() -> None:
    record = plan(
        title="QUYẾT ĐỊNH\nVề việc thành lập Hội đồng\n", number="Số: 5/QĐ-SNV\n",
        body="GIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Quyết định số 7/QĐ-UBND ngày 05/01/2022;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Thành lập Hội đồng gồm:\n1. Ông Lê Văn Tám, Chủ tịch;\n2. Bà Lê Thị Chín, Phó Chủ tịch.\n"
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.\n",
    )
    assert [s.name for s in record.signatures] == ["Trần Văn Út"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Nơi nhận:", Part.RECIPIENTS), ("Nơi nhận hồ sơ: bộ phận một cửa", Part.OTHER),
        ("TM. ỦY BAN NHÂN DÂN", Part.AUTHORITY), ("™. ỦY BAN NHÂN DÂN", Part.AUTHORITY),
        ("PHÓ CHỦ TỊCH", Part.POSITION), ("Trần Văn Út", Part.NAME), ("(Đã ký)", Part.SIGNED),
        ("-----", Part.RULE), ("- Lưu: VT;", Part.ITEM), ("PHỤ LỤC I", Part.APPENDIX),
        ("(Kèm theo Kế hoạch số 5)", Part.APPENDIX), ("QUY CHẾ", Part.OTHER),
        ("VP BCĐCNTT", Part.OTHER), ("CƠ QUAN THƯỜNG TRỰC", Part.OTHER),
    ],
)
def test_classes_of_lines(text: str, part: str) -> None:
    assert classify(text, 0, 0).part is part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trương Văn Bộ", "Trương Văn Bộ"), ("Đoàn Thị Hà", "Đoàn Thị Hà"), ("H’Yim Kđoh", "H’Yim Kđoh"),
        ("Ủy Ban Nhân Dân", None), ("PGS.TS. Lê Văn Tám", "Lê Văn Tám"), ("LÊ VĂN TÁM", "LÊ VĂN TÁM"),
        ("PHÓ CHỦ TỊCH", None), ("Kế hoạch này", None), ("Giàng Seo Vần", "Giàng Seo Vần"),
    ],
)
def test_persons_names(text: str, name: str | None) -> None:
    found = person(text)
    assert found == name


def test_misread_positions_of_scans() -> None:
    assert misread_position("Ó CHỦ TICH") == "PHÓ CHỦ TỊCH"
    assert misread_position("MỤC ĐÍCH") is None


@given(st.lists(st.sampled_from([
    "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Tám", "(Đã ký)",
    "PHỤ LỤC", "1. Nội dung", "CHỦ TỊCH\tGIÁM ĐỐC", "- Lưu: VT.", "Quy định chung.", "QUY CHẾ", "Điều 1. Phạm vi",
]), max_size=25))
@settings(max_examples=120)
def test_any_order_of_lines_gives_ordered_zones(lines: list[str]) -> None:
    record = parse("KẾ HOẠCH\nThi đua\n" + "\n".join(lines))
    for entry in (*record.recipients, *record.signatures):
        assert entry.span is not None
        assert 0 <= entry.span.start < entry.span.end <= len(record.text)
