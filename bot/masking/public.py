"""Hiding for everybody's eyes: whatever looks like a name, a link or a long number, though no rule is sure.

Staff must be able to read what they work on; strangers need not. Too much hidden harms nobody here.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from bot.masking.kinds import Kind
from bot.masking.mask import MARKS, mask
from bot.masking.names import NO_NAME, SURNAME
from bot.masking.seen import seen
from bot.tags.places import Gazetteer
from bot.tags.text import split_words

LINK_MARK = "[сілтеме/ссылка]"
NUMBER_MARK = "[сан/число]"
_LINK = re.compile(
    r"(?<![\w@])(?:[a-z]+://|www\.|(?:[\w-]{1,63}\.){1,6}(?:me|kz|ru|com|org|net|info|io|су|рф|қаз)(?![\w.-]))"
    r"[^\s\[\]]*",
    re.IGNORECASE,
)
_USERNAME = re.compile(r"(?<!\w)@\w+")
_NUMBER = re.compile(r"\d{5,}|\+?\d(?:[ ()-]{0,2}\d){6,}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GAP = re.compile(r"\s{1,3}")
_AFTER_INITIAL = re.compile(r"\.\s{0,3}")
_BEFORE_SENTENCE = " \t«“\"'()•*—–-0123456789"
_ENDS = ".!?…:;\n"
_ABBREVIATION = 4
"""Letters of the longest word in capitals that names no person by itself."""
_BY_ITSELF = frozenset("+^°")
"""How far a place's name must be trusted to be one without a word such as “district” beside it."""
_MARKS = re.compile("|".join(map(re.escape, (*MARKS.values(), LINK_MARK, NUMBER_MARK))))
_TOLD_TO_DO = re.compile(r".+(?:ть|ться|ти)", re.IGNORECASE)
"""A Russian verb as proposals begin with one: no name ends so."""


def mask_for_public(text: str, is_ordinary: Callable[[str], bool]) -> str:
    """Give a text as strangers may read it; `is_ordinary` knows large words that name nobody."""
    as_seen = seen(text)
    masked = mask(as_seen.plain if as_seen.origin is not None else text).text
    for rule, mark in ((_LINK, LINK_MARK), (_USERNAME, MARKS[Kind.TELEGRAM]), (_NUMBER, NUMBER_MARK)):
        masked = rule.sub(mark, masked)
    for start, end in reversed(_names(masked, is_ordinary)):
        masked = masked[:start] + MARKS[Kind.NAME] + masked[end:]
    return masked


def _names(text: str, is_ordinary: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Give where words stand that look like the name of a person, from left to right."""
    plain = _MARKS.sub(lambda mark: "_" * len(mark[0]), text)
    found = (_name_in(plain, run, is_ordinary) for run in _runs(plain))
    return [span for span in found if span]


def _runs(plain: str) -> list[list[re.Match[str]]]:
    """Give the words with a capital letter, those that stand together in one list."""
    large = [word for word in _WORD.finditer(plain) if word[0][0].isupper()]
    runs = [[word] for word in large[:1]]
    for before, word in pairwise(large):
        gap = plain[before.end() : word.start()]
        is_near = _GAP.fullmatch(gap) or (len(before[0]) <= 2 and _AFTER_INITIAL.fullmatch(gap))
        if is_near:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _name_in(
    plain: str, run: list[re.Match[str]], is_ordinary: Callable[[str], bool]
) -> tuple[int, int] | None:
    """Give the part of a run that may be a name: two unknown words, or one that is formed like a surname."""
    before = plain[: run[0].start()].rstrip(_BEFORE_SENTENCE)
    begins = not before or before[-1] in _ENDS
    rest = run[1:] if begins and _TOLD_TO_DO.fullmatch(run[0][0]) else run
    unknown = [word for word in rest if not (_is_known(word[0]) or is_ordinary(word[0]))]
    telling = [word for word in unknown if not (word[0].isupper() and len(word[0]) <= _ABBREVIATION)]
    has_initial = any(len(word[0]) == 1 for word in unknown)
    if len(telling) > 1 or (telling and has_initial):
        return unknown[0].start(), unknown[-1].end()
    if telling and SURNAME.fullmatch(telling[0][0]) and not (begins and telling[0] is run[0]):
        return telling[0].span()
    return None


def _is_known(word: str) -> bool:
    """Whether a word is a place that needs no other word beside it, or one that is never a name."""
    if NO_NAME.fullmatch(word):
        return True
    folded = tuple(part.folded for part in split_words(word))
    place = _places().at(folded, 0)
    return (
        place is not None
        and place.length == len(folded)
        and any(each.trust in _BY_ITSELF for each in place.places)
    )


@cache
def _places() -> Gazetteer:
    return Gazetteer()
