"""The relation a mention stands in, from the words that govern it in its clause."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ...knowledge.relations import Trigger, trigger_pattern, triggers
from ..text import DocumentText
from .mention import Mention

_CONNECT = regex.compile(
    r"(?i)[ ]*(?:\([^()]{0,60}\))?[ ]*(?:[,;.]|và|[,;][ ]*và|-|–|&|cùng)?[ ]*(?:các|của|tại|những)?[ ]*(?:số)?[ ]*"
)
_CLAUSE = regex.compile(r"(?:[;!?]|(?<=[\p{Ll}\p{N})”\"])\.(?=[ ][\p{Lu}\"“]))[ ]?")
_GENERIC = regex.compile(
    r"(?:nội dung|nhiệm vụ|chỉ đạo|ý kiến|yêu cầu|kết luận|chỉ tiêu|giải pháp|tinh thần|quy định)[\p{L}, ]{0,60}$"
)
_LEAD_LABEL = regex.compile(r"^[ ]*(?:[-–+*•]|[0-9IVX]{1,4}[.)]|[a-zđ]\)|\([0-9a-z]\))?[ ]*")
_LEAD_CAPS = regex.compile(r"(?i)(?:bãi bỏ|thay thế|sửa đổi|đính chính|hủy bỏ)")
_WINDOW = 320


@dataclass(frozen=True, slots=True)
class _Hit:
    trigger: Trigger
    start: int
    end: int


def relate(document: DocumentText, mentions: list[Mention], preamble_end: int) -> None:
    """Set ``relation`` and the trigger's offsets of every mention, in order of appearance."""
    text = document.text
    previous: Mention | None = None
    for mention in mentions:
        in_preamble = mention.start < preamble_end
        if mention.host is not None:
            mention.relation = "mentioned_in_title"
            continue
        if previous is not None and previous.line == mention.line and (
            mention.listed_after is previous or _joined(text, previous, mention)
        ):
            _inherit(previous, mention)
        else:
            start = document.starts[mention.line]
            _govern(document, mention, max(start, mention.start - _WINDOW), in_preamble, previous)
        previous = mention


def _joined(text: str, previous: Mention, mention: Mention) -> bool:
    """Whether only list marks stand between two mentions."""
    gap = text[previous.reach : mention.start]
    return len(gap) < 80 and _CONNECT.fullmatch(gap) is not None and not gap.lstrip().startswith(".")


def _inherit(previous: Mention, mention: Mention) -> None:
    mention.relation = previous.relation
    mention.trigger_start, mention.trigger_end = previous.trigger_start, previous.trigger_end


def _govern(
    document: DocumentText, mention: Mention, start: int, in_preamble: bool, previous: Mention | None
) -> None:
    text = document.text
    window = text[start : mention.start]
    cut = 0
    for match in _CLAUSE.finditer(window):
        cut = match.end()
    if previous is not None and start + cut < previous.reach <= mention.start and (
        previous.line == mention.line
    ):
        after = previous.reach - start
        if trigger_pattern().search(window[after:].lower()):
            cut = after
    clause = window[cut:]
    hits = [
        _Hit(triggers()[m.group()], start + cut + m.start(), start + cut + m.end())
        for m in trigger_pattern().finditer(clause.lower())
    ]
    chosen = _choose(text, mention, hits, in_preamble, start + cut)
    if chosen is None and not _LEAD_LABEL.sub("", clause):
        _from_lead(document, mention, previous)
        return
    if chosen is None:
        mention.relation = "mentions"
        return
    relation, hit = chosen
    mention.relation = relation  # type: ignore[assignment]
    mention.trigger_start, mention.trigger_end = hit.start, hit.end


def _choose(
    text: str, mention: Mention, hits: list[_Hit], in_preamble: bool, clause_start: int
) -> tuple[str, _Hit] | None:
    """The governing trigger: the nearest one, or a stronger one that a weak one depends on."""
    if not hits:
        return None
    nearest = hits[-1]
    relation = nearest.trigger.relation
    strength = nearest.trigger.strength
    gap = text[nearest.end : mention.start]
    earlier = hits[:-1]
    if mention.kind == "TTr" and relation in ("applies", "based_on", "pursuant", "at_proposal_of"):
        return "at_proposal_of", nearest
    if strength == 1:
        for hit in reversed(earlier):
            kind = hit.trigger.relation
            if hit.trigger.strength == 3 and (kind != "amends" or in_preamble is False):
                return kind, hit
            if hit.trigger.strength == 2:
                between = text[hit.end : nearest.start]
                if kind == "guided_by" and len(between) < 30:
                    return kind, hit
                if relation == "promulgates":
                    return kind, hit
                if kind in ("implements", "continues", "responds_to", "based_on") and (
                    _GENERIC.search(between.strip() + " ") or (in_preamble and _initial(text, hit, clause_start))
                ):
                    return _strengthen(text, hit, clause_start), hit
        if relation == "promulgates":
            return ("applies" if len(gap) < 40 else "mentions"), nearest
        if relation == "applies" and in_preamble:
            return "pursuant", nearest
        if relation == "pursuant" and not in_preamble:
            return "applies", nearest
        if len(gap) > 140:
            return None
        return relation, nearest
    if relation in ("implements", "continues"):
        for hit in reversed(earlier):
            if hit.trigger.relation == "reviews" and nearest.start - hit.end < 60:
                return "reviews", hit
            if hit.trigger.relation == "guided_by" and nearest.start - hit.end < 4:
                return "guided_by", hit
            if hit.trigger.relation == "linked_with" and nearest.start - hit.end < 30:
                return "linked_with", hit
        if len(gap) > 160 and not in_preamble:
            return None
        return _strengthen(text, nearest, clause_start), nearest
    return relation, nearest


def _initial(text: str, hit: _Hit, clause_start: int) -> bool:
    """Whether a trigger opens its clause (after a few words such as "Để", "Nhằm")."""
    return hit.start - clause_start < 40


def _strengthen(text: str, hit: _Hit, clause_start: int) -> str:
    """"Tiếp tục" before a verb of carrying out makes it ``continues``."""
    if hit.trigger.relation == "implements":
        before = text[max(clause_start, hit.start - 60) : hit.start].lower()
        if "tiếp tục" in before:
            return "continues"
    return hit.trigger.relation


def _from_lead(document: DocumentText, mention: Mention, previous: Mention | None) -> None:
    """A mention that opens its line belongs to the sentence that leads the list in."""
    if previous is not None and 0 < mention.line - previous.line <= 2 and (
        previous.trigger_start >= 0 and previous.trigger_start < document.starts[previous.line]
    ):
        _inherit(previous, mention)
        return
    for line in range(mention.line - 1, max(-1, mention.line - 6), -1):
        lead = document.lines[line].rstrip()
        if not lead:
            continue
        if lead.endswith((":", "sau", "sau đây")) or line == mention.line - 1:
            offset = document.starts[line]
            hits = [
                _Hit(triggers()[m.group()], offset + m.start(), offset + m.end())
                for m in trigger_pattern().finditer(lead.lower()[:_WINDOW])
            ]
            strong = [h for h in hits if h.trigger.strength >= 2]
            if strong:
                hit = next((h for h in strong if h.trigger.strength == 3), strong[0])
                relation = hit.trigger.relation
                if relation == "implements":
                    relation = _strengthen(document.text, hit, offset)
                mention.relation = relation  # type: ignore[assignment]
                mention.trigger_start, mention.trigger_end = hit.start, hit.end
                return
        if lead.endswith(":"):
            return
