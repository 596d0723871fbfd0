"""Which days a digest is of: the seven up to now, or a past week such as 2026-W46. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

WEEK = timedelta(days=7)


class WeekIsMalformed(ValueError):
    """What was written names no week."""


class WeekIsNotOver(ValueError):
    """The week lies ahead, or is under way."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to before `end`, in UTC or any other zone."""

    start: datetime
    end: datetime


def seven_days(end: datetime) -> Period:
    """Give the seven days before a moment."""
    return Period(end - WEEK, end)


def past_week(words: str, now: datetime, zone: tzinfo) -> Period:
    """Give the week of ISO 8601 that is named; raises WeekIsMalformed, WeekIsNotOver."""
    found = re.fullmatch(r"(\d{4})-?W(\d{1,2})", words.strip().upper(), re.ASCII)
    if not found:
        raise WeekIsMalformed(words)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        start, end = (datetime.combine(day, time(), zone) for day in (monday, monday + WEEK))
    except (ValueError, OverflowError) as error:
        raise WeekIsMalformed(words) from error
    if end > now:
        raise WeekIsNotOver(words)
    return Period(start, end)


def week_before(now: datetime, zone: tzinfo) -> str:
    """Name the last week that is over, as an example of how to write one."""
    year, week, _ = (now.astimezone(zone) - WEEK).isocalendar()
    return f"{year}-W{week:02}"
