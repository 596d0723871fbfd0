"""Transactions that share one commit: whatever waits together is written together, each as if alone."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

BATCH = 200
"""Transactions that share one commit at the most, so that the first need not wait for a long queue."""


class Job:
    """One caller's transaction within a common commit."""

    def __init__(self, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self._work = work
        self._args = args
        self._value: Any = None
        self.error: Exception | None = None
        self.has_ended = False

    def run(self, connection: Connection) -> None:
        """Do the work and keep what it gives."""
        self._value = self._work(connection, *self._args)

    def fail(self, error: Exception) -> None:
        """End without a commit: the caller hears of it, unless its own failure is known already."""
        self.error = self.error or error
        self.has_ended = True

    def result(self) -> Any:
        """Give what the work returned, or raise what it raised."""
        if self.error:
            raise self.error
        return self._value


class Queue:
    """What waits for the next commit."""

    def __init__(self) -> None:
        self._waiting: deque[Job] = deque()

    def put(self, work: Callable[..., Any], args: tuple[Any, ...]) -> Job:
        """Let a transaction wait for the next commit."""
        job = Job(work, args)
        self._waiting.append(job)
        return job

    def take(self) -> list[Job]:
        """Give what goes into the next commit, in order; nothing if an earlier one took it."""
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), BATCH))]

    def put_back(self, jobs: Sequence[Job]) -> None:
        """Let jobs whose commit never came wait for the next one, before all others."""
        self._waiting.extendleft(reversed(jobs))


def commit(connection: Connection, jobs: Sequence[Job], is_open: Callable[[Connection], bool]) -> None:
    """Run jobs in one transaction; if one fails, all of them once more, that one undone by itself.

    A savepoint for each job costs a tenth of the work and is seldom needed. `is_open` tells whether the
    database still holds the transaction after an error.
    """
    try:
        _run_all(connection, jobs, is_open)
    except Exception as error:  # noqa: BLE001  nothing was committed: each caller must hear of it
        for job in jobs:
            job.fail(error)
    for job in jobs:
        job.has_ended = True


def _run_all(connection: Connection, jobs: Sequence[Job], is_open: Callable[[Connection], bool]) -> None:
    try:
        with connection.begin():
            for job in jobs:
                job.run(connection)
    except Exception:
        if len(jobs) == 1:
            raise
        with connection.begin():
            for job in jobs:
                _run_apart(connection, job, is_open)


def _run_apart(connection: Connection, job: Job, is_open: Callable[[Connection], bool]) -> None:
    try:
        with connection.begin_nested():
            job.run(connection)
    except Exception as error:
        job.error = error  # kept for the caller, who awaits the result
        if not is_open(connection):
            raise
