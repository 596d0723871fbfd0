"""Which proposals are alike: by the stems of their telling words, politeness apart. Pure."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import sqrt

from bot.likeness import stems_of

ALIKE = 0.55
"""How like, from 0 to 1, two proposals are of which one is shown to the author of the other."""
SHARED = 2
"""Stems that they have in common at least: one word in common says little."""
FORMULAS = (
    "I we propose proposal suggest suggestion idea please consider would be good better should could must "
    "предлагаю предлагаем предложение идея инициатива прошу рассмотреть рассмотрите возможность надо нужно "
    "необходимо можно было бы хорошо лучше давайте считаю пусть желательно "
    "ұсынамын ұсынамыз ұсынам ұсыныс ұсынысым идея керек қажет болса екен жақсы болар еді пікірім "
    "ойлаймын сұраймын өтінемін тиіс"
)
"""Words with which people propose anything, in each language."""


def proposal_stems(text: str) -> tuple[int, ...]:
    """Give the stems that tell what a text proposes."""
    return tuple(stem for stem in stems_of(text) if stem not in _formulas())


def likest(stems: Sequence[int], others: Iterable[tuple[int, Sequence[int]]]) -> int | None:
    """Give of (number, stems) of other proposals the number of the likest, the older of two; None if none is.

    Words of two languages have few stems in common, so a likeness across them is rarely found.
    """
    measured = [(_likeness(stems, other), -number) for number, other in others]
    best, number = max(measured, default=(0.0, 0))
    return -number if best >= ALIKE else None


def _likeness(stems: Sequence[int], other: Sequence[int]) -> float:
    shared = len(set(stems) & set(other))
    return shared / sqrt(len(stems) * len(other)) if shared >= SHARED else 0.0


@cache
def _formulas() -> frozenset[int]:
    return frozenset(stems_of(FORMULAS))
