"""The digests: what was sent where, so that its buttons lead back to it, and who saw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Place, Scope
from storage.schema import digests, sightings


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest as it was sent.

    sayings  the parameters of its rich form under `rich`, the calls of its plain form under `plain`, and the
             incidents that it names
    charts   the files of its charts, as the outbox takes them
    is_rich  whether it stands as a rich message, or is on its way as one
    """

    id: int
    place: Place
    start: datetime
    end: datetime
    language: str
    scope: Scope
    sayings: Mapping[str, Any]
    charts: bytes | None
    is_rich: bool


_find = select(digests).where(digests.c.id == bindparam("id"))
_add = insert(digests).returning(digests.c.id)
_see = Insert(sightings, lambda adding: adding.on_conflict_do_nothing())
_seen = select(func.count()).select_from(sightings).where(sightings.c.digest_id == bindparam("id"))


def add(transaction: Transaction, digest: Digest, now: datetime) -> Digest:
    """Keep a digest, and give it with its number."""
    new = {
        "chat_id": digest.place.chat_id,
        "thread_id": digest.place.thread_id,
        "starts_at": digest.start,
        "ends_at": digest.end,
        "language": digest.language,
        "scope": digest.scope.as_json(),
        "sayings": digest.sayings,
        "charts": digest.charts,
        "is_rich": digest.is_rich,
        "made_at": now,
    }
    number = transaction.execute(_add, new).scalar_one()
    return _digest(transaction.execute(_find, {"id": number}).one())


def find(transaction: Transaction, digest_id: int) -> Digest | None:
    """Give a digest by its number."""
    row = transaction.execute(_find, {"id": digest_id}).one_or_none()
    return _digest(row) if row else None


def make_plain(transaction: Transaction, digest_id: int) -> None:
    """Remember that a digest stands as plain messages."""
    transaction.execute(update(digests).where(digests.c.id == digest_id).values(is_rich=False))


def see(transaction: Transaction, digest_id: int, person_id: int, now: datetime) -> bool:
    """Remember that somebody saw a digest; False if that was known."""
    seen = {"digest_id": digest_id, "person_id": person_id, "at": now}
    return transaction.execute(_see.into(transaction), seen).rowcount == 1


def seen_by(transaction: Transaction, digest_id: int) -> int:
    """Count who saw a digest."""
    return transaction.scalar(_seen, {"id": digest_id}) or 0


def forget_person(transaction: Transaction, person_id: int) -> None:
    """Forget which digests somebody saw."""
    transaction.execute(delete(sightings).where(sightings.c.person_id == person_id))


def move(transaction: Transaction, old_id: int, new_id: int) -> None:
    """Let the digests of a group be those of the supergroup which it became."""
    transaction.execute(update(digests).where(digests.c.chat_id == old_id).values(chat_id=new_id))


def _digest(row: Any) -> Digest:
    return Digest(
        id=row.id,
        place=Place(row.chat_id, row.thread_id),
        start=row.starts_at,
        end=row.ends_at,
        language=row.language,
        scope=Scope.of_json(row.scope),
        sayings=row.sayings,
        charts=row.charts,
        is_rich=row.is_rich,
    )
