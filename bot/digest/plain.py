"""A page as plain messages: a caption under the charts, then texts cut at sensible places. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.digest.page import Page, Section, Table
from bot.markup import Text, bold, join, split
from bot.speech import CAPTION_LIMIT, TEXT_LIMIT


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A caption of at most CAPTION_LIMIT units, then texts of at most TEXT_LIMIT each."""

    caption: Text
    texts: tuple[Text, ...]


def plain_page(page: Page) -> PlainPage:
    """Give a page as Telegram has always taken it."""
    caption, *rest = split(join((bold(page.finding), *page.lines), "\n"), CAPTION_LIMIT)
    parts = [part for part in map(_section, page.sections) if part]
    return PlainPage(caption, tuple(_packed([*rest, *parts])))


def whole(page: Page) -> Text:
    """Give a page as one text, which may be longer than a message."""
    return join((join((bold(page.finding), *page.lines)), *map(_section, page.sections)), "\n\n")


def one_text(page: Page) -> Text:
    """Give as much of a page as one message takes, whole parts of it."""
    return next(iter(_packed([join((bold(page.finding), *page.lines)), *map(_section, page.sections)])))


def _packed(parts: list[Text]) -> Iterator[Text]:
    """Give parts together as far as a message takes them, so that a cut falls between two if it can."""
    text = Text()
    for part in parts:
        longer = join((text, part), "\n\n")
        if text and len(longer) > TEXT_LIMIT:
            yield from split(text, TEXT_LIMIT)
            longer = part
        text = longer
    yield from split(text, TEXT_LIMIT)


def _section(section: Section) -> Text:
    rows = _rows(section.table) if section.table else ()
    return join((bold(section.title), join(section.lines), *rows)) if section.lines or rows else Text()


def _rows(table: Table) -> Iterator[Text]:
    for where, *cells in table.rows:
        named = ", ".join(f"{name} {cell.plain}" for name, cell in zip(table.head[1:], cells, strict=True))
        yield join((bold(where.plain), named))
