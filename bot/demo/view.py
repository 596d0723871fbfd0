"""Describes the emulated world as JSON for the page, and what changed in it since the page last looked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from bot.demo.telegram.records import Chat, Key, Message, User

Json: TypeAlias = dict[str, Any]
Shown: TypeAlias = dict[int, dict[int, Json]]

_FILES = frozenset({"video", "voice", "video_note", "audio", "document", "animation", "sticker"})

_AWAY = frozenset({"left", "kicked"})


def chats_view(chats: Iterable[Chat]) -> tuple[list[Json], Shown]:
    """Give every chat with all its messages, and what is thereby shown (chat id → message id → message)."""
    shown: Shown = {}
    views = []
    for chat in chats:
        shown[chat.id] = {message.id: message_view(message) for message in chat.messages}
        views.append(_chat_view(chat) | {"messages": list(shown[chat.id].values()), "gone": []})
    return views, shown


def only_changes(views: Sequence[Json], before: Shown) -> list[Json]:
    """Leave in each chat only the messages that `before` does not show as they are now."""
    return [_changes(view, before.get(view["id"], {})) for view in views]


def person_view(user: User, chat_id: int) -> Json:
    """Give a person with the id of their private chat with the bot."""
    return {"id": user.id, "name": user.name, "language": user.language_code or "", "chat": chat_id}


def message_view(message: Message) -> Json:
    """Give a message as the page draws it; `text` is the caption when there is a medium."""
    return {
        "id": message.id,
        "from": _sender_view(message),
        "date": message.date,
        "edited": message.edited is not None and not message.by_bot,
        "text": message.words,
        "entities": message.entities,
        "media": _media_view(message),
        "rich": message.content["rich_message"]["blocks"] if message.kind == "rich" else None,
        "service": next(iter(message.content), "") if message.kind == "service" else None,
        "album": message.album,
        "reply_to": message.reply_to.id if message.reply_to else None,
        "thread": message.thread,
        "buttons": [
            [{"text": button.text, "data": button.data, "url": button.url} for button in row]
            for row in message.buttons
        ],
        "reactions": message.reactions,
    }


def _changes(view: Json, before: Mapping[int, Json]) -> Json:
    now = {message["id"] for message in view["messages"]}
    different = [message for message in view["messages"] if before.get(message["id"]) != message]
    return view | {"messages": different, "gone": [number for number in before if number not in now]}


def _chat_view(chat: Chat) -> Json:
    keyboard = chat.reply_keyboard
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title,
        "link": str(chat.id).removeprefix("-100"),
        "members": sum(status not in _AWAY for status in chat.members.values()),
        "topics": [{"id": topic.id, "name": topic.name} for topic in chat.topics.values()],
        "keyboard": keyboard
        and {
            "rows": [[_key_view(key) for key in row] for row in keyboard.rows],
            "placeholder": keyboard.placeholder,
        },
    }


def _key_view(key: Key) -> Json:
    wants = "location" if key.request_location else "contact" if key.request_contact else None
    return {"text": key.text, "wants": wants}


def _sender_view(message: Message) -> Json:
    if message.sender_chat:
        return {"id": message.sender_chat.id, "name": message.sender_chat.title, "bot": message.by_bot}
    return {"id": message.sender.id, "name": message.sender.name, "bot": message.by_bot}


def _media_view(message: Message) -> Json | None:
    kind, content = message.kind, message.content
    if kind == "photo":
        largest = content["photo"][-1]
        return {
            "kind": kind,
            "file": message.file_id,
            "width": largest["width"],
            "height": largest["height"],
        }
    if kind in _FILES:
        return {"kind": kind, "file": message.file_id} | _about_file(content[kind])
    if kind == "location":
        return {"kind": kind} | _point(content["location"])
    if kind == "venue":
        return {"kind": kind, "title": content["venue"]["title"]} | _point(content["venue"]["location"])
    if kind == "contact":
        contact = content["contact"]
        return {"kind": kind, "title": contact["first_name"], "phone": contact["phone_number"]}
    return None if kind in {"text", "service", "rich"} else {"kind": kind}


def _about_file(about: Json) -> Json:
    return {
        "name": about.get("file_name"),
        "size": about.get("file_size"),
        "duration": about.get("duration"),
        "emoji": about.get("emoji"),
    }


def _point(location: Json) -> Json:
    return {"latitude": location["latitude"], "longitude": location["longitude"]}
