"""What staff press to give an appeal to a colleague; Telegram is asked who still belongs to the chat."""

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.desk import Desk
from bot.desk.acting import giving
from bot.desk.staff import pressing
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import by_name, press
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of giving; they come before those of a card's other buttons."""
    routes = Router(name="giving")
    routes.callback_query.filter(Sits(Seat.STAFF))
    routes.callback_query.register(offer, Presses("give:"))
    routes.callback_query.register(give, Presses("given:"))
    return routes


async def offer(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """“Give to …”: the people seen in this chat who are there still."""
    if (pressed := press(query)) is None:
        return
    if not await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(pressing.refuse, pressed)
        return
    seen = await giving.seen(desk, pressed)
    are_here = await asyncio.gather(*(membership.holds(pressed.chat_id, person) for person in seen))
    gone = {person for person, is_here in zip(seen, are_here, strict=True) if not is_here}
    await desk(giving.offer, pressed, by_name(query.from_user), gone)


async def give(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """The name of a colleague."""
    if (pressed := press(query)) is None:
        return
    if not await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(pressing.refuse, pressed)
        return
    person = giving.person_of(pressed)
    is_member = person > 0 and await membership.proves(pressed.chat_id, person)
    await desk(giving.give, pressed, by_name(query.from_user), is_member=is_member)
