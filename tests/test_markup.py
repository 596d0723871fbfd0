"""Text keeps its words and its formatting, however it is joined, cut or shortened."""

from hypothesis import given
from hypothesis import strategies as st

from bot.markup import ALLOWED, Entity, Text, bold, join, link, quote, shorten, split, units, written

PLAIN = st.text(alphabet=st.sampled_from("абқ w.\n🚨👍🏽é\u200b"), max_size=200)
Painted = list[tuple[str, frozenset[str]]]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    plain = draw(PLAIN)
    border = st.integers(0, len(plain))
    entities = []
    for kind in draw(st.lists(st.sampled_from(sorted(ALLOWED)), max_size=4)):
        start, end = sorted((draw(border), draw(border)))
        if start < end:
            entities.append(Entity(kind, units(plain[:start]), units(plain[start:end])))
    return Text(plain, tuple(entities))


def painted(text: Text) -> Painted:
    """Give each visible character with the formatting that it wears."""
    found, at = [], 0
    for character in text.plain:
        worn = frozenset(e.type for e in text.entities if e.offset <= at < e.offset + e.length)
        at += units(character)
        if not character.isspace():
            found.append((character, worn))
    return found


@given(texts(), st.integers(2, 60))
def test_pieces_fit_and_keep_words_and_formatting(text: Text, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert [each for piece in pieces for each in painted(piece)] == painted(text)


@given(texts(), st.integers(2, 60))
def test_entities_of_pieces_stay_within_them(text: Text, limit: int) -> None:
    for piece in split(text, limit):
        assert all(e.length > 0 and 0 <= e.offset <= len(piece) - e.length for e in piece.entities)


def test_a_cut_falls_between_words_where_it_can() -> None:
    first, second = split(Text("Бензин жоқ. " * 8 + "Үш күн болды"), 100)
    assert first.plain.endswith("жоқ. ")
    assert second.plain == "Үш күн болды"


def test_a_text_of_blanks_has_no_pieces() -> None:
    assert split(Text(" \n" * 100), 20) == []


@given(PLAIN, st.integers(1, 50))
def test_shortened_text_fits_and_says_that_it_was_cut(plain: str, limit: int) -> None:
    short = shorten(plain, limit)
    assert units(short) <= limit
    assert short == plain or (short.endswith("…") and plain.startswith(short[:-1]))


@given(st.lists(texts(), max_size=5))
def test_joined_texts_keep_their_formatting(parts: list[Text]) -> None:
    assert painted(join(parts)) == [each for part in parts if part for each in painted(part)]


@given(PLAIN, PLAIN, PLAIN)
def test_words_before_and_after_move_no_formatting(before: str, within: str, after: str) -> None:
    text = before + bold(within) + after
    assert [worn for _, worn in painted(text)].count(frozenset({"bold"})) == len(painted(Text(within)))


@given(st.text())
def test_length_is_what_utf_16_says(plain: str) -> None:
    assert units(plain) == sum(2 if ord(character) > 0xFFFF else 1 for character in plain)


def test_a_lone_surrogate_is_one_unit() -> None:
    assert units("a\ud83d") == 2


def test_mentions_of_people_are_not_passed_on() -> None:
    said = written("Bolat, see", [{"type": "text_mention", "offset": 0, "length": 5, "user": {"id": 1}}])
    assert said == Text("Bolat, see")


def test_formatting_that_staff_chose_is_passed_on() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 4, "url": "https://gov.kz"}
    assert written("here", [entity]).entities[0].as_json() == entity


def test_empty_words_wear_nothing() -> None:
    assert bold("") == Text()
    assert link("№ 41", None) == Text("№ 41")
    assert quote("a", expandable=True).entities[0].type == "expandable_blockquote"
