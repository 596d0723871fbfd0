"""The clock of a promised answer: whatever becomes of an appeal, it runs while one is owed, and only then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import Calendar, public_holidays
from bot.deadlines import clock, fingerprint, is_owed
from bot.formal import Deed, FormalOrder, read_order
from bot.ministry import load
from bot.texts import LANGUAGES, voice
from storage.records import Appeal, Kind, Place, Status

ENERGY, CALENDAR = load("energy"), Calendar()
public_holidays(2026)  # imports them: Hypothesis wants each example to be quick
NOON = datetime(2026, 11, 23, 7, tzinfo=UTC)
WAYS = st.lists(
    st.tuples(st.sampled_from(Status), st.timedeltas(timedelta(), timedelta(days=9))), min_size=1, max_size=8
)


def opened() -> Appeal:
    appeal = Appeal(
        id=1,
        citizen_id=1,
        status=Status.NEW,
        kind=Kind.REPORT,
        topic="fuel",
        region=None,
        regions=(),
        language="kk",
        tone="neutral",
        urgent=False,
        place=Place(-1),
        taken_by=None,
        taken_name=None,
        created_at=NOON,
        touched_at=NOON,
        answered_at=None,
        closed_at=None,
    )
    return ticked(appeal, NOON)


def ticked(appeal: Appeal, now: datetime) -> Appeal:
    changes: dict[str, Any] = dict(clock(appeal, ENERGY, CALENDAR, now))
    return replace(appeal, **changes)


def walked(way: Sequence[tuple[Status, timedelta]]) -> list[tuple[Appeal, datetime]]:
    """Give the appeal after each step of a way through statuses."""
    steps = [(opened(), NOON)]
    for status, later in way:
        appeal, now = steps[-1][0], steps[-1][1] + later
        steps.append((ticked(replace(appeal, status=status), now), now))
    return steps


@given(WAYS)
def test_a_promise_runs_exactly_while_an_answer_is_owed(way: list[tuple[Status, timedelta]]) -> None:
    for appeal, _ in walked(way):
        runs = appeal.due_from is not None and appeal.paused_at is None
        assert runs == is_owed(appeal)
        assert appeal.paused_at is None or appeal.status is Status.WAITING


@given(WAYS)
def test_the_clock_set_twice_is_the_clock_set_once(way: list[tuple[Status, timedelta]]) -> None:
    for appeal, now in walked(way):
        assert not clock(appeal, ENERGY, CALENDAR, now)
        assert not clock(appeal, ENERGY, CALENDAR, now + timedelta(days=3))


@given(WAYS)
def test_a_running_promise_is_never_shortened(way: list[tuple[Status, timedelta]]) -> None:
    for (before, _), (after, now) in pairwise(walked(way)):
        if after.due_at and before.due_at:
            assert after.due_at >= before.due_at
        if after.due_round != before.due_round:
            assert after.due_from == now


def test_an_appeal_from_before_the_clock_counts_from_when_it_came_or_was_answered() -> None:
    old = replace(opened(), due_from=None, due_at=None, due_round=0, status=Status.IN_PROGRESS)
    later = NOON + timedelta(days=30)
    assert ticked(old, later).due_from == NOON
    assert ticked(replace(old, answered_at=NOON), later).due_from == later


@given(st.text(max_size=60) | st.from_regex(r"\A№?\d{1,10} ?[a-zЗТ0-9. -]{0,40}\Z"), st.none() | st.just(7))
def test_an_order_is_always_read(written: str, replied: int | None) -> None:
    order = read_order(written, replied)
    assert order.deed is Deed.HELP or (
        order.appeal_id is not None and (order.words or order.deed is Deed.OFF)
    )


@pytest.mark.parametrize(
    ("written", "replied", "order"),
    [
        ("41 ЗТ-2026-0123", None, FormalOrder(41, Deed.ATTACH, "ЗТ-2026-0123")),
        ("№ 41 ЗТ-2026-0123", None, FormalOrder(41, Deed.ATTACH, "ЗТ-2026-0123")),
        ("ЗТ-2026-0123", 41, FormalOrder(41, Deed.ATTACH, "ЗТ-2026-0123")),
        ("41 ЗТ-2026-0123", 42, FormalOrder(None, Deed.HELP)),
        ("41 снять", None, FormalOrder(41, Deed.OFF)),
        ("алып тастау", 41, FormalOrder(41, Deed.OFF)),
        ("41 переслать в акимат", None, FormalOrder(41, Deed.FORWARD, "в акимат")),
        ("99999999999 off", None, FormalOrder(None, Deed.HELP)),
    ],
)
def test_orders_in_three_languages(written: str, replied: int | None, order: FormalOrder) -> None:
    assert read_order(written, replied) == order


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_help_are_understood(language: str) -> None:
    say = voice(language)
    deeds = [read_order(f"41 {say(word)} 13.05.2026 because", None).deed for word in ("extend", "forward")]
    assert [*deeds, read_order(f"41 {say('off')}", None).deed] == [Deed.EXTEND, Deed.FORWARD, Deed.OFF]


def test_another_promise_in_the_file_changes_the_fingerprint() -> None:
    longer = replace(ENERGY, working_days=5)
    assert fingerprint(ENERGY, CALENDAR, NOON) != fingerprint(longer, CALENDAR, NOON)
