"""A correction teaches the tagger at work after the commit, and only then."""

from datetime import UTC, datetime
from functools import partial
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from bot import ministry
from bot.desk import Desk, Office, Work
from bot.desk.citizens.correcting import correct
from bot.desk.citizens.receiving import receive
from bot.desk.incoming import Incoming
from bot.knowledge import tagger, teach
from bot.tags import Lesson, Tagger
from bot.tags.lesson import learned_features
from storage import appeals, lessons
from storage.database import Database
from storage.records import Appeal, Place, Source, Taught

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AIGERIM = 501
WORDS = "Мастер обещал прийти и не пришёл"
ENERGY = ministry.load("energy")


class RolledBack(Exception):
    """Something went wrong after the correction."""


@pytest.fixture
def knowing() -> Tagger:
    return Tagger(ENERGY.topics)


@pytest.fixture
async def desk(database: Database, knowing: Tagger) -> Desk:
    office = Office(
        ministry=ENERGY,
        tag=knowing.tag,
        staff_place=Place(-1001),
        manager_place=None,
        admin_ids=(),
        default_language="en",
        zone=ZoneInfo("Asia/Almaty"),
        teach=partial(teach, knowing),
    )
    desk = Desk(database, office, lambda _rows: None, lambda: NOW)
    await desk(receive, Incoming(AIGERIM, 1, AIGERIM, "ru", WORDS))
    return desk


def choose(work: Work, topic: str, source: Source = Source.STAFF) -> None:
    correct(work, first_appeal(work), "topic", topic, source)


def choose_and_fail(work: Work, topic: str) -> None:
    choose(work, topic)
    raise RolledBack


def first_appeal(work: Work) -> Appeal:
    appeal = appeals.lock(work.rows, 1)
    assert appeal
    return appeal


async def kept(database: Database) -> list[Taught]:
    return await database.read(lessons.of_ministry, "energy")


async def test_what_was_committed_is_known_at_once(desk: Desk, knowing: Tagger) -> None:
    await desk(choose, "heating")
    assert knowing.tag(WORDS).topic == "heating"


async def test_what_was_rolled_back_teaches_nobody(desk: Desk, knowing: Tagger, database: Database) -> None:
    with pytest.raises(RolledBack):
        await desk(choose_and_fail, "heating")
    assert knowing.tag(WORDS) == Tagger(ENERGY.topics).tag(WORDS)
    assert await kept(database) == []


async def test_a_tagger_of_the_next_start_knows_the_same(
    desk: Desk, knowing: Tagger, database: Database
) -> None:
    for topic, source in (("gas", Source.CITIZEN), ("heating", Source.STAFF), ("fuel", Source.STAFF)):
        await desk(choose, topic, source)
    later = await database.read(tagger, ENERGY, "kk")
    assert later.tag(WORDS) == knowing.tag(WORDS)
    assert [(one.topic, one.source, one.replaces) for one in await kept(database)] == [
        ("fuel", Source.STAFF, "other")
    ]


async def test_staff_who_agree_with_the_citizen_make_it_count_more(desk: Desk, database: Database) -> None:
    await desk(choose, "gas", Source.CITIZEN)
    await desk(choose, "gas", Source.STAFF)
    await desk(choose, "heating", Source.CITIZEN)
    assert [(one.topic, one.source) for one in await kept(database)] == [("gas", Source.STAFF)]


async def test_the_lesson_keeps_no_words(desk: Desk, database: Database) -> None:
    await desk(choose, "gas")
    [taught] = await kept(database)
    assert not any(word.encode() in taught.features for word in WORDS.split())


def test_a_tagger_may_be_taught_while_another_thread_asks(knowing: Tagger) -> None:
    lesson = Lesson("gas", learned_features(WORDS), 3, is_correction=True)
    told: list[str] = []
    asking = Thread(target=lambda: told.extend(knowing.tag(WORDS).topic for _ in range(300)))
    asking.start()
    for _ in range(300):
        knowing.change((), [lesson])
        knowing.change([lesson], ())
    asking.join()
    assert set(told) <= {"gas", "other"}
    assert len(told) == 300
