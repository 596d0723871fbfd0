"""The forms in which Russian names of places are written, folded."""

from collections.abc import Mapping
from functools import lru_cache

from bot.tags.text import fold


def noun_forms(name: str) -> frozenset[str]:
    """Give the folded cases of a name; a name of several words declines its last."""
    lowered = name.lower().replace("-", " ")
    ending = next((ending for ending in _CASES if lowered.endswith(ending)), None)
    if ending is None:
        return frozenset({plain(lowered)})
    stem = lowered.removesuffix(ending)
    return frozenset(plain(stem + case) for case in (ending, *_CASES[ending]))


def adjective_forms(name: str) -> frozenset[str]:
    """Give the folded cases and genders of an adjective named in any of its own; empty for another word."""
    lowered = name.lower().replace("-", " ")
    for ending in _ADJECTIVE_ENDINGS:
        if lowered.endswith("ск" + ending):
            stem = lowered.removesuffix(ending)
            return frozenset(plain(stem + other) for other in _ADJECTIVE_ENDINGS)
    return frozenset()


@lru_cache(maxsize=4_096)
def nominatives(folded: str) -> tuple[str, ...]:
    """Give the folded names of which a folded word may be a case."""
    cuts = range(1, min(_LONGEST_CASE, len(folded) - _SHORTEST_STEM) + 1)
    return tuple(folded[:-cut] + ending for cut in cuts for ending in _NOMINATIVES.get(folded[-cut:], ()))


def plain(name: str) -> str:
    """Fold a name of one or more words, divided by single blanks."""
    return " ".join(fold(name.replace("-", " ")).split())


_HARD = ("а", "у", "ом", "е")
_CASES: dict[str, tuple[str, ...]] = {
    "ский": ("ского", "скому", "ским", "ском"),
    "ный": ("ного", "ному", "ным", "ном"),
    "ое": ("ого", "ому", "ым", "ом"),
    "цы": ("цев", "цам", "цами", "цах"),
    "чане": ("чан", "чанам", "чанами", "чанах"),
    "ия": ("ии", "ию", "ией"),
    "ка": ("ки", "ке", "ку", "кой"),
    "ха": ("хи", "хе", "ху", "хой"),
    "ша": ("ши", "ше", "шу", "шей"),
    "а": ("ы", "е", "у", "ой"),
    "я": ("и", "е", "ю", "ей"),
    "ово": ("ова", "ову", "овом", "ове"),
    "ево": ("ева", "еву", "евом", "еве"),
    "ино": ("ина", "ину", "ином", "ине"),
    "ов": ("ова", "ову", "овом", "ове", "овым"),
    "ев": ("ева", "еву", "евом", "еве", "евым"),
    "й": ("я", "ю", "ем", "е"),
    "ь": ("и", "ью", "я", "е", "ю"),
    **{consonant: tuple(consonant + case for case in _HARD) for consonant in "бвгджзклмнпрстфхцчшщ"},
}
_ADJECTIVE_ENDINGS = ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "их", "ими")


def _nominatives() -> Mapping[str, tuple[str, ...]]:
    """Give by folded ending of a case the folded endings of a nominative; an adjective ends in ский."""
    found: dict[str, set[str]] = {}
    for ending, cases in _CASES.items():
        for case in cases:
            found.setdefault(fold(case), set()).add(fold(ending))
    for other in _ADJECTIVE_ENDINGS:
        found.setdefault(fold("ск" + other), set()).update(("скии", "ская", "ское"))
    return {case: tuple(sorted(endings - {case})) for case, endings in found.items()}


_NOMINATIVES = _nominatives()
_LONGEST_CASE = max(map(len, _NOMINATIVES))
_SHORTEST_STEM = 3
