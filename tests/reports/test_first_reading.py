"""What a superior sees who reads a report from the top: the worst first, in words, with places."""

from __future__ import annotations

import io
import itertools

import docx
import openpyxl
import pytest
import regex

import thidua_parse as tp
from tests.compliance.test_aggregate import AN_SON, finding, plan
from tests.samples import corpus
from thidua_parse.compliance.findings import Findings
from thidua_parse.linking.wording import Reasons
from thidua_parse.record.figures import day_text
from thidua_parse.reports.faults import badness, faults
from thidua_parse.reports.located import Located, shorten
from thidua_parse.reports.wording import Wording
from thidua_parse.reports.write import write_report


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    graph = corpus()
    return {p.name: p for p in write_report(graph, tp.check(graph), tmp_path_factory.mktemp("bc"))}


@pytest.fixture(scope="module")
def page(written):
    return written["report.html"].read_text("utf-8")


def section(page, name):
    return regex.search(rf'<section class="part" id="{name}">.*?</section>', page, regex.S)[0]


def test_documents_are_listed_the_worst_first(page):
    rows = regex.findall(r"<tr data-search=.*?</tr>", section(page, "overview"), regex.S)
    fails = [int(m[1]) if (m := regex.search(r'tag fail"[^>]*>(\d+)<', row)) else 0 for row in rows]
    assert fails[0] and not fails[-1]
    assert all(b == 0 for a, b in itertools.pairwise(fails) if a == 0)


def test_numbers_of_verdicts_have_words_and_not_colours_only(page):
    assert regex.search(r"<th[^>]*>không đạt</th>", section(page, "overview"))
    tags = regex.findall(r'<span class="tag (?:fail|partial|pass|undecidable)">([^<]*)</span>', section(page, "pairs"))
    assert tags and all(regex.search(r"\p{L}", tag) for tag in tags)


def test_every_failure_is_told_with_rule_and_place(page):
    body = section(page, "faults")
    assert regex.search(r"G\d\d: \p{Lu}", body)
    assert regex.search(r"<blockquote[^>]*>“[^<]+” <cite>mục [IVX]+", body)


def test_rules_are_named_with_their_source(page):
    body = section(page, "rules")
    assert "G09" in body and "Nghị định" in body


def test_dates_of_the_page_are_those_of_offices(page):
    shown = regex.sub(r"<script.*?</script>|data-[a-z]+=\"[^\"]*\"", "", page, flags=regex.S)
    assert not regex.search(r"(?<!\d)20[12]\d-[01]\d-[0-3]\d(?!\d)", shown)


def test_the_official_report_explains_what_could_not_be_decided(written):
    document = docx.Document(written["report.docx"])
    tables = [[[c.text for c in row.cells] for row in t.rows] for t in document.tables]
    undecided = next(t for t in tables if "Thông tin còn thiếu" in t[0])
    assert len(undecided) > 1
    for _, rule, count, why in undecided[1:]:
        assert regex.fullmatch(r"\p{Lu}.*\(G\d\d\)", rule) and int(count) and len(why) > 10


def test_the_official_report_has_its_appendices_with_quotes_of_both_documents(written):
    document = docx.Document(written["report.docx"])
    texts = [p.text for p in document.paragraphs]
    assert "Phụ lục I" in texts and "Phụ lục II" in texts
    points = [[c.text for c in row.cells] for row in document.tables[-1].rows]
    assert any("Không đạt." in row[2] for row in points) and any("Đạt một phần." in row[2] for row in points)
    assert any("Văn bản cấp dưới: “" in row[3] and "Văn bản cấp trên: “" in row[3] and "(mục " in row[3] for row in points)


def test_who_has_not_issued_is_in_the_official_report(written):
    table = next(t for t in docx.Document(written["report.docx"]).tables if len(t.rows[0].cells) == 7 and "Được giao" in t.rows[0].cells[2].text)
    named, done, without, unclear = (int(c.text) for c in table.rows[1].cells[2:6])
    assert named == done + without + unclear and done and "Chưa có: " in table.rows[1].cells[6].text


def test_closing_stays_with_the_signature(written):
    closing = next(p for p in docx.Document(written["report.docx"]).paragraphs if p.text.endswith("chỉ đạo./."))
    assert closing.paragraph_format.keep_with_next


def test_a_report_without_documents_is_complete():
    from thidua_parse.compliance import check_requirements
    from thidua_parse.reports.official import official_report

    graph = tp.link([])
    data = official_report(graph, tp.check(graph), check_requirements(graph), None, [], Wording("vi"))
    assert "Không có nội dung nào không đạt hoặc đạt một phần." in [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def test_order_of_failures():
    a, b = plan("a.txt", "1/KH-UBND", "2021-09-01", AN_SON), plan("b.txt", "2/KH-UBND", "2021-09-01", AN_SON)
    found = Findings((
        finding(a, "G01", "fail", "low"), finding(a, "G02", "partial", "high"), finding(b, "G03", "fail", "high"),
        finding(b, "G04", "pass", "high"),
    ))
    assert [f.rule for f in faults(found)] == ["G03", "G01"]
    assert [f.rule for f in faults(found, ("fail", "partial"))] == ["G03", "G01", "G02"]
    assert badness([found[2]]) < badness([found[0]]) < badness([found[1]]) < badness([found[3]])


def test_places_name_the_innermost_item():
    graph = corpus()
    located = Located(graph, Wording("vi"))
    for document in list(graph.plans)[:6]:
        for path, item in document.walk_sections():
            start = item.title_span.start if item.title_span else item.span.start
            quote = type("Q", (), {"start": start, "end": start + 1, "quote": "x"})
            party = type("P", (), {"path": document.source.path, "id": document.id})
            assert located(party, quote) == f"mục {regex.sub('#[0-9]+', '', path)}"
    assert located(None, None) == ""
    assert shorten("a  b\nc d", 5) == "a b…"


@pytest.mark.parametrize(("iso", "shown"), [("2021-02-03", "03/02/2021"), ("2021-10", "10/2021"), ("--12-05", "05/12"), ("2021", "2021")])
def test_days(iso, shown):
    assert day_text(iso) == shown


def test_reasons_use_the_dates_and_figures_of_the_language():
    assert Reasons("vi")("date", date="2021-09-05") == "đúng ngày 05/9/2021"
    assert Reasons("en")("date", date="2021-09-05") == "date 2021-09-05"
    assert Reasons("vi")("title", likeness=0.875) == "trích yếu giống 0,88"
    assert Reasons("en")("title", likeness=0.5) == "title 0.50"


def test_the_workbook_opens_on_the_overview_and_reads_as_offices_write(written):
    book = openpyxl.load_workbook(written["findings.xlsx"])
    assert book.sheetnames[:3] == ["Tổng hợp", "Kết luận", "Yêu cầu"]
    overview = list(book["Tổng hợp"].iter_rows(values_only=True))
    fails = overview[0].index("Không đạt")
    assert overview[1][fails] > 0 and overview[-1][fails] == 0
    findings = list(book["Kết luận"].iter_rows(values_only=True))
    assert len(set(findings[0])) == len(findings[0])
    verdicts = [row[4] for row in findings[1:]]
    assert verdicts == sorted(verdicts, key=["Không đạt", "Đạt một phần", "Chưa đủ căn cứ kết luận", "Đạt", "Không áp dụng"].index)
    assert all(row[3] for row in findings[1:])
    assert any(row[7] and "(mục " in row[7] for row in findings[1:])
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            assert not any(isinstance(v, str) and regex.fullmatch(r"20\d\d-\d\d(-\d\d)?", v) for v in row), (sheet.title, row)
