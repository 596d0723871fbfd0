"""A clock that never goes back and never stands still, whatever is done to the computer's own."""

from collections.abc import Callable
from datetime import datetime, timedelta


class SteadyClock:
    """The given clock, but where that is set back, time goes on from where it was.

    Pace and rests are moments ahead: a clock set back by an hour would make us silent for that long.
    """

    def __init__(self, clock: Callable[[], datetime], seconds: Callable[[], float]) -> None:
        """Take the clock, and a count of seconds that nobody can set (`time.monotonic`)."""
        self._clock = clock
        self._seconds = seconds
        self._last = clock()
        self._counted = seconds()

    def __call__(self) -> datetime:
        """Give the present moment."""
        counted = self._seconds()
        went_on = self._last + timedelta(seconds=counted - self._counted)
        self._last, self._counted = max(self._clock(), went_on), counted
        return self._last
