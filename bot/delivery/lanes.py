"""Whose turn it is: one lane a chat, in order within it; between lanes the more urgent first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, islice

from bot.delivery.pace import Limits, Pace
from storage.records import Queued

NO_CHAT = 0
"""The lane of what no chat waits for (answers to button presses): no order, no pace."""

TURN = 8
"""Rows which may follow each other in one turn of a chat: more would make what goes first wait too long."""
FIRST = -1
"""Rows of this priority go before all others, in their own chat too."""


@dataclass(slots=True)
class Lane:
    """What waits for one chat; `order` is a heap of (does not go first, row id), the next on top."""

    order: list[tuple[bool, int]] = field(default_factory=list)
    rows: dict[int, Queued] = field(default_factory=dict)
    resting_until: float = 0.0
    speaking: int = 0
    """Rows of the turn that is under way."""
    ticket: int = 0
    """Which of the entries that wait for this lane is the one that counts; never the same in another lane."""

    def add(self, row: Queued) -> bool:
        """Let a row wait, and give whether it is the next one."""
        known = self.rows.get(row.id)
        self.rows[row.id] = row
        if known is None or _place(known) != _place(row):
            heappush(self.order, _place(row))
        return self.next() is row

    def take(self) -> Queued:
        """Give the row whose turn is next; it waits no more."""
        row = self.next()
        heappop(self.order)
        return self.rows.pop(row.id)

    def next(self) -> Queued:
        """Give the row whose turn is next; places of rows that went, or moved ahead, are dropped."""
        while (row := self.rows.get(self.order[0][1])) is None or _place(row) != self.order[0]:
            heappop(self.order)
        return row


class Lanes:
    """All that waits to be said, and the rule by which it gets its turn; times are epoch seconds."""

    def __init__(self, limits: Limits) -> None:
        self._pace = Pace(limits)
        self._lanes: dict[int, Lane] = {}
        self._free: dict[int, Queued] = {}
        self._ready: list[tuple[int, int, int, int]] = []
        self._asleep: list[tuple[float, int, int]] = []
        self._parked: list[tuple[float, int, Queued]] = []
        self._parkings = count()
        self._tickets = count(1)
        self._silent_until = 0.0

    def add(self, rows: Iterable[Queued]) -> None:
        """Let rows wait; a row that waits already may be added again."""
        for row in rows:
            if row.chat_id == NO_CHAT:
                self._free[row.id] = row
                continue
            lane = self._lanes.setdefault(row.chat_id, Lane())
            if lane.add(row):
                self._arrange(row.chat_id, lane)

    def take(self, now: float, limit: int) -> list[Queued]:
        """Give the rows whose turn it is; each must be given back by `done` or `park`.

        Rows of one chat follow each other, to be said one after another; the next turn of the chat comes
        when all of them were given back.
        """
        turns = [[self._free.pop(row_id)] for row_id in list(islice(self._free, limit))]
        self._wake(now)
        while self._ready and len(turns) < limit and self._free_at() <= now:
            _, _, chat_id, ticket = heappop(self._ready)
            lane = self._lanes.get(chat_id)
            if lane and lane.ticket == ticket:
                turns.append([self._start(chat_id, lane)])
        spare = limit - len(turns)
        for turn in turns:  # only now: no chat goes on before every other had its first word
            spare -= self._go_on(turn, now, min(spare, TURN - 1))
        return [row for turn in turns for row in turn]

    def done(self, row: Queued, now: float, messages: int = 1) -> None:
        """Give a row back, for which so many messages were said; after the last the chat may go on."""
        lane = self._lanes.get(row.chat_id)
        if lane is None or not lane.speaking:
            return
        self._pace.end(row.chat_id, now, messages)
        lane.speaking -= 1
        if lane.rows:
            self._arrange(row.chat_id, lane)
        elif lane.resting_until <= now and not lane.speaking:
            del self._lanes[row.chat_id]

    def rest(self, chat_id: int, until: float) -> None:
        """Say nothing in this chat before `until`."""
        if chat_id != NO_CHAT:
            lane = self._lanes.setdefault(chat_id, Lane())
            lane.resting_until = max(lane.resting_until, until)
            if lane.rows:
                self._arrange(chat_id, lane)

    def rest_all(self, until: float) -> None:
        """Say nothing in any chat before `until`."""
        self._silent_until = max(self._silent_until, until)

    def park(self, row: Queued, until: float) -> None:
        """Take a row that only fails out of its lane until then, so that it holds up nobody."""
        heappush(self._parked, (until, next(self._parkings), row))

    def put_off(self, row: Queued, until: float) -> None:
        """Let a row wait so long that it is parked, though it may wait in its lane already."""
        lane = self._lanes.get(row.chat_id)
        if lane and lane.rows.pop(row.id, None):
            lane.ticket = next(self._tickets)
            if lane.rows:
                self._arrange(row.chat_id, lane)
        self.park(row, until)

    def next_at(self) -> float | None:
        """Give when to ask again, None if nothing waits for a time, infinity if for the end of a call."""
        times = [heap[0][0] for heap in (self._asleep, self._parked) if heap]
        if self._ready:
            times.append(self._free_at())
        return min(times, default=None)

    def waiting_for(self, chat_id: int) -> int:
        """Count what waits for one chat."""
        lane = self._lanes.get(chat_id)
        return len(lane.rows) if lane else 0

    def tidy(self, now: float) -> None:
        """Forget chats that have been quiet."""
        self._pace.forget_idle(now)
        idle = [
            chat
            for chat, lane in self._lanes.items()
            if not lane.rows and not lane.speaking and lane.resting_until <= now
        ]
        for chat in idle:
            del self._lanes[chat]

    def _free_at(self) -> float:
        """Give when anything at all may be said."""
        return max(self._pace.overall_free_at(), self._silent_until)

    def _start(self, chat_id: int, lane: Lane) -> Queued:
        lane.ticket = next(self._tickets)
        return self._speak(chat_id, lane)

    def _speak(self, chat_id: int, lane: Lane) -> Queued:
        lane.speaking += 1
        self._pace.begin(chat_id)
        return lane.take()

    def _go_on(self, turn: list[Queued], now: float, limit: int) -> int:
        """Add to a turn the rows that may follow at once and are as urgent, and give how many."""
        first = turn[0]
        lane = self._lanes.get(first.chat_id)
        while lane and lane.rows and len(turn) <= limit and self._may_follow(lane.next(), first, now):
            turn.append(self._speak(first.chat_id, lane))
        return len(turn) - 1

    def _may_follow(self, row: Queued, first: Queued, now: float) -> bool:
        is_allowed = max(self._pace.free_at(row.chat_id), self._free_at()) <= now
        return is_allowed and row.due_at.timestamp() <= now and row.priority <= first.priority

    def _arrange(self, chat_id: int, lane: Lane) -> None:
        """Put the lane where its oldest row belongs: asleep until it may go; `_wake` finds it there."""
        if lane.speaking:
            return
        lane.ticket = next(self._tickets)
        row = lane.next()
        at = max(lane.resting_until, row.due_at.timestamp(), self._pace.free_at(chat_id))
        heappush(self._asleep, (at, chat_id, lane.ticket))

    def _wake(self, now: float) -> None:
        while self._parked and self._parked[0][0] <= now:
            self.add([heappop(self._parked)[2]])
        while self._asleep and self._asleep[0][0] <= now:
            _, chat_id, ticket = heappop(self._asleep)
            lane = self._lanes.get(chat_id)
            if lane and lane.ticket == ticket:
                row = lane.next()
                heappush(self._ready, (row.priority, row.id, chat_id, ticket))


def _place(row: Queued) -> tuple[bool, int]:
    return row.priority != FIRST, row.id
