"""The digest as a picture that is read on a phone, also in grey: SVG written here, drawn by resvg."""

import re
from collections.abc import Iterator
from datetime import tzinfo
from html import escape
from importlib.resources import as_file, files
from textwrap import wrap

from resvg_py import svg_to_bytes

from bot.digest.message import finding, period, place_name
from bot.digest.report import Report, grew
from bot.ministry import Ministry
from bot.texts import Voice
from storage.figures import Pair

WIDTH = 1000
"""Pixels across; the height follows from the number of bars."""
BARS = 21
"""Bars that are drawn one by one: all regions and the unknown one."""
MARGIN = 56
PAPER, INK, GREY, RULE = "#faf8f4", "#18222d", "#5f6973", "#d9d4c9"
CALM, GROWN = "#8db1b3", "#a6432a"
"""Bars: light as they were, dark where they rose beyond chance; those carry an arrow too."""
BAR_START = 508
"""Where the bars begin: right of the longest name of a region."""


def chart(report: Report, ministry: Ministry, say: Voice, zone: tzinfo) -> bytes:
    """Draw what is open now and was a week earlier, under the finding and the totals, as a PNG."""
    return draw("".join(_picture(report, ministry, say, zone)))


def draw(svg: str) -> bytes:
    """Turn SVG into a PNG with the font that ships with us, whatever others the machine has."""
    with as_file(files("bot.digest") / "fonts") as fonts:
        font_files = [str(fonts / "Inter-Regular.otf"), str(fonts / "Inter-Bold.otf")]
        return bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=font_files))


def _picture(report: Report, ministry: Ministry, say: Voice, zone: tzinfo) -> Iterator[str]:
    title, title_end = _title(report, ministry, say, zone)
    totals, totals_end = _totals(report, say, title_end)
    bars, end = _bars(report, ministry, say, totals_end)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{end}" font-family="Inter">'
    yield f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    yield from (*title, *totals, *bars, "</svg>")


def _title(report: Report, ministry: Ministry, say: Voice, zone: tzinfo) -> tuple[list[str], int]:
    line = f"{ministry.name(say.language)} · {period(report, say, zone)}"
    parts = [_text(MARGIN, 84, line, size=_fitting(line, 27, WIDTH - 2 * MARGIN), fill=GREY)]
    lines = list(_lines(finding(report, ministry, say), 34))
    size = min(_fitting(words, 46, WIDTH - 2 * MARGIN) for words in lines)
    parts += [_text(MARGIN, 148 + 58 * i, words, size=size, bold=True) for i, words in enumerate(lines)]
    return parts, 148 + 58 * (len(lines) - 1)


def _totals(report: Report, say: Voice, top: int) -> tuple[list[str], int]:
    total = report.total
    named = (
        (say("Arrived"), total.arrived),
        (say("Answered"), total.answered),
        (say("Closed"), total.closed),
        (say("Still open"), total.open),
    )
    step = (WIDTH - 2 * MARGIN + 20) // len(named)
    parts = [_rule(top + 44)]
    for index, (name, pair) in enumerate(named):
        x = MARGIN + index * step
        before = say("a week earlier {count}", count=pair.before)
        parts.append(_text(x, top + 92, name, size=_fitting(name, 27, step - 20)))
        parts.append(_text(x, top + 162, str(pair.now), size=64, bold=True))
        parts.append(_text(x, top + 200, before, size=_fitting(before, 23, step - 20), fill=GREY))
    return [*parts, _rule(top + 236)], top + 236


def _bars(report: Report, ministry: Ministry, say: Voice, top: int) -> tuple[list[str], int]:
    heading, named = _subject(report, ministry, say)
    if not named:
        nothing = _text(WIDTH // 2, top + 130, say("Nothing is open"), size=34, fill=GREY, anchor="middle")
        return [nothing], top + 240
    shown, rest = named[:BARS], named[BARS:]
    if rest:
        left = sum((pair for _, pair in rest), Pair())
        shown = [*shown, (say("{count} more", count=len(rest)), left)]
    height = max(42, min(64, 860 // len(shown)))
    size = min(30, height * 0.63)
    room = max(_width(_numbers(pair), size) for _, pair in shown) + 16
    unit = (WIDTH - MARGIN - BAR_START - room) / max(max(pair.now, pair.before) for _, pair in shown)
    parts = [*_heading(heading, say, top + 62)]
    for index, (name, pair) in enumerate(shown):
        parts += _bar(name, pair, top + 96 + index * height + height // 2, size, unit)
    return parts, top + 96 + len(shown) * height + 44


def _subject(report: Report, ministry: Ministry, say: Voice) -> tuple[str, list[tuple[str, Pair]]]:
    """Give what the bars stand for: regions, or topics where at most one region is known."""
    if len([region for region in report.open_by_region if region]) > 1:
        regions = report.open_by_region.items()
        return say("Open by region"), [(place_name(region, say), pair) for region, pair in regions]
    topics = report.open_by_topic.items()
    return say("Open by topic"), [(ministry.topic(topic).name(say.language), pair) for topic, pair in topics]


def _heading(words: str, say: Voice, y: int) -> Iterator[str]:
    """Draw what the bars are and, from the right, what bar and mark mean."""
    before, now = say("a week earlier"), say("now")
    x = float(WIDTH - MARGIN)
    yield _text(x, y, before, size=24, fill=GREY, anchor="end")
    x -= _width(before, 24) + 16
    yield _box(x, y - 24, 5, 32, INK)
    x -= 34
    yield _text(x, y, now, size=24, fill=GREY, anchor="end")
    x -= _width(now, 24) + 46
    yield _box(x, y - 19, 34, 21, CALM)
    yield _text(MARGIN, y, words, size=_fitting(words, 32, x - 24 - MARGIN), bold=True)


def _bar(name: str, pair: Pair, middle: int, size: float, unit: float) -> Iterator[str]:
    """Draw one line: name, bar for now, mark for a week earlier, both numbers."""
    rose, thick = grew(pair), size * 0.92
    now, before = pair.now * unit, pair.before * unit
    yield _text(MARGIN, middle + 9, name, size=_fitting(name, size, BAR_START - 16 - MARGIN), bold=rose)
    if pair.now:
        yield _box(BAR_START, middle - thick / 2, max(now, 4), thick, GROWN if rose else CALM)
    yield _box(BAR_START + before - 2, middle - thick / 2 - 5, 5, thick + 10, INK)
    x = BAR_START + max(now, before) + 16
    number = f'<tspan font-weight="700">{_number(pair)}</tspan>'
    yield _line(x, middle + 9, f'{number} <tspan fill="{GREY}">({pair.before})</tspan>', size=size)


def _number(pair: Pair) -> str:
    return f"↑ {pair.now}" if grew(pair) else str(pair.now)


def _numbers(pair: Pair) -> str:
    return f"{_number(pair)} ({pair.before})"


def _text(
    x: float, y: float, words: str, *, size: float, bold: bool = False, fill: str = INK, anchor: str = "start"
) -> str:
    return _line(x, y, escape(words), size=size, weight=700 if bold else 400, fill=fill, anchor=anchor)


def _line(
    x: float, y: float, svg: str, *, size: float, weight: int = 400, fill: str = INK, anchor: str = "start"
) -> str:
    place = f'x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size:.1f}" font-weight="{weight}" fill="{fill}">{svg}</text>'


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="2" fill="{fill}"/>'


def _rule(y: int) -> str:
    return _box(MARGIN, y, WIDTH - 2 * MARGIN, 2, RULE)


def _lines(words: str, most: int) -> Iterator[str]:
    """Cut words after each sentence and colon, and what is longer than `most` letters about evenly."""
    for part in re.split(r"(?<=[.:]) ", words):
        lines, longest = len(wrap(part, most)), max(len(word) for word in part.split())
        widths = range(min(longest, most), most + 1)
        yield from next(cut for width in widths if len(cut := wrap(part, width)) == lines)


def _fitting(words: str, size: float, room: float) -> float:
    """Give the largest size up to `size` in which the words need no more than `room`."""
    return min(size, size * room / _width(words, size)) if words else size


def _width(words: str, size: float) -> float:
    """Guess, rather too wide than too narrow, the width of words in our font."""
    return size * sum(_ROOM.get(letter, 0.72 if letter.isupper() else 0.6) for letter in words)


_ROOM = {
    **dict.fromkeys("іijlІI .,:;·!", 0.3),
    **dict.fromkeys("frt()", 0.4),
    **dict.fromkeys("гзктхэғsxz1–", 0.55),
    **dict.fromkeys("мшыюДИОФЦЫҢӨwNOQ", 0.8),
    **dict.fromkeys("жщЖМШЩЮmMW—№↑", 1.0),
}
"""Letters much narrower or wider than others, in parts of the type size."""
