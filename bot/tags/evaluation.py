"""How good the tags are: what they gave for labelled messages, beside what people gave. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.tags.labelled import LABELS, Labelled
from bot.tags.tagger import Tags

NONE: Final = "none"
"""How a file says that a message names no region."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a message was tagged with, the words that decided it, and what is right."""

    line: int
    text: str
    wanted: tuple[str, ...]
    got: str
    because: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether one of the right values was given."""
        return self.got in self.wanted


@dataclass(frozen=True, slots=True)
class Measure:
    """How well one label was told."""

    label: str
    count: int
    """The messages with a known value of this label."""
    right: int
    """The messages for which a right value was given."""
    macro_f1: float
    """The mean, over the values wanted or given, of 2 × hits / (times wanted + times given).

    A rare value weighs as much as a common one. Where a message has several right values and one of them was
    given, that one counts as wanted, else the first.
    """
    mistakes: tuple[Judged, ...]

    @property
    def accuracy(self) -> float:
        """Give the right messages' share of the count."""
        return self.right / self.count

    @property
    def misplaced(self) -> int:
        """Give how many mistakes name something, where `none` would have been honest: the wrong regions."""
        return sum(mistake.got != NONE for mistake in self.mistakes)

    def confusions(self, most: int) -> Sequence[tuple[tuple[str, str], int]]:
        """Give the commonest (wanted, got) among the mistakes with their counts, worst first."""
        return Counter((mistake.wanted[0], mistake.got) for mistake in self.mistakes).most_common(most)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of each label that the messages have, and what had to be left out."""

    measures: tuple[Measure, ...]
    left_out: Mapping[tuple[str, str], int]
    """How many messages have a (label, value) that the tags cannot give."""


def evaluate(
    rows: Sequence[Labelled], tags: Sequence[Tags], known: Mapping[str, Collection[str]]
) -> Evaluation:
    """Compare the tags of labelled messages with their labels; `known` are the values that tags can take."""
    left_out = Counter[tuple[str, str]]()
    measures = []
    for label in LABELS:
        judged = []
        for row, given in zip(rows, tags, strict=True):
            wanted = row.wanted.get(label, ())
            right = tuple(value for value in wanted if value in known[label])
            if right:
                judged.append(Judged(row.line, row.text, right, _value(given, label), given.because[label]))
            elif wanted:
                left_out[label, wanted[0]] += 1
        if judged:
            measures.append(_measure(label, judged))
    return Evaluation(tuple(measures), left_out)


def share_within(seconds: Sequence[float], share: float) -> float:
    """Give the time within which this share of the messages was tagged (0.5 is the median)."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)]


def _measure(label: str, judged: Sequence[Judged]) -> Measure:
    mistakes = tuple(one for one in judged if not one.is_right)
    hits = Counter(one.got for one in judged if one.is_right)
    wanted = hits + Counter(one.wanted[0] for one in mistakes)
    given = Counter(one.got for one in judged)
    scores = [2 * hits[value] / (wanted[value] + given[value]) for value in wanted | given]
    return Measure(label, len(judged), hits.total(), sum(scores) / len(scores), mistakes)


def _value(tags: Tags, label: str) -> str:
    """Give a tag as a file writes it."""
    value = getattr(tags, label)
    return str(value).lower() if isinstance(value, bool) else value or NONE
