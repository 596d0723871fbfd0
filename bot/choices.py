"""The buttons by which kind, topic and region are corrected, the same for a citizen and for staff. Pure."""

from collections.abc import Sequence

from bot.ministry import Ministry
from bot.names import kind_name
from bot.regions import REGIONS, region_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Kind

PAGE = 10
"""Regions on a page."""
MOST_LIKELY = 3
"""Regions offered on the card itself; of more the menu tells."""
NO_REGION = "none"


def kind_choice(appeal: Appeal, say: Voice, back: Button) -> Rows:
    """Give a button for each kind."""
    buttons = [
        Button(_marked(kind_name(kind, say), kind is appeal.kind), f"kind:{appeal.id}:{kind}")
        for kind in Kind
    ]
    return [*in_pairs(buttons), [back]]


def topic_choice(appeal: Appeal, ministry: Ministry, say: Voice, back: Button) -> Rows:
    """Give a button for each topic."""
    buttons = [
        Button(
            _marked(topic.name(say.language), topic.id == appeal.topic),
            f"topic:{appeal.id}:{topic.id}",
        )
        for topic in ministry.topics
    ]
    return [*in_pairs(buttons), [back]]


def likely_topics(appeal: Appeal, ministry: Ministry, say: Voice) -> list[Button]:
    """Give a button for each topic that an unsure appeal may have, the likeliest marked."""
    return [
        Button(_marked(topic.name(say.language), topic.id == appeal.topic), f"topic:{appeal.id}:{topic.id}")
        for topic in map(ministry.topic, appeal.topics)
    ]


def likely_regions(appeal: Appeal, say: Voice) -> list[Button]:
    """Give a button for each of the two or three regions that an appeal without one may be from."""
    if appeal.region or not 2 <= len(appeal.regions) <= MOST_LIKELY:
        return []
    return [_region(appeal, code, say) for code in appeal.regions]


def region_choice(appeal: Appeal, say: Voice, page: int, last: Sequence[Button]) -> Rows:
    """Give a page of regions, those that it may be first and likeliest first, and the `last` row."""
    codes = tuple(dict.fromkeys((*appeal.regions, *REGIONS)))
    pages = -(-len(codes) // PAGE)
    page = page % pages
    shown = codes[page * PAGE : (page + 1) * PAGE]
    buttons = [_region(appeal, code, say) for code in shown]
    other = Button(
        say("More regions ({page} of {pages})", page=page + 1, pages=pages),
        f"regions:{appeal.id}:{(page + 1) % pages}",
    )
    return [*in_pairs(buttons), [other], list(last)]


def _region(appeal: Appeal, code: str, say: Voice) -> Button:
    label = _marked(region_name(code, say.language), code == appeal.region)
    return Button(label, f"region:{appeal.id}:{code}")


def in_pairs(buttons: Sequence[Button]) -> list[list[Button]]:
    """Give buttons two in a row."""
    return [list(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def _marked(label: str, is_chosen: bool) -> str:
    return f"✓ {label}" if is_chosen else label
