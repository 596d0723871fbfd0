"""A tagger with all that it knows: what ships with the project, and what a database was taught."""

from bot.ministry import Ministry
from bot.tags import Tagger
from storage.database import Transaction


def tagger(rows: Transaction | None, ministry: Ministry, default_language: str) -> Tagger:
    """Give the tagger of a ministry; without a database it knows what ships with the project."""
    del rows
    return Tagger(ministry.topics, default_language)
