"""How the open appeals look: how many by region and topic, a page of the oldest, the ways to others. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.deadlines import late_since
from bot.excerpts import excerpt
from bot.markup import Text, bold, join, link, shorten
from bot.ministry import Ministry
from bot.open_appeals.asked import Asked, Unclear
from bot.queue import topic_and_region
from bot.regions import REGIONS, region_name
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Line
from storage.still_open import NO_REGION, Heap

PAGE = 7
"""Appeals on a page."""
HEAPS = 10
"""Regions and topics told one by one: with them a page still fits into one message."""
NAME = 60
"""Characters of a word that is given back."""
LAST_PAGE = 9999
NOWHERE = "00"
ALL = Asked()
_VIEW = re.compile(r"(\d\d)?~([a-z0-9_-]{0,32})(?:/(\d{1,16}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class View:
    """What somebody sees: a page of what is asked for, perhaps of one forum topic only."""

    asked: Asked = ALL
    thread_id: int | None = None
    page: int = 0

    def data(self) -> str:
        """Give the button's data, 62 bytes at the most: `open:3:43~fuel/12`."""
        region = "" if self.asked.region is None else self.asked.region.removeprefix("KZ-") or NOWHERE
        thread = f"/{self.thread_id}" if self.thread_id else ""
        return f"open:{self.page}:{region}~{self.asked.topic or ''}{thread}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An open appeal, with its first line and the address of its card."""

    appeal: Appeal
    first: Line
    url: str | None


def view_of(page: int, argument: str) -> View:
    """Give the view that a button names; one that nobody made shows the beginning of all."""
    found = _VIEW.fullmatch(argument)
    if found is None or page > LAST_PAGE:
        return View()
    number, topic, thread = found.groups()
    region = None if number is None else NO_REGION if number == NOWHERE else f"KZ-{number}"
    if region and region not in REGIONS:
        return View()
    return View(Asked(region, topic or None), int(thread) if thread else None, page)


def open_text(
    heaps: Sequence[Heap],
    entries: Sequence[Entry],
    view: View,
    ministry: Ministry,
    say: Voice,
    now: datetime,
) -> Text:
    """Give a page, 4096 UTF-16 units at the most; the first also tells how many there are of what."""
    what = _what(view.asked, ministry, say)
    total = sum(heap.count for heap in heaps)
    if not entries:
        return join((bold(say("Open")) + what, say("No appeal is open.")), "\n\n")
    age = say.age(now - min(heap.oldest for heap in heaps))
    head = bold(say("Open: {number}", number=total)) + what + " · " + say("the oldest: {age}", age=age)
    first = view.page * PAGE + 1
    of_list = bold(say("Open longest")) + f" · {first}–{first + len(entries) - 1} / {total}"
    counted = _counted(heaps, ministry, say, now) if view.page == 0 else ""
    return join((head, counted, of_list, *(_entry(each, ministry, say, now) for each in entries)), "\n\n")


def open_buttons(view: View, total: int, say: Voice, opening: Sequence[int] = ()) -> Rows:
    """Give the ways to other pages and to all; in private also a button that opens each of these cards."""
    cards = [Button(f"№ {number}", f"desk.open:{number}") for number in opening]
    ways = []
    if view.page > 0:
        ways.append(Button("← " + say("Older"), replace(view, page=view.page - 1).data()))
    if (view.page + 1) * PAGE < total:
        ways.append(Button(say("Newer") + " →", replace(view, page=view.page + 1).data()))
    every = [Button(say("All"), View(thread_id=view.thread_id).data())] if view.asked != ALL else []
    return [row for row in (cards[:4], cards[4:], ways, every) if row]


def unclear_text(unclear: Unclear, ministry: Ministry, say: Voice) -> Text:
    """Say what is not understood, and which regions and topics there are."""
    if unclear.unknown:
        words = shorten(" ".join(unclear.unknown), NAME)
        head = say("I know no region and no topic “{words}”.", words=words)
        regions = ", ".join(region_name(code, say.language) for code in REGIONS)
        topics = ", ".join(f"{topic.name(say.language)} ({topic.id})" for topic in ministry.topics)
        return join(
            (
                head,
                say("Topics: {names}", names=topics),
                say("Regions: {names}", names=regions),
                say("Write a region as you like (Қызылорда, СКО, KZ-43), a topic by its name."),
            ),
            "\n\n",
        )
    return Text(say("One region and one topic at a time, please. Which one?"))


def unclear_buttons(unclear: Unclear, thread_id: int | None, ministry: Ministry, say: Voice) -> Rows:
    """Give a button for each region or topic that may be meant."""
    if unclear.unknown:
        return []
    if unclear.regions:
        choices = [Asked(region, unclear.topic) for region in unclear.regions]
    else:
        choices = [Asked(topic=topic) for topic in unclear.topics]
    return [[Button(_name(each, ministry, say), View(each, thread_id).data())] for each in choices[:8]]


def _what(asked: Asked, ministry: Ministry, say: Voice) -> str:
    return "" if asked == ALL else f" · {_name(asked, ministry, say)}"


def _name(asked: Asked, ministry: Ministry, say: Voice) -> str:
    region = None
    if asked.region is not None:
        region = region_name(asked.region, say.language) or say("region unknown")
    topic = ministry.topic(asked.topic).name(say.language) if asked.topic else None
    return " · ".join(filter(None, (topic, region)))


def _counted(heaps: Sequence[Heap], ministry: Ministry, say: Voice, now: datetime) -> Text:
    shown, rest = heaps[:HEAPS], heaps[HEAPS:]
    lines = [_heap(heap, ministry, say, now) for heap in shown]
    if rest:
        more = sum(heap.count for heap in rest)
        lines.append(say("and elsewhere: {number}", number=more))
    return join((bold(say("By region and topic")), *lines))


def _heap(heap: Heap, ministry: Ministry, say: Voice, now: datetime) -> str:
    region = region_name(heap.region, say.language) or say("region unknown")
    age = say("the oldest: {age}", age=say.age(now - heap.oldest))
    return f"{region} · {ministry.topic(heap.topic).name(say.language)}: {heap.count} · {age}"


def _entry(entry: Entry, ministry: Ministry, say: Voice, now: datetime) -> Text:
    appeal = entry.appeal
    late = late_since(appeal, now)
    told = (
        say.age(now - appeal.created_at),
        say("overdue: {age}", age=say.age(now - late)) if late else "",
        say("answered, not closed") if appeal.answered_at else say("no answer yet"),
    )
    urgent = "🚨 " if appeal.urgent else ""
    head = urgent + link(f"№ {appeal.id}", entry.url) + " · " + " · ".join(filter(None, told))
    return join((head, topic_and_region(appeal, ministry, say), excerpt(entry.first, say)))
