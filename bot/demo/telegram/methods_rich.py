"""What the methods do that send and edit rich messages (Bot API 10.1, media inside since 10.2)."""

from bot.demo.telegram.errors import Refused, bad_request
from bot.demo.telegram.params import Params
from bot.demo.telegram.records import Json
from bot.demo.telegram.rich_html import parse_rich_html
from bot.demo.telegram.rich_words import words_of
from bot.demo.telegram.uploads import media_file
from bot.demo.telegram.world import World

_FORMS = ("html", "markdown", "blocks")
_PHOTO = "tg://photo?id="


def rich_parts(world: World, params: Params) -> Json:
    """Give what a rich message consists of; raises `Refused` where it is none, or this server too old."""
    if not world.knows_rich:
        raise Refused(404, "Not Found: method not found")
    message = params.json("rich_message")
    if not isinstance(message, dict):
        raise bad_request("rich_message is empty or no object")
    forms = [form for form in _FORMS if message.get(form)]
    if len(forms) != 1:
        raise bad_request("exactly one of html, markdown and blocks must be used")
    if forms != ["html"]:
        raise bad_request(f"this Telegram reads rich messages in HTML only, not {forms[0]}")
    blocks = parse_rich_html(str(message["html"]))
    photos = _photos(world, params, message.get("media") or [])
    _draw(blocks, photos)
    text, entities = words_of(blocks)
    return {
        "kind": "rich",
        "text": text,
        "entities": entities,
        "content": {"rich_message": {"blocks": blocks}},
        "file_id": None,
        "caption": "",
    }


def _photos(world: World, params: Params, media: list[Json]) -> dict[str, Json]:
    found = {}
    for each in media:
        inside = each.get("media") or {}
        if not each.get("id") or inside.get("type") != "photo":
            raise bad_request("can't parse InputRichMessageMedia: only photos with an id are known here")
        file = media_file(world.files, params, "photo", inside.get("media"))
        found[str(each["id"])] = {"photo": file.content["photo"]}
    return found


def _draw(blocks: list[Json], photos: dict[str, Json]) -> None:
    """Put the files where the HTML names them."""
    for block in blocks:
        if block["type"] == "photo":
            source = block.pop("source")
            name = source.removeprefix(_PHOTO)
            if not source.startswith(_PHOTO) or name not in photos:
                raise bad_request("can't parse rich message: wrong media identifier specified")
            block.update(photos[name])
        _draw(block.get("blocks", []), photos)
