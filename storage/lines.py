"""The lines of an appeal's thread: one message of Telegram is one line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from storage.change import Change
from storage.database import Transaction
from storage.insert import Insert
from storage.records import Author, Delivery, Line, Media
from storage.schema import lines

ALBUM_SPAN = 30
"""Message ids around an item among which the rest of its album is found."""

_columns = (
    lines.c.id,
    lines.c.appeal_id,
    lines.c.author,
    lines.c.author_id,
    lines.c.chat_id,
    lines.c.message_id,
    lines.c.text,
    lines.c.entities,
    lines.c.media_type,
    lines.c.file_id,
    lines.c.file_unique_id,
    lines.c.album,
    lines.c.latitude,
    lines.c.longitude,
    lines.c.created_at,
    lines.c.edited_at,
    lines.c.earlier,
    lines.c.asks,
    lines.c.delivery,
    lines.c.failure,
    lines.c.earlier_media,
)
_find = select(*_columns).where(lines.c.id == bindparam("id"))
_of_message = select(*_columns).where(
    lines.c.chat_id == bindparam("chat"), lines.c.message_id == bindparam("message")
)
_add = Insert(
    lines,
    lambda adding: adding.on_conflict_do_nothing(
        index_elements=[lines.c.chat_id, lines.c.message_id]
    ).returning(*_columns),
)
_of_appeal = select(*_columns).where(lines.c.appeal_id == bindparam("appeal")).order_by(lines.c.id)
_of_appeals = (
    select(*_columns).where(lines.c.appeal_id.in_(bindparam("appeals", expanding=True))).order_by(lines.c.id)
)
_since = _of_appeal.where(lines.c.author == bindparam("author"), lines.c.created_at > bindparam("moment"))
_of_album = _of_appeal.where(lines.c.chat_id == bindparam("chat"), lines.c.album == bindparam("album"))
_move = (
    update(lines)
    .where(lines.c.id.in_(bindparam("ids", expanding=True)), lines.c.appeal_id == bindparam("old"))
    .values(appeal_id=bindparam("new"), findable=False)
    .returning(lines.c.id)
)
_change = Change(lines, _columns)


def add(
    transaction: Transaction,
    *,
    appeal_id: int,
    author: Author,
    author_id: int | None,
    chat_id: int,
    message_id: int,
    now: datetime,
    text: str,
    entities: Sequence[Mapping[str, Any]] = (),
    media: Media | None = None,
    album: str | None = None,
    place: tuple[float, float] | None = None,
    asks: bool = False,
    delivery: Delivery | None = None,
) -> Line | None:
    """Add a line to an appeal and give it; None if this message of Telegram is a line already."""
    new = {
        "appeal_id": appeal_id,
        "author": author,
        "author_id": author_id,
        "chat_id": chat_id,
        "message_id": message_id,
        "text": text,
        "entities": list(entities),
        "media_type": media.type if media else None,
        "file_id": media.file_id if media else None,
        "file_unique_id": media.unique_id if media else None,
        "album": album,
        "latitude": place[0] if place else None,
        "longitude": place[1] if place else None,
        "earlier": [],
        "asks": asks,
        "delivery": delivery,
        "created_at": now,
    }
    row = transaction.execute(_add.into(transaction), new).one_or_none()
    return _line(row) if row else None


def find(transaction: Transaction, line_id: int) -> Line | None:
    """Give a line by its id."""
    row = transaction.execute(_find, {"id": line_id}).one_or_none()
    return _line(row) if row else None


def of_message(transaction: Transaction, chat_id: int, message_id: int) -> Line | None:
    """Give the line that a message of Telegram became."""
    row = transaction.execute(_of_message, {"chat": chat_id, "message": message_id}).one_or_none()
    return _line(row) if row else None


def of_appeal(transaction: Transaction, appeal_id: int) -> list[Line]:
    """Give the thread of an appeal, oldest line first."""
    return [_line(row) for row in transaction.execute(_of_appeal, {"appeal": appeal_id})]


def of_appeals(transaction: Transaction, appeal_ids: Sequence[int]) -> dict[int, list[Line]]:
    """Give the threads of several appeals, each by its number."""
    threads: dict[int, list[Line]] = {number: [] for number in appeal_ids}
    for row in transaction.execute(_of_appeals, {"appeals": list(appeal_ids)}):
        threads[row.appeal_id].append(_line(row))
    return threads


def since(transaction: Transaction, appeal_id: int, author: Author, moment: datetime) -> list[Line]:
    """Give what one side wrote to an appeal after a moment, oldest line first."""
    asked = {"appeal": appeal_id, "author": author, "moment": moment}
    return [_line(row) for row in transaction.execute(_since, asked)]


def first(transaction: Transaction, appeal_id: int) -> Line:
    """Give the line with which the appeal began."""
    return _line(transaction.execute(_of_appeal.limit(1), {"appeal": appeal_id}).one())


def of_album(transaction: Transaction, appeal_id: int, chat_id: int, album: str) -> list[Line]:
    """Give the lines of an appeal which came as one album."""
    found = transaction.execute(_of_album, {"appeal": appeal_id, "chat": chat_id, "album": album})
    return [_line(row) for row in found]


def appeal_of_album(transaction: Transaction, chat_id: int, album: str, near: int) -> int | None:
    """Give the appeal that another item of an album joined, looking a few messages around `near`."""
    return transaction.scalar(
        select(lines.c.appeal_id)
        .where(
            lines.c.chat_id == chat_id,
            lines.c.message_id.between(near - ALBUM_SPAN, near + ALBUM_SPAN),
            lines.c.album == album,
        )
        .limit(1)
    )


def change(transaction: Transaction, line_id: int, **values: Any) -> Line:
    """Write new values of a line's columns and give the line as it is now; new words are to be found anew."""
    if "text" in values:
        values["findable"] = False
    return _line(_change.run(transaction, line_id, values).one())


def move(
    transaction: Transaction, line_ids: Sequence[int], old_appeal_id: int, new_appeal_id: int
) -> list[int]:
    """Let those of the lines that belong to one appeal belong to another, and give their ids."""
    moving = {"ids": list(line_ids), "old": old_appeal_id, "new": new_appeal_id}
    return sorted(transaction.scalars(_move, moving))


def edit(
    transaction: Transaction,
    line: Line,
    now: datetime,
    *,
    text: str,
    media: Media | None = None,
    entities: Sequence[Mapping[str, Any]] | None = None,
) -> Line:
    """Write a new version of a line and keep the earlier one; no `media` leaves the file as it was."""
    values: dict[str, Any] = {"text": text, "edited_at": now}
    if text != line.text:
        values["earlier"] = [*line.earlier, line.text]
    if entities is not None:
        values["entities"] = list(entities)
    if media is not None and not media.is_same(line.media):
        values |= {"media_type": media.type, "file_id": media.file_id, "file_unique_id": media.unique_id}
        kept = [*line.earlier_media, *([line.media] if line.media else [])]
        values["earlier_media"] = [[each.type, each.file_id] for each in kept]
    return change(transaction, line.id, **values)


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(
        id=row.id,
        appeal_id=row.appeal_id,
        author=Author(row.author),
        author_id=row.author_id,
        chat_id=row.chat_id,
        message_id=row.message_id,
        text=row.text,
        entities=tuple(row.entities),
        media=Media(row.media_type, row.file_id or "", row.file_unique_id) if row.media_type else None,
        album=row.album,
        latitude=row.latitude,
        longitude=row.longitude,
        created_at=row.created_at,
        edited_at=row.edited_at,
        earlier=tuple(row.earlier),
        asks=row.asks,
        delivery=Delivery(row.delivery) if row.delivery else None,
        failure=row.failure,
        earlier_media=tuple(Media(*each) for each in row.earlier_media),
    )
