"""Telling managers of an incident: once as it crosses the threshold, then by edits, anew if it gets worse."""

from datetime import timedelta
from typing import Any

from bot.desk.incidents.keeping import record
from bot.desk.incidents.keys import alarm_key, past_alarm
from bot.desk.incidents.showing import UNWRITTEN, link_to, typical_lines
from bot.desk.office import is_night
from bot.desk.work import Work
from bot.incidents.alarm import Ring, rings_at_night, why_ring
from bot.incidents.message import AlarmView, alarm_buttons, alarm_text
from bot.speech import text_params
from storage import incidents, outbox, posts
from storage.incident_records import Crowd, Done, Incident
from storage.roles import Role

PAUSE = timedelta(seconds=20)
"""What changes in this time is shown to managers by one edit."""
SPREADS_WITHIN = timedelta(days=7)
"""Trouble in another region since then makes it one that spreads."""


def ring_if_due(work: Work, before: Incident, after: Incident, crowd: Crowd) -> Incident:
    """Tell managers if the change is worth it, else let what they were told show it; give the incident."""
    elsewhere = after.told_at is None and incidents.told_elsewhere(
        work.rows, after.topic, after.region, work.now - SPREADS_WITHIN
    )
    threshold = work.office.ministry.alarm_people
    why = why_ring(before, after, crowd.people, threshold, elsewhere=elsewhere)
    if why is not None:
        return ring(work, after, why, crowd)
    refresh(work, after)
    return after


def ring(work: Work, incident: Incident, why: Ring, crowd: Crowd) -> Incident:
    """Tell managers anew, in a message of its own; what they were told before stays as it is."""
    places = work.office.managers_of(incident.topic, incident.region)
    incident = incidents.change(work.rows, incident.id, told_people=crowd.people, told_at=work.now)
    record(work, incident, Done.TOLD, {}, {"why": str(why), "people": crowd.people})
    for place in places:
        key = alarm_key(incident.id, place.chat_id)
        outbox.withdraw(work.rows, key)
        if old := posts.of_key(work.rows, key):
            posts.name(work.rows, old, f"{past_alarm(incident.id, old.message_id)}:{old.chat_id}")
        work.send(place, "sendMessage", UNWRITTEN, role=Role.ALARM, key=key, first=True)
    return incident


def refresh(work: Work, incident: Incident) -> None:
    """Let what managers were told show the present state, by an edit."""
    if incident.told_at is None:
        return
    for place in work.office.manager_places():
        key = alarm_key(incident.id, place.chat_id)
        waits = outbox.is_waiting(work.rows, key)
        if waits or posts.of_key(work.rows, key):
            pause = timedelta() if waits else PAUSE
            work.send(place, "sendMessage", UNWRITTEN, role=Role.ALARM, key=key, delay=pause)


def write_down(work: Work, incident: Incident) -> None:
    """Write what managers are still to be told of an incident now, while its people are its own."""
    for place in work.office.manager_places():
        key = alarm_key(incident.id, place.chat_id)
        if outbox.is_waiting(work.rows, key):
            params = alarm_params(work, incident, place.chat_id)
            work.send(place, "sendMessage", params, role=Role.ALARM, key=key)


def alarm_params(work: Work, incident: Incident, chat_id: int) -> dict[str, Any]:
    """Give the words and buttons of what managers in a chat are told now."""
    say = work.voice_of_chat(chat_id)
    why = incidents.last_told(work.rows, incident.id).get("why")
    view = AlarmView(
        incident,
        incidents.crowd(work.rows, incident.id, work.now),
        typical_lines(work, incident)[:1],
        why=Ring(why) if why else None,
        url=link_to(work, incident.id),
    )
    words = alarm_text(view, work.office.ministry, say, work.now, work.office.zone)
    params: dict[str, Any] = text_params(words, alarm_buttons(view, say))
    if is_night(work.now, work.office.zone) and not (view.why and rings_at_night(view.why, incident)):
        params["disable_notification"] = True
    return params
