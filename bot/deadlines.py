"""What the clock of a promised answer does as an appeal goes its way, and how deadlines read. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256

from bot.calendar import Calendar
from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.texts import Voice
from storage.records import Appeal, Formal, Kind, Status

LEGAL_DAYS = 15
"""Working days within which a formal appeal is answered (APPC, art. 76)."""
FORWARD_DAYS = 3
"""Working days within which it is forwarded to whom it concerns (APPC, art. 65)."""
EXTENDED_MONTHS = 2
"""Months from its receipt until which it can be extended by a reasoned decision (APPC, art. 76)."""
OWED = frozenset({Status.NEW, Status.IN_PROGRESS, Status.REOPENED})
"""Statuses in which staff owe the citizen an answer."""


def is_owed(appeal: Appeal) -> bool:
    """Whether an answer is owed now; nobody waits for one to thanks, or to what supports a proposal."""
    return appeal.status in OWED and appeal.kind is not Kind.THANKS and appeal.joined_to is None


def clock(appeal: Appeal, ministry: Ministry, calendar: Calendar, now: datetime) -> Mapping[str, object]:
    """Give the columns of its clock that must change, so that they fit the appeal's status and topic.

    A promise begins when an answer is owed anew, stands still while the citizen is asked, ends when answered.
    """
    return {
        name: value
        for name, value in _fitting(appeal, ministry, calendar, now)
        if getattr(appeal, name) != value
    }


def promised_by(
    ministry: Ministry, topic_id: str, begin: datetime, calendar: Calendar, held: timedelta = timedelta()
) -> datetime:
    """Give by when an appeal of a topic that came at `begin` is promised an answer.

    Where days are promised, the time `held` counts as whole days: from half a working day on as one.
    """
    if hours := ministry.topic(topic_id).working_hours:
        return calendar.add_working_time(begin, timedelta(hours=hours) + held)
    return calendar.deadline(begin, ministry.promise_days(topic_id) + round(held / calendar.hours.length()))


def legal_deadline(formal: Formal, calendar: Calendar) -> datetime:
    """Give by when the law wants an answer to a formal appeal."""
    until = formal.extended_until or calendar.add_working_days(
        registered(formal.received_on, calendar), LEGAL_DAYS
    )
    return calendar.end_of(until)


def registered(day: date, calendar: Calendar) -> date:
    """Give the day on which something counts as registered that came on a day: a working one."""
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)


def fingerprint(ministry: Ministry, calendar: Calendar, now: datetime) -> str:
    """Give a word that changes when calendar or promises do, so that deadlines are reckoned anew."""
    promises = [(topic.id, topic.working_days, topic.working_hours) for topic in ministry.topics]
    known = calendar.fingerprint(calendar.day_of(now).year), ministry.working_days, promises
    return sha256(repr(known).encode()).hexdigest()[:16]


def late_since(appeal: Appeal, now: datetime) -> datetime | None:
    """Give by when an answer was promised that is overdue by now, None where none is."""
    is_running = appeal.due_from is not None and appeal.paused_at is None
    return appeal.due_at if is_running and is_late(appeal.due_at, now) else None


def is_late(due_at: datetime | None, now: datetime) -> bool:
    """Whether a deadline is past."""
    return due_at is not None and due_at <= now


def deadlines_in_words(
    appeal: Appeal, formal: Formal | None, say: Voice, now: datetime, zone: tzinfo
) -> Text:
    """Give for staff by when an answer is due: by what one of them promised, else by the ministry; by law."""
    return join(
        (
            _promised_in_words(appeal, appeal.promised_until, say, now.astimezone(zone).date())
            if appeal.promised_until
            else _due_in_words(appeal, say, now, zone),
            _formal_in_words(appeal, formal, say, now, zone),
        )
    )


def _promised_in_words(appeal: Appeal, until: date, say: Voice, today: date) -> Text | str:
    day = say.date_in_words(until)
    if appeal.is_open and until < today:
        return bold(say("Overdue: promised to the citizen by {day}", day=day))
    return say("Promised to the citizen by {day}", day=day)


def _due_in_words(appeal: Appeal, say: Voice, now: datetime, zone: tzinfo) -> Text | str:
    if appeal.due_at is None or appeal.due_from is None:
        return ""
    moment = say.moment(appeal.due_at, zone)
    if appeal.paused_at is not None:
        return say("The time to answer stands still until the citizen writes")
    if is_late(appeal.due_at, now):
        return bold(say("Overdue: the answer was promised by {moment}", moment=moment))
    return say("Answer promised by {moment}", moment=moment)


def _formal_in_words(
    appeal: Appeal, formal: Formal | None, say: Voice, now: datetime, zone: tzinfo
) -> Text | str:
    if formal is None or appeal.formal_due_at is None:
        return ""
    day = say.day(appeal.formal_due_at, zone)
    if appeal.status in OWED | {Status.WAITING} and is_late(appeal.formal_due_at, now):
        return bold(say("e-Otinish {number}: overdue by law since {day}", number=formal.number, day=day))
    if formal.extended_until:
        return say("e-Otinish {number}: extended until {day}", number=formal.number, day=day)
    return say("e-Otinish {number}: by law until {day}", number=formal.number, day=day)


def _fitting(
    appeal: Appeal, ministry: Ministry, calendar: Calendar, now: datetime
) -> tuple[tuple[str, object], ...]:
    is_waiting = appeal.status is Status.WAITING and appeal.due_from is not None
    if not (is_waiting or is_owed(appeal)):
        return ("due_from", None), ("paused_at", None)
    begin, held, due_round = appeal.due_from, appeal.held_seconds, appeal.due_round
    if begin is None:
        begin, held, due_round = (appeal.created_at if _is_first(appeal) else now), 0, due_round + 1
    elif appeal.paused_at is not None and not is_waiting:
        held += int(calendar.working_time_between(appeal.paused_at, now).total_seconds())
    due_at = promised_by(ministry, appeal.topic, begin, calendar, timedelta(seconds=held))
    if appeal.promised_until:  # a day that the citizen was told by name takes the place of the usual one
        due_at = calendar.end_of(appeal.promised_until)
    return (
        ("due_from", begin),
        ("due_at", due_at),
        ("paused_at", (appeal.paused_at or now) if is_waiting else None),
        ("held_seconds", held),
        ("due_round", due_round),
    )


def _is_first(appeal: Appeal) -> bool:
    """Whether nothing was promised or answered before: then the promise counts from when the appeal came."""
    return appeal.due_at is None and appeal.answered_at is None and appeal.status is not Status.REOPENED
