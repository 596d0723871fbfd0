"""What the buttons of a queue and the words of a search hold: whatever comes, it is understood."""

import re

from hypothesis import given
from hypothesis import strategies as some

from bot.excerpts import excerpt_with
from bot.folding import LONGEST_PART, PARTS, fold, parts
from bot.queue import LAST_PAGE, Part, View, view_of
from bot.texts import voice
from storage.records import Author, Line
from tests.test_texts import NOON

VALUES = some.from_regex("[a-z0-9_]{0,32}|KZ-[0-9]{2}", fullmatch=True)
THREADS = some.none() | some.integers(1, 10**16 - 1)


@given(some.sampled_from(Part), VALUES, THREADS, some.integers(0, LAST_PAGE))
def test_a_button_of_the_queue_says_its_whole_view(
    part: Part, value: str, thread: int | None, page: int
) -> None:
    view = View(part, value, thread, page)
    _, number, argument = view.data().split(":")
    assert len(view.data().encode()) <= 64
    assert view_of(int(number), argument) == view


@given(some.integers(0, 10**9), some.text())
def test_any_argument_is_a_view(page: int, argument: str) -> None:
    assert view_of(page, argument).page <= LAST_PAGE


@given(some.text())
def test_folding_leaves_each_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text) or "İ" in text


def test_folding_gives_what_people_write_without_kazakh_letters() -> None:
    assert fold("ҚЫЗЫЛОРДА, Әғқңөұүһі Ёлка") == "кызылорда, агкноуухи елка"


@given(some.text(max_size=2000))
def test_parts_are_letters_and_digits_only(asked: str) -> None:
    found = parts(asked)
    assert len(found) <= PARTS
    assert all(re.fullmatch(r"[^\W_]+", part) and len(part) <= LONGEST_PART for part in found)


@given(some.text(max_size=500), some.text(max_size=500))
def test_an_excerpt_is_short_and_shows_what_was_looked_for(before: str, after: str) -> None:
    shows = excerpt_with([_line(f"{before} бензин {after}")], ["бензин"], voice("ru"))
    assert len(shows) <= 200
    hit = shows.entities[0]
    units = shows.plain.encode("utf-16-le", "surrogatepass")
    bold = units[2 * hit.offset : 2 * (hit.offset + hit.length)].decode("utf-16-le")
    assert fold(bold) == "бензин"


def _line(text: str) -> Line:
    return Line(
        id=1,
        appeal_id=41,
        author=Author.CITIZEN,
        author_id=None,
        chat_id=1,
        message_id=1,
        text=text,
        entities=(),
        media=None,
        album=None,
        latitude=None,
        longitude=None,
        created_at=NOON,
        edited_at=None,
        earlier=(),
        asks=False,
        delivery=None,
        failure=None,
    )
