"""Commands: a message that begins with one of ours; any other text with a slash is just text."""

from aiogram import Bot
from aiogram.filters import Filter
from aiogram.types import Message


class Says(Filter):
    """Lets pass `/name`, `/name words` and `/name@this_bot`."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Whether the message is one of the commands, for this bot."""
        if not message.text or not message.text.startswith("/") or message.forward_origin:
            return False
        name, _, addressee = (
            message.text[1:].split(maxsplit=1)[0].partition("@") if message.text[1:].strip() else ("", "", "")
        )
        if name.lower() not in self._names:
            return False
        return not addressee or addressee.lower() == ((await bot.me()).username or "").lower()
