"""Holds everything that is in the emulated Telegram now, and tells when it changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from bot.demo.telegram.feed import Feed
from bot.demo.telegram.files import Files
from bot.demo.telegram.records import Chat, Json, Message, Press, User
from bot.demo.telegram.sight import bot_sees
from bot.demo.telegram.updates import message_json

_COPIED = ("kind", "text", "caption", "entities", "content", "file_id")


class World:
    """Users, chats, messages, files and presses; every change has a number."""

    def __init__(self, bot: User, clock: Callable[[], float], history: int | None) -> None:
        self.bot = bot
        self.clock = clock
        self.history = history
        self.feed = Feed(clock, self.touch)
        self.files = Files()
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.reads_all_groups = False
        self.knows_rich = True
        self.seen: set[int] = set()
        self.version = 0
        self._common_id = 0
        self._serial = 0
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def now(self) -> int:
        """The time of this Telegram, in Unix seconds."""
        return int(self.clock())

    def serial(self) -> int:
        """Give a number that no other call gives."""
        self._serial += 1
        return self._serial

    def touch(self) -> None:
        """Tell everyone who waits that something is different now."""
        self.version += 1
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            for future in waiting:
                if not future.done():
                    future.set_result(None)

    async def change(self) -> None:
        """Wait for the next change."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        await future

    async def changes(self) -> AsyncIterator[int]:
        """Give the version now and after changes; quick changes arrive as one."""
        while True:
            told = self.version
            yield told
            if self.version == told:
                await self.change()

    def add_user(self, user: User) -> None:
        """Let a user exist."""
        self.users[user.id] = user
        self.touch()

    def add_chat(self, chat: Chat) -> None:
        """Let a chat exist."""
        self.chats[chat.id] = chat
        self.touch()

    def post(self, chat: Chat, sender: User, **parts: Any) -> Message:
        """Put a message into a chat; nobody is told yet but those who look at the chat."""
        message = Message(self._next_id(chat), chat, sender, self.now, **parts)
        chat.shown[message.id] = message
        if self.history is not None and len(chat.shown) > self.history:
            del chat.shown[next(iter(chat.shown))]
        chat.action = None
        self.touch()
        return message

    def notice(self, chat: Chat, sender: User, **content: object) -> Message:
        """Put one of Telegram's own notices into a chat."""
        return self.post(chat, sender, kind="service", content=content)

    def report(self, message: Message, *, edited: bool = False) -> None:
        """Let the bot know of a message if it may see it."""
        if not bot_sees(message, self.bot, reads_all=self.reads_all_groups):
            return
        self.seen.add(message.sender.id)
        kind = "channel_post" if message.chat.kind == "channel" else "message"
        self.feed.add(f"edited_{kind}" if edited else kind, message_json(message), message.chat.id)

    def remove(self, message: Message) -> None:
        """Take a message out of its chat; bots are never told."""
        message.deleted = True
        message.chat.shown.pop(message.id, None)
        if message in message.chat.pinned:
            message.chat.pinned.remove(message)
        self.touch()

    def copy_of(self, message: Message, chat: Chat, **parts: Any) -> Message:
        """Post the same words or medium as the bot's own message."""
        same = {key: getattr(message, key) for key in _COPIED}
        return self.post(chat, self.bot, **(same | parts))

    def _next_id(self, chat: Chat) -> int:
        # Private chats and basic groups share one counter; each supergroup and channel has its own.
        if chat.kind in ("private", "group"):
            self._common_id += 1
            return self._common_id
        chat.last_id += 1
        return chat.last_id
