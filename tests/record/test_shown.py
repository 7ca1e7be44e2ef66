"""What a notebook shows of records, graphs and findings: short, and safe."""

from __future__ import annotations

import thidua_parse as tp
from tests.samples import CORPUS, corpus


def test_one_line_each():
    graph = corpus()
    findings = tp.check(graph)
    source = tp.read(next(p for p in sorted(CORPUS.iterdir()) if p.suffix == ".txt"))
    for thing in (graph, graph.plans[0], findings, source):
        assert "\n" not in repr(thing) and len(repr(thing)) < 300 and repr(thing).startswith("<")
    plan = next(p for p in graph.plans if p.document_number.text)
    assert plan.document_number.text in repr(plan) and plan.source.path in str(plan)
    assert f"fail {findings.counts()['fail']}" in repr(findings)


def test_tables_of_notebooks_are_escaped():
    plan = corpus().plans[0].model_copy(update={"subject": "<script>x</script>"})
    shown = plan._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown and "references" in shown
    findings = tp.check(corpus())
    assert f"<td style='text-align:left'>{findings.counts()['fail']}</td>" in findings._repr_html_()
