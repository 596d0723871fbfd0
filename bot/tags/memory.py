"""Corrections remembered one by one: a text that is nearly the same gets the topic that people chose."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from math import sqrt
from typing import Final

from bot.tags.features import tells
from bot.tags.lesson import Lesson


class Memory:
    """Corrected texts, found by the stems that tell something."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._times: Counter[Lesson] = Counter()
        self._numbers: dict[Lesson, int] = {}
        self._kept: dict[int, Lesson] = {}
        self._by_stem: dict[int, set[int]] = {}
        self._next = 0

    def learn(self, lesson: Lesson) -> None:
        """Remember a correction."""
        kept = _telling_only(lesson)
        self._times[kept] += 1
        if self._times[kept] == 1:
            self._keep(kept)

    def unlearn(self, lesson: Lesson) -> None:
        """Forget a correction; one that is yet to be learned will not be remembered."""
        kept = _telling_only(lesson)
        self._times[kept] -= 1
        if self._times[kept] == 0 and kept in self._numbers:
            self._drop(kept)

    def recall(self, features: Sequence[int]) -> dict[str, float]:
        """Give by topic how near the nearest correction is: 1 is the same, less for one of little weight."""
        stems = _telling(features)
        nearest: dict[str, float] = {}
        shared = Counter(chain.from_iterable(self._by_stem.get(stem, ()) for stem in stems))
        for number, count in shared.items():
            lesson = self._kept[number]
            nearness = count * count / (len(lesson.features) * len(stems))
            nearness *= sqrt(min(1, lesson.weight / SURE_WEIGHT))
            nearest[lesson.topic] = max(nearest.get(lesson.topic, 0), nearness)
        return nearest

    def _keep(self, lesson: Lesson) -> None:
        self._next += 1
        self._numbers[lesson] = self._next
        self._kept[self._next] = lesson
        for stem in lesson.features:
            self._by_stem.setdefault(stem, set()).add(self._next)

    def _drop(self, lesson: Lesson) -> None:
        number = self._numbers.pop(lesson)
        del self._kept[number], self._times[lesson]
        for stem in lesson.features:
            self._by_stem[stem].discard(number)
            if not self._by_stem[stem]:
                del self._by_stem[stem]


def _telling(features: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(filter(tells, features)))


def _telling_only(lesson: Lesson) -> Lesson:
    return replace(lesson, features=_telling(lesson.features))


SURE_WEIGHT: Final = 3
"""A lesson of less weight is believed less."""
