"""The outbox: what is still to be said, kept until Telegram took it or refused it for good."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    String,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    literal_column,
    select,
    text,
    tuple_,
    update,
)

from storage.database import Transaction
from storage.insert import Insert
from storage.records import Outgoing, Queued, Taken
from storage.roles import Role
from storage.schema import appeals, outbox, posts

_queued = (outbox.c.id, outbox.c.chat_id, outbox.c.priority, outbox.c.due_at)
_is_waiting = outbox.c.state == literal_column("'waiting'")  # a parameter would hide the partial indexes
_bundled = and_(
    appeals.c.bundle_id.is_not(None), outbox.c.key == "bundle:" + cast(appeals.c.bundle_id, String)
)
_standing = posts.alias("standing")
_replied = posts.alias("replied")
_load = (
    select(
        outbox.c.id,
        outbox.c.version,
        outbox.c.key,
        outbox.c.chat_id,
        outbox.c.method,
        outbox.c.params,
        outbox.c.attachment,
        outbox.c.role,
        outbox.c.appeal_id,
        outbox.c.line_id,
        outbox.c.expires_at,
        outbox.c.tries,
        _standing.c.message_id,
        _standing.c.chat_id.label("stands_in"),
        outbox.c.reply_key,
        _replied.c.message_id.label("reply_to"),
    )
    .outerjoin(_standing, _standing.c.key == outbox.c.key)
    .outerjoin(_replied, and_(_replied.c.key == outbox.c.reply_key, _replied.c.chat_id == outbox.c.chat_id))
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)), _is_waiting)
)


def _merging(adding: Any) -> Any:
    """Let newer words under the same key take the place of those that wait; no key never conflicts."""
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=[outbox.c.key],
        index_where=text("state = 'waiting'"),  # word for word as in the index: PostgreSQL wants no parameter
        set_={
            "method": new.method,
            "params": new.params,
            "chat_id": new.chat_id,
            # A later moment is what Telegram asked for, or gathers more; only who looks on waits for no more.
            "due_at": case(
                (and_(new.priority < 0, outbox.c.tries == 0), new.due_at),
                (outbox.c.due_at > new.due_at, outbox.c.due_at),
                else_=new.due_at,
            ),
            # What goes first must not wait because earlier words did not.
            "priority": case((outbox.c.priority < new.priority, outbox.c.priority), else_=new.priority),
            "version": outbox.c.version + 1,
        },
    ).returning(*_queued)


def _renaming(adding: Any) -> Any:
    return adding.on_conflict_do_update(
        index_elements=[posts.c.chat_id, posts.c.message_id], set_={"key": adding.excluded.key}
    )


_put = Insert(outbox, _merging)
_stands = Insert(posts, _renaming)
_said = (
    delete(outbox)
    .where(
        outbox.c.id.in_(bindparam("ids", expanding=True)),  # by pairs alone SQLite looks at every row
        tuple_(outbox.c.id, outbox.c.version).in_(bindparam("said", expanding=True)),
    )
    .returning(outbox.c.id)
)
_left = select(*_queued).where(outbox.c.id.in_(bindparam("ids", expanding=True)), _is_waiting)
_due_at = select(outbox.c.due_at).where(outbox.c.key == bindparam("due_key"), _is_waiting)
_forget = update(posts).where(posts.c.key == bindparam("old_key")).values(key=None)


def put(
    transaction: Transaction,
    *,
    chat_id: int,
    method: str,
    params: Mapping[str, Any],
    role: Role,
    priority: int,
    due_at: datetime,
    key: str | None = None,
    reply_key: str | None = None,
    attachment: bytes | None = None,
    appeal_id: int | None = None,
    line_id: int | None = None,
    expires_at: datetime | None = None,
) -> Queued:
    """Add something to say; with a `key` that still waits, its newer words take the place of the older."""
    values = {
        "key": key,
        "chat_id": chat_id,
        "method": method,
        "params": params,
        "attachment": attachment,
        "reply_key": reply_key,
        "role": role,
        "appeal_id": appeal_id,
        "line_id": line_id,
        "priority": priority,
        "state": "waiting",
        "due_at": due_at,
        "expires_at": expires_at,
    }
    return Queued(*transaction.execute(_put.into(transaction), values).one())


def waiting(transaction: Transaction) -> list[Queued]:
    """Give all that waits to be said, oldest first."""
    rows = transaction.execute(select(*_queued).where(_is_waiting).order_by(outbox.c.id))
    return [Queued(*row) for row in rows]


def is_waiting(transaction: Transaction, key: str) -> bool:
    """Whether something under this key has not been said yet."""
    return transaction.scalar(_due_at, {"due_key": key}) is not None


def due_at(transaction: Transaction, key: str) -> datetime | None:
    """Give when what waits under this key may be said, None if nothing does."""
    return transaction.scalar(_due_at, {"due_key": key})


def load(transaction: Transaction, ids: Sequence[int]) -> list[Outgoing]:
    """Give what these rows say now, with the message to edit or to reply to where one stands already."""
    rows = transaction.execute(_load, {"ids": list(ids)})
    return [Outgoing(**{**row._mapping, "role": Role(row.role)}) for row in rows]


def settle(transaction: Transaction, taken: Sequence[Taken]) -> tuple[list[Queued], list[Taken]]:
    """Record what stands in its chat now; give the rows in which newer words wait, and what was withdrawn.

    Withdrawn is what was on its way already when its row was deleted.
    """
    _stand(transaction, [each for each in taken if _is_new(each)])
    said = [(each.said.id, each.said.version) for each in taken]
    gone = set(transaction.scalars(_said, {"ids": [each.said.id for each in taken], "said": said}))
    left = [each for each in taken if each.said.id not in gone]
    if not left:
        return [], []
    newer = [Queued(*row) for row in transaction.execute(_left, {"ids": [each.said.id for each in left]})]
    waiting = {queued.id for queued in newer}
    return newer, [each for each in left if each.said.id not in waiting]


def forget_post(transaction: Transaction, said: Outgoing) -> None:
    """Take the key off a message that is gone, so that the row is sent anew instead of edited."""
    if said.key is not None:
        transaction.execute(_forget, {"old_key": said.key})


def postpone(transaction: Transaction, row_id: int, tries: int, due_at: datetime, why: str) -> None:
    """Remember a failed try and when the next may be."""
    transaction.execute(
        update(outbox).where(outbox.c.id == row_id).values(tries=tries, due_at=due_at, failure=why)
    )


def delay(transaction: Transaction, row_id: int, due_at: datetime) -> Queued:
    """Let what waits be said no sooner than then, and give its row."""
    later = update(outbox).where(outbox.c.id == row_id).values(due_at=due_at).returning(*_queued)
    return Queued(*transaction.execute(later).one())


def calm(transaction: Transaction, ids: Sequence[int], priority: int) -> None:
    """Let what goes first be of this priority instead, should more be added to it."""
    hasty = update(outbox).where(outbox.c.id.in_(ids), outbox.c.priority < 0)
    transaction.execute(hasty.values(priority=priority))


def give_up(transaction: Transaction, said: Outgoing, why: str) -> Queued | None:
    """Keep `said` as what could not be said, with the reason; give its row if newer words wait there."""
    refused = update(outbox).where(outbox.c.id == said.id, outbox.c.version == said.version)
    if transaction.execute(refused.values(state="failed", failure=why)).rowcount:
        return None
    return _still_waiting(transaction, said.id)


def drop(transaction: Transaction, row_id: int) -> None:
    """Forget something that nobody waits for any more."""
    transaction.execute(delete(outbox).where(outbox.c.id == row_id))


def withdraw(transaction: Transaction, key: str) -> None:
    """Leave unsaid what waits under this key."""
    transaction.execute(delete(outbox).where(outbox.c.key == key, _is_waiting))


def withdraw_line(transaction: Transaction, line_id: int) -> None:
    """Leave unsaid all that waits about a line."""
    transaction.execute(delete(outbox).where(outbox.c.line_id == line_id, _is_waiting))


def withdraw_beneath(transaction: Transaction, line_ids: Sequence[int]) -> None:
    """Leave unsaid what waits to stand beneath a card, in the words or with the files of these lines."""
    shown = (outbox.c.line_id.in_(line_ids), outbox.c.role == Role.LINE)
    transaction.execute(delete(outbox).where(*shown, _is_waiting))


def try_again(transaction: Transaction, chat_id: int, role: Role, now: datetime) -> list[Queued]:
    """Let wait what a chat refused for good, but only the newest words under each key, and give those rows.

    What belongs to an appeal whose card stands elsewhere by now is forgotten.
    """
    refused = (outbox.c.chat_id == chat_id, outbox.c.role == role, outbox.c.state == "failed")
    waiting_keys = select(outbox.c.key).where(outbox.c.key.is_not(None), _is_waiting)
    newest = (
        select(func.max(outbox.c.id))
        .join(appeals, _bundled if role is Role.BUNDLE else appeals.c.id == outbox.c.appeal_id)
        .where(*refused, appeals.c.staff_chat_id == chat_id, outbox.c.key.not_in(waiting_keys))
        .group_by(outbox.c.key)
    )
    again = (
        update(outbox)
        .where(outbox.c.id.in_(newest))
        .values(state="waiting", tries=0, due_at=now)
        .returning(*_queued)
    )
    rows = [Queued(*row) for row in transaction.execute(again)]
    transaction.execute(delete(outbox).where(*refused))
    return sorted(rows, key=lambda queued: queued.id)


def move(transaction: Transaction, old_chat_id: int, new_chat_id: int) -> list[Queued]:
    """Send what waits for a chat to the one which took its place, and give those rows."""
    moved = (
        update(outbox)
        .where(outbox.c.chat_id == old_chat_id, _is_waiting)
        .values(chat_id=new_chat_id)
        .returning(*_queued)
    )
    return sorted((Queued(*row) for row in transaction.execute(moved)), key=lambda queued: queued.id)


def _still_waiting(transaction: Transaction, row_id: int) -> Queued | None:
    row = transaction.execute(_left, {"ids": [row_id]}).one_or_none()
    return Queued(*row) if row else None


def _is_new(taken: Taken) -> bool:
    is_for_good = taken.said.role is not Role.ERASE  # what takes words back stands for nothing
    return is_for_good and bool(taken.message_ids) and taken.said.standing_id() != taken.message_ids[0]


def _stand(transaction: Transaction, taken: Sequence[Taken]) -> None:
    for each in taken:
        if each.said.stands_in is not None:
            forget_post(transaction, each.said)
    if rows := [row for each in taken for row in _as_posts(each)]:
        transaction.execute(_stands.into(transaction), rows)


def _as_posts(taken: Taken) -> list[dict[str, Any]]:
    said = taken.said
    return [
        {
            "chat_id": said.chat_id,
            "message_id": message_id,
            "key": None if position else said.key,
            "appeal_id": said.appeal_id,
            "line_id": said.line_id,
            "role": said.role,
        }
        for position, message_id in enumerate(taken.message_ids)
    ]
