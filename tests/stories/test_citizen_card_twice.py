"""A lost answer of Telegram's lets a card stand twice; replies to either copy reach the citizen."""

from bot.demo.telegram import Fault, Message
from tests.stage import Stage


async def first_copy(stage: Stage) -> Message:
    """Let Aigerim's card come twice, and give the copy of which the bot never heard."""
    stage.telegram.faults.add(Fault("sendMessage", chat=stage.staff.id, answer="reset", moment="after"))
    stage.aigerim.writes("No petrol in Kyzylorda")
    await stage.until(lambda: len(stage.staff.messages) == 2)
    return stage.staff.messages[0]


async def test_reply_to_the_forgotten_copy_is_the_answer(stage: Stage) -> None:
    reply = stage.bolat.writes("Petrol comes tomorrow.", chat=stage.staff, reply_to=await first_copy(stage))
    await stage.sees(stage.aigerim.chat, "Petrol comes tomorrow.")
    await stage.until(lambda: reply.reactions)


async def test_buttons_of_the_forgotten_copy_work(stage: Stage) -> None:
    stage.bolat.presses(await first_copy(stage), "Close")
    await stage.sees(stage.aigerim.chat, "№ 1 is closed.")
