"""Published answers: staff's list, their buttons and the replies to them; /faq for everybody."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.published import editing, faq
from bot.desk.replies import answering
from bot.desk.staff import pressing
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import by_name, employee, here, incoming, is_content, number_on_published, press
from handlers.says import Says
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of published answers in staff chats; they go before those of other replies."""
    routes = Router(name="published")
    for observer in (routes.message, routes.callback_query):
        observer.filter(Sits(Seat.STAFF))
    routes.message.register(show, Says("published"))
    routes.message.register(reword, RepliesToPublished())
    routes.callback_query.register(turn, Presses("published:"))
    return routes


def router_of_public() -> Router:
    """Give the routes of /faq; they go before those of a citizen's words."""
    routes = Router(name="faq")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.CITIZEN))
    routes.message.register(faq_, Says("faq", alone=True))
    routes.edited_message.register(edit_faq, Says("faq", alone=True))
    routes.callback_query.register(turn_faq, Presses("faq:"))
    return routes


class RepliesToPublished(Filter):
    """Lets pass a reply to a published answer as staff see it, with the `number` of that."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it is one."""
        number = number_on_published(message.reply_to_message)
        return {"number": number} if number and is_content(message) else False


async def show(message: Message, desk: Desk, membership: Membership) -> None:
    """/published in a staff chat."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(editing.show, here(message))


async def reword(message: Message, desk: Desk, membership: Membership, number: int) -> None:
    """A reply to a published answer: other words for it."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(editing.take, incoming(message), author, number)
    else:
        await desk(answering.explain_not_staff, incoming(message))


async def turn(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of a published answer or of their list."""
    if (pressed := press(query)) is None:
        return
    if await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(editing.turn, pressed, by_name(query.from_user))
    else:
        await desk(pressing.refuse, pressed)


async def faq_(message: Message, desk: Desk) -> None:
    """/faq."""
    sender = message.from_user
    await desk(faq.show, message.chat.id, sender.language_code if sender else None)


async def edit_faq(message: Message) -> None:
    """An edit that makes a message this command: it is none of the citizen's words."""


async def turn_faq(query: CallbackQuery, desk: Desk) -> None:
    """A button of /faq."""
    if pressed := press(query):
        await desk(faq.turn, pressed)
