"""Finding appeals by words or by number."""

import re
from collections.abc import Sequence

from bot.desk.incoming import Press
from bot.desk.staff.queueing import card_links
from bot.desk.staff.reach import Reach
from bot.desk.work import Work
from bot.folding import parts
from bot.found import FOUND_PAGE, Found, found_buttons, found_text
from bot.markup import Text
from bot.speech import text_params
from storage import appeals, lines, searches, words
from storage.records import Appeal, Place
from storage.roles import Role

NUMBER = re.compile(r"[№#]?\s*([0-9]{1,9})")
"""How people write the number of an appeal."""
LONGEST_QUESTION = 300
"""Characters of what is looked for."""


def find(work: Work, place: Place, reach: Reach, asked: str, reply_to: int) -> None:
    """Show what is found, newest first."""
    asked = " ".join(asked.split())[:LONGEST_QUESTION]
    params = _result(work, place, reach, asked, 0) or text_params(Text(_advice(work, place, asked)))
    reply = {"message_id": reply_to, "allow_sending_without_reply": True}
    params = {**params, "reply_parameters": reply}
    work.send(place, "sendMessage", params, role=Role.WORD, first=True)


def turn_found(work: Work, pressed: Press, reach: Reach) -> None:
    """Show another page of what was found."""
    say = work.voice_of_chat(pressed.chat_id)
    number = int(pressed.argument) if re.fullmatch("[0-9]{1,9}", pressed.argument) else 0
    asked = searches.asked(work.rows, number, pressed.chat_id)
    params = asked and _result(work, Place(pressed.chat_id), reach, asked, pressed.appeal_id, number)
    if not params:
        work.answer_press(pressed.query_id, say("Please search once more."))
        return
    params = {**params, "message_id": pressed.message_id}
    work.send(pressed.chat_id, "editMessageText", params, role=Role.WORD, first=True)
    work.answer_press(pressed.query_id)


def _result(
    work: Work, place: Place, reach: Reach, asked: str, page: int, search_id: int = 0
) -> dict[str, object] | None:
    """Give a page of results, None where the question is none."""
    say = work.voice_of_chat(place.chat_id)
    looked_for = parts(asked)
    found = _of_number(work, reach, asked) if page == 0 else []
    if not found:
        if not any(len(part) >= words.TRIGRAM for part in looked_for):
            return None
        chats = None if reach.everywhere else reach.queues(work)
        found = words.find(work.rows, looked_for, chats, FOUND_PAGE + 1, page * FOUND_PAGE)
    shown = found[:FOUND_PAGE]
    has_more = len(found) > FOUND_PAGE
    if has_more and not search_id:
        search_id = searches.keep(work.rows, place.chat_id, asked, work.now)
    text = found_text(
        _with_threads(work, shown), asked, looked_for, work.office.ministry, say, work.office.zone
    )
    opening = [each.id for each in shown] if place.chat_id > 0 else []
    return text_params(text, found_buttons(page, search_id, say, opening, has_more=has_more))


def _of_number(work: Work, reach: Reach, asked: str) -> list[Appeal]:
    named = NUMBER.fullmatch(asked)
    appeal = appeals.find(work.rows, int(named[1])) if named else None
    return [appeal] if appeal and reach.covers(work, appeal) else []


def _with_threads(work: Work, shown: Sequence[Appeal]) -> list[Found]:
    links, threads = card_links(work, list(shown)), lines.of_appeals(work.rows, [each.id for each in shown])
    return [Found(each, threads[each.id], links[each.id]) for each in shown]


def _advice(work: Work, place: Place, asked: str) -> str:
    say = work.voice_of_chat(place.chat_id)
    if not asked:
        return say("Write after /find what you look for: words, or the number of an appeal.")
    if NUMBER.fullmatch(asked):
        return say("There is no appeal with this number here.")
    return say("Please write at least one word of three letters or more.")
