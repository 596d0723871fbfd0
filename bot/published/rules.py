"""What may be published, and what of it a reader is shown. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.calendar import months_after
from bot.markup import units
from bot.masking import MARKS, mask
from bot.texts import LANGUAGES
from storage.published import Published, Words

MONTHS = (3, 6, 12)
"""For how long an answer can be published with one tap."""
USUAL_MONTHS = 6
FARTHEST_MONTHS = 60
NEEDED = ("kk", "ru")
"""Languages of which one must be whole."""
FALLBACK = ("kk", "ru", "en")
"""Languages in which it is shown where it is not there in the reader's."""
ANSWER_LIMIT = 2200
"""UTF-16 units of an answer: it must fit into one message with what stands around it."""
QUESTION_LIMIT = 150
"""UTF-16 units of one way to ask."""
QUESTIONS = 6
"""Ways to ask in one language."""


def usual_end(today: date) -> date:
    """Give the last day of an answer of which nothing else was said."""
    return months_after(today, USUAL_MONTHS)


def is_end(day: date, today: date) -> bool:
    """Whether an answer may hold until that day."""
    return today <= day <= months_after(today, FARTHEST_MONTHS)


def written_day(text: str) -> date | None:
    """Give the day that is all of a text, such as 31.12.2027 or 2027-12-31."""
    text = text.strip()
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text, re.ASCII):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def language_for(known: Published, *wanted: str) -> str:
    """Give the language in which a reader is shown it: the first wanted and whole, else Kazakh."""
    return next((each for each in (*wanted, *FALLBACK) if _is_whole(known, each)), FALLBACK[0])


def lacking(known: Published) -> list[str]:
    """Give the languages in which it is not whole."""
    return [language for language in LANGUAGES if not _is_whole(known, language)]


def personal(known: Published) -> list[str]:
    """Give the languages in whose words there seems to be personal data, or a mark that stands for some."""
    return [language for language in LANGUAGES if _is_personal(known.words.get(language, Words()))]


def may_be_published(known: Published, today: date) -> bool:
    """Whether the public may read it: whole in Kazakh or Russian, without personal data, not expired."""
    is_there = any(_is_whole(known, language) for language in NEEDED)
    return is_there and not personal(known) and known.expires_on >= today and known.retired_at is None


def read(text: str, entities: Iterable[Mapping[str, Any]] = ()) -> Words:
    """Give what staff wrote: lines that end with ? at its beginning are questions."""
    lines = text.split("\n")
    count = next((at for at, line in enumerate(lines) if line.strip() and not _asks(line)), len(lines))
    questions = tuple(" ".join(line.split()) for line in lines[:count] if line.strip())
    rest = "\n".join(lines[count:])
    answer = rest.strip()
    start = units(text) - units(rest.lstrip())
    end = start + units(answer)
    kept = [
        {**each, "offset": max(each["offset"], start) - start, "length": length}
        for each in entities
        if (length := min(each["offset"] + each["length"], end) - max(each["offset"], start)) > 0
    ]
    return Words(questions, answer, tuple(kept))


def _asks(line: str) -> bool:
    return line.rstrip().endswith("?")


def is_too_long(words: Words) -> bool:
    """Whether it does not fit into a message."""
    is_long = any(units(question) > QUESTION_LIMIT for question in words.questions)
    return is_long or len(words.questions) > QUESTIONS or units(words.answer) > ANSWER_LIMIT


def _is_whole(known: Published, language: str) -> bool:
    return known.words.get(language, Words()).is_whole


def _is_personal(words: Words) -> bool:
    text = "\n".join((*words.questions, words.answer))
    return mask(text).count > 0 or any(mark in text for mark in MARKS.values())
