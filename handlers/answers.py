"""Ready answers in a staff chat: kept with /save, shown and deleted with /answers."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.desk import Desk
from bot.desk.ready import saving, templates
from bot.desk.replies import answering
from bot.desk.staff import pressing
from handlers.membership import Membership
from handlers.reaching import Presses
from handlers.reading import employee, here, incoming, press
from handlers.says import Says, words_after
from handlers.seats import Seat, Sits


def router() -> Router:
    """Give the routes of ready answers."""
    routes = Router(name="answers")
    for observer in (routes.message, routes.callback_query):
        observer.filter(Sits(Seat.STAFF))
    routes.message.register(answers, Says("answers"))
    routes.message.register(save, Says("save"))
    routes.callback_query.register(turn, Presses("answers:"))
    return routes


async def answers(message: Message, desk: Desk, membership: Membership) -> None:
    """/answers in a staff chat."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(templates.show, here(message))


async def save(message: Message, desk: Desk, membership: Membership) -> None:
    """/save in reply to an answer."""
    author = employee(message)
    if author is not None and await membership.holds(message.chat.id, author.id):
        await desk(saving.save, incoming(message), author, words_after(message))
    else:
        await desk(answering.explain_not_staff, incoming(message))


async def turn(query: CallbackQuery, desk: Desk, membership: Membership) -> None:
    """A button of /answers."""
    if (pressed := press(query)) is None:
        return
    if await membership.holds(pressed.chat_id, pressed.user_id):
        await desk(templates.turn, pressed)
    else:
        await desk(pressing.refuse, pressed)
