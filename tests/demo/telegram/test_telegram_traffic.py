"""How updates travel, and what limits, faults and outages do to calls."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import web

from bot.demo.telegram import EmulatedTelegram, Fault, Limits, Refused, bad_request

Answer = Callable[[web.BaseRequest], web.Response]


@asynccontextmanager
async def listening(answer: Answer) -> AsyncIterator[str]:
    async def handle(request: web.BaseRequest) -> web.Response:
        await request.read()
        return answer(request)

    runner = web.ServerRunner(web.Server(handle), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def test_what_is_not_confirmed_comes_again(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.writes("бір")
    [first] = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates()] == [first.update_id]
    aigerim.writes("екі")
    [second] = await bot.get_updates(offset=first.update_id + 1)
    assert second.update_id == first.update_id + 1
    assert telegram.updates_pending == 1


async def test_a_long_poll_wakes_at_once(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.get_updates(timeout=30))
        await asyncio.sleep(0.02)
        aigerim.writes("бензин жоқ")
    assert len(poll.result()) == 1


async def test_the_older_of_two_pollers_is_refused(bot: Bot) -> None:
    async def poll_in_vain() -> None:
        with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
            await bot.get_updates(timeout=30)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poll_in_vain())
        await asyncio.sleep(0.02)
        assert await bot.get_updates() == []


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_reactions_come_only_when_asked_for(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    said = aigerim.writes("бензин жоқ")
    aigerim.reacts(said, "🔥")
    [first] = await bot.get_updates(allowed_updates=["message_reaction"])
    aigerim.reacts(said, "👍")
    aigerim.writes("тағы да")
    [second] = await bot.get_updates(offset=first.update_id + 1)
    assert second.event_type == "message_reaction"


async def test_a_webhook_gets_each_update_with_its_secret(telegram: EmulatedTelegram, bot: Bot) -> None:
    secrets: list[str] = []

    def take(request: web.BaseRequest) -> web.Response:
        secrets.append(request.headers["X-Telegram-Bot-Api-Secret-Token"])
        return web.Response()

    aigerim = telegram.person("Әйгерім")
    async with listening(take) as url:
        aigerim.writes("бұрын")
        await bot.set_webhook(url, secret_token="ab-1")
        aigerim.writes("кейін")
        await telegram.until(lambda: telegram.updates_pending == 0)
    assert secrets == ["ab-1", "ab-1"]


async def test_a_webhook_that_fails_is_asked_again(telegram: EmulatedTelegram, bot: Bot) -> None:
    answers = iter([500, 503, 200, 200])
    aigerim = telegram.person("Әйгерім")
    async with listening(lambda _: web.Response(status=next(answers))) as url:
        await bot.set_webhook(url)
        aigerim.writes("бензин жоқ")
        aigerim.writes("үш күн болды")
        await telegram.until(lambda: telegram.updates_pending == 0)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503"
    assert next(answers, None) is None


async def test_a_webhooks_answer_may_be_a_call(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    call = {"method": "sendMessage", "chat_id": aigerim.id, "text": "№ 41"}
    async with listening(lambda _: web.json_response(call)) as url:
        await bot.set_webhook(url)
        aigerim.writes("бензин жоқ")
        await telegram.until(lambda: aigerim.chat.last.text == "№ 41")


async def test_a_webhook_hears_after_an_outage_what_it_missed(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    await bot.set_webhook("http://127.0.0.1:9/")
    aigerim.writes("бензин жоқ")
    await telegram.stop()
    aigerim.writes("үш күн болды")
    await telegram.start()
    async with listening(lambda _: web.Response()) as url:
        await bot.set_webhook(url)
        await telegram.until(lambda: telegram.updates_pending == 0)


async def test_duplicates_come_once_more(telegram: EmulatedTelegram, bot: Bot) -> None:
    telegram.duplicate_updates = True
    telegram.person("Әйгерім").writes("бензин жоқ")
    [first] = await bot.get_updates()
    [again] = await bot.get_updates(offset=first.update_id + 1)
    assert again.update_id == first.update_id
    assert await bot.get_updates(offset=first.update_id + 1) == []


async def test_a_group_takes_so_many_messages_a_minute(telegram: EmulatedTelegram, bot: Bot) -> None:
    telegram.limits = Limits(group_per_minute=2)
    staff = telegram.supergroup("Отдел", members=[telegram.person("Болат")])
    await bot.send_message(staff.id, "№ 1")
    await bot.send_message(staff.id, "№ 2")
    with pytest.raises(TelegramRetryAfter) as first:
        await bot.send_message(staff.id, "№ 3")
    with pytest.raises(TelegramRetryAfter) as second:
        await bot.send_message(staff.id, "№ 3")
    assert 55 < first.value.retry_after < second.value.retry_after
    assert telegram.refusals_429 == 2


async def test_a_person_takes_a_short_burst() -> None:
    now = [1_000_000.0]
    slow = Limits(private_per_second=1, private_burst=2)
    async with (
        EmulatedTelegram(limits=slow, clock=lambda: now[0]) as telegram,
        aiohttp.ClientSession() as client,
    ):
        aigerim = telegram.person("Әйгерім")
        aigerim.starts()
        url = f"{telegram.url}/bot{telegram.token}/sendMessage"
        said = {"chat_id": aigerim.id, "text": "№ 41"}
        assert [(await client.post(url, json=said)).status for _ in range(3)] == [200, 200, 429]
        now[0] += 2
        assert (await client.post(url, json=said)).status == 200


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("429", TelegramRetryAfter),
        ("500", TelegramServerError),
        ("502", ClientDecodeError),
        ("reset", TelegramNetworkError),
        ("refuse", TelegramNetworkError),
        (bad_request("have no rights to send a message"), TelegramBadRequest),
    ],
)
async def test_a_fault_happens_as_often_as_told(
    telegram: EmulatedTelegram, bot: Bot, answer: str | Refused, error: type[Exception]
) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.starts()
    telegram.faults.add(Fault(method="sendMessage", answer=answer, times=1))
    with pytest.raises(error):
        await bot.send_message(aigerim.id, "№ 41")
    await bot.send_message(aigerim.id, "№ 41")
    assert [message.text for message in aigerim.chat.messages] == ["/start", "№ 41"]


async def test_a_lost_answer_leaves_the_message(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim = telegram.person("Әйгерім")
    aigerim.starts()
    telegram.faults.add(Fault(answer="timeout", moment="after"))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(aigerim.id, "№ 41", request_timeout=1)
    assert aigerim.chat.last.text == "№ 41"


async def test_an_outage_ends_on_the_same_port(telegram: EmulatedTelegram, bot: Bot) -> None:
    aigerim, url = telegram.person("Әйгерім"), telegram.url
    await telegram.stop()
    aigerim.writes("бензин жоқ")
    with pytest.raises(TelegramNetworkError):
        await bot.get_updates()
    await telegram.start()
    assert telegram.url == url
    assert len(await bot.get_updates()) == 1


async def test_stopping_ends_an_open_poll(telegram: EmulatedTelegram, bot: Bot) -> None:
    async def poll_in_vain() -> None:
        with pytest.raises(TelegramNetworkError):
            await bot.get_updates(timeout=30)

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(poll_in_vain())
        await asyncio.sleep(0.02)
        await telegram.stop()


async def test_a_raw_update_goes_through_as_it_is(telegram: EmulatedTelegram, bot: Bot) -> None:
    telegram.inject({"shipping_query": {}, "update_id": 800_000_000})
    async with aiohttp.ClientSession() as client:
        answer = await (await client.get(f"{telegram.url}/bot{telegram.token}/getUpdates?limit=1")).json()
    assert answer["result"] == [{"shipping_query": {}, "update_id": 800_000_000}]


async def test_every_change_has_a_number(telegram: EmulatedTelegram) -> None:
    changes = telegram.changes()
    before = await anext(changes)
    telegram.person("Әйгерім").writes("бензин жоқ")
    assert await anext(changes) > before
