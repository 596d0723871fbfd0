"""Says whether a bot sees a message: privacy mode, as groups have it by default."""

from bot.demo.telegram.entities import piece
from bot.demo.telegram.records import Message, User


def bot_sees(message: Message, bot: User, *, reads_all: bool) -> bool:
    """Tell whether the bot is told of this message; `reads_all` means that its privacy mode is off."""
    chat = message.chat
    if message.sender is bot:
        return False
    if chat.kind == "private":
        return chat.bot_status == "member"
    if chat.kind == "channel" or chat.bot_status != "member":
        return chat.bot_is_admin
    return reads_all or message.kind == "service" or _is_meant_for(message, bot)


def _is_meant_for(message: Message, bot: User) -> bool:
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    name = f"@{bot.username}".lower()
    for entity in message.entities:
        words = piece(message.words, entity).lower()
        if entity["type"] == "bot_command" and ("@" not in words or words.endswith(name)):
            return True
        if entity["type"] == "mention" and words == name:
            return True
    return False
