"""The spaCy door: same offsets as the record, nothing parsed twice, nothing loaded by accident."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

spacy = pytest.importorskip("spacy")

from thidua_parse.parsing import parse_text  # noqa: E402
from thidua_parse.reading import from_string  # noqa: E402
from thidua_parse.spacy_pipeline import (  # noqa: E402
    GROUPS,
    PlanTokenizer,
    blank,
    doc_of,
    render_spans,
)

TEXT = """Số: 12/KH-SNV
An Sơn, ngày 20 tháng 3 năm 2023
KẾ HOẠCH
Triển khai phong trào thi đua "Làng quê xanh"
Thực hiện Kế hoạch số 85/KH-UBND ngày 01/3/2023 của Ủy ban nhân dân tỉnh, Sở Nội vụ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng chủ trì, phối hợp với các phòng triển khai./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 158/KH-UBND ngày", ["số", "158/KH-UBND", "ngày"]),
        ("(105-CV/TU)", ["(", "105-CV/TU", ")"]),
        ("08/10/2021, 95,5%.", ["08/10/2021", ",", "95,5%", "."]),
        ("a  b\nc", ["a", " ", "b", "\n", "c"]),
    ],
)
def test_tokens(text, tokens):
    assert [t.text for t in PlanTokenizer(spacy.blank("xx").vocab)(text)] == tokens


@given(st.text(max_size=60))
def test_text_round_trips(text):
    assert PlanTokenizer(_VOCAB)(text).text == text


_VOCAB = spacy.blank("xx").vocab


def test_spans_have_the_offsets_of_the_record():
    plan = parse_text(from_string(TEXT))
    doc = doc_of(plan)
    assert doc.text == plan.text and doc._.plan is plan
    assert set(doc.spans) == set(GROUPS)
    spans = {(s.start_char, s.end_char) for s in doc.spans["references"]}
    assert spans == {(r.span.start, r.span.end) for r in plan.references if r.span}
    assert spans


def test_raw_text_is_mapped_back_to_its_own_offsets():
    raw = TEXT.replace(" ", "  ").replace("\n", "\r\n\r\n")
    doc = blank(("references",))(raw)
    assert doc.text == raw
    (span,) = [s for s in doc.spans["references"] if s.label_ == "PARENT"]
    assert span.text.split()[:4] == ["Kế", "hoạch", "số", "85/KH-UBND"]


def test_displacy_page_is_offline():
    html = render_spans(doc_of(parse_text(from_string(TEXT))), "references", page=True)
    assert "PARENT" in html and "http" not in html.replace("http://www.w3.org", "")


@pytest.mark.parametrize("statement", ["import thidua_parse", "from thidua_parse.cli.app import build_app; build_app()"])
def test_heavy_packages_are_not_loaded(statement):
    code = f"import sys; {statement}; print([m for m in ('spacy', 'underthesea', 'pdfplumber', 'networkx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
