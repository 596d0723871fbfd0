"""The ready answers: templates per topic, each in several languages, and the questions they answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.schema import template_texts, template_uses, templates

USES_KEPT = 40
"""Questions kept of each template, the latest ones, to know their like again."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a template says in one language, with its placeholders and formatting."""

    text: str
    entities: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A ready answer: `answered` counts how often it was sent, `wordings` are by language."""

    id: int
    topic: str
    title: str
    answered: int
    wordings: Mapping[str, Wording]


_columns = (templates.c.id, templates.c.topic, templates.c.title, templates.c.answered)
_of_ministry = select(*_columns).where(templates.c.ministry == bindparam("ministry")).order_by(templates.c.id)
_find = _of_ministry.where(templates.c.id == bindparam("id"))
_of_topic = _of_ministry.where(templates.c.topic == bindparam("topic"))
_texts = select(template_texts).where(template_texts.c.template_id.in_(bindparam("ids", expanding=True)))
_same = (
    select(templates.c.id)
    .join(template_texts, template_texts.c.template_id == templates.c.id)
    .where(
        templates.c.ministry == bindparam("ministry"),
        templates.c.topic == bindparam("topic"),
        template_texts.c.text == bindparam("text"),
    )
    .order_by(templates.c.id)
    .limit(1)
)
_uses = (
    select(template_uses.c.template_id, template_uses.c.features)
    .join(templates, templates.c.id == template_uses.c.template_id)
    .where(templates.c.ministry == bindparam("ministry"))
    .order_by(template_uses.c.template_id, template_uses.c.appeal_id)
)
_count = select(func.count()).select_from(templates).where(templates.c.ministry == bindparam("ministry"))
_word = Insert(
    template_texts,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[template_texts.c.template_id, template_texts.c.language],
        set_={name: adding.excluded[name] for name in ("text", "entities", "saved_by", "saved_at")},
    ),
)
_use = Insert(template_uses, lambda adding: adding.on_conflict_do_nothing())
_latest = (
    select(template_uses.c.appeal_id)
    .where(template_uses.c.template_id == bindparam("of"))
    .order_by(template_uses.c.used_at.desc(), template_uses.c.appeal_id.desc())
    .limit(USES_KEPT)
)
_forget = delete(template_uses).where(
    template_uses.c.template_id == bindparam("of"), template_uses.c.appeal_id.not_in(_latest)
)


def add(transaction: Transaction, ministry: str, topic: str, title: str, by: int, now: datetime) -> int:
    """Add a template without words yet, and give its number."""
    new = {"ministry": ministry, "topic": topic, "title": title, "made_by": by, "created_at": now}
    return int(transaction.execute(insert(templates).returning(templates.c.id), new).scalar_one())


def word(
    transaction: Transaction, template_id: int, language: str, wording: Wording, by: int, now: datetime
) -> None:
    """Let a template say this in a language, in the place of what it said before."""
    new = {
        "template_id": template_id,
        "language": language,
        "text": wording.text,
        "entities": list(wording.entities),
        "saved_by": by,
        "saved_at": now,
    }
    transaction.execute(_word.into(transaction), new)


def find(transaction: Transaction, ministry: str, template_id: int) -> Template | None:
    """Give a template of a ministry by its number."""
    found = transaction.execute(_find, {"ministry": ministry, "id": template_id})
    return next(iter(_with_wordings(transaction, found)), None)


def of_topic(transaction: Transaction, ministry: str, topic: str) -> list[Template]:
    """Give the templates of a topic, oldest first."""
    return _with_wordings(transaction, transaction.execute(_of_topic, {"ministry": ministry, "topic": topic}))


def outlines(transaction: Transaction, ministry: str) -> list[tuple[int, str, int]]:
    """Give number, topic and how often it answered of every template."""
    rows = transaction.execute(_of_ministry, {"ministry": ministry})
    return [(row.id, row.topic, row.answered) for row in rows]


def same(transaction: Transaction, ministry: str, topic: str, text: str) -> int | None:
    """Give the template of a topic that says exactly this already."""
    return transaction.scalar(_same, {"ministry": ministry, "topic": topic, "text": text})


def count(transaction: Transaction, ministry: str) -> int:
    """Count the templates of a ministry."""
    return transaction.scalar(_count, {"ministry": ministry}) or 0


def use(transaction: Transaction, template_id: int, appeal_id: int, features: bytes, now: datetime) -> None:
    """Count an answer and keep the features of the question; the oldest are forgotten."""
    counted = update(templates).where(templates.c.id == template_id)
    transaction.execute(counted.values(answered=templates.c.answered + 1))
    new = {"template_id": template_id, "appeal_id": appeal_id, "features": features, "used_at": now}
    transaction.execute(_use.into(transaction), new)
    transaction.execute(_forget, {"of": template_id})


def uses(transaction: Transaction, ministry: str) -> list[tuple[int, bytes]]:
    """Give the features of the questions that templates of a ministry answered, each with its template."""
    return [(row[0], row[1]) for row in transaction.execute(_uses, {"ministry": ministry})]


def remove(transaction: Transaction, template_id: int) -> None:
    """Keep a template no longer, nor what it answered; its number is never used again."""
    for table in (template_uses, template_texts):
        transaction.execute(delete(table).where(table.c.template_id == template_id))
    transaction.execute(delete(templates).where(templates.c.id == template_id))


def _with_wordings(transaction: Transaction, found: Iterable[Any]) -> list[Template]:
    rows: Sequence[Any] = list(found)
    said: dict[int, dict[str, Wording]] = {row.id: {} for row in rows}
    for row in transaction.execute(_texts, {"ids": list(said)}):
        said[row.template_id][row.language] = Wording(row.text, tuple(row.entities))
    return [Template(row.id, row.topic, row.title, row.answered, said[row.id]) for row in rows]
