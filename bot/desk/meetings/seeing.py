"""How the meeting of an appeal stands, where it is to be shown."""

from bot.desk.work import Work
from bot.meetings.words import state_for_staff
from bot.texts import Voice
from storage import meetings
from storage.records import Appeal, Kind


def meeting_in_words(work: Work, appeal: Appeal, say: Voice) -> str:
    """Give in one line how the meeting of an appeal stands, nothing where nobody spoke of one."""
    if meetings.is_spoken_of(work.rows, appeal.id):
        offered = meetings.offered(work.rows, appeal.id, work.now)
        known = meetings.latest(work.rows, appeal.id)
        return state_for_staff(known, offered, say, work.office.zone)
    return say("Meeting: no time is offered yet") if appeal.kind is Kind.MEETING else ""
