"""Words are found by trigrams, and as well, only slower, in a database that has none."""

from datetime import UTC, datetime

import pytest

from bot.folding import fold, parts
from storage import appeals, citizens, lines, words
from storage.database import Database, Transaction
from storage.records import Author, Kind, Place

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STAFF, OTHER_STAFF = -100, -200
TEXTS = ("No petrol in Kyzylorda", "Нет света в Астане", "No petrol in Astana")


def fill(rows: Transaction) -> None:
    """Bring three appeals, the last of another staff chat."""
    citizens.meet(rows, 1, "en", NOW)
    for number, text in enumerate(TEXTS, start=1):
        appeal = appeals.open_new(
            rows,
            place=Place(OTHER_STAFF if number == 3 else STAFF),
            now=NOW,
            citizen_id=1,
            kind=Kind.REPORT,
            topic="other",
            regions=[],
            language="en",
            tone="neutral",
            urgent=False,
            because={},
        )
        lines.add(
            rows,
            appeal_id=appeal.id,
            author=Author.CITIZEN,
            author_id=None,
            chat_id=1,
            message_id=number,
            now=NOW,
            text=text,
        )


def without_trigrams(rows: Transaction) -> None:
    """Leave the database as one that never had an index for parts of words."""
    if rows.dialect.name == "postgresql":
        rows.exec_driver_sql("DROP INDEX words_trigrams")
        return
    for trigger in ("added", "removed", "changed"):
        rows.exec_driver_sql(f"DROP TRIGGER words_trigrams_{trigger}")
    rows.exec_driver_sql("DROP TABLE words_trigrams")


@pytest.mark.parametrize("has_trigrams", [True, False])
async def test_words_are_found_with_trigrams_and_without(database: Database, has_trigrams: bool) -> None:
    if not has_trigrams:
        await database.run(without_trigrams)
    await database.run(fill)
    assert await database.run(words.make_findable, fold, 10) == 3
    for asked, chats, numbers in (
        ("petrol", None, [3, 1]),
        ("petrol", [STAFF], [1]),
        ("etro kyzyl", None, [1]),
        ("petrol no", [STAFF, OTHER_STAFF], [3, 1]),
        ("света", [OTHER_STAFF], []),
    ):
        found = await database.run(words.find, parts(asked), chats, 10, 0)
        assert [appeal.id for appeal in found] == numbers, asked


async def test_a_little_is_indexed_at_a_time_and_nothing_twice(database: Database) -> None:
    await database.run(fill)
    assert [await database.run(words.make_findable, fold, 2) for _ in range(3)] == [2, 1, 0]
    await database.run(lambda rows: lines.change(rows, 1, delivery=None))
    assert await database.run(words.unfindable) == 0
    await database.run(lambda rows: lines.change(rows, 1, text="No diesel"))
    assert await database.run(words.unfindable) == 1
