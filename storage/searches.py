"""The searches: what staff looked for, so that the buttons of a result can turn its pages."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select

from storage.database import Transaction
from storage.schema import searches

KEPT = timedelta(days=30)

_keep = insert(searches).returning(searches.c.id)
_asked = select(searches.c.asked).where(
    searches.c.id == bindparam("id"), searches.c.chat_id == bindparam("chat")
)


def keep(transaction: Transaction, chat_id: int, asked: str, now: datetime) -> int:
    """Remember what was looked for in a chat, and give the number of the search; old ones are forgotten."""
    transaction.execute(delete(searches).where(searches.c.created_at < now - KEPT))
    new = {"chat_id": chat_id, "asked": asked, "created_at": now}
    return int(transaction.execute(_keep, new).scalar_one())


def asked(transaction: Transaction, search_id: int, chat_id: int) -> str | None:
    """Give what was looked for, None if that was in another chat or is forgotten."""
    return transaction.scalar(_asked, {"id": search_id, "chat": chat_id})
