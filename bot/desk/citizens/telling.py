"""Telling staff what was done with an appeal: what the desk recorded, and what the appeal itself shows."""

from collections.abc import Mapping
from itertools import pairwise

from bot.desk.chats.routing import learn_titles
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.history import Teller, file_button
from bot.markup import Text, split
from bot.speech import TEXT_LIMIT
from bot.titles import Titles
from storage import acts, appeals, chats, lines, occasions, posts
from storage.acts import Act, Side, What, Who
from storage.records import Appeal, Author, Place
from storage.roles import Role

CITIZEN = Who(Side.CITIZEN)


def tell_history(
    work: Work, place: Place, number: int | None, replied: int | None, seen: Mapping[int, str | None]
) -> None:
    """Show the history of an appeal, or of the one of a message replied to; `seen` are the groups' titles."""
    learn_titles(work, seen)
    number = number or _number_of(work, place.chat_id, replied or 0)
    say = work.voice_of_reader(place.chat_id)
    appeal = appeals.find_itself(work.rows, number) if number else None
    if number is None:
        words = say("Write the number after the command: /history 41. Or reply to a card with /history.")
        work.say(place, Text(words))
    elif appeal is None:
        work.say(place, Text(say("There is no appeal № {number}.", number=number)))
    else:
        *before, last = split(_teller(work, place.chat_id).lines(number, _whole(work, appeal)), TEXT_LIMIT)
        for piece in before:  # a reply to them is no answer to the citizen, so they belong to no appeal
            work.say(place, piece)
        work.say(place, last, file_button(number, say))


def refuse(work: Work, place: Place) -> None:
    """Tell somebody who was staff, or never, that histories are not for her."""
    say = work.voice_of_reader(place.chat_id)
    work.say(place, Text(say("Only staff can read this.")))


def send_file(work: Work, pressed: Press, thread_id: int | None) -> None:
    """Send the history of an appeal as a file, once a minute."""
    appeal = appeals.find_itself(work.rows, pressed.appeal_id)
    say = work.voice_of_reader(pressed.chat_id)
    occasion = f"history:{pressed.chat_id}:{pressed.appeal_id}:{work.now:%Y%m%d%H%M}"
    if appeal is None or not occasions.first_time(work.rows, occasion, work.now):
        work.answer_press(pressed.query_id, say("The file was sent a moment ago.") if appeal else "")
        return
    work.answer_press(pressed.query_id)
    work.send(
        Place(pressed.chat_id, thread_id),
        "sendDocument",
        {"document": f"attach://history-{appeal.id}.csv"},
        role=Role.WORD,
        attachment=_teller(work, pressed.chat_id).table(_whole(work, appeal)),
    )


def _number_of(work: Work, chat_id: int, message_id: int) -> int | None:
    line = lines.of_message(work.rows, chat_id, message_id)
    post = posts.of_message(work.rows, chat_id, message_id)
    return line.appeal_id if line else post.appeal_id if post else None


def _teller(work: Work, chat_id: int) -> Teller:
    titles = Titles(chats.titles(work.rows), work.office.places)
    say = work.voice_of_reader(chat_id)

    def title(in_chat: int, thread_id: int | None) -> str:
        return titles.of(work.office.now_at(Place(in_chat, thread_id)), say)

    return Teller(work.office.ministry, say, work.office.zone, title)


def _whole(work: Work, appeal: Appeal) -> list[Act]:
    """Give the recorded acts with those which the thread shows: what a citizen writes costs no act."""
    written = [line for line in lines.of_appeal(work.rows, appeal.id) if line.author is Author.CITIZEN]
    opened = Act(appeal.created_at, CITIZEN, What.OPENED, {}, {})
    added = [
        Act(line.created_at, CITIZEN, What.ADDED, {}, {})
        for before, line in pairwise(written)
        if line.album is None or line.album != before.album
    ]
    recorded = acts.of_appeal(work.rows, appeal.id)
    return sorted((opened, *added, *recorded), key=lambda act: act.at)
