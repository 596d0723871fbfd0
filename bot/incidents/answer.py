"""An answer to everybody as staff write it: which languages it has, who reads what, what is missing. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from bot.incidents.names import code
from bot.markup import Text, bold, italic, join, quote, shorten
from bot.speech import Button, Rows
from bot.texts import LANGUAGES, Voice
from storage.incident_records import CrowdAnswer, Words

ORDER = ("kk", "ru", "en")
STANDS_IN = {"kk": "ru", "ru": "kk", "en": "ru"}
"""Which language is read where one's own is missing: most people in Kazakhstan know Russian."""
"""In this order another language stands in for one that is missing: Kazakh is the language of the state."""
ROOM = 3500
"""UTF-16 units of all languages together in what staff are shown before it goes out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that is being written, and how many people read each language."""

    answer: CrowdAnswer
    readers: Mapping[str, int]

    @property
    def people(self) -> int:
        """Give to how many people it would go."""
        return sum(self.readers.values())

    @property
    def missing(self) -> list[str]:
        """Give the languages which somebody reads and in which nothing is written."""
        return [language for language in ORDER if self.readers.get(language) and not self._has(language)]

    def _has(self, language: str) -> bool:
        return language in self.answer.texts


def said_in(texts: Mapping[str, Words], language: str) -> Words | None:
    """Give the words in a language, else in the one that stands in for it; None where nothing is written."""
    return next((texts[each] for each in (language, STANDS_IN[language], *ORDER) if each in texts), None)


def preview(draft: Draft, say: Voice) -> Text:
    """Give for staff what would go to whom, and what is missing."""
    texts = draft.answer.texts
    written = [join((bold(LANGUAGES[each]) + " ✓", quote(words))) for each, words in _in_order(texts).items()]
    return join(
        (
            bold(say("Answer to everybody in {code}", code=code(draft.answer.incident_id, say)))
            + " · "
            + say("not sent yet"),
            *written,
            *(_missing(draft, language, say) for language in draft.missing),
            italic(say("Reply to this message to write another language, or to write one anew.")),
        ),
        "\n\n",
    )


def preview_buttons(draft: Draft, say: Voice) -> Rows:
    """Give what can be done with it: to send it, also where a language is missing, or to leave it."""
    number, answer = draft.answer.incident_id, draft.answer
    people = draft.people
    if draft.missing:
        send = say("Send all the same ({count})", count=people)
    else:
        send = say("Send to all {count}", count=people)
    return [
        [Button(send, f"incident:{number}:send-{answer.id}-{stamp(answer)}")],
        [Button(say("Do not send"), f"incident:{number}:drop-{answer.id}")],
    ]


def sent_preview(answer: CrowdAnswer, say: Voice) -> Text:
    """Give what stays of the preview when the answer goes out."""
    head = say("Answer to everybody in {code}", code=code(answer.incident_id, say))
    quoted = [quote(words) for words in _in_order(answer.texts).values()]
    return join((bold(head) + " · " + say("sent"), *quoted), "\n\n")


def stamp(answer: CrowdAnswer) -> str:
    """Give what tells one version of the words from another, so that nobody sends what he has not seen."""
    said = sorted((language, words.text) for language, words in answer.texts.items())
    return f"{crc32(repr(said).encode()):08x}"


def _in_order(texts: Mapping[str, Words]) -> dict[str, str]:
    """Give what is written in each language, cut so that all of it fits into one message."""
    each_may = ROOM // max(len(texts), 1)
    return {language: shorten(texts[language].text, each_may) for language in ORDER if language in texts}


def _missing(draft: Draft, language: str, say: Voice) -> Text:
    """Say how many read a language that is missing, and what they would read instead."""
    texts = draft.answer.texts
    instead = next(each for each in ORDER if each in texts)
    words = say.count(
        "{language} is missing: {count} person would read {other}",
        "{language} is missing: {count} people would read {other}",
        draft.readers[language],
        language=LANGUAGES[language],
        other=LANGUAGES[instead],
    )
    return bold("⚠️ " + words)
