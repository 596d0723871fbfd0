"""The language of a text, by votes of letters, common words and endings."""

import re
from collections.abc import Sequence
from typing import Final

from bot.tags.text import Word
from bot.tags.verdict import Verdict
from bot.tags.word_lists import folded_set, read_lists


class LanguageRules:
    """The common words and endings of three languages, read once."""

    def __init__(self) -> None:
        """Read the word lists."""
        lists = read_lists("language")
        self._words = {language: folded_set(lists[language]) for language in ("kk", "ru", "en")}
        self._english = frozenset(word.removeprefix("=") for word in lists["en"])
        self._kk_endings = tuple(set(folded_set(lists["kk_endings"])))
        self._ru_endings = tuple(set(folded_set(lists["ru_endings"])))

    def is_sure(self, language: str, words: Sequence[Word], places: frozenset[int]) -> bool:
        """Tell whether known words speak for the language: one in Cyrillic, more in Latin script.

        Latin letters alone prove little: "asdfgh" looks Kazakh and "Pro" is a Russian word.
        """
        proofs = [
            (word, vote)
            for at, word in enumerate(words)
            for told, vote in self._vote(word)
            if at not in places and told == language and vote >= _KNOWN
        ]
        if any(not _LATIN_WORD.fullmatch(word.raw) for word, _ in proofs):
            return True
        return sum(vote for _, vote in proofs) >= _PROVEN or len(proofs) == len(words) > 0

    def tell(self, words: Sequence[Word], places: frozenset[int]) -> Verdict[str | None]:
        """Give the language or None where nothing tells it; words at the indexes in `places` vote little."""
        votes = {"kk": 0.0, "ru": 0.0, "en": 0.0}
        because: dict[str, list[str]] = {"kk": [], "ru": [], "en": []}
        for at, word in enumerate(words):
            for language, vote in self._vote(word):
                votes[language] += vote * (_PLACE_VOTE if at in places else 1)
                if at not in places:
                    because[language].append(word.raw)
        best = max(votes, key=lambda language: votes[language])
        ranked = sorted(votes.values(), reverse=True)
        if ranked[0] <= ranked[1]:
            return Verdict(None)
        return Verdict(best, tuple(dict.fromkeys(because[best]))[:_QUOTED])

    def common(self, words: Sequence[Word]) -> frozenset[int]:
        """Give the indexes of words common in one of the languages."""
        return frozenset(
            at for at, word in enumerate(words) if any(word.folded in known for known in self._words.values())
        )

    def _vote(self, word: Word) -> tuple[tuple[str, float], ...]:
        if _LATIN_WORD.fullmatch(word.raw):
            return self._latin_vote(word)
        return self._cyrillic_vote(word)

    def _latin_vote(self, word: Word) -> tuple[tuple[str, float], ...]:
        if word.raw.lower() in self._english:
            return (("en", 1.5),)
        if word.folded in self._words["kk"]:
            return (("kk", 2.0),)
        if word.folded in self._words["ru"] and len(word.folded) > 2:
            return (("ru", 1.5),)
        if shapes := _KAZAKH_LATIN.findall(word.raw.lower()):
            return (("kk", float(len(shapes))),)
        if len(word.folded) > 4 and word.folded.endswith(self._kk_endings):
            return (("kk", 0.6),)
        return (("en", 0.3),) if _ENGLISH_SHAPE.search(word.raw.lower()) else ()

    def _cyrillic_vote(self, word: Word) -> tuple[tuple[str, float], ...]:
        lowered = word.raw.lower()
        if _KAZAKH_LETTER.search(lowered):
            return (("kk", 2.0),)
        votes: list[tuple[str, float]] = []
        if word.folded in self._words["kk"]:
            votes.append(("kk", 1.5))
        if word.folded in self._words["ru"]:
            votes.append(("ru", 1.5))
        if votes:
            return tuple(votes)
        if _RUSSIAN_LETTER.search(lowered):
            votes.append(("ru", 0.8))
        if len(word.folded) > 4:
            votes += [("kk", 0.7)] * word.folded.endswith(self._kk_endings)
            votes += [("ru", 0.7)] * word.folded.endswith(self._ru_endings)
        return tuple(votes)


_PLACE_VOTE: Final = 0.1
_KNOWN: Final = 1.5
"""The vote of a word that a language's list has, or that only its letters can write."""
_PROVEN: Final = 2.0
_QUOTED: Final = 5
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ\u0307]+")
_KAZAKH_LETTER: Final = re.compile(r"[әғқңөұүһі]")
_RUSSIAN_LETTER: Final = re.compile(r"[ёъьщцэ]|[фв].*[йь]$")
_KAZAKH_LATIN: Final = re.compile(r"[äöüğñşıūŋáóúǵń]|q(?!u)|zh|gh|ayd|ady$|yn$|yq")
_ENGLISH_SHAPE: Final = re.compile(r"(?:ing|tion|ed|ly|ment|ous|ight|th|ould|ow|ee|oo)")
