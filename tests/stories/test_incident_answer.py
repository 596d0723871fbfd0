"""An answer to everybody, when something comes between: a stop, a merge, an edit, a second thought."""

from datetime import timedelta

import pytest

from bot.demo.telegram import Fault
from bot.desk.incidents import answering
from tests.stage import Stage, shown
from tests.stories.test_incidents import incident, reported

WORDS = "Petrol comes tonight."


async def test_interrupted_answer_reaches_everybody_once(
    quiet_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = quiet_stage
    monkeypatch.setattr(answering, "AT_ONCE", 2)
    async with stage.bot():
        people = await reported(stage, 7)
        for person in people[:2]:
            stage.telegram.faults.add(Fault("sendMessage", person.id, None))
        stage.bolat.writes(WORDS, chat=stage.staff, reply_to=await incident(stage))
        draft = await stage.sees(stage.staff, "Answer to everybody in I-1")
        stage.bolat.presses(draft, "Send all the same (7)")
        await stage.until(lambda: stage.telegram.faults.happened)
    assert not any(WORDS in shown(m) for person in people for m in person.chat.messages)
    stage.telegram.faults.clear()
    stage.clock.ahead += timedelta(minutes=5)
    async with stage.bot():
        for person in people:
            await stage.sees(person.chat, WORDS)
        stage.clock.ahead += timedelta(seconds=15)
        await incident(stage, "Answer to everybody: sent 7")
    assert [sum(WORDS in shown(m) for m in person.chat.messages) for person in people] == [1] * 7


async def test_who_edits_or_takes_back_an_answer_to_everybody_is_told_what_helps(stage: Stage) -> None:
    await reported(stage, 3)
    reply = stage.bolat.writes(WORDS, chat=stage.staff, reply_to=await incident(stage))
    draft = await stage.sees(stage.staff, "Answer to everybody in I-1")
    stage.bolat.edits(reply, text="Petrol comes tomorrow.")
    await stage.until(lambda: "Petrol comes tomorrow." in shown(draft))
    stage.bolat.presses(draft, "Send all the same (3)")
    await stage.sees(stage.staff, "Answer to everybody in I-1", "sent")
    stage.bolat.edits(reply, text="Petrol comes on Friday.")
    await stage.sees(stage.staff, "The citizens keep the earlier words.")
    stage.bolat.writes("/unsend", chat=stage.staff, reply_to=reply)
    await stage.sees(stage.staff, "An answer to everybody cannot be taken back")
