"""The queue of a staff chat, the next card of it, and what staff look for."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.staff import finding, pressing, queueing
from bot.desk.staff.reach import Reach
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import employee, here, press
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of what staff look at in their chats."""
    routes = Router(name="queue")
    for observer in (routes.message, routes.callback_query):
        observer.filter(Sits(Seat.STAFF))
    routes.message.register(queue, Says("queue"))
    routes.message.register(next_, Says("next"))
    routes.message.register(find, Says("find"))
    routes.callback_query.register(turn, Presses("queue:", "find:"))
    return routes


async def queue(message: Message, desk: Desk, membership: Membership) -> None:
    """/queue in a staff chat."""
    if (person := await _colleague(message, membership)) is not None:
        await desk(queueing.show_queue, here(message), _of_chat(message.chat.id), person)


async def next_(message: Message, desk: Desk, membership: Membership) -> None:
    """/next in a staff chat."""
    if await _colleague(message, membership) is not None:
        await desk(queueing.give_next, here(message))


async def find(message: Message, desk: Desk, membership: Membership) -> None:
    """/find in a staff chat: only appeals of this chat, for all in it read the answer."""
    if await _colleague(message, membership) is not None:
        place, reach = here(message), _of_chat(message.chat.id)
        await desk(finding.find, place, reach, words_after(message), message.message_id)


async def turn(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of a queue or of what was found."""
    if (pressed := press(query)) is None:
        return
    if not await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(pressing.refuse, pressed)
        return
    turning = queueing.turn_queue if pressed.verb == "queue" else finding.turn_found
    await desk(turning, pressed, _of_chat(pressed.chat_id))


async def _colleague(message: Message, membership: Membership) -> int | None:
    """Give the id of the member of the chat who wrote, None if it was somebody else."""
    author = employee(message)
    is_one = author is not None and await membership.holds(message.chat.id, author.id)
    return author.id if author and is_one else None


def _of_chat(chat_id: int) -> Reach:
    return Reach(frozenset({chat_id}))
