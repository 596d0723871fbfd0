"""Retention: every night what is old enough is erased, in batches, and only its count is told."""

import logging
from datetime import datetime, timedelta

from bot.desk import Desk, Work
from bot.desk.forgetting.erasing import forget_words
from storage import erasing, occasions
from storage.records import Erased

NIGHT_HOUR = 3
"""From this hour on, by the ministry's clock, a night's work may be done."""
BATCH = 50
"""Appeals in one transaction; others get their turn between two."""
BODIES_BATCH = 500
BODIES_KEPT = timedelta(days=30)
"""So long updates set aside and messages refused keep what they said, for a person to look at."""

log = logging.getLogger(__name__)


async def retain(desk: Desk) -> None:
    """Do the night's work once; what a stopped bot missed, or left half done, is done at its next start."""
    occasion = _occasion(desk)
    if not await desk(is_due, occasion):
        return
    before = desk.clock() - timedelta(days=desk.office.ministry.retention_days)
    erased = people = bodies = 0
    while numbers := await desk.database.read(erasing.ageing, before, BATCH):
        erased += await desk(erase_old, numbers)
    while idle := await desk.database.read(erasing.idle, before, BODIES_BATCH):
        people += await desk(forget_idle, before, idle)
    while forgotten := await desk(forget_bodies):
        bodies += forgotten
    await desk(note_done, occasion)
    log.info("erased for their age: %d appeals, %d people, %d raw messages", erased, people, bodies)


def is_due(work: Work, occasion: str) -> bool:
    """Whether this night's work is still to be done."""
    return occasions.happened_at(work.rows, occasion) is None


def erase_old(work: Work, numbers: list[int]) -> int:
    """Erase appeals which are old enough; what stands in the staff's own chats is theirs to clear."""
    nobodies = {}
    for number, citizen_id in erasing.still_ageing(work.rows, numbers):
        erasing.forget_posts_about(work.rows, citizen_id, number)
        nobodies[number] = erasing.new_nobody(work.rows, work.office.default_language, work.now)
    erasing.erase(work.rows, nobodies, Erased.AGE, work.now)
    forget_words()
    return len(nobodies)


def forget_idle(work: Work, before: datetime, found: list[int]) -> int:
    """Forget people who came long ago and of whom nothing is left."""
    return erasing.forget_idle(work.rows, before, found)


def forget_bodies(work: Work) -> int:
    """Forget what could neither be handled nor said, and is old."""
    return erasing.forget_bodies(work.rows, work.now - BODIES_KEPT, BODIES_BATCH)


def note_done(work: Work, occasion: str) -> None:
    """Remember that this night's work is done."""
    occasions.first_time(work.rows, occasion, work.now)


def _occasion(desk: Desk) -> str:
    night = desk.clock().astimezone(desk.office.zone) - timedelta(hours=NIGHT_HOUR)
    return f"retention:{night:%Y-%m-%d}"
