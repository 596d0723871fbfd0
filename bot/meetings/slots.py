"""Times for a meeting: as staff write them, as the office's hours give them, as a button names them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.calendar import Calendar

MOST = 8
"""Times in one offer."""
DAYS = 10
"""Working days that can be chosen by button."""
HALF_A_YEAR = timedelta(days=182)
STAMP = "%Y%m%d%H%M"


@dataclass(frozen=True, slots=True)
class Written:
    """What staff wrote: times in order, the words that are none of them, and the place if named."""

    times: tuple[datetime, ...]
    unread: str
    place: str


def read(written: str, today: date, zone: tzinfo) -> Written:
    """Read `28.11 15:00, 28.11 16:00; place`; a time goes with the day before it."""
    words, _, place = written.partition(";")
    day: date | None = None
    times: list[datetime] = []
    unread = []
    for part in re.split(r"[\s,]+", words.strip()):
        if not part:
            continue
        hour = _time(part)
        if found := _day(part, today):
            day = found
        elif hour and day:
            times.append(datetime.combine(day, hour, zone).astimezone(UTC))
        else:
            unread.append(part)
    return Written(tuple(dict.fromkeys(times)), " ".join(unread), " ".join(place.split()))


def days_to_come(calendar: Calendar, now: datetime) -> list[date]:
    """Give the next working days, without one of which the last hour has begun."""
    day = calendar.day_of(now)
    found = [day] if hours_of(calendar, day, now) else []
    while len(found) < DAYS:
        day = calendar.next_working_day(day)
        found.append(day)
    return found


def hours_of(calendar: Calendar, day: date, now: datetime) -> list[datetime]:
    """Give the full hours to come at which a meeting can begin in the office on a day."""
    hours = (datetime.combine(day, time(hour), calendar.zone).astimezone(UTC) for hour in range(24))
    return [moment for moment in hours if calendar.is_working(moment) and moment > now]


def stamp(moment: datetime, zone: tzinfo) -> str:
    """Give a moment as the data of a button names it, such as 202611301500."""
    return moment.astimezone(zone).strftime(STAMP)


def moment_of(written: str, zone: tzinfo) -> datetime | None:
    """Give the moment that a button names, None if it names none."""
    if not re.fullmatch(r"[0-9]{12}", written):
        return None
    try:
        return datetime.strptime(written, STAMP).replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None


def day_of(written: str) -> date | None:
    """Give the day that a button names, None if it names none."""
    moment = moment_of(written + "0000", UTC) if len(written) == 8 else None
    return moment.date() if moment else None


def past(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """Give those of the times that have passed."""
    return [each for each in times if each <= now]


def _day(written: str, today: date) -> date | None:
    """Give a day; without its year it is the nearest one, in which half a year may have passed."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(20\d\d))?", written)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3] or today.year)
    try:
        named = date(year, month, day)
        return named if found[3] or today - named < HALF_A_YEAR else date(year + 1, month, day)
    except ValueError:
        return None


def _time(written: str) -> time | None:
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", written)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
