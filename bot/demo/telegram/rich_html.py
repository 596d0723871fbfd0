"""Reads the HTML of rich messages as the Bot API does since 10.1, with complaints."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from bot.demo.telegram.errors import Refused, bad_request
from bot.demo.telegram.records import Json
from bot.demo.telegram.rich_words import words_of

_INLINE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "a": "url",
    "mark": "marked",
}
_HEADINGS = {f"h{size}": size for size in range(1, 7)}
_CONTAINERS = {"p", "details", "summary", "table", "tr", "td", "th", "ul", "ol", "li", "footer", *_HEADINGS}
_VOID = {"img", "hr", "br"}
_LIMITS = {"characters": 32_768, "blocks": 500, "levels": 16, "media": 50, "columns": 20}
"""What a rich message may hold (Bot API, rich message limits)."""


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["_Node | str"] = field(default_factory=list)


def parse_rich_html(source: str) -> list[Json]:
    """Give the blocks; raises `Refused` for unknown tags, broken nesting and too much of anything."""
    if not source.strip():
        raise bad_request("rich message is empty")
    if len(source) > _LIMITS["characters"] * 4:
        raise bad_request("rich message is too long")
    reader = _Reader()
    reader.feed(source)
    reader.close()
    if len(reader.open) > 1:
        raise _broken(f'can\'t find end tag for "{reader.open[-1].tag}"')
    blocks = _blocks(reader.open[0])
    _mind_limits(blocks)
    return blocks


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE and tag not in _CONTAINERS and tag not in _VOID:
            raise _broken(f'unsupported start tag "{tag}"')
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)
        if len(self.open) > _LIMITS["levels"]:
            raise bad_request("rich message is nested too deep")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) < 2 or self.open[-1].tag != tag:
            raise _broken(f'unexpected end tag "{tag}"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def _blocks(node: _Node) -> list[Json]:
    found: list[Json] = []
    for each in node.inside:
        if isinstance(each, _Node) and each.tag not in _INLINE:
            found.append(_block(each))
        elif not isinstance(each, str) or each.strip():
            found.append({"type": "paragraph", "text": _text([each])})
    return found


def _block(node: _Node) -> Json:
    read = _READERS.get(node.tag)
    if read is None:
        raise _broken(f'tag "{node.tag}" is not allowed here')
    return read(node)


def _heading(node: _Node) -> Json:
    return {"type": "heading", "text": _text(node.inside), "size": _HEADINGS[node.tag]}


def _paragraph(node: _Node) -> Json:
    return {"type": "paragraph" if node.tag == "p" else "footer", "text": _text(node.inside)}


def _divider(node: _Node) -> Json:
    del node
    return {"type": "divider"}


def _photo(node: _Node) -> Json:
    return {"type": "photo", "source": node.attributes.get("src", "")}


def _list(node: _Node) -> Json:
    items = [each for each in node.inside if isinstance(each, _Node)]
    return {"type": "list", "items": [{"label": "•", "blocks": _blocks(item)} for item in items]}


def _details(node: _Node) -> Json:
    first = next((each for each in node.inside if isinstance(each, _Node)), None)
    if first is None or first.tag != "summary":
        raise _broken("details must begin with a summary")
    rest = _Node("", inside=[each for each in node.inside if each is not first])
    is_open = {"is_open": True} if "open" in node.attributes else {}
    return {"type": "details", "summary": _text(first.inside), "blocks": _blocks(rest), **is_open}


def _table(node: _Node) -> Json:
    rows = [each for each in node.inside if isinstance(each, _Node) and each.tag == "tr"]
    flags = {f"is_{name}": True for name in ("bordered", "striped") if name in node.attributes}
    return {"type": "table", "cells": [[_cell(cell) for cell in _cells(row)] for row in rows], **flags}


def _cells(row: _Node) -> list[_Node]:
    return [each for each in row.inside if isinstance(each, _Node) and each.tag in {"td", "th"}]


def _cell(node: _Node) -> Json:
    head = {"is_header": True} if node.tag == "th" else {}
    align = node.attributes.get("align", "left")
    if align not in {"left", "center", "right"}:
        raise _broken(f'wrong align "{align}"')
    return {"text": _text(node.inside), "align": align, "valign": "middle", **head}


def _text(inside: list[_Node | str]) -> Any:
    """Give a RichText: a string, an object, or an array of both."""
    found = [each if isinstance(each, str) else _marked(each) for each in inside]
    return found[0] if len(found) == 1 else found or ""


def _marked(node: _Node) -> Json | str:
    if node.tag == "br":
        return "\n"
    if node.tag not in _INLINE:
        raise _broken(f'tag "{node.tag}" is not allowed in a text')
    url = {"url": node.attributes.get("href", "")} if node.tag == "a" else {}
    return {"type": _INLINE[node.tag], "text": _text(node.inside), **url}


_READERS = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("p", "footer"), _paragraph),
    **dict.fromkeys(("ul", "ol"), _list),
    "hr": _divider,
    "img": _photo,
    "table": _table,
    "details": _details,
}


def _mind_limits(blocks: list[Json]) -> None:
    counted = {"blocks": 0, "media": 0, "columns": 0}
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        counted["blocks"] += 1
        counted["media"] += block["type"] == "photo"
        counted["columns"] = max(counted["columns"], *(len(row) for row in block.get("cells", [[]])), 0)
        waiting += block.get("blocks", [])
        waiting += [inner for item in block.get("items", []) for inner in item["blocks"]]
    for name, number in counted.items():
        if number > _LIMITS[name]:
            raise bad_request(f"rich message has too many {name}")
    if len(words_of(blocks)[0]) > _LIMITS["characters"]:
        raise bad_request("rich message is too long")


def _broken(what: str) -> Refused:
    return bad_request(f"can't parse rich message: {what}")
