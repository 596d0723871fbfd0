"""Transactions that share one commit: whatever waits together is written together, each as if alone."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

SLICE = 0.008
"""Seconds of work that share one commit, so that neither its callers nor what goes first wait for long."""

END_SECONDS = 5.0
"""How long a database that is closed waits for what is being committed."""


class Job:
    """One caller's transaction within a common commit, which it `ends` if its caller is in a hurry."""

    def __init__(self, work: Callable[..., Any], args: tuple[Any, ...], *, ends: bool) -> None:
        self._work = work
        self._args = args
        self._value: Any = None
        self.ends = ends
        self.error: Exception | None = None
        self.told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def run(self, connection: Connection) -> None:
        """Do the work and keep what it gives."""
        self._value = self._work(connection, *self._args)

    def fail(self, error: Exception) -> None:
        """End without a commit, by this error unless its own failure is known already."""
        self.error = self.error or _tellable(error)

    def tell(self) -> None:
        """Let the caller have what the work returned, or raised; a caller who left is told nothing."""
        if self.told.done():
            return
        if self.error:
            self.told.set_exception(self.error)
        else:
            self.told.set_result(self._value)


class Queue:
    """What waits for the next commit."""

    def __init__(self) -> None:
        self._first: deque[Job] = deque()
        self._waiting: deque[Job] = deque()

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._first or self._waiting)

    def put(self, job: Job, *, first: bool) -> None:
        """Let a job wait for the next commit, before those that do not go `first`."""
        (self._first if first else self._waiting).append(job)

    def next(self) -> Job | None:
        """Give what goes next into a commit, None if nothing waits."""
        return (self._first or self._waiting).popleft() if self else None

    def put_back(self, jobs: Sequence[Job]) -> None:
        """Let jobs whose commit never came wait for the next one, before all others."""
        self._first.extendleft(reversed(jobs))


class Commits:
    """Commits what waits for as long as anything does, and tells each caller as soon as it is on disk."""

    def __init__(self, commit_waiting: Callable[[Queue], Awaitable[None]]) -> None:
        """Take what commits some or all of a queue; if that raises, whatever waits fails by it."""
        self._commit_waiting = commit_waiting
        self._queue = Queue()
        self._at_work: asyncio.Task[None] | None = None

    async def run(
        self, work: Callable[..., Any], args: tuple[Any, ...], *, first: bool, at_once: bool
    ) -> Any:
        """Give what `work` returns once that is committed; see `Database.run`."""
        job = Job(work, args, ends=at_once)
        self._queue.put(job, first=first or at_once)
        if self._at_work is None:
            # Its owner is `end`, and what goes wrong in it is told to those who wait.
            self._at_work = asyncio.create_task(self._commit_all())  # noqa: TID251
        return await job.told

    async def end(self) -> None:
        """Return once nothing waits, or when the database does not let it end in time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(END_SECONDS):
                while self._at_work is not None:
                    await self._at_work

    async def _commit_all(self) -> None:
        try:
            while self._queue:
                try:
                    await self._commit_waiting(self._queue)
                except Exception as error:  # noqa: BLE001  nothing can be committed: each caller must hear of it
                    while job := self._queue.next():
                        job.fail(error)
                        job.tell()
        finally:
            self._at_work = None


def commit(connection: Connection, queue: Queue, is_open: Callable[[Connection], bool]) -> list[Job]:
    """Run what waits in one transaction, for a while, and give those whose callers are to be told.

    If a job fails, all run once more, that one undone alone: a savepoint for each costs a tenth of the work
    and is seldom needed. `is_open` tells whether the database still holds the transaction after an error. If
    this is interrupted, the jobs wait again.
    """
    if (job := queue.next()) is None:
        return []
    taken = [job]
    try:
        _run_all(connection, queue, taken, is_open)
    except Exception as error:  # noqa: BLE001  nothing was committed: each caller must hear of it
        for job in taken:
            job.fail(error)
    except BaseException:
        queue.put_back(taken)
        raise
    return taken


def _run_all(
    connection: Connection, queue: Queue, taken: list[Job], is_open: Callable[[Connection], bool]
) -> None:
    """Run the job that is taken and those behind it; raises what kept them all from being committed."""
    ends = perf_counter() + SLICE
    try:
        with connection.begin():
            taken[0].run(connection)
            while not taken[-1].ends and perf_counter() < ends and (job := queue.next()):
                taken.append(job)
                job.run(connection)
    except Exception:
        if len(taken) == 1 or connection.invalidated:  # a connection made anew would not hold our lock
            raise
        with connection.begin():
            for job in taken:
                _run_apart(connection, job, is_open)


def _run_apart(connection: Connection, job: Job, is_open: Callable[[Connection], bool]) -> None:
    try:
        with connection.begin_nested():
            job.run(connection)
    except Exception as error:
        job.fail(error)
        if not is_open(connection):
            raise


def _tellable(error: Exception) -> Exception:
    """Give what a future can raise: it takes no StopIteration."""
    if not isinstance(error, StopIteration):
        return error
    told = RuntimeError("a transaction raised StopIteration")
    told.__cause__ = error
    return told
