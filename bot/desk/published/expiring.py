"""The round of published answers: staff of a topic are told once, some days before one expires."""

from collections.abc import Sequence
from datetime import timedelta

from bot.desk.work import Work
from bot.markup import Text, bold, join
from bot.published.desk_view import VERB, best_language, until
from bot.published.ways import Way
from bot.speech import Button
from bot.texts import Voice
from storage import occasions, published
from storage.published import Published, Words
from storage.records import Place

BEFORE = timedelta(days=7)
"""So long before its last day staff are told."""
NAMED = 20
"""Answers that one message names; the next minute names the rest."""


def tell_expiring(work: Work) -> None:
    """Tell the staff chats whose answers will not hold for long, each answer once for each last day."""
    if not work.office.calendar.is_working(work.now):
        return
    ending: dict[Place, list[Published]] = {}
    for each in _ending(work):
        place = work.office.place_for(each.topic, each.region)
        told = ending.setdefault(place, [])
        if len(told) < NAMED and occasions.first_time(work.rows, _occasion(each), work.now):
            told.append(each)
    for place, told in ending.items():
        if told:
            _tell(work, place, told)


def _ending(work: Work) -> list[Published]:
    today = work.office.calendar.day_of(work.now)
    current = published.current(work.rows, work.office.ministry.id)
    return [each for each in current if each.holds(today) and each.expires_on <= today + BEFORE]


def _tell(work: Work, place: Place, ending: Sequence[Published]) -> None:
    say = work.voice_of_chat(place.chat_id)
    head = bold(say("These published answers are valid only a few days more"))
    words = say("Press a number to give it more time or to change it. After its last day it is not shown.")
    buttons = [Button(str(each.id), Way(id=each.id).data(VERB)) for each in ending]
    rows = [buttons[at : at + 5] for at in range(0, len(buttons), 5)]
    work.say(place, join((head, *(_line(each, say) for each in ending), Text(words)), "\n\n"), rows)


def _line(each: Published, say: Voice) -> Text:
    words = each.words.get(best_language(each, say.language), Words())
    return join((bold(f"{each.id}. ") + "".join(words.questions[:1]), until(each, say)))


def _occasion(each: Published) -> str:
    return f"expiring:{each.id}:{each.expires_on:%Y%m%d}"
