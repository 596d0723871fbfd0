"""The words of appeals, by which staff find them: folded, of each whole thread, a little behind its lines."""

from collections.abc import Callable, Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    bindparam,
    column,
    delete,
    exists,
    func,
    literal_column,
    select,
    table,
    text,
    update,
)

from storage import appeals as appeals_of
from storage.database import Transaction
from storage.insert import Insert
from storage.records import Appeal
from storage.schema import TRIGRAMS, appeals, lines, words

LONGEST_THREAD = 100_000
"""Characters of a thread that can be found, from its beginning."""
TRIGRAM = 3
"""Letters of the shortest word that trigrams find."""

_new = (
    select(lines.c.id, lines.c.appeal_id)
    .where(text("NOT findable"))
    .order_by(lines.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_texts = (
    select(lines.c.appeal_id, lines.c.text)
    .where(lines.c.appeal_id.in_(bindparam("appeals", expanding=True)))
    .order_by(lines.c.id)
)
_done = update(lines).where(lines.c.id.in_(bindparam("lines", expanding=True))).values(findable=True)
_keep = Insert(
    words,
    lambda adding: adding.on_conflict_do_update(
        index_elements=[words.c.appeal_id], set_={"folded": adding.excluded.folded}
    ),
)
_forget = delete(words).where(words.c.appeal_id == bindparam("appeal"))
_trigrams = table(TRIGRAMS, column("rowid", BigInteger), column("folded", Text))
_has_trigrams = text("SELECT 1 FROM sqlite_master WHERE name = :name").bindparams(name=TRIGRAMS)


def make_findable(transaction: Transaction, fold: Callable[[str], str], limit: int) -> int:
    """Let so many new or changed lines be found, and give how many they were."""
    new = transaction.execute(_new, {"limit": limit}).all()
    if not new:
        return 0
    threads: dict[int, list[str]] = {row.appeal_id: [] for row in new}
    for row in transaction.execute(_texts, {"appeals": list(threads)}):
        threads[row.appeal_id].append(row.text)
    folded = [
        {"appeal_id": number, "folded": fold("\n".join(texts)[:LONGEST_THREAD])}
        for number, texts in threads.items()
    ]
    transaction.execute(_keep.into(transaction), folded)
    transaction.execute(_done, {"lines": [row.id for row in new]})
    return len(new)


def find(
    transaction: Transaction, wanted: Sequence[str], chats: Sequence[int] | None, limit: int, offset: int
) -> list[Appeal]:
    """Give the appeals with all these folded parts of words, newest first; None stands for every chat.

    Never ranked: to sort by `bm25` costs half a second among a million appeals.
    """
    number: ColumnElement[int] = words.c.appeal_id
    conditions = [_contains(words.c.folded, part) for part in wanted]
    long_enough = [part for part in wanted if len(part) >= TRIGRAM]
    if long_enough and transaction.dialect.name == "sqlite" and transaction.scalar(_has_trigrams):
        short = [part for part in wanted if part not in long_enough]
        number = _trigrams.c.rowid
        conditions = [_matches(long_enough), *(_contains(_trigrams.c.folded, part) for part in short)]
    if chats is not None:
        # An EXISTS and no join: SQLite would look up each appeal of the chat among the trigrams.
        conditions.append(exists().where(appeals.c.id == number, appeals.c.staff_chat_id.in_(chats)))
    found = select(number).where(*conditions).order_by(number.desc()).limit(limit).offset(offset)
    numbers = list(transaction.scalars(found))
    return sorted(appeals_of.of_numbers(transaction, numbers), key=lambda appeal: appeal.id, reverse=True)


def _matches(parts: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition for FTS5: all these parts; quoted, they are no syntax."""
    asked = " ".join(f'"{part}"' for part in parts)
    return literal_column(TRIGRAMS).op("MATCH", is_comparison=True)(asked)


def _contains(folded: ColumnElement[str], part: str) -> ColumnElement[bool]:
    return folded.contains(part, autoescape=True)


def unfindable(transaction: Transaction) -> int:
    """Count the lines that cannot be found yet."""
    return transaction.scalar(select(func.count()).select_from(lines).where(text("NOT findable"))) or 0


def forget(transaction: Transaction, appeal_id: int) -> None:
    """Let an appeal that has no lines any more be found by no words."""
    transaction.execute(_forget, {"appeal": appeal_id})
