"""What the figures of a week mean: where to look first, and what to say first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import sqrt
from typing import TypeVar

from storage.figures import Cell, Figures, OldAppeal, Pair, Tally
from storage.records import Kind

T = TypeVar("T")


def report(figures: Figures) -> "Report":
    """Order the figures of a period by what deserves attention, and sum them up."""
    total = total_of(figures.cells, people=figures.people)
    rows = tuple(sorted(figures.cells, key=_attention))
    return Report(
        start=figures.start,
        end=figures.end,
        headline=_headline(total, rows),
        total=total,
        rows=rows,
        open_by_region=_open_by(figures.cells, lambda cell: cell.region),
        open_by_topic=_open_by(figures.cells, lambda cell: cell.topic),
        kinds={kind: figures.kinds[kind] for kind in Kind if kind in figures.kinds},
        oldest=figures.oldest,
        last_arrival=figures.last_arrival,
    )


class Headline(StrEnum):
    """What a report says first."""

    SILENCE = "silence"
    """Nothing arrived, which may mean that the intake is broken."""
    RISE = "rise"
    """More arrived in the first row than chance explains."""
    MORE_OPEN = "more open"
    """More is open at the end of the period than at its start."""
    FEWER_OPEN = "fewer open"
    """Less is open at the end of the period than at its start."""
    AS_MANY_OPEN = "as many open"
    """As much is open at the end of the period as at its start."""
    NONE_OPEN = "none open"
    """All that ever arrived is closed."""


@dataclass(frozen=True, slots=True)
class Report:
    """A period from `start` to before `end`, in UTC, ready to be told.

    total           the tally of everything; each of its people is counted once
    rows            the tallies by region and topic, what deserves attention first
    open_by_region  what is open by region, most first; the region is None where it is not known
    open_by_topic   what is open by topic, most first
    kinds           what arrived by kind, in the order of `Kind`, without kinds of which nothing did
    oldest          what has been open for longest, oldest first
    last_arrival    when the last appeal came, None if none ever did
    """

    start: datetime
    end: datetime
    headline: Headline
    total: Tally
    rows: tuple[Cell, ...]
    open_by_region: Mapping[str | None, Pair]
    open_by_topic: Mapping[str, Pair]
    kinds: Mapping[Kind, Pair]
    oldest: tuple[OldAppeal, ...]
    last_arrival: datetime | None


def grew(figure: Pair) -> bool:
    """Say whether a figure rose by more than chance moves it.

    Two counts of the same thing differ by √(now + before) by chance alone; twice that is taken for a rise,
    so that three after one says nothing, and five after none does.
    """
    return figure.now - figure.before > 2 * sqrt(figure.now + figure.before)


def total_of(cells: Iterable[Cell], *, people: Pair) -> Tally:
    """Add tallies up; `people` must be counted anew, because one person may stand in several."""
    cells = tuple(cells)
    return Tally(
        arrived=_sum(cell.arrived for cell in cells),
        people=people,
        answered=_sum(cell.answered for cell in cells),
        closed=_sum(cell.closed for cell in cells),
        open=_sum(cell.open for cell in cells),
        confirmed=_sum(cell.confirmed for cell in cells),
        disputed=_sum(cell.disputed for cell in cells),
        unconfirmed=_sum(cell.unconfirmed for cell in cells),
    )


def _sum(pairs: Iterable[Pair]) -> Pair:
    return sum(pairs, Pair())


def _open_by(cells: Iterable[Cell], key: Callable[[Cell], T]) -> Mapping[T, Pair]:
    summed: defaultdict[T, Pair] = defaultdict(Pair)
    for cell in cells:
        if cell.open != Pair():
            summed[key(cell)] += cell.open
    return dict(sorted(summed.items(), key=lambda item: (-item[1].now, -item[1].before, str(item[0]))))


def _attention(cell: Cell) -> tuple[int, int, int, int, str, str]:
    """Give a key by which rising arrivals come first, then rising work, then the most work."""
    rise = sum(figure.now - figure.before for figure in (cell.arrived, cell.open) if grew(figure))
    rank = 0 if grew(cell.arrived) else 1 if grew(cell.open) else 2
    return rank, -rise, -cell.open.now, -cell.arrived.now, cell.region or "", cell.topic


def _headline(total: Tally, rows: tuple[Cell, ...]) -> Headline:
    if not total.arrived.now:
        return Headline.SILENCE
    if grew(rows[0].arrived):
        return Headline.RISE
    if not total.open.now:
        return Headline.NONE_OPEN
    if total.open.now == total.open.before:
        return Headline.AS_MANY_OPEN
    return Headline.MORE_OPEN if total.open.now > total.open.before else Headline.FEWER_OPEN
