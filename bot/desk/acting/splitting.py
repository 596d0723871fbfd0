"""Splitting an appeal that brings two matters: the second gets a number, a card and an answer of its own."""

from collections.abc import Sequence

from bot.cards import present_state
from bot.desk.cards.showing import card_key, show_card, show_receipt, show_whole
from bot.desk.incoming import Employee, Incoming, Press
from bot.desk.replies.answering import SEEN, mark
from bot.desk.replies.asking import ask
from bot.desk.timing import opening_clock
from bot.desk.work import Work
from bot.markup import Text
from storage import appeals, lines, posts
from storage.acts import What
from storage.records import Appeal, Author, Line, Place
from storage.roles import Role

LATEST = 20
"""How many of the latest messages are offered as the second matter."""


def later_lines(work: Work, appeal: Appeal) -> list[Line]:
    """Give the citizen's later messages, newest last, an album by its first item."""
    first, *later = lines.of_appeal(work.rows, appeal.id)
    own = [line for line in later if line.author is Author.CITIZEN]
    albums = {line.album: line.id for line in reversed(own) if line.album is not None}
    albums.pop(first.album or "", None)
    return [line for line in own if line.album is None or albums.get(line.album) == line.id][-LATEST:]


def split_off(work: Work, appeal: Appeal, line_id: int) -> Appeal:
    """Let one of the later messages be an appeal of its own; give the one from which it came."""
    chosen = next((line for line in later_lines(work, appeal) if line.id == line_id), None)
    if chosen is None:
        return appeal
    whole = [chosen]
    if chosen.album is not None:
        whole = lines.of_album(work.rows, appeal.id, chosen.chat_id, chosen.album)
    new = _open(work, appeal, chosen.text, appeal.place, appeal.region)
    move_lines(work, whole, appeal, new)
    _show(work, appeal, new)
    _tell_citizen(work, appeal, new)
    return appeal


def set_apart(work: Work, appeal: Appeal, whole: Sequence[Line]) -> Appeal:
    """Let lines of which the citizen says so be an appeal of their own, where it belongs; give that."""
    words = "\n".join(line.text for line in whole)
    tags = work.office.tag(words)
    new = _open(work, appeal, words, work.office.place_for(tags.topic, tags.region), None)
    move_lines(work, whole, appeal, new)
    _show(work, appeal, new)
    return new


def move_lines(work: Work, whole: Sequence[Line], appeal: Appeal, other: Appeal) -> None:
    """Let lines belong to another appeal, and replies to what shows them among staff too."""
    numbers = lines.move(work.rows, [line.id for line in whole], appeal.id, other.id)
    posts.follow(work.rows, numbers, other.id)
    posts.unname(work.rows, numbers, work.office.now_at(appeal.place).chat_id)
    first = lines.first(work.rows, appeal.id)
    lines.change(work.rows, first.id, text=first.text)  # so that /find forgets there what went


def ask_for_words(work: Work, pressed: Press, appeal: Appeal, employee: Employee) -> None:
    """Ask who pressed what the second matter is, where no message of the citizen's is only about it."""
    say = work.voice_of_chat(appeal.place.chat_id)
    words = say(
        "Please reply to this message: what is the second matter of № {number}? The citizen may read it.",
        number=appeal.id,
    )
    ask(work, pressed, appeal, employee, words, Role.SPLIT)


def take_words(work: Work, appeal: Appeal, incoming: Incoming, employee: Employee) -> None:
    """Let the words that reply to our question be an appeal of its own; a reply to it later is another."""
    say = work.voice_of_chat(incoming.chat_id)
    if lines.of_message(work.rows, incoming.chat_id, incoming.message_id):
        return
    if not appeal.is_open or not incoming.text.strip():
        words = present_state(appeal, say) if not appeal.is_open else say("Please reply in words.")
        work.say(incoming.chat_id, Text(words), reply_to=incoming.message_id, appeal_id=appeal.id)
        return
    new = _open(work, appeal, incoming.text, appeal.place, appeal.region)
    lines.add(
        work.rows,
        appeal_id=new.id,
        author=Author.NOTE,
        author_id=employee.id,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        now=work.now,
        text=incoming.text,
    )
    _show(work, appeal, new)
    _tell_citizen(work, appeal, new)
    mark(work, incoming.chat_id, incoming.message_id, SEEN)


def _open(work: Work, appeal: Appeal, text: str, place: Place, region: str | None) -> Appeal:
    """Open a second appeal beside the first, tagged by its own words, in `region` where they name none."""
    tags = work.office.tag(text)
    return appeals.open_new(
        work.rows,
        place=place,
        now=work.now,
        citizen_id=appeal.citizen_id,
        kind=tags.kind,
        topic=tags.topic,
        region=tags.region or region,
        regions=appeal.regions or ((appeal.region,) if appeal.region else ()),
        language=appeal.language,
        tone=tags.tone,
        urgent=tags.urgent,
        because={name: list(words) for name, words in tags.because.items()},
        **opening_clock(work, tags.kind, tags.topic),
    )


def _show(work: Work, appeal: Appeal, new: Appeal) -> None:
    """Show both to staff and citizen, the new card beneath the first if they stand in one chat."""
    for each, other in ((appeal, new), (new, appeal)):
        work.record(each, What.SPLIT, after={"split_with": other.id})
    is_beside = work.office.now_at(new.place) == work.office.now_at(appeal.place)
    show_whole(work, new, beneath=card_key(appeal.id) if is_beside else None)
    show_card(work, appeal)
    show_receipt(work, new)


def _tell_citizen(work: Work, appeal: Appeal, new: Appeal) -> None:
    say = work.voice_of_citizen(appeal.citizen_id)
    words = say("№ {number} became two: № {number} and № {other}.", number=appeal.id, other=new.id)
    work.say(appeal.citizen_id, Text(words), appeal_id=appeal.id)
