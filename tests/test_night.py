"""Night is from ten to eight by the office's clock, whatever the computer's is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.desk.office import is_night

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("clock", "is_so"),
    [
        ("21:59", False),
        ("22:00", True),
        ("23:59", True),
        ("00:00", True),
        ("07:59", True),
        ("08:00", False),
        ("13:00", False),
    ],
)
def test_night_begins_at_ten_and_ends_at_eight(clock: str, is_so: bool) -> None:
    moment = datetime.fromisoformat(f"2026-11-22T{clock}").replace(tzinfo=ALMATY)
    assert is_night(moment, ALMATY) is is_so
    assert is_night(moment.astimezone(UTC), ALMATY) is is_so
