"""/unsend in reply to an answer, in a staff chat or in private."""

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.desk.replies import unsending
from bot.desk.staff.reach import Reach
from handlers.membership import Membership
from handlers.reaching import Reaches
from handlers.reading import employee, incoming
from handlers.says import Says
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of taking answers back."""
    routes = Router(name="unsending")
    routes.message.register(unsend, Sits(Seat.STAFF), Says("unsend"))
    routes.message.register(unsend_in_private, Sits(Seat.CITIZEN), Says("unsend"), Reaches())
    return routes


async def unsend(message: Message, desk: Desk, membership: Membership) -> None:
    """/unsend in a staff chat."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(unsending.unsend, incoming(message), author)
    else:
        await desk(unsending.explain_not_staff, incoming(message))


async def unsend_in_private(message: Message, desk: Desk, reach: Reach) -> None:
    """/unsend of somebody who works in private."""
    if (author := employee(message)) is not None:
        await desk(unsending.unsend, incoming(message), author, reach)
