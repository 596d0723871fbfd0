"""Words as /find compares them: lower case, and Kazakh letters as those who lack them write. Pure."""

import re

_PLAIN = str.maketrans("ёәғқңөұүһі", "еагкноуухи")
_PART = re.compile(r"[^\W_]+")
PARTS = 10
"""Words of a question that are looked at."""
LONGEST_PART = 64


def fold(text: str) -> str:
    """Give the text folded, each character in its old place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # “İ” becomes two
        lowered = "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
    return lowered.translate(_PLAIN)


def parts(asked: str) -> list[str]:
    """Give the folded words of a question: letters and digits only, so nothing in it is syntax."""
    return [part[:LONGEST_PART] for part in dict.fromkeys(_PART.findall(fold(asked)))][:PARTS]
