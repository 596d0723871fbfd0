"""The figures of a digest, each defined once, here: what is counted, of how many, and beside what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from statistics import median

from storage.figures import EARLIER, Asked, Figures, Hours, OfKind, OldAppeal, Row, Series
from storage.promises import PromiseCounts
from storage.records import Kind

WEEK = timedelta(days=7)
SHARES = 20
"""Of fewer than these no percentage is told: it would claim more than so few can show."""
TIMES_CHANCE = 2
"""A figure that rose by more than so many times the play of chance is worse than normal."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A number beside that of the week before and the usual one, None where no earlier week is known."""

    now: int
    before: int
    usual: int | None

    @property
    def is_worse(self) -> bool:
        """Whether it is above its own normal by more than chance explains."""
        return grew(self.now, self.usual or 0)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a whole."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Give the percentage, None where the whole is too small for one to mean anything."""
        return round(100 * self.part / self.whole) if self.whole >= SHARES else None


@dataclass(frozen=True, slots=True)
class Week:
    """One of the eight weeks of the chart: what arrived, what was answered, what was open at its end."""

    arrived: int
    answered: int
    open: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the figures of a period say. `ready` are the topics for which a ready answer exists."""

    figures: Figures
    ready: frozenset[str] = frozenset()

    @property
    def people(self) -> Beside:
        """People who wrote: different citizens whose appeals arrived in the period, each counted once."""
        return self.beside(self.figures.people)

    @property
    def arrived(self) -> Beside:
        """Arrived: appeals created in the period."""
        return self.beside(self._sum(_arrived))

    @property
    def answered(self) -> Beside:
        """Answered: appeals whose first answer was given in the period, whenever they came."""
        return self.beside(self._sum(_answered))

    @property
    def closed(self) -> Beside:
        """Closed: appeals closed in the period and not opened again since."""
        return self.beside(self._sum(_closed))

    @property
    def open(self) -> Beside:
        """Open: appeals created but not closed by the end of the period; before: by its start."""
        return self.beside(self._sum(_open))

    @property
    def judged(self) -> tuple[int, int]:
        """Outcomes known: appeals of which it became known in the period how they ended; the week before."""
        whole = [self._sum(pick) for pick in (_confirmed, _disputed, _unconfirmed)]
        return sum(series[0] for series in whole), sum(series[1] for series in whole)

    @property
    def confirmed(self) -> tuple[Share, Share]:
        """Confirmed as solved: of the outcomes known, those of which the citizen said so; the week before."""
        return self._of_judged(_confirmed)

    @property
    def disputed(self) -> tuple[Share, Share]:
        """Disputed: of the outcomes known, those not solved, or in part only; the week before."""
        return self._of_judged(_disputed)

    @property
    def unconfirmed(self) -> tuple[Share, Share]:
        """Unconfirmed: of the outcomes known, those closed without the citizen's word; the week before."""
        return self._of_judged(_unconfirmed)

    @property
    def hours(self) -> tuple[Hours, Hours]:
        """Hours to the first answer: median and 90th percentile (nearest rank) of the appeals answered."""
        return self.figures.hours

    @property
    def promises(self) -> tuple[PromiseCounts, PromiseCounts]:
        """Promises: made, kept and broken in the period; missed: the day is over and nobody said kept."""
        return self.figures.promises

    @property
    def overdue(self) -> int:
        """Overdue: appeals whose promised or legal time was over at the end of the period and still runs."""
        return sum(row.overdue for row in self.figures.rows)

    @property
    def negative(self) -> tuple[Share, Share]:
        """Tone: of the appeals that arrived, those in negative words; beside it, of the earlier weeks."""
        arrived, negative = self._sum(_arrived), self.figures.negative
        return Share(negative[0], arrived[0]), Share(sum(negative[1:]), sum(arrived[1:]))

    @property
    def rows(self) -> tuple[Row, ...]:
        """By region and topic: what is worse than its own normal first, then where most is open."""
        return tuple(sorted(self.figures.rows, key=self._attention))

    @property
    def worse(self) -> tuple[Row, ...]:
        """Worse than normal: pairs of region and topic from which more people wrote than chance explains."""
        return tuple(row for row in self.rows if self.beside(row.people).is_worse)

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Questions that wait: no answer at the end of the period; the topic with the most people first."""
        return self.figures.asked

    @property
    def kinds(self) -> dict[Kind, OfKind]:
        """Kinds: reports, questions, proposals, thanks and requests to meet, each apart."""
        return {kind: self.figures.kinds[kind] for kind in Kind if kind in self.figures.kinds}

    @property
    def oldest(self) -> tuple[OldAppeal, ...]:
        """Open longest: appeals of before the end of the period which are open still, by age."""
        return self.figures.oldest

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The eight weeks that end with the period, oldest first."""
        picks = (_arrived, _answered, _open)
        numbers = zip(*(self._sum(pick)[:EARLIER] for pick in picks), strict=True)
        return tuple(Week(*each) for each in numbers)[::-1]

    @property
    def is_silent(self) -> bool:
        """No arrivals: nothing came in the period, which may mean that the intake is broken."""
        return self.arrived.now == 0

    @property
    def doubts_intake(self) -> bool:
        """Whether silence is strange: it always is of everything, of a part only where some are usual."""
        return self.is_silent and (not self.is_part or grew(self.people.usual or 0, 0))

    @property
    def is_part(self) -> bool:
        """Whether only some regions or topics are looked at."""
        return bool(self.figures.scope.regions or self.figures.scope.topics)

    def beside(self, series: Series) -> Beside:
        """Give the number of the period beside that of the week before and the usual one."""
        return Beside(series[0], series[1], self.usual(series))

    def usual(self, series: Series) -> int | None:
        """The usual: the median of the last eight weeks, a half rounded up; weeks without the bot apart."""
        known = series[1 : 1 + self.known_weeks]
        return int(median(known) + 0.5) if known else None

    @property
    def known_weeks(self) -> int:
        """Weeks before the period, eight at most, at the end of which the first appeal had come already."""
        first = self.figures.first_arrival
        ends = (self.figures.start - n * WEEK for n in range(EARLIER))
        return sum(first is not None and first < end for end in ends)

    def _of_judged(self, pick: Callable[[Row], Series]) -> tuple[Share, Share]:
        part, (now, before) = self._sum(pick), self.judged
        return Share(part[0], now), Share(part[1], before)

    def _sum(self, pick: Callable[[Row], Series]) -> Series:
        return total(map(pick, self.figures.rows))

    def _attention(self, row: Row) -> tuple[bool, int, int, int, str, str]:
        people = self.beside(row.people)
        excess = people.now - (people.usual or 0) if people.is_worse else 0
        return not people.is_worse, -excess, -row.open[0], -row.people[0], row.region or "", row.topic


def grew(now: int, usual: int) -> bool:
    """Say whether a figure rose by more than chance moves it.

    Two counts of the same thing differ by √(now + usual) by chance alone; twice that is taken for a rise,
    so that three after one says nothing, and five after none does.
    """
    return now - usual > TIMES_CHANCE * sqrt(now + usual)


def total(series: Iterable[Series]) -> Series:
    """Add series up week by week; not for people, of whom one may stand in several."""
    found = list(series)
    return tuple(map(sum, zip(*found, strict=True))) if found else (0,) * (1 + EARLIER)


def _arrived(row: Row) -> Series:
    return row.arrived


def _answered(row: Row) -> Series:
    return row.answered


def _closed(row: Row) -> Series:
    return row.closed


def _open(row: Row) -> Series:
    return row.open


def _confirmed(row: Row) -> Series:
    return row.confirmed


def _disputed(row: Row) -> Series:
    return row.disputed


def _unconfirmed(row: Row) -> Series:
    return row.unconfirmed
