"""The published answers: their words by language, and the questions that were given one first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, func, insert, select, text, update

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import appeals, published, published_words, readings


class Choice(StrEnum):
    """What a citizen did with the published answer that she was given first."""

    HELPED = "helped"
    PERSON = "person"
    NONE = "none"
    """Neither was pressed: the time passed, or she changed something about her question."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a published answer says in one language, and ways to ask for it; the first is shown."""

    questions: tuple[str, ...] = ()
    answer: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    asked_in: int | None = None
    """The appeal whose own words the question is; they are erased with it, until staff publish them."""

    @property
    def is_whole(self) -> bool:
        """Whether there is a question and an answer."""
        return bool(self.questions and self.answer)


@dataclass(frozen=True, slots=True)
class Published:
    """A published answer, or the draft of one as long as `published_at` is None."""

    id: int
    topic: str
    region: str | None
    expires_on: date
    published_at: datetime | None
    retired_at: datetime | None
    words: Mapping[str, Words]

    def holds(self, day: date) -> bool:
        """Whether it is for the public on that day."""
        return self.published_at is not None and self.retired_at is None and day <= self.expires_on


@dataclass(frozen=True, slots=True)
class Reading:
    """That the citizen of an appeal was given a published answer first, in this language."""

    appeal_id: int
    published_id: int
    language: str
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Count:
    """How often a published answer was given first, how often it helped, how often a person was asked."""

    given: int = 0
    helped: int = 0
    person: int = 0


_columns = (
    published.c.id,
    published.c.topic,
    published.c.region,
    published.c.expires_on,
    published.c.published_at,
    published.c.retired_at,
)
_of_ministry = select(*_columns).where(published.c.ministry == bindparam("ministry")).order_by(published.c.id)
_find = _of_ministry.where(published.c.id == bindparam("id"))
_current = _of_ministry.where(published.c.retired_at.is_(None))
_words = select(published_words).where(published_words.c.published_id.in_(bindparam("ids", expanding=True)))
_word = Insert(
    published_words,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[published_words.c.published_id, published_words.c.language],
        set_={
            name: adding.excluded[name]
            for name in ("questions", "answer", "entities", "asked_in", "written_by", "written_at")
        },
    ),
)
_reading = select(
    readings.c.appeal_id, readings.c.published_id, readings.c.language, readings.c.choice
).where(readings.c.appeal_id == bindparam("appeal"))
_held = (
    select(readings.c.appeal_id)
    .join(appeals, appeals.c.id == readings.c.appeal_id)
    .where(
        readings.c.published_id == bindparam("published"),
        text("held_until IS NOT NULL AND status <> 'closed'"),
    )
    .order_by(readings.c.appeal_id)
)
_counts = (
    func.count(),
    func.count().filter(readings.c.choice == Choice.HELPED),
    func.count().filter(readings.c.choice == Choice.PERSON),
)
_counted_of = (
    select(readings.c.published_id, *_counts)
    .where(readings.c.published_id.in_(bindparam("ids", expanding=True)))
    .group_by(readings.c.published_id)
)
_counted = select(*_counts).where(
    readings.c.given_at >= bindparam("start"), readings.c.given_at < bindparam("end")
)


def begin(
    transaction: Transaction,
    ministry: str,
    topic: str,
    region: str | None,
    expires_on: date,
    by: int,
    now: datetime,
) -> int:
    """Begin a draft without words, and give its number."""
    new = {
        "ministry": ministry,
        "topic": topic,
        "region": region,
        "expires_on": expires_on,
        "begun_by": by,
        "begun_at": now,
    }
    return int(transaction.execute(insert(published).returning(published.c.id), new).scalar_one())


def write(
    transaction: Transaction, published_id: int, language: str, words: Words, by: int, now: datetime
) -> None:
    """Let it say this in a language, in the place of what it said before."""
    new = {
        "published_id": published_id,
        "language": language,
        "questions": "\n".join(words.questions),
        "answer": words.answer,
        "entities": list(words.entities),
        "asked_in": words.asked_in,
        "written_by": by,
        "written_at": now,
    }
    transaction.execute(_word.into(transaction), new)


def find(transaction: Transaction, ministry: str, published_id: int) -> Published | None:
    """Give a published answer or a draft by its number, retired or not."""
    found = transaction.execute(_find, {"ministry": ministry, "id": published_id})
    return next(iter(_with_words(transaction, found)), None)


def current(transaction: Transaction, ministry: str) -> list[Published]:
    """Give all that are not retired, drafts and expired ones too, oldest first."""
    return _with_words(transaction, transaction.execute(_current, {"ministry": ministry}))


def change(transaction: Transaction, published_id: int, **values: Any) -> None:
    """Write new values of its columns."""
    transaction.execute(update(published).where(published.c.id == published_id).values(**values))


def publish(transaction: Transaction, published_id: int, by: int, now: datetime) -> None:
    """Let the public read it; from now on all its words are the ministry's own."""
    change(transaction, published_id, published_at=now, published_by=by)
    owned = update(published_words).where(published_words.c.published_id == published_id)
    transaction.execute(owned.values(asked_in=None))


def give(transaction: Transaction, published_id: int, appeal_id: int, language: str, now: datetime) -> None:
    """Remember that the citizen of an appeal was given it first."""
    new = {"appeal_id": appeal_id, "published_id": published_id, "language": language, "given_at": now}
    transaction.execute(insert(readings), new)


def choose(transaction: Transaction, appeal_id: int, choice: Choice, now: datetime) -> None:
    """Remember what she did with it; that she did nothing is no change of what she did before."""
    chosen = update(readings).where(readings.c.appeal_id == appeal_id)
    if choice is Choice.NONE:
        chosen = chosen.where(readings.c.choice.is_(None))
    transaction.execute(chosen.values(choice=choice, chosen_at=now))


def reading(transaction: Transaction, appeal_id: int) -> Reading | None:
    """Give what the citizen of an appeal was given first, None if nothing."""
    row = transaction.execute(_reading, {"appeal": appeal_id}).one_or_none()
    return Reading(row[0], row[1], row[2], Choice(row[3]) if row[3] else None) if row else None


def held_with(transaction: Transaction, published_id: int) -> list[int]:
    """Give the appeals which are held because their citizens read it just now."""
    return list(transaction.scalars(_held, {"published": published_id}))


def count_each(transaction: Transaction, published_ids: Sequence[int]) -> dict[int, Count]:
    """Count for each of these what became of it ever since."""
    rows = transaction.execute(_counted_of, {"ids": list(published_ids)})
    counted = {row[0]: Count(*row[1:]) for row in rows}
    return {each: counted.get(each, Count()) for each in published_ids}


def count(transaction: Transaction, start: datetime, end: datetime) -> Count:
    """Count what was given from `start` to before `end`, and what became of it."""
    return Count(*transaction.execute(_counted, {"start": start, "end": end}).one())


def _with_words(transaction: Transaction, found: Iterable[Any]) -> list[Published]:
    rows: Sequence[Any] = list(found)
    said: dict[int, dict[str, Words]] = {row.id: {} for row in rows}
    for row in transaction.execute(_words, {"ids": list(said)}):
        questions = tuple(row.questions.split("\n")) if row.questions else ()
        said[row.published_id][row.language] = Words(questions, row.answer, tuple(row.entities), row.asked_in)
    return [
        Published(
            row.id, row.topic, row.region, row.expires_on, row.published_at, row.retired_at, said[row.id]
        )
        for row in rows
    ]
