"""When a digest comes, as its readers see and choose it: a day of the week and an hour. Pure."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.markup import Text, bold, join
from bot.schedule import Schedule, parse
from bot.speech import Button, Rows
from bot.texts import Voice

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = ("07:00", "08:00", "08:30", "09:00", "10:00", "12:00", "16:00", "18:00")
EVERY_DAY = "daily"
MONDAY = date(2026, 11, 23)
"""A Monday, to name the days by."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """A schedule with what buttons can choose of it: the one day, or every day, and the one time."""

    schedule: Schedule

    @property
    def day(self) -> str | None:
        """Give the one day of the week, `daily`, or nothing where it is neither."""
        if len(self.schedule.weekdays) == 7:
            return EVERY_DAY
        if len(self.schedule.weekdays) == 1:
            return DAYS[(self.schedule.weekdays[0] - 1) % 7]
        return None

    @property
    def time(self) -> str | None:
        """Give the one time of the day, such as 08:30, or nothing where there are several."""
        if len(self.schedule.hours) == len(self.schedule.minutes) == 1:
            return f"{self.schedule.hours[0]:02}:{self.schedule.minutes[0]:02}"
        return None


def as_schedule(timetable: Timetable) -> str:
    """Give the line that says when."""
    return timetable.schedule.text


def chosen(timetable: Timetable, pressed: str) -> Timetable:
    """Give the timetable after `d-mon` or `h-0830`; anything else changes nothing."""
    what, _, value = pressed.partition("-")
    clock = f"{value[:2]}:{value[2:]}"
    day, time = timetable.day or DAYS[0], timetable.time or "09:00"
    if what == "d" and value in (*DAYS, EVERY_DAY):
        return replace(timetable, schedule=parse(f"{value} {time}"))
    if what == "h" and clock in HOURS:
        return replace(timetable, schedule=parse(f"{day} {clock}"))
    return timetable


def timetable_text(timetable: Timetable, now: datetime, zone: ZoneInfo, say: Voice) -> Text:
    """Say when the digest comes next."""
    due = timetable.schedule.next(now, zone)
    day = say.weekday(due.astimezone(zone).date())
    comes = say("The next digest: {day}, {moment}", day=day, moment=say.moment(due, zone))
    how = say("To choose another hour, write it: /digest schedule mon 08:30")
    return join((bold(comes), how))


def timetable_buttons(timetable: Timetable, thread: int, say: Voice) -> Rows:
    """Give a button for each day and each hour; what holds now is ticked."""
    days = [
        _button(say.weekday(date.fromordinal(MONDAY.toordinal() + number)), day, timetable.day, "d", thread)
        for number, day in enumerate(DAYS)
    ]
    every = _button(say("Every day"), EVERY_DAY, timetable.day, "d", thread)
    hours = [_button(hour, hour, timetable.time, "h", thread) for hour in HOURS]
    return [days[:2], days[2:4], days[4:6], [days[6], every], hours[:4], hours[4:]]


def _button(label: str, value: str, present: str | None, what: str, thread: int) -> Button:
    label = label[:1].upper() + label[1:]
    data = f"schedule:{thread}:{what}-{value.replace(':', '')}"
    return Button(f"✓ {label}" if value == present else label, data)
