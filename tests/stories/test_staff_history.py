"""The history of an appeal: what was done, by whom, what was before and after; nothing of the citizen."""

from datetime import timedelta

from bot.demo.telegram import Message
from tests.stage import Stage, shown
from tests.stories.test_admin_binds import offers

FUEL = "No petrol in Kyzylorda for three days"


async def asked(stage: Stage) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(FUEL)
    return await stage.card(1)


async def history(stage: Stage, *words: str) -> str:
    """Let Bolat ask for the history of № 1, and give it once it has these words."""
    stage.bolat.writes("/history 1", chat=stage.staff)
    return shown(await stage.sees(stage.staff, "№ 1 · History", *words))


def steps(told: str) -> list[str]:
    """Give the lines of a history without their times."""
    return [line.split(" · ", 1)[1] for line in told.splitlines()[1:] if " · " in line]


async def test_a_day_of_an_appeal_is_told_in_order(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "Works on it: Bolat")
    stage.aigerim.writes("Still none")
    await stage.sees(stage.staff, "Still none")
    stage.bolat.writes("// I ask the depot", chat=stage.staff, reply_to=card)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.card(1, "1 answer delivered")
    stage.bolat.presses(card, "Close")
    await stage.card(1, "Closed")
    assert steps(await history(stage, "closed it")) == [
        "citizen · opened the appeal",
        "Bolat · took it: New, nobody → In progress, Bolat",
        "citizen · added a message",
        "Bolat · left a note",
        "Bolat · answered",
        "bot · delivered the answer: In progress → Answered",
        "Bolat · closed it: Answered → Closed",
    ]


async def test_corrections_name_who_made_them(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.presses_data(card, "topic:1:gas")
    await stage.card(1, "Gas")
    receipt = await stage.sees(stage.aigerim.chat, "№ 1", "Gas")
    stage.aigerim.presses_data(receipt, "region:1:KZ-71")
    await stage.card(1, "Astana")
    assert steps(await history(stage, "Astana"))[1:] == [
        "Bolat · corrected the tags: Fuel → Gas",
        "citizen · corrected the tags: Kyzylorda Region → Astana",
    ]


async def test_question_edit_and_failure_are_told(stage: Stage) -> None:
    card = await asked(stage)
    question = stage.bolat.writes("?? Which station?", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Which station?")
    stage.bolat.edits(question, text="?? Which petrol station?")
    await stage.sees(stage.aigerim.chat, "Which petrol station?")
    stage.aigerim.blocks_bot()
    await stage.card(1, "has blocked the bot")
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.card(1, "could not be delivered")
    told = steps(await history(stage, "could not deliver"))
    assert "Bolat · asked the citizen: New, nobody → Waiting for the citizen, Bolat" in told
    assert "Bolat · edited an answer or a note" in told
    assert told[-1] == "bot · could not deliver the answer: The citizen has blocked the bot."


async def test_ban_and_its_undoing_are_told(stage: Stage) -> None:
    card = await asked(stage)
    for button, state in (("Spam", "№ 1 · New"), ("Ban the citizen", "Closed"), ("Unban", "Reopened")):
        await offers(stage, card, button)
        stage.bolat.presses(card, button)
        await stage.card(1, state)
    assert steps(await history(stage, "unbanned"))[1:] == [
        "Bolat · banned the citizen",
        "Bolat · closed it: New → Closed",
        "Bolat · unbanned the citizen",
        "Bolat · reopened it: Closed → Reopened",
    ]


async def test_pressing_twice_is_one_act(stage: Stage) -> None:
    card = await asked(stage)
    for _ in range(3):
        press = stage.bolat.presses(card, "Take")
    await stage.until(lambda: press.answer)
    assert len(steps(await history(stage, "took it"))) == 2


async def test_reply_to_a_card_asks_for_its_history_and_answers_nobody(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("/history", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "№ 1 · History", "opened the appeal")
    stage.aigerim.writes("Still none")
    added = await stage.beneath(card, "Still none")
    stage.bolat.writes("/history", chat=stage.staff, reply_to=added)
    await stage.sees(stage.staff, "№ 1 · History", "citizen · added a message")
    assert not stage.find(stage.aigerim.chat, "/history")


async def test_wrong_numbers_are_explained(stage: Stage) -> None:
    for number, words in (("", "Write the number"), ("x", "Write the number"), ("7", "no appeal № 7")):
        stage.bolat.writes(f"/history {number}", chat=stage.staff)
        await stage.sees(stage.staff, words)
    stage.bolat.writes(f"/history {10**30}", chat=stage.staff)
    await stage.until(lambda: len([m for m in stage.staff.messages if m.by_bot]) == 4)


async def test_history_as_a_file_opens_in_a_spreadsheet_and_names_no_citizen(stage: Stage) -> None:
    stage.bolat.first_name = "=HYPERLINK(1)"
    card = await asked(stage)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "In progress")
    await history(stage, "took it")
    message = await stage.sees(stage.staff, "№ 1 · History")
    presses = [stage.bolat.presses(message, "As a file (CSV)") for _ in range(2)]
    await stage.until(lambda: all(press.answer for press in presses))
    files = await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "document"])
    assert len(files) == 1
    stored = stage.telegram.world.files.get(files[0].file_id or "")
    assert stored
    table = stored.data.decode("utf-8-sig")
    assert stored.about["file_name"] == "history-1.csv"
    assert "Time,Who,What,Before,After" in table
    assert ",'=HYPERLINK(1),took it," in table
    assert "Aigerim" not in table
    assert str(stage.aigerim.id) not in table


async def test_mallory_who_left_and_citizens_read_no_history(stage: Stage) -> None:
    await asked(stage)
    stage.mallory.joins(stage.staff)
    message = (await history(stage, "opened"), stage.staff.last)[1]
    stage.mallory.leaves(stage.staff)
    press = stage.mallory.presses_data(message, "history:1:csv")
    await stage.until(lambda: press.answer)
    assert press.answer
    assert press.answer.text == "Only members of this chat can do this."
    stage.sergei.writes("/history 1")
    await stage.card(2, "/history 1")
    assert not [m for m in stage.staff.messages if m.kind == "document"]


async def test_staff_read_the_history_in_private_as_long_as_they_are_staff(stage: Stage) -> None:
    stage.bolat.language_code = "en"
    card = await asked(stage)
    stage.bolat.presses(card, "Take")
    await stage.card(1, "Works on it: Bolat")
    stage.bolat.writes("/history 1")
    await stage.sees(stage.bolat.chat, "№ 1 · History", "Bolat · took it")
    stage.bolat.leaves(stage.staff)
    stage.clock.ahead = timedelta(minutes=2)
    stage.bolat.writes("/history 1")
    await stage.sees(stage.bolat.chat, "Only staff can read this.")
    assert len([m for m in stage.bolat.chat.messages if "History" in shown(m)]) == 1


async def test_reply_to_a_history_reaches_no_citizen(stage: Stage) -> None:
    await asked(stage)
    await history(stage, "opened")
    stage.bolat.writes("So late?", chat=stage.staff, reply_to=stage.staff.last)
    await stage.sees(stage.staff, "Not sent: this message belongs to no appeal.")
    assert not stage.find(stage.aigerim.chat, "So late?")


async def test_long_history_shows_the_latest_and_the_file_has_all(stage: Stage) -> None:
    card = await asked(stage)
    for number in range(24):
        press = stage.bolat.presses_data(card, f"topic:1:{('gas', 'fuel')[number % 2]}")
        stage.bolat.presses_data(card, f"region:1:{('KZ-71', 'KZ-75')[number % 2]}")
    await stage.until(lambda: press.answer)
    told = steps(await history(stage, "The latest 40 acts; the file has all of them."))
    assert len(told) == 40
    stage.bolat.presses(stage.staff.last, "As a file (CSV)")
    files = await stage.until(lambda: [m for m in stage.staff.messages if m.kind == "document"])
    stored = stage.telegram.world.files.get(files[0].file_id or "")
    assert stored
    assert len(stored.data.decode("utf-8-sig").splitlines()) == 1 + 1 + 48


async def test_what_the_citizen_says_of_the_answer_is_told(stage: Stage) -> None:
    card = await asked(stage)
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    question = await stage.sees(stage.aigerim.chat, "№ 1: is it solved?")
    for data in ("no:1:1", "yes:1:1", "rate:1:4"):
        stage.aigerim.presses_data(question, data)
    await stage.card(1, "Solved, the citizen says (4 of 5)")
    assert steps(await history(stage, "gave a mark"))[-3:] == [
        "citizen · said that it is not solved: Answered → Reopened",
        "citizen · said that it is solved: Reopened → Closed",
        "citizen · gave a mark: 4 of 5",
    ]
