"""The digest in words: what a manager reads."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.message import CAPTION, MESSAGE, ROWS, DigestMessage, digest
from bot.digest.report import report
from bot.markup import Text, units
from bot.regions import REGIONS
from bot.texts import LANGUAGES, voice
from storage.figures import Cell, Figures, Pair
from tests.digest.weeks import AIGERIMS, ALMATY, END, ENERGY, FUEL, HEATING, START, week, weeks


def test_the_finding_comes_first() -> None:
    first_line = _read(week(FUEL, HEATING)).caption.plain.splitlines()[0]
    assert first_line == "Kyzylorda Region · Fuel: 12 appeals, last week 2"


def test_each_total_stands_beside_last_weeks() -> None:
    caption = _read(week(FUEL, HEATING)).caption.plain
    assert "Arrived: 15 (last week 6)\nPeople who wrote: 13 (last week 6)\n" in caption
    assert "Still open: 39 (a week ago 30)" in caption


def test_the_days_are_those_of_the_ministry() -> None:
    assert "Ministry of Energy · November 16 – November 22" in _read(week(FUEL)).caption.plain


def test_each_region_and_topic_has_its_figures() -> None:
    figures = "arrived 12 (2), answered 5 (3), closed 4 (1), open 9 (1)"
    assert f"Kyzylorda Region · Fuel ↑\n{figures}" in _details(_read(week(FUEL)))


def test_confirmed_disputed_and_unconfirmed_are_three_numbers_each_of_its_whole() -> None:
    caption = _read(week(FUEL, HEATING)).caption.plain
    assert "Answered: 5 (last week 3)\nConfirmed as solved: 2 of 6 (last week 1 of 1)\n" in caption
    assert "Disputed: 1 of 6 (last week 0 of 1)\nUnconfirmed: 3 of 6 (last week 0 of 1)\nClosed:" in caption


def test_each_region_and_topic_has_its_outcomes() -> None:
    outcomes = "open 9 (1)\nof 6 with an outcome: confirmed 2, disputed 1, unconfirmed 3"
    assert outcomes in _details(_read(week(FUEL)))
    assert "with an outcome" not in _details(_read(week(HEATING)))


@pytest.mark.parametrize(
    ("confirmed", "told"),
    [(9, "9 of 19 (last"), (10, "10 of 20, 50% (last"), (990, "990 of 1000, 99% (last")],
)
def test_a_percentage_needs_twenty(confirmed: int, told: str) -> None:
    judged = replace(FUEL, confirmed=Pair(confirmed), disputed=Pair(10), unconfirmed=Pair())
    assert f"Confirmed as solved: {told}" in _read(week(judged)).caption.plain


def test_where_nobody_was_asked_no_outcome_is_told() -> None:
    assert "Confirmed" not in _read(week(HEATING)).caption.plain


def test_an_appeal_from_nowhere_is_told_too() -> None:
    assert "Region unknown · Fuel" in _details(_read(week(replace(FUEL, region=None))))


def test_what_is_too_much_to_tell_is_summed_up() -> None:
    cells = [Cell(arrived=Pair(2, 1), open=Pair(3, 2), region=code, topic="fuel") for code in REGIONS]
    rest = len(REGIONS) - ROWS
    summed = f"and {rest} more: arrived {2 * rest} ({rest}), answered 0 (0)"
    assert summed in _details(_read(week(*cells)))


def test_the_oldest_lead_to_their_cards() -> None:
    text = _read(week(FUEL, oldest=(AIGERIMS,))).texts[0]
    assert "№ 41 · 12 days · Kyzylorda Region · Fuel · no answer yet" in text.plain
    assert _links(text) == {"№ 41": "https://t.me/c/1234567890/7/501"}


def test_an_old_appeal_without_a_card_is_told_without_a_link() -> None:
    text = _read(week(FUEL, oldest=(replace(AIGERIMS, place=None, card_id=None),))).texts[0]
    assert "№ 41 · 12 days" in text.plain
    assert not _links(text)


def test_kinds_stand_apart() -> None:
    assert "Arrived by kind\nReports: 12 (2)" in _details(_read(week(FUEL)))


def test_a_week_without_appeals_says_so_and_asks_about_the_intake() -> None:
    silent = Cell(arrived=Pair(0, 7), open=Pair(3, 3), region="KZ-43", topic="fuel")
    caption = _read(week(silent, last_arrival=START)).caption.plain
    assert caption.startswith("No appeals arrived this week. Is the intake broken?\n")
    assert "The last appeal came on November 16." in caption
    assert "Arrived: 0 (last week 7)" in caption


def test_before_the_first_appeal_there_is_a_caption_and_no_more() -> None:
    message = _read(Figures(START, END))
    assert "No appeal has ever arrived." in message.caption.plain
    assert message.texts == ()


@settings(max_examples=30, deadline=None)
@given(figures=weeks, language=st.sampled_from(list(LANGUAGES)))
def test_telegram_takes_every_digest(figures: Figures, language: str) -> None:
    message = _read(figures, language)
    _fits([message.caption], CAPTION)
    _fits(message.texts, MESSAGE)


@pytest.mark.parametrize("name", ["М" * 2000, "😀" * 900, "Оте ұзын атау " * 100])
def test_even_names_without_end_fit(name: str) -> None:
    ministry = replace(ENERGY, names={"kk": name}, topics=(replace(ENERGY.topics[-1], names={"kk": name}),))
    message = digest(report(week(FUEL, HEATING, oldest=(AIGERIMS,))), ministry, voice("kk"), ALMATY)
    _fits([message.caption], CAPTION)
    _fits(message.texts, MESSAGE)


def _read(figures: Figures, language: str = "en") -> DigestMessage:
    return digest(report(figures), ENERGY, voice(language), ALMATY)


def _details(message: DigestMessage) -> str:
    return "\n".join(text.plain for text in message.texts)


def _links(text: Text) -> dict[str, str]:
    plain = text.plain
    return {plain[e.offset : e.offset + e.length]: e.url for e in text.entities if e.url}


def _fits(texts: Sequence[Text], limit: int) -> None:
    for text in texts:
        assert 0 < len(text) <= limit
        assert all(0 <= e.offset < e.offset + e.length <= units(text.plain) for e in text.entities)
