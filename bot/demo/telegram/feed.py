"""Keeps the updates that the bot has not confirmed yet, and hands them out by long polling."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.demo.telegram.errors import conflict
from bot.demo.telegram.records import Json

DAY = 86_400.0
PRESS_LIFETIME = 150.0
ALL_BUT_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_SECOND_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True, eq=False)
class Entry:
    """One update on its way; `key` is the chat in whose order it stands."""

    update: Json
    key: int
    expires: float
    repeated: bool = False

    @property
    def id(self) -> int:
        """The update's number."""
        number: int = self.update["update_id"]
        return number


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a webhook was set, and how."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Feed:
    """The updates of one bot, oldest first."""

    def __init__(self, clock: Callable[[], float], touch: Callable[[], None]) -> None:
        self.pending: OrderedDict[int, Entry] = OrderedDict()
        self.allowed: frozenset[str] = frozenset()
        self.hook: Hook | None = None
        self.last_error: Json = {}
        self.on_add: Callable[[Entry], None] | None = None
        self.duplicate = False
        self.reorder = False
        self.on_hook: Callable[[], None] | None = None
        self._clock = clock
        self._touch = touch
        self._last_id = 700_000_000
        self._poller: asyncio.Future[None] | None = None

    def add(self, kind: str, payload: Json, key: int) -> None:
        """Queue an update of this kind, unless the bot did not ask for the kind."""
        if kind in self.allowed if self.allowed else kind not in ALL_BUT_ASKED_FOR:
            self._last_id += 1
            self.put({"update_id": self._last_id, kind: payload}, key)

    def put(self, update: Json, key: int) -> None:
        """Queue a whole update as it is."""
        self._last_id = max(self._last_id, update["update_id"])
        life = PRESS_LIFETIME if "callback_query" in update else DAY
        entry = Entry(update, key, self._clock() + life)
        self.pending[entry.id] = entry
        if self.hook is not None and self.on_add is not None:
            self.on_add(entry)
        elif self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def put_raw(self, update: Json) -> None:
        """Queue an update made elsewhere, in the order of the chat that it names."""
        inner = next((value for value in update.values() if isinstance(value, dict)), {})
        chat = inner.get("chat") or inner.get("message", {}).get("chat") or inner.get("from") or {}
        self.put({"update_id": self._last_id + 1} | update, int(chat.get("id", 0)))

    def allow(self, kinds: list[str] | None) -> None:
        """Set which updates are made from now on; an empty list means all but those that must be named."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def set_hook(self, hook: Hook | None) -> None:
        """Deliver to this webhook from now on, also what waits already; None goes back to polling."""
        self.hook = hook
        self.last_error = {}
        if self.on_hook is not None:
            self.on_hook()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - Telegram's word
        """Answer getUpdates: confirm all before `offset`, wait up to `timeout` seconds for something."""
        if self.hook is not None:
            raise conflict(_WEBHOOK_SET)
        self.end_poll(_SECOND_POLLER)
        self._confirm(offset)
        if not self._live() and timeout > 0:
            await self._wait(timeout)
        return self._batch(limit)

    def end_poll(self, sentence: str) -> None:
        """Refuse the long poll which is open now, if there is one."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(sentence))

    def done(self, entry: Entry) -> bool:
        """Forget a delivered update; False says that it is to be delivered a second time."""
        if self.duplicate and not entry.repeated:
            entry.repeated = True
            return False
        self.pending.pop(entry.id, None)
        self._touch()
        return True

    def clear(self) -> None:
        """Drop everything that waits."""
        self.pending.clear()
        self._touch()

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        poller: asyncio.Future[None] = loop.create_future()
        self._poller = poller
        bell = loop.call_later(seconds, _wake, poller)
        try:
            await poller
        finally:
            bell.cancel()
            if self._poller is poller:
                self._poller = None

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._last_id + 1 + offset
        confirmed = list(takewhile(lambda entry: entry.id < offset, self.pending.values()))
        for entry in confirmed:
            self.done(entry)

    def _live(self) -> bool:
        now = self._clock()
        while self.pending and next(iter(self.pending.values())).expires <= now:
            self.pending.popitem(last=False)
        return bool(self.pending)

    def _batch(self, limit: int) -> list[Json]:
        now, batch = self._clock(), []
        for entry in list(islice(self.pending.values(), limit)):
            if entry.expires > now:
                batch.append(entry.update)
            else:
                del self.pending[entry.id]
        return batch[::-1] if self.reorder else batch


def _wake(poller: "asyncio.Future[None]") -> None:
    if not poller.done():
        poller.set_result(None)
