"""How a queue looks: its filters, each in the data of its button, its lines and how late they are. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from bot.deadlines import late_since
from bot.excerpts import excerpt
from bot.markup import Text, bold, join, link
from bot.ministry import Ministry
from bot.regions import region_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.queues import NO_REGION, Wanted
from storage.records import Appeal, Line

PAGE = 10
"""Appeals on a page."""
LAST_PAGE = 9999
LONGEST_THREAD_ID = 16
"""Digits of a forum topic's number."""


class Part(StrEnum):
    """A part of a queue, or the choice of one, as a button names it."""

    ALL = "a"
    MINE = "m"
    UNTAKEN = "u"
    OVERDUE = "o"
    WAITING = "w"
    TOPIC = "t"
    REGION = "r"
    TOPICS = "T"
    REGIONS = "R"


@dataclass(frozen=True, slots=True)
class View:
    """What somebody sees of a queue: a page of a part of it, perhaps of one forum topic only."""

    part: Part = Part.ALL
    value: str = ""
    thread_id: int | None = None
    page: int = 0

    def data(self) -> str:
        """Give the button's data, 62 bytes at the most: `queue:3:tfuel/12`."""
        thread = f"/{self.thread_id}" if self.thread_id else ""
        return f"queue:{self.page}:{self.part}{self.value}{thread}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An appeal of a queue, with its first line and the address of its card."""

    appeal: Appeal
    first: Line
    url: str | None


def view_of(page: int, argument: str) -> View:
    """Give the view which a button names; one that nobody made shows the beginning of all."""
    chosen, _, thread = argument.partition("/")
    if chosen[:1] not in set(Part) or page > LAST_PAGE:
        return View()
    is_thread = thread.isascii() and thread.isdecimal() and len(thread) <= LONGEST_THREAD_ID
    return View(Part(chosen[:1]), chosen[1:], int(thread) if is_thread else None, page)


def wanted(view: View, chats: tuple[int, ...], person_id: int, now: datetime) -> Wanted:
    """Give what to ask the queue for."""
    narrowed: dict[Part, dict[str, Any]] = {
        Part.MINE: {"taken_by": person_id},
        Part.UNTAKEN: {"is_taken": False},
        Part.OVERDUE: {"overdue_at": now},
        Part.WAITING: {"waits_for_citizen": True},
        Part.TOPIC: {"topic": view.value},
        Part.REGION: {"region": view.value},
    }
    return Wanted(chats, view.thread_id, **narrowed.get(view.part, {}))


def queue_text(
    entries: Sequence[Entry],
    view: View,
    total: int,
    ministry: Ministry,
    say: Voice,
    now: datetime,
    zone: tzinfo,
) -> Text:
    """Give a page of a queue, 4096 UTF-16 units at the most: each appeal takes less than 400."""
    name = part_name(view, ministry, say)
    if not entries:
        return bold(say("Queue")) + f" · {name}\n\n" + say("Nothing waits here.")
    first = view.page * PAGE + 1
    head = bold(say("Queue")) + f" · {name} · {first}–{first + len(entries) - 1} / {total}"
    return join((head, *(_entry(entry, ministry, say, now, zone) for entry in entries)), "\n\n")


def queue_buttons(
    view: View, total: int, ministry: Ministry, say: Voice, opening: Sequence[int] = ()
) -> Rows:
    """Give the ways to other pages and parts; in private also a button that opens each of these cards."""
    cards = [Button(f"№ {number}", f"desk.open:{number}") for number in opening]
    ways = []
    if view.page > 0:
        ways.append(Button("← " + say("Older"), replace(view, page=view.page - 1).data()))
    if (view.page + 1) * PAGE < total:
        ways.append(Button(say("Newer") + " →", replace(view, page=view.page + 1).data()))
    parts = [
        _button(part, view, ministry, say)
        for part in (Part.ALL, Part.MINE, Part.UNTAKEN, Part.OVERDUE, Part.WAITING, Part.TOPICS, Part.REGIONS)
    ]
    return [*_rows(cards, 5), *([ways] if ways else []), *_rows(parts[:3], 3), parts[3:5], parts[5:]]


def part_choice(view: View, counted: Mapping[str | None, int], ministry: Ministry, say: Voice) -> Rows:
    """Give a button for each topic (or region) of the queue, with the number of its appeals."""
    part = Part.TOPIC if view.part is Part.TOPICS else Part.REGION
    views = [View(part, value or NO_REGION, view.thread_id) for value in counted]
    buttons = [
        Button(f"{part_name(each, ministry, say)} · {count}", each.data())
        for each, count in zip(views, counted.values(), strict=True)
    ]
    back = Button("← " + say("Back"), View(thread_id=view.thread_id).data())
    return [*_rows(buttons, 2), [back]]


def part_name(view: View, ministry: Ministry, say: Voice) -> str:
    """Give what a part of the queue is called."""
    if view.part is Part.TOPIC:
        return ministry.topic(view.value).name(say.language)
    if view.part is Part.REGION:
        return region_name(view.value, say.language) or say("region unknown")
    names = {
        Part.MINE: say("Mine"),
        Part.UNTAKEN: say("Nobody has it"),
        Part.OVERDUE: say("Overdue"),
        Part.WAITING: say("Waiting for the citizen"),
        Part.TOPICS: say("By topic"),
        Part.REGIONS: say("By region"),
    }
    return names.get(view.part) or say("All")


def headline(appeal: Appeal, url: str | None, say: Voice, now: datetime, zone: tzinfo) -> Text:
    """Give number, age, how late and whose an appeal is, in one line; the number leads to the card."""
    if late := late_since(appeal, now):
        due = say("overdue: {age}", age=say.age(now - late))
    else:
        due = say("by {day}", day=say.day(appeal.due_at, zone)) if appeal.due_at and appeal.due_from else ""
    who = appeal.taken_name or say("nobody has it")
    told = " · ".join(filter(None, (say.age(now - appeal.created_at), due, who)))
    urgent = "🚨 " if appeal.urgent else ""
    return urgent + link(f"№ {appeal.id}", url) + f" · {told}"


def topic_and_region(appeal: Appeal, ministry: Ministry, say: Voice) -> str:
    """Give what an appeal is about, and where."""
    topic = ministry.topic(appeal.topic).name(say.language)
    return f"{topic} · {region_name(appeal.region, say.language) or say('region unknown')}"


def _entry(entry: Entry, ministry: Ministry, say: Voice, now: datetime, zone: tzinfo) -> Text:
    return join(
        (
            headline(entry.appeal, entry.url, say, now, zone),
            topic_and_region(entry.appeal, ministry, say),
            excerpt(entry.first, say),
        )
    )


def _button(part: Part, view: View, ministry: Ministry, say: Voice) -> Button:
    chosen = {Part.TOPIC: Part.TOPICS, Part.REGION: Part.REGIONS}.get(view.part, view.part)
    mark = "✓ " if part is chosen else ""
    aim = View(part, thread_id=view.thread_id)
    return Button(mark + part_name(aim, ministry, say), aim.data())


def _rows(buttons: Iterable[Button], width: int) -> list[list[Button]]:
    laid = list(buttons)
    return [laid[start : start + width] for start in range(0, len(laid), width)]
