"""What lessons taught: a complement naive Bayes in whole numbers, so that what is unlearned leaves no trace.

Each lesson adds to its features, to each by the logarithm of how often it stands there, less the longer the
lesson is. A feature speaks for a topic as far as the others hardly have it; a rare one speaks louder.
(Rennie et al. 2003, with the inverse document frequency in the asking instead of the learning, which lets
lessons be added and taken away in any order.)
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, log2, sqrt
from typing import Final

from bot.tags.lesson import Lesson


class Learned:
    """How often each feature stood in the lessons of each topic."""

    def __init__(self, topics: Sequence[str]) -> None:
        """Know nothing yet of these topics."""
        self.lessons = 0
        self._at: dict[int, int] = {}
        self._seen = array("l")
        self._total = array("l")
        self._columns = {topic: array("l") for topic in topics}
        self._numbers = {topic: number for number, topic in enumerate(self._columns)}
        self._mass = dict.fromkeys(self._columns, 0)
        self._heard: dict[int, _Voice] = {}
        self._present = 0

    def learn(self, lesson: Lesson) -> None:
        """Add a lesson; one of an unknown topic teaches nothing."""
        self._add(lesson, 1)

    def unlearn(self, lesson: Lesson) -> None:
        """Take a lesson away that was learned."""
        self._add(lesson, -1)

    def weigh(self, features: Iterable[int]) -> dict[str, float]:
        """Give how much a text's features speak for each topic; only differences mean something."""
        told = squares = 0.0
        sums = [0.0] * len(self._columns)
        for voice, loud in self._voices(features):
            rarity = loud * voice.rarity
            told += rarity
            squares += rarity * rarity
            for at, speaks in voice.speaks.items():
                sums[at] += rarity * speaks
        evenness, length = EVENNESS * told, sqrt(squares) or 1.0
        return {
            topic: (own + evenness * log(self._rest(topic))) / length
            for topic, own in zip(self._columns, sums, strict=True)
        }

    def speaks_for(self, topic: str, against: str, features: Iterable[int]) -> float:
        """Give how much a word's features speak for one topic rather than for another."""
        best, other = self._numbers[topic], self._numbers[against]
        return sum(
            loud * voice.rarity * (voice.speaks.get(best, 0.0) - voice.speaks.get(other, 0.0))
            for voice, loud in self._voices(features)
        )

    # What is unlearned may, for a moment, not be learned yet: nothing below fails on less than nothing.
    def _add(self, lesson: Lesson, sign: int) -> None:
        if lesson.topic not in self._columns or not lesson.features:
            return
        self._heard.clear()
        loudness = _loudness(lesson.features)
        unit = lesson.weight * UNIT / sqrt(sum(loud * loud for loud in loudness.values()))
        column, total, seen = self._columns[lesson.topic], self._total, self._seen
        for feature, loud in loudness.items():
            at, share = self._place(feature), sign * round(unit * loud)
            column[at] += share
            total[at] += share
            before = seen[at]
            seen[at] = before + sign
            self._present += (before == 0) - (before + sign == 0)
            self._mass[lesson.topic] += share
        self.lessons += sign

    def _place(self, feature: int) -> int:
        at = self._at.setdefault(feature, len(self._at))
        if at == len(self._seen):
            for row in (self._seen, self._total, *self._columns.values()):
                row.frombytes(bytes(GROWTH * row.itemsize))
        return at

    def _voices(self, features: Iterable[int]) -> Iterator[tuple["_Voice", float]]:
        """Give what each feature that any lesson has says, and how loud it stands in this text."""
        for feature, loud in _loudness(features).items():
            at = self._at.get(feature)
            if at is not None and self._seen[at] > 0:
                yield self._heard.get(at) or self._listen(at), loud

    def _listen(self, at: int) -> "_Voice":
        rarity = max(0.0, log((max(0, self.lessons) + 1) / (self._seen[at] + 0.5)))
        total = self._total[at]
        shares = enumerate(column[at] for column in self._columns.values())
        speaks = {
            number: log1p(share / (SMOOTHING + max(0, total - share)))
            for number, share in shares
            if share > 0
        }
        if len(self._heard) >= VOICES_KEPT:
            self._heard.clear()
        return self._heard.setdefault(at, _Voice(rarity, speaks))

    def _rest(self, topic: str) -> float:
        return SMOOTHING * self._present + max(1, sum(self._mass.values()) - self._mass[topic])


@dataclass(frozen=True, slots=True)
class _Voice:
    """How rare a feature is, and how much it speaks for each topic, by its number, whose lessons have it."""

    rarity: float
    speaks: Mapping[int, float]


def _loudness(features: Iterable[int]) -> Mapping[int, float]:
    """Give how loud each feature is: 1 where it stands once, 2 where three times."""
    return {feature: log2(1 + times) for feature, times in Counter(features).items()}


UNIT: Final = 1_000
SMOOTHING: Final = 200
EVENNESS: Final = 1.3
"""More than one holds against topics with many lessons."""
GROWTH: Final = 8_192
VOICES_KEPT: Final = 8_192
"""Features whose voices are kept until the next lesson: people use the same words again and again."""
