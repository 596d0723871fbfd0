"""Placeholders go into ready answers and come out again, with the formatting on the same words."""

from hypothesis import given
from hypothesis import strategies as st

from bot.placeholders import fill, generalise
from storage.templates import Wording

KNOWN = {"number": "41", "ministry": "Ministry of Energy", "date": "November 22"}


def bold(offset: int, length: int) -> dict[str, object]:
    return {"type": "bold", "offset": offset, "length": length}


def test_what_would_differ_becomes_a_placeholder() -> None:
    kept = generalise(Wording("№ 41, Ministry of Energy, November 22. Not № 411, not 41.", ()), KNOWN)
    assert kept.text == "№ {number}, {ministry}, {date}. Not № 411, not 41."


def test_formatting_stays_on_its_words() -> None:
    kept = generalise(Wording("🙂 № 41 is with us", (bold(3, 4), bold(8, 2))), KNOWN)
    assert kept == Wording("🙂 № {number} is with us", (bold(3, 10), bold(14, 2)))
    assert fill(kept, KNOWN) == Wording("🙂 № 41 is with us", (bold(3, 4), bold(8, 2)))


@given(st.text(max_size=80))
def test_what_is_kept_is_sent_as_it_was(text: str) -> None:
    wording = Wording(f"{text} № 41 {text}", ())
    if "{" not in text:
        assert fill(generalise(wording, KNOWN), KNOWN) == wording
