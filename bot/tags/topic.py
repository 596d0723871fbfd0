"""What a text is about: the ministry's topics ranked by their words found in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.tags.lexicon import Hit, Lexicon
from bot.tags.text import Word


class Topic(Protocol):
    """What the tags need of a ministry's topic (`bot.ministry.Topic` is one)."""

    @property
    def id(self) -> str:
        """Give the topic's short name."""
        ...

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Give its words by language."""
        ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """Topics with their scores, best first, and the words found for each."""

    topics: tuple[str, ...]
    because: Mapping[str, tuple[str, ...]]
    found: frozenset[int]
    """The indexes of all words found, of any topic."""


class TopicWords:
    """The words of a ministry's topics, ready to be found."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Take the topics in the ministry's order, which also decides a draw."""
        self._ids = tuple(dict.fromkeys(topic.id for topic in topics)) or (OTHER,)
        self._lexicon = Lexicon((topic.id, word) for topic in topics for word in _all_words(topic))

    def rank(self, words: Sequence[Word]) -> Ranked:
        """Give the best three topics; without any word found, 'other' (or else the last listed) leads."""
        scores: dict[str, int] = {}
        because: dict[str, list[str]] = {}
        hits = self._lexicon.find(words)
        for hit in _widest(hits):
            quote = hit.quote(words)
            if quote.lower() not in map(str.lower, because.setdefault(hit.label, [])):
                because[hit.label].append(quote)
                scores[hit.label] = scores.get(hit.label, 0) + hit.weight + len(hit.span) - 1
        order = sorted(self._ids, key=lambda id_: (-scores.get(id_, 0), id_ != self._fallback()))
        return Ranked(
            topics=tuple(order[:BEST]),
            because={topic: tuple(found) for topic, found in because.items()},
            found=frozenset(at for hit in hits for at in hit.span),
        )

    def _fallback(self) -> str:
        return OTHER if OTHER in self._ids else self._ids[-1]


def _all_words(topic: Topic) -> Iterable[str]:
    return (word for words in topic.words.values() for word in words)


def _widest(hits: Iterable[Hit]) -> Iterable[Hit]:
    """Leave one hit per topic and place: the heaviest of the longest, in order of place."""
    best: dict[tuple[str, int], Hit] = {}
    for hit in sorted(hits, key=lambda hit: (len(hit.span), hit.weight)):
        best |= {(hit.label, at): hit for at in hit.span}
    return sorted(dict.fromkeys(best.values()), key=lambda hit: hit.start)


OTHER: Final = "other"
BEST: Final = 3
