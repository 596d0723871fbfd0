"""Which appeal a citizen's later messages belong to."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"
NO_POWER = "No electricity in Astana since morning"


async def opened(stage: Stage, number: int = 1, text: str = NO_PETROL) -> Message:
    """Let Aigerim bring one thing more and give its card."""
    if number > 1:
        stage.aigerim.writes("/new")
    stage.aigerim.writes(text)
    await stage.sees(stage.aigerim.chat, f"№ {number} is registered")
    return await stage.card(number)


async def closed(stage: Stage, card: Message) -> Message:
    """Let Bolat close № 1 and give what Aigerim reads of it."""
    stage.bolat.presses(card, "Close")
    return await stage.sees(stage.aigerim.chat, "№ 1 is closed.")


async def test_next_message_joins_the_fresh_appeal(stage: Stage) -> None:
    card = await opened(stage)
    stage.aigerim.writes("The queue is a kilometre long")
    await stage.beneath(card, "The citizen adds:", "kilometre")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_several_in_a_row_come_in_order_and_are_confirmed_once(stage: Stage) -> None:
    card = await opened(stage)
    for number in range(5):
        stage.aigerim.writes(f"detail {number}")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    await stage.beneath(card, "detail 4")
    added = [shown(m)[-1] for m in stage.staff.messages if "The citizen adds:" in shown(m)]
    assert added == list("01234")
    assert sum("Added to" in shown(m) for m in stage.aigerim.chat.messages) == 1


async def test_added_medium_hangs_beneath_with_its_words(stage: Stage) -> None:
    card = await opened(stage)
    stage.aigerim.sends_photo("Look at this queue")
    await stage.beneath(card, "The citizen adds:", "Look at this queue", kind="photo")
    await stage.card(1, "Attached: photo")


async def test_added_album_stays_one_album(stage: Stage) -> None:
    card = await opened(stage)
    stage.aigerim.sends_album([("photo", "Look"), ("photo", "")])
    await stage.beneath(card, kind="photo")
    assert len([m for m in stage.staff.messages if m.album]) == 2
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_words_after_an_album_are_confirmed(stage: Stage) -> None:
    stage.aigerim.sends_album([("photo", NO_PETROL), ("photo", "")])
    stage.aigerim.writes("This is station 5")
    await stage.card(1, "2 × photo")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")


async def test_added_contact_is_named_but_not_shown(stage: Stage) -> None:
    card = await opened(stage)
    stage.aigerim.sends_contact("+77011234567", "Saule")
    await stage.beneath(card, "The citizen adds:", "a contact is not shown")


async def test_new_starts_another(stage: Stage) -> None:
    await opened(stage)
    stage.aigerim.writes("/new")
    await stage.sees(stage.aigerim.chat, "a number of its own")
    stage.aigerim.writes("The queue is a kilometre long")
    await stage.card(2, "kilometre")


async def test_new_may_have_its_words_with_it(stage: Stage) -> None:
    await opened(stage)
    stage.aigerim.writes(f"/new {NO_POWER}")
    assert "/new" not in shown(await stage.card(2, NO_POWER, "#electricity"))


async def test_a_day_later_it_is_another_matter(stage: Stage) -> None:
    await opened(stage)
    stage.clock.ahead = timedelta(hours=25)
    stage.aigerim.writes(NO_POWER)
    await stage.card(2, NO_POWER)


async def test_appeal_that_waits_for_her_gets_what_she_writes(stage: Stage) -> None:
    card = await opened(stage)
    stage.bolat.writes("?? Which street?", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Which street?")
    stage.clock.ahead = timedelta(days=6)
    stage.aigerim.writes("Abai street")
    await stage.beneath(card, "Abai street")


@pytest.mark.parametrize("words", ["is registered", "Added to № 1."])
async def test_reply_to_any_message_about_it_belongs_to_it(stage: Stage, words: str) -> None:
    first = await opened(stage)
    stage.aigerim.writes("first detail")
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    about = await stage.sees(stage.aigerim.chat, words)
    await opened(stage, 2, NO_POWER)
    stage.aigerim.writes("and no diesel either", reply_to=about)
    await stage.beneath(first, "and no diesel either")


async def test_reply_to_the_answer_or_to_her_own_words_belongs_to_it(stage: Stage) -> None:
    first = await opened(stage)
    own = stage.aigerim.chat.messages[0]
    stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=first)
    answer = await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")
    await opened(stage, 2, NO_POWER)
    stage.aigerim.writes("At which station?", reply_to=answer)
    stage.aigerim.writes("See above.", reply_to=own)
    await stage.beneath(first, "At which station?")
    await stage.beneath(first, "See above.")


async def test_button_of_a_thread_says_where_the_next_message_goes(stage: Stage) -> None:
    first = await opened(stage)
    await opened(stage, 2, NO_POWER)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.presses_data(receipt, "add:1")
    await stage.sees(stage.aigerim.chat, "Your next message will be added to № 1.")
    stage.aigerim.writes("about the first")
    await stage.beneath(first, "about the first")


async def test_reply_to_a_closed_one_reopens_it(stage: Stage) -> None:
    card = await opened(stage)
    word = await closed(stage, card)
    stage.aigerim.writes("There is still none", reply_to=word)
    await stage.card(1, "Reopened")
    await stage.beneath(card, "There is still none")
    await stage.beneath(card, "The citizen has opened the appeal again.")
    await stage.sees(stage.aigerim.chat, "№ 1 · Reopened")


async def test_thanks_after_closing_reopen_nothing(stage: Stage) -> None:
    card = await opened(stage)
    await closed(stage, card)
    stage.aigerim.writes("Thank you very much!")
    await stage.beneath(card, "Thank you very much!")
    assert "Closed" in shown(await stage.card(1))
    assert not stage.find(stage.staff, "№ 2 ·")


async def test_thanks_days_after_the_answer_belong_to_it(stage: Stage) -> None:
    card = await opened(stage)
    reply = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    stage.clock.ahead = timedelta(days=3)
    stage.aigerim.writes("Thank you very much!")
    await stage.beneath(card, "Thank you very much!")
    assert "Answered" in shown(await stage.card(1))


async def test_another_topic_after_closing_is_a_new_matter(stage: Stage) -> None:
    await closed(stage, await opened(stage))
    stage.aigerim.writes(NO_POWER)
    await stage.card(2, NO_POWER)
    assert "Closed" in shown(await stage.card(1))


async def test_reply_long_after_closing_is_a_new_matter(stage: Stage) -> None:
    word = await closed(stage, await opened(stage))
    stage.clock.ahead = timedelta(days=30)
    stage.aigerim.writes("Again no petrol", reply_to=word)
    await stage.card(2, "Again no petrol")


async def test_reply_to_a_deleted_message_is_taken_in(stage: Stage) -> None:
    card = await opened(stage)
    own = stage.aigerim.chat.messages[0]
    stage.aigerim.deletes(own)
    stage.aigerim.writes("And no diesel", reply_to=own)
    await stage.beneath(card, "And no diesel")


async def test_two_citizens_do_not_mix(stage: Stage) -> None:
    await opened(stage)
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2, "Нет света в Астане")
    answer = stage.bolat.writes("Свет дали", chat=stage.staff, reply_to=await stage.card(2))
    await stage.until(lambda: answer.reactions)
    await stage.sees(stage.sergei.chat, "Свет дали")
    assert not stage.find(stage.aigerim.chat, "Свет дали")


async def test_words_go_to_the_closed_appeal_which_they_fit(stage: Stage) -> None:
    await opened(stage)
    power = await opened(stage, 2, NO_POWER)
    stage.bolat.presses(power, "Close")
    await stage.sees(stage.aigerim.chat, "№ 2 is closed.")
    stage.aigerim.writes("Still no electricity in Astana!")
    await stage.card(2, "Reopened")


async def test_wish_for_a_new_one_outlives_a_reply_to_an_old_one(stage: Stage) -> None:
    await opened(stage)
    stage.aigerim.writes("/new")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1 is registered")
    stage.aigerim.writes("The queue is long", reply_to=receipt)
    stage.aigerim.writes(NO_POWER)
    await stage.card(2, "Astana")


async def test_danger_told_later_is_said_to_both_sides(stage: Stage) -> None:
    card = await opened(stage)
    stage.aigerim.writes("Now there is a fire at the station!")
    await stage.card(1, "Urgent")
    await stage.sees(stage.aigerim.chat, "112")
    alarm = await stage.beneath(card, "Urgent")
    assert not alarm.silent


async def test_what_follows_a_greeting_tells_what_it_is_about(stage: Stage) -> None:
    stage.aigerim.writes("Good morning")
    await stage.card(1, "#other")
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1, "#fuel #KZ43", "Tone: negative")
    await stage.sees(stage.aigerim.chat, "Understood as: Report · Fuel · Kyzylorda Region")


async def test_complaint_after_thanks_is_owed_an_answer(stage: Stage) -> None:
    stage.sergei.writes("спасибо")
    await stage.card(1, "Thanks")
    stage.sergei.writes("но света до сих пор нет в Семее")
    await stage.card(1, "Report · Electricity · Abai Region", "Answer promised by")


async def test_what_people_chose_is_not_learned_anew(stage: Stage) -> None:
    stage.aigerim.writes("Good morning")
    card = await stage.card(1)
    stage.bolat.presses_data(card, "topic:1:heating")
    await stage.card(1, "#heating")
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1, "#heating #KZ43")


async def test_days_later_the_same_matter_goes_on(stage: Stage) -> None:
    card = await opened(stage)
    stage.clock.ahead = timedelta(days=3)
    stage.aigerim.writes("Still no petrol in Kyzylorda")
    await stage.beneath(card, "Still no petrol")
    await stage.sees(stage.aigerim.chat, "Added to № 1. About another matter")
    stage.clock.ahead = timedelta(days=6)
    stage.aigerim.writes("And when?")
    await stage.beneath(card, "And when?")
    await stage.sees(stage.aigerim.chat, "Added to № 1. Is it about something else?")


async def test_same_matter_long_after_its_end_is_linked(stage: Stage) -> None:
    await closed(stage, await opened(stage))
    stage.clock.ahead = timedelta(days=15)
    stage.aigerim.writes(NO_PETROL)
    await stage.card(2, "Continues № 1")
    await stage.sees(stage.aigerim.chat, "It continues № 1.")


@pytest.mark.parametrize("words", ["/xyz", "/стоп", "/cancel"])
async def test_what_looks_like_a_command_is_no_appeal(stage: Stage, words: str) -> None:
    stage.aigerim.writes(words)
    await stage.sees(stage.aigerim.chat, "Just write what has happened")
    assert not stage.find(stage.staff, "№ 1")
