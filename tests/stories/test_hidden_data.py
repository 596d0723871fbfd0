"""Personal data that a citizen writes: marks in the staff chat; in private, for a reason, the words."""

import pytest

from bot.demo.telegram import Fault, Message, Person
from storage import reveals
from storage.opening import open_database
from storage.records import Reveal
from tests.stage import Stage, shown
from tests.stories.test_bundles import behind, written

IIN = "850312301115"
PHONE = "8 701 234 56 78"
WORDS = f"No petrol in Kyzylorda. My ИИН is {IIN}, call {PHONE}"
MASKED = "No petrol in Kyzylorda. My ИИН is [ЖСН/ИИН], call [телефон]"


def in_group(stage: Stage) -> str:
    """Give all that the bot ever said in the staff chat, and every earlier version of it."""
    said = [m for m in stage.staff.messages if m.by_bot]
    return "\n".join(words for m in said for words in (shown(m), *m.versions))


async def asked(stage: Stage, person: Person | None = None) -> Message:
    """Let Aigerim write of herself; give the question that somebody on staff gets in private."""
    person = person or stage.bolat
    stage.aigerim.writes(WORDS)
    card = await stage.card(1, MASKED)
    press = person.presses(card, "Show hidden")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.url == "https://t.me/jauap_bot?start=reveal_1"
    person.starts("reveal_1")
    return await stage.sees(person.chat, "№ 1 · Personal data hidden: 2", "What do you need it for?")


async def logged(stage: Stage, count: int = 1) -> list[Reveal]:
    """Give the log of reveals, once it has so many entries."""
    database = await open_database(stage.database_url, alone=False)
    found = await database.run(reveals.of_appeal, 1)
    await database.close()
    assert len(found) == count
    return found


async def test_card_shows_marks_and_says_how_many(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    card = await stage.card(1, MASKED, "Personal data hidden: 2")
    assert card.button_texts[0] == "Show hidden"
    assert IIN not in in_group(stage)


async def test_card_without_personal_data_says_nothing_of_it(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    card = await stage.card(1)
    assert "Show hidden" not in card.button_texts
    assert "Personal data" not in shown(card)


async def test_edits_and_earlier_versions_are_masked(stage: Stage) -> None:
    message = stage.aigerim.writes("No petrol in Kyzylorda")
    await stage.card(1)
    stage.aigerim.edits(message, text=WORDS)
    await stage.card(1, MASKED, "Personal data hidden: 2")
    stage.aigerim.edits(message, text="No petrol at all")
    card = await stage.card(1, "No petrol at all", "Earlier version:", MASKED)
    assert "Show hidden" in card.button_texts
    assert IIN not in in_group(stage)


async def test_additions_are_masked_and_the_card_offers_them(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    card = await stage.card(1)
    stage.aigerim.writes(f"My number: {PHONE}")
    await stage.beneath(card, "The citizen adds:", "My number: [телефон]")
    await stage.until(lambda: "Show hidden" in card.button_texts)


async def test_number_on_the_seam_of_a_long_text_is_masked(stage: Stage) -> None:
    for shift in range(0, 30, 5):
        stage.aigerim.writes("/new " + "a" * (2780 + shift) + f" {PHONE} " + "end " * 100)
    await stage.card(6, "(continued below)")
    await stage.until(lambda: in_group(stage).count("[телефон]") >= 6)
    await stage.until(lambda: sum("end end" in shown(m) for m in stage.staff.messages) >= 6)
    assert "234 56" not in in_group(stage)
    assert "56 78" not in in_group(stage)


async def test_flood_is_masked_too(stage: Stage) -> None:
    for number in range(14):
        stage.aigerim.writes(f"Message {number}: {IIN}")
    heap = await stage.sees(stage.staff, "Message 13: [ЖСН/ИИН]")
    assert "Message 12: [ЖСН/ИИН]" in shown(heap)
    await stage.card(1, "Personal data hidden: 14")
    assert IIN not in in_group(stage)


async def test_captions_and_albums_are_masked(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    card = await stage.card(1)
    stage.aigerim.sends_photo(f"Receipt, {PHONE}")
    await stage.beneath(card, "Receipt, [телефон]", kind="photo")
    stage.aigerim.sends_album([("photo", f"Passport of {IIN}"), ("photo", f"or {PHONE}")])
    await stage.beneath(card, "Passport of [ЖСН/ИИН]", kind="photo")
    await stage.sees(stage.staff, "or [телефон]")
    assert IIN not in in_group(stage)
    assert "234 56 78" not in in_group(stage)


async def test_venue_is_masked(stage: Stage) -> None:
    stage.aigerim.sends_venue(f"At home, {PHONE}", "ул. Абая 15, кв. 7", 44.85, 65.51)
    await stage.card(1, "At home, [телефон], ул. Абая [үй/дом], [пәтер/кв.]")


async def test_bundles_are_masked(quiet_stage: Stage) -> None:
    stage = quiet_stage
    async with behind(stage):
        await written(stage, f"{WORDS}, please")
    async with stage.bot():
        await stage.sees(stage.staff, "Press a number", f"{MASKED}, please")
    assert IIN not in in_group(stage)


async def test_what_staff_answer_is_never_masked(stage: Stage) -> None:
    stage.aigerim.writes("No petrol in Kyzylorda")
    card = await stage.card(1)
    stage.bolat.writes(f"Call our engineer: {PHONE}", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, f"Call our engineer: {PHONE}")


async def test_citizen_reads_her_own_words_as_they_were(stage: Stage) -> None:
    stage.aigerim.writes(WORDS)
    await stage.card(1)
    stage.aigerim.writes("/my")
    stage.aigerim.presses(await stage.sees(stage.aigerim.chat, "Your appeals"), "№ 1")
    await stage.sees(stage.aigerim.chat, WORDS)


async def test_staff_see_it_in_private_for_a_reason_and_it_is_logged(stage: Stage) -> None:
    question = await asked(stage)
    stage.bolat.presses(question, "To call the citizen")
    original = await stage.sees(stage.bolat.chat, WORDS, "Personal data: please pass it on to nobody.")
    assert original.protected
    (reveal,) = await logged(stage)
    assert (reveal.appeal_id, reveal.employee_id, reveal.employee_name) == (1, stage.bolat.id, "Bolat")
    assert (reveal.reason, reveal.words) == ("call", None)
    assert IIN not in in_group(stage)


async def test_reason_can_be_written(stage: Stage) -> None:
    question = await asked(stage)
    stage.bolat.presses(question, "Another reason: write it")
    prompt = await stage.sees(stage.bolat.chat, "please reply to this message with the reason")
    reason = stage.bolat.writes("The court asks", reply_to=prompt)
    await stage.sees(stage.bolat.chat, WORDS)
    stage.bolat.edits(reason, text="The court asks us")
    stage.sergei.writes("Нет света в Астане")
    await stage.card(2, "Нет света")
    (reveal,) = await logged(stage)
    assert (reveal.reason, reveal.words) == ("other", "The court asks")


async def test_pressing_twice_shows_it_once(stage: Stage) -> None:
    question = await asked(stage)
    stage.bolat.presses(question, "To check the facts")
    again = stage.bolat.presses(question, "To call the citizen")
    answer = await stage.until(lambda: again.answer)
    assert answer
    assert "It is shown below." in answer.text
    await stage.sees(stage.bolat.chat, WORDS)
    assert sum(WORDS in shown(m) for m in stage.bolat.chat.messages) == 1
    await logged(stage)


async def test_asking_for_another_reason_twice_asks_once(stage: Stage) -> None:
    question = await asked(stage)
    presses = [stage.bolat.presses(question, "Another reason: write it") for _ in range(2)]
    await stage.until(lambda: all(press.answer for press in presses))
    await stage.sees(stage.bolat.chat, "please reply to this message")
    assert sum("please reply to this" in shown(m) for m in stage.bolat.chat.messages) == 1


async def test_reply_to_what_was_shown_opens_no_appeal(stage: Stage) -> None:
    question = await asked(stage)
    stage.bolat.presses(question, "To check the facts")
    original = await stage.sees(stage.bolat.chat, WORDS)
    stage.bolat.writes("We will call you", reply_to=original)
    await stage.sees(stage.bolat.chat, "Not sent. To answer the citizen, reply to the card")
    assert not stage.find(stage.staff, "№ 2")


@pytest.mark.parametrize("number", [1, 999])
async def test_stranger_is_refused(stage: Stage, number: int) -> None:
    await asked(stage)
    stage.mallory.starts(f"reveal_{number}")
    refusal = await stage.sees(
        stage.mallory.chat, "Only members of the staff chat of this appeal can see this."
    )
    press = stage.mallory.presses_data(refusal, f"why:{number}:facts")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.show_alert
    stage.mallory.writes("Please", reply_to=refusal)
    await stage.card(2, "Please")
    assert not any(IIN in shown(m) for m in stage.mallory.chat.messages if m.by_bot)
    await logged(stage, 0)


async def test_somebody_who_left_meanwhile_is_refused(stage: Stage) -> None:
    stage.mallory.joins(stage.staff)
    question = await asked(stage, stage.mallory)
    stage.mallory.leaves(stage.staff)
    press = stage.mallory.presses(question, "To check the facts")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text.startswith("Only members of the staff chat")
    await logged(stage, 0)


async def test_while_telegram_says_nothing_of_members_nobody_sees_it(stage: Stage) -> None:
    question = await asked(stage)
    stage.telegram.faults.add(Fault("getChatMember", times=None, answer="502"))
    press = stage.bolat.presses(question, "To check the facts")
    answer = await stage.until(lambda: press.answer)
    assert answer
    assert answer.text.startswith("Only members of the staff chat")


async def test_forged_reasons_show_nothing(stage: Stage) -> None:
    question = await asked(stage)
    presses = [stage.bolat.presses_data(question, f"why:{made}") for made in ("1:", "1:spy", "999:facts")]
    stage.bolat.presses_data(question, f"why:{10**30}:facts")
    await stage.until(lambda: all(press.answer for press in presses))
    await logged(stage, 0)
