"""How what was found looks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.excerpts import excerpt_with, shown
from bot.markup import Text, bold, join, link, shorten
from bot.ministry import Ministry
from bot.names import status_name
from bot.queue import topic_and_region
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Line

FOUND_PAGE = 8
"""Results on a page."""
ASKED = 100
"""UTF-16 units of the question above its results."""


@dataclass(frozen=True, slots=True)
class Found:
    """An appeal that was found, with its thread and the address of its card."""

    appeal: Appeal
    thread: Sequence[Line]
    url: str | None


def found_text(
    found: Sequence[Found], asked: str, parts: Sequence[str], ministry: Ministry, say: Voice, zone: tzinfo
) -> Text:
    """Give a page of results: number, day, state, topic and the words around what was looked for."""
    head = bold(say("Found: {what}", what=shorten(shown(asked), ASKED)))
    if not found:
        return join((bold(shorten(shown(asked), ASKED)), say("Nothing was found.")))
    return join((head, *(_entry(each, parts, ministry, say, zone) for each in found)), "\n\n")


def found_buttons(page: int, search_id: int, say: Voice, opening: Sequence[int], *, has_more: bool) -> Rows:
    """Give the ways to newer and older results; in private also a button that opens each card."""
    cards = [Button(f"№ {number}", f"desk.open:{number}") for number in opening]
    rows = [cards[start : start + 4] for start in range(0, len(cards), 4)]
    ways = []
    if page > 0:
        ways.append(Button("← " + say("Newer"), f"find:{page - 1}:{search_id}"))
    if has_more:
        ways.append(Button(say("Older") + " →", f"find:{page + 1}:{search_id}"))
    return [*rows, ways] if ways else rows


def _entry(found: Found, parts: Sequence[str], ministry: Ministry, say: Voice, zone: tzinfo) -> Text:
    appeal = found.appeal
    told = f" · {say.day(appeal.created_at, zone)} · {status_name(appeal.status, say)}"
    return join(
        (
            link(f"№ {appeal.id}", found.url) + told,
            topic_and_region(appeal, ministry, say),
            excerpt_with(found.thread, parts, say),
        )
    )
