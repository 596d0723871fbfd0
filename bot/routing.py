"""What goes where: each topic in each region, told in few words. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.markup import Text, bold, join
from bot.ministry import Ministry
from bot.regions import REGIONS, region_name
from bot.texts import Voice
from storage.records import Place
from storage.routes import Pair

EVERYWHERE = frozenset[str | None]((*REGIONS, None))
"""Every region, and None for appeals whose region nobody knows."""
Cells: TypeAlias = dict[str, frozenset[str | None]]
"""Topics, each with the regions in question."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the list of routes: what it is called, whence its routes are, why it is shut to us."""

    title: str
    is_default: bool
    is_of_file: bool
    why_shut: str | None


def cells_by_place(
    ministry: Ministry, place_for: Callable[[str, str | None], Place]
) -> dict[Place, dict[str, frozenset[str | None]]]:
    """Give what comes to each place, as the routes stand now."""
    found: dict[Place, dict[str, set[str | None]]] = {}
    for topic in ministry.topics:
        for region in EVERYWHERE:
            found.setdefault(place_for(topic.id, region), {}).setdefault(topic.id, set()).add(region)
    return {
        place: {topic: frozenset(regions) for topic, regions in cells.items()}
        for place, cells in found.items()
    }


def cells_of(pairs: Iterable[Pair], ministry: Ministry) -> Cells:
    """Give what routes of these pairs are for."""
    found: Cells = {}
    for topic, region in pairs:
        for each in [topic] if topic else [known.id for known in ministry.topics]:
            found[each] = found.get(each, frozenset()) | (EVERYWHERE if region is None else {region})
    return found


def in_words(cells: Mapping[str, frozenset[str | None]], ministry: Ministry, say: Voice) -> list[str]:
    """Give topics with their regions in lines, those with the same regions in one."""
    topics: dict[frozenset[str | None], list[str]] = {}
    for topic in ministry.topics:
        if topic.id in cells:
            topics.setdefault(cells[topic.id], []).append(topic.name(say.language))
    return [
        f"{_topics(names, len(ministry.topics), say)}: {regions_in_words(regions, say)}"
        for regions, names in topics.items()
    ]


def regions_in_words(regions: Collection[str | None], say: Voice) -> str:
    """Give the names of regions, or of those that are missing where these are fewer."""
    missing = EVERYWHERE - set(regions)
    if not missing:
        return say("all regions")
    if len(missing) < len(regions):
        return say("all regions but {names}", names=_names(missing, say))
    return _names(regions, say)


def route_list(
    stops: Mapping[Place, Stop],
    cells: Mapping[Place, Cells],
    managers: Iterable[str],
    ministry: Ministry,
    say: Voice,
) -> Text:
    """Give all routes: each place with what comes there, the default one last with what has no route."""
    ordered = sorted(stops, key=lambda place: stops[place].is_default)
    blocks = [_stop(stops[place], cells.get(place, {}), ministry, say) for place in ordered]
    told = "\n".join(say("Managers’ chat: {title}", title=title) for title in managers)
    return join((bold(say("Where appeals go")), *blocks, told, say("/bind in a chat changes it.")), "\n\n")


def _stop(stop: Stop, cells: Cells, ministry: Ministry, say: Voice) -> Text:
    lines = in_words(cells, ministry, say)
    if stop.is_default:
        head = say("{title}, the default chat", title=stop.title)
        lines = [say("What has no route of its own:"), *lines] if lines else [say("Everything has a route.")]
    else:
        head = say("{title}, by the ministry’s file", title=stop.title) if stop.is_of_file else stop.title
        lines = lines or [say("Nothing new comes here.")]
    shut = say("Closed to me: {why}", why=stop.why_shut) if stop.why_shut else ""
    instead = say("What should come here goes to the default chat.") if shut and not stop.is_default else ""
    return join((bold(head), bold(f"⚠️ {shut}") if shut else "", instead, *lines))


def _topics(names: list[str], count: int, say: Voice) -> str:
    return say("all topics") if len(names) == count else ", ".join(names)


def _names(regions: Collection[str | None], say: Voice) -> str:
    known = [region_name(code, say.language) for code in REGIONS if code in regions]
    return ", ".join([*known, *([say("region unknown")] if None in regions else [])])
