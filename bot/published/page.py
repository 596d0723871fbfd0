"""How a published answer looks to the public, wherever it is read. Pure."""

from datetime import datetime, tzinfo

from bot.markup import Entity, Text, bold, italic, join, written
from bot.ministry import Ministry
from bot.regions import region_name
from bot.texts import Voice
from storage.published import Published, Words


def page(known: Published, words: Words, day: datetime, ministry: Ministry, say: Voice, zone: tzinfo) -> Text:
    """Give the question, the answer word for word, and whose it is, about what, where and of which day."""
    return join(
        (
            bold(words.questions[0]) if words.questions else "",
            quoted(words),
            _source(known, day, ministry, say, zone),
        ),
        "\n\n",
    )


def quoted(words: Words) -> Text:
    """Give the answer as a quotation, with its formatting."""
    text = written(words.answer, words.entities)
    inner = tuple(each for each in text.entities if "blockquote" not in each.type)  # they cannot be nested
    return Text(text.plain, (Entity("blockquote", 0, len(text)), *inner)) if text else Text()


def _source(known: Published, day: datetime, ministry: Ministry, say: Voice, zone: tzinfo) -> Text:
    parts = (
        ministry.name(say.language),
        ministry.topic(known.topic).name(say.language),
        region_name(known.region, say.language),
        say.date(day, zone),
    )
    return italic(" · ".join(filter(None, parts)))
