"""Who speaks from where: a private chat is a citizen's and perhaps staff's, a group may be one of ours."""

from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Any

from aiogram import BaseMiddleware
from aiogram.filters import Filter
from aiogram.types import Chat, TelegramObject, Update

from bot.desk import Office


class Seat(Enum):
    """Where somebody sits; one chat may be several.

    A private chat is staff's too if she worked in a staff chat; whether she still belongs there, `Membership`
    knows.
    """

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
            Seat.STAFF: chat.id in self._office.staff_chats() or bool(self._office.chats_of(chat.id)),
            Seat.MANAGER: chat.id in self._office.manager_chats() or chat.id in self._office.admin_ids,
        }
        return frozenset(seat for seat, sits in found.items() if sits) or frozenset({Seat.ELSEWHERE})


class Sits(Filter):
    """Lets pass what comes from one of these seats."""

    def __init__(self, *seats: Seat) -> None:
        self._seats = frozenset(seats)

    async def __call__(self, event: TelegramObject, seats: frozenset[Seat]) -> bool:
        """Whether the update comes from such a seat."""
        del event
        return not self._seats.isdisjoint(seats)


def chat_of(update: Update) -> Chat | None:
    """Give the chat in which the update happened."""
    message = update.message or update.edited_message
    if update.callback_query and update.callback_query.message:
        return update.callback_query.message.chat
    if update.my_chat_member:
        return update.my_chat_member.chat
    return message.chat if message else None
