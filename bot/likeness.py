"""Which ready answers may fit a question: those of its topic, and those that answered its like. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from bot.tags.features import tells, unpack
from bot.tags.lesson import learned_features

SUGGESTED = 5
"""Ready answers that are offered at most."""
ALIKE = 0.5
"""Of another topic only what answered a question as like as this, from 0 to 1, is offered."""


@dataclass(frozen=True, slots=True)
class ReadyAnswers:
    """The ready answers of a ministry, as far as it takes to suggest some."""

    topics: Mapping[int, str] = field(default_factory=dict)
    answered: Mapping[int, int] = field(default_factory=dict)
    questions: Sequence[tuple[int, int]] = ()
    """Of each question answered the template and how many stems it had."""
    with_stem: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The places in `questions` of those that have a stem."""

    def suggest(self, topic: str, stems: Sequence[int]) -> list[int]:
        """Give the templates that may fit, likeliest first."""
        like = self._likeness(stems)
        fitting = [each for each, its in self.topics.items() if its == topic or like.get(each, 0) >= ALIKE]
        return sorted(
            fitting,
            key=lambda each: (-like.get(each, 0), self.topics[each] != topic, -self.answered[each], each),
        )[:SUGGESTED]

    def _likeness(self, stems: Sequence[int]) -> dict[int, float]:
        """Give for each template how like the likest question it answered is, from 0 to 1."""
        shared = Counter(place for stem in stems for place in self.with_stem.get(stem, ()))
        best: dict[int, float] = {}
        for place, count in shared.items():
            template, size = self.questions[place]
            best[template] = max(best.get(template, 0), count / sqrt(size * len(stems)))
        return best


def known(outlines: Iterable[tuple[int, str, int]], uses: Iterable[tuple[int, bytes]]) -> ReadyAnswers:
    """Give what is known of (number, topic, how often it answered) and (number, features of a question)."""
    listed = list(outlines)
    questions: list[tuple[int, int]] = []
    with_stem: dict[int, list[int]] = {}
    for template, packed in uses:
        stems = unpack(packed)
        for stem in stems:
            with_stem.setdefault(stem, []).append(len(questions))
        questions.append((template, len(stems)))
    return ReadyAnswers(
        {number: topic for number, topic, _ in listed},
        {number: answered for number, _, answered in listed},
        questions,
        with_stem,
    )


def stems_of(text: str) -> tuple[int, ...]:
    """Give the stems of a question's telling words, as numbers."""
    return tuple(dict.fromkeys(filter(tells, learned_features(text))))
