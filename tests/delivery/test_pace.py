"""No window of time ever holds more than its limit."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import BURST, Limits, Pace, Window

LIMITS = st.floats(0.2, 50)
PAUSES = st.lists(st.floats(0, 3), min_size=1, max_size=120)


def most_within(acts: list[float], seconds: float) -> int:
    """Give the most acts that any window of so many seconds holds."""
    return max(sum(start <= act < start + seconds for act in acts) for start in acts)


@given(LIMITS, PAUSES, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=120, max_size=120))
def test_no_window_of_arrivals_holds_more_than_its_limit(
    limit: float, pauses: list[float], calls: list[tuple[float, float]]
) -> None:
    window, now = Window(limit, 1.0), 100.0
    open_calls: list[float] = []
    arrivals = []
    for pause, (length, arrival) in zip(pauses, calls, strict=False):
        now += pause
        while window.free_at() > now or (open_calls and open_calls[0] <= now):
            end = open_calls.pop(0) if open_calls else None
            now = max(now, window.free_at() if end is None else end)
            if end is not None:
                window.end(now)
        window.begin()
        arrivals.append(now + length * arrival)
        open_calls = sorted([*open_calls, now + length])
    assert most_within(arrivals, 1 - 1e-6) <= math.ceil(limit)


@given(LIMITS, st.floats(0, 1e6))
def test_a_window_that_is_idle_is_free(limit: float, at: float) -> None:
    window = Window(limit, 60.0)
    window.begin()
    assert not window.is_idle(at)
    window.end(at)
    assert not window.is_idle(at)
    later = at + 60 / min(limit, 1) + 1
    assert window.is_idle(later)
    assert window.free_at() <= later


def test_what_is_under_way_takes_up_room() -> None:
    window = Window(2, 1.0)
    window.begin()
    assert window.free_at() == 0.0
    window.begin()
    assert window.free_at() == math.inf
    window.end(10.0)
    assert window.free_at() == 11.0


def say(pace: Pace, chat: int, now: float, messages: int = 1) -> None:
    pace.begin(chat)
    pace.end(chat, now, messages)


def test_what_was_not_said_takes_up_no_room() -> None:
    pace = Pace(Limits(overall=1))
    say(pace, 5, 10.0, 0)
    assert (pace.free_at(5), pace.overall_free_at()) == (0.0, 0.0)


def test_a_private_chat_takes_a_short_burst() -> None:
    pace = Pace(Limits(private=1))
    for _ in range(BURST):
        assert pace.free_at(5) <= 10.0
        say(pace, 5, 10.0)
    assert pace.free_at(5) == 10.0 + BURST


def test_an_album_counts_as_its_items() -> None:
    pace = Pace(Limits(group=20))
    say(pace, -1, 10.0, 10)
    say(pace, -1, 11.0, 10)
    assert pace.free_at(-1) == 70.0


def test_one_chat_does_not_use_up_another() -> None:
    pace = Pace(Limits(overall=100, private=1))
    for _ in range(BURST):
        say(pace, 5, 10.0)
    assert pace.free_at(6) == 0.0
    assert pace.overall_free_at() <= 10.0


def test_quiet_chats_are_forgotten() -> None:
    pace = Pace(Limits())
    say(pace, 5, 10.0, 3)
    pace.forget_idle(11.0)
    assert pace.free_at(5) > 11.0
    pace.forget_idle(1000.0)
    assert pace.free_at(5) == 0.0
