"""Where the parts meet: one TaskGroup holds them all; if one dies, the process ends loudly."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.calendar import Calendar
from bot.clock import catch_up, clock, follow_calendar, walk_rounds
from bot.config import Settings
from bot.delivery.lanes import Lanes
from bot.delivery.pace import Limits
from bot.delivery.sender import Sender
from bot.delivery.steady import SteadyClock
from bot.desk import Desk, Office
from bot.desk.chats.menu import put_menus
from bot.desk.digesting.posting import note_start
from bot.desk.sent.ledger import DeskLedger
from bot.digests import Digests
from bot.indexer import Indexer
from bot.intake.inbox import Inbox
from bot.intake.polling import poll
from bot.intake.webhook import listen
from bot.intake.worker import Worker
from bot.knowledge import published_answers, ready_answers, tagger, teach
from bot.ministry import Ministry
from bot.telegram import BotApi
from handlers import dispatcher, updates
from handlers.membership import Membership
from storage import chats, desks, places, routes, staff
from storage.database import Database
from storage.migrating import migrate
from storage.opening import open_database
from storage.records import Queued

STOP_SECONDS = 9.0
"""What is in hand when the bot is stopped has so long to end; the rest is on disk."""

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


async def run(
    settings: Settings,
    ministry: Ministry,
    stop: asyncio.Event,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Run the bot until `stop` is set; raises DatabaseIsInUse, SchemaIsNewer."""
    async with _opened(settings.database_url) as database, _bot(settings) as bot:
        lanes = Lanes(Limits(settings.pace_overall, settings.pace_private, settings.pace_group))
        office = await _office(settings, ministry, database, lanes)
        async with BotApi(settings.bot_api_url, settings.bot_token) as api:
            await _work(Parts.build(settings, database, office, lanes, api, bot, now), stop)


async def _work(parts: "Parts", stop: asyncio.Event) -> None:
    await parts.desk(note_start)
    await parts.desk(put_menus)
    await walk_rounds(parts.desk)
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(parts.sender.run())
        working = group.create_task(parts.worker.run())
        incoming = [group.create_task(parts.inbox.run()), group.create_task(parts.take_in())]
        incoming.append(group.create_task(catch_up(parts.digests, parts.desk)))
        incoming.append(group.create_task(follow_calendar(parts.desk)))
        incoming.append(group.create_task(parts.indexer.run()))
        ticking = clock(parts.digests, parts.desk)
        ticking.start()
        log.info("at work")
        await stop.wait()
        log.info("stopping: what is in hand is finished first")
        ticking.shutdown(wait=False)
        for task in incoming:
            task.cancel()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                parts.worker.stop()
                await asyncio.shield(working)
                parts.sender.stop()
                await asyncio.shield(sending)
        except TimeoutError:
            log.warning("some calls did not end in time; they are repeated at the next start")
            working.cancel()
            sending.cancel()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a running bot."""

    settings: Settings
    api: BotApi
    desk: Desk
    inbox: Inbox
    worker: Worker
    sender: Sender
    digests: Digests
    indexer: Indexer

    @classmethod
    def build(
        cls,
        settings: Settings,
        database: Database,
        office: Office,
        lanes: Lanes,
        api: BotApi,
        bot: Bot,
        now: Callable[[], datetime],
    ) -> "Parts":
        """Put the parts together."""

        def hand_over(rows: Iterable[Queued]) -> None:
            sender.hand_over(rows)
            indexer.wake()

        desk = Desk(database, office, hand_over, now)
        indexer = Indexer(database)
        sender = Sender(api, DeskLedger(replace(desk, first=True)), lanes, SteadyClock(now, monotonic))
        digests = Digests(database, office, settings.digest_schedule, now)
        dispatch = dispatcher(office, Membership(bot, now, office), digests)

        async def handle(update: Mapping[str, Any], desk: Desk) -> None:
            if known := updates.read(update, bot):
                await dispatch.feed_update(bot, known, desk=desk)

        worker = Worker(desk, handle)
        inbox = Inbox(database, worker.hand_over, now)
        return cls(settings, api, desk, inbox, worker, sender, digests, indexer)

    async def take_in(self) -> None:
        """Take updates in by webhook if there is a URL for it, else by long polling."""
        if self.settings.webhook_url:
            await listen(self.settings, self.api, self.inbox)
        else:
            await poll(self.api, self.inbox, self.worker)


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    """Give the database, brought to the newest schema."""
    database = await open_database(url)
    try:
        await database.run(migrate)
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _bot(settings: Settings) -> AsyncIterator[Bot]:
    server = TelegramAPIServer.from_base(settings.bot_api_url)
    bot = Bot(settings.bot_token, session=AiohttpSession(api=server))
    try:
        yield bot
    finally:
        await bot.session.close()


async def _office(settings: Settings, ministry: Ministry, database: Database, lanes: Lanes) -> Office:
    knowing = await database.run(tagger, ministry, settings.default_language)
    return Office(
        ministry=ministry,
        tag=knowing.tag,
        staff_place=settings.staff_chat,
        manager_place=settings.manager_chat,
        admin_ids=settings.admin_ids,
        default_language=settings.default_language,
        zone=settings.timezone,
        moves=await database.run(chats.moves),
        languages=await database.run(chats.languages),
        bound=await database.run(routes.bound),
        places=await database.run(places.known),
        seen=await database.run(staff.chats_by_person),
        at_desks=await database.run(desks.people),
        ready=await database.run(ready_answers, ministry),
        published=await database.run(published_answers, ministry, knowing.tag),
        pace_group=settings.pace_group,
        waiting_for=lanes.waiting_for,
        teach=partial(teach, knowing),
        calendar=Calendar(ministry.hours, settings.calendar_file, settings.timezone),
    )
