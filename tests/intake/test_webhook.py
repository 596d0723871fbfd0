"""The webhook lets Telegram in and nobody else, and confirms only what is on disk."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable
from io import BytesIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo.telegram import Fault
from bot.intake.inbox import Inbox
from bot.intake.webhook import BODY_LIMIT, SECRET_HEADER, Door
from storage import inbox
from storage.database import Database
from tests.intake.conftest import NOW, FrailDatabase
from tests.stage import Stage

Client = TestClient[web.Request, web.Application]
SECRET = {SECRET_HEADER: "whisper"}
UPDATE = json.dumps({"update_id": 7, "message": {"chat": {"id": 5}, "text": "Бензин жоқ"}})


@pytest.fixture
def hooked(quiet_stage: Stage) -> Stage:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet_stage.more = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_SECRET": "whisper",
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }
    return quiet_stage


@pytest.fixture
async def client(hooked: Stage, frail: FrailDatabase) -> AsyncIterator[Client]:
    keeper = Inbox(frail, lambda _: None, lambda: NOW)
    app = web.Application(client_max_size=BODY_LIMIT)
    app.router.add_post("/", Door(hooked.settings(), keeper).receive)
    async with asyncio.TaskGroup() as group, TestClient(TestServer(app)) as client:
        running = group.create_task(keeper.run())
        yield client
        running.cancel()


async def status(answer: Awaitable[object]) -> int:
    response = await answer
    return int(getattr(response, "status", 0))


async def test_an_update_is_on_disk_when_it_is_confirmed(client: Client, database: Database) -> None:
    assert await status(client.post("/", data=UPDATE.encode(), headers=SECRET)) == 200
    [received] = await database.run(inbox.waiting, -1, 10)
    assert (received.update_id, json.loads(received.body)) == (7, json.loads(UPDATE))


@pytest.mark.parametrize(
    "headers", [{}, {SECRET_HEADER: "whispe"}, {SECRET_HEADER: "whisper "[::-1]}, {SECRET_HEADER: "шёпот"}]
)
async def test_mallory_without_the_secret_is_turned_away(
    client: Client, database: Database, headers: dict[str, str]
) -> None:
    assert await status(client.post("/", data=UPDATE.encode(), headers=headers)) == 403
    assert await database.run(inbox.waiting, -1, 10) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'{"update_id": null}', b"\xff\xfe", b'{"x": 1}'])
async def test_what_is_no_update_is_refused(client: Client, body: bytes) -> None:
    assert await status(client.post("/", data=body, headers=SECRET)) == 400


async def test_an_endless_body_is_refused(client: Client) -> None:
    assert await status(client.post("/", data=BytesIO(b"x" * (BODY_LIMIT + 1)), headers=SECRET)) == 413


async def test_nothing_is_confirmed_while_the_database_is_away(
    client: Client, database: Database, frail: FrailDatabase
) -> None:
    frail.failures = 1
    assert await status(client.post("/", data=UPDATE.encode(), headers=SECRET)) == 500
    assert await status(client.post("/", data=UPDATE.encode(), headers=SECRET)) == 200
    assert len(await database.run(inbox.waiting, -1, 10)) == 1


async def test_a_citizen_is_heard_through_the_webhook(hooked: Stage) -> None:
    async with hooked.bot():
        hooked.aigerim.writes("Қызылордада бензин жоқ")
        await hooked.card(1, "Қызылордада бензин жоқ")
        assert hooked.telegram.world.feed.hook
        await hooked.until(lambda: not hooked.telegram.updates_pending)


async def test_updates_that_come_twice_and_in_disorder_say_nothing_twice(hooked: Stage) -> None:
    hooked.telegram.duplicate_updates = hooked.telegram.reorder = True
    async with hooked.bot():
        for number in range(5):
            hooked.aigerim.writes(f"Бензин жоқ {number}")
        await hooked.until(lambda: not hooked.telegram.updates_pending)
        await hooked.card(1)
    cards = [m for m in hooked.staff.messages if m.text.startswith("№")]
    assert len(cards) == 1


async def test_the_webhook_is_announced_however_long_telegram_is_away(hooked: Stage) -> None:
    hooked.telegram.faults.add(Fault(method="setWebhook", answer="502"))
    async with hooked.bot():
        hooked.aigerim.writes("Қызылордада бензин жоқ")
        await hooked.card(1)
