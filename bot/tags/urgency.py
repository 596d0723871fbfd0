"""Whether a text tells of danger to life: gas, fire, electricity, a child, a wish to die."""

from collections.abc import Sequence
from typing import Final

from bot.tags.lexicon import Lexicon
from bot.tags.text import Word
from bot.tags.verdict import Verdict
from bot.tags.word_lists import labelled_phrases


class UrgencyRules:
    """The phrases of danger, read once."""

    def __init__(self) -> None:
        """Read the word lists."""
        self._lexicon = Lexicon(labelled_phrases("urgent"))

    def tell(self, words: Sequence[Word]) -> Verdict[bool]:
        """Give whether the text is urgent; a phrase of danger within a calm one does not count.

        Some words tell of it only beside others: cold beside a newborn, smoke beside a stairwell.
        """
        hits = self._lexicon.find(words)
        calm = {at for hit in hits if hit.label == "calm" for at in hit.span}
        counted = [hit for hit in hits if calm.isdisjoint(hit.span)]
        named = {hit.label for hit in counted}
        telling = {_DANGER}.union(*(pair for pair in _TOGETHER if pair <= named))
        danger = [hit for hit in counted if hit.label in telling]
        return Verdict(bool(danger), tuple(dict.fromkeys(hit.quote(words) for hit in danger)))


_DANGER: Final = "danger"
_TOGETHER: Final = tuple(
    frozenset(pair)
    for pair in (
        ("fragile", "peril"),
        ("child", "freezing"),
        ("child", "hazard"),
        ("smell", "gas"),
        ("smoke", "indoors"),
        ("gas_pipe", "broken"),
        ("ambulance", "not_coming"),
    )
)
"""Labels that tell of danger only together."""
