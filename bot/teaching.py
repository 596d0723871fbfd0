"""What an archive teaches about a ministry's topics, and how much better it makes the tags. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.archive import Labelled
from bot.ministry import Ministry
from bot.tags.features import pack
from bot.tags.lesson import Lesson, learned_features
from bot.tags.text import Word, split_words
from bot.tags.topic import TopicRules
from storage.records import Source, Taught


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled appeal that can teach: its words, and a topic of the ministry."""

    words: tuple[Word, ...]
    lesson: Lesson

    @property
    def key(self) -> str:
        """Give what is the same for the same words with the same topic only."""
        seen = blake2b(pack(self.lesson.features), digest_size=16, key=self.lesson.topic.encode())
        return f"archive:{seen.hexdigest()}"


@dataclass(frozen=True, slots=True)
class Sifted:
    """An archive sifted: what teaches, in an order of its own, and why the rest does not."""

    examples: tuple[Example, ...]
    unknown: Mapping[str, int]
    """How often a topic stood there that the ministry has not."""
    empty: int
    """Appeals without words."""
    repeated: int


@dataclass(frozen=True, slots=True)
class Score:
    """How right tags were: overall, and F1 by topic of those which the archive has."""

    accuracy: float
    by_topic: Mapping[str, float]

    @property
    def macro_f1(self) -> float:
        """Give the mean of all topics' F1, each counting the same."""
        return sum(self.by_topic.values()) / len(self.by_topic)


def sift(archive: Iterable[Labelled], ministry: Ministry) -> Sifted:
    """Sort out what can teach; a topic may be named by its id or its name in any language."""
    ids = {
        name.casefold(): topic.id
        for topic in reversed(ministry.topics)
        for name in (*topic.names.values(), topic.id)
    }
    examples: dict[str, Example] = {}
    unknown: Counter[str] = Counter()
    empty = repeated = 0
    for labelled in archive:
        features = learned_features(labelled.text)
        topic = ids.get(" ".join(labelled.topic.casefold().split()))
        if not features:
            empty += 1
        elif topic is None:
            unknown[labelled.topic] += 1
        else:
            example = Example(split_words(labelled.text), Lesson(topic, features))
            repeated += example.key in examples
            examples[example.key] = example
    ordered = tuple(sorted(examples.values(), key=lambda example: (example.lesson.topic, example.key)))
    return Sifted(ordered, unknown, empty, repeated)


def measure(examples: Sequence[Example], ministry: Ministry) -> tuple[Score, Score]:
    """Give how right the words alone are, and how right each part is as the other parts teach it."""
    rules = TopicRules(ministry.topics)
    before = [rules.rank(example.words).topics[0] for example in examples]
    rules.change((), [example.lesson for example in examples])
    after = [""] * len(examples)
    for part in range(PARTS):
        places = range(part, len(examples), PARTS)
        held_back = [examples[at].lesson for at in places]
        rules.change(held_back, ())
        for at in places:
            after[at] = rules.rank(examples[at].words).topics[0]
        rules.change((), held_back)
    right = [example.lesson.topic for example in examples]
    return score(right, before), score(right, after)


def score(right: Sequence[str], told: Sequence[str]) -> Score:
    """Compare topics told with the right ones, of which there must be some."""
    hits = Counter(a for a, b in zip(right, told, strict=True) if a == b)
    asked, answered = Counter(right), Counter(told)
    by_topic = {topic: 2 * hits[topic] / (asked[topic] + answered[topic]) for topic in sorted(asked)}
    return Score(hits.total() / len(right), by_topic)


def taught(examples: Iterable[Example], ministry: Ministry) -> list[Taught]:
    """Give the lessons to be kept."""
    return [
        Taught(
            ministry.id,
            example.key,
            example.lesson.topic,
            Source.ARCHIVE,
            pack(example.lesson.features),
        )
        for example in examples
    ]


PARTS: Final = 5
