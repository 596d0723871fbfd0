"""What colleagues ask about an appeal: what was done with it, and by whom."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.citizens import telling
from bot.desk.staff import pressing
from handlers.membership import Membership
from handlers.reading import employee, here, number_about, press, thread_of
from handlers.says import Begins, Says
from handlers.seats import Seat, Sits
from handlers.titles import titles


def router() -> Router:
    """Give the routes of /history, among staff, among managers, and in private for both."""
    routes = Router(name="history")
    for observer in (routes.message, routes.callback_query):
        observer.filter(Sits(Seat.STAFF, Seat.MANAGER))
    routes.message.register(history, Says("history"))
    routes.callback_query.register(push, Begins("history"))
    return routes


async def history(message: Message, desk: Desk, bot: Bot, membership: Membership) -> None:
    """/history with a number, or in reply to a card."""
    author = employee(message)
    if author is None or not await membership.is_colleague(message.chat.id, author.id):
        await desk(telling.refuse, here(message))
        return
    seen = await titles(bot, desk.office)
    await desk(telling.tell_history, here(message), number_about(message), _replied(message), seen)


async def push(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """The button for the file."""
    if (pressed := press(query)) is None:
        return
    if await membership.is_colleague(pressed.chat_id, pressed.user_id):
        await desk(telling.send_file, pressed, thread_of(query))
    else:
        await desk(pressing.refuse, pressed)


def _replied(message: Message) -> int | None:
    return message.reply_to_message.message_id if message.reply_to_message else None
