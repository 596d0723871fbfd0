"""Hiding: each thing that the rules find gives way to a mark which is the same in all languages."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bot.masking.accounts import accounts
from bot.masking.homes import homes
from bot.masking.kinds import Found, Kind
from bot.masking.names import names
from bot.masking.numbers import numbers
from bot.masking.seen import seen

MARKS: Mapping[Kind, str] = {
    Kind.IIN: "[ЖСН/ИИН]",
    Kind.BIN: "[БСН/БИН]",
    Kind.PHONE: "[телефон]",
    Kind.CARD: "[карта]",
    Kind.IBAN: "[IBAN]",
    Kind.EMAIL: "[e-mail]",
    Kind.TELEGRAM: "[Telegram]",
    Kind.DOCUMENT: "[құжат/документ]",
    Kind.PLATE: "[нөмір/номер]",
    Kind.NAME: "[аты-жөні/ФИО]",
    Kind.HOUSE: "[үй/дом]",
    Kind.FLAT: "[пәтер/кв.]",
}
"""What stands instead, in Kazakh and Russian: short, readable aloud, and masked no second time."""
ROUNDS = 5
"""What overlapped something that was hidden is seen in the next round; the second seldom finds anything."""
_KINDS = tuple(Kind)
_MARK = re.compile("|".join(map(re.escape, MARKS.values())))
_RULES = (numbers, accounts, names, homes)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and how much of each kind was hidden."""

    text: str
    hidden: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many things were hidden."""
        return sum(self.hidden.values())


def mask(text: str) -> Masked:
    """Give a text with marks in place of personal data; a text that is masked already stays as it is."""
    hidden: Counter[Kind] = Counter()
    for _ in range(ROUNDS):
        if not (found := _found(text)):
            break
        hidden.update(each.kind for each in found)
        text = _marked(text, found)
    return Masked(text, hidden)


def hide(text: str, mark: str, kinds: Collection[Kind]) -> str:
    """Give a text with one mark in place of personal data of some kinds."""
    return _marked(text, [each for each in _found(text) if each.kind in kinds], mark)


def _found(text: str) -> list[Found]:
    """Give what is to be hidden, from left to right, no two overlapping."""
    as_seen = seen(text)
    plain = _MARK.sub(_closed, as_seen.plain) if "[" in text else as_seen.plain
    found = sorted({each for rule in _RULES for each in rule(plain)}, key=_order)
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return [Found(*as_seen.stood(each.start, each.end), each.kind) for each in kept]


def _closed(mark: re.Match[str]) -> str:
    """Give for a mark what no rule takes for a word, and none for a gap between words."""
    return "_" * len(mark[0])


def _order(found: Found) -> tuple[int, int, int]:
    """Give the longest first where several begin together, and of the same stretch the likelier kind."""
    return found.start, -found.end, _KINDS.index(found.kind)


def _marked(text: str, found: Iterable[Found], mark: str | None = None) -> str:
    parts, end = [], 0
    for each in found:
        parts += [text[end : each.start], mark or MARKS[each.kind]]
        end = each.end
    return "".join((*parts, text[end:]))
