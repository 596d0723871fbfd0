"""An admin binds groups and forum topics with buttons, without hunting for ids."""

from dataclasses import replace

from bot.demo.telegram import Group, Message, Press
from bot.ministry import Route
from tests.stage import Stage, shown

FUEL = "No petrol in Kyzylorda for three days"
LIGHT = "No electricity in Astana since morning"


async def chooses(stage: Stage, chat: Group, *buttons: str, thread: int | None = None) -> Message:
    """Let Dana send /bind, press these buttons one after another, and give the message."""
    stage.dana.writes("/bind", chat=chat, thread=thread)
    message = await stage.sees(chat, "What should come to")
    for button in buttons:
        await offers(stage, message, button)
        stage.dana.presses(message, button)
    return message


async def offers(stage: Stage, message: Message, button: str) -> None:
    """Wait until a button stands under a message."""
    await stage.until(lambda: button in message.button_texts)


async def told(stage: Stage, press: Press) -> tuple[str, bool]:
    """Wait until a press is answered, and give what it says, and whether as an alert."""
    answer = await stage.until(lambda: press.answer)
    assert answer
    return answer.text, answer.show_alert


def group(stage: Stage, title: str, *, forum: bool = False) -> Group:
    """Give a new group of Dana and Bolat with the bot in it."""
    members = [stage.dana, stage.bolat]
    return stage.telegram.supergroup(title, members, forum=forum, bot="administrator")


async def test_bound_topic_comes_at_once_and_after_a_restart(quiet_stage: Stage) -> None:
    stage = quiet_stage
    fuel = group(stage, "Fuel")
    async with stage.bot():
        message = await chooses(stage, fuel, "Fuel", "Save")
        await stage.until(lambda: "Bound to “Fuel”:\nFuel: all regions" in shown(message))
        stage.aigerim.writes(FUEL)
        await stage.sees(fuel, "№ 1 ·", FUEL)
    async with stage.bot():
        stage.sergei.writes("Нет бензина в Астане")
        card = await stage.sees(fuel, "№ 2 ·")
        stage.bolat.writes("Бензин будет.", chat=fuel, reply_to=card)
        await stage.sees(stage.sergei.chat, "Бензин будет.")


async def test_the_choice_says_in_words_what_is_chosen(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    message = await chooses(stage, fuel, "Fuel", "Gas", "Choose regions", "Astana")
    await stage.until(lambda: "Topics: Fuel, Gas\nRegions: Astana" in shown(message))
    assert "Appeals without a route go to the default chat, “Fuel department”" in shown(message)
    assert "✓ Astana" in message.button_texts
    stage.dana.presses(message, "← Back")
    await stage.until(lambda: {"✓ Fuel", "✓ Gas", "Save", "Cancel"} <= set(message.button_texts))
    assert "Not saved yet" in shown(message)


async def test_regions_are_chosen_on_pages(stage: Stage) -> None:
    south = group(stage, "South")
    message = await chooses(stage, south, "Choose regions", "More regions (1 of 2)", "Ulytau Region")
    await stage.until(lambda: "✓ Ulytau Region" in message.button_texts)
    stage.dana.presses(message, "← Back")
    await stage.until(lambda: "Save" in message.button_texts)
    stage.dana.presses(message, "Save")
    await stage.until(lambda: "all topics: Ulytau Region" in shown(message))


async def test_a_forum_topic_is_bound_by_itself(stage: Stage) -> None:
    forum = group(stage, "Ministry", forum=True)
    fuel, light = forum.topic("Petrol"), forum.topic("Light")
    for thread, topic in ((fuel, "Fuel"), (light, "Electricity")):
        await chooses(stage, forum, topic, "Save", thread=thread)
        await stage.sees(forum, f"{topic}: all regions")
    assert stage.find(forum, "Bound to “Ministry” › Light:")
    stage.aigerim.writes(FUEL)
    assert (await stage.sees(forum, "№ 1 ·")).thread == fuel
    stage.sergei.writes(LIGHT)
    assert (await stage.sees(forum, "№ 2 ·")).thread == light


async def test_what_was_bound_elsewhere_moves_and_both_chats_read_so(stage: Stage) -> None:
    old, new = group(stage, "Old"), group(stage, "New")
    first = await chooses(stage, old, "Fuel", "Gas", "Save")
    await stage.until(lambda: "Bound to “Old”" in shown(first))
    second = await chooses(stage, new, "Fuel")
    await stage.until(lambda: "This will move here:\nFrom “Old”: Fuel: all regions" in shown(second))
    stage.dana.presses(second, "Save")
    await stage.until(lambda: "Before, this went to: “Old”" in shown(second))
    await stage.sees(old, "New appeals go to “New” from now on:", "Fuel: all regions")
    stage.aigerim.writes(FUEL)
    await stage.sees(new, "№ 1 ·")


async def test_the_database_wins_over_the_file(quiet_stage: Stage) -> None:
    stage = quiet_stage
    by_file, bound = group(stage, "By file"), group(stage, "Bound")
    route = Route(topic="fuel", region=None, chat_id=by_file.id, thread_id=None)
    stage.ministry = replace(stage.ministry, routes=(route,))
    async with stage.bot():
        message = await chooses(stage, bound, "Fuel", "Save")
        await stage.until(lambda: "Bound to" in shown(message))
        stage.aigerim.writes(FUEL)
        await stage.sees(bound, "№ 1 ·")
        stage.dana.writes("/unbind", chat=bound)
        await stage.sees(bound, "Nothing is bound to “Bound” any more.", "1 open appeal stays here")
        stage.sergei.writes("Нет бензина в Астане")
        await stage.sees(by_file, "№ 2 ·")


async def test_a_choice_under_way_survives_a_restart(quiet_stage: Stage) -> None:
    stage = quiet_stage
    fuel = group(stage, "Fuel")
    async with stage.bot():
        message = await chooses(stage, fuel, "Fuel")
        await stage.until(lambda: "✓ Fuel" in message.button_texts)
    async with stage.bot():
        stage.dana.presses(message, "Save")
        await stage.until(lambda: "Bound to “Fuel”:\nFuel: all regions" in shown(message))


async def test_buttons_are_safe_to_press_twice(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    message = await chooses(stage, fuel)
    for data in ("bind:0:t+fuel", "bind:0:t+fuel", "bind:0:save", "bind:0:save", "bind:0:t-fuel"):
        press = stage.dana.presses_data(message, data)
    assert (await told(stage, press))[0] == "This choice is over. To choose again: /bind"
    await stage.until(lambda: shown(message) == "Bound to “Fuel”:\nFuel: all regions")
    assert not message.buttons


async def test_nothing_chosen_cannot_be_saved_and_cancel_changes_nothing(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    message = await chooses(stage, fuel)
    assert await told(stage, stage.dana.presses(message, "Save")) == (
        "Please choose a topic or a region first.",
        True,
    )
    stage.dana.presses(message, "Fuel")
    await stage.until(lambda: "✓ Fuel" in message.button_texts)
    stage.dana.presses(message, "Cancel")
    await stage.until(lambda: "Nothing was changed." in shown(message))
    stage.aigerim.writes(FUEL)
    await stage.card(1)


async def test_binding_again_begins_with_what_is_bound_and_can_remove_it(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    first = await chooses(stage, fuel, "Fuel", "Save")
    await stage.until(lambda: "Bound to" in shown(first))
    again = await chooses(stage, fuel)
    assert "✓ Fuel" in again.button_texts
    stage.dana.presses(again, "Remove this binding")
    await stage.until(lambda: "Nothing is bound to “Fuel” any more." in shown(again))
    stage.aigerim.writes(FUEL)
    await stage.card(1)
    stage.bolat.writes("/help", chat=fuel)
    stage.dana.writes("/unbind", chat=fuel)
    await stage.until(lambda: shown(fuel.last) == "Nothing is bound to “Fuel”.")
    assert not stage.find(fuel, "How to work with cards")


async def test_forged_choices_change_nothing(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    message = await chooses(stage, fuel)
    for data in ("t+no", "r+KZ-99", "p7", "p٣", "t*fuel", "", "x", "t", "managers2"):
        press = stage.dana.presses_data(message, f"bind:0:{data}")
    await told(stage, press)
    assert "Nothing is chosen yet." in shown(message)


async def test_only_an_admin_may_press(stage: Stage) -> None:
    fuel = group(stage, "Fuel")
    message = await chooses(stage, fuel)
    for button in ("Fuel", "Save", "Cancel"):
        press = stage.bolat.presses(message, button)
        assert await told(stage, press) == ("Only an admin of the bot can do this.", True)
    assert "Nothing is chosen yet." in shown(message)


async def test_mallory_is_refused_once(stage: Stage) -> None:
    club = stage.telegram.supergroup("Free petrol", [stage.mallory], bot="administrator")
    for words in ("/bind", "/bind", "/unbind", "/routes", "/history 1"):
        stage.mallory.writes(words, chat=club)
    stage.mallory.writes("/bind", chat=club, anonymous=True)
    await stage.sees(club, "Only an admin of the bot can do this, writing under their own name.")
    stage.aigerim.writes(FUEL)
    await stage.card(1)
    assert len([m for m in club.messages if m.by_bot]) == 1


async def test_staff_who_are_no_admins_are_refused(stage: Stage) -> None:
    stage.bolat.writes("/bind", chat=stage.staff)
    await stage.sees(stage.staff, "Only an admin of the bot can do this")
    stage.bolat.writes("/unbind", chat=stage.staff)
    stage.aigerim.writes(FUEL)
    await stage.card(1)
    assert len([m for m in stage.staff.messages if "Only an admin" in shown(m)]) == 1


async def test_admin_who_adds_the_bot_is_told_of_bind_in_one_line(stage: Stage) -> None:
    fuel = stage.telegram.supergroup("Fuel", [stage.dana], bot=None)
    fuel.add_bot(stage.dana)
    word = await stage.sees(fuel, "/bind")
    assert "\n" not in shown(word)
    fuel.add_bot(stage.dana, "administrator")
    message = await chooses(stage, fuel, "Fuel", "Save")
    await stage.until(lambda: "Bound to" in shown(message))
    assert len([m for m in fuel.messages if "Hello!" in shown(m)]) == 1
    assert not stage.find(stage.dana.chat, "not one of ours")


async def test_admin_who_binds_in_private_is_sent_to_the_group(stage: Stage) -> None:
    stage.dana.language_code = "en"
    stage.dana.writes("/bind")
    await stage.sees(stage.dana.chat, "Please send this command in the group")
    assert not stage.find(stage.staff, "№ 1")


async def test_citizen_who_writes_bind_is_helped_and_opens_no_appeal(stage: Stage) -> None:
    stage.aigerim.writes("/bind")
    await stage.sees(stage.aigerim.chat, "Just write what has happened")
    stage.aigerim.writes("/bind No petrol in Kyzylorda")
    await stage.card(1, "/bind No petrol")


async def test_bound_group_that_becomes_a_supergroup_keeps_its_routes(quiet_stage: Stage) -> None:
    stage = quiet_stage
    basic = stage.telegram.group("Fuel", [stage.dana, stage.bolat], bot="administrator")
    async with stage.bot():
        message = await chooses(stage, basic, "Fuel", "Save")
        await stage.until(lambda: "Bound to" in shown(message))
        grown = basic.becomes_supergroup()
        stage.aigerim.writes(FUEL)
        await stage.sees(grown, "№ 1 ·")
        again = await chooses(stage, grown)
        assert "✓ Fuel" in again.button_texts
    async with stage.bot():
        stage.sergei.writes("Нет бензина в Астане")
        await stage.sees(grown, "№ 2 ·")


async def test_managers_chat_is_bound_and_gets_what_managers_get(stage: Stage) -> None:
    stage.dana.language_code = "en"
    minister = group(stage, "Minister")
    message = await chooses(stage, minister, "For managers instead", "Save")
    await stage.until(lambda: shown(message) == "Managers read in “Minister”.")
    stage.dana.writes("/digest", chat=minister)
    await stage.until(lambda: [m for m in minister.messages if m.kind == "rich"])
    await stage.until(lambda: "routes" in {each["command"] for each in stage.telegram.menu(minister)})


async def test_two_admins_who_bind_the_same_at_once_leave_it_one_place(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.more["ADMIN_IDS"] = f"{stage.dana.id},{stage.bolat.id}"
    chats = [group(stage, "One"), group(stage, "Two")]
    async with stage.bot():
        messages = [await chooses(stage, chat, "Fuel") for chat in chats]
        for message in messages:
            await offers(stage, message, "✓ Fuel")
        stage.dana.presses(messages[0], "Save")
        stage.bolat.presses(messages[1], "Save")
        await stage.until(lambda: all("Bound to" in shown(message) for message in messages))
        stage.aigerim.writes(FUEL)
        (place,) = await stage.until(lambda: [chat for chat in chats if stage.find(chat, "№ 1 ·")])
    async with stage.bot():
        stage.sergei.writes("Нет бензина в Астане")
        await stage.sees(place, "№ 2 ·")
