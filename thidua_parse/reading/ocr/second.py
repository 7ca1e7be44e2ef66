"""A second look at what matters most on a scan: number line, date line, signature block.

The number and the date are often written by hand, and a digit string that fits the pattern is
often wrong. Their lines are read again at several scales; what most readings give is taken, and the
less the readings agree the lower the confidence of the word, so that the parser can call the value
uncertain. Seals hide parts of the signature block from page segmentation; it is read again as one
block and as scattered words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import regex
from PIL import Image

from .byhand import date_opinion, is_printed, serial_opinion, supported, weighed
from .engine import LINE, OcrWord, recognise
from .hand import Head, numbered
from .other import line_readings
from .shapes import VARIANTS
from .signature import signature_block
from .words import cleaned

#: "Số:" as OCR reads it, alone or with what follows glued to it
NUMBER = regex.compile(r"[S5][ốóôỗồoöõøếé60](?:[:.;,]|$)(.*)", regex.IGNORECASE)
NUMBER_LINE = regex.compile(NUMBER.pattern.replace("|$)", r"|\s|$)"), regex.IGNORECASE)
PLACE = regex.compile(r"\p{Lu}\p{Ll}+,?$|\p{Lu}\p{Ll}*,$")
DAY = regex.compile(r"(?i)ng[àaảáãạ]y")
MONTH = regex.compile(r"(?i)[tl]h\p{L}ng$")
YEAR = regex.compile(r"(?i)\W?n[ăaẫâä]m")
DATE = regex.compile(
    r"(?i)ng[àaảáãạ][ywvÿ]?\s*(?P<day>.{0,8}?)\s*[tl]h\p{L}ng\s*(?P<month>.{0,8}?)\s*n\p{L}m\s*(?P<year>\S{0,6})"
)
FITS = regex.compile(r"\d{1,5}[a-zA-Z]?(?:/\d{4})?(?: ?[/-]) ?\p{Lu}.*|\d{1,5}")
SERIAL = regex.compile(r"[^/]*?(?=\s?[/-]\s?\p{Lu}|/|$)")
SYMBOL = regex.compile(r"(?:/\d{4}/|\s?[/-]\s?)\p{Lu}{2}.*$")
#: figures that lost the stroke before their symbol: "3554UBND-NC"
GLUED = regex.compile(r"(\d{1,5})\p{Lu}{2}")
TRAILING = regex.compile(r"[\s|_;:~`'ˆ^*•·-]+$|\s+[IlÀAiNn1ì|_.,-]{1,2}$")
LEADING = regex.compile(r"^[\s|_.;:~`'ˆ^*•·-]+")
DIGITLIKE = str.maketrans({"O": "0", "o": "0", "Ô": "0", "l": "1", "I": "1", "!": "1", "]": "1"})
#: the unit in a symbol may be numbered in small figures
ROOM = regex.compile(r"UBND ?[-–]")
#: what is believed of the opinion of another reader
OTHER = 0.75
#: share of all readings that must agree with the second reader, and what is believed of them then
MOST, AGREED = 0.7, 0.85
#: confidence of a value on which the readings do not agree
DOUBT = 0.5
#: lines of the header less sure than this are read again, but not more than so many
SURE, MOST_LINES = 0.85, 10

Box = tuple[float, float, float, float]


def second_look(
    words: list[OcrWord], image: Image.Image, dpi: int, path: str, *, header: bool,
    stamped: Sequence[Box] = (),
) -> list[OcrWord]:
    """The words with the header (if there is one), number, date and signature block read again.

    ``stamped`` are boxes (pixels) of stamped words, which need no guessing.
    """
    if header:
        words = _doubtful_lines(words, image, dpi, path)
        hand = Head(image)
        words = _number(words, image, dpi, path, stamped, hand)
        words = _date(words, image, dpi, path, stamped, hand)
    return signature_block(words, image, dpi, path)


def _doubtful_lines(
    words: list[OcrWord], image: Image.Image, dpi: int, path: str
) -> list[OcrWord]:
    """The words with short unsure lines of the header and the title read again."""
    lines: dict[int, list[OcrWord]] = defaultdict(list)
    for word in words:
        if word.bottom < 0.4 * image.height:
            lines[word.line].append(word)
    result = words
    left = MOST_LINES
    for line in lines.values():
        sure = _sureness(line)
        if sure > SURE or NUMBER.match(line[0].text) or not left:
            continue
        left -= 1
        box = _box_of(line, image)
        best, best_sure = None, sure + 0.05
        for variant in VARIANTS[:3]:
            found = cleaned(recognise(variant(image.crop(box)), dpi, path, LINE))
            if found and _sureness(found) > best_sure:
                best, best_sure = found, _sureness(found)
        if best is not None:
            spread = _spread(best, line[0], box)
            result = _inserted([w for w in result if w.line != line[0].line], spread)
    return result


def _sureness(words: list[OcrWord]) -> float:
    """Mean confidence, weighted by length."""
    total = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / max(total, 1)


def _spread(
    words: list[OcrWord], like: OcrWord, box: tuple[int, int, int, int]
) -> list[OcrWord]:
    """Words of a scaled reading put back to the place of their line."""
    first, last = min(w.x0 for w in words), max(w.x1 for w in words)
    factor = (box[2] - box[0]) / max(last - first, 1)
    return [
        like._replace(
            text=w.text, confidence=w.confidence, top=box[1], bottom=box[3],
            x0=round(box[0] + (w.x0 - first) * factor), x1=round(box[0] + (w.x1 - first) * factor),
        )
        for w in words
    ]


def _line(words: list[OcrWord], first: OcrWord) -> list[OcrWord]:
    """The words on the line of ``first`` from it on."""
    middle = (first.top + first.bottom) / 2
    level = [
        w for w in words
        if w.x0 >= first.x0 and abs((w.top + w.bottom) / 2 - middle) < 0.7 * first.size
    ]
    return sorted(level, key=lambda w: w.x0)


def _box_of(words: list[OcrWord], image: Image.Image) -> tuple[int, int, int, int]:
    """The place of a line with a margin."""
    margin = round(0.35 * words[0].size)
    return (
        max(min(w.x0 for w in words) - margin, 0), max(min(w.top for w in words) - margin, 0),
        min(max(w.x1 for w in words) + margin, image.width),
        min(max(w.bottom for w in words) + margin, image.height),
    )


def _readings(
    words: list[OcrWord], image: Image.Image, dpi: int, path: str, *, wider: bool = False
) -> list[tuple[str, float]]:
    """What the variants of the words' line give: text and mean confidence.

    ``wider`` adds the place of a word at the end of the line.
    """
    box = _box_of(words, image)
    if wider:
        box = (*box[:2], min(round(box[2] + 3.5 * words[0].size), image.width), box[3])
    if box[2] - box[0] < 20 or box[3] - box[1] < 10:
        return []
    crop = image.crop(box)
    result = []
    for variant in VARIANTS:
        found = recognise(variant(crop), dpi, path, LINE)
        if found:
            sure = sum(w.confidence for w in found) / len(found)
            result.append((" ".join(w.text for w in found), sure))
    return result


def _is_stamped(line: list[OcrWord], stamped: Sequence[Box]) -> bool:
    """Whether a stamped word stands on the line."""
    x0, x1 = min(w.x0 for w in line), max(w.x1 for w in line)
    top, bottom = min(w.top for w in line), max(w.bottom for w in line)
    return any(
        x0 <= (b[0] + b[2]) / 2 <= x1 + 3 * line[0].size and top - 20 < (b[1] + b[3]) / 2 < bottom + 20
        for b in stamped
    )


def _number(
    words: list[OcrWord], image: Image.Image, dpi: int, path: str, stamped: Sequence[Box], hand: Head
) -> list[OcrWord]:
    heads = [
        w for w in words
        if w.bottom < 0.33 * image.height and w.x0 < 0.5 * image.width and NUMBER.match(w.text)
        and not _is_cited(words, w)
    ]
    if not heads:
        return words
    first = min(heads, key=lambda w: w.top)
    line = [first]
    for word in _line(words, first)[1:]:
        gap = word.x0 - line[-1].x1
        if gap > 5 * first.size or (gap > 0.6 * first.size and PLACE.match(word.text)):
            break
        if word.x0 > 0.58 * image.width:
            break
        line.append(word)
    if _is_stamped(line, stamped):
        return words
    own = " ".join(w.text for w in line)
    readings = [(own, min(w.confidence for w in line)), *_readings(line, image, dpi, path)]
    second = serial_opinion(line_readings(image.crop(_box_of(line, image))))
    shown = [(_serial(value), sure) for text, sure in readings if (value := number_value(text))]
    printed = second is not None and is_printed(shown, second) and ROOM.search(own) is None
    opinions = weighed(second, None if printed else hand.figures.serial)
    values: dict[str, float] = defaultdict(float)
    serials: dict[str, float] = defaultdict(float)
    for text, sure in readings:
        value = number_value(text)
        if value is None:
            continue
        weight = sure * (1.0 if FITS.fullmatch(value) else 0.35)
        values[value] += weight
        serials[_serial(value)] += weight
    if not values:
        return words
    symbol = _symbol(max(values, key=lambda v: values[v]))
    symbol = symbol if printed else numbered(symbol, hand.figures.symbol)
    for opinion, weight in opinions:
        values[opinion.value + symbol] += weight
        serials[opinion.value] += weight
        readings += [(f"Số: {opinion.value}{symbol}", OTHER)] * 2
    blank = [t for t, _ in readings if _serial(number_value(t) or "?") == ""]
    if len(serials) > 1 and len(blank) < 0.8 * len(readings):
        serials.pop("", None)  # some readings see ink where others see a blank
    serial = max(serials, key=lambda s: serials[s])
    value = max((v for v in values if _serial(v) == serial), key=lambda v: values[v])
    if not value:
        return words
    seen = [_serial(number_value(t) or "?") for t, _ in readings]
    sure = _agreement(seen, serial, readings, seconded=supported(opinions, serial))
    symbol = value[len(_serial(value)) :]
    others = tuple(sorted({s + symbol for s in seen if s.isdigit() and s != serial}))
    rest = [w for w in words if w not in line]
    colon = ":" if any(":" in w.text for w in line) else ""
    head = first._replace(text=f"Số{colon}", x1=min(first.x1, first.x0 + 2 * round(first.size)))
    start = head.x1 + round(0.4 * first.size)
    read = first._replace(
        text=value, x0=start, x1=max(line[-1].x1, start + 2), confidence=sure, others=others,
        top=min(w.top for w in line), bottom=max(w.bottom for w in line),
    )
    return _inserted(rest, [head, read])


def _is_cited(words: list[OcrWord], label: OcrWord) -> bool:
    """Whether "số" stands behind a word in small letters: "Quyết định số …" is no document's own."""
    before = [w for w in words if w.line == label.line and 0 <= label.x0 - w.x1 < 1.2 * label.size]
    return any(len(w.text) > 2 and w.text[1:].islower() and w.text.isalpha() for w in before)


def number_value(text: str) -> str | None:
    """What follows "Số:" in a reading, without specks; None where there is no "Số"."""
    match = NUMBER_LINE.search(text)
    if not match:
        return None
    value = text[match.start(1) :].replace("⁄", "/").replace(" /", "/").replace("/ ", "/")
    value = regex.sub(r"(?<=\p{Lu}) ?[-–] ?(?=\p{Lu})", "-", value)
    for _ in range(3):
        value = LEADING.sub("", TRAILING.sub("", value))
    return str(value).strip()


def _symbol(value: str) -> str:
    match = SYMBOL.search(value)
    return match.group() if match else value[len(_serial(value)) :]


def _serial(value: str) -> str:
    if (glued := GLUED.match(value)) is not None:
        return str(glued.group(1))
    match = SERIAL.match(value)
    return (match.group() if match else value).strip()


def _agreement(
    values: list[str], best: str, readings: list[tuple[str, float]], *, seconded: bool = False
) -> float:
    """Mean confidence of the readings that give ``best``, lowered by those that do not.

    Readings that do not show the line at all ("?") do not count, but three must be left. Where the
    second reader gives the same (``seconded``), most readings are enough.
    """
    seen = [v for v in values if v != "?"]
    same = [sure for value, (_, sure) in zip(values, readings, strict=True) if value == best]
    if not same:
        return 0.1
    share = len(same) / len(seen)
    sure = sum(same) / len(same)
    if seconded and share >= MOST and len(same) >= 5 and sure > DOUBT:
        return max(sure, AGREED)
    return sure if share == 1 and len(same) >= 3 else min(DOUBT, sure * share)


def _date_line(words: list[OcrWord], image: Image.Image) -> list[OcrWord]:
    """The words from "ngày" to the year on the line of place and date, or none."""
    for head in sorted(words, key=lambda w: w.top):
        if head.bottom > 0.32 * image.height:
            break
        if head.x0 < 0.42 * image.width or not (DAY.match(head.text) or MONTH.match(head.text)):
            continue
        row = _line(words, min((w for w in words if w.line == head.line), key=lambda w: w.x0))
        row = [w for w in row if w.x0 > 0.38 * image.width]
        if head not in row:
            continue  # a tilted line: its first word stands higher or lower
        at = row.index(head)
        days = [k for k in range(max(at - 3, 0), at) if row[k].text.lower().startswith("ng")]
        if MONTH.match(head.text) and days:
            at = days[-1]
        if at > 5 or (not at and any(
            w.line == head.line and head.x0 - 3 * head.size < w.x1 <= head.x0 for w in words
        )):
            continue  # a date inside a sentence
        line = []
        for word in row[at : at + 9]:
            line.append(word)
            if regex.search(r"\d{4}", word.text):
                break
        if any(YEAR.match(w.text) for w in line) and len(row) - at - len(line) <= 1:
            return line
    return []


def _date(
    words: list[OcrWord], image: Image.Image, dpi: int, path: str, stamped: Sequence[Box], hand: Head
) -> list[OcrWord]:
    line = _date_line(words, image)
    if not line or _is_stamped(line, stamped):
        return words
    readings = [
        (" ".join(w.text for w in line), sum(w.confidence for w in line) / len(line)),
        *_readings(line, image, dpi, path, wider=not regex.search(r"\d{4}", line[-1].text)),
    ]
    found = [(DATE.search(text), sure) for text, sure in readings]
    shown = line_readings(image.crop(_box_of(line, image)))
    fields: dict[str, tuple[str, float, tuple[str, ...]]] = {}
    for name in ("day", "month", "year"):
        votes: dict[str, float] = defaultdict(float)
        values = [date_value(match.group(name)) if match else "?" for match, _ in found]
        seen = list(readings)
        for value, (_, sure) in zip(values, seen, strict=True):
            if value != "?":
                votes[value] += sure * (1.0 if value.isdigit() else 0.3)
        second = date_opinion(shown, name)
        printed_so = second is not None and is_printed([*zip(values, (s for _, s in seen), strict=True)], second)
        opinions = weighed(second, None if printed_so else getattr(hand.figures, name))
        for opinion, weight in opinions:
            values += [opinion.value] * 2
            seen += [("", OTHER)] * 2
            votes[opinion.value] += weight
        if values.count("") < 0.8 * len(values):
            votes.pop("", None)  # some readings see ink where others see a blank
        if not votes:
            return words
        best = max(votes, key=lambda v: votes[v])
        printed = [w.confidence for w in line if date_value(w.text) == best]
        seconded = supported(opinions, best)
        sure = _agreement(values, best, seen, seconded=seconded)
        if not (seconded and sure >= AGREED):
            sure = min(sure, *printed) if printed else min(sure, DOUBT)
        others_of = {v for v in values if v.isdigit() and v != best and len(v) == len(best)}
        fields[name] = (best, sure, tuple(sorted(others_of)))
    return _inserted([w for w in words if w not in line], _date_words(line, fields))


def _date_words(
    line: list[OcrWord], fields: dict[str, tuple[str, float, tuple[str, ...]]]
) -> list[OcrWord]:
    """"ngày … tháng … năm …" as words spread over the place of the line."""
    first, end = line[0], max(w.x1 for w in line)
    parts = []
    for word, name in (("ngày", "day"), ("tháng", "month"), ("năm", "year")):
        parts += [(word, 0.95, ()), fields[name]]
    parts = [part for part in parts if part[0]]
    total = sum(len(part[0]) + 1 for part in parts)
    step = (end - first.x0) / max(total, 1)
    words, x = [], float(first.x0)
    top, bottom = min(w.top for w in line), max(w.bottom for w in line)
    for text, sure, others in parts:
        right = x + step * len(text)
        words.append(
            first._replace(
                text=text, x0=round(x), x1=round(right), top=top, bottom=bottom, confidence=sure,
                others=others,
            )
        )
        x = right + step
    return words


def date_value(text: str) -> str:
    """Digits of a day, month or year as OCR reads them; other signs are kept as they are."""
    value = str(regex.sub(r"[\s_.,;:'`|)(-]+", "", text or ""))
    swapped = value.translate(DIGITLIKE)
    return swapped if swapped.isdigit() else value


def _inserted(words: list[OcrWord], new: list[OcrWord]) -> list[OcrWord]:
    """The words with ``new`` ones, which get a line of their own, in reading order."""
    number = max((w.line for w in words), default=0) + 1
    return [*words, *(w._replace(line=number) for w in new)]
