"""The second chart: eight weeks of what arrived, was answered and was open."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.digest.charts.drawing import (
    CALM,
    DEEP,
    GREY,
    INK,
    MARGIN,
    RULE,
    WIDTH,
    box,
    dot,
    line,
    picture,
    text,
    title,
    width,
)
from bot.digest.naming import Reader
from bot.digest.report import Report, Week, grew

PANEL = 250
"""Pixels from the ground of a panel to its highest number."""
STEP = (WIDTH - 2 * MARGIN) / 8
BAR = 40


def weeks_chart(report: Report, reader: Reader) -> bytes:
    """Draw arrived and answered as pairs of bars, and beneath them open as a line, under the finding."""
    say, weeks = reader.say, report.weeks
    head, top = title(reader.head(report), _finding(weeks, reader))
    ground = top + 90 + PANEL
    floor = ground + 110 + PANEL * 0.7
    parts = [
        *head,
        *_legend(((CALM, say("Arrived")), (DEEP, say("Answered"))), top + 34),
        *_bars(weeks, ground),
        *_legend(((INK, say("Open at the end of the week")),), ground + 64),
        *_line(weeks, floor),
        *_days(report, reader, floor + 46),
    ]
    return picture(parts, floor + 84)


def _finding(weeks: Sequence[Week], reader: Reader) -> str:
    """Say whether the work grows: what is open now against seven weeks ago."""
    say, then, now = reader.say, weeks[0].open, weeks[-1].open
    if grew(now, then):
        return say("More is open than seven weeks ago: {now}, then {then}", now=now, then=then)
    if grew(then, now):
        return say("Less is open than seven weeks ago: {now}, then {then}", now=now, then=then)
    return say("About as much is open as seven weeks ago: {now}, then {then}", now=now, then=then)


def _legend(named: Sequence[tuple[str, str]], y: float) -> Iterator[str]:
    x = float(MARGIN)
    for colour, name in named:
        yield box(x, y - 20, 30, 22, colour)
        yield text(x + 42, y, name, size=27, fill=GREY)
        x += 42 + width(name, 27) + 34


def _bars(weeks: Sequence[Week], ground: float) -> Iterator[str]:
    unit = PANEL / max(1, *(max(week.arrived, week.answered) for week in weeks))
    yield box(MARGIN, ground, WIDTH - 2 * MARGIN, 2, RULE)
    for place, week in enumerate(weeks):
        middle = MARGIN + (place + 0.5) * STEP
        yield from _bar(middle - BAR - 2, ground, week.arrived, unit, CALM)
        yield from _bar(middle + 2, ground, week.answered, unit, DEEP)


def _bar(left: float, ground: float, number: int, unit: float, colour: str) -> Iterator[str]:
    top = ground - number * unit
    yield box(left, top, BAR, number * unit, colour)
    if number:
        size = 25 if number < 1000 else 18
        yield text(left + BAR / 2, top - 8, str(number), size=size, anchor="middle")


def _line(weeks: Sequence[Week], floor: float) -> Iterator[str]:
    unit = PANEL * 0.55 / max(1, *(week.open for week in weeks))
    places = [MARGIN + (n + 0.5) * STEP for n in range(len(weeks))]
    points = [(x, floor - week.open * unit) for x, week in zip(places, weeks, strict=True)]
    yield box(MARGIN, floor, WIDTH - 2 * MARGIN, 2, RULE)
    yield line(points, INK, 6)
    for (x, y), week in zip(points, weeks, strict=True):
        yield dot(x, y, 9, INK)
        yield text(x, y - 20, str(week.open), size=27, bold=week is weeks[-1], anchor="middle")


def _days(report: Report, reader: Reader, y: float) -> Iterator[str]:
    """Name the first day of each week beneath it."""
    for place in range(8):
        begin = report.figures.start - timedelta(days=7 * (7 - place))
        day = f"{begin.astimezone(reader.zone):%d.%m}"
        yield text(MARGIN + (place + 0.5) * STEP, y, day, size=24, fill=GREY, anchor="middle")
