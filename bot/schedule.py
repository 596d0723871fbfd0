"""When a digest is due: a line such as `mon 09:00` or cron's five fields, and the instants that it names."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAYS_SEARCHED = 366 * 41
"""Far enough for a Sunday that is 29 February: forty years apart around 2100."""


class ScheduleIsUnclear(ValueError):
    """The text names no schedule; the message says why, in a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Minutes of the days on which something is due, in the wall time of a zone given later."""

    text: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    """As in cron: 0 is Sunday, 6 is Saturday."""
    either_day: bool
    """Cron's rule: when day and weekday are both given, one of the two is enough."""

    def next(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Give the first due instant after `now`, in UTC."""
        return self._nearest(now, zone, 1, lambda due: due > now, min)

    def previous(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Give the latest due instant that is not after `now`, in UTC."""
        return self._nearest(now, zone, -1, lambda due: due <= now, max)

    def _nearest(
        self,
        now: datetime,
        zone: ZoneInfo,
        step: int,
        fits: Callable[[datetime], bool],
        best: Callable[[list[datetime]], datetime],
    ) -> datetime:
        day = now.astimezone(zone).date() - timedelta(days=step)
        for _ in range(_DAYS_SEARCHED):
            if any(fits(due) for due in self._instants(day, zone)):
                # A clock change near midnight can carry an instant past some of the next day's.
                two_days = [*self._instants(day, zone), *self._instants(day + timedelta(days=step), zone)]
                return best([due for due in two_days if fits(due)])
            day += timedelta(days=step)
        raise ScheduleIsUnclear(f"“{self.text}” is never due.")

    def _instants(self, day: date, zone: ZoneInfo) -> Iterator[datetime]:
        """A time that a clock change skips is due as much later, one that comes twice only the first time."""
        if self._names(day):
            for hour in self.hours:
                for minute in self.minutes:
                    yield datetime.combine(day, time(hour, minute), zone).astimezone(UTC)

    def _names(self, day: date) -> bool:
        named = (day.day in self.days, day.isoweekday() % 7 in self.weekdays)
        return day.month in self.months and (any(named) if self.either_day else all(named))


def parse(text: str) -> Schedule:
    """Read `mon 09:00`, `пн,чт 18:30`, `daily 09:00` or a cron line; raise `ScheduleIsUnclear`."""
    words = _as_cron(text.lower().split())
    if len(words) != len(_FIELDS):
        raise ScheduleIsUnclear(f"“{text}” is neither days with a time nor the five fields of cron.")
    minutes, hours, days, months, weekdays = map(_values, words, _FIELDS)
    either_day = not (words[2].startswith("*") or words[4].startswith("*"))
    if not either_day and min(days) > max(_LONGEST[month] for month in months):
        raise ScheduleIsUnclear(f"“{text}” names a day which none of its months has.")
    return Schedule(text, minutes, hours, days, months, tuple(sorted({d % 7 for d in weekdays})), either_day)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    lowest: int
    highest: int
    names: tuple[str, ...] = ()
    """Names of the values from `lowest` on."""


_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day", 1, 31),
    _Field(
        "month", 1, 12, ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    ),
    _Field("weekday", 0, 7, ("sun", "mon", "tue", "wed", "thu", "fri", "sat")),
)
_WEEKDAYS = _FIELDS[4]
_ABBREVIATED = {
    **dict(zip(("вс", "пн", "вт", "ср", "чт", "пт", "сб"), _WEEKDAYS.names, strict=True)),
    **dict(zip(("жс", "дс", "сс", "ср", "бс", "жм", "сб"), _WEEKDAYS.names, strict=True)),
    "ежедневно": "daily",
}
"""Weekdays as people write them in Russian and Kazakh."""
_LONGEST = {month: calendar.monthrange(2024, month)[1] for month in range(1, 13)}
"""Days of each month in a leap year."""


def _as_cron(words: list[str]) -> list[str]:
    if len(words) != 2:
        return words
    days, clock = words
    days = re.sub(r"[^\W\d_]+", lambda found: _ABBREVIATED.get(found[0], found[0]), days)
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", clock)
    if not found:
        raise ScheduleIsUnclear(f"“{clock}” is no time of the day: write it as 09:00.")
    if days != "daily" and re.search("[0-9*]", days):
        raise ScheduleIsUnclear(f"“{days}” is no day: write {', '.join(_WEEKDAYS.names)} or daily.")
    return [found[2], found[1], "*", "*", "*" if days == "daily" else days]


def _values(text: str, field: _Field) -> tuple[int, ...]:
    return tuple(sorted({value for part in text.split(",") for value in _range(part, field)}))


def _range(part: str, field: _Field) -> range:
    found = re.fullmatch(r"(?:\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:/([0-9]{1,2}))?", part, re.ASCII)
    if not found or (found[3] and found[1] and not found[2]):
        raise ScheduleIsUnclear(f"“{part}” is no {field.name}.")
    first = _number(found[1], field) if found[1] else field.lowest
    last = _number(found[2], field) if found[2] else first if found[1] else field.highest
    if field is _WEEKDAYS and last == 0 < first:
        last = 7
    step = int(found[3] or 1)
    if last < first or step == 0:
        raise ScheduleIsUnclear(f"“{part}” is no {field.name}: it names nothing.")
    return range(first, last + 1, step)


def _number(word: str, field: _Field) -> int:
    if word in field.names:
        return field.lowest + field.names.index(word)
    if re.fullmatch("[0-9]{1,2}", word) and field.lowest <= int(word) <= field.highest:
        return int(word)
    known = f"{field.lowest}–{field.highest}" + (f" or {', '.join(field.names)}" if field.names else "")
    raise ScheduleIsUnclear(f"“{word}” is no {field.name}: {known} would be.")
