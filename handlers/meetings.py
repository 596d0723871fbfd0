"""Meetings: /meet offers times in a staff chat, /meetings lists them there, for managers and in private."""

import re

from aiogram import Router
from aiogram.types import Message

from bot.desk import Desk
from bot.desk.meetings import inviting, listing
from bot.desk.replies import answering
from bot.desk.staff.reach import Reach
from handlers.membership import Membership
from handlers.reaching import Reaches
from handlers.reading import employee, here, incoming, number_about
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits

NUMBERED = re.compile(r"№?\s*(\d{1,9})(?![\d.:])\s*(.*)", re.DOTALL)


def router() -> Router:
    """Give the routes in managers' chats and in private; they come before a citizen's."""
    routes = Router(name="meetings")
    routes.message.register(all_, Says("meetings"), Sits(Seat.MANAGER))
    routes.message.register(within_reach, Says("meetings", alone=True), Sits(Seat.CITIZEN), Reaches())
    return routes


def router_of_staff() -> Router:
    """Give the routes of staff chats."""
    routes = Router(name="meetings of staff")
    routes.message.filter(Sits(Seat.STAFF))
    routes.message.register(meet, Says("meet"))
    routes.message.register(here_, Says("meetings"))
    return routes


async def all_(message: Message, desk: Desk) -> None:
    """/meetings of a manager."""
    await desk(listing.show_meetings, here(message), None)


async def within_reach(message: Message, desk: Desk, reach: Reach) -> None:
    """/meetings of a member of staff in private."""
    await desk(listing.show_meetings, here(message), None if reach.everywhere else reach.chats)


async def here_(message: Message, desk: Desk, membership: Membership) -> None:
    """/meetings in a staff chat: those of this chat."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(listing.show_meetings, here(message), frozenset({message.chat.id}))


async def meet(message: Message, desk: Desk, membership: Membership) -> None:
    """/meet № times; place, or in reply to a card without the number."""
    author = employee(message)
    if author is None or not await membership.holds(message.chat.id, author.id):
        await desk(answering.explain_not_staff, incoming(message))
        return
    words = words_after(message).strip()
    named = NUMBERED.fullmatch(words)
    number = int(named[1]) if named else _replied_to(message)
    await desk(inviting.meet, incoming(message), author, named[2] if named else words, number)


def _replied_to(message: Message) -> int | None:
    return incoming(message).reply_about or number_about(message)
