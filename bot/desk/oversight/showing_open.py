"""/open: how many appeals are open, by region and topic, and the oldest with the ways to their cards."""

from dataclasses import replace

from bot.desk.incoming import Press
from bot.desk.oversight.asking import Asking, known_language, voice_of
from bot.desk.private_desk.private import not_proven
from bot.desk.staff.queueing import card_links
from bot.desk.staff.reach import Reach
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
from bot.texts import Voice
from storage import lines, still_open
from storage.roles import Role
from storage.still_open import Scope


def show_open(work: Work, asking: Asking, reach: Reach, words: str) -> None:
    """Show what is open of what the words name, or say which of them are not understood."""
    place = asking.place
    if place.chat_id > 0:  # whose cards open from here, in the same language
        work.meet(asking.who.id, known_language(asking.client_language, work.office.default_language))
    say = voice_of(work, place.chat_id, asking.client_language)
    thread = None if reach.everywhere else place.thread_id
    asked = asked_for(words, work.office.ministry, work.office.tag)
    if isinstance(asked, Unclear):
        params = _unclear(work, asked, thread, say)
    else:
        params = _shown(work, place.chat_id, reach, View(asked, thread), say)
    work.send(place, "sendMessage", params, role=Role.WORD, reply_to=asking.message_id, first=True)


def turn_open(work: Work, pressed: Press, reach: Reach) -> None:
    """Show another page, or what was chosen, in the place of what stood there."""
    view = view_of(pressed.appeal_id, pressed.argument)
    say = voice_of(work, pressed.chat_id, pressed.client_language)
    params = {**_shown(work, pressed.chat_id, reach, view, say), "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    work.answer_press(pressed.query_id)


def refuse(work: Work, person_id: int) -> None:
    """Tell in private who is no member of staff any more."""
    work.say(person_id, Text(not_proven(work, person_id)), first=True)


def _unclear(work: Work, unclear: Unclear, thread_id: int | None, say: Voice) -> dict[str, object]:
    ministry = work.office.ministry
    buttons = unclear_buttons(unclear, thread_id, ministry, say)
    return text_params(unclear_text(unclear, ministry, say), buttons)


def _shown(work: Work, chat_id: int, reach: Reach, view: View, say: Voice) -> dict[str, object]:
    if not _is_within(view.asked, reach):
        return text_params(Text(say("This chat does not look after it.")))
    scope = _scope(reach, view.asked, view.thread_id)
    heaps = still_open.heaps(work.rows, scope)
    total = sum(heap.count for heap in heaps)
    view = replace(view, page=min(view.page, max(total - 1, 0) // PAGE))
    found = still_open.oldest(work.rows, scope, PAGE, view.page * PAGE)
    links, threads = card_links(work, found), lines.of_appeals(work.rows, [each.id for each in found])
    entries = [Entry(each, threads[each.id][0], links[each.id]) for each in found]
    opening = [each.id for each in found] if chat_id > 0 else []
    return text_params(
        open_text(heaps, entries, view, work.office.ministry, say, work.now),
        open_buttons(view, total, say, opening),
    )


def _is_within(asked: Asked, reach: Reach) -> bool:
    """Whether managers here look after what is asked for at all."""
    regions, topics = reach.within.regions, reach.within.topics
    is_there = asked.region is None or not regions or asked.region in regions
    return is_there and (asked.topic is None or not topics or asked.topic in topics)


def _scope(reach: Reach, asked: Asked, thread_id: int | None) -> Scope:
    chats = None if reach.everywhere else tuple(sorted(reach.chats))
    return Scope(chats, thread_id, asked.region, asked.topic, reach.within)
