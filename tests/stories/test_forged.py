"""Buttons that nobody was shown: who presses them changes nothing and reads nothing."""

from typing import Any

from bot.demo.telegram import Message, Person
from tests.remembered import remembered
from tests.stage import Stage
from tests.stories.test_proposals import APP

OF_STAFF = (
    *("take:1", "over:1", "close:1", "topic:1:gas", "spam:1", "banned:1", "more:1", "publish:1"),
    *("idea:1", "fate:1:done", "tellfate:1:done", "wordfate:1:refused", "title:1", "same:1:2"),
    *("meet:1", "meetday:1:20261130", "meetat:1:202611301000", "meetsend:1", "meetoff:1", "held:1:1"),
    *("published:0:1-publish", "published:0:1-kk", "answers:0", "give:1", "given:1:5", "rank:0:0."),
    *("incident:1:take", "incident:0:new-1", "incident:1:in-1", "incident:1:merged-2", "incident:1:show-0"),
    *("incidents:0", "alarm:1", "open:0:~", "digest:1:topics", "schedule:0:mon", "bind:0:r0", "why:1:facts"),
)
OF_AUTHOR = (
    *("name:1", "shown:1", "hidename:1", "files:1:0", "thread:1", "withdraw:1", "gone:1", "reopen:1"),
    *("slot:1:202611301000", "nofit:1", "othertime:1", "nocome:1", "callsoff:1", "same:1", "other:1:1-2"),
    *("join:1:1", "leave:1:1", "differ:1:1", "move:1:1", "helped:1", "person:1", "yes:1", "no:1"),
)
MOVING = frozenset({"inbox", "outbox", "occasions", "posts", "citizens", "acts", "words"})
"""Tables that any press, or time, changes."""


async def lasting(stage: Stage) -> dict[str, Any]:
    """Give what is remembered of what was said and done."""
    found = await remembered(stage.database_url)
    found["lines"] = [{**line, "findable": None} for line in found["lines"]]  # the index comes when it comes
    return {name: rows for name, rows in found.items() if name not in MOVING}


async def pressed(stage: Stage, who: Person, under: Message, made: tuple[str, ...]) -> None:
    """Let somebody press buttons that are not there, and wait until each is answered."""
    presses = [who.presses_data(under, data) for data in made]
    await stage.until(lambda: all(press.answer for press in presses))


async def test_stranger_in_private_does_nothing_with_forged_buttons(stage: Stage) -> None:
    stage.aigerim.writes(APP)
    await stage.card(1, "Proposal")
    stage.mallory.writes("/help")
    under = await stage.sees(stage.mallory.chat)
    before = await lasting(stage)
    await pressed(stage, stage.mallory, under, (*OF_STAFF, *OF_AUTHOR))
    assert await lasting(stage) == before
    assert not stage.find(stage.mallory.chat, "petrol")


async def test_staff_and_managers_press_only_what_is_theirs_and_there(stage: Stage) -> None:
    stage.aigerim.writes(APP)
    card = await stage.card(1, "Proposal")
    stage.dana.writes("/help", chat=stage.managers)
    under = await stage.sees(stage.managers)
    before = await lasting(stage)
    stage.dana.presses_data(under, "tellfate:1:done")
    stage.dana.presses_data(under, "incident:0:new-1")
    await pressed(stage, stage.mallory, card, OF_STAFF)
    assert await lasting(stage) == before
