"""Ready answers are at hand in private too: shown as the citizen would read one, sent, and undone."""

from bot.demo.telegram import Message, Person
from tests.stage import Stage, shown
from tests.stories.test_private_desk import at_desk, goes
from tests.stories.test_staff_ready import kept

GOES = "Goes to the citizen of № 2 in 30 seconds."


async def previewed(stage: Stage) -> tuple[Person, Message]:
    """Let Saule ask what was answered before and Bolat look at the ready answer in private."""
    await kept(stage)
    saule = stage.telegram.person("Saule", language_code="en")
    saule.writes("Kyzylorda: no petrol again for two days")
    await stage.card(2)
    card = await at_desk(stage, stage.bolat, 2)
    stage.bolat.presses(card, "Ready answers (1)")
    await stage.until(lambda: any("Petrol soon" in text for text in card.button_texts))
    stage.bolat.presses_data(card, "desk.preview:2:1")
    return saule, await stage.sees(stage.bolat.chat, "Not sent yet.", "About № 2: petrol comes")


async def test_it_is_shown_sent_once_and_seen_by_colleagues(stage: Stage) -> None:
    saule, preview = await previewed(stage)
    data = preview.buttons[0][0].data or ""
    stage.bolat.presses(preview, "Send")
    await stage.until(lambda: shown(preview) == GOES)
    again = stage.bolat.presses_data(preview, data)
    await stage.until(lambda: again.answer and "sent already" in again.answer.text)
    await goes(stage)
    await stage.sees(saule.chat, "Answer to № 2", "About № 2: petrol comes")
    await stage.sees(stage.staff, "Answered by Bolat:", "About № 2: petrol comes")
    await stage.card(2, "1 answer delivered")


async def test_it_can_be_undone_and_gone_back_from(stage: Stage) -> None:
    saule, preview = await previewed(stage)
    stage.bolat.presses(preview, "Send")
    await stage.until(lambda: "Undo" in preview.button_texts)
    stage.bolat.presses(preview, "Undo")
    await stage.until(lambda: shown(preview) == "Not sent. Write again, or go on.")
    stage.bolat.presses_data(preview, "desk.card:2")
    await stage.until(lambda: "Just write" in shown(preview))
    await goes(stage)
    assert not stage.find(saule.chat, "About № 2: petrol comes")


async def test_colleague_was_quicker(stage: Stage) -> None:
    saule, preview = await previewed(stage)
    quick = stage.telegram.person("Gulnar")
    quick.joins(stage.staff)
    quick.writes("It is on its way", chat=stage.staff, reply_to=await stage.card(2))
    await stage.sees(saule.chat, "It is on its way")
    press = stage.bolat.presses(preview, "Send")
    await stage.until(lambda: press.answer and "A colleague answered № 2" in press.answer.text)
    await goes(stage)
    assert not stage.find(saule.chat, "About № 2: petrol comes")
