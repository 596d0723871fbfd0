"""The words of a rich message as a person reads them, with the links and bold parts in them."""

from typing import Any

from bot.demo.telegram.entities import units
from bot.demo.telegram.records import Json


def words_of(blocks: list[Json]) -> tuple[str, list[Json]]:
    """Give the words that a person reads, line by line, and the links and bold parts in them as entities."""
    writer = _Writer()
    writer.blocks(blocks)
    return "\n".join(writer.lines), writer.entities


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.entities: list[Json] = []

    def blocks(self, blocks: list[Json]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Json) -> None:
        for name in ("text", "summary"):
            if name in block:
                self._line([block[name]], bold=block["type"] == "heading")
        for row in block.get("cells", []):
            self._line([cell["text"] for cell in row])
        for item in block.get("items", []):
            self.blocks(item["blocks"])
        self.blocks(block.get("blocks", []))

    def _line(self, texts: list[Any], *, bold: bool = False) -> None:
        begin = sum(units(line) + 1 for line in self.lines)
        parts: list[str] = []
        for place, text in enumerate(texts):
            if place:
                parts.append(" | ")
            self._write(text, parts, begin)
        line = "".join(parts)
        if bold and line:
            self.entities.append({"type": "bold", "offset": begin, "length": units(line)})
        self.lines.append(line)

    def _write(self, text: Any, parts: list[str], begin: int) -> None:
        if isinstance(text, str):
            parts.append(text)
        elif isinstance(text, list):
            for each in text:
                self._write(each, parts, begin)
        else:
            offset = begin + units("".join(parts))
            self._write(text["text"], parts, begin)
            length = begin + units("".join(parts)) - offset
            kind = {"url": "text_link"}.get(text["type"], text["type"])
            url = {"url": text["url"]} if "url" in text else {}
            self.entities.append({"type": kind, "offset": offset, "length": length, **url})
