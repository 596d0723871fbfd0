"""While Telegram is away or refuses, what people write waits; a stop in a flood loses nothing."""

import asyncio
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo.telegram import Fault, Message
from storage.opening import open_database
from storage.schema import lines
from tests.faults.process import BotProcess
from tests.stage import Stage

CROWD = 100
PATIENCE = 60.0
CARD = re.compile(r"№\W?(\d+) ·")


def crowd_writes(stage: Stage, first: int, count: int) -> list[str]:
    """Let so many people write once each, and give what they wrote."""
    said = [f"{number:04d} is the station without petrol" for number in range(first, first + count)]
    for text in said:
        stage.telegram.person(f"Citizen {text[:4]}", language_code="ru").writes(text)
    return said


async def all_are_answered(stage: Stage, count: int) -> None:
    """Wait until every appeal has its card and its receipt."""
    await stage.telegram.until(lambda: len(cards(stage)) >= count and len(receipts(stage)) >= count, PATIENCE)


def cards(stage: Stage) -> list[Message]:
    return [message for message in stage.staff.messages if CARD.match(message.words)]


def receipts(stage: Stage) -> list[Message]:
    private = [chat for chat in stage.telegram.chats if chat.kind == "private"]
    return [message for chat in private for message in chat.messages if message.buttons]


async def test_an_outage_delays_and_loses_nothing(quiet_stage: Stage) -> None:
    async with quiet_stage.bot():
        said = crowd_writes(quiet_stage, 0, 10)
        await all_are_answered(quiet_stage, 3)
        await quiet_stage.telegram.stop()
        said += crowd_writes(quiet_stage, 10, 10)
        await asyncio.sleep(1.5)
        await quiet_stage.telegram.start()
        said += crowd_writes(quiet_stage, 20, 10)
        await all_are_answered(quiet_stage, len(said))
    words = "\n".join(message.words for message in quiet_stage.staff.messages)
    assert all(text in words for text in said)


@pytest.mark.parametrize("answer", ["429", "502"])
async def test_a_storm_of_refusals_loses_nothing_and_says_nothing_twice(
    quiet_stage: Stage, answer: str
) -> None:
    quiet_stage.telegram.faults.add(Fault("sendMessage", times=40, answer=answer))
    async with quiet_stage.bot():
        crowd_writes(quiet_stage, 0, CROWD)
        await all_are_answered(quiet_stage, CROWD)
    assert len(cards(quiet_stage)) == len(receipts(quiet_stage)) == CROWD


async def test_lost_answers_repeat_no_more_than_was_lost(quiet_stage: Stage) -> None:
    quiet_stage.telegram.faults.add(Fault("sendMessage", times=40, moment="after"))
    async with quiet_stage.bot():
        crowd_writes(quiet_stage, 0, CROWD)
        await quiet_stage.telegram.until(lambda: quiet_stage.telegram.faults.happened == 40, PATIENCE)
        await all_are_answered(quiet_stage, CROWD)
        await quiet_stage.telegram.until(lambda: _numbers(quiet_stage) == set(range(1, CROWD + 1)), PATIENCE)
    assert len(cards(quiet_stage)) + len(receipts(quiet_stage)) <= 2 * CROWD + 40


def _numbers(stage: Stage) -> set[int]:
    return {int(found[1]) for message in cards(stage) if (found := CARD.match(message.words))}


async def test_a_stop_in_a_flood_ends_in_time_and_loses_nothing(quiet_stage: Stage, tmp_path: Path) -> None:
    process = BotProcess(quiet_stage, tmp_path)
    await process.start()
    said = crowd_writes(quiet_stage, 0, 3 * CROWD)
    await quiet_stage.telegram.until(lambda: cards(quiet_stage), PATIENCE)
    async with asyncio.timeout(10):
        assert await process.terminate() == 0
    assert len(cards(quiet_stage)) < len(said)
    await process.start()
    await quiet_stage.telegram.until(lambda: len(receipts(quiet_stage)) >= len(said), PATIENCE)
    await all_are_answered(quiet_stage, len(said))
    assert await process.terminate() == 0
    assert sorted(await _kept(quiet_stage.database_url)) == said
    assert len(cards(quiet_stage)) == len(receipts(quiet_stage)) == len(said)


async def _kept(url: str) -> list[str]:
    database = await open_database(url, alone=False)
    try:
        return await database.read(lambda rows: list(rows.scalars(select(lines.c.text))))
    finally:
        await database.close()
