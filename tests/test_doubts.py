"""When it is doubtful that a message belongs to the appeal to which it is added."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.doubts import SPOKEN_OF, is_doubtful
from bot.tags import Tags
from storage.records import Appeal, Kind, Place, Status

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FUEL = Appeal(
    id=1,
    citizen_id=1,
    status=Status.NEW,
    kind=Kind.REPORT,
    topic="fuel",
    region="KZ-43",
    regions=(),
    language="en",
    tone="neutral",
    urgent=False,
    place=Place(-1),
    taken_by=None,
    taken_name=None,
    created_at=NOW,
    touched_at=NOW,
    answered_at=None,
    closed_at=None,
)
POWER = replace(FUEL, id=2, topic="electricity")
WORDS = Tags("en", True, None, (), "other", (), 0.0, "report", "neutral", False, {})
LATER = NOW + SPOKEN_OF + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("appeal", "tags"),
    [
        (FUEL, WORDS),
        (FUEL, replace(WORDS, topic="fuel", region="KZ-43")),
        (FUEL, replace(WORDS, topic="electricity", kind="thanks")),
        (replace(FUEL, topic="other"), replace(WORDS, topic="electricity")),
        (replace(FUEL, topics=("fuel", "gas")), replace(WORDS, topic="gas")),
        (replace(FUEL, region=None), replace(WORDS, region="KZ-71")),
        (replace(FUEL, status=Status.WAITING), replace(WORDS, region="KZ-71")),
    ],
)
def test_what_fits_is_clear(appeal: Appeal, tags: Tags) -> None:
    assert not is_doubtful(appeal, [], tags, NOW, is_topic_sure=True)


@pytest.mark.parametrize("tags", [replace(WORDS, topic="electricity"), replace(WORDS, region="KZ-71")])
def test_another_topic_or_region_is_doubtful(tags: Tags) -> None:
    assert is_doubtful(FUEL, [], tags, NOW, is_topic_sure=True)


def test_topic_that_is_unsure_itself_casts_no_doubt() -> None:
    assert not is_doubtful(FUEL, [], replace(WORDS, topic="electricity"), NOW, is_topic_sure=False)


def test_closed_one_is_doubtful_unless_the_words_name_its_topic() -> None:
    closed = replace(FUEL, status=Status.CLOSED)
    assert is_doubtful(closed, [], WORDS, NOW, is_topic_sure=True)
    assert not is_doubtful(closed, [], replace(WORDS, topic="fuel"), NOW, is_topic_sure=True)


def test_of_two_open_ones_the_one_spoken_of_is_clear_for_a_while() -> None:
    assert not is_doubtful(FUEL, [POWER], WORDS, NOW, is_topic_sure=True)
    assert is_doubtful(FUEL, [POWER], WORDS, LATER, is_topic_sure=True)
    assert not is_doubtful(replace(FUEL, status=Status.WAITING), [POWER], WORDS, LATER, is_topic_sure=True)
