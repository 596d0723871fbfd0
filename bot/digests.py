"""When and to whom a digest goes: each due one once, another whenever a manager asks, and a closer look."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.desk import Desk, Office
from bot.desk.digesting import explaining, leafing, posting, scheduling
from bot.desk.digesting.posting import Made
from bot.desk.incoming import Press
from bot.digest import closer
from bot.digest.charts import charts
from bot.digest.decisions import decisions
from bot.digest.facts import Facts, read_facts
from bot.digest.naming import Reader
from bot.digest.period import Period, WeekIsMalformed, WeekIsNotOver, past_week, seven_days
from bot.digest.words import page
from bot.schedule import Schedule, parse
from bot.texts import voice
from storage.database import Database
from storage.records import Place, Scope


class Digests:
    """Makes digests and puts them into the outbox."""

    def __init__(
        self, database: Database, office: Office, schedule: Schedule, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._office = office
        self._schedule = schedule
        self._clock = clock

    async def send_now(self, desk: Desk, place: Place, client_language: str | None, words: str = "") -> None:
        """Send a digest of the seven days up to now, or of the past week that the words name."""
        language = await desk(explaining.language, place, client_language)
        try:
            now = self._clock()
            period = past_week(words, now, self._office.zone) if words else seven_days(now)
        except (WeekIsMalformed, WeekIsNotOver) as error:
            await desk(explaining.explain_week, place, language, error)
            return
        await desk(posting.post, await self._make(place, period, language))

    async def send_due(self, desk: Desk) -> None:
        """Send what was due last in each chat, unless it was sent or was due before that was so.

        Raises ExceptionGroup at the end, of what went wrong with single chats.
        """
        now, failures = self._clock(), []
        for place in self._office.manager_places(now):
            try:
                await self._send_due_to(desk, place, now)
            except Exception as error:  # noqa: BLE001  raised once the other chats have theirs
                failures.append(error)
        if failures:
            raise ExceptionGroup("digests", failures)

    async def _send_due_to(self, desk: Desk, place: Place, now: datetime) -> None:
        office, known = self._office, self._office.known_of(place)
        schedule = parse(known.schedule) if known.schedule else self._schedule
        due = schedule.previous(now, office.zone)
        if place not in office.manager_places(due) or (known.scheduled_at and known.scheduled_at > due):
            return
        if await desk(posting.is_missing, due, place):
            made = await self._make(place, seven_days(due), office.language_of(place.chat_id))
            await desk(posting.post_due, made, due)

    async def press(self, desk: Desk, pressed: Press) -> None:
        """Do what a button under a digest says."""
        digest = await desk(leafing.find, pressed)
        if digest is None:
            return
        if pressed.argument == "seen":
            await desk(leafing.see, pressed, digest)
        elif look := closer.look_at(pressed.argument, digest.scope):
            facts = await self._facts(Period(digest.start, digest.end), look.scope)
            reader = self._reader(digest.language)
            shown = closer.closer_page(look, facts.report, facts.incidents, digest.id, reader)
            await desk(leafing.show, pressed, digest, *shown)
        else:
            await desk(leafing.go_home, pressed, digest)

    async def schedule(self, desk: Desk, place: Place, words: str) -> None:
        """Say when the digest comes to a place, or let it come as the words say."""
        if words:
            await desk(scheduling.change, place, words, self._schedule)
        else:
            await desk(scheduling.show, place, self._schedule)

    async def press_schedule(self, desk: Desk, pressed: Press) -> None:
        """Let the digest come on the day or at the hour of a button."""
        await desk(scheduling.press, pressed, self._schedule)

    async def _make(self, place: Place, period: Period, language: str) -> Made:
        scope = self._office.known_of(place).scope
        facts = await self._facts(period, scope)
        reader = self._reader(language)
        decided = decisions(facts.report, facts.incidents)
        pictures = await asyncio.to_thread(charts, facts.report, reader)
        words = page(facts.report, decided, reader)
        return Made(place, period, scope, language, words, decided, pictures)

    async def _facts(self, period: Period, scope: Scope) -> Facts:
        return await read_facts(self._database, self._office.ministry, period, self._office.zone, scope)

    def _reader(self, language: str) -> Reader:
        return Reader(self._office.ministry, voice(language), self._office.zone)
