"""What the methods do that change messages: edit, delete, pin, react, answer a press."""

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.keyboards import read_keyboard
from bot.demo.telegram.methods_rich import rich_parts
from bot.demo.telegram.outgoing import find_chat, known_mentions, reachable, styled_caption, styled_text
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Answer, Chat, Json, Message
from bot.demo.telegram.updates import message_json
from bot.demo.telegram.uploads import media_file
from bot.demo.telegram.world import World

DELETABLE_SECONDS = 48 * 3600
PRESS_SECONDS = 150.0
_SIMPLE = (
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐"
    "🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)
REACTIONS = frozenset(_SIMPLE) | {"❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MEDIA = ("photo", "video", "animation", "audio", "document")


def edit_text(world: World, params: Params) -> Json:
    """Answer editMessageText."""
    message = _own(world, params)
    if params.has("rich_message") and world.knows_rich:
        parts = rich_parts(world, params)
    else:
        text, entities = styled_text(params)
        parts = {"kind": "text", "text": text, "entities": known_mentions(world, entities), "content": {}}
    if message.kind not in {"text", "rich"}:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, params, message, **parts)


def edit_caption(world: World, params: Params) -> Json:
    """Answer editMessageCaption."""
    message = _own(world, params)
    caption, entities = styled_caption(params)
    if message.file_id is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, params, message, caption=caption, entities=entities)


def edit_media(world: World, params: Params) -> Json:
    """Answer editMessageMedia."""
    message, media = _own(world, params), params.json("media") or {}
    kind = str(media.get("type"))
    if kind not in _MEDIA:
        raise bad_request("can't parse InputMedia: type must be specified")
    if message.album and kind != message.kind:
        raise bad_request("can't use media of the specified type in the album")
    caption, entities = styled_caption(Params(media))
    file = media_file(world.files, params, kind, media.get("media"))
    new = {"kind": kind, "text": "", "content": file.content, "file_id": file.file_id}
    return _edit(world, params, message, caption=caption, entities=entities, **new)


def edit_markup(world: World, params: Params) -> Json:
    """Answer editMessageReplyMarkup."""
    return _edit(world, params, _own(world, params))


def delete_message(world: World, params: Params) -> bool:
    """Answer deleteMessage."""
    chat = reachable(world, params)
    message = chat.shown.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not (chat.private or message.sender is world.bot or chat.bot_may("can_delete_messages")):
        raise bad_request("message can't be deleted")
    if world.now - message.date > DELETABLE_SECONDS and not chat.bot_is_admin:
        raise bad_request("message can't be deleted for everyone")
    world.remove(message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Answer deleteMessages: up to 100; what is gone is passed over."""
    chat = reachable(world, params)
    for number in params.array("message_ids")[:100]:
        if int(number) in chat.shown:
            delete_message(world, Params({"chat_id": chat.id, "message_id": number}))
    return True


def pin(world: World, params: Params) -> bool:
    """Answer pinChatMessage; the chat shows a notice of it."""
    chat = _pinning(world, params)
    message = chat.shown.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if message not in chat.pinned:
        chat.pinned.append(message)
        notice: Json = {"pinned_message": message_json(message, nested=True)}
        world.notice(chat, world.bot, **notice)
    return True


def unpin(world: World, params: Params) -> bool:
    """Answer unpinChatMessage: the named one, or the latest."""
    chat, number = _pinning(world, params), params.integer("message_id")
    pinned = [each for each in chat.pinned if number in (0, each.id)]
    if not pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(pinned[-1])
    world.touch()
    return True


def unpin_all(world: World, params: Params) -> bool:
    """Answer unpinAllChatMessages."""
    _pinning(world, params).pinned.clear()
    world.touch()
    return True


def react(world: World, params: Params) -> bool:
    """Answer setMessageReaction: one emoji out of Telegram's list, or none."""
    chat = reachable(world, params)
    message = chat.shown.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reaction = params.array("reaction")
    emoji = tuple(str(each.get("emoji", "")) for each in reaction)
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions_by[world.bot.id] = emoji
    world.touch()
    return True


def answer_press(world: World, params: Params) -> bool:
    """Answer answerCallbackQuery: once, and soon."""
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock() - press.pressed_at > PRESS_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = Answer(text, params.flag("show_alert"), params.text("url") or None)
    world.touch()
    return True


def _own(world: World, params: Params) -> Message:
    chat = reachable(world, params)
    message = chat.shown.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not world.bot or message.kind == "service" or message.origin is not None:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, params: Params, message: Message, **new: object) -> Json:
    changed: Json = {"buttons": read_keyboard(params).buttons} | new
    if all(getattr(message, name) == value for name, value in changed.items()):
        raise bad_request(_NOT_MODIFIED)
    words = message.words
    for name, value in changed.items():
        setattr(message, name, value)
    if message.words != words:
        message.versions.append(words)
    message.edited = world.now
    world.touch()
    return message_json(message)


def _pinning(world: World, params: Params) -> Chat:
    chat = find_chat(world, params)
    if not (chat.private or chat.bot_may("can_pin_messages")):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return reachable(world, params)


EDITING = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagemedia": edit_media,
    "editmessagereplymarkup": edit_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "pinchatmessage": pin,
    "unpinchatmessage": unpin,
    "unpinallchatmessages": unpin_all,
    "setmessagereaction": react,
    "answercallbackquery": answer_press,
}
