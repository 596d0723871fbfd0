"""A lesson: what a text was, and the topic that people say it has."""

from dataclasses import dataclass

from bot.tags.features import features, together
from bot.tags.text import Word, split_words

WORDS_LEARNED = 120
"""The first words of a text; further on people tell of other things."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The features of a text, each as often as it stood there, and its topic.

    `weight` lessons of weight one count as much.
    """

    topic: str
    features: tuple[int, ...]
    weight: int = 1
    is_correction: bool = False
    """Whether it corrects what was tagged, and so decides for a text that is nearly the same."""


def learned_features(text: str) -> tuple[int, ...]:
    """Give what is learned of a text; nothing of one without words."""
    return features_of(split_words(text))


def features_of(words: tuple[Word, ...]) -> tuple[int, ...]:
    """Give what is learned of a text's words."""
    return together(features(words[:WORDS_LEARNED]))
