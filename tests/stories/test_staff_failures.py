"""What could not reach the citizen: staff read why, and the card shows it."""

import pytest

from bot.demo.telegram import Fault, Message, Refused
from tests.stage import Stage, shown

ROADS = "No petrol in Kyzylorda for three days"


async def asked(stage: Stage) -> Message:
    """Let Aigerim write, and give the card once she has her receipt."""
    stage.aigerim.writes(ROADS)
    await stage.sees(stage.aigerim.chat, "№ 1")
    return await stage.card(1)


async def test_blocked_bot_is_told_beneath_the_answer_and_on_the_card(stage: Stage) -> None:
    card = await asked(stage)
    stage.aigerim.blocks_bot()
    reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    word = await stage.sees(stage.staff, "Not delivered to the citizen.", "The citizen has blocked the bot.")
    assert word.reply_to is reply
    assert not reply.reactions
    await stage.card(1, "The citizen has blocked the bot: answers cannot be delivered")
    await stage.card(1, "The last answer could not be delivered")


async def test_card_forgets_the_block_when_the_citizen_comes_back(stage: Stage) -> None:
    await asked(stage)
    stage.aigerim.blocks_bot()
    await stage.card(1, "The citizen has blocked the bot")
    stage.aigerim.unblocks_bot()
    card = await stage.until(
        lambda: back if "blocked" not in shown(back := stage.staff.messages[0]) else None
    )
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.aigerim.chat, "Petrol comes.")


async def test_deleted_account_is_told(stage: Stage) -> None:
    card = await asked(stage)
    stage.aigerim.deletes_account()
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not delivered", "The citizen’s account has been deleted.")


async def test_refused_voice_is_told_in_telegrams_words(stage: Stage) -> None:
    card = await asked(stage)
    refusal = Refused(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    stage.telegram.faults.add(Fault("sendVoice", chat=stage.aigerim.id, answer=refusal))
    stage.bolat.sends_voice(chat=stage.staff, reply_to=card)
    await stage.sees(stage.staff, "Not delivered", "VOICE_MESSAGES_FORBIDDEN")


async def test_next_answer_that_arrives_clears_the_card(stage: Stage) -> None:
    card = await asked(stage)
    refusal = Refused(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    stage.telegram.faults.add(Fault("sendVoice", chat=stage.aigerim.id, answer=refusal))
    stage.bolat.sends_voice(chat=stage.staff, reply_to=card)
    await stage.card(1, "The last answer could not be delivered")
    stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    assert "could not" not in shown(await stage.card(1, "1 answer delivered"))


async def test_where_reactions_are_refused_words_say_delivered(stage: Stage) -> None:
    card = await asked(stage)
    refusal = Refused(400, "Bad Request: REACTION_INVALID")
    stage.telegram.faults.add(Fault("setMessageReaction", times=None, answer=refusal))
    reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    word = await stage.sees(stage.staff, "Delivered to the citizen.")
    assert word.reply_to is reply


@pytest.mark.parametrize("answer", ["502", "reset", "429"])
async def test_trouble_on_the_way_only_delays(stage: Stage, answer: str) -> None:
    card = await asked(stage)
    stage.telegram.faults.add(Fault("sendMessage", chat=stage.aigerim.id, answer=answer))
    reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    await stage.until(lambda: reply.reactions)
    assert len([m for m in stage.aigerim.chat.messages if "Petrol comes." in shown(m)]) == 1


async def test_deleted_card_is_shown_anew(stage: Stage) -> None:
    card = await asked(stage)
    reply = stage.bolat.writes("Petrol comes.", chat=stage.staff, reply_to=card)
    stage.dana.deletes(card)
    await stage.until(lambda: reply.reactions)
    assert await stage.card(1, "Answered") is not card
