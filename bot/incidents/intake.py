"""Whether the intake has stopped, or more waits than is usual: told only where enough is known. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from bot.incidents.unusual import are_too_many

LEAST_USUAL = 5
"""Where fewer appeals than this usually come within the time, silence means nothing."""
QUIET_WINDOW = timedelta(hours=4)
"""Time, within the working day, in which at least something comes where people write at all."""
LEAST_GROWTH = 20
"""More open appeals than usual below which a queue is not said to grow."""
TIMES_USUAL = 2


def is_silent(came: int, earlier: Sequence[int]) -> bool:
    """Whether nothing came although in the same hours of earlier weeks enough usually did."""
    return came == 0 and len(earlier) >= 2 and median(earlier) >= LEAST_USUAL


def grows(came: int, done: int, earlier: Sequence[tuple[int, int]]) -> bool:
    """Whether in a day far more came than was done, against what is left over usually.

    `earlier` gives (came, done) of the same day of earlier weeks.
    """
    left = came - done
    usual = median([max(before - after, 0) for before, after in earlier]) if earlier else 0
    return left >= LEAST_GROWTH and left > TIMES_USUAL * usual and are_too_many(left, usual)
