"""Whether somebody still belongs to a staff chat; Telegram is asked, its answer kept for a short while."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import AiogramError

KEPT = timedelta(minutes=1)
PATIENCE = 5
"""Seconds to wait for Telegram's answer; without one, being heard in the chat is proof enough."""
GONE = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}

log = logging.getLogger(__name__)


class Membership:
    """Who belongs to which chat, as far as Telegram told lately."""

    def __init__(self, bot: Bot, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[datetime, bool]] = {}

    async def holds(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is a member of the chat; an anonymous admin, who is the chat itself, is one."""
        if user_id == chat_id:
            return True
        asked_at, is_member = self._known.get((chat_id, user_id), (None, True))
        if asked_at is None or self._clock() - asked_at > KEPT:
            is_member = await self._ask(chat_id, user_id)
            self._known[chat_id, user_id] = (self._clock(), is_member)
        return is_member

    async def proves(self, chat_id: int, user_id: int) -> bool:
        """Whether Telegram says now that the person is a member; its silence is no."""
        is_member = await self._told(chat_id, user_id)
        self._known[chat_id, user_id] = (self._clock(), is_member is not False)
        return is_member is True

    async def _ask(self, chat_id: int, user_id: int) -> bool:
        return await self._told(chat_id, user_id) is not False

    async def _told(self, chat_id: int, user_id: int) -> bool | None:
        try:
            async with asyncio.timeout(PATIENCE):
                member = await self._bot.get_chat_member(chat_id, user_id)
        except (AiogramError, TimeoutError) as error:
            log.warning("whether a person belongs to chat %s is not known: %s", chat_id, error)
            return None
        return member.status not in GONE and getattr(member, "is_member", True)
