"""The first chart: the places from which more people wrote than is normal there."""

from collections.abc import Iterator

from bot.digest.charts.drawing import (
    GREY,
    GROWN,
    INK,
    MARGIN,
    PAPER,
    WIDTH,
    box,
    fitting,
    picture,
    text,
    title,
    width,
)
from bot.digest.naming import Reader
from bot.digest.report import Beside, Report

BARS = 8
"""Bars that are drawn one by one."""
ROW = 118
"""Pixels from one bar to the next: the name stands above it."""


def worse_chart(report: Report, reader: Reader) -> bytes:
    """Draw people of the period as bars, the usual as marks, under the finding."""
    shown = report.worse[:BARS]
    head, top = title(reader.head(report), _finding(report, reader))
    beside = [report.beside(row.people) for row in shown]
    names = [reader.where(row.region, row.topic) for row in shown]
    room = max(width(_numbers(each), 34) for each in beside) + 24
    unit = (WIDTH - 2 * MARGIN - room) / max(each.now for each in beside)
    parts = [*head, *_legend(reader, top + 40)]
    for place, (name, each) in enumerate(zip(names, beside, strict=True)):
        parts += _bar(name, each, top + 74 + place * ROW, unit)
    return picture(parts, top + 74 + len(shown) * ROW + 20)


def _finding(report: Report, reader: Reader) -> str:
    """Say where most is worse, and how many more places are."""
    say, (first, *others) = reader.say, report.worse
    if others:
        where = reader.where(first.region, first.topic)
        more = say.count("and {count} more place", "and {count} more places", len(others))
        return say("Worse than usual: {where} {more}", where=where, more=more)
    people = report.beside(first.people)
    return reader.against(first.region, first.topic, people.now, people.usual)


def _legend(reader: Reader, y: float) -> Iterator[str]:
    say = reader.say
    now, usual = say("people this week"), say("as usual")
    yield box(MARGIN, y - 19, 34, 21, GROWN)
    yield text(MARGIN + 46, y, now, size=26, fill=GREY)
    x = MARGIN + 46 + width(now, 26) + 34
    yield box(x, y - 26, 6, 34, INK)
    yield text(x + 18, y, usual, size=26, fill=GREY)


def _bar(name: str, each: Beside, y: float, unit: float) -> Iterator[str]:
    usual = (each.usual or 0) * unit
    yield text(MARGIN, y + 34, name, size=fitting(name, 32, WIDTH - 2 * MARGIN), bold=True)
    yield box(MARGIN, y + 50, max(each.now * unit, 4), 38, GROWN)
    yield box(MARGIN + usual - 6, y + 44, 12, 50, PAPER)
    yield box(MARGIN + usual - 3, y + 44, 6, 50, INK)
    yield text(MARGIN + max(each.now * unit, usual) + 16, y + 81, _numbers(each), size=34, bold=True)


def _numbers(each: Beside) -> str:
    return f"{each.now}" if each.usual is None else f"{each.now} ({each.usual})"
