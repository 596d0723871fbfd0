"""An appeal as a file shows it: masked, and its person by a pseudonym only. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.cards import erased_words
from bot.declines import reason_name
from bot.markup import shorten
from bot.masking import mask
from bot.texts import Voice
from storage.exports import Taken
from storage.records import Appeal

CELL = 32_000
"""UTF-16 units of words in a cell; Excel takes 32,767."""
POINT = 3
"""Digits of a place after the point: about 100 m, for houses are masked in words too."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""What XML cannot hold, and what turns the direction of the cells beside it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What leaves the house of an appeal; `appeal` is for its tags and times only."""

    appeal: Appeal
    person: str
    words: str
    answer: str
    declined: str
    files: int
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names for people within one export: who wrote twice has one name, and no other export has it."""

    secret: bytes

    def name(self, citizen_id: int) -> str:
        """Give a name that cannot be traced back once the secret is forgotten."""
        hashed = blake2b(str(citizen_id).encode(), key=self.secret, digest_size=6)
        return f"p-{hashed.hexdigest()}"


def as_entry(taken: Taken, names: Pseudonyms, say: Voice) -> Entry:
    """Give what may be shown of an appeal."""
    appeal = taken.appeal
    erased = appeal.erased_why
    return Entry(
        appeal=appeal,
        person=names.name(appeal.citizen_id),
        words=erased_words(erased, say) if erased else _masked(taken.asked),
        answer="" if erased else _masked(taken.answered),
        declined=_masked([reason_name(appeal.declined, say)]) if appeal.declined else "",
        files=0 if erased else taken.files,
        point=_rounded(taken.point) if not erased else None,
    )


def _masked(said: Sequence[str]) -> str:
    """Give what was said, one message a line; what is cut short was masked before."""
    words = "\n".join(mask(each).text for each in said)
    return shorten(_UNWRITABLE.sub("", words), CELL)


def _rounded(point: tuple[float, float] | None) -> tuple[float, float] | None:
    return (round(point[0], POINT), round(point[1], POINT)) if point else None
