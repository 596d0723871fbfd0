"""When and to whom a digest goes: each due one once, and another whenever a manager asks."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.desk import Desk, Office, Work
from bot.digest.charts import chart
from bot.digest.message import DigestMessage, digest
from bot.digest.report import Report, report
from bot.schedule import Schedule
from bot.speech import media_params
from bot.texts import voice
from storage import figures, occasions
from storage.database import Database
from storage.records import Place, Role

WEEK = timedelta(days=7)
INSTALLED = "installed"
"""The occasion of the very first start: what was due before it is not caught up."""


class Digests:
    """Makes digests and puts them into the outbox."""

    def __init__(
        self, database: Database, office: Office, schedule: Schedule, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._office = office
        self._schedule = schedule
        self._clock = clock

    async def send_now(self, desk: Desk, place: Place) -> None:
        """Send a digest of the seven days up to now."""
        message, picture = await self.make(self._clock(), place.chat_id)
        await desk(post, place, message, picture)

    async def send_due(self, desk: Desk) -> None:
        """Send the digest that was due last, unless it was sent or was due before the very first start."""
        due = self._schedule.previous(self._clock(), self._office.zone)
        for place in self._office.manager_places(due):
            if await desk(is_missing, due, place):
                message, picture = await self.make(due, place.chat_id)
                await desk(post_due, place, message, picture, due)

    async def make(self, end: datetime, chat_id: int) -> tuple[DigestMessage, bytes]:
        """Give the digest of the seven days before `end` in the chat's language, with its chart as PNG."""
        say = voice(self._office.language_of(chat_id))
        facts = await week_up_to(self._database, end)
        ministry, zone = self._office.ministry, self._office.zone
        picture = await asyncio.to_thread(chart, facts, ministry, say, zone)
        return digest(facts, ministry, say, zone), picture


async def week_up_to(database: Database, end: datetime) -> Report:
    """Give the report of the seven days before `end`."""
    return report(await database.read(partial(figures.gather, start=end - WEEK, end=end)))


def post(work: Work, place: Place, message: DigestMessage, picture: bytes) -> None:
    """Put a digest into the outbox: the chart with its caption, then the texts."""
    work.send(
        place,
        *media_params("photo", "attach://digest.png", message.caption),
        role=Role.DIGEST,
        attachment=picture,
    )
    for text in message.texts:
        work.say(place, text, role=Role.DIGEST)


def post_due(work: Work, place: Place, message: DigestMessage, picture: bytes, due: datetime) -> None:
    """Put a due digest into the outbox, once for ever."""
    if occasions.first_time(work.rows, _occasion(place, due), work.now):
        post(work, place, message, picture)


def is_missing(work: Work, due: datetime, place: Place) -> bool:
    """Whether the digest that was due then was not sent to a place although this bot was at work before."""
    installed_at = occasions.happened_at(work.rows, INSTALLED)
    if installed_at is None or due < installed_at:
        return False
    return occasions.happened_at(work.rows, _occasion(place, due)) is None


def note_start(work: Work) -> None:
    """Remember the very first start."""
    occasions.first_time(work.rows, INSTALLED, work.now)


def _occasion(place: Place, due: datetime) -> str:
    return f"digest:{due:%Y-%m-%dT%H:%MZ}:{place.chat_id}"
