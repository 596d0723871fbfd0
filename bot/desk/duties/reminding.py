"""Telling staff of several appeals: a few times beneath their cards, else in one message for each chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.cards.showing import standing_key
from bot.desk.work import Work
from bot.links import message_link
from bot.markup import Text, bold, join, link
from bot.texts import Voice
from storage import posts
from storage.records import Appeal

ALONE = 3
"""So many reminders stand each beneath its card; more of one chat are gathered in one message."""
NAMED = 20
"""Appeals that a gathered message names."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to tell staff about an appeal: as a sentence beneath its card, or as a part of a list."""

    appeal: Appeal
    sentence: str
    in_list: str


def tell_staff(work: Work, notes: Sequence[Note]) -> None:
    """Tell each staff chat what concerns it."""
    for place in dict.fromkeys(note.appeal.place for note in notes):
        here = [note for note in notes if note.appeal.place == place]
        if len(here) <= ALONE:
            for note in here:
                key = standing_key(note.appeal)
                work.say(place, Text(note.sentence), reply_key=key, appeal_id=note.appeal.id)
        else:
            say = work.voice_of_chat(place.chat_id)
            work.say(place, join((bold(say("Remember:")), *rows(work, here, say))))


def rows(work: Work, notes: Sequence[Note], say: Voice) -> list[Text | str]:
    """Give a line for each appeal that leads to its card; beyond NAMED they are only counted."""
    more = len(notes) - NAMED
    named: list[Text | str] = [_row(work, note, say) for note in notes[:NAMED]]
    return [*named, "… " + say("{count} more", count=more)] if more > 0 else named


def _row(work: Work, note: Note, say: Voice) -> Text:
    appeal = note.appeal
    post = posts.of_key(work.rows, standing_key(appeal))
    address = message_link(post.chat_id, post.message_id, appeal.place.thread_id) if post else None
    topic = work.office.ministry.topic(appeal.topic).name(say.language)
    return link(f"№ {appeal.id}", address) + f" · {topic} · {note.in_list}"
