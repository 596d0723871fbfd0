"""Lists: the open incidents of a chat, and what the people in one of them wrote."""

from bot.desk.incidents.keys import card_key, key
from bot.desk.incidents.showing import link_to
from bot.desk.incoming import Press
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.incidents.lists import (
    MESSAGES,
    PAGE,
    Listed,
    list_buttons,
    list_text,
    messages_buttons,
    messages_text,
)
from bot.markup import Text
from bot.speech import Rows, text_params
from storage import appeals, incidents, lines, posts
from storage.incident_records import Incident
from storage.records import Place
from storage.roles import Role


def show_incidents(work: Work, place: Place, reach: Reach) -> None:
    """Show the open incidents within reach."""
    words, buttons = _listed(work, place.chat_id, reach, 0)
    work.say(place, words, buttons, first=True)


def turn_incidents(work: Work, pressed: Press, reach: Reach) -> None:
    """Show another page of the open incidents in the place of the one that stood there."""
    words, buttons = _listed(work, pressed.chat_id, reach, pressed.appeal_id)
    params = {**text_params(words, buttons), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    work.answer_press(pressed.query_id)


def show_messages(work: Work, pressed: Press, incident: Incident, page: int) -> None:
    """Show what people in an incident wrote, a page at a time, beneath its card."""
    _say_messages(work, incident, page)
    work.answer_press(pressed.query_id)


def refresh_messages(work: Work, pressed: Press, incident: Incident) -> None:
    """Let a page of messages on which somebody pressed show the present state: its first page."""
    if posts.key_of(work.rows, pressed.chat_id, pressed.message_id) == key("incident-list", incident.id):
        _say_messages(work, incident, 0)


def _say_messages(work: Work, incident: Incident, page: int) -> None:
    crowd = incidents.crowd(work.rows, incident.id, work.now)
    pages = max(-(-crowd.appeals // MESSAGES), 1)
    page = page % pages
    found = appeals.of_incident(
        work.rows, incident.id, limit=MESSAGES, offset=page * MESSAGES, newest_first=True
    )
    threads = lines.of_appeals(work.rows, [each.id for each in found])
    shown = [(each, threads[each.id]) for each in found]
    say = work.voice_of_chat(incident.place.chat_id)
    zone = work.office.zone
    work.say(
        incident.place,
        messages_text(incident, shown, page, pages, say, zone),
        messages_buttons(incident, found, page, pages, say),
        role=Role.INCIDENT,
        key=key("incident-list", incident.id),
        reply_key=card_key(incident.id),
        first=True,
    )


def _listed(work: Work, reader: int, reach: Reach, page: int) -> tuple[Text, Rows]:
    chats = None if reach.everywhere else reach.chats
    total = incidents.count_open(work.rows, chats, reach.within)
    pages = max(-(-total // PAGE), 1)
    page = page % pages
    found = incidents.open_ones(work.rows, chats, PAGE, page * PAGE, reach.within)
    listed = [
        Listed(each, incidents.crowd(work.rows, each.id, work.now), link_to(work, each.id)) for each in found
    ]
    say = work.voice_of_reader(reader)
    ministry, zone = work.office.ministry, work.office.zone
    return list_text(listed, total, ministry, say, work.now, zone), list_buttons(page, pages, say)
