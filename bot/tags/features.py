"""What of a text is learned: its words and parts of them, as numbers, how often each but not where."""

import struct
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Final
from zlib import crc32

from bot.tags.text import Word
from bot.tags.word_lists import folded_set, read_lists


def features(words: Sequence[Word]) -> tuple[tuple[int, ...], ...]:
    """Give the features of each word: its stem, its runs of four letters, and the stem with the one before.

    What has many digits gives none: phones, documents and accounts name somebody, and no topic.
    """
    stems = ["" if _names_somebody(word.folded) else _stem(word.folded) for word in words]
    pairs = [f"{before} {stem}" if before and stem else "" for before, stem in pairwise(["", *stems])]
    return tuple(
        (_stem_number(stem), *_parts(word.folded), *((_number(pair, PAIR),) if pair else ())) if stem else ()
        for word, stem, pair in zip(words, stems, pairs, strict=True)
    )


def together(by_word: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """Give the features of all words, each as often as it stands there, in order of size."""
    return tuple(sorted(chain.from_iterable(by_word)))


def tells(feature: int) -> bool:
    """Whether it is the stem of a word that tells something, unlike "and" or "hello"."""
    return feature & _KINDS == STEM and feature not in _common()


def pack(numbers: Sequence[int]) -> bytes:
    """Give features as four bytes each."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def unpack(packed: bytes) -> tuple[int, ...]:
    """Give packed features back."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _parts(word: str) -> Iterable[int]:
    if len(word) < RUN - 1:
        return ()
    edged = f"<{word}>"
    return (_number(edged[at : at + RUN], PART) for at in range(len(edged) - RUN + 1))


def _number(part: str, kind: int) -> int:
    return crc32(part.encode()) & ~_KINDS | kind


def _stem_number(stem: str) -> int:
    return _number(stem, STEM if len(stem) >= SHORTEST_TELLING else SHORT)


def _stem(word: str) -> str:
    """Give the head of a word: all but two letters, from three to six."""
    return word[: max(3, min(6, len(word) - 2))]


def _names_somebody(word: str) -> bool:
    return sum(map(str.isdecimal, word)) > MOST_DIGITS


@cache
def _common() -> frozenset[int]:
    lists = read_lists("language")
    words = frozenset().union(*(folded_set(lists[language]) for language in ("kk", "ru", "en")))
    return frozenset(_stem_number(_stem(word)) for word in words)


PART: Final = 0
STEM: Final = 1
PAIR: Final = 2
SHORT: Final = 3
_KINDS: Final = 3
RUN: Final = 4
SHORTEST_TELLING: Final = 3
MOST_DIGITS: Final = 3
