"""The one who speaks: takes what is due from the outbox, says it and records what became of it."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from bot.delivery.calls import as_call
from bot.delivery.lanes import NO_CHAT, Lanes
from bot.delivery.verdict import LONGEST_WAIT, Anew, Later, Moved, Never, Reason, Sent, Verdict, judge, sent
from bot.telegram import BotApi, Refused, Unreachable
from storage.records import Outgoing, Queued, Role

AT_ONCE = 60
"""Calls under way at the same time, each to another chat."""
PATIENCE = 10
"""Tries after which a call that fails while others succeed waits an hour, out of their way."""
PARKED_SECONDS = 3600.0
ASIDE_SECONDS = 60.0
TIDY_SECONDS = 60.0

log = logging.getLogger(__name__)


class Ledger(Protocol):
    """Where the sender reads what to say and writes down how it ended; each call is one transaction."""

    async def waiting(self) -> list[Queued]:
        """Give all that waits to be said."""
        ...

    async def load(self, ids: list[int]) -> list[Outgoing]:
        """Give what these rows say now; a row that no longer waits is missing."""
        ...

    async def delivered(self, said: Outgoing, message_ids: tuple[int, ...]) -> None:
        """Telegram took it."""
        ...

    async def refused(self, said: Outgoing, reason: Reason, why: str) -> None:
        """Telegram will never take it."""
        ...

    async def postponed(self, said: Outgoing, due_at: datetime, why: str) -> None:
        """Telegram did not take it now."""
        ...

    async def moved(self, said: Outgoing, chat_id: int) -> None:
        """The chat has another id."""
        ...

    async def lost(self, said: Outgoing) -> None:
        """The message to edit is gone, so it has to be sent anew."""
        ...


class Sender:
    """Drains the outbox until it is stopped; `hand_over` tells it of new rows."""

    def __init__(self, api: BotApi, ledger: Ledger, lanes: Lanes, clock: Callable[[], datetime]) -> None:
        self._api = api
        self._ledger = ledger
        self._lanes = lanes
        self._clock = clock
        self._wake = asyncio.Event()
        self._under_way = 0
        self._succeeded_at = 0.0
        self._stopping = False

    def hand_over(self, rows: Iterable[Queued]) -> None:
        """Take rows which were just committed to the outbox."""
        self._lanes.add(rows)
        self._wake.set()

    def stop(self) -> None:
        """Begin nothing more; `run` returns once what is under way has ended."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Say what an earlier process left unsaid, then whatever comes."""
        self.hand_over(await self._ledger.waiting())
        tidy_at = 0.0
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self._wake.clear()
                now = self._clock().timestamp()
                if turn := self._lanes.take(now, AT_ONCE - self._under_way):
                    self._under_way += len(turn)
                    group.create_task(self._say_all(group, turn))
                else:
                    await self._rest(now)
                if now >= tidy_at:
                    self._lanes.tidy(now)
                    tidy_at = now + TIDY_SECONDS

    async def _rest(self, now: float) -> None:
        """Sleep until something is due or handed over."""
        at = self._lanes.next_at()
        full = self._under_way >= AT_ONCE
        seconds = None if at is None or full else max(at - now, 0.001)
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _say_all(self, group: asyncio.TaskGroup, turn: list[Queued]) -> None:
        try:
            loaded = {said.id: said for said in await self._ledger.load([row.id for row in turn])}
        except Exception:  # the database: the rows stay where they are, and are asked for again in a while
            log.exception("the outbox cannot be read")
            for row in turn:
                self._park(row, ASIDE_SECONDS)
            return
        for row in turn:
            if said := loaded.get(row.id):
                group.create_task(self._say_one(row, said))
            else:
                self._end(row)

    async def _say_one(self, row: Queued, said: Outgoing) -> None:
        try:
            await self._record(row, said, await self._verdict(said))
        except Exception:  # one of the two places that catch everything: one row must not stop the loop
            log.exception("outbox row %s cannot be settled", said.id)
            self._park(row, PARKED_SECONDS)

    async def _verdict(self, said: Outgoing) -> Verdict:
        if said.expires_at is not None and said.expires_at < self._clock():
            return Never(Reason.EXPIRED, "nobody waits for it any more")
        method, params = as_call(said)
        try:
            return sent(await self._api.call(method, params, said.attachment))
        except (Refused, Unreachable) as error:
            return judge(error, said.tries)

    async def _record(self, row: Queued, said: Outgoing, verdict: Verdict) -> None:
        match verdict:
            case Sent(message_ids):
                self._succeeded_at = self._clock().timestamp()
                await self._ledger.delivered(said, message_ids)
            case Never(reason, why):
                level = logging.INFO if said.role is Role.PRESS else logging.WARNING
                log.log(level, "%s for chat %s refused: %s", said.method, said.chat_id, why)
                await self._ledger.refused(said, reason, why)
            case Moved(chat_id):
                await self._ledger.moved(said, chat_id)
            case Anew():
                await self._ledger.lost(said)
                self._lanes.add([row])
            case Later():
                await self._later(row, said, verdict)
                return
        self._end(row)

    async def _later(self, row: Queued, said: Outgoing, verdict: Later) -> None:
        log.info("%s for chat %s later: %s", said.method, said.chat_id, verdict.why)
        until = self._clock() + timedelta(seconds=verdict.seconds)
        await self._ledger.postponed(said, until, verdict.why)
        if said.tries >= PATIENCE and self._succeeded_at > until.timestamp() - 2 * LONGEST_WAIT:
            self._park(row, PARKED_SECONDS)
            return
        if row.chat_id == NO_CHAT:
            self._lanes.park(row, until.timestamp())
        else:
            self._lanes.rest(row.chat_id, until.timestamp())
            self._lanes.add([Queued(row.id, row.chat_id, row.priority, until)])
        self._end(row)

    def _park(self, row: Queued, seconds: float) -> None:
        self._lanes.park(row, self._clock().timestamp() + seconds)
        self._end(row)

    def _end(self, row: Queued) -> None:
        self._under_way -= 1
        self._lanes.done(row, self._clock().timestamp())
        self._wake.set()
