"""What happens to chats themselves: the bot comes and goes, a group becomes a supergroup."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Filter
from aiogram.types import ChatMemberUpdated, Message

from bot.desk import Desk, Office
from bot.desk.chats import binding, groups
from bot.disguise import plain_name
from handlers.membership import Membership

OUTSIDE = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}


class Moves(Filter):
    """Lets pass the message by which Telegram tells that a group became a supergroup."""

    async def __call__(self, message: Message) -> bool:
        """Whether the message says so."""
        return message.migrate_to_chat_id is not None


def router() -> Router:
    """Give the routes of what happens to chats."""
    routes = Router(name="chats")
    routes.my_chat_member.register(place_changed)
    routes.message.register(moved, Moves())
    return routes


async def place_changed(event: ChatMemberUpdated, desk: Desk, office: Office, membership: Membership) -> None:
    """The bot was added, removed, blocked or unblocked."""
    is_out = event.new_chat_member.status in OUTSIDE
    if event.chat.type == "private":
        await desk(groups.citizen_left if is_out else groups.citizen_came_back, event.chat.id)
    elif office.is_ours(event.chat.id):
        await desk(groups.removed_from if is_out else groups.came_back_to, event.chat.id)
    elif is_out:
        return
    elif membership.is_admin(event.from_user.id) and event.chat.type != "channel":
        if event.old_chat_member.status in OUTSIDE:
            await desk(binding.greet, event.chat.id, plain_name(event.chat.title or ""))
    else:
        await desk(groups.added_to, event.chat.id, plain_name(event.chat.title or ""))


async def moved(message: Message, desk: Desk) -> None:
    """A group became a supergroup."""
    if message.migrate_to_chat_id:
        await desk(groups.move, message.chat.id, message.migrate_to_chat_id)
