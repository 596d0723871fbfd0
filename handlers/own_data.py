"""What a citizen does about her own data: reads, takes, erases it, makes it a formal appeal."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.citizens import formal_text, own_data
from bot.desk.forgetting import erasing
from handlers.reading import press
from handlers.says import Says
from handlers.seats import Seat, Sits

COMMANDS = ("privacy", "export", "delete")
"""None where more than a word follows: what a citizen tells must not be lost. A press is needed to erase."""


def router() -> Router:
    """Give the routes; they go before those of a citizen's words."""
    routes = Router(name="own data")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.CITIZEN))
    for act, name in zip((privacy, export, delete), COMMANDS, strict=True):
        routes.message.register(act, Says(name, most=1))
    routes.edited_message.register(edit, Says(*COMMANDS, most=1))
    routes.callback_query.register(push_formal, F.data.startswith("formal:"))
    routes.callback_query.register(push_erase, F.data.startswith(("erase:", "keep:")))
    return routes


async def privacy(message: Message, desk: Desk) -> None:
    """/privacy."""
    await desk(own_data.tell, *_who(message))


async def export(message: Message, desk: Desk) -> None:
    """/export."""
    await own_data.export(desk, *_who(message))


async def delete(message: Message, desk: Desk) -> None:
    """/delete."""
    await desk(erasing.ask, *_who(message))


async def edit(message: Message) -> None:
    """An edit that makes a message such a command: it is none of the citizen's words."""


async def push_formal(query: CallbackQuery, desk: Desk) -> None:
    """The button that prepares a formal appeal."""
    if pressed := press(query):
        await desk(formal_text.prepare, pressed)


async def push_erase(query: CallbackQuery, desk: Desk) -> None:
    """The second press, or the change of mind."""
    if pressed := press(query):
        await desk(erasing.press, pressed)


def _who(message: Message) -> tuple[int, str | None]:
    return message.chat.id, message.from_user.language_code if message.from_user else None
