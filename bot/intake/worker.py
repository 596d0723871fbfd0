"""Works the inbox off: in order within a chat, and never stopped by one bad update."""

import asyncio
import json
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.desk import Desk, UpdateIsDone, Work
from bot.desk.chats.groups import tell_admins
from storage import inbox
from storage.records import Received

AT_ONCE = 50
"""Chats worked for at the same time."""
PAUSES = (0.2, 1.0, 3.0, 10.0)
"""Seconds before each further try at an update that failed; after the last it is set aside."""
PAGE = 500
BURST = 8
"""Updates in one commit that show that more are pouring in."""
BURST_ENDS = 0.05
"""Seconds after the last such commit when a burst is over."""
LONGEST_HOLD = 2.0
"""Seconds for which a burst may hold up the work at the most."""

UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""In JSON, what may be a NUL or half of a surrogate pair: no database takes them."""

log = logging.getLogger(__name__)

Handle = Callable[[Mapping[str, Any], Desk], Awaitable[object]]


class UpdateIsUnreadable(ValueError):
    """Nothing of this update can be understood, however often it is read."""


HOPELESS = (UpdateIsUnreadable, OverflowError, RecursionError)
"""What befalls an update at every try: no number of Telegram's is that long, nothing that deep."""


class Worker:
    """Feeds stored updates to `handle`, one at a time for each chat."""

    def __init__(self, desk: Desk, handle: Handle, pauses: Sequence[float] = PAUSES) -> None:
        self._desk = desk
        self._handle = handle
        self._pauses = pauses
        self._lanes: dict[int, deque[Received]] = {}
        self._idle: deque[int] = deque()
        self._early: dict[int, Received] = {}
        self._is_taking_up = True
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._stopped = asyncio.Event()
        self._waiting = 0
        self._burst_began = 0.0
        self._burst_seen = 0.0

    def hand_over(self, updates: Iterable[Received]) -> None:
        """Take updates which were just stored; they come after all that an earlier process left."""
        updates = list(updates)
        self._note_burst(len(updates))
        if self._is_taking_up:
            self._early.update((received.update_id, received) for received in updates)
        else:
            self._line_up(updates)

    async def has_room(self, limit: int) -> None:
        """Return once fewer than `limit` updates wait."""
        while self._waiting >= limit:
            self._room.clear()
            await self._room.wait()

    def stop(self) -> None:
        """Begin nothing more; `run` returns once what is in hand has ended. The rest is on disk."""
        self._stopped.set()
        self._wake.set()

    async def run(self) -> None:
        """Do what an earlier process left undone, then whatever comes."""
        await self._take_up()
        slots = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            while not self._stopped.is_set():
                self._wake.clear()
                while self._idle and not self._stopped.is_set():
                    await slots.acquire()
                    group.create_task(self._drain(self._idle.popleft(), slots))
                if not self._stopped.is_set():
                    await self._wake.wait()

    async def _take_up(self) -> None:
        """Line up what is in the inbox, and behind it what came while that was read."""
        after, known = -1, set[int]()
        while page := await self._desk.database.run(inbox.waiting, after, PAGE):
            found = [received for received in page if received.update_id not in self._early]
            known.update(received.update_id for received in found)
            self._line_up(found)
            after = page[-1].update_id
        self._is_taking_up = False
        self._line_up(received for update_id, received in self._early.items() if update_id not in known)
        self._early = {}

    def _line_up(self, updates: Iterable[Received]) -> None:
        for received in updates:
            chat_id = _chat_in(received.body)
            self._waiting += 1
            if chat_id not in self._lanes:
                self._lanes[chat_id] = deque()
                self._idle.append(chat_id)
            self._lanes[chat_id].append(received)
        self._wake.set()

    async def _drain(self, chat_id: int, slots: asyncio.Semaphore) -> None:
        lane = self._lanes[chat_id]
        while lane and not self._stopped.is_set():
            await self._let_burst_in()
            await self._do(lane.popleft())
            self._waiting -= 1
            self._room.set()
        if not lane:
            del self._lanes[chat_id]
        slots.release()

    def _note_burst(self, updates: int) -> None:
        if updates >= BURST:
            now = asyncio.get_running_loop().time()
            if now - self._burst_seen > BURST_ENDS:
                self._burst_began = now
            self._burst_seen = now

    async def _let_burst_in(self) -> None:
        """Wait while updates pour in: to confirm what came goes before working it off."""
        while (seconds := self._burst_lasts()) > 0:  # noqa: ASYNC110 - a burst ends when nothing happens
            await asyncio.sleep(seconds)

    def _burst_lasts(self) -> float:
        """Give the seconds after which a burst will be over if nothing more comes."""
        ends = min(self._burst_seen + BURST_ENDS, self._burst_began + LONGEST_HOLD)
        return ends - asyncio.get_running_loop().time()

    async def _do(self, received: Received) -> None:
        tries = received.tries
        while not self._stopped.is_set():
            try:
                await self._once(received)
            except HOPELESS as error:
                log.warning("update %s cannot be read: %s", received.update_id, type(error).__name__)
                tries = await self._note(received.update_id, len(self._pauses), error)
            except Exception as error:  # whatever it is, the rest must go on
                log.exception("update %s failed", received.update_id)
                tries = await self._note(received.update_id, tries, error)
            else:
                return
            if tries > len(self._pauses):
                return
            await self._pause(self._pauses[max(tries - 1, 0)])

    async def _once(self, received: Received) -> None:
        desk = self._desk.for_update(received.update_id)
        try:
            await self._handle(parsed(received.body), desk)
            if not desk.has_acted:
                await desk(nothing)
        except UpdateIsDone:
            log.info("update %s was done before", received.update_id)

    async def _note(self, update_id: int, tries: int, error: Exception) -> int:
        """Write the failure down and give how many there are; the last sets the update aside."""
        act = try_again if tries < len(self._pauses) else set_aside
        try:
            await self._desk(act, update_id, tries + 1, type(error).__name__)
        except Exception:  # the database is to blame, not the update: it keeps its place until that is mended
            log.exception("the failure of update %s cannot be noted", update_id)
            return tries
        return tries + 1

    async def _pause(self, seconds: float) -> None:
        """Wait, but no longer than until the bot is stopped."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        except TimeoutError:
            pass


def nothing(work: Work) -> None:
    """Do nothing: the update calls for no act."""
    del work


def try_again(work: Work, update_id: int, tries: int, failure: str) -> None:
    """Remember that an update failed, and how often."""
    inbox.try_again(work.rows, update_id, tries, failure)


def set_aside(work: Work, update_id: int, tries: int, failure: str) -> None:
    """Keep an update that always fails for a person to look at, and tell the admins its number."""
    inbox.set_aside(work.rows, update_id, tries, failure)
    tell_admins(
        work,
        f"poison:{update_id}",
        "Update {update} could not be handled ({failure}); it is set aside in the inbox.",
        update=update_id,
        failure=failure,
    )


def parsed(body: str) -> Any:
    """Give what an update's JSON says, with a sign in the place of each character that cannot be stored."""
    update = json.loads(body)
    if UNSTORABLE.search(body) is None:
        return update
    words = json.dumps(update, ensure_ascii=False).encode(errors="replace").decode()
    return json.loads(words.replace("\\u0000", "\ufffd"))


def _chat_in(body: str) -> int:
    try:
        return chat_of(json.loads(body))
    except (ValueError, RecursionError):  # the update is set aside when its turn comes
        return 0


def chat_of(update: object) -> int:
    """Give the chat whose order an update must keep: its chat's id, else its sender's, else 0."""
    parts = [part for part in _values(update) if isinstance(part, Mapping)]
    for part in parts:
        message = part.get("message")
        inner = message.get("chat") if isinstance(message, Mapping) else None
        for who in (part.get("chat"), inner, part.get("from")):
            if isinstance(who, Mapping) and isinstance(who.get("id"), int):
                return int(who["id"])
    return 0


def _values(update: object) -> Iterable[object]:
    return update.values() if isinstance(update, Mapping) else ()
