"""The stage on which stories are told: an emulated Telegram, the whole bot over HTTP, and a cast."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot import ministry
from bot.app import run
from bot.config import Settings, load
from bot.demo.telegram import Chat, EmulatedTelegram, Group, Message, Person
from bot.ministry import Ministry

T = TypeVar("T")


@dataclass
class Clock:
    """The bot's clock: the real one, put ahead as far as a story wants."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        """Give the present moment of the story."""
        return datetime.now(UTC) + self.ahead

    def turn_to(self, moment: datetime) -> None:
        """Let it be that moment now."""
        self.ahead = moment - datetime.now(UTC)


@dataclass
class Stage:
    """Aigerim and Sergei are citizens, Bolat is staff, Dana a manager and admin, Mallory a stranger."""

    telegram: EmulatedTelegram
    database_url: str
    aigerim: Person
    sergei: Person
    bolat: Person
    dana: Person
    mallory: Person
    staff: Group
    managers: Group
    ministry: Ministry
    more: dict[str, str] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)

    def settings(self) -> Settings:
        """Give the settings of the bot on this stage."""
        return load(self.environment(), env_file=None)

    def environment(self) -> dict[str, str]:
        """Give the settings as an operator would write them."""
        return {
            "BOT_TOKEN": self.telegram.token,
            "BOT_API_URL": self.telegram.url,
            "DATABASE_URL": self.database_url,
            "MINISTRY": self.ministry.id,
            "STAFF_CHAT_ID": str(self.staff.id),
            "MANAGER_CHAT_ID": str(self.managers.id),
            "ADMIN_IDS": str(self.dana.id),
            "DEFAULT_LANGUAGE": "en",
            "PACE_OVERALL": "1000",
            "PACE_PRIVATE": "1000",
            "PACE_GROUP": "100000",
            **self.more,
        }

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """Let the bot work, and stop it as an operator would."""
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            working = group.create_task(run(self.settings(), self.ministry, stop, self.clock))
            try:
                yield
            finally:
                stop.set()
                await working

    async def sees(self, chat: Chat, *words: str) -> Message:
        """Wait until a message of the bot with all these words stands in the chat, and give the newest."""
        found = await self.telegram.until(lambda: self.find(chat, *words))
        assert found
        return found

    def find(self, chat: Chat, *words: str) -> Message | None:
        """Give the newest message of the bot in the chat that has all these words."""
        found = [m for m in chat.messages if m.sender.is_bot and all(w in shown(m) for w in words)]
        return found[-1] if found else None

    async def card(self, number: int, *words: str) -> Message:
        """Wait until the card of an appeal stands among the staff and has these words."""
        return await self.sees(self.staff, f"№ {number} ·", *words)

    async def beneath(self, card: Message, *words: str, kind: str = "text") -> Message:
        """Wait until a message of the bot of this kind, with these words, replies to the card."""

        def found() -> Message:
            replies = [m for m in card.chat.messages if m.reply_to is card and m.sender.is_bot]
            return [m for m in replies if m.kind == kind and all(w in shown(m) for w in words)][-1]

        return await self.until(found)

    async def until(self, condition: Callable[[], T]) -> T:
        """Wait until something is so."""
        return await self.telegram.until(condition)


def shown(message: Message) -> str:
    """Give the words of a message, be they text or caption."""
    return message.text or message.caption or ""


def make_stage(telegram: EmulatedTelegram, database_url: str) -> Stage:
    """Give a stage with its cast, before the bot comes."""
    bolat = telegram.person("Bolat", language_code="kk")
    dana = telegram.person("Dana", language_code="ru")
    return Stage(
        telegram=telegram,
        database_url=database_url,
        aigerim=telegram.person("Aigerim", language_code="en"),
        sergei=telegram.person("Sergei", language_code="ru"),
        bolat=bolat,
        dana=dana,
        mallory=telegram.person("Mallory", language_code="en"),
        staff=telegram.supergroup("Fuel department", members=[bolat], bot="administrator"),
        managers=telegram.supergroup("Managers", members=[dana], bot="administrator"),
        ministry=ministry.load("energy"),
    )
