"""Writes down what every chat shows, for people who read a failed test."""

from collections.abc import Iterable

from bot.demo.telegram.records import Chat, Message


def transcript(chats: Iterable[Chat], newest: int = 12) -> str:
    """Give the newest messages of all chats that hold any, one line each."""
    shown = [_chat(chat, newest) for chat in chats if chat.shown]
    return "\n\n".join(shown) or "No chat shows anything."


def _chat(chat: Chat, newest: int) -> str:
    lines = [f"── {chat.title} ({chat.kind} {chat.id}) ──", *map(_line, chat.messages[-newest:])]
    if chat.reply_keyboard is not None:
        lines.append(f"   keys: {[[key.text for key in row] for row in chat.reply_keyboard.rows]}")
    return "\n".join(lines)


def _line(message: Message) -> str:
    kind = "" if message.kind == "text" else f"<{message.kind}> "
    words = message.words or (", ".join(message.content) if message.kind == "service" else "")
    notes = [
        f"re {message.reply_to.id}" if message.reply_to is not None else "",
        f"topic {message.thread}" if message.thread is not None else "",
        f"album {message.album}" if message.album else "",
        "edited" if message.edited is not None else "",
        " ".join(message.reactions),
        str(message.button_texts) if message.buttons else "",
    ]
    noted = " · ".join(note for note in notes if note)
    return f"  {message.id:>3} {message.sender.name}: {kind}{words}" + (f"   ({noted})" if noted else "")
