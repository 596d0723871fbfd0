"""The file in which an operator writes down the days that the government moved."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from bot.calendar import Calendar, NothingButHolidays, Transfers
from bot.toml_table import TomlTable

KEYS = ("days_off", "working_days")
LONGEST = 400
"""Days that one list may have."""


class CalendarFileIsWrong(ValueError):
    """The file names no days; the message names every mistake with its place, for the operator."""


def read_transfers(path: str) -> Transfers:
    """Read the days that were moved; raise `CalendarFileIsWrong`."""
    try:
        content = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise CalendarFileIsWrong(f"it cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise CalendarFileIsWrong(f"it is not TOML: {error}") from None
    except ValueError:
        raise CalendarFileIsWrong("it is not text in UTF-8") from None
    mistakes: list[str] = []
    top = TomlTable("the calendar", content, mistakes)
    top.only(*KEYS)
    transfers = Transfers(*(_days(top, key) for key in KEYS))
    for day in sorted(transfers.days_off & transfers.working_days):
        top.wrong(f"{day} is both a day off and a working day")
    try:
        for day in transfers.days_off:
            Calendar(transfers=transfers).next_working_day(day)
    except NothingButHolidays as error:
        top.wrong(str(error).rstrip("."))
    if mistakes:
        raise CalendarFileIsWrong("; ".join(mistakes))
    return transfers


def _days(table: TomlTable, key: str) -> frozenset[date]:
    value = table.content.get(key, [])
    days = [_day(each) for each in value] if isinstance(value, list) else [None]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or len(days) > LONGEST:
        table.wrong(f"{key} must be a list of days such as [2026-03-16, 2026-05-08]")
    return frozenset(known)


def _day(value: object) -> date | None:
    """Give a day that was written as TOML's own date or as a text."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
