"""underthesea's named-entity recognition as a baseline for the agencies of a document."""

from __future__ import annotations

from typing import Any


def read_agencies(text: str) -> dict[str, Any]:
    """A record with nothing but the organisations and places that underthesea finds: it calls many
    a people's committee a place.

    Takes about a second a document. Words of one entity are joined by blanks; spans are those of
    the entity's words, looked for in order.
    """
    from underthesea import ner

    agencies: list[dict[str, Any]] = []
    at = 0
    for line in text.split("\n"):
        words: list[str] = []
        for word, _, _, label in [*(ner(line) if line else []), ("", "", "", "O")]:
            if label in ("I-ORG", "I-LOC") and words:
                words.append(word)
                continue
            if words:
                name = " ".join(words)
                start = text.find(name, at)
                span = {"start": start, "end": start + len(name)} if start >= 0 else {}
                agencies.append({"agency": {"raw": name, "span": span}, "role": None, "span": span})
                at = max(start, at)
            words = [word] if label in ("B-ORG", "B-LOC") else []
    return {"text": text, "responsible_agencies": agencies}
