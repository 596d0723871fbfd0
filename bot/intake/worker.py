"""Works the inbox off: in order within a chat, and never stopped by one bad update."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from bot.desk import Desk, UpdateIsDone, Work
from bot.desk.groups import tell_admins
from storage import inbox
from storage.records import Received

AT_ONCE = 50
"""Chats worked for at the same time."""
PAUSES = (0.2, 1.0, 3.0, 10.0)
"""Seconds before each further try at an update that failed; after the last it is set aside."""
PAGE = 500

log = logging.getLogger(__name__)

Handle = Callable[[Mapping[str, Any], Desk], Awaitable[object]]


class Worker:
    """Feeds stored updates to `handle`, one at a time for each chat."""

    def __init__(self, desk: Desk, handle: Handle) -> None:
        self._desk = desk
        self._handle = handle
        self._lanes: dict[int, deque[tuple[Received, Mapping[str, Any]]]] = {}
        self._idle: deque[int] = deque()
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._waiting = 0
        self._stopping = False

    def hand_over(self, updates: Iterable[Received]) -> None:
        """Take updates which were just stored."""
        for received in updates:
            update = json.loads(received.body)
            chat_id = chat_of(update)
            self._waiting += 1
            if chat_id not in self._lanes:
                self._lanes[chat_id] = deque()
                self._idle.append(chat_id)
            self._lanes[chat_id].append((received, update))
        self._wake.set()

    async def has_room(self, limit: int) -> None:
        """Return once fewer than `limit` updates wait."""
        while self._waiting >= limit:
            self._room.clear()
            await self._room.wait()

    def stop(self) -> None:
        """Begin nothing more; `run` returns once what is in hand has ended. The rest is on disk."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Do what an earlier process left undone, then whatever comes."""
        await self._take_up()
        slots = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self._wake.clear()
                while self._idle and not self._stopping:
                    await slots.acquire()
                    group.create_task(self._drain(self._idle.popleft(), slots))
                if not self._stopping:
                    await self._wake.wait()

    async def _take_up(self) -> None:
        after = -1
        while page := await self._desk.database.run(inbox.waiting, after, PAGE):
            self.hand_over(page)
            after = page[-1].update_id

    async def _drain(self, chat_id: int, slots: asyncio.Semaphore) -> None:
        lane = self._lanes[chat_id]
        while lane and not self._stopping:
            received, update = lane.popleft()
            await self._do(received, update)
            self._waiting -= 1
            self._room.set()
        if not lane:
            del self._lanes[chat_id]
        slots.release()

    async def _do(self, received: Received, update: Mapping[str, Any]) -> None:
        for tries, pause in enumerate((*PAUSES, None), start=1):
            try:
                await self._once(received, update)
            except (
                Exception
            ) as error:  # one of the two places that catch everything: one update must not stop the rest
                log.exception("update %s failed, try %s", received.update_id, tries)
                if pause is None or self._stopping:
                    await self._set_aside(received, error)
                    return
                await asyncio.sleep(pause)
            else:
                return

    async def _once(self, received: Received, update: Mapping[str, Any]) -> None:
        desk = self._desk.for_update(received.update_id)
        try:
            await self._handle(update, desk)
            if not desk.has_acted:
                await desk(nothing)
        except UpdateIsDone:
            log.info("update %s was done before", received.update_id)

    async def _set_aside(self, received: Received, error: Exception) -> None:
        if self._stopping:
            return
        try:
            await self._desk(set_aside, received.update_id, type(error).__name__)
        except Exception:  # the database: the update stays in the inbox and is tried at the next start
            log.exception("update %s cannot be set aside", received.update_id)


def nothing(work: Work) -> None:
    """Do nothing: the update calls for no act."""
    del work


def set_aside(work: Work, update_id: int, failure: str) -> None:
    """Keep an update that always fails for a person to look at, and tell the admins its number."""
    inbox.set_aside(work.rows, update_id, failure)
    tell_admins(
        work,
        f"poison:{update_id}",
        "I cannot handle update {update} ({failure}); it is set aside in the inbox.",
        update=update_id,
        failure=failure,
    )


def chat_of(update: Mapping[str, Any]) -> int:
    """Give the chat whose order an update must keep: its chat's id, else its sender's, else 0."""
    for value in update.values():
        if isinstance(value, Mapping):
            chat = value.get("chat") or (value.get("message") or {}).get("chat") or value.get("from")
            return int((chat or {}).get("id", 0))
    return 0
