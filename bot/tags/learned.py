"""What lessons taught: a complement naive Bayes in whole numbers, so that what is unlearned leaves no trace.

Each lesson adds the same to each of its features, less the longer it is. A feature speaks for a topic as far
as the others hardly have it; a rare one speaks louder. (Rennie et al. 2003, with the inverse document
frequency in the asking instead of the learning, which lets lessons be added and taken away in any order.)
"""

from array import array
from collections.abc import Iterable, Sequence
from math import log, log1p, sqrt
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
        self._mass = dict.fromkeys(topics, 0)
        self._present = 0

    def learn(self, lesson: Lesson) -> None:
        """Add a lesson; one of an unknown topic teaches nothing."""
        self._add(lesson, 1)

    def unlearn(self, lesson: Lesson) -> None:
        """Take a lesson away that was learned."""
        self._add(lesson, -1)

    def weigh(self, features: Iterable[int]) -> dict[str, float]:
        """Give how much a text's features speak for each topic; only differences mean something."""
        known = [(at, self._rarity(at)) for at in self._known(features)]
        length = sqrt(sum(rarity * rarity for _, rarity in known))
        if not length:
            return dict.fromkeys(self._columns, 0.0)
        told = sum(rarity for _, rarity in known)
        return {
            topic: (self._speak(topic, known) + EVENNESS * told * log(self._rest(topic))) / length
            for topic in self._columns
        }

    def speaks_for(self, topic: str, against: str, features: Iterable[int]) -> float:
        """Give how much a word's features speak for one topic rather than for another."""
        known = [(at, self._rarity(at)) for at in self._known(features)]
        return self._speak(topic, known) - self._speak(against, known)

    # What is unlearned may, for a moment, not be learned yet: nothing below fails on less than nothing.
    def _add(self, lesson: Lesson, sign: int) -> None:
        if lesson.topic not in self._columns or not lesson.features:
            return
        share = sign * round(lesson.weight * UNIT / sqrt(len(lesson.features)))
        places = [self._place(feature) for feature in lesson.features]
        column, total, seen = self._columns[lesson.topic], self._total, self._seen
        for at in places:
            column[at] += share
            total[at] += share
            before = seen[at]
            seen[at] = before + sign
            self._present += (before == 0) - (before + sign == 0)
        self._mass[lesson.topic] += share * len(places)
        self.lessons += sign

    def _place(self, feature: int) -> int:
        at = self._at.setdefault(feature, len(self._at))
        if at == len(self._seen):
            for row in (self._seen, self._total, *self._columns.values()):
                row.frombytes(bytes(GROWTH * row.itemsize))
        return at

    def _known(self, features: Iterable[int]) -> Iterable[int]:
        places = map(self._at.get, features)
        return [at for at in places if at is not None and self._seen[at] > 0]

    def _rarity(self, at: int) -> float:
        return max(0.0, log((max(0, self.lessons) + 1) / (self._seen[at] + 0.5)))

    def _speak(self, topic: str, known: Sequence[tuple[int, float]]) -> float:
        column, total = self._columns[topic], self._total
        return sum(
            rarity * log1p(share / (SMOOTHING + max(0, total[at] - share)))
            for at, rarity in known
            if (share := column[at]) > 0
        )

    def _rest(self, topic: str) -> float:
        return SMOOTHING * self._present + max(1, sum(self._mass.values()) - self._mass[topic])


UNIT: Final = 1_000
SMOOTHING: Final = 200
EVENNESS: Final = 1.3
"""More than one holds against topics with many lessons."""
GROWTH: Final = 8_192
