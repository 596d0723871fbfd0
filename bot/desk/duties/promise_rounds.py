"""The rounds of promises: staff are reminded on the day, citizens told, and staff asked how they ended."""

from datetime import timedelta

from bot.desk.duties.promising import EARLY, LATE, ask
from bot.desk.duties.reminding import Note, tell_staff
from bot.desk.work import Work
from bot.markup import join
from bot.names import own_status_name
from bot.receipts import thread_buttons
from storage import appeals, occasions, promises
from storage.records import Appeal, Promise
from storage.roles import Role

DAY = timedelta(days=1)
CATCH_UP = timedelta(days=3)
"""A citizen is told of a promise so long after its day at most, if the bot was stopped."""
ASKED_UNTIL = timedelta(days=30)
"""Staff are asked so long after its day what became of a promise."""


def remind_promises(work: Work) -> None:
    """Remind staff of what was promised by today, or by a day off before the next working day."""
    calendar = work.office.calendar
    if not calendar.is_working(work.now):
        return
    today = calendar.day_of(work.now)
    soon = promises.between(work.rows, today, calendar.next_working_day(today) - DAY)
    due = [each for each in soon if each.is_kept is None and calendar.day_of(each.made_at) != today]
    tell_staff(work, [_note(work, each) for each in due if _is_first(work, f"promise-morning:{each.id}")])


def tell_citizens(work: Work) -> None:
    """Tell citizens, in the daytime, that the day has come by which something was promised to them."""
    calendar = work.office.calendar
    if not calendar.is_daytime(work.now):
        return
    today = calendar.day_of(work.now)
    for each in promises.between(work.rows, today - CATCH_UP, today):
        is_of_its_day = calendar.day_of(each.made_at) == each.until  # she has just read it
        if not is_of_its_day and _is_first(work, f"promise-day:{each.id}"):
            _tell_citizen(work, _appeal(work, each), each)


def ask_staff(work: Work) -> None:
    """Ask staff what became of promises: after their day, or when the appeal was closed or answered again."""
    calendar = work.office.calendar
    if not calendar.is_working(work.now):
        return
    today = calendar.day_of(work.now)
    past = [p for p in promises.between(work.rows, today - ASKED_UNTIL, today - DAY) if p.is_kept is None]
    for each in past:
        if _is_first(work, f"promise-{LATE}:{each.id}"):
            ask(work, _appeal(work, each), each, LATE)
    for each in promises.overtaken(work.rows):
        if each not in past and _is_first(work, f"promise-{EARLY}:{each.id}"):
            ask(work, _appeal(work, each), each, EARLY)


def _is_first(work: Work, key: str) -> bool:
    return occasions.first_time(work.rows, key, work.now)


def _appeal(work: Work, promised: Promise) -> Appeal:
    return appeals.of_numbers(work.rows, [promised.appeal_id])[0]


def _note(work: Work, promised: Promise) -> Note:
    appeal = _appeal(work, promised)
    say = work.voice_of_chat(appeal.place.chat_id)
    day = say.date_in_words(promised.until)
    words = say("№ {number}: we promised the citizen something by {day}", number=appeal.id, day=day)
    return Note(appeal, words, say("promised by {day}", day=day))


def _tell_citizen(work: Work, appeal: Appeal, promised: Promise) -> None:
    citizen = work.citizen(appeal.citizen_id)
    if citizen is None or citizen.banned_at:
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    day = say.date_in_words(promised.until)
    words = say("We promised you something about № {number} by {day}.", number=appeal.id, day=day)
    state = {
        None: say("We have reminded the staff of it. You will read here what comes of it."),
        True: say("The staff say that it is done."),
        False: say("The staff say that it is not done yet. We apologise and go on working on it."),
    }[promised.is_kept]
    status = say("Status: {status}", status=own_status_name(appeal.status, say))
    told = join((words + " " + state, status), "\n\n")
    buttons = thread_buttons(appeal, say)
    work.say(appeal.citizen_id, told, buttons, role=Role.RECEIPT, appeal_id=appeal.id)
