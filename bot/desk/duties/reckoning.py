"""Reckoning deadlines anew after the calendar or the promises of the ministry's file changed."""

from bot.deadlines import fingerprint, legal_deadline
from bot.desk.cards.showing import show_card, show_receipt
from bot.desk.timing import keep_time
from bot.desk.work import Work
from storage import appeals, deadlines, formals, occasions
from storage.records import Appeal

AT_ONCE = 100
"""Appeals reckoned in one transaction."""
PREFIX = "calendar:"


def has_changed(work: Work) -> bool:
    """Whether deadlines in the database were reckoned by another calendar than the present one."""
    return occasions.happened_at(work.rows, _key(work)) is None


def reckon(work: Work, last: int) -> int | None:
    """Reckon the deadlines of the next open appeals after a number; give the last of them, None after all."""
    numbers = deadlines.unfinished(work.rows, last, AT_ONCE)
    for number in numbers:
        if appeal := appeals.lock(work.rows, number):
            _reckon(work, appeal)
    if len(numbers) == AT_ONCE:
        return numbers[-1]
    occasions.forget(work.rows, PREFIX)
    occasions.first_time(work.rows, _key(work), work.now)
    return None


def _reckon(work: Work, before: Appeal) -> None:
    after = keep_time(work, before)
    formal = formals.find(work.rows, before.id) if before.formal_due_at else None
    if formal is not None:
        formal_due_at = legal_deadline(formal, work.office.calendar)
        if formal_due_at != after.formal_due_at:
            after = work.change_appeal(after, formal_due_at=formal_due_at)
    was_told = before.due_at is not None
    if was_told and (before.due_at, before.formal_due_at) != (after.due_at, after.formal_due_at):
        show_receipt(work, after)
        if not work.office.is_behind(after.place.chat_id):  # else it is shown with what happens to it next
            show_card(work, after)


def _key(work: Work) -> str:
    return PREFIX + fingerprint(work.office.ministry, work.office.calendar, work.now)
