"""A page of a digest: what stands on it, whichever way Telegram is to show it. Pure."""

from dataclasses import dataclass

from bot.markup import Text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of each row says what the row is of."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part under its title; what is `folded` opens when it is pressed, where Telegram can do that."""

    title: str
    lines: tuple[Text, ...] = ()
    table: Table | None = None
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader gets: the thing itself first, then a few lines, then the rest part by part."""

    finding: str
    """The first line: the thing to decide, or that there is none."""
    lines: tuple[Text, ...]
    sections: tuple[Section, ...] = ()
