"""All the tags of a text at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.tags.kind import KindRules
from bot.tags.language import LanguageRules
from bot.tags.lesson import Lesson
from bot.tags.region import RegionRules
from bot.tags.text import LONGEST_TEXT, split_words
from bot.tags.tone import ToneRules, tell_tone
from bot.tags.topic import TopicRules
from bot.tags.topic_words import Topic
from bot.tags.urgency import UrgencyRules
from bot.tags.villages import Row


@dataclass(frozen=True, slots=True)
class Tags:
    """What is known of a text, each tag with the words of the text that decided it."""

    language: str
    """'kk', 'ru' or 'en'."""
    language_sure: bool
    """False where nothing told the language and the default stands."""
    region: str | None
    """A code as in `bot.regions`, None for none or several."""
    regions: tuple[str, ...]
    """The candidates where several regions fit, likeliest first; empty when `region` is told or none fits."""
    topic: str
    """The best topic's id."""
    topics: tuple[str, ...]
    """The best three, best first."""
    topic_sure: float
    """How sure the best topic is, from 0 to 1: of what is 0.8 sure, about 80 % are right."""
    kind: str
    """'report', 'question', 'proposal', 'thanks' or 'meeting'."""
    tone: str
    """'negative', 'neutral' or 'positive'."""
    urgent: bool
    """Whether it tells of danger to life."""
    because: Mapping[str, tuple[str, ...]]
    """The deciding words as they stood, by 'language', 'region', 'topic', 'kind', 'tone', 'urgent'."""


class Tagger:
    """Tags texts for one ministry by what it knows: never raises, about a millisecond each."""

    def __init__(
        self, topics: Sequence[Topic], default_language: str = "kk", *, villages: Iterable[Row] = ()
    ) -> None:
        """Take the ministry's topics, the language of a text that tells none, and the villages imported."""
        self._default_language = default_language
        self._languages = LanguageRules()
        self._regions = RegionRules(villages)
        self._topics = TopicRules(topics)
        self._kinds = KindRules()
        self._tones = ToneRules()
        self._urgency = UrgencyRules()

    def change(self, forgotten: Iterable[Lesson], learned: Iterable[Lesson]) -> None:
        """Unlearn lessons about topics and learn others; safe while another thread tags."""
        self._topics.change(forgotten, learned)

    def tag(self, text: str) -> Tags:
        """Give the tags of a text in any language and state; only the beginning of a long one is read."""
        seen = text[:LONGEST_TEXT]
        words = split_words(seen)
        about = self._topics.rank(words)
        feelings = self._tones.feel(words)
        where = self._regions.tell(seen, words, self._languages.common(words) | about.found | feelings.found)
        language = self._languages.tell(words, where.places)
        urgent = self._urgency.tell(words)
        kind = self._kinds.tell(seen, words, feelings.complaint, urgent.value)
        subject = about.named or urgent.because
        said = len(words) - len(about.found | feelings.found | where.places)
        tone = tell_tone(feelings, kind.value, subject, said)
        because = {
            "language": language.because,
            "region": where.because,
            "topic": about.because,
            "kind": kind.because,
            "tone": tone.because,
            "urgent": urgent.because,
        }
        return Tags(
            language=language.value or self._default_language,
            language_sure=language.value is not None
            and self._languages.is_sure(language.value, words, where.places),
            region=where.region,
            regions=where.regions,
            topic=about.topics[0],
            topics=about.topics,
            topic_sure=about.sure,
            kind=kind.value,
            tone=tone.value,
            urgent=urgent.value,
            because=MappingProxyType(because),
        )
