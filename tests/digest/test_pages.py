"""The digest in words: what a manager reads, as a rich message and plainly."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.telegram.rich_html import parse_rich_html
from bot.digest.decisions import decisions
from bot.digest.page import Page
from bot.digest.plain import one_text, plain_page, whole
from bot.digest.report import Report
from bot.digest.rich import as_html
from bot.digest.sections import ROWS
from bot.digest.words import page
from bot.markup import Text, units
from bot.regions import REGIONS
from bot.speech import CAPTION_LIMIT, TEXT_LIMIT
from bot.texts import LANGUAGES
from storage.figures import Figures
from storage.incident_records import IncidentOfPeriod
from tests.digest.weeks import (
    AIGERIMS,
    BUSY,
    CALM,
    END,
    ENERGY,
    FUEL,
    HEATING,
    INCIDENT,
    SILENT,
    reader,
    weeks,
)


def test_the_thing_to_decide_comes_first_and_whether_it_is_so_next() -> None:
    lines = _read(BUSY).splitlines()
    assert lines[0] == "Fuel · Kyzylorda Region: 58 people, usually 4"
    assert lines[1] == "Nobody has checked it yet."
    assert lines[2] == "Ministry of Energy · November 16 – November 22"


def test_an_incident_says_whether_it_is_confirmed_who_was_told_when_and_what_is_promised() -> None:
    checked = replace(
        INCIDENT,
        confirmed=True,
        confirmed_at=END - timedelta(days=3),
        informed_at=END - timedelta(days=2),
        promised_until=END.date(),
    )
    told = _read(BUSY, [checked]).splitlines()[1]
    assert told == (
        "I-12: confirmed Nov 20, 00:00. The akimat was told Nov 21, 00:00. Promised until November 22."
    )
    assert "I-12: not checked yet." in _read(BUSY, [INCIDENT])


def test_every_number_stands_beside_last_weeks_or_the_usual() -> None:
    told = _read(BUSY)
    assert "People who wrote: 60 (last week 6, usually 8). Arrived: 64 (last week 6, usually 8)." in told
    assert "Still open: 87 (a week ago 30). The oldest: № 41, 12 days. Overdue: 3." in told


def test_median_and_p90_never_a_mean() -> None:
    assert "Half within 3 hours, nine in ten within 30 hours." in _read(BUSY)


def test_confirmed_is_a_number_of_its_own_with_its_whole() -> None:
    assert "Confirmed as solved: 2 of 6 (last week 1 of 1)" in _read(BUSY)


def test_questions_are_ranked_by_people_with_the_answer_ready_or_not() -> None:
    assert "Fuel: 7 people wait, the first for 6 days; no ready answer" in _read(BUSY)
    assert "for 6 days; a ready answer exists" in _read(BUSY, ready=frozenset({"fuel"}))


def test_kinds_stand_apart_and_promises_come_back() -> None:
    told = _read(BUSY)
    assert "Requests to meet: 2 (last week 0, usually 0); without an answer: 2" in told
    assert "Made: 3 (last week 1)\nKept: 1 (last week 1)\nBroken: 1 (last week 0)" in told


def test_the_tone_is_last_as_a_change_with_how_it_was_measured() -> None:
    last = _read(BUSY).splitlines()[-4:]
    assert last[0] == "Tone"
    assert last[2] == "25 points worse than before"
    assert last[3].startswith("Measured by the bot from the words")


def test_no_decision_is_five_lines() -> None:
    lines = _read(CALM).splitlines()
    assert lines[0] == "No decision is needed this week."
    assert len(lines) <= 5


def test_an_empty_week_asks_about_the_intake_in_few_lines() -> None:
    lines = _read(SILENT).splitlines()
    assert lines[0] == "No appeals arrived this week. Is the intake broken?"
    assert "No appeal has ever arrived." in lines[-1]
    assert len(lines) <= 5


def test_what_is_too_much_to_tell_is_summed_up() -> None:
    rows = tuple(replace(FUEL, region=code) for code in REGIONS)
    assert f"and {len(REGIONS) - ROWS} more\n" in _read(replace(BUSY, rows=rows))


def test_the_oldest_lead_to_their_cards() -> None:
    told = whole(_page(BUSY))
    assert {e.url for e in told.entities if e.type == "text_link"} == {"https://t.me/c/1234567890/7/501"}
    unknown = replace(BUSY, oldest=(replace(AIGERIMS, place=None, card_id=None),), overdue=())
    assert not [e for e in whole(_page(unknown)).entities if e.type == "text_link"]


@settings(max_examples=30, deadline=None)
@given(figures=weeks, language=st.sampled_from(list(LANGUAGES)))
def test_telegram_takes_every_digest_in_either_form(figures: Figures, language: str) -> None:
    _fits(_page(figures, language))


@pytest.mark.parametrize("name", ["М" * 2000, "😀" * 900, "</td><script> & \"co\" 'co' " * 50])
def test_even_strange_names_fit_and_are_never_markup(name: str) -> None:
    ministry = replace(ENERGY, names={"kk": name}, topics=(replace(ENERGY.topics[-1], names={"kk": name}),))
    told = Report(replace(BUSY, rows=(FUEL, HEATING)))
    _fits(page(told, decisions(told), replace(reader("kk"), ministry=ministry)))


def _page(
    figures: Figures,
    language: str = "en",
    incidents: Iterable[IncidentOfPeriod] = (),
    ready: frozenset[str] = frozenset(),
) -> Page:
    told = Report(figures, ready)
    return page(told, decisions(told, list(incidents)), reader(language))


def _read(
    figures: Figures, incidents: Iterable[IncidentOfPeriod] = (), ready: frozenset[str] = frozenset()
) -> str:
    return whole(_page(figures, "en", incidents, ready)).plain


def _fits(told: Page) -> None:
    parse_rich_html(as_html(told))
    plain = plain_page(told)
    for text, limit in ((plain.caption, CAPTION_LIMIT), *((text, TEXT_LIMIT) for text in plain.texts)):
        _is_taken(text, limit)
    _is_taken(one_text(told), TEXT_LIMIT)


def _is_taken(text: Text, limit: int) -> None:
    assert 0 < len(text) <= limit
    assert all(0 <= e.offset < e.offset + e.length <= units(text.plain) for e in text.entities)
