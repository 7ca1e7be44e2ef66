"""References: raw, number, date, issuer, lists, bare mentions, false friends, laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reference_helpers import DEPARTMENT, PROVINCE, facts, references

# (sentence of the body, [(raw, kind, number, date, issuer)])
MENTIONS = [
    ("Theo Quyết định số 771/QĐ-TTg ngày 05/6/2020 của Thủ tướng Chính phủ về thư viện số.",
     [("Quyết định số 771/QĐ-TTg ngày 05/6/2020 của Thủ tướng Chính phủ", "QĐ", "771/QĐ-TTg", "2020-06-05", "Thủ tướng Chính phủ")]),
    ("Theo Nghị định số 44/2019/NĐ-CP ngày 20 tháng 5 năm 2019 của Chính phủ quy định về chợ.",
     [("Nghị định số 44/2019/NĐ-CP ngày 20 tháng 5 năm 2019 của Chính phủ", "NĐ", "44/2019/NĐ-CP", "2019-05-20", "Chính phủ")]),
    ("Theo Công văn số 88/BYT-KCB, ngày 3/2/2021 của Bộ Y tế.",
     [("Công văn số 88/BYT-KCB, ngày 3/2/2021 của Bộ Y tế", "CV", "88/BYT-KCB", "2021-02-03", "Bộ Y tế")]),
    ("Theo Văn bản số 19/UBND-KGVX ngày 07.01.2021 của UBND tỉnh.",
     [("Văn bản số 19/UBND-KGVX ngày 07.01.2021 của UBND tỉnh", "CV", "19/UBND-KGVX", "2021-01-07", "Ủy ban nhân dân tỉnh Lào Cai")]),
    ("Theo Chỉ thị số 09-CT/TU ngày 12/3/2021 của Ban Thường vụ Tỉnh uỷ về rừng.",
     [("Chỉ thị số 09-CT/TU ngày 12/3/2021 của Ban Thường vụ Tỉnh uỷ", "CT", "09-CT/TU", "2021-03-12", "Ban Thường vụ Tỉnh ủy Lào Cai")]),
    ("Theo Nghị quyết số 41-NQ/TW ngày 02/3/2017 của Ban Chấp hành Trung ương Đảng (Khóa XII) về nước.",
     [("Nghị quyết số 41-NQ/TW ngày 02/3/2017 của Ban Chấp hành Trung ương Đảng (Khóa XII)", "NQ", "41-NQ/TW", "2017-03-02", "Ban Chấp hành Trung ương Đảng")]),
    ("Theo Nghị quyết số 18/2020/NQ-HĐND của HĐND tỉnh.",
     [("Nghị quyết số 18/2020/NQ-HĐND của HĐND tỉnh", "NQ", "18/2020/NQ-HĐND", None, "Hội đồng nhân dân tỉnh Lào Cai")]),
    ("Theo Nghị quyết số 5/2021/UBTVQH14.",
     [("Nghị quyết số 5/2021/UBTVQH14", "NQ", "5/2021/UBTVQH14", None, "Ủy ban Thường vụ Quốc hội")]),
    ("Theo Thông tư liên tịch số 03/2012/TTLT-BNV-BTC ngày 9/4/2012 của Bộ Nội vụ và Bộ Tài chính.",
     [("Thông tư liên tịch số 03/2012/TTLT-BNV-BTC ngày 9/4/2012 của Bộ Nội vụ và Bộ Tài chính", "TTLT", "03/2012/TTLT-BNV-BTC", "2012-04-09", "Bộ Nội vụ và Bộ Tài chính")]),
    ("Theo Thông tư liên tịch số 03/2012/TTLT-BNV-BTC ngày 9/4/2012 của Bộ Nội vụ, Bộ Tài chính.",
     [("Thông tư liên tịch số 03/2012/TTLT-BNV-BTC ngày 9/4/2012 của Bộ Nội vụ, Bộ Tài chính", "TTLT", "03/2012/TTLT-BNV-BTC", "2012-04-09", "Bộ Nội vụ và Bộ Tài chính")]),
    ("Theo Chương trình hành động số 22-CTr/TU ngày 5/5/2020 Tỉnh ủy, các xã rà soát.",
     [("Chương trình hành động số 22-CTr/TU ngày 5/5/2020 Tỉnh ủy", "CTr", "22-CTr/TU", "2020-05-05", "Tỉnh ủy Lào Cai")]),
    ("Theo Quyết định số 12/QĐ-BVHTTDL ngày 1/2/2021 của Bộ Văn hóa, Thể thao và Du lịch.",
     [("Quyết định số 12/QĐ-BVHTTDL ngày 1/2/2021 của Bộ Văn hóa, Thể thao và Du lịch", "QĐ", "12/QĐ-BVHTTDL", "2021-02-01", "Bộ Văn hóa, Thể thao và Du lịch")]),
    ("Theo Công văn số 6/SLĐTBXH ngày 1/2/2021 của Sở Lao động - Thương binh và Xã hội.",
     [("Công văn số 6/SLĐTBXH ngày 1/2/2021 của Sở Lao động - Thương binh và Xã hội", "CV", "6/SLĐTBXH", "2021-02-01", "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai")]),
    ("Theo Kế hoạch số …/KH-UBND ngày …/4/2021 của UBND tỉnh.",
     [("Kế hoạch số …/KH-UBND ngày …/4/2021 của UBND tỉnh", "KH", "/KH-UBND", "2021-04", "Ủy ban nhân dân tỉnh Lào Cai")]),
    ("Theo Quyết định số 90/QĐ-SYT năm 2020.",
     [("Quyết định số 90/QĐ-SYT năm 2020", "QĐ", "90/QĐ-SYT", "2020", "Sở Y tế tỉnh Lào Cai")]),
    ("Theo Nghị định số 16-CP của Chính phủ ngày 18/6/1997.",
     [("Nghị định số 16-CP của Chính phủ ngày 18/6/1997", "NĐ", "16-CP", "1997-06-18", "Chính phủ")]),
    # dirty ones: what is printed stays
    ("Theo Quyết định số 866/QĐ-Tg ngày 1/7/2020.",
     [("Quyết định số 866/QĐ-Tg ngày 1/7/2020", "QĐ", "866/QĐ-Tg", "2020-07-01", "Thủ tướng Chính phủ")]),
    ("Theo Kế hoạch số 274KH-UBND ngày 1/7/2020 của UBND tỉnh.",
     [("Kế hoạch số 274KH-UBND ngày 1/7/2020 của UBND tỉnh", "KH", "274KH-UBND", "2020-07-01", "Ủy ban nhân dân tỉnh Lào Cai")]),
    ("Theo Quyết định số 31 /2020/QĐ– UBND ngày 1/7/2020 của UBND tỉnh.",
     [("Quyết định số 31 /2020/QĐ– UBND ngày 1/7/2020 của UBND tỉnh", "QĐ", "31/2020/QĐ-UBND", "2020-07-01", "Ủy ban nhân dân tỉnh Lào Cai")]),
    ("Theo Quyết định số 45/QĐ-TTg ngày 1/7/2020 của Thủ tướng Chính ban hành Đề án.",
     [("Quyết định số 45/QĐ-TTg ngày 1/7/2020 của Thủ tướng Chính", "QĐ", "45/QĐ-TTg", "2020-07-01", "Thủ tướng Chính phủ")]),
    # standards
    ("Theo QCVN 05:2013/BTNMT về không khí.", [("QCVN 05:2013/BTNMT", "QCVN", "05:2013/BTNMT", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), MENTIONS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_mentions(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    found = references(body=sentence)
    got = [(r.raw, r.kind, r.number, r.date, r.issuer.name if r.issuer else None) for r in found]
    assert got == expected


LISTS = [
    # a blank behind the comma: each number once
    ("Theo các Thông tư số 21, 22 và 23/2018/TT-BYT.", ["Thông tư số 21", "22", "23/2018/TT-BYT"], ["TT", "TT", "TT"]),
    ("Theo các Quyết định số 12/QĐ-UBND, số 13/QĐ-UBND và số 14/QĐ-UBND của UBND tỉnh.",
     ["Quyết định số 12/QĐ-UBND", "số 13/QĐ-UBND", "số 14/QĐ-UBND của UBND tỉnh"], ["QĐ"] * 3),
    ("Theo Thông tư 17,18 và 19/2018/TT-BGDĐT của Bộ Giáo dục và Đào tạo.",
     ["Thông tư 17", "18", "19/2018/TT-BGDĐT của Bộ Giáo dục và Đào tạo"], ["TT"] * 3),
    ("Theo các nghị quyết 02, 03 và 04 của Tỉnh ủy.",
     ["nghị quyết 02", "03", "04 của Tỉnh ủy"], ["NQ"] * 3),
    ("Theo Nghị định 30 và Chỉ thị 16.", ["Nghị định 30", "Chỉ thị 16"], ["NĐ", "CT"]),
    ("Theo Kế hoạch số 46, các xã làm.", ["Kế hoạch số 46"], ["KH"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "raws", "kinds"), LISTS)
def test_lists_are_split(sentence: str, raws: list[str], kinds: list[str]) -> None:
    found = references(body=sentence)
    assert [r.raw for r in found] == raws
    assert [r.kind for r in found] == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Chào mừng ngày 30/4 và 01/5, trực 24/7, tốc độ 5 m3/s.",
        "Căn cứ chức năng, nhiệm vụ được giao; căn cứ Kế hoạch này.",
        "Xây dựng kế hoạch 05 năm 2021 - 2025 và kế hoạch 6 tháng cuối năm.",
        "Điện thoại 0214.3840.888, tài khoản 3713.0.1058/KBNN, mã chương 423.",
        "Số 01 đường Hoàng Liên; tỷ lệ 2/3 số hộ; lớp 9/1; nhà số 7/UB.",
        "Chương trình 135, Dự án 2, Tiểu dự án 1, Nghị quyết 05 nội dung.",
        "Mẫu số 01/BC-TĐKT kèm theo; Phụ lục số 2.",
        "Thực hiện pháp luật về thi đua, khen thưởng và kỷ luật lao động.",
        "Quyết định 3 nhiệm vụ trọng tâm; kế hoạch 2021 - 2025.",
        "Quyết định 2 phương án; Nghị quyết Trung ương 6 (khóa XII); Nghị quyết Đại hội lần thứ XIII.",
    ],
)
def test_false_friends_are_refused(sentence: str) -> None:
    assert references(body=sentence) == ()


LAWS = [
    ("Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003;", "Luật Thi đua, khen thưởng", "2003-11-26", None),
    ("Căn cứ Luật Đất đai số 31/2024/QH15;", "Luật Đất đai", None, "31/2024/QH15"),
    ("Căn cứ Luật Lực lượng dự bị động viên số 53/2019/QH14;", "Luật Lực lượng dự bị động viên", None, "53/2019/QH14"),
    ("Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20/11/2015;",
     "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "2015-11-20", None),
    ("Theo Luật Báo chí, các cơ quan rà soát.", "Luật Báo chí", None, None),
    ("Theo Luật Chuyển đổi số và nghị định.", "Luật Chuyển đổi số", None, None),
    ("Theo Luật đấu thầu năm 2013.", "Luật đấu thầu", "2013", None),
    ("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019;", "Bộ luật Lao động", "2019-11-20", None),
    ("Căn cứ Hiến pháp năm 2013;", "Hiến pháp", "2013", None),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Xây dựng ngày 17/6/2020;",
     "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng", "2020-06-17", None),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Hải quan số 90/2025/QH15;",
     "Luật sửa đổi, bổ sung một số điều của Luật Giá, Luật Hải quan", None, "90/2025/QH15"),
    ("Căn cứ Luật Bầu cử đại biểu Quốc hội đại biểu Hội đồng nhân dân số 85/2015/QH13;",
     "Luật Bầu cử đại biểu Quốc hội đại biểu Hội đồng nhân dân", None, "85/2015/QH13"),
    ("Theo Luật Rừng thông minh và các quy định.", "Luật Rừng thông minh", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "date", "number"), LAWS)
def test_laws_by_name(sentence: str, name: str, date: str | None, number: str | None) -> None:
    (law,) = references(preamble=sentence)
    assert (law.kind, law.subject, law.date, law.number) == ("L", name, date, number)


def test_law_by_number_only_has_no_subject() -> None:
    (law,) = references(preamble="Căn cứ Luật số 47/2024/QH15;")
    assert (law.kind, law.number, law.subject) == ("L", "47/2024/QH15", None)
    assert law.issuer is not None and law.issuer.name == "Quốc hội"


def test_numbered_laws_inside_an_amending_law_are_mentions_of_their_own() -> None:
    outer, first, second = references(
        preamble="Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15, "
        "Luật Nhà ở số 27/2023/QH15 ngày 29 tháng 6 năm 2024;"
    )
    assert (outer.number, outer.date) == (None, "2024-06-29")
    assert [(r.number, r.date, r.relation) for r in (first, second)] == [
        ("16/2023/QH15", None, "mentioned_in_title"), ("27/2023/QH15", None, "mentioned_in_title"),
    ]


@pytest.mark.parametrize("text", ["PHÁP LUẬT VỀ NHÀ Ở", "Luật này", "Luật sư và luật gia", "kỷ luật Đảng"])
def test_words_that_are_no_laws(text: str) -> None:
    assert references(body=f"Tuyên truyền {text} cho nhân dân.") == ()


def test_issuer_of_a_short_mention_comes_from_the_full_one() -> None:
    found = references(
        preamble="Căn cứ Kế hoạch số 27/KH-BCĐ ngày 3/2/2021 của Ban Chỉ đạo phòng chống lụt bão huyện;",
        body="1. Làm theo Kế hoạch số 27/KH-BCĐ.\n2. Xem Kế hoạch số 27.",
    )
    names = {r.issuer.name for r in found if r.issuer}
    assert len(found) == 3 and len(names) == 1
    assert [r.date for r in found] == ["2021-02-03", None, None]


def test_issuer_before_the_letter() -> None:
    (found,) = references(
        preamble="Thực hiện chỉ đạo của UBND huyện Bát Xát tại Công văn số 15/UBND-VP ngày 6/4/2021;",
        known=facts(issuer=DEPARTMENT),
    )
    assert found.issuer is not None and found.issuer.name == "Ủy ban nhân dân huyện Bát Xát"


def test_committee_letters_of_a_lower_level_are_not_taken_for_the_own_ones() -> None:
    found = references(preamble="Xét Tờ trình số 15/TTr-UBND ngày 6/4/2021;")
    assert [r.issuer for r in found] == [None]


def test_centre_of_the_party_is_left_open_without_a_printed_issuer() -> None:
    (found,) = references(body="Theo Chỉ thị số 05-CT/TW.")
    assert found.issuer is None


def test_pinpoint() -> None:
    (found,) = references(
        body="Theo điểm a khoản 2 Điều 5 Nghị định số 44/2019/NĐ-CP của Chính phủ."
    )
    assert found.pinpoint == "điểm a khoản 2 Điều 5"
    assert found.raw == "Nghị định số 44/2019/NĐ-CP của Chính phủ"


def test_title_ends_before_the_sentence_of_the_issuer() -> None:
    (found,) = references(
        preamble="Thực hiện Kế hoạch số 3/KH-BYT ngày 1/2/2021 của Bộ Y tế về việc tiêm chủng, "
        "phòng dịch năm 2021, Sở Y tế xây dựng Kế hoạch như sau:"
    )
    assert found.subject == "về việc tiêm chủng, phòng dịch năm 2021"


def test_regression_title_between_the_kind_word_and_the_number() -> None:
    (found,) = references(
        preamble="Thực hiện Kế hoạch Tăng cường dạy bơi trong nhà trường (số 57/KH-BGDĐT ngày "
        "3/3/2021) của Bộ Giáo dục và Đào tạo, UBND tỉnh yêu cầu:"
    )
    assert found.raw.startswith("Kế hoạch Tăng cường dạy bơi")
    assert found.raw.endswith("của Bộ Giáo dục và Đào tạo") and found.date == "2021-03-03"


def test_regression_alias_inside_the_name_of_the_issuer() -> None:
    (found,) = references(
        body="Theo Công văn số 9/SGDĐT-VP ngày 3/4/2021 của Sở Giáo dục và Đào tạo (GD&ĐT) Lào Cai về thi."
    )
    assert found.raw.endswith("(GD&ĐT) Lào Cai")


def test_regression_number_torn_from_its_kind_word_by_a_line_break() -> None:
    (found,) = references(
        body="Các xã gắn phong trào với việc thực hiện Kế hoạch số\n68/KH-UBND ngày 06/8/2020 của\nUBND tỉnh."
    )
    assert found.raw == "Kế hoạch số 68/KH-UBND ngày 06/8/2020 của UBND tỉnh"


def test_regression_torn_serial() -> None:
    (found,) = references(body="Theo Nghị định số 1 02/2024/NĐ-CP ngày 30/7/2024 của Chính phủ.")
    assert found.number == "102/2024/NĐ-CP"


def test_regression_old_letter_for_d() -> None:
    (found,) = references(body="Theo Nghị định số 102/2009/NÐ-CP ngày 06/11/2009 của Chính phủ.")
    assert found.number == "102/2009/NĐ-CP"


def test_own_number_under_a_promulgated_text_is_no_mention() -> None:
    found = references(
        body="(Ban hành kèm theo Quyết định số 12/2021/QĐ-UBND ngày 4/5/2021 của UBND tỉnh)",
        known=facts(kind="QĐ", number="12/2021/QĐ-UBND"),
    )
    assert found == ()


def test_impossible_day_gives_no_date() -> None:
    (found,) = references(body="Theo Chỉ thị số 4/CT-UBND ngày 42/02/2018 của UBND tỉnh.")
    assert found.date is None and found.raw.endswith("của UBND tỉnh")


@given(st.text(alphabet="Kếhoạchsố 0123456789/-–QĐNTgUBD.,;:()“”ngàycủatỉnhLuật\n", max_size=300))
def test_never_raises_and_spans_hold(text: str) -> None:
    for reference in references(preamble=text.strip("\n") or "x", known=facts(issuer=PROVINCE)):
        assert reference.raw


def test_words_that_point_back_take_issuer_and_parent_of_what_they_point_to() -> None:
    full, back = references(
        preamble="Thực hiện Quyết định số 4/QĐ-BYT ngày 2/1/2021 của Bộ Y tế về tiêm chủng;",
        body="1. Các xã nghiên cứu Quyết định nêu trên và Kế hoạch nêu trên.",
    )
    assert (back.raw, back.number, back.status) == ("Quyết định nêu trên", None, "inferred")
    assert back.is_parent and back.subject == full.subject
    assert back.issuer is not None and full.issuer is not None
    assert back.issuer.name == full.issuer.name and back.issuer.status == "inferred"


def test_issuer_from_the_symbol_is_inferred_and_a_printed_one_stated() -> None:
    printed, concluded = references(
        body="Theo Nghị định số 4/2020/NĐ-CP của Chính phủ.\nTheo Nghị định số 5/2020/NĐ-CP."
    )
    assert printed.issuer is not None and printed.issuer.status == "stated"
    assert concluded.issuer is not None and concluded.issuer.status == "inferred"


def test_doubtful_digits_make_an_uncertain_reference() -> None:
    (found,) = references(body="Theo Thông tư số 01/12011/TT-BNV ngày 3/4/2011 của Bộ Nội vụ.")
    assert (found.number, found.year, found.status) == ("01/12011/TT-BNV", "2011", "uncertain")


def test_department_letters_of_a_proposal_without_the_letter_for_so() -> None:
    (found,) = references(preamble="Xét Tờ trình số 33/TNMT-QLĐĐ ngày 6/4/2021;")
    assert found.issuer is not None
    assert found.issuer.name == "Sở Tài nguyên và Môi trường tỉnh Lào Cai"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND TP. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND TP. HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND TX. Long Khánh", "Ủy ban nhân dân thị xã Long Khánh"),
        ("UBND tỉnh BR – VT", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND tỉnh BR-VT", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_regression_place_cut_short_ended_the_name_of_the_issuer(printed: str, name: str) -> None:
    [found] = references(preamble=f"Căn cứ Quyết định số 41/QĐ-UBND ngày 05/02/2012 của {printed} về việc nâng bậc;")
    assert found.issuer is not None and (found.issuer.raw, found.issuer.name) == (printed, name)
    assert found.subject == "về việc nâng bậc"


def test_full_stop_behind_a_place_cut_short_still_ends_the_sentence() -> None:
    [found] = references(preamble="Thực hiện Kế hoạch số 15/KH-UBND ngày 05/02/2012 của UBND TP. Ủy ban nhân dân phường ban hành kế hoạch.")
    assert found.issuer is not None and "Ủy ban nhân dân phường" not in found.raw


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ("Chỉ thị số 45 ngày 12/3/2020 của Thủ tướng Chính phủ", "45", "2020-03-12"),
        ("Công điện số 1409 ngày 15 tháng 9 năm 2021 của Bộ Y tế", "1409", "2021-09-15"),
        ("Nghị quyết 30, ngày 01-4-2019 của Bộ Chính trị", "30", "2019-04-01"),
    ],
)
def test_regression_number_without_symbol_before_its_date_was_taken_for_a_count_of_days(
    words: str, number: str, date: str
) -> None:
    [found] = references(preamble=f"Thực hiện {words} về phòng cháy;")
    assert (found.number, found.date) == (number, date) and found.raw.startswith(words[:12])


def test_days_that_are_counted_are_no_number() -> None:
    assert references(body="Kế hoạch số 15 ngày đêm; tổ chức kế hoạch 20 ngày thi đua.") == ()


def test_title_in_quotation_marks_ends_with_them() -> None:
    [found] = references(preamble="Thực hiện Chỉ thị số 03-CT/TW của Bộ Chính trị về “Học tập và làm theo”, Ban Thường vụ yêu cầu:")
    assert found.subject == "về “Học tập và làm theo”"


def test_regression_title_ran_on_into_other_papers_that_are_named_in_general() -> None:
    for tail in ("và các văn bản chỉ đạo, hướng dẫn của ngành", "và những văn bản khác có liên quan"):
        [found] = references(body=f"Thực hiện nghiêm Công điện số 7/CĐ-BYT ngày 1/2/2021 của Bộ Y tế về việc chống rét {tail}.")
        assert found.subject == "về việc chống rét"
    [kept] = references(body="Theo Công văn số 7/BYT-VP ngày 1/2/2021 của Bộ Y tế về việc rà soát quy định và các văn bản cũ.")
    assert kept.subject == "về việc rà soát quy định và các văn bản cũ"


@pytest.mark.parametrize("kind", [
    "Chỉ thị số 34-CT/TW", "Kế hoạch số 5/KH-UBND", "Kết luận số 5-KL/TW", "Công điện số 5/CĐ-TTg", "Quy chế số 5/QC-UBND",
])
def test_regression_name_of_a_law_ran_on_into_the_document_named_with_it(kind: str) -> None:
    found = references(preamble=f"Thực hiện Luật Thi đua, khen thưởng và {kind} ngày 07/4/2014, Sở Y tế ban hành Kế hoạch:")
    assert [r.raw for r in found] == ["Luật Thi đua, khen thưởng", f"{kind} ngày 07/4/2014"]
    assert [r.relation for r in found] == ["based_on", "implements"]


@pytest.mark.parametrize("board", [
    "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh", "Ban Chỉ đạo triển khai xóa nhà tạm, nhà dột nát trên địa bàn tỉnh",
    "Ban Chỉ đạo Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” tỉnh",
    "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", "Ban Chỉ đạo về phát triển khoa học, công nghệ và chuyển đổi số tỉnh",
    "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh", "Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh",
])
@pytest.mark.parametrize("tail", [" về việc trồng cây;", ", Sở Y tế ban hành kế hoạch;"])
def test_regression_name_of_a_board_ended_at_its_first_comma(board: str, tail: str) -> None:
    [found, *_] = references(preamble=f"Thực hiện Công văn số 15-CV/BCĐ ngày 3/12/2024 của {board}{tail}")
    assert found.issuer is not None and found.issuer.raw == board
    assert found.subject == ("về việc trồng cây" if "về việc" in tail else None)


def test_boards_without_a_level_end_where_others_are_charged() -> None:
    [found, *_] = references(preamble="Thực hiện Công văn số 15-CV/BCĐ ngày 3/12/2024 của Ban Chỉ đạo xóa nhà tạm, các xã lập danh sách;")
    assert found.issuer is not None and found.issuer.raw == "Ban Chỉ đạo xóa nhà tạm"


def test_year_torn_apart_by_a_line_of_a_portal() -> None:
    [found] = references(preamble="Căn cứ Quyết định số 24/2021/QĐ-TTg ngày 16/7/20 21 của Thủ tướng Chính phủ về chợ nổi;")
    assert found.date == "2021-07-16" and found.subject == "về chợ nổi"
