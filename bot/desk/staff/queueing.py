"""The queue of a staff chat: who waits longest, and which card is next."""

from dataclasses import replace

from bot.desk.cards.showing import card_key, give_card, show_card, standing_key
from bot.desk.incoming import Press
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.links import message_link
from bot.markup import Text
from bot.queue import (
    PAGE,
    Entry,
    Part,
    View,
    headline,
    part_choice,
    part_name,
    queue_buttons,
    queue_text,
    view_of,
    wanted,
)
from bot.speech import text_params
from storage import appeals, lines, posts, queues
from storage.records import Appeal, Place
from storage.roles import Role

PARTS = ((True, False), (False, False), (None, True))
"""Whether urgent, and whether taken: the parts of a queue in their order."""


def show_queue(work: Work, place: Place, reach: Reach, person_id: int) -> None:
    """Show the queue: of this chat or forum topic, or in private of all that is within reach."""
    view = View(thread_id=place.thread_id)
    work.send(place, "sendMessage", _shown(work, place, reach, person_id, view), role=Role.WORD, first=True)


def turn_queue(work: Work, pressed: Press, reach: Reach) -> None:
    """Show another page or part of the queue in the place of the one that stood there."""
    view = view_of(pressed.appeal_id, pressed.argument)
    params = _shown(work, Place(pressed.chat_id), reach, pressed.user_id, view)
    params = {**params, "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    work.answer_press(pressed.query_id)


def give_next(work: Work, place: Place) -> None:
    """Lead staff to the card of the one who waits longest: where it stands, or anew if it is gone."""
    work.answers_press = True
    say = work.voice_of_chat(place.chat_id)
    appeal = next_of(work, (work.office.now_at(place).chat_id,), place.thread_id)
    if appeal is None:
        work.say(place, Text(say("Nobody waits for an answer here.")), first=True)
        return
    appeal = give_card(work, appeal)
    show_card(work, appeal)  # an edit of a card that was deleted sends it anew
    is_here = work.office.now_at(appeal.place) == work.office.now_at(place)
    work.say(
        place,
        headline(appeal, card_links(work, [appeal])[appeal.id], say, work.now, work.office.zone),
        reply_key=card_key(appeal.id) if is_here else None,
        first=True,
        appeal_id=appeal.id,
    )


def next_of(
    work: Work, chats: tuple[int, ...], thread_id: int | None = None, after: int = 0
) -> Appeal | None:
    """Give the oldest appeal that nobody has, danger first, else the oldest of all, locked.

    Who skips one, `after`, walks the whole queue before the same one comes again.
    """
    parts = [queues.Wanted(chats, thread_id, is_taken=taken, urgent=urgent) for urgent, taken in PARTS]
    begin = _part_of(appeals.find(work.rows, after)) if after else 0
    way = [(parts[begin], after), *((part, 0) for part in (*parts[begin + 1 :], *parts[: begin + 1]))]
    for part, number in way:
        found = queues.following(work.rows, part, number)
        if found and found.id != after:
            return appeals.lock(work.rows, found.id)
    return None


def _part_of(appeal: Appeal | None) -> int:
    """Give in which part of the queue an appeal stands."""
    return 0 if appeal is None else PARTS.index((None, True) if appeal.taken_by else (appeal.urgent, False))


def card_links(work: Work, shown: list[Appeal]) -> dict[int, str | None]:
    """Give the address of each appeal's card, or of the bundle or incident in which it stands."""
    keys = {appeal.id: standing_key(appeal) for appeal in shown}
    standing = posts.of_keys(work.rows, list(dict.fromkeys(keys.values())))
    links: dict[int, str | None] = {}
    for appeal in shown:
        post = standing.get(keys[appeal.id])
        thread = appeal.place.thread_id
        links[appeal.id] = message_link(post.chat_id, post.message_id, thread) if post else None
    return links


def _shown(work: Work, place: Place, reach: Reach, person_id: int, view: View) -> dict[str, object]:
    say = work.voice_of_chat(place.chat_id)
    ministry = work.office.ministry
    asked = wanted(view, reach.queues(work), person_id, work.now)
    if view.part in {Part.TOPICS, Part.REGIONS}:
        count = queues.topics if view.part is Part.TOPICS else queues.regions
        return text_params(
            Text(part_name(view, ministry, say) + ":"),
            part_choice(view, count(work.rows, asked), ministry, say),
        )
    total = queues.count(work.rows, asked)
    view = replace(view, page=min(view.page, max(total - 1, 0) // PAGE))
    found = queues.page(work.rows, asked, PAGE, view.page * PAGE)
    links, threads = card_links(work, found), lines.of_appeals(work.rows, [each.id for each in found])
    entries = [Entry(each, threads[each.id][0], links[each.id]) for each in found]
    opening = [each.id for each in found] if place.chat_id > 0 else []
    return text_params(
        queue_text(entries, view, total, ministry, say, work.now, work.office.zone),
        queue_buttons(view, total, ministry, say, opening),
    )
