"""Every handler asks only for what aiogram will give it."""

import inspect
from collections.abc import Iterator

from aiogram import Bot, Router

from bot.app import utc_now
from bot.desk import Office
from bot.digests import Digests
from handlers import dispatcher
from handlers.membership import Membership
from storage.database import Database
from storage.records import Place
from tests.stage import Stage
from tests.stories.test_rounds import never

GIVEN = {"desk", "office", "membership", "digests", "bot", "seats", "reach", "number", "post"}


def _handlers(router: Router) -> Iterator[inspect.Signature]:
    for name, observer in router.observers.items():
        if name == "update":  # aiogram's own
            continue
        for handler in observer.handlers:
            yield inspect.signature(handler.callback)
    for inner in router.sub_routers:
        yield from _handlers(inner)


async def test_no_handler_asks_for_something_unknown(quiet_stage: Stage, database: Database) -> None:
    settings = quiet_stage.settings()
    office = Office(quiet_stage.ministry, never, Place(-1), None, (), "en", settings.timezone)
    digests = Digests(database, office, settings.digest_schedule, utc_now)
    bot = Bot(quiet_stage.telegram.token)
    signatures = list(_handlers(dispatcher(office, Membership(bot, utc_now, office), digests)))
    assert len(signatures) > 15
    for signature in signatures:
        _, *asked = signature.parameters
        assert set(asked) <= GIVEN, signature
