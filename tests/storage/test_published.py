"""What became of published answers is counted, ever since and in a period."""

from datetime import UTC, date, datetime, timedelta

from storage import appeals, citizens, published
from storage.database import Database, Transaction
from storage.published import Choice, Count, Words
from storage.records import Kind, Place

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def ask(rows: Transaction, published_id: int, now: datetime, choice: Choice | None = None) -> int:
    """Let a citizen be given an answer first and do this with it, and give her appeal's number."""
    citizens.meet(rows, 7, "kk", now)
    appeal = appeals.open_new(
        rows,
        place=Place(-1),
        now=now,
        citizen_id=7,
        kind=Kind.QUESTION,
        topic="gas",
        region=None,
        regions=[],
        language="kk",
        tone="neutral",
        urgent=False,
        because={},
        held_until=now + timedelta(minutes=15),
    )
    published.give(rows, published_id, appeal.id, "kk", now)
    if choice:
        published.choose(rows, appeal.id, choice, now)
    return appeal.id


def begin(rows: Transaction) -> int:
    """Begin an answer with words, and give its number."""
    number = published.begin(rows, "energy", "gas", None, date(2027, 5, 1), 1, MONDAY)
    published.write(rows, number, "kk", Words(("Қашан?", "Қай күні?"), "Ертең."), 1, MONDAY)
    return number


async def test_presses_are_counted_in_their_period(database: Database) -> None:
    def story(rows: Transaction) -> tuple[Count, Count, Count]:
        number = begin(rows)
        for choice in (Choice.HELPED, Choice.HELPED, Choice.PERSON, Choice.NONE, None):
            ask(rows, number, MONDAY, choice)
        ask(rows, number, MONDAY + WEEK, Choice.HELPED)
        first = published.count(rows, MONDAY, MONDAY + WEEK)
        second = published.count(rows, MONDAY + WEEK, MONDAY + 2 * WEEK)
        return first, second, published.count_each(rows, [number])[number]

    told = await database.run(story)
    assert told == (Count(5, 2, 1), Count(1, 1, 0), Count(6, 3, 1))


async def test_silence_takes_no_press_back(database: Database) -> None:
    def story(rows: Transaction) -> list[Choice | None]:
        number = begin(rows)
        asked = ask(rows, number, MONDAY, Choice.HELPED)
        found = []
        for choice in (Choice.NONE, Choice.PERSON):
            published.choose(rows, asked, choice, MONDAY)
            reading = published.reading(rows, asked)
            found.append(reading.choice if reading else None)
        return found

    assert await database.run(story) == [Choice.HELPED, Choice.PERSON]


async def test_words_and_what_is_held_are_found(database: Database) -> None:
    def story(rows: Transaction) -> bool:
        number = begin(rows)
        asked = ask(rows, number, MONDAY)
        held = [appeal.id for appeal in appeals.lock_held(rows, MONDAY + WEEK, 5)]
        early = appeals.lock_held(rows, MONDAY, 5)
        known = published.find(rows, "energy", number)
        assert known is not None
        assert known.words["kk"].questions == ("Қашан?", "Қай күні?")
        return held == published.held_with(rows, number) == [asked] and not early

    assert await database.run(story)
