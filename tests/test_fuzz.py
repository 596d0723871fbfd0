"""Whatever comes from outside, the bot stands: each update is worked off, and nothing is ever raised."""

import asyncio
import json
import logging
import socket
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select

from bot.intake.webhook import SECRET_HEADER
from storage.database import Transaction
from storage.opening import open_database
from storage.schema import inbox
from tests.stage import Stage
from tests.strange_updates import broken, meant_for

COUNT = 300
PATIENCE = 30.0
SECRET = "whisper"
HEARD = {"message", "edited_message", "callback_query"}
"""Of these nothing may be set aside, whatever a later Telegram puts into them."""


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "broken"])
async def test_strange_updates_are_worked_off_and_the_bot_goes_on(
    quiet_stage: Stage, caplog: pytest.LogCaptureFixture, *, whole: bool
) -> None:
    updates = _examples(quiet_stage, whole=whole)
    quiet_stage.more = _webhook()
    async with quiet_stage.bot():
        await quiet_stage.until(lambda: quiet_stage.telegram.world.feed.hook)
        answers = await _post(quiet_stage.more["WEBHOOK_URL"], updates)
        quiet_stage.sergei.writes("В Астане нет света")
        await quiet_stage.sees(quiet_stage.staff, "В Астане нет света")
        states = await _finished(quiet_stage.database_url)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    kept = [number for number, status in answers.items() if status == 200]
    assert set(answers.values()) <= {200, 400}
    assert set(kept) < set(states)
    assert set(states.values()) <= {"done", "aside"}
    aside = [update for number, update in enumerate(updates, start=1) if states.get(number) == "aside"]
    assert [update for update in aside if whole and HEARD & set(update)] == []


def _examples(stage: Stage, *, whole: bool) -> list[dict[str, Any]]:
    """Give the same updates in every run."""
    made: list[dict[str, Any]] = []
    known = [stage.aigerim.id, stage.bolat.id, stage.staff.id, stage.managers.id, stage.telegram.bot.id]
    strange = meant_for(known)

    @settings(
        max_examples=COUNT,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strange if whole else broken(strange))
    def make(update: dict[str, Any]) -> None:
        made.append(update)

    make()
    return made[:COUNT]


def _webhook() -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    return {"WEBHOOK_URL": f"http://{listen}/", "WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": listen}


async def _post(url: str, updates: list[dict[str, Any]]) -> dict[int, int]:
    """Give the status with which each update was answered."""
    answers = {}
    async with aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as session:
        for number, update in enumerate(updates, start=1):
            async with session.post(url, data=json.dumps({**update, "update_id": number})) as response:
                answers[number] = response.status
    return answers


async def _finished(url: str) -> dict[int, str]:
    """Give what became of each update once none waits."""
    database = await open_database(url, alone=False)
    try:
        async with asyncio.timeout(PATIENCE):
            while "waiting" in (states := await database.read(_states)).values():  # noqa: ASYNC110  nobody tells
                await asyncio.sleep(0.05)
    finally:
        await database.close()
    return states


def _states(rows: Transaction) -> dict[int, str]:
    return {row[0]: row[1] for row in rows.execute(select(inbox.c.update_id, inbox.c.state))}
