"""What staff write becomes questions and an answer, with the formatting on the same words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import units, written
from bot.published.rules import language_for, may_be_published, read, written_day
from bot.published.ways import Way, way_of
from storage.published import Published, Words

TODAY = date(2026, 11, 23)
WHOLE = Words(("Когда?",), "Завтра.")


def known(**words: Words) -> Published:
    """Give an answer that is published until the end of the year."""
    return Published(1, "gas", None, date(2026, 12, 31), datetime(2026, 11, 1, tzinfo=UTC), None, words)


def test_leading_questions_and_the_rest() -> None:
    words = read("Как  подключить газ?\nКуда идти за газом?\n\nПодайте заявку.\nПонятно?")
    assert words.questions == ("Как подключить газ?", "Куда идти за газом?")
    assert words.answer == "Подайте заявку.\nПонятно?"


def test_formatting_stays_on_its_words() -> None:
    text = "😀 Как?\n\n Подайте заявку"
    words = read(text, [{"type": "bold", "offset": units(text) - 6, "length": 6}])
    (bold,) = written(words.answer, words.entities).entities
    assert (words.answer[bold.offset : bold.offset + bold.length], bold.type) == ("заявку", "bold")


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_formatting_never_leaves_the_answer(text: str, offset: int, length: int) -> None:
    words = read(text, [{"type": "bold", "offset": offset, "length": length}])
    for each in words.entities:
        assert 0 <= each["offset"] < each["offset"] + each["length"] <= units(words.answer)


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ({"kk": WHOLE}, True),
        ({"ru": WHOLE}, True),
        ({"en": WHOLE}, False),
        ({"ru": Words((), "Завтра.")}, False),
        ({"ru": Words(("Когда?",), "")}, False),
        ({"ru": WHOLE, "en": Words(("When?",), "Call +7 701 123 45 67.")}, False),
        ({"ru": Words(("Когда [телефон]?",), "Завтра.")}, False),
    ],
)
def test_what_may_be_published(words: dict[str, Words], may: bool) -> None:
    assert may_be_published(known(**words), TODAY) is may


def test_reader_is_shown_the_own_language_else_kazakh() -> None:
    both = known(kk=WHOLE, ru=WHOLE)
    assert [language_for(both, each) for each in ("ru", "kk", "en")] == ["ru", "kk", "kk"]
    assert language_for(known(ru=WHOLE), "en") == "ru"


@pytest.mark.parametrize("text", ["31.12.2027", " 31/12/2027", "2027-12-31"])
def test_day_that_is_all_of_a_text(text: str) -> None:
    assert written_day(text) == date(2027, 12, 31)


@pytest.mark.parametrize("text", ["", "31.02.2027", "до 31.12.2027", "²³.12.2027", "99.99.9999"])
def test_other_texts_are_no_day(text: str) -> None:
    assert written_day(text) is None


@given(st.text(max_size=40))
def test_any_button_leads_somewhere(argument: str) -> None:
    assert isinstance(way_of(argument), Way)


@pytest.mark.parametrize(
    "way", [Way("fuel", 3), Way(), Way(id=12), Way(id=12, what="region", value="KZ-43"), Way(id=1, what="kk")]
)
def test_buttons_are_read_as_they_were_written(way: Way) -> None:
    data = way.data("published")
    assert len(data) <= 64
    assert way_of(data.removeprefix("published:0:")) == way
