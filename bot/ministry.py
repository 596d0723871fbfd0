"""A ministry as its TOML file describes it: its topics, where their appeals go, what it promises and says."""

import re
import tomllib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from importlib import resources
from pathlib import Path
from typing import TypeVar

from bot.calendar import Hours
from bot.regions import REGIONS
from bot.toml_table import TomlTable, meant
from storage.records import Place

OTHER = "other"
"""The topic of what fits nowhere else; every ministry has it."""
UNSURE_BELOW = 0.5
"""How sure a topic must be, from 0 to 1, for staff not to be asked, where the ministry says nothing else."""
OFFICE_HOURS = Hours()
USUAL_HOURS = 4
"""Working hours before a deadline that staff are reminded, and after which a silent chat is told of."""


ALARM_PEOPLE = 5
"""From so many people on managers hear of an incident, where a ministry says nothing else."""
DISPUTED_SHARE = 0.3
"""If more than this share says that it is not solved, an incident opens again, unless the file says else."""
RETENTION_DAYS = 1095
"""Three years, where a ministry says nothing else."""


class MinistryFileIsWrong(ValueError):
    """The file describes no ministry; the message names every mistake with its place, for the operator."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What an appeal may be about, with the words by language that give it away; lessons may teach more."""

    id: str
    names: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    working_days: int | None
    """Promised for this topic; None where the ministry's own promise holds."""
    working_hours: int | None = None
    """Promised for this topic in place of days."""

    def name(self, language: str) -> str:
        """Give the name in this language, in Kazakh where it has none."""
        return self.names.get(language, self.names["kk"])


@dataclass(frozen=True, slots=True)
class Route:
    """The staff chat, or forum topic of one, where appeals of a topic, of a region or of both go."""

    topic: str | None
    region: str | None
    chat_id: int
    thread_id: int | None

    @property
    def place(self) -> Place:
        """The chat and forum topic as one."""
        return Place(self.chat_id, self.thread_id)


@dataclass(frozen=True, slots=True)
class Ministry:
    """Everything in which one ministry differs from another."""

    id: str
    names: Mapping[str, str]
    topics: tuple[Topic, ...]
    routes: tuple[Route, ...]
    working_days: int
    texts: Mapping[str, Mapping[str, str]]
    """Texts of its own by what they are for (`welcome`, `example`, `privacy`) and language."""
    unsure_below: float = UNSURE_BELOW
    """Of a topic less sure than this staff are asked."""
    hours: Hours = OFFICE_HOURS
    remind_hours: int = USUAL_HOURS
    """Working hours before a deadline at which the staff chat is reminded."""
    silence_hours: int = USUAL_HOURS
    """Working hours without any reaction of a staff chat after which it counts as silent."""
    retention_days: int = RETENTION_DAYS
    """How long after it was closed an appeal keeps its words and its person."""
    alarm_people: int = ALARM_PEOPLE
    """From so many people on managers hear of an incident; of danger they hear at once."""
    disputed_share: float = DISPUTED_SHARE
    """If a larger share of those who give their word says that it is not solved, an incident opens again."""

    def name(self, language: str) -> str:
        """Give the name in this language, in Kazakh where it has none."""
        return self.names.get(language, self.names["kk"])

    def topic(self, topic_id: str) -> Topic:
        """Find a topic; one that an older file knew is now `other`."""
        by_id = {topic.id: topic for topic in self.topics}
        return by_id.get(topic_id, by_id[OTHER])

    def promise_days(self, topic_id: str) -> int:
        """Give the working days within which an appeal of this topic is promised an answer."""
        return self.topic(topic_id).working_days or self.working_days

    def route(self, topic: str | None, region: str | None) -> Route | None:
        """Give the route of topic and region, else of the topic, else of the region, else None."""
        routes = {(route.topic, route.region): route for route in self.routes}
        fitting = (routes.get(key) for key in ((topic, region), (topic, None), (None, region)))
        return next((route for route in fitting if route), None)


def shipped() -> tuple[str, ...]:
    """Name the ministries that come with the project."""
    files = resources.files("bot").joinpath("ministries").iterdir()
    return tuple(sorted(Path(file.name).stem for file in files if file.name.endswith(".toml")))


def load(name_or_path: str) -> Ministry:
    """Read a ministry that ships with the project, or a TOML file; raise `MinistryFileIsWrong`."""
    try:
        content = tomllib.loads(_text(name_or_path))
    except tomllib.TOMLDecodeError as error:
        raise MinistryFileIsWrong(f"The ministry file {name_or_path!r} is not TOML: {error}.") from None
    mistakes: list[str] = []
    ministry = _ministry(TomlTable("the top of the file", content, mistakes))
    mistakes += _contradictions(ministry)
    if mistakes:
        listed = "\n".join(f"  {mistake}" for mistake in mistakes)
        raise MinistryFileIsWrong(f"The ministry file {name_or_path!r} has mistakes:\n{listed}")
    return ministry


def _text(name_or_path: str) -> str:
    if name_or_path in shipped():
        return resources.files("bot").joinpath("ministries", f"{name_or_path}.toml").read_text("utf-8")
    try:
        return Path(name_or_path).read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        ours = f"The ministries that ship with the project are {', '.join(shipped())}."
        raise MinistryFileIsWrong(
            f"The ministry file {name_or_path!r} cannot be read: {reason}. {ours}"
        ) from None


_TEXTS = ("welcome", "example", "privacy")
_INCIDENTS = ("alarm_people", "disputed_share")
_TIMES = ("hours", "lunch", "remind_hours", "silence_hours")
_CHAT = "a group's number, which begins with a minus, such as -1001234567890"
_THREAD = "the number of a forum topic, such as 12"
_Item = TypeVar("_Item", bound=Hashable)


def _ministry(top: TomlTable) -> Ministry:
    own = ("id", "name", "working_days", "topics", "routes", "texts", "unsure_below", "retention_days")
    top.only(*own, *_TIMES, *_INCIDENTS)
    return Ministry(
        id=top.identifier("id"),
        names=top.names("name"),
        working_days=_days(top) or 1,
        topics=tuple(_topic(table) for table in top.tables("topics", "topic", "id")),
        routes=tuple(_route(table) for table in top.tables("routes", "route", None)),
        texts=_texts(top),
        unsure_below=_share(top, "unsure_below", UNSURE_BELOW),
        hours=_hours(top),
        remind_hours=_working_hours(top, "remind_hours") or USUAL_HOURS,
        silence_hours=_working_hours(top, "silence_hours") or USUAL_HOURS,
        retention_days=_retention_days(top),
        alarm_people=_alarm_people(top),
        disputed_share=_share(top, "disputed_share", DISPUTED_SHARE),
    )


def _topic(table: TomlTable) -> Topic:
    table.only("id", "name", "words", "working_days", "working_hours")
    if {"working_days", "working_hours"} <= table.content.keys():
        table.wrong("has both working_days and working_hours; keep one of them")
    return Topic(
        id=table.identifier("id"),
        names=table.names("name"),
        words=table.words("words"),
        working_days=_days(table) if "working_days" in table.content else None,
        working_hours=_working_hours(table, "working_hours"),
    )


def _route(table: TomlTable) -> Route:
    table.only("topic", "region", "chat", "thread")
    if not {"topic", "region"} & table.content.keys():
        table.wrong("needs a topic, a region or both")
    region = table.string("region") if "region" in table.content else None
    if region and region not in REGIONS:
        table.wrong(f"region {region!r} is not known{meant(region.upper(), REGIONS)}")
    return Route(
        topic=table.string("topic") if "topic" in table.content else None,
        region=region,
        chat_id=table.number("chat", range(-(2**52), 0), _CHAT) or -1,
        thread_id=table.number("thread", range(1, 2**52), _THREAD) if "thread" in table.content else None,
    )


def _days(table: TomlTable) -> int | None:
    return table.number("working_days", range(1, 61), "a whole number from 1 to 60")


def _share(top: TomlTable, key: str, usual: float) -> float:
    share = top.share(key) if key in top.content else None
    return usual if share is None else share


def _alarm_people(top: TomlTable) -> int:
    if "alarm_people" not in top.content:
        return ALARM_PEOPLE
    return top.number("alarm_people", range(3, 10001), "a whole number from 3 to 10000") or ALARM_PEOPLE


def _working_hours(table: TomlTable, key: str) -> int | None:
    if key not in table.content:
        return None
    return table.number(key, range(1, 201), "a whole number from 1 to 200")


def _hours(top: TomlTable) -> Hours:
    opens, closes = _span(top, "hours") or (OFFICE_HOURS.opens, OFFICE_HOURS.closes)
    lunch = _span(top, "lunch")
    if lunch and not opens < lunch[0] < lunch[1] < closes:
        top.wrong("lunch must lie within the hours")
    return Hours(opens, closes, lunch)


def _span(top: TomlTable, key: str) -> tuple[time, time] | None:
    """Give when something begins and ends on a day, written as "09:00-18:30"; None where it is not said."""
    if key not in top.content:
        return None
    found = re.fullmatch(r"(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)", str(top.content[key]), re.ASCII)
    try:
        begins, ends = map(time.fromisoformat, found.groups() if found else ("18:00", "09:00"))
    except ValueError:
        begins, ends = time(18), time(9)
    if begins < ends:
        return begins, ends
    top.wrong(f'{key} must be written as "09:00-18:30", the earlier time first')
    return None


def _retention_days(top: TomlTable) -> int:
    if "retention_days" not in top.content:
        return RETENTION_DAYS
    wanted = "a whole number from 30 to 36500"
    return top.number("retention_days", range(30, 36501), wanted) or RETENTION_DAYS


def _texts(top: TomlTable) -> Mapping[str, Mapping[str, str]]:
    if "texts" not in top.content:
        return {}
    table = top.table("texts", *_TEXTS)
    return {key: table.names(key) for key in _TEXTS if key in table.content}


def _contradictions(ministry: Ministry) -> Iterator[str]:
    ids = [topic.id for topic in ministry.topics]
    if OTHER not in ids:
        yield f"topics: a topic “{OTHER}” is missing; it takes what fits nowhere else"
    for topic in _repeated([topic for topic in ids if topic]):
        yield f"topics: “{topic}” stands there more than once"
    for number, route in enumerate(ministry.routes, start=1):
        if route.topic and route.topic not in ids:
            yield f"route {number}: topic {route.topic!r} is not among the topics{meant(route.topic, ids)}"
    for pair in _repeated([(route.topic, route.region) for route in ministry.routes]):
        yield f"routes: {' and '.join(part for part in pair if part)} has more than one route"


def _repeated(items: Iterable[_Item]) -> list[_Item]:
    return [item for item, count in Counter(items).items() if count > 1]
