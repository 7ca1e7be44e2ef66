"""Rules that keep blocks small: namesakes, documents of one number, the first plan on a campaign."""

from __future__ import annotations

import pytest

from thidua_parse.linking import link
from thidua_parse.linking.identity import home_of, make_key, plain_number, same_province
from thidua_parse.record import Agency

from .build import body, plan, reference

AN_SON = body("Ủy ban nhân dân tỉnh An Sơn", "An Sơn")
TITLE = "Triển khai phong trào thi đua Làng quê xanh trên địa bàn tỉnh"
CAMPAIGN = "Làng quê xanh, phố phường sạch"


def commune(province: str | None, district: str | None = None, name: str = "Tân Hòa") -> Agency:
    return Agency(
        raw=name, name=f"Ủy ban nhân dân xã {name}", level="commune", province=province,
        district=district, commune=name,
    )


def targets(child, *others):
    graph = link([child, *others], language="en")
    return {n.path or n.key for n in graph.parents(child)}, graph


def test_a_namesake_in_another_province_is_another_body():
    here = plan("a.txt", "8/KH-UBND", "2023-03-01", commune("Tiền Giang", "Gò Công Tây"))
    there = plan("b.txt", "8/KH-UBND", "2023-03-02", commune("Hậu Giang", "Châu Thành A"))
    cite = reference("KH", "8/KH-UBND", "2023-03-01", commune(None))
    child = plan("con.txt", "3/KH-TH", "2023-03-20", body("Trường Tiểu học Tân Hòa", "Tiền Giang", "unit"), (cite,))
    assert targets(child, here, there)[0] == {"a.txt"}
    assert targets(child, there)[0] != {"b.txt"}


def test_keys_of_namesakes_tell_their_homes():
    here, there = commune("Tiền Giang", "Gò Công Tây"), commune("Hậu Giang", "Châu Thành A")
    keys = {make_key("KH", "8/KH-UBND", "2023-03-01", b.name, home_of(b)) for b in (here, there)}
    assert keys == {
        "KH|8/KH-UBND|2023|Ủy ban nhân dân xã Tân Hòa, Gò Công Tây, Tiền Giang",
        "KH|8/KH-UBND|2023|Ủy ban nhân dân xã Tân Hòa, Châu Thành A, Hậu Giang",
    }
    assert home_of(commune("Hà Nội", "Đông Anh", "Đại Mạch")) is None  # the only one of its name
    assert home_of(AN_SON) is None


def test_province_that_took_another_over_is_the_same_place():
    assert same_province("Hà Nam", "Ninh Bình") is True
    assert same_province("Hà Nam", "Nam Định") is False
    assert same_province("Hà Nam", None) is None


def test_two_documents_of_one_number_are_told_apart_by_the_day():
    one = plan("a.txt", "85/KH-UBND", "2023-03-01", AN_SON, subject=TITLE)
    two = plan("b.txt", "85/KH-UBND", "2023-04-09", AN_SON, subject="Phòng, chống hạn mặn mùa khô")
    child = plan("con.txt", "2/KH-SNV", "2023-05-01", body("Sở Nội vụ tỉnh An Sơn", "An Sơn"), (
        reference("KH", "85/KH-UBND", "2023-04-09", AN_SON),))
    graph = link([child, one, two], language="en")
    (edge,) = graph.edges_from(child)
    assert graph.plan(graph.key(child)).references[0].resolved_to == two.id
    assert edge.status == "stated" and [c.path for c in edge.candidates] == ["a.txt"]


def test_the_first_plan_on_a_campaign_launched_it():
    first = plan("a.txt", "85/KH-UBND", "2022-03-01", AN_SON, campaign=CAMPAIGN)
    later = plan("b.txt", "12/KH-UBND", "2023-01-09", AN_SON, campaign=CAMPAIGN)
    undated = plan("c.txt", None, None, AN_SON, campaign=CAMPAIGN)
    child = plan("con.txt", "2/KH-SNV", "2023-05-01", body("Sở Nội vụ tỉnh An Sơn", "An Sơn"), (
        reference("PT", None, None, AN_SON, relation="responds_to", campaign=CAMPAIGN),))
    assert targets(child, first, later)[0] == {"a.txt"}
    found, graph = targets(child, first, later, undated)  # the undated one may be the first
    assert graph.edges_from(child)[0].status == "ambiguous" and len(found) == 1


@pytest.mark.parametrize("cited", ["7/KH-UBND", "12/KH-UBND"])
def test_number_of_last_year_at_hand_does_not_hide_the_lost_one_of_this_year(cited):
    old = plan("cu.txt", "7/KH-UBND", "2022-02-02", AN_SON, subject="Phòng, chống hạn mặn mùa khô")
    lost = plan("mat.txt", None, "2023-03", AN_SON, subject=TITLE)
    child = plan("con.txt", "2/KH-SNV", "2023-05-01", body("Sở Nội vụ tỉnh An Sơn", "An Sơn"), (
        reference("KH", cited, "2023-03-04", AN_SON, subject=TITLE),))
    graph = link([child, lost, old])
    assert (graph.node(lost).number, graph.node(lost).date) == (cited, "2023-03-04")


def test_badly_written_citations_of_one_number_are_one_claim():
    lost = plan("mat.txt", None, "2023-03", AN_SON, subject=TITLE)
    sy_te = body("Sở Y tế tỉnh An Sơn", "An Sơn")
    children = [
        plan(f"{i}.txt", f"{i}/KH-SYT", "2023-05-01", sy_te, (
            reference("KH", number, "2023-03-04", AN_SON, subject=TITLE),), text=f"văn bản {i}")
        for i, number in enumerate(("7/KH-UBND", "07 /KH–UBND", "7/KH_UBND"), 1)
    ]
    graph = link([lost, *children])
    assert [n.path for n in graph.children(lost)] == ["1.txt", "2.txt", "3.txt"]


@pytest.mark.parametrize(("written", "plain"), [
    ("03 /KH–UBND", "3/KH-UBND"), ("1497/QD-TTg", "1497/QĐ-TTg"), ("85/KH-UBND", "85/KH-UBND"),
    ("105-CV/TU", "105-CV/TU"), ("/KH-UBND", "/KH-UBND"),
])
def test_plain_numbers(written, plain):
    assert plain_number(written) == plain


@pytest.mark.parametrize(("sentence", "found_"), [
    ("theo Quyết định số 714/QĐ-UBND ngày 20/3/2013 của UBND tỉnh để sớm lấp đầy Khu CNTT tập trung An Sơn;", True),
    ("theo Quyết định số 714/QĐ-UBND ngày 20/3/2013 của UBND tỉnh để mở rộng mạng lưới trạm bơm;", False),
])
def test_doubtful_number_is_corrected_where_the_sentence_names_the_matter(sentence, found_):
    read = plan("quet.txt", "4444/QĐ-UBND", "2013-03-20", AN_SON, kind="QĐ", subject="Về việc phê duyệt Quy hoạch Khu Công nghệ thông tin tập trung An Sơn")
    read = read.changed(document_number=read.document_number.changed(status="uncertain"))
    cite = reference("QĐ", "714/QĐ-UBND", "2013-03-20", AN_SON, relation="applies")
    child = plan("con.txt", "2/KH-SNV", "2016-05-01", body("Sở Nội vụ tỉnh An Sơn", "An Sơn"), (cite,), text=sentence)
    graph = link([child, read])
    assert (graph.node(read).number == "714/QĐ-UBND") == found_
    other_day = read.changed(issued_on=read.issued_on.changed(iso="2013-03-21"))
    assert link([child, other_day]).node(other_day).number == "4444/QĐ-UBND"


@pytest.mark.parametrize(("number", "subject", "month", "found_"), [
    ("25/CĐ-UBND", "tập trung phòng, chống đói rét, dịch bệnh cho cây trồng, vật nuôi", "2017-12", True),
    ("25/CĐ-UBND", "tập trung bảo đảm an toàn giao thông dịp Tết Nguyên đán", "2017-12", False),
    ("25/CĐ-UBND", "tập trung phòng, chống đói rét, dịch bệnh cho cây trồng, vật nuôi", "2017-11", False),
    ("25/CT-UBND", "tập trung phòng, chống đói rét, dịch bệnh cho cây trồng, vật nuôi", "2017-12", False),
])
def test_number_that_nobody_can_read_is_supplied_by_another_scan(number, subject, month, found_):
    """Of a number with its figures unreadable nothing is corrected: any reading that fits supplies it."""
    title = "Về việc tập trung chỉ đạo công tác phòng, chống đói rét, dịch bệnh cho cây trồng, vật nuôi"
    read = plan("quet.pdf", None, "2017-12-03", AN_SON, kind="CĐ", subject=title)
    read = read.changed(
        document_number=read.document_number.changed(text="/CĐ-UBND", status="uncertain"),
        issued_on=read.issued_on.changed(status="uncertain"), source=read.source.changed(ocr=True),
    )
    cite = reference(number[3:5], number, f"{month}-20", AN_SON, subject=f"về việc {subject}").changed(status="uncertain")
    child = plan("con.pdf", "1/CĐ-UBND", "2018-01-11", AN_SON, (cite,), kind="CĐ", subject="Về việc phòng, chống rét")
    child = child.changed(source=child.source.changed(ocr=True))
    node = link([child, read]).node(read)
    assert (node.number, node.date, node.status) == (
        ("25/CĐ-UBND", "2017-12-20", "inferred") if found_ else (None, "2017-12-03", "stated")
    )
