"""Keeping the clock of a promised answer true to the appeal's status and topic."""

from collections.abc import Mapping

from bot.deadlines import clock, promised_by
from bot.desk.work import Work
from storage.records import Appeal, Kind


def keep_time(work: Work, appeal: Appeal) -> Appeal:
    """Give the appeal with its clock as its status and topic want it; the same again changes nothing.

    Whatever is shown goes through here, so no act can change a status and forget the clock.
    """
    changes = clock(appeal, work.office.ministry, work.office.calendar, work.now)
    return work.change_appeal(appeal, **changes) if changes else appeal


def opening_clock(work: Work, kind: str, topic: str) -> Mapping[str, object]:
    """Give the columns of the clock with which an appeal opens."""
    if kind == Kind.THANKS:
        return {}
    due_at = promised_by(work.office.ministry, topic, work.now, work.office.calendar)
    return {"due_from": work.now, "due_at": due_at, "due_round": 1}
