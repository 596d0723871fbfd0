"""How the meeting of an appeal stands, where it is to be shown."""

from bot.desk.work import Work
from bot.meetings.words import state_for_staff
from bot.texts import Voice
from storage import meetings
from storage.records import Appeal, Kind


def meeting_in_words(work: Work, appeal: Appeal, say: Voice) -> str:
    """Give in one line how the meeting of an appeal stands, nothing where nobody spoke of one."""
    offered = meetings.offered(work.rows, appeal.id, work.now)
    known = meetings.latest(work.rows, appeal.id)
    was_offered = bool(offered) or meetings.has_offer(work.rows, appeal.id)
    state = state_for_staff(known, offered, say, work.office.zone, was_offered=was_offered)
    if state or appeal.kind is not Kind.MEETING:
        return state
    return say("Meeting: no time is offered yet")
