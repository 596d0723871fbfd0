"""The rounds of meetings: both sides are reminded of them, and staff asked how they went."""

from datetime import timedelta

from bot.desk.meetings.inviting import show_panel
from bot.desk.meetings.picking import tell_staff
from bot.desk.meetings.telling import reaches
from bot.desk.office import is_night
from bot.desk.work import Work
from bot.markup import Text, join
from bot.meetings.words import agreed_buttons, appointment, appointment_buttons, when
from storage import appeals, meetings, occasions
from storage.meetings import Meeting, State
from storage.records import Appeal

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ASKED_UNTIL = timedelta(days=30)
"""Staff are asked so long after a meeting at most whether it took place."""
AT_ONCE = 20


def remind_of_meetings(work: Work) -> None:
    """Remind citizen and staff a day and an hour before; who agreed later than that needs no reminder."""
    if is_night(work.now, work.office.zone):
        return
    for meeting in meetings.agreed(work.rows, after=work.now, until=work.now + DAY):
        left = meeting.starts_at - work.now
        ahead, name = (HOUR, "hour") if left <= HOUR else (DAY, "day")
        is_known = meeting.agreed_at > meeting.starts_at - ahead
        key = f"meeting-{name}:{meeting.id}"
        if not is_known and occasions.first_time(work.rows, key, work.now):
            _remind(work, meeting)


def ask_how_it_went(work: Work) -> None:
    """Ask staff, an hour after it began, whether a meeting took place."""
    if not work.office.calendar.is_working(work.now):
        return
    for meeting in meetings.agreed(work.rows, after=work.now - ASKED_UNTIL, until=work.now - HOUR):
        if occasions.first_time(work.rows, f"meeting-over:{meeting.id}", work.now):
            appeal = _appeal(work, meeting)
            say = work.voice_of_chat(appeal.place.chat_id)
            show_panel(work, appeal)
            words = say(
                "Did the meeting on {time} take place?", time=when(meeting.starts_at, say, work.office.zone)
            )
            buttons = agreed_buttons(meeting, say, work.now)
            work.say(appeal.place, Text(words), buttons, reply_key=f"meet:{appeal.id}", appeal_id=appeal.id)


def free_abandoned(work: Work) -> None:
    """Free the times of citizens who withdrew what they wanted to meet about, or were erased."""
    for meeting in meetings.abandoned(work.rows, AT_ONCE):
        meetings.settle(work.rows, meeting.id, State.CANCELLED)
        appeal = _appeal(work, meeting)
        say = work.voice_of_chat(appeal.place.chat_id)
        show_panel(work, appeal, ())
        time = when(meeting.starts_at, say, work.office.zone)
        tell_staff(
            work, appeal, say("The citizen cannot come: the meeting on {time} is cancelled.", time=time)
        )


def _remind(work: Work, meeting: Meeting) -> None:
    appeal = _appeal(work, meeting)
    say = work.voice_of_chat(appeal.place.chat_id)
    time = when(meeting.starts_at, say, work.office.zone)
    words = say("Soon: the meeting about № {number}, {time}", number=appeal.id, time=time)
    tell_staff(work, appeal, f"{words} · {meeting.place}")
    if not reaches(work, appeal):
        return
    say = work.voice_of_citizen(appeal.citizen_id)
    told = join((say("A reminder:"), appointment(meeting, say, work.office.zone)))
    buttons = appointment_buttons(meeting, say, work.now)
    work.say(appeal.citizen_id, told, buttons, appeal_id=appeal.id)


def _appeal(work: Work, meeting: Meeting) -> Appeal:
    return appeals.of_numbers(work.rows, [meeting.appeal_id])[0]
