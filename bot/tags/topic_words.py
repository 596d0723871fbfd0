"""The words of a ministry's topics, found in a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.tags.lexicon import Hit, Lexicon
from bot.tags.text import Word


class Topic(Protocol):
    """What the tags need of a ministry's topic (`bot.ministry.Topic` is one)."""

    @property
    def id(self) -> str:
        """Give the topic's short name."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """Give its name by language."""
        ...

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Give its words by language."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: a score and the words as they stood by topic, and the indexes of all of them."""

    scores: Mapping[str, int]
    because: Mapping[str, tuple[str, ...]]
    indexes: frozenset[int]


class TopicWords:
    """The words of a ministry's topics, ready to be found."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Take the topics."""
        self._lexicon = Lexicon((topic.id, word) for topic in topics for word in all_words(topic))

    def find(self, words: Sequence[Word]) -> Found:
        """Give what is found in a text; the same words count once."""
        scores: dict[str, int] = {}
        because: dict[str, list[str]] = {}
        hits = self._lexicon.find(words)
        for hit in _widest(hits):
            quote = hit.quote(words)
            if quote.lower() not in map(str.lower, because.setdefault(hit.label, [])):
                because[hit.label].append(quote)
                scores[hit.label] = scores.get(hit.label, 0) + hit.weight + len(hit.span) - 1
        return Found(
            scores=scores,
            because={topic: tuple(found) for topic, found in because.items()},
            indexes=frozenset(at for hit in hits for at in hit.span),
        )


def all_words(topic: Topic) -> Iterable[str]:
    """Give a topic's words in all languages."""
    return (word for words in topic.words.values() for word in words)


def _widest(hits: Iterable[Hit]) -> Iterable[Hit]:
    """Leave one hit per topic and place: the heaviest of the longest, in order of place."""
    best: dict[tuple[str, int], Hit] = {}
    for hit in sorted(hits, key=lambda hit: (len(hit.span), hit.weight)):
        best |= {(hit.label, at): hit for at in hit.span}
    return sorted(dict.fromkeys(best.values()), key=lambda hit: hit.start)
