"""A process killed at any instant loses nothing and says nothing twice, beyond what the kill itself hid.

A small share runs with the other tests. The whole:
`JAUAP_KILLS=200 JAUAP_MESSAGES=2000 pytest tests/faults/test_kill.py`.
"""

import asyncio
import os
import random
import re
import socket
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.delivery.sender import AT_ONCE
from bot.demo.telegram import Message
from storage import outbox
from storage.database import Transaction
from storage.opening import open_database
from storage.schema import appeals, inbox, lines
from tests.faults.process import BotProcess
from tests.stage import Stage

KILLS = int(os.environ.get("JAUAP_KILLS", "2"))
MESSAGES = int(os.environ.get("JAUAP_MESSAGES", "120"))
AFTER_SECONDS = 0.8
"""A kill comes at a random moment within so many seconds after the process begins to speak."""
PATIENCE = 120.0
NUMBER = re.compile(r"№\W?(\d+)")
CARD = re.compile(r"№\W?\d+ ·")


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> dict[str, str]:
    """Give the settings of a way in."""
    if request.param == "polling":
        return {}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
        "WEBHOOK_SECRET": "secret",
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }


async def test_every_message_survives_every_kill(
    quiet_stage: Stage, mode: dict[str, str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    process = BotProcess(quiet_stage, tmp_path, **mode)
    said = [f"{number:05d} is the station without petrol" for number in range(MESSAGES)]
    chance = random.Random(2026)
    async with asyncio.TaskGroup() as group:
        writing = group.create_task(_write(quiet_stage, said, chance))
        for _ in range(KILLS):
            await _run_for_a_while(quiet_stage, process, chance)
        await writing
    calls = len(quiet_stage.telegram.calls)
    await process.start()
    await quiet_stage.telegram.until(lambda: len(quiet_stage.telegram.calls) > calls, timeout=PATIENCE)
    await _until_quiet(quiet_stage)
    assert await process.terminate() == 0
    assert "Traceback" not in process.log()
    numbers, texts = await _kept(quiet_stage.database_url)
    assert sorted(texts) == said
    twice = _said_twice(quiet_stage, said, set(numbers))
    record_property("said", f"{MESSAGES} messages, {KILLS} kills: {twice} cards and receipts came twice")
    assert twice <= KILLS * AT_ONCE


async def _write(stage: Stage, said: list[str], chance: random.Random) -> None:
    """Let people write: half of the messages are a person's first, half another person's next."""
    people = [
        stage.telegram.person(f"Citizen {number}", language_code="ru") for number in range(len(said) // 2)
    ]
    order = people + [chance.choice(people) for _ in said[len(people) :]]
    for text, person in zip(said, order, strict=True):
        person.writes(text)
        await asyncio.sleep(chance.expovariate(MESSAGES / max(KILLS, 1)))


async def _run_for_a_while(stage: Stage, process: BotProcess, chance: random.Random) -> None:
    calls = len(stage.telegram.calls)
    await process.start()
    await stage.telegram.until(lambda: len(stage.telegram.calls) > calls + 5, timeout=PATIENCE)
    await asyncio.sleep(chance.uniform(0, AFTER_SECONDS))
    await process.kill()


async def _until_quiet(stage: Stage) -> None:
    """Wait until Telegram has handed over all and the bot has nothing left to say."""
    await stage.telegram.until(lambda: stage.telegram.updates_pending == 0, timeout=PATIENCE)
    async with asyncio.timeout(PATIENCE):
        while await _waiting(stage.database_url):  # noqa: ASYNC110 - the other process tells nobody
            await asyncio.sleep(0.1)


async def _waiting(url: str) -> int:
    database = await open_database(url, alone=False)
    try:
        return await database.read(_count_waiting)
    finally:
        await database.close()


def _count_waiting(transaction: Transaction) -> int:
    undone = transaction.execute(select(inbox.c.update_id).where(inbox.c.state == "waiting")).all()
    return len(undone) + len(outbox.waiting(transaction))


async def _kept(url: str) -> tuple[list[int], list[str]]:
    """Give the numbers of all appeals and the words of all lines."""
    database = await open_database(url, alone=False)
    try:
        return await database.read(
            lambda rows: (list(rows.scalars(select(appeals.c.id))), list(rows.scalars(select(lines.c.text))))
        )
    finally:
        await database.close()


def _said_twice(stage: Stage, said: list[str], numbers: set[int]) -> int:
    """Check that every appeal has its card and its receipt, and count those that a kill let come twice."""
    words = "\n".join(message.words for message in stage.staff.messages)
    assert all(text in words for text in said)
    cards = Counter(_number(message) for message in stage.staff.messages if CARD.match(message.words))
    receipts = Counter(
        _number(message)
        for chat in stage.telegram.chats
        if chat.kind == "private"
        for message in chat.messages
        if message.buttons
    )
    assert set(cards) == set(receipts) == numbers
    return sum(count - 1 for count in (*cards.values(), *receipts.values()))


def _number(message: Message) -> int:
    found = NUMBER.search(message.words)
    assert found
    return int(found[1])
