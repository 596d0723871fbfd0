"""Commands: a message that begins with one of ours, or looks as if it were meant for one."""

import re

from aiogram import Bot
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

COMMAND = re.compile(r"/([a-z]+)(?:@(\w+))?(?:\s+(.*))?", re.ASCII | re.DOTALL | re.IGNORECASE)


class Says(Filter):
    """Lets pass `/name`, `/name words` and `/name@this_bot`; so many words may follow at `most`, or none."""

    def __init__(self, *names: str, alone: bool = False, most: int | None = None) -> None:
        self._names = frozenset(names)
        self._most = 0 if alone else most

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Whether the message is one of the commands, for this bot."""
        found = COMMAND.fullmatch(message.text or "")
        if found is None or message.forward_origin:
            return False
        name, addressee, words = found.groups()
        is_too_long = self._most is not None and len((words or "").split()) > self._most
        if name.lower() not in self._names or is_too_long:
            return False
        return not addressee or addressee.lower() == ((await bot.me()).username or "").lower()


class LooksLikeCommand(Filter):
    """Lets pass a single word after a slash, in any letters, that nobody else wrote: it is no appeal."""

    async def __call__(self, message: Message) -> bool:
        """Whether the message is nothing but that."""
        looks = re.fullmatch(r"/[^\W\d_]\w{0,31}(?:@\w+)?", message.text or "")
        return looks is not None and message.forward_origin is None


class Begins(Filter):
    """Lets pass a button whose verb is this."""

    def __init__(self, verb: str) -> None:
        self._beginning = f"{verb}:"

    async def __call__(self, query: CallbackQuery) -> bool:
        """Whether the button is one of those."""
        return (query.data or "").startswith(self._beginning)


def words_after(message: Message) -> str:
    """Give what follows the command in a message, empty if nothing does."""
    found = COMMAND.fullmatch(message.text or "")
    return (found[3] or "") if found else ""
