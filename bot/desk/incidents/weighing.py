"""What the people in an incident say of it: enough who say that it is not solved open it again."""

from datetime import datetime

from bot.desk.incidents.keeping import change
from bot.desk.incidents.keys import card_key
from bot.desk.incidents.ringing import refresh, ring
from bot.desk.incidents.showing import show_incident
from bot.desk.work import Work
from bot.incidents.alarm import Ring
from bot.incidents.closing import is_disputed
from bot.markup import bold
from storage import incidents
from storage.incident_records import Done, Incident
from storage.records import Appeal


def weigh(work: Work, appeal: Appeal) -> None:
    """Take the word of a citizen into account; if too many say no, managers hear that it is open again.

    A no from before it was closed says nothing of that: who said it is asked anew.
    """
    incident = incidents.lock(work.rows, appeal.incident_id) if appeal.incident_id else None
    if incident is None:
        return
    yes, no = incidents.verdicts(work.rows, incident.id, since=incident.closed_at)
    if incident.closed_at is not None and is_disputed(yes, no, work.office.ministry.disputed_share):
        incident = reopen(work, incident, disputed_at=work.now)
        crowd = incidents.crowd(work.rows, incident.id, work.now)
        incident = ring(work, incident, Ring.DISPUTED, crowd)
        _tell_staff(work, incident, yes, no)
    show_incident(work, incident)
    refresh(work, incident)


def reopen(work: Work, incident: Incident, disputed_at: datetime | None = None) -> Incident:
    """Open an incident again, for staff or for its people who disputed it; who was asked may still say."""
    if incident.closed_at is None:
        return incident
    return change(work, incident, Done.REOPENED, closed_at=None, solved_at=None, reopened_at=disputed_at)


def _tell_staff(work: Work, incident: Incident, yes: int, no: int) -> None:
    """Say it beneath the card too: Telegram notifies nobody of an edit."""
    say = work.voice_of_chat(incident.place.chat_id)
    words = say("It is open again: {no} say that it is not solved, {yes} that it is.", no=no, yes=yes)
    work.say(incident.place, bold(words), reply_key=card_key(incident.id))
