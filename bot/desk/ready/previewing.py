"""A ready answer as the citizen of an appeal would read it, and the answer that it becomes."""

from dataclasses import dataclass
from zlib import crc32

from bot.cards import answer
from bot.desk.cards.suggesting import let_office_know, question, suggested
from bot.desk.incoming import Incoming, Press
from bot.desk.work import Work
from bot.likeness import stems_of
from bot.markup import Text, italic, join
from bot.placeholders import fill, values
from bot.ready_answers import languages_of
from bot.tags.features import pack
from bot.texts import LANGUAGES, Voice
from storage import lines, templates
from storage.records import Appeal, Author, Line
from storage.templates import Template, Wording

NUMBER_LENGTH = 9
"""Digits of the longest number of a ready answer in a button."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What staff see before a ready answer goes; `stamp` names these very words, None where none can go."""

    words: Text
    stamp: str | None


def fitting(work: Work, appeal: Appeal) -> list[Template]:
    """Give the ready answers that may fit an appeal, likeliest first."""
    ministry = work.office.ministry.id
    numbers = suggested(work, appeal, lines.of_appeal(work.rows, appeal.id))
    return [each for number in numbers if (each := templates.find(work.rows, ministry, number))]


def named(work: Work, written: str) -> Template | None:
    """Give the ready answer that a button names, `12` or `12-stamp`."""
    number = written.partition("-")[0]
    is_number = number.isascii() and number.isdecimal() and len(number) <= NUMBER_LENGTH
    return templates.find(work.rows, work.office.ministry.id, int(number)) if is_number else None


def preview(work: Work, appeal: Appeal, template: Template, say: Voice) -> Preview:
    """Give a ready answer in the citizen's language, or say in which languages alone it is there."""
    language = work.voice_of_citizen(appeal.citizen_id).language
    wording = _filled(work, appeal, template)
    if wording is not None:
        head = say("Not sent yet. The citizen would read ({language}):", language=LANGUAGES[language])
        read = as_read(work, appeal, _line_of(appeal, wording))
        return Preview(join((italic(head), read), "\n\n"), f"{template.id}-{_stamp(wording)}")
    missing = say(
        "The citizen reads {language}. This ready answer is not there in that language, only in: {others}",
        language=LANGUAGES[language],
        others=languages_of(template),
    )
    return Preview(Text(missing), None)


def seen(work: Work, pressed: Press, appeal: Appeal, template: Template) -> Incoming | None:
    """Give the answer that was shown where a button says Send, None if it reads otherwise by now."""
    wording = _filled(work, appeal, template)
    if wording is None or pressed.argument != f"{template.id}-{_stamp(wording)}":
        return None
    return Incoming(
        chat_id=pressed.chat_id,
        message_id=pressed.message_id,
        user_id=pressed.user_id,
        client_language=None,
        text=wording.text,
        entities=wording.entities,
    )


def count_use(work: Work, appeal: Appeal, template: Template) -> None:
    """Remember that a ready answer answered this appeal."""
    stems = stems_of(question(lines.of_appeal(work.rows, appeal.id)))
    templates.use(work.rows, template.id, appeal.id, pack(stems), work.now)
    let_office_know(work)


def as_read(work: Work, appeal: Appeal, line: Line) -> Text:
    """Give an answer as the citizen reads it."""
    return answer(line, work.office.ministry, work.voice_of_citizen(appeal.citizen_id))


def _filled(work: Work, appeal: Appeal, template: Template) -> Wording | None:
    """Give the words in the citizen's language with its placeholders filled, None where it has none."""
    say = work.voice_of_citizen(appeal.citizen_id)
    wording = template.wordings.get(say.language)
    today = work.now.astimezone(work.office.zone).date()
    return wording and fill(wording, values(appeal.id, work.office.ministry, today, say))


def _line_of(appeal: Appeal, wording: Wording) -> Line:
    """Give the line that the answer would be."""
    return Line(
        id=0,
        appeal_id=appeal.id,
        author=Author.STAFF,
        author_id=None,
        chat_id=0,
        message_id=0,
        text=wording.text,
        entities=wording.entities,
        media=None,
        album=None,
        latitude=None,
        longitude=None,
        created_at=appeal.created_at,
        edited_at=None,
        earlier=(),
        asks=False,
        delivery=None,
        failure=None,
    )


def _stamp(wording: Wording) -> str:
    return f"{crc32(repr((wording.text, wording.entities)).encode()):08x}"
