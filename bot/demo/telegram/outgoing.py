"""Decides whether and where the bot may say something, as the Bot API does before each send."""

from bot.demo.telegram.entities import cleaned, units, with_found
from bot.demo.telegram.errors import Refused, bad_request, forbidden
from bot.demo.telegram.params import Params
from bot.demo.telegram.parse_mode import parse_html
from bot.demo.telegram.records import Chat, Json, Message
from bot.demo.telegram.updates import user_json
from bot.demo.telegram.world import World


def find_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Give the chat that is named by id or @username; raises `Refused` for an unknown one."""
    wanted = params.text(name)
    if not wanted:
        raise bad_request(f"{name} is empty")
    try:
        chat = world.chats.get(int(wanted))
    except ValueError:
        public = (each for each in world.chats.values() if each.username and not each.private)
        chat = next((each for each in public if f"@{each.username}".lower() == wanted.lower()), None)
    if chat is None or (not chat.private and chat.bot_status is None):
        raise bad_request("chat not found")
    return chat


def reachable(world: World, params: Params) -> Chat:
    """Give the chat where the bot may act; raises `Refused` with the reason why it may not."""
    chat = find_chat(world, params)
    if chat.private:
        _check_person(world, chat)
    else:
        _check_group(chat)
    return chat


def writable(world: World, params: Params) -> Chat:
    """Give the chat where the bot may write; raises `Refused` with the reason why it may not."""
    chat = reachable(world, params)
    if not chat.bot_may_write:
        raise bad_request("not enough rights to send text messages to the chat")
    if chat.kind == "channel" and not chat.bot_may("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def place(chat: Chat, params: Params) -> Json:
    """Give `reply_to`, `quote` and `thread` of a new message; raises `Refused` where they do not exist."""
    reply, quote = _replied(chat, params)
    thread = params.integer("message_thread_id") or None
    if thread is None and reply is not None and chat.forum:
        thread = reply.thread
    if thread is not None:
        _check_topic(chat, thread)
    return {
        "reply_to": reply,
        "quote": quote,
        "thread": thread,
        "silent": params.flag("disable_notification"),
        "protected": params.flag("protect_content"),
    }


def styled(params: Params, name: str, entities: str, longest: int) -> tuple[str, list[Json]]:
    """Give the words with their entities; raises `Refused` for broken markup or too many UTF-16 units."""
    words, mode = params.text(name), params.text("parse_mode").lower()
    if not words:
        return "", []
    marked: list[Json] = []
    if params.has(entities):
        marked = params.array(entities)
    elif mode == "html":
        words, marked = parse_html(words)
    elif mode:
        raise bad_request("unsupported parse_mode")
    words, marked = cleaned(words, marked)
    if units(words) > longest:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return words, with_found(words, marked)


def styled_text(params: Params) -> tuple[str, list[Json]]:
    """Give a message's text, 1–4096 UTF-16 units after parsing; raises `Refused`."""
    text, entities = styled(params, "text", "entities", 4096)
    if not text:
        raise bad_request("message text is empty")
    return text, entities


def styled_caption(params: Params) -> tuple[str, list[Json]]:
    """Give a caption, up to 1024 UTF-16 units after parsing; raises `Refused`."""
    return styled(params, "caption", "caption_entities", 1024)


def known_mentions(world: World, entities: list[Json]) -> list[Json]:
    """Give the entities with the whole user in each mention; one of somebody unknown is dropped."""
    known = []
    for entity in entities:
        if entity["type"] != "text_mention":
            known.append(entity)
        elif user := world.users.get(entity.get("user", {}).get("id")):
            known.append({**entity, "user": user_json(user)})
    return known


def _check_person(world: World, chat: Chat) -> None:
    if chat.user is not None and chat.user.deleted:
        raise forbidden("user is deactivated")
    if chat.bot_status == "kicked":
        raise forbidden("bot was blocked by the user")
    if chat.bot_status is None:
        raise _stranger(world, chat)


def _stranger(world: World, chat: Chat) -> Refused:
    if chat.id in world.seen:
        return forbidden("bot can't initiate conversation with a user")
    return bad_request("chat not found")


def _check_group(chat: Chat) -> None:
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _replied(chat: Chat, params: Params) -> tuple[Message | None, str]:
    reply: Json = params.json("reply_parameters") or {}
    number = int(reply.get("message_id") or params.integer("reply_to_message_id"))
    if not number:
        return None, ""
    message = chat.shown.get(number)
    elsewhere = str(reply.get("chat_id") or chat.id) != str(chat.id)
    if message is None or elsewhere:
        if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return None, ""
        raise bad_request("message to be replied not found")
    quote = str(reply.get("quote") or "")
    if quote not in message.words:
        raise bad_request("QUOTE_TEXT_INVALID")
    return message, quote


def _check_topic(chat: Chat, thread: int) -> None:
    topic = chat.topics.get(thread) if chat.forum else None
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not topic.by_bot and not chat.bot_may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
