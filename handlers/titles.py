"""What the groups of ours are called just now; Telegram is asked, and shows at once which shut us out."""

import asyncio
from collections.abc import Mapping

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.desk import Office
from bot.desk.chats.routing import chats_on_routes
from bot.disguise import plain_name
from handlers.membership import PATIENCE


async def titles(bot: Bot, office: Office) -> Mapping[int, str | None]:
    """Give the titles of all groups of ours: None for one that shuts us out, empty if Telegram is silent."""
    ids = chats_on_routes(office)
    return dict(zip(ids, await asyncio.gather(*(_title(bot, chat_id) for chat_id in ids)), strict=True))


async def _title(bot: Bot, chat_id: int) -> str | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return plain_name((await bot.get_chat(chat_id)).title or "")
    except (TelegramBadRequest, TelegramForbiddenError):
        return None
    except (AiogramError, TimeoutError):
        return ""
