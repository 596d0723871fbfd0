"""What is pressed beneath a private card: parking, meeting, handing over; all of it safe twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.demo.telegram import Message, Press
from bot.ministry import Route
from tests.stage import Stage, shown
from tests.stories.test_private_desk import LOOKED, at_desk, waiting, words_at

ASTANA = timedelta(hours=5)


async def told(stage: Stage, press: Press) -> str:
    """Wait until a press is answered, and give what flashes up."""
    answer = await stage.until(lambda: press.answer)
    assert answer
    return answer.text


def newest_card(stage: Stage, above: Message, number: int) -> Message | None:
    """Give the card of this number that stands below another in Bolat's chat."""
    card = stage.find(stage.bolat.chat, f"№ {number} ·", "Just write")
    return card if card and card.id > above.id else None


async def chosen(stage: Stage, card: Message, *buttons: str) -> None:
    """Let Bolat press one button after another beneath a card."""
    for button in buttons:
        await stage.until(lambda button=button: button in card.button_texts)  # type: ignore[misc]
        await told(stage, stage.bolat.presses(card, button))


async def test_taking_and_closing_show_everywhere(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    await chosen(stage, card, "Take", "Close")
    await stage.card(1, "Closed", "Works on it: Bolat")
    await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
    await stage.until(lambda: card.button_texts == ["Reopen", "Skip →", "Stop"])
    await chosen(stage, card, "Reopen")
    await stage.card(1, "Reopened")


async def test_who_skips_walks_the_whole_queue_before_danger_comes_again(stage: Stage) -> None:
    await waiting(stage)
    stage.aigerim.writes("/new There is an explosion and a fire in Kyzylorda")
    await stage.card(3, "Urgent")
    card = await at_desk(stage, stage.bolat, 3)
    for number in (1, 2, 3):
        stage.bolat.presses(card, "Skip →")
        found = await stage.until(partial(newest_card, stage, card, number))
        assert found
        card = found


async def test_citizen_is_told_until_when_it_is_looked_into(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    tomorrow = datetime.now(UTC) + stage.clock.ahead + ASTANA + timedelta(days=1)
    await chosen(stage, card, "Needs analysis until …", "Tomorrow")
    day = f"{tomorrow:%B} {tomorrow.day}"
    counts = await stage.card(1, f"Promised to the citizen by {day}")
    assert "Answer promised" not in shown(counts)
    await stage.sees(
        stage.aigerim.chat, f"№ 1 needs to be looked into. You will read our answer here by {day}."
    )
    note = await stage.sees(stage.staff, f"Bolat needs time until {day}.")
    assert note.reply_to is await stage.card(1, "In progress", "Works on it: Bolat")
    stage.bolat.presses_data(card, f"desk.until:1:{tomorrow:%Y%m%d}")
    await chosen(stage, card, "Take over")
    assert words_at(stage.aigerim).count("looked into") == 1


async def test_any_day_of_two_weeks_can_be_picked_and_no_other(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    await chosen(stage, card, "Needs analysis until …", "Pick a day")
    await stage.until(lambda: len(card.button_texts) == 15)
    for forged in ("20200101", "20990101", "99999999", "x", ""):
        assert await told(stage, stage.bolat.presses_data(card, f"desk.until:1:{forged}")) == "№ 1: New"
    assert "looked into" not in words_at(stage.aigerim)


async def test_invitation_is_confirmed_and_said_once(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    await chosen(stage, card, "Meet this person")
    assert "meet you" not in words_at(stage.aigerim)
    await chosen(stage, card, "Invite to a meeting")
    await told(stage, stage.bolat.presses_data(card, "desk.invite:1"))
    await stage.card(1, "Meeting request")
    await stage.sees(stage.aigerim.chat, "The office will offer you a time here.")
    await stage.sees(stage.staff, "Bolat wants to meet this person: please offer a time.")
    assert words_at(stage.aigerim).count("meet you") == 1


async def test_card_handed_over_leaves_this_desk(quiet_stage: Stage) -> None:
    stage = quiet_stage
    other = stage.telegram.supergroup("Power", members=[stage.mallory], bot="administrator")
    stage.ministry = replace(stage.ministry, routes=(Route("electricity", None, other.id, None),))
    async with stage.bot():
        stage.aigerim.writes("No petrol in Kyzylorda for three days")
        await stage.card(1)
        card = await at_desk(stage, stage.bolat)
        await chosen(stage, card, "Hand over", "Electricity")
        await stage.sees(other, "№ 1 ·", "No petrol")
        await stage.until(lambda: "Passed on to another staff chat" in shown(card))
        stage.bolat.writes("Pay here.", reply_to=card)
        await stage.sees(stage.bolat.chat, "Not sent. Telegram does not confirm")
        assert await told(stage, stage.bolat.presses_data(card, "desk.close:1")) == ""


async def test_forged_places_receive_nothing(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    club = stage.telegram.supergroup("Free petrol", members=[stage.mallory], bot="administrator")
    for forged in (f"{club.id}.0", "0.0", "x", ""):
        assert await told(stage, stage.bolat.presses_data(card, f"desk.to:1:{forged}")) == "№ 1: New"
    assert not [message for message in club.messages if message.by_bot]


async def test_old_card_that_is_pressed_comes_below_and_is_the_one_to_answer(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Skip →")
    second = await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.bolat.presses(card, "Take")
    again = await stage.sees(stage.bolat.chat, "№ 1 ·", "Works on it: Bolat")
    assert again.id > second.id
    stage.clock.ahead += LOOKED
    stage.bolat.writes("Petrol comes tomorrow.")
    await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1")


async def test_skipping_goes_round(stage: Stage) -> None:
    await waiting(stage)
    card = await at_desk(stage, stage.bolat)
    stage.bolat.presses(card, "Skip →")
    second = await stage.sees(stage.bolat.chat, "№ 2 ·", "Just write")
    stage.bolat.presses(second, "Skip →")
    await stage.until(lambda: words_at(stage.bolat).count("№ 1 ·") == 2)
