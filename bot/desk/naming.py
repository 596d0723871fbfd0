"""What colleagues call a place where cards stand: its title, else what is routed there."""

from bot.desk.work import Work
from bot.private_cards import place_name
from bot.texts import Voice
from bot.titles import Titles
from storage import chats
from storage.records import Place


def places(work: Work) -> list[tuple[Place, str | None, str | None]]:
    """Give every staff chat with topic and region of its (first) route; the default one has neither."""
    found: dict[Place, tuple[str | None, str | None]] = {}
    for pair, place in work.office.routes().items():
        found.setdefault(work.office.now_at(place), pair)
    found.setdefault(work.office.now_at(work.office.staff_place), (None, None))
    return [(place, *names) for place, names in found.items()]


def name_of(work: Work, place: Place, say: Voice) -> str:
    """Give what colleagues call a place."""
    titles = chats.titles(work.rows)
    if place.chat_id in titles:
        return Titles(titles, work.office.places).of(place, say)
    routed = {each: names for each, *names in places(work)}
    topic, region = routed.get(place, (None, None))
    return place_name(topic, region, work.office.ministry, say)
