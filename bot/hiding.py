"""What staff see of a citizen's words: marks in the group, the words as they were in private. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.markup import Text, bold, italic, join, quote, split
from bot.masking import Masked, mask
from bot.speech import TEXT_LIMIT, Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Author, Line, Reveal

OTHER = "other"
"""The reason that a member of staff tells in own words."""

_masked = lru_cache(maxsize=1024)(mask)
"""A card is shown again and again with the same words on it."""


def forget() -> None:
    """Keep in memory nothing of what was masked so far."""
    _masked.cache_clear()


def masked(line: Line) -> Line:
    """Give a line as a group may read it: what a citizen wrote without personal data, staff's as it is."""
    if line.author is not Author.CITIZEN:
        return line
    earlier = tuple(_masked(words).text for words in line.earlier)
    return replace(line, text=_masked(line.text).text, earlier=earlier)


def hidden_in(thread: Sequence[Line]) -> int:
    """Count what is hidden in what a citizen wrote; what only an earlier version has counts too."""
    return sum(max(found.count for found in _versions(line)) for line in thread)


def originals(thread: Sequence[Line]) -> list[str]:
    """Give the citizen's words in which something is hidden, as they were; the newest version first."""
    written = (words for line in thread for words in (line.text, *reversed(line.earlier)) if _is_hers(line))
    return list(dict.fromkeys(words for words in written if _masked(words).count))


def revealed(appeal: Appeal, thread: Sequence[Line], say: Voice) -> list[Text]:
    """Give for a member of staff, in private, what is hidden in an appeal, in pieces that Telegram takes."""
    warning = italic(say("Personal data: please pass it on to nobody. It is logged that you saw it."))
    words = [quote(original) for original in originals(thread)]
    return split(join((bold(f"№ {appeal.id}"), warning, *words), "\n\n"), TEXT_LIMIT)


def reasons(appeal: Appeal, say: Voice) -> Rows:
    """Give a button for each reason to see what is hidden."""
    return [
        [Button(say("To check the facts"), f"why:{appeal.id}:facts")],
        [Button(say("To call the citizen"), f"why:{appeal.id}:call")],
        [Button(say("Another reason: write it"), f"why:{appeal.id}:{OTHER}")],
    ]


def reason_name(reveal: Reveal, say: Voice) -> str:
    """Give in words why somebody saw what is hidden."""
    names = {"facts": say("To check the facts"), "call": say("To call the citizen")}
    return names.get(reveal.reason) or reveal.words or ""


def _versions(line: Line) -> list[Masked]:
    return [_masked(words) for words in (line.text, *line.earlier) if _is_hers(line)] or [Masked("")]


def _is_hers(line: Line) -> bool:
    return line.author is Author.CITIZEN
