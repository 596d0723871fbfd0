"""What a citizen does in the private chat with the bot."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk, Office
from bot.desk.citizens import own_appeals, receiving, talking
from bot.desk.own import name as own_name
from bot.desk.own.name import NAMES
from bot.desk.proposals import listing
from bot.desk.published import faq
from handlers.reading import by_name, incoming, is_content, press
from handlers.says import LooksLikeCommand, Says, words_after
from handlers.seats import Seat, Sits

ALONE = ("help", "my", "language", "proposals")
"""Commands which are none where words follow: what a citizen tells must not be lost."""
OFFICE = (
    *("next", "queue", "find", "history", "formal", "answers", "save", "published", "unsend"),
    *("meet", "meetings", "incidents"),
    *("bind", "unbind", "routes", "open", "report", "digest"),
)
"""Commands of staff and admins: alone they mean nothing to a citizen, and are no appeal either."""
PLAIN = frozenset({Seat.CITIZEN})


def router() -> Router:
    """Give the routes of a citizen's updates."""
    routes = Router(name="citizen")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.CITIZEN))
    for act in (start, new):
        routes.message.register(act, Says(act.__name__))
    for act, name in zip((help_, my, language, proposals), ALONE, strict=True):
        routes.message.register(act, Says(name, alone=True))
    routes.message.register(help_, Says(*OFFICE, alone=True))
    routes.message.register(help_, LooksLikeCommand())
    routes.message.register(write)
    routes.edited_message.register(edit_new, Says("new"))
    routes.edited_message.register(edit, ~Says("start"), ~Says(*ALONE, alone=True))
    routes.callback_query.register(push)
    return routes


def router_of_words() -> Router:
    """Give the route of most updates; asked first, it spares them the filters of all others."""
    routes = Router(name="words")
    routes.message.register(write, OnlyTells())
    return routes


async def start(message: Message, desk: Desk) -> None:
    """/start, which may have after it what a link says."""
    if words_after(message) == "faq":
        await desk(faq.show, *_who(message))
    else:
        await desk(talking.welcome, *_who(message), words_after(message))


async def help_(message: Message, desk: Desk) -> None:
    """/help."""
    await desk(talking.help_citizen, *_who(message))


async def new(message: Message, desk: Desk) -> None:
    """/new, which may have the words of the new appeal after it."""
    if words := words_after(message):
        await desk(receiving.receive_new, replace(incoming(message), text=words))
    else:
        await desk(talking.begin_new, *_who(message))


async def my(message: Message, desk: Desk) -> None:
    """/my."""
    await desk(own_appeals.list_own, *_who(message))


async def language(message: Message, desk: Desk) -> None:
    """/language."""
    await desk(talking.offer_languages, *_who(message))


async def proposals(message: Message, desk: Desk) -> None:
    """/proposals."""
    await desk(listing.show_list, *_who(message))


async def write(message: Message, desk: Desk) -> None:
    """Anything else that a citizen sends."""
    if is_content(message):
        await desk(receiving.receive, incoming(message))


async def edit(message: Message, desk: Desk) -> None:
    """A citizen's edit of an earlier message; that a live location moves is none."""
    if is_content(message) and message.location is None:
        await desk(receiving.edit, incoming(message))


async def edit_new(message: Message, desk: Desk) -> None:
    """An edit of /new with words after it."""
    if words := words_after(message):
        await desk(receiving.edit, replace(incoming(message), text=words))


async def push(query: CallbackQuery, desk: Desk) -> None:
    """A button under a message of ours."""
    if (pressed := press(query)) is None:
        return
    if pressed.verb == "greet":
        await desk(talking.greet_in, pressed)
    elif pressed.verb == "language":
        await desk(talking.choose_language, pressed.user_id, pressed.argument, pressed.query_id)
    elif pressed.verb in NAMES:
        await desk(own_name.press, pressed, by_name(query.from_user).name)
    else:
        await desk(own_appeals.press, pressed)


def _who(message: Message) -> tuple[int, str | None]:
    return message.chat.id, message.from_user.language_code if message.from_user else None


class OnlyTells(Filter):
    """Lets pass plain words of somebody who is nothing but a citizen."""

    async def __call__(self, message: Message, seats: frozenset[Seat], office: Office) -> bool:
        """Whether no command, reply or seat leads anywhere else."""
        is_alone = message.reply_to_message is None and not (message.text or "").startswith("/")
        return is_alone and seats == PLAIN and message.chat.id not in office.at_desks
