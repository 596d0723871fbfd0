"""What is asked for after /open: a region in any spelling, a topic by id or name, both or neither. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.folding import fold
from bot.ministry import Ministry
from bot.regions import REGIONS, region_name
from bot.tags import Tags
from bot.texts import LANGUAGES
from storage.still_open import NO_REGION

LONGEST = 120
"""Characters that are looked at."""
_WORD = re.compile(r"[^\s,;·#]+")
_CODE = re.compile(r"(?:kz-?)?(\d{2})", re.IGNORECASE)
_CLASS = re.compile(r"\(?(?:облыс|област|обл\b|region|oblast|город|г\b|қала|city).*", re.IGNORECASE)
"""A word that says what a region is, in any case of it."""
_UNKNOWN = frozenset(map(fold, ("?", "unknown", "none", "неизвестен", "неизвестно", "белгісіз")))
"""What says that no region is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A region (NO_REGION: those without one) and a topic, None where every one is meant."""

    region: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why it cannot be answered: words that mean nothing here, or several regions or topics."""

    unknown: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    """Regions of which one is meant, or more than one at a time."""
    topics: tuple[str, ...] = ()
    topic: str | None = None
    """The topic that was understood beside it."""


def asked_for(words: str, ministry: Ministry, tag: Callable[[str], Tags]) -> Asked | Unclear:
    """Give what is asked for; the topic's words are taken first, all others must name the region."""
    given = _WORD.findall(words[:LONGEST])
    topics, rest = _topics(given, ministry)
    regions, unknown = _regions(rest, tag)
    topic = topics[0] if len(topics) == 1 else None
    if unknown:
        return Unclear(unknown=unknown, topic=topic)
    if len(topics) > 1 or len(regions) > 1:
        return Unclear(
            regions=regions if len(regions) > 1 else (),
            topics=topics if len(topics) > 1 else (),
            topic=topic,
        )
    return Asked(regions[0] if regions else None, topic)


def _topics(given: Sequence[str], ministry: Ministry) -> tuple[tuple[str, ...], list[str]]:
    """Give the topics that the words name, and the words left over; the longest name counts."""
    names = {
        tuple(fold(name).split()): topic.id
        for topic in ministry.topics
        for name in (topic.id, *topic.names.values())
    }
    found: dict[str, None] = {}
    left: list[str] = []
    at = 0
    while at < len(given):
        for length in range(len(given) - at, 0, -1):
            if topic := names.get(tuple(fold(word) for word in given[at : at + length])):
                found[topic] = None
                at += length
                break
        else:
            left.append(given[at])
            at += 1
    return tuple(found), left


def _regions(given: Sequence[str], tag: Callable[[str], Tags]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the regions that the words may mean, and the words that mean none."""
    codes = [_code(word) for word in given]
    found = [code for code in codes if code is not None]
    left = [word for word, code in zip(given, codes, strict=True) if code is None]
    if not left:
        return tuple(dict.fromkeys(found)), ()
    if named := _by_full_name(left) or _by_name().get(_bare(left)):
        return tuple(dict.fromkeys((*found, *named))), ()
    tags = tag(" ".join(left))
    known = {fold(word) for words in tags.because.get("region", ()) for word in _WORD.findall(words)}
    unknown = tuple(word for word in left if fold(word) not in known and not _CLASS.fullmatch(word))
    told = (tags.region,) if tags.region else tags.regions
    if not told:
        return tuple(found), unknown or tuple(left)
    return tuple(dict.fromkeys((*found, *told))), unknown


def _code(word: str) -> str | None:
    if fold(word) in _UNKNOWN:
        return NO_REGION
    code = f"KZ-{matched[1]}" if (matched := _CODE.fullmatch(word)) else ""
    return code if code in REGIONS else None


def _by_full_name(words: Sequence[str]) -> tuple[str, ...]:
    """Give the region whose whole name these words are, with the word that says what it is."""
    if not any(map(_CLASS.fullmatch, words)):
        return ()
    written = fold(" ".join(words))
    names = {fold(region_name(code, language)): code for code in REGIONS for language in LANGUAGES}
    return (names[written],) if written in names else ()


def _by_name() -> dict[str, tuple[str, ...]]:
    """Give the regions by their own names, without the word that says what they are."""
    found: dict[str, tuple[str, ...]] = {}
    for code in REGIONS:
        for language in LANGUAGES:
            bare = _bare(region_name(code, language).split())
            found[bare] = tuple(dict.fromkeys((*found.get(bare, ()), code)))
    return found


def _bare(words: Sequence[str]) -> str:
    return " ".join(fold(word) for word in words if not _CLASS.fullmatch(word))
