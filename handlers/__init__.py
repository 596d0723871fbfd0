"""What people do in Telegram: each update is recognised here and handed to the desk."""

from aiogram import Dispatcher

from bot.desk import Office
from bot.digests import Digests
from handlers import (
    answers,
    binding,
    chats,
    citizen,
    giving,
    history,
    incidents,
    manager,
    meetings,
    oversight,
    own_data,
    private_desk,
    proposals,
    published,
    queue,
    revealing,
    staff,
    unsending,
)
from handlers.membership import Membership
from handlers.seats import Seats


def dispatcher(office: Office, membership: Membership, digests: Digests) -> Dispatcher:
    """Give aiogram's dispatcher with all routes, the busiest near the front."""
    dispatch = Dispatcher(disable_fsm=True, office=office, membership=membership, digests=digests)
    dispatch.update.outer_middleware(Seats(office))
    dispatch.include_routers(
        citizen.router_of_words(),
        chats.router(),
        manager.router(),
        binding.router_of_managers(),
        history.router(),
        oversight.router(),
        incidents.router(),
        revealing.router(),
        own_data.router(),
        published.router_of_public(),
        unsending.router(),
        proposals.router(),
        meetings.router(),
        private_desk.router(),
        citizen.router(),
        binding.router(),
        queue.router(),
        giving.router(),
        answers.router(),
        published.router(),
        proposals.router_of_staff(),
        meetings.router_of_staff(),
        staff.router(),
        manager.router_of_group(),
    )
    return dispatch
