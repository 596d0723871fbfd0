"""How far the person behind an update reaches, asked of Telegram anew each time: who left reaches nothing."""

import asyncio
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Office
from bot.desk.staff.reach import Reach
from handlers.membership import Membership


async def reach_of(person_id: int, office: Office, membership: Membership) -> Reach:
    """Give the staff chats of which Telegram says right now that the person is a member; admins reach all."""
    if person_id in office.admin_ids:
        return Reach(everywhere=True)
    chats = sorted(office.staff_chats())
    belongs = await asyncio.gather(*(membership.proves(chat, person_id) for chat in chats))
    return Reach(frozenset(chat for chat, is_member in zip(chats, belongs, strict=True) if is_member))


class Reaches(Filter):
    """Lets pass what a member of staff or an admin does in private, with her `reach`.

    Who worked at a private desk before is let pass as well, even if nothing is within reach any more.
    """

    async def __call__(
        self, event: Message | CallbackQuery, office: Office, membership: Membership
    ) -> bool | dict[str, Any]:
        """Whether this may be work at a private desk."""
        if event.from_user is None:
            return False
        reach = await reach_of(event.from_user.id, office, membership)
        return {"reach": reach} if reach or event.from_user.id in office.at_desks else False


class AtDesk(Filter):
    """Lets pass what somebody does in private who worked at a private desk before, with her `reach`."""

    async def __call__(self, event: Message, office: Office, membership: Membership) -> bool | dict[str, Any]:
        """Whether the person is known to work in private."""
        if event.from_user is None or event.from_user.id not in office.at_desks:
            return False
        return {"reach": await reach_of(event.from_user.id, office, membership)}


class Presses(Filter):
    """Lets pass the buttons whose data begins with one of these."""

    def __init__(self, *beginnings: str) -> None:
        self._beginnings = beginnings

    async def __call__(self, query: CallbackQuery) -> bool:
        """Whether it is one of them."""
        return (query.data or "").startswith(self._beginnings)
