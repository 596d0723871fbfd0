"""Whose turn it is: order within a chat, urgency between chats, and nothing is ever lost."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.lanes import FIRST, NO_CHAT, TURN, Lanes
from bot.delivery.pace import Limits
from storage.records import Queued
from tests.delivery.test_pace import most_within

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOW = START.timestamp()
FAST = Limits(overall=1000, private=1000, group=60000)
AIGERIM, SERGEI, STAFF = 5, 6, -100


def row(number: int, chat: int = AIGERIM, priority: int = 1, delay: float = 0) -> Queued:
    return Queued(number, chat, priority, START + timedelta(seconds=delay))


def lanes(*rows: Queued, limits: Limits = FAST) -> Lanes:
    made = Lanes(limits)
    made.add(rows)
    return made


def ids(turn: list[Queued]) -> list[int]:
    return [each.id for each in turn]


@dataclass
class Speaker:
    """Says what the lanes give; a call takes `seconds`, the clock jumps to whatever comes next."""

    lanes: Lanes
    seconds: float = 0.1
    at_once: int = 8
    now: float = NOW
    said: list[tuple[float, Queued]] = field(default_factory=list)
    speaking: list[tuple[float, Queued]] = field(default_factory=list)

    def run(self) -> None:
        """Speak until nothing waits; each round must bring something nearer."""
        for _ in range(10_000):
            turn = self.lanes.take(self.now, self.at_once - len(self.speaking))
            busy = {each.chat_id for _, each in self.speaking}
            assert not [each for each in turn if each.chat_id in busy - {NO_CHAT}]
            for _, rows in groupby(turn, key=lambda each: each.chat_id or -each.id):
                for after, each in enumerate(rows):
                    self.said.append((self.now + after * self.seconds, each))
                    self.speaking.append((self.now + (after + 1) * self.seconds, each))
            at = self.lanes.next_at()
            times = [end for end, _ in self.speaking]
            if at is not None and len(self.speaking) < self.at_once:
                assert turn or at > self.now, "asked to come back at once, for nothing"
                times += [at] if at < inf else []
            if not times:
                return
            self.now = max(self.now, min(times))
            for end, each in list(self.speaking):
                if end <= self.now:
                    self.speaking.remove((end, each))
                    self.lanes.done(each, self.now)
        raise AssertionError("it never ends")


rows = st.builds(
    row,
    number=st.integers(1, 10_000),
    chat=st.sampled_from([NO_CHAT, AIGERIM, SERGEI, 7, STAFF, -200]),
    priority=st.integers(FIRST, 7),
    delay=st.floats(0, 5),
)
batches = st.lists(rows, max_size=60, unique_by=lambda each: each.id)


@given(batches, st.integers(1, 10))
def test_everything_gets_its_turn_once(given_rows: list[Queued], at_once: int) -> None:
    speaker = Speaker(lanes(*given_rows), at_once=at_once)
    speaker.run()
    assert sorted(ids([each for _, each in speaker.said])) == sorted(ids(given_rows))


@given(batches)
def test_order_is_kept_within_a_chat_and_nothing_comes_early(given_rows: list[Queued]) -> None:
    speaker = Speaker(lanes(*given_rows))
    speaker.run()
    by_chat = defaultdict(list)
    for at, each in speaker.said:
        if each.chat_id != NO_CHAT:
            assert at >= each.due_at.timestamp()
            by_chat[each.chat_id].append((each.priority != FIRST, each.id))
    assert all(a < b for order in by_chat.values() for a, b in pairwise(order))


@given(batches)
def test_no_chat_is_spoken_to_faster_than_allowed(given_rows: list[Queued]) -> None:
    speaker = Speaker(lanes(*given_rows, limits=Limits(overall=5, private=1, group=6)), seconds=0.3)
    speaker.run()
    said = [(at, each.chat_id) for at, each in speaker.said if each.chat_id != NO_CHAT]
    for chat in {chat for _, chat in said}:
        acts = [at for at, spoken_to in said if spoken_to == chat]
        assert most_within(acts, 2.999 if chat > 0 else 59.999) <= (3 if chat > 0 else 6)
    if said:
        assert most_within([at for at, _ in said], 0.999) <= 5


def test_a_quiet_chat_does_not_wait_for_a_busy_one() -> None:
    busy = [row(number, STAFF) for number in range(1, 101)]
    speaker = Speaker(lanes(*busy, row(101, AIGERIM, priority=7), limits=Limits(group=20)))
    speaker.run()
    assert next(at for at, each in speaker.said if each.chat_id == AIGERIM) == NOW


def test_the_more_urgent_chat_speaks_first() -> None:
    waiting = lanes(row(1, STAFF, priority=5), row(2, AIGERIM, priority=2), row(3, SERGEI, priority=1))
    assert ids(waiting.take(NOW, 2)) == [3, 2]


def test_a_chat_has_one_turn_at_a_time() -> None:
    waiting = lanes(*(row(number, STAFF) for number in range(1, TURN + 2)))
    turn = waiting.take(NOW, 20)
    assert ids(turn) == list(range(1, TURN + 1))
    for each in turn:
        assert waiting.take(NOW, 20) == []
        waiting.done(each, NOW)
    assert ids(waiting.take(NOW, 20)) == [TURN + 1]


def test_a_turn_has_no_row_that_is_less_urgent_or_not_due() -> None:
    waiting = lanes(row(1, STAFF), row(2, STAFF, priority=2), row(3, SERGEI), row(4, SERGEI, delay=1))
    assert sorted(ids(waiting.take(NOW, 10))) == [1, 3]


def test_a_turn_keeps_to_the_pace() -> None:
    waiting = lanes(*(row(number, STAFF) for number in range(1, 9)), limits=Limits(group=3))
    assert ids(waiting.take(NOW, 10)) == [1, 2, 3]


def test_a_row_added_while_it_speaks_is_taken_again() -> None:
    waiting = lanes(row(1))
    [first] = waiting.take(NOW, 10)
    waiting.add([row(1)])
    waiting.add([row(1)])
    waiting.done(first, NOW)
    [again] = waiting.take(NOW, 10)
    waiting.done(again, NOW)
    assert waiting.take(NOW, 10) == []


def test_a_resting_chat_is_silent_until_then() -> None:
    waiting = lanes(row(1), row(2), row(3, SERGEI))
    waiting.rest(AIGERIM, NOW + 30)
    assert ids(waiting.take(NOW, 10)) == [3]
    assert waiting.next_at() == NOW + 30
    assert waiting.take(NOW + 29.9, 10) == []
    assert ids(waiting.take(NOW + 30, 10)) == [1, 2]


def test_what_is_put_back_in_a_resting_chat_goes_first() -> None:
    waiting = lanes(row(1), row(2))
    turn = waiting.take(NOW, 10)
    waiting.rest(AIGERIM, NOW + 5)
    waiting.add(turn)
    for each in turn:
        waiting.done(each, NOW)
    assert waiting.take(NOW + 4, 10) == []
    assert ids(waiting.take(NOW + 5, 10)) == [1, 2]


def test_a_parked_row_holds_up_nobody_and_comes_back() -> None:
    waiting = lanes(row(1), row(2))
    [first] = waiting.take(NOW, 1)
    waiting.park(first, NOW + 3600)
    waiting.done(first, NOW)
    [second] = waiting.take(NOW, 10)
    waiting.done(second, NOW)
    assert (ids([second]), waiting.next_at()) == ([2], NOW + 3600)
    assert ids(waiting.take(NOW + 3600, 10)) == [1]


def test_a_row_put_off_while_it_waits_comes_no_sooner() -> None:
    waiting = lanes(row(1), row(2))
    waiting.put_off(row(1), NOW + 10)
    [second] = waiting.take(NOW, 10)
    assert second.id == 2
    waiting.put_off(row(3), NOW + 10)
    waiting.done(second, NOW)
    assert waiting.take(NOW + 9, 10) == []
    assert ids(waiting.take(NOW + 10, 10)) == [1, 3]


def test_a_lane_that_is_made_anew_knows_nothing_of_the_old_one() -> None:
    waiting = lanes(replace(row(1), due_at=START + timedelta(seconds=3)))
    for number in (1, 2):
        waiting.put_off(row(number), NOW + 10)
        waiting.tidy(NOW)
        waiting.add([replace(row(number + 1), due_at=START + timedelta(seconds=3))])
    waiting.put_off(row(3), NOW + 10)
    assert waiting.take(NOW + 3, 10) == []
    assert ids(waiting.take(NOW + 10, 10)) == [1, 2, 3]


def test_answers_to_presses_wait_for_nobody() -> None:
    waiting = lanes(*(row(number, NO_CHAT) for number in range(1, 6)), limits=Limits(overall=1))
    assert len(waiting.take(NOW, 3)) == 3
    assert len(waiting.take(NOW, 3)) == 2


def test_a_later_moment_replaces_the_earlier_one() -> None:
    waiting = lanes(row(1))
    waiting.add([replace(row(1), due_at=START + timedelta(seconds=2))])
    assert waiting.take(NOW, 10) == []
    assert ids(waiting.take(NOW + 2, 10)) == [1]


def test_what_waits_is_counted() -> None:
    waiting = lanes(row(1), row(2), row(3, SERGEI))
    assert (waiting.waiting_for(AIGERIM), waiting.waiting_for(STAFF)) == (2, 0)


@given(batches)
def test_quiet_chats_are_forgotten(given_rows: list[Queued]) -> None:
    waiting = lanes(*given_rows)
    Speaker(waiting).run()
    waiting.rest(STAFF, NOW + 10_000)
    waiting.tidy(NOW + 20_000)
    assert waiting.next_at() is None
    assert all(waiting.waiting_for(chat) == 0 for chat in (AIGERIM, STAFF))


def test_what_goes_first_overtakes_its_own_chat() -> None:
    waiting = lanes(row(1, STAFF, 5), row(2, STAFF, 5), row(3, STAFF, FIRST), row(4, STAFF, FIRST))
    speaker = Speaker(waiting)
    speaker.run()
    assert [each.id for _, each in speaker.said] == [3, 4, 1, 2]


def test_row_that_waits_already_may_come_to_go_first() -> None:
    waiting = lanes(row(1, STAFF, 5), row(2, STAFF, 5), row(3, STAFF, 5))
    waiting.add([row(2, STAFF, FIRST)])
    speaker = Speaker(waiting)
    speaker.run()
    assert [each.id for _, each in speaker.said] == [2, 1, 3]


def test_row_that_is_taken_out_twice_until_the_same_moment_waits_once() -> None:
    waiting = lanes()
    for priority in (5, 1):
        waiting.park(row(1, STAFF, priority), NOW + 10)
    assert waiting.take(NOW + 9, 10) == []
    assert waiting.take(NOW + 10, 10) == [row(1, STAFF, 1)]
