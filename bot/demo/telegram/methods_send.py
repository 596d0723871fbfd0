"""What the methods do that send: texts, media, albums, places, copies and forwards."""

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.demo.telegram.errors import bad_request
from bot.demo.telegram.files import FILE_KINDS
from bot.demo.telegram.keyboards import read_keyboard
from bot.demo.telegram.methods_rich import rich_parts
from bot.demo.telegram.outgoing import (
    find_chat,
    known_mentions,
    place,
    styled_caption,
    styled_text,
    writable,
)
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Chat, Json, Message
from bot.demo.telegram.updates import message_json, origin_json
from bot.demo.telegram.uploads import media_file
from bot.demo.telegram.world import World

Method: TypeAlias = Callable[[World, Params], Any]
_ALONE = ("document", "audio")
_ALBUM_KINDS = ("photo", "video", "document", "audio")


def send_message(world: World, params: Params) -> Json:
    """Answer sendMessage."""
    chat = writable(world, params)
    text, entities = styled_text(params)
    return _say(world, chat, params, text=text, entities=known_mentions(world, entities))


def send_rich_message(world: World, params: Params) -> Json:
    """Answer sendRichMessage."""
    parts = rich_parts(world, params)
    return _say(world, writable(world, params), params, **parts)


def send_file(world: World, params: Params, kind: str) -> Json:
    """Answer sendPhoto, sendVideo, sendVoice and the others which send one file."""
    chat = writable(world, params)
    caption, entities = styled_caption(params)
    file = media_file(world.files, params, kind, params.values.get(kind))
    return _say(
        world,
        chat,
        params,
        kind=kind,
        content=file.content,
        file_id=file.file_id,
        caption=caption,
        entities=entities,
    )


def send_location(world: World, params: Params) -> Json:
    """Answer sendLocation."""
    chat = writable(world, params)
    return _say(world, chat, params, kind="location", content={"location": _point(params)})


def send_venue(world: World, params: Params) -> Json:
    """Answer sendVenue."""
    chat, point = writable(world, params), _point(params)
    venue = {"location": point, "title": params.text("title"), "address": params.text("address")}
    return _say(world, chat, params, kind="venue", content={"venue": venue, "location": point})


def send_contact(world: World, params: Params) -> Json:
    """Answer sendContact."""
    chat = writable(world, params)
    if not params.has("phone_number"):
        raise bad_request("PHONE_NUMBER_INVALID")
    contact = {"phone_number": params.text("phone_number"), "first_name": params.text("first_name")}
    return _say(world, chat, params, kind="contact", content={"contact": contact})


def send_media_group(world: World, params: Params) -> list[Json]:
    """Answer sendMediaGroup: 2–10 media; documents and audio only among themselves."""
    chat, items = writable(world, params), params.array("media")
    if not 2 <= len(items) <= 10:
        raise bad_request(
            "group send failed: wrong number of media" if items else "there are no media to send"
        )
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= set(_ALBUM_KINDS):
        raise bad_request("can't parse InputMedia: media of this type can't be used in an album")
    if len(kinds) > 1 and kinds & set(_ALONE):
        raise bad_request("document can't be mixed with other media types")
    where, album = place(chat, params), _new_album(world)
    ready = [_album_item(world, params, item) for item in items]
    return [message_json(world.post(chat, world.bot, album=album, **parts, **where)) for parts in ready]


def copy_message(world: World, params: Params) -> Json:
    """Answer copyMessage: the same content in the bot's name."""
    chat = writable(world, params)
    message = _source(world, params, params.integer("message_id"), "copy")
    parts: Json = {"buttons": read_keyboard(params).buttons} | place(chat, params)
    if params.has("caption") and not message.text:
        parts["caption"], parts["entities"] = styled_caption(params)
    return {"message_id": world.copy_of(message, chat, **parts).id}


def copy_messages(world: World, params: Params) -> list[Json]:
    """Answer copyMessages: up to 100, albums stay albums, what is gone is left out."""
    chat, where = writable(world, params), place(writable(world, params), params)
    sources, albums = _sources(world, params), _Albums(world)
    copies = [world.copy_of(each, chat, album=albums.new_for(each), **where) for each in sources]
    return [{"message_id": each.id} for each in copies]


def forward_message(world: World, params: Params) -> Json:
    """Answer forwardMessage."""
    chat = writable(world, params)
    message = _source(world, params, params.integer("message_id"), "forward")
    return message_json(world.copy_of(message, chat, origin=origin_json(message), **place(chat, params)))


def forward_messages(world: World, params: Params) -> list[Json]:
    """Answer forwardMessages: up to 100, albums stay albums, what is gone is left out."""
    chat, where = writable(world, params), place(writable(world, params), params)
    sources, albums = _sources(world, params), _Albums(world)
    return [
        {"message_id": world.copy_of(m, chat, album=albums.new_for(m), origin=origin_json(m), **where).id}
        for m in sources
    ]


class _Albums:
    """Gives every album of the sources one album among the copies."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._new: dict[str, str] = {}

    def new_for(self, message: Message) -> str | None:
        """Give the album of the copy, None if the source stands alone."""
        if message.album is None:
            return None
        return self._new.setdefault(message.album, _new_album(self._world))


def _say(world: World, chat: Chat, params: Params, **parts: Any) -> Json:
    where, keyboard = place(chat, params), read_keyboard(params)
    if keyboard.reply is not None or keyboard.removes:
        chat.reply_keyboard = keyboard.reply
    message = world.post(
        chat, world.bot, buttons=keyboard.buttons, reply_keyboard=keyboard.reply, **parts, **where
    )
    return message_json(message)


def _album_item(world: World, params: Params, item: Json) -> Json:
    kind = str(item["type"])
    caption, entities = styled_caption(Params(item))
    file = media_file(world.files, params, kind, item.get("media"))
    words = {"caption": caption, "entities": entities}
    return {"kind": kind, "content": file.content, "file_id": file.file_id} | words


def _new_album(world: World) -> str:
    return str(13_500_000_000_000_000 + world.serial())


def _point(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong location specified")
    return {"latitude": latitude, "longitude": longitude}


def _source(world: World, params: Params, number: int, verb: str) -> Message:
    message = find_chat(world, params, "from_chat_id").shown.get(number)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.kind == "service" or message.protected:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _sources(world: World, params: Params) -> list[Message]:
    numbers = [int(number) for number in params.array("message_ids")]
    if not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified" if not numbers else "too many messages")
    if numbers != sorted(set(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    shown = find_chat(world, params, "from_chat_id").shown
    found = [shown[number] for number in numbers if number in shown and shown[number].kind != "service"]
    if not found:
        raise bad_request("there are no messages to copy")
    return found


SENDING: dict[str, Method] = {
    "sendmessage": send_message,
    "sendrichmessage": send_rich_message,
    "sendlocation": send_location,
    "sendvenue": send_venue,
    "sendcontact": send_contact,
    "sendmediagroup": send_media_group,
    "copymessage": copy_message,
    "copymessages": copy_messages,
    "forwardmessage": forward_message,
    "forwardmessages": forward_messages,
}
SENDING_FILES = {f"send{kind.replace('_', '')}": kind for kind in FILE_KINDS}
