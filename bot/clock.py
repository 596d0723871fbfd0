"""The clock: says when digests are due and old things are forgotten; what was done stands in the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.desk import Desk, Work
from bot.desk.duties.reckoning import has_changed, reckon
from bot.desk.duties.rounds import ROUNDS
from bot.desk.forgetting.retention import retain
from bot.digests import Digests
from storage import inbox, pulses

log = logging.getLogger(__name__)

FORGET_AFTER = timedelta(days=2)
"""Telegram repeats an update for a day at most; two keep us on the safe side."""


def clock(digests: Digests, desk: Desk) -> AsyncIOScheduler:
    """Give the clock, wound up but not started."""
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})
    scheduler.add_job(_job(digests.send_due, desk), CronTrigger(second=0, timezone=UTC))  # on the minute
    scheduler.add_job(_job(desk, forget), IntervalTrigger(hours=1))
    scheduler.add_job(_job(walk_rounds, desk), IntervalTrigger(minutes=1))
    scheduler.add_job(_job(retain, desk), IntervalTrigger(hours=1))
    return scheduler


async def catch_up(digests: Digests, desk: Desk) -> None:
    """Do what came due while the bot was stopped; if that fails, the bot works on and the log says so."""
    await _go_on_after("the digest that was due", digests.send_due(desk))
    await _go_on_after("the erasing of what is old", retain(desk))


async def walk_rounds(desk: Desk) -> None:
    """Tell what is due; whatever is wrong with one round, the others are walked and the log says so."""
    for act in ROUNDS:
        await _go_on_after(f"the round {act.__name__}", desk(act))


async def follow_calendar(desk: Desk) -> None:
    """Reckon all deadlines anew, some at a time, if the calendar is another than before."""
    last: int | None = 0 if await desk(has_changed) else None
    while last is not None:
        last = await desk(reckon, last)


def forget(work: Work) -> None:
    """Forget updates that cannot come again, and hours with which nothing is compared any more."""
    inbox.forget(work.rows, work.now - FORGET_AFTER)
    pulses.forget(work.rows, work.now)


async def _go_on_after(what: str, doing: Awaitable[None]) -> None:
    try:
        await doing
    except Exception:  # whatever is wrong with one thing that is due must not keep the bot from the others
        log.exception("%s failed", what)


def _job(act: Callable[..., Awaitable[None]], *args: object) -> Callable[[], Awaitable[None]]:
    async def job() -> None:
        with suppress(asyncio.CancelledError):  # the bot stops; the next start catches up
            await act(*args)

    return job
