"""How stories come to the question: Aigerim wrote, Bolat answered, and she is asked whether it is solved."""

from bot.demo.telegram import Message, Person
from bot.texts import voice
from tests.stage import Stage, shown

NO_PETROL = "No petrol in Kyzylorda for three days"


async def answered(stage: Stage, words: str = "Petrol has come.") -> Message:
    """Let Bolat answer appeal 1, and give his message once it was delivered."""
    reply = stage.bolat.writes(words, chat=stage.staff, reply_to=await stage.card(1))
    await stage.until(lambda: reply.reactions == ["👍"])
    return reply


async def asked(stage: Stage) -> Message:
    """Let Aigerim write and Bolat answer, and give the question to her."""
    stage.aigerim.writes(NO_PETROL)
    await answered(stage)
    return await question(stage, stage.aigerim)


async def question(stage: Stage, citizen: Person, language: str = "en") -> Message:
    """Wait until a citizen is asked about appeal 1, and give the question that has buttons."""
    yes = voice(language)("Yes, solved")
    return await stage.until(lambda: [m for m in citizen.chat.messages if yes in m.button_texts][-1])


def questions(stage: Stage) -> list[Message]:
    """Give all that Aigerim was ever asked in this way, as it stands now."""
    ends = ("is it solved?", "the question stands below now.")
    return [m for m in stage.aigerim.chat.messages if m.by_bot and shown(m).endswith(ends)]
