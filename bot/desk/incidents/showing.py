"""Keeping the one card of an incident true: edited in place, and seldom while many write at once."""

from datetime import timedelta
from typing import Any

from bot.desk.incidents.keys import card_key
from bot.desk.work import Work
from bot.incidents.card import IncidentView, incident_buttons, incident_card, merged_incident
from bot.links import message_link
from bot.speech import Rows, text_params
from storage import incident_answers, incidents, lines, outbox, posts
from storage.incident_records import Incident
from storage.records import Line
from storage.roles import Role

PAUSE = timedelta(seconds=10)
"""What people add in this time is shown by one edit: a group takes about 20 messages a minute, edits too."""
UNWRITTEN: dict[str, Any] = {}
"""What is said of an incident is written when its turn comes: while many write, most would never be read."""
OTHERS = 8
"""Incidents that are offered to be one with another."""


def show_incident(work: Work, incident: Incident, buttons: Rows | None = None) -> None:
    """Let the card show the present state: at once if it is new or staff look at it, else a little later.

    What waits already is not held up any longer.
    """
    if incident.merged_into is not None:
        _show_merged(work, incident)
        return
    key = card_key(incident.id)
    stands = posts.of_key(work.rows, key) is not None
    may_wait = stands and not work.answers_press and not outbox.is_waiting(work.rows, key)
    work.send(
        incident.place,
        "sendMessage",
        UNWRITTEN if buttons is None else card_params(work, incident, buttons),
        role=Role.INCIDENT,
        key=key,
        delay=PAUSE if may_wait else timedelta(),
        first=work.answers_press or (incident.urgent and not stands),
    )


def card_params(work: Work, incident: Incident, buttons: Rows | None = None) -> dict[str, Any]:
    """Give the words and buttons of an incident's card as it is now."""
    say = work.voice_of_chat(incident.place.chat_id)
    view = view_of(work, incident)
    words = incident_card(view, work.office.ministry, say, work.now, work.office.zone)
    return text_params(words, incident_buttons(view, say) if buttons is None else buttons)


def view_of(work: Work, incident: Incident) -> IncidentView:
    """Give all that the card of an incident shows now."""
    answer = incident_answers.last_sent(work.rows, incident.id)
    yes, no = incidents.verdicts(work.rows, incident.id) if answer or not incident.is_open else (0, 0)
    return IncidentView(
        incident,
        incidents.crowd(work.rows, incident.id, work.now),
        typical_lines(work, incident),
        reach=incident_answers.reach(work.rows, answer.id) if answer else None,
        yes=yes,
        no=no,
        has_others=bool(incidents.others_of_topic(work.rows, incident, 1)),
        can_part=tuple(incidents.merged_into(work.rows, incident.id)),
    )


def typical_lines(work: Work, incident: Incident) -> list[Line]:
    """Give the first messages of the appeals whose words stand for all."""
    threads = lines.of_appeals(work.rows, incident.typical)
    return [threads[number][0] for number in incident.typical if threads[number]]


def link_to(work: Work, incident_id: int) -> str | None:
    """Give the address of an incident's card, None where it does not stand yet."""
    post = posts.of_key(work.rows, card_key(incident_id))
    return message_link(post.chat_id, post.message_id) if post else None


def _show_merged(work: Work, incident: Incident) -> None:
    say = work.voice_of_chat(incident.place.chat_id)
    url = link_to(work, incident.merged_into or 0)
    work.say(
        incident.place,
        merged_incident(incident, url, say),
        role=Role.INCIDENT,
        key=card_key(incident.id),
        first=work.answers_press,
    )
