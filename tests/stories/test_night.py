"""At night no phone rings for what the bot says of its own accord, unless there is danger."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.telegram import Message
from tests.stage import Stage
from tests.stories.asked import NO_PETROL, answered, question

NIGHT, DAY = 18, 7
"""Hours of UTC: 23:00 and 12:00 in Almaty."""


def set_clock(stage: Stage, hour: int) -> None:
    """Let it be this hour of UTC, tomorrow."""
    now = datetime.now(UTC)
    stage.clock.ahead = (now + timedelta(days=1)).replace(hour=hour, minute=0) - now


async def answer(stage: Stage, words: str, hour: int) -> Message:
    """Let Aigerim write these words and Bolat answer at this hour, and give what she reads."""
    set_clock(stage, hour)
    stage.aigerim.writes(words)
    await answered(stage)
    return await stage.sees(stage.aigerim.chat, "Petrol has come.")


@pytest.mark.parametrize(("hour", "is_silent"), [(NIGHT, True), (DAY, False)])
async def test_answer_at_night_comes_quietly(stage: Stage, hour: int, is_silent: bool) -> None:
    assert (await answer(stage, NO_PETROL, hour)).silent is is_silent


async def test_answer_about_danger_rings_at_night(stage: Stage) -> None:
    assert not (await answer(stage, "There is a gas leak, we smell gas in the house", NIGHT)).silent


async def test_who_writes_at_night_is_awake(stage: Stage) -> None:
    set_clock(stage, NIGHT)
    stage.aigerim.writes(NO_PETROL)
    assert not (await stage.sees(stage.aigerim.chat, "№ 1 is registered")).silent


async def test_album_at_night_comes_quietly(stage: Stage) -> None:
    set_clock(stage, NIGHT)
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    stage.bolat.sends_album([("photo", "Look."), ("photo", "")], chat=stage.staff, reply_to=card)
    items = await stage.until(lambda: [m for m in stage.aigerim.chat.messages if m.by_bot and m.album])
    assert all(item.silent for item in items)


@pytest.mark.parametrize(("hour", "is_silent"), [(NIGHT, True), (DAY, False)])
async def test_closing_at_night_asks_quietly(stage: Stage, hour: int, is_silent: bool) -> None:
    set_clock(stage, hour)
    stage.aigerim.writes(NO_PETROL)
    stage.bolat.presses(await stage.card(1), "Close")
    assert (await question(stage, stage.aigerim)).silent is is_silent


async def test_staff_and_admins_are_told_as_ever(stage: Stage) -> None:
    stage.dana.starts()
    set_clock(stage, NIGHT)
    stage.aigerim.writes(NO_PETROL)
    assert not (await stage.card(1)).silent
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot=None)
    club.add_bot(stage.mallory)
    assert not (await stage.sees(stage.dana.chat, "Free petrol")).silent
