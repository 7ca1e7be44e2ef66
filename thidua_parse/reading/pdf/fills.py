"""Stamped words put into the gaps of the printed text that they were stamped on."""

from __future__ import annotations

import numpy as np

from ..layout import Run
from .chars import LEADERS, Frames
from .letters import codes_of

LEADING = [ord(leader) for leader in LEADERS]


def filled(text: str, frames: Frames, stamps: list[Run]) -> tuple[str, Frames, list[Run]]:
    """Text and frames with stamped words put into the gaps they were stamped on.

    Gives back also the stamps that stand in no gap. A stamp goes next to the nearest character of
    its line; its frame is stretched over the gap, what was printed under it ("……") is blanked.
    """
    loose: list[Run] = []
    for stamp in stamps:
        inside = _inside(frames, stamp)
        under = _under(text, inside)
        place = _place(text, frames, stamp, inside, under)
        if place is None:
            loose.append(stamp)
            continue
        at, x0, x1, top, base = place
        blanked = set(under)
        middles = (frames[:, 0] + frames[:, 2]) / 2
        gap = (x0 <= middles) & (middles <= x1)
        gap &= np.abs(frames[:, 3] - base) < 0.5 * (base - top)
        blanked.update(i for i in np.flatnonzero(gap).tolist() if text[i] in LEADERS)
        for i in blanked:
            text = text[:i] + " " + text[i + 1 :]
        piece = f" {stamp.text} "
        step = (x1 - x0) / len(piece)
        rows = np.empty((4, len(piece)))
        rows[0] = x0 + step * np.arange(len(piece))
        rows[1], rows[2], rows[3] = top, rows[0] + step, base
        text = text[:at] + piece + text[at:]
        frames = np.concatenate((frames.T[:, :at], rows, frames.T[:, at:]), axis=1).T
    return text, frames, loose


def _inside(frames: Frames, stamp: Run) -> list[int]:
    """Indices of the characters whose middle lies in the frame of a stamp."""
    middle = (frames[:, 0] + frames[:, 2]) / 2
    height = (frames[:, 1] + frames[:, 3]) / 2
    inside = (middle > stamp.x0) & (middle < stamp.x1)
    inside &= (height > stamp.top) & (height < stamp.base)
    found: list[int] = inside.nonzero()[0].tolist()
    return found


def _word_at(text: str, i: int) -> range:
    """The characters of the word around ``i``, without blanks and leaders."""
    start = stop = i
    while start > 0 and text[start - 1] > " " and text[start - 1] not in LEADERS:
        start -= 1
    while stop < len(text) and text[stop] > " " and text[stop] not in LEADERS:
        stop += 1
    return range(start, stop)


def _under(text: str, inside: list[int]) -> list[int]:
    """Indices of the characters that a stamp replaces: leaders, and words that it hides wholly.

    ``inside`` are those in its frame.
    """
    known = set(inside)
    return [i for i in inside if text[i] in LEADERS or known.issuperset(_word_at(text, i))]


def _place(
    text: str, frames: Frames, stamp: Run, inside: list[int], under: list[int]
) -> tuple[int, float, float, float, float] | None:
    """Index at which a stamp is put, and the left, right, top and base of its frame there."""
    hidden = set(under)
    codes = codes_of(text)
    shown = codes > 32
    for leader in LEADING:
        shown &= codes != leader
    shown[under] = False
    solid = shown.nonzero()[0]
    if not len(solid):
        return None
    left, top, right, base = frames.T[:, solid]
    height = base - top
    level = np.abs((top + base) / 2 - (stamp.top + stamp.base) / 2) < 0.75 * height
    centre = (stamp.x0 + stamp.x1) / 2
    middles = (left + right) / 2
    touched = [i for i in inside if i not in hidden and text[i] > " "]
    for i in touched:  # the edge of a word that begins or ends under the stamp
        word = _word_at(text, i)
        outer = float(frames[word.start, 0]) if i - word.start > word.stop - i else (
            float(frames[word.stop - 1, 2])
        )
        middles[solid == i] = centre + (0.01 if outer > centre else -0.01) * (
            i - word.start + 1 if outer > centre else word.stop - i
        )
    before = np.flatnonzero(level & (middles <= centre))
    after = np.flatnonzero(level & (middles > centre))
    a = before[np.argmax(middles[before])] if len(before) else None
    b = after[np.argmin(middles[after])] if len(after) else None
    reach = 7 * stamp.size
    if a is not None and stamp.x0 - right[a] > reach:
        a = None
    if b is not None and left[b] - stamp.x1 > reach:
        b = None
    if a is not None and b is not None and solid[b] != solid[a]:
        gap_a, gap_b = stamp.x0 - right[a], left[b] - stamp.x1
        between = text[int(solid[a]) + 1 : int(solid[b])] if solid[b] > solid[a] else "x"
        if hidden or not between.strip(LEADERS + " \r\n\xa0"):
            return (
                int(solid[a]) + 1, float(right[a]), float(left[b]), float(top[a]), float(base[a])
            )
        if gap_a <= gap_b:
            b = None
        else:
            a = None
    if a is not None:
        x0 = float(right[a])
        return int(solid[a]) + 1, x0, max(stamp.x1, x0 + 1), float(top[a]), float(base[a])
    if b is not None:
        x1 = float(left[b])
        return int(solid[b]), min(stamp.x0, x1 - 1), x1, float(top[b]), float(base[b])
    return None
