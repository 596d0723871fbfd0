"""Words as the tags see them: any spelling and script folded into one plain Cyrillic form."""

import re
from dataclasses import dataclass
from typing import Final

LONGEST_TEXT: Final = 4_000
"""Characters looked at; Telegram's own longest message has 4,096 UTF-16 units."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: how it stood, its folded form, and where (in characters)."""

    raw: str
    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Give lower case plain Cyrillic: ё as е, Kazakh letters as Russian ones, Latin by sound, no signs."""
    lowered = text.lower()
    if _LATIN.search(lowered):
        lowered = _LATIN_RUN.sub(lambda run: _to_cyrillic(run[0]), lowered)
    return lowered.translate(_PLAIN)


def split_words(text: str) -> tuple[Word, ...]:
    """Give the words and numbers of the text's first LONGEST_TEXT characters; a hyphen divides."""
    found = _WORD.finditer(text[:LONGEST_TEXT])
    return tuple(Word(m[0], fold(m[0][:_LONGEST_WORD]), m.start(), m.end()) for m in found)


def folded_words(phrase: str) -> tuple[str, ...]:
    """Give only the folded forms of a phrase's words."""
    return tuple(word.folded for word in split_words(phrase))


def _to_cyrillic(latin: str) -> str:
    spelled = _Y_AFTER_VOWEL.sub(r"\1i", latin.translate(_ACCENTS))
    return _DIGRAPH.sub(lambda m: _DIGRAPHS[m[0]], spelled).translate(_LETTERS)


_LONGEST_WORD: Final = 48
_WORD: Final = re.compile(r"[^\W_]+")
_LATIN: Final = re.compile(r"[a-zà-ɏ]")
_LATIN_RUN: Final = re.compile(r"[a-zà-ɏ\u0307]+")
_Y_AFTER_VOWEL: Final = re.compile(r"([aeio]|(?<!a)u)y(?![aeou])")
_DIGRAPHS: Final = {
    "shch": "ш",
    "sch": "ш",
    "zh": "ж",
    "kh": "х",
    "gh": "г",
    "ch": "ч",
    "sh": "ш",
    "ts": "ц",
    "ya": "я",
    "yu": "ю",
    "yo": "е",
    "ye": "е",
    "iy": "и",
}
_DIGRAPH: Final = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
_ACCENTS: Final = str.maketrans(
    dict(
        zip(
            "äáâàåāéèêëēíìîïīóôòöōúûùüūýşšçčğġģǵñńňžźıŋḥ",
            "aaaaaaeeeeeiiiiiooooouuuuuussccggggnnnzzynh",
            strict=True,
        )
    )
    | {"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "\u0307": ""}
)
_LETTERS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопкрстуввхыз")
_PLAIN: Final = str.maketrans(
    dict(zip("ёәғқңөұүһієїґэйщ", "еагкноуухиеигеиш", strict=True))
    | {"ь": "", "ъ": "", "\u0301": "", "\u0306": ""}
)
