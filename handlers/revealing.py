"""What a member of staff does in her private chat with the bot to see what a card hides."""

import re
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.staff import revealing
from handlers.membership import Membership
from handlers.reading import by_name, incoming, press
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits
from storage.records import Post

ASKED = re.compile(rf"{revealing.PAYLOAD}([0-9]{{1,9}})")


class AsksToReveal(Filter):
    """Lets pass the words after /start that the link on a card's button brings."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Give the `number` of the appeal."""
        asked = ASKED.fullmatch(words_after(message))
        return {"number": int(asked[1])} if asked else False


class RepliesToReveal(Filter):
    """Lets pass a reply to a message of ours about what is hidden; it is no citizen's word."""

    async def __call__(self, message: Message, desk: Desk) -> bool | dict[str, Any]:
        """Give the `post` that is replied to."""
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or not replied.from_user.is_bot:
            return False
        post = await revealing.question(desk, message.chat.id, replied.message_id)
        return {"post": post} if post else False


def router() -> Router:
    """Give the routes of those who ask to see what is hidden."""
    routes = Router(name="revealing")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.CITIZEN))
    routes.message.register(start, Says("start"), AsksToReveal())
    routes.message.register(write, RepliesToReveal())
    routes.edited_message.register(edit, RepliesToReveal())
    routes.callback_query.register(push, F.data.startswith("why:"))
    return routes


async def start(message: Message, desk: Desk, membership: Membership, number: int) -> None:
    """/start by the link of a card's button."""
    if await _may_see(desk, membership, number, message.chat.id):
        await desk(revealing.ask, message.chat.id, number)
    else:
        await desk(revealing.refuse, message.chat.id)


async def write(message: Message, desk: Desk, membership: Membership, post: Post) -> None:
    """A reason in own words."""
    if message.from_user and await _may_see(desk, membership, post.appeal_id or 0, message.chat.id):
        await desk(revealing.take_words, incoming(message), post, by_name(message.from_user))
    else:
        await desk(revealing.refuse, message.chat.id)


async def edit(message: Message) -> None:
    """An edit of such a reason: it was logged as it was."""


async def push(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button with a reason."""
    if (pressed := press(query)) is None:
        return
    if await _may_see(desk, membership, pressed.appeal_id, pressed.user_id):
        await desk(revealing.press, pressed, by_name(query.from_user))
    else:
        await desk(revealing.refuse_press, pressed)


async def _may_see(desk: Desk, membership: Membership, number: int, person_id: int) -> bool:
    chat_id = await revealing.staff_chat(desk, number)
    return chat_id is not None and await membership.proves(chat_id, person_id)
