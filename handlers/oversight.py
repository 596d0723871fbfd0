"""What managers ask for: what is open, and reports with files; staff see what is open in their chats."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk, Office
from bot.desk.incoming import Employee
from bot.desk.oversight import reporting, showing_open
from bot.desk.oversight.asking import Asking
from bot.desk.staff import pressing
from bot.desk.staff.reach import Reach
from handlers.membership import Membership
from handlers.reaching import Presses, Reaches, reach_of
from handlers.reading import employee, here, press, thread_of
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits
from storage.records import Place


def router() -> Router:
    """Give the routes; in private they go before those of a citizen's words."""
    routes = Router(name="oversight")
    for act, name in ((open_, "open"), (report, "report")):
        routes.message.register(act, Says(name), Sits(Seat.STAFF, Seat.MANAGER))
        routes.message.register(act, Says(name), Sits(Seat.CITIZEN), Reaches())
    routes.callback_query.register(turn, Presses("open:"))
    return routes


async def open_(message: Message, desk: Desk, office: Office, membership: Membership) -> None:
    """/open, with a region, a topic or both after it."""
    if (author := employee(message)) is None:
        return
    if reach := await _reach(here(message), author.id, office, membership):
        await desk(showing_open.show_open, _asking(message, author), reach, words_after(message))
    elif message.chat.type == "private":
        await desk(showing_open.refuse, author.id)


async def turn(query: CallbackQuery, desk: Desk, office: Office, membership: Membership) -> None:
    """A button beneath what is open."""
    if (pressed := press(query)) is None:
        return
    place = Place(pressed.chat_id, thread_of(query))
    if reach := await _reach(place, pressed.user_id, office, membership):
        await desk(showing_open.turn_open, pressed, reach)
    else:
        await desk(pressing.refuse, pressed)


async def report(message: Message, desk: Desk, office: Office, membership: Membership) -> None:
    """/report, with days after it."""
    if (author := employee(message)) is None:
        return
    reach = await _reach(here(message), author.id, office, membership)
    if reach.everywhere:
        await reporting.report(desk, _asking(message, author), words_after(message), reach.within)
    elif reach or message.chat.type == "private":
        await desk(reporting.refuse, _asking(message, author))


def _asking(message: Message, author: Employee) -> Asking:
    language = message.from_user.language_code if message.from_user else None
    return Asking(author, here(message), message.message_id, language)


async def _reach(place: Place, person_id: int, office: Office, membership: Membership) -> Reach:
    """Give how far somebody sees in a chat: managers what they look after, staff what comes to this chat."""
    chat_id = place.chat_id
    of_managers = Reach(everywhere=True, within=office.scope_at(place))
    if chat_id > 0:
        is_manager = chat_id in office.manager_chats()
        return of_managers if is_manager else await reach_of(person_id, office, membership)
    if not await membership.holds(chat_id, person_id):
        return Reach()
    if chat_id in office.manager_chats():
        return of_managers
    return Reach(frozenset({chat_id}))
