"""What happens to chats: a group moves, the bot is added or removed, a citizen blocks it."""

from bot.delivery.verdict import Reason
from bot.desk.cards.showing import show_card, show_whole
from bot.desk.chats.routing import open_again, shut
from bot.desk.incidents.showing import show_incident
from bot.desk.own.returning import send_again
from bot.desk.work import Work
from bot.markup import Text
from bot.texts import LANGUAGES, voice
from storage import (
    appeals,
    bundles,
    chats,
    digests,
    incidents,
    occasions,
    outbox,
    places,
    routes,
    silences,
    staff,
)
from storage.records import Place
from storage.roles import Role

INCIDENTS = 20
"""Open incidents whose cards are shown at once in a chat that is new to them."""
SHOWN = 5
"""Open appeals of a citizen whose cards say at once that answers cannot reach her."""


def move(work: Work, old_id: int, new_id: int) -> None:
    """Follow a group which became a supergroup: what waits and open cards go to its new id."""
    if old_id != new_id and work.office.moves.get(old_id) != new_id:
        chats.move(work.rows, old_id, new_id)
        work.office.moves[old_id] = new_id
        if language := work.office.languages.get(old_id):
            _choose_language(work, new_id, language)
    work.queued.extend(outbox.move(work.rows, old_id, new_id))
    bundles.move(work.rows, old_id, new_id)
    incidents.move(work.rows, old_id, new_id)
    for follow in (routes.move, places.move, staff.move, silences.move, digests.move):
        follow(work.rows, old_id, new_id)
    for appeal in appeals.move(work.rows, old_id, new_id):
        show_whole(work, appeal)
    _show_incidents(work, new_id)


def _show_incidents(work: Work, chat_id: int) -> None:
    """Let the cards of open incidents stand in a staff chat."""
    for incident in incidents.open_ones(work.rows, [chat_id], INCIDENTS):
        show_incident(work, incident)


def added_to(work: Work, chat_id: int, title: str) -> None:
    """Do nothing in a group that is not ours, and tell the admins once."""
    tell_admins(
        work,
        f"unknown-group:{chat_id}",
        "I was added to the group “{title}” ({chat}), which is not one of ours. I do nothing there.",
        title=title,
        chat=chat_id,
    )


def removed_from(work: Work, chat_id: int) -> None:
    """Tell the admins that staff or managers of ours can no longer be reached."""
    shut(work, Place(chat_id), Reason.KICKED)
    tell_admins(
        work,
        f"removed:{chat_id}:{work.now:%Y-%m-%d}",
        "I was removed from the chat {chat}, where staff or managers read. Add me again, please.",
        chat=chat_id,
    )


def came_back_to(work: Work, chat_id: int) -> None:
    """Show in a staff chat of ours what could not be shown there while it was shut to us."""
    open_again(work, chat_id)
    for role in (Role.CARD, Role.BUNDLE, Role.LINE):
        work.queued.extend(outbox.try_again(work.rows, chat_id, role, work.now))
    _show_incidents(work, chat_id)


def citizen_left(work: Work, citizen_id: int) -> None:
    """Remember that a citizen blocked the bot, and let her open cards say so."""
    citizen = work.citizen(citizen_id)
    if citizen is None or citizen.blocked_at:
        return
    work.change_citizen(citizen_id, blocked_at=work.now)
    _show_open_cards(work, citizen_id)


def citizen_came_back(work: Work, citizen_id: int) -> None:
    """Remember that a citizen unblocked the bot, send what could not reach her, and let her cards say so."""
    citizen = work.citizen(citizen_id)
    if citizen is None or citizen.blocked_at is None:
        return
    work.change_citizen(citizen_id, blocked_at=None)
    for appeal in appeals.latest(work.rows, citizen_id, SHOWN):
        send_again(work, citizen, appeal)
    _show_open_cards(work, citizen_id)


def choose_language(work: Work, chat_id: int, language: str, query_id: str) -> None:
    """Let a group of ours read in another language from now on."""
    work.answer_press(query_id, LANGUAGES.get(language, ""))
    if language in LANGUAGES:
        _choose_language(work, chat_id, language)
        say = voice(language)
        work.say(chat_id, Text(say("From now on I write here in English.")))


def _choose_language(work: Work, chat_id: int, language: str) -> None:
    chats.choose_language(work.rows, chat_id, language)
    work.office.languages[chat_id] = language


def tell_admins(work: Work, occasion: str, message: str, /, **values: object) -> None:
    """Tell every admin something once, each in the language that she uses with the bot."""
    if not occasions.first_time(work.rows, occasion[:128], work.now):
        return
    for admin in work.office.admin_ids:
        say = work.voice_of_citizen(admin)
        work.say(admin, Text(say(message, **values)), role=Role.WORD)


def _show_open_cards(work: Work, citizen_id: int) -> None:
    for appeal in appeals.latest(work.rows, citizen_id, SHOWN):
        if appeal.is_open:
            show_card(work, appeal)
