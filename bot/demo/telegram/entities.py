"""Finds in a text what Telegram itself marks there: commands, hashtags, links, mentions."""

import re

from bot.demo.telegram.records import Json

_WORTH_LOOKING = re.compile(r"[/#@$+.]")
_DOMAINS = "kz|com|org|net|ru|info|io|me|dev|app|gov|edu|рф|қаз"
_FOUND = re.compile(
    rf"""
      (?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,8}}\b)
    | (?P<url>(?<![\w@])(?:https?://[^\s<>"]*[^\s<>".,;:!?)'»]
        |(?:[\w-]+\.)+(?:{_DOMAINS})(?![\w@.-])(?:/[^\s<>"]*[^\s<>".,;:!?)'»])?))
    | (?P<bot_command>(?<![\w/<>])/[a-z0-9_]{{1,64}}(?:@[a-z0-9_]{{3,32}})?(?![\w/]))
    | (?P<hashtag>(?<![\w/\#])\#(?=\w*[^\W\d])\w{{1,256}})
    | (?P<mention>(?<![\w@])@[a-z]\w{{3,31}}\b)
    | (?P<cashtag>(?<!\w)\$(?-i:[A-Z]){{3,8}}\b)
    | (?P<phone_number>(?<!\w)\+\d[\d ()-]{{8,14}}\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KEEPS_PLAIN = frozenset({"code", "pre", "text_link", "text_mention", "url", "custom_emoji"})
_CONTROL = dict.fromkeys([*range(9), *range(11, 13), *range(14, 32)], " ") | dict.fromkeys(
    [13, *range(0x202A, 0x202F)]
)
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff]*")


def find_entities(text: str) -> list[Json]:
    """Give the entities that Telegram marks by itself, in order; offsets are UTF-16 units."""
    if not _WORTH_LOOKING.search(text):
        return []
    wide = units(text) != len(text)
    return [_entity(text, match, wide) for match in _FOUND.finditer(text)]


def with_found(text: str, given: list[Json]) -> list[Json]:
    """Give the sender's entities together with the found ones which do not cross code, links or mentions."""
    found = find_entities(text)
    if not given:
        return found
    plain = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _KEEPS_PLAIN]
    free = [
        e
        for e in found
        if not any(e["offset"] < end and start < e["offset"] + e["length"] for start, end in plain)
    ]
    return sorted(given + free, key=lambda e: (e["offset"], -e["length"]))


def units(text: str) -> int:
    """Give the length of a text in UTF-16 units, as Telegram counts."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def piece(text: str, entity: Json) -> str:
    """Give the words that an entity covers."""
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return text.encode("utf-16-le")[start:end].decode("utf-16-le", "replace")


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Give the text as Telegram keeps it: no control characters, trimmed; empty if nothing can be seen."""
    text = text.translate(_CONTROL) if not text.isprintable() else text
    if _INVISIBLE.fullmatch(text):
        return "", []
    bare = text.strip()
    if len(bare) == len(text) or not entities:
        return bare, entities
    start = units(text[: len(text) - len(text.lstrip())])
    return bare, _moved(entities, start, units(bare))


def _moved(entities: list[Json], start: int, length: int) -> list[Json]:
    moved = []
    for entity in entities:
        begin = max(entity["offset"] - start, 0)
        end = min(entity["offset"] + entity["length"] - start, length)
        if end > begin:
            moved.append(entity | {"offset": begin, "length": end - begin})
    return moved


def _entity(text: str, match: re.Match[str], wide: bool) -> Json:
    offset = units(text[: match.start()]) if wide else match.start()
    length = units(match.group()) if wide else match.end() - match.start()
    return {"type": match.lastgroup, "offset": offset, "length": length}
