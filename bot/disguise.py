"""Invisible characters that disguise a text: names lose them, in a citizen's words they end with her. Pure.

Unicode's UAX 9: U+202E turns what follows around until its end, so that "gpj.exe" reads as "exe.jpg".
"""

import unicodedata

NAME_LENGTH = 64
"""Characters of a name at the most (Bot API, User: first and last name have as many each)."""
_ISOLATES = "\u2066\u2067\u2068"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_END_OF_ISOLATE = "\u2069"
_END_OF_EMBEDDING = "\u202c"
_CONTROLS = frozenset(_ISOLATES + _EMBEDDINGS + _END_OF_ISOLATE + _END_OF_EMBEDDING)


def plain_name(name: str) -> str:
    """Give a person's or a group's name in one line, without what cannot be seen; … if nothing is left."""
    seen = "".join(" " if c.isspace() else c for c in name if c.isspace() or not _is_hidden(c))
    return " ".join(seen.split())[:NAME_LENGTH].rstrip() or "…"


def contained(words: str) -> str:
    """Give words in which no turn of direction goes on beyond their end: those never ended are left out."""
    if _CONTROLS.isdisjoint(words):
        return words
    kept = set[int]()
    begun: list[int] = []
    for index, character in enumerate(words):
        if character in _ISOLATES or character in _EMBEDDINGS:
            begun.append(index)
        elif begun and character == _end_of(words[begun[-1]]):
            kept |= {begun.pop(), index}
    return "".join(c for index, c in enumerate(words) if c not in _CONTROLS or index in kept)


def _end_of(beginning: str) -> str:
    return _END_OF_ISOLATE if beginning in _ISOLATES else _END_OF_EMBEDDING


def _is_hidden(character: str) -> bool:
    """Whether a character is a control, a mark of direction or of no width, or a lone surrogate."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"}
