"""The way into the inbox: many updates, one commit; whoever brought one waits until it is on disk."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from storage import inbox
from storage.database import Database
from storage.records import Received


class InboxIsClosed(Exception):
    """The bot is stopping: what is brought now is not confirmed, so Telegram gives it once more."""


class Inbox:
    """Gathers what several intakes bring at the same time and writes it together."""

    def __init__(
        self,
        database: Database,
        hand_over: Callable[[Iterable[Received]], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._hand_over = hand_over
        self._clock = clock
        self._brought: list[tuple[Sequence[Received], asyncio.Future[None]]] = []
        self._wake = asyncio.Event()
        self._is_closed = False

    async def keep(self, updates: Sequence[Received]) -> None:
        """Return once these updates are on disk; raises what kept them from it, or InboxIsClosed."""
        if self._is_closed:
            raise InboxIsClosed
        written = asyncio.get_running_loop().create_future()
        self._brought.append((updates, written))
        self._wake.set()
        await written

    async def run(self) -> None:
        """Write what is brought, until cancelled."""
        brought: list[tuple[Sequence[Received], asyncio.Future[None]]] = []
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                brought, self._brought = self._brought, []
                await self._write(brought)
        finally:
            self._is_closed = True
            _fail(brought + self._brought, InboxIsClosed())

    async def _write(self, brought: Sequence[tuple[Sequence[Received], asyncio.Future[None]]]) -> None:
        updates = [update for updates, _ in brought for update in updates]
        try:
            new = await self._database.run(inbox.keep, updates, self._clock(), at_once=True)
        except Exception as error:  # noqa: BLE001  raised where it is waited for
            _fail(brought, error)
            return
        for _, written in brought:
            if not written.done():
                written.set_result(None)
        self._hand_over(new)


def _fail(brought: Iterable[tuple[Sequence[Received], asyncio.Future[None]]], error: Exception) -> None:
    for _, written in brought:
        if not written.done():
            written.set_exception(error)
