"""Items of the higher and the lower document side by side, differing words marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from ..compliance.findings import AlignedItem
from ..record import Plan
from .rows import escape
from .wording import Wording

#: longer items are shown whole, but compared by words only up to here (keeps the page linear)
LONGEST_COMPARED = 600


def side_by_side(parent: Plan, child: Plan, items: Sequence[AlignedItem], word: Wording) -> str:
    """One row an item: both texts with their labels, what became of it, how alike they are."""
    rows = []
    alike = f'<br><span class="note">{escape(word("similarity"))} '
    open_ = f'<br><span class="note">{escape(word("to_compare"))}</span>'
    for item in items:
        left, right = _text(parent, item.parent_span), _text(child, item.child_span)
        if left and right and item.fate in ("adapted", "moved", "replaced"):
            left, right = differences(left, right)
        else:
            left, right = escape(left), escape(right)
        note = f"{alike}{item.similarity:.2f}</span>{'' if item.certain else open_}"
        rows.append(
            f"<tr><td>{_label(item.parent_item)}{left}</td><td>{_label(item.child_item)}{right}</td>"
            f'<td class="fate">{escape(word(item.fate))}{note}</td></tr>\n'
        )
    return "".join(rows)


def _label(path: str | None) -> str:
    return f"<b>{escape(path)}</b> " if path else ""


def _text(plan: Plan, span: tuple[int, int] | None) -> str:
    return plan.text[span[0] : span[1]] if span else ""


@lru_cache(maxsize=1024)  # documents of one level take over the same items
def differences(left: str, right: str) -> tuple[str, str]:
    """Both texts escaped, with ``<del>`` and ``<ins>`` round the words that differ."""
    a, b = left.split(), right.split()
    if max(len(a), len(b)) > LONGEST_COMPARED:
        return escape(left), escape(right)
    folded = [[w.strip(".,;:“”\"'()").casefold() for w in words] for words in (a, b)]
    first: list[str] = []
    second: list[str] = []
    for step in LCSseq.opcodes(*folded):
        x = escape(" ".join(a[step.src_start : step.src_end]))
        y = escape(" ".join(b[step.dest_start : step.dest_end]))
        if step.tag == "equal":
            first.append(x)
            second.append(y)
            continue
        if x:
            first.append(f"<del>{x}</del>")
        if y:
            second.append(f"<ins>{y}</ins>")
    return " ".join(first), " ".join(second)
