"""What kind of message a text is: report, question, proposal, thanks or a wish to meet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.tags.lexicon import Hit, Lexicon
from bot.tags.text import Word
from bot.tags.verdict import Verdict
from bot.tags.word_lists import folded_set, read_lists


class KindRules:
    """The rules by which the kind is told, with their word lists read once."""

    def __init__(self) -> None:
        """Read the word lists."""
        lists = dict(read_lists("kinds"))
        self._why_not = tuple(folded_set(lists.pop("why_not")))
        self._if_only = tuple(folded_set(lists.pop("if_only")))
        self._lexicon = Lexicon((label, phrase) for label, phrases in lists.items() for phrase in phrases)

    def tell(self, text: str, words: Sequence[Word], complaints: int, urgent: bool) -> Verdict[str]:
        """Give the kind, knowing the weight of complaint words; who is in danger reports, even if asking."""
        found = _uncancelled(self._lexicon.find(words))
        buts = [hit for hit in found if hit.label == "but"]
        hits = [hit for hit in found if _stands_well(hit, text, words, buts)]
        scores = Counter[str]()
        for hit in hits:
            scores[hit.label] += hit.weight
        because = [hit.quote(words) for hit in (*self._wished_by_ending(words), *_wishes(hits))]
        scores["proposal"] += _CERTAIN * len(because)
        kind = _decide(scores, "?" in text, complaints)
        kind = "report" if urgent and kind == "question" else kind
        wanted = _ASKING if kind == "question" else {kind}
        because = because if kind == "proposal" else []
        because += [hit.quote(words) for hit in hits if hit.label in wanted]
        if kind == "question" and "?" in text:
            because.append("?")
        return Verdict(kind, tuple(dict.fromkeys(because)))

    def _wished_by_ending(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Give the first "неге … орнатпасқа?", or the last "… қосылса", which propose."""
        if words and words[-1].folded.endswith(self._if_only):
            return (Hit("proposal", _CERTAIN, len(words) - 1, len(words)),)
        asked = next((at for at, word in enumerate(words) if word.folded == _WHY), len(words))
        for at in range(asked + 1, len(words)):
            if len(words[at].folded) >= _WHY_NOT_FROM and words[at].folded.endswith(self._why_not):
                return (Hit("proposal", _CERTAIN, at, at + 1),)
        return ()


def _wishes(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Give the changes wished for: words of change near a word of wish."""
    near = {
        at for hit in hits if hit.label == "wish" for at in range(hit.start - _NEAR, hit.start + _NEAR + 1)
    }
    return (hit for hit in hits if hit.label == "change" and hit.start in near)


def _decide(scores: Mapping[str, int], asks: bool, complaints: int) -> str:
    """Choose by the weights of the words found, the rarer kind first."""
    if scores["meeting"] >= _SURE:
        return "meeting"
    if scores["proposal"] >= max(_CERTAIN if asks or complaints >= _CERTAIN else _SURE, scores["thanks"]):
        return "proposal"
    if scores["thanks"] >= _SURE and not asks and complaints < _CERTAIN:
        return "thanks"
    return "question" if _is_question(scores, asks, complaints) else "report"


def _is_question(scores: Mapping[str, int], asks: bool, complaints: int) -> bool:
    """Tell a question from a complaint put as one: "how long must we wait?", "no light, when will it be?"."""
    if scores["rhetorical"] and complaints >= _SURE and scores["question"] < _SURE:
        return False
    if scores["question"] >= (_SURE if asks else _CERTAIN):
        return True
    if asks or scores["question"] >= _SURE:
        return complaints < _CERTAIN
    return scores["asking"] + scores["opening"] + scores["closing"] > 0 and complaints == 0


def _stands_well(hit: Hit, text: str, words: Sequence[Word], buts: Sequence[Hit]) -> bool:
    """Whether a word that asks only at the edge of a sentence stands there, and thanks before no "but"."""
    if hit.label == "thanks":
        return not any(_leads_to(hit, but, text, words) for but in buts)
    if hit.label == "opening":
        return hit.start == 0 or not _MARKS.isdisjoint(
            text[words[hit.start - 1].end : words[hit.start].start]
        )
    if hit.label == "closing":
        after = words[hit.end].start if hit.end < len(words) else None
        return after is None or not _MARKS.isdisjoint(text[words[hit.end - 1].end : after])
    return True


def _leads_to(thanks: Hit, but: Hit, text: str, words: Sequence[Word]) -> bool:
    """Whether thanks only introduce what a "but" says soon after, in the same sentence."""
    is_soon = 0 <= but.start - thanks.end <= _NEAR
    return is_soon and _STOPS.isdisjoint(text[words[thanks.end - 1].end : words[but.start].start])


def _uncancelled(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Drop the hits whose words lie within a phrase that denies them."""
    denied = {
        (hit.label.removeprefix("not_"), at)
        for hit in hits
        if hit.label.startswith("not_")
        for at in hit.span
    }
    return tuple(hit for hit in hits if not any((hit.label, at) in denied for at in hit.span))


_SURE: Final = 3
_CERTAIN: Final = 6
_ASKING: Final = frozenset({"question", "asking", "opening", "closing"})
_MARKS: Final = frozenset(".,;:!?…\n")
_STOPS: Final = frozenset(".!?…\n")
_NEAR: Final = 4
"""Words within which a wish and a change belong together, or thanks and a "but"."""
_WHY: Final = "неге"
_WHY_NOT_FROM: Final = 7
"""Letters of the shortest verb that proposes: "жазбасқа", not "басқа"."""
