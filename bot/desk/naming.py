"""What colleagues call a place where cards stand: its title, else what its routes bring there."""

from bot.desk.work import Work
from bot.regions import region_name
from bot.texts import Voice
from bot.titles import Titles
from storage import chats
from storage.records import Place

NAMED = 3
"""Topics and regions by which a place without a title is named at most."""


def places(work: Work) -> list[Place]:
    """Give every staff chat that has a route, and the default one."""
    places = [*work.office.routes().values(), work.office.staff_place]
    return list(dict.fromkeys(work.office.now_at(place) for place in places))


def name_of(work: Work, place: Place, say: Voice) -> str:
    """Give what people call a staff chat."""
    place = work.office.now_at(place)
    titles = chats.titles(work.rows)
    if place.chat_id in titles:
        return Titles(titles, work.office.places).of(place, say)
    names = _routed(work, place, say)
    more = " …" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more or say("Main staff chat")


def _routed(work: Work, place: Place, say: Voice) -> list[str]:
    """Give the topics and regions of the routes that lead to a place."""
    ministry, office = work.office.ministry, work.office
    pairs = [pair for pair, there in office.routes().items() if office.now_at(there) == place]
    topics = [ministry.topic(topic).name(say.language) for topic, _ in pairs if topic]
    regions = [region_name(region, say.language) for _, region in pairs if region]
    return list(dict.fromkeys((*topics, *regions)))
