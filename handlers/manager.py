"""What managers ask for in their chat."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk, groups, helping_staff
from bot.digests import Digests
from handlers.reading import here, press
from handlers.says import Says
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the route of /digest, which managers may send in their chat and admins in private."""
    routes = Router(name="manager")
    routes.message.register(digest, Says("digest"), Sits(Seat.MANAGER))
    return routes


def router_of_group() -> Router:
    """Give the other routes of the managers' group."""
    routes = Router(name="managers' group")
    for observer in (routes.message, routes.callback_query):
        observer.filter(Sits(Seat.MANAGER))
    routes.message.register(help_, Says("help", "start"))
    routes.message.register(language, Says("language"))
    routes.callback_query.register(push)
    return routes


async def digest(message: Message, desk: Desk, digests: Digests) -> None:
    """/digest."""
    await digests.send_now(desk, here(message))


async def help_(message: Message, desk: Desk) -> None:
    """/help in the managers' group."""
    await desk(helping_staff.help_managers, here(message))


async def language(message: Message, desk: Desk) -> None:
    """/language in the managers' group."""
    await desk(helping_staff.offer_languages, here(message))


async def push(query: CallbackQuery, desk: Desk) -> None:
    """A button in the managers' group."""
    if (pressed := press(query)) and pressed.verb == "language":
        await desk(groups.choose_language, pressed.chat_id, pressed.argument, pressed.query_id)
