"""The one who speaks: takes what is due from the outbox, says it and records what became of it."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from math import inf
from typing import Protocol

from bot.delivery.calls import as_call, messages
from bot.delivery.flood import Flood
from bot.delivery.lanes import NO_CHAT, Lanes
from bot.delivery.patience import Patience
from bot.delivery.register import Register
from bot.delivery.verdict import Anew, Later, Moved, Never, Reason, Sent, Verdict, judge, sent
from bot.telegram import BotApi, Refused, Unreachable
from storage.records import Outgoing, Queued, Taken
from storage.roles import Role

AT_ONCE = 20
"""Rows in hand at the same time: as many may be said again after a crash, and 28 a second need no more."""
PARKED_SECONDS = 3600.0
"""How long a call that only fails waits, out of the way of the others in its chat."""
DATABASE_SECONDS = 3.0
"""Pause before the database is tried again."""
AWAY_SECONDS = 3.0
"""How long everybody waits at a time while Telegram cannot be reached: a few try in the place of all."""
TIDY_SECONDS = 60.0
LONG_SECONDS = 5.0
"""What is said later than this on purpose waits out of the way of the others in its chat."""

log = logging.getLogger(__name__)


class Ledger(Protocol):
    """Where the sender reads what to say and writes down how it ended; each call is one transaction."""

    async def waiting(self) -> list[Queued]:
        """Give all that waits to be said."""
        ...

    async def load(self, ids: list[int]) -> list[Outgoing]:
        """Give what these rows say now; a row that no longer waits is missing."""
        ...

    async def delivered(self, taken: Sequence[Taken]) -> None:
        """Telegram took all this."""
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
        self._patience = Patience()
        self._flood = Flood()
        self._outage = Flood()
        self._register = Register(ledger.delivered)
        self._unrecorded: dict[int, tuple[Outgoing, Verdict]] = {}
        self._under_way = 0
        self._stopping = False

    def hand_over(self, rows: Iterable[Queued]) -> None:
        """Take rows which were just committed to the outbox."""
        soon = self._in(LONG_SECONDS)
        for row in rows:
            if row.due_at > soon:
                self._lanes.put_off(row, row.due_at.timestamp())
            else:
                self._lanes.add([row])
        self._wake.set()

    def stop(self) -> None:
        """Begin nothing more; `run` returns once what is under way has ended."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Say what an earlier process left unsaid, then whatever comes."""
        self._lanes.add(await self._ledger.waiting())
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
        seconds = None if at is None or at == inf or full else max(at - now, 0.001)
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
                self._again(row, self._in(DATABASE_SECONDS))
            return
        found = []
        for row in turn:
            said = loaded.get(row.id)
            if said and said.chat_id == row.chat_id:
                found.append((row, said))
            else:  # withdrawn, or handed over once more in the lane of another chat
                self._unrecorded.pop(row.id, None)
                self._end(row, 0)
        for rows in _by_chat(found):
            group.create_task(self._say_in_turn(rows))

    async def _say_in_turn(self, rows: Sequence[tuple[Queued, Outgoing]]) -> None:
        """Say what one chat is told, in order; after a failure, or before an answer to it, the rest waits."""
        keys: set[str | None] = set()
        left = deque(rows)
        async with asyncio.TaskGroup() as recording:
            goes_on = True
            while left and goes_on and (left[0][1].reply_key is None or left[0][1].reply_key not in keys):
                row, said = left.popleft()
                keys.add(said.key)
                goes_on = await self._say_one(row, said, recording)
        for row, _ in left:
            self._lanes.add([row])
            self._end(row, 0)

    async def _say_one(self, row: Queued, said: Outgoing, recording: asyncio.TaskGroup) -> bool:
        """Say it, unless it was said and only could not be recorded; give whether the next may follow."""
        said, verdict = self._unrecorded.pop(row.id, (said, None))
        try:
            verdict = verdict or await self._verdict(said)
        except Exception:  # whatever it is, one row must not stop the loop
            log.exception("outbox row %s cannot be said", said.id)
            self._again(row, self._in(DATABASE_SECONDS), counts=True)
            return False
        if isinstance(verdict, Sent):
            recording.create_task(self._settle(row, said, verdict))
            return True
        await self._settle(row, said, verdict)
        return False

    async def _settle(self, row: Queued, said: Outgoing, verdict: Verdict) -> None:
        try:
            await self._record(row, said, verdict)
        except Exception:  # the database: what was said is not said again, only recorded later
            log.exception("outbox row %s cannot be settled", said.id)
            self._unrecorded[row.id] = said, verdict
            self._again(row, self._in(DATABASE_SECONDS), counts=True)

    async def _verdict(self, said: Outgoing) -> Verdict:
        if said.expires_at is not None and said.expires_at < self._clock():
            return Never(Reason.EXPIRED, "nobody waits for it any more")
        method, params = as_call(said)
        await self._register.has_room()
        try:
            return sent(await self._api.call(method, params, said.attachment))
        except (Refused, Unreachable) as error:
            verdict = judge(error, said.tries, method)
        if isinstance(verdict, Anew) and said.standing_id() is None:
            return Never(Reason.OTHER, "what was to be edited is gone")
        return verdict

    async def _record(self, row: Queued, said: Outgoing, verdict: Verdict) -> None:
        match verdict:
            case Sent(message_ids):
                await self._register.enter(Taken(said, message_ids))
            case Never(reason, why):
                level = logging.INFO if said.role is Role.PRESS else logging.WARNING
                log.log(level, "%s for %s refused: %s", said.method, _whom(said), why)
                await self._ledger.refused(said, reason, why)
            case Moved(chat_id):
                await self._ledger.moved(said, chat_id)
            case Anew():
                await self._ledger.lost(said)
                self._lanes.add([row])
            case Later():
                await self._later(row, said, verdict)
                return
        self._flood.ebbs()
        self._outage.ebbs()
        self._patience.ended(row.id)
        self._end(row, messages(said))

    async def _later(self, row: Queued, said: Outgoing, verdict: Later) -> None:
        log.info("%s for %s later: %s", said.method, _whom(said), verdict.why)
        until = self._in(verdict.seconds)
        if verdict.is_flood and self._flood.rises(said.chat_id):
            self._lanes.rest_all(until.timestamp())
        if verdict.is_away and self._outage.rises(said.chat_id):
            self._lanes.rest_all(self._in(AWAY_SECONDS).timestamp())
        await self._ledger.postponed(said, until, verdict.why)
        self._again(row, until, counts=verdict.counts)

    def _again(self, row: Queued, until: datetime, *, counts: bool = False) -> None:
        """Let a row be tried again then, before all else in its chat unless it is the one to blame."""
        if counts and self._patience.is_lost_by(row.id):
            self._lanes.park(row, self._in(PARKED_SECONDS).timestamp())
        elif row.chat_id == NO_CHAT:
            self._lanes.park(row, until.timestamp())
        else:
            self._lanes.rest(row.chat_id, until.timestamp())
            self._lanes.add([row])
        self._end(row, 1)

    def _in(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    def _end(self, row: Queued, said: int) -> None:
        """End a row's turn, in which so many messages were said."""
        self._under_way -= 1
        self._lanes.done(row, self._clock().timestamp(), said)
        self._wake.set()


def _by_chat(rows: Iterable[tuple[Queued, Outgoing]]) -> Iterable[list[tuple[Queued, Outgoing]]]:
    """Give together what is said to one chat; what no chat waits for has no order."""
    for chat_id, said in groupby(rows, key=lambda pair: pair[0].chat_id):
        if chat_id == NO_CHAT:
            yield from ([each] for each in said)
        else:
            yield list(said)


def _whom(said: Outgoing) -> str:
    """Give for the log to whom it is said; which person it is, is her own affair."""
    if said.chat_id == NO_CHAT:
        return "nobody in particular"
    return f"chat {said.chat_id}" if said.chat_id < 0 else "a person"
