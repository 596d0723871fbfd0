"""/my: a citizen's appeals with their status, and the thread of each."""

from bot.demo.telegram import Message
from bot.desk.citizens.flooding import OPENING_LIMIT, OPENING_SPAN
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"


async def listed(stage: Stage) -> Message:
    """Let Aigerim ask for her appeals."""
    stage.aigerim.writes("/my")
    return await stage.sees(stage.aigerim.chat, "Your appeals")


async def many(stage: Stage, count: int) -> None:
    """Let Aigerim bring many things."""
    for number in range(1, count + 1):
        stage.aigerim.writes(f"/new No petrol at station {number} in Kyzylorda")
        if number % OPENING_LIMIT == 0:
            await stage.card(number)
            stage.clock.ahead += OPENING_SPAN
    await stage.card(count)


async def test_list_shows_state_age_and_first_words(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    stage.bolat.presses(await stage.card(1), "Close")
    await stage.card(1, "Closed")
    stage.aigerim.writes("/new")
    stage.aigerim.sends_photo()
    await stage.card(2)
    words = shown(await listed(stage))
    assert f"№ 1 · Closed · just now\n{NO_PETROL}" in words
    assert "№ 2 · New · just now\nPhoto" in words


async def test_question_of_staff_waits_for_her(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    stage.bolat.writes("?? Which station?", chat=stage.staff, reply_to=await stage.card(1))
    await stage.sees(stage.aigerim.chat, "Which station?")
    assert "№ 1 · Waiting for your reply" in shown(await listed(stage))


async def test_who_has_none_is_told_how_to_begin(stage: Stage) -> None:
    stage.aigerim.writes("/my")
    await stage.sees(stage.aigerim.chat, "You have no appeals yet.")


async def test_newest_eight_are_on_the_first_page(stage: Stage) -> None:
    await many(stage, 10)
    page = await listed(stage)
    assert page.button_texts == [*(f"№ {n}" for n in range(10, 2, -1)), "Older →"]
    stage.aigerim.presses(page, "Older →")
    await stage.until(lambda: page.button_texts == ["№ 2", "№ 1", "← Newer"])
    assert "station 2 " in shown(page)
    stage.aigerim.presses(page, "← Newer")
    await stage.until(lambda: "Older →" in page.button_texts)


async def test_thread_shows_both_sides_and_no_names_or_notes(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    card = await stage.card(1)
    note = stage.bolat.writes("// the depot is lying", chat=stage.staff, reply_to=card)
    await stage.until(lambda: note.reactions)
    reply = stage.bolat.writes("Petrol comes on Monday.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    stage.aigerim.presses(await listed(stage), "№ 1")
    words = shown(
        await stage.sees(stage.aigerim.chat, "You, ", NO_PETROL, "Ministry, ", "Petrol comes on Monday.")
    )
    assert "depot" not in words
    assert "Bolat" not in words


async def test_thread_names_what_is_no_text(stage: Stage) -> None:
    stage.aigerim.sends_voice()
    stage.aigerim.sends_location(44.85, 65.51)
    await stage.card(1, "#KZ43")
    stage.aigerim.presses(await listed(stage), "№ 1")
    await stage.sees(stage.aigerim.chat, "[voice message]", "Place on the map")


async def test_long_thread_comes_whole(stage: Stage) -> None:
    for letter in "abc":
        stage.aigerim.writes(letter * 4000)
    await stage.sees(stage.aigerim.chat, "Added to № 1.")
    stage.aigerim.presses(await listed(stage), "№ 1")
    await stage.until(lambda: "Add to № 1" in stage.aigerim.chat.last.button_texts)
    words = "".join(shown(m) for m in stage.aigerim.chat.messages if m.sender.is_bot)
    assert [words.count(letter * 1000) for letter in "abc"] == [4, 4, 4]


async def test_thread_of_a_closed_one_offers_to_reopen(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    stage.bolat.presses(await stage.card(1), "Close")
    await stage.card(1, "Closed")
    stage.aigerim.presses(await listed(stage), "№ 1")
    opened = await stage.sees(stage.aigerim.chat, "You, ")
    stage.aigerim.presses(opened, "Not solved: reopen")
    await stage.card(1, "Reopened")


async def test_stranger_lists_only_her_own(stage: Stage) -> None:
    stage.aigerim.writes(NO_PETROL)
    await stage.card(1)
    stage.mallory.writes("/my")
    word = await stage.sees(stage.mallory.chat, "You have no appeals yet.")
    press = stage.mallory.presses_data(word, "mine:0:0")
    await stage.until(lambda: press.answer)
    assert not stage.find(stage.mallory.chat, "№")
