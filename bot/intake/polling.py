"""Long polling: what getUpdates gives is on disk before the next offset confirms it."""

import asyncio
import json
import logging

from bot.intake.inbox import Inbox
from bot.intake.worker import Worker
from bot.telegram import BotApi, Refused, Unreachable
from storage.records import Received

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 30
BACKLOG = 2000
"""Updates waiting to be worked off beyond which no more are fetched; Telegram keeps them meanwhile."""

log = logging.getLogger(__name__)


async def poll(api: BotApi, inbox: Inbox, worker: Worker) -> None:
    """Fetch updates until cancelled."""
    await _until_answered(api, "deleteWebhook", {"drop_pending_updates": False})
    offset = 0
    while True:
        await worker.has_room(BACKLOG)
        params = {
            "offset": offset,
            "timeout": POLL_SECONDS,
            "limit": 100,
            "allowed_updates": ALLOWED_UPDATES,
        }
        updates = await _until_answered(api, "getUpdates", params)
        if not updates:
            offset = 0  # all before it is confirmed by now; after a quiet week the numbers may begin lower
            continue
        try:
            await inbox.keep([Received(u["update_id"], json.dumps(u)) for u in updates])
        except Exception:  # the database: nothing is confirmed, Telegram gives the same again
            log.exception("updates cannot be stored")
            await asyncio.sleep(1)
            continue
        offset = updates[-1]["update_id"] + 1


async def _until_answered(api: BotApi, method: str, params: dict[str, object]) -> list[dict[str, int]]:
    """Give the answer, however long Telegram is away."""
    tries = 0
    while True:
        try:
            answer: list[dict[str, int]] = await api.call(method, params, timeout=POLL_SECONDS + 15)
        except (Refused, Unreachable) as error:
            seconds = _pause(error, tries)
            tries += 1
            log.warning("%s: %s; again in %s s", method, _explained(error), seconds)
            await asyncio.sleep(seconds)
        else:
            return answer


def _pause(error: Refused | Unreachable, tries: int) -> float:
    if isinstance(error, Refused) and error.retry_after:
        return error.retry_after
    return float(min(0.5 * 2 ** min(tries, 5), 15.0))


def _explained(error: Refused | Unreachable) -> str:
    if isinstance(error, Refused) and error.code == 409:
        return f"another program reads this bot's updates ({error.description})"
    if isinstance(error, Refused) and error.code in {401, 404}:
        return f"Telegram does not know this BOT_TOKEN ({error.description})"
    return str(error)
