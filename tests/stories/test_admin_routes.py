"""/routes shows what goes where, what has no route, and which chats are shut to the bot."""

from dataclasses import replace

import pytest

from bot.demo.telegram import Group, Message
from bot.ministry import Route
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import chooses, group

FUEL = "No petrol in Kyzylorda for three days"


async def bound(stage: Stage, chat: Group, *buttons: str, thread: int | None = None) -> None:
    """Let Dana bind a chat with these buttons."""
    message = await chooses(stage, chat, *buttons, "Save", thread=thread)
    await stage.until(lambda: "Bound to" in shown(message))


async def taken(stage: Stage, card: Message) -> None:
    """Let Bolat take a card; that it is edited shows that the bot knows where it stands."""
    stage.bolat.presses(card, "Take")
    await stage.until(lambda: "In progress" in shown(card))


async def routes(stage: Stage, *words: str) -> str:
    """Let Dana ask for the routes in private until they say so, and give them."""
    stage.dana.language_code = "en"
    stage.dana.writes("/routes")
    return shown(await stage.sees(stage.dana.chat, "Where appeals go", *words))


async def test_routes_tell_what_goes_where_and_what_has_none(quiet_stage: Stage) -> None:
    stage = quiet_stage
    fuel, gas = group(stage, "Fuel"), group(stage, "Gas")
    route = Route(topic="gas", region="KZ-71", chat_id=gas.id, thread_id=None)
    stage.ministry = replace(stage.ministry, routes=(route,))
    async with stage.bot():
        await bound(stage, fuel, "Fuel")
        told = await routes(stage)
    assert "“Fuel”\nFuel: all regions\n" in told
    assert "“Gas”, by the ministry’s file\nGas: Astana\n" in told
    assert "“Fuel department”, the default chat\nWhat has no route of its own:\nElectricity, " in told
    assert "\nGas: all regions but Astana\n" in told
    assert "Managers’ chat: “Managers”" in told


async def test_routes_of_an_empty_office_name_the_default_chat(stage: Stage) -> None:
    await routes(stage, "“Fuel department”, the default chat\nWhat has no route of its own:\nall topics: all")


async def test_chat_that_removed_the_bot_is_shown_as_shut_until_it_is_back(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    await bound(stage, fuel, "Fuel")
    await routes(stage)
    fuel.remove_bot(stage.bolat)
    await stage.sees(stage.dana.chat, "I was removed from the chat")
    told = await routes(stage, "“Fuel”\n⚠️ Closed to me: I was removed from it.")
    assert "What should come here goes to the default chat." in told
    fuel.add_bot(stage.bolat, "administrator")
    stage.aigerim.writes(FUEL)
    await taken(stage, await stage.sees(fuel, "№ 1 ·"))
    stage.dana.writes("/routes")
    await stage.until(lambda: "Where appeals go" in shown(stage.dana.chat.last))
    assert "Closed to me" not in shown(stage.dana.chat.last)


async def test_deleted_forum_topic_falls_back_and_is_shown_as_shut(quiet_stage: Stage) -> None:
    stage = quiet_stage
    forum = group(stage, "Ministry", forum=True)
    thread = forum.topic("Petrol")
    async with stage.bot():
        await bound(stage, forum, "Fuel", thread=thread)
        forum.delete_topic(thread)
        stage.aigerim.writes(FUEL)
        await stage.card(1, FUEL)
    async with stage.bot():
        told = await routes(stage, "Closed to me: the forum topic is gone or closed.")
        assert "“Ministry” › Petrol\n" in told


async def test_reopened_forum_topic_is_shown_as_shut_no_more(stage: Stage) -> None:
    forum = stage.telegram.supergroup("Ministry", [stage.dana, stage.bolat], forum=True, bot="member")
    thread = forum.topic("Petrol")
    await bound(stage, forum, "Fuel", thread=thread)
    forum.close_topic(thread)
    stage.aigerim.writes(FUEL)
    await stage.card(1, FUEL)
    assert "Closed to me" in await routes(stage)
    forum.reopen_topic(thread)
    stage.sergei.writes("Нет бензина в Астане")
    await taken(stage, await stage.sees(forum, "№ 2 ·"))
    stage.dana.writes("/routes")
    await stage.until(lambda: "Where appeals go" in shown(stage.dana.chat.last))
    assert "Closed to me" not in shown(stage.dana.chat.last)


async def test_chat_without_the_right_to_write_is_shown_as_shut(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    await bound(stage, fuel, "Fuel")
    fuel.mutes_bot()
    stage.aigerim.writes(FUEL)
    await stage.card(1, FUEL)
    await routes(stage, "Closed to me: I may not write there.")


@pytest.mark.parametrize("where", ["staff", "managers"])
async def test_routes_can_be_asked_for_where_staff_and_managers_sit(stage: Stage, where: str) -> None:
    chat = {"staff": stage.staff, "managers": stage.managers}[where]
    (stage.bolat if where == "staff" else stage.dana).writes("/routes", chat=chat)
    await stage.sees(chat, "Where appeals go", "all topics: all regions")


async def test_citizen_who_writes_routes_is_helped_and_opens_no_appeal(stage: Stage) -> None:
    stage.mallory.writes("/routes")
    await stage.sees(stage.mallory.chat, "Just write what has happened")
    assert not stage.find(stage.staff, "№ 1 ·")
