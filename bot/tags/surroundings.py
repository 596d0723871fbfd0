"""What stands around a name in a text: class words, streets, persons, quotation marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.tags.lexicon import Lexicon
from bot.tags.text import Word
from bot.tags.villages import is_given_name
from bot.tags.word_lists import labelled_phrases, read_lists


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text's words with the lists of context words found among them."""

    text: str
    words: tuple[Word, ...]
    starts: Mapping[str, frozenset[int]]
    """By list, the indexes at which one of its words or phrases begins."""
    ends: Mapping[str, frozenset[int]]
    """By list, the indexes of the word after one of its words or phrases."""
    quotes: tuple[tuple[int, int], ...]
    """Spans of characters within quotation marks."""

    def follows(self, end: int, kind: str) -> bool:
        """Tell whether a word of this list stands right after, with no comma or stop between."""
        return end in self.starts[kind] and end < len(self.words) and _joined(self.gap(end))

    def precedes(self, start: int, kind: str) -> bool:
        """Tell whether a word of this list stands right before; a dot of abbreviation may divide."""
        return start in self.ends[kind] and start > 0 and _near(self.gap(start))

    def gap(self, index: int) -> str:
        """Give the characters between the word before and this word."""
        if not 0 < index < len(self.words):
            return "\n"
        return self.text[self.words[index - 1].end : self.words[index].start]

    def number_follows(self, end: int) -> bool:
        """Tell whether a house number follows."""
        return (
            end < len(self.words) and self.words[end].raw.isdigit() and _near(self.gap(end).replace(",", ""))
        )

    def quoted(self, start: int, end: int) -> bool:
        """Tell whether the words stand in quotation marks around a short name."""
        first, last = self.words[start].start, self.words[end - 1].end
        return any(left <= first and last <= right for left, right in self.quotes)

    def beside_person(self, start: int, end: int) -> bool:
        """Tell whether a surname or patronymic follows, or an initial or a first name precedes."""
        follows = any(
            at < len(self.words) and _joined(self.gap(at)) and _PERSON.search(self.words[at].raw)
            for at in (end, end + 1)
        )
        if follows and _joined(self.gap(end)) and self.words[end].raw[0].isupper():
            return True
        if start == 0:
            return False
        before = self.words[start - 1].raw
        if _INITIAL.fullmatch(before):
            return self.gap(start).startswith(".")
        return self.gap(start) == " " and before[0].isupper() and is_given_name(self.words[start - 1].folded)

    def at_head(self, start: int, end: int) -> bool:
        """Tell whether the name begins the text with no other name after it, or ends it behind a comma."""
        if end == len(self.words):
            return start == 0 or re.search(r"[,.;(\n]\s*$", self.gap(start)) is not None
        return start == 0 and not (_joined(self.gap(end)) and self.words[end].raw[0].isupper())

    def opens_sentence(self, start: int, end: int) -> bool:
        """Tell whether the name begins a sentence and a sign divides it from what follows."""
        begins = start == 0 or _ENDING.search(self.gap(start)) is not None
        return begins and (end == len(self.words) or _DIVIDING.match(self.gap(end)) is not None)

    def opens_or_closes(self, start: int, end: int) -> bool:
        """Tell whether the name heads a sentence or ends the text, and a sign divides it from the rest."""
        if self.opens_sentence(start, end):
            return True
        return end == len(self.words) and _DIVIDING.match(self.gap(start)) is not None


class ContextWords:
    """The lists of context words, read once."""

    def __init__(self) -> None:
        """Read the lists."""
        self._kinds = tuple(read_lists("context"))
        self._lexicon = Lexicon(labelled_phrases("context"))

    def read(self, text: str, words: Sequence[Word]) -> Surroundings:
        """Find the context words of a text."""
        starts: dict[str, set[int]] = {kind: set() for kind in self._kinds}
        ends: dict[str, set[int]] = {kind: set() for kind in self._kinds}
        for hit in self._lexicon.find(words):
            starts[hit.label].add(hit.start)
            ends[hit.label].add(hit.end)
        return Surroundings(
            text=text,
            words=tuple(words),
            starts={kind: frozenset(found) for kind, found in starts.items()},
            ends={kind: frozenset(found) for kind, found in ends.items()},
            quotes=tuple(match.span() for match in _QUOTED.finditer(text)),
        )


def _joined(gap: str) -> bool:
    return _JOINED.fullmatch(gap) is not None


def _near(gap: str) -> bool:
    return _NEAR.fullmatch(gap) is not None


_JOINED: Final = re.compile(r"[ \t\u00a0]*[-–]?[ \t\u00a0]*")
_ENDING: Final = re.compile(r"[.!?\n]")
_DIVIDING: Final = re.compile(r"\s*[,;:(.!\n–—]|\s+-\s")
_NEAR: Final = re.compile(r"[ \t\u00a0]*[.\-–:«\"“]?[ \t\u00a0]*")
_QUOTED: Final = re.compile(r"«[^«»\n]{1,40}»|\"[^\"\n]{1,40}\"|“[^“”\n]{1,40}”|„[^„“\n]{1,40}“")
_PERSON: Final = re.compile(
    r"^[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+(?:[ұу]лы\w*|[қк]ызы\w*|[оеё]ва?(?:[тн]\w+|қа|ға|пен|мен)?|[оеё]вой|[оеё]ву|[оеё]вым|"
    r"[оеё]вич\w*|[оеё]вна\w*|uly|qyzy|ov|ova|ev|eva|бек|бай|ғали|гали|хан)$"
)
_INITIAL: Final = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
