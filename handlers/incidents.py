"""Incidents: the list of open ones, and the buttons of their cards and alarms."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk, Office
from bot.desk.incidents import listing
from bot.desk.incidents import pressing as acts
from bot.desk.staff import pressing
from bot.desk.staff.reach import Reach
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import by_name, here, press, thread_of
from handlers.says import Says
from handlers.seats import Seat, Sits
from storage.records import Place


def router() -> Router:
    """Give the routes of what staff and managers do with incidents."""
    routes = Router(name="incidents")
    routes.message.register(list_, Says("incidents"), Sits(Seat.STAFF, Seat.MANAGER))
    routes.callback_query.register(push, Presses("incident:"), Sits(Seat.STAFF))
    routes.callback_query.register(turn, Presses("incidents:"), Sits(Seat.STAFF, Seat.MANAGER))
    routes.callback_query.register(check, Presses("alarm:"), Sits(Seat.MANAGER))
    return routes


async def list_(message: Message, desk: Desk, membership: Membership, office: Office) -> None:
    """/incidents: in a staff chat those of the chat, among managers what they look after."""
    sender = message.from_user.id if message.from_user else message.chat.id
    if await membership.is_colleague(message.chat.id, sender):
        reach = await _reach(here(message), membership, office)
        await desk(listing.show_incidents, here(message), reach)


async def turn(query: CallbackQuery, desk: Desk, membership: Membership, office: Office) -> None:
    """A button for another page."""
    if (pressed := press(query)) is None:
        return
    if await membership.is_colleague(pressed.chat_id, pressed.user_id):
        reach = await _reach(Place(pressed.chat_id, thread_of(query)), membership, office)
        await desk(listing.turn_incidents, pressed, reach)
    else:
        await desk(pressing.refuse, pressed)


async def push(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of an incident's card."""
    if (pressed := press(query)) is None:
        return
    if await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(acts.press, pressed, by_name(query.from_user))
    else:
        await desk(pressing.refuse, pressed)


async def check(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A manager asks staff to check."""
    if (pressed := press(query)) is None:
        return
    if await membership.is_colleague(pressed.chat_id, pressed.user_id):
        await desk(acts.ask_to_check, pressed)
    else:
        await desk(pressing.refuse, pressed)


async def _reach(place: Place, membership: Membership, office: Office) -> Reach:
    """Give whose incidents may be read in a place: managers read of what they look after."""
    chat_id = place.chat_id
    if chat_id in office.manager_chats() or chat_id in office.admin_ids:
        return Reach(everywhere=True, within=office.scope_at(place))
    return Reach(frozenset({chat_id} if chat_id < 0 else await membership.staff_chats(chat_id)))
