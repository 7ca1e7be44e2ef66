"""Likely partners: named for a reader, marked as uncertain, never a verdict."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks import hand_tables
from benchmarks.partners import Pair, judged, learned
from benchmarks.rewording import figures
from thidua_parse.api import parse
from thidua_parse.compliance import check, check_requirements
from thidua_parse.compliance.alignment.align import align
from thidua_parse.compliance.alignment.items import Item, items_of
from thidua_parse.compliance.alignment.likely import (
    SIGNALS,
    leftover_scores,
    same_matter,
    shares,
    signals,
    with_leads,
)
from thidua_parse.compliance.alignment.similarity import Vocabulary
from thidua_parse.compliance.alignment.topics import topics
from thidua_parse.compliance.remit import in_remit
from thidua_parse.compliance.views import PlanView
from thidua_parse.compliance.words import words
from thidua_parse.knowledge.compliance import duty_topics, thresholds
from thidua_parse.linking.identity import number_key
from thidua_parse.linking.link import link
from thidua_parse.record import Plan
from thidua_parse.reports.alignment import side_by_side
from thidua_parse.reports.wording import Wording

from .gold import shared


def test_most_partners_named_are_right() -> None:
    items, right, named, hits = figures(thresholds()["likely.share"])
    assert items == 54 and right >= 33
    assert named >= 25 and hits >= 0.85 * named


@pytest.mark.parametrize(("child", "total", "least", "verdicts"), [
    ("003", 45, 41, 38), ("001", 51, 36, 36), ("002", 44, 29, 36),
])
def test_hand_made_tables_of_plans_of_one_campaign(child: str, total: int, least: int, verdicts: int) -> None:
    parent, lower = (parse(shared(f"plans/seeds/{n}.txt")) for n in ("000", child))
    found = hand_tables.compared(f"000-{child}", parent, lower)
    (rows, missed), (rules, other) = found["rows"], found["verdicts"]
    assert rows == total and rows - len(missed) >= least
    assert rules == 40 and rules - len(other) >= verdicts
    own = {f.rule: f.verdict for f in hand_tables.findings(parent, lower)}
    assert own["G37"] == "fail" and own["G29"] == "undecidable"  # another province


@pytest.mark.parametrize("pair", hand_tables.names())
def test_hand_made_tables_are_whole(pair: str) -> None:
    rules, other = hand_tables.verdicts(pair, ())
    assert len(other) == rules == 40
    if pair in hand_tables.with_rows():
        rows, missed = hand_tables.rows(pair, ())
        assert len(missed) == rows > 12


@pytest.mark.parametrize(("path", "wanted", "is_within"), [
    ("II.1 b2", ["II.1"], True), ("II.1.2", ["II.1"], True), ("II.12", ["II.1"], False), (None, ["II.1"], False),
    ("II.1.2", ["=II.1"], False), ("II.1 p2", ["I", "=II.1"], True),
])
def test_places_of_hand_made_tables(path: str | None, wanted: list[str], is_within: bool) -> None:
    assert hand_tables.within(path, wanted) == is_within


HEAD = """{issuer}
Số: {number}
Tân Lập, ngày {day} tháng 3 năm 2019

KẾ HOẠCH
Phát triển thư viện thân thiện trong trường học

"""
HIGHER = HEAD.format(issuer="ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP", number="31/KH-UBND", day="04") + """I. NỘI DUNG
1. Bổ sung truyện tranh song ngữ Mường - Việt do nghệ nhân địa phương kể lại cho học sinh nhỏ tuổi.
2. Luân chuyển tủ sách lưu động bằng xe ngựa giữa các điểm trường vùng cao vào mùa khô hằng năm.
3. Lắp kệ gỗ thấp, đèn đọc và thảm ngồi để trẻ mẫu giáo tự lấy sách ở góc phòng học.
4. Mở hội đọc sách dưới gốc đa cho học sinh và cha mẹ mỗi độ xuân về.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Giáo dục và Đào tạo chủ trì hướng dẫn các trường kê lại phòng đọc.
2. Hội Khuyến học huyện vận động con em xa quê quyên góp sách cũ, truyện tranh còn đọc được.
"""
LOWER = HEAD.format(issuer="UBND HUYỆN TÂN LẬP\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO", number="12/KH-PGDĐT", day="20") + (
    "Thực hiện Kế hoạch số 31/KH-UBND ngày 04/3/2019 của Ủy ban nhân dân huyện Tân Lập về phát triển thư viện;\n\n"
) + """I. NỘI DUNG
1. Nghệ nhân đến lớp kể chuyện, thầy cô ghi lại, in thành sách song ngữ Mường - Việt có tranh minh họa.
2. Sáng thứ sáu, xe ngựa chở tủ sách của trường chính tới từng điểm trường lẻ rồi đổi cho nhau.
3. Kỳ nghỉ hè thuê thợ quét vôi, thay mái tôn, sửa cổng và hàng rào của các trường.
4. Tết trồng cây, mỗi lớp chăm một luống hoa trước sân và ghi nhật ký vườn trường.
II. TỔ CHỨC THỰC HIỆN
1. Hội Khuyến học các xã gom truyện cũ của con em xa quê gửi về trường trước ngày khai giảng.
"""


def parsed(tmp_path: Path, name: str, text: str) -> Plan:
    path = tmp_path / f"{name}.txt"
    path.write_text(text, "utf-8")
    found = parse(path)
    assert isinstance(found, Plan)
    return found


def test_a_likely_partner_is_shown_and_never_a_verdict(tmp_path: Path) -> None:
    parent, child = parsed(tmp_path, "cha", HIGHER), parsed(tmp_path, "con", LOWER)
    graph = link([parent, child])
    found = next(f for f in check(graph).on_pairs() if f.rule == "G16")
    rows = {i.parent_item: i for i in found.items if i.parent_item}
    assert not any(i.certain for i in rows.values() if i.child_item)
    assert (rows["I.1"].child_item, rows["I.2"].child_item) == ("I.1", "I.2")
    assert rows["I.3"].fate == "dropped" and rows["I.3"].certain
    assert found.verdict == "undecidable"
    assert "I.2 (có thể ở I.2)" in found.message and "perhaps in I.2" in found.in_language("en").message
    outcomes = {r.requirement.item: r.outcome for r in check_requirements(graph) if r.requirement.kind == "do"}
    assert {outcomes["I.1"], outcomes["I.2"]} == {"undecidable"}
    page = side_by_side(parent, child, found.items, Wording("vi"))
    assert page.count("Cần người đọc đối chiếu") == sum(not i.certain for i in found.items)
    assert "I.2 → I.2: adapted?" in check(graph).where(rule="G16").on_pairs().rows()[0]["items"]


def test_an_item_outside_the_remit_goes_with_the_same_body_one_level_down(tmp_path: Path) -> None:
    parent, child = parsed(tmp_path, "cha", HIGHER), parsed(tmp_path, "con", LOWER)
    found = next(f for f in check(link([parent, child])).on_pairs() if f.rule == "G16")
    row = next(i for i in found.items if i.parent_item == "II.2")
    assert (row.child_item, row.fate, row.certain) == ("II.1", "adapted", False)
    without = LOWER.replace("Hội Khuyến học các xã gom", "Thầy cô chủ nhiệm gom")
    other = parsed(tmp_path, "khac", without)
    found = next(f for f in check(link([parent, other])).on_pairs() if f.rule == "G16")
    assert next(i for i in found.items if i.parent_item == "II.2").fate == "dropped_out_of_remit"


def test_leads_tell_the_best_by_its_distance() -> None:
    near = np.array([[0.30, 0.10], [0.20, 0.18]], dtype=np.float32)
    scores = with_leads(near)
    weight = thresholds()["leftover.column"]
    assert scores[0, 0] == pytest.approx(0.30 + 0.20 + weight * 0.10)
    assert scores[1, 1] == pytest.approx(0.18 - 0.02 + weight * 0.08)
    assert with_leads(near[:, :1])[0, 0] == pytest.approx(0.30 + weight * 0.10)


def test_shares_leave_room_for_no_partner() -> None:
    scores = np.array([[5.0, 1.0], [0.0, 0.0], [900.0, 899.0]])
    found = shares(scores, 3.0)
    assert (found >= 0).all() and (found.sum(axis=1) <= 1 + 1e-6).all() and np.isfinite(found).all()
    assert found[0, 0] > 0.8 > 0.1 > found[1, 0] == found[1, 1]  # only a likeness beats "no partner"
    assert found[2, 0] > found[2, 1] > 0.2


def test_signals_of_a_pair() -> None:
    higher = [item("1", "Quán triệt nội dung cuộc vận động tới từng hộ dân bằng loa xóm."), item("2", "Đắp lại bờ kênh xi măng đã lở.")]
    lower = [item("1", "Sửa mái đình."), item("2", "Phổ biến cuộc vận động qua loa xóm, tờ rơi, họp chi hội.")]
    found = dict(zip(SIGNALS, np.moveaxis(signals(higher, lower, np.ones((2, 2), dtype=np.float32)), -1, 0), strict=True))
    for name in ("near", "lead", "column", "topic", "topic_column", "rare", "clause"):
        assert found[name][0, 1] > max(found[name][0, 0], found[name][1, 1]), name
    assert found["rare"][1, 0] == 0 and (found["part"] == 1).all()


@pytest.mark.parametrize(("one", "other"), [
    ("Phổ biến quy ước tới các hộ", "Tuyên truyền, quán triệt quy ước"),
    ("Tôn vinh người có nhiều đóng góp", "Biểu dương, trao giấy khen"),
    ("Đôn đốc, giám sát việc thực hiện", "Thường xuyên kiểm tra, theo dõi"),
])
def test_other_words_for_one_matter(one: str, other: str) -> None:
    shared = topics(item("1", one)) & topics(item("2", other))
    assert shared and set(shared) <= set(duty_topics())


def test_every_topic_has_words_of_its_own() -> None:
    found = [w for group in duty_topics().values() for w in group]
    assert len(found) == len(set(found)) and all(w == w.strip().casefold() != "" for w in found)


def test_weights_are_learned_from_pairs_that_a_person_has_compared() -> None:
    rng = np.random.default_rng(3)
    pairs = []
    for n in range(4):
        given = rng.normal(size=(12, 6, len(SIGNALS)))
        right = np.zeros((12, 6), dtype=bool)
        right[np.arange(8), given[:8, :, 0].argmax(axis=1)] = True  # only the first signal tells
        given[:8, :, 0] += 4 * right[:8]
        pairs.append(Pair(str(n), given, right))
    weights = learned(pairs[:3], range(len(SIGNALS)))
    assert weights[0] > 5 * np.abs(weights[1:-1]).max()
    items, good, named, hits = judged(pairs[3], weights, 0.5)
    assert items == 12 and good >= 10 and named >= hits >= 7
    assert learned(pairs[:3], [1])[0] == 0  # a signal that is left out has no weight


def test_leftovers_of_other_parts_are_no_partners() -> None:
    cosine = np.array([[0.9, 0.2], [0.1, 0.3]], dtype=np.float32)
    part = np.array([[0, 1], [1, 1]], dtype=np.float32)
    scores = leftover_scores(cosine, part)
    assert scores[0, 0] == -1 and scores[0].argmax() == 1 and scores[1].argmax() == 1


def item(path: str, text: str, role: str = "content") -> Item:
    return Item(path, path, role, text, 0, len(text))


def test_a_short_item_has_no_likely_partner() -> None:
    higher = (item("1", "Huân chương Lao động."), item("2", "Trồng rừng phòng hộ ven biển ở các xã bãi ngang."))
    lower = (item("1", "Trồng rừng phòng hộ ven biển ở các xã bãi ngang."), item("2", "Cán bộ nỗ lực lao động, tích cực trong công tác."))
    book = Vocabulary()
    encoded = [tuple(book.encode(words(i.text)) for i in side) for side in (higher, lower)]
    assert align(higher, lower, *encoded, lambda _: True).likely == ()


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Hội Phụ nữ xã phối hợp với trường tổ chức nấu ăn sáng cho học sinh nghèo ở xa",
     "Hội Phụ nữ xã phối hợp với trường tổ chức thi hát dân ca nhân ngày lập hội", False),
    ("Các trường tổ chức nấu ăn sáng cho học sinh nghèo ở xa bằng gạo do dân góp",
     "Hội Phụ nữ xã góp gạo, nấu ăn sáng cho học sinh nghèo ở xa trường", True),
    ("Giấy khen của Giám đốc Sở", "Giấy khen của Giám đốc bệnh viện", True),
    ("Hội Phụ nữ xã phối hợp với trường tổ chức và vận động hội viên thực hiện các việc sau:",
     "Hội Phụ nữ xã phối hợp với trường tổ chức thi hát dân ca nhân ngày lập hội", True),
])
def test_the_same_opening_with_another_matter(one: str, other: str, same: bool) -> None:
    assert same_matter(item("1", one), item("1", other)) is same


@pytest.mark.parametrize(("issuer", "inside"), [
    ("ỦY BAN NHÂN DÂN XÃ AN BÌNH", False), ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", True),
])
def test_an_item_for_the_departments_of_the_superior_level(tmp_path: Path, issuer: str, inside: bool) -> None:
    child = PlanView(parsed(tmp_path, "con", f"{issuer}\nSố: 5/KH\n\nKẾ HOẠCH\nGiữ nghề mộc\n\nI. NHIỆM VỤ\n1. Mở lớp.\n"), None, Vocabulary())
    assert in_remit(item("1", "Các sở, ban, ngành tỉnh chủ động dự báo, giúp các địa phương giữ nghề."), child)[0] is inside
    assert in_remit(item("1", "Các sở, ban, ngành, địa phương mở lớp dạy nghề mộc."), child)[0]


CITING = HEAD.format(issuer="ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP", number="31/KH-UBND", day="04") + """I. NỘI DUNG
1. Các trường thực hiện:
a) Kệ sách:
- Đóng kệ gỗ thấp theo Kế hoạch số 14/KH-UBND ngày 02/01/2019 của Ủy ban nhân dân huyện về mua sắm thiết bị thư viện.
- Sơn lại kệ cũ.
2. Thầy cô làm tiếp việc nêu tại Kế hoạch số 014 /KH-UBND ngày 02/01/2019.
"""


def test_items_know_the_documents_they_cite_and_the_line_that_leads_them_in(tmp_path: Path) -> None:
    items = {i.path: i for i in items_of(parsed(tmp_path, "dan", CITING))}
    citing = next(i for i in items.values() if i.text.startswith("Đóng kệ"))
    ((start, end, number),) = citing.cited
    assert citing.text[start:end].startswith("Kế hoạch số 14/KH-UBND") and citing.text[start:end].endswith("thư viện")
    ((*_, again),) = items["I.2"].cited
    assert number_key(again) == number_key(number) and again != number  # blanks and leading zeros
    assert not next(i for i in items.values() if i.text.startswith("Sơn")).cited
    assert "Kệ sách" in citing.heading


def test_the_title_of_a_document_cited_is_not_what_an_item_says() -> None:
    def item(path: str, text: str, cited: str = "", number: str = "14/KH-UBND") -> Item:
        at = text.find(cited)
        places = ((at, at + len(cited), number),) if cited else ()
        return Item(path, path, "content", text, 0, len(text), "", places)

    title = "Kế hoạch số 14/KH-UBND về trồng rừng phòng hộ ven biển"
    up = item("1", f"Đọc cho nhau nghe {title} ở sân trường mỗi tuần", title)
    same = item("1", f"Thực hiện {title} đúng hạn", title)
    other = item("2", "Chăm cây con, trồng rừng phòng hộ ven biển trước mùa bão")
    part = np.ones((1, 2), dtype=np.float32)
    near, cited = (signals((up,), (same, other), part)[0, :, SIGNALS.index(n)] for n in ("near", "cited"))
    bare = item("1", up.text)
    assert cited.tolist() == [1.0, 0.0]
    assert near[1] < signals((bare,), (same, other), part)[0, 1, SIGNALS.index("near")]
    apart = item("1", f"Thực hiện {title} đúng hạn", title, "15/KH-UBND")
    assert signals((up,), (apart, other), part)[0, 0, SIGNALS.index("cited")] == 0.0
