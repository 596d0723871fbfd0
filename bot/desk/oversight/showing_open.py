"""/open: how many appeals are open, by region and topic, and the oldest with the ways to their cards."""

from dataclasses import replace

from bot.desk.incoming import Press
from bot.desk.private import not_proven
from bot.desk.queueing import card_links
from bot.desk.reach import Reach
from bot.desk.work import Work
from bot.markup import Text
from bot.open_appeals.asked import Asked, Unclear, asked_for
from bot.open_appeals.looks import (
    PAGE,
    Entry,
    View,
    open_buttons,
    open_text,
    unclear_buttons,
    unclear_text,
    view_of,
)
from bot.speech import text_params
from storage import lines, still_open
from storage.records import Place, Role
from storage.still_open import Scope


def show_open(work: Work, place: Place, reach: Reach, words: str, reply_to: int) -> None:
    """Show what is open of what the words name, or say which of them are not understood."""
    asked = asked_for(words, work.office.ministry, work.office.tag)
    if isinstance(asked, Unclear):
        params = _unclear(work, place, asked, reach)
    else:
        params = _shown(work, place, reach, View(asked, _thread(place, reach)))
    work.send(place, "sendMessage", params, role=Role.WORD, reply_to=reply_to, first=True)


def turn_open(work: Work, pressed: Press, reach: Reach) -> None:
    """Show another page, or what was chosen, in the place of what stood there."""
    view = view_of(pressed.appeal_id, pressed.argument)
    params = {**_shown(work, Place(pressed.chat_id), reach, view), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    work.answer_press(pressed.query_id)


def refuse(work: Work, person_id: int) -> None:
    """Tell in private who is no member of staff any more."""
    work.say(person_id, Text(not_proven(work, person_id)), first=True)


def _thread(place: Place, reach: Reach) -> int | None:
    """Give the forum topic to which the question is limited: managers see all, wherever they ask."""
    return None if reach.everywhere else place.thread_id


def _unclear(work: Work, place: Place, unclear: Unclear, reach: Reach) -> dict[str, object]:
    ministry, say = work.office.ministry, work.voice_of_chat(place.chat_id)
    buttons = unclear_buttons(unclear, _thread(place, reach), ministry, say)
    return text_params(unclear_text(unclear, ministry, say), buttons)


def _shown(work: Work, place: Place, reach: Reach, view: View) -> dict[str, object]:
    say = work.voice_of_chat(place.chat_id)
    scope = _scope(reach, view.asked, view.thread_id)
    heaps = still_open.heaps(work.rows, scope)
    total = sum(heap.count for heap in heaps)
    view = replace(view, page=min(view.page, max(total - 1, 0) // PAGE))
    found = still_open.oldest(work.rows, scope, PAGE, view.page * PAGE)
    links, threads = card_links(work, found), lines.of_appeals(work.rows, [each.id for each in found])
    entries = [Entry(each, threads[each.id][0], links[each.id]) for each in found]
    opening = [each.id for each in found] if place.chat_id > 0 else []
    return text_params(
        open_text(heaps, entries, view, work.office.ministry, say, work.now),
        open_buttons(view, total, say, opening),
    )


def _scope(reach: Reach, asked: Asked, thread_id: int | None) -> Scope:
    chats = None if reach.everywhere else tuple(sorted(reach.chats))
    return Scope(chats, thread_id, asked.region, asked.topic)
