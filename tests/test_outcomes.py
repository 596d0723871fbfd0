"""What her word or her silence changes: whatever was before, only her own yes counts as solved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outcomes import (
    COUNTS,
    DISPUTES,
    awaits_word,
    by_her_word,
    outcome_in_words,
    reopened,
    withdrawn,
    without_word,
)
from bot.solved import question, question_buttons
from bot.texts import LANGUAGES, voice
from storage.records import Appeal, Kind, Outcome, Place, Status

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
FUEL = Appeal(
    id=41,
    citizen_id=1,
    status=Status.ANSWERED,
    kind=Kind.REPORT,
    topic="fuel",
    region=None,
    regions=(),
    language="kk",
    tone="neutral",
    urgent=False,
    place=Place(-1, None),
    taken_by=None,
    taken_name=None,
    created_at=NOW,
    touched_at=NOW,
    answered_at=NOW,
    closed_at=None,
    asked=1,
)
HER_WORDS = (Outcome.CONFIRMED, Outcome.DISPUTED, Outcome.PARTLY)


def _with(appeal: Appeal, values: Mapping[str, object]) -> Appeal:
    known = {name: value for name, value in values.items() if name in Appeal.__slots__}
    return replace(appeal, **known)  # type: ignore[arg-type]  # the columns are named like the fields


def _any_appeal(status: Status, kind: Kind, outcome: Outcome | None, disputes: int, days: int) -> Appeal:
    closed_at = NOW - timedelta(days=days) if status is Status.CLOSED else None
    return replace(FUEL, status=status, kind=kind, outcome=outcome, disputes=disputes, closed_at=closed_at)


appeals = st.builds(
    _any_appeal,
    st.sampled_from(Status),
    st.sampled_from(Kind),
    st.none() | st.sampled_from(Outcome),
    st.integers(0, 5),
    st.integers(0, 30),
)


@given(appeal=appeals)
def test_silence_never_counts_as_solved(appeal: Appeal) -> None:
    appeal = replace(appeal, status=Status.ANSWERED, closed_at=None)
    assert _with(appeal, without_word(appeal, NOW)).outcome is not Outcome.CONFIRMED


@given(appeal=appeals, word=st.sampled_from(HER_WORDS))
def test_her_word_does_what_it_says_or_nothing(appeal: Appeal, word: Outcome) -> None:
    values = by_her_word(appeal, word, NOW)
    after = _with(appeal, values)
    if values:
        assert after.outcome is word
        assert after.is_open is (word in DISPUTES)
        assert after.disputes == appeal.disputes + (word in DISPUTES)
        assert (after.closed_at is None) is after.is_open
    else:
        assert not awaits_word(appeal, NOW)


@given(appeal=appeals, word=st.sampled_from(HER_WORDS))
def test_the_same_word_twice_changes_nothing_more(appeal: Appeal, word: Outcome) -> None:
    values = by_her_word(appeal, word, NOW)
    if values:
        assert not by_her_word(_with(appeal, values), word, NOW)


@given(appeal=appeals)
def test_opened_again_only_a_dispute_stays_true(appeal: Appeal) -> None:
    after = _with(appeal, reopened(appeal))
    assert after.outcome is (appeal.outcome if appeal.outcome in DISPUTES else None)


@given(appeal=appeals)
def test_withdrawn_awaits_no_word(appeal: Appeal) -> None:
    assert not awaits_word(_with(appeal, withdrawn(appeal, NOW)), NOW)


@pytest.mark.parametrize(("after", "counts"), [(COUNTS, True), (COUNTS + timedelta(seconds=1), False)])
def test_her_word_on_a_closed_one_counts_for_two_weeks(after: timedelta, counts: bool) -> None:
    closed = _with(FUEL, without_word(FUEL, NOW))
    assert awaits_word(closed, NOW + after) is counts


def test_an_answer_since_her_dispute_is_unjudged() -> None:
    disputed = replace(FUEL, outcome=Outcome.DISPUTED, disputes=1)
    assert _with(disputed, without_word(disputed, NOW)).outcome is Outcome.UNCONFIRMED
    unanswered = replace(disputed, status=Status.IN_PROGRESS)
    assert _with(unanswered, without_word(unanswered, NOW)).outcome is Outcome.DISPUTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_outcome_has_words_of_its_own(language: str) -> None:
    words = {outcome_in_words(replace(FUEL, outcome=outcome), voice(language)) for outcome in Outcome}
    assert len(words) == len(Outcome)
    assert outcome_in_words(FUEL, voice(language)) == ""


@given(appeal=appeals, language=st.sampled_from(list(LANGUAGES)))
def test_the_question_is_always_one_that_telegram_takes(appeal: Appeal, language: str) -> None:
    say = voice(language)
    assert question(appeal, say).plain.strip()
    for row in question_buttons(appeal, say):
        assert all(button.label and len((button.data or "").encode()) <= 64 for button in row)
