"""What strangers call a proposal: by staff's title, else by words in which nobody is named. Pure."""

from dataclasses import replace
from functools import lru_cache

from bot.excerpts import excerpt
from bot.likeness import stems_of
from bot.masking.public import mask_for_public
from bot.ministry import Ministry
from bot.proposals.alike import proposal_stems
from bot.proposals.wording import in_language
from bot.texts import Voice
from storage.proposals import Proposal
from storage.records import Line

SURNAMES = frozenset(("ким", "ли", "лим", "пак", "тен", "хан"))
"""Surnames that are common words as well."""


def public_name(proposal: Proposal, first: Line, ministry: Ministry, say: Voice) -> str:
    """Give what a proposal is called for other citizens than its author."""
    if title := in_language(proposal.title, say.language):
        return title
    names = [ministry.names, *(topic.names for topic in ministry.topics)]
    written = tuple(" ".join(each.values()) for each in names)
    hidden = mask_for_public(first.text, lambda word: _is_ordinary(word, written))
    return excerpt(replace(first, text=hidden), say).plain


def _is_ordinary(word: str, written: tuple[str, ...]) -> bool:
    """Whether a word proposes something, tells nothing by itself, or is one of the ministry's own."""
    if word.lower() in SURNAMES:
        return False
    stems = proposal_stems(word)
    return not stems or set(stems) <= _of_names(written)


@lru_cache(maxsize=4)
def _of_names(written: tuple[str, ...]) -> frozenset[int]:
    return frozenset(stem for each in written for stem in stems_of(each))
