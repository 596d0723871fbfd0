"""What is looked at once a minute for incidents: what was interrupted goes on, what is stale is refreshed."""

from datetime import timedelta

from bot.desk.incidents import answering, closing
from bot.desk.incidents.keys import card_key
from bot.desk.incidents.ringing import refresh
from bot.desk.incidents.showing import show_incident
from bot.desk.work import Work
from bot.markup import Text
from storage import incident_answers, incidents, occasions
from storage.incidents import LATELY

ROUND = timedelta(minutes=2)
"""Longer than from one round to the next, so that no hour ends unseen."""


def answer_more(work: Work) -> None:
    """Let answers to everybody go to more of those whom they have not reached, also after a crash."""
    for answer in incident_answers.going(work.rows):
        incident = incidents.find(work.rows, answer.incident_id)
        if incident is not None:
            answering.go_on(work, answer, incident)


def ask_more(work: Work) -> None:
    """Ask more of those in closed incidents whether it is solved."""
    for incident in incidents.closing(work.rows, work.now - closing.ASKED_WITHIN):
        closing.ask_some(work, incident)


def remind_of_promises(work: Work) -> None:
    """Tell staff once, in working hours, that a day is past by which they promised something to everybody."""
    calendar = work.office.calendar
    if not calendar.is_working(work.now):
        return
    for incident in incidents.promised_before(work.rows, calendar.day_of(work.now)):
        key = f"incident-promise:{incident.id}:{incident.promised_until}"
        if incident.promised_until and occasions.first_time(work.rows, key, work.now):
            say = work.voice_of_chat(incident.place.chat_id)
            words = say(
                "The promised day, {day}, is past. Please tell everybody how it stands: reply to the card.",
                day=say.date_in_words(incident.promised_until),
            )
            work.say(incident.place, Text(words), reply_key=card_key(incident.id))


def show_quieter(work: Work) -> None:
    """Let cards say that nobody came within the last hour, once, as soon as it is so."""
    start, end = work.now - LATELY - ROUND, work.now - LATELY
    for incident in incidents.grown_quiet(work.rows, start, end):
        key = f"incident-quiet:{incident.id}:{incident.last_at:%Y%m%d%H%M%S}"
        if occasions.first_time(work.rows, key, work.now):
            show_incident(work, incident)
            refresh(work, incident)
