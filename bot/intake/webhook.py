"""The webhook: 200 is answered once the update is on disk, and to nobody without the secret."""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web

from bot.config import Settings
from bot.intake.inbox import Inbox
from bot.intake.polling import ALLOWED_UPDATES
from bot.telegram import BotApi, Refused, Unreachable
from storage.records import Received

BODY_LIMIT = 1024 * 1024
"""Bytes of an update at the most."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a header's name
CONNECTIONS = 40
STOP_SECONDS = 2.0
"""What is being received when the bot is stopped has so long to be answered."""
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0

log = logging.getLogger(__name__)


async def listen(settings: Settings, api: BotApi, inbox: Inbox) -> None:
    """Serve the webhook and tell Telegram of it, until cancelled."""
    async with _served(settings, inbox):
        await _announce(settings, api)
        await asyncio.Event().wait()


@asynccontextmanager
async def _served(settings: Settings, inbox: Inbox) -> AsyncIterator[None]:
    app = web.Application(client_max_size=BODY_LIMIT)
    app.router.add_post(urlsplit(settings.webhook_url or "").path or "/", Door(settings, inbox).receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    try:
        await _listen(runner, settings)
        log.info("webhook listens on %s:%s", settings.webhook_listen.host, settings.webhook_listen.port)
        yield
    finally:
        await runner.cleanup()


class PortIsTaken(Exception):
    """The webhook cannot listen where it should; the message tells the operator why."""


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    place = settings.webhook_listen
    try:
        await web.TCPSite(runner, place.host, place.port).start()
    except OSError as error:
        words = f"WEBHOOK_LISTEN={place.host}:{place.port}: nothing can listen there ({error.strerror})."
        raise PortIsTaken(words) from None


class Door:
    """Lets Telegram's updates in, and nothing else."""

    def __init__(self, settings: Settings, inbox: Inbox) -> None:
        self._secret = (settings.webhook_secret or "").encode()
        self._inbox = inbox

    async def receive(self, request: web.Request) -> web.Response:
        """Answer 200 once the update is stored, 500 if it could not be: then Telegram sends it again."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            body = await request.text()
            update_id = int(json.loads(body)["update_id"])
        except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
            return web.Response(status=400)
        try:
            await self._inbox.keep([Received(update_id, body)])
        except Exception:  # the database: not confirmed
            log.exception("update %s cannot be stored", update_id)
            return web.Response(status=500)
        return web.Response()


async def _announce(settings: Settings, api: BotApi) -> None:
    params = {
        "url": settings.webhook_url,
        "secret_token": settings.webhook_secret,
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": CONNECTIONS,
        "drop_pending_updates": False,
    }
    pause = FIRST_PAUSE
    while True:
        try:
            await api.call("setWebhook", params)
        except (Refused, Unreachable) as error:
            log.warning("setWebhook: %s; again in %s s", str(error), pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return
