"""Rows of the page's long tables as HTML: a report has tens of thousands, too many for a template.

Whatever comes from a document passes :func:`html.escape` here; the results are marked as safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from ..compliance.findings import Finding, Quote
from ..compliance.requirements import CheckedRequirement
from .wording import OUTCOME_VERDICTS, Wording, requirement_kind

if TYPE_CHECKING:
    from markupsafe import Markup

#: longest text of a requirement's row, in characters; the whole stands in the documents and the workbook
LONGEST = 220


def finding_rows(findings: Iterable[Finding], word: Wording, paired: bool) -> Markup:
    """One row a finding: rule, verdict, severity, sentence, quotes of one or of both documents."""
    from markupsafe import Markup

    made = []
    heads: dict[tuple[str, str, str], str] = {}
    for f in findings:
        kind = f.rule, f.verdict, f.severity
        head = heads.get(kind)
        if head is None:
            rule, verdict, severity = map(escape, (f.rule, f.verdict, word(f.severity)))
            head = heads[kind] = (
                f'<tr data-verdict="{verdict}"><td>{rule}</td><td><span class="tag {verdict}">'
                f"{escape(word(f.verdict))}</span></td><td>{severity}</td><td>"
            )
        evidence = f.evidence
        parent = f"</td><td>{_quotes(evidence.parent, 'parent')}" if paired else ""
        made.append(f"{head}{escape(f.message)}</td><td>{_quotes(evidence.child, 'child')}{parent}</td></tr>\n")
    return Markup("".join(made))


def _quotes(quotes: Sequence[Quote], side: str) -> str:
    return "".join([f'<blockquote class="{side}">“{escape(q.quote)}”</blockquote>' for q in quotes])


def requirement_lines(checked: Iterable[CheckedRequirement], word: Wording) -> Markup:
    """One row a requirement: code, kind, text, outcome, reason, quotes of the lower document."""
    from markupsafe import Markup

    made = []
    for r in checked:
        verdict, demand = OUTCOME_VERDICTS[r.outcome], r.requirement
        item = f"<b>{escape(demand.item)}</b> " if demand.item else ""
        quotes = "".join(f"<blockquote>“{escape(cut(q.quote))}”</blockquote>" for q in r.evidence.child)
        made.append(
            f'<tr data-verdict="{verdict}"><td>{escape(demand.id)}</td>'
            f"<td>{escape(requirement_kind(demand.kind, word))}</td><td>{item}{escape(cut(demand.text))}</td>"
            f'<td><span class="tag {verdict}">{escape(word(r.outcome))}</span></td>'
            f"<td>{escape(r.message)}</td><td>{quotes}</td></tr>\n"
        )
    return Markup("".join(made))


def cut(text: str) -> str:
    """Blanks folded, and no longer than a row may be."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
