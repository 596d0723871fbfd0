"""A call of the Bot API ends in a result, in Telegram's own no, or in not knowing."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.telegram import EmulatedTelegram, Fault, blank_png
from bot.telegram import BotApi, Refused, Unreachable


@pytest.fixture
async def api(telegram: EmulatedTelegram) -> AsyncIterator[BotApi]:
    async with BotApi(telegram.url, telegram.token) as api:
        yield api


async def test_result_of_a_call(api: BotApi) -> None:
    assert (await api.call("getMe", {}))["is_bot"]


async def test_a_picture_goes_with_the_call(telegram: EmulatedTelegram, api: BotApi) -> None:
    dana = telegram.person("Dana")
    dana.starts()
    params = {"chat_id": dana.chat.id, "photo": "attach://attachment", "caption": "Апта"}
    await api.call("sendPhoto", params, blank_png(8, 8, (0, 0, 0)))
    assert dana.chat.last.caption == "Апта"


async def test_what_telegram_refuses_says_why(api: BotApi) -> None:
    with pytest.raises(Refused, match="400 Bad Request: chat not found") as no:
        await api.call("sendMessage", {"chat_id": 404, "text": "Сәлем"})
    assert (no.value.code, no.value.retry_after, no.value.moved_to) == (400, None, None)


async def test_telegram_asks_to_wait(telegram: EmulatedTelegram, api: BotApi) -> None:
    telegram.faults.add(Fault(answer="429", retry_after=7))
    with pytest.raises(Refused) as no:
        await api.call("getMe", {})
    assert no.value.retry_after == 7


@pytest.mark.parametrize("fault", ["502", "reset", "refuse"])
async def test_a_broken_line_is_no_answer(telegram: EmulatedTelegram, api: BotApi, fault: str) -> None:
    telegram.faults.add(Fault(answer=fault))
    with pytest.raises(Unreachable) as lost:
        await api.call("getMe", {})
    assert telegram.token not in str(lost.value)


async def test_silence_is_no_answer(telegram: EmulatedTelegram, api: BotApi) -> None:
    telegram.faults.add(Fault(answer="timeout"))
    with pytest.raises(Unreachable, match="Timeout"):
        await api.call("getMe", {}, timeout=0.05)


async def test_nobody_listens(telegram: EmulatedTelegram, api: BotApi) -> None:
    await telegram.stop()
    with pytest.raises(Unreachable):
        await api.call("getMe", {})
    await telegram.start()


async def test_connections_must_be_open(telegram: EmulatedTelegram) -> None:
    with pytest.raises(Unreachable):
        await BotApi(telegram.url, telegram.token).call("getMe", {})
