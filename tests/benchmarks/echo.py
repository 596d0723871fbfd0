"""The yardstick: a bare aiogram bot behind a webhook, as its documentation writes it, which echoes."""

import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web


async def echo(message: Message) -> None:
    """Send the text back."""
    await message.answer(message.text or "?")


def main(api_port: int, port: int) -> None:
    """Listen on `port` and speak to the Bot API on `api_port`."""
    bot = Bot(
        "1:demo", session=AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{api_port}"))
    )
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token="secret").register(app, path="/updates")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
