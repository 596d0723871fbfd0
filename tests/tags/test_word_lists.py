"""The word lists that ship: each phrase stands once in its list, however it is spelt."""

from collections import Counter

import pytest

from bot.tags.text import folded_words
from bot.tags.word_lists import read_lists


@pytest.mark.parametrize("name", ["kinds", "tones", "urgent"])
def test_no_phrase_counts_twice(name: str) -> None:
    for phrases in read_lists(name).values():
        spelt = Counter((folded_words(phrase), phrase.rstrip("!")[-1:] == "*") for phrase in phrases)
        assert [phrase for phrase, times in spelt.items() if times > 1] == []
