"""A text as its reader sees it: without invisible characters, every digit as 0–9, every dash as a hyphen."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LAST_DIGIT = 0x1FBF9
"""The last decimal digit of Unicode 17."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a text; `origin` tells where each character stood, None where none was left out."""

    plain: str
    origin: Sequence[int] | None = None

    def stood(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of what is seen stands in the text itself."""
        return (start, end) if self.origin is None else (self.origin[start], self.origin[end - 1] + 1)


def seen(text: str) -> Seen:
    """Give what a reader sees of a text."""
    if text.isascii():
        return Seen(text)
    if not _INVISIBLE.search(text):
        return Seen(text.translate(_PLAIN))
    shown = [index for index, character in enumerate(text) if not _INVISIBLE.match(character)]
    return Seen("".join([text[index] for index in shown]).translate(_PLAIN), shown)


_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Unicode's Default_Ignorable_Code_Point, what turns direction, and the frame of keycap emoji."""


def _plain() -> dict[int, str]:
    beyond_ascii = "".join(map(chr, range(128, LAST_DIGIT + 1)))
    digits = {ord(digit): str(unicodedata.decimal(digit)) for digit in re.findall(r"\d", beyond_ascii)}
    wide = {0xFF01 + shift: chr(0x21 + shift) for shift in range(94)}
    blanks = dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"), " ")
    more_blanks = dict.fromkeys(map(ord, "\u2008\u2009\u200a\u202f\u205f\u3000\u2800"), " ")
    dashes = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣"), "-")
    return wide | digits | blanks | more_blanks | dashes


_PLAIN = _plain()
