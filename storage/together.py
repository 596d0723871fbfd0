"""Transactions that share one commit: whatever waits together is written together, each as if alone."""

from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

SLICE = 0.008
"""Seconds of work that share one commit, so that neither its callers nor what goes first wait for long."""


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
        self._first: deque[Job] = deque()
        self._waiting: deque[Job] = deque()

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._first or self._waiting)

    def put(self, work: Callable[..., Any], args: tuple[Any, ...], *, first: bool) -> Job:
        """Let a transaction wait for the next commit, before those that do not go `first`."""
        job = Job(work, args)
        (self._first if first else self._waiting).append(job)
        return job

    def next(self) -> Job | None:
        """Give what goes next into a commit, None if nothing waits; whose caller was refused is left out."""
        while self:
            job = (self._first or self._waiting).popleft()
            if not job.has_ended:
                return job
        return None

    def put_back(self, jobs: Sequence[Job]) -> None:
        """Let jobs whose commit never came wait for the next one, before all others."""
        self._first.extendleft(reversed(jobs))


def commit(connection: Connection, queue: Queue, is_open: Callable[[Connection], bool]) -> None:
    """Run what waits in one transaction, for a while; if a job fails, all once more, that one undone alone.

    A savepoint for each job costs a tenth of the work and is seldom needed. `is_open` tells whether the
    database still holds the transaction after an error. If this is interrupted, the jobs wait again.
    """
    if (job := queue.next()) is None:
        return
    taken = [job]
    try:
        _run_all(connection, queue, taken, is_open)
    except Exception as error:  # noqa: BLE001  nothing was committed: each caller must hear of it
        for job in taken:
            job.fail(error)
    except BaseException:
        queue.put_back(taken)
        raise
    for job in taken:
        job.has_ended = True


def _run_all(
    connection: Connection, queue: Queue, taken: list[Job], is_open: Callable[[Connection], bool]
) -> None:
    """Run the job that is taken and those behind it; raises what kept them all from being committed."""
    ends = perf_counter() + SLICE
    try:
        with connection.begin():
            taken[0].run(connection)
            while perf_counter() < ends and (job := queue.next()):
                taken.append(job)
                job.run(connection)
    except Exception:
        if len(taken) == 1:
            raise
        with connection.begin():
            for job in taken:
                _run_apart(connection, job, is_open)


def _run_apart(connection: Connection, job: Job, is_open: Callable[[Connection], bool]) -> None:
    try:
        with connection.begin_nested():
            job.run(connection)
    except Exception as error:
        job.error = error  # kept for the caller, who awaits the result
        if not is_open(connection):
            raise
