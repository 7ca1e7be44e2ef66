"""PDFium text page → runs: pieces of text on one baseline, with boxes.

PDFium gives characters in the order of the content stream, with blanks and line ends that it
concluded from the gaps. One call a character fetches its frame; everything else is done on arrays.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double, c_float, c_int, c_void_p
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ..layout import Grid, Run
from .calls import ROOM, Answers, exhaust, handle, quick, reference
from .letters import SPREAD, Codes, codes_of, drawn_together

Frames = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

#: a wider gap (in heights of a line) ends a run; a gap wider than BLANK is a blank
WIDE, BLANK = 0.85, 0.17
#: characters that mark a place to be filled in
LEADERS = "._…\u2024\u2025"

#: marks that some fonts draw apart from their letters
MARKS = (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323)
#: what PDFium puts where a mark makes it lose the thread, and dropped marks
BLANKS = " \r\n\x00"
#: so many characters before and from a mark on may be its letter
BEFORE, AFTER = 7, 5
VOWELS = frozenset("aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ")

_text = quick("FPDFText_GetText", c_int, c_void_p, c_void_p, c_void_p, c_void_p)
_frame = quick("FPDFText_GetLooseCharBox")
ORIGIN = quick("FPDFText_GetCharOrigin")
_ink = quick("FPDFText_GetCharBox")
_size = quick("FPDFText_GetFontSize", c_double)
_frames: list[Answers] = []
_points: list[Answers] = []


def text_of(textpage: Any, count: int) -> str:
    """The characters of a text page, one code unit for each index."""
    units = np.empty(count + 1, dtype=np.uint16)
    if _text(handle(textpage), 0, count, units.ctypes.data) == count + 1:
        text = units[:count].tobytes().decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, i) for i in range(count))
    return "".join(chr(u) if 0 < u < 0x110000 and not 0xD800 <= u < 0xE000 else " " for u in codes)


def has_marks(codes: Codes) -> bool:
    """Whether there are marks drawn apart from their letters."""
    near = codes[(codes >= MARKS[0]) & (codes <= MARKS[-1])]
    return len(near) > 0 and not set(near.tolist()).isdisjoint(MARKS)


def solid_of(codes: Codes) -> Indices:
    """Indices of the characters that are drawn."""
    return np.flatnonzero((codes > 32) & (codes != 0xA0) & (codes != 0xAD))


def ends_of_words(solid: Indices) -> Indices:
    """Those of the drawn characters that begin or end a word."""
    if not len(solid):
        return solid
    apart = np.diff(solid) > 1
    ends = np.ones(len(solid), dtype=bool)
    ends[1:-1] = apart[1:] | apart[:-1]
    return solid[ends]


def frames_of(textpage: Any, count: int, wanted: Indices, drawn: Indices) -> Frames:
    """Array ``(count, 4)``: left, top, right, bottom of characters in PDF coordinates.

    Only the ``wanted`` ones of the ``drawn`` characters are asked for, the others are zero. Where
    words are as wide as no word can be, or change their baseline, all of their characters are asked
    for.
    """
    asked = fetched(textpage, wanted)
    edges = _steady(textpage, asked, wanted)
    inner = _inside_odd_words(edges, wanted, drawn, count)
    if len(inner):
        asked = np.concatenate((asked, fetched(textpage, inner)), axis=1)
        wanted = np.concatenate((wanted, inner))
        order = wanted.argsort()
        wanted = wanted[order]
        edges = _steady(textpage, asked[:, order], wanted)
    frames = np.zeros((4, count))
    frames[:, wanted] = edges
    return frames.T


def _inside_odd_words(edges: Frames, wanted: Indices, drawn: Indices, count: int) -> Indices:
    """The characters inside of words that are too wide or whose ends are not on one line."""
    if len(wanted) == len(drawn):
        return wanted[:0]
    pair = (wanted[1:] - wanted[:-1] > 1).nonzero()[0]
    a, b = wanted[pair], wanted[pair + 1]
    left, top, _, bottom = edges[:, pair]
    _, other_top, right, other_bottom = edges[:, pair + 1]
    size = np.maximum(np.minimum(top - bottom, other_top - other_bottom), 1.0)
    odd = right - left > 1.1 * size * (b - a + 1)
    odd |= np.abs(bottom - other_bottom) > 0.14 * size
    odd |= right < left
    inside = np.zeros(count, dtype=bool)
    inside[drawn] = True
    odd &= inside[a + 1]  # two ends of one word, nothing but letters between them
    starts, ends = (a[odd] + 1).tolist(), b[odd].tolist()
    return np.array([k for i, j in zip(starts, ends, strict=True) for k in range(i, j)], dtype=int)


def fetched(textpage: Any, wanted: Indices) -> Frames:
    """The frames of the ``wanted`` characters, one array for each edge."""
    asked = np.empty((4, len(wanted)))
    page = repeat(reference(textpage))
    with _room(_frames, c_float, 4, 0) as room:
        for start in range(0, len(wanted), ROOM):
            indices = wanted[start : start + ROOM].tolist()
            exhaust(map(_frame, page, indices, room.places[0]))
            asked[:, start : start + ROOM] = room.values[: len(indices)].T
    return asked


@contextmanager
def _room(free: list[Answers], kind: Any, width: int, *starts: int) -> Iterator[Answers]:
    """Room for answers out of those that are ``free``, to be used again."""
    try:
        room = free.pop()
    except IndexError:
        room = Answers(kind, width, *starts)
    yield room
    free.append(room)


def unsteady(edges: Frames) -> bool:
    """Whether neighbouring letters stand on different bases: fonts without ascent and descent.

    Their frames are the drawn shapes, so that g and y would seem to stand on a line of their own.
    """
    solid = (edges[1] - edges[3] > 0.5).nonzero()[0]
    if len(solid) < 6:
        return False
    left, top, right, base = edges if len(solid) == edges.shape[1] else edges[:, solid]
    height = top - base
    near = np.abs(left[1:] - right[:-1]) < 0.5 * height[1:]
    jump = np.abs(base[1:] - base[:-1]) / np.maximum(height[1:], height[:-1])
    jumps = np.count_nonzero(near & (jump > 0.14) & (jump < 0.6))
    return bool(jumps > max(0.06 * len(solid), 1))


def _steady(textpage: Any, edges: Frames, wanted: Indices) -> Frames:
    """The frames, of even height on the baselines of their characters where they are not steady."""
    if unsteady(edges):
        edges = edges.copy()
        _on_baselines(textpage, edges, wanted)
    return edges


def _on_baselines(textpage: Any, edges: Frames, wanted: Indices) -> None:
    """Give frames even height on the baselines that their characters are written on (in place)."""
    solid = (edges[1] - edges[3] > 0.5).nonzero()[0]
    if not len(solid):
        return
    page, at = reference(textpage), wanted[solid]
    bases = points_of(ORIGIN, page, at)[:, 1]
    # one size for each stretch of characters on one baseline
    heads = np.flatnonzero(np.diff(bases, prepend=np.inf) != 0)
    sizes = np.array(list(map(_size, repeat(page), at[heads].tolist())))
    sizes = np.repeat(sizes, np.diff(heads, append=len(at)))
    sized = sizes > 0
    if not sized.any():
        return
    solid, bases, sizes = solid[sized], bases[sized], sizes[sized]
    # the font size does not know the scale of the page; capitals are 0.7 of the real size high
    rise = (edges[1, solid] - bases) / sizes
    sizes *= max(_ninth(rise), 0.1) / 0.75
    edges[1, solid] = bases + 0.8 * sizes
    edges[3, solid] = bases - 0.2 * sizes


def points_of(function: Any, page: Any, wanted: Indices) -> Frames:
    """The first two numbers that a function tells about each of the ``wanted`` characters."""
    found = np.empty((len(wanted), 2))
    with _room(_points, c_double, 4, 0, 1, 2, 3) as room:
        first, second, *others = room.places
        rest = others if function is _ink else []
        for start in range(0, len(wanted), ROOM):
            indices = wanted[start : start + ROOM]
            exhaust(map(function, repeat(page), indices.tolist(), first, second, *rest))
            found[start : start + len(indices)] = room.values[: len(indices), :2]
    return found


def _ninth(values: Frames) -> float:
    """The 90th percentile; numpy's own takes ten times as long for a page."""
    ordered = np.sort(values)
    at = 0.9 * (len(ordered) - 1)
    low = int(at)
    share = at - low
    a, b = float(ordered[low]), float(ordered[min(low + 1, len(ordered) - 1)])
    return b - (b - a) * (1 - share) if share >= 0.5 else a + (b - a) * share


def upright(page: Any, frames: Frames) -> Frames:
    """Frames with the origin at the upper left corner of the page as it is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, top, right, bottom = frames.T
    shown = np.empty((4, len(frames)))
    turn = pdfium.FPDFPage_GetRotation(page)
    if turn == 1:
        shown[0], shown[1] = bottom - box.bottom, left - box.left
        shown[2], shown[3] = top - box.bottom, right - box.left
    elif turn == 2:
        shown[0], shown[1] = box.right - right, bottom - box.bottom
        shown[2], shown[3] = box.right - left, top - box.bottom
    elif turn == 3:
        shown[0], shown[1] = box.top - top, box.right - right
        shown[2], shown[3] = box.top - bottom, box.right - left
    else:
        shown[0], shown[1] = left - box.left, box.top - top
        shown[2], shown[3] = right - box.left, box.top - bottom
    return shown.T


def walls_of(grids: list[Grid]) -> Frames:
    """The left edges of all cells: ``(x, top, bottom)`` each."""
    return np.array([(c.box[0], c.box[1], c.box[3]) for grid in grids for c in grid.cells])


def runs_of(
    text: str, frames: Frames, walls: Frames | None = None, drawn: Indices | None = None
) -> list[Run]:
    """The runs of a page. ``frames`` are left, top, right, bottom with the origin at upper left.

    Characters inside of words may have empty frames. ``walls`` are edges of table cells, which no
    run crosses; ``drawn`` the indices of the characters that are drawn, where known.
    """
    if drawn is None:
        drawn = solid_of(codes_of(text))
    if not len(drawn):
        return []
    edges = frames.T
    solid = drawn[edges[2, drawn] != edges[0, drawn]]
    if not len(solid):
        return []
    words = np.zeros(len(text), dtype=np.int32)
    words[drawn[1:][drawn[1:] - drawn[:-1] > 1]] = 1
    words = words.cumsum()[solid]
    left, top, right, base = edges[:, solid]
    height = np.maximum(base - top, 1.0)
    size = np.minimum(height[:-1], height[1:])
    step = solid[1:] - solid[:-1]
    inside = (words[1:] == words[:-1]) & (step > 1)
    gap = np.where(inside, 0.0, left[1:] - right[:-1])
    breaks = (gap > WIDE * size) | (gap < -0.6 * size)
    rise = np.abs(base[1:] - base[:-1])
    breaks |= rise > np.maximum(0.14 * np.maximum(height[:-1], height[1:]), 0.1)
    if walls is not None:
        middle = (top + base) / 2
        for x, upper, lower in walls.tolist():
            crossed = (left[1:] > x - 1.5) & (left[:-1] < x - 0.5)
            breaks |= crossed & (middle[1:] > upper) & (middle[1:] < lower)
    if "\x00" in text:  # marks put on their letters are no blanks
        dropped = (codes_of(text) == 0).cumsum()
        step = step - dropped[solid[1:]] + dropped[solid[:-1]]
    missing = (~breaks & (step == 1) & (gap > BLANK * size)).nonzero()[0]
    ends = breaks.nonzero()[0].tolist()
    starts, stops = [0, *[end + 1 for end in ends]], [*ends, len(solid) - 1]
    boxes = zip(
        solid[starts].tolist(), solid[stops].tolist(), starts, stops,
        np.minimum.reduceat(left, starts).round(2).tolist(),
        np.maximum.reduceat(right, starts).round(2).tolist(),
        np.minimum.reduceat(top, starts).round(2).tolist(),
        np.maximum.reduceat(base, starts).round(2).tolist(),
        np.minimum.reduceat(height, starts).tolist(), strict=True,
    )
    blanks = missing.tolist()
    runs: list[Run] = []
    k = 0
    for first, last, a, b, x0, x1, upper, lower, frame in boxes:
        piece = text[first : last + 1]
        while k < len(blanks) and blanks[k] < a:
            k += 1
        inserted = 0
        while k < len(blanks) and blanks[k] < b:
            at = int(solid[blanks[k]]) + 1 - first + inserted
            piece = piece[:at] + " " + piece[at:]
            inserted += 1
            k += 1
        if "\x00" in piece:
            piece = piece.replace("\x00", "")
        if "\ufffe" in piece or "\x02" in piece:
            piece = piece.replace("\ufffe", "-").replace("\x02", "-")
        if "\r" in piece or "\n" in piece:
            piece = piece.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        if piece[1:2] == " " and piece[-2:-1] == " " and SPREAD.fullmatch(piece):
            piece, spread = drawn_together(piece, gap[a:b])
            x1 += spread
        runs.append(Run(piece, x0, x1, upper, lower, frame))
    return runs


@lru_cache(maxsize=512)
def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in VOWELS


def composed(text: str, frames: Frames, textpage: Any) -> str:
    """The text with tone marks that are drawn apart put on the vowels that they stand over.

    Dropped characters become NUL, so that indices stay those of the text page.
    """
    marks = np.flatnonzero(np.isin(codes_of(text), MARKS)).tolist()
    letters = list(text)
    owners = _owners(text, frames, marks, _middles_of_ink(textpage, marks))
    for j, owner in zip(marks, owners, strict=True):
        mark, letters[j] = letters[j], "\x00"
        whole = _whole(letters[owner], mark) if owner >= 0 else ""
        if len(whole) == 1:
            letters[owner] = whole
        _drop_false_blanks(letters, frames, j)
    return "".join(letters)


def _owners(text: str, frames: Frames, marks: list[int], middles: list[float]) -> list[int]:
    """For each mark the letter that it stands over, -1 for none: near, on its line, a vowel first."""
    size = len(text)
    codes = codes_of(text)
    kinds, inverse = np.unique(codes, return_inverse=True)
    letter = np.array([chr(code).isalpha() for code in kinds.tolist()])[inverse]
    consonant = np.array([not _is_vowel(chr(code)) for code in kinds.tolist()])[inverse]
    at = np.array(middles)[:, None]
    place = np.array(marks)[:, None]
    near = place + np.arange(-BEFORE, AFTER)[None, :]
    inside = (near >= 0) & (near < size)
    near = np.clip(near, 0, size - 1)
    left, top, right, bottom = (frames[:, corner][near] for corner in range(4))
    fits = inside & letter[near] & (left - 2 <= at) & (at <= right + 2)
    fits &= np.abs(bottom - frames[:, 3][place]) < 0.5 * (top - bottom)
    away = np.where(fits, np.abs((left + right) / 2 - at) + 4 * consonant[near], np.inf)
    best = away.argmin(axis=1)
    found = np.isfinite(away[np.arange(len(marks)), best])
    owners: list[int] = np.where(found, near[np.arange(len(marks)), best], -1).tolist()
    return owners


def _middles_of_ink(textpage: Any, indices: list[int]) -> list[float]:
    """The middles (x) of characters as they are drawn."""
    edges = points_of(_ink, reference(textpage), np.array(indices, dtype=int))
    middles: list[float] = ((edges[:, 0] + edges[:, 1]) / 2).tolist()
    return middles


@lru_cache(maxsize=512)
def _whole(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


def _drop_false_blanks(letters: list[str], frames: Frames, j: int) -> None:
    """Drop blanks that PDFium concluded beside the mark ``j`` where the letters are close."""
    a, b = j - 1, j + 1
    while a >= 0 and letters[a] in BLANKS:
        a -= 1
    while b < len(letters) and letters[b] in BLANKS:
        b += 1
    if a < 0 or b >= len(letters) or letters[a] < " " or letters[b] < " ":
        return
    if b - a == 2:
        return  # nothing but the mark between them
    _, top, right, bottom = frames[a].tolist()
    left, high, _, low = frames[b].tolist()
    height = min(top - bottom, high - low)
    if abs(bottom - low) < 0.14 * height and -height < left - right < BLANK * height:
        for k in range(a + 1, b):
            letters[k] = "\x00"
