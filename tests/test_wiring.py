"""Every handler asks only for what aiogram will give it."""

import inspect
from collections.abc import Iterator

from aiogram import Router

from handlers import (
    answers,
    binding,
    chats,
    citizen,
    giving,
    history,
    incidents,
    manager,
    own_data,
    private_desk,
    queue,
    revealing,
    staff,
    unsending,
)

GIVEN = {"desk", "office", "membership", "digests", "bot", "seats", "reach", "number", "post"}


def _handlers(router: Router) -> Iterator[inspect.Signature]:
    for observer in router.observers.values():
        for handler in observer.handlers:
            yield inspect.signature(handler.callback)
    for inner in router.sub_routers:
        yield from _handlers(inner)


def test_no_handler_asks_for_something_unknown() -> None:
    rooms = (
        answers,
        binding,
        chats,
        citizen,
        giving,
        history,
        incidents,
        manager,
        own_data,
        private_desk,
        queue,
        revealing,
        staff,
        unsending,
    )
    of_managers = (binding.router_of_managers(), manager.router_of_group())
    routers = (*(room.router() for room in rooms), *of_managers)
    signatures = [signature for router in routers for signature in _handlers(router)]
    assert len(signatures) > 15
    for signature in signatures:
        _, *asked = signature.parameters
        assert set(asked) <= GIVEN, signature
