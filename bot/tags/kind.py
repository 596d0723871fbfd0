"""What kind of message a text is: report, question, proposal, thanks or a wish to meet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from bot.tags.lexicon import Hit, Lexicon
from bot.tags.text import Word
from bot.tags.verdict import Verdict
from bot.tags.word_lists import labelled_phrases


class KindRules:
    """The rules by which the kind is told, with their word lists read once."""

    def __init__(self) -> None:
        """Read the word lists."""
        self._lexicon = Lexicon(labelled_phrases("kinds"))

    def tell(self, text: str, words: Sequence[Word], complaints: int, urgent: bool) -> Verdict[str]:
        """Give the kind, knowing the weight of complaint words; who is in danger reports, even if asking."""
        hits = _uncancelled(self._lexicon.find(words))
        scores = Counter[str]()
        for hit in hits:
            scores[hit.label] += hit.weight
        kind = _decide(scores, "?" in text, complaints)
        kind = "report" if urgent and kind == "question" else kind
        wanted = {"question", "asking"} if kind == "question" else {kind}
        because = [hit.quote(words) for hit in hits if hit.label in wanted]
        if kind == "question" and "?" in text:
            because.append("?")
        return Verdict(kind, tuple(dict.fromkeys(because)))


def _decide(scores: Mapping[str, int], asks: bool, complaints: int) -> str:
    """Choose by the weights of the words found, the rarer kind first."""
    if scores["meeting"] >= _SURE:
        return "meeting"
    if scores["proposal"] >= max(_CERTAIN if asks else _SURE, scores["thanks"]):
        return "proposal"
    if scores["thanks"] >= _SURE and not asks and complaints < _CERTAIN:
        return "thanks"
    return "question" if _is_question(scores, asks, complaints) else "report"


def _is_question(scores: Mapping[str, int], asks: bool, complaints: int) -> bool:
    """Tell a question from a complaint put as one: "how long must we wait?"."""
    if scores["rhetorical"] and complaints >= _SURE:
        return False
    if scores["question"] >= (_SURE if asks else _CERTAIN):
        return True
    if asks or scores["question"] >= _SURE:
        return complaints < _CERTAIN
    return scores["asking"] > 0 and complaints == 0


def _uncancelled(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Drop the thanks and meetings whose words lie within a phrase that denies them."""
    denied = {
        (hit.label.removeprefix("not_"), at)
        for hit in hits
        if hit.label.startswith("not_")
        for at in hit.span
    }
    return tuple(hit for hit in hits if not any((hit.label, at) in denied for at in hit.span))


_SURE: Final = 3
_CERTAIN: Final = 6
