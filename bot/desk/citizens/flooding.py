"""What happens when a citizen sends a great deal at once: every word is kept, few messages are spent."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk.incoming import Incoming
from bot.desk.work import Work
from bot.markup import Text, units
from bot.receipts import emergency
from bot.speech import ALBUM_LIMIT
from storage import lines, occasions, outbox
from storage.records import Appeal, Author, Line
from storage.roles import Role

LIMIT = 10
"""Messages to an appeal within SPAN that stand alone beneath its card; an album counts as one."""
SPAN = timedelta(minutes=1)
OPENING_LIMIT = 20
"""Appeals which a citizen may open within OPENING_SPAN."""
OPENING_SPAN = timedelta(minutes=10)
HEAP_UNITS = 3500
"""UTF-16 units of the words that are gathered in one message of ours."""
TOLD_AGAIN = timedelta(minutes=10)
"""A citizen is told of a limit once within this time."""
HEAP = "heap"
WORDS = "words"
KINDS = {"photo": "pictures", "video": "pictures", "audio": "audio", "document": "documents"}
"""What may stand together in an album (Bot API, sendMediaGroup)."""


def recent(work: Work, appeal: Appeal) -> list[Line]:
    """Give what the citizen wrote to an appeal within SPAN, oldest first."""
    return lines.since(work.rows, appeal.id, Author.CITIZEN, work.now - SPAN)


def is_flood(written: Sequence[Line]) -> bool:
    """Whether one message more than those of the last SPAN is too much to stand alone."""
    albums = {line.album for line in written if line.album and not is_gathered(line)}
    alone = sum(line.album is None or is_gathered(line) for line in written)
    return alone + len(albums) >= LIMIT


def heap_for(work: Work, written: Sequence[Line], incoming: Incoming) -> str | None:
    """Give the heap which a message of a flood joins, in the place of an album; None if it stands alone."""
    kind = _kind(incoming)
    if kind is None:
        return None
    begun = f"{HEAP}:{kind}:"
    heap = next((line.album for line in reversed(written) if (line.album or "").startswith(begun)), None)
    if heap is not None and has_room([line for line in written if line.album == heap], incoming):
        first = lines.of_album(work.rows, written[-1].appeal_id, incoming.chat_id, heap)[0]
        if kind == WORDS or outbox.is_waiting(work.rows, f"album:{first.id}"):
            return heap
    return f"{begun}{incoming.message_id}"


def has_room(heap: Sequence[Line], incoming: Incoming) -> bool:
    """Whether the message still fits with the others into one of ours."""
    if incoming.media:
        return len(heap) < ALBUM_LIMIT
    return sum(units(line.text) + 1 for line in heap) + units(incoming.text) <= HEAP_UNITS


def is_gathered(line: Line) -> bool:
    """Whether the line is shown together with others which came as messages of their own."""
    return (line.album or "").startswith(f"{HEAP}:")


def is_of_words(line: Line) -> bool:
    """Whether the line is one of several texts that are shown as one."""
    return (line.album or "").startswith(f"{HEAP}:{WORDS}:")


def opens_too_many(latest: Sequence[Appeal], now: datetime) -> bool:
    """Whether a citizen with these appeals has to wait before she opens another."""
    return sum(now - appeal.created_at < OPENING_SPAN for appeal in latest) >= OPENING_LIMIT


def takes_more(latest: Sequence[Appeal], now: datetime) -> Appeal | None:
    """Give the open appeal that takes what would be one too many; None if another may be opened."""
    if not opens_too_many(latest, now):
        return None
    return next((appeal for appeal in latest if appeal.is_open), None)


def tell_flood(work: Work, appeal: Appeal) -> None:
    """Tell the citizen once that all is kept, although she hears no more of each message."""
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "You write a lot at once. All of it is kept under № {number} and will be read; "
        "there is no need to repeat anything.",
        number=appeal.id,
    )
    _tell_once(work, appeal, "flood", words)


def tell_too_many(work: Work, appeal: Appeal) -> None:
    """Tell the citizen once where her words go while she may open no other appeal."""
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say(
        "You have opened many appeals in a short time. For now, what you write is added to № {number}; "
        "all of it will be read. In ten minutes you can open another: /new",
        number=appeal.id,
    )
    _tell_once(work, appeal, "many", words)


def tell_emergency(work: Work, citizen_id: int) -> None:
    """Tell a citizen in danger whom to call, once a minute."""
    if occasions.first_time(work.rows, f"emergency:{citizen_id}:{work.now:%Y%m%d%H%M}", work.now):
        work.say(citizen_id, Text(emergency(work.voice_of_citizen(citizen_id))), rings=True)


def _tell_once(work: Work, appeal: Appeal, what: str, words: str) -> None:
    slot = int(work.now.timestamp() // TOLD_AGAIN.total_seconds())
    if occasions.first_time(work.rows, f"{what}:{appeal.id}:{slot}", work.now):
        work.say(appeal.citizen_id, Text(words), role=Role.RECEIPT, appeal_id=appeal.id)


def _kind(incoming: Incoming) -> str | None:
    if incoming.location or incoming.album:
        return None
    if incoming.media is None:
        return WORDS if units(incoming.text) <= HEAP_UNITS else None
    return KINDS.get(incoming.media.type)
