"""Answered before asked: a citizen is given a published answer first, and her appeal is held from staff.

It has its number, its receipt and its clock from the moment it came; only its card waits, until she asks
for a person, does anything else about it, or fifteen minutes have passed.
"""

from datetime import timedelta

from bot.desk.cards.bundling import bundled
from bot.desk.cards.showing import show_receipt, show_whole
from bot.desk.incoming import Press
from bot.desk.work import Work
from bot.names import own_state
from bot.outcomes import by_her_word
from bot.published.first import MINUTES, first, first_buttons
from bot.published.page import page
from bot.published.rules import language_for
from bot.tags import Tags
from bot.texts import voice
from storage import appeals, lines, posts, published
from storage.acts import What
from storage.published import Choice, Published, Words
from storage.records import Appeal, Author, Kind, Line, Outcome

HELP = frozenset({"helped", "person"})
"""Verbs of the buttons under an answer that was given first."""
AT_ONCE = 20
"""Appeals which one round lets go: each is a card, and a group takes about 20 messages a minute."""


def hold(work: Work, appeal: Appeal, line: Line, tags: Tags) -> bool:
    """Give the citizen a published answer first, if one surely is about her question; else say False."""
    known = _fitting(work, appeal, line, tags)
    if known is None:
        return False
    language = language_for(known, work.voice_of_citizen(appeal.citizen_id).language, tags.language)
    published.give(work.rows, known.id, appeal.id, language, work.now)
    held_until = work.now + timedelta(minutes=MINUTES)
    appeal = work.change_appeal(appeal, What.READ_FIRST, held_until=held_until)
    show_receipt(work, appeal)
    _show(work, appeal)
    return True


def let_go(work: Work, appeal: Appeal, choice: Choice) -> Appeal:
    """Give an appeal that staff are shown, with a card if it was held from them so far."""
    if appeal.held_until is None:
        return appeal
    published.choose(work.rows, appeal.id, choice, work.now)
    appeal = bundled(work, work.change_appeal(appeal, held_until=None))
    _keep(work, appeal)
    show_whole(work, appeal)
    _show(work, appeal)
    return appeal


def press(work: Work, pressed: Press, appeal: Appeal) -> None:
    """Take what she pressed under the answer; later than that it is answered by the present state."""
    if appeal.held_until is not None and appeal.is_open:
        if pressed.verb == "helped":
            appeal = _close(work, appeal)
        else:
            work.record(appeal, What.WANTS_PERSON)
            appeal = let_go(work, appeal, Choice.PERSON)
    say = work.voice_of_citizen(appeal.citizen_id)
    work.answer_press(pressed.query_id, f"№ {appeal.id}: {own_state(appeal, say)}")


def let_go_in_time(work: Work) -> None:
    """Let staff have the questions under whose answers nothing was pressed in time."""
    for appeal in appeals.lock_held(work.rows, work.now, AT_ONCE):
        let_go(work, appeal, Choice.NONE)


def let_go_of(work: Work, published_id: int) -> None:
    """Let staff have the questions whose citizens are reading an answer that holds no more."""
    for number in published.held_with(work.rows, published_id):
        if appeal := appeals.lock(work.rows, number):
            let_go(work, appeal, Choice.NONE)


def _fitting(work: Work, appeal: Appeal, line: Line, tags: Tags) -> Published | None:
    """Give the published answer for a plain question without doubt, None for all else."""
    is_plain = line.media is None and line.latitude is None and line.album is None and bool(line.text)
    is_sure = tags.language_sure and not appeal.topics and not appeal.urgent
    if not (is_plain and is_sure and appeal.kind is Kind.QUESTION):
        return None
    day = work.office.calendar.day_of(work.now)
    number = work.office.published.find(line.text, tags, appeal.topic, appeal.region, day)
    known = published.find(work.rows, work.office.ministry.id, number) if number else None
    return known if known and known.holds(day) else None


def _close(work: Work, appeal: Appeal) -> Appeal:
    published.choose(work.rows, appeal.id, Choice.HELPED, work.now)
    _keep(work, appeal)
    appeal = work.change_appeal(appeal, **by_her_word(appeal, Outcome.CONFIRMED, work.now))
    show_receipt(work, appeal)
    _show(work, appeal)
    return appeal


def _keep(work: Work, appeal: Appeal) -> None:
    """Let the answer be a line of the appeal, as the message that she has of it."""
    post = posts.of_key(work.rows, _key(appeal))
    if post is None or (told := _told(work, appeal)) is None:
        return
    known, language = told
    words = known.words.get(language, Words())
    lines.add(
        work.rows,
        appeal_id=appeal.id,
        author=Author.PUBLIC,
        author_id=None,
        chat_id=post.chat_id,
        message_id=post.message_id,
        now=work.now,
        text=words.answer,
        entities=words.entities,
    )


def _show(work: Work, appeal: Appeal) -> None:
    """Let the message with the answer show what the citizen may do, or what has become of it."""
    reading = published.reading(work.rows, appeal.id)
    if reading is None or (told := _told(work, appeal)) is None:
        return
    known, language = told
    say = work.voice_of_citizen(appeal.citizen_id)
    said = page(
        known,
        known.words.get(language, Words()),
        known.published_at or work.now,
        work.office.ministry,
        voice(language),
        work.office.zone,
    )
    holds = known.holds(work.office.calendar.day_of(work.now))
    work.say(
        appeal.citizen_id,
        first(appeal, said, reading.choice, say, holds=holds),
        first_buttons(appeal, reading.choice, say),
        key=_key(appeal),
        appeal_id=appeal.id,
    )


def _told(work: Work, appeal: Appeal) -> tuple[Published, str] | None:
    """Give what the citizen was given first, and in which language."""
    reading = published.reading(work.rows, appeal.id)
    known = published.find(work.rows, work.office.ministry.id, reading.published_id) if reading else None
    return (known, reading.language) if reading and known else None


def _key(appeal: Appeal) -> str:
    return f"first:{appeal.id}"
