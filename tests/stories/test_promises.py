"""A promise: offered with one tap beneath the answer, told of on its day, and settled as kept or not."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.demo.telegram import Message
from storage import promises
from storage.opening import open_database
from tests.stage import Stage, shown
from tests.stories.days import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    SATURDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    asked,
    at,
    at_work,
    count,
    quiet,
)

OFFER = "Is this a promise to the citizen, by November 26?"
MADE = "Promised to the citizen by November 26"
TOLD = "We promised you something about № 1 by November 26."
WAS_IT = "By November 26 we promised the citizen something. Was it kept?"


async def promised(stage: Stage, answer: str = "Petrol comes by 26 November.") -> Message:
    """Let Bolat answer on Monday with a promise, and give the offer that he accepted."""
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes(answer, chat=stage.staff, reply_to=card)
        offer = await stage.sees(stage.staff, OFFER)
        stage.bolat.presses(offer, "Yes, promise")
        await stage.card(1, MADE)
        await stage.until(lambda: shown(offer) == MADE)
        await stage.card(1, "Answered")
    return offer


@pytest.mark.parametrize(
    "answer", ["Бензин будет до 26 ноября", "26.11 дейін", "26 қарашаға дейін", "within 3 working days"]
)
async def test_a_day_in_an_answer_is_offered_beneath_it(quiet_stage: Stage, answer: str) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        reply = stage.bolat.writes(answer, chat=stage.staff, reply_to=card)
        offer = await stage.sees(stage.staff, OFFER)
    assert offer.reply_to is reply
    assert offer.button_texts == ["Yes, promise", "No"]
    assert "promised you" not in " ".join(shown(m) for m in stage.aigerim.chat.messages)


async def test_edited_day_is_offered_in_its_place(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        reply = stage.bolat.writes("Petrol comes by 25 November", chat=stage.staff, reply_to=card)
        offer = await stage.sees(stage.staff, "by November 25?")
        stage.bolat.edits(reply, text="Petrol comes by 26 November")
        await stage.until(lambda: shown(offer) == OFFER)
    assert count(stage.staff, "Is this a promise") == 1


async def test_one_tap_promises(quiet_stage: Stage) -> None:
    stage = quiet_stage
    offer = await promised(stage)
    assert not offer.button_texts
    async with at_work(stage, at(TUESDAY, 10)):
        await stage.sees(stage.aigerim.chat, "№ 1", "The staff promised you something by November 26.")
        receipt = await stage.sees(stage.aigerim.chat, "№ 1", "Understood as")
        stage.aigerim.presses_data(receipt, "thread:1")
        await stage.sees(stage.aigerim.chat, "You, ", "The staff promised you something by November 26.")


async def test_no_is_no_promise(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes("Power is off on 26 November.", chat=stage.staff, reply_to=card)
        stage.bolat.presses(await stage.sees(stage.staff, OFFER), "No")
        await stage.sees(stage.staff, "Not a promise.")
    assert MADE not in shown(card)


async def test_questions_and_notes_promise_nothing(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        for words in ("?? Can you send it by 26 November?", "// petrol by 26 November"):
            reply = stage.bolat.writes(words, chat=stage.staff, reply_to=card)
            await stage.until(lambda reply=reply: reply.reactions)  # type: ignore[misc]
        await quiet(stage)
    assert not count(stage.staff, OFFER)


async def test_staff_are_reminded_and_the_citizen_told_on_the_day_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    await promised(stage)
    expected = ((at(WEDNESDAY, 10), 0), (at(THURSDAY, 8), 0), (at(THURSDAY, 9), 1), (at(THURSDAY, 12), 1))
    for moment, times in expected:
        async with at_work(stage, moment):
            await quiet(stage)
            assert count(stage.staff, "№ 1: we promised the citizen something by November 26") == times
            await stage.until(lambda times=times: count(stage.aigerim.chat, TOLD) == times)  # type: ignore[misc]
    told = await stage.sees(stage.aigerim.chat, TOLD)
    assert "We have reminded the staff of it." in shown(told)
    assert "Status: Answered" in shown(told)


async def test_kept_promise_is_told_as_done(quiet_stage: Stage) -> None:
    stage = quiet_stage
    await promised(stage)
    async with at_work(stage, at(TUESDAY, 10)):
        stage.bolat.presses(await stage.card(1), "Close")
        await stage.card(1, "Closed")
    async with at_work(stage, at(TUESDAY, 10, 30)):
        question = await stage.sees(stage.staff, WAS_IT)
        stage.bolat.presses(question, "Kept")
        await stage.until(lambda: shown(question) == "The promise of November 26: kept")
    assert MADE not in shown(await stage.card(1))
    async with at_work(stage, at(THURSDAY, 10)):
        await stage.sees(stage.aigerim.chat, TOLD, "The staff say that it is done.")
        await quiet(stage)
    assert not count(stage.staff, "№ 1: we promised the citizen")


async def test_answered_again_staff_are_asked(quiet_stage: Stage) -> None:
    stage = quiet_stage
    await promised(stage)
    async with at_work(stage, at(TUESDAY, 10)):
        card = await stage.card(1)
        reply = stage.bolat.writes("Petrol has come.", chat=stage.staff, reply_to=card)
        await stage.until(lambda: reply.reactions == ["👍"])
    for minute in (30, 31):
        async with at_work(stage, at(TUESDAY, 10, minute)):
            await stage.sees(stage.staff, WAS_IT)
            await quiet(stage)
    assert count(stage.staff, WAS_IT) == 1


async def test_on_the_day_after_staff_are_asked_once(quiet_stage: Stage) -> None:
    stage = quiet_stage
    await promised(stage)
    for moment in (at(FRIDAY, 9), at(FRIDAY, 12), at(NEXT_MONDAY, 9)):
        async with at_work(stage, moment):
            question = await stage.sees(stage.staff, WAS_IT)
            await quiet(stage)
    assert count(stage.staff, WAS_IT) == 1
    async with at_work(stage, at(NEXT_MONDAY, 10)):
        for data in ("broken:1:1", "kept:1:1"):
            stage.bolat.presses_data(question, data)
        await stage.until(lambda: shown(question) == "The promise of November 26: not kept")


async def test_day_off_is_reminded_of_before_it(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with at_work(stage, at(MONDAY, 10)):
        card = await asked(stage)
        stage.bolat.writes("Petrol comes by 28 November.", chat=stage.staff, reply_to=card)
        stage.bolat.presses(await stage.sees(stage.staff, "a promise"), "Yes, promise")
        await stage.card(1, "Promised to the citizen by November 28")
    async with at_work(stage, at(FRIDAY, 9, 30)):
        await stage.sees(stage.staff, "№ 1: we promised the citizen something by November 28")
    assert not count(stage.aigerim.chat, "We promised you")
    async with at_work(stage, at(SATURDAY, 11)):
        await stage.sees(stage.aigerim.chat, "We promised you something about № 1 by November 28.")


async def test_pressing_twice_and_forged_buttons_promise_once(quiet_stage: Stage, database_url: str) -> None:
    stage = quiet_stage
    offer = await promised(stage)
    forged = (
        "promise:1:20261126-2",
        "promise:1:20261126-1",
        "promise:1:99999999-2",
        "promise:1:x",
        "kept:1:99",
    )
    async with at_work(stage, at(MONDAY, 11)):
        for data in forged:
            press = stage.bolat.presses_data(offer, data)
            await stage.until(lambda press=press: press.answer)  # type: ignore[misc]
    database = await open_database(database_url)
    start, end = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    counts = await database.read(partial(promises.count, start=start, end=end, day=date(2026, 12, 1)))
    await database.close()
    assert (counts.made, counts.kept, counts.broken, counts.open, counts.missed) == (1, 0, 0, 1, 1)
