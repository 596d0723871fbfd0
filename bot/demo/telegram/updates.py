"""Shapes users, chats, messages and presses as the Bot API shows them to a bot."""

from bot.demo.telegram.records import Button, Chat, Json, Message, Press, Topic, User

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
ADMIN_RIGHTS = {
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_send_welcome_messages": False,
    "is_anonymous": False,
}
_KIND_RIGHTS = {
    "supergroup": {"can_manage_topics": True},
    "channel": {"can_post_messages": True, "can_edit_messages": True},
}
_BANNED = {"until_date": 0}


def user_json(user: User) -> Json:
    """Give a User."""
    shown: Json = {
        "id": user.id,
        "is_bot": user.is_bot,
        "first_name": "" if user.deleted else user.first_name,
    }
    if user.last_name and not user.deleted:
        shown["last_name"] = user.last_name
    if user.username and not user.deleted:
        shown["username"] = user.username
    if user.language_code:
        shown["language_code"] = user.language_code
    return shown


def chat_json(chat: Chat) -> Json:
    """Give a Chat."""
    if chat.user is not None:
        person = user_json(chat.user)
        shown: Json = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        return {"id": chat.id, **shown, "type": "private"}
    group: Json = {"id": chat.id, "title": chat.title, "type": chat.kind}
    if chat.username:
        group["username"] = chat.username
    if chat.forum:
        group["is_forum"] = True
    return group


def message_json(message: Message, *, nested: bool = False) -> Json:
    """Give a Message; a `nested` one does not tell what it replies to."""
    chat = message.chat
    shown: Json = {"message_id": message.id, "date": message.date, "chat": chat_json(chat)}
    shown |= _author(message)
    is_rich = message.kind == "rich"
    if message.text and not is_rich:
        shown["text"] = message.text
    shown |= message.content
    if message.caption:
        shown["caption"] = message.caption
    if message.entities and not is_rich:
        shown["entities" if message.text else "caption_entities"] = message.entities
    if message.buttons:
        shown["reply_markup"] = {
            "inline_keyboard": [[button_json(b) for b in row] for row in message.buttons]
        }
    if chat.kind != "private":
        shown |= _place(message)
    if not nested:
        shown |= _reply(message)
    if message.edited is not None:
        shown["edit_date"] = message.edited
    shown |= _marks(message)
    return shown


def button_json(button: Button) -> Json:
    """Give an InlineKeyboardButton."""
    if button.data is not None:
        return {"text": button.text, "callback_data": button.data}
    return button.raw or {"text": button.text, "url": button.url}


def press_json(press: Press) -> Json:
    """Give a CallbackQuery; of a message that is gone only its number is told."""
    message, chat = press.message, press.message.chat
    gone = {"chat": chat_json(chat), "message_id": message.id, "date": 0}
    return {
        "id": press.id,
        "from": user_json(press.person),
        "message": gone if message.deleted else message_json(message),
        "chat_instance": str(-chat.id * 7919),
        "data": press.data,
    }


def member_json(user: User, status: str, chat: Chat) -> Json:
    """Give a ChatMember with what its status brings."""
    member: Json = {"user": user_json(user), "status": status}
    if status == "administrator":
        mine = chat.bot_rights if user.is_bot else {}
        return member | {"can_be_edited": False} | ADMIN_RIGHTS | _KIND_RIGHTS.get(chat.kind, {}) | mine
    if status == "creator":
        return member | {"is_anonymous": False}
    if status == "kicked":
        return member | _BANNED
    return member


def member_change_json(chat: Chat, by: User, who: User, steps: tuple[str, str], date: int) -> Json:
    """Give a ChatMemberUpdated; `steps` are the standing before and after."""
    before, after = steps
    return {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": date,
        "old_chat_member": member_json(who, before, chat),
        "new_chat_member": member_json(who, after, chat),
    }


def topic_json(topic: Topic) -> Json:
    """Give a ForumTopic."""
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def origin_json(message: Message) -> Json:
    """Give the MessageOrigin of what is forwarded: a person may hide behind a name."""
    if message.origin is not None:
        return message.origin
    sender, chat = message.sender, message.chat
    if chat.kind == "channel":
        return {"type": "channel", "date": message.date, "chat": chat_json(chat), "message_id": message.id}
    if message.sender_chat is not None:
        return {"type": "chat", "date": message.date, "sender_chat": chat_json(message.sender_chat)}
    if sender.hides_forwards or sender.deleted:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": sender.name}
    return {"type": "user", "date": message.date, "sender_user": user_json(sender)}


def _author(message: Message) -> Json:
    if message.chat.kind == "channel":
        return {"sender_chat": chat_json(message.chat)}
    if message.sender_chat is not None:
        return {"from": ANONYMOUS_ADMIN, "sender_chat": chat_json(message.sender_chat)}
    return {"from": user_json(message.sender)}


def _place(message: Message) -> Json:
    if message.thread is not None:
        return {"message_thread_id": message.thread, "is_topic_message": True}
    if message.reply_to is None or message.chat.kind != "supergroup" or message.chat.forum:
        return {}
    # Outside forums a chain of replies is a thread too, but no topic: sending to it fails.
    root = message.reply_to
    while root.reply_to is not None:
        root = root.reply_to
    return {"message_thread_id": root.id}


def _reply(message: Message) -> Json:
    replied = message.reply_to
    if replied is None and message.thread is not None:
        # In a topic whatever answers nothing is shown as an answer to the message which opened the topic.
        replied = message.chat.shown.get(message.thread)
    if replied is None or replied is message:
        return {}
    shown: Json = {"reply_to_message": message_json(replied, nested=True)}
    if message.quote:
        shown["quote"] = {"text": message.quote, "position": max(replied.words.find(message.quote), 0)}
    return shown


def _marks(message: Message) -> Json:
    shown: Json = {}
    if message.album:
        shown["media_group_id"] = message.album
    if message.origin is not None:
        shown["forward_origin"] = message.origin
    if message.protected:
        shown["has_protected_content"] = True
    return shown
