"""/proposals among staff and managers: which open proposals most people want."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.proposals import listing
from bot.desk.replies import answering
from bot.desk.staff import pressing
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import employee, here, incoming, press
from handlers.says import Says
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of the ranking; they come before a citizen's, for admins read it in private."""
    routes = Router(name="proposals")
    routes.message.register(ranking, Says("proposals"), Sits(Seat.MANAGER))
    routes.callback_query.register(turn, Presses("rank:"), Sits(Seat.MANAGER))
    return routes


def router_of_staff() -> Router:
    """Give the same routes for staff chats."""
    routes = Router(name="proposals among staff")
    routes.message.register(ranking_of_staff, Says("proposals"), Sits(Seat.STAFF))
    routes.callback_query.register(turn_of_staff, Presses("rank:"), Sits(Seat.STAFF))
    return routes


async def ranking(message: Message, desk: Desk) -> None:
    """/proposals of a manager."""
    await desk(listing.show_ranking, here(message))


async def turn(query: CallbackQuery, desk: Desk) -> None:
    """A button of the ranking, in a chat of managers."""
    if pressed := press(query):
        await desk(listing.turn_ranking, pressed)


async def ranking_of_staff(message: Message, desk: Desk, membership: Membership) -> None:
    """/proposals in a staff chat."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(listing.show_ranking, here(message))
    else:
        await desk(answering.explain_not_staff, incoming(message))


async def turn_of_staff(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of the ranking, in a staff chat."""
    if (pressed := press(query)) is None:
        return
    if await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(listing.turn_ranking, pressed)
    else:
        await desk(pressing.refuse, pressed)
