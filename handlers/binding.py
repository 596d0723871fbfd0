"""How admins bind chats: /bind and /unbind in a group, the buttons of the choice, /routes."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.chats import binding, routing
from bot.desk.chats.binding import Names
from bot.disguise import plain_name
from handlers.membership import Membership
from handlers.reading import employee, here, press
from handlers.says import Begins, Says
from handlers.seats import Seat, Sits
from handlers.titles import titles


def router() -> Router:
    """Give the routes of /bind in any group, and of /routes among staff."""
    routes = Router(name="binding")
    routes.message.register(bind, Says("bind"))
    routes.message.register(unbind, Says("unbind"))
    routes.message.register(show_routes, Says("routes"), Sits(Seat.STAFF))
    routes.callback_query.register(push, Begins("bind"))
    return routes


def router_of_managers() -> Router:
    """Give the same routes where managers write, which may be in private."""
    routes = Router(name="binding by managers")
    routes.message.filter(Sits(Seat.MANAGER))
    routes.message.register(show_routes, Says("routes"))
    routes.message.register(bind, Says("bind"))
    routes.message.register(unbind, Says("unbind"))
    return routes


async def bind(message: Message, desk: Desk, bot: Bot, membership: Membership) -> None:
    """/bind in a group, or in a forum topic of it."""
    author = employee(message)
    if author is None or not membership.is_admin(author.id):
        await desk(binding.refuse, here(message))
    elif message.chat.type == "private":
        await desk(binding.send_to_group, author.id)
    else:
        await desk(binding.offer, here(message), _names(message), await titles(bot, desk.office))


async def unbind(message: Message, desk: Desk, membership: Membership) -> None:
    """/unbind in a group, or in a forum topic of it."""
    author = employee(message)
    if author is None or not membership.is_admin(author.id):
        await desk(binding.refuse, here(message))
    elif message.chat.type == "private":
        await desk(binding.send_to_group, author.id)
    else:
        await desk(binding.unbind, here(message))


async def push(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of the choice."""
    if pressed := press(query):
        is_admin = membership.is_admin(pressed.user_id)
        await desk(binding.press if is_admin else binding.refuse_press, pressed)


async def show_routes(message: Message, desk: Desk, bot: Bot, membership: Membership) -> None:
    """/routes."""
    author = employee(message)
    if author is None or not await membership.is_colleague(message.chat.id, author.id):
        return
    await desk(routing.show_routes, here(message), await titles(bot, desk.office))


def _names(message: Message) -> Names:
    """Give the titles that the message tells; in a topic, what answers nothing answers its opening."""
    opening = message.reply_to_message
    created = opening.forum_topic_created if opening and message.is_topic_message else None
    return Names(plain_name(message.chat.title or ""), plain_name(created.name) if created else None)
