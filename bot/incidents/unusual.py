"""Whether as many people as now write of a topic and region as hardly ever do there. Pure.

The measure is the pair's own normal: for each window (1, 6, 24, 72 hours) the median of the people in the
same window one to eight weeks before. Around that normal, people are taken to come independently of each
other (Poisson); unusual is what would come by chance in fewer than one of 200 such windows. A pair where
nothing ever came is taken to have a quarter of a person, and below three people nothing is unusual: one or
two are no trend, whatever the arithmetic says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from statistics import median

from storage.pulses import Pulse

WINDOWS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=72))
WEEKS = 8
CHANCE = 0.005
LEAST_PEOPLE = 3
LEAST_USUAL = 0.25
NEGATIVE_AMONG = 8
"""Appeals within a day from which on the share of negative ones tells anything."""
NEGATIVE_MORE = 0.3
"""By so much the share of negative ones must exceed the usual one."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is normal of a topic and region at this hour of the week.

    people     for each window, the median of eight weeks
    negative   appeals of negative tone among `appeals`, of the days before this hour in eight weeks
    """

    people: tuple[float, ...]
    negative: int
    appeals: int


def usual_of(earlier: Sequence[Pulse], now: datetime) -> Usual:
    """Give what is normal, by the hours of eight weeks."""
    negative = sum(pulse.negative for pulse in earlier)
    return Usual(usual_people(earlier, now), negative, sum(pulse.appeals for pulse in earlier))


def is_out_of_the_ordinary(lately: Sequence[Pulse], usual: Usual, now: datetime) -> bool:
    """Whether more people write than ever do there, or the tone has soured, by the hours of three days."""
    present = tuple(people_within(lately, now, window) for window in WINDOWS)
    day = [pulse for pulse in lately if pulse.hour > now - timedelta(hours=24)]
    today = sum(pulse.negative for pulse in day), sum(pulse.appeals for pulse in day)
    return is_unusual(present, usual.people) or has_soured(today, (usual.negative, usual.appeals))


def spans_before(now: datetime) -> list[tuple[datetime, datetime]]:
    """Give the spans of earlier weeks with which now is compared: the longest window in each."""
    longest = WINDOWS[-1]
    return [(now - week * timedelta(weeks=1) - longest, now - week * timedelta(weeks=1)) for week in _weeks()]


def usual_people(earlier: Iterable[Pulse], now: datetime) -> tuple[float, ...]:
    """Give for each window how many people are usual: the median of the same window in eight weeks."""
    hours = list(earlier)
    return tuple(
        median(people_within(hours, now - week * timedelta(weeks=1), window) for week in _weeks())
        for window in WINDOWS
    )


def people_within(hours: Iterable[Pulse], end: datetime, window: timedelta) -> int:
    """Give how many people came in the window up to `end`, to the hour."""
    return sum(pulse.people for pulse in hours if end - window < pulse.hour <= end)


def is_unusual(present: Sequence[int], usual: Sequence[float]) -> bool:
    """Whether in one of the windows more people came than chance brings there."""
    return any(are_too_many(people, normal) for people, normal in zip(present, usual, strict=True))


def are_too_many(people: int, usual: float) -> bool:
    """Whether so many people are more than chance brings where `usual` ones come."""
    return people >= LEAST_PEOPLE and chance_of(people, max(usual, LEAST_USUAL)) < CHANCE


def chance_of(people: int, usual: float) -> float:
    """Give how likely so many people or more are where `usual` ones come (the tail of Poisson)."""
    if usual > 500:  # exp(-usual) vanishes; so many are far from the small numbers that this is about
        return 0.0 if people > usual + 3 * usual**0.5 else 1.0
    term = exp(-usual)
    fewer = 0.0
    for count in range(people):
        fewer += term
        term *= usual / (count + 1)
    return max(0.0, 1.0 - fewer)


def has_soured(present: tuple[int, int], usual: tuple[int, int]) -> bool:
    """Whether the share of negative appeals has risen; both are (negative, all), of a day and of the weeks.

    Where nothing is known of earlier weeks, or little came, no share is told.
    """
    (negative, total), (before, all_before) = present, usual
    if total < NEGATIVE_AMONG or all_before < NEGATIVE_AMONG:
        return False
    return negative / total >= before / all_before + NEGATIVE_MORE


def _weeks() -> range:
    return range(1, WEEKS + 1)
