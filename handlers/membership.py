"""Who somebody is to us: an admin, or a member of a staff chat, of which Telegram is asked now and then."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import AiogramError

from bot.desk import Office

KEPT = timedelta(minutes=1)
PATIENCE = 5
"""Seconds to wait for Telegram's answer; without one, being heard in the chat is proof enough."""
GONE = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}


log = logging.getLogger(__name__)


class Membership:
    """Who belongs to which chat, as far as Telegram told lately; every handler asks here."""

    def __init__(self, bot: Bot, clock: Callable[[], datetime], office: Office) -> None:
        self._bot = bot
        self._office = office
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[datetime, bool | None]] = {}

    def is_admin(self, person_id: int) -> bool:
        """Whether the operator named the person as an admin; an anonymous one, who is the group, is none."""
        return person_id in self._office.admin_ids

    async def holds(self, chat_id: int, user_id: int, *, otherwise: bool = True) -> bool:
        """Whether the person is a member of the chat; an anonymous admin, who is the chat itself, is one.

        If Telegram does not say: `otherwise`, for who was heard in the chat just now has proved it.
        """
        if user_id == chat_id:
            return True
        asked_at, is_member = self._known.get((chat_id, user_id), (None, None))
        if asked_at is None or self._clock() - asked_at > KEPT:
            is_member = await self._ask(chat_id, user_id)
            self._known[chat_id, user_id] = (self._clock(), is_member)
        return otherwise if is_member is None else is_member

    def forget(self, chat_id: int, user_id: int) -> None:
        """Ask Telegram anew the next time: the person has left the chat."""
        self._known.pop((chat_id, user_id), None)

    async def proves(self, chat_id: int, user_id: int) -> bool:
        """Whether Telegram says now that the person is a member; its silence is no."""
        is_member = await self._ask(chat_id, user_id)
        self._known[chat_id, user_id] = (self._clock(), is_member)
        return is_member is True

    async def staff_chats(self, person_id: int) -> list[int]:
        """Give the staff chats in which a person worked and to which she belongs now."""
        seen_in = sorted(self._office.chats_of(person_id))
        return [chat for chat in seen_in if await self.holds(chat, person_id, otherwise=False)]

    async def is_colleague(self, chat_id: int, person_id: int) -> bool:
        """Whether staff, a manager or an admin speaks, in a chat of ours or in her own."""
        if chat_id < 0:
            return self._office.is_ours(chat_id) and await self.holds(chat_id, person_id)
        is_manager = self.is_admin(person_id) or chat_id in self._office.manager_chats()
        return is_manager or bool(await self.staff_chats(person_id))

    async def _ask(self, chat_id: int, user_id: int) -> bool | None:
        try:
            async with asyncio.timeout(PATIENCE):
                member = await self._bot.get_chat_member(chat_id, user_id)
        except (AiogramError, TimeoutError) as error:
            log.warning("whether a person belongs to chat %s is not known: %s", chat_id, error)
            return None
        return member.status not in GONE and bool(getattr(member, "is_member", True))
