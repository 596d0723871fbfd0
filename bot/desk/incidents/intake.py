"""Telling managers, once each time, that nothing comes in any more, or that the queue grows."""

from datetime import datetime, timedelta

from bot.desk.work import Work
from bot.incidents.intake import QUIET_WINDOW, grows, is_silent
from bot.markup import Text, bold, join
from storage import occasions, pulses

WEEKS = range(1, 9)
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


def tell_silent_intake(work: Work) -> None:
    """Tell managers that nothing has come for hours in which something always does; once for a silence."""
    now, calendar = work.now, work.office.calendar
    began = now - QUIET_WINDOW
    if not (calendar.is_working(now) and calendar.is_working(began)):
        return
    last = pulses.last_hour(work.rows)
    if last is None or last > began:
        return
    known = _weeks_known(work, QUIET_WINDOW)
    earlier = [pulses.count(work.rows, began - week, now - week) for week in known]
    key = f"intake-silent:{last:%Y%m%d%H}"
    if is_silent(0, earlier) and occasions.first_time(work.rows, key, now):
        for place in work.office.manager_places():
            say = work.voice_of_chat(place.chat_id)
            moment = say.moment(last, work.office.zone)
            words = say("Nothing has come since {moment}. Please check the bot and Telegram.", moment=moment)
            work.say(place, join((bold(say("No appeals arrive: is the intake broken?")), words)))


def tell_growing_queue(work: Work) -> None:
    """Tell managers once a day that far more came within a day than was done, against the usual."""
    calendar, now = work.office.calendar, work.now
    day = f"queue-grows:{calendar.day_of(now):%Y%m%d}"
    if not calendar.is_working(now) or occasions.happened_at(work.rows, day):
        return
    came, done = _flow(work, now)
    earlier = [_flow(work, now - week) for week in _weeks_known(work, DAY)]
    if grows(came, done, earlier) and occasions.first_time(work.rows, day, now):
        for place in work.office.manager_places():
            say = work.voice_of_chat(place.chat_id)
            words = say(
                "In 24 hours {came} appeals came and {done} were answered or closed.", came=came, done=done
            )
            work.say(place, join((bold(say("The queue grows faster than usual")), Text(words))))


def _weeks_known(work: Work, span: timedelta) -> list[timedelta]:
    """Give the weeks before now of which it is known how much came."""
    first = pulses.first_hour(work.rows)
    if first is None:
        return []
    return [week * WEEK for week in WEEKS if work.now - week * WEEK - span >= first]


def _flow(work: Work, end: datetime) -> tuple[int, int]:
    return pulses.flow(work.rows, end - DAY, end)
