"""Staff see who waits: the queue of their chat, its parts, and the next card of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.telegram import Message
from bot.links import message_link
from bot.ministry import Route
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"
LIGHT = "Нет света в Астане"


async def asked(stage: Stage, *texts: str) -> list[Message]:
    """Let Aigerim bring several matters, one after another, and give their cards."""
    cards = []
    for number, text in enumerate(texts, start=1):
        stage.aigerim.writes(f"/new {text}")
        cards.append(await stage.card(number))
    return cards


async def queue(stage: Stage, *words: str) -> Message:
    """Let Bolat ask for the queue, and give it once it has these words."""
    stage.bolat.writes("/queue", chat=stage.staff)
    return await stage.sees(stage.staff, "Queue", *words)


async def turned(stage: Stage, shows: Message, button: str, *words: str) -> str:
    """Let Bolat press a button of the queue, and give what stands there once it has these words."""
    stage.bolat.presses(shows, button)
    await stage.until(lambda: all(word in shown(shows) for word in words))
    return shown(shows)


async def test_who_waits_longest_stands_first(stage: Stage) -> None:
    cards = await asked(stage, ROADS, LIGHT)
    stage.clock.ahead += timedelta(days=9)
    shows = await queue(stage, "Queue · All · 1–2 / 2")
    first, second = shown(shows).split("\n\n")[1:]
    head, about = first.split("\n", 1)
    assert about == f"Fuel · Kyzylorda Region\n{ROADS}"
    age, overdue, who = head.removeprefix("№ 1 · ").split(" · ")
    assert (age, overdue.split()[0], who) == ("9 days", "overdue:", "nobody has it")
    assert second.startswith("№ 2 · 9 days")
    links = [entity["url"] for entity in shows.entities if entity["type"] == "text_link"]
    assert links == [message_link(stage.staff.id, card.id) for card in cards]


async def test_what_is_answered_or_closed_leaves_the_queue(stage: Stage) -> None:
    answered, closed = await asked(stage, ROADS, LIGHT)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=answered)
    stage.bolat.presses(closed, "Close")
    await stage.card(1, "Answered")
    await stage.card(2, "Closed")
    assert "Nothing waits here." in shown(await queue(stage))


async def test_parts_of_the_queue_are_one_tap_away(stage: Stage) -> None:
    mine, _ = await asked(stage, ROADS, LIGHT)
    stage.bolat.presses(mine, "Take")
    await stage.card(1, "Works on it: Bolat")
    shows = await queue(stage)
    assert "№ 1 ·" in await turned(stage, shows, "Mine", "Mine · 1–1 / 1", "Bolat")
    assert "№ 2 ·" in await turned(stage, shows, "Nobody has it", "Nobody has it · 1–1 / 1")
    assert "Nothing waits" in await turned(stage, shows, "Overdue", "Queue · Overdue")
    stage.clock.ahead += timedelta(days=9)
    await turned(stage, shows, "All", "All · 1–2 / 2")
    assert "№ 1 ·" in await turned(stage, shows, "Overdue", "Overdue · 1–2 / 2")


async def test_who_waits_for_the_citizen_stands_apart(stage: Stage) -> None:
    card, _ = await asked(stage, ROADS, LIGHT)
    stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card)
    await stage.card(1, "Waiting for the citizen")
    shows = await queue(stage, "All · 1–1 / 1")
    assert "№ 1 ·" not in shown(shows)
    assert "№ 1 ·" in await turned(stage, shows, "Waiting for the citizen", "1–1 / 1", ROADS)


async def test_queue_of_a_topic_or_a_region(stage: Stage) -> None:
    await asked(stage, ROADS, LIGHT)
    shows = await queue(stage)
    await turned(stage, shows, "By topic", "By topic:")
    assert ROADS in await turned(stage, shows, "Fuel · 1", "Queue · Fuel")
    await turned(stage, shows, "By region", "By region:")
    assert LIGHT in await turned(stage, shows, "Astana · 1", "Queue · Astana")


async def test_long_queue_has_pages(stage: Stage) -> None:
    await asked(stage, *(f"{ROADS}, number {number}" for number in range(1, 13)))
    shows = await queue(stage, "1–10 / 12")
    assert "number 11" not in shown(shows)
    assert "number 12" in await turned(stage, shows, "Newer →", "11–12 / 12")
    assert "number 1\n" in await turned(stage, shows, "← Older", "1–10 / 12")


async def test_old_and_forged_buttons_show_the_present_queue(stage: Stage) -> None:
    await asked(stage, ROADS)
    shows = await queue(stage)
    for data in ("queue:9999:a", "queue:0:tnothing", "queue:0:rXX", "queue:1:x", "queue:0:a/99", "queue:7"):
        press = stage.bolat.presses_data(shows, data)
        await stage.until(lambda press=press: press.answer)  # type: ignore[misc]
    stage.bolat.presses_data(shows, f"queue:{10**30}:a")
    assert ROADS in await turned(stage, shows, "✓ All", "All · 1–1 / 1")


async def test_each_forum_topic_has_its_queue_and_the_forum_all(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True)
    fuel = forum.topic("Fuel")
    route = Route("fuel", None, forum.id, fuel)
    stage.ministry, stage.staff = replace(stage.ministry, routes=(route,)), forum
    async with stage.bot():
        await asked(stage, ROADS, LIGHT)
        stage.bolat.writes("/queue", chat=forum, thread=fuel)
        own = await stage.sees(forum, "Queue · All · 1–1 / 1", ROADS)
        assert own.thread == fuel
        stage.bolat.presses(own, "Nobody has it")
        await stage.until(lambda: "Nobody has it · 1–1 / 1" in shown(own))
        stage.bolat.writes("/queue", chat=forum)
        await stage.sees(forum, "Queue · All · 1–2 / 2", LIGHT)


async def test_queue_of_another_chat_is_not_shown(quiet_stage: Stage) -> None:
    stage = quiet_stage
    other = stage.telegram.supergroup("Fuel only", members=[stage.mallory], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route("fuel", None, other.id, None),))
    async with stage.bot():
        stage.aigerim.writes(ROADS)
        await stage.sees(other, "№ 1 ·")
        assert "Nothing waits here." in shown(await queue(stage))


async def test_next_leads_to_the_oldest_card_that_nobody_has(stage: Stage) -> None:
    first, second = await asked(stage, ROADS, LIGHT)
    stage.bolat.writes("/next", chat=stage.staff)
    assert (await stage.sees(stage.staff, "№ 1", "nobody has it")).reply_to is first
    stage.bolat.presses(first, "Take")
    await stage.card(1, "Works on it: Bolat")
    stage.bolat.writes("/next", chat=stage.staff)
    assert (await stage.sees(stage.staff, "№ 2", "nobody has it")).reply_to is second
    stage.bolat.presses(second, "Take")
    await stage.card(2, "Works on it: Bolat")
    stage.bolat.writes("/next", chat=stage.staff)
    assert (await stage.sees(stage.staff, "№ 1", "just now · by Dec", " · Bolat")).reply_to is first


async def test_next_gives_a_card_anew_that_was_deleted(stage: Stage) -> None:
    [card] = await asked(stage, ROADS)
    stage.bolat.deletes(card)
    stage.clock.ahead += timedelta(hours=1)
    stage.bolat.writes("/next", chat=stage.staff)
    pointer = await stage.sees(stage.staff, "№ 1", "nobody has it")
    assert pointer.reply_to
    assert pointer.reply_to is not card
    assert ROADS in shown(pointer.reply_to)


async def test_next_with_nobody_waiting_says_so(stage: Stage) -> None:
    stage.bolat.writes("/next", chat=stage.staff)
    await stage.sees(stage.staff, "Nobody waits for an answer here.")


@pytest.mark.parametrize("command", ["/queue", "/next", f"/find {ROADS}"])
async def test_who_left_asks_in_vain(stage: Stage, command: str) -> None:
    await asked(stage, ROADS)
    stage.mallory.joins(stage.staff)
    stage.mallory.leaves(stage.staff)
    before = len(stage.staff.messages)
    stage.mallory.writes(command, chat=stage.staff)
    stage.sergei.writes(LIGHT)
    await stage.card(2)
    assert len(stage.staff.messages) == before + 2
