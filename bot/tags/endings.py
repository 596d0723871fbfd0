"""Endings of Kazakh and Russian words in folded form: what may follow a stem."""

import re
from functools import lru_cache
from typing import Final


@lru_cache(maxsize=4_096)
def is_ending(rest: str) -> bool:
    """Tell whether the letters after a stem are none, a Russian ending or stacked Kazakh ones."""
    return rest in _RUSSIAN or _CHAIN.fullmatch(rest) is not None


@lru_cache(maxsize=4_096)
def place_stems(word: str) -> tuple[tuple[str, str], ...]:
    """Give (stem, ending) of a folded word for each way to cut endings of place off it, uncut first."""
    cuts = range(len(word) - 1, max(1, len(word) - _LONGEST_CHAIN), -1)
    cut_off = ((word[:cut], word[cut:]) for cut in cuts if _PLACE_CHAIN.fullmatch(word[cut:]))
    return ((word, ""), *cut_off)


OF_PEOPLE: Final = ("лык", "лик", "дык", "дик", "тык", "тик")
"""With these begin the endings of who or what comes from a place."""
_LONGEST_CHAIN: Final = 16
_RUSSIAN: Final = frozenset(
    [
        "а",
        "я",
        "у",
        "ю",
        "е",
        "и",
        "ы",
        "о",
        "ом",
        "ем",
        "ою",
        "ею",
        "ой",
        "еи",
        "ов",
        "ев",
        "ам",
        "ям",
        "ами",
        "ями",
        "ах",
        "ях",
        "ии",
        "ия",
        "ию",
        "ие",
        "иям",
        "иями",
        "иях",
        "ию",
        "ием",
        "ого",
        "его",
        "ому",
        "ему",
        "ым",
        "им",
        "ых",
        "их",
        "ыми",
        "ими",
        "ая",
        "яя",
        "ую",
        "юю",
        "ое",
        "ее",
        "ыи",
        "ие",
        "ые",
        "ка",
        "ки",
        "ку",
        "ке",
        "кои",
        "ок",
    ]
)
_CHAIN: Final = re.compile(
    r"(?:(?:лар|лер|дар|дер|тар|тер)|(?:лык|лик|дык|дик|тык|тик)(?:тар|тер)?)?"
    r"(?:ларым|лерим|ымыз|имиз|мыз|миз|ыныз|иниз|ныз|низ|ым|им|ын|ин|сы|си|ы|и|м|н)?"
    r"(?:нын|нин|дын|дин|тын|тин|нда|нде|нан|нен|на|не|ны|ни|н|да|де|та|те|дан|ден|тан|тен|га|ге|ка|ке|ды|ди|ты|ти|"
    r"мен|бен|пен|менен|а|е|ша|ше|сыз|сиз|саз|дагы|деги|тагы|теги|ндагы|ндеги|гы|ги|дай|деи|тай|теи)?"
    r"(?:гы|ги|кы|ки)?(?:лар|лер|дар|дер|тар|тер)?(?:га|ге|нын|нин|дын|дин|ды|ди|да|де|дан|ден)?"
    r"(?:мын|мин|мыз|миз|сыз|сиз|пыз|быз|биз|пын)?"
)
_CASE: Final = (
    "нын|нин|дын|дин|тын|тин|га|ге|ка|ке|ны|ни|ды|ди|ты|ти|да|де|та|те|дан|ден|тан|тен|нан|нен|нда|нде|"
    "мен|бен|пен|менен|дагы|деги|тагы|теги|ндагы|ндеги"
)
_PLACE_CHAIN: Final = re.compile(
    rf"(?:лык|лик|дык|дик|тык|тик)?(?:лар|лер|дар|дер|тар|тер)?(?:{_CASE})?"
    rf"(?:лар|лер|дар|дер|тар|тер)?(?:{_CASE})?(?:мын|мин|мыз|миз|пын|пин|пыз|пиз|бын|бин|быз|биз)?"
)
