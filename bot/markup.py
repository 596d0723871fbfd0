"""Text with its formatting as Telegram counts it: offsets and lengths in UTF-16 units, never as markup.

What a citizen wrote is carried as plain characters beside the entities of our own words, so there is nothing
to escape and nothing to inject.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Union

from bot.disguise import contained

ALLOWED = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "blockquote",
        "expandable_blockquote",
    ]
)
"""Entities that we pass on; mentions of people are not among them."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One stretch of formatting: `offset` and `length` in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    person_id: int | None = None
    """Whom a mention names, so that Telegram notifies her."""

    def as_json(self) -> dict[str, Any]:
        """Give the entity as the Bot API takes it."""
        extra = {"url": self.url, "language": self.language}
        given: dict[str, Any] = {name: value for name, value in extra.items() if value}
        if self.person_id:
            given["user"] = {"id": self.person_id}
        return {"type": self.type, "offset": self.offset, "length": self.length, **given}


@dataclass(frozen=True, slots=True)
class Text:
    """Characters and their formatting."""

    plain: str = ""
    entities: tuple[Entity, ...] = ()

    def __add__(self, other: Union["Text", str]) -> "Text":
        """Give this text followed by another."""
        if isinstance(other, str):
            return Text(self.plain + other, self.entities)
        shift = units(self.plain)
        moved = tuple(replace(entity, offset=entity.offset + shift) for entity in other.entities)
        return Text(self.plain + other.plain, self.entities + moved)

    def __radd__(self, other: str) -> "Text":
        """Give plain characters followed by this text."""
        return Text(other) + self

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.plain.strip())

    def __len__(self) -> int:
        """Give the length in UTF-16 units, as Telegram counts it."""
        return units(self.plain)


def units(plain: str) -> int:
    """Count UTF-16 units: a character beyond the basic plane, such as most emoji, counts twice."""
    return len(plain.encode("utf-16-le", "surrogatepass")) // 2


def bold(plain: str) -> Text:
    """Give bold characters."""
    return _marked("bold", plain)


def italic(plain: str) -> Text:
    """Give italic characters."""
    return _marked("italic", plain)


def quote(plain: str, *, expandable: bool = False) -> Text:
    """Give characters as a quotation; an expandable one shows its first lines until it is pressed."""
    return _marked("expandable_blockquote" if expandable else "blockquote", contained(plain))


def link(plain: str, url: str | None) -> Text:
    """Give characters which lead to `url`, or plain ones where there is none."""
    return Text(plain, (Entity("text_link", 0, units(plain), url=url),)) if url else Text(plain)


def mention(plain: str, person_id: int) -> Text:
    """Give a colleague's name as a mention of her; never a citizen's."""
    return Text(plain, (Entity("text_mention", 0, units(plain), person_id=person_id),)) if plain else Text()


def join(parts: Iterable[Text | str], separator: str = "\n") -> Text:
    """Give the parts that are not empty, one after another."""
    whole = Text()
    for part in parts:
        if part:
            whole = whole + separator + part if whole.plain else whole + part
    return whole


def written(plain: str, entities: Iterable[Mapping[str, Any]]) -> Text:
    """Give what a person wrote with the formatting that may be passed on."""
    kept = tuple(
        Entity(e["type"], e["offset"], e["length"], e.get("url"), e.get("language"))
        for e in entities
        if e["type"] in ALLOWED
    )
    return Text(plain, kept)


def shorten(plain: str, limit: int) -> str:
    """Give characters of at most `limit` UTF-16 units, ending in … where something was cut."""
    if units(plain) <= limit:
        return plain
    return plain[: _reach(plain, limit - 1)].rstrip() + "…"


def split(text: Text, limit: int) -> list[Text]:
    """Cut a text into pieces of at most `limit` units, where lines or words end, formatting intact."""
    pieces = []
    while len(text) > limit:
        cut = _good_end(text.plain, _reach(text.plain, limit))
        head, text = _cut(text, cut)
        pieces.append(head)
    return [piece for piece in (*pieces, text) if piece]


def _marked(kind: str, plain: str) -> Text:
    return Text(plain, (Entity(kind, 0, units(plain)),)) if plain else Text()


def _reach(plain: str, limit: int) -> int:
    """Give how many characters fit into `limit` units."""
    if units(plain) <= limit:
        return len(plain)
    used = 0
    for index, character in enumerate(plain):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return index
    return len(plain)


def _good_end(plain: str, reach: int) -> int:
    """Give the best place for a cut at or before `reach`, in its last third if possible."""
    for mark in ("\n\n", "\n", ". ", " "):
        found = plain.rfind(mark, reach * 2 // 3, reach)
        if found > 0:
            return found + len(mark)
    return max(reach, 1)


def _cut(text: Text, index: int) -> tuple[Text, Text]:
    border = units(text.plain[:index])
    head = tuple(
        replace(e, length=min(e.length, border - e.offset)) for e in text.entities if e.offset < border
    )
    tail = tuple(
        replace(e, offset=max(e.offset - border, 0), length=e.offset + e.length - max(e.offset, border))
        for e in text.entities
        if e.offset + e.length > border
    )
    return Text(text.plain[:index], head), Text(text.plain[index:], tail)
