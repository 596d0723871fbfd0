"""Whether a name belongs to a region abroad: the same names are on both sides of the border."""

import re
from typing import Final

from bot.tags.place import CLASSES
from bot.tags.surroundings import Surroundings


def is_abroad(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether a region abroad stands right before or after: "Ростовская область, г. Аксай"."""
    follows = (
        end < len(around.words) and end in around.starts["abroad"] and _BESIDE.fullmatch(around.gap(end))
    )
    if follows and end + 1 in around.starts["abroad_class"]:
        return True
    before = start
    while before > 1 and _BESIDE.fullmatch(around.gap(before)):
        before -= 1
        if before in around.starts["abroad_class"] and before in around.ends["abroad"]:
            return True
        if not any(before in around.starts[one] for one in CLASSES):
            return False
    return False


_BESIDE: Final = re.compile(r"[\s,.(]{0,4}")
