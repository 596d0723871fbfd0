"""The tone of a text by a rule that can be explained: complaint words, a question, or praise."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.tags.lexicon import Hit, Lexicon
from bot.tags.text import Word
from bot.tags.verdict import Verdict
from bot.tags.word_lists import read_lists


@dataclass(frozen=True, slots=True)
class Feelings:
    """The weight and the words of complaint and of praise in a text."""

    complaint: int
    complaint_words: tuple[str, ...]
    praise: int
    praise_words: tuple[str, ...]
    announces: bool
    """Whether it only says who writes, or what about."""
    asks_first: bool
    """Whether a word that asks comes before any complaint."""
    found: frozenset[int]
    """The indexes of all words found."""


class ToneRules:
    """The rules by which the tone is told, with their word lists read once."""

    def __init__(self) -> None:
        """Read the word lists."""
        kinds = read_lists("kinds")
        asking = ("asking", [*kinds["question"], *kinds["asking"], *kinds["opening"]])
        denied = ("denied", kinds["not_thanks"])
        lists = (*read_lists("tones").items(), asking, denied)
        self._lexicon = Lexicon((label, phrase) for label, phrases in lists for phrase in phrases)

    def feel(self, words: Sequence[Word]) -> Feelings:
        """Weigh the complaint and the praise, each word once."""
        hits = self._lexicon.find(words)
        labels = {hit.label for hit in hits}
        complaints = _apart(hits, "negative")
        denied = {at for hit in hits if hit.label == "denied" for at in hit.span}
        praises = [hit for hit in _apart(hits, "positive") if denied.isdisjoint(hit.span)]
        return Feelings(
            complaint=sum(hit.weight for hit in complaints) // (_SUPPOSED if "supposing" in labels else 1),
            complaint_words=_quotes(complaints, words),
            praise=sum(hit.weight for hit in praises),
            praise_words=_quotes(praises, words),
            announces="announcing" in labels,
            asks_first=_first(hits, "asking") < _first(hits, "negative"),
            found=frozenset(at for hit in hits if hit.label in _FEELING for at in hit.span),
        )


def tell_tone(feelings: Feelings, kind: str, subject: tuple[str, ...], said: int) -> Verdict[str]:
    """Give the tone by a rule that can be said aloud.

    Complaint words make it negative, thanks and praise positive; more are needed in a proposal, in thanks,
    and in a question that begins by asking: "what is the fine for delays?".
    A report tells that something is wrong: negative, if it says a word beyond its `subject`, or a few without
    one; `said` counts the words beyond greetings, places and the subject. All else is neutral.
    """
    asks_about = kind == "question" and feelings.asks_first
    angry = feelings.complaint >= (_ASKED_ABOUT if asks_about else _ANGRY.get(kind, _COMPLAINS))
    if kind == "thanks" and not angry:
        return Verdict("positive", feelings.praise_words)
    if kind == "report" and feelings.praise >= max(_PRAISES, feelings.complaint + 1):
        return Verdict("positive", feelings.praise_words)
    if angry:
        return Verdict("negative", feelings.complaint_words)
    if kind == "report" and not feelings.announces and said >= (1 if subject else _SAYS_SOMETHING):
        return Verdict("negative", subject)
    return Verdict("neutral")


def _apart(hits: Sequence[Hit], label: str) -> tuple[Hit, ...]:
    """Give the hits of this label that do not overlap, the first and longest kept."""
    kept: list[Hit] = []
    for hit in hits:
        if hit.label == label and (not kept or hit.start >= kept[-1].end):
            kept.append(hit)
    return tuple(kept)


def _first(hits: Sequence[Hit], label: str) -> float:
    return min((hit.start for hit in hits if hit.label == label), default=math.inf)


def _quotes(hits: Sequence[Hit], words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.quote(words) for hit in hits))


_SUPPOSED: Final = 3
_COMPLAINS: Final = 3
_PRAISES: Final = 3
_ASKED_ABOUT: Final = 6
_FEELING: Final = frozenset({"negative", "positive", "supposing", "announcing", "greeting"})
_ANGRY: Final = {"question": 3, "meeting": 6, "proposal": 9, "thanks": 9}
_SAYS_SOMETHING: Final = 4
"""Words from which a report without a word of a topic is more than a name or a greeting."""
