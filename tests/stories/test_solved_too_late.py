"""Old buttons, two presses, forged ones: whether it is solved is decided by the present state."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message
from bot.texts import voice
from tests.stage import Stage, shown
from tests.stories.asked import answered, asked, question


async def told(stage: Stage, message: Message, data: str) -> str:
    """Let Aigerim press something, and give what Telegram shows her for a moment."""
    press = stage.aigerim.presses_data(message, data)
    await stage.until(lambda: press.answer)
    return press.answer.text if press.answer else ""


@pytest.mark.parametrize(("verb", "state"), [("yes", "Solved"), ("no", "Reopened"), ("partly", "Reopened")])
async def test_pressed_twice_is_once(stage: Stage, verb: str, state: str) -> None:
    asks = await asked(stage)
    assert await told(stage, asks, f"{verb}:1:1") == f"№ 1: {state}"
    assert await told(stage, asks, f"{verb}:1:1") == f"№ 1: {state}"
    assert "times" not in shown(await stage.card(1, "citizen"))


async def test_no_after_yes_tells_that_it_is_solved(stage: Stage) -> None:
    asks = await asked(stage)
    await told(stage, asks, "yes:1:1")
    assert await told(stage, asks, "no:1:1") == "№ 1: Solved"


async def test_yes_after_no_is_believed(stage: Stage) -> None:
    asks = await asked(stage)
    await told(stage, asks, "no:1:1")
    assert await told(stage, asks, "yes:1:1") == "№ 1: Solved"
    await stage.card(1, "Closed", "Solved, the citizen says")


async def test_button_of_an_earlier_answer_does_not_judge_the_newer_one(stage: Stage) -> None:
    first = await asked(stage)
    await answered(stage, "More is on its way.")
    await stage.until(lambda: not first.button_texts)
    assert await told(stage, first, "no:1:1") == "№ 1: there is a newer answer. Please press below it."
    await stage.card(1, "Answered")


async def test_her_next_message_leaves_nothing_to_judge(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.writes("Which station has it?", reply_to=asks)
    await stage.card(1, "In progress")
    assert await told(stage, asks, "no:1:1") == "№ 1: In progress"


async def test_mark_is_given_once(stage: Stage) -> None:
    asks = await asked(stage)
    await told(stage, asks, "yes:1:1")
    await told(stage, asks, "rate:1:5")
    await told(stage, asks, "rate:1:1")
    await stage.until(lambda: "Your mark: 5 of 5." in shown(asks))


@pytest.mark.parametrize(
    "data", ["rate:1:6", "rate:1:0", "rate:1:-1", "rate:1:", "rate:1:٣", "yes:1:", "yes:1:99"]
)
async def test_forged_buttons_change_nothing(stage: Stage, data: str) -> None:
    asks = await asked(stage)
    await told(stage, asks, data)
    assert "citizen says" not in shown(await stage.card(1, "Answered"))


async def test_mark_before_her_word_is_none(stage: Stage) -> None:
    asks = await asked(stage)
    assert await told(stage, asks, "rate:1:5") == "№ 1: Answered"


async def test_stranger_has_no_say(stage: Stage) -> None:
    await asked(stage)
    stage.mallory.starts()
    word = await stage.sees(stage.mallory.chat, "Ministry of Energy")
    for data in ("yes:1:1", "no:1:1", "solved:1", "gone:1", "rate:1:1"):
        stage.mallory.presses_data(word, data)
    press = stage.mallory.presses_data(word, "yes:1:1")
    await stage.until(lambda: press.answer)
    await stage.card(1, "Answered")


async def test_two_weeks_after_closing_her_word_is_too_late(stage: Stage) -> None:
    stage.aigerim.presses(await asked(stage), "No")
    stage.bolat.presses(await stage.card(1, "Reopened"), "Close")
    asks = await stage.sees(stage.aigerim.chat, "№ 1 is closed. Is it solved?")
    stage.clock.ahead += timedelta(days=15)
    assert await told(stage, asks, "yes:1:2") == "№ 1: Closed"


async def test_after_blocking_and_unblocking_the_button_still_counts(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.blocks_bot()
    await stage.card(1, "The citizen has blocked the bot")
    stage.aigerim.unblocks_bot()
    stage.aigerim.presses(asks, "Yes, solved")
    card = await stage.card(1, "Solved, the citizen says")
    assert "blocked" not in shown(card)


async def test_language_changed_in_between_is_the_one_of_the_rest(stage: Stage) -> None:
    asks = await asked(stage)
    stage.aigerim.writes("/language")
    offer = await stage.sees(stage.aigerim.chat, "Choose the language:")
    stage.aigerim.presses(offer, "Қазақша")
    await stage.sees(stage.aigerim.chat, voice("kk")("From now on I write to you in English."))
    stage.aigerim.presses(asks, "Yes, solved")
    thanks = voice("kk")("№ {number} is closed as solved. Thank you!", number=1)
    await stage.until(lambda: thanks in shown(asks))


async def test_banned_citizen_has_no_say(stage: Stage) -> None:
    asks = await asked(stage)
    stage.bolat.presses(await stage.card(1), "Spam")
    await stage.until(lambda: "Ban the citizen" in stage.staff.messages[0].button_texts)
    stage.bolat.presses(await stage.card(1), "Ban the citizen")
    await stage.card(1, "Closed")
    assert "closed this chat to you" in await told(stage, asks, "yes:1:1")


async def test_wordless_reply_to_the_question_is_told_what_can_be_sent(stage: Stage) -> None:
    asks = await asked(stage)
    await told(stage, asks, "no:1:1")
    stage.aigerim.sends_sticker(reply_to=asks)
    await stage.sees(stage.aigerim.chat, "I cannot pass this on.")


async def test_new_question_after_a_dispute_is_answered_anew(stage: Stage) -> None:
    first = await asked(stage)
    await told(stage, first, "no:1:1")
    await answered(stage, "Now it has.")
    second = await question(stage, stage.aigerim)
    assert await told(stage, first, "yes:1:1") == "№ 1: there is a newer answer. Please press below it."
    assert await told(stage, second, "yes:1:2") == "№ 1: Solved"
