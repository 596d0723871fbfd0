"""What staff write after /formal: which appeal, and what shall happen to its formal side. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.masking import mask

WORDS_LIMIT = 500
"""Characters of a reason or of an addressee."""


class Deed(StrEnum):
    """What can happen to the formal side of an appeal."""

    ATTACH = "attach"
    EXTEND = "extend"
    FORWARD = "forward"
    OFF = "off"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class FormalOrder:
    """What staff want: `words` are the e-Otinish number, the reason or the addressee."""

    appeal_id: int | None
    deed: Deed
    words: str = ""
    day: date | None = None


def read_order(written: str, replied: int | None) -> FormalOrder:
    """Read what follows /formal, written as a reply to an appeal or to nothing; what is unclear is HELP."""
    found = _OWN_NUMBER.match(written)
    named = int(found[1]) if found else None
    if replied is not None and named not in {None, replied}:
        return FormalOrder(None, Deed.HELP)
    appeal_id = named or replied
    words = " ".join((written[found.end() :] if found else written).split())
    if appeal_id is None or not words:
        return FormalOrder(appeal_id, Deed.HELP)
    return _order(appeal_id, words)


_OWN_NUMBER = re.compile(r"\s*№?\s*(\d{1,9})(?:\s+|$)")
_DEEDS = {
    Deed.EXTEND: ("extend", "продлить", "ұзарту", "узарту"),
    Deed.FORWARD: ("forward", "переслать", "перенаправить", "бағыттау", "багыттау"),
    Deed.OFF: ("off", "снять", "алып тастау", "алу"),
}
_FORMAL_NUMBER = re.compile(r"(?=(?:\D*\d){4})[\w/-]{5,32}")
"""Letters, digits and dashes, such as ЗТ-2026-01234567, with four digits at least."""


def _order(appeal_id: int, words: str) -> FormalOrder:
    for deed, names in _DEEDS.items():
        for name in names:
            if words.lower() == name:
                return FormalOrder(appeal_id, deed if deed is Deed.OFF else Deed.HELP)
            if words.lower().startswith(f"{name} ") and deed is not Deed.OFF:
                return _with_words(appeal_id, deed, words[len(name) :].strip())
    number, _, rest = words.partition(" ")
    day = _day(rest)
    is_personal = mask(number).count > 0  # an IIN or a phone is no number of an appeal
    if is_personal or not _FORMAL_NUMBER.fullmatch(number) or (rest and day is None):
        return FormalOrder(appeal_id, Deed.HELP)
    return FormalOrder(appeal_id, Deed.ATTACH, number, day)


def _with_words(appeal_id: int, deed: Deed, words: str) -> FormalOrder:
    if deed is Deed.FORWARD:
        return FormalOrder(appeal_id, deed, words[:WORDS_LIMIT])
    first, _, rest = words.partition(" ")
    day = _day(first)
    if day is None or not rest.strip():
        return FormalOrder(appeal_id, Deed.HELP)
    return FormalOrder(appeal_id, deed, rest.strip()[:WORDS_LIMIT], day)


def _day(written: str) -> date | None:
    """Give a day written as 13.05.2026 or 2026-05-13."""
    found = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", written, re.ASCII)
    iso = "-".join((found[3], found[2].zfill(2), found[1].zfill(2))) if found else written
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
