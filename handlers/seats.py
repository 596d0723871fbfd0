"""Who speaks from where: a private chat is a citizen's, a group is staff's, managers' or nobody's of ours."""

from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters import Filter
from aiogram.types import Chat, TelegramObject, Update

from bot.desk import Office


class Seat(Enum):
    """Where somebody sits; one chat may be several."""

    CITIZEN = auto()
    STAFF = auto()
    MANAGER = auto()
    ELSEWHERE = auto()


class Seats(BaseMiddleware):
    """Finds out once for each update from which seats it comes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Add `seats` to what handlers and filters may ask for."""
        chat = chat_of(event) if isinstance(event, Update) else None
        data["seats"] = self._seats(chat)
        return await handler(event, data)

    def _seats(self, chat: Chat | None) -> frozenset[Seat]:
        if chat is None:
            return frozenset()
        found = {
            Seat.CITIZEN: chat.type == "private",
            Seat.STAFF: chat.id in self._office.staff_chats(),
            Seat.MANAGER: chat.id == self._office.manager_chat() or chat.id in self._office.admin_ids,
        }
        return frozenset(seat for seat, sits in found.items() if sits) or frozenset({Seat.ELSEWHERE})


class Sits(Filter):
    """Lets pass what comes from a seat."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    async def __call__(self, event: TelegramObject, seats: frozenset[Seat]) -> bool:
        """Whether the update comes from that seat."""
        del event
        return self._seat in seats


def chat_of(update: Update) -> Chat | None:
    """Give the chat in which the update happened."""
    message = update.message or update.edited_message
    if update.callback_query and update.callback_query.message:
        return update.callback_query.message.chat
    if update.my_chat_member:
        return update.my_chat_member.chat
    return message.chat if message else None
