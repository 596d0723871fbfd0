"""Days of a story: the bot at work from a given moment on, which walks its rounds as it starts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.telegram import Chat, Message
from tests.stage import Stage, shown

ALMATY = ZoneInfo("Asia/Almaty")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in range(23, 28))
SATURDAY, NEXT_MONDAY = date(2026, 11, 28), date(2026, 11, 30)
ROADS = "No petrol in Kyzylorda for three days"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Give a moment in Almaty."""
    return datetime.combine(day, time(hour, minute), ALMATY)


@asynccontextmanager
async def at_work(stage: Stage, moment: datetime) -> AsyncIterator[None]:
    """Let the bot begin to work at a moment: all that is due by then is told before it hears anybody."""
    stage.clock.turn_to(moment)
    async with stage.bot():
        yield


async def quiet(stage: Stage) -> None:
    """Wait until staff and managers were told all that was due: it stands before an answer to /help."""
    for person, chat in ((stage.bolat, stage.staff), (stage.dana, stage.managers)):
        asked = person.writes("/help", chat=chat)
        await stage.until(lambda chat=chat, asked=asked: _answers(chat, asked))  # type: ignore[misc]


def count(chat: Chat, *words: str) -> int:
    """Count the messages of the bot in a chat that have all these words."""
    return sum(m.sender.is_bot and all(w in shown(m) for w in words) for m in chat.messages)


async def asked(stage: Stage, text: str = ROADS, number: int = 1) -> Message:
    """Let Aigerim write, and give the card."""
    stage.aigerim.writes(text)
    return await stage.card(number)


def _answers(chat: Chat, asked: Message) -> bool:
    later = chat.messages[chat.messages.index(asked) + 1 :]
    return any(message.sender.is_bot and "/language" in shown(message) for message in later)


DAY = timedelta(days=1)
