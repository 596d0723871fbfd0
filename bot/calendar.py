"""The working days and hours of an office in Kazakhstan, and the deadlines that follow from them. Pure."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
WEEKEND = (5, 6)
LONGEST_HOLIDAY = 60
"""Days in a row without work after which a calendar is taken for a mistake."""
ZONE = ZoneInfo("Asia/Almaty")

Span = tuple[datetime, datetime]


class NothingButHolidays(ValueError):
    """The calendar knows no working day for two months; the message says from when on."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When the office works on a working day, in its own wall time, with or without a break for lunch."""

    opens: time = time(9)
    closes: time = time(18)
    lunch: tuple[time, time] | None = None

    def spans(self) -> tuple[tuple[time, time], ...]:
        """Give the stretches of work within a day."""
        if self.lunch is None:
            return ((self.opens, self.closes),)
        return (self.opens, self.lunch[0]), (self.lunch[1], self.closes)

    def length(self) -> timedelta:
        """Give how long a working day is."""
        ends = (timedelta(hours=end.hour, minutes=end.minute) for _, end in self.spans())
        begins = (timedelta(hours=begin.hour, minutes=begin.minute) for begin, _ in self.spans())
        return sum(ends, timedelta()) - sum(begins, timedelta())


@dataclass(frozen=True, slots=True)
class Transfers:
    """Days that the government moved: free ones which would be working days, and the other way round."""

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekends, public holidays with their moved days off, the government's transfers, the office's hours."""

    hours: Hours = Hours()
    transfers: Transfers = Transfers()
    zone: ZoneInfo = ZONE

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on a day; a transfer wins over a holiday, and that over the weekend."""
        if day in self.transfers.days_off:
            return False
        if day in self.transfers.working_days:
            return True
        free, worked = public_holidays(day.year)
        return day not in free and (day.weekday() not in WEEKEND or day in worked)

    def is_working(self, moment: datetime) -> bool:
        """Whether somebody works at a moment."""
        return any(start <= moment < end for start, end in self._spans_of(self.day_of(moment)))

    def is_daytime(self, moment: datetime) -> bool:
        """Whether it is between the hours of opening and closing, on any day: nobody is woken up."""
        return self.hours.opens <= moment.astimezone(self.zone).time() < self.hours.closes

    def day_of(self, moment: datetime) -> date:
        """Give the day that a moment is in the office."""
        return moment.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """Give the moment when the office closes on a day, in UTC."""
        return self._at(day, self.hours.closes)

    def next_working_moment(self, moment: datetime) -> datetime:
        """Give the moment itself if somebody works then, else the next when somebody does."""
        return next(max(start, moment) for start, _ in self._spans_from(moment))

    def next_working_day(self, day: date) -> date:
        """Give the first working day after a day."""
        return self.add_working_days(day, 1)

    def add_working_days(self, start: date, days: int) -> date:
        """Give the working day so many after a day, which itself does not count (APPC, art. 76)."""
        return _working_days_after(self, start, days)

    def deadline(self, start: datetime, days: int) -> datetime:
        """Give the end of the working day so many after that of a moment; after hours counts as the next."""
        return _deadline(self, start, days)

    def add_working_time(self, start: datetime, span: timedelta) -> datetime:
        """Give the moment by which so much working time has passed."""
        left, moment = span, start
        for begins, ends in self._spans_from(start):
            moment = max(begins, start)
            if left <= ends - moment:
                return moment + left if left else start
            left -= ends - moment
        return moment

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Give how much working time lies between two moments, none if the second is not later."""
        total = timedelta()
        if end <= start:
            return total
        days = (self.day_of(end) - self.day_of(start)).days
        for offset in range(days + 1):
            for begins, ends in self._spans_of(self.day_of(start) + DAY * offset):
                total += max(min(ends, end) - max(begins, start), timedelta())
        return total

    def fingerprint(self, year: int) -> str:
        """Give a word that changes with anything which decides on the deadlines of a year and the next."""
        known = [sorted(map(sorted, public_holidays(each))) for each in (year - 1, year, year + 1, year + 2)]
        transfers = sorted(self.transfers.days_off), sorted(self.transfers.working_days)
        return sha256(repr((self.hours, transfers, self.zone.key, known)).encode()).hexdigest()[:16]

    def _spans_from(self, moment: datetime) -> Iterator[Span]:
        """Give the stretches of work that end after a moment, for ever."""
        day = self.day_of(moment)
        while True:
            day = next(each for each in _days(day) if self.is_working_day(each))
            yield from (span for span in self._spans_of(day) if span[1] > moment)
            day += DAY

    def _spans_of(self, day: date) -> Iterator[Span]:
        if self.is_working_day(day):
            for begins, ends in self.hours.spans():
                yield self._at(day, begins), self._at(day, ends)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone).astimezone(UTC)


@lru_cache(maxsize=1024)
def _working_days_after(calendar: Calendar, start: date, days: int) -> date:
    """Count the days; appeals of one day and one promise are due together, so few are counted twice."""
    day = start
    for _ in range(days):
        day = next(each for each in _days(day + DAY) if calendar.is_working_day(each))
    return day


@lru_cache(maxsize=1024)
def _deadline(calendar: Calendar, start: datetime, days: int) -> datetime:
    """Count to the deadline; that of one appeal is asked for several times while it is taken in."""
    begins = calendar.day_of(calendar.next_working_moment(start))
    return calendar.end_of(calendar.add_working_days(begins, days))


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def public_holidays(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Give the days off of a year with those moved by law, and the weekend days that are worked instead.

    Kurban Ait, which follows the moon, is reckoned; where it comes otherwise, the transfers say so.
    """
    # Imported here: 70 ms and 17 MB, which a command that needs no calendar is spared.
    from holidays.countries.kazakhstan import Kazakhstan  # noqa: PLC0415

    known = Kazakhstan(years=[year, year + 1])  # a day off in January may be worked off in December
    return (
        frozenset(day for day in known if day.year == year),
        frozenset(day for day in known.weekend_workdays if day.year == year),
    )


def _days(start: date, step: timedelta = DAY) -> Iterator[date]:
    for offset in range(LONGEST_HOLIDAY):
        yield start + step * offset
    raise NothingButHolidays(f"No working day within {LONGEST_HOLIDAY} days of {start}.")
