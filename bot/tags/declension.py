"""The forms in which Russian names of places are written, folded."""

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


def plain(name: str) -> str:
    """Fold a name of one or more words, divided by single blanks."""
    return " ".join(fold(name.replace("-", " ")).split())


_HARD = ("а", "у", "ом", "е")
_CASES: dict[str, tuple[str, ...]] = {
    "ский": ("ского", "скому", "ским", "ском"),
    "ный": ("ного", "ному", "ным", "ном"),
    "ое": ("ого", "ому", "ым", "ом"),
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
