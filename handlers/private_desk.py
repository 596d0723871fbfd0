"""What staff and admins do in private with the bot: the queue, one card at a time, and their answers.

For everybody else, and for what is not about a card, the private chat is a citizen's.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram.types import User as TelegramUser

from bot.desk import Desk, Office
from bot.desk.incoming import Incoming, Press
from bot.desk.private_desk import private, private_acts, private_answers
from bot.desk.staff import finding, queueing
from bot.desk.staff.reach import Reach
from handlers.citizen import ALONE
from handlers.membership import Membership
from handlers.reaching import AtDesk, Presses, Reaches, reach_of
from handlers.reading import by_name, incoming, is_content, press
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits

MEANINGS = frozenset({"desk.mean", "desk.own"})


def router() -> Router:
    """Give the routes of private desks; they come before a citizen's."""
    routes = Router(name="private desk")
    for observer in (routes.message, routes.edited_message, routes.callback_query):
        observer.filter(Sits(Seat.CITIZEN))
    routes.message.register(queue, Says("queue", alone=True), Reaches())
    routes.message.register(next_, Says("next", alone=True), Reaches())
    routes.message.register(find, Says("find"), Reaches())
    routes.message.register(write, ~Says("start", "new"), ~Says(*ALONE, alone=True), AtDesk())
    routes.edited_message.register(edit, ~Says("start", "new"), ~Says(*ALONE, alone=True), AtDesk())
    routes.callback_query.register(push, Presses("desk.", "queue:", "find:"))
    return routes


async def queue(message: Message, desk: Desk, reach: Reach) -> None:
    """/queue in private."""
    await desk(private.show_queue, incoming(message), reach)


async def next_(message: Message, desk: Desk, reach: Reach) -> None:
    """/next in private."""
    await desk(private.show_first, incoming(message), reach)


async def find(message: Message, desk: Desk, reach: Reach) -> None:
    """/find in private."""
    await desk(private.find, incoming(message), words_after(message), reach)


async def write(message: Message, desk: Desk, reach: Reach) -> None:
    """Anything else that somebody sends who works here: mostly an answer."""
    if message.from_user and is_content(message):
        await desk(private_answers.write, incoming(message), by_name(message.from_user), reach)


async def edit(message: Message, desk: Desk, reach: Reach) -> None:
    """An edit of an answer, or of an own message."""
    del reach
    if message.from_user and is_content(message):
        await desk(private_answers.edit, incoming(message), by_name(message.from_user))


async def push(query: CallbackQuery, desk: Desk, office: Office, membership: Membership) -> None:
    """A button of a private desk."""
    if (pressed := press(query)) is None:
        return
    reach = await reach_of(query.from_user.id, office, membership)
    if pressed.verb in MEANINGS:
        await _mean(query, pressed, desk, reach)
    elif pressed.verb == "desk.stop":
        await desk(private.stop, pressed)
    elif pressed.verb == "desk.undo":
        await desk(private_answers.undo, pressed)
    elif not reach:
        await desk(private.refuse, pressed)
    else:
        await _work_on(query.from_user, pressed, desk, reach)


async def _work_on(person: TelegramUser, pressed: Press, desk: Desk, reach: Reach) -> None:
    match pressed.verb:
        case "queue":
            await desk(queueing.turn_queue, pressed, reach)
        case "find":
            await desk(finding.turn_found, pressed, reach)
        case "desk.open":
            await desk(private.open_card, pressed, reach)
        case "desk.next":
            await desk(private.go_on, pressed, reach)
        case _:
            await desk(private_acts.press, pressed, by_name(person), reach)


async def _mean(query: CallbackQuery, pressed: Press, desk: Desk, reach: Reach) -> None:
    """Take the message to which ours with the button replies; Telegram shows it as it is by now."""
    meant = _meant(query)
    if meant is None:
        await desk(private_answers.ask_again, pressed)
    else:
        await desk(private_answers.mean, pressed, meant, by_name(query.from_user), reach)


def _meant(query: CallbackQuery) -> Incoming | None:
    replied = query.message.reply_to_message if isinstance(query.message, Message) else None
    is_own = (
        replied is not None and replied.from_user is not None and replied.from_user.id == query.from_user.id
    )
    return incoming(replied) if replied and is_own else None
