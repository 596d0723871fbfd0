"""Tags of a text: language, region, topic, kind and tone, each with the words that decided it."""

from bot.tags.lesson import Lesson
from bot.tags.tagger import Tagger, Tags

__all__ = ["Lesson", "Tagger", "Tags"]
