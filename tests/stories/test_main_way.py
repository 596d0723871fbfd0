"""The main way: a message becomes a card, the reply an answer."""

from tests.stage import Stage, shown

FUEL = "Қызылордада үш күннен бері бензин жоқ"


async def test_message_becomes_a_card_and_a_receipt(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1, FUEL)
    receipt = await stage.sees(stage.aigerim.chat, "№ 1")
    assert "#fuel #KZ43" in shown(card)
    assert "Aigerim" not in shown(card)
    assert receipt.buttons


async def test_reply_to_the_card_is_the_answer(stage: Stage) -> None:
    stage.aigerim.writes(FUEL)
    card = await stage.card(1)
    reply = stage.bolat.writes("Бензин ертең келеді.", chat=stage.staff, reply_to=card)
    answer = await stage.sees(stage.aigerim.chat, "Бензин ертең келеді.")
    assert "Bolat" not in shown(answer)
    await stage.until(lambda: reply.reactions)
