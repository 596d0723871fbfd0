"""Whether an incident that staff call solved is solved: what the people in it say. Pure."""

LEAST_WORDS = 3
"""Fewer people than this who gave their word decide nothing."""
LEAST_NO = 2
"""One alone who says no decides nothing: what is her own trouble is seen on her appeal."""


def is_disputed(yes: int, no: int, share: float) -> bool:
    """Whether more than this share of those who gave their word say that it is not solved."""
    said = yes + no
    return said >= LEAST_WORDS and no >= LEAST_NO and no > share * said
