"""Rows of the page's long tables as HTML: a report has tens of thousands, too many for a template.

Whatever comes from a document passes :func:`html.escape` here; the results are marked as safe.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..compliance.findings import Finding, Party, Quote
from ..compliance.requirements import CheckedRequirement
from ..knowledge.compliance import rule_table
from .located import Located, shorten
from .wording import OUTCOME_VERDICTS, Wording, requirement_kind

if TYPE_CHECKING:
    from markupsafe import Markup

#: sentences, places and quotes of one report come again and again
escape = lru_cache(maxsize=20_000)(html.escape)
#: longest text of a requirement's row, in characters; the whole stands in the documents and the workbook
LONGEST = 220


def finding_rows(findings: Iterable[Finding], word: Wording, located: Located, paired: bool) -> Markup:
    """One row a finding: rule with its statement, verdict, severity, sentence, quotes of one or of both
    documents with their places."""
    from markupsafe import Markup

    rules = rule_table()

    made = []
    heads: dict[tuple[str, str, str], str] = {}
    for f in findings:
        kind = f.rule, f.verdict, f.severity
        head = heads.get(kind)
        if head is None:
            rule, verdict, severity = map(escape, (f.rule, f.verdict, word(f.severity)))
            info = rules.get(f.rule)
            # a rule that does not apply needs no statement beside the reason
            stated = (
                f' <span class="note">{escape(info.statement(word.language))}</span>'
                if info and f.verdict != "not_applicable" else ""
            )
            head = heads[kind] = (
                f'<tr data-verdict="{verdict}"><td><b>{rule}</b>{stated}</td><td><span class="tag {verdict}">'
                f"{escape(word(f.verdict))}</span></td><td>{severity}</td><td>"
            )
        evidence = f.evidence
        child = quote_blocks(f.child, evidence.child, "child", located)
        parent = f"</td><td>{quote_blocks(f.parent, evidence.parent, 'parent', located)}" if paired else ""
        made.append(f"{head}{escape(f.message)}</td><td>{child}{parent}</td></tr>\n")
    return Markup("".join(made))


def quote_blocks(party: Party | None, quotes: Sequence[Quote], side: str, located: Located) -> str:
    """Quotes of one document as HTML, each with its page and item."""
    return "".join([
        f'<blockquote class="{side}">“{escape(q.quote)}”'
        + (f" <cite>{escape(place)}</cite>" if (place := located(party, q)) else "")
        + "</blockquote>"
        for q in quotes
    ])


def requirement_lines(checked: Iterable[CheckedRequirement], word: Wording, located: Located) -> Markup:
    """One row a requirement: code, kind, text, outcome, reason, quotes of the lower document."""
    from markupsafe import Markup

    made = []
    for r in checked:
        verdict, demand = OUTCOME_VERDICTS[r.outcome], r.requirement
        item = f"<b>{escape(demand.item)}</b> " if demand.item else ""
        quotes = "".join(
            f"<blockquote>“{escape(cut(q.quote))}” <cite>{escape(located(r.child, q))}</cite></blockquote>"
            for q in r.evidence.child
        )
        made.append(
            f'<tr data-verdict="{verdict}"><td>{escape(demand.id)}</td>'
            f"<td>{escape(requirement_kind(demand.kind, word))}</td><td>{item}{escape(cut(demand.text))}</td>"
            f'<td><span class="tag {verdict}">{escape(word(r.outcome))}</span></td>'
            f"<td>{escape(r.message)}</td><td>{quotes}</td></tr>\n"
        )
    return Markup("".join(made))


def cut(text: str) -> str:
    """Blanks folded, and no longer than a row may be."""
    return shorten(text, LONGEST)
