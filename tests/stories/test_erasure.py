"""/delete: a citizen erases herself: nothing of hers stays in any table or chat; the numbers stay."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Message, Person
from bot.texts import LANGUAGES, voice
from storage.sqlite import file_of
from tests.remembered import Remembered, remembered
from tests.stage import Stage, shown
from tests.stories.test_bundles import behind, written
from tests.stories.test_incidents import incident, reported
from tests.stories.test_private_desk import at_desk, goes

WORDS = "No petrol in Kyzylorda, says Aigerim Serikova"
QUESTION = "Erase everything about you?"
YES = "Yes, erase everything"
ERASED = "Erased at the citizen’s wish"
DONE = "Everything about you is erased."


async def asked(stage: Stage, person: Person | None = None) -> Message:
    """Let a citizen, Aigerim if nobody else, ask to be erased, and give the question."""
    person = person or stage.aigerim
    person.writes("/delete")
    return await stage.sees(person.chat, QUESTION)


async def erased(stage: Stage) -> None:
    """Let Aigerim erase herself."""
    stage.aigerim.presses(await asked(stage), YES)
    await stage.sees(stage.aigerim.chat, DONE)


async def told_all(stage: Stage) -> None:
    """Let Aigerim tell a great deal in every way, be answered, and let Bolat see what is hidden."""
    first = stage.aigerim.writes(f"{WORDS}, IIN 850312301115")
    card = await stage.card(1)
    stage.aigerim.edits(first, text=f"{WORDS}, IIN 850312301115, at Abay street")
    stage.aigerim.sends_photo("The queue, Aigerim")
    stage.aigerim.sends_location(44.8537, 65.5091)
    await stage.beneath(card, "The queue, Aigerim", kind="photo")
    stage.bolat.writes("Dear Aigerim, petrol comes on Monday", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Dear Aigerim, petrol comes")
    stage.bolat.starts("reveal_1")
    stage.bolat.presses(await stage.sees(stage.bolat.chat, "What do you need it for?"), "To check the facts")
    await stage.sees(stage.bolat.chat, "850312301115")
    stage.bolat.writes("/formal ЗТ-2026-01234567", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "№ 1 is formal now")


def asking(stage: Stage) -> list[Message]:
    """Give the questions in Aigerim's chat."""
    return [message for message in stage.aigerim.chat.messages if QUESTION in shown(message)]


def by_bot(stage: Stage, person_or_group: str) -> str:
    """Give all that stands of the bot's in a chat now."""
    chat = stage.staff if person_or_group == "staff" else stage.bolat.chat
    return "\n".join(shown(message) for message in chat.messages if message.by_bot)


def tell_of_her(stage: Stage, found: Remembered) -> list[str]:
    """Give the tables that still know her id, her words or her place."""
    signs = (str(stage.aigerim.id), "Aigerim", "850312301115", "Abay", "44.85", "AgACAgIAAxk", "01234567")
    return [name for name, rows in found.items() if any(sign in str(rows) for sign in signs)]


async def test_nothing_happens_before_the_second_press(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1, "New")
    question = await asked(stage)
    assert question.button_texts == [YES, "No"]
    stage.aigerim.presses(question, "No")
    await stage.sees(stage.aigerim.chat, "Nothing was erased.")
    assert WORDS in shown(await stage.card(1, "New"))


async def test_no_table_knows_her_any_more(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        await told_all(stage)
        assert tell_of_her(stage, await remembered(stage.database_url))
        await erased(stage)
        await stage.card(1, ERASED)
        await stage.until(lambda: not stage.find(stage.bolat.chat, "850312301115"))
    # Only now it is sure to be written down that Telegram took the farewell, which was addressed to her.
    assert tell_of_her(stage, await remembered(stage.database_url)) == []


async def test_chats_of_staff_show_nothing_of_hers(stage: Stage) -> None:
    await told_all(stage)
    await erased(stage)
    card = await stage.card(1, "Closed", "Fuel · Kyzylorda", ERASED, "#fuel")
    assert not card.button_texts
    await stage.until(lambda: not stage.find(stage.bolat.chat, "850312301115"))
    await stage.until(lambda: "The queue" not in by_bot(stage, "staff"))
    assert "petrol in Kyzylorda" not in by_bot(stage, "staff")
    assert not [m for m in stage.staff.messages if m.by_bot and m.kind in {"photo", "location"}]


async def test_nothing_that_quotes_her_beside_others_stays(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    await reported(stage, 9, begin=1)
    card = await incident(stage, WORDS)
    await stage.sees(stage.managers, "Twice as many people", WORDS)
    stage.bolat.presses_data(card, "incident:1:show-0")
    stage.bolat.presses_data(card, "incident:1:show-1")
    listed = "Not this one: № 1"
    await stage.until(lambda: any(listed in each.button_texts for each in stage.staff.messages))
    await erased(stage)
    stage.clock.ahead += timedelta(seconds=25)
    await stage.until(lambda: not stage.find(stage.staff, WORDS))
    await stage.until(lambda: not stage.find(stage.managers, WORDS))


async def test_numbers_stay_for_statistics(stage: Stage) -> None:
    await told_all(stage)
    stage.aigerim.writes("/new No gas in Astana")
    await stage.card(2)
    await erased(stage)
    await stage.card(2, ERASED)
    first, second = (await remembered(stage.database_url))["appeals"]
    assert (first["topic"], first["region"], first["status"]) == ("fuel", "KZ-43", "closed")
    assert first["created_at"]
    assert first["answered_at"]
    assert first["citizen_id"] == second["citizen_id"] <= -(2**62)


async def test_two_people_stay_two(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    await stage.card(1)
    stage.sergei.writes("Нет бензина в Астане")
    await stage.card(2)
    await erased(stage)
    stage.sergei.writes("/delete")
    stage.sergei.presses(await stage.sees(stage.sergei.chat, "Стереть все данные"), "Да, стереть всё")
    await stage.card(2, ERASED)
    found = (await remembered(stage.database_url))["appeals"]
    assert len({row["citizen_id"] for row in found}) == 2


async def test_file_of_sqlite_keeps_no_deleted_words(quiet_stage: Stage) -> None:
    stage = quiet_stage
    if not stage.database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL tidies up by itself")
    async with stage.bot():
        stage.aigerim.writes(WORDS + ", all of us" * 300)
        await stage.card(1)
        await erased(stage)
        await stage.card(1, ERASED)
    assert b"Serikova" not in file_of(stage.database_url).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_told_in_her_language(stage: Stage, language: str) -> None:
    ainur, say = stage.telegram.person("Ainur", language_code=language), voice(language)
    ainur.writes("/help")
    ainur.writes("/delete")
    question = await stage.sees(ainur.chat, say(QUESTION), "/export")
    ainur.presses(question, say(YES))
    await stage.until(lambda: shown(question).startswith(say(DONE + " If you write again, you begin anew.")))
    ainur.writes("/delete")
    await stage.sees(ainur.chat, say("Nothing is kept about you."))


async def test_who_never_wrote_has_nothing_to_erase(stage: Stage) -> None:
    stage.mallory.writes("/delete")
    await stage.sees(stage.mallory.chat, "Nothing is kept about you.")
    found = await remembered(stage.database_url)
    assert found["citizens"] == found["posts"] == []


async def test_second_press_twice_erases_once(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    question = await asked(stage)
    presses = [stage.aigerim.presses(question, YES) for _ in range(2)]
    await stage.until(lambda: all(press.answer for press in presses))
    assert [DONE in str(press.answer) for press in presses] == [True, False]
    assert "Nothing is kept about you." in str(presses[1].answer)


async def test_fresh_message_makes_a_new_citizen(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    await erased(stage)
    stage.aigerim.writes("No petrol in Kyzylorda again")
    await stage.card(2, "New", "again")
    stage.aigerim.writes("/my")
    assert "№ 1" not in shown(await stage.sees(stage.aigerim.chat, "Your appeals", "№ 2"))


@pytest.mark.parametrize("data", ["topics:1", "reopen:1", "thread:1", "kind:1:report", "mine:0:0"])
async def test_old_buttons_lead_somewhere_sensible(stage: Stage, data: str) -> None:
    stage.aigerim.writes(WORDS)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1")
    await erased(stage)
    press = stage.aigerim.presses_data(receipt, data)
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == "This is not here any more. Your appeals: /my"
    assert {row["chat_id"] for row in (await remembered(stage.database_url))["posts"]} == {stage.staff.id}


async def test_question_of_yesterday_is_asked_anew(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    old = await asked(stage)
    stage.clock.ahead += timedelta(hours=2)
    stage.aigerim.presses(old, YES)
    anew = await stage.until(lambda: asking(stage)[1])
    assert WORDS in shown(await stage.card(1, "New"))
    stage.aigerim.presses(anew, YES)
    await stage.card(1, ERASED)


async def test_question_to_the_erased_one_does_not_erase_the_new_one(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    old = await asked(stage)
    stage.aigerim.presses(old, YES)
    await stage.card(1, ERASED)
    stage.clock.ahead += timedelta(minutes=5)
    stage.aigerim.writes("No gas in Astana")
    await stage.card(2)
    press = stage.aigerim.presses(await stage.sees(stage.aigerim.chat, "№ 2"), "Change topic")
    await stage.until(lambda: press.answer)
    stage.aigerim.presses_data(old, f"erase:0:{int(stage.clock().timestamp()) - 300}")
    await stage.sees(stage.aigerim.chat, QUESTION)
    assert "No gas in Astana" in shown(await stage.card(2))


@pytest.mark.parametrize("made", ["erase:0", "erase:0:x", "erase:0:-1", f"erase:0:{10**12}", "erase:1:²"])
async def test_forged_presses_erase_nothing(stage: Stage, made: str) -> None:
    stage.aigerim.writes(WORDS)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1")
    press = stage.aigerim.presses_data(receipt, made)
    await stage.until(lambda: press.answer)
    assert WORDS in shown(await stage.card(1, "New"))


@pytest.mark.parametrize("words", ["/delete my appeal please", "/privacy?"])
async def test_command_with_words_is_words(stage: Stage, words: str) -> None:
    stage.aigerim.writes(words)
    await stage.card(1, words)


async def test_word_after_the_command_does_no_harm(stage: Stage) -> None:
    stage.aigerim.writes("/delete now")
    await stage.sees(stage.aigerim.chat, "Nothing is kept about you.")
    assert not stage.find(stage.staff, "№ 1")


async def test_edit_into_the_command_does_nothing(stage: Stage) -> None:
    message = stage.aigerim.writes(WORDS)
    await stage.card(1)
    stage.aigerim.edits(message, text="/delete")
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2)
    assert not stage.find(stage.aigerim.chat, QUESTION)


async def test_staff_who_answer_the_erased_are_told(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    reply = stage.bolat.writes("Which station?", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    await erased(stage)
    await stage.card(1, ERASED)
    before = len(stage.aigerim.chat.messages)
    stage.bolat.edits(reply, text="Which station, Aigerim?")
    stage.bolat.writes("Still there?", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not sent: this appeal is erased")
    assert len(stage.aigerim.chat.messages) == before
    assert "Aigerim" not in str((await remembered(stage.database_url))["lines"])


@pytest.mark.parametrize("data", ["take:1", "reopen:1", "topic:1:gas", "spam:1", "card:1"])
async def test_old_button_of_the_card_says_so(stage: Stage, data: str) -> None:
    stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    await erased(stage)
    await stage.card(1, ERASED)
    press = stage.bolat.presses_data(card, data)
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text == ERASED
    assert (await remembered(stage.database_url))["appeals"][0]["status"] == "closed"


async def test_what_is_too_old_to_delete_is_edited(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    stage.aigerim.writes("It is cold")
    words = await stage.beneath(card, "It is cold")
    stage.aigerim.sends_photo("My house")
    photo = await stage.beneath(card, "My house", kind="photo")
    stage.staff.bot_status = "member"
    for message in (words, photo):
        message.date -= 3 * 24 * 3600
    await erased(stage)
    await stage.until(lambda: shown(words) == shown(photo) == ERASED)


async def test_what_we_know_to_be_too_old_goes_one_by_one(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    card = await stage.card(1)
    stage.aigerim.writes("It is cold")
    await stage.beneath(card, "It is cold")
    stage.clock.ahead += timedelta(days=3)
    await erased(stage)
    await stage.until(lambda: not stage.find(stage.staff, "It is cold"))
    assert not stage.telegram.calls_of("deleteMessages")


async def test_private_desk_loses_the_card_too(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with stage.bot():
        stage.aigerim.writes(WORDS)
        await stage.card(1)
        await at_desk(stage, stage.bolat)
        stage.bolat.writes("Dear Aigerim, it comes tomorrow")
        await stage.sees(stage.bolat.chat, "Goes to the citizen of № 1 in 30 seconds.")
        await erased(stage)
        await stage.until(lambda: not stage.find(stage.bolat.chat, "No petrol"))
        await goes(stage)
        assert not stage.find(stage.aigerim.chat, "it comes tomorrow")
    assert tell_of_her(stage, await remembered(stage.database_url)) == []


async def test_own_data_is_asked_for_at_a_private_desk_too(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    await at_desk(stage, stage.bolat)
    stage.bolat.writes("/privacy")
    await stage.sees(stage.bolat.chat, "What we know about you")
    assert not stage.find(stage.aigerim.chat, "/privacy")


async def test_search_finds_nothing_of_hers(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    while not (await remembered(stage.database_url))["words"]:
        stage.sergei.writes("/help")
        await stage.sees(stage.sergei.chat, "112")
    await erased(stage)
    await stage.card(1, ERASED)
    assert (await remembered(stage.database_url))["words"] == []


async def test_history_tells_that_it_was_erased(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    await erased(stage)
    await stage.card(1, ERASED)
    assert (await remembered(stage.database_url))["acts"][-1]["what"] == "erased"


async def test_bundle_shows_it_without_words(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        (ainur,) = await written(stage, WORDS)
    async with stage.bot():
        bundle = await stage.sees(stage.staff, "Press a number", WORDS)
        ainur.presses(await asked(stage, ainur), YES)
        await stage.until(lambda: ERASED in shown(bundle))
    assert WORDS not in shown(bundle)
    assert not bundle.button_texts


async def test_ban_outlives_the_erasure(stage: Stage) -> None:
    stage.aigerim.writes("Buy pills cheap, says Aigerim")
    card = await stage.card(1)
    stage.bolat.presses(card, "Spam")
    await stage.until(lambda: "Ban the citizen" in card.button_texts)
    stage.bolat.presses(card, "Ban the citizen")
    await stage.sees(stage.aigerim.chat, "closed this chat")
    stage.aigerim.writes("/delete")
    question = await stage.sees(
        stage.aigerim.chat, QUESTION, "A record stays that the staff have closed this chat to you"
    )
    stage.aigerim.presses(question, YES)
    await stage.card(1, ERASED)
    stage.aigerim.writes("Buy more pills")
    await stage.sees(stage.aigerim.chat, "what you write here is not read")
    assert not stage.find(stage.staff, "more pills")


async def test_what_was_set_aside_of_hers_is_emptied(stage: Stage) -> None:
    stage.dana.starts()
    stage.aigerim.writes("/help")
    await stage.sees(stage.aigerim.chat, "112")
    sender = {"id": stage.aigerim.id, "is_bot": False, "first_name": "Aigerim"}
    stage.telegram.inject({"message": {"from": sender, "chat": {"id": stage.aigerim.id}, "text": WORDS}})
    await stage.sees(stage.dana.chat, "UpdateIsUnreadable")
    assert "Serikova" in str((await remembered(stage.database_url))["inbox"])
    await erased(stage)
    assert "Serikova" not in str((await remembered(stage.database_url))["inbox"])
