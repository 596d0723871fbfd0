"""What the office knows from the start: what ships with the project, and what a database was taught."""

from collections.abc import Callable, Sequence

from bot.likeness import ReadyAnswers, known
from bot.ministry import Ministry
from bot.published.index import Index, index_of
from bot.tags import Lesson, Tagger, Tags
from bot.tags.features import unpack
from storage import lessons, published, templates, villages
from storage.database import Transaction
from storage.records import Source, Taught

WEIGHTS = {Source.ARCHIVE: 1, Source.CITIZEN: 1, Source.STAFF: 3}
"""How much a lesson counts, by who taught it."""


def tagger(rows: Transaction | None, ministry: Ministry, default_language: str) -> Tagger:
    """Give the tagger of a ministry; without a database it knows what ships with the project."""
    known = villages.every(rows) if rows is not None else ()
    knowing = Tagger(ministry.topics, default_language, villages=known)
    if rows is not None:
        teach(knowing, (), lessons.of_ministry(rows, ministry.id))
    return knowing


def teach(knowing: Tagger, forgotten: Sequence[Taught], learned: Sequence[Taught]) -> None:
    """Let a tagger that is at work know of lessons which were kept, and of others which no longer are."""
    knowing.change(map(_lesson, forgotten), map(_lesson, learned))


def ready_answers(rows: Transaction, ministry: Ministry) -> ReadyAnswers:
    """Give what is known of the ready answers of a ministry."""
    return known(templates.outlines(rows, ministry.id), templates.uses(rows, ministry.id))


def published_answers(rows: Transaction, ministry: Ministry, tag: Callable[[str], Tags]) -> Index:
    """Give what is known of the published answers of a ministry."""
    return index_of(published.current(rows, ministry.id), tag)


def _lesson(taught: Taught) -> Lesson:
    is_correction = taught.source is not Source.ARCHIVE
    return Lesson(taught.topic, unpack(taught.features), WEIGHTS[taught.source], is_correction)
