"""Patterns that are asked only where their words stand find what they find in the whole text."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

import thidua_parse.parsing.references  # noqa: F401  its modules are asked for by name
from thidua_parse.parsing import agency_phrases, awards, deadlines, rhythms
from thidua_parse.parsing.anchors import Beginnings
from thidua_parse.parsing.duties import groups, holders, roles, where
from thidua_parse.parsing.numbers import Numbers
from thidua_parse.parsing.references import (
    anaphora,
    attached,
    governing,
    relation,
    right,
    unnumbered,
)
from thidua_parse.parsing.time_limits import _LIMIT

scan = sys.modules["thidua_parse.parsing.references.scan"]


def lines(words: str, marks: str = ",.;:()“”\"-") -> st.SearchStrategy[str]:
    """Lines of the given words, parted by blanks, some with marks behind them, some in capitals."""
    word = st.sampled_from(words.split("|"))
    piece = st.tuples(word | word.map(str.capitalize) | word.map(str.upper),
                      st.sampled_from(["", "", "", *marks]))
    return st.lists(piece.map("".join), min_size=1, max_size=14).map(" ".join)


def spans(matches: Iterable[regex.Match[str]]) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


RHYTHMS = lines(
    "định kỳ|hằng|hàng|mỗi|từng|tháng|quý|năm|tuần|ngày|6 tháng|sáu|ba|một|01|lần|một lần|cuối|cuối quý|/|theo|"
    "chế độ báo cáo|báo cáo|trước|chậm nhất|thứ hai|gửi|các đơn vị|kết quả"
)


@settings(max_examples=200)
@given(RHYTHMS)
@example("báo cáo quý (chậm nhất ngày 5), theo năm")
@example("sáu tháng / một lần, thứ bảy hằng tuần; tháng cuối quý")
def test_rhythms(line: str) -> None:
    assert spans(rhythms.find_rhythms(line, 0, len(line))) == spans(rhythms.RHYTHM.finditer(line))


LIMITS = lines(
    "xong trước|xong trong|trước|chậm nhất|chậm nhất là|muộn nhất|hạn cuối|hạn nộp|trong|vào|đến hết|thời hạn|định kỳ|"
    "ngày|tháng|năm|quý IV|15/6|15/12/2021|ngày 5|tháng 3/2021|năm 2022|cuối năm|và|17 giờ|hằng|đào tạo"
)


@settings(max_examples=200)
@given(LIMITS)
@example("hoàn thành xong trước ngày 15/6 và 15/12 hằng năm")
def test_limits(line: str) -> None:
    assert spans(deadlines._limits(line, 0, len(line))) == spans(deadlines.BEFORE.finditer(line))


DUTIES = lines(
    "báo cáo|BÁO CÁO|báo cáo số|gửi|gởi|nộp|trình|quy trình|tờ trình|chương|phản ánh|đăng ký|hồ sơ đề nghị|hồ sơ|"
    "ban hành kế hoạch|ban hành|kết quả|12"
)


@settings(max_examples=150)
@given(DUTIES)
def test_duties(line: str) -> None:
    found, meant = deadlines._duty(line, 0, len(line)), deadlines.DUTY.search(line)
    assert (found and found.span()) == (meant and meant.span())


KINDS = lines(
    "kế hoạch|quyết định|thông báo|kết luận|công văn|hướng dẫn|thông tư|liên tịch|nghị quyết|luật|bộ luật|văn bản|hợp nhất|"
    "phối hợp|triển khai|số|sô|s6|của|tỉnh|và|qđ|điện|lệnh"
)


@settings(max_examples=250)
@given(KINDS, st.sampled_from([" ", " số ", " số: ", "", ". ", " số. ", "  số "]))
@example("thông báo kết luận", " số ")
@example("công văn hướng dẫn", " ")
def test_kind_before_a_number(line: str, tail: str) -> None:
    window = line + tail
    left = scan.LEFT.search(window.lower())
    meant = left and (left["kind"], left.start(), bool(left["so"]))
    assert scan._kind_before(window) == meant


NUMBERS = lines(
    "quyết định|kế hoạch|nghị định|số|số:|12|05|1.000|2021|12/KH-UBND|30/2020/NĐ-CP|12 /KH-|UBND|105-CV/TU|319 - CT/TW|45|"
    "12a/QĐ-UBND|66.25/2026/NQ-CP|15/6/2021|7KH-SNV|12/ 2021/ QĐ-UBND|khoản|ngày|3-5|10 ngày|kể từ|làm việc"
)


@settings(max_examples=200)
@given(st.lists(NUMBERS, min_size=1, max_size=3).map("\n".join))
def test_numbers_with_symbols_and_behind_kind_words(text: str) -> None:
    found = {m.span() for m in scan._likely(text, 0, len(text), Numbers(text, 0, len(text)))}
    for match in scan.NUMBER.finditer(text):
        before = text[: match.start()]
        last = before.rstrip(" ").rsplit(" ", 1)[-1].lower()
        read = before.endswith(" ") and last in scan._LAST_WORDS | scan._SO_WORDS
        assert match.span() in found or not (match["symbol"] or read)


@settings(max_examples=150)
@given(lines("trong|thời hạn|không quá|sau|trước|10|(05)|05|ngày|tháng|giờ|năm|làm việc|kể từ ngày ký|sau khi|tính từ|khi|so với"))
@example("chậm nhất 10 ngày, kể từ ngày nhận hồ sơ")
@example("trong 05 (năm) ngày làm việc")
def test_lengths_of_time(line: str) -> None:
    lengths = Numbers(line, 0, len(line)).lengths
    for match in _LIMIT.finditer(line):
        if match["event"] or match["working"]:
            assert match.start("n") in lengths


@settings(max_examples=150)
@given(lines("các|phong trào|đợt|cuộc vận động|thi đua|chiến dịch|“chung sức”|\"vì người nghèo\"|năm 2021|do|Tỉnh đoàn|phát động", ",.“\""))
@example("Phong trào thi đua “Chung sức” do UBND tỉnh phát động và đợt thi đua “Nước rút”")
def test_movements_in_quotation_marks(line: str) -> None:
    found = [(begin, m.end(), m["name"], m["organ"]) for begin, m in unnumbered._campaigns(line, 0, len(line))]
    assert found == [(m.start(), m.end(), m["name"], m["organ"]) for m in unnumbered.CAMPAIGN.finditer(line)]


NAMES = lines(
    "Ủy ban|nhân dân|tỉnh|huyện|thành phố|Trà Vinh|Sở|Nội vụ|và|Phòng|về|ban hành|Ban|Chỉ đạo|thị xã|xã|quy định|Tỉnh ủy|6|"
    "Tài chính|có|Bà Rịa|Vũng Tàu", ",.:-"
)


@settings(max_examples=200)
@given(NAMES)
@example("UBND tỉnh Bà Rịa - Vũng Tàu về việc")
def test_ends_of_names(line: str) -> None:
    """Words known to belong to names are passed over, with the same end as looking at each."""
    text = f"{line} và"
    found = right.name_end(text, 0, len(text))

    def odd(word: str) -> tuple[int, str]:
        return right._ODD, word.lower()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(right, "_words", {})
        patch.setattr(right, "_learn", odd)
        assert right.name_end(text, 0, len(text)) == found


@pytest.mark.parametrize("head", ["1.", "1,", "12.", "1.1", "1.1.", "II.", "a)", "A.", "(a)", "1-", "I/", "đ.", "1)", "Điều", "2"])
def test_labels_are_told_from_their_line_alone(head: str) -> None:
    """A label met before means the same before another word."""
    tails = ("Tổ chức", "tổ chức", "UBND tỉnh", "5 đơn vị", "1. Nội dung")
    seen = [where.label(f"{head} {tail}") for tail in tails]
    for tail, meant in zip(tails, seen, strict=True):
        where._labels.clear()
        assert where.label(f"{head} {tail}") == meant


@pytest.mark.parametrize(("body", "meant"), [
    ("Định kỳ 6 tháng tổng hợp, báo cáo Ủy ban nhân dân tỉnh", True),
    ("Hằng quý theo dõi. Báo cáo kết quả khi có yêu cầu", False),
    ("Báo cáo kết quả về Phòng Nội vụ trước ngày 05/12", True),
    ("chế độ báo cáo theo quy định", False),
    ("tổng hợp kết quả, báo cáo theo đúng quy định", True),
    ("báo cáo theo quy định tại Điều 5 Quy chế này", True),
    ("báo cáo viên nói chuyện hằng năm", False),
    ("Tổ chức tập huấn hằng năm; giao báo cáo viên", False),
    ("Báo cáo " + "kết quả " * 30 + "trước ngày 05/12", False),
])
def test_reports_at_a_time(body: str, meant: bool) -> None:
    assert roles._is_timed(body) is meant


def same(found: regex.Match[str] | None, meant: regex.Match[str] | None) -> bool:
    return (found and found.span()) == (meant and meant.span())


@settings(max_examples=150)
@given(lines("phối hợp|Phối kết hợp|chặt chẽ|kịp thời|cùng|với|chủ trì|chủ trì, cùng|của|Sở Nội vụ|tham mưu|hợp"))
@example("chủ trì, cùng với Sở Nội vụ phối hợp cùng Sở Tài chính")
def test_who_works_together(line: str) -> None:
    assert spans(roles._together(line, 0, len(line))) == spans(roles._TOGETHER.finditer(line))


@settings(max_examples=150)
@given(lines("nêu|trên|nói trên|dẫn|kế hoạch|văn bản|đã|các|trên địa bàn|quyết định|công văn", ",.;:)("))
@example("các văn bản trên, văn bản đã nêu trên")
def test_words_that_point_back(line: str) -> None:
    small = line.lower()
    assert spans(anaphora._backward(small, 0, len(small))) == spans(anaphora._BACK.finditer(small))


DATES = lines(
    "ngày|ngày 5/6/2021|tháng|tháng 3/2020|tháng 6 năm 2021|năm 2021|2021|ký|ký ngày|ban hành|cùng ngày|hồi 8 giờ|vào hồi|lúc 7h30|của|15/6|"
    "nagy|(ngày 1/2/2020)|về|Sở", ",.()",
)


@settings(max_examples=250)
@given(DATES, st.sampled_from(["", " ", ", ", " (", " , ("]))
@example("ban hành ngày 5 tháng 6 năm 2021", ", ")
def test_dates_are_asked_for_at_their_first_letters(line: str, lead: str) -> None:
    text = lead + line
    if right.read_date(text, 0, len(text)) == (None, 0):
        for pattern in (right._DATE, right._YEAR, right._USUAL_DATE):
            assert pattern.match(text) is None
        month = right._MONTH.match(text)
        assert month is None or not 1 <= int(month["m"]) <= 12


@settings(max_examples=200)
@given(lines("sau khi|căn cứ|vào|các|theo đề nghị|của|xét đề nghị|và đề xuất|tại|theo đó|trong đó|nhưng|nay|ngày|phúc đáp|tiếp theo|vì vậy"))
def test_words_that_end_the_reach_of_a_verb(line: str) -> None:
    for tail in ("", " "):
        words = line.lower() + tail
        assert same(relation.broken(words), relation.BREAK.search(words))


@settings(max_examples=150)
@given(lines("nội dung|chỉ đạo|ý kiến|yêu cầu|lấy|các|của cấp trên|kết luận|về|công tác"))
def test_what_is_carried_out_stands_near(line: str) -> None:
    if governing._GENERIC.match(line):
        assert any(word in line[: governing._NEAR] for word in governing._GENERIC_WORDS)


@settings(max_examples=150)
@given(lines("Bằng khen|“Vì sự nghiệp trồng người”|hạng|Hạng Nhất|(hạng Nhì)|của|do|Thủ tướng|cho|Vì sự nghiệp|giáo dục|\"Vì thế hệ trẻ\""))
def test_what_goes_on_behind_an_award(line: str) -> None:
    for at in range(len(line)):
        tail = awards.TAIL.match(line, at)
        if tail is not None and any(tail.groupdict().values()):
            assert line[at : at + 2] in awards.TAIL_LETTERS


@settings(max_examples=150)
@given(lines("đồng chí|Đ/c|ông|bà:|đại tá|Thượng úy|Nguyễn Văn An|-|Phó Chủ tịch|là|Trưởng|Thiếu tá|Trung tá"))
def test_persons_before_their_office(line: str) -> None:
    person = holders._PERSON.match(line)
    assert holders.office_of(line, 0, len(line)) == (person.end() if person else 0)


@pytest.mark.parametrize("item", ["các sở", "ban", "ngành", "Sở Nội vụ", "đoàn thể", "UBND tỉnh"])
def test_nouns_of_open_enumerations_are_remembered(item: str) -> None:
    meant = bool(agency_phrases._OPEN_SET.fullmatch(item) or agency_phrases._SET_ITEM.fullmatch(item))
    assert [agency_phrases._known_items[item] for _ in range(2)] == [meant, meant]


@pytest.mark.parametrize("lead", ["(Kèm theo", "KÈM THEO", "(Được ban hành kèm theo", "Ban hành kèm theo", "(kÈm theo"])
def test_preambles_below_a_bracket(lead: str) -> None:
    text = f"QUY CHẾ\n{lead} Quyết định số 5/QĐ-UBND ngày 1/2/2021)\nThực hiện Nghị quyết số 3-NQ/TU, Sở Nội vụ ban hành Quy chế sau.\n"
    found = attached.attached_preambles(text, 0, len(text))
    assert [text[a:b][:9] for a, b in found] == ["Thực hiện"]


OPENINGS = [groups._OPENER, groups._TRIGGER, roles._ASSIST, roles._OVERSEES, agency_phrases._STAFF, agency_phrases._SET_ITEM]


@settings(max_examples=150)
@given(lines(
    "Trên đây|Trong|quá trình|Căn cứ|Giao|giao cho|Đề nghị|Sở|Nội vụ|chủ động|tham mưu|theo dõi|đôn đốc|trong phạm vi|công chức|các tổ chức|ban|đoàn thể"
))
def test_beginnings_tell_what_may_match(line: str) -> None:
    beginnings = Beginnings(*OPENINGS)
    for at in range(0, len(line), 3):
        may = beginnings[line[at : at + 6]]
        for i, opening in enumerate(OPENINGS):
            assert may >> i & 1 or opening.pattern.match(line, at) is None


@settings(max_examples=150)
@given(lines("báo cáo|gửi|về|Sở Nội vụ|Ban Chỉ đạo|để|tổng hợp|và|trình|tham mưu|phản ánh"))
def test_reports_passed_on(line: str) -> None:
    assert roles._PASSED_ON.search(line) is None or (" tổng hợp" in line and " để " in line)


@settings(max_examples=150)
@given(lines("vào|trong|cuối|tháng|quý|Quý|quí|5|IV|thời gian"))
def test_months_in_which_something_is_due(line: str) -> None:
    assert deadlines._within(line) == (deadlines.WITHIN_TIME.search(line) is not None)


@pytest.mark.parametrize(("line", "meant"), [
    ("- Tiếp tục thực hiện Kế hoạch công tác năm 2021", True),
    ("Triển khai Chương trình công tác năm 2021", True),
    ("Căn cứ Kế hoạch công tác năm 2021", False),
])
def test_titles_before_their_issuer_are_asked_for_in_lines_that_carry_out(line: str, meant: bool) -> None:
    text = f"Triển khai\n{line} của Ủy ban"
    assert unnumbered._carries_out(text, text.index(" của ")) is meant
