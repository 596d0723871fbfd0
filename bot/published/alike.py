"""Whether two questions ask the same: rather no than a wrong yes. Pure.

Both must want to know the same (when, why, how much …), deny or not alike, name the same numbers and consist
of the same telling words in whatever order and ending: one word more or less makes it another question.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from bot.published import words as lists
from bot.tags.text import folded_words, split_words

TELLING = 2
"""Fewer telling words prove nothing."""
MOST = 12
"""A question with more of them tells of a case of its own."""
ENDING = {"kk": 4, "ru": 2, "en": 2}
"""Letters at the end of a word that may differ, by language."""
SHORTEST = 3
"""Letters that words must share, where the whole of one is not shorter."""
_KAZAKH_DENIES = re.compile(r"[мбп][ае](?:ид|имы|и[нс]|ды|ди|ган|ген|са|се|и$|и[мт])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks: its telling words, what it wants to know, its numbers, whether it denies."""

    language: str
    words: frozenset[str]
    wants: frozenset[str]
    numbers: frozenset[str]
    denies: bool


def asked(text: str, language: str, places: Iterable[str] = ()) -> Asked:
    """Give what a text asks; the words that name `places` are left out, for regions are compared by code."""
    named = {word for place in places for word in folded_words(place)}
    folded = [word.folded for word in split_words(text) if word.folded not in named]
    numbers = {word for word in folded if any(map(str.isdecimal, word))}
    senses = lists.wants(language)
    wants = {senses[word] for word in folded if word in senses}
    return Asked(
        language,
        words=frozenset(folded) - numbers - lists.empty(language),
        wants=frozenset(wants - {lists.WHETHER} or wants),  # “how can I” wants no more than “how do I”
        numbers=frozenset(numbers),
        denies=any(_denies(word, language) for word in folded),
    )


def is_same(one: Asked, other: Asked) -> bool:
    """Whether both ask the same."""
    if (one.language, one.wants, one.numbers, one.denies) != (
        other.language,
        other.wants,
        other.numbers,
        other.denies,
    ):
        return False
    if not all(TELLING <= len(each.words) <= MOST for each in (one, other)):
        return False
    return _has_all(one, other) and _has_all(other, one)


def _has_all(one: Asked, other: Asked) -> bool:
    """Whether each telling word of the other question is among those of this one."""
    return all(any(_is_form(mine, word, one.language) for mine in one.words) for word in other.words)


def _is_form(one: str, other: str, language: str) -> bool:
    """Whether two folded words differ by their endings only."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    shorter, longer = sorted((len(one), len(other)))
    if shorter < SHORTEST and language != "kk":
        return one == other
    needed = max(min(SHORTEST, shorter), shorter - ENDING[language])
    return shared >= needed and longer - shared <= ENDING[language] + 2


def _denies(word: str, language: str) -> bool:
    is_verb = language == "kk" and _KAZAKH_DENIES.search(word, 2) is not None
    return is_verb or word in lists.denying(language)
