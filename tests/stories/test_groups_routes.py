"""Which staff chat gets an appeal: its route's, a forum topic perhaps, and another once it is corrected."""

from dataclasses import replace

import pytest

from bot.demo.telegram import Group
from bot.ministry import Route
from tests.stage import Stage, shown

FUEL = "No petrol in Kyzylorda for three days"


def routes(stage: Stage, *given: tuple[str | None, str | None, Group, int | None]) -> None:
    """Let appeals of topic and region go to groups, or to forum topics of them."""
    made = tuple(Route(topic, region, group.id, thread) for topic, region, group, thread in given)
    stage.ministry = replace(stage.ministry, routes=made)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (FUEL, "both"),
        ("No petrol in Astana for three days", "topic"),
        ("No electricity in Kyzylorda since morning", "region"),
        ("No electricity in Astana since morning", "default"),
    ],
)
async def test_the_closest_route_wins(quiet_stage: Stage, words: str, where: str) -> None:
    stage = quiet_stage
    groups = {name: stage.telegram.supergroup(name, [stage.bolat]) for name in ("both", "topic", "region")}
    routes(
        stage,
        (None, "KZ-43", groups["region"], None),
        ("fuel", None, groups["topic"], None),
        ("fuel", "KZ-43", groups["both"], None),
    )
    async with stage.bot():
        stage.aigerim.writes(words)
        await stage.sees({**groups, "default": stage.staff}[where], "№ 1 ·", words)


async def test_corrected_topic_moves_the_card_with_all_beneath_it(quiet_stage: Stage) -> None:
    stage = quiet_stage
    light = stage.telegram.supergroup("Light", members=[stage.dana])
    routes(stage, ("electricity", None, light, None))
    async with stage.bot():
        stage.aigerim.sends_photo(FUEL)
        old = await stage.card(1)
        stage.aigerim.writes("It is dark too")
        await stage.sees(stage.staff, "It is dark too")
        stage.bolat.presses_data(old, "topic:1:electricity")
        new = await stage.sees(light, "№ 1 ·", "Electricity", FUEL)
        await stage.sees(light, "The citizen adds:", "It is dark too")
        await stage.until(lambda: [m for m in light.messages if m.kind == "photo"])
        await stage.sees(stage.staff, "№ 1 · Passed on to another staff chat")
        stage.dana.writes("Light comes.", chat=light, reply_to=new)
        await stage.sees(stage.aigerim.chat, "Light comes.")


async def test_old_card_loses_its_buttons_and_its_late_presses_do_no_harm(quiet_stage: Stage) -> None:
    stage = quiet_stage
    light = stage.telegram.supergroup("Light", members=[stage.dana])
    routes(stage, ("electricity", None, light, None))
    async with stage.bot():
        stage.aigerim.writes(FUEL)
        old = await stage.card(1)
        stage.bolat.presses_data(old, "topic:1:electricity")
        await stage.sees(stage.staff, "Passed on")
        await stage.sees(light, "№ 1 ·")
        assert not old.buttons
        press = stage.bolat.presses_data(old, "topics:1")
        await stage.until(lambda: press.answer)
        assert "Passed on" in shown(old)


async def test_card_stands_in_its_forum_topic(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True)
    thread = forum.topic("Fuel")
    routes(stage, ("fuel", None, forum, thread))
    async with stage.bot():
        stage.aigerim.sends_photo(FUEL)
        card = await stage.sees(forum, "№ 1 ·", FUEL)
        photo = (await stage.until(lambda: [m for m in forum.messages if m.kind == "photo"]))[0]
        assert card.thread == photo.thread == thread
        stage.bolat.writes("Talk in the topic", chat=forum, thread=thread)
        sticker = stage.bolat.sends_sticker(chat=forum, thread=thread, reply_to=card)
        word = await stage.sees(forum, "Not sent")
        assert (word.reply_to, word.thread) == (sticker, thread)


async def test_deleted_topic_falls_back_to_the_default_chat(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True)
    thread = forum.topic("Fuel")
    routes(stage, ("fuel", None, forum, thread))
    async with stage.bot():
        stage.dana.language_code = "en"
        stage.dana.starts()
        stage.aigerim.writes(FUEL)
        await stage.sees(forum, "№ 1 ·")
        forum.delete_topic(thread)
        stage.sergei.writes("Нет бензина в Астане")
        await stage.card(2)
        stage.aigerim.writes("Still none")
        await stage.card(1, FUEL)
        await stage.sees(stage.staff, "The citizen adds:", "Still none")
        words = [m for m in stage.dana.chat.messages if "Cards cannot be shown" in shown(m)]
        assert len(words) == 1


async def test_deleted_default_topic_falls_back_to_its_group(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True)
    thread = forum.topic("All")
    stage.more["STAFF_CHAT_ID"] = f"{forum.id}:{thread}"
    forum.delete_topic(thread)
    async with stage.bot():
        stage.aigerim.writes(FUEL)
        card = await stage.sees(forum, "№ 1 ·", FUEL)
        stage.bolat.writes("Petrol comes.", chat=forum, reply_to=card)
        await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_closed_topic_counts_as_gone(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = stage.telegram.supergroup("Ministry", members=[stage.bolat], forum=True, bot="member")
    thread = forum.topic("Fuel")
    forum.close_topic(thread)
    routes(stage, ("fuel", None, forum, thread))
    async with stage.bot():
        stage.aigerim.writes(FUEL)
        await stage.card(1, FUEL)
