"""A clock that is set back or ahead silences nobody."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.steady import SteadyClock

START = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Fake:
    """A computer's clock that somebody sets, and the seconds that pass meanwhile."""

    def __init__(self) -> None:
        self.set_by = timedelta()
        self.passed = 0.0

    def now(self) -> datetime:
        """Give what the clock shows."""
        return START + self.set_by + timedelta(seconds=self.passed)


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(0, 1e4)), max_size=20))
def test_it_goes_on_at_least_as_fast_as_time(changes: list[tuple[float, float]]) -> None:
    fake = Fake()
    steady = SteadyClock(fake.now, lambda: fake.passed)
    before = steady()
    for set_by, passes in changes:
        fake.set_by += timedelta(seconds=set_by)
        fake.passed += passes
        after = steady()
        assert after - before >= timedelta(seconds=passes) - timedelta(milliseconds=1)
        assert after >= fake.now()
        before = after


def test_left_alone_it_shows_what_the_computer_shows() -> None:
    fake = Fake()
    steady = SteadyClock(fake.now, lambda: fake.passed)
    fake.passed = 3600
    assert steady() == fake.now()
