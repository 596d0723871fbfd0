"""Writing down which words a rule looks for."""


def one_of(words: str) -> str:
    """Give a pattern of any of these, with blanks between them; a blank within one is written as a class."""
    return f"(?:{'|'.join(words.split())})"
