"""A desk with a database of its own, for what comes in."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot import ministry
from bot.desk import Desk, Office
from bot.tags import Tagger
from storage.database import Database
from storage.records import Place, Queued

DANA, STAFF = 9, -100
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
T = TypeVar("T")


class DatabaseIsAway(Exception):
    """The database does not answer at the moment."""


@dataclass
class FrailDatabase:
    """A database which does not answer as often as one says."""

    whole: Database
    failures: int = 0
    has_failed: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, work: Callable[..., T], *args: Any, **order: bool) -> T:
        """Run `work`, or fail."""
        if self.failures:
            self.failures -= 1
            self.has_failed.set()
            raise DatabaseIsAway
        return await self.whole.run(work, *args, **order)

    async def read(self, work: Callable[..., T], *args: Any) -> T:
        """Read as ever."""
        return await self.whole.read(work, *args)

    async def close(self) -> None:
        """Leave that to whoever opened it."""


@dataclass
class Speech:
    """What was put into the outbox."""

    rows: list[Queued] = field(default_factory=list)

    def hand_over(self, rows: Iterable[Queued]) -> None:
        """Take rows as the sender does."""
        self.rows.extend(rows)


@pytest.fixture
def frail(database: Database) -> FrailDatabase:
    return FrailDatabase(database)


@pytest.fixture
def speech() -> Speech:
    return Speech()


@pytest.fixture
def desk(frail: FrailDatabase, speech: Speech) -> Desk:
    energy = ministry.load("energy")
    office = Office(
        ministry=energy,
        tag=Tagger(energy.topics, "kk").tag,
        staff_place=Place(STAFF),
        manager_place=None,
        admin_ids=(DANA,),
        default_language="en",
        zone=ZoneInfo("Asia/Almaty"),
    )
    return Desk(frail, office, speech.hand_over, lambda: NOW)
