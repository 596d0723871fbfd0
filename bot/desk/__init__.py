"""The desk: everything that can happen to an appeal. One act is one function and one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from bot.desk.office import Office
from bot.desk.work import Work
from storage import inbox
from storage.database import Database, Transaction
from storage.records import Queued

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["Desk", "Office", "UpdateIsDone", "Work"]


class UpdateIsDone(Exception):
    """This update has had its effect already; doing it again would say everything twice."""


@dataclass(slots=True)
class Desk:
    """Does acts: `await desk(receive, incoming)` runs `receive(work, incoming)` and commits.

    A desk `for_update` ticks the inbox row off in the same transaction, so that an update has its effect
    exactly once. What the act put into the outbox is handed over to the sender after the commit, and the
    office learns of it then.
    """

    database: Database
    office: Office
    hand_over: Callable[[Iterable[Queued]], None]
    clock: Callable[[], datetime]
    update_id: int | None = None
    has_acted: bool = False
    first: bool = False
    """Whether its acts overtake those of other desks."""

    def for_update(self, update_id: int) -> "Desk":
        """Give a desk whose next act is what this update does."""
        return replace(self, update_id=update_id, has_acted=False)

    async def __call__(self, act: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do an act in a transaction and give its result; raises UpdateIsDone."""

        def whole(transaction: Transaction) -> tuple[T, Work] | None:
            update_id = None if self.has_acted else self.update_id
            if update_id is not None and not inbox.finish(transaction, update_id):
                return None  # no error: it would undo, and do again, all that shares the commit
            work = Work(transaction, self.clock(), self.office)
            return act(work, *args, **kwargs), work

        if (done := await self.database.run(whole, first=self.first)) is None:
            raise UpdateIsDone(self.update_id)
        result, work = done
        self.has_acted = True
        for learn in work.afterwards:
            learn()
        self.hand_over(work.queued)
        return result
