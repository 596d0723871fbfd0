"""Long polling outlives whatever Telegram does, and confirms only what is on disk."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.demo.telegram import EmulatedTelegram, Fault, Refused
from bot.desk import Desk
from bot.intake import polling
from bot.intake.inbox import Inbox
from bot.intake.polling import poll
from bot.intake.worker import Worker
from bot.telegram import BotApi
from bot.telegram import Refused as SaidNo
from storage import inbox
from storage.database import Database
from tests.intake.conftest import NOW, FrailDatabase
from tests.stage import Stage

CONFLICT = Refused(409, "Conflict: terminated by other getUpdates request")
UNAUTHORIZED = Refused(401, "Unauthorized")


async def nobody(update: Mapping[str, Any], desk: Desk) -> None:
    """Handle nothing."""


@pytest.mark.parametrize(
    "fault",
    [
        Fault("getUpdates", answer=CONFLICT),
        Fault("getUpdates", answer=UNAUTHORIZED),
        Fault("getUpdates", answer="429", retry_after=1),
        Fault("getUpdates", answer="502"),
        Fault("getUpdates", answer="500"),
        Fault("getUpdates", answer="reset"),
        Fault("getUpdates", answer="reset", moment="after"),
        Fault("deleteWebhook", answer="502"),
    ],
    ids=lambda fault: f"{fault.method}-{getattr(fault.answer, 'code', fault.answer)}-{fault.moment}",
)
async def test_polling_goes_on_after_a_fault(quiet_stage: Stage, fault: Fault) -> None:
    quiet_stage.telegram.faults.add(replace(fault))
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes("Қызылордада бензин жоқ")
        await quiet_stage.card(1)
    assert quiet_stage.telegram.faults.happened == 1


async def test_polling_outlives_an_outage(quiet_stage: Stage) -> None:
    async with quiet_stage.bot():
        quiet_stage.aigerim.writes("Қызылордада бензин жоқ")
        await quiet_stage.card(1)
        await quiet_stage.telegram.stop()
        quiet_stage.sergei.writes("В Астане нет света")
        await quiet_stage.telegram.start()
        await quiet_stage.card(2)


async def test_nothing_is_confirmed_while_the_database_is_away(
    telegram: EmulatedTelegram, frail: FrailDatabase, database: Database, desk: Desk
) -> None:
    aigerim = telegram.person("Aigerim")
    keeper = Inbox(frail, lambda _: None, lambda: NOW)
    frail.failures = 1
    async with BotApi(telegram.url, telegram.token) as api, asyncio.TaskGroup() as group:
        running = [
            group.create_task(keeper.run()),
            group.create_task(poll(api, keeper, Worker(desk, nobody))),
        ]
        aigerim.writes("Бензин жоқ")
        await frail.has_failed.wait()
        assert telegram.updates_pending == 1
        await telegram.until(lambda: telegram.updates_pending == 0)
        assert len(await database.run(inbox.waiting, -1, 10)) == 1
        for task in running:
            task.cancel()


@pytest.mark.parametrize("tries", [0, 1, 5, 100, 100_000])
def test_pauses_stay_short_however_long_telegram_is_away(tries: int) -> None:
    assert 0 < polling._pause(SaidNo(502, "Bad Gateway"), tries) <= 15
