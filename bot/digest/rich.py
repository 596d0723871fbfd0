"""A page as a rich message (Bot API, sendRichMessage): HTML with headings, a table, lists that open. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from bot.digest.page import Page, Section, Table
from bot.markup import Entity, Text

TAGS = {"bold": "b", "italic": "i"}
LARGEST = 32_768
"""Characters of a rich message (Bot API, rich message limits)."""


def rich_params(page: Page, charts: Sequence[str] = ()) -> dict[str, Any]:
    """Give the parameters that say a page, with the files of these names drawn in beneath its first lines."""
    ids = [name.partition(".")[0] for name in charts]
    media = [
        {"id": each, "media": {"type": "photo", "media": f"attach://{name}"}}
        for each, name in zip(ids, charts, strict=True)
    ]
    message: dict[str, Any] = {"html": as_html(page, ids)}
    return {"rich_message": {**message, "media": media} if media else message}


def as_html(page: Page, pictures: Sequence[str] = ()) -> str:
    """Give a page in Telegram's rich HTML; from the first part on that would make it too long, none."""
    top = "".join(_top(page, pictures))
    room = LARGEST - len(top)
    told = []
    for section in page.sections:
        part = "".join(_section(section))
        if len(part) > room:
            break
        room -= len(part)
        told.append(part)
    return top + "".join(told)


def html_of(text: Text) -> str:
    """Give a text in HTML, each stretch between two borders of its marks for itself."""
    borders = sorted({0, len(text), *_borders(text.entities)})
    raw = text.plain.encode("utf-16-le", "surrogatepass")
    return "".join(
        _marked(raw[2 * begin : 2 * end].decode("utf-16-le", "replace"), _around(text.entities, begin))
        for begin, end in pairwise(borders)
    )


def _top(page: Page, pictures: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{escape(page.finding, quote=False)}</h2>"
    yield from (f"<p>{html_of(line)}</p>" for line in page.lines)
    yield from (f'<img src="tg://photo?id={name}"/>' for name in pictures)


def _section(section: Section) -> Iterator[str]:
    title = escape(section.title, quote=False)
    inside = "".join(_inside(section))
    if section.folded:
        yield f"<details><summary>{title}</summary>{inside}</details>"
    else:
        yield f"<h3>{title}</h3>{inside}"


def _inside(section: Section) -> Iterator[str]:
    if section.table:
        yield _table(section.table)
        yield from (f"<p><i>{html_of(line)}</i></p>" for line in section.lines)
    elif section.lines:
        yield f"<ul>{''.join(f'<li>{html_of(line)}</li>' for line in section.lines)}</ul>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(name, quote=False)}</th>" for name in table.head)
    rows = "".join(f"<tr>{''.join(_cells(row))}</tr>" for row in table.rows)
    return f"<table bordered striped><tr>{head}</tr>{rows}</table>"


def _cells(row: Sequence[Text]) -> Iterator[str]:
    for place, cell in enumerate(row):
        yield f"<td>{html_of(cell)}</td>" if place == 0 else f'<td align="right">{html_of(cell)}</td>'


def _borders(entities: Iterable[Entity]) -> Iterator[int]:
    for entity in entities:
        yield from (entity.offset, entity.offset + entity.length)


def _around(entities: Iterable[Entity], place: int) -> list[Entity]:
    return [each for each in entities if each.offset <= place < each.offset + each.length]


def _marked(plain: str, entities: Iterable[Entity]) -> str:
    told = escape(plain, quote=False)
    for entity in entities:
        if entity.type == "text_link":
            told = f'<a href="{escape(entity.url or "")}">{told}</a>'
        elif tag := TAGS.get(entity.type):
            told = f"<{tag}>{told}</{tag}>"
    return told
