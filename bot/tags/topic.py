"""What a text is about: the ministry's topics ranked by its own words, by lessons and by corrections.

Each says in log-odds how much it speaks for a topic, and what they say is added up. A softmax over the sums
is how sure the best is: the constants below were chosen so that of what is 0.8 sure, about 80 % are right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log2
from threading import Lock
from typing import Final

from bot.tags.features import features, tells, together
from bot.tags.learned import Learned
from bot.tags.lesson import WORDS_LEARNED, Lesson, learned_features
from bot.tags.memory import Memory
from bot.tags.text import Word
from bot.tags.topic_words import Found, Topic, TopicWords, all_words


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best three topics, best first, how sure the best is, and why."""

    topics: tuple[str, ...]
    sure: float
    because: tuple[str, ...]
    named: tuple[str, ...]
    """Those among the reasons that are the ministry's own words."""
    found: frozenset[int]
    """The indexes of the ministry's words, for any topic."""


class TopicRules:
    """The topics of a ministry with all that is known of them; may be taught while it is asked."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Take the topics in the ministry's order, which also decides a draw."""
        self._ids = tuple(dict.fromkeys(topic.id for topic in topics)) or (OTHER,)
        self._fallback = OTHER if OTHER in self._ids else self._ids[-1]
        self._with_words = frozenset(topic.id for topic in topics if topic.words) - {self._fallback}
        self._words = TopicWords(topics)
        self._learned = Learned(self._ids)
        self._memory = Memory()
        self._taught = dict.fromkeys(self._ids, 0)
        self._lock = Lock()
        for topic in topics:
            self._learned.learn(_first_lesson(topic))

    def change(self, forgotten: Iterable[Lesson], learned: Iterable[Lesson]) -> None:
        """Unlearn lessons and learn others, at once; those of unknown topics teach nothing."""
        with self._lock:
            for lesson in forgotten:
                self._teach(lesson, -1)
            for lesson in learned:
                self._teach(lesson, 1)

    def rank(self, words: Sequence[Word]) -> Ranked:
        """Rank the topics; where nothing speaks for any, 'other' (or else the last listed) leads."""
        found = self._words.find(words)
        by_word = features(words[:WORDS_LEARNED]) if any(self._taught.values()) else ()
        with self._lock:
            odds = self._odds(found, together(by_word))
            order = sorted(self._ids, key=lambda topic: (-odds[topic], topic != self._fallback))
            named = found.because.get(order[0], ())
            because = named or self._told(words, by_word, order)
        total = sum(exp(odds[topic] - odds[order[0]]) for topic in order)
        return Ranked(tuple(order[:BEST]), round(1 / total, 3), because, named, found.indexes)

    def _teach(self, lesson: Lesson, sign: int) -> None:
        if lesson.topic not in self._taught or not lesson.features:
            return
        self._taught[lesson.topic] += sign
        for mind in (self._learned, self._memory) if lesson.is_correction else (self._learned,):
            (mind.learn if sign > 0 else mind.unlearn)(lesson)

    def _odds(self, found: Found, asked: Sequence[int]) -> dict[str, float]:
        lessons = max(0, sum(self._taught.values()))
        silence = -SILENCE_SPEAKS * FEW / (FEW + lessons)
        odds = {topic: self._by_words(topic, found.scores.get(topic, 0), silence) for topic in self._ids}
        if not asked:
            return odds
        trust = LEARNED_SPEAKS * log2(1 + lessons)
        if self._with_words:
            trust *= lessons / (lessons + FEW * (len(self._with_words) if found.scores else 1) + 1)
        learned, recalled = self._learned.weigh(asked), self._memory.recall(asked)
        return {
            topic: odds[topic] + trust * learned[topic] + CORRECTION_SPEAKS * recalled.get(topic, 0)
            for topic in self._ids
        }

    def _by_words(self, topic: str, score: int, silence: float) -> float:
        if score:
            return WORDS_SPEAK * log2(1 + score)
        return silence if topic in self._with_words else 0.0

    def _told(
        self, words: Sequence[Word], by_word: Sequence[Sequence[int]], order: Sequence[str]
    ) -> tuple[str, ...]:
        """Give the words that lessons made speak most for the best topic, in order of place."""
        if len(order) < 2:
            return ()
        best, second = order[:2]
        spoken = [
            self._learned.speaks_for(best, second, own) if any(map(tells, own)) else 0.0 for own in by_word
        ]
        loudest = sorted(range(len(spoken)), key=lambda at: (-spoken[at], at))
        first = {words[at].folded[:SAME]: at for at in reversed(loudest) if spoken[at] > max(spoken) / LOUD}
        return tuple(words[at].raw for at in sorted(sorted(first.values(), key=loudest.index)[:QUOTED]))


def _first_lesson(topic: Topic) -> Lesson:
    """Give what a topic's names and words teach."""
    return Lesson(
        topic.id, learned_features(" ".join((*topic.names.values(), *all_words(topic)))), FIRST_WEIGHT
    )


OTHER: Final = "other"
BEST: Final = 3
FEW: Final = 30
"""Lessons of each topic up to which the ministry's own words, where some are found, have the upper hand."""
WORDS_SPEAK: Final = 1.2
SILENCE_SPEAKS: Final = 1.0
LEARNED_SPEAKS: Final = 0.35
"""Times the logarithm of the number of lessons: many are more often right than few."""
CORRECTION_SPEAKS: Final = 9.0
FIRST_WEIGHT: Final = 5
LOUD: Final = 4
"""Words this much quieter than the loudest are not told."""
QUOTED: Final = 3
SAME: Final = 5
"""Letters by which forms of one word are known."""
