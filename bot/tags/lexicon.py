"""Finding listed words and phrases in a text, whatever endings they carry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.tags.endings import is_ending
from bot.tags.text import Word, folded_words

WORDS_KEPT: Final = 4096
"""Different words for which it is remembered what they begin."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed phrase found: its label and weight, and the words' span (the end is exclusive)."""

    label: str
    weight: int
    start: int
    end: int

    @property
    def span(self) -> range:
        """Give the indexes of its words."""
        return range(self.start, self.end)

    def quote(self, words: Sequence[Word]) -> str:
        """Give the phrase as it stood in the text."""
        return " ".join(word.raw for word in words[self.start : self.end])


class Lexicon:
    """Phrases by label, written as the head of a ministry's file explains.

    Each word is plain (it takes grammatical endings), `stem*` (any ending) or `=exact`; `!` and `!!` after a
    phrase make it weigh 3 and 6 instead of 1.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take (label, phrase) pairs; a phrase without letters or digits is left out."""
        self._by_first: dict[str, list[_Entry]] = {}
        for label, phrase in entries:
            entry = _entry(label, phrase)
            for stem in dict.fromkeys(entry.patterns[0].stems) if entry.patterns else ():
                self._by_first.setdefault(stem, []).append(entry)
        # People use the same words again and again, and each may begin dozens of phrases ("не").
        self._begun_by = lru_cache(maxsize=WORDS_KEPT)(self._look_up)

    def find(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Give every phrase found in order of place; where several begin, the longest and heaviest first."""
        return tuple(hit for at in range(len(words)) for hit in self._at(words, at))

    def _at(self, words: Sequence[Word], at: int) -> list[Hit]:
        begun = self._begun_by(words[at].folded)
        letters = ("", words[at + 1].folded[:1]) if at + 1 < len(words) else ("",)
        hits = [
            Hit(entry.label, entry.weight, at, at + len(entry.patterns))
            for letter in letters
            for entry in begun.get(letter, ())
            if entry.goes_on(words, at)
        ]
        return sorted(hits, key=lambda hit: (-hit.end, -hit.weight)) if len(hits) > 1 else hits

    def _look_up(self, first: str) -> Mapping[str, Sequence["_Entry"]]:
        """Give the phrases that a word begins, by the first letter of their second word."""
        found: dict[str, list[_Entry]] = {}
        for cut in range(1, len(first) + 1):
            for entry in self._by_first.get(first[:cut], ()):
                if entry.patterns[0].fits(first):
                    found.setdefault(entry.second_letter, []).append(entry)
        return found


@dataclass(frozen=True, slots=True)
class _Pattern:
    stems: tuple[str, str]
    """The stem, and the same before a Kazakh vowel: түбіртек, түбіртег(і)."""
    mark: str

    def fits(self, folded: str) -> bool:
        stem, softened = self.stems
        if folded.startswith(stem):
            return self._ends_well(folded[len(stem) :])
        rest = folded[len(softened) :]
        return folded.startswith(softened) and rest[:1] in _VOWELS and self._ends_well(rest)

    def _ends_well(self, rest: str) -> bool:
        return not rest or self.mark == _ANY_ENDING or (self.mark != _EXACTLY and is_ending(rest))


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    weight: int
    patterns: tuple[_Pattern, ...]

    @property
    def second_letter(self) -> str:
        """Give the letter with which a second word begins, empty for a single word."""
        return self.patterns[1].stems[0][:1] if len(self.patterns) > 1 else ""

    def goes_on(self, words: Sequence[Word], at: int) -> bool:
        """Whether the phrase's other words stand behind its first one."""
        if at + len(self.patterns) > len(words):
            return False
        return all(self.patterns[i].fits(words[at + i].folded) for i in range(1, len(self.patterns)))


def _entry(label: str, written: str) -> _Entry:
    phrase = written.rstrip(_STRONGER)
    weight = _WEIGHTS[min(len(written) - len(phrase), len(_WEIGHTS) - 1)]
    return _Entry(label, weight, tuple(pattern for part in phrase.split() for pattern in _patterns(part)))


def _patterns(part: str) -> tuple[_Pattern, ...]:
    """Give the patterns of one word of a phrase; of a word with hyphens the last takes endings."""
    mark = _EXACTLY if part.startswith(_EXACTLY) else part[-1:] if part.endswith(_ANY_ENDING) else ""
    stems = folded_words(part)
    heads = tuple(_Pattern((stem, stem), _EXACTLY) for stem in stems[:-1])
    return (*heads, *(_Pattern((stem, _softened(stem, mark)), mark) for stem in stems[-1:]))


def _softened(stem: str, mark: str) -> str:
    soft = _SOFTENED.get(stem[-1:])
    return stem[:-1] + soft if soft and mark != _EXACTLY and len(stem) >= _SOFTENS_FROM else stem


_EXACTLY: Final = "="
_ANY_ENDING: Final = "*"
_STRONGER: Final = "!"
_WEIGHTS: Final = (1, 3, 6)
_SOFTENED: Final = {"к": "г", "п": "б"}
_SOFTENS_FROM: Final = 4
_VOWELS: Final = ("ы", "и", "а", "е", "у")
