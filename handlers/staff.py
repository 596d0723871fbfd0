"""What staff do in their chats: replies, notes, buttons of cards."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk, Office
from bot.desk.acting import giving
from bot.desk.chats import groups
from bot.desk.duties import formal
from bot.desk.replies import answering, replying
from bot.desk.staff import helping_staff, pressing, revealing
from handlers.membership import Membership
from handlers.reading import by_name, employee, here, incoming, is_content, press
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of updates from staff chats."""
    routes = Router(name="staff")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.STAFF))
    routes.message.register(help_, Says("help", "start"))
    routes.message.register(language, Says("language"))
    routes.message.register(formal_, Says("formal"))
    routes.message.register(write)
    routes.edited_message.register(edit)
    routes.callback_query.register(push)
    return routes


async def help_(message: Message, desk: Desk) -> None:
    """/help in a staff chat."""
    await desk(helping_staff.help_staff, here(message))


async def language(message: Message, desk: Desk) -> None:
    """/language in a staff chat."""
    await desk(helping_staff.offer_languages, here(message))


async def formal_(message: Message, desk: Desk, membership: Membership) -> None:
    """/formal: the e-Otinish number of an appeal, and what becomes of it there."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(formal.formal, incoming(message), author, words_after(message))
    else:
        await desk(answering.explain_not_staff, incoming(message))


async def write(message: Message, desk: Desk, membership: Membership, office: Office) -> None:
    """A message in a staff chat: an answer if it replies to one of ours, else the staff's own talk."""
    if message.left_chat_member:
        membership.forget(message.chat.id, message.left_chat_member.id)
    if not is_content(message) or message.is_automatic_forward:
        return
    author = employee(message)
    if message.reply_to_message is None:
        is_known = author is None or message.chat.id in office.seen.get(author.id, ())
        if author and not is_known and await membership.holds(message.chat.id, author.id):
            await desk(giving.notice, author, message.chat.id)
        return
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(replying.reply, incoming(message), author)
    else:
        await desk(answering.explain_not_staff, incoming(message))


async def edit(message: Message, desk: Desk) -> None:
    """An edit of an earlier answer or note."""
    author = employee(message)
    if author is not None and is_content(message):
        await desk(replying.edit, incoming(message), author)


async def push(query: CallbackQuery, desk: Desk, membership: Membership, bot: Bot) -> None:
    """A button of a card."""
    if (pressed := press(query)) is None:
        return
    if not await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(pressing.refuse, pressed)
    elif pressed.verb == "language":
        await desk(groups.choose_language, pressed.chat_id, pressed.argument, pressed.query_id)
    elif pressed.verb == "hidden":
        await desk(revealing.show_way, pressed, (await bot.me()).username or "")
    else:
        await desk(pressing.press, pressed, by_name(query.from_user))
