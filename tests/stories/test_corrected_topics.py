"""What people correct teaches the next appeal, at once and for good; what is undone is unlearned."""

from bot.demo.telegram import Message, Person
from tests.stage import Stage, shown

NOBODY_CAME = "The plumber promised to come to Aktau on Monday and nobody came"
NOBODY_CAME_EITHER = "The plumber promised to come to Aktau on Friday, but nobody came"


async def writes_and_is_corrected(stage: Stage, topic: str, number: int = 1) -> Message:
    """Let Aigerim write something of which no word names a topic, and Bolat choose one."""
    stage.aigerim.writes(NOBODY_CAME)
    card = await stage.card(number, "#other")
    stage.bolat.presses_data(card, f"topic:{number}:{topic}")
    await stage.card(number, f"#{topic}")
    return card


async def next_topic(stage: Stage, number: int = 2, person: Person | None = None) -> str:
    """Let somebody write nearly the same, and give the hashtag of the topic on the card."""
    (person or stage.sergei).writes(NOBODY_CAME_EITHER)
    return shown(await stage.card(number)).rsplit("\n", 1)[-1].split()[0]


async def test_staff_correction_teaches_the_next_appeal(stage: Stage) -> None:
    await writes_and_is_corrected(stage, "heating")
    assert await next_topic(stage) == "#heating"
    await stage.card(2, "Because: ", "plumber")


async def test_citizen_correction_teaches_too(stage: Stage) -> None:
    stage.aigerim.writes(NOBODY_CAME)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.presses(receipt, "Change topic")
    await stage.until(lambda: "Gas" in receipt.button_texts)
    stage.aigerim.presses(receipt, "Gas")
    await stage.card(1, "#gas")
    assert await next_topic(stage) == "#gas"


async def test_correction_outweighs_the_words_of_the_ministry(stage: Stage) -> None:
    stage.aigerim.writes("Street light at the school of Aktau is broken")
    card = await stage.card(1, "#electricity")
    stage.bolat.presses_data(card, "topic:1:other")
    await stage.card(1, "#other")
    stage.sergei.writes("The street light at our school in Aktau is broken")
    await stage.card(2, "#other")


async def test_what_was_taught_outlives_a_restart(quiet_stage: Stage) -> None:
    async with quiet_stage.bot():
        await writes_and_is_corrected(quiet_stage, "heating")
    async with quiet_stage.bot():
        assert await next_topic(quiet_stage) == "#heating"


async def test_another_choice_takes_the_place_of_the_first(stage: Stage) -> None:
    card = await writes_and_is_corrected(stage, "heating")
    stage.bolat.presses_data(card, "topic:1:gas")
    await stage.card(1, "#gas")
    assert await next_topic(stage) == "#gas"


async def test_choosing_the_first_topic_again_undoes_it(quiet_stage: Stage) -> None:
    async with quiet_stage.bot():
        card = await writes_and_is_corrected(quiet_stage, "heating")
        quiet_stage.bolat.presses_data(card, "topic:1:other")
        await quiet_stage.card(1, "#other")
        assert await next_topic(quiet_stage) == "#other"
    async with quiet_stage.bot():
        assert await next_topic(quiet_stage, 3, quiet_stage.dana) == "#other"


async def test_what_staff_chose_no_citizen_unteaches(stage: Stage) -> None:
    await writes_and_is_corrected(stage, "heating")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1", "Heating")
    stage.aigerim.presses_data(receipt, "topic:1:gas")
    await stage.card(1, "#gas")
    assert await next_topic(stage) == "#heating"


async def test_stranger_teaches_nothing(stage: Stage) -> None:
    stage.aigerim.writes(NOBODY_CAME)
    card = await stage.card(1, "#other")
    press = stage.mallory.presses_data(card, "topic:1:heating")
    await stage.until(lambda: press.answer)
    assert await next_topic(stage) == "#other"


async def test_unsure_topic_is_asked_for_with_one_tap(stage: Stage) -> None:
    stage.aigerim.writes(NOBODY_CAME)
    card = await stage.card(1, "The topic is unsure: please choose")
    assert card.button_texts[:4] == ["✓ Other", "Fuel", "Electricity", "Take"]
    stage.bolat.presses(card, "Fuel")
    await stage.card(1, "#fuel")
    assert card.button_texts == ["Take", "Close", "Topic", "Region", "Spam", "More …"]
    assert "unsure" not in shown(card)


async def test_unsure_topic_may_be_confirmed(stage: Stage) -> None:
    stage.aigerim.writes(NOBODY_CAME)
    card = await stage.card(1, "The topic is unsure")
    stage.bolat.presses(card, "✓ Other")
    await stage.until(lambda: "unsure" not in shown(card))
    stage.sergei.writes(NOBODY_CAME_EITHER)
    assert "unsure" not in shown(await stage.card(2, "#other"))


async def test_card_says_because_of_which_words(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda for three days")
    assert "Because: petrol, Kyzylorda" in shown(await stage.card(1))


async def test_thanks_are_no_question_of_topic(stage: Stage) -> None:
    stage.aigerim.writes("Thank you very much!")
    assert "unsure" not in shown(await stage.card(1))


async def test_because_of_a_very_long_word_the_card_is_still_short(stage: Stage) -> None:
    stage.aigerim.writes("petrol" + "o" * 3_000)
    assert "Because: petrol" in shown(await stage.card(1, "№ 1"))
