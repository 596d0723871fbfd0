"""A private desk: a member of staff, or the minister, works through the cards one at a time on a phone."""

from collections.abc import Iterator
from typing import Any

from bot.cards import CardView, rest_of_words
from bot.desk.cards.showing import earlier_url, give_card
from bot.desk.chats.menu import put_desk_menu
from bot.desk.incoming import Incoming, Press
from bot.desk.meetings.seeing import meeting_in_words
from bot.desk.proposals.seeing import card_url, of_appeal
from bot.desk.ready.previewing import fitting
from bot.desk.staff import finding, queueing
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.markup import Text
from bot.private_cards import conversation, private_buttons, private_card
from bot.speech import ALBUM_LIMIT, Rows, media_params, text_params
from bot.texts import LANGUAGES
from storage import appeals, desks, lines, shown_names
from storage.records import Appeal, Author, Line, Place
from storage.roles import Role


def show_queue(work: Work, asking: Incoming, reach: Reach) -> None:
    """Show the queue of all that is within reach."""
    if _sits_down(work, asking, reach):
        queueing.show_queue(work, Place(asking.chat_id), reach, asking.user_id)


def find(work: Work, asking: Incoming, words: str, reach: Reach) -> None:
    """Show what is found within reach."""
    if _sits_down(work, asking, reach):
        finding.find(work, Place(asking.chat_id), reach, words, asking.message_id)


def show_first(work: Work, asking: Incoming, reach: Reach) -> None:
    """Show the card of the one who waits longest."""
    if _sits_down(work, asking, reach):
        show_next(work, asking.user_id, reach)


def go_on(work: Work, pressed: Press, reach: Reach) -> None:
    """Show the card after this one."""
    show_next(work, pressed.user_id, reach, after=pressed.appeal_id)
    work.answer_press(pressed.query_id)


def show_next(work: Work, person_id: int, reach: Reach, after: int = 0) -> None:
    """Show the card of the one who waits longest, or the next one `after` an appeal."""
    appeal = queueing.next_of(work, reach.queues(work), after=after)
    if appeal is None:
        desks.stop(work.rows, person_id)
        say = work.voice_of_citizen(person_id)
        work.say(person_id, Text(say("Nobody waits for an answer here.")), first=True)
        return
    show(work, person_id, appeal)


def open_card(work: Work, pressed: Press, reach: Reach) -> None:
    """Show the card that a button of a list names."""
    appeal = appeals.lock(work.rows, pressed.appeal_id)
    if appeal and reach.covers(work, appeal):
        show(work, pressed.user_id, appeal)
    work.answer_press(pressed.query_id)


def show(work: Work, person_id: int, appeal: Appeal) -> None:
    """Put a card below all that stands in the private chat; it is the one to answer now."""
    appeal = give_card(work, appeal)
    thread = lines.of_appeal(work.rows, appeal.id)
    say = work.voice_of_citizen(person_id)
    for piece in conversation(thread, say, work.office.zone):
        _send(work, person_id, appeal, "sendMessage", text_params(piece))
    for method, params in _attached(thread):
        _send(work, person_id, appeal, method, params)
    _send(work, person_id, appeal, "sendMessage", card_params(work, person_id, appeal))
    for piece in rest_of_words(thread[0]):
        _send(work, person_id, appeal, "sendMessage", text_params(piece))
    desks.show(work.rows, person_id, appeal.id, work.now)


def card_params(work: Work, person_id: int, appeal: Appeal, buttons: Rows | None = None) -> dict[str, Any]:
    """Give the card in the person's language, as it is now."""
    say = work.voice_of_citizen(person_id)
    citizen = work.citizen(appeal.citizen_id)
    view = CardView(
        appeal,
        lines.of_appeal(work.rows, appeal.id),
        citizen_is_gone=bool(citizen and citizen.blocked_at),
        citizen_is_banned=bool(citizen and citizen.banned_at),
        ready=len(fitting(work, appeal)),
        shown_name=shown_names.find(work.rows, appeal.id),
        earlier_url=earlier_url(work, appeal),
        proposal=of_appeal(work, appeal),
        joined_url=card_url(work, appeal.joined_to),
        meeting=meeting_in_words(work, appeal, say),
    )
    text = private_card(view, work.office.ministry, say, work.now, work.office.zone)
    return text_params(text, private_buttons(appeal, view.ready, say) if buttons is None else buttons)


def stop(work: Work, pressed: Press) -> None:
    """Let what is written here be the person's own again."""
    desks.stop(work.rows, pressed.user_id)
    say = work.voice_of_citizen(pressed.user_id)
    words = say("What you write now is your own message. /next shows the next card.")
    work.say(pressed.user_id, Text(words), first=True)
    work.answer_press(pressed.query_id)


def refuse(work: Work, pressed: Press) -> None:
    """Tell somebody who reaches nothing (any more) that the button is for staff."""
    if pressed.user_id in work.office.at_desks:
        work.answer_press(pressed.query_id, not_proven(work, pressed.user_id), alert=True)
    else:
        work.answer_press(pressed.query_id)


def not_proven(work: Work, person_id: int) -> str:
    """Give what somebody reads whom Telegram does not name a member of the staff chat."""
    say = work.voice_of_citizen(person_id)
    return say(
        "Telegram does not confirm that you belong to this staff chat. /new begins a message of your own."
    )


def _sits_down(work: Work, asking: Incoming, reach: Reach) -> bool:
    """Let somebody of the staff work here from now on; tell who is none any more."""
    if not reach:
        work.say(asking.chat_id, Text(not_proven(work, asking.user_id)), first=True)
        return False
    hint = (asking.client_language or "")[:2]
    work.meet(asking.user_id, hint if hint in LANGUAGES else work.office.default_language)
    desks.begin(work.rows, asking.user_id, work.now)
    if asking.user_id not in work.office.at_desks:
        work.office.at_desks.add(asking.user_id)
        put_desk_menu(work, asking.user_id)
    return True


def _send(work: Work, person_id: int, appeal: Appeal, method: str, params: dict[str, Any]) -> None:
    work.send(person_id, method, params, role=Role.DESK, first=True, appeal_id=appeal.id)


def _attached(thread: list[Line]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the calls that show the newest files and the places which the citizen sent."""
    own = [line for line in thread if line.author is Author.CITIZEN]
    for line in [line for line in own if line.media or line.latitude is not None][-ALBUM_LIMIT:]:
        if line.media and line.media.type != "contact":
            yield media_params(line.media.type, line.media.file_id, Text())
        elif line.latitude is not None:
            yield "sendLocation", {"latitude": line.latitude, "longitude": line.longitude}
