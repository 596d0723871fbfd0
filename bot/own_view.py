"""What a citizen sees of an appeal that she opened: its buttons, its attachments, her name. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.markup import Text, bold, join
from bot.receipts import is_for_citizen, thread_buttons, written_when
from bot.speech import Button, Rows
from bot.texts import Voice
from storage.records import Appeal, Line

FILES_AT_ONCE = 10
"""Attachments that one press brings: who pays for each megabyte shall not get a hundred of them."""


@dataclass(frozen=True, slots=True)
class View:
    """What decides which buttons stand beneath a thread."""

    thread: Sequence[Line]
    is_named: bool


def view_buttons(appeal: Appeal, view: View, say: Voice) -> Rows:
    """Give what the citizen can do with the appeal, and what she can see of it."""
    rows = [list(row) for row in thread_buttons(appeal, say)]
    if count := len(attachments(view.thread)):
        rows.append([Button(say("Show attachments ({number})", number=count), f"files:{appeal.id}")])
    if view.is_named:
        rows.append([Button(say("My name is shown"), f"name:{appeal.id}")])
    elif appeal.is_open:
        rows.append([Button(say("Show my name"), f"name:{appeal.id}")])
    return rows


def attachments(thread: Sequence[Line]) -> list[Line]:
    """Give the lines whose files or places can be sent to the citizen again; a contact is not kept."""
    return [
        line
        for line in thread
        if is_for_citizen(line) and ((line.media and line.media.file_id) or line.latitude is not None)
    ]


def caption_of(line: Line, say: Voice, zone: tzinfo) -> str:
    """Give who sent a file, and when."""
    return written_when(line, say, zone)


def more_files(appeal: Appeal, start: int, count: int, say: Voice) -> tuple[Text, Rows]:
    """Give the words and the button that lead to further attachments."""
    words = say("№ {number}: {shown} of {count} attachments", number=appeal.id, shown=start, count=count)
    return Text(words), [[Button(say("Show more"), f"files:{appeal.id}:{start}")]]


def name_in_words(appeal: Appeal, shown: str | None, name: str, say: Voice) -> Text:
    """Give what staff see of the citizen, or would see after her second press."""
    if shown is not None:
        head = say("№ {number}: the staff see your name", number=appeal.id)
        back = say("You can hide it again. Whoever has read it already knows it.")
        return join((bold(head), Text(shown), back))
    if not appeal.is_open:
        return Text(say("№ {number} is closed. The staff do not see your name.", number=appeal.id))
    head = say("№ {number}: the staff do not see your name", number=appeal.id)
    would = say("If you press the button, they will see this on the card, and nothing else of you:")
    return join((bold(head), would, Text(name)))


def asked_name(appeal: Appeal, say: Voice) -> Text:
    """Give the question of staff for the name; the citizen need not answer it."""
    head = say("№ {number}: the staff ask for your name", number=appeal.id)
    free = say(
        "You need not show it: we answer you all the same. "
        "They would see your name from Telegram, and nothing else."
    )
    return join((bold(head), free))


def name_buttons(appeal: Appeal, shown: str | None, say: Voice) -> Rows:
    """Give the button that shows the name or hides it."""
    if shown is not None:
        return [[Button(say("Hide my name"), f"hidename:{appeal.id}")]]
    return [[Button(say("Show my name"), f"shown:{appeal.id}")]] if appeal.is_open else []
