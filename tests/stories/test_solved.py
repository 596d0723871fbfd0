"""Was it solved? After an answer the citizen is asked; her word decides, and staff see it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.texts import LANGUAGES, voice
from tests.stage import Stage, shown
from tests.stories.asked import NO_PETROL, answered, asked, question, questions
from tests.stories.test_citizen_languages import NO_PETROL as IN_EACH_LANGUAGE


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_question_stands_beneath_the_answer_in_her_language(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(IN_EACH_LANGUAGE[language])
    await answered(stage)
    asks = await question(stage, ainur, language)
    assert shown(asks) == say("№ {number}: is it solved?", number=1)
    assert asks.button_texts == [say("Yes, solved"), say("Partly"), say("No")]
    assert "Petrol has come." in shown(ainur.chat.messages[ainur.chat.messages.index(asks) - 1])
    ainur.presses(asks, say("Yes, solved"))
    await stage.sees(ainur.chat, say("№ {number} is closed as solved. Thank you!", number=1))
    await stage.card(1, "Closed", "Solved, the citizen says")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_no_brings_it_back_in_her_language(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes(IN_EACH_LANGUAGE[language])
    await answered(stage)
    ainur.presses(await question(stage, ainur, language), say("No"))
    missing = "What is missing? If you like, say it in one line: reply to this message."
    await stage.sees(ainur.chat, say(missing))
    await stage.card(1, "Reopened", "Disputed by the citizen")


async def test_question_rings_no_phone(stage: Stage) -> None:
    assert (await asked(stage)).silent


async def test_question_of_staff_is_followed_by_none(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    await answered(stage, "?? Which station?")
    await answered(stage, "It has come.")
    await question(stage, stage.aigerim)
    assert len(questions(stage)) == 1


async def test_answers_in_a_row_have_one_question_beneath_the_last(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    for words in ("Petrol has come.", "To all stations.", "Good night."):
        stage.bolat.writes(words, chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Good night.")
    asks = await question(stage, stage.aigerim)
    assert stage.aigerim.chat.last is asks
    assert [m for m in questions(stage) if m.button_texts] == [asks]


async def test_later_answer_takes_the_question_with_it(stage: Stage) -> None:
    first = await asked(stage)
    await answered(stage, "More is on its way.")
    await stage.until(lambda: shown(first) == "№ 1: the question stands below now.")
    second = await question(stage, stage.aigerim)
    assert second is not first
    assert first.button_texts == []


async def test_mark_and_word_are_asked_for_and_never_needed(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.presses(asks, "Yes, solved")
    await stage.until(lambda: asks.button_texts == ["1", "2", "3", "4", "5"])
    stage.aigerim.presses(asks, "4")
    await stage.until(lambda: "Your mark: 4 of 5." in shown(asks) and not asks.button_texts)
    card = await stage.card(1, "Solved, the citizen says (4 of 5)")
    stage.aigerim.writes("Quick work! My phone is +7 701 123 45 67", reply_to=asks)
    told = await stage.beneath(card, "Quick work!")
    assert "701" not in shown(told)
    await stage.until(lambda: "The staff will read your words." in shown(asks))
    await stage.card(1, "Closed")


async def test_only_the_first_reply_is_the_word_on_it(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.presses(asks, "Yes, solved")
    await stage.until(lambda: "1" in asks.button_texts)
    stage.aigerim.writes("Quick work!", reply_to=asks)
    await stage.until(lambda: "The staff will read your words." in shown(asks))
    stage.aigerim.writes("The station is empty again", reply_to=asks)
    card = await stage.card(1, "Reopened")
    assert "Solved, the citizen says" not in shown(card)


async def test_album_is_one_word(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.presses(asks, "Yes, solved")
    await stage.until(lambda: "1" in asks.button_texts)
    stage.aigerim.sends_album([("photo", "Look how full!"), ("photo", "")], reply_to=asks)
    await stage.until(lambda: [m for m in stage.staff.messages if m.by_bot and m.album][1])
    await stage.card(1, "Closed", "Solved, the citizen says")


async def test_danger_is_no_word_but_opens_it_again(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.presses(asks, "Yes, solved")
    await stage.until(lambda: "1" in asks.button_texts)
    stage.aigerim.writes("Now there is a smell of gas, people are fainting", reply_to=asks)
    await stage.card(1, "Reopened", "Urgent")


async def test_dispute_is_told_beneath_the_card_with_its_reason(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.presses(asks, "No")
    card = await stage.card(1, "Reopened", "Disputed by the citizen")
    await stage.beneath(card, "The citizen says that it is not solved")
    stage.aigerim.writes("Only diesel has come", reply_to=asks)
    await stage.beneath(card, "The citizen adds:", "Only diesel has come")


async def test_second_dispute_counts(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "No")
    await stage.card(1, "Reopened")
    await answered(stage, "Now it has.")
    await stage.card(1, "Answered", "Disputed by the citizen")
    stage.aigerim.presses(await question(stage, stage.aigerim), "Partly")
    await stage.card(1, "Reopened", "Solved only in part, the citizen says (2 times)")


async def test_solved_after_a_dispute_is_solved(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "Partly")
    await stage.card(1, "Solved only in part, the citizen says")
    await answered(stage, "Now all of it.")
    stage.aigerim.presses(await question(stage, stage.aigerim), "Yes, solved")
    await stage.card(1, "Closed", "Solved, the citizen says")


async def test_closing_asks_her_and_is_unconfirmed_until_then(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    stage.bolat.presses(await stage.card(1), "Close")
    asks = await stage.sees(stage.aigerim.chat, "№ 1 is closed. Is it solved?")
    await stage.card(1, "Closed", "Unconfirmed: the citizen has not said whether it is solved")
    stage.aigerim.presses(asks, "Yes, solved")
    await stage.card(1, "Solved, the citizen says")


async def test_closing_what_she_disputed_does_not_undo_her_word(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "No")
    stage.bolat.presses(await stage.card(1, "Reopened"), "Close")
    card = await stage.card(1, "Closed")
    assert "Disputed by the citizen" in shown(card)


async def test_thanks_are_not_asked_about(stage: Stage) -> None:
    stage.aigerim.writes("Thank you very much for your good work!")
    await stage.card(1, "Thanks")
    await answered(stage, "Thank you for writing.")
    stage.aigerim.writes("/help")
    await stage.sees(stage.aigerim.chat, "If you are in danger")
    assert not questions(stage)


async def test_solution_that_staff_open_again_is_none(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "Yes, solved")
    stage.bolat.presses(await stage.card(1, "Closed"), "Reopen")
    card = await stage.card(1, "Reopened")
    assert "Solved" not in shown(card)


async def test_answer_that_named_a_day_is_asked_about_a_day_later(quiet_stage: Stage) -> None:
    stage = quiet_stage
    stage.clock.turn_to(datetime(2026, 11, 25, 5, tzinfo=UTC))
    async with stage.bot():
        stage.aigerim.writes(NO_PETROL)
        await answered(stage, "Petrol comes tomorrow.")
        await stage.sees(stage.staff, "Is this a promise to the citizen")
    assert not questions(stage)
    stage.clock.ahead += timedelta(hours=25)
    async with stage.bot():
        await question(stage, stage.aigerim)


async def test_partly_is_told_as_partly(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "Partly")
    await stage.sees(stage.aigerim.chat, "The staff know that it is solved only in part.")
