"""What managers ask for in their chat, and admins in private."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.chats import groups
from bot.desk.digesting import asking
from bot.desk.staff import helping_staff
from bot.digests import Digests
from handlers.reading import here, incoming, is_content, press
from handlers.says import Begins, Says, words_after
from handlers.seats import Seat, Sits

SCHEDULE = "schedule"


class AboutDigest(Filter):
    """Lets pass a reply to a digest."""

    async def __call__(self, message: Message, desk: Desk) -> bool:
        """Whether the message replies to a digest of ours, or to an answer about one."""
        replied = message.reply_to_message
        if replied is None or not is_content(message) or (message.text or "").startswith("/"):
            return False
        return await desk.database.read(asking.is_of_digest, message.chat.id, replied.message_id)


def router() -> Router:
    """Give the routes of /digest, which managers may send in their chat and admins in private."""
    routes = Router(name="manager")
    routes.message.register(digest, Says("digest"), Sits(Seat.MANAGER))
    routes.message.register(ask, Sits(Seat.MANAGER), AboutDigest())
    routes.callback_query.register(look, Begins("digest"), Sits(Seat.MANAGER))
    routes.callback_query.register(reschedule, Begins(SCHEDULE), Sits(Seat.MANAGER))
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
    """/digest, /digest 2026-W46, /digest schedule, /digest schedule mon 08:30."""
    what, _, rest = words_after(message).strip().partition(" ")
    if what.lower() == SCHEDULE:
        await digests.schedule(desk, here(message), rest.strip())
    else:
        sender = message.from_user
        client_language = sender.language_code if sender else None
        await digests.send_now(desk, here(message), client_language, words_after(message).strip())


async def ask(message: Message, desk: Desk) -> None:
    """A reply to a digest: a question to the staff."""
    await desk(asking.ask, incoming(message))


async def look(query: CallbackQuery, desk: Desk, digests: Digests) -> None:
    """A button under a digest."""
    if pressed := press(query):
        await digests.press(desk, pressed)


async def reschedule(query: CallbackQuery, desk: Desk, digests: Digests) -> None:
    """A button that says when the digest comes."""
    if pressed := press(query):
        await digests.press_schedule(desk, pressed)


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
