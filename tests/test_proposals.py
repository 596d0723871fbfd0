"""Which proposals are alike, and words for two languages in one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.proposals.alike import likest, proposal_stems
from bot.proposals.wording import by_language, in_language

APP = "Предлагаю сделать приложение, где видно, на каких АЗС есть бензин"
MAP = "Прошу сделать карту АЗС, где видно, есть ли бензин"
NIGHT = "Предлагаю продлить часы работы заправок ночью"


def test_the_likest_proposal_is_found() -> None:
    others = [(7, proposal_stems(NIGHT)), (9, proposal_stems(APP)), (12, proposal_stems(APP))]
    assert likest(proposal_stems(MAP), others) == 9


@pytest.mark.parametrize("text", ["Предлагаю запретить вывоз бензина", "Предлагаю", "I propose an idea", ""])
def test_politeness_and_one_word_in_common_are_no_likeness(text: str) -> None:
    assert likest(proposal_stems(text), [(9, proposal_stems(APP))]) is None


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert likest(proposal_stems(one), [(1, proposal_stems(other))]) in {None, 1}


def test_each_reads_the_own_language() -> None:
    words = by_language("kk: Ертең саламыз.\nru: Построим завтра.\nИ ещё одну потом.")
    assert words == {"kk": "Ертең саламыз.", "ru": "Построим завтра.\nИ ещё одну потом."}
    assert [in_language(words, language) for language in ("kk", "ru", "en")] == [
        "Ертең саламыз.",
        words["ru"],
        "Ертең саламыз.",
    ]


def test_words_without_a_mark_are_for_everybody() -> None:
    words = by_language("Построим: завтра.\nkk: Ертең.")
    assert [in_language(words, language) for language in ("kk", "ru")] == ["Ертең.", "Построим: завтра."]


@given(st.text())
def test_no_word_is_lost_between_the_marks(written: str) -> None:
    assert all(said in written and said == said.strip() for said in by_language(written).values())
