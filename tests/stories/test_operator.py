"""What an operator does: runs the bot by webhook, stops it and starts it again; nobody is forgotten."""

import json
import socket
from io import BytesIO

import aiohttp

from bot.demo.telegram import Fault
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
SECRET = {"X-Telegram-Bot-Api-Secret-Token": "long-word"}


def by_webhook(stage: Stage) -> str:
    """Let the bot take updates by webhook, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/updates"
    stage.more |= {
        "WEBHOOK_URL": url,
        "WEBHOOK_SECRET": "long-word",
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }
    return url


async def posted(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Bring a body to the webhook, and give the status of the answer."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def test_whole_way_by_webhook(quiet_stage: Stage) -> None:
    stage = quiet_stage
    by_webhook(stage)
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        card = await stage.card(1)
        reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")
        await stage.until(lambda: reply.reactions)
        await stage.until(lambda: not stage.telegram.updates_pending)


async def test_webhook_opens_to_the_secret_only(quiet_stage: Stage) -> None:
    stage = quiet_stage
    url = by_webhook(stage)
    forged = json.dumps({"update_id": 1, "message": {"text": "I am Telegram"}}).encode()
    async with stage.bot():
        await stage.until(lambda: stage.telegram.calls_of("setWebhook"))
        wrong = SECRET | dict.fromkeys(SECRET, "guess")
        assert [await posted(url, forged, headers) for headers in ({}, wrong)] == [403, 403]
        assert await posted(url, b"no json", SECRET) == 400
        assert await posted(url, b"[1]", SECRET) == 400
        assert await posted(url, b'{"update_id": 1, "x": "' + b"x" * 2**20 + b'"}', SECRET) == 413
        stage.aigerim.writes(ROADS)
        await stage.card(1)


async def test_polling_goes_on_where_the_webhook_ended(quiet_stage: Stage) -> None:
    stage = quiet_stage
    by_webhook(stage)
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.card(1)
    stage.sergei.writes("Нет света в Астане")
    stage.more.clear()
    async with stage.bot():
        await stage.card(2, "Нет света в Астане")


async def test_what_came_while_it_was_down_is_taken_at_the_start(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        card = await stage.card(1)
    reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    stage.sergei.writes("Нет света в Астане")
    async with stage.bot():
        await stage.card(2)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")
        await stage.until(lambda: reply.reactions)


async def test_what_was_not_said_before_the_stop_is_said_after_it(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.faults.add(Fault("sendMessage", times=None, answer="reset"))
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.until(lambda: stage.telegram.faults.happened >= 2)
    stage.telegram.faults.clear()
    assert not stage.find(stage.staff)
    async with stage.bot():
        await stage.card(1, ROADS)
        await stage.sees(stage.aigerim.chat, "№ 1")


async def test_update_that_comes_again_after_a_restart_says_nothing_twice(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.telegram.duplicate_updates = True
    for number in (1, 2):
        async with stage.bot():
            stage.mallory.writes("/new")
            stage.mallory.writes(f"No petrol in Astana, number {number}")
            await stage.card(number)
    assert len([m for m in stage.staff.messages if "№" in shown(m)]) == 2


async def test_menus_are_put_in_each_language(stage: Stage) -> None:
    await stage.until(lambda: stage.telegram.menu(stage.staff))
    citizen = {language: stage.telegram.menu(stage.aigerim.chat, language) for language in ("kk", "ru", "en")}
    names = ["start", "new", "my", "faq", "proposals", "language", "privacy", "help"]
    assert all([each["command"] for each in menu] == names for menu in citizen.values())
    assert len({menu[0]["description"] for menu in citizen.values()}) == 3
