"""How several appeals look to staff in one message, while a staff chat cannot show a card of each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.cards import attached, erased_words, hashtags
from bot.hiding import masked
from bot.markup import Text, bold, italic, join, quote, shorten
from bot.ministry import Ministry
from bot.names import status_name
from bot.regions import region_name
from bot.speech import TEXT_LIMIT, Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Author, Bundle, Line, Status

BUNDLE_SIZE = 10
"""Appeals in one message at the most."""
WORDS = (1200, 800, 550, 400, 330, 250, 180, 100, 40)
"""UTF-16 units of each citizen's words: the first with which the whole fits into a message."""
LEAST_WORDS = 20
"""UTF-16 units that stay of each of several messages of a citizen, as long as there is room for them."""
ATTACHED = 100
"""UTF-16 units of the names of what is attached."""
IN_A_ROW = 5
"""Buttons beside each other."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """One appeal of a bundle, with its thread."""

    appeal: Appeal
    thread: Sequence[Line]


def bundle_text(
    bundle: Bundle, bundled: Sequence[Bundled], ministry: Ministry, say: Voice, zone: tzinfo
) -> Text:
    """Give the message of a bundle, at most 4096 UTF-16 units: each appeal's number, words, attachments."""
    shown = Text()
    for limit in WORDS:
        entries = (_entry(bundle, each, say, zone, limit) for each in bundled)
        shown = join((_heading(bundle, len(bundled), ministry, say), *entries, hashtags(bundle)), "\n\n")
        if len(shown) <= TEXT_LIMIT:
            break
    return shown


def bundle_buttons(bundle: Bundle, bundled: Sequence[Bundled]) -> Rows:
    """Give a button for each appeal that has no card of its own yet."""
    buttons = [
        Button(f"№ {each.appeal.id}", f"card:{each.appeal.id}")
        for each in bundled
        if each.appeal.bundle_id == bundle.id
    ]
    return [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]


def _heading(bundle: Bundle, count: int, ministry: Ministry, say: Voice) -> Text:
    topic = ministry.topic(bundle.topic).name(say.language)
    region = region_name(bundle.region, say.language) or say("region unknown")
    counted = say.count("{count} appeal", "{count} appeals", count)
    advice = italic(say("Press a number to see the whole appeal and to answer it."))
    return join((bold(f"{topic} · {region}") + f" · {counted}", advice))


def _entry(bundle: Bundle, bundled: Bundled, say: Voice, zone: tzinfo, limit: int) -> Text:
    appeal = bundled.appeal
    head = bold(f"№ {appeal.id}") + f" · {appeal.created_at.astimezone(zone):%H:%M}"
    if appeal.erased_why:
        return head + f" · {erased_words(appeal.erased_why, say)}"
    if appeal.bundle_id != bundle.id:
        has_left = appeal.place.chat_id != bundle.place.chat_id
        head += " → " + (say("Passed on to another staff chat") if has_left else say("Shown below"))
    elif appeal.status is not Status.NEW:
        head += f" · {status_name(appeal.status, say)}"
    return join((head, _words(bundled.thread, limit), shorten(attached(bundled.thread, say), ATTACHED)))


def _words(thread: Sequence[Line], limit: int) -> Text:
    """Give the beginning of each message of the citizen, so that a later one is seen as well."""
    written = (masked(line).text.strip() for line in thread if line.author is Author.CITIZEN)
    said = [text for text in written if text]
    each = max(limit // max(len(said), 1), LEAST_WORDS)
    words = "\n+ ".join(shorten(text, each) for text in said)
    return quote(shorten(words, limit)) if words else Text()
