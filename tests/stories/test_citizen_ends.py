"""/my: a citizen ends her own appeal as solved, or withdraws it, and may think better of it."""

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown
from tests.stories.asked import NO_PETROL, asked
from tests.stories.test_bundles import ROADS, behind, written
from tests.stories.test_citizen_languages import NO_PETROL as IN_EACH_LANGUAGE


async def opened(stage: Stage, citizen: Person, language: str = "en") -> Message:
    """Let a citizen open her appeal 1 from the list, and give its thread."""
    citizen.writes("/my")
    citizen.presses(await stage.sees(citizen.chat, voice(language)("Your appeals")), "№ 1")
    return await stage.sees(citizen.chat, voice(language)("You") + ", ")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_solved_is_told_and_thanked_for(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(IN_EACH_LANGUAGE[language])
    await stage.card(1)
    thread = await opened(stage, ainur, language)
    ainur.presses(thread, say("Solved, thanks"))
    await stage.sees(ainur.chat, say("№ {number} is closed as solved. Thank you!", number=1))
    await stage.until(lambda: thread.button_texts == [say("Not solved: reopen")])
    await stage.card(1, "Closed", "Solved, the citizen says")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_withdrawing_takes_two_presses(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(IN_EACH_LANGUAGE[language])
    await stage.card(1)
    thread = await opened(stage, ainur, language)
    ainur.presses(thread, say("Withdraw"))
    await stage.until(lambda: thread.button_texts[0] == say("Yes, withdraw it"))
    await stage.card(1, "New")
    ainur.presses(thread, say("Yes, withdraw it"))
    await stage.card(1, "Closed", "Withdrawn by the citizen")
    await stage.sees(ainur.chat, say("You have withdrawn it. To go on with it, press the button below."))


async def test_thinking_better_of_it_leaves_it_open(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1)
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses(thread, "Withdraw")
    await stage.until(lambda: "← Back" in thread.button_texts)
    stage.aigerim.presses(thread, "← Back")
    await stage.until(
        lambda: thread.button_texts == ["Add to № 1", "Solved, thanks", "Withdraw", "Show my name"]
    )
    await stage.card(1, "New")


async def test_withdrawn_can_be_opened_again_and_was_no_dispute(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1)
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses_data(thread, "gone:1")
    await stage.until(lambda: thread.button_texts == ["Reopen"])
    stage.aigerim.presses(thread, "Reopen")
    card = await stage.card(1, "Reopened")
    await stage.beneath(card, "The citizen has opened the appeal again.")
    assert "Withdrawn" not in shown(card)
    assert "Disputed" not in shown(card)


async def test_solved_that_she_opens_again_is_disputed(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "Yes, solved")
    await stage.card(1, "Closed")
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses(thread, "Not solved: reopen")
    card = await stage.card(1, "Reopened", "Disputed by the citizen")
    await stage.beneath(card, "The citizen says that it is not solved")


async def test_one_who_cannot_decide_rings_the_staff_once(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    thread = await opened(stage, stage.aigerim)
    for times in (1, 2, 3):
        stage.aigerim.presses_data(thread, "solved:1")
        stage.aigerim.presses_data(thread, "reopen:1")
        await stage.card(1, "Disputed by the citizen" + (f" ({times} times)" if times > 1 else ""))
    told = [m for m in stage.staff.messages if m.reply_to is card and "is not solved" in shown(m)]
    assert len(told) == 1


async def test_solved_in_the_list_takes_the_question_with_it(stage: Stage) -> None:
    asks = await asked(stage)
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses(thread, "Solved, thanks")
    thanks = await stage.sees(stage.aigerim.chat, "№ 1 is closed as solved. Thank you!")
    await stage.until(lambda: not asks.button_texts)
    stage.aigerim.presses(thanks, "5")
    await stage.card(1, "Solved, the citizen says (5 of 5)")


@pytest.mark.parametrize("data", ["withdraw:1", "gone:1", "stay:1", "solved:1"])
async def test_weeks_old_button_tells_how_it_stands(stage: Stage, data: str) -> None:
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1)
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses_data(thread, "gone:1")
    await stage.card(1, "Withdrawn by the citizen")
    press = stage.aigerim.presses_data(thread, data)
    await stage.until(lambda: press.answer and press.answer.text == "№ 1: Withdrawn")
    await stage.until(lambda: thread.button_texts == ["Reopen"])


async def test_thanks_have_nothing_to_solve(stage: Stage) -> None:
    stage.aigerim.writes("Thank you very much for your good work!")
    await stage.card(1, "Thanks")
    thread = await opened(stage, stage.aigerim)
    assert thread.button_texts == ["Add to № 1", "Withdraw", "Show my name"]


async def test_list_says_how_each_ended(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "Yes, solved")
    await stage.card(1, "Closed")
    stage.aigerim.writes("/new My heating is cold")
    await stage.card(2)
    thread = await opened(stage, stage.aigerim)
    stage.aigerim.presses_data(thread, "gone:2")
    await stage.card(2, "Withdrawn by the citizen")
    stage.aigerim.writes("/my")
    await stage.sees(stage.aigerim.chat, "№ 2 · Withdrawn · just now", "№ 1 · Solved · just now")


async def test_dispute_of_one_in_a_bundle_stands_beneath_a_card_of_its_own(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        (sergei,) = await written(stage, ROADS)
        sergei.writes("/my")
        thread = await stage.sees(sergei.chat, "Your appeals")
        for data in ("solved:7", "reopen:7"):
            sergei.presses_data(thread, data)
        await stage.sees(sergei.chat, "№ 7 is open again.", "What is missing?")
    async with stage.bot():
        await stage.beneath(await stage.card(7, "Disputed by the citizen"), "is not solved")
