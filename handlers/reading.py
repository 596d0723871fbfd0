"""A message of aiogram's, reduced to what the desk needs to know of it."""

from aiogram.types import CallbackQuery, Message, User

from bot.desk.incoming import Employee, Incoming, Press
from bot.disguise import plain_name
from bot.published.ways import way_of
from handlers.says import words_after
from storage.records import Media, Place

UNSUPPORTED = frozenset(
    [
        "sticker",
        "poll",
        "dice",
        "game",
        "story",
        "invoice",
        "paid_media",
        "giveaway",
        "giveaway_winners",
        "checklist",
        "rich_message",
        "unknown",
    ]
)
"""Types of message which people send but which we cannot pass on; they are told so."""
NUMBER_LENGTH = 9
"""Digits of the longest number of an appeal; what a forged button names may be longer."""


def incoming(message: Message) -> Incoming:
    """Give what a message says, shows and replies to."""
    sender = message.from_user
    location = message.venue.location if message.venue else message.location
    return Incoming(
        chat_id=message.chat.id,
        message_id=message.message_id,
        user_id=sender.id if sender else message.chat.id,
        client_language=sender.language_code if sender else None,
        text=_text(message),
        entities=tuple(
            entity.model_dump(exclude_none=True, exclude={"user"})
            for entity in message.entities or message.caption_entities or ()
        ),
        media=media(message),
        album=message.media_group_id,
        location=(location.latitude, location.longitude) if location else None,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        reply_about=_number_on_buttons(message.reply_to_message),
        thread_id=message.message_thread_id if message.is_topic_message else None,
    )


def media(message: Message) -> Media | None:
    """Give the file that a message carries; a GIF comes as animation and document, and is the first."""
    if message.photo:
        largest = message.photo[-1]
        return Media("photo", largest.file_id, largest.file_unique_id)
    if message.contact:
        return Media("contact", "")
    for kind in ("animation", "video", "audio", "voice", "video_note", "document"):
        if file := getattr(message, kind):
            return Media(kind, file.file_id, file.file_unique_id)
    return None


def is_content(message: Message) -> bool:
    """Whether a person sent something, rather than Telegram telling of an event."""
    shows = message.text or message.location or message.venue or media(message)
    return bool(shows) or message.content_type in UNSUPPORTED


def press(query: CallbackQuery) -> Press | None:
    """Give what a button says, None where it is none of ours."""
    parts = (query.data or "").split(":")
    if query.message is None or len(parts) < 2 or not _is_number(parts[1]):
        return None
    return Press(
        query_id=query.id,
        chat_id=query.message.chat.id,
        message_id=query.message.message_id,
        user_id=query.from_user.id,
        client_language=query.from_user.language_code,
        verb=parts[0],
        appeal_id=int(parts[1]),
        argument=parts[2] if len(parts) > 2 else "",
    )


def here(message: Message) -> Place:
    """Give the chat, and the forum topic of it, in which a message stands."""
    return Place(message.chat.id, message.message_thread_id if message.is_topic_message else None)


def thread_of(query: CallbackQuery) -> int | None:
    """Give the forum topic in which a button stands, None if there is none or Telegram does not tell."""
    message = query.message
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def number_about(message: Message) -> int | None:
    """Give the number of an appeal that a command names, else that of the card to which it replies."""
    written = words_after(message).removeprefix("№").strip()
    if written:
        return int(written) if _is_number(written) else None
    return _number_on_buttons(message.reply_to_message) or None


def number_on_published(message: Message | None) -> int | None:
    """Give the number of the published answer that a message of ours shows, None if it shows none."""
    if message is None or message.bot is None or message.reply_markup is None:
        return None
    if message.from_user is None or message.from_user.id != message.bot.id:
        return None
    data = [button.callback_data or "" for row in message.reply_markup.inline_keyboard for button in row]
    ways = [way_of(each.removeprefix("published:0:")) for each in data if each.startswith("published:0:")]
    return next((way.id for way in ways if way.id and way.what), None)


def employee(message: Message) -> Employee | None:
    """Give the member of staff who wrote; an anonymous admin is the chat itself; others are nobody."""
    if message.sender_chat is not None:
        if message.sender_chat.id != message.chat.id:
            return None
        return Employee(message.chat.id, plain_name(message.author_signature or message.chat.title or ""))
    return by_name(message.from_user) if message.from_user and not message.from_user.is_bot else None


def by_name(user: User) -> Employee:
    """Give a member of staff with the name that colleagues see in Telegram."""
    return Employee(user.id, plain_name(user.full_name))


def _number_on_buttons(message: Message | None) -> int | None:
    """Give the number of the appeal that the buttons of a message of ours name, 0 if they name several."""
    if message is None or message.bot is None or message.reply_markup is None:
        return None
    if message.from_user is None or message.from_user.id != message.bot.id:
        return None
    parts = [(b.callback_data or "").split(":") for row in message.reply_markup.inline_keyboard for b in row]
    if parts and parts[0][0] == "incident":
        return 0  # it is about an incident, whose number is none of an appeal
    numbers = {int(part[1]) for part in parts if len(part) > 1 and _is_number(part[1])}
    return None if not numbers else 0 if len(numbers) > 1 else numbers.pop()


def _is_number(written: str) -> bool:
    return written.isdecimal() and len(written) <= NUMBER_LENGTH


def _text(message: Message) -> str:
    """Give the words; a contact has none, for a name and a phone are not ours to keep."""
    if message.venue:
        return f"{message.venue.title}, {message.venue.address}"
    return message.text or message.caption or ""
