"""Reads the HTML parse mode as the Bot API does, with its complaints."""

import html
import re
from dataclasses import dataclass, field

from bot.demo.telegram.entities import units
from bot.demo.telegram.errors import Refused, bad_request
from bot.demo.telegram.records import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_PLAIN = re.compile(r"[^<&]+")
_START = re.compile(
    r"""<(?P<name>[^\s>/]*)(?P<rest>(?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*>"""
)
_NAME = re.compile(r"<([^\s>]*)")
_END = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_ESCAPE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Give the visible text with its entities; raises `Refused` with Telegram's words for broken markup."""
    reader = _Reader(source)
    while reader.at < len(source):
        reader.step()
    if reader.open:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].name}"')
    # Of two marks around the same words the outer one comes first; it was closed last.
    reader.entities.reverse()
    reader.entities.sort(key=lambda e: (e["offset"], -e["length"]))
    return "".join(reader.out), reader.entities


@dataclass(slots=True)
class _Tag:
    name: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    offset: int = 0
    out: list[str] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def step(self) -> None:
        """Read plain text, one escape or one tag."""
        if plain := _PLAIN.match(self.source, self.at):
            self._say(plain.group(), plain.end())
        elif self.source[self.at] == "&":
            escape = _ESCAPE.match(self.source, self.at)
            self._say(
                html.unescape(escape.group()) if escape else "&", escape.end() if escape else self.at + 1
            )
        elif self.source.startswith("</", self.at):
            self._close()
        else:
            self._begin()

    def _say(self, text: str, upto: int) -> None:
        self.out.append(text)
        self.offset += units(text)
        self.at = upto

    def _begin(self) -> None:
        named = _NAME.match(self.source, self.at)
        name = named.group(1).lower() if named else ""
        if name not in _TYPES:
            raise self._wrong(f'Unsupported start tag "{name}"')
        tag = _START.match(self.source, self.at)
        if tag is None:
            raise self._wrong("Unclosed start tag")
        attributes = {
            m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag["rest"])
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"')
        self.open.append(_Tag(name, self.offset, attributes))
        self.at = tag.end()

    def _close(self) -> None:
        end = _END.match(self.source, self.at)
        if end is None:
            raise self._wrong("Unclosed end tag")
        if not self.open:
            raise self._wrong("Unexpected end tag")
        tag, found = self.open.pop(), end.group(1).lower()
        if found not in ("", tag.name):
            raise self._wrong("Unmatched end tag", f', expected "</{tag.name}>", found "</{found}>"')
        self.at = end.end()
        if self.offset > tag.offset:
            self._mark(tag)

    def _mark(self, tag: _Tag) -> None:
        entity: Json = {"type": _TYPES[tag.name], "offset": tag.offset, "length": self.offset - tag.offset}
        language = tag.attributes.get("class", "").removeprefix("language-")
        if tag.name == "a":
            if not tag.attributes.get("href"):
                return
            entity["url"] = tag.attributes["href"]
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        elif tag.name == "code" and language and self.open and self.open[-1].name == "pre":
            self.open[-1].attributes["class"] = f"language-{language}"
            return
        elif tag.name == "pre" and language:
            entity["language"] = language
        self.entities.append(entity)

    def _wrong(self, what: str, more: str = "") -> Refused:
        return _broken(f"{what} at byte offset {len(self.source[: self.at].encode())}{more}")


def _broken(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")
