"""Telling managers of an incident: once as it crosses the threshold, then by edits, anew if it gets worse."""

from datetime import timedelta
from typing import Any

from bot.desk.incidents.keeping import record
from bot.desk.incidents.keys import alarm_key, past_alarm
from bot.desk.incidents.showing import link_to, typical_lines
from bot.desk.office import is_night
from bot.desk.work import Work
from bot.incidents.alarm import Ring, rings_at_night, why_ring
from bot.incidents.message import AlarmView, alarm_buttons, alarm_text
from bot.speech import text_params
from storage import incidents, outbox, posts
from storage.incident_records import Crowd, Done, Incident
from storage.records import Place
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
    refresh(work, after, crowd)
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
        _say(work, place, incident, why, crowd)
    return incident


def refresh(work: Work, incident: Incident, crowd: Crowd | None = None) -> None:
    """Let what managers were told show the present state, by an edit."""
    if incident.told_at is None:
        return
    why = incidents.last_told(work.rows, incident.id).get("why")
    for place in work.office.manager_places():
        key = alarm_key(incident.id, place.chat_id)
        waits = outbox.is_waiting(work.rows, key)
        if not (waits or posts.of_key(work.rows, key)):
            continue
        counted = crowd or incidents.crowd(work.rows, incident.id, work.now)
        pause = timedelta() if waits else PAUSE
        _say(work, place, incident, Ring(why) if why else None, counted, pause)


def _say(
    work: Work,
    place: Place,
    incident: Incident,
    why: Ring | None,
    crowd: Crowd,
    pause: timedelta | None = None,
) -> None:
    """Say it anew, or after a `pause` where it stands already; an edit rings nowhere."""
    say = work.voice_of_chat(place.chat_id)
    view = AlarmView(
        incident,
        crowd,
        typical_lines(work, incident)[:1],
        why=why,
        url=link_to(work, incident.id),
    )
    ministry, zone = work.office.ministry, work.office.zone
    words = alarm_text(view, ministry, say, work.now, zone)
    params: dict[str, Any] = text_params(words, alarm_buttons(view, say))
    is_quiet = is_night(work.now, zone) and not (why and rings_at_night(why, incident))
    if is_quiet:
        params["disable_notification"] = True
    work.send(
        place,
        "sendMessage",
        params,
        role=Role.ALARM,
        key=alarm_key(incident.id, place.chat_id),
        delay=pause or timedelta(),
        first=pause is None,
    )
