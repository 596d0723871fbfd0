"""A fresh emulated Telegram for each test, and aiogram's own client connected to it."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.demo.telegram import EmulatedTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[EmulatedTelegram]:
    async with EmulatedTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: EmulatedTelegram) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    yield Bot(telegram.token, session=session)
    # aiogram's own close() would rest a quarter of a second after each test.
    await (await session.create_session()).close()
