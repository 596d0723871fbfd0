"""Words of staff for citizens of two languages, written in one message: `kk: …`, `ru: …`. Pure."""

import re
from collections.abc import Mapping

from bot.texts import LANGUAGES

ANY = ""
"""The language of words that were written for everybody."""
MARK = re.compile(rf"^\s*({'|'.join(LANGUAGES)})\s*:\s*", re.MULTILINE | re.IGNORECASE)


def by_language(written: str) -> dict[str, str]:
    """Give the words for each language; what stands before the first mark is for the others."""
    marks = list(MARK.finditer(written))
    ends = [*(mark.start() for mark in marks[1:]), len(written)]
    common = written[: marks[0].start() if marks else len(written)].strip()
    words = {ANY: common} if common else {}
    for mark, end in zip(marks, ends, strict=False):
        if said := written[mark.end() : end].strip():
            words[mark[1].lower()] = said
    return words


def in_language(words: Mapping[str, str], language: str) -> str:
    """Give the words for a reader: in the reader's language, else those for everybody, else any."""
    return words.get(language) or words.get(ANY) or next(iter(words.values()), "")
