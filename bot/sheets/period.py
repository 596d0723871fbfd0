"""Which days a report is about, as people write them; what cannot be meant is explained. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

USUAL_DAYS = 7
"""Days up to today of which a report tells that names none."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)
_GIVEN = re.compile(rf"{_ISO.pattern}|{_DOTTED.pattern}", re.ASCII)
_BETWEEN = re.compile(r"[\s–—,…-]*|\s*\.\.\s*")


class Why(Enum):
    """Why days cannot be meant."""

    UNREADABLE = auto()
    """There are words that are no day."""
    NO_SUCH_DAY = auto()
    TOO_MANY = auto()
    WRONG_ORDER = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, with the words or days that are; in the right order, where that is all."""

    why: Why
    words: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of the office, the last one included; the end is cut where the future begins."""

    first: date
    last: date
    was_cut: bool = False
    """Whether later days were asked for, which have not come yet."""

    def start(self, zone: tzinfo) -> datetime:
        """Give the moment with which it begins."""
        return datetime.combine(self.first, time(), zone)

    def end(self, zone: tzinfo) -> datetime:
        """Give the moment before which it ends."""
        return datetime.combine(self.last + timedelta(days=1), time(), zone)

    def name(self) -> str:
        """Give the days as the name of a file has them."""
        days = dict.fromkeys((self.first, self.last))
        return "-".join(f"{day:%Y%m%d}" for day in days)


def read_day(written: str) -> date | None:
    """Give the day that is written as 2026-11-30, 30.11.2026 or 30/11/2026, None if there is none such."""
    iso, dotted = _ISO.fullmatch(written), _DOTTED.fullmatch(written)
    if not (iso or dotted):
        return None
    year, month, day = iso.groups() if iso else reversed(dotted.groups() if dotted else ())
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_period(written: str, today: date) -> Period | Mistake:
    """Give the days that are meant: from and to, from one day until today, or the last seven."""
    given = [found[0] for found in _GIVEN.finditer(written)]
    if any(_strange(written)):
        return Mistake(Why.UNREADABLE, " ".join(written.split()))
    days = [read_day(each) for each in given]
    for each, day in zip(given, days, strict=True):
        if day is None:
            return Mistake(Why.NO_SUCH_DAY, each)
    if len(days) > 2:
        return Mistake(Why.TOO_MANY, " ".join(given))
    first = days[0] if days and days[0] else today - timedelta(days=USUAL_DAYS - 1)
    last = days[1] if len(days) > 1 and days[1] else today
    return check(first, last, today)


def check(first: date, last: date, today: date) -> Period | Mistake:
    """Give the period between two days, or why there is none."""
    if first > today:
        return Mistake(Why.FUTURE, "", (first,))
    if first > last:
        return Mistake(Why.WRONG_ORDER, "", (last, first))
    return Period(first, min(last, today), was_cut=last > today)


def _strange(written: str) -> Iterator[str]:
    """Give what stands before, between and after the days and is more than a sign between them."""
    rest = _GIVEN.split(written)[:: 1 + _GIVEN.groups]
    yield from (words for words in rest if words and not _BETWEEN.fullmatch(words))
