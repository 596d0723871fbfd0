"""Which published answer a question asks for, by what the office knows of them. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.published.alike import Asked, asked, is_same
from bot.tags import Tags
from storage.published import Published


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to ask for a published answer, and where and until when that holds."""

    id: int
    topic: str
    region: str | None
    expires_on: date
    asked: Asked


@dataclass(frozen=True, slots=True)
class Index:
    """All ways to ask for what is published."""

    entries: Sequence[Entry] = ()

    def find(self, text: str, tags: Tags, topic: str, region: str | None, day: date) -> int | None:
        """Give the one that surely answers the text, None where there is none, or more than one."""
        near = [
            each
            for each in self.entries
            if each.topic == topic and each.region in {None, region} and day <= each.expires_on
        ]
        if not near:
            return None
        question = asked(text, tags.language, tags.because.get("region", ()))
        fitting = {each.id for each in near if is_same(question, each.asked)}
        return fitting.pop() if len(fitting) == 1 else None


def index_of(known: Iterable[Published], tag: Callable[[str], Tags]) -> Index:
    """Give the index of what is published now; in whole words only, so that all of it can be read."""
    return Index(
        [
            Entry(each.id, each.topic, each.region, each.expires_on, _asked(question, language, tag))
            for each in known
            if each.published_at is not None and each.retired_at is None
            for language, words in each.words.items()
            for question in words.questions
        ]
    )


def _asked(question: str, language: str, tag: Callable[[str], Tags]) -> Asked:
    return asked(question, language, tag(question).because.get("region", ()))
