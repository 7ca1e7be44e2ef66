"""Rows of the page's long tables as HTML: a report has tens of thousands, too many for a template.

Whatever comes from a document passes :func:`html.escape` here; the results are HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..compliance.findings import Finding, Party, Quote
from ..compliance.requirements import CheckedRequirement
from ..knowledge.compliance import rule_table
from .located import Located, shorten
from .wording import OUTCOME_VERDICTS, Wording, requirement_kind

#: sentences, places and quotes of one report come again and again
escape = lru_cache(maxsize=20_000)(html.escape)
#: longest text of a requirement's row, in characters; the whole stands in the documents and the workbook
LONGEST = 220


#: a document, its quotes and their HTML
Block = tuple[Party | None, Sequence[Quote], str]


class Rows:
    """Rows of one report; what many findings share (the rule's head, the quotes) is written once."""

    def __init__(self, word: Wording, located: Located) -> None:
        self._word, self._located = word, located
        self._heads: dict[tuple[str, str, str], str] = {}
        #: quotes as HTML by their identity for each side, with the quotes, which must not pass away, and
        #: the document
        self._blocks: dict[str, dict[int, Block]] = {"child": {}, "parent": {}}

    def findings(self, findings: Iterable[Finding], paired: bool) -> str:
        """One row a finding: rule with its statement, verdict, severity, sentence, quotes of one or of both
        documents with their places."""
        made = []
        heads, quotes, blocks = self._heads, self.quotes, self._blocks
        own, theirs = blocks["child"], blocks["parent"]
        nothing: Block = None, (), ""
        between = "</td><td>" if paired else ""
        for f in findings:
            kind = f.rule, f.verdict, f.severity
            head = heads.get(kind) or heads.setdefault(kind, self._head(*kind))
            evidence = f.evidence
            here, there, child, parent = evidence.child, evidence.parent, "", ""
            if here:
                party, _, child = own.get(id(here), nothing)
                if party is not f.child:
                    child = quotes(f.child, here, "child")
            if there and paired:
                party, _, parent = theirs.get(id(there), nothing)
                if party is not f.parent:
                    parent = quotes(f.parent, there, "parent")
            made.append(f"{head}{escape(f.message)}</td><td>{child}{between}{parent}</td></tr>\n")
        return "".join(made)

    def _head(self, rule: str, verdict: str, severity: str) -> str:
        """A row up to the sentence."""
        word, info = self._word, rule_table().get(rule)
        # a rule that does not apply needs no statement beside the reason
        stated = (
            f' <span class="note">{escape(info.statement(word.language))}</span>'
            if info and verdict != "not_applicable" else ""
        )
        return (
            f'<tr data-verdict="{escape(verdict)}"><td><b>{escape(rule)}</b>{stated}</td>'
            f'<td><span class="tag {escape(verdict)}">{escape(word(verdict))}</span></td>'
            f"<td>{escape(word(severity))}</td><td>"
        )

    def quotes(self, party: Party | None, quotes: Sequence[Quote], side: str) -> str:
        """Quotes of one document as HTML, each with its page and item."""
        made = "".join([
            f'<blockquote class="{side}">“{escape(q.quote)}”'
            + (f" <cite>{escape(place)}</cite>" if (place := self._located(party, q)) else "")
            + "</blockquote>"
            for q in quotes
        ])
        self._blocks[side][id(quotes)] = party, quotes, made
        return made

    def requirements(self, checked: Iterable[CheckedRequirement]) -> str:
        """One row a requirement: code, kind, text, outcome, reason, quotes of the lower document."""
        word, located, made = self._word, self._located, []
        for r in checked:
            verdict, demand = OUTCOME_VERDICTS[r.outcome], r.requirement
            item = f"<b>{escape(demand.item)}</b> " if demand.item else ""
            quotes = "".join([
                f"<blockquote>“{escape(cut(q.quote))}” <cite>{escape(located(r.child, q))}</cite></blockquote>"
                for q in r.evidence.child
            ])
            made.append(
                f'<tr data-verdict="{verdict}"><td>{escape(demand.id)}</td>'
                f"<td>{escape(requirement_kind(demand.kind, word))}</td><td>{item}{escape(cut(demand.text))}</td>"
                f'<td><span class="tag {verdict}">{escape(word(r.outcome))}</span></td>'
                f"<td>{escape(r.message)}</td><td>{quotes}</td></tr>\n"
            )
        return "".join(made)


def cut(text: str) -> str:
    """Blanks folded, and no longer than a row may be."""
    return shorten(text, LONGEST)
