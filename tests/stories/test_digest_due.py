"""The weekly digest comes once: on its hour, after an outage over it, and not before the first start."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.app import run
from bot.demo.telegram import Fault
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import chooses, group

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 4, tzinfo=UTC)
"""09:00 in Almaty, when the digest is due."""
HOUR = timedelta(hours=1)


@asynccontextmanager
async def at_work(stage: Stage, begin: datetime) -> AsyncIterator[None]:
    """Let the bot work as if it were started at `begin`, until it has said who it is and what is due."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        working = group.create_task(run(stage.settings(), stage.ministry, stop, clock_from(begin)))
        try:
            yield
        finally:
            stop.set()
            await working


def clock_from(begin: datetime) -> Callable[[], datetime]:
    """Give a clock that goes on from `begin`."""
    started = datetime.now(UTC)
    return lambda: begin + (datetime.now(UTC) - started)


async def quiet(stage: Stage) -> None:
    """Wait until the bot has begun to work: it answers a word in the managers' chat."""
    before = len(stage.managers.messages)
    stage.dana.writes("/help", chat=stage.managers)
    await stage.until(lambda: len(stage.managers.messages) > before + 1)


def pictures(stage: Stage) -> int:
    """Count the digests in the managers' chat."""
    return sum(message.kind == "rich" for message in stage.managers.messages)


async def appears(stage: Stage, count: int) -> None:
    """Wait until there are so many digests."""
    await stage.until(lambda: pictures(stage) == count)


async def test_nothing_is_due_before_the_first_start(quiet_stage: Stage) -> None:
    async with at_work(quiet_stage, FRIDAY):
        await quiet(quiet_stage)
    assert pictures(quiet_stage) == 0


async def test_outage_over_the_hour_is_caught_up(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, FRIDAY):
        stage.aigerim.writes("No petrol in Kyzylorda for three days")
        await stage.card(1)
    async with at_work(stage, MONDAY + 5 * HOUR):
        digest = await stage.sees(stage.managers, "Arrived: 1 (last week 0)")
    assert "November 16 – November 23" in shown(digest)


async def test_restart_repeats_nothing(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, FRIDAY):
        await quiet(stage)
    for hours in (1, 2, 3):
        async with at_work(stage, MONDAY + hours * HOUR):
            await stage.until(lambda: pictures(stage))
            await quiet(stage)
    assert pictures(stage) == 1


async def test_start_on_the_very_hour_is_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    for begin in (FRIDAY, MONDAY, MONDAY + HOUR / 60):
        async with at_work(stage, begin):
            await quiet(stage)
            await appears(stage, 0 if begin is FRIDAY else 1)
    assert pictures(stage) == 1


async def test_each_week_has_its_own(quiet_stage: Stage) -> None:
    stage = quiet_stage
    for weeks, expected in enumerate((0, 1, 2)):
        async with at_work(stage, FRIDAY + timedelta(weeks=weeks)):
            await appears(stage, expected)
            await quiet(stage)
    assert pictures(stage) == 2


async def test_digest_the_network_lost_comes_at_the_next_start(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, FRIDAY):
        await quiet(stage)
    stage.telegram.faults.add(Fault("sendRichMessage", answer="reset"))
    async with at_work(stage, MONDAY + HOUR):
        await stage.until(lambda: stage.telegram.faults.happened)
    async with at_work(stage, MONDAY + 2 * HOUR):
        await stage.until(lambda: pictures(stage))


async def test_without_managers_nothing_is_due(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.more["MANAGER_CHAT_ID"] = ""
    for begin in (FRIDAY, MONDAY + HOUR):
        async with at_work(stage, begin):
            stage.aigerim.writes("No petrol in Astana")
            await stage.sees(stage.aigerim.chat)
    assert not stage.telegram.calls_of("sendRichMessage")


async def test_schedule_of_the_operator_is_kept(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.more["DIGEST_SCHEDULE"] = "sat 10:00"
    async with at_work(stage, FRIDAY):
        await quiet(stage)
    async with at_work(stage, FRIDAY + 24 * HOUR):
        await stage.until(lambda: pictures(stage) == 1)


async def test_bound_managers_get_what_is_due_after_they_were_bound(quiet_stage: Stage) -> None:
    minister = group(quiet_stage, "Minister")
    async with at_work(quiet_stage, FRIDAY):
        message = await chooses(quiet_stage, minister, "For managers instead", "Save")
        await quiet_stage.until(lambda: "Managers read in" in shown(message))
    async with at_work(quiet_stage, MONDAY + HOUR):
        await appears(quiet_stage, 1)
        await quiet_stage.until(lambda: [m for m in minister.messages if m.kind == "rich"])
        late = group(quiet_stage, "Late")
        message = await chooses(quiet_stage, late, "For managers instead", "Save")
        await quiet_stage.until(lambda: "Managers read in" in shown(message))
    async with at_work(quiet_stage, MONDAY + 2 * HOUR):
        await quiet(quiet_stage)
    assert not [m for m in late.messages if m.kind == "rich"]
    assert len([m for m in minister.messages if m.kind == "rich"]) == 1
