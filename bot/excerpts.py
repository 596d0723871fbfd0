"""A few words of an appeal, for a list of many. Pure."""

from collections.abc import Sequence

from bot.disguise import contained
from bot.folding import fold
from bot.hiding import masked
from bot.markup import Text, bold, shorten
from bot.receipts import summary
from bot.texts import Voice
from storage.records import Line

LENGTH = 90
"""UTF-16 units of an excerpt."""
BEFORE_HIT = 30
"""Characters shown before what was looked for."""


def shown(words: str) -> str:
    """Give words in one line."""
    return contained(" ".join(words.split()))


def excerpt(line: Line, say: Voice) -> Text:
    """Give the first words of a line, or what it is where it has none."""
    return Text(contained(shorten(shown(summary(masked(line), say)), LENGTH)))


def excerpt_with(thread: Sequence[Line], parts: Sequence[str], say: Voice) -> Text:
    """Give the words around what was looked for, that in bold; the first words where it is not shown."""
    words = [shown(masked(line).text) for line in thread]
    hits = [(fold(text).find(part), part, text) for text in words for part in parts]
    at, part, text = next((hit for hit in hits if hit[0] >= 0), (-1, "", ""))
    if at < 0:
        return excerpt(thread[0], say)
    start = max(text.rfind(" ", 0, max(at - BEFORE_HIT, 0)) + 1, at - BEFORE_HIT, 0)
    end = at + len(part)
    before = ("…" if start else "") + text[start:at]
    after = shorten(text[end:], max(LENGTH - len(before) - len(part), 20))
    return contained(before) + bold(contained(text[at:end])) + contained(after)
