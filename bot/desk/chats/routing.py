"""Showing where appeals go, and remembering which chats are shut to us."""

from collections.abc import Mapping

from bot.delivery.verdict import Reason
from bot.desk.office import Office
from bot.desk.work import Work
from bot.markup import split
from bot.routing import Stop, cells_by_place, route_list
from bot.speech import TEXT_LIMIT
from bot.texts import Voice
from bot.titles import Titles
from storage import chats, places
from storage.places import Purpose
from storage.records import Place

OF_WHOLE_CHAT = frozenset({Reason.KICKED, Reason.NO_CHAT, Reason.NO_RIGHTS})
"""Reasons which shut a chat with all its forum topics."""
UNSEEN = Reason.NO_CHAT


def show_routes(work: Work, place: Place, seen: Mapping[int, str | None]) -> None:
    """Show all routes; `seen` are the titles of groups as Telegram told just now, None for one unseen."""
    learn_titles(work, seen)
    say, office = work.voice_of_reader(place.chat_id), work.office
    titles = Titles(chats.titles(work.rows), office.places)
    cells = cells_by_place(office.ministry, office.place_for)
    managers = [titles.of(each, say) for each in office.manager_places()]
    stops = {each: _stop(work, each, titles, seen, say) for each in _stops(office)}
    for piece in split(route_list(stops, cells, managers, office.ministry, say), TEXT_LIMIT):
        work.say(place, piece, first=True)


def learn_titles(work: Work, seen: Mapping[int, str | None]) -> None:
    """Remember the titles of groups which Telegram told."""
    known = chats.titles(work.rows)
    for chat_id, title in sorted(seen.items()):
        if title and title != known.get(chat_id):
            chats.name(work.rows, chat_id, title)


def chats_on_routes(office: Office) -> list[int]:
    """Give the groups that stand on the list of routes."""
    places = (*_stops(office), *office.manager_places())
    return sorted({place.chat_id for place in places if place.chat_id < 0})


def shut(work: Work, place: Place, reason: Reason) -> None:
    """Remember why cards cannot stand in a place, or in the whole chat."""
    if reason in OF_WHOLE_CHAT:
        place = Place(place.chat_id)
    elif reason is not Reason.NO_TOPIC:
        return
    _remember(work, place, reason)


def open_again(work: Work, chat_id: int) -> None:
    """Forget why a whole chat was shut; a forum topic that is gone does not come back with it."""
    known = work.office.places.get(Place(chat_id))
    if known and known.shut in OF_WHOLE_CHAT:
        _remember(work, Place(chat_id), None)


def heard_in(work: Work, place: Place) -> None:
    """Forget that a place was shut, for Telegram has just shown a message there."""
    if work.office.places:
        for each in {place, Place(place.chat_id)}:
            if (known := work.office.places.get(each)) and known.shut:
                _remember(work, each, None)


def why_shut(work: Work, place: Place) -> Reason | None:
    """Give why a place is shut to us, None if it is open."""
    known = work.office.places.get(place)
    if known and known.shut:
        return Reason(known.shut)
    chat = work.office.places.get(Place(place.chat_id))
    return Reason(chat.shut) if chat and chat.shut in OF_WHOLE_CHAT else None


def _remember(work: Work, place: Place, reason: Reason | None) -> None:
    known = places.keep(work.rows, place, shut=reason)
    work.afterwards.append(lambda: work.office.know(place, known))


def _stops(office: Office) -> list[Place]:
    bound = [place for place, known in office.places.items() if known.purpose is Purpose.STAFF]
    every = [*office.routes().values(), *bound, office.staff_place]
    return list(dict.fromkeys(office.now_at(place) for place in every))


def _stop(work: Work, place: Place, titles: Titles, seen: Mapping[int, str | None], say: Voice) -> Stop:
    office = work.office
    of_file = {office.now_at(route.place) for route in office.ministry.routes}
    bound = {office.now_at(at) for at in office.bound.values()}
    reason = why_shut(work, place)
    if place.chat_id in seen and seen[place.chat_id] is None:
        reason = reason or UNSEEN
    return Stop(
        title=titles.of(place, say),
        is_default=place == office.now_at(office.staff_place),
        is_of_file=place in of_file - bound,
        why_shut=_in_words(reason, say) if reason else None,
    )


def _in_words(reason: Reason, say: Voice) -> str:
    words = {
        Reason.KICKED: say("I was removed from it."),
        Reason.NO_TOPIC: say("the forum topic is gone or closed."),
        Reason.NO_RIGHTS: say("I may not write there."),
    }
    return words.get(reason, say("I am not in it, or it is gone."))
