"""What Telegram marks in a text by itself, and how it counts and cleans."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.telegram import Refused
from bot.demo.telegram.entities import cleaned, find_entities, piece, units
from bot.demo.telegram.parse_mode import parse_html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [("bot_command", "/start")]),
        ("и/или 1/2", []),
        ("/my@jauap_bot 👍 /new", [("bot_command", "/my@jauap_bot"), ("bot_command", "/new")]),
        ("#fuel #KZ43 #2026", [("hashtag", "#fuel"), ("hashtag", "#KZ43")]),
        ("#Қызылорда", [("hashtag", "#Қызылорда")]),
        ("см. https://egov.kz/cms?x=1.", [("url", "https://egov.kz/cms?x=1")]),
        ("сайт eotinish.kz, там", [("url", "eotinish.kz")]),
        ("a.sarsenova@mail.kz", [("email", "a.sarsenova@mail.kz")]),
        ("👍 @jauap_bot", [("mention", "@jauap_bot")]),
        ("звоните +7 700 123 45 67", [("phone_number", "+7 700 123 45 67")]),
        ("цена 205 тг.", []),
    ],
)
def test_telegram_marks_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    assert [(entity["type"], piece(text, entity)) for entity in find_entities(text)] == found


@pytest.mark.parametrize(("text", "length"), [("ә", 1), ("👍", 2), ("a👍ә", 4), ("", 0)])
def test_lengths_are_utf_16_units(text: str, length: int) -> None:
    assert units(text) == length


def test_trimming_moves_the_entities() -> None:
    assert cleaned("  № 41 \n", [{"type": "bold", "offset": 2, "length": 6}]) == (
        "№ 41",
        [{"type": "bold", "offset": 0, "length": 4}],
    )


def test_nested_markup_and_code_languages() -> None:
    text, entities = parse_html(
        '<blockquote expandable><b>a<i>b</i></b></blockquote><pre><code class="language-py">x</code></pre>'
        '<a href="https://egov.kz/?a=1&amp;b=2">сайт</a><span class="tg-spoiler">s</span>&unknown;'
    )
    assert text == "abxсайтs&unknown;"
    assert entities == [
        {"type": "expandable_blockquote", "offset": 0, "length": 2},
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 1},
        {"type": "pre", "offset": 2, "length": 1, "language": "py"},
        {"type": "text_link", "offset": 3, "length": 4, "url": "https://egov.kz/?a=1&b=2"},
        {"type": "spoiler", "offset": 7, "length": 1},
    ]


@given(st.text(alphabet="<>/&;b i\"'=#ә👍\n", max_size=40))
def test_markup_is_read_or_refused(source: str) -> None:
    with suppress(Refused):
        text, entities = parse_html(source)
        assert all(entity["offset"] + entity["length"] <= units(text) for entity in entities)


@given(st.text(max_size=60))
def test_finding_and_cleaning_take_any_text(text: str) -> None:
    kept, _ = cleaned(text, find_entities(text))
    assert all(piece(kept, entity) for entity in find_entities(kept))
