"""Handing an appeal over to another staff chat: its card goes there with what colleagues must know."""

from bot.desk.cards.showing import card_key, move_card
from bot.desk.naming import name_of, places
from bot.desk.work import Work
from bot.markup import Text, bold, join, split
from bot.private_cards import place_code, said
from bot.speech import TEXT_LIMIT
from storage import lines, occasions
from storage.records import Appeal, Author, Place
from storage.roles import Role


def hand_over(work: Work, appeal: Appeal, code: str) -> Appeal:
    """Let another staff chat of ours have the appeal, and nobody there yet; any other code does nothing."""
    left = work.office.now_at(appeal.place)
    chosen = next((place for place in elsewhere(work, appeal) if place_code(place) == code), None)
    if chosen is None:
        return appeal
    moved = move_card(work, appeal, chosen, taken_by=None, taken_name=None)
    _tell_colleagues(work, moved, left)
    _tell_citizen(work, moved)
    return moved


def elsewhere(work: Work, appeal: Appeal) -> list[Place]:
    """Give the other staff chats to which an appeal can go."""
    here = work.office.now_at(appeal.place)
    return [place for place in places(work) if place != here]


def _tell_colleagues(work: Work, appeal: Appeal, left: Place) -> None:
    """Say beneath the new card from whom it comes, with the notes and answers so far."""
    say = work.voice_of_chat(appeal.place.chat_id)
    thread = [line for line in lines.of_appeal(work.rows, appeal.id) if line.author is not Author.CITIZEN]
    notes = len({line.album or line.id for line in thread if line.author is Author.NOTE})
    answers = len({line.album or line.id for line in thread if line.author is Author.STAFF})
    counted = [say.count("{count} note", "{count} notes", notes)] if notes else []
    counted += [say.count("{count} answer", "{count} answers", answers)] if answers else []
    head = say("Passed on by {name} from: {place}", name=work.who.name, place=name_of(work, left, say))
    so_far = bold(say("So far:")) + " " + ", ".join(counted) if counted else ""
    told = [said(line, say, work.office.zone) for line in thread]
    for piece in split(join((head, so_far, *told)), TEXT_LIMIT):
        _say_beneath(work, appeal, piece)


def _tell_citizen(work: Work, appeal: Appeal) -> None:
    """Tell the citizen that others answer her now; once, however often it is passed on."""
    if occasions.first_time(work.rows, f"passed:{appeal.id}", work.now):
        say = work.voice_of_citizen(appeal.citizen_id)
        words = say(
            "№ {number} was passed to another office. The answer will come here, in this chat.",
            number=appeal.id,
        )
        work.say(appeal.citizen_id, Text(words), reply_key=f"receipt:{appeal.id}", appeal_id=appeal.id)


def _say_beneath(work: Work, appeal: Appeal, words: Text) -> None:
    work.say(appeal.place, words, role=Role.LINE, reply_key=card_key(appeal.id), appeal_id=appeal.id)
