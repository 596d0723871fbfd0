"""Invisible characters disguise neither a name nor what stands around a citizen's words."""

from hypothesis import given
from hypothesis import strategies as st

from bot.disguise import contained, plain_name
from bot.markup import quote

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TRICKY = st.text(st.sampled_from(CONTROLS + "ab \n"), max_size=12)


def is_balanced(words: str) -> bool:
    """Whether each turn of direction ends where it may."""
    begun: list[str] = []
    for character in words:
        if character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            begun.append(character)
        elif character in "\u202c\u2069" and (
            not begun or (begun.pop() in "\u2066\u2067\u2068") != (character == "\u2069")
        ):
            return False
    return not begun


def test_name_that_turns_around_is_shown_as_it_is_written() -> None:
    assert plain_name("\u202eniatsuB\u202c Bolat") == "niatsuB Bolat"


def test_name_stays_in_its_line_and_has_no_hidden_letters() -> None:
    assert plain_name("Bo\u200blat\n№ 1 ·\u00a0Closed\u2060") == "Bolat № 1 · Closed"


def test_name_of_nothing_is_shown_as_dots() -> None:
    assert plain_name("\u200b\u202e ") == "…"


def test_kazakh_and_emoji_names_stay() -> None:
    assert plain_name("Әйгерім Қасымқызы 🌷") == "Әйгерім Қасымқызы 🌷"


def test_override_without_an_end_is_left_out() -> None:
    assert contained("photo\u202egpj.exe") == "photogpj.exe"


def test_turns_that_end_stay() -> None:
    assert contained("a \u2067سلام\u2069 b") == "a \u2067سلام\u2069 b"


def test_family_emoji_stay_together() -> None:
    assert quote("👨\u200d👩\u200d👧").plain == "👨\u200d👩\u200d👧"


@given(TRICKY)
def test_words_never_reach_beyond_their_end_and_never_grow(words: str) -> None:
    kept = contained(words)
    assert is_balanced(kept)
    assert contained(kept) == kept
    assert [c for c in kept if c not in CONTROLS] == [c for c in words if c not in CONTROLS]


@given(TRICKY)
def test_balanced_words_are_not_touched(words: str) -> None:
    assert contained(words) == words or not is_balanced(words)


@given(st.text())
def test_name_is_one_visible_line(name: str) -> None:
    shown = plain_name(name)
    assert plain_name(shown) == shown
    assert len(shown.splitlines()) == 1
    assert len(shown) <= 64
